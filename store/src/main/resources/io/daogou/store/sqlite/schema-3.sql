-- A row while what a sweep removed may have left bytes in a file.
CREATE TABLE unswept (since_millis INTEGER NOT NULL);
-- What happened on a device, whoever did it: its latest event tells whether it is silent.
DROP INDEX event_by_device;
DROP INDEX login_by_device;
CREATE INDEX event_by_device ON event (device_id);
