//! XML out in a fixed form: UTF-8, two-space indent, one element a line, no empty elements.
//!
//! The form never varies, so that the same values always give the same bytes. Text is
//! cleaned of what XML 1.0 cannot hold (control characters), never silently dropped beyond that.

use std::io::{self, Write};

use quick_xml::escape::escape;

/// Writes elements to `out` as they come; nothing is kept but the names still open.
#[derive(Debug)]
pub struct XmlWriter<W> {
    out: W,
    open: Vec<String>,
    /// The start tag is written up to its `>`.
    in_tag: bool,
}

impl<W: Write> XmlWriter<W> {
    /// Begins a document with its XML declaration (krav 6.4.3, 6.4.4).
    ///
    /// # Errors
    /// What `out` fails with, here and below.
    pub fn new(mut out: W) -> io::Result<Self> {
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
        Ok(Self { out, open: Vec::new(), in_tag: false })
    }

    /// Opens an element; attributes follow with [`Self::attr`].
    ///
    /// # Errors
    /// What `out` fails with.
    pub fn open(&mut self, name: &str) -> io::Result<()> {
        self.end_tag()?;
        self.indent()?;
        write!(self.out, "<{name}")?;
        self.open.push(name.to_owned());
        self.in_tag = true;
        Ok(())
    }

    /// An attribute of the element just opened.
    ///
    /// # Errors
    /// What `out` fails with.
    pub fn attr(&mut self, name: &str, value: impl AsRef<str>) -> io::Result<()> {
        debug_assert!(self.in_tag, "attributes follow their start tag");
        write!(self.out, " {name}=\"{}\"", escape(clean(value.as_ref()).as_str()))
    }

    /// Closes the innermost element.
    ///
    /// # Errors
    /// What `out` fails with.
    pub fn close(&mut self) -> io::Result<()> {
        let name = self.open.pop().expect("every close has its open");
        if self.in_tag {
            self.in_tag = false;
            self.out.write_all(b"/>\n")?;
        } else {
            self.indent()?;
            writeln!(self.out, "</{name}>")?;
        }
        Ok(())
    }

    /// An element that holds only text. An empty text writes nothing (krav 6.4.5: elements
    /// without value are left out).
    ///
    /// # Errors
    /// What `out` fails with.
    pub fn text(&mut self, name: &str, value: impl AsRef<str>) -> io::Result<()> {
        self.text_with(name, &[], value)
    }

    /// As [`Self::text`], with attributes.
    ///
    /// # Errors
    /// What `out` fails with.
    pub fn text_with(
        &mut self,
        name: &str,
        attrs: &[(&str, &str)],
        value: impl AsRef<str>,
    ) -> io::Result<()> {
        let value = clean(value.as_ref());
        if value.trim().is_empty() {
            return Ok(());
        }
        self.end_tag()?;
        self.indent()?;
        write!(self.out, "<{name}")?;
        for (attr, value) in attrs {
            write!(self.out, " {attr}=\"{}\"", escape(clean(value).as_str()))?;
        }
        writeln!(self.out, ">{}</{name}>", escape(value.as_str()))?;
        Ok(())
    }

    /// An element with text where there is a value, nothing where there is none.
    ///
    /// # Errors
    /// What `out` fails with.
    pub fn maybe(
        &mut self,
        name: &str,
        value: Option<impl AsRef<str>>,
    ) -> io::Result<()> {
        value.map_or(Ok(()), |value| self.text(name, value))
    }

    /// Ends the document and gives the writer back.
    ///
    /// # Errors
    /// What `out` fails with.
    pub fn finish(mut self) -> io::Result<W> {
        debug_assert!(self.open.is_empty(), "still open: {:?}", self.open);
        self.out.flush()?;
        Ok(self.out)
    }

    fn end_tag(&mut self) -> io::Result<()> {
        if self.in_tag {
            self.in_tag = false;
            self.out.write_all(b">\n")?;
        }
        Ok(())
    }

    fn indent(&mut self) -> io::Result<()> {
        for _ in 0..self.open.len() {
            self.out.write_all(b"  ")?;
        }
        Ok(())
    }
}

/// What XML 1.0 may hold (§2.2); line ends and tabs in values become spaces.
fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\t' | '\n' | '\r' => Some(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => None,
            c => Some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_come_out_in_the_fixed_form() {
        let mut xml = XmlWriter::new(Vec::new()).unwrap();
        xml.open("mappe").unwrap();
        xml.attr("xsi:type", "saksmappe").unwrap();
        xml.text("tittel", "Å & <b>\u{1}").unwrap();
        xml.text("beskrivelse", "  ").unwrap();
        xml.maybe("merknad", None::<&str>).unwrap();
        xml.open("tom").unwrap();
        xml.close().unwrap();
        xml.close().unwrap();
        assert_eq!(
            String::from_utf8(xml.finish().unwrap()).unwrap(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <mappe xsi:type=\"saksmappe\">\n  <tittel>Å &amp; &lt;b&gt;</tittel>\n  <tom/>\n</mappe>\n"
        );
    }
}
