/**
 * What can be asked of the columns. An {@link io.daogou.insight.analysis.Analysis} is a record of its parameters, which check
 * themselves, with the SQL that answers and a record for the answer: read {@link io.daogou.insight.analysis.Funnel} first.
 *
 * <p><b>Words.</b> A <i>person</i> is the shopper an event names or whose device it came from, or a device that belongs to nobody.
 * An <i>order</i> is all purchase events with one transaction number. Amounts are exact and per currency; {@code XXX} stands for
 * none given. Pairs of items that fewer than {@link io.daogou.insight.analysis.People#FEWEST} people made are never told.
 *
 * <p>Must not know how the columns are kept up, nor who asks.
 */
@NullMarked
package io.daogou.insight.analysis;

import org.jspecify.annotations.NullMarked;
