-- The first schema. SQL that SQLite and PostgreSQL both take; JSON is kept as text.
-- A later change is a file of its own, added to MIGRATIONS; none is ever edited.

CREATE TABLE archive (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- One box, folder or zip that was handed in.
CREATE TABLE intake (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    oppdrag TEXT NOT NULL            -- Oppdrag as JSON
);

-- One folder of an intake: what stood on its label, and which property that is.
CREATE TABLE folder (
    id INTEGER PRIMARY KEY,
    intake_id INTEGER NOT NULL REFERENCES intake (id),
    path TEXT NOT NULL,
    facts TEXT NOT NULL,             -- FolderRow as JSON: keys of the label, references
    UNIQUE (intake_id, path)
);

-- One received file, kept in the store byte for byte.
CREATE TABLE received (
    id INTEGER PRIMARY KEY,
    intake_id INTEGER NOT NULL REFERENCES intake (id),
    folder_id INTEGER NOT NULL REFERENCES folder (id),
    path TEXT NOT NULL,              -- as received, relative to the intake
    digest TEXT NOT NULL,
    size BIGINT NOT NULL,
    kind TEXT NOT NULL,
    puid TEXT,                       -- PRONOM's name of the format
    fate TEXT NOT NULL,              -- scan | duplicate | unreadable | list | job | ignored | replaced
    position INTEGER NOT NULL,       -- reading order within the intake
    UNIQUE (intake_id, path, digest)
);
CREATE INDEX received_folder ON received (folder_id, position);
CREATE INDEX received_digest ON received (digest);

-- One page of a received file.
CREATE TABLE page (
    id INTEGER PRIMARY KEY,
    received_id INTEGER NOT NULL REFERENCES received (id),
    number INTEGER NOT NULL,         -- within the file, from 1
    width INTEGER NOT NULL,          -- pixels
    height INTEGER NOT NULL,
    dpi INTEGER NOT NULL,
    role TEXT NOT NULL,              -- waiting | document | cover | reference | separator | blank | duplicate | unreadable
    recipe TEXT,                     -- digest of what determined the reading
    alto TEXT,                       -- digest of the ALTO in the store
    made TEXT,                       -- digest of the other facts of the reading in the store
    blank INTEGER NOT NULL,          -- 1 where nothing stands on it
    confidence REAL,                 -- 0-100
    facts TEXT,                      -- PageFacts as JSON
    facts_recipe TEXT,               -- what determined the facts
    document_id INTEGER,
    position INTEGER,                -- within the document, from 0
    UNIQUE (received_id, number)
);
CREATE INDEX page_document ON page (document_id, position);

-- A reading made once is never made again, whichever file brings the same page.
CREATE TABLE reading_made (
    digest TEXT NOT NULL,            -- of the received file
    number INTEGER NOT NULL,
    recipe TEXT NOT NULL,
    alto TEXT NOT NULL,
    made TEXT NOT NULL,
    blank INTEGER NOT NULL,
    confidence REAL,
    PRIMARY KEY (digest, number, recipe)
);

CREATE TABLE case_file (
    id INTEGER PRIMARY KEY,
    folder_id INTEGER NOT NULL REFERENCES folder (id),
    name TEXT NOT NULL UNIQUE,       -- stable: the first page of its first document
    facts TEXT NOT NULL,             -- CaseRow as JSON
    main_key TEXT,                   -- matrikkel key; NULL while it waits for a person
    position INTEGER NOT NULL
);
CREATE INDEX case_key ON case_file (main_key, position);

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    name TEXT NOT NULL UNIQUE,       -- stable: file and number of its first page
    facts TEXT NOT NULL,             -- DocumentRow as JSON
    position INTEGER NOT NULL        -- within the case
);
CREATE INDEX document_case ON document (case_id, position);

-- The archive PDF of a document, by what determined it.
CREATE TABLE pdf_made (
    recipe TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    size BIGINT NOT NULL,
    facts TEXT NOT NULL              -- PdfRow as JSON
);

-- What waits for a person, or has been decided: one row a subject and field.
CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    folder_id INTEGER NOT NULL REFERENCES folder (id),
    subject TEXT NOT NULL,           -- stable name of a folder, case or document
    field TEXT NOT NULL,             -- eiendom | dato | dokumenttype | tittel | avsender | mottaker
    facts TEXT NOT NULL,             -- QuestionRow as JSON: value read, words, place, why it waits
    waiting INTEGER NOT NULL,        -- 1 while nobody has decided, else 0
    UNIQUE (subject, field)
);

-- A person's decision: a record of its own that outranks every reading. Never changed.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    field TEXT NOT NULL,
    verdict TEXT NOT NULL,           -- accepted | corrected | rejected
    before TEXT,
    after TEXT,
    who TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX decision_subject ON decision (subject, field, id);

CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    stage TEXT NOT NULL,
    subject TEXT NOT NULL,           -- what the stage was working on; its findings are replaced together
    severity TEXT NOT NULL,
    finding TEXT NOT NULL            -- Finding as JSON
);
CREATE INDEX finding_stage ON finding (stage, subject);

-- Events as PREMIS names them. The log only grows.
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    at TEXT NOT NULL,
    agent TEXT NOT NULL,
    agent_version TEXT NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL,
    object TEXT NOT NULL             -- digest of a file in the store, or the name of a unit
);
CREATE INDEX event_object ON event (object);

-- systemIDs are given once and survive every later export (krav 2.2.2, 6.4.26).
CREATE TABLE system_id (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    uuid TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    PRIMARY KEY (kind, name)
);

-- Sequence numbers (sakssekvensnummer, journalsekvensnummer), given once.
CREATE TABLE sequence_number (
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    name TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (series, year, name),
    UNIQUE (series, year, number)
);

CREATE TABLE delivery (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,            -- NEW | REPLACEMENT | TEST
    fingerprint TEXT NOT NULL,       -- digest of all that went into it
    replaces TEXT,
    at TEXT NOT NULL,
    facts TEXT NOT NULL              -- DeliveryRow as JSON: counts
);

CREATE TABLE address (
    id INTEGER PRIMARY KEY,
    kommunenummer TEXT NOT NULL,
    matrikkel_key TEXT NOT NULL,
    facts TEXT NOT NULL              -- Address as JSON
);
CREATE INDEX address_key ON address (matrikkel_key);

CREATE TABLE building (
    bygningsnummer BIGINT PRIMARY KEY,
    matrikkel_key TEXT,
    facts TEXT NOT NULL              -- Building as JSON
);
CREATE INDEX building_key ON building (matrikkel_key);
