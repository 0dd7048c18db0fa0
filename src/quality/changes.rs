//! What is new in one report against another, in words: why an old one cannot be signed.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::message::Message;
use crate::msg;

/// How many names are shown of each kind of change.
const SHOWN: usize = 3;

/// What changed between two reports, given as JSON; empty where they tell the same.
#[must_use]
pub fn changes(before: &Value, after: &Value) -> Vec<Message> {
    let mut told = Vec::new();
    let differs = |field: &str| before[field] != after[field];
    if differs("files") {
        told.extend(rows(&before["files"], &after["files"], "file").files());
    }
    if differs("pages") {
        told.extend(rows(&before["pages"], &after["pages"], "page").pages());
    }
    let (old, new) = (&before["sample"], &after["sample"]);
    if old["confirmations"] != new["confirmations"] {
        let count =
            |sample: &Value| sample["confirmations"].as_array().map_or(0, Vec::len);
        told.push(msg!(
            "quality-changed-sample",
            before = count(old),
            after = count(new)
        ));
    }
    if differs("folders") && !differs("pages") {
        told.push(rows(&before["folders"], &after["folders"], "folder").counts());
    }
    if differs("remarks") {
        told.push(msg!("quality-changed-remarks"));
    }
    if differs("papers") {
        told.push(msg!("quality-changed-papers"));
    }
    if told.is_empty() && before != after {
        told.push(msg!("quality-changed-other"));
    }
    told
}

/// Rows by their names, before and after.
struct Rows {
    added: Vec<String>,
    removed: Vec<String>,
    other: Vec<String>,
}

fn rows(before: &Value, after: &Value, name: &str) -> Rows {
    let by_name = |all: &'_ Value| -> BTreeMap<String, Value> {
        let all = all.as_array().cloned().unwrap_or_default().into_iter();
        all.map(|row| (row[name].as_str().unwrap_or_default().to_owned(), row)).collect()
    };
    let (before, after) = (by_name(before), by_name(after));
    let keys = |of: &BTreeMap<String, Value>, keep: &dyn Fn(&String, &Value) -> bool| {
        let kept = of.iter().filter(|(key, row)| keep(key, row));
        kept.map(|(key, _)| key.clone()).collect::<Vec<_>>()
    };
    Rows {
        added: keys(&after, &|key, _| !before.contains_key(key)),
        removed: keys(&before, &|key, _| !after.contains_key(key)),
        other: keys(&after, &|key, row| before.get(key).is_some_and(|old| old != row)),
    }
}

impl Rows {
    /// The first names of all that changed.
    fn names(&self) -> String {
        let all = [&self.added, &self.removed, &self.other].into_iter().flatten();
        let shown: Vec<&str> = all.clone().take(SHOWN).map(String::as_str).collect();
        let more = if all.count() > SHOWN { ", …" } else { "" };
        format!("{}{more}", shown.join(", "))
    }

    fn files(&self) -> Option<Message> {
        self.any().then(|| {
            msg!(
                "quality-changed-files",
                added = self.added.len(),
                removed = self.removed.len(),
                other = self.other.len(),
                names = self.names(),
            )
        })
    }

    fn pages(&self) -> Option<Message> {
        self.any().then(|| {
            msg!(
                "quality-changed-pages",
                added = self.added.len(),
                removed = self.removed.len(),
                other = self.other.len(),
                names = self.names(),
            )
        })
    }

    fn counts(&self) -> Message {
        msg!("quality-changed-counts", names = self.names())
    }

    fn any(&self) -> bool {
        !(self.added.is_empty() && self.removed.is_empty() && self.other.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::message::Lang;

    fn report(pages: &[(&str, &str)], confirmations: usize) -> Value {
        let rows: Vec<Value> = pages
            .iter()
            .map(|(page, reading)| json!({ "page": page, "reading": reading }))
            .collect();
        json!({
            "program": "byggarkiv 1",
            "files": [],
            "pages": rows,
            "sample": { "confirmations": vec![0; confirmations] },
        })
    }

    fn check(before: &Value, after: &Value, expected: &[&str]) {
        let told = changes(before, after);
        let keys: Vec<_> = told.iter().map(|message| message.key.as_str()).collect();
        assert_eq!(keys, expected);
    }

    #[test]
    fn what_changed_is_told_by_its_kind() {
        let old = report(&[("a#1", "x"), ("b#1", "x")], 0);
        check(&old, &old, &[]);
        check(
            &old,
            &report(&[("a#1", "y"), ("b#1", "x")], 0),
            &["quality-changed-pages"],
        );
        check(
            &old,
            &report(&[("a#1", "x"), ("b#1", "x")], 1),
            &["quality-changed-sample"],
        );
        let mut newer = old.clone();
        newer["program"] = json!("byggarkiv 2");
        check(&old, &newer, &["quality-changed-other"]);
    }

    #[test]
    fn pages_that_came_and_went_are_named() {
        let (old, new) = (report(&[("a#1", "x")], 0), report(&[("b#1", "x")], 0));
        let text = changes(&old, &new)[0].text(Lang::En);
        assert!(text.contains("b#1, a#1"), "{text}");
    }
}
