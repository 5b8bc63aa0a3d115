/**
 * What can be ordered, arranged for a conversation: {@link io.daogou.guide.catalog.Assortment} says which items have which
 * value of which {@link io.daogou.guide.catalog.Facet}, lie in which {@link io.daogou.guide.catalog.Department}, and have
 * which word in the title. Derived from the catalogue and never the last word about it: what is shown is read again from
 * the truth. Read {@code Assortment} first. Must not know conversations.
 */
@NullMarked
package io.daogou.guide.catalog;

import org.jspecify.annotations.NullMarked;
