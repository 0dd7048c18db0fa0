//! The XMP packet of a received file (ISO 16684-1; ISO 19005-1, 6.7; ISO 19005-2, 6.6).

use std::collections::BTreeMap;

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::Reason;
use crate::pdf::Flavour;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const DC: &str = "http://purl.org/dc/elements/1.1/";
const XMP: &str = "http://ns.adobe.com/xap/1.0/";
const PDF: &str = "http://ns.adobe.com/pdf/1.3/";
const MM: &str = "http://ns.adobe.com/xap/1.0/mm/";
const PDFA: &str = "http://www.aiim.org/pdfa/ns/id/";
/// Packets are kilobytes; those with a thumbnail of the page may be a few hundred.
const LARGEST_PACKET: usize = 1 << 20;
const DEEPEST: usize = 16;

/// How a property's value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Date,
    Alt,
    Seq,
    Bag,
    DateSeq,
}

/// The properties that both parts of PDF/A predefine and that scan programs write. A property
/// that is not here needs a description in the packet, which is not followed.
const KNOWN: [(&str, &str, Kind); 27] = [
    (DC, "title", Kind::Alt),
    (DC, "description", Kind::Alt),
    (DC, "rights", Kind::Alt),
    (DC, "creator", Kind::Seq),
    (DC, "date", Kind::DateSeq),
    (DC, "subject", Kind::Bag),
    (DC, "publisher", Kind::Bag),
    (DC, "contributor", Kind::Bag),
    (DC, "language", Kind::Bag),
    (DC, "type", Kind::Bag),
    (DC, "relation", Kind::Bag),
    (DC, "format", Kind::Text),
    (DC, "identifier", Kind::Text),
    (DC, "source", Kind::Text),
    (DC, "coverage", Kind::Text),
    (XMP, "CreateDate", Kind::Date),
    (XMP, "ModifyDate", Kind::Date),
    (XMP, "MetadataDate", Kind::Date),
    (XMP, "CreatorTool", Kind::Text),
    (PDF, "Producer", Kind::Text),
    (PDF, "Keywords", Kind::Text),
    (PDF, "PDFVersion", Kind::Text),
    (MM, "DocumentID", Kind::Text),
    (MM, "InstanceID", Kind::Text),
    (MM, "VersionID", Kind::Text),
    (PDFA, "part", Kind::Text),
    (PDFA, "conformance", Kind::Text),
];

/// The packets that stand uncompressed in a file, from `<?xpacket begin` to its end.
pub(super) fn packets(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let start = find(rest, b"<?xpacket begin")?;
        let packet = &rest[start..];
        let end = find(packet, b"<?xpacket end")?;
        let close = find(&packet[end..], b"?>")?;
        let (packet, after) = packet.split_at(end + close + 2);
        rest = after;
        Some(packet)
    })
}

fn find(bytes: &[u8], words: &[u8]) -> Option<usize> {
    bytes.windows(words.len()).position(|window| window == words)
}

/// A value as read: its kind, and its text or its items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Property {
    container: Option<String>,
    items: Vec<String>,
}

/// The properties of a packet by namespace and name.
#[derive(Clone, Debug, Default)]
pub(super) struct Properties(BTreeMap<(String, String), Property>);

impl Properties {
    /// Reads a packet: RDF with one level of containers, as XMP writes it.
    ///
    /// # Errors
    /// The property at which it was not understood.
    pub(super) fn read(packet: &[u8]) -> Result<Self, Reason> {
        let text = std::str::from_utf8(packet).map_err(|_| metadata("UTF-8"))?;
        if text.len() > LARGEST_PACKET {
            return Err(metadata("xpacket"));
        }
        let mut reader = NsReader::from_str(text);
        let mut walk = Walk::default();
        loop {
            let event = reader.read_event().map_err(|_| walk.wrong())?;
            match event {
                Event::Start(start) => walk.open(&reader, &start)?,
                Event::Empty(start) => {
                    walk.open(&reader, &start)?;
                    walk.close()?;
                }
                Event::End(_) => walk.close()?,
                Event::Text(text) => {
                    walk.text.push_str(&text);
                }
                Event::GeneralRef(reference) => walk.push_reference(&reference)?,
                Event::PI(_) | Event::Comment(_) => {}
                Event::Eof => break,
                // A document type could name entities; XMP has none of these.
                Event::DocType(_) | Event::CData(_) | Event::Decl(_) => {
                    return Err(walk.wrong());
                }
            }
        }
        Ok(walk.found)
    }

    /// The flavour that the packet claims.
    pub(super) fn claim(&self) -> Option<Flavour> {
        Flavour::of(self.text(PDFA, "part")?, self.text(PDFA, "conformance")?)
    }

    /// Every property is one that PDF/A predefines and is written as its kind.
    ///
    /// # Errors
    /// The first that is not.
    pub(super) fn check(&self) -> Result<(), Reason> {
        for ((space, name), property) in &self.0 {
            let known = KNOWN.iter().find(|(s, n, _)| s == space && n == name);
            if !known.is_some_and(|(_, _, kind)| property.is(*kind)) {
                return Err(metadata(name));
            }
        }
        Ok(())
    }

    fn text(&self, space: &str, name: &str) -> Option<&str> {
        let property = self.0.get(&(space.to_owned(), name.to_owned()))?;
        property
            .container
            .is_none()
            .then(|| property.items.first().map(String::as_str))?
    }

    /// The value that an entry of the document info must have (ISO 19005-1, 6.7.3).
    pub(super) fn for_info(&self, entry: &str) -> Option<&str> {
        let (space, name) = match entry {
            "Title" => (DC, "title"),
            "Author" => (DC, "creator"),
            "Subject" => (DC, "description"),
            "Keywords" => (PDF, "Keywords"),
            "Creator" => (XMP, "CreatorTool"),
            "Producer" => (PDF, "Producer"),
            "CreationDate" => (XMP, "CreateDate"),
            "ModDate" => (XMP, "ModifyDate"),
            _ => return None,
        };
        match self.0.get(&(space.to_owned(), name.to_owned()))?.items.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }
}

impl Property {
    fn is(&self, kind: Kind) -> bool {
        let container = match kind {
            Kind::Text | Kind::Date => None,
            Kind::Alt => Some("Alt"),
            Kind::Seq | Kind::DateSeq => Some("Seq"),
            Kind::Bag => Some("Bag"),
        };
        let dates = matches!(kind, Kind::Date | Kind::DateSeq);
        self.container.as_deref() == container
            && self
                .items
                .iter()
                .all(|item| !dates || super::document::iso_date(item).is_some())
    }
}

fn metadata(property: &str) -> Reason {
    Reason::Metadata { property: property.to_owned() }
}

/// Where in the packet we are, and what was found.
#[derive(Default)]
struct Walk {
    /// Open elements: namespace and name.
    path: Vec<(String, String)>,
    text: String,
    found: Properties,
}

impl Walk {
    fn wrong(&self) -> Reason {
        metadata(self.path.last().map_or("xpacket", |(_, name)| name))
    }

    fn open(
        &mut self,
        reader: &NsReader<&[u8]>,
        start: &BytesStart<'_>,
    ) -> Result<(), Reason> {
        let (space, local) = reader.resolver().resolve_element(start.name());
        let name = local.as_ref().to_owned();
        self.path.push((namespace(&space), name));
        if self.path.len() > DEEPEST {
            return Err(self.wrong());
        }
        self.text.clear();
        let parts: Vec<&str> = self.path.iter().map(|(_, name)| name.as_str()).collect();
        let inside =
            self.path.iter().position(|(space, name)| space == RDF && name == "RDF");
        let depth = inside.map_or(0, |rdf| parts.len() - 1 - rdf);
        let is_rdf = self.path.last().is_some_and(|(space, _)| space == RDF);
        match depth {
            0 => Ok(()),
            1 if is_rdf && parts.last() == Some(&"Description") => {
                self.attributes(reader, start)
            }
            2 if !is_rdf => {
                self.only(reader, start, &[])?;
                let key = self.path[self.path.len() - 1].clone();
                // A property that stands twice has two values.
                match self.found.0.insert(key, Property::default()) {
                    None => Ok(()),
                    Some(_) => Err(self.wrong()),
                }
            }
            3 if is_rdf => {
                self.only(reader, start, &[])?;
                let container = parts.last().map(|name| (*name).to_owned());
                let wrong = self.wrong();
                let property = self.property(1).ok_or(wrong)?;
                match property.container.is_none() {
                    true => property.container = container,
                    false => return Err(metadata("rdf")),
                }
                Ok(())
            }
            4 if is_rdf && parts.last() == Some(&"li") => {
                self.only(reader, start, &["lang"])
            }
            _ => Err(self.wrong()),
        }
    }

    fn close(&mut self) -> Result<(), Reason> {
        let inside =
            self.path.iter().position(|(space, name)| space == RDF && name == "RDF");
        let depth = inside.map_or(0, |rdf| self.path.len() - 1 - rdf);
        let text = std::mem::take(&mut self.text);
        let wrong = self.wrong();
        match depth {
            2 => {
                let property = self.property(0).ok_or(wrong)?;
                if property.container.is_none() {
                    property.items.push(text);
                }
            }
            4 => self.property(2).ok_or(wrong)?.items.push(text),
            _ => {}
        }
        self.path.pop();
        Ok(())
    }

    /// The property so many levels above the innermost element.
    fn property(&mut self, above: usize) -> Option<&mut Property> {
        let key = self.path.get(self.path.len().checked_sub(1 + above)?)?;
        self.found.0.get_mut(key)
    }

    /// Simple properties may be attributes of the description.
    fn attributes(
        &mut self,
        reader: &NsReader<&[u8]>,
        start: &BytesStart<'_>,
    ) -> Result<(), Reason> {
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| self.wrong())?;
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let (space, local) = reader.resolver().resolve_attribute(attribute.key);
            let name = local.as_ref().to_owned();
            let key = (namespace(&space), name);
            if key == (RDF.to_owned(), "about".to_owned()) || key.1 == "about" {
                continue;
            }
            let value = quick_xml::escape::unescape(&attribute.value);
            let value = value.map_err(|_| self.wrong())?;
            let property = Property { container: None, items: vec![value.into_owned()] };
            if self.found.0.insert(key, property).is_some() {
                return Err(self.wrong());
            }
        }
        Ok(())
    }

    /// No attributes but namespace bindings and those named.
    fn only(
        &self,
        reader: &NsReader<&[u8]>,
        start: &BytesStart<'_>,
        names: &[&str],
    ) -> Result<(), Reason> {
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| self.wrong())?;
            let local = reader.resolver().resolve_attribute(attribute.key).1;
            let known = names.contains(&local.as_ref());
            if attribute.key.as_namespace_binding().is_none() && !known {
                return Err(self.wrong());
            }
        }
        Ok(())
    }

    /// The five entities of XML and numbered characters; there are no others.
    fn push_reference(&mut self, name: &str) -> Result<(), Reason> {
        let written = format!("&{name};");
        let meant = quick_xml::escape::unescape(&written).map_err(|_| self.wrong())?;
        self.text.push_str(&meant);
        Ok(())
    }
}

fn namespace(space: &ResolveResult<'_>) -> String {
    match space {
        ResolveResult::Bound(space) => space.as_ref().to_owned(),
        ResolveResult::Unbound | ResolveResult::Unknown(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A packet around the properties of one description.
    fn packet(attributes: &str, properties: &str) -> String {
        format!(
            "<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta \
             xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"{RDF}\"><rdf:Description \
             rdf:about=\"\" xmlns:dc=\"{DC}\" xmlns:xmp=\"{XMP}\" xmlns:pdf=\"{PDF}\" \
             xmlns:pdfaid=\"{PDFA}\"{attributes}>{properties}</rdf:Description></rdf:RDF>\
             </x:xmpmeta><?xpacket end=\"w\"?>"
        )
    }

    fn check(attributes: &str, properties: &str, expected: Result<(), &str>) {
        let read = Properties::read(packet(attributes, properties).as_bytes());
        let found = read.and_then(|properties| properties.check());
        assert_eq!(found, expected.map_err(metadata), "{attributes}{properties}");
    }

    #[test]
    fn a_claim_is_read_from_elements_and_from_attributes() {
        let elements =
            "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>";
        let attributes = " pdfaid:part=\"1\" pdfaid:conformance=\"B\"";
        let claim = |text: String| Properties::read(text.as_bytes()).unwrap().claim();
        assert_eq!(claim(packet("", elements)), Some(Flavour::A2u));
        assert_eq!(claim(packet(attributes, "")), Some(Flavour::A1b));
        assert_eq!(claim(packet("", "")), None);
        let bytes = format!("%PDF {}{}", packet("", ""), packet(attributes, ""));
        assert_eq!(packets(bytes.as_bytes()).count(), 2);
        assert_eq!(super::super::pdfa_claim(bytes.as_bytes()), Some(Flavour::A1b));
    }

    #[test]
    fn properties_have_the_kind_that_the_schema_says() {
        let alt = "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">a &amp; b</rdf:li></rdf:Alt></dc:title>";
        check("", alt, Ok(()));
        check("", "<dc:title>a</dc:title>", Err("title"));
        check(" xmp:CreateDate=\"2026-11-22T09:30:00Z\"", "", Ok(()));
        check(" xmp:CreateDate=\"i fjor\"", "", Err("CreateDate"));
        check("", "<pdf:Trapped>False</pdf:Trapped>", Err("Trapped"));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        let nested =
            "<dc:title><rdf:Alt><rdf:li><rdf:Alt/></rdf:li></rdf:Alt></dc:title>";
        check("", nested, Err("Alt"));
        check("", "<dc:source>&bomb;</dc:source>", Err("source"));
        check(" pdf:Producer=\"a\"", "<pdf:Producer>b</pdf:Producer>", Err("Producer"));
        let typed = format!("<!DOCTYPE x [<!ENTITY a \"b\">]>{}", packet("", ""));
        assert!(Properties::read(typed.as_bytes()).is_err());
        assert!(
            Properties::read(b"<a><b>").is_err()
                || Properties::read(b"<a><b>").unwrap().claim().is_none()
        );
    }

    #[test]
    fn the_info_s_words_are_found_under_their_properties() {
        let read =
            Properties::read(packet(" pdf:Producer=\"P &lt;1&gt;\"", "").as_bytes());
        let properties = read.unwrap();
        assert_eq!(properties.for_info("Producer"), Some("P <1>"));
        assert_eq!(properties.for_info("Title"), None);
    }
}
