-- A workbook somebody handed in: what it would change, until that person confirms it or an hour is over.
CREATE TABLE handed_sheet (
    account TEXT NOT NULL PRIMARY KEY,
    hash    TEXT NOT NULL,
    at      TEXT NOT NULL,
    body    TEXT NOT NULL
){strict};

-- A reporting period as it was frozen: the state of every action then, and the workbook of it. Never changed.
CREATE TABLE frozen_period (
    period      TEXT NOT NULL PRIMARY KEY,
    at          TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    body        {bytes} NOT NULL,
    workbook    {bytes} NOT NULL
){strict};
