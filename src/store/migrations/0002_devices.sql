-- Devices that were let in, and one-time tokens that let one in. Tokens are kept as hashes only.
CREATE TABLE device (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  paired_at TEXT NOT NULL,
  last_seen_day TEXT NOT NULL,
  revoked INTEGER NOT NULL
){{strict}};

CREATE TABLE pairing (
  token_hash TEXT NOT NULL PRIMARY KEY,
  expires_at TEXT NOT NULL,
  used INTEGER NOT NULL
){{strict}};
