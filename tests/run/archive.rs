//! Archives to look at: the demo's, made once for all tests, and small ones of their own.

use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::OnceLock;

use rusqlite::Connection;
use serde_json::Value;
use tempfile::TempDir;

use crate::common::byggarkiv;

/// The time that is written into every archive here.
pub(crate) const NOW: &str = "2026-01-31T12:00:00Z";

/// An archive in a folder of its own.
pub(crate) struct Archive {
    _folder: TempDir,
    root: PathBuf,
    /// What the command that made it printed.
    pub(crate) output: Output,
}

impl Archive {
    /// Imports the demo's register and runs the whole job on a box.
    pub(crate) fn run(intake: &Path, jobs: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("arkiv");
        let register = fixtures().join("demo-register");
        let import = byggarkiv(&[
            "register",
            "import",
            path(&register.join("adresser.csv")),
            path(&register.join("bygninger.geojson")),
            "--archive",
            path(&root),
        ]);
        assert!(import.status.success(), "{import:?}");
        let output = run(intake, &root, jobs, NOW);
        Self { _folder: folder, root, output }
    }

    /// The whole demo, run once for all tests of this crate.
    pub(crate) fn demo() -> &'static Self {
        static DEMO: OnceLock<Archive> = OnceLock::new();
        DEMO.get_or_init(|| Self::run(&fixtures().join("demo"), 2))
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn catalogue(&self) -> Connection {
        Connection::open(self.root.join("catalogue.sqlite")).unwrap()
    }

    /// Runs a command on the archive and gives its JSON.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let mut all = arguments.to_vec();
        all.extend(["--archive", path(&self.root), "--json", "--now", NOW]);
        let output = byggarkiv(&all);
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"))
    }

    /// The tar of the last delivery.
    pub(crate) fn tar(&self) -> PathBuf {
        let status = self.json(&["status"]);
        self.root.join(status["delivery"]["path"].as_str().unwrap())
    }

    /// A file of the last delivery, by the end of its path.
    pub(crate) fn delivered(&self, ending: &str) -> Vec<u8> {
        let mut found = Vec::new();
        each_member(&self.tar(), |name, bytes| {
            if name.ends_with(ending) {
                found = bytes.to_vec();
            }
        });
        assert!(!found.is_empty(), "no {ending} in the delivery");
        found
    }
}

/// Runs the whole job.
pub(crate) fn run(intake: &Path, archive: &Path, jobs: u32, now: &str) -> Output {
    let jobs = jobs.to_string();
    byggarkiv(&[
        "run",
        path(intake),
        "--archive",
        path(archive),
        "--jobs",
        &jobs,
        "--now",
        now,
        "--json",
    ])
}

/// Gives every file of a tar to `take`.
pub(crate) fn each_member(tar: &Path, mut take: impl FnMut(&str, &[u8])) {
    let mut archive = tar::Archive::new(std::fs::File::open(tar).unwrap());
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().display().to_string();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        if entry.header().entry_type().is_file() {
            take(&name, &bytes);
        }
    }
}

/// A box with some of the demo's folders, and its job.
pub(crate) fn box_of(folders: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let demo = fixtures().join("demo");
    let target = folder.path().join("eske");
    std::fs::create_dir(&target).unwrap();
    std::fs::copy(demo.join("oppdrag.toml"), target.join("oppdrag.toml")).unwrap();
    for name in folders {
        let to = target.join(name);
        std::fs::create_dir(&to).unwrap();
        for file in std::fs::read_dir(demo.join(name)).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
        }
    }
    folder
}

pub(crate) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// What is true of the demo.
pub(crate) fn truth() -> Value {
    let text = std::fs::read(fixtures().join("truth.json")).unwrap();
    serde_json::from_slice(&text).unwrap()
}

pub(crate) fn path(path: &Path) -> &str {
    path.to_str().expect("test paths are UTF-8")
}
