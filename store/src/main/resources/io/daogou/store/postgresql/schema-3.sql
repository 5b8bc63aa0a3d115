-- The same tables as SQLite's schema-3.
CREATE TABLE unswept (since_millis BIGINT NOT NULL);
DROP INDEX event_by_device;
DROP INDEX login_by_device;
CREATE INDEX event_by_device ON event (device_id, event_offset);
-- Other processes derive anew what they hold, once a sweep has ended. kind: 6.
CREATE FUNCTION note_sweep() RETURNS TRIGGER LANGUAGE plpgsql AS
$$ BEGIN PERFORM note_change(6, ''); RETURN NULL; END $$;
CREATE TRIGGER swept AFTER DELETE ON unswept FOR EACH ROW EXECUTE FUNCTION note_sweep();
