//! Which rules hear which elements.

use std::collections::HashMap;

use super::Settings;
use super::libxml2::Word;
use super::rule::{EVERY, Entry, Rule, Say};
use super::rules::RULES;

/// A rule at work, and what it has said.
pub(super) struct Live {
    pub(super) entry: &'static Entry,
    pub(super) rule: Box<dyn Rule>,
    pub(super) say: Say,
}

impl Live {
    /// Every rule, ready for a delivery.
    pub(super) fn all(settings: &Settings) -> Vec<Self> {
        let profile = &settings.profile;
        let rules = RULES.iter().map(|entry| Self {
            entry,
            rule: (entry.make)(),
            say: Say::new(entry.id, settings.shown_per_rule, profile.severity(entry.id)),
        });
        rules.collect()
    }
}

/// The rules that hear elements, by the elements' names.
pub(super) struct Hearing {
    /// The first are those that hear every element; the others belong to a name.
    lists: Vec<Vec<usize>>,
    by_name: HashMap<&'static str, usize>,
    /// The list of each word of the document that is being read, where it has been asked for.
    of_words: Vec<Option<usize>>,
}

impl Hearing {
    pub(super) fn of(rules: &[Live], names: fn(&dyn Rule) -> Vec<&'static str>) -> Self {
        let wanted: Vec<_> = rules.iter().map(|live| names(live.rule.as_ref())).collect();
        let every = (0..wanted.len()).filter(|rule| wanted[*rule].contains(&EVERY));
        let mut lists: Vec<Vec<usize>> = vec![every.collect()];
        let mut by_name = HashMap::new();
        for name in wanted.iter().flatten().filter(|name| **name != EVERY) {
            let hears =
                |wanted: &Vec<&str>| wanted.contains(name) || wanted.contains(&EVERY);
            by_name.entry(*name).or_insert_with(|| {
                lists.push((0..wanted.len()).filter(|n| hears(&wanted[*n])).collect());
                lists.len() - 1
            });
        }
        Self { lists, by_name, of_words: Vec::new() }
    }

    /// Another document begins: its words have other numbers.
    pub(super) fn forget(&mut self) {
        self.of_words.clear();
    }

    pub(super) fn of_word(&mut self, word: &Word) -> &[usize] {
        let number = word.number();
        if self.of_words.len() <= number {
            self.of_words.resize(number + 1, None);
        }
        let list = *self.of_words[number]
            .get_or_insert_with(|| self.by_name.get(word.as_str()).copied().unwrap_or(0));
        &self.lists[list]
    }
}
