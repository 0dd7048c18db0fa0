//! How other producers wrap a package: tars and zips of every make.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::delivery::*;
use super::files;

/// Writes a delivery into a folder, and says what is to be judged.
pub(super) type Wrap = fn(&Delivery, &Path) -> PathBuf;

fn tarred(delivery: &Delivery, folder: &Path, tar: &[u8]) -> PathBuf {
    delivery.pack(folder, tar);
    folder.join(&delivery.name)
}

/// As our own: GNU headers, folders as folders.
pub(super) fn gnu(delivery: &Delivery, folder: &Path) -> PathBuf {
    tarred(delivery, folder, &delivery.tar())
}

/// Entry by entry, each with the header that `head` makes.
fn by_hand(delivery: &Delivery, head: fn(&str, u8, u64) -> Vec<u8>) -> Vec<u8> {
    let mut tar = Vec::new();
    let root = &delivery.root;
    for folder in ["", "descriptive_metadata/", "administrative_metadata/", "content/"] {
        tar.extend(head(&format!("{root}/{folder}"), b'5', 0));
    }
    for (name, bytes) in &delivery.files {
        tar.extend(head(&format!("{root}/{name}"), b'0', bytes.len() as u64));
        tar.extend(bytes);
        tar.resize(tar.len().next_multiple_of(512), 0);
    }
    tar.resize(tar.len() + 1024, 0);
    tar
}

fn header(name: &[u8], flag: u8, size: u64, mut header: ::tar::Header) -> Vec<u8> {
    header.as_old_mut().name[..name.len()].copy_from_slice(name);
    header.set_entry_type(::tar::EntryType::new(flag));
    header.set_size(size);
    header.set_mode(0o100_700);
    header.set_cksum();
    header.as_bytes().to_vec()
}

/// As Arkade wrote until 2020: folders are marked as files, their names end in a slash.
pub(super) fn folders_as_files(delivery: &Delivery, folder: &Path) -> PathBuf {
    let tar = by_hand(delivery, |name, _, size| {
        header(name.as_bytes(), b'0', size, ::tar::Header::new_gnu())
    });
    tarred(delivery, folder, &tar)
}

/// Names in Latin-1, as old packers on Windows wrote.
pub(super) fn latin1_names(delivery: &Delivery, folder: &Path) -> PathBuf {
    let tar = by_hand(delivery, |name, flag, size| {
        let latin1: Vec<u8> =
            name.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        header(&latin1, flag, size, ::tar::Header::new_gnu())
    });
    tarred(delivery, folder, &tar)
}

/// With what macOS lays beside files.
pub(super) fn mac(delivery: &Delivery, folder: &Path) -> PathBuf {
    let mut made = delivery.clone();
    made.files.insert("content/._arkivstruktur.xml".into(), b"\0\x05\x16\x07".to_vec());
    made.files.insert("content/DOKUMENT/.DS_Store".into(), b"\0\0\0\x01Bud1".to_vec());
    gnu(&made, folder)
}

/// The transfer file of another tar.
pub(super) fn other_tar(delivery: &Delivery, folder: &Path) -> PathBuf {
    let path = gnu(delivery, folder);
    let mut tar = delivery.tar();
    tar.resize(tar.len() + 512, 0);
    files::write(&path, &tar).unwrap();
    path
}

/// As E-ARK packs: `METS.xml`, `metadata/`, `representations/`.
pub(super) fn eark(delivery: &Delivery, folder: &Path) -> PathBuf {
    let mut made = delivery.clone();
    made.files.clear();
    let mets = "<mets xmlns=\"http://www.loc.gov/METS/\" OBJID=\"1\"/>";
    made.files.insert("METS.xml".into(), mets.into());
    made.files.insert("metadata/preservation/premis.xml".into(), b"<premis/>".to_vec());
    for (name, bytes) in &delivery.files {
        if let Some(name) = name.strip_prefix("content/") {
            made.files.insert(format!("representations/rep1/data/{name}"), bytes.clone());
        }
    }
    made.transfer.clear();
    gnu(&made, folder)
}

/// As Unix V7 wrote: no magic, a zero for the flag.
pub(super) fn old(delivery: &Delivery, folder: &Path) -> PathBuf {
    let tar = by_hand(delivery, |name, _, size| {
        header(name.as_bytes(), 0, size, ::tar::Header::new_old())
    });
    tarred(delivery, folder, &tar)
}

/// As `tar -c ./uuid` writes.
pub(super) fn dotted(delivery: &Delivery, folder: &Path) -> PathBuf {
    let tar = by_hand(delivery, |name, flag, size| {
        let name = format!("./{name}");
        header(name.as_bytes(), flag, size, ::tar::Header::new_gnu())
    });
    tarred(delivery, folder, &tar)
}

/// As Java's and Python's writers do: a pax header with name, size and time before every entry.
pub(super) fn pax(delivery: &Delivery, folder: &Path) -> PathBuf {
    let tar = by_hand(delivery, |name, flag, size| {
        let mut builder = ::tar::Builder::new(Vec::new());
        let (length, time) = (size.to_string(), "1767312000.123456");
        let parts = [("path", name), ("size", &length), ("mtime", time)];
        let parts = parts.map(|(key, value)| (key, value.as_bytes()));
        builder.append_pax_extensions(parts).unwrap();
        let mut all = builder.into_inner().unwrap();
        all.truncate(all.len() - 1024);
        all.extend(header(b"PaxHeader/entry", flag, size, ::tar::Header::new_ustar()));
        all
    });
    tarred(delivery, folder, &tar)
}

/// As POSIX of 1988: what is before the last slash stands in the prefix.
pub(super) fn ustar(delivery: &Delivery, folder: &Path) -> PathBuf {
    let tar = by_hand(delivery, |name, flag, size| {
        let mut made = ::tar::Header::new_ustar();
        let (prefix, rest) =
            name.trim_end_matches('/').rsplit_once('/').unwrap_or(("", name));
        made.as_ustar_mut().unwrap().prefix[..prefix.len()]
            .copy_from_slice(prefix.as_bytes());
        header(rest.as_bytes(), flag, size, made)
    });
    tarred(delivery, folder, &tar)
}

/// A global pax header first, as `git archive` writes.
pub(super) fn global(delivery: &Delivery, folder: &Path) -> PathBuf {
    let comment = b"19 comment=archive\n";
    let mut tar = header(b"pax_global_header", b'g', 19, ::tar::Header::new_ustar());
    tar.extend(comment);
    tar.resize(1024, 0);
    tar.extend(delivery.tar());
    tarred(delivery, folder, &tar)
}

/// Blocks of 10 kB, so that many empty blocks stand at the end.
pub(super) fn blocked(delivery: &Delivery, folder: &Path) -> PathBuf {
    let mut tar = delivery.tar();
    tar.resize(tar.len().next_multiple_of(10_240) + 10_240, 0);
    tarred(delivery, folder, &tar)
}

/// Only the tar, without what should come by another way.
pub(super) fn alone(delivery: &Delivery, folder: &Path) -> PathBuf {
    let path = gnu(delivery, folder);
    files::remove(&path.with_extension("xml")).unwrap();
    path
}

/// The transfer file is called as `ESSArch` wants it.
pub(super) fn info_xml(delivery: &Delivery, folder: &Path) -> PathBuf {
    let path = gnu(delivery, folder);
    files::rename(&path.with_extension("xml"), &folder.join("info.xml")).unwrap();
    folder.to_owned()
}

/// `{aic}/{sip}/content/{sip}.tar` with `{aic}/info.xml`, and what ET-producer lays beside.
pub(super) fn et_producer(delivery: &Delivery, folder: &Path) -> PathBuf {
    let sip = folder.join("aic").join(UUID);
    let tar = gnu(delivery, &sip.join("content"));
    files::rename(&tar.with_extension("xml"), &folder.join("aic/info.xml")).unwrap();
    for empty in ["administrative_metadata/repository_operations", "descriptive_metadata"]
    {
        files::make_folder(&sip.join(empty)).unwrap();
    }
    files::write(&sip.join("log.xml"), &delivery.files["log.xml"]).unwrap();
    folder.join("aic")
}

/// Unpacked, as it lies after `tar -x`.
pub(super) fn unpacked(delivery: &Delivery, folder: &Path) -> PathBuf {
    let root = folder.join(&delivery.root);
    for (name, bytes) in &delivery.files {
        files::write(&root.join(name), bytes).unwrap();
    }
    files::make_folder(&root.join("descriptive_metadata")).unwrap();
    root
}

/// The extraction alone, one folder down, as `avleveringspakke/` (krav 6.4.15).
pub(super) fn extraction(delivery: &Delivery, folder: &Path) -> PathBuf {
    for (name, bytes) in &delivery.files {
        if let Some(name) = name.strip_prefix("content/") {
            files::write(&folder.join("avleveringspakke").join(name), bytes).unwrap();
        }
    }
    folder.to_owned()
}

/// The extraction alone in a tar, under a folder of its own.
pub(super) fn extraction_tar(delivery: &Delivery, folder: &Path) -> PathBuf {
    let mut builder = ::tar::Builder::new(Vec::new());
    for (name, bytes) in &delivery.files {
        if let Some(name) = name.strip_prefix("content/") {
            add(&mut builder, &format!("uttrekk/{name}"), b'0', bytes);
        }
    }
    let path = folder.join("uttrekk.tar");
    files::write(&path, &builder.into_inner().unwrap()).unwrap();
    path
}

/// Entries of a zip, each under the root folder unless that is empty.
fn zipped<W: std::io::Write + std::io::Seek>(
    delivery: &Delivery,
    mut zip: zip::ZipWriter<W>,
    name_of: fn(&str, &str) -> String,
    large: bool,
) -> W {
    let options = zip::write::SimpleFileOptions::default().large_file(large);
    zip.add_directory(name_of(&delivery.root, "descriptive_metadata/"), options).unwrap();
    for (name, bytes) in &delivery.files {
        zip.start_file(name_of(&delivery.root, name), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap()
}

fn in_zip(delivery: &Delivery, folder: &Path, bytes: &[u8]) -> PathBuf {
    let path = folder.join(delivery.name.replace(".tar", ".zip"));
    files::write(&path, bytes).unwrap();
    path
}

fn new_zip() -> zip::ZipWriter<std::io::Cursor<Vec<u8>>> {
    zip::ZipWriter::new(std::io::Cursor::new(Vec::new()))
}

/// With 64-bit sizes throughout.
pub(super) fn zip64(delivery: &Delivery, folder: &Path) -> PathBuf {
    let made = zipped(delivery, new_zip(), |root, name| format!("{root}/{name}"), true);
    in_zip(delivery, folder, &made.into_inner())
}

/// Without a root folder.
pub(super) fn zip_flat(delivery: &Delivery, folder: &Path) -> PathBuf {
    let made = zipped(delivery, new_zip(), |_, name| name.to_owned(), false);
    in_zip(delivery, folder, &made.into_inner())
}

/// With backslashes, as .NET wrote before 4.6.1.
pub(super) fn zip_backslashes(delivery: &Delivery, folder: &Path) -> PathBuf {
    let name_of = |root: &str, name: &str| format!("{root}/{name}").replace('/', "\\");
    let made = zipped(delivery, new_zip(), name_of, false);
    in_zip(delivery, folder, &made.into_inner())
}

/// With sizes behind the bytes, as one who cannot go back writes.
pub(super) fn zip_streamed(delivery: &Delivery, folder: &Path) -> PathBuf {
    let mut zip = zip::ZipWriter::new_stream(Vec::new());
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in &delivery.files {
        zip.start_file(format!("{}/{name}", delivery.root), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.add_directory(format!("{}/descriptive_metadata", delivery.root), options)
        .unwrap();
    in_zip(delivery, folder, &zip.finish().unwrap().into_inner())
}

/// The tar and its transfer file in a zip.
pub(super) fn zip_of_tar(delivery: &Delivery, folder: &Path) -> PathBuf {
    let path = gnu(delivery, folder);
    let mut zip = new_zip();
    let options = zip::write::SimpleFileOptions::default();
    for file in [path.clone(), path.with_extension("xml")] {
        let name = file.file_name().unwrap().to_str().unwrap();
        zip.start_file(name, options).unwrap();
        zip.write_all(&files::read(&file).unwrap()).unwrap();
    }
    in_zip(delivery, folder, &zip.finish().unwrap().into_inner())
}
