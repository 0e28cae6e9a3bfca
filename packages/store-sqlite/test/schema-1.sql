PRAGMA application_id = 1128354381;
PRAGMA user_version = 1;

CREATE TABLE events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL,
  revision INTEGER NOT NULL,
  hash TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (stream, revision)
) STRICT;

CREATE TRIGGER events_follow BEFORE INSERT ON events
WHEN EXISTS (SELECT 1 FROM events WHERE position = NEW.position) OR NEW.revision <>
  (SELECT coalesce(max(revision), -1) + 1 FROM events WHERE stream = NEW.stream)
BEGIN SELECT raise(ABORT, 'an event follows the last one of its stream'); END;

CREATE TRIGGER events_stay BEFORE UPDATE ON events
BEGIN SELECT raise(ABORT, 'a recorded event is never changed'); END;

CREATE TRIGGER events_remain BEFORE DELETE ON events
BEGIN SELECT raise(ABORT, 'a recorded event is never deleted'); END;

CREATE TABLE reaction_progress (
  reaction TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;

CREATE TABLE parked_commands (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  command_id TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE denied_attempts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  actor TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE INDEX denied_attempts_by_actor ON denied_attempts (actor, id);
