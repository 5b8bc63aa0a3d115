/**
 * A conversation that finds what a shopper needs. {@link io.daogou.guide.Guide} is the front door: one
 * {@link io.daogou.guide.GuideTurn} in, one {@link io.daogou.guide.GuideAnswer} out, which says what was understood, asks
 * one question or shows products, and offers quick replies. Read {@code Guide} first, then
 * {@code ConversationalGuide}. States nothing that is not in the catalogue at that moment; must not know
 * HTTP, SQL or how shelves are filled.
 */
@NullMarked
package io.daogou.guide;

import org.jspecify.annotations.NullMarked;
