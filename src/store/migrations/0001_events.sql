-- What people said, one row an event; rows are only ever added, and deleted only when a person asks for it.
CREATE TABLE event (
  id TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL,
  pain TEXT NOT NULL,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  day TEXT NOT NULL,
  body TEXT NOT NULL,
  content_hash TEXT NOT NULL
){{strict}};

CREATE INDEX event_in_order ON event (person, at, id);

-- Ids of people and pains that were deleted, so that a device that was away does not bring them back. `wiped` is 0 until
-- the traces in the file are gone too.
CREATE TABLE removed (
  id TEXT NOT NULL PRIMARY KEY,
  wiped INTEGER NOT NULL
){{strict}};
