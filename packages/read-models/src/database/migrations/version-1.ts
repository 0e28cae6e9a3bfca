/** From an empty database to version 1: what is known of the tables of models. */

/**
 * - `read_model_schema`: the version of these tables, and how many builds were ever made;
 * - `read_model_checkpoint`: of which prefix of the log tables are the fold. `live` is the one of all
 *   tables that are read; each group of models that is being built has its own until it is switched.
 *   Its generation rises whenever other tables than before belong to it;
 * - `read_model_build`: the tables of one model in one version, and the checkpoint they follow;
 * - `read_model_stop`: streams of which a build has nothing behind a place that could not be read.
 */
export const toVersion1 = ({
  text,
  number,
}: {
  readonly text: string
  readonly number: string
}): ReadonlyArray<string> => [
  `CREATE TABLE read_model_schema (
    version ${number} NOT NULL PRIMARY KEY,
    builds ${number} NOT NULL
  )`,
  'INSERT INTO read_model_schema (version, builds) VALUES (1, 0)',
  `CREATE TABLE read_model_checkpoint (
    name ${text} NOT NULL PRIMARY KEY,
    generation ${number} NOT NULL,
    position ${number} NOT NULL,
    position_before ${number} NOT NULL,
    hash ${text},
    recorded_at ${text}
  )`,
  "INSERT INTO read_model_checkpoint (name, generation, position, position_before) VALUES ('live', 0, 0, 0)",
  `CREATE TABLE read_model_build (
    id ${number} NOT NULL PRIMARY KEY,
    model ${text} NOT NULL,
    version ${number} NOT NULL,
    tables ${text} NOT NULL,
    checkpoint ${text} NOT NULL,
    UNIQUE (model, checkpoint)
  )`,
  `CREATE TABLE read_model_stop (
    build ${number} NOT NULL,
    stream ${text} NOT NULL,
    position ${number} NOT NULL,
    revision ${number},
    reason ${text} NOT NULL,
    PRIMARY KEY (build, stream)
  )`,
]
