//! Whole runs on the demo box, with real Tesseract, SQLite, tantivy, xmllint and veraPDF.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot go on fails, and reads what it likes"
)]

mod common;

#[path = "run/accounts.rs"]
mod accounts;
#[path = "run/archive.rs"]
mod archive;
#[path = "run/copies.rs"]
mod copies;
#[path = "run/decisions.rs"]
mod decisions;
#[path = "run/delivery.rs"]
mod delivery;
#[path = "run/quality.rs"]
mod quality;
#[path = "run/readings.rs"]
mod readings;
#[path = "run/sameness.rs"]
mod sameness;
#[path = "run/secrets.rs"]
mod secrets;
