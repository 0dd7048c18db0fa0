//! Pages → facts → documents → cases → keys, folder by folder, with people's decisions on top.

use std::collections::BTreeMap;

use super::known::{Against, PageKnown};
use super::{Error, Job, Stage, keys, known, program, questions};
use crate::archive::Archive;
use crate::catalogue::{
    CaseRow, DocumentRow, Event, EventType, FolderRow, IntakeRow, NewCase, NewDocument,
    NewQuestion, Outcome, PageRow, Role,
};
use crate::digest::Digest;
use crate::dossier::{self, DocIn, DocumentFacts, PageIn, PageRole};
use crate::intake::Oppdrag;
use crate::matrikkel::Register;
use crate::ocr::StoredReading;
use crate::work;

/// Puts documents and cases together anew from what was read and decided. What comes out the
/// same as before is left as it is.
///
/// # Errors
/// What the catalogue or the store fails with.
pub fn assemble(archive: &mut Archive, job: &Job<'_>) -> Result<(), Error> {
    let (register, digest) = known::register(archive)?;
    let intakes: Vec<IntakeRow<Oppdrag>> = archive.catalogue.intakes()?;
    let against: BTreeMap<i64, Against> = intakes
        .into_iter()
        .map(|intake| (intake.id, Against::new(intake, digest)))
        .collect();
    let folders = archive.catalogue.folders()?;
    job.progress.begin(Stage::Assemble, folders.len() as u64);
    for folder in folders {
        let against = &against[&folder.intake];
        find_facts(archive, &folder, against, &register, job)?;
        let assembled = one_folder(archive, &folder, against, &register)?;
        keep(archive, folder, assembled, job)?;
        job.progress.step();
    }
    job.progress.end();
    Ok(())
}

/// What became of a folder's pages.
#[derive(Debug, Default)]
struct Assembled {
    roles: Vec<(i64, Role)>,
    cases: Vec<NewCase>,
    questions: Vec<NewQuestion>,
    keys: Vec<crate::matrikkel::MatrikkelKey>,
    references: Vec<crate::matrikkel::MatrikkelKey>,
}

/// Finds the facts of pages whose words are new, in parallel.
fn find_facts(
    archive: &mut Archive,
    folder: &FolderRow,
    against: &Against,
    register: &Register,
    job: &Job<'_>,
) -> Result<(), Error> {
    let mut wanted: Vec<(PageRow, Digest, Digest)> = Vec::new();
    for page in archive.catalogue.folder_pages(folder.id)? {
        let (Some(alto), Some(made)) = (page.alto, page.made) else { continue };
        let kept: Option<PageKnown> =
            archive.catalogue.page_facts(page.id, &against.recipe(&page))?;
        if kept.is_none() {
            wanted.push((page, alto, made));
        }
    }
    let Archive { catalogue, store, .. } = archive;
    catalogue.together(|catalogue| {
        work::in_order(
            &wanted,
            job.jobs,
            |(page, alto, made)| -> Result<PageKnown, Error> {
                let kept =
                    StoredReading { alto: store.get(*alto)?, facts: store.get(*made)? };
                Ok(against.read(page, &kept.reading()?, register))
            },
            |(page, ..), known| {
                catalogue.keep_page_facts(page.id, &against.recipe(page), &known?)?;
                Ok(())
            },
        )
    })
}

fn one_folder(
    archive: &Archive,
    folder: &FolderRow,
    against: &Against,
    register: &Register,
) -> Result<Assembled, Error> {
    let pages = archive.catalogue.folder_pages(folder.id)?;
    let known: Vec<PageKnown> = pages
        .iter()
        .map(|page| {
            let kept = archive.catalogue.page_facts(page.id, &against.recipe(page))?;
            Ok(kept.unwrap_or_default())
        })
        .collect::<Result<_, Error>>()?;
    let papers = Papers { pages: &pages, known: &known, archive, against, register };
    let roles: Vec<PageRole> = (0..pages.len()).map(|at| papers.role(at)).collect();
    let documents = group_documents(&papers, &roles);
    let facts: Vec<DocumentFacts> =
        documents.iter().map(|group| papers.document(&group.pages)).collect();
    let folder_name = name_of(&against.intake, &folder.path);
    let verdict = keys::folder(&folder_name, folder, &papers, &roles)?;

    let mut assembled = Assembled {
        references: verdict.references.clone(),
        keys: verdict.keys.clone(),
        ..Assembled::default()
    };
    for (page, role) in pages.iter().zip(&roles) {
        assembled.roles.push((page.id, kept_role(*role)));
    }
    let doc_in: Vec<DocIn<'_>> = documents
        .iter()
        .zip(&facts)
        .map(|(group, facts)| DocIn { facts, after_separator: group.after_separator })
        .collect();
    let label = folder.path.rsplit('/').next().unwrap_or_default();
    for group in dossier::cases(label, &doc_in) {
        let members: Vec<(&dossier::DocumentGroup, &DocumentFacts)> =
            group.documents.iter().map(|at| (&documents[*at], &facts[*at])).collect();
        let case = build_case(&group, &members, &papers, &verdict)?;
        assembled.questions.extend(case.1);
        assembled.cases.push(case.0);
    }
    if !assembled.cases.is_empty() || !assembled.references.is_empty() {
        assembled.questions.extend(verdict.question);
    }
    Ok(assembled)
}

/// A folder on the table: its pages, what their words tell, and what they are held against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Papers<'a> {
    pub(super) pages: &'a [PageRow],
    pub(super) known: &'a [PageKnown],
    pub(super) archive: &'a Archive,
    pub(super) against: &'a Against,
    pub(super) register: &'a Register,
}

impl Papers<'_> {
    fn role(&self, at: usize) -> PageRole {
        let (page, known) = (&self.pages[at], &self.known[at]);
        match page.role {
            Role::Unreadable => PageRole::Unreadable,
            Role::Duplicate => PageRole::Duplicate,
            _ if page.blank => PageRole::Blank,
            _ => known.facts.role.into(),
        }
    }

    fn document(&self, pages: &[usize]) -> DocumentFacts {
        let facts: Vec<_> = pages.iter().map(|at| &self.known[*at].facts).collect();
        dossier::document(&facts)
    }
}

fn group_documents(
    papers: &Papers<'_>,
    roles: &[PageRole],
) -> Vec<dossier::DocumentGroup> {
    let mut file = 0;
    let mut last = None;
    let files: Vec<usize> = papers
        .pages
        .iter()
        .map(|page| {
            if last.is_some_and(|last| last != page.received.id) {
                file += 1;
            }
            last = Some(page.received.id);
            file
        })
        .collect();
    let count = |file: usize| files.iter().filter(|f| **f == file).count() as u32;
    let pages: Vec<PageIn<'_>> = (0..papers.pages.len())
        .map(|at| PageIn {
            file: files[at],
            page: papers.pages[at].number,
            pages: count(files[at]),
            role: roles[at],
            shape: known::shape(&papers.pages[at]),
            facts: &papers.known[at].facts,
        })
        .collect();
    dossier::documents(&pages)
}

/// `eske-12/Gnr 12 Bnr 34`.
fn name_of(intake: &str, path: &str) -> String {
    if path.is_empty() { intake.to_owned() } else { format!("{intake}/{path}") }
}

fn page_name(against: &Against, page: &PageRow) -> String {
    format!("{}#{}", name_of(&against.intake, &page.received.path), page.number)
}

fn build_case(
    group: &dossier::CaseGroup,
    members: &[(&dossier::DocumentGroup, &DocumentFacts)],
    papers: &Papers<'_>,
    verdict: &keys::FolderVerdict,
) -> Result<(NewCase, Vec<NewQuestion>), Error> {
    let Papers { archive, against, .. } = *papers;
    let name = page_name(against, &papers.pages[members[0].0.pages[0]]);
    let mut asked = Vec::new();
    let mut documents = Vec::new();
    for (group, facts) in members {
        let document = page_name(against, &papers.pages[group.pages[0]]);
        let row = questions::settle(archive, document, facts, &group.why, &mut asked)?;
        let pages = group.pages.iter().map(|at| papers.pages[*at].id).collect();
        documents.push(NewDocument { row, pages });
    }
    answers(members, &mut documents);
    let pages: Vec<usize> =
        members.iter().flat_map(|(group, _)| group.pages.iter().copied()).collect();
    let keys = keys::case(&name, &pages, papers, verdict, &mut asked)?;
    let dates = || documents.iter().filter_map(|document| document.row.date);
    let title = questions::case_title(archive, &name, group, &mut asked)?;
    let row = CaseRow {
        id: 0,
        folder: 0,
        name,
        title,
        keys,
        case_number: group.case_number.as_ref().map(ToString::to_string),
        year: group.year.or_else(|| dates().min().map(|date| date.year())),
        from: dates().min(),
        to: dates().max(),
        why: group.why.clone(),
    };
    Ok((NewCase { row, documents }, asked))
}

/// Notes on each outgoing letter which incoming one it answers, where its words say so.
fn answers(
    members: &[(&dossier::DocumentGroup, &DocumentFacts)],
    documents: &mut [NewDocument],
) {
    let facts: Vec<&DocumentFacts> = members.iter().map(|(_, facts)| *facts).collect();
    for answer in dossier::answers(&facts) {
        let answered = documents[answer.incoming].row.name.clone();
        let row: &mut DocumentRow = &mut documents[answer.outgoing].row;
        row.answers = Some(answered);
        row.answers_words = Some(answer.evidence.basis.words);
    }
}

fn kept_role(role: PageRole) -> Role {
    match role {
        PageRole::Content => Role::Document,
        PageRole::Cover => Role::Cover,
        PageRole::Separator => Role::Separator,
        PageRole::Reference => Role::Reference,
        PageRole::Blank => Role::Blank,
        PageRole::Duplicate => Role::Duplicate,
        PageRole::Unreadable => Role::Unreadable,
    }
}

fn keep(
    archive: &mut Archive,
    folder: FolderRow,
    assembled: Assembled,
    job: &Job<'_>,
) -> Result<(), Error> {
    archive.catalogue.together(|catalogue| {
        let before = documents_by_name(catalogue, folder.id)?;
        if catalogue.cases_differ(folder.id, &assembled.cases)? {
            catalogue.keep_cases(folder.id, &assembled.cases)?;
        }
        for (page, role) in &assembled.roles {
            catalogue.keep_role(*page, *role)?;
        }
        catalogue.renew_questions(folder.id, &assembled.questions)?;
        for document in assembled.cases.iter().flat_map(|case| &case.documents) {
            if before.get(&document.row.name) != Some(&document.row) {
                catalogue.log(&found(&document.row, job))?;
            }
        }
        let folder = FolderRow {
            keys: assembled.keys,
            references: assembled.references,
            ..folder
        };
        catalogue.update_folder(&folder)?;
        Ok(())
    })
}

fn documents_by_name(
    catalogue: &crate::catalogue::Catalogue,
    folder: i64,
) -> Result<BTreeMap<String, DocumentRow>, Error> {
    let mut all = BTreeMap::new();
    for case in catalogue.folder_cases(folder)? {
        for mut document in catalogue.documents_of(case.id)? {
            (document.id, document.case) = (0, 0);
            all.insert(document.name.clone(), document);
        }
    }
    Ok(all)
}

fn found(document: &DocumentRow, job: &Job<'_>) -> Event {
    Event {
        kind: EventType::MetadataExtraction,
        at: job.at(),
        agent: program(),
        outcome: Outcome::Success,
        detail: format!("{} {}", document.why.key, document.title),
        object: document.name.clone(),
    }
}
