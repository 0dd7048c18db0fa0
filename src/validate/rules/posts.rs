//! What a journalpost must have: someone it is from or to, a main document, an answer.

use crate::finding::Severity;
use crate::msg;

use super::super::document::{Doc, Node};
use super::super::rule::{Cx, Rule, Spot, at};

/// *What* every journalpost has at least one korrespondansepart, unless it is internal. *Why*
/// krav 2.6.3: a letter from nobody to nobody cannot be found by its sender; Arkade does not
/// look. *Do* register who it is from or to.
#[derive(Default)]
pub(super) struct Parties {
    parties: u64,
}

impl Rule for Parties {
    fn ends(&self) -> Vec<&'static str> {
        vec!["korrespondansepart", "registrering"]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        if node.is(Doc::Arkivstruktur, "korrespondansepart") {
            self.parties += 1;
        } else if node.is(Doc::Arkivstruktur, "registrering") {
            let parties = std::mem::take(&mut self.parties);
            let frame = node.frame();
            let external = !frame.value("journalposttype").starts_with("Organinternt")
                && frame.value("journalposttype") != "Saksframlegg";
            if parties == 0 && frame.kind() == "journalpost" && external && !is_out(node)
            {
                cx.warning(
                    at(node),
                    msg!("validate-no-party"),
                    msg!("validate-hint-no-party"),
                );
            }
        }
    }
}

/// *What* a registration with documents has exactly one main document. *Why* krav 2.7.8: what
/// is the letter and what is attached must be known. *Do* set `tilknyttetRegistreringSom`.
#[derive(Default)]
pub(super) struct MainDocument {
    documents: u64,
    main: u64,
}

impl Rule for MainDocument {
    fn ends(&self) -> Vec<&'static str> {
        vec!["dokumentbeskrivelse", "registrering"]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        if node.is(Doc::Arkivstruktur, "dokumentbeskrivelse") {
            self.documents += 1;
            let is_main =
                node.frame().value("tilknyttetRegistreringSom") == "Hoveddokument";
            self.main += u64::from(is_main);
        } else if node.is(Doc::Arkivstruktur, "registrering") {
            let Self { documents, main } = std::mem::take(self);
            if documents > 0 && main != 1 && !is_out(node) {
                let message = msg!("validate-main-document", found = main);
                cx.warning(at(node), message, msg!("validate-hint-main-document"));
            }
        }
    }
}

/// *What* every incoming journalpost is signed off, and only such or internal ones. *Why* krav
/// 3.2.9: a case is not finished while a letter waits for its answer; Arkade only counts. A note,
/// since what was answered on paper is not always known; an institution's profile may call it
/// more. Where nothing at all is signed off, that is one note. *Do* sign it off in the system.
#[derive(Default)]
pub(super) struct SignedOff {
    times: u64,
    all: u64,
    /// The first that wait, and how many.
    waiting: Vec<Spot>,
    count: u64,
}

/// How many that wait are told with their places.
const WAITING_LIMIT: usize = 1000;

impl Rule for SignedOff {
    fn ends(&self) -> Vec<&'static str> {
        vec!["avskrivning", "registrering"]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        if node.is(Doc::Arkivstruktur, "avskrivning") {
            self.times += 1;
            self.all += 1;
        } else if node.is(Doc::Arkivstruktur, "registrering") {
            let times = std::mem::take(&mut self.times);
            match node.frame().value("journalposttype") {
                "Inngående dokument" if times == 0 && !is_out(node) => {
                    self.count += 1;
                    if self.waiting.len() < WAITING_LIMIT {
                        self.waiting.push(at(node));
                    }
                }
                "Utgående dokument" if times > 0 => {
                    cx.note(at(node), msg!("validate-signed-off-outgoing"));
                }
                _ => {}
            }
        }
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        let waiting = std::mem::take(&mut self.waiting);
        if self.all == 0 {
            if let Some(first) = waiting.into_iter().next() {
                cx.note(first, msg!("validate-none-signed-off", count = self.count));
            }
            return;
        }
        cx.say.untold(Severity::Note, self.count - waiting.len() as u64);
        for spot in waiting {
            let hint = Some(msg!("validate-hint-sign-off"));
            cx.say(spot, Severity::Note, msg!("validate-not-signed-off"), hint);
        }
    }
}

fn is_out(node: &Node<'_>) -> bool {
    node.frame().value("journalstatus") == "Utgår"
}

/// *What* a document of which parts are screened has its redacted copy, and a title of which
/// words are screened its public title. *Why* krav 5.2.21, M025 and M503: without them nothing
/// can be shown, or all of it is. *Do* make the copy; write the public title.
#[derive(Default)]
pub(super) struct Redacted {
    /// The open document's screening asks for a redacted copy; one has been met.
    asks: bool,
    has: bool,
    /// The open unit's screening asks for a public title.
    title: Vec<usize>,
}

impl Rule for Redacted {
    fn ends(&self) -> Vec<&'static str> {
        vec![
            "skjermingDokument",
            "skjermingMetadata",
            "dokumentobjekt",
            "dokumentbeskrivelse",
            "mappe",
            "registrering",
        ]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        if node.doc != Doc::Arkivstruktur {
            return;
        }
        let frame = node.frame();
        match frame.name.as_str() {
            "skjermingDokument" => {
                self.asks |= node.text() == "Skjerming av deler av dokumentet";
            }
            "skjermingMetadata" if node.text().ends_with("utvalgte ord") => {
                self.title.push(node.around().count().saturating_sub(2));
            }
            "dokumentobjekt" => {
                let variant = frame.value("variantformat");
                self.has |= variant == "Dokument hvor deler av innholdet er skjermet";
            }
            "dokumentbeskrivelse" => {
                let (asks, has) =
                    (std::mem::take(&mut self.asks), std::mem::take(&mut self.has));
                if asks && !has {
                    cx.warning(
                        at(node),
                        msg!("validate-no-redacted"),
                        msg!("validate-hint-redacted"),
                    );
                }
            }
            "mappe" | "registrering" => self.public_title(node, cx),
            _ => {}
        }
    }
}

impl Redacted {
    fn public_title(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        let depth = node.around().count();
        let asks = self.title.contains(&depth);
        self.title.retain(|other| *other < depth);
        if asks && node.frame().value("offentligTittel").is_empty() {
            cx.warning(
                at(node),
                msg!("validate-no-public-title"),
                msg!("validate-hint-public-title"),
            );
        }
    }
}
