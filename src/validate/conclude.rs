//! All has been read: what the rules say in the end, and the verdict of it.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use crate::message::Message;
use crate::{files, msg};

use super::Error;
use super::arkade::{Listener, Sheet};
use super::document::Doc;
use super::earlier::{Across, Along, Earlier};
use super::hearing::Live;
use super::package::{Member, Package};
use super::pass::Reading;
use super::rule::Cx;
use super::rules::tell_counted;
use super::verdict::{FileRow, Identity, RuleResult, Verdict};

impl Reading {
    /// Lets the rules say what they know now.
    ///
    /// # Errors
    /// What a temporary file fails with.
    pub(super) fn verdict(
        mut self,
        package: &Package,
        earlier: Vec<Earlier>,
        list: Option<&Path>,
    ) -> Result<Verdict, Error> {
        self.statistics.count_files(package);
        let name = Path::new(&package.name);
        let delivery = Identity::of(package, &self.header);
        let compares = !earlier.is_empty();
        // A list that lacks ids would let them be delivered again.
        let list = list.filter(|_| self.whole.contains(&Doc::Arkivstruktur));
        let mut along = Along::new(&delivery, earlier, list).map_err(files::at(name))?;
        let ledger = std::mem::take(&mut self.ledger);
        self.settled =
            ledger.settle(&mut |id| along.walk.take(id)).map_err(files::at(name))?;
        let (ids, earlier) = along.finish(list)?;
        let across = compares.then(|| Across { now: delivery.clone(), earlier });
        self.finish(package, across.as_ref()).map_err(files::at(name))?;
        let profile = self.profile.name.clone();
        let (undecided, statistics) = (self.undecided, self.statistics.clone());
        let files = if self.list_files { files_of(package) } else { Vec::new() };
        let at = self.at.take();
        let rules = self.results(package).map_err(files::at(name))?;
        Ok(Verdict {
            outcome: Verdict::outcome_of(&rules, !undecided),
            at,
            files,
            profile,
            delivery,
            ids,
            rules,
            statistics,
            not_checked: not_checked(package, across.as_ref()),
        })
    }

    fn finish(&mut self, package: &Package, across: Option<&Across>) -> io::Result<()> {
        let (settled, whole, profile) = (&self.settled, &self.whole, &self.profile);
        for live in &mut self.rules {
            let mut cx =
                Cx { package, settled, across, whole, profile, say: &mut live.say };
            live.rule.finish(&mut cx);
            live.rule.trouble()?;
        }
        Ok(())
    }

    /// What every rule has said, with Arkade's counts beside it.
    fn results(self, package: &Package) -> io::Result<Vec<RuleResult>> {
        let Self { mut rules, counting, arkade, settled, beside, profile, .. } = self;
        let sheets = |listener: Listener| -> io::Result<BTreeMap<&str, Sheet>> {
            Ok(listener.sheets(package, &settled, &beside)?.into_iter().collect())
        };
        let mut counts = sheets(counting)?;
        let mut arkade = arkade.map(sheets).transpose()?.unwrap_or_default();
        let structure = format!("{}arkivstruktur.xml", package.content);
        for live in &mut rules {
            if let Some(sheet) = counts.get(live.entry.id) {
                tell_counted(live.entry.id, sheet, &structure, &mut live.say);
            }
            live.say.accept(profile.at_most(live.entry.id));
        }
        let result = |live: Live| RuleResult {
            counts: counts.remove(live.entry.id),
            arkade: arkade.remove(live.entry.id),
            profile: profile.rules.get(live.entry.id).cloned(),
            rule: live.entry.id.to_owned(),
            name: Message::new(live.entry.name),
            source: live.entry.source.to_owned(),
            errors: live.say.errors,
            warnings: live.say.warnings,
            notes: live.say.notes,
            findings: live.say.findings,
        };
        Ok(rules.into_iter().map(result).collect())
    }
}

/// What the verdict says nothing of.
fn not_checked(package: &Package, across: Option<&Across>) -> Vec<Message> {
    let others = match across {
        None => msg!("validate-not-checked-across"),
        Some(Across { earlier, .. }) => {
            msg!("validate-checked-across", count = earlier.len())
        }
    };
    let formats = match &package.verapdf {
        None => msg!("validate-not-checked-formats"),
        Some(asked) => msg!(
            "validate-checked-verapdf",
            version = &asked.version,
            passed = asked.passed,
            failed = asked.failed.len()
        ),
    };
    vec![
        msg!("validate-not-checked-viruses"),
        others,
        formats,
        msg!("validate-not-checked-content"),
    ]
}

/// Every file with what is known of it, in the order of their names.
fn files_of(package: &Package) -> Vec<FileRow> {
    let row = |member: &Member| FileRow {
        path: member.name.clone(),
        bytes: member.size,
        sha256: member.digest,
        puid: member.signature.puid(),
        format: member.signature.name(),
        pages: member.signature.pages,
    };
    package.sorted().map(row).collect()
}
