//! The command line as a user meets it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::byggarkiv;

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn help_is_in_the_language_asked_for_and_has_an_example() {
    for (lang, word) in [("nb", "Eksempel"), ("nn", "Døme"), ("en", "Example")] {
        let help = byggarkiv(&["search", "--help", "--lang", lang]);
        assert_eq!(help.status.code(), Some(0));
        let help = text(&help.stdout);
        assert!(help.contains(&format!("{word}: byggarkiv search")), "{help}");
    }
}

#[test]
fn what_cannot_be_done_is_told_with_the_way_out_and_exit_code_2() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("ingenting").display().to_string();
    let status = byggarkiv(&["status", "--archive", &place, "--lang", "nb"]);
    assert_eq!(status.status.code(), Some(2));
    let told = text(&status.stderr);
    assert!(
        told.contains("her er det ikke noe arkiv") && told.contains("byggarkiv init"),
        "{told}"
    );
    assert_eq!(byggarkiv(&["nonsense"]).status.code(), Some(2));
    let missing = byggarkiv(&["run", "/nowhere/at/all", "--archive", &place]);
    assert_eq!(missing.status.code(), Some(2), "{missing:?}");
    assert!(text(&missing.stderr).contains("/nowhere/at/all"));
}

#[test]
fn init_writes_a_commented_job_that_reads_back() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("arkiv").display().to_string();
    let job = folder.path().join("oppdrag.toml");
    let made = byggarkiv(&["init", &archive, "--oppdrag", job.to_str().unwrap()]);
    assert_eq!(made.status.code(), Some(0), "{made:?}");
    let template = std::fs::read_to_string(&job).unwrap();
    assert!(
        template.lines().filter(|line| line.starts_with('#')).count() > 10,
        "{template}"
    );
    assert!(template.parse::<toml::Table>().is_ok());
}

#[test]
fn completions_and_manual_pages_name_every_command() {
    let script = text(&byggarkiv(&["completions", "bash"]).stdout);
    let folder = tempfile::tempdir().unwrap();
    let made = byggarkiv(&["man", folder.path().to_str().unwrap()]);
    assert_eq!(made.status.code(), Some(0), "{made:?}");
    for command in [
        "run", "init", "scan", "ingest", "read", "review", "index", "export", "package",
        "validate", "search", "status", "register",
    ] {
        assert!(script.contains(command), "{command}");
        assert!(
            folder.path().join(format!("byggarkiv-{command}.1")).is_file(),
            "{command}"
        );
    }
}
