//! Which words are words: judged by the lists that come with Tesseract's models, and by the
//! names that the register knows.

use std::collections::BTreeSet;
use std::path::Path;

use super::dawg::Dawg;
use crate::digest::Digest;

/// Languages whose lists are asked besides a language itself, where they are installed:
/// Norwegian was written almost as Danish until 1907, and much so for long after.
const KIN: [(&str, &str); 1] = [("nor", "dan")];

/// The shortest part of a compound word, in letters.
const PART: usize = 4;

/// The longest word that is looked up, in letters.
const LONGEST: usize = 40;

/// The shortest word of a name that is taken up, in letters: shorter ones are words anyway, or
/// too like noise.
const NAME: usize = 4;

/// Words of one or more languages, and what letters follow one another in them.
#[derive(Debug, Default)]
pub struct Lexicon {
    lists: Vec<Dawg>,
    /// Words of names, in lower case.
    names: BTreeSet<String>,
    /// How often three letters follow one another, as logarithms.
    threes: Vec<f32>,
    name: String,
}

/// The share of letters in known words under which a page is in another language.
pub(super) const STRANGE: f32 = 0.6;

impl Lexicon {
    /// The lists of these languages and their kin, as far as the folder has them.
    #[must_use]
    pub fn open(models: &Path, languages: &[String]) -> Self {
        let kin = KIN.iter().filter(|(of, _)| languages.iter().any(|l| l == of));
        let mut names: Vec<&str> = languages.iter().map(String::as_str).collect();
        names.extend(kin.map(|(_, kin)| *kin));
        names.dedup();
        let mut lexicon = Self::default();
        for name in names {
            let path = models.join(format!("{name}.traineddata"));
            let Ok(model) = crate::files::read(&path) else { continue };
            if let Some(list) = Dawg::of_model(&model) {
                lexicon.push_name(name, &model);
                lexicon.lists.push(list);
            }
        }
        lexicon.threes = threes(&lexicon.lists);
        lexicon
    }

    /// Takes up the words of these names (streets, farms, municipalities), so far as the
    /// lists lack them. Their order does not matter, nor do repetitions.
    #[must_use]
    pub fn with_names<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        let words: BTreeSet<String> = names
            .into_iter()
            .flat_map(|name| name.split(|c: char| !c.is_alphabetic()))
            .filter(|word| (NAME..=LONGEST).contains(&word.chars().count()))
            .map(str::to_lowercase)
            .collect();
        self.names = words.into_iter().filter(|word| !self.has(word)).collect();
        if !self.names.is_empty() {
            let all: Vec<&str> = self.names.iter().map(String::as_str).collect();
            self.push_name("names", all.join("\n").as_bytes());
        }
        self
    }

    /// Adds a list to the name, with the first digits of its digest.
    fn push_name(&mut self, name: &str, list: &[u8]) {
        let digest = Digest::of(list).to_string();
        let plus = if self.name.is_empty() { "" } else { "+" };
        self.name.push_str(&format!("{plus}{name} {}", &digest[..8]));
    }

    /// The lists that are there, each with the first digits of its digest, such as
    /// `nor 1f05cbd2+dan 4e61bc70+names 9a4b2c11`: all that decides what is a word.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name without the list of names: the lists that come with the models.
    #[must_use]
    pub fn models(&self) -> &str {
        self.name.split("+names ").next().unwrap_or_default()
    }

    /// The share of letters that stand in known words of three letters and more; `None` where
    /// there is no such word.
    #[must_use]
    pub fn share<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> Option<f32> {
        let (mut known, mut all) = (0usize, 0usize);
        for word in words {
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            if letters >= 3 {
                all += letters;
                known += if self.has(word) { letters } else { 0 };
            }
        }
        (all > 0).then(|| known as f32 / all as f32)
    }

    /// Whether this is a word, whatever signs stand around it and however it is capitalised;
    /// compounds of two known words are words, as they are in Norwegian; ſ is s.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        let word = &core(word).replace('ſ', "s");
        let length = word.chars().count();
        if length == 0 || length > LONGEST {
            return false;
        }
        self.has_simple(word) || word.split('-').all(|part| self.has_compound(part))
    }

    fn has_simple(&self, word: &str) -> bool {
        let has = |word: &str| self.lists.iter().any(|list| list.has(word));
        if has(word) {
            return true;
        }
        let lower = word.to_lowercase();
        has(&lower) || has(&capitalised(&lower)) || self.names.contains(&lower)
    }

    fn has_compound(&self, word: &str) -> bool {
        if self.has_simple(word) {
            return true;
        }
        let word = word.to_lowercase();
        let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        if ends.len() < PART * 2 {
            return false;
        }
        ends[PART..=ends.len() - PART].iter().any(|at| {
            let (first, last) = word.split_at(*at);
            let linked = first.strip_suffix(['s', 'e']);
            (self.has_simple(first)
                || linked.is_some_and(|f| f.len() >= PART && self.has_simple(f)))
                && self.has_simple(last)
        })
    }

    /// How usual the letters of this word are beside one another, as the mean logarithm over
    /// its letters: about −6 in words, under −9 in noise. Signs and digits are passed over.
    #[must_use]
    pub fn usual(&self, word: &str) -> Option<f32> {
        let word = core(word).to_lowercase();
        let letters: Vec<usize> = word.chars().map(number).collect();
        if letters.is_empty() || letters.contains(&OTHER) || self.threes.is_empty() {
            return None;
        }
        let edges =
            |letters: Vec<usize>| [vec![EDGE, EDGE], letters, vec![EDGE]].concat();
        let all = edges(letters);
        let sum: f32 = all.windows(3).map(|w| self.threes[index(w[0], w[1], w[2])]).sum();
        Some(sum / (all.len() - 2) as f32)
    }
}

/// The word without the signs around it.
fn core(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn capitalised(lower: &str) -> String {
    let mut letters = lower.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Letters that are told apart: a–z, æ ø å, é, ä, ö, ü, and the edge of a word.
const LETTERS: usize = 35;

/// The edge of a word.
const EDGE: usize = 0;

/// No letter.
const OTHER: usize = usize::MAX;

fn number(letter: char) -> usize {
    const MORE: &str = "æøåéäöüè";
    match letter {
        'a'..='z' => letter as usize - 'a' as usize + 1,
        'ſ' => number('s'),
        _ => MORE.chars().position(|c| c == letter).map_or(OTHER, |at| 27 + at),
    }
}

fn index(a: usize, b: usize, c: usize) -> usize {
    (a * LETTERS + b) * LETTERS + c
}

/// How often the third letter follows the first two, in all words of the lists.
fn threes(lists: &[Dawg]) -> Vec<f32> {
    if lists.is_empty() {
        return Vec::new();
    }
    let mut counts = vec![0u32; LETTERS * LETTERS * LETTERS];
    for list in lists {
        list.words(LONGEST, |word| {
            let lower = word.iter().flat_map(|c| c.to_lowercase()).map(number);
            let (mut a, mut b) = (EDGE, EDGE);
            for letter in lower.chain([EDGE]) {
                if letter == OTHER {
                    return;
                }
                counts[index(a, b, letter)] += 1;
                (a, b) = (b, letter);
            }
        });
    }
    let mut chances = Vec::with_capacity(counts.len());
    for after in counts.chunks(LETTERS) {
        let all: u32 = after.iter().sum();
        let share = |count: &u32| {
            ((*count as f32 + 0.05) / (all as f32 + 0.05 * LETTERS as f32)).log2()
        };
        chances.extend(after.iter().map(share));
    }
    chances
}

#[cfg(test)]
mod tests {
    use super::*;

    fn norwegian() -> Lexicon {
        let folder = Path::new("/usr/share/tesseract-ocr/5/tessdata");
        Lexicon::open(folder, &["nor".to_owned()])
    }

    #[test]
    fn words_are_words_in_capitals_with_signs_and_put_together() {
        let lexicon = norwegian();
        for word in
            ["Søknad", "SØKNAD", "«søknad»,", "byggesaken.", "garasjetilbygg", "(efter)"]
        {
            assert!(lexicon.has(word), "{word}");
        }
        for word in ["", "12", "§", "sokmad", "bygesacken", "xqz"] {
            assert!(!lexicon.has(word), "{word}");
        }
    }

    #[test]
    fn letters_of_words_are_more_usual_than_noise() {
        let lexicon = norwegian();
        let usual = |word| lexicon.usual(word).unwrap();
        for (word, noise) in
            [("bygningsrådet", "bvgmngsrådcl"), ("eiendommen", "cicndornrncn")]
        {
            assert!(usual(word) > usual(noise) + 1.0, "{word} {}", usual(word));
        }
        assert_eq!(lexicon.usual("12"), None);
    }

    #[test]
    fn names_of_the_register_are_words_and_part_of_what_the_lexicon_is_called() {
        let names = ["Mårtnessvingen 12", "Ysteåttå", "Oslo", "Ås"];
        let (plain, named) = (norwegian(), norwegian().with_names(names));
        for word in ["Mårtnessvingen", "MÅRTNESSVINGEN,", "Ysteåttå"] {
            assert!(named.has(word) && !plain.has(word), "{word}");
        }
        assert!(plain.name().starts_with("nor ") && plain.name().contains("+dan "));
        assert!(named.name().starts_with(&format!("{}+names ", plain.name())));
        let again = norwegian().with_names(names.into_iter().rev().chain(["Ysteåttå"]));
        assert_eq!(again.name(), named.name());
        assert_eq!(norwegian().with_names(["Oslo"]).name(), plain.name());
    }

    #[test]
    fn the_long_s_is_an_s_and_the_share_of_known_letters_is_told() {
        let lexicon = norwegian();
        assert!(lexicon.has("ſamme") && lexicon.has("Perſoner"));
        assert_eq!(lexicon.share(["ſamme", "xqzkw", "12", "av"]), Some(0.5));
        assert_eq!(lexicon.share(["12", "§"]), None);
    }

    #[test]
    fn without_models_nothing_is_a_word() {
        let lexicon = Lexicon::open(Path::new("/nowhere"), &["nor".to_owned()]);
        assert!(!lexicon.has("søknad"));
        assert_eq!((lexicon.usual("søknad"), lexicon.name()), (None, ""));
    }
}
