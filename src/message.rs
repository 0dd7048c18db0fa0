//! Words for people: one catalogue, three languages (`messages/{nb,nn,en}/*.ftl`).
//!
//! A [`Message`] is a key with arguments, so that what was noticed today in bokmål can be
//! told tomorrow in English; only the command line and the reports turn it into text.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Bokmål, the default.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
}

impl Lang {
    /// Every language, bokmål first.
    pub const ALL: [Self; 3] = [Self::Nb, Self::Nn, Self::En];

    /// The code as in BCP 47 (`nb`, `nn`, `en`).
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::En => "en",
        }
    }

    /// The language of a `LANG` value such as `nn_NO.UTF-8`; `None` where we do not speak it.
    #[must_use]
    pub fn from_locale(locale: &str) -> Option<Self> {
        match locale.split(['_', '-', '.', '@']).next()? {
            "nb" | "no" => Some(Self::Nb),
            "nn" => Some(Self::Nn),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    fn sources(self) -> &'static [&'static str] {
        match self {
            Self::Nb => sources!("nb"),
            Self::Nn => sources!("nn"),
            Self::En => sources!("en"),
        }
    }
}

macro_rules! sources {
    ($lang:literal) => {
        &[
            include_str!(concat!("../messages/", $lang, "/core.ftl")),
            include_str!(concat!("../messages/", $lang, "/cli.ftl")),
            include_str!(concat!("../messages/", $lang, "/intake.ftl")),
            include_str!(concat!("../messages/", $lang, "/page.ftl")),
            include_str!(concat!("../messages/", $lang, "/ocr.ftl")),
            include_str!(concat!("../messages/", $lang, "/models.ftl")),
            include_str!(concat!("../messages/", $lang, "/matrikkel.ftl")),
            include_str!(concat!("../messages/", $lang, "/facts.ftl")),
            include_str!(concat!("../messages/", $lang, "/dossier.ftl")),
            include_str!(concat!("../messages/", $lang, "/index.ftl")),
            include_str!(concat!("../messages/", $lang, "/pdf.ftl")),
            include_str!(concat!("../messages/", $lang, "/noark.ftl")),
            include_str!(concat!("../messages/", $lang, "/package.ftl")),
            include_str!(concat!("../messages/", $lang, "/validate.ftl")),
            include_str!(concat!("../messages/", $lang, "/validate-arkade.ftl")),
            include_str!(concat!("../messages/", $lang, "/report.ftl")),
            include_str!(concat!("../messages/", $lang, "/pipeline.ftl")),
            include_str!(concat!("../messages/", $lang, "/quality.ftl")),
        ]
    };
}
use sources;

/// An argument of a message: words, or a number that the language may inflect by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A whole number; may choose a plural form.
    Number(i64),
    /// Words, shown as they are.
    Text(String),
    /// Another message, told in the same language.
    Message(Box<Message>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}
macro_rules! number_value {
    ($($t:ty),*) => {$(
        impl From<$t> for Value {
            fn from(number: $t) -> Self {
                i64::try_from(number).map_or_else(|_| Self::Text(number.to_string()), Self::Number)
            }
        }
    )*};
}
number_value!(u8, u16, u32, u64, usize, i32, i64);

/// Something to tell a person: a key of the catalogue, and what to put in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Message {
    /// The key, such as `intake-gap`.
    pub key: String,
    /// The arguments by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, Value>,
}

impl Message {
    /// A message without arguments. Prefer [`msg!`](crate::msg), which the tests can find.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), args: BTreeMap::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.args.insert(name.to_owned(), value.into());
        self
    }

    /// The words in a language. An unknown key is shown as it is, so that nothing is lost;
    /// the tests see to it that there is none.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let bundle = bundle(lang);
        let Some(pattern) = bundle.get_message(&self.key).and_then(|m| m.value()) else {
            return format!("{}{:?}", self.key, self.args);
        };
        let mut args = FluentArgs::new();
        for (name, value) in &self.args {
            args.set(name.clone(), fluent_value(value, lang));
        }
        let mut errors = Vec::new();
        let text: Cow<'_, str> = bundle.format_pattern(pattern, Some(&args), &mut errors);
        text.into_owned()
    }
}

fn fluent_value(value: &Value, lang: Lang) -> FluentValue<'static> {
    match value {
        Value::Number(number) => FluentValue::from(*number),
        Value::Text(text) => FluentValue::from(text.clone()),
        Value::Message(message) => FluentValue::from(message.text(lang)),
    }
}

/// A message by its key and arguments: `msg!("key", missing = 3, folder = name)`, the key
/// spelled out so that the tests can look it up.
#[macro_export]
macro_rules! msg {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::message::Message::new($key)$(.with(stringify!($name), $value))*
    };
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(lang: Lang) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; 3] = [const { OnceLock::new() }; 3];
    BUNDLES[lang as usize].get_or_init(|| build(lang).0)
}

/// The bundle of a language, and every complaint about its sources.
fn build(lang: Lang) -> (Bundle, Vec<String>) {
    let id = lang.code().parse().expect("our own codes are language codes");
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    let mut complaints = Vec::new();
    for source in lang.sources() {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(
            |(resource, errors)| {
                complaints.extend(errors.iter().map(|e| format!("{}: {e}", lang.code())));
                resource
            },
        );
        if let Err(errors) = bundle.add_resource(resource) {
            complaints.extend(errors.iter().map(|e| format!("{}: {e}", lang.code())));
        }
    }
    (bundle, complaints)
}

impl fmt::Display for Message {
    /// In the default language; reports and the command line choose their own.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::default()))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    use regex::Regex;

    use super::*;

    /// Key → names of the arguments its text uses.
    fn keys(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
        let argument = Regex::new(r"\$([A-Za-z_]+)").unwrap();
        let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut key = String::new();
        for line in lang.sources().iter().flat_map(|s| s.lines()) {
            if let Some((name, _)) = line.split_once('=')
                && !line.starts_with([' ', '#', '\t'])
            {
                key = name.trim().to_owned();
                keys.entry(key.clone()).or_default();
            }
            if !line.starts_with('#') {
                for found in argument.captures_iter(line) {
                    keys.entry(key.clone()).or_default().insert(found[1].to_owned());
                }
            }
        }
        keys
    }

    fn rust_sources(folder: &Path, all: &mut Vec<String>) {
        for path in crate::files::list(folder).unwrap() {
            if path.is_dir() {
                rust_sources(&path, all);
            } else if path.extension().is_some_and(|e| e == "rs") {
                all.push(String::from_utf8(crate::files::read(&path).unwrap()).unwrap());
            }
        }
    }

    #[test]
    fn every_language_says_the_same_things_with_the_same_arguments() {
        for lang in [Lang::Nn, Lang::En] {
            assert_eq!(keys(Lang::Nb), keys(lang), "{}", lang.code());
        }
    }

    #[test]
    fn the_catalogue_parses_and_no_key_stands_twice() {
        for lang in Lang::ALL {
            assert_eq!(build(lang).1, Vec::<String>::new());
        }
    }

    #[test]
    fn every_message_in_the_code_is_in_the_catalogue_and_every_one_there_is_used() {
        let mut sources = Vec::new();
        rust_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
        let known = keys(Lang::Nb);
        let said = Regex::new(r#"(?m)^[^/\n]*\bmsg!\(\s*"([^"]+)""#).unwrap();
        let mut missing = BTreeSet::new();
        for source in &sources {
            for found in said.captures_iter(source) {
                if !known.contains_key(&found[1]) {
                    missing.insert(found[1].to_owned());
                }
            }
        }
        assert_eq!(missing, BTreeSet::new(), "said in code, absent from messages/");
        let unused: Vec<_> = known
            .keys()
            .filter(|key| !key.starts_with("help-"))
            .filter(|key| !sources.iter().any(|s| s.contains(&format!("\"{key}\""))))
            .collect();
        assert_eq!(unused, Vec::<&String>::new(), "in messages/, said nowhere");
    }

    #[test]
    fn a_message_inflects_and_tells_messages_within() {
        let inner = Message::new("severity-error");
        assert_eq!(inner.text(Lang::Nb), "feil");
        assert_eq!(Lang::from_locale("nn_NO.UTF-8"), Some(Lang::Nn));
        assert_eq!(Lang::from_locale("C"), None);
    }
}
