//! PRONOM's names of the few formats that pass through here (M711 formatDetaljer).
//!
//! Facts from PRONOM's registry (The National Archives); the versions are told by the first
//! bytes as PRONOM's own signatures tell them.

/// PRONOM's name of a received file, by its kind (`tiff`, `jpeg`, `png`, `pdf`) and first bytes.
#[must_use]
pub fn of_received(kind: &str, bytes: &[u8]) -> Option<&'static str> {
    match kind {
        "tiff" => Some("fmt/353"),
        "png" => Some("fmt/11"),
        "jpeg" => Some(jpeg(bytes)),
        "pdf" => pdf(bytes),
        _ => None,
    }
}

/// The file extension of a kind, as a delivery bears it.
#[must_use]
pub fn extension(kind: &str) -> &str {
    match kind {
        "tiff" => "tif",
        "jpeg" => "jpg",
        other => other,
    }
}

/// JFIF's version stands behind its name; other JPEG streams are Exif or raw.
fn jpeg(bytes: &[u8]) -> &'static str {
    match (bytes.get(6..11), bytes.get(11..13)) {
        (Some(b"JFIF\0"), Some([1, 0])) => "fmt/42",
        (Some(b"JFIF\0"), Some([1, 1])) => "fmt/43",
        (Some(b"JFIF\0"), Some([1, 2])) => "fmt/44",
        (Some([b'E', b'x', b'i', b'f', 0]), _) => "fmt/645",
        _ => "fmt/41",
    }
}

fn pdf(bytes: &[u8]) -> Option<&'static str> {
    let head = &bytes[..bytes.len().min(1024)];
    let at = head.windows(5).position(|five| five == b"%PDF-")?;
    Some(match head.get(at + 5..at + 8)? {
        b"1.0" => "fmt/14",
        b"1.1" => "fmt/15",
        b"1.2" => "fmt/16",
        b"1.3" => "fmt/17",
        b"1.4" => "fmt/18",
        b"1.5" => "fmt/19",
        b"1.6" => "fmt/20",
        b"1.7" => "fmt/276",
        b"2.0" => "fmt/1129",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_decides_the_name() {
        let jfif = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x02";
        assert_eq!(of_received("jpeg", jfif), Some("fmt/44"));
        assert_eq!(of_received("jpeg", b"\xff\xd8"), Some("fmt/41"));
        assert_eq!(of_received("pdf", b"\n%PDF-1.4\n"), Some("fmt/18"));
        assert_eq!(of_received("pdf", b"%PDF-9.9"), None);
        assert_eq!(of_received("text", b""), None);
    }
}
