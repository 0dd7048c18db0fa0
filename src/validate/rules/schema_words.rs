//! libxml2's remarks about a schema, told in the reader's language.

use std::sync::OnceLock;

use regex::Regex;

use crate::message::Message;
use crate::msg;

use super::pointer::shorten;

/// libxml2's codes for a value that its facets refuse (`XML_SCHEMAV_CVC_…_VALID`).
const FACETS: std::ops::RangeInclusive<i32> = 1829..=1840;
/// The code that says so once more for the type as a whole.
const VALUE: i32 = 1824;

/// Whether a remark only repeats the one before it.
pub(super) fn is_echo(last: i32, code: i32) -> bool {
    FACETS.contains(&last) && code == VALUE
}

/// The remark as a message. What is not known is told in libxml2's own words.
pub(super) fn tell(code: i32, said: &str) -> Message {
    let said = without_namespaces(said);
    known(code, &said)
        .unwrap_or_else(|| msg!("validate-schema-other", said = shorten_to(&said, 300)))
}

fn known(code: i32, said: &str) -> Option<Message> {
    let element = between(said, "Element '", "'")?;
    if let Some(attribute) = between(said, "The attribute '", "'") {
        return match code {
            1868 => Some(msg!(
                "validate-schema-attribute-missing",
                element = element,
                attribute = attribute
            )),
            1866 => Some(msg!(
                "validate-schema-attribute-unknown",
                element = element,
                attribute = attribute
            )),
            _ => None,
        };
    }
    if said.contains("of the xsi:type attribute does not resolve") {
        let found = between(said, "The QName value '", "'")?;
        return Some(msg!(
            "validate-schema-type",
            element = element,
            found = shorten(found)
        ));
    }
    match code {
        1871 if said.contains("Missing child element") => Some(msg!(
            "validate-schema-missing",
            element = element,
            expected = expected(said)?
        )),
        1871 => Some(match expected(said) {
            Some(expected) => {
                msg!("validate-schema-unexpected", element = element, expected = expected)
            }
            None => msg!("validate-schema-not-allowed", element = element),
        }),
        1845 => Some(msg!("validate-schema-root", element = element)),
        VALUE => {
            let value = between(said, ": '", "' is not")?;
            let kind = between(said, "type '", "'")?;
            Some(msg!(
                "validate-schema-value",
                element = element,
                found = shorten(value),
                kind = kind
            ))
        }
        code if FACETS.contains(&code) && said.contains("has a length of '0'") => {
            Some(msg!("validate-schema-empty", element = element))
        }
        code if FACETS.contains(&code) => {
            let value = between(said, "The value '", "'")?;
            Some(match between(said, "by the pattern '", "'.") {
                Some(pattern) => {
                    let found = shorten(value);
                    msg!(
                        "validate-schema-pattern",
                        element = element,
                        found = found,
                        pattern = pattern
                    )
                }
                None => msg!(
                    "validate-schema-facet",
                    element = element,
                    found = shorten(value)
                ),
            })
        }
        _ => None,
    }
}

fn expected(said: &str) -> Option<String> {
    let list = said.split_once("Expected is")?.1;
    Some(between(list, "( ", " )")?.to_owned())
}

fn between<'a>(said: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let rest = said.split_once(before)?.1;
    rest.split_once(after).map(|(inner, _)| inner)
}

/// `{http://…}tittel` becomes `tittel`.
fn without_namespaces(said: &str) -> String {
    static BRACES: OnceLock<Regex> = OnceLock::new();
    let braces = BRACES.get_or_init(|| {
        Regex::new(r"\{[^{}\s]*[:/][^{}\s]*\}").expect("the pattern is sound")
    });
    braces.replace_all(said, "").into_owned()
}

fn shorten_to(words: &str, length: usize) -> String {
    words.chars().take(length).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Lang;

    fn check(code: i32, said: &str, expected: &str) {
        assert_eq!(tell(code, said).text(Lang::En), expected);
    }

    #[test]
    fn what_libxml2_says_is_told_in_the_reader_s_language() {
        check(
            1871,
            "Element '{http://a/b}x': This element is not expected. Expected is one of \
             ( {http://a/b}y, {http://a/b}z ).",
            "the element `x` is not allowed here; expected: y, z",
        );
        check(
            1871,
            "Element '{http://a/b}x': Missing child element(s). Expected is ( {http://a/b}y ).",
            "the element `x` is incomplete; missing: y",
        );
        check(
            1824,
            "Element 'x': 'ja' is not a valid value of the atomic type 'xs:date'.",
            "the value `ja` of `x` is not of the type xs:date",
        );
        check(
            1847,
            "Element '{http://a/b}mappe', attribute '{http://c/d}type': The QName value \
             'saksmappe' of the xsi:type attribute does not resolve to a type definition.",
            "the type `saksmappe` of `mappe` (xsi:type) is not in the schema: the name is \
             wrong, or its prefix is missing",
        );
        check(1, "Something new.", "Something new.");
    }
}
