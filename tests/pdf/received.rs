//! Whether a received PDF may be delivered unchanged: what `pdf::accept_received` accepts,
//! veraPDF must accept too.

use std::path::{Path, PathBuf};

use byggarkiv::files;
use byggarkiv::pdf::{self, Flavour, Page, Reason};
use image::ExtendedColorType;

use crate::common::{arg, run_bytes, verapdf};
use crate::pages::*;

/// A grey JPEG with text and a G4 without: what a scanner's OCR program would send.
fn pages() -> Vec<Page> {
    vec![
        page(jpeg(2480, 3508, ExtendedColorType::L8), letter()),
        page(g4(1001, 777, true), None),
    ]
}

/// A sound file in the plain form of qpdf, in which changes can be made by hand.
fn plain(folder: &Path) -> Vec<u8> {
    let path = keep(folder, "sound", &pages());
    let args = ["--qdf", "--stream-data=preserve", "--deterministic-id", arg(&path), "-"];
    run_bytes("qpdf", &args)
}

/// The file with one thing changed and its table made right again.
fn changed(folder: &Path, name: &str, plain: &[u8], from: &str, to: &str) -> PathBuf {
    let at = plain
        .windows(from.len())
        .position(|window| window == from.as_bytes())
        .unwrap_or_else(|| panic!("{name}: {from:?} is not in the file"));
    let bytes = [&plain[..at], to.as_bytes(), &plain[at + from.len()..]].concat();
    let raw = folder.join(format!("{name}.qdf"));
    files::write(&raw, &bytes).unwrap();
    let path = folder.join(format!("{name}.pdf"));
    files::write(&path, &run_bytes("fix-qdf", &[arg(&raw)])).unwrap();
    path
}

fn accept(path: &Path) -> Result<Flavour, Reason> {
    pdf::accept_received(&files::read(path).unwrap())
}

/// What is changed, from what, to what, and the reason that must be given (the number of the
/// object left out).
const BROKEN: [(&str, &str, &str, &str); 19] = [
    ("no-id", "  /ID [", "  /XD [", "NoId"),
    ("no-intent", "/OutputIntents", "/PageLabels", "Colour"),
    (
        "javascript",
        "/Lang (",
        "/OpenAction << /S /JavaScript /JS (app.beep\\(\\)) >> /Lang (",
        "Feature",
    ),
    ("launch", "/Lang (", "/AA << /WC << /S /Launch /F (a.exe) >> >> /Lang (", "Feature"),
    (
        "attachment",
        "/Lang (",
        "/Names << /EmbeddedFiles << /Names [ (a) << /Type /Filespec /F (a.exe) /EF << /F 1 0 R >> >> ] >> >> /Lang (",
        "Feature",
    ),
    (
        "form",
        "/Lang (",
        "/AcroForm << /NeedAppearances true /Fields [ ] >> /Lang (",
        "Feature",
    ),
    (
        "annotation",
        "/Type /Page\n",
        "/Type /Page /Annots [ << /Type /Annot /Subtype /Movie /Rect [ 0 0 1 1 ] >> ]\n",
        "Feature",
    ),
    (
        "transparent-group",
        "/Type /Page\n",
        "/Type /Page /Group << /S /Transparency /CS /DeviceCMYK >>\n",
        "Feature",
    ),
    ("lzw", "/Filter /FlateDecode", "/Filter /LZWDecode", "Feature"),
    (
        "foreign-data",
        "/Filter /FlateDecode",
        "/F (C:/a.jpg) /Filter /FlateDecode",
        "Feature",
    ),
    ("inks", "/DeviceGray", "/DeviceCMYK", "Colour"),
    ("colour-of-too-many", "/ColorSpace /DeviceGray", "/ColorSpace /DeviceRGB", "Colour"),
    ("interpolated", "/Height 3508", "/Height 3508 /Interpolate true", "Feature"),
    ("soft-mask", "/Height 3508", "/Height 3508 /SMask 1 0 R", "Feature"),
    ("font-not-embedded", "/FontFile2", "/FontBlind", "Feature"),
    ("no-unicode", "/ToUnicode", "/ToNothing", "Feature"),
    ("page-too-large", "841.92", "941111.92", "Syntax"),
    ("odd-hexadecimal", "/ID [<", "/ID [<a", "Syntax"),
    ("title-unlike", "/Title (", "/Title (x", "Metadata"),
];

/// Reasons that are ours alone: veraPDF finds these valid or does not look.
const VALID_ALL_THE_SAME: [&str; 4] =
    ["colour-of-too-many", "soft-mask", "font-not-embedded", "title-unlike"];

#[test]
fn what_is_sound_is_accepted_and_what_is_changed_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let plain = plain(folder.path());
    let sound = changed(folder.path(), "untouched", &plain, "%PDF-1.7", "%PDF-1.7");
    let only_b = changed(
        folder.path(),
        "level-b",
        &plain,
        "<pdfaid:conformance>U",
        "<pdfaid:conformance>B",
    );
    assert_eq!(accept(&sound), Ok(Flavour::A2u));
    assert_eq!(accept(&only_b), Ok(Flavour::A2b));
    verapdf::assert_valid(&[sound], "2u");
    verapdf::assert_valid(&[only_b], "2b");

    let mut paths = Vec::new();
    for (name, from, to, reason) in BROKEN {
        let path = changed(folder.path(), name, &plain, from, to);
        let found = accept(&path).map_err(|reason| format!("{reason:?}"));
        assert!(
            found.as_ref().is_err_and(|r| r.starts_with(reason)),
            "{name}: {found:?}"
        );
        paths.push(path);
    }
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let verdicts = verapdf::validate(&paths, "2u").into_iter();
    let valid: Vec<_> = verdicts.filter(|v| v.1).map(|(path, ..)| name(&path)).collect();
    assert_eq!(valid, VALID_ALL_THE_SAME);
}

#[test]
fn every_document_of_ours_is_accepted() {
    let folder = tempfile::tempdir().unwrap();
    for (name, pages) in matrix() {
        let path = keep(folder.path(), name, &pages);
        assert_eq!(pdf::pdfa_claim(&files::read(&path).unwrap()), Some(Flavour::A2u));
        assert_eq!(accept(&path), Ok(Flavour::A2u), "{name}");
    }
}

#[test]
fn a_claim_of_part_1_is_held_to_part_1() {
    let folder = tempfile::tempdir().unwrap();
    let plain = plain(folder.path());
    let to_1 = changed(folder.path(), "part", &plain, "<pdfaid:part>2", "<pdfaid:part>1");
    let bytes = files::read(&to_1).unwrap();
    let from = "<pdfaid:conformance>U";
    let part_1 = changed(folder.path(), "1b", &bytes, from, "<pdfaid:conformance>B");
    assert_eq!(pdf::pdfa_claim(&files::read(&part_1).unwrap()), Some(Flavour::A1b));
    // Our profile is of ICC version 4, which ISO 19005-1 does not know.
    assert!(matches!(accept(&part_1), Err(Reason::Colour { .. })));
    assert!(!verapdf::validate(&[part_1], "1b")[0].1);
    let level_a = changed(folder.path(), "2a", &plain, from, "<pdfaid:conformance>A");
    assert_eq!(accept(&level_a), Err(Reason::Tagged));
}

#[test]
fn bytes_that_are_no_pdf_a_are_told_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = keep(folder.path(), "sound", &pages());
    let sound = files::read(&path).unwrap();
    assert_eq!(pdf::accept_received(b""), Err(Reason::NoClaim));
    assert_eq!(pdf::accept_received(b"%PDF-1.4\nhei"), Err(Reason::NoClaim));
    for cut in [sound.len() / 2, sound.len() - 3] {
        let found = pdf::accept_received(&sound[..cut]);
        assert!(
            matches!(found, Err(Reason::NoClaim | Reason::Syntax { .. })),
            "{found:?}"
        );
    }
    let after = [&sound[..], b"mer"].concat();
    assert!(matches!(pdf::accept_received(&after), Err(Reason::Syntax { .. })));
    let before = [b"x", &sound[..]].concat();
    assert!(matches!(pdf::accept_received(&before), Err(Reason::Syntax { byte: 0 })));
}

#[test]
fn text_that_is_seen_or_has_no_meaning_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = keep(folder.path(), "sound", &pages());
    let args =
        ["--qdf", "--stream-data=uncompress", "--deterministic-id", arg(&path), "-"];
    let plain = run_bytes("qpdf", &args);
    let seen = changed(folder.path(), "seen", &plain, "\n3 Tr\n", "\n0 Tr\n");
    assert!(matches!(accept(&seen), Err(Reason::VisibleText { .. })));
    let meaning =
        changed(folder.path(), "meaning", &plain, "<0001> <0054>", "<0001> <0000>");
    assert!(matches!(accept(&meaning), Err(Reason::Font { .. })));
    let other = changed(folder.path(), "operator", &plain, "\n3 Tr\n", "\nbeep\n3 Tr\n");
    assert!(matches!(accept(&other), Err(Reason::Feature { .. })));
    for (path, valid, failures) in verapdf::validate(&[meaning, other], "2u") {
        assert!(!valid, "{}: {failures:?}", path.display());
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]

    /// Whatever is done to a file, the answer is an answer.
    #[test]
    fn bytes_changed_anywhere_are_no_panic(
        changes in proptest::collection::vec((0usize..1 << 20, proptest::num::u8::ANY), 1..20),
    ) {
        static SOUND: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
        let sound = SOUND.get_or_init(|| {
            let source = g4(64, 64, true);
            make(&[page(source, Some(typed(64, 64, &LETTER)))], &info("x")).0
        });
        let mut bytes = sound.clone();
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        _ = pdf::accept_received(&bytes);
    }
}
