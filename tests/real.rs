//! Real scans: what the whole run reads of them, held against their ground truth.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot go on fails, and reads what it likes"
)]

mod common;

use std::path::{Path, PathBuf};

use byggarkiv::ocr::{PageText, ReadBy, Word};
use byggarkiv::place::Area;
use common::byggarkiv;

/// The share of the truth's words that were read, each as often as it stands there.
fn recall(truth: &str, read: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 2)
            .map(str::to_lowercase)
            .collect()
    };
    let mut read = words(read);
    let wanted = words(truth);
    let found = wanted
        .iter()
        .filter(|word| {
            let at = read.iter().position(|other| other == *word);
            at.map(|at| read.swap_remove(at)).is_some()
        })
        .count();
    found as f64 / wanted.len().max(1) as f64
}

/// What a run made of the real scans.
struct Run {
    folder: tempfile::TempDir,
    /// Each page with a ground truth: its file, the share of words read, the text.
    pages: Vec<(String, f64, PageText)>,
}

fn run(reading: &str, jobs: &str) -> Run {
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/real");
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("arkiv");
    let run = byggarkiv(&[
        "run",
        real.to_str().unwrap(),
        "--archive",
        archive.to_str().unwrap(),
        "--json",
        "--reading",
        reading,
        "--jobs",
        jobs,
        "--now",
        "2026-01-31T12:00:00Z",
    ]);
    assert!(matches!(run.status.code(), Some(0 | 1)), "{run:?}");
    let mut pages = Vec::new();
    for (path, text) in texts(&archive) {
        let file = real.join(&path);
        let truth = ["gt.txt", "txt", "gold.txt"]
            .iter()
            .map(|ending| file.with_extension(ending))
            .find(|truth| truth.is_file());
        let Some(truth) = truth else { continue };
        let truth = String::from_utf8_lossy(&std::fs::read(truth).unwrap()).into_owned();
        pages.push((path, recall(&truth, &text.text()), text));
    }
    assert!(pages.len() >= 4, "only {} pages have a ground truth", pages.len());
    Run { folder, pages }
}

/// What was read of each page of an archive, by the file it came in.
fn texts(archive: &Path) -> Vec<(String, PageText)> {
    let catalogue = rusqlite::Connection::open(archive.join("catalogue.sqlite")).unwrap();
    let mut statement = catalogue
        .prepare(
            "SELECT r.path, p.alto FROM page p JOIN received r ON r.id = p.received_id
             WHERE p.alto IS NOT NULL ORDER BY r.path",
        )
        .unwrap();
    let altos: Vec<(String, String)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let read = |(path, alto): (String, String)| {
        let file = archive.join("store").join(&alto[..2]).join(&alto);
        (path, byggarkiv::ocr::alto::read(&std::fs::read(file).unwrap()).unwrap())
    };
    altos.into_iter().map(read).collect()
}

/// The names of all files in the store, which are the digests of what they hold.
fn store(run: &Run) -> Vec<String> {
    let mut names = Vec::new();
    for shelf in std::fs::read_dir(run.folder.path().join("arkiv/store")).unwrap() {
        for file in std::fs::read_dir(shelf.unwrap().path()).unwrap() {
            names.push(file.unwrap().file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    names
}

#[test]
fn real_pages_are_read_and_every_one_is_accounted_for() {
    for (path, recall, text) in run("fast", "2").pages {
        assert!(recall > 0.75, "{path}: {:.0} % of the words were read", recall * 100.0);
        let alone = |w: &Word| w.by == ReadBy::First;
        // The ink of a ditto mark is believed rather than its reading, which is kept.
        assert!(text.words().all(|w| alone(w) && (w.rival.is_none() || w.text == "\"")));
    }
}

#[test]
fn two_recognisers_read_more_than_one_and_the_same_with_any_number_of_jobs() {
    let (alone, both) = (run("fast", "2"), run("standard", "2"));
    for ((path, one, _), (_, two, _)) in alone.pages.iter().zip(&both.pages) {
        assert!(
            two + 0.01 >= *one,
            "{path}: {one:.3} of the words alone, {two:.3} by both"
        );
    }
    let mean = |run: &Run| {
        run.pages.iter().map(|page| page.1).sum::<f64>() / run.pages.len() as f64
    };
    assert!(mean(&both) > mean(&alone) + 0.01, "{} {}", mean(&both), mean(&alone));
    let count = |wanted: fn(&Word) -> bool| {
        both.pages.iter().flat_map(|p| p.2.words()).filter(|w| wanted(w)).count()
    };
    assert!(count(|w| w.by == ReadBy::Second && w.rival.is_some()) > 20);
    assert!(count(|w| w.by == ReadBy::Both) > 100);
    assert_eq!(store(&both), store(&run("standard", "1")));
}

/// What a run with both recognisers makes of one page in a box: the folder, and the archive in
/// it.
fn archived(page: &str) -> (tempfile::TempDir, PathBuf) {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let folder = tempfile::tempdir().unwrap();
    let (intake, archive) = (folder.path().join("eske"), folder.path().join("arkiv"));
    let case = intake.join("12-56 Nordre Vik");
    std::fs::create_dir_all(&case).unwrap();
    std::fs::copy(fixtures.join(page), case.join("0001.jpg")).unwrap();
    let job = fixtures.join("demo/oppdrag.toml");
    std::fs::copy(job, intake.join("oppdrag.toml")).unwrap();
    let (from, to) = (intake.to_str().unwrap(), archive.to_str().unwrap());
    let run = byggarkiv(&["run", from, "--archive", to, "--reading", "standard"]);
    assert!(matches!(run.status.code(), Some(0 | 1)), "{run:?}");
    (folder, archive)
}

#[test]
fn lines_that_curl_with_their_page_are_read_to_their_ends_and_told_where_they_stand() {
    let (_folder, archive) = archived("worn/curl.jpg");
    let (_, text) = texts(&archive).pop().unwrap();
    let worn = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/worn");
    let truth = std::fs::read_to_string(worn.join("curl.gt.txt")).unwrap();
    let recall = recall(&truth, &text.text());
    // Less than nine of ten from strips cut out level.
    assert!(recall >= 0.95, "{recall:.3} of the words: {}", text.text());
    let word = text.words().find(|w| w.text == "brannsikker").unwrap();
    // As measured on the image, where its line lies forty pixels lower than at its end.
    let middle = Area { x: 360, y: 1022, width: 1, height: 1 };
    assert!(word.area.holds_middle_of(middle), "{:?}", word.area);
}

#[test]
fn a_heading_whose_letters_stand_on_its_underline_is_found_as_it_stands() {
    let (_folder, archive) = archived("demo/12-56 Nordre Vik/0007.jpg");
    let archive = archive.to_str().unwrap();
    let wanted = "\"Driftsbygning på gnr. 12, bnr. 56\"";
    let found = byggarkiv(&["search", wanted, "--archive", archive, "--json"]);
    let found: serde_json::Value = serde_json::from_slice(&found.stdout).unwrap();
    assert_eq!(found["total"], 1, "{found}");
}

/// The files below a folder, named from there.
fn files_in(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(at) = waiting.pop() {
        for entry in std::fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                found.push(name.to_owned());
            }
        }
    }
    found.sort();
    found
}

#[test]
fn the_picture_of_each_step_is_kept_for_those_who_ask() {
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/real/tesseract_test");
    let folder = tempfile::tempdir().unwrap();
    let [scans, archive, steps] =
        ["eske", "arkiv", "steg"].map(|n| folder.path().join(n));
    let take_in = |scan: &str| {
        let mappe = scans.join("Gnr 12 Bnr 34");
        std::fs::create_dir_all(&mappe).unwrap();
        std::fs::copy(real.join(scan), mappe.join(scan)).unwrap();
        let archive = archive.to_str().unwrap();
        byggarkiv(&["ingest", scans.to_str().unwrap(), "--archive", archive]);
        let steps = steps.to_str().unwrap();
        byggarkiv(&["read", "--archive", archive, "--keep-steps", steps]);
    };
    take_in("eurotext.tif");
    let alone = files_in(&steps);
    assert!(alone.contains(&"000001_grey.png".to_owned()), "{alone:?}");
    assert!(alone.contains(&"000001_scale.png".to_owned()), "{alone:?}");
    std::fs::remove_dir_all(&steps).unwrap();
    take_in("phototest.tif");
    let both = files_in(&steps);
    for file in ["phototest.tif/000001_scale.png", "eurotext.tif/000001_grey.png"] {
        let name = format!("eske/Gnr 12 Bnr 34/{file}");
        assert!(both.contains(&name), "a page read before is shown too: {both:?}");
    }
}
