-- 0001 events 7a20915c612bebd4
-- 0002 devices e61f137a858b5b33
-- 0003 doses 0314c409dcb29a64
-- 0004 runs 8baac31d85a00d95
CREATE TABLE device (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  paired_at TEXT NOT NULL,
  last_seen_day TEXT NOT NULL,
  revoked INTEGER NOT NULL
) STRICT;
CREATE TABLE dose_table (
  site TEXT NOT NULL,
  sex TEXT NOT NULL,
  build TEXT NOT NULL,
  tool TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  number INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (site, sex, build, tool)
) STRICT;
CREATE TABLE event (
  id TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL,
  pain TEXT NOT NULL,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  day TEXT NOT NULL,
  body TEXT NOT NULL,
  content_hash TEXT NOT NULL
) STRICT;
CREATE INDEX event_in_order ON event (person, at, id);
CREATE TABLE pairing (
  token_hash TEXT NOT NULL PRIMARY KEY,
  expires_at TEXT NOT NULL,
  used INTEGER NOT NULL
) STRICT;
CREATE TABLE press_run (
  asked TEXT NOT NULL PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  number INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE TABLE removed (
  id TEXT NOT NULL PRIMARY KEY,
  wiped INTEGER NOT NULL
) STRICT;
CREATE TABLE schema_migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT;
