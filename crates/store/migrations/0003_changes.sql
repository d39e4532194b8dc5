-- Which records changed since a moment: a node reads those again, and not their whole kind.
CREATE INDEX revision_seq ON revision (kind, seq, id);
