-- A link of an earlier version was ended by the next one of its device, or by hand: only the latter was undone.
DROP INDEX active_link_by_device;
UPDATE device_link SET unlinked_millis = NULL WHERE EXISTS (
    SELECT 1 FROM device_link AS later
    WHERE later.device_id = device_link.device_id AND later.link_id > device_link.link_id
        AND later.linked_millis = device_link.unlinked_millis);
CREATE INDEX link_by_device ON device_link (device_id, link_id);
-- Of every consent the one with the largest number is in force.
CREATE TABLE consent (
    consent_id INTEGER PRIMARY KEY AUTOINCREMENT,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    purpose TEXT NOT NULL,
    granted INTEGER NOT NULL,
    time_millis INTEGER NOT NULL,
    source TEXT NOT NULL,
    version TEXT NOT NULL
);
CREATE INDEX consent_by_subject ON consent (subject_id, subject_kind, purpose, consent_id);
-- tag: '' for all interests.
CREATE TABLE reset (
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    tag TEXT NOT NULL,
    time_millis INTEGER NOT NULL,
    PRIMARY KEY (subject_id, subject_kind, tag)
);
-- Hashes are keyed with the one row of shop_key.
CREATE TABLE shop_key (bytes BLOB NOT NULL);
-- finished: whether no byte is left in any file.
CREATE TABLE erased (
    subject_hash TEXT PRIMARY KEY NOT NULL,
    time_millis INTEGER NOT NULL,
    finished INTEGER NOT NULL
);
CREATE INDEX erased_unfinished ON erased (finished) WHERE finished = 0;
CREATE TABLE device_code (
    device_id TEXT PRIMARY KEY NOT NULL,
    code_hash TEXT NOT NULL UNIQUE,
    until_millis INTEGER NOT NULL
);
CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    time_millis INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject_hash TEXT
);
CREATE INDEX audit_by_subject ON audit (subject_hash, sequence) WHERE subject_hash IS NOT NULL;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is kept'); END;
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is kept'); END;
-- What one person did: for their export and erasure.
CREATE INDEX event_by_device ON event (device_id) WHERE shopper_id IS NULL;
CREATE INDEX login_by_device ON event (device_id) WHERE type = 12;
CREATE INDEX event_by_shopper ON event (shopper_id) WHERE shopper_id IS NOT NULL;
