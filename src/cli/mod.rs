//! What did you ask for? Arguments, clock and environment are read here and nowhere else.

mod args;
mod completions;
mod export;
mod fields;
mod index;
mod ingest;
mod init;
mod localise;
mod man;
mod models;
mod package;
mod place;
mod print;
mod progress;
mod quality;
mod read;
mod register;
mod review;
mod run;
mod scan;
mod search;
mod status;
mod validate;

use std::ffi::OsString;
use std::path::Path;

use anyhow::Context as _;
use clap::{CommandFactory as _, FromArgMatches as _};
use jiff::Timestamp;

use self::args::{Args, Command, Common};
use self::print::Printer;
use self::progress::Bars;
use crate::archive::{self, Archive};
use crate::message::Lang;
use crate::msg;
use crate::page;
use crate::pipeline::Job;

/// How a command ended; its number is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done, nothing wrong with the material.
    Clean = 0,
    /// Done, with errors among the findings.
    Findings = 1,
    /// It could not be done.
    Failed = 2,
}

/// Runs a command line and tells how it ended; everything has been printed.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.get(1).is_some_and(|first| first == page::TRIAL) {
        page::trial(std::io::stdin().lock());
        return Exit::Clean;
    }
    if let Ok(program) = std::env::current_exe() {
        page::tried_by(program);
    }
    let lang = wanted_language(&arguments);
    let matches =
        match localise::localise(Args::command(), lang).try_get_matches_from(arguments) {
            Ok(matches) => matches,
            Err(error) => {
                // A write to a closed pipe is no fault of ours; help and version are no failures.
                let _ = error.print();
                return if error.use_stderr() { Exit::Failed } else { Exit::Clean };
            }
        };
    let done = Args::from_arg_matches(&matches)
        .map_err(anyhow::Error::from)
        .and_then(|args| command(args, lang));
    done.unwrap_or_else(|error| {
        print::error(lang, &error);
        Exit::Failed
    })
}

fn command(args: Args, lang: Lang) -> anyhow::Result<Exit> {
    let session = Session::new(&args.common, lang);
    match args.command {
        Command::Run(args) => run::run(args, &session),
        Command::Init(args) => init::run(args, &session),
        Command::Scan(args) => scan::run(args, &session),
        Command::Ingest(args) => ingest::run(args, &session),
        Command::Read(args) => read::run(args, &session),
        Command::Review(args) => review::run(args, &session),
        Command::Quality(args) => quality::run(args, &session),
        Command::Index(args) => index::run(args, &session),
        Command::Export(args) => export::run(args, &session),
        Command::Fields(args) => fields::run(args, &session),
        Command::Package(args) => package::run(args, &session),
        Command::Validate(args) => validate::run(args, &session),
        Command::Search(args) => search::run(args, &session),
        Command::Status(args) => status::run(args, &session),
        Command::Register(args) => register::run(args, &session),
        Command::Models(args) => models::run(args, &session),
        Command::Completions(args) => completions::run(args, &session),
        Command::Man(args) => man::run(args, &session),
    }
}

/// What every command is given: built once from the flags, the clock and the environment.
struct Session {
    printer: Printer,
    bars: Bars,
    now: Timestamp,
    jobs: usize,
}

impl Session {
    fn new(common: &Common, lang: Lang) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            printer: Printer { lang, json: common.json },
            bars: Bars::new(lang, !common.json && print::watched()),
            now: common.now.unwrap_or_else(Timestamp::now),
            jobs: common.jobs.unwrap_or(cores).max(1),
        }
    }

    fn job(&self) -> Job<'_> {
        Job {
            now: self.now,
            jobs: self.jobs,
            lang: self.printer.lang,
            progress: &self.bars,
        }
    }

    /// An archive that must be there, with words for the user where it is not.
    fn open(&self, root: &Path) -> anyhow::Result<Archive> {
        self.explained(root, Archive::open(root))
    }

    /// An archive that may be new.
    fn open_or_create(&self, root: &Path) -> anyhow::Result<Archive> {
        self.explained(root, Archive::open_or_create(root))
    }

    fn explained<T>(
        &self,
        root: &Path,
        opened: Result<T, archive::Error>,
    ) -> anyhow::Result<T> {
        let lang = self.printer.lang;
        match opened {
            Err(archive::Error::NotAnArchive(_)) => {
                let folder = root.display().to_string();
                Err(anyhow::anyhow!(
                    msg!("cli-not-an-archive", folder = folder).text(lang)
                ))
            }
            other => other.with_context(|| root.display().to_string()),
        }
    }
}

/// The language asked for: `--lang`, else `LC_ALL`, `LC_MESSAGES` or `LANG`, else bokmål. It is wanted before
/// the arguments are parsed, for the help text is in it.
fn wanted_language(arguments: &[OsString]) -> Lang {
    let mut words = arguments.iter().map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next().map(|value| value.into_owned()),
            Some(value) => value.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        if let Some(lang) = value.as_deref().and_then(Lang::from_locale) {
            return lang;
        }
    }
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .and_then(|locale| Lang::from_locale(&locale))
        .unwrap_or_default()
}

/// Errors among the findings make exit code 1.
fn exit(errors: u64) -> Exit {
    if errors == 0 { Exit::Clean } else { Exit::Findings }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(line: &str) -> Lang {
        wanted_language(&line.split(' ').map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn the_language_is_known_before_the_arguments_are_parsed() {
        assert_eq!(language("byggarkiv status --lang nn"), Lang::Nn);
        assert_eq!(language("byggarkiv --lang=en --help"), Lang::En);
    }
}
