-- Quality reports, what people said of their samples, and signatures. No row is ever changed.

CREATE TABLE quality_report (
    id INTEGER PRIMARY KEY,
    stem TEXT NOT NULL,              -- its files' name in reports/, one for each part of the archive
    facts TEXT NOT NULL              -- QualityRow as JSON: what was asked for, digests
);
CREATE INDEX quality_report_stem ON quality_report (stem, id);

CREATE TABLE quality_confirmation (
    id INTEGER PRIMARY KEY,
    sample TEXT NOT NULL,            -- the sample's name
    facts TEXT NOT NULL              -- Confirmation as JSON: who, when, faults
);

CREATE TABLE quality_signature (
    id INTEGER PRIMARY KEY,
    stem TEXT NOT NULL,
    facts TEXT NOT NULL              -- SignatureRow as JSON: who, when, digests
);
