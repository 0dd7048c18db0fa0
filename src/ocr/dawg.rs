//! The words that Tesseract's own models bring along, read straight from the model files.
//!
//! A `.traineddata` file is a table of parts; part 21 lists the characters of the network,
//! part 19 is its word list, squeezed into a graph that shares beginnings and endings. So a
//! word list of each language is there wherever Tesseract is, under the models' own licence.

use std::collections::BTreeMap;

/// The word graph among the parts of a model file (`TESSDATA_LSTM_SYSTEM_DAWG`).
const WORDS: usize = 19;

/// The list of characters among the parts (`TESSDATA_LSTM_UNICHARSET`).
const CHARACTERS: usize = 21;

/// The first number of every word graph.
const MAGIC: i16 = 42;

/// An edge is the last of its node.
const LAST: u64 = 1;

/// An edge goes backwards; no written graph has any.
const BACKWARD: u64 = 2;

/// A word ends with an edge.
const END: u64 = 4;

/// A word list as a graph of letters.
#[derive(Debug)]
pub(super) struct Dawg {
    letters: BTreeMap<char, u64>,
    edges: Vec<u64>,
    /// Bits of an edge that name its letter.
    letter_bits: u32,
}

impl Dawg {
    /// The word list of a model file; `None` where it has none, or is not such a file.
    pub(super) fn of_model(model: &[u8]) -> Option<Self> {
        let letters = characters(std::str::from_utf8(part(model, CHARACTERS)?).ok()?);
        let graph = part(model, WORDS)?;
        let (magic, rest) = graph.split_first_chunk()?;
        let (size, rest) = rest.split_first_chunk()?;
        let (count, rest) = rest.split_first_chunk()?;
        let (size, count) = (u32::from_le_bytes(*size), u32::from_le_bytes(*count));
        let edges: Vec<u64> =
            rest.as_chunks().0.iter().map(|edge| u64::from_le_bytes(*edge)).collect();
        let whole = i16::from_le_bytes(*magic) == MAGIC
            && edges.len() == count as usize
            && (1..1 << 20).contains(&size);
        // As many bits as `size` itself needs, the number after the last letter.
        let letter_bits = u32::BITS - size.leading_zeros();
        whole.then_some(Self { letters, edges, letter_bits })
    }

    /// Whether the list has this word, spelt just so.
    pub(super) fn has(&self, word: &str) -> bool {
        let mut node = Some(0);
        let mut ends = false;
        for letter in word.chars() {
            let (Some(at), Some(number)) = (node, self.letters.get(&letter)) else {
                return false;
            };
            let Some(edge) = self.edge(at, *number) else { return false };
            ends = self.flags(edge) & END != 0;
            node = self.next(edge);
        }
        ends
    }

    /// Gives every word of the list, as far as words are no longer than `longest` letters.
    pub(super) fn words(&self, longest: usize, mut take: impl FnMut(&[char])) {
        let names: BTreeMap<u64, char> =
            self.letters.iter().map(|(letter, number)| (*number, *letter)).collect();
        let mut word = Vec::new();
        // Where each letter's edges begin, and how many of them have been followed.
        let mut path = vec![0usize];
        while let Some(at) = path.last_mut() {
            let Some(edge) = self.edges.get(*at).copied() else { break };
            let last = self.flags(edge) & LAST != 0;
            *at = if last { usize::MAX } else { *at + 1 };
            let letter = names.get(&self.letter(edge)).copied();
            let next = self.next(edge).filter(|_| path.len() < longest);
            if let Some(letter) = letter {
                word.push(letter);
                if self.flags(edge) & END != 0 {
                    take(&word);
                }
                match next {
                    Some(next) => path.push(next),
                    None => drop(word.pop()),
                }
            }
            while path.last() == Some(&usize::MAX) {
                path.pop();
                word.pop();
            }
        }
    }

    fn letter(&self, edge: u64) -> u64 {
        edge & ((1 << self.letter_bits) - 1)
    }

    fn flags(&self, edge: u64) -> u64 {
        edge >> self.letter_bits & 7
    }

    /// The node that an edge leads to; `None` where it leads nowhere.
    fn next(&self, edge: u64) -> Option<usize> {
        let next = usize::try_from(edge >> (self.letter_bits + 3)).ok()?;
        (next != 0 && next < self.edges.len()).then_some(next)
    }

    /// The edge of a node that bears this letter.
    fn edge(&self, node: usize, letter: u64) -> Option<u64> {
        for edge in self.edges.get(node..)? {
            let flags = self.flags(*edge);
            if self.letter(*edge) == letter && flags & BACKWARD == 0 {
                return Some(*edge);
            }
            if flags & LAST != 0 {
                return None;
            }
        }
        None
    }
}

/// One part of a model file.
fn part(model: &[u8], number: usize) -> Option<&[u8]> {
    let (count, rest) = model.split_first_chunk()?;
    let count = usize::try_from(i32::from_le_bytes(*count)).ok()?;
    let table = rest.get(..count.checked_mul(8)?)?;
    let starts: Vec<Option<usize>> = table
        .as_chunks()
        .0
        .iter()
        .map(|start| usize::try_from(i64::from_le_bytes(*start)).ok())
        .collect();
    let start = (*starts.get(number)?)?;
    let end = starts[number + 1..].iter().flatten().next().copied();
    model.get(start..end.unwrap_or(model.len()))
}

/// The number of each character, from the list: a line each, the character first. Those of
/// several letters are left out.
fn characters(list: &str) -> BTreeMap<char, u64> {
    let names = list.lines().skip(1).map(|line| line.split(' ').next().unwrap_or(""));
    let single = |(number, name): (u64, &str)| {
        let mut letters = name.chars();
        letters.next().filter(|_| letters.next().is_none()).map(|letter| (letter, number))
    };
    (0..).zip(names).filter_map(single).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(name: &str) -> Vec<u8> {
        let folder = std::path::Path::new("/usr/share/tesseract-ocr/5/tessdata");
        crate::files::read(&folder.join(format!("{name}.traineddata"))).unwrap()
    }

    fn norwegian() -> Dawg {
        Dawg::of_model(&model("nor")).unwrap()
    }

    #[test]
    fn the_norwegian_model_knows_the_words_of_building_cases() {
        let dawg = norwegian();
        for word in ["ferdigattest", "byggetillatelse", "søknad", "efter", "skulde", "på"]
        {
            assert!(dawg.has(word), "{word}");
        }
        for word in ["ferdigattes", "sknad", "", "søknadæ", "ferdig attest", "日"] {
            assert!(!dawg.has(word), "{word}");
        }
    }

    #[test]
    fn every_word_that_is_told_is_known() {
        let dawg = norwegian();
        let mut count = 0;
        dawg.words(40, |word| {
            count += 1;
            if count % 97 == 0 {
                let word: String = word.iter().collect();
                assert!(dawg.has(&word), "{word}");
            }
        });
        // What Tesseract's own dawg2wordlist tells of this model.
        assert_eq!(count, 222_766);
    }

    #[test]
    fn a_cut_or_foreign_file_has_no_words() {
        assert!(Dawg::of_model(&model("osd")[..1000]).is_none());
        assert!(Dawg::of_model(b"").is_none());
        assert!(Dawg::of_model(&[0xff; 4096]).is_none());
    }
}
