//! An extraction of any size, sound but for the faults that were asked for.
#![allow(
    clippy::disallowed_methods,
    reason = "a million small files are made here, and none needs to be written aside first"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use byggarkiv::digest::Digest;

use super::fault::{Fault, Truth};
use super::lines::Lines;

const NOARK: &str = "http://www.arkivverket.no/standarder/noark5";
const NOBODY: &str = "00000000-0000-4000-8000-ffffffffffff";
const WRONG: &str = "0000000000000000000000000000000000000000000000000000000000000000";
const CLAIM: &str =
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>";

const NO_PAGES: &str = "<< /Type /Pages /Kids [] /Count 0 >>";

/// What is to be made.
pub(crate) struct Plan {
    /// Cases; each has two journalposter with a document each.
    pub(crate) cases: u64,
    /// The size of a document (bytes), at least some three hundred.
    pub(crate) bytes: usize,
    /// Faults, each in a case of its own.
    pub(crate) faults: Vec<Fault>,
    /// Whether it is the delivery before: of the period before, with folders of its own.
    pub(crate) earlier: bool,
}

impl Plan {
    /// The delivery before this one, small and sound.
    pub(crate) fn before(&self) -> Self {
        Self { cases: 2, bytes: self.bytes, faults: Vec::new(), earlier: true }
    }
}

/// Makes the extraction in an empty folder; what the judge must say of it.
pub(crate) fn make(folder: &Path, plan: &Plan) -> io::Result<Vec<Truth>> {
    let apart = plan.cases / (plan.faults.len() as u64 + 1);
    let at = |place: usize| (place as u64 + 1) * apart.max(1);
    let seeded = plan.faults.iter().enumerate().map(|(place, fault)| (at(place), *fault));
    let mut maker = Maker {
        folder: folder.to_owned(),
        plan,
        seeded: seeded.collect(),
        truth: Vec::new(),
        files: 0,
        folders: plan.cases,
        missing_line: 0,
    };
    let structure = maker.structure()?;
    let journals = [maker.journal(true)?, maker.journal(false)?];
    let log = maker.log()?;
    maker.uttrekk(&structure, &journals, &log)?;
    maker.truth.sort();
    Ok(maker.truth)
}

struct Maker<'a> {
    folder: PathBuf,
    plan: &'a Plan,
    seeded: BTreeMap<u64, Fault>,
    truth: Vec<Truth>,
    files: u64,
    folders: u64,
    /// Where the entry stands that the journals lack.
    missing_line: u64,
}

/// The id of a thing of a kind.
fn id(kind: u8, number: u64) -> String {
    format!("{kind:08x}-0000-4000-8000-{number:012x}")
}

/// The folder of the delivery before that is delivered again.
fn earlier_id(kind: u8, number: u64) -> String {
    id(kind, number).replace("-4000-", "-4fff-")
}

/// One of the two letters of a case.
struct Letter {
    case: u64,
    year: u64,
    incoming: bool,
    fault: Option<Fault>,
}

impl Letter {
    fn number(&self) -> u64 {
        self.case * 2 + u64::from(!self.incoming)
    }
    fn date(&self) -> String {
        format!("{}-{}", self.year, if self.incoming { "03-01" } else { "04-02" })
    }
    fn is(&self, fault: Fault) -> bool {
        self.incoming && self.fault == Some(fault)
    }
    /// Faults that are made in the outgoing letter.
    fn is_out(&self, fault: Fault) -> bool {
        !self.incoming && self.fault == Some(fault)
    }
    fn screened(&self) -> bool {
        !self.incoming
            && (self.case.is_multiple_of(10) || self.fault == Some(Fault::Leak))
    }
    fn file(&self) -> String {
        let number =
            if self.incoming || self.fault == Some(Fault::SharedFile) { 1 } else { 2 };
        format!("DOKUMENT/{}/{}-{number}.pdf", self.case / 1000, self.case)
    }
}

impl Maker<'_> {
    /// The id of a thing that only this delivery has.
    fn id(&self, kind: u8, number: u64) -> String {
        if self.plan.earlier { earlier_id(kind, number) } else { id(kind, number) }
    }

    fn has(&self, fault: Fault) -> bool {
        self.plan.faults.contains(&fault)
    }

    /// The word that is right, or the wrong one where the fault is to be made.
    fn either<'b>(&self, fault: Fault, wrong: &'b str, right: &'b str) -> &'b str {
        if self.has(fault) { wrong } else { right }
    }

    fn tell(
        &mut self,
        fault: Fault,
        rule: &'static str,
        severity: &'static str,
        place: &str,
    ) {
        let place = place.to_owned();
        self.truth.push(Truth { fault, rule, severity, place });
    }

    /// The same in arkivstruktur.xml, where the fault is there.
    fn told(
        &mut self,
        is: bool,
        fault: Fault,
        rule: &'static str,
        severity: &'static str,
        line: u64,
    ) {
        if is {
            self.tell(fault, rule, severity, &format!("arkivstruktur.xml:{line}"));
        }
    }

    fn letter(&self, case: u64, incoming: bool) -> Letter {
        let year = 1965 + case * 15 / self.plan.cases.max(1);
        Letter { case, year, incoming, fault: self.seeded.get(&case).copied() }
    }

    fn structure(&mut self) -> io::Result<String> {
        let mut out = Lines::create(&self.folder.join("arkivstruktur.xml"))?;
        out.put(&format!(
            "<arkiv xmlns=\"{NOARK}/arkivstruktur\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
        ))?;
        unit(&mut out, &id(0, 1), "Byggesaksarkiv", &[])?;
        life(&mut out, "1965-01-01", Some("1979-12-31"))?;
        out.put("<arkivskaper><arkivskaperID>999888777</arkivskaperID><arkivskaperNavn>Fjordvik kommune</arkivskaperNavn></arkivskaper>")?;
        out.put("<arkivdel>")?;
        unit(&mut out, &id(0, 2), "Byggesaker", &[])?;
        let status = self.either(Fault::OpenSeries, "Aktiv periode", "Avsluttet periode");
        let line = out.leaf("arkivdelstatus", status)?;
        self.told(
            self.has(Fault::OpenSeries),
            Fault::OpenSeries,
            "N5.06",
            "warning",
            line,
        );
        life(&mut out, "1965-01-01", Some("1979-12-31"))?;
        out.put("<klassifikasjonssystem>")?;
        unit(&mut out, &id(0, 3), "Eiendommer", &[])?;
        life(&mut out, "1965-01-01", None)?;
        for class in 0..self.plan.cases.div_ceil(1000).max(1) {
            out.put("<klasse>")?;
            unit(
                &mut out,
                &id(1, class),
                "Eiendom",
                &[("klasseID", &class.to_string())],
            )?;
            life(&mut out, "1965-01-01", None)?;
            for case in class * 1000..((class + 1) * 1000).min(self.plan.cases) {
                self.case(&mut out, case)?;
            }
            out.put("</klasse>")?;
        }
        out.put("</klassifikasjonssystem></arkivdel></arkiv>")?;
        out.finish()
    }

    fn case(&mut self, out: &mut Lines, case: u64) -> io::Result<()> {
        let fault = self.seeded.get(&case).copied();
        let is = |wanted: Fault| fault == Some(wanted);
        let year = self.letter(case, true).year;
        out.put("<mappe xsi:type=\"saksmappe\">")?;
        let again = is(Fault::Delivered);
        let own = if again { earlier_id(2, 0) } else { self.id(2, case) };
        let line = out.leaf("systemID", &own)?;
        self.told(again, Fault::Delivered, "B.37", "error", line);
        out.leaf("mappeID", &format!("{year}/{case}"))?;
        let title = if is(Fault::Personal) { "Garasje 158170 00190" } else { "Garasje" };
        let line = out.leaf("tittel", title)?;
        self.told(is(Fault::Personal), Fault::Personal, "B.25", "warning", line);
        let closed = match fault {
            Some(Fault::DateOrder) => "1960",
            Some(Fault::ClosedLate) => "1981",
            _ => "1979",
        };
        let line = life(out, &format!("{year}-02-01"), Some(&format!("{closed}-12-31")))?;
        self.told(is(Fault::DateOrder), Fault::DateOrder, "B.21", "warning", line);
        self.told(is(Fault::ClosedLate), Fault::ClosedLate, "B.22", "warning", line);
        let to = if is(Fault::NoSeries) { NOBODY.to_owned() } else { id(0, 2) };
        let line = out.leaf("referanseArkivdel", &to)?;
        self.told(is(Fault::NoSeries), Fault::NoSeries, "N5.48", "error", line);
        if is(Fault::NoCase) {
            out.put("<kryssreferanse>")?;
            let line = out.leaf("referanseTilMappe", NOBODY)?;
            self.told(true, Fault::NoCase, "B.17", "warning", line);
            out.put("</kryssreferanse>")?;
        }
        for incoming in [true, false] {
            let letter = self.letter(case, incoming);
            self.registration(out, &letter)?;
        }
        out.leaf("saksaar", &year.to_string())?;
        out.leaf("sakssekvensnummer", &case.to_string())?;
        let day = if is(Fault::BadDate) {
            "1. mars".to_owned()
        } else {
            format!("{year}-02-01")
        };
        let line = out.leaf("saksdato", &day)?;
        self.told(is(Fault::BadDate), Fault::BadDate, "N5.03", "error", line);
        out.leaf("administrativEnhet", "Bygningsrådet")?;
        let who = if is(Fault::EmptyElement) { "" } else { "Bygningssjefen" };
        let line = out.leaf("saksansvarlig", who)?;
        self.told(is(Fault::EmptyElement), Fault::EmptyElement, "N5.03", "error", line);
        self.told(is(Fault::EmptyElement), Fault::EmptyElement, "N5.63", "error", line);
        let status = if is(Fault::OpenCase) { "Under behandling" } else { "Avsluttet" };
        let line = out.leaf("saksstatus", status)?;
        self.told(is(Fault::OpenCase), Fault::OpenCase, "N5.15", "error", line);
        if is(Fault::NoClass) {
            let line = out.leaf("referanseSekundaerKlassifikasjon", NOBODY)?;
            self.told(true, Fault::NoClass, "N5.51", "error", line);
        }
        out.put("</mappe>")?;
        if is(Fault::Nested) {
            out.put("<mappe>")?;
            folder(out, &self.id(7, case), year)?;
        }
        if is(Fault::Nested) || is(Fault::EmptyFolder) {
            let line = out.put("<mappe>")?;
            folder(out, &self.id(6, case), year)?;
            out.put("</mappe>")?;
            self.folders += 1;
            let fault = fault.unwrap_or(Fault::EmptyFolder);
            self.told(true, fault, "N5.14", "note", line);
            self.told(is(Fault::Nested), Fault::Nested, "B.19", "note", line);
        }
        if is(Fault::Nested) {
            out.put("</mappe>")?;
            self.folders += 1;
        }
        Ok(())
    }

    fn registration(&mut self, out: &mut Lines, letter: &Letter) -> io::Result<()> {
        let begins = out.put("<registrering xsi:type=\"journalpost\">")?;
        let line = out.leaf("systemID", &self.id(3, letter.number()))?;
        if letter.is(Fault::JournalLacks) {
            self.missing_line = line;
        }
        let outside = letter.is(Fault::Period);
        let date = if outside { "1990-03-01".to_owned() } else { letter.date() };
        let line = out.leaf("opprettetDato", &format!("{date}T00:00:00"))?;
        self.told(outside, Fault::Period, "B.22", "warning", line);
        out.leaf("opprettetAv", "Bygningssjefen")?;
        out.leaf("arkivertDato", &format!("{date}T00:00:00"))?;
        let account = letter.is(Fault::Account);
        let who = if account { "kano" } else { "Bygningssjefen" };
        let line = out.leaf("arkivertAv", who)?;
        self.told(account, Fault::Account, "B.40", "note", line);
        if letter.screened() {
            out.put("<skjerming><tilgangsrestriksjon>Unntatt offentlighet</tilgangsrestriksjon><skjermingshjemmel>Offl. § 13</skjermingshjemmel><skjermingMetadata>Skjerming navn mottaker</skjermingMetadata></skjerming>")?;
        }
        let bare = letter.is_out(Fault::NoDescription);
        self.told(bare, Fault::NoDescription, "N5.21", "warning", begins);
        if !bare {
            self.description(out, letter, begins)?;
        }
        out.leaf("tittel", "Brev om garasje")?;
        let nobody = letter.is(Fault::NoParty);
        self.told(nobody, Fault::NoParty, "B.26", "warning", begins);
        if !nobody {
            let kind = if letter.incoming { "Avsender" } else { "Mottaker" };
            out.put(&party(kind, "Kari Nordmann"))?;
        }
        out.leaf("journalaar", &letter.year.to_string())?;
        out.leaf("journalsekvensnummer", &(letter.number() + 1).to_string())?;
        out.leaf("journalpostnummer", &(letter.number() % 2 + 1).to_string())?;
        let kind =
            if letter.incoming { "Inngående dokument" } else { "Utgående dokument" };
        out.leaf("journalposttype", kind)?;
        let open = letter.is(Fault::OpenEntry);
        let line =
            out.leaf("journalstatus", if open { "Journalført" } else { "Arkivert" })?;
        self.told(open, Fault::OpenEntry, "N5.22", "error", line);
        out.leaf("journaldato", &letter.date())?;
        out.leaf("dokumentetsDato", &date)?;
        self.told(
            letter.is(Fault::NotSignedOff),
            Fault::NotSignedOff,
            "B.28",
            "note",
            begins,
        );
        if letter.incoming && !letter.is(Fault::NotSignedOff) {
            let code = letter.is(Fault::Code);
            out.put(&format!(
                "<avskrivning><avskrivningsdato>{}-04-02</avskrivningsdato><avskrevetAv>Bygningssjefen</avskrevetAv>",
                letter.year
            ))?;
            let line = out.leaf(
                "avskrivningsmaate",
                if code { "BU" } else { "Besvart med brev" },
            )?;
            self.told(code, Fault::Code, "B.20", "warning", line);
            out.put("</avskrivning>")?;
        }
        out.put("</registrering>").map(drop)
    }

    fn description(
        &mut self,
        out: &mut Lines,
        letter: &Letter,
        registration: u64,
    ) -> io::Result<()> {
        let line = out.put("<dokumentbeskrivelse>")?;
        let none = letter.is_out(Fault::NoObject);
        self.told(none, Fault::NoObject, "N5.24", "warning", line);
        out.leaf("systemID", &self.id(4, letter.number()))?;
        out.leaf("dokumenttype", "Brev")?;
        let open = letter.is(Fault::OpenDocument);
        let status = if open {
            "Dokumentet er under redigering"
        } else {
            "Dokumentet er ferdigstilt"
        };
        let line = out.leaf("dokumentstatus", status)?;
        self.told(open, Fault::OpenDocument, "N5.25", "error", line);
        out.leaf("tittel", "Brev om garasje")?;
        life(out, &letter.date(), None)?;
        let attached = letter.is(Fault::NoMain);
        out.leaf(
            "tilknyttetRegistreringSom",
            if attached { "Vedlegg" } else { "Hoveddokument" },
        )?;
        self.told(attached, Fault::NoMain, "B.27", "warning", registration);
        out.leaf("dokumentnummer", "1")?;
        out.leaf("tilknyttetDato", &format!("{}T00:00:00", letter.date()))?;
        out.leaf("tilknyttetAv", "Bygningssjefen")?;
        if !none {
            self.object(out, letter)?;
        }
        out.put("</dokumentbeskrivelse>").map(drop)
    }

    fn object(&mut self, out: &mut Lines, letter: &Letter) -> io::Result<()> {
        let bytes = self.document(letter);
        let begins = out.put("<dokumentobjekt>")?;
        let twice = letter.is_out(Fault::TwiceId);
        let number = letter.number() - u64::from(twice);
        let line = out.leaf("systemID", &self.id(5, number))?;
        self.told(twice, Fault::TwiceId, "N5.47", "error", line);
        out.leaf("versjonsnummer", "1")?;
        out.leaf("variantformat", "Arkivformat")?;
        let other = letter.is(Fault::Format);
        let line = out.leaf("format", if other { "doc" } else { "pdf" })?;
        self.told(other, Fault::Format, "N5.29", "warning", line);
        life(out, "2020-01-02", None)?;
        let file = letter.file();
        let line = out.leaf("referanseDokumentfil", &file)?;
        self.told(letter.is(Fault::LostFile), Fault::LostFile, "N5.32", "error", line);
        self.told(
            letter.is_out(Fault::SharedFile),
            Fault::SharedFile,
            "N5.34",
            "warning",
            line,
        );
        let digest = Digest::of(&bytes).to_string();
        let wrong = letter.is(Fault::Checksum);
        let line = out.leaf("sjekksum", if wrong { WRONG } else { &digest })?;
        self.told(wrong, Fault::Checksum, "N5.30", "error", line);
        let algorithm = letter.is(Fault::Algorithm);
        let line =
            out.leaf("sjekksumAlgoritme", if algorithm { "MD5" } else { "SHA-256" })?;
        self.told(algorithm, Fault::Algorithm, "B.14", "error", line);
        let size = bytes.len() + usize::from(letter.is(Fault::Size));
        let line = out.leaf("filstoerrelse", &size.to_string())?;
        self.told(letter.is(Fault::Size), Fault::Size, "B.13", "error", line);
        out.put("</dokumentobjekt>")?;
        self.told(
            letter.is(Fault::EmptyFile),
            Fault::EmptyFile,
            "N5.64",
            "error",
            begins,
        );
        self.told(letter.is(Fault::PlainPdf), Fault::PlainPdf, "B.31", "warning", begins);
        for (fault, rule, severity) in [
            (Fault::CutFile, "B.32", "error"),
            (Fault::NoPages, "B.32", "error"),
            (Fault::OtherFile, "B.30", "error"),
            (Fault::EqualFiles, "B.33", "note"),
        ] {
            if letter.is(fault) {
                self.tell(fault, rule, severity, &file);
            }
        }
        if letter.is(Fault::LostFile) || letter.is_out(Fault::SharedFile) {
            return Ok(());
        }
        self.write(&file, &bytes)?;
        if letter.is(Fault::StrayFile) {
            let stray = file.replace("-1.pdf", "-9.pdf");
            self.write(&stray, &pdf(&stray, self.plan.bytes, CLAIM))?;
            self.tell(Fault::StrayFile, "N5.33", "error", &stray);
        }
        Ok(())
    }

    /// The bytes of a letter's document: a page of nothing that claims to be PDF/A-2b.
    fn document(&self, letter: &Letter) -> Vec<u8> {
        let fault = |fault: Fault| letter.is(fault);
        let name = match letter.is_out(Fault::EqualFiles) {
            true => self.letter(letter.case, true).file(),
            false => letter.file(),
        };
        let claim = if fault(Fault::PlainPdf) { "" } else { CLAIM };
        let none = if fault(Fault::NoPages) { NO_PAGES } else { "" };
        let bytes = pdf(&name, self.plan.bytes, &[claim, none].concat());
        match () {
            () if fault(Fault::EmptyFile) => Vec::new(),
            () if fault(Fault::OtherFile) => b"\x89PNG\r\n\x1a\n".to_vec(),
            () if fault(Fault::CutFile) => bytes[..bytes.len() - 20].to_vec(),
            () => bytes,
        }
    }

    fn write(&mut self, file: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.folder.join(file);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        self.files += 1;
        fs::write(path, bytes)
    }

    /// The running or the public journal.
    fn journal(&mut self, running: bool) -> io::Result<String> {
        let name = if running { "loependeJournal" } else { "offentligJournal" };
        let file = format!("{name}.xml");
        let mut out = Lines::create(&self.folder.join(&file))?;
        out.put(&format!("<{name} xmlns=\"{NOARK}/{name}\">"))?;
        out.put("<journalhode>")?;
        let late = !running && self.has(Fault::JournalDay);
        let line =
            out.leaf("journalStartDato", if late { "1966-01-01" } else { "1965-01-01" })?;
        if late {
            self.tell(Fault::JournalDay, "N5.60", "error", &format!("{file}:{line}"));
        }
        out.leaf("journalSluttDato", "1979-12-31")?;
        let lacks = self.has(Fault::JournalLacks);
        let stated = self.plan.cases * 2 - u64::from(lacks)
            + u64::from(running && self.has(Fault::JournalCount));
        let line = out.leaf("antallJournalposter", &stated.to_string())?;
        if self.has(Fault::JournalCount) {
            // The running journal's number is not its own, the public one's not the other's.
            self.tell(Fault::JournalCount, "N5.59", "error", &format!("{file}:{line}"));
        }
        if lacks {
            if running {
                self.tell(Fault::JournalLacks, "N5.59", "error", &file);
            }
            let line = self.missing_line;
            self.told(true, Fault::JournalLacks, "B.23", "error", line);
        }
        out.put("<arkivskaper><arkivskaperID>999888777</arkivskaperID><arkivskaperNavn>Fjordvik kommune</arkivskaperNavn></arkivskaper>")?;
        out.put("</journalhode>")?;
        for number in 0..self.plan.cases * 2 {
            let letter = self.letter(number / 2, number % 2 == 0);
            if !letter.is(Fault::JournalLacks) {
                self.entry(&mut out, &file, &letter, running)?;
            }
        }
        out.put(&format!("</{name}>"))?;
        out.finish()
    }

    fn entry(
        &mut self,
        out: &mut Lines,
        file: &str,
        letter: &Letter,
        running: bool,
    ) -> io::Result<()> {
        let title = if running { "tittel" } else { "offentligTittel" };
        out.put(&format!(
            "<journalregistrering><saksmappe><saksaar>{}</saksaar><sakssekvensnummer>{}</sakssekvensnummer><{title}>Garasje</{title}></saksmappe>",
            letter.year, letter.case
        ))?;
        let line = out.put("<journalpost>")?;
        out.leaf("systemID", &self.id(3, letter.number()))?;
        out.leaf("journalaar", &letter.year.to_string())?;
        let early = !running && letter.is_out(Fault::JournalOrder);
        let number = if early { 0 } else { letter.number() + 1 };
        out.leaf("journalsekvensnummer", &number.to_string())?;
        out.leaf("journalpostnummer", &(letter.number() % 2 + 1).to_string())?;
        out.leaf(title, "Brev om garasje")?;
        out.leaf("journaldato", &letter.date())?;
        let hidden = !running && letter.screened() && !letter.is_out(Fault::Leak);
        let kind = if letter.incoming { "Avsender" } else { "Mottaker" };
        out.put(&party(kind, if hidden { "*****" } else { "Kari Nordmann" }))?;
        out.put("</journalpost></journalregistrering>")?;
        let place = format!("{file}:{line}");
        if early {
            self.tell(Fault::JournalOrder, "B.23", "warning", &place);
        }
        if !running && self.has(Fault::JournalDay) && letter.number() == 0 {
            // The first entries lie before the day that the head now states.
            self.tell(Fault::JournalDay, "B.23", "warning", &place);
        }
        if !running && letter.is_out(Fault::Leak) {
            self.tell(Fault::Leak, "B.24", "error", &place);
        }
        Ok(())
    }

    fn log(&mut self) -> io::Result<String> {
        let mut out = Lines::create(&self.folder.join("endringslogg.xml"))?;
        out.put(&format!("<endringslogg xmlns=\"{NOARK}/endringslogg\">"))?;
        out.put("<endring>")?;
        let nobody = self.has(Fault::NoUnit);
        let line = out.leaf(
            "referanseArkivenhet",
            if nobody { NOBODY } else { "00000000-0000-4000-8000-000000000002" },
        )?;
        if nobody {
            self.tell(
                Fault::NoUnit,
                "N5.62",
                "error",
                &format!("endringslogg.xml:{line}"),
            );
        }
        for (name, text) in [
            ("referanseMetadata", "tittel"),
            ("endretDato", "1970-01-01T00:00:00"),
            ("endretAv", "Bygningssjefen"),
            ("tidligereVerdi", "A"),
            ("nyVerdi", "B"),
        ] {
            out.leaf(name, text)?;
        }
        out.put("</endring>")?;
        let broken = self.has(Fault::Xml);
        let line = out.put(if broken { "</logg>" } else { "</endringslogg>" })?;
        if broken {
            self.tell(Fault::Xml, "B.09", "error", &format!("endringslogg.xml:{line}"));
        }
        out.finish()
    }

    fn uttrekk(
        &mut self,
        structure: &str,
        journals: &[String; 2],
        log: &str,
    ) -> io::Result<()> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
        let mut sums: BTreeMap<&str, String> = BTreeMap::new();
        for schema in [
            "arkivstruktur",
            "metadatakatalog",
            "endringslogg",
            "loependeJournal",
            "offentligJournal",
        ] {
            let bytes = fs::read(manifest.join(format!("noark5-v5.0/{schema}.xsd")))?;
            sums.insert(schema, Digest::of(&bytes).to_string());
            fs::write(self.folder.join(format!("{schema}.xsd")), bytes)?;
        }
        fs::copy(manifest.join("addml/addml.xsd"), self.folder.join("addml.xsd"))?;
        let mut out = Lines::create(&self.folder.join("arkivuttrekk.xml"))?;
        self.head(&mut out)?;
        let flag = |is: bool| is.to_string();
        for (name, value, fault, rule) in [
            (
                "inneholderSkjermetInformasjon",
                flag(!self.has(Fault::FlagScreened)),
                Fault::FlagScreened,
                "N5.42",
            ),
            (
                "omfatterDokumenterSomErKassert",
                flag(self.has(Fault::FlagDisposed)),
                Fault::FlagDisposed,
                "N5.45",
            ),
            (
                "inneholderDokumenterSomSkalKasseres",
                flag(self.has(Fault::FlagDispose)),
                Fault::FlagDispose,
                "N5.44",
            ),
            (
                "inneholderVirksomhetsspesifikkeMetadata",
                flag(false),
                Fault::CountFiles,
                "",
            ),
            (
                "antallDokumentfiler",
                (self.files + u64::from(self.has(Fault::CountFiles))).to_string(),
                Fault::CountFiles,
                "N5.28",
            ),
        ] {
            let line = out.put(&property(name, &value, ""))?;
            if self.has(fault) && !rule.is_empty() {
                self.tell(fault, rule, "error", &format!("arkivuttrekk.xml:{line}"));
            }
        }
        out.put(
            "</properties></property></properties></property></properties><dataObjects>",
        )?;
        let objects = [
            ("arkivstruktur", structure),
            ("endringslogg", log),
            ("loependeJournal", &journals[0]),
            ("offentligJournal", &journals[1]),
        ];
        for (name, sum) in objects {
            out.put(&format!("<dataObject name=\"{name}\"><properties>"))?;
            out.put(&file_property(&format!("{name}.xml"), Some(sum), ""))?;
            out.put(&file_property(&format!("{name}.xsd"), Some(&sums[name]), "main"))?;
            let first =
                (name == "arkivstruktur").then(|| sums["metadatakatalog"].as_str());
            out.put(&file_property("metadatakatalog.xsd", first, "other"))?;
            if name == "arkivstruktur" {
                self.occurrences(&mut out)?;
            }
            out.put("</properties></dataObject>")?;
        }
        out.put("</dataObjects></dataObject></dataObjects></dataset></addml>")?;
        out.finish().map(drop)
    }

    fn head(&mut self, out: &mut Lines) -> io::Result<()> {
        let (start, end) = match self.plan.earlier {
            true => ("1950-01-01", "1964-12-31"),
            false => {
                (self.either(Fault::Overlap, "1960-01-01", "1965-01-01"), "1979-12-31")
            }
        };
        for line in HEAD.lines() {
            let line = line.replace("@start@", start).replace("@end@", end);
            let at = out.put(&line)?;
            if self.has(Fault::Overlap) && line.contains("startDate") {
                let place = format!("arkivuttrekk.xml:{at}");
                self.tell(Fault::Overlap, "B.38", "warning", &place);
            }
        }
        Ok(())
    }

    fn occurrences(&mut self, out: &mut Lines) -> io::Result<()> {
        out.put("<property name=\"info\"><properties>")?;
        let counts = [
            ("mappe", self.folders, Fault::CountCases, "N5.10"),
            ("registrering", self.plan.cases * 2, Fault::CountEntries, "N5.16"),
        ];
        for (element, count, fault, rule) in counts {
            let count = count + u64::from(self.has(fault));
            let value = property("value", &count.to_string(), "");
            let line = out.put(&property("numberOfOccurrences", element, &value))?;
            if self.has(fault) {
                self.tell(fault, rule, "error", &format!("arkivuttrekk.xml:{line}"));
            }
        }
        out.put("</properties></property>").map(drop)
    }
}

const HEAD: &str = r#"<addml xmlns="http://www.arkivverket.no/standarder/addml" name="Noark 5-arkivuttrekk"><dataset>
<description>Noark 5-arkivuttrekk</description><reference><context><additionalElements>
<additionalElement name="recordCreators"><additionalElements><additionalElement name="recordCreator"><value>Fjordvik kommune</value></additionalElement></additionalElements></additionalElement>
<additionalElement name="systemType"><value>Noark 5</value></additionalElement>
<additionalElement name="systemName"><value>Papirarkivet</value></additionalElement>
<additionalElement name="archive"><value>Byggesaksarkiv</value></additionalElement>
</additionalElements></context><content><additionalElements><additionalElement name="archivalPeriod"><properties>
<property name="startDate"><value>@start@</value></property><property name="endDate"><value>@end@</value></property>
</properties></additionalElement></additionalElements></content></reference>
<dataObjects><dataObject name="Noark 5-arkivuttrekk"><properties><property name="info"><properties>
<property name="type"><value>Noark 5</value><properties><property name="version"><value>5.0</value></property></properties></property>
<property name="additionalInfo"><properties>
<property name="periode"><properties><property name="inngaaendeSkille"><value>skarpt</value></property><property name="utgaaendeSkille"><value>skarpt</value></property></properties></property>"#;

fn property(name: &str, value: &str, more: &str) -> String {
    let more = match more {
        "" => String::new(),
        more => format!("<properties>{more}</properties>"),
    };
    format!("<property name=\"{name}\"><value>{value}</value>{more}</property>")
}

/// A file, or a schema's file, with its checksum.
fn file_property(name: &str, sum: Option<&str>, schema: &str) -> String {
    let sum = sum.map(|sum| {
        let parts = property("algorithm", "SHA-256", "") + &property("value", sum, "");
        format!("<property name=\"checksum\"><properties>{parts}</properties></property>")
    });
    let parts = property("name", name, "") + &sum.unwrap_or_default();
    let file =
        format!("<property name=\"file\"><properties>{parts}</properties></property>");
    match schema {
        "" => file,
        "main" => property("schema", "main", &file),
        _ => format!(
            "<property name=\"schema\"><properties>{file}</properties></property>"
        ),
    }
}

fn unit(
    out: &mut Lines,
    id: &str,
    title: &str,
    between: &[(&str, &str)],
) -> io::Result<()> {
    out.leaf("systemID", id)?;
    for (name, text) in between {
        out.leaf(name, text)?;
    }
    out.leaf("tittel", title).map(drop)
}

/// When it was made, and when it was closed; the line of the last day.
fn life(out: &mut Lines, made: &str, closed: Option<&str>) -> io::Result<u64> {
    let mut line = out.leaf("opprettetDato", &format!("{made}T00:00:00"))?;
    out.leaf("opprettetAv", "Fjordvik kommune")?;
    if let Some(closed) = closed {
        line = out.leaf("avsluttetDato", &format!("{closed}T00:00:00"))?;
        out.leaf("avsluttetAv", "Fjordvik kommune")?;
    }
    Ok(line)
}

/// The fields of a plain folder.
fn folder(out: &mut Lines, id: &str, year: u64) -> io::Result<()> {
    out.leaf("systemID", id)?;
    out.leaf("mappeID", "0")?;
    out.leaf("tittel", "Bod")?;
    life(out, &format!("{year}-02-01"), Some("1979-12-31")).map(drop)
}

fn party(kind: &str, name: &str) -> String {
    format!(
        "<korrespondansepart><korrespondanseparttype>{kind}</korrespondanseparttype><korrespondansepartNavn>{name}</korrespondansepartNavn></korrespondansepart>"
    )
}

/// A PDF of nothing, of so many bytes, that is like no other.
fn pdf(name: &str, bytes: usize, claim: &str) -> Vec<u8> {
    let head = format!("%PDF-1.7\n% {name}\n{claim}\n");
    let tail = "\ntrailer\n<< /Size 1 >>\nstartxref\n0\n%%EOF\n";
    let filling = bytes.saturating_sub(head.len() + tail.len());
    let mut pdf = head.into_bytes();
    pdf.resize(pdf.len() + filling, b' ');
    pdf.extend_from_slice(tail.as_bytes());
    pdf
}
