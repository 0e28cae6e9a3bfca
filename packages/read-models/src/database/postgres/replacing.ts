/** What the catalogue of PostgreSQL says of a view whose place another one is to take. */
import type { Replacing } from '../database.js'

export const replacing: Replacing = {
  hasOthers: `SELECT 1 FROM (SELECT to_regclass(?) AS shown, to_regclass(?) AS view) AS named
    JOIN pg_catalog.pg_attribute AS old ON old.attrelid = named.view AND old.attnum > 0
    LEFT JOIN pg_catalog.pg_attribute AS new ON new.attrelid = named.shown
      AND (new.attnum, new.attname, new.atttypid, new.attcollation)
        = (old.attnum, old.attname, old.atttypid, old.attcollation)
    WHERE new.attname IS NULL LIMIT 1`,
  grants: `SELECT format('GRANT %s ON %s TO %s%s', given.privilege_type, view.oid::regclass,
      CASE given.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(given.grantee)) END,
      CASE WHEN given.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) AS statement
    FROM pg_catalog.pg_class AS view, aclexplode(view.relacl) AS given
    WHERE view.oid = to_regclass(?) AND given.grantee <> view.relowner`,
}
