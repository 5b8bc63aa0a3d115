-- Offsets are never used twice, not even after the latest event was erased: hence AUTOINCREMENT.
-- type, platform and payload: EventCodes and EventPayload.
CREATE TABLE event (
    event_offset INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE,
    time_millis INTEGER NOT NULL,
    type INTEGER NOT NULL,
    platform INTEGER NOT NULL,
    device_id TEXT NOT NULL,
    shopper_id TEXT,
    session_id TEXT,
    recommendation_id TEXT,
    payload BLOB NOT NULL
);
-- Counting every event takes seconds once there are many.
CREATE TABLE event_count (total INTEGER NOT NULL);
INSERT INTO event_count VALUES (0);
-- document: ItemDocument. added_at: ISO 8601, to the nanosecond.
CREATE TABLE item (
    item_id TEXT PRIMARY KEY NOT NULL,
    document TEXT NOT NULL,
    added_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);
CREATE TABLE device_link (
    link_id INTEGER PRIMARY KEY,
    device_id TEXT NOT NULL,
    shopper_id TEXT NOT NULL,
    linked_millis INTEGER NOT NULL,
    unlinked_millis INTEGER
);
CREATE UNIQUE INDEX active_link_by_device ON device_link (device_id) WHERE unlinked_millis IS NULL;
CREATE INDEX link_by_shopper ON device_link (shopper_id, linked_millis);
