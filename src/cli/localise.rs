//! Help in the user's language: every text of `--help` comes from the message catalogue.
//!
//! The keys are made of the command and the argument (`help-run`, `help-run-intake`), so that
//! a flag without a help text is found by the test below, not by a user.

use clap::Command;

use crate::message::{Lang, Message};

/// The command with every help text in a language, and an example after it.
pub(super) fn localise(command: Command, lang: Lang) -> Command {
    let words = |key: &str| Message::new(key).text(lang);
    let template = format!(
        "{{before-help}}{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        words("help-usage")
    );
    let command = command
        .about(words("help"))
        .after_help(words("help-after"))
        .help_template(template.clone())
        .subcommand_help_heading(words("help-commands"));
    let names: Vec<String> =
        command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let command = arguments(command, "common", lang);
    names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(&name, |sub| one(sub, &name, &template, lang))
    })
}

/// A command below the first level; its own subcommands are named `help-review-list`.
fn one(command: Command, path: &str, template: &str, lang: Lang) -> Command {
    let names: Vec<String> =
        command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let example = Message::new("help-example")
        .with("example", example(path).unwrap_or_default())
        .text(lang);
    let command = command
        .about(Message::new(format!("help-{path}")).text(lang))
        .after_help(if example_wanted(path) { example } else { String::new() })
        .help_template(template.to_owned())
        .subcommand_help_heading(Message::new("help-commands").text(lang));
    let command = arguments(command, path, lang);
    names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(&name, |sub| {
            one(sub, &format!("{path}-{name}"), template, lang)
        })
    })
}

fn arguments(command: Command, path: &str, lang: Lang) -> Command {
    let heading = Message::new("help-options").text(lang);
    command.mut_args(|arg| {
        let id = arg.get_id().as_str().to_owned();
        let key = match id.as_str() {
            "help" | "version" | "lang" | "json" | "jobs" | "now" | "archive" => {
                format!("help-common-{id}")
            }
            "reading" | "keep_steps" => format!("help-common-{id}"),
            _ => format!("help-{path}-{id}"),
        };
        let arg =
            arg.help(Message::new(key.replace('_', "-")).text(lang)).long_help(None);
        if arg.is_positional() { arg } else { arg.help_heading(heading.clone()) }
    })
}

fn example_wanted(path: &str) -> bool {
    example(path).is_some()
}

/// The example of a command: the same in every language.
fn example(path: &str) -> Option<&'static str> {
    Some(match path {
        "run" => "byggarkiv run eske-12 --archive arkiv",
        "init" => "byggarkiv init arkiv --oppdrag eske-12/oppdrag.toml",
        "scan" => {
            "byggarkiv scan --device fujitsu:fi-7160 --into 'eske-12/Gnr 12 Bnr 34'"
        }
        "ingest" => "byggarkiv ingest eske-12.zip --archive arkiv",
        "read" => "byggarkiv read --archive arkiv --jobs 8",
        "review" => "byggarkiv review list --archive arkiv",
        "review-list" => "byggarkiv review list --archive arkiv --all",
        "review-show" => "byggarkiv review show 17 --png bevis.png --archive arkiv",
        "review-accept" => {
            "byggarkiv review accept 17 --by 'Kari Arkivar' --archive arkiv"
        }
        "review-correct" => {
            "byggarkiv review correct 17 4699-12/34 --by 'Kari Arkivar' --archive arkiv"
        }
        "review-reject" => {
            "byggarkiv review reject 17 --by 'Kari Arkivar' --archive arkiv"
        }
        "quality" => "byggarkiv quality --batch eske-12 --sample 50 --archive arkiv",
        "quality-confirm" => {
            "byggarkiv quality confirm --sample 3f9a0c12d4e5 --by 'Kari Arkivar' --archive arkiv"
        }
        "quality-sign" => {
            "byggarkiv quality sign --batch eske-12 --by 'Kari Arkivar' --archive arkiv"
        }
        "fields" => "byggarkiv fields 0011.tif --archive arkiv",
        "index" => "byggarkiv index --archive arkiv",
        "export" => "byggarkiv export --archive arkiv --to avleveringspakke",
        "package" => "byggarkiv package --archive arkiv",
        "validate" => {
            "byggarkiv validate arkiv/deliveries/<uuid>.tar --report rapport.html"
        }
        "search" => {
            "byggarkiv search 'ferdigattest garasje' --eiendom 12/34 --fra 1965 --til 1979 --archive arkiv"
        }
        "status" => "byggarkiv status --archive arkiv",
        "register" => "byggarkiv register import adresser.csv --archive arkiv",
        "register-import" => {
            "byggarkiv register import adresser.csv bygninger.geojson --archive arkiv"
        }
        "models" => "byggarkiv models",
        "models-show" => "byggarkiv models show --json",
        "models-add" => {
            "byggarkiv models add rapidocr-3.10.0-py3-none-any.whl onnxruntime-1.31.1-*.whl"
        }
        "models-verify" => {
            "byggarkiv models verify --folder /usr/local/share/byggarkiv/models"
        }
        "completions" => "byggarkiv completions bash > byggarkiv.bash",
        "man" => "byggarkiv man /usr/local/share/man/man1",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    fn texts(command: &Command, path: &str, all: &mut Vec<(String, String)>) {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        all.push((path.to_owned(), about));
        for arg in command.get_arguments() {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            all.push((format!("{path} {}", arg.get_id()), help));
        }
        for sub in command.get_subcommands() {
            texts(sub, &format!("{path} {}", sub.get_name()), all);
        }
    }

    #[test]
    fn every_command_and_flag_has_a_help_text_in_every_language() {
        for lang in Lang::ALL {
            let mut command = localise(super::super::args::Args::command(), lang);
            command.build();
            let mut all = Vec::new();
            texts(&command, "byggarkiv", &mut all);
            let bare: Vec<_> = all
                .iter()
                .filter(|(_, text)| text.is_empty() || text.starts_with("help-"))
                .collect();
            assert_eq!(bare, Vec::<&(String, String)>::new(), "{}", lang.code());
        }
    }

    #[test]
    fn every_command_has_an_example() {
        let command = super::super::args::Args::command();
        for sub in command.get_subcommands() {
            assert!(example(sub.get_name()).is_some(), "{}", sub.get_name());
        }
    }
}
