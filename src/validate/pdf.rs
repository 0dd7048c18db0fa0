//! What a PDF says of itself, seen as its bytes pass: the part and level of PDF/A that its metadata
//! claim, whether it asks for a key, how many pages it has.
//!
//! This is no reading of the whole file, and proves nothing of what is claimed: words are looked
//! for wherever they stand, and in packed object streams where the pages are not found else.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::magic::find;

/// How far from its name the rest of a dictionary is looked for (bytes).
const DICTIONARY: usize = 1 << 16;
/// How far from its name an object stream begins (bytes).
const HEADER: usize = 1 << 12;
/// How much of one object stream is unpacked (bytes).
const UNPACKED: usize = 1 << 20;
/// How much of a file is looked at again, and unpacked, in all (bytes): a file may be made so that
/// there is no end to it.
const EFFORT: usize = 16 << 20;

/// What was met so far.
#[derive(Debug)]
pub(super) struct Claims {
    /// The digit of `pdfaid:part`.
    pub(super) part: Option<u8>,
    /// The letter of `pdfaid:conformance`, a small one.
    pub(super) level: Option<u8>,
    pub(super) encrypted: bool,
    /// The largest `Count` of a page tree's node: its root has them all.
    pub(super) pages: Option<u32>,
    /// How much effort is left.
    left: usize,
}

impl Default for Claims {
    fn default() -> Self {
        Self { part: None, level: None, encrypted: false, pages: None, left: EFFORT }
    }
}

impl Claims {
    /// The next bytes.
    pub(super) fn search(&mut self, bytes: &[u8]) {
        if self.part.is_none() {
            self.part = claim(bytes, b"pdfaid:part");
        }
        if self.level.is_none() {
            let level = claim(bytes, b"pdfaid:conformance");
            self.level = level.map(|letter| letter.to_ascii_lowercase());
        }
        let key =
            |at: usize| matches!(bytes.get(at + 8), Some(b' ' | b'\n' | b'\r' | b'<'));
        self.encrypted |= every(bytes, b"/Encrypt").any(key);
        self.count(bytes);
        if self.pages.is_none() {
            for at in every(bytes, b"/ObjStm") {
                let unpacked = unpacked(&bytes[at..], UNPACKED.min(self.left));
                self.left -= unpacked.len();
                self.count(&unpacked);
            }
        }
    }

    fn count(&mut self, bytes: &[u8]) {
        for at in every(bytes, b"/Pages") {
            self.pages = self.pages.max(count_beside(bytes, at, &mut self.left));
        }
    }
}

/// Every place where a word stands.
fn every<'a>(bytes: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + find(bytes.get(from..)?, word)?;
        from = at + word.len();
        Some(at)
    })
}

/// The first letter or digit of a claim, as an element's text or an attribute's value.
fn claim(bytes: &[u8], name: &[u8]) -> Option<u8> {
    let at = find(bytes, name)? + name.len();
    let rest = bytes.get(at..)?.iter().take(24);
    rest.copied().find(u8::is_ascii_alphanumeric)
}

/// The `Count` in the dictionary in which a name stands, not in those within it.
fn count_beside(bytes: &[u8], at: usize, left: &mut usize) -> Option<u32> {
    let room = DICTIONARY.min(*left / 2);
    let after = &bytes[at..bytes.len().min(at + room)];
    let before = &bytes[at.saturating_sub(room)..at];
    *left -= after.len() + before.len();
    count_after(after).or_else(|| count_before(before))
}

fn count_after(bytes: &[u8]) -> Option<u32> {
    let (mut depth, mut at) = (0_u32, 0);
    while at < bytes.len() {
        match &bytes[at..] {
            [b'<', b'<', ..] => (depth, at) = (depth + 1, at + 2),
            [b'>', b'>', ..] if depth == 0 => return None,
            [b'>', b'>', ..] => (depth, at) = (depth - 1, at + 2),
            rest if depth == 0 && rest.starts_with(b"/Count") => {
                return number(&rest[6..]);
            }
            _ => at += 1,
        }
    }
    None
}

fn count_before(bytes: &[u8]) -> Option<u32> {
    let (mut depth, mut end) = (0_u32, bytes.len());
    while end > 0 {
        match &bytes[..end] {
            [.., b'>', b'>'] => (depth, end) = (depth + 1, end - 2),
            [.., b'<', b'<'] if depth == 0 => return None,
            [.., b'<', b'<'] => (depth, end) = (depth - 1, end - 2),
            rest if depth == 0 && rest.ends_with(b"/Count") => {
                return number(&bytes[end..]);
            }
            _ => end -= 1,
        }
    }
    None
}

/// A number as it stands; none where it is a reference to one.
fn number(bytes: &[u8]) -> Option<u32> {
    let text = bytes.trim_ascii_start();
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = text[digits..].trim_ascii_start();
    let second = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if second > 0 && rest[second..].trim_ascii_start().first() == Some(&b'R') {
        return None;
    }
    std::str::from_utf8(&text[..digits]).ok()?.parse().ok()
}

/// The stream that follows, unpacked as far as it can be; empty where it is not deflated.
fn unpacked(bytes: &[u8], limit: usize) -> Vec<u8> {
    let mut out = Vec::new();
    if let Some(at) = find(&bytes[..bytes.len().min(HEADER)], b"stream") {
        let data = &bytes[at + 6..];
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        // What goes on in the next piece ends in an error; what came before it is kept.
        let _ = ZlibDecoder::new(data).take(limit as u64).read_to_end(&mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn check(text: &[u8], pages: Option<u32>) {
        let mut claims = Claims::default();
        claims.search(text);
        assert_eq!(claims.pages, pages, "{}", String::from_utf8_lossy(text));
    }

    #[test]
    fn the_pages_are_what_the_page_tree_s_root_counts() {
        check(b"<</Type/Pages/Kids[1 0 R]/Count 3>>", Some(3));
        check(b"<< /Count 7 /Kids [] /Type /Pages >>", Some(7));
        check(b"<</Type/Pages/Resources<</Font<</Count 9>>>>/Count 2>>", Some(2));
        check(b"<</Type/Pages/Count 2>> <</Type/Pages/Count 5/Kids[]>>", Some(5));
        check(b"<</Type/Catalog/Pages 2 0 R>> <</Type/Outlines/Count 40>>", None);
        check(b"<</Type/Pages/Count 12 0 R>>", None);
        check(b"<</Type/Pages/Count 0/Kids[]>>", Some(0));
        check(b"/Pages >> /Count", None);
    }

    #[test]
    fn pages_in_a_packed_object_stream_are_counted_too() {
        let mut packer =
            flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all(b"1 0 <</Type/Pages/Count 4/Kids[]>>").unwrap();
        let mut text = b"5 0 obj <</Type/ObjStm/Filter/FlateDecode>> stream\r\n".to_vec();
        text.extend(packer.finish().unwrap());
        check(&text, Some(4));
        text.truncate(text.len() - 30);
        let mut claims = Claims::default();
        claims.search(&text);
    }

    #[test]
    fn a_key_is_asked_for_by_its_own_name_only() {
        let asks = |text: &[u8]| {
            let mut claims = Claims::default();
            claims.search(text);
            claims.encrypted
        };
        assert!(asks(b"/Encrypt 5 0 R") && asks(b"/Encrypt<</V 1>>"));
        assert!(!asks(b"/EncryptMetadata true") && !asks(b"/Encrypt"));
    }
}
