//! The doors through which foreign bytes come in: each takes any bytes and asks for an answer,
//! and for no more than the door promises. A target of the fuzzer is one door; `tests/corpus.rs`
//! of the crate above goes through the same doors with what is kept.

mod delivery;
mod pages;
mod papers;

pub use pages::only_our_panics;

/// What a target does with its bytes.
pub type Door = fn(&[u8]);

/// Every door by the name of its target.
pub const DOORS: &[(&str, Door)] = &[
    ("addml", delivery::addml),
    ("addresses", papers::addresses),
    ("alto", papers::alto),
    ("arkivstruktur", delivery::arkivstruktur),
    ("buildings", papers::buildings),
    ("checksums", papers::checksums),
    ("delivery_zip", delivery::zip),
    ("journals", delivery::journals),
    ("label", papers::label),
    ("mets", delivery::mets),
    ("onnx", papers::onnx),
    ("oppdrag", papers::oppdrag),
    ("own_schema", delivery::own_schema),
    ("page_g4", pages::fax),
    ("page_jbig2", pages::jbig2),
    ("page_jpeg", pages::jpeg),
    ("page_pdf", pages::pdf),
    ("page_png", pages::png),
    ("page_tiff", pages::tiff),
    ("premis", delivery::premis),
    ("query", papers::query),
    ("received_pdf", papers::received_pdf),
    ("signature", delivery::signature),
    ("tar", delivery::tar),
    ("transfer", delivery::transfer),
    ("zip", papers::zip),
];

/// The door of a target.
///
/// # Panics
/// Where there is none of this name.
#[must_use]
pub fn door(name: &str) -> Door {
    let found = DOORS.iter().find(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("no door is called {name}")).1
}
