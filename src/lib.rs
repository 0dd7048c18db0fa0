//! byggarkiv: paper building cases in, a searchable archive and a Noark 5 delivery out.
//!
//! Walk the rooms in this order and you have walked the pipeline. Each answers one question
//! and hands a value to the next; imports run upstream only.
//!
//! | room | its question |
//! | --- | --- |
//! | [`intake`] | What came in, and is it whole? |
//! | [`page`] | Here is a scan; give me a clean page. |
//! | [`access`] | Here is a scanned page; what is a small copy of it for reading? |
//! | [`models`] | Is the second recogniser here, and is it the right one? |
//! | [`ocr`] | Here is a clean page; what does it say? |
//! | [`form`] | Here are words and boxes; what was filled in where? |
//! | [`matrikkel`] | Here are words; which property? |
//! | [`facts`] | Which kind of paper, from when, between whom, and what must be shielded? |
//! | [`dossier`] | Here are pages with facts; which belong together? |
//! | [`catalogue`] | What do we know so far, and who decided it? |
//! | [`index`] | Here is a word; which papers have it? |
//! | [`pdf`] | Here are a document's pages; give me PDF/A. |
//! | [`noark`] | How does Noark 5 say this? |
//! | [`package`] | How does it travel, so that any change would show? |
//! | [`validate`] | Would the depot accept it? |
//! | [`quality`] | Is what was scanned good enough to stand for the paper? |
//! | [`pipeline`] | The whole run, on one screen. |
//! | [`cli`] | What did you ask for? |
//!
//! Under them all: [`place`] (where something was seen), [`finding`] (what we have to say
//! about the material), [`reading`] (a value and the words it was read from), [`message`]
//! (words for people, in three languages), [`files`], [`digest`], [`xml`] and [`work`].

pub mod access;
pub mod archive;
pub mod catalogue;
pub mod cli;
pub mod digest;
pub mod dossier;
pub mod facts;
pub mod files;
pub mod finding;
pub mod form;
pub mod index;
pub mod intake;
pub mod matrikkel;
pub mod message;
pub mod models;
pub mod noark;
pub mod ocr;
pub mod package;
pub mod page;
pub mod pdf;
pub mod pipeline;
pub mod place;
pub mod puid;
pub mod quality;
pub mod reading;
pub mod store;
pub mod validate;
pub mod work;
pub mod xml;
