//! What a page's words tell, and what they are read against: made once, kept in the catalogue.

use serde::{Deserialize, Serialize};

use super::Error;
use crate::archive::Archive;
use crate::catalogue::{IntakeRow, PageRow};
use crate::digest::Digest;
use crate::facts::{self, Shape};
use crate::intake::{Oppdrag, TidligereKommune};
use crate::matrikkel::{
    self, Evidence, FormerMunicipality, History, Kommunenummer, Register,
};
use crate::ocr::PageReading;
use crate::page::Dpi;
use crate::place::Place;

/// Words read with less confidence than this (0–100) tell nothing of the paper.
const UNREADABLE: f64 = 40.0;

/// What the words of a page tell, as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct PageKnown {
    /// Kind, date, parties, numbers.
    pub(super) facts: facts::PageFacts,
    /// What points at a property.
    pub(super) keys: Vec<Evidence>,
}

/// What the pages of one intake are read against.
#[derive(Debug)]
pub(super) struct Against {
    pub(super) intake: String,
    pub(super) home: Option<Kommunenummer>,
    pub(super) history: History,
    pub(super) facts: facts::Context,
    /// Names all of this, the register and the program: what is kept under it need not be
    /// found again.
    recipe: String,
}

impl Against {
    /// From the job's description and the register.
    pub(super) fn new(intake: IntakeRow<Oppdrag>, register: Digest) -> Self {
        // How many sheets there were has no say in what stands on them.
        let oppdrag = Oppdrag { telling: Vec::new(), ..intake.oppdrag };
        let home = home(&oppdrag);
        let mut history = History::builtin();
        if let Some(home) = home {
            history = history.with(home, former(&oppdrag));
        }
        let json =
            serde_json::to_string(&oppdrag).expect("our own types have a JSON form");
        let version = env!("CARGO_PKG_VERSION");
        let recipe = format!("{version} {} {register}", Digest::of(json.as_bytes()));
        Self {
            intake: intake.name,
            home,
            facts: context(&oppdrag, &history),
            history,
            recipe,
        }
    }

    /// What the matrikkel room reads a paper of that year against.
    pub(super) fn matrikkel<'a>(
        &'a self,
        register: &'a Register,
        year: Option<i16>,
    ) -> Option<matrikkel::Context<'a>> {
        Some(matrikkel::Context {
            home: self.home?,
            history: &self.history,
            register,
            year,
        })
    }

    /// What names the facts of a page.
    pub(super) fn recipe(&self, page: &PageRow) -> String {
        let name = |kept: Option<Digest>| kept.map(|d| d.to_string()).unwrap_or_default();
        let (alto, made) = (name(page.alto), name(page.made));
        format!("{} {} {alto} {made}", self.recipe, page.received.path)
    }

    /// Where a page is, as findings and readings name it.
    pub(super) fn place(&self, page: &PageRow) -> Place {
        Place::file(format!("{}/{}", self.intake, page.received.path)).page(page.number)
    }

    /// The facts of a page from its words and boxes.
    pub(super) fn read(
        &self,
        page: &PageRow,
        reading: &PageReading,
        register: &Register,
    ) -> PageKnown {
        let place = self.place(page);
        let (text, boxes) = (&reading.text, &reading.facts.boxes);
        let mut facts = facts::page(text, boxes, &place, shape(page), &self.facts);
        if page.confidence.is_some_and(|sure| sure < UNREADABLE) {
            // Noise from a back that shines through is no title and no sender; a person's
            // number in it is screened all the same.
            facts = facts::PageFacts { numbers: facts.numbers, ..Default::default() };
        }
        let year = facts.date.as_ref().map(|date| date.value.year());
        let masked = facts::masked(text);
        let keys = self.matrikkel(register, year).map_or_else(Vec::new, |context| {
            let found = matrikkel::find(&masked, &place, &context);
            let mut keys = matrikkel::in_form(found, &facts.fields, &place, &context);
            keys.extend(matrikkel::addresses(&masked, &place, register));
            keys
        });
        PageKnown { facts, keys }
    }
}

/// The register as imported, and the digest that names it.
pub(super) fn register(archive: &Archive) -> Result<(Register, Digest), Error> {
    let addresses: Vec<matrikkel::Address> = archive.catalogue.addresses()?;
    let buildings: Vec<matrikkel::Building> = archive.catalogue.buildings()?;
    let json = serde_json::to_vec(&(&addresses, &buildings))
        .expect("our own types have a JSON form");
    Ok((Register::new(addresses, buildings), Digest::of(&json)))
}

/// The size of a page's sheet.
pub(super) fn shape(page: &PageRow) -> Option<Shape> {
    let dpi = Dpi::new(page.dpi)?;
    Some(Shape {
        width_mm: dpi.millimetres(page.width),
        height_mm: dpi.millimetres(page.height),
    })
}

/// The municipality whose archive it is.
fn home(oppdrag: &Oppdrag) -> Option<Kommunenummer> {
    oppdrag.kommunenummer.as_ref()?.parse().ok()
}

fn former(oppdrag: &Oppdrag) -> Vec<FormerMunicipality> {
    let row = |row: &TidligereKommune| {
        Some(FormerMunicipality {
            kommunenummer: row.kommunenummer.parse().ok()?,
            navn: row.navn.clone(),
            fra: row.fra,
            til: row.til,
            gnr_fra: row.gnr_fra,
            gnr_til: row.gnr_til,
            tillegg: row.tillegg,
        })
    };
    oppdrag.tidligere_kommuner.iter().filter_map(row).collect()
}

/// The municipality's names over time, without the words for what it is.
fn context(oppdrag: &Oppdrag, history: &History) -> facts::Context {
    let bare = |name: &str| {
        let words = name
            .split([' ', ','])
            .filter(|w| !["kommune", "herred", "herad"].contains(w));
        words.collect::<Vec<_>>().join(" ").trim().to_owned()
    };
    let mut kommuner: Vec<String> =
        oppdrag.kommunenavn.iter().map(|name| bare(name)).collect();
    kommuner.extend(oppdrag.tidligere_kommuner.iter().map(|row| bare(&row.navn)));
    if let Some(home) = home(oppdrag) {
        kommuner.extend(history.former_names(home).iter().map(|(_, name)| bare(name)));
    }
    kommuner.retain(|name| !name.is_empty());
    kommuner.dedup();
    let period = oppdrag.periode.as_ref().map(|p| (p.fra, p.til));
    facts::Context { period, kommuner }
}
