//! What the document says about itself, as XMP (ISO 16684-1; ISO 19005-2, 6.6).

use jiff::Timestamp;
use jiff::tz::Offset;
use quick_xml::escape::escape;

use super::Flavour;
use super::values::Info;

/// PDF strings in PDF/A are at most 32,767 bytes (6.1.13); no title needs that.
const LONGEST_TEXT: usize = 1000;

/// The words of [`Info`] as both the XMP packet and the document info say them: free of what
/// XML cannot hold, white space made one space, at most 1,000 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) title: String,
    pub(super) producer: String,
    pub(super) identifier: String,
    /// A BCP 47 tag, or empty where what was given is none.
    pub(super) language: String,
    pub(super) created: Timestamp,
}

impl Said {
    pub(super) fn of(info: &Info) -> Self {
        Self {
            title: clean(&info.title),
            producer: clean(&info.producer),
            identifier: clean(&info.document_id),
            language: language(&info.language),
            created: info.created,
        }
    }

    /// The moment in UTC by parts: year, month, day, hour, minute, second.
    pub(super) fn moment(&self) -> (u16, [u8; 5]) {
        let utc = Offset::UTC.to_datetime(self.created);
        let year = utc.year().clamp(0, 9999) as u16;
        let rest = [utc.month(), utc.day(), utc.hour(), utc.minute(), utc.second()];
        (year, rest.map(i8::unsigned_abs))
    }

    /// The packet. Only properties of schemas that PDF/A predefines, so none is described.
    pub(super) fn packet(&self, flavour: Flavour) -> String {
        let (year, [month, day, hour, minute, second]) = self.moment();
        let when =
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
        let (title, producer) = (escape(&self.title), escape(&self.producer));
        let identifier = escape(&self.identifier);
        let (part, level) = (flavour.part(), flavour.conformance());
        let language = match self.language.as_str() {
            "" => String::new(),
            tag => format!(
                "\n   <dc:language><rdf:Bag><rdf:li>{tag}</rdf:li></rdf:Bag></dc:language>"
            ),
        };
        format!(
            r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <pdfaid:part>{part}</pdfaid:part>
   <pdfaid:conformance>{level}</pdfaid:conformance>
   <dc:format>application/pdf</dc:format>
   <dc:identifier>{identifier}</dc:identifier>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{language}
   <pdf:Producer>{producer}</pdf:Producer>
   <xmp:CreateDate>{when}</xmp:CreateDate>
   <xmp:ModifyDate>{when}</xmp:ModifyDate>
   <xmp:MetadataDate>{when}</xmp:MetadataDate>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
            bom = '\u{feff}',
        )
    }
}

fn clean(text: &str) -> String {
    let fit =
        |c: &char| !c.is_control() && !matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    let text: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(fit)
        .collect();
    let words: Vec<_> = text.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().take(LONGEST_TEXT).collect()
}

/// A language tag of letters, digits and hyphens, 2–8 letters first (BCP 47).
fn language(tag: &str) -> String {
    let fits = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let first = tag.split('-').next().unwrap_or_default();
    let named = first.len() >= 2 && first.bytes().all(|b| b.is_ascii_alphabetic());
    if named && tag.split('-').all(fits) { tag.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(title: &str, language: &str) -> Said {
        Said::of(&Info {
            title: title.to_owned(),
            language: language.to_owned(),
            created: "1998-02-03T04:05:06Z".parse().unwrap(),
            producer: "byggarkiv 0.1.0".to_owned(),
            document_id: "urn:uuid:1".to_owned(),
        })
    }

    #[test]
    fn words_lose_what_xml_cannot_hold_and_nothing_else() {
        let found = said("  Søknad\t\u{1}om <garasje> &\nuthus 𝔄\u{ffff} ", "nb");
        assert_eq!(found.title, "Søknad om <garasje> & uthus 𝔄");
        assert!(found.packet(Flavour::A2u).contains("om &lt;garasje&gt; &amp; uthus 𝔄<"));
        assert_eq!(said(&"å".repeat(2000), "nb").title.chars().count(), 1000);
    }

    #[test]
    fn a_language_that_is_no_tag_is_left_out() {
        for (given, expected) in [
            ("nb", "nb"),
            ("nn-NO", "nn-NO"),
            ("", ""),
            ("bokmål", ""),
            ("n", ""),
            ("nb-", ""),
            ("nb\"/>", ""),
        ] {
            assert_eq!(said("x", given).language, expected, "{given}");
        }
        assert!(!said("x", "").packet(Flavour::A2u).contains("language"));
    }

    #[test]
    fn the_packet_reads_as_written() {
        let packet = said("Byggemelding", "nb").packet(Flavour::A2u);
        insta::assert_snapshot!(packet.replace('\u{feff}', "BOM"), @r#"
        <?xpacket begin="BOM" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about=""
            xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
            xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
            xmlns:xmp="http://ns.adobe.com/xap/1.0/">
           <pdfaid:part>2</pdfaid:part>
           <pdfaid:conformance>U</pdfaid:conformance>
           <dc:format>application/pdf</dc:format>
           <dc:identifier>urn:uuid:1</dc:identifier>
           <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Byggemelding</rdf:li></rdf:Alt></dc:title>
           <dc:language><rdf:Bag><rdf:li>nb</rdf:li></rdf:Bag></dc:language>
           <pdf:Producer>byggarkiv 0.1.0</pdf:Producer>
           <xmp:CreateDate>1998-02-03T04:05:06Z</xmp:CreateDate>
           <xmp:ModifyDate>1998-02-03T04:05:06Z</xmp:ModifyDate>
           <xmp:MetadataDate>1998-02-03T04:05:06Z</xmp:MetadataDate>
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>
        "#);
    }
}
