"""The tables of the fourth step of the schema: splits of the corpus for training."""

SPLIT_TABLES = """
CREATE TABLE splits (id TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE allotments (
    split TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    part TEXT NOT NULL,
    PRIMARY KEY (split, document)
) STRICT, WITHOUT ROWID
"""
