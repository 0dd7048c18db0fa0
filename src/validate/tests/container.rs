//! Containers of every kind, and bytes of none.

use std::io;

use super::*;

/// A sound delivery whose tar is changed after packing.
fn check_tar(name: &str, change: fn(&Delivery) -> Vec<u8>, expected: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let mut delivery = sound();
    delivery.fill();
    delivery.pack(folder.path(), &change(&delivery));
    let verdict = judge(folder.path());
    let text: Vec<_> = verdict.findings().map(|f| f.text(Lang::En)).collect();
    assert_eq!(told(&verdict), expected, "{name}: {text:#?}");
}

/// The tar with one more entry.
fn with_entry(delivery: &Delivery, name: &[u8], flag: u8, bytes: &[u8]) -> Vec<u8> {
    let mut tar = delivery.tar();
    tar.truncate(tar.len() - 1024);
    let mut header = ::tar::Header::new_gnu();
    header.set_size(bytes.len() as u64);
    header.set_entry_type(::tar::EntryType::new(flag));
    header.as_old_mut().name[..name.len()].copy_from_slice(name);
    header.set_cksum();
    tar.extend_from_slice(header.as_bytes());
    tar.extend_from_slice(bytes);
    tar.resize(tar.len().next_multiple_of(512) + 1024, 0);
    tar
}

#[test]
fn a_tar_is_read_as_a_stranger_reads_it() {
    let cut = |d: &Delivery| d.tar()[..9000].to_vec();
    check_tar("cut off", cut, &["B.01 error {uuid}.tar"]);
    let endless = |d: &Delivery| d.tar()[..d.tar().len() - 1024].to_vec();
    check_tar("no end", endless, &["B.01 warning {uuid}.tar"]);
    let out = |d: &Delivery| with_entry(d, b"../../etc/evil", b'0', b"x");
    check_tar("out of the folder", out, &["B.02 error ../../etc/evil"]);
    let absolute = |d: &Delivery| with_entry(d, b"/etc/evil", b'0', b"x");
    check_tar("from the root", absolute, &["B.02 error /etc/evil"]);
    let link = |d: &Delivery| with_entry(d, format!("{UUID}/l").as_bytes(), b'2', b"");
    check_tar("a link", link, &["B.02 error {uuid}/l"]);
    let stray = |d: &Delivery| with_entry(d, b"other/a.xml", b'0', b"x");
    check_tar("stray", stray, &["B.02 error other/a.xml"]);
    let twice =
        |d: &Delivery| with_entry(d, format!("{UUID}/log.xml").as_bytes(), b'0', b"x");
    check_tar("twice", twice, &["B.03 error log.xml"]);
    let latin = |d: &Delivery| {
        with_entry(
            d,
            &[UUID.as_bytes(), b"/content/DOKUMENT/\xe5.pdf"].concat(),
            b'0',
            b"x",
        )
    };
    check_tar(
        "Latin-1",
        latin,
        &[
            "B.02 warning {uuid}/content/DOKUMENT/å.pdf",
            "B.07 error content/DOKUMENT/å.pdf",
            "N5.28 error content/arkivuttrekk.xml:40",
            "N5.33 error content/DOKUMENT/å.pdf",
            "B.30 error content/DOKUMENT/å.pdf",
        ],
    );
    let folder =
        |d: &Delivery| with_entry(d, format!("{UUID}/tom/").as_bytes(), b'0', b"");
    check_tar("a folder marked as a file", folder, &[]);
}

/// Writes the files of a delivery, unpacked.
fn unpack(delivery: &Delivery, folder: &Path) {
    for (name, bytes) in &delivery.files {
        files::write(&folder.join(name), bytes).unwrap();
    }
    files::make_folder(&folder.join("descriptive_metadata")).unwrap();
}

#[test]
fn a_delivery_is_found_from_any_of_its_ends() {
    let folder = tempfile::tempdir().unwrap();
    let mut delivery = sound();
    delivery.fill();
    let tar = delivery.tar();
    delivery.pack(folder.path(), &tar);
    let unpacked = folder.path().join("ut").join(UUID);
    unpack(&delivery, &unpacked);
    let nothing: &[&str] = &[];
    let check = |path: &Path, expected: &[&str]| {
        assert_eq!(told(&judge(path)), expected, "{}", path.display());
    };
    check(&folder.path().join(format!("{UUID}.tar")), nothing);
    check(&folder.path().join(format!("{UUID}.xml")), nothing);
    check(&unpacked, nothing);
    check(unpacked.parent().unwrap(), nothing);
    check(&unpacked.join("content"), &["B.04 note content"]);
}

/// The files of a delivery in a zip, under its root folder.
fn zipped(delivery: &Delivery) -> Vec<u8> {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.add_directory(format!("{UUID}/descriptive_metadata"), options).unwrap();
    for (name, bytes) in &delivery.files {
        zip.start_file(format!("{UUID}/{name}"), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_zip_is_judged_as_it_lies() {
    let folder = tempfile::tempdir().unwrap();
    let mut delivery = sound();
    delivery.fill();
    let path = folder.path().join(format!("{UUID}.zip"));
    let mut bytes = zipped(&delivery);
    files::write(&path, &bytes).unwrap();
    assert_eq!(told(&judge(&path)), Vec::<String>::new());
    // A byte of a packed file is another: it cannot be unpacked.
    let at = bytes.windows(4).position(|four| four == b"%PDF").unwrap_or(bytes.len() / 2);
    bytes[at] ^= 0xff;
    files::write(&path, &bytes).unwrap();
    let verdict = judge(&path);
    assert_eq!(verdict.outcome, Outcome::Rejected);
}

#[test]
fn one_thread_says_what_many_say() {
    let folder = tempfile::tempdir().unwrap();
    let mut delivery = sound();
    let many = |n: u32| (format!("content/DOKUMENT/1979/{n}.txt"), n.to_string().into());
    delivery.files.extend((0..200).map(many));
    delivery.files.insert("content/DOKUMENT/1979/stor.bin".into(), vec![7; 3 << 20]);
    delivery.fill();
    let (tar, unpacked) = (folder.path().join("tar"), folder.path().join(UUID));
    delivery.pack(&tar, &delivery.tar());
    unpack(&delivery, &unpacked);
    let zip = folder.path().join(format!("{UUID}.zip"));
    files::write(&zip, &zipped(&delivery)).unwrap();
    for path in [tar, unpacked, zip] {
        let [one, many] = [1, 8].map(|jobs| {
            let settings = Settings { jobs, list_files: true, ..Settings::default() };
            let verdict = super::delivery(&path, &settings, &|_| {}).unwrap();
            report::json(&verdict, Lang::Nb) + &report::csv(&verdict)
        });
        assert_eq!(one, many, "{}", path.display());
        assert!(one.contains("1979/199.txt"));
    }
}

#[test]
fn an_et_producer_package_is_judged_by_the_tar_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut delivery = sound();
    delivery.fill();
    let sip = folder.path().join("aic").join(UUID);
    delivery.pack(&sip.join("content"), &delivery.tar());
    let outer = sip.join("content").join(format!("{UUID}.xml"));
    files::rename(&outer, &folder.path().join("aic/info.xml")).unwrap();
    for path in [folder.path().join("aic"), sip] {
        assert_eq!(told(&judge(&path)), Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn info_xml_beside_an_unpacked_extraction_is_held_against_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut delivery = sound();
    delivery.fill();
    for (name, bytes) in &delivery.files {
        if let Some(name) = name.strip_prefix("content/") {
            files::write(&folder.path().join("uttrekk").join(name), bytes).unwrap();
        }
    }
    let info = |digest: &str| {
        let transfer = String::from_utf8(delivery.transfer.clone()).unwrap();
        let transfer = transfer.replace("/dias-mets.xml", "/content/arkivuttrekk.xml");
        let size = delivery.files[UTTREKK].len().to_string();
        let transfer = transfer
            .replace("@sha256(dias-mets.xml)@", digest)
            .replace("@size(dias-mets.xml)@", &size)
            .replace("@size(tar)@", "1");
        files::write(&folder.path().join("info.xml"), transfer.as_bytes()).unwrap();
        let verdict = judge(&folder.path().join("uttrekk"));
        told(&verdict)
            .into_iter()
            .filter(|told| told.starts_with("B.06"))
            .collect::<Vec<_>>()
    };
    let digest = Digest::of(&delivery.files[UTTREKK]).to_string();
    assert_eq!(info(&digest), Vec::<String>::new());
    assert_eq!(info(WRONG), ["B.06 error info.xml:19"]);
}

#[test]
fn an_older_version_is_judged_by_its_own_schemas() {
    let folder = packed(|d| {
        // What 5.0 demands and 4.0 does not know, or the other way round, is told by 4.0.
        d.replace(UTTREKK, "<value>5.0</value>", "<value>4.0</value>");
    });
    let verdict = judge(folder.path());
    let schema = verdict.rules.iter().find(|rule| rule.rule == "N5.03").unwrap();
    assert!(schema.errors > 0 && verdict.delivery.version.as_deref() == Some("4.0"));
}

#[test]
fn what_is_no_delivery_is_an_error_of_the_request() {
    let folder = tempfile::tempdir().unwrap();
    let check = |path: &Path, expected: fn(&Error) -> bool| {
        let error = delivery(path, &Settings::default(), &|_| {}).unwrap_err();
        assert!(expected(&error), "{error}");
    };
    check(folder.path(), |e| matches!(e, Error::NotADelivery { .. }));
    check(&folder.path().join("none.tar"), |e| matches!(e, Error::File(_)));
    files::write(&folder.path().join("a.xml"), b"<a/>").unwrap();
    check(&folder.path().join("a.xml"), |e| matches!(e, Error::NoTar { .. }));
    files::write(&folder.path().join("a.zip"), b"PK\x03\x04").unwrap();
    check(&folder.path().join("a.zip"), |e| matches!(e, Error::Unsupported { .. }));
    files::write(&folder.path().join("b.tar"), b"").unwrap();
    files::write(&folder.path().join("c.tar"), b"").unwrap();
    check(folder.path(), |e| matches!(e, Error::SeveralTars { .. }));
}

#[test]
fn findings_past_the_limit_are_counted() {
    let folder = packed(|d| d.replace_all("dias-mets.xml", "SHA-256", "MD5"));
    let settings = Settings { shown_per_rule: 3, ..Settings::default() };
    let verdict = super::super::delivery(folder.path(), &settings, &|_| {}).unwrap();
    assert_eq!(verdict.outcome, Outcome::AcceptedWithWarnings);
    let mets = verdict.rules.iter().find(|rule| rule.rule == "B.07").unwrap();
    assert_eq!((mets.errors, mets.warnings, mets.findings.len()), (0, 21, 3));
}

#[test]
fn progress_tells_every_byte_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut delivery = sound();
    delivery.fill();
    let tar = delivery.tar();
    delivery.pack(folder.path(), &tar);
    let told = std::cell::Cell::new(0);
    let progress = |bytes| told.set(told.get() + bytes);
    let verdict =
        super::super::delivery(folder.path(), &Settings::default(), &progress).unwrap();
    assert_eq!(told.get(), tar.len() as u64);
    assert_eq!(verdict.delivery.sha256, Some(Digest::of(&tar)));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    #[test]
    fn no_bytes_make_the_judge_panic(
        bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..2000),
        place in 0..7_usize,
        at in proptest::num::usize::ANY,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut delivery = sound();
        let names: Vec<String> =
            delivery.files.keys().filter(|name| !name.contains("DOKUMENT")).cloned().collect();
        // Bytes in the middle of one of the files, or the whole of it.
        let name = &names[at % names.len()];
        let file = delivery.files.get_mut(name).unwrap();
        let from = if place == 0 { 0 } else { at % file.len() };
        file.truncate(from);
        file.extend_from_slice(&bytes);
        delivery.fill();
        let tar = delivery.tar();
        delivery.pack(folder.path(), &tar);
        if place == 1 {
            files::write(&folder.path().join(&delivery.name), &bytes).unwrap();
        }
        if place == 2 {
            let transfer = folder.path().join(format!("{UUID}.xml"));
            files::write(&transfer, &bytes).unwrap();
        }
        let verdict = judge(folder.path());
        proptest::prop_assert!(verdict.outcome != Outcome::Accepted);
    }
}
