-- That an owner was asked how an action goes: once per round, whoever got the letter. No person stands here.

CREATE TABLE reminder (
    action      TEXT NOT NULL,
    round       TEXT NOT NULL,
    asked       TEXT NOT NULL,
    at          TEXT NOT NULL,
    answer      TEXT CHECK (answer IN ('unchanged', 'done')),
    answered_at TEXT,
    CONSTRAINT reminder_once UNIQUE (action, round)
){strict};
CREATE INDEX reminder_asked ON reminder (asked);
