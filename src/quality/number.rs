//! Numbers as people of each language write them.

use crate::message::Lang;

/// At most two decimals, no zeros at the end, with the language's decimal sign.
pub(super) fn number(value: f64, lang: Lang) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match lang {
        Lang::Nb | Lang::Nn => text.replace('.', ","),
        Lang::En => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_no_more_decimals_than_it_needs() {
        let all = [300.0, 0.25, 1.5, 0.0, 100.0];
        let text = |lang| all.map(|n| number(n, lang)).join(" ");
        assert_eq!(text(Lang::Nb), "300 0,25 1,5 0 100");
        assert_eq!(text(Lang::En), "300 0.25 1.5 0 100");
    }
}
