-- Editions on their way out: what was staged, where it stands, and the frozen tables.

-- One import of one source for one indicator; `facts` is what was read, compressed.
CREATE TABLE import_run (
    id        TEXT NOT NULL PRIMARY KEY,
    edition   TEXT NOT NULL,
    indicator TEXT NOT NULL,
    content   TEXT NOT NULL,
    at        TEXT NOT NULL,
    undone    {int} NOT NULL CHECK (undone IN (0, 1)),
    body      TEXT NOT NULL,
    facts     {bytes} NOT NULL
){strict};
CREATE INDEX import_run_edition ON import_run (edition, at);
-- The same content is staged once in an edition, however many ask at the same moment.
CREATE UNIQUE INDEX import_run_once ON import_run (edition, content) WHERE undone = 0;

CREATE TABLE edition_release (
    edition     TEXT NOT NULL PRIMARY KEY,
    stage       TEXT NOT NULL CHECK (stage IN ('staged', 'in_review', 'approved', 'embargoed', 'released', 'refused')),
    opens_at    TEXT,
    released_at TEXT,
    revision    {int} NOT NULL,
    body        TEXT NOT NULL
){strict};

-- The protected table of one indicator as it was approved: compressed, under its hash.
CREATE TABLE edition_slice (
    edition   TEXT NOT NULL REFERENCES edition_release (edition) ON DELETE CASCADE,
    indicator TEXT NOT NULL,
    hash      TEXT NOT NULL,
    cells     {int} NOT NULL,
    body      {bytes} NOT NULL,
    about     TEXT NOT NULL,
    PRIMARY KEY (edition, indicator)
){strict};
