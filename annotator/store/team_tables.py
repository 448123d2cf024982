"""The tables of the third step of the schema: roles, assignments, and what passes between copies of a project."""

TEAM_TABLES = """
CREATE TABLE roles (
    coder TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (coder, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE deals (id TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE assignments (
    document TEXT NOT NULL REFERENCES documents (id),
    coder TEXT NOT NULL,
    deal TEXT NOT NULL,
    PRIMARY KEY (document, coder)
) STRICT, WITHOUT ROWID;

CREATE INDEX assignments_by_coder ON assignments (coder);

CREATE TABLE forks (  -- two files wrote under one site: the rows that came second lie under a site of their own
    site TEXT PRIMARY KEY,
    origin TEXT NOT NULL,
    seq INTEGER NOT NULL,  -- the number that the first of them had
    previous TEXT NOT NULL  -- the hash of the row before that
) STRICT, WITHOUT ROWID;

CREATE TABLE parts (  -- sites of which this file does not hold all rows; not shared
    site TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,  -- up to this row it holds all that is meant for it
    chosen INTEGER NOT NULL  -- 1: a supervisor chose them for a coder; 0: a package is missing
) STRICT, WITHOUT ROWID;

CREATE TABLE correspondents (  -- people with whom keys were compared; not shared
    fingerprint TEXT PRIMARY KEY,
    coder TEXT NOT NULL,
    name TEXT NOT NULL,
    signing TEXT NOT NULL,
    sealing TEXT NOT NULL,
    device TEXT NOT NULL,  -- where they were compared: whoever gets a copy of the file compares them again
    time TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE acknowledged (  -- up to which row of a site a correspondent has everything; not shared
    fingerprint TEXT NOT NULL,
    site TEXT NOT NULL,
    chosen INTEGER NOT NULL,  -- 1: everything that is meant for her
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,  -- of that row
    PRIMARY KEY (fingerprint, site, chosen, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE packages (  -- those that went and came; not shared
    id TEXT PRIMARY KEY,
    sent INTEGER NOT NULL,  -- 1: from here; 0: to here
    coder TEXT NOT NULL,  -- to whom, or from whom
    fingerprint TEXT NOT NULL,  -- the sender's
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    time TEXT NOT NULL,
    content TEXT NOT NULL  -- JSON: which rows and documents it held
) STRICT, WITHOUT ROWID;

CREATE TABLE receipts (  -- packages from here that a correspondent has received; not shared
    package TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (package, fingerprint)
) STRICT, WITHOUT ROWID
"""
