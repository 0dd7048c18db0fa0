//! Check digits and the shape of Norwegian numbers. Digits in, yes or no out.

/// Weights of a fødselsnummer's first check digit.
const K1: [u32; 9] = [3, 7, 6, 1, 8, 9, 4, 5, 2];
/// Weights of its second check digit, and of a kontonummer's only one.
const K2: [u32; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
/// Weights of an organisasjonsnummer's.
const ORGANISASJON: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];

/// How a number with the date of a birth in front is told from that of another kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Birth {
    /// A plain date, or the synthetic ones (month + 80, + 65).
    Plain,
    /// D-nummer: day + 40.
    D,
    /// H-nummer: month + 40.
    H,
}

fn weighted(digits: &[u8], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(d, w)| u32::from(*d) * w).sum::<u32>() % 11
}

/// Which date the first six digits are, if any.
pub(super) fn birth(digits: &[u8; 11]) -> Option<Birth> {
    let pair = |i: usize| u32::from(digits[i]) * 10 + u32::from(digits[i + 1]);
    let (raw_day, raw_month, year) = (pair(0), pair(2), pair(4));
    let (d, day) = if raw_day > 40 { (true, raw_day - 40) } else { (false, raw_day) };
    let (h, month) = match raw_month {
        81..=92 => (false, raw_month - 80),
        66..=77 => (false, raw_month - 65),
        41..=52 => (true, raw_month - 40),
        _ => (false, raw_month),
    };
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 => 29,
        2 => 28,
        _ => return None,
    };
    (1..=last).contains(&day).then_some(match (d, h) {
        (true, _) => Birth::D,
        (false, true) => Birth::H,
        (false, false) => Birth::Plain,
    })
}

/// The first check digit: by today's rule (rest 0) or, from 2032, with rest 0–3.
pub(super) fn k1(digits: &[u8; 11]) -> bool {
    // k1 = (rest − sum) mod 11, so that the rest that was used is (k1 + sum) mod 11.
    (u32::from(digits[9]) + weighted(digits, &K1)) % 11 <= 3
}

/// The first check digit by today's rule only.
pub(super) fn k1_today(digits: &[u8; 11]) -> bool {
    (u32::from(digits[9]) + weighted(digits, &K1)).is_multiple_of(11)
}

/// The second check digit of a fødselsnummer; the only one of a kontonummer.
pub(super) fn k2(digits: &[u8; 11]) -> bool {
    (u32::from(digits[10]) + weighted(digits, &K2)).is_multiple_of(11)
}

/// An organisasjonsnummer: begins with 8 or 9, mod 11.
pub(super) fn organisasjon(digits: &[u8; 9]) -> bool {
    digits[0] >= 8
        && (u32::from(digits[8]) + weighted(digits, &ORGANISASJON)).is_multiple_of(11)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The synthetic test numbers; source in the file.
    const VECTORS: &str = include_str!("testdata/id_test_vectors.tsv");

    fn digits<const N: usize>(text: &str) -> [u8; N] {
        let all: Vec<u8> = text.bytes().map(|b| b - b'0').collect();
        all.try_into().unwrap()
    }

    #[test]
    fn every_test_number_is_what_its_row_says() {
        let mut rows = 0;
        for row in VECTORS.lines().filter(|l| !l.starts_with('#')).skip(1) {
            let fields: Vec<_> = row.split('\t').collect();
            let (number, kind, date_ok) = (fields[0], fields[1], fields[3]);
            rows += 1;
            match number.len() {
                9 if kind.starts_with("org") => {
                    // 000000019 passes mod 11 but begins with neither 8 nor 9.
                    assert_eq!(organisasjon(&digits(number)), number != "000000019");
                }
                11 if kind.starts_with("konto") => assert!(k2(&digits(number)), "{kind}"),
                11 => {
                    let d = digits::<11>(number);
                    assert_eq!(birth(&d).is_some(), date_ok == "yes", "{number}");
                    assert_eq!(
                        k1_today(&d) && k2(&d),
                        kind == "valid-old+2032",
                        "{number}"
                    );
                    assert_eq!(k1(&d) && k2(&d), kind.starts_with("valid"), "{number}");
                }
                _ => {}
            }
        }
        assert_eq!(rows, 37);
    }

    #[test]
    fn a_d_number_and_an_h_number_are_told_apart() {
        assert_eq!(birth(&digits("41819012359")), Some(Birth::D));
        assert_eq!(birth(&digits("01419012359")), Some(Birth::H));
        assert_eq!(birth(&digits("01819012365")), Some(Birth::Plain));
        assert_eq!(birth(&digits("31029912345")), None);
    }
}
