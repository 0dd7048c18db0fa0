//! Outside judges: xmllint with the official schemas, and text that a diff can show.

mod others;
mod sample;
mod structure;

use std::path::Path;
use std::process::Command;

use crate::files;

/// What xmllint says of a file under a schema of `schemas/`; `Ok` where it is valid.
fn judge(xml: &[u8], schema: &str) -> Result<(), String> {
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file.xml");
    files::write(&file, xml).unwrap();
    let output = Command::new("xmllint")
        .env("XML_CATALOG_FILES", schemas.join("catalog.xml"))
        .args(["--nonet", "--noout", "--schema"])
        .args([&schemas.join(schema), &file])
        .output()
        .expect("xmllint is one of the judges: apt install libxml2-utils");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(()) } else { Err(said) }
}

/// The same for arkivstruktur.xml under the official schema and our own together: xmllint
/// takes one schema, so one that imports both is made for it. What is `xs:anyType` to the
/// official one is then judged strictly, as Arkade does with every schema it is told of.
fn judge_with_own(xml: &[u8]) -> Result<(), String> {
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    let import = |namespace: &str, file: &str| {
        let file = schemas.join(file);
        format!(
            "<xs:import namespace=\"{namespace}\" schemaLocation=\"{}\"/>",
            file.display()
        )
    };
    let both = format!(
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">{}{}</xs:schema>",
        import(super::arkivstruktur::NAMESPACE, "noark5-v5.0/arkivstruktur.xsd"),
        import(super::eiendom::NAMESPACE, "byggarkiv-eiendom.xsd"),
    );
    let folder = tempfile::tempdir().unwrap();
    let driver = folder.path().join("both.xsd");
    files::write(&driver, both.as_bytes()).unwrap();
    judge(xml, driver.to_str().expect("a temporary path is text"))
}
