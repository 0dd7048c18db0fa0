//! Makes a Noark 5 extraction of any size, sound or with seeded faults, and a truth file.
//!
//! `cargo run --release --example extraction -- FOLDER [--cases N] [--bytes N] [--faults all|A,B]`
//! writes `FOLDER/uttrekk/`, the small delivery before it in `FOLDER/tidligere/`, and
//! `FOLDER/truth.tsv`: what `byggarkiv validate uttrekk --against tidligere` must say of it, and
//! nothing else.
#![allow(clippy::disallowed_methods, reason = "a table written once")]

mod fault;
mod lines;
mod make;

use std::path::PathBuf;
use std::{env, fs};

use fault::Fault;
use make::Plan;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut plan = Plan { cases: 100, bytes: 600, faults: Vec::new(), earlier: false };
    let mut folder = None;
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value =
            || words.next().ok_or_else(|| format!("{word}: a value is missing"));
        match word.as_str() {
            "--cases" => plan.cases = value()?.parse()?,
            "--bytes" => plan.bytes = value()?.parse()?,
            "--faults" => plan.faults = faults(&value()?)?,
            _ => folder = Some(PathBuf::from(word)),
        }
    }
    let folder = folder.ok_or("where to? name a folder")?;
    for name in ["uttrekk", "tidligere"] {
        fs::create_dir_all(folder.join(name))?;
    }
    make::make(&folder.join("tidligere"), &plan.before())?;
    let truth = make::make(&folder.join("uttrekk"), &plan)?;
    let mut table = String::from("fault\trule\tseverity\tplace\n");
    for line in truth {
        let fault = line.fault.word();
        table += &format!("{fault}\t{}\t{}\t{}\n", line.rule, line.severity, line.place);
    }
    fs::write(folder.join("truth.tsv"), table)?;
    Ok(())
}

/// The faults by their words; `all` is every one.
fn faults(words: &str) -> Result<Vec<Fault>, String> {
    if words == "all" {
        return Ok(Fault::ALL.to_vec());
    }
    let fault = |word: &str| {
        let found = Fault::ALL.iter().find(|fault| fault.word() == word).copied();
        found.ok_or_else(|| format!("there is no fault {word}"))
    };
    words.split(',').map(fault).collect()
}
