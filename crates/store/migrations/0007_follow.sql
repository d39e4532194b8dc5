-- Who wants to hear of what. All of it is personal and stands outside the journal; it goes with its follower.

CREATE TABLE follower (
    id         TEXT NOT NULL PRIMARY KEY,
    email      TEXT NOT NULL CONSTRAINT follower_email UNIQUE,
    lang       TEXT NOT NULL,
    asked_at   TEXT,
    created_at TEXT NOT NULL
){strict};

CREATE TABLE follow (
    follower  TEXT NOT NULL REFERENCES follower (id) ON DELETE CASCADE,
    kind      TEXT NOT NULL,
    id        TEXT NOT NULL,
    rhythm    TEXT NOT NULL CHECK (rhythm IN ('direct', 'daily', 'weekly')),
    confirmed {int} NOT NULL CHECK (confirmed IN (0, 1)),
    at        TEXT NOT NULL,
    PRIMARY KEY (follower, kind, id)
){strict};
CREATE INDEX follow_of ON follow (kind, id);

-- Events that wait to be told to a follower, and when that may be.
CREATE TABLE follow_news (
    follower TEXT NOT NULL REFERENCES follower (id) ON DELETE CASCADE,
    kind     TEXT NOT NULL,
    id       TEXT NOT NULL,
    seq      {int} NOT NULL,
    due_at   TEXT NOT NULL,
    PRIMARY KEY (follower, kind, id, seq)
){strict};
CREATE INDEX follow_news_due ON follow_news (due_at);

-- Up to which event followers were looked for: one row, moved in the transaction that notes the news.
CREATE TABLE follow_mark (
    one {int} NOT NULL PRIMARY KEY CHECK (one = 1),
    seq {int} NOT NULL
){strict};

-- The address that stops this kind of mail on POST (RFC 8058).
ALTER TABLE outbox ADD COLUMN unsubscribe TEXT;
