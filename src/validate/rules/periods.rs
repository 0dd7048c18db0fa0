//! The archival periods of a creator's deliveries beside each other (`--against`).

use jiff::civil::Date;

use crate::finding::Severity;
use crate::message::Message;
use crate::msg;
use crate::place::Place;

use super::super::arkade::day::day;
use super::super::rule::{Cx, Rule, Spot};
use super::super::verdict::Identity;
use super::against::{Kin, each};
use super::pointer::shorten;

/// *What* the periods of an archive follow each other: no day is in two deliveries where the
/// boundary is sharp, and none between them is in neither. What takes an earlier delivery's
/// place covers the same period, what adds to one lies within it. *Why* krav 6.4.12: a delivery
/// is one period; cases in a gap are lost from sight, cases in an overlap may be there twice.
/// Deliveries of other archives are not compared. *Do* correct the period, or say what the
/// delivery is to the earlier one.
pub(super) struct Periods;

impl Rule for Periods {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        let mut others = Vec::new();
        let mut said = Vec::new();
        let mut ours = None;
        for (kin, one, now) in each(cx) {
            let (Some(period), Some(theirs)) = (period_of(now), period_of(&one.was))
            else {
                continue;
            };
            if same_archive(now, &one.was) {
                ours = Some(period);
                said.extend(beside(kin, now, period, &one.was, theirs));
                if kin == Kin::Next {
                    others.push((theirs, &one.was));
                }
            }
        }
        if let Some(period) = ours {
            said.extend(gaps(period, &others));
        }
        for (severity, message) in said {
            cx.say(spot(cx), severity, message, Some(msg!("validate-hint-periods")));
        }
    }
}

/// Where the period begins in arkivuttrekk.xml.
fn spot(cx: &Cx<'_>) -> Spot {
    let Some(uttrekk) = &cx.package.uttrekk else {
        return Spot::from(Place::file(&cx.package.name));
    };
    let place = Place::file(&uttrekk.file);
    match &uttrekk.start {
        Some(start) => Spot::from(place.line(start.line)).again("value", &start.text),
        None => Spot::from(place),
    }
}

/// What is wrong with a period beside an earlier one, by what the deliveries are to each other.
fn beside(
    kin: Kin,
    now: &Identity,
    ours: [Date; 2],
    was: &Identity,
    theirs: [Date; 2],
) -> Option<(Severity, Message)> {
    let overlaps = theirs[0] <= ours[1] && ours[0] <= theirs[1];
    let (key, severity) = match kin {
        Kin::Replaces if theirs != ours => {
            ("validate-period-replaced", Severity::Warning)
        }
        Kin::Adds if theirs[0] > ours[0] || theirs[1] < ours[1] => {
            ("validate-period-added", Severity::Warning)
        }
        Kin::Next if overlaps && is_soft(ours, now, theirs, was) => {
            ("validate-period-overlaps-soft", Severity::Note)
        }
        Kin::Next if overlaps => ("validate-period-overlaps", Severity::Warning),
        Kin::Next | Kin::Adds | Kin::Replaces | Kin::Same | Kin::Stranger => return None,
    };
    Some(says(key, was, severity))
}

/// What is said of an earlier delivery's period.
fn says(key: &'static str, was: &Identity, severity: Severity) -> (Severity, Message) {
    let [start, end] = was.period.clone().unwrap_or_default();
    let message = Message::new(key)
        .with("earlier", &was.name)
        .with("start", shorten(&start))
        .with("end", shorten(&end));
    (severity, message)
}

fn period_of(of: &Identity) -> Option<[Date; 2]> {
    let [start, end] = of.period.as_ref()?;
    Some([day(start)?, day(end)?]).filter(|[start, end]| start <= end)
}

/// Whether both name the same archive, or one of them none.
fn same_archive(now: &Identity, was: &Identity) -> bool {
    match (&now.archive, &was.archive) {
        (Some(now), Some(was)) => now.trim().to_lowercase() == was.trim().to_lowercase(),
        _ => true,
    }
}

/// Whether the boundary between two periods, one of which begins before the other, is soft on
/// both sides: then cases of the one may reach into the other.
fn is_soft(period: [Date; 2], now: &Identity, theirs: [Date; 2], was: &Identity) -> bool {
    let soft = |of: &Identity, side: usize| {
        of.boundaries
            .as_ref()
            .is_some_and(|b| b[side].trim().eq_ignore_ascii_case("mykt"))
    };
    if theirs[0] < period[0] && theirs[1] < period[1] {
        soft(was, 1) && soft(now, 0)
    } else if period[0] < theirs[0] && period[1] < theirs[1] {
        soft(now, 1) && soft(was, 0)
    } else {
        false // one lies within the other: that is no boundary
    }
}

/// The days between a period and the nearest one before it, and after it, that are in neither.
fn gaps(
    period: [Date; 2],
    others: &[([Date; 2], &Identity)],
) -> Vec<(Severity, Message)> {
    let meets = |other: &[Date; 2]| other[0] <= period[1] && period[0] <= other[1];
    let apart = |from: Date, to: Date| from.tomorrow().is_ok_and(|next| next < to);
    let mut said = Vec::new();
    let before = others.iter().filter(|(other, _)| other[1] < period[0]);
    let reaches_before = others.iter().any(|(o, _)| meets(o) && o[0] < period[0]);
    if let Some((other, was)) = before.max_by_key(|(other, _)| other[1])
        && !reaches_before
        && apart(other[1], period[0])
    {
        said.push(says("validate-period-gap", was, Severity::Warning));
    }
    let after = others.iter().filter(|(other, _)| period[1] < other[0]);
    let reaches_after = others.iter().any(|(o, _)| meets(o) && period[1] < o[1]);
    if let Some((other, was)) = after.min_by_key(|(other, _)| other[0])
        && !reaches_after
        && apart(period[1], other[0])
    {
        said.push(says("validate-period-gap", was, Severity::Warning));
    }
    said
}
