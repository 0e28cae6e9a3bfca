/**
 * What the file holds, and the two numbers by which it is known. Separate because it is a storage
 * contract: a released step is never edited, the next one is added behind it.
 */

/** "CARM" in ASCII, as SQLite's application id: the file says whose it is. */
export const applicationId = 0x4341524d

/**
 * From an empty database to version 1. The triggers guard against accidents with other tools;
 * against somebody with a will there is only the hash chain.
 */
const toVersion1 = `
  PRAGMA application_id = ${applicationId};
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
`

/**
 * From version 1 to 2. A row of `personal_data` is added at the end and never changes its size:
 * SQLite moves rows to make room, and leaves copies of them where they stood. Zeros mean forgotten.
 */
const toVersion2 = `
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
`

/**
 * The command id of a stored event, as the index of version 3 has it; null where a body is damaged,
 * so that a damaged file can still be opened, and its damage told.
 */
export const commandOfBody =
  "CASE WHEN json_valid(body) THEN json_extract(body, '$.metadata.commandId') END"

/** From version 2 to 3: states that are kept, and commands that are found without their streams. */
const toVersion3 = `
  PRAGMA user_version = 3;

  CREATE INDEX events_by_command ON events (stream, ${commandOfBody}, revision);

  CREATE TABLE snapshots (
    stream TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    hash TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    seal TEXT NOT NULL
  ) STRICT;
`

/** Step n leads from version n to the next; they run in order, inside one transaction. */
export const schemaSteps: ReadonlyArray<string> = [toVersion1, toVersion2, toVersion3]

/** Version of the schema, as SQLite's user version. */
export const schemaVersion = schemaSteps.length
