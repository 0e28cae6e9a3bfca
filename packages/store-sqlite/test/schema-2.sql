PRAGMA user_version = 2;

CREATE INDEX stream_starts ON events (stream) WHERE revision = 0;

CREATE TABLE personal_data (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  ref TEXT NOT NULL UNIQUE,
  content BLOB NOT NULL
) STRICT;

CREATE TRIGGER personal_data_stay BEFORE UPDATE ON personal_data
WHEN NEW.id <> OLD.id OR NEW.ref <> OLD.ref OR NEW.content <> zeroblob(length(OLD.content))
BEGIN SELECT raise(ABORT, 'personal data is forgotten, never changed'); END;

CREATE TRIGGER personal_data_remain BEFORE DELETE ON personal_data
BEGIN SELECT raise(ABORT, 'that personal data was kept is never deleted'); END;

CREATE TABLE deadlines (
  command_id TEXT PRIMARY KEY,
  due TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE INDEX deadlines_by_due ON deadlines (due);

CREATE TABLE deadline_progress (
  process TEXT PRIMARY KEY,
  position INTEGER NOT NULL
) STRICT;
