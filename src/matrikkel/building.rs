//! A building of the register, and the check digit of its number.

use serde::{Deserialize, Serialize};

use super::{MatrikkelKey, Position};

/// A building point (Matrikkelen – Bygningspunkt).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Building {
    /// Bygningsnummer, up to nine digits.
    pub bygningsnummer: u32,
    /// Bygningstype, three digits (NS 3457); empty where it is not told.
    pub bygningstype: String,
    /// Bygningsstatus, two letters such as `TB`; empty where it is not told.
    pub bygningsstatus: String,
    /// Where it stands.
    pub position: Option<Position>,
    /// The property it stands on, where the extract names one.
    pub key: Option<MatrikkelKey>,
}

/// Numbers from here on were given by the matrikkel and bear no check digit.
const FIRST_WITHOUT_CHECK_DIGIT: u32 = 300_000_000;

/// Whether a bygningsnummer can be right: modulus 11 with weights 2–7 from the right for
/// the numbers of the old register (GAB), anything of nine digits after.
#[must_use]
pub fn valid_bygningsnummer(number: u32) -> bool {
    match number {
        0..10 => false,
        FIRST_WITHOUT_CHECK_DIGIT..=999_999_999 => true,
        10..FIRST_WITHOUT_CHECK_DIGIT => check_digit(number / 10) == Some(number % 10),
        1_000_000_000.. => false,
    }
}

/// The check digit of the digits before it; `None` where the rule gives 10.
fn check_digit(mut digits: u32) -> Option<u32> {
    let mut sum = 0;
    for weight in [2, 3, 4, 5, 6, 7].into_iter().cycle() {
        if digits == 0 {
            break;
        }
        sum += digits % 10 * weight;
        digits /= 10;
    }
    match sum % 11 {
        0 => Some(0),
        1 => None,
        rest => Some(11 - rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(number: u32, expected: bool) {
        assert_eq!(valid_bygningsnummer(number), expected, "{number}");
    }

    #[test]
    fn an_old_number_has_a_check_digit_and_a_new_one_has_none() {
        // Made by the rule, belonging to nobody: 1000001, weights 2…2.
        let made = 10_000_019 / 10 * 10;
        let valid: Vec<_> =
            (made..made + 10).filter(|n| valid_bygningsnummer(*n)).collect();
        assert_eq!(valid.len(), 1);
        check(0, false);
        check(7, false);
        check(300_000_001, true);
        check(299_999_999, false);
        check(1_000_000_000, false);
    }
}
