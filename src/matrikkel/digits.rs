//! Numbers as typists and recognisers write them: `l2` is 12, `lo` is 10.

/// A number read, and how many of its characters had to be mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u32,
    pub(super) mended: u32,
}

/// The number these characters stand for. At least half must be digits, or all must be
/// what a typist wrote for 1 and 0, a 1 first (`lo`, `II`): a short word is no number.
pub(super) fn number(text: &str) -> Option<Number> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let typed = text.starts_with(['l', 'I', '|'])
        && text.chars().all(|c| matches!(c, 'l' | 'I' | '|' | 'o' | 'O'))
        && text.len() <= 3;
    if !(1..=6).contains(&text.len()) || (digits * 2 < text.len() && !typed) {
        return None;
    }
    let mut number = Number { value: 0, mended: 0 };
    for c in text.chars() {
        let digit = match c {
            '0'..='9' => u32::from(c) - u32::from('0'),
            'O' | 'o' | 'Q' | 'D' => 0,
            'l' | 'I' | 'i' | '|' | '!' => 1,
            'S' => 5,
            'B' => 8,
            'Z' => 2,
            _ => return None,
        };
        number.mended += u32::from(!c.is_ascii_digit());
        number.value = number.value * 10 + digit;
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(u32, u32)>) {
        let found = number(text).map(|n| (n.value, n.mended));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn letters_that_look_like_digits_count_as_digits_among_digits() {
        check("12", Some((12, 0)));
        check("0012", Some((12, 0)));
        check("l2", Some((12, 1)));
        check("3O", Some((30, 1)));
        check("lo", Some((10, 2)));
        check("II", Some((11, 2)));
        check("4S", Some((45, 1)));
    }

    #[test]
    fn a_word_is_no_number() {
        for word in ["i", "og", "Bil", "Oslo", "D", "", "IS", "SOlo", "1234567"] {
            check(word, None);
        }
    }
}
