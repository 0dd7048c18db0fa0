//! A delivery beside earlier ones of the same creator (`--against`).

use crate::finding::Severity;
use crate::msg;
use crate::place::Place;

use super::super::document::{Doc, Node};
use super::super::earlier::{Across, Compared};
use super::super::ids::{InBoth, Shared};
use super::super::ledger::First;
use super::super::rule::{Cx, Rule, Spot, at};
use super::super::verdict::Identity;
use super::pointer::shorten;

/// What a delivery is to an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kin {
    /// The same bytes.
    Same,
    /// Another creator's.
    Stranger,
    /// One after the other.
    Next,
    /// It adds to the earlier one (`SUPPLEMENT`).
    Adds,
    /// It takes the earlier one's place (`REPLACEMENT`, `VERSION`).
    Replaces,
}

impl Kin {
    fn of(now: &Identity, was: &Identity) -> Self {
        if now.sha256.is_some() && now.sha256 == was.sha256 {
            return Self::Same;
        }
        let (ours, theirs) = (plain(&now.creators), plain(&was.creators));
        if !ours.is_empty()
            && !theirs.is_empty()
            && !ours.iter().any(|c| theirs.contains(c))
        {
            return Self::Stranger;
        }
        // A reference to another package tells that this is not the one that is meant.
        let meant = match (&now.reference, &was.uuid) {
            (Some(reference), Some(uuid)) => reference.eq_ignore_ascii_case(uuid),
            _ => true,
        };
        match now.status.as_deref().map(str::to_ascii_uppercase).as_deref() {
            Some("SUPPLEMENT") if meant => Self::Adds,
            Some("REPLACEMENT" | "VERSION") if meant => Self::Replaces,
            _ => Self::Next,
        }
    }
}

/// Names as they are compared.
fn plain(names: &[String]) -> Vec<String> {
    names.iter().map(|name| name.trim().to_lowercase()).collect()
}

/// Runs through the earlier deliveries, each with what it is to this one.
pub(super) fn each<'a>(cx: &Cx<'a>) -> Vec<(Kin, &'a Compared, &'a Identity)> {
    let Some(Across { now, earlier }) = cx.across else { return Vec::new() };
    earlier.iter().map(|one| (Kin::of(now, &one.was), one, now)).collect()
}

/// *What* no systemID of a folder, a registration or a document has been delivered before. What
/// takes an earlier delivery's place has the same, what adds to one may repeat its folders; and
/// `arkiv`, `arkivdel` and classes go on from period to period (krav 6.4.13). *Why* krav 6.4.26:
/// it is the only name a unit keeps for ever, among all deliveries of its creator. Arkade sees
/// one delivery at a time. *Do* give new ids, or say what the delivery is to the earlier one.
pub(super) struct Ids;

impl Rule for Ids {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        if !cx.knows_structure() {
            return;
        }
        for (kin, one, _) in each(cx) {
            if matches!(kin, Kin::Same | Kin::Stranger) {
                continue;
            }
            match &one.ids {
                Err(why) => {
                    let message = msg!(
                        "validate-ids-not-compared",
                        earlier = &one.was.name,
                        why = why.clone()
                    );
                    let place = Place::file(&cx.package.name);
                    cx.warning(place, message, msg!("validate-hint-ids"));
                }
                Ok(shared) if kin == Kin::Replaces => replaced(&one.was, shared, cx),
                Ok(shared) => {
                    if kin == Kin::Next {
                        again(&shared.folders, &one.was, cx);
                    }
                    again(&shared.records, &one.was, cx);
                }
            }
        }
    }
}

/// Tells of ids that have been delivered before.
fn again(both: &First<InBoth>, was: &Identity, cx: &mut Cx<'_>) {
    let file = format!("{}arkivstruktur.xml", cx.package.content);
    for InBoth { line, id } in both.told() {
        let message = msg!("validate-id-delivered", id = &id, earlier = &was.name);
        let spot = Spot::line(&file, line, &id).again("systemID", &id);
        cx.error(spot, message, msg!("validate-hint-id-delivered"));
    }
    cx.say.untold(Severity::Error, both.untold());
}

/// Tells of what an earlier delivery had and the one in its place has not.
fn replaced(was: &Identity, shared: &Shared, cx: &mut Cx<'_>) {
    let place = Place::file(&cx.package.name);
    if shared.folders.count + shared.records.count == 0 {
        let message = msg!("validate-replaces-nothing", earlier = &was.name);
        cx.warning(place, message, msg!("validate-hint-record-status"));
    } else if shared.only_theirs > 0 {
        let message = msg!(
            "validate-replaced-lacks",
            earlier = &was.name,
            missing = shared.only_theirs,
            all = shared.theirs
        );
        cx.note(place, message);
    }
}

/// *What* a delivery is what it says it is to the earlier ones: no package has another's UUID,
/// what adds to a package or takes its place names one that is there (`REFERENCECODE`), and all
/// have one creator. *Why* the depot files a package by its UUID, and finds by the reference what
/// is to be replaced. *Do* pack again with the right RECORDSTATUS and REFERENCECODE.
#[derive(Default)]
pub(super) struct Standing {
    header: Option<Spot>,
}

impl Rule for Standing {
    fn starts(&self) -> Vec<&'static str> {
        vec!["metsHdr"]
    }

    fn start(&mut self, node: &Node<'_>, _cx: &mut Cx<'_>) {
        if node.doc == Doc::Mets {
            self.header.get_or_insert_with(|| at(node));
        }
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        let all = each(cx);
        let name = Place::file(&cx.package.name);
        let spot = self.header.take().unwrap_or(Spot::from(name));
        let Some((_, _, now)) = all.first() else { return };
        for (kin, one, _) in &all {
            let same_uuid = now.uuid.is_some() && now.uuid == one.was.uuid;
            let earlier = &one.was.name;
            match kin {
                Kin::Same => {
                    cx.note(
                        spot.clone(),
                        msg!("validate-same-delivery", earlier = earlier),
                    );
                }
                Kin::Stranger => {
                    let creators = shorten(&one.was.creators.join(", "));
                    let message = msg!(
                        "validate-other-creator",
                        earlier = earlier,
                        creators = creators
                    );
                    cx.warning(
                        spot.clone(),
                        message,
                        msg!("validate-hint-other-creator"),
                    );
                }
                _ if same_uuid && now.sha256.is_some() => {
                    let message = msg!("validate-same-uuid", earlier = earlier);
                    cx.error(spot.clone(), message, msg!("validate-hint-same-uuid"));
                }
                _ => {}
            }
        }
        let belongs = matches!(
            now.status.as_deref(),
            Some("SUPPLEMENT" | "REPLACEMENT" | "supplement" | "replacement")
        );
        if let (true, Some(reference)) = (belongs, &now.reference)
            && !all.iter().any(|(kin, ..)| matches!(kin, Kin::Adds | Kin::Replaces))
        {
            let message = msg!(
                "validate-reference-elsewhere",
                status = now.status.clone().unwrap_or_default(),
                reference = shorten(reference)
            );
            cx.warning(spot, message, msg!("validate-hint-record-status"));
        }
    }
}
