/**
 * What shoppers do. {@link io.daogou.domain.event.Event} is sealed: one record for each shape of event, and
 * {@link io.daogou.domain.event.EventType} names them as Google Analytics 4 does. {@link io.daogou.domain.event.EventLog}
 * is the port behind which events are kept for good. Read {@code Event} first. Must not know what is concluded from
 * events, nor how they are stored.
 */
@NullMarked
package io.daogou.domain.event;

import org.jspecify.annotations.NullMarked;
