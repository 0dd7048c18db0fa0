//! Copies for reading: what is shielded stays out, what is there is PDF/A and told of.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::archive::{Archive, NOW, box_of, path};
use crate::common::{byggarkiv, quiet, verapdf};

/// Copies into a folder; what the command told in JSON, and the lines of a list.
fn copies(archive: &Archive, to: &Path, more: &[&str]) -> serde_json::Value {
    let mut all = vec!["export", "--copies", path(to)];
    all.extend(more);
    archive.json(&all)
}

fn list(folder: &Path, name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(folder.join(name)).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("spreadsheets look for the mark");
    let mut lines =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let fields = |line: csv::StringRecord| line.iter().map(str::to_owned).collect();
    lines.records().map(|line| fields(line.unwrap())).collect()
}

/// The copies in a folder, relative to it.
fn files(folder: &Path) -> BTreeSet<String> {
    let inside = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().path();
    let folders = std::fs::read_dir(folder).unwrap().map(inside);
    let folders = folders.filter(|path| path.is_dir());
    let all = folders.flat_map(|path| std::fs::read_dir(path).unwrap().map(inside));
    let name = |path: PathBuf| path.strip_prefix(folder).unwrap().display().to_string();
    all.map(name).collect()
}

#[test]
fn shielded_documents_are_left_out_unless_they_are_asked_for() {
    let demo = Archive::demo();
    let folder = tempfile::tempdir().unwrap();
    let usual = folder.path().join("kopier");
    let told = copies(demo, &usual, &[]);
    assert!(told["left_out"].as_u64().unwrap() >= 3, "{told}");
    assert_eq!(told["shielded"], 0);
    let lines = list(&usual, "tilgang.csv");
    let shielded = |line: &&Vec<String>| line[4] == "skjermet: personnummer";
    assert_eq!(lines.iter().filter(shielded).count() as u64, told["left_out"]);
    for line in lines.iter().filter(shielded) {
        assert_eq!(
            [line[1].as_str(), &line[3], &line[5], &line[8]],
            ["", "", "nei", "0"]
        );
        assert!(!usual.join(&line[0]).exists());
    }
    let open = lines.iter().filter(|line| line[4] == "ikke vurdert");
    let named: BTreeSet<String> = open.map(|line| line[0].clone()).collect();
    assert_eq!(files(&usual), named);
    assert_eq!(named.len() as u64, told["files"]);

    let whole = folder.path().join("alle");
    let told = copies(demo, &whole, &["--include-shielded"]);
    assert_eq!((&told["left_out"], files(&whole).len()), (&0.into(), lines.len()));
    assert!(told["shielded"].as_u64().unwrap() >= 3, "{told}");
    assert_eq!(told["bytes"], told["archive_bytes"], "the archive's own PDFs");
}

#[test]
fn a_job_that_shields_all_leaves_all_out_with_their_titles() {
    let intake = box_of(&["gnr 14 bnr 2 fnr 3"]);
    let job = intake.path().join("eske/oppdrag.toml");
    let text = std::fs::read_to_string(&job).unwrap();
    assert!(text.contains("alle = false"));
    std::fs::write(&job, text.replace("alle = false", "alle = true")).unwrap();
    let archive = Archive::run(&intake.path().join("eske"), 2);
    let to = intake.path().join("kopier");
    let told = copies(&archive, &to, &[]);
    assert_eq!((&told["files"], files(&to).len()), (&0.into(), 0));
    for line in list(&to, "tilgang.csv") {
        assert_eq!(
            [line[1].as_str(), &line[3], &line[4]],
            ["", "", "skjermet: hele oppdraget"]
        );
    }
}

#[test]
fn copies_in_layers_are_smaller_pdf_a_2u_linearised_and_told_page_by_page() {
    let intake = box_of(&["1479 gnr 5 bnr 21"]);
    let archive = Archive::run(&intake.path().join("eske"), 2);
    let settings = archive.root().join("byggarkiv.toml");
    let text = std::fs::read_to_string(&settings).unwrap();
    let fast = text.replace("reading = \"standard\"", "reading = \"fast\"");
    std::fs::write(&settings, fast).unwrap(); // as the helper has had it read
    let to = intake.path().join("kopier");
    let told = copies(&archive, &to, &["--layers", "--linearise"]);
    let (layered, pages) = (&told["layered"], &told["pages"]);
    assert!(layered.as_u64() > Some(0), "{told}");
    assert!(told["bytes"].as_u64() < told["archive_bytes"].as_u64(), "{told}");
    let lines = list(&to, "sider.csv");
    assert_eq!(lines.len() as u64, *pages);
    for line in lines.iter().filter(|line| line[2] == "lag") {
        let number = |at: usize| line[at].parse::<f64>().unwrap();
        assert!(number(3) >= 0.9 && number(4) >= 95.0, "{line:?}");
        assert!(number(6) < number(5), "{line:?}");
    }
    for line in lines.iter().filter(|line| line[2] != "lag") {
        assert!(line[2].starts_with("som i arkivet") && line[5] == line[6], "{line:?}");
    }
    let paths: Vec<PathBuf> = files(&to).iter().map(|name| to.join(name)).collect();
    verapdf::assert_valid(&paths, "2u");
    for copy in &paths {
        let said = quiet("qpdf", &["--check-linearization", path(copy)]);
        assert!(said.ends_with("no linearization errors\n"), "{said}");
    }
}

#[test]
fn it_is_said_that_copies_are_no_public_copies() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("kopier");
    let archive = path(Archive::demo().root());
    let arguments = ["export", "--copies", path(&to), "--archive", archive, "--now", NOW];
    let output = byggarkiv(&arguments);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && said.contains("ikke innsynskopier"), "{output:?}");
    let again = byggarkiv(&arguments);
    assert_eq!(again.status.code(), Some(2), "the folder is there: {again:?}");
    let both = [&arguments[..], &["--to", "x"]].concat();
    assert_eq!(byggarkiv(&both).status.code(), Some(2));
}
