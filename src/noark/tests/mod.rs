//! Outside judges: xmllint with the official schemas, and text that a diff can show.

mod sample;
mod structure;

use std::path::Path;
use std::process::Command;

use crate::files;

/// What xmllint says of a file under a schema of `schemas/`; `Ok` where it is valid.
///
/// The own schema lies beside the file, as it does in a package, so that xmllint finds it
/// by `xsi:schemaLocation` and judges our metadata strictly.
fn judge(xml: &[u8], schema: &str) -> Result<(), String> {
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file.xml");
    files::write(&file, xml).unwrap();
    for own in ["byggarkiv-eiendom.xsd", "noark5-v5.0/arkivstruktur.xsd"] {
        let name = Path::new(own).file_name().unwrap();
        files::write(&folder.path().join(name), &files::read(&schemas.join(own)).unwrap())
            .unwrap();
    }
    let output = Command::new("xmllint")
        .env("XML_CATALOG_FILES", schemas.join("catalog.xml"))
        .args(["--nonet", "--noout", "--schema"])
        .args([&schemas.join(schema), &file])
        .output()
        .expect("xmllint is one of the judges: apt install libxml2-utils");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(()) } else { Err(said) }
}
