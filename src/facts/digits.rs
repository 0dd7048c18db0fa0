//! Digits as they stand on paper: in groups, and with letters read for digits.

use std::ops::Range;

/// One character that is, or may have been, a digit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// Its first byte in the text.
    pub(super) at: usize,
    /// Its length in bytes.
    pub(super) length: usize,
    /// Its value, 0–9.
    pub(super) value: u8,
    /// Whether it is a digit as it stands.
    pub(super) real: bool,
}

/// Digits with nothing between them.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// The digits, at least one of them real.
    pub(super) glyphs: Vec<Glyph>,
}

impl Run {
    /// How many digits.
    pub(super) fn len(&self) -> usize {
        self.glyphs.len()
    }

    /// The first byte.
    pub(super) fn start(&self) -> usize {
        self.glyphs[0].at
    }

    /// The byte after the last.
    pub(super) fn end(&self) -> usize {
        let last = self.glyphs[self.glyphs.len() - 1];
        last.at + last.length
    }

    /// How many of its characters are digits as they stand.
    pub(super) fn real(&self) -> usize {
        self.glyphs.iter().filter(|g| g.real).count()
    }
}

/// The digit that a character is or that it is often read for; `None` for all others.
/// Confusions as seen in recognised typewriting: l, I, | for 1, O for 0, S for 5, B for 8.
pub(super) fn digit(c: char) -> Option<(u8, bool)> {
    let value = match c {
        '0'..='9' => return Some((c as u8 - b'0', true)),
        'o' | 'O' | 'Q' | 'D' => 0,
        'l' | 'I' | 'i' | '|' | '!' => 1,
        'z' | 'Z' => 2,
        's' | 'S' => 5,
        'G' | 'b' => 6,
        'B' => 8,
        'g' | 'q' => 9,
        _ => return None,
    };
    Some((value, false))
}

/// A whole number from digits and letters read for digits.
pub(super) fn number(text: &str) -> Option<u32> {
    let mut value = 0u32;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        value = value.checked_mul(10)?.checked_add(u32::from(digit(c)?.0))?;
    }
    (!text.is_empty()).then_some(value)
}

/// The share of digits among the characters of a number, 0–1.
pub(super) fn share_real(text: &str) -> f32 {
    let all = text.chars().filter(|c| c.is_alphanumeric() || "|!".contains(*c)).count();
    let real = text.chars().filter(char::is_ascii_digit).count();
    real as f32 / all.max(1) as f32
}

/// Every run of the text, in order. Letters count only beside at least as many digits.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut glyphs: Vec<Glyph> = Vec::new();
    for (at, c) in text.char_indices() {
        match digit(c) {
            Some((value, real)) => {
                glyphs.push(Glyph { at, length: c.len_utf8(), value, real });
            }
            None => close(&mut glyphs, &mut runs),
        }
    }
    close(&mut glyphs, &mut runs);
    runs
}

fn close(glyphs: &mut Vec<Glyph>, runs: &mut Vec<Run>) {
    let run = Run { glyphs: std::mem::take(glyphs) };
    if run.glyphs.is_empty() || run.real() == 0 {
        return;
    }
    if run.real() * 2 >= run.len() {
        runs.push(run);
        return;
    }
    // A word with a few digits in it: keep the digits, let the letters go.
    for part in run.glyphs.chunk_by(|a, b| a.real && b.real) {
        if part[0].real {
            runs.push(Run { glyphs: part.to_vec() });
        }
    }
}

/// Whether what stands between two runs may stand within one number: at most three
/// characters, at most one line break, no letters.
pub(super) fn may_join(text: &str, between: Range<usize>) -> bool {
    let gap = &text[between];
    let mut chars = 0;
    let mut breaks = 0;
    for c in gap.chars() {
        chars += 1;
        breaks += usize::from(c == '\n');
        if !(c.is_whitespace() || ".-–—,:;/_*·•'\u{ad}".contains(c)) {
            return false;
        }
    }
    chars <= 3 && breaks <= 1
}
