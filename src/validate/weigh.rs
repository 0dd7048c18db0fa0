//! How much work would a stranger's schemas be to compile?
//!
//! libxml2 makes an automaton of each content model and each pattern, in a time that grows
//! with the cube of its length: two thousand optional elements in a row, 80 kB of schema, take
//! a minute, and groups within groups grow faster than that. So schemas are weighed before
//! they are compiled, and those that are too heavy are left out of the judgement and told of.

use std::collections::{BTreeMap, BTreeSet};

use super::libxml2::{self, Complaint, Handler, Tag};

const XSD: &str = "http://www.w3.org/2001/XMLSchema";
/// The cubes of all content models together; eight hundred elements in one are just within it,
/// a few seconds' work.
const WORK_LIMIT: u64 = 500_000_000;
/// The longest pattern (bytes).
const PATTERN_LIMIT: usize = 300;

/// Whether these schemas, which may refer to one another, are too much to compile.
pub(super) fn too_heavy<'a>(schemas: impl Iterator<Item = &'a [u8]>) -> bool {
    let mut weigher = Weigher::default();
    for mut schema in schemas {
        // Bytes at hand do not fail; what is broken is told when it is compiled.
        let _ = libxml2::parse(&mut schema, None, &mut weigher);
        weigher.open.clear();
    }
    weigher.longest_pattern > PATTERN_LIMIT || weigher.work() > WORK_LIMIT
}

/// What a type or a group consists of.
#[derive(Debug, Default)]
struct Model {
    /// The elements in it.
    elements: u64,
    /// Groups and types that it takes in, as [`key`] names them.
    refers: Vec<String>,
    is_type: bool,
}

/// Reads schemas and remembers how large their models are.
#[derive(Debug, Default)]
struct Weigher {
    /// The elements that are open; a model where one begins.
    open: Vec<Option<(String, Model)>>,
    models: BTreeMap<String, Model>,
    unnamed: u64,
    longest_pattern: usize,
}

fn key(kind: &str, name: &str) -> String {
    let local = name.rsplit(':').next().unwrap_or_default();
    format!("{kind} {local}")
}

impl Weigher {
    fn model(&mut self) -> Option<&mut Model> {
        self.open.iter_mut().rev().flatten().map(|(_, model)| model).next()
    }

    /// The name of a model that begins here.
    fn begins(&mut self, tag: &Tag<'_>) -> Option<String> {
        let name = attr(tag, "name");
        match (tag.name.as_str(), name) {
            ("complexType", Some(name)) => Some(key("type", name)),
            ("group", Some(name)) => Some(key("group", name)),
            ("complexType", None) => {
                self.unnamed += 1;
                Some(format!("unnamed {}", self.unnamed))
            }
            _ => None,
        }
    }

    fn work(&self) -> u64 {
        let mut sizes = BTreeMap::new();
        let types = self.models.iter().filter(|(_, model)| model.is_type);
        types.fold(0, |work: u64, (name, _)| {
            let size = self.size(name, &mut sizes, &mut BTreeSet::new());
            work.saturating_add(size.saturating_pow(3))
        })
    }

    /// The elements of a model with all it takes in. What goes in circles is refused by libxml2.
    fn size<'a>(
        &'a self,
        name: &'a str,
        sizes: &mut BTreeMap<&'a str, u64>,
        around: &mut BTreeSet<&'a str>,
    ) -> u64 {
        /// Deeper than any sound schema refers.
        const DEPTH_LIMIT: usize = 100;
        if let Some(size) = sizes.get(name) {
            return *size;
        }
        let Some(model) = self.models.get(name) else { return 0 };
        if around.len() > DEPTH_LIMIT {
            return u64::MAX;
        }
        if !around.insert(name) {
            return 0;
        }
        let mut size = model.elements;
        for refers in &model.refers {
            size = size.saturating_add(self.size(refers, sizes, around));
        }
        around.remove(name);
        sizes.insert(name, size);
        size
    }
}

fn attr<'a>(tag: &Tag<'a>, name: &str) -> Option<&'a str> {
    tag.attrs().find(|a| a.namespace.is_empty() && *a.name == name).map(|a| a.value)
}

impl Handler for Weigher {
    fn start(&mut self, tag: &Tag<'_>) {
        let is_xsd = *tag.namespace == XSD;
        let begins = if is_xsd { self.begins(tag) } else { None };
        if is_xsd {
            let refers = match tag.name.as_str() {
                "group" => attr(tag, "ref").map(|name| key("group", name)),
                "extension" => attr(tag, "base").map(|name| key("type", name)),
                _ => None,
            };
            if *tag.name == "pattern" {
                let length = attr(tag, "value").map_or(0, str::len);
                self.longest_pattern = self.longest_pattern.max(length);
            }
            let counts = matches!(tag.name.as_str(), "element" | "any");
            if let Some(model) = self.model() {
                model.elements += u64::from(counts);
                model.refers.extend(refers);
            }
        }
        let is_type = *tag.name == "complexType";
        self.open.push(begins.map(|name| (name, Model { is_type, ..Model::default() })));
    }

    fn text(&mut self, _: &str) {}

    fn end(&mut self, _: bool) {
        let Some(Some((name, model))) = self.open.pop() else { return };
        let known = self.models.entry(name).or_default();
        // Of two schemas that use one name the larger counts.
        if model.elements + model.refers.len() as u64
            >= known.elements + known.refers.len() as u64
        {
            *known = model;
        }
    }

    fn complain(&mut self, _: Complaint) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(parts: &str, expected: bool) {
        let schema = format!("<x:schema xmlns:x='{XSD}'>{parts}</x:schema>");
        let all = [schema.as_bytes()];
        let told = parts.chars().take(80).collect::<String>();
        assert_eq!(too_heavy(all.into_iter()), expected, "{told}");
    }

    fn model(count: usize) -> String {
        let elements: String = (0..count)
            .map(|n| format!("<x:element name='a{n}' minOccurs='0'/>"))
            .collect();
        format!("<x:complexType><x:sequence>{elements}</x:sequence></x:complexType>")
    }

    #[test]
    fn a_schema_that_would_take_minutes_is_too_heavy() {
        check("", false);
        check(&model(300), false);
        check(&model(300).repeat(10), false);
        check(&model(1000), true);
        check(&model(300).repeat(100), true);
    }

    #[test]
    fn groups_and_extensions_weigh_as_often_as_they_are_referred_to() {
        let mut groups =
            String::from("<x:group name='g0'><x:element name='a'/></x:group>");
        for n in 1..200 {
            let to = n - 1;
            groups.push_str(&format!(
                "<x:group name='g{n}'><x:group ref='g{to}'/><x:group ref='g{to}'/></x:group>"
            ));
        }
        check(&groups, false); // nothing uses them
        check(
            &format!("{groups}<x:complexType><x:group ref='o:g5'/></x:complexType>"),
            false,
        );
        check(
            &format!("{groups}<x:complexType><x:group ref='o:g20'/></x:complexType>"),
            true,
        );
        check(
            &format!("{groups}<x:complexType><x:group ref='g199'/></x:complexType>"),
            true,
        );
        let circle = "<x:complexType name='a'><x:extension base='a'/></x:complexType>";
        check(circle, false);
    }

    #[test]
    fn a_long_pattern_is_too_heavy() {
        check("<x:pattern value='[0-9]{4}-[0-9]{4}'/>", false);
        check(&format!("<x:pattern value='{}'/>", "a?".repeat(200)), true);
    }

    #[test]
    fn the_official_schemas_are_not_too_heavy() {
        let all: [&[u8]; 3] = [
            include_bytes!("../../schemas/noark5-v5.0/arkivstruktur.xsd"),
            include_bytes!("../../schemas/addml/addml.xsd"),
            include_bytes!("../../schemas/dias/mets.xsd"),
        ];
        assert!(!too_heavy(all.into_iter()));
    }
}
