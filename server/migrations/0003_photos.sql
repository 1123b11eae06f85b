-- Photos that somebody has sent whole and that are ready to be shown. What posts show is in the posts alone:
-- this only says who may put which photo into one.
CREATE TABLE upload (
    community BLOB NOT NULL REFERENCES community (id),
    account BLOB NOT NULL CHECK (length(account) = 16),
    -- The hash of the file as it was sent.
    name BLOB NOT NULL CHECK (length(name) = 32),
    -- How many bytes the file had as it was sent.
    bytes INTEGER NOT NULL,
    -- When it came, or was put into a post: milliseconds since 1970 in UTC.
    at INTEGER NOT NULL,
    -- Whether a post has shown it. Then it lasts no longer than the post.
    used INTEGER NOT NULL CHECK (used IN (0, 1)),
    PRIMARY KEY (community, account, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_account ON upload (account, at);
