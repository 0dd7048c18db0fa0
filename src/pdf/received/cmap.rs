//! `ToUnicode`: which codes of a font have Unicode (ISO 32000-1, 9.10.3), for level U.

use std::collections::BTreeSet;

use super::syntax::{Reader, Token, Value};

/// Characters that level U forbids as a meaning (ISO 19005-2, 6.2.11.7.2).
const FORBIDDEN: [u16; 3] = [0, 0xFEFF, 0xFFFE];

/// Meanings that are looked at: each code twice, which no honest map needs.
const MOST_STEPS: usize = 1 << 17;

/// The two-byte codes that the map gives a lawful meaning; `None` where it is not understood.
pub(super) fn codes(cmap: &[u8]) -> Option<BTreeSet<u16>> {
    let mut reader = Reader::content(cmap);
    let mut operands: Vec<Value> = Vec::new();
    let mut codes = BTreeSet::new();
    let mut steps = 0;
    while let Some(token) = reader.token()? {
        match token {
            Token::Value(_) if operands.len() > MOST_STEPS => return None,
            Token::Value(value) => operands.push(value),
            Token::Operator(operator) => {
                match operator {
                    b"endbfchar" => steps += chars(&operands, &mut codes)?,
                    b"endbfrange" => steps += ranges(&operands, &mut codes)?,
                    b"usecmap" => return None,
                    _ => {}
                }
                if steps > MOST_STEPS {
                    return None;
                }
                operands.clear();
            }
        }
    }
    Some(codes)
}

/// How many meanings were looked at; so below.
fn chars(operands: &[Value], codes: &mut BTreeSet<u16>) -> Option<usize> {
    for pair in operands.chunks(2) {
        let [code, meaning] = pair else { return None };
        if is_lawful(meaning, 0)? {
            codes.insert(code_of(code)?);
        }
    }
    Some(operands.len() / 2)
}

fn ranges(operands: &[Value], codes: &mut BTreeSet<u16>) -> Option<usize> {
    let mut steps = 0;
    for triple in operands.chunks(3) {
        let [first, last, meaning] = triple else { return None };
        let (first, last) = (code_of(first)?, code_of(last)?);
        steps += usize::from(last.saturating_sub(first));
        if steps > MOST_STEPS {
            return None;
        }
        for (step, code) in (first..=last).enumerate() {
            let lawful = match meaning {
                Value::Array(meanings) => is_lawful(meanings.get(step)?, 0)?,
                meaning => is_lawful(meaning, step)?,
            };
            if lawful {
                codes.insert(code);
            }
        }
    }
    Some(steps)
}

fn code_of(value: &Value) -> Option<u16> {
    let Value::Text(bytes) = value else { return None };
    Some(u16::from_be_bytes(bytes.as_slice().try_into().ok()?))
}

/// Whether the UTF-16 text is one that may be meant, its last unit raised by `step`.
fn is_lawful(value: &Value, step: usize) -> Option<bool> {
    let Value::Text(bytes) = value else { return None };
    if bytes.is_empty() || bytes.len() % 2 == 1 {
        return None;
    }
    let mut units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|unit| u16::from_be_bytes([unit[0], unit[1]]))
        .collect();
    let last = units.last_mut()?;
    *last = u16::try_from(usize::from(*last) + step).ok()?;
    let text = String::from_utf16(&units).is_ok();
    Some(text && !units.iter().any(|unit| FORBIDDEN.contains(unit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cmap: &str, expected: Option<&[u16]>) {
        let expected = expected.map(|codes| codes.iter().copied().collect());
        assert_eq!(codes(cmap.as_bytes()), expected, "{cmap}");
    }

    #[test]
    fn single_codes_and_ranges_are_counted() {
        check("2 beginbfchar <0001> <0041> <0002> <D835DD04> endbfchar", Some(&[1, 2]));
        check("1 beginbfrange <0003> <0005> <0061> endbfrange", Some(&[3, 4, 5]));
        check("1 beginbfrange <0003> <0004> [<0061> <0078>] endbfrange", Some(&[3, 4]));
    }

    #[test]
    fn a_forbidden_or_broken_meaning_is_none() {
        check(
            "3 beginbfchar <0001> <0000> <0002> <FEFF> <0003> <D835> endbfchar",
            Some(&[]),
        );
        check("1 beginbfrange <0003> <0004> <FFFD> endbfrange", Some(&[3]));
    }

    #[test]
    fn what_is_not_understood_is_no_answer() {
        check("1 beginbfchar <01> <0041> endbfchar", None);
        check("1 beginbfrange <0003> <0005> [<0061>] endbfrange", None);
        check("/Other usecmap", None);
        check(&"1 beginbfrange <0000> <FFFF> <0001> endbfrange ".repeat(9), None);
    }
}
