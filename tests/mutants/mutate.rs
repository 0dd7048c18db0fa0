//! Mutants of a sound document: the same ones in the same order every time.

use quick_xml::Reader;
use quick_xml::events::Event;

/// An element of a document, by the bytes of its tags.
struct Element {
    name: String,
    /// The start tag.
    opens: (usize, usize),
    /// The end tag.
    closes: (usize, usize),
    parent: Option<usize>,
    is_leaf: bool,
    is_typed: bool,
}

/// A document with one thing changed, and what that was.
pub(crate) struct Mutant {
    pub(crate) change: String,
    pub(crate) text: String,
}

/// Every mutant of a document: order, cardinality, values, types, namespaces, strangers.
pub(crate) fn mutants(document: &str) -> Vec<Mutant> {
    let elements = elements(document);
    let mut all = Vec::new();
    for (at, element) in elements.iter().enumerate() {
        let mut add = |change: &str, edits: &[(usize, usize, &str)]| {
            let change = format!("{at} {}: {change}", element.name);
            all.push(Mutant { change, text: edited(document, edits) });
        };
        if element.parent.is_some() {
            places(document, &elements, at, &mut add);
        }
        if element.is_leaf {
            values(document, element, at, &mut add);
        }
        tags(document, element, &mut add);
    }
    all
}

type Add<'a> = dyn FnMut(&str, &[(usize, usize, &str)]) + 'a;

/// Order and cardinality.
fn places(document: &str, elements: &[Element], at: usize, add: &mut Add<'_>) {
    let element = &elements[at];
    let (from, to) = (element.opens.0, element.closes.1);
    let whole = &document[from..to];
    add("left out", &[(from, to, "")]);
    add("twice", &[(to, to, whole)]);
    let next = elements[at + 1..].iter().find(|other| other.parent == element.parent);
    if let Some(next) = next {
        let (begin, end) = (next.opens.0, next.closes.1);
        add("after the next", &[(from, to, &document[begin..end]), (begin, end, whole)]);
    }
    let parent = element.parent.map(|parent| &elements[parent]);
    if let Some(parent) = parent {
        add("last", &[(from, to, ""), (parent.closes.0, parent.closes.0, whole)]);
        add("first", &[(parent.opens.1, parent.opens.1, whole), (from, to, "")]);
    }
    let first = elements.get(at + 1).filter(|_| !element.is_leaf);
    if let Some(first) = first {
        let begin = first.opens.0;
        add("in itself", &[(begin, begin, whole)]);
        add("with text", &[(begin, begin, "tekst")]);
        add("without content", &[(element.opens.1, element.closes.0, "")]);
    }
}

/// Values that no, or not every, simple type takes.
const VALUES: [&str; 12] = [
    "",
    " ",
    "x",
    "-1",
    "1978-13-45",
    "1978-03-01",
    "1978-03-01T00:00:00Z",
    "1978-03-01T25:00:00",
    "00000000-0000-4000-8000-00000000000",
    "12,5",
    "Ukjent verdi",
    "\n  Avsluttet\n",
];

fn values(document: &str, element: &Element, at: usize, add: &mut Add<'_>) {
    let (from, to) = (element.opens.1, element.closes.0);
    for value in VALUES.iter().cycle().skip(at).take(5) {
        if &document[from..to] != *value {
            add(&format!("is {value:?}"), &[(from, to, value)]);
        }
    }
    add("an element in it", &[(from, from, "<fremmed/>")]);
    add("as CDATA", &[(from, from, "<![CDATA["), (to, to, "]]>")]);
    add("as itself only", &[(element.opens.1 - 1, element.closes.1, "/>")]);
}

/// Names, types, namespaces and attributes.
fn tags(document: &str, element: &Element, add: &mut Add<'_>) {
    let (opens, closes) = (element.opens, element.closes);
    let name_ends = opens.0 + 1 + element.name.len();
    let rename = |name: &str| {
        [
            (opens.0 + 1, name_ends, name.to_owned()),
            (closes.0 + 2, closes.1 - 1, name.to_owned()),
        ]
    };
    let mut renamed = |change: &str, name: &str| {
        let [open, close] = rename(name);
        add(change, &[(open.0, open.1, &open.2), (close.0, close.1, &close.2)]);
    };
    renamed("of another name", &format!("{}x", element.name));
    renamed("in capitals", &element.name.to_uppercase());
    let [open, close] = rename(&format!("q:{}", element.name));
    let strange = " xmlns:q=\"urn:example:q\"";
    let start = format!("{}{strange}", open.2);
    add(
        "of another namespace",
        &[(open.0, open.1, &start), (close.0, close.1, &close.2)],
    );
    let mut attribute =
        |change: &str, text: &str| add(change, &[(name_ends, name_ends, text)]);
    attribute("an attribute", " fremmed=\"1\"");
    attribute("nil", " xsi:nil=\"true\"");
    attribute("another declaration", " xmlns:n=\"urn:example:n\"");
    if element.parent.is_some() {
        attribute("of no namespace", " xmlns=\"\"");
    }
    let start = &document[opens.0..opens.1];
    if element.is_typed {
        let value = start.find("xsi:type=\"").map_or(0, |at| opens.0 + at + 10);
        let end = value + document[value..].find('"').unwrap_or(0);
        for kind in [
            "mappe",
            "registrering",
            "saksmappe",
            "journalpost",
            "moetemappe",
            "klasse",
            "ukjent",
            "n:saksmappe",
            "",
        ] {
            if kind != &document[value..end] {
                add(&format!("of type {kind:?}"), &[(value, end, kind)]);
            }
        }
        add("without type", &[(value - 11, end + 1, "")]);
    } else {
        for kind in ["saksmappe", "arkivskaper"] {
            add(
                &format!("of type {kind:?}"),
                &[(name_ends, name_ends, &format!(" xsi:type=\"{kind}\""))],
            );
        }
    }
}

/// The document with these stretches replaced; they must stand in order.
fn edited(document: &str, edits: &[(usize, usize, &str)]) -> String {
    let (mut text, mut at) = (String::new(), 0);
    for (from, to, with) in edits {
        text.push_str(&document[at..*from]);
        text.push_str(with);
        at = *to;
    }
    text + &document[at..]
}

fn elements(document: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(document);
    let mut found: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    loop {
        let from = position(&reader);
        match reader.read_event().expect("the document is well-formed") {
            Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                let is_typed =
                    tag.attributes().flatten().any(|a| a.key.as_ref() == "xsi:type");
                let parent = open.last().copied();
                if let Some(parent) = parent {
                    found[parent].is_leaf = false;
                }
                open.push(found.len());
                let opens = (from, position(&reader));
                found.push(Element {
                    name,
                    opens,
                    closes: opens,
                    parent,
                    is_leaf: true,
                    is_typed,
                });
            }
            Event::End(_) => {
                let at = open.pop().expect("an end has a start");
                found[at].closes = (from, position(&reader));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).expect("the document is small")
}
