//! What the report's template shows: words and numbers as people read them.

use minijinja::Value;
use serde::Serialize;

/// All that the template shows, in words.
#[derive(Serialize)]
pub(super) struct View {
    pub(super) lang: &'static str,
    pub(super) scope: String,
    pub(super) lead: String,
    pub(super) profile: String,
    pub(super) program: String,
    pub(super) batch: String,
    pub(super) statements: Vec<String>,
    pub(super) fates: Vec<(String, u64)>,
    pub(super) standings: Vec<(String, u64)>,
    pub(super) rows: Vec<Row>,
    pub(super) sections: Vec<Section>,
    pub(super) unjudged: Vec<(Linked, String)>,
    pub(super) unjudged_more: Option<String>,
    pub(super) folders: Vec<Folder>,
    pub(super) remarks: Vec<Told>,
    pub(super) papers: Vec<PaperLine>,
    pub(super) sample: SampleView,
}

/// A limit and how many keep to it.
#[derive(Serialize)]
pub(super) struct Row {
    pub(super) what: String,
    pub(super) limit: String,
    pub(super) within: Option<u64>,
    pub(super) outside: Option<u64>,
    pub(super) nothing: Option<u64>,
    pub(super) unjudged: Option<u64>,
    pub(super) verdict: String,
    pub(super) class: &'static str,
    pub(super) source: String,
}

/// A measure: chart, numbers, the worst pages.
#[derive(Serialize)]
pub(super) struct Section {
    pub(super) title: String,
    pub(super) about: String,
    pub(super) chart: Value,
    pub(super) middle: Option<String>,
    pub(super) figures: Vec<Figure>,
    pub(super) more: Option<String>,
}

/// One of the worst pages.
#[derive(Serialize)]
pub(super) struct Figure {
    pub(super) page: Linked,
    pub(super) picture: Option<Value>,
    pub(super) value: String,
    pub(super) outside: bool,
    pub(super) alt: String,
}

/// A page and where its file lies.
#[derive(Clone, Serialize)]
pub(super) struct Linked {
    pub(super) name: String,
    pub(super) href: String,
}

/// A folder on one line.
#[derive(Serialize)]
pub(super) struct Folder {
    pub(super) name: String,
    pub(super) sheets: String,
    pub(super) pages: u64,
    pub(super) blank: u64,
    pub(super) unreadable: u64,
    pub(super) duplicates: u64,
    pub(super) tally: String,
    pub(super) outside: bool,
}

/// A finding in words.
#[derive(Serialize)]
pub(super) struct Told {
    pub(super) class: String,
    pub(super) severity: String,
    pub(super) place: String,
    pub(super) message: String,
    pub(super) hint: Option<String>,
}

/// The paper of a box on one line.
#[derive(Serialize)]
pub(super) struct PaperLine {
    pub(super) batch: String,
    pub(super) eske: String,
    pub(super) place: String,
    pub(super) after: String,
    pub(super) scanned: String,
}

/// The pages to look at, and who did.
#[derive(Serialize)]
pub(super) struct SampleView {
    pub(super) id: String,
    pub(super) drawn: String,
    pub(super) source: String,
    pub(super) pages: Vec<Linked>,
    pub(super) confirmations: Vec<ConfirmationLine>,
}

/// What one person said.
#[derive(Serialize)]
pub(super) struct ConfirmationLine {
    pub(super) by: String,
    pub(super) at: String,
    pub(super) pages: usize,
    pub(super) faults: Vec<(Linked, String)>,
}
