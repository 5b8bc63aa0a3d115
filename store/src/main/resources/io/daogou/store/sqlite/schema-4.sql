-- What a merchant says about shelves, each change a row; of each thing the one with the largest version counts. kind: rule or
-- placement. document: RuleDocument or PlacementDocument; none where it was taken away.
CREATE TABLE steering (
    version INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    document TEXT,
    actor TEXT NOT NULL,
    time_millis INTEGER NOT NULL
);
CREATE INDEX steering_by_id ON steering (kind, id, version);
