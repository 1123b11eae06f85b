-- One row: which database this is. A restored backup gets another epoch, so that phones start afresh.
CREATE TABLE house (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    epoch BLOB NOT NULL CHECK (length(epoch) = 16)
) STRICT;

CREATE TABLE community (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    slug TEXT NOT NULL UNIQUE,
    -- Raised by one with every batch, by compare-and-set.
    version INTEGER NOT NULL,
    -- When something next happens by itself: milliseconds since 1970 in UTC.
    next_due INTEGER
) STRICT, WITHOUT ROWID;

-- The minute book. The bytes are as they were hashed.
CREATE TABLE minute (
    community BLOB NOT NULL REFERENCES community (id),
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (community, seq)
) STRICT, WITHOUT ROWID;

-- Texts that minutes commit to, until they are erased.
CREATE TABLE text (
    community BLOB NOT NULL REFERENCES community (id),
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),
    salt BLOB NOT NULL CHECK (length(salt) = 32),
    body TEXT NOT NULL,
    PRIMARY KEY (community, commitment)
) STRICT;

-- The private registers: the domain's keys and rows, as JSON.
CREATE TABLE register (
    community BLOB NOT NULL REFERENCES community (id),
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (community, key)
) STRICT, WITHOUT ROWID;

-- What became of each command.
-- The account is 16 zero bytes for the server's own commands.
CREATE TABLE outcome (
    community BLOB NOT NULL REFERENCES community (id),
    command BLOB NOT NULL CHECK (length(command) = 16),
    account BLOB NOT NULL CHECK (length(account) = 16),
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    -- The refusal as JSON, or nothing where the command was carried out.
    refusal TEXT,
    PRIMARY KEY (community, command, account)
) STRICT, WITHOUT ROWID;
