-- The spine: versioned records, the journal, published figures, and people.
-- One text for both databases; {int} {float} {strict} are the words in which they differ.

CREATE TABLE record (
    kind       TEXT NOT NULL,
    id         TEXT NOT NULL,
    revision   {int} NOT NULL CHECK (revision > 0),
    state      TEXT NOT NULL CHECK (state IN ('draft', 'live', 'deleted', 'merged')),
    merged_to  TEXT,
    body       TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (kind, id),
    CONSTRAINT record_merged CHECK ((state = 'merged') = (merged_to IS NOT NULL))
){strict};

-- Every version a record ever had, with what a person said about it.
CREATE TABLE revision (
    kind     TEXT NOT NULL,
    id       TEXT NOT NULL,
    revision {int} NOT NULL,
    state    TEXT NOT NULL,
    body     TEXT NOT NULL,
    at       TEXT NOT NULL,
    role     TEXT NOT NULL,
    account  TEXT,
    reason   TEXT NOT NULL,
    seq      {int} NOT NULL,
    PRIMARY KEY (kind, id, revision)
){strict};

-- What may exist once over all live records of a kind: an identifier, a host name.
CREATE TABLE unique_key (
    kind  TEXT NOT NULL,
    value TEXT NOT NULL,
    id    TEXT NOT NULL,
    PRIMARY KEY (kind, value)
){strict};

-- The journal. Rows are only ever added; each hash covers the one before.
CREATE TABLE event (
    seq       {int} NOT NULL PRIMARY KEY,
    at        TEXT NOT NULL,
    change    TEXT NOT NULL,
    kind      TEXT,
    id        TEXT,
    canonical TEXT NOT NULL,
    hash      TEXT NOT NULL
){strict};
CREATE INDEX event_about ON event (kind, id, seq);

-- The sequence number of the last change per kind: what a node must read again.
CREATE TABLE pulse (
    name  TEXT NOT NULL PRIMARY KEY,
    value {int} NOT NULL
){strict};

CREATE TABLE figure (
    indicator  TEXT NOT NULL,
    key        TEXT NOT NULL,
    body       TEXT NOT NULL,
    loaded_at  TEXT NOT NULL,
    PRIMARY KEY (indicator, key)
){strict};

CREATE TABLE municipality (
    code       TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    body       TEXT NOT NULL,
    PRIMARY KEY (code, valid_from)
){strict};

CREATE TABLE account (
    id            TEXT NOT NULL PRIMARY KEY,
    email         TEXT NOT NULL CONSTRAINT account_email UNIQUE,
    name          TEXT NOT NULL,
    role          TEXT NOT NULL,
    region        TEXT,
    party         TEXT,
    lang          TEXT NOT NULL,
    profile       TEXT NOT NULL,
    password_hash TEXT,
    totp_secret   TEXT,
    totp_step     {int} NOT NULL,
    oidc_subject  TEXT CONSTRAINT account_oidc UNIQUE,
    created_at    TEXT NOT NULL,
    seen_at       TEXT
){strict};

-- The cookie's secret is kept as a hash: a stolen database opens no session.
CREATE TABLE session (
    hash       TEXT NOT NULL PRIMARY KEY,
    account    TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    factors    {int} NOT NULL,
    agent      TEXT NOT NULL,
    created_at TEXT NOT NULL,
    seen_at    TEXT NOT NULL
){strict};
CREATE INDEX session_account ON session (account);

-- A link by mail, good once and for a short time.
CREATE TABLE login_token (
    hash       TEXT NOT NULL PRIMARY KEY,
    account    TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    goal       TEXT NOT NULL,
    expires_at TEXT NOT NULL
){strict};

CREATE TABLE claim (
    id         TEXT NOT NULL PRIMARY KEY,
    party      TEXT NOT NULL,
    account    TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    grounds    TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('open', 'granted', 'refused')),
    at         TEXT NOT NULL,
    decided_at TEXT,
    CONSTRAINT claim_once UNIQUE (party, account)
){strict};

-- What visitors report: an obstacle on a page, a question.
CREATE TABLE message (
    id    TEXT NOT NULL PRIMARY KEY,
    at    TEXT NOT NULL,
    topic TEXT NOT NULL,
    page  TEXT NOT NULL,
    body  TEXT NOT NULL,
    email TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'done'))
){strict};

-- Mail leaves from here, after the deed that caused it was committed.
CREATE TABLE outbox (
    id         TEXT NOT NULL PRIMARY KEY,
    at         TEXT NOT NULL,
    recipient  TEXT NOT NULL,
    subject    TEXT NOT NULL,
    body       TEXT NOT NULL,
    due_at     TEXT NOT NULL,
    tries      {int} NOT NULL,
    sent_at    TEXT,
    last_error TEXT
){strict};
CREATE INDEX outbox_due ON outbox (sent_at, due_at);

-- Heads that were signed and published, so that a later rewrite of everything is found.
CREATE TABLE signed_head (
    seq       {int} NOT NULL PRIMARY KEY,
    at        TEXT NOT NULL,
    hash      TEXT NOT NULL,
    signature TEXT NOT NULL
){strict};

CREATE TABLE setting (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
){strict};
