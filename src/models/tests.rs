//! Folders with and without models, and wheels that are not what they say.

use std::io::Write as _;

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::message::Lang;

/// The rules that speak of a folder with these files in it; `None` where nothing is there.
fn check(lying: &[(&str, &[u8])], expected: Option<&[&str]>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in lying {
        files::write(&folder.path().join(name), bytes).unwrap();
    }
    let found = Models::find(folder.path());
    let rules = match &found {
        Ok(None) => None,
        Ok(Some(models)) => panic!("{models:?}"),
        Err(error) => Some(error.findings()),
    };
    let rules = rules.map(|all| all.into_iter().map(|f| f.rule).collect::<Vec<_>>());
    let expected = expected.map(|rules| rules.iter().map(|r| (*r).to_owned()).collect());
    assert_eq!(rules, expected);
}

#[test]
fn an_empty_folder_has_no_models_and_is_no_fault() {
    check(&[], None);
    check(&[("README", b"not ours")], None);
    assert_eq!(Models::find(Path::new("/nowhere/at/all")).unwrap(), None);
}

#[test]
fn a_half_or_damaged_set_is_told_apart_from_none() {
    let library = Part::Library.installed();
    let zeros = vec![0; library.length as usize];
    check(
        &[(library.name, &zeros)],
        Some(&["models-digest", "models-missing", "models-missing"]),
    );
    let detector = Part::Detector.installed().name;
    check(
        &[(detector, b"short")],
        Some(&["models-missing", "models-length", "models-missing"]),
    );
}

#[test]
fn a_damaged_folder_is_not_passed_over_for_another() {
    let [first, second] = [(), ()].map(|()| tempfile::tempdir().unwrap());
    let folders = [first.path().to_owned(), second.path().to_owned()];
    assert_eq!(Models::find_first(&folders).unwrap(), None);
    files::write(&second.path().join(Part::Reader.installed().name), b"x").unwrap();
    assert!(matches!(Models::find_first(&folders), Err(Error::Damaged(shelf))
        if shelf.folder == second.path()));
}

/// A zip with these members.
fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A file of this name and content is refused with this finding, and nothing is written.
fn refused(name: &str, bytes: &[u8], expected: &str) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    files::write(&file, bytes).unwrap();
    let models = folder.path().join("models");
    let noted = add(&file, &models).unwrap();
    assert_eq!(noted.value, []);
    let texts: Vec<String> = noted.findings.iter().map(|f| f.text(Lang::Nb)).collect();
    assert_eq!(texts.len(), 1, "{texts:?}");
    assert!(texts[0].contains(expected), "{expected}: {texts:?}");
    assert!(
        texts[0].contains(name) && texts[0].contains("rapidocr==3.10.0"),
        "{texts:?}"
    );
    assert!(!files::exists(&models));
}

#[test]
fn a_file_with_the_right_name_and_wrong_bytes_is_refused() {
    let reader = Part::Reader.received();
    refused(reader.name, b"x", "feil[models-length]: Filen er på 1 byte");
    let zeros = vec![0; reader.length as usize];
    refused("hva.onnx", &zeros, "feil[models-digest]");
    refused("brev.pdf", b"%PDF-1.7", "feil[models-strange]");
    refused("tom.whl", b"", "feil[models-strange]");
}

#[test]
fn a_wheel_with_wrong_or_missing_members_is_refused_whole() {
    let [detector, reader] = [Part::Detector.member(), Part::Reader.member()];
    let zeros = vec![0; Part::Detector.received().length as usize];
    let long = vec![0; Part::Detector.received().length as usize + 1];
    for (bytes, expected) in [
        (zipped(&[("x/y.txt", b"")]), "feil[models-strange]"),
        (zipped(&[(reader, b"")]), "feil[models-unreadable]"),
        (zipped(&[(detector, b"short")]), "feil[models-length]: Filen er på 5 byte"),
        (zipped(&[(detector, &long)]), "feil[models-too-large]"),
        (zipped(&[(detector, &zeros), (reader, b"")]), "feil[models-digest]"),
    ] {
        refused("rapidocr-3.10.0-py3-none-any.whl", &bytes, expected);
    }
    refused("halv.whl", &zipped(&[(detector, &zeros)])[..400], "feil[models-unreadable]");
}

#[test]
fn what_is_installed_can_be_added_again_and_is_cut_to_itself() {
    // Only where `tools/models` or a person has put them.
    let Some(models) = Models::find_first(&folders()).unwrap() else { return };
    let folder = tempfile::tempdir().unwrap();
    for path in [&models.library, &models.detector, &models.reader] {
        assert_eq!(add(path, folder.path()).unwrap().findings, []);
    }
    let again = Models::find(folder.path()).unwrap().unwrap();
    assert_eq!(again.reader, folder.path().join(Part::Reader.installed().name));
    let reader = files::read(&models.reader).unwrap();
    assert!(latin::cut(&reader).unwrap() == reader);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn a_spoilt_wheel_is_refused_and_never_written(
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = zipped(&[(Part::Detector.member(), b"abc"), ("a", b"b")]);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.whl");
        files::write(&file, &bytes).unwrap();
        let noted = add(&file, &folder.path().join("models")).unwrap();
        prop_assert_eq!((noted.value.len(), noted.findings.len()), (0, 1));
    }
}
