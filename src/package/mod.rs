//! How does it travel, so that any change would show?
//!
//! A DIAS SIP: `{uuid}.tar` and, beside it, `{uuid}.xml`. The outer file holds the digest of
//! the tar and of the dias-mets.xml in it, dias-mets.xml that of every other file, so that
//! nothing can change unseen. What a member is to Noark 5 is not known here.

mod container;
mod error;
mod info;
mod member;
mod mets;
mod premis;
#[cfg(test)]
mod tests;
mod write;

pub use error::{Changed, Error};
pub use info::{Contact, PackageInfo, Party, RecordStatus, Software};
pub use member::{Content, Feed, FileFormat, Member};
pub use premis::{Agent, AgentKind, Event, Linked};
pub use write::{Sip, write};
