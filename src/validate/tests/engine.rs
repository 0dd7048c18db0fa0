//! The XML engine: what it hears, what it refuses.

use std::collections::BTreeMap;
use std::io::{self, Read};

use super::super::libxml2::{Complaint, Handler, Schema, Tag, Trouble};
use super::super::libxml2::{parse, parse_with};

const MAIN: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:m="urn:m"
  targetNamespace="urn:a" elementFormDefault="qualified">
  <xs:import namespace="urn:m" schemaLocation="http://example.org/m.xsd"/>
  <xs:element name="a"><xs:complexType><xs:sequence>
    <xs:element name="n" type="m:number" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element></xs:schema>"#;
const IMPORTED: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  targetNamespace="urn:m"><xs:simpleType name="number"><xs:restriction base="xs:integer"/>
  </xs:simpleType></xs:schema>"#;

#[derive(Default)]
struct Heard {
    events: Vec<String>,
    complaints: Vec<Complaint>,
}
impl Handler for Heard {
    fn start(&mut self, tag: &Tag<'_>) {
        let Tag { name, namespace: space, line, .. } = *tag;
        let attrs: Vec<_> = tag
            .attrs()
            .map(|a| format!("{}|{}={}", a.namespace, a.name, a.value))
            .collect();
        self.events.push(format!("{line}<{space}|{name} {}>", attrs.join(" ")));
    }
    fn text(&mut self, text: &str) {
        self.events.push(text.to_owned());
    }
    fn cdata(&mut self, text: &str) {
        self.events.push(format!("[{text}]"));
    }
    fn end(&mut self, short: bool) {
        self.events.push((if short { "/>" } else { "</>" }).to_owned());
    }
    fn wants_short(&self) -> bool {
        true
    }
    fn complain(&mut self, complaint: Complaint) {
        self.complaints.push(complaint);
    }
}

fn schema() -> Schema {
    let known = BTreeMap::from([("m.xsd".to_owned(), IMPORTED.as_bytes().to_vec())]);
    Schema::compile(MAIN.as_bytes(), known).unwrap()
}

fn check(document: &str, complaints: &[(Trouble, u64)]) -> Heard {
    let schema = schema();
    let mut heard = Heard::default();
    parse(&mut document.as_bytes(), Some(&schema), &mut heard).unwrap();
    let found: Vec<_> = heard.complaints.iter().map(|c| (c.trouble, c.line)).collect();
    assert_eq!(found, complaints, "{:?}", heard.complaints);
    heard
}

#[test]
fn a_valid_document_is_heard_whole() {
    let heard = check(
        "<?xml version=\"1.0\"?>\n<a xmlns='urn:a' xmlns:x='urn:x'>\n<n>1&#48;</n></a>",
        &[],
    );
    assert_eq!(
        heard.events,
        ["2<urn:a|a >", "\n", "3<urn:a|n >", "1", "0", "</>", "</>"]
    );
}

#[test]
fn a_tag_that_ends_in_itself_and_cdata_are_told_apart() {
    let mut heard = Heard::default();
    let document = "<a><b/><b x='1'  /><b></b><b><![CDATA[t]]></b>\n<b\n/></a>";
    parse(&mut document.as_bytes(), None, &mut heard).unwrap();
    let events = heard.events.iter().filter(|e| !e.contains('<') || e.as_str() == "</>");
    let events: Vec<_> = events.map(String::as_str).collect();
    assert_eq!(events, ["/>", "/>", "</>", "[t]", "</>", "\n", "/>", "</>"]);
}

#[test]
fn what_the_schema_forbids_is_told_with_its_line() {
    check(
        "<a xmlns='urn:a'>\n<n>x</n>\n\n<n>1</n><m/></a>",
        &[(Trouble::Schema(1824), 2), (Trouble::Schema(1871), 4)],
    );
    check("<b/>", &[(Trouble::Schema(1845), 1)]);
}

#[test]
fn reading_stops_at_a_fault_of_form() {
    check("<a xmlns='urn:a'>\n<n>1</a>", &[(Trouble::Form, 2)]);
    check("", &[(Trouble::Form, 1)]);
}

#[test]
fn a_document_type_is_refused_before_any_entity_is_read() {
    let bomb =
        "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;'>]><a xmlns='urn:a'>&c;</a>";
    let heard = check(bomb, &[(Trouble::Doctype, 1)]);
    assert_eq!(heard.events, Vec::<String>::new());
    check("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", &[(Trouble::Doctype, 1)]);
}

#[test]
fn a_schema_gets_nothing_that_was_not_given() {
    let main = MAIN.replace("http://example.org/m.xsd", "/etc/passwd");
    assert!(Schema::compile(main.as_bytes(), BTreeMap::new()).is_err());
    assert!(Schema::compile(b"<", BTreeMap::new()).is_err());
    assert!(Schema::compile(b"", BTreeMap::new()).is_err());
}

#[test]
fn lines_are_right_past_the_sixteenth_bit() {
    let document =
        format!("<a xmlns='urn:a'>{}<n>x</n></a>", "<n>1</n>\n".repeat(70_000));
    check(&document, &[(Trouble::Schema(1824), 70_001)]);
}

/// Bytes that end in an error.
struct Torn<'a>(&'a [u8]);

impl Read for Torn<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::ErrorKind::ConnectionReset.into()),
            read => Ok(read),
        }
    }
}

#[test]
fn two_threads_hear_what_one_hears() {
    let many = |what: &str| what.repeat(60_000);
    let sound = format!("<a xmlns='urn:a'>{}</a>", many("<n>1</n>\n<n x='é'/>"));
    let broken = format!("<a xmlns='urn:a'>{}</b>{}", many("<n>1</n>"), many("<n/>"));
    let faulty = format!("<a xmlns='urn:a'>{}</a>", many("<n>x</n><m><![CDATA[]]></m>"));
    let schema = schema();
    let hear = |jobs, document: &str, torn: usize| {
        let mut heard = Heard::default();
        let bytes = document.as_bytes();
        let outcome = match torn {
            0 => parse_with(jobs, &mut &*bytes, Some(&schema), &mut heard),
            at => parse_with(jobs, &mut Torn(&bytes[..at]), Some(&schema), &mut heard),
        };
        (outcome.map_err(|error| error.kind()), heard.events, heard.complaints)
    };
    for document in [&sound, &broken, &faulty] {
        for torn in [0, 1, 100_000, 500_000] {
            let (one, two) = (hear(1, document, torn), hear(2, document, torn));
            assert!(one == two, "{torn} {:?}", &document[..40]);
            assert_eq!(one.0.is_err(), torn > 0, "{torn}");
        }
    }
}

#[test]
fn what_grows_without_end_is_refused() {
    for (opening, more) in [("<a><!--", "-"), ("<a b='", " "), ("<a ", " "), ("<", "a")] {
        let mut endless = opening.as_bytes().chain(io::repeat(more.as_bytes()[0]));
        let mut limited = (&mut endless).take(60 << 20);
        let mut heard = Heard::default();
        parse(&mut limited, None, &mut heard).unwrap();
        assert_eq!(heard.complaints.first().map(|c| c.trouble), Some(Trouble::Form));
        assert!(limited.limit() > 0, "all of it was read: {opening}");
    }
    check(&"<a>".repeat(100_000), &[(Trouble::Schema(1845), 1), (Trouble::Form, 1)]);
}
