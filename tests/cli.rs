//! The command line as a user meets it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot go on fails, and writes what it likes"
)]

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
        "validate", "search", "status", "register", "models",
    ] {
        assert!(script.contains(command), "{command}");
        assert!(
            folder.path().join(format!("byggarkiv-{command}.1")).is_file(),
            "{command}"
        );
    }
}

/// A wheel as one would bring it, with a model in it that is not the one we know.
fn wheel_with_another_model(path: &std::path::Path) {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("rapidocr/models/PP-OCRv6_det_small.onnx", options).unwrap();
    zip.write_all(&vec![7; 9_929_594]).unwrap();
    zip.finish().unwrap();
}

#[test]
fn models_are_shown_added_and_verified() {
    let folder = tempfile::tempdir().unwrap();
    let models = folder.path().join("modeller");
    let ask = |args: &[&str]| {
        let at = ["--folder", models.to_str().unwrap()];
        byggarkiv(&[&["models"], args, &at].concat())
    };
    let shown = ask(&[]);
    assert_eq!(shown.status.code(), Some(0), "none is no fault: {shown:?}");
    let told = text(&shown.stdout);
    for words in
        ["ikke installert", "modeller", "rapidocr==3.10.0", "onnxruntime==1.31.1"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert_eq!(ask(&["verify"]).status.code(), Some(1), "none is not right either");

    let wheel = folder.path().join("rapidocr-3.10.0-py3-none-any.whl");
    wheel_with_another_model(&wheel);
    let refused = ask(&["add", wheel.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    let told = text(&refused.stdout);
    assert!(told.contains("PP-OCRv6_det_small.onnx: feil[models-digest]"), "{told}");
    assert!(!models.exists(), "nothing of a wrong wheel is kept");
    assert_eq!(ask(&["add", "/nowhere/at/all.whl"]).status.code(), Some(2));

    std::fs::create_dir(&models).unwrap();
    std::fs::write(models.join("PP-OCRv6_det_small.onnx"), b"half").unwrap();
    for command in ["show", "verify"] {
        let shown = ask(&[command, "--json"]);
        assert_eq!(shown.status.code(), Some(1), "{shown:?}");
        let json: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
        let states: Vec<_> = json["files"].as_array().unwrap().iter().collect();
        let states: Vec<_> = states.iter().map(|file| &file["state"]).collect();
        assert_eq!(states, ["missing", "length", "missing"], "{json}");
        assert_eq!(json["files"][1]["found"], 4);
        assert_eq!(json["whole"], false);
    }
}
