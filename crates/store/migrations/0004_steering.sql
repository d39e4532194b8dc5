-- What must not stand in a public record: closed texts, minutes being written, votes being cast.

-- A part of a record that only some may read: a closed answer, a paper of a closed session.
CREATE TABLE closed_part (
    kind    TEXT NOT NULL,
    id      TEXT NOT NULL,
    part    TEXT NOT NULL,
    body    TEXT NOT NULL,
    at      TEXT NOT NULL,
    account TEXT,
    PRIMARY KEY (kind, id, part)
){strict};

-- Minutes of one item; each item has its own revision, so that two people can write at once.
CREATE TABLE minute (
    meeting  TEXT NOT NULL,
    item     TEXT NOT NULL,
    revision {int} NOT NULL,
    text     TEXT NOT NULL,
    at       TEXT NOT NULL,
    account  TEXT,
    PRIMARY KEY (meeting, item)
){strict};

CREATE TABLE vote_round (
    meeting TEXT NOT NULL,
    item    TEXT NOT NULL,
    secret  {int} NOT NULL CHECK (secret IN (0, 1)),
    state   TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    PRIMARY KEY (meeting, item)
){strict};

-- That a seat voted, once. What it voted stands here only at a roll call.
CREATE TABLE vote (
    meeting TEXT NOT NULL,
    item    TEXT NOT NULL,
    seat    TEXT NOT NULL,
    choice  TEXT CHECK (choice IN ('for', 'against', 'abstain')),
    CONSTRAINT vote_once UNIQUE (meeting, item, seat),
    FOREIGN KEY (meeting, item) REFERENCES vote_round (meeting, item)
){strict};

-- Secret ballots as counts: rows that exist before anyone votes, so neither order nor time is kept.
CREATE TABLE ballot (
    meeting TEXT NOT NULL,
    item    TEXT NOT NULL,
    choice  TEXT NOT NULL CHECK (choice IN ('for', 'against', 'abstain')),
    votes   {int} NOT NULL,
    PRIMARY KEY (meeting, item, choice)
){strict};
