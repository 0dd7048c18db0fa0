//! The commented `oppdrag.toml` that `init` writes, one for each language.

use crate::message::Lang;

/// The file's text.
pub(super) fn text(lang: Lang) -> &'static str {
    match lang {
        Lang::Nb => include_str!("template/nb.toml"),
        Lang::Nn => include_str!("template/nn.toml"),
        Lang::En => include_str!("template/en.toml"),
    }
}
