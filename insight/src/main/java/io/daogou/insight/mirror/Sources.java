package io.daogou.insight.mirror;

import io.daogou.domain.event.EventLog;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.shopper.People;
import java.time.Clock;

/** The truth that is mirrored: what was done, on what, and by whom. */
public record Sources(EventLog log, Catalog catalog, People people, Clock clock) {}
