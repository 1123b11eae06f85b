-- Somebody, of whom nothing need be known. Times are milliseconds since 1970 in UTC.
CREATE TABLE account (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    made INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A phone that is signed in: only the hash of what its cookie holds.
CREATE TABLE session (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    -- Nothing once it has ended. The row stays so that its token never begins again.
    account BLOB REFERENCES account (id) ON DELETE SET NULL,
    -- The kind of machine, never its whole description.
    device TEXT NOT NULL,
    made INTEGER NOT NULL,
    -- Written at most once a day.
    seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_account ON session (account);
CREATE INDEX session_seen ON session (seen);

-- The code that somebody wrote down, to come back with when the phone is lost.
CREATE TABLE recovery_code (
    account BLOB PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    code_hash BLOB NOT NULL UNIQUE CHECK (length(code_hash) = 32),
    made INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The code that an old phone shows, to be typed on the new one.
CREATE TABLE move_code (
    account BLOB PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    code_hash BLOB NOT NULL UNIQUE CHECK (length(code_hash) = 32),
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The address somebody chose to give, after it was shown to be theirs.
CREATE TABLE email (
    account BLOB PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    address TEXT NOT NULL UNIQUE,
    confirmed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Six digits on their way by e-mail. Their hash covers the token that asked, which is not stored,
-- so that trying a million codes against this table finds nothing.
CREATE TABLE email_code (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    code_hash BLOB NOT NULL CHECK (length(code_hash) = 32),
    -- The address to add; nothing when signing in.
    adding TEXT,
    -- Whose it is; nothing when somebody gave an address that nobody here has.
    account BLOB REFERENCES account (id) ON DELETE CASCADE,
    tries INTEGER NOT NULL,
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX email_code_account ON email_code (account);
