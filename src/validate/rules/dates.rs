//! Dates: in their order, and within the archival period.

use jiff::civil::Date;

use crate::message::Message;
use crate::msg;

use super::super::arkade::day::day;
use super::super::document::{Doc, Frame, Node};
use super::super::rule::{Cx, Rule, Spot};

/// *What* nothing ends before it begins: `avsluttetDato` is not before `opprettetDato`,
/// `arkivertDato` not before `opprettetDato`, `arkivperiodeSluttDato` not before the start,
/// `avskrivningsdato` not before `journaldato`. *Why* a date in the wrong order is a date that
/// was typed or converted wrongly. *Do* correct it in the system.
pub(super) struct Order;

/// Element, its beginning, its end.
const PAIRS: [(&str, &str, &str); 7] = [
    ("arkiv", "opprettetDato", "avsluttetDato"),
    ("arkivdel", "opprettetDato", "avsluttetDato"),
    ("arkivdel", "arkivperiodeStartDato", "arkivperiodeSluttDato"),
    ("klasse", "opprettetDato", "avsluttetDato"),
    ("mappe", "opprettetDato", "avsluttetDato"),
    ("registrering", "opprettetDato", "arkivertDato"),
    ("presedens", "opprettetDato", "avsluttetDato"),
];

impl Rule for Order {
    fn ends(&self) -> Vec<&'static str> {
        vec!["arkiv", "arkivdel", "klasse", "mappe", "registrering", "presedens"]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        let frame = node.frame();
        if node.doc != Doc::Arkivstruktur || !frame.has_children {
            return;
        }
        for (element, first, last) in PAIRS {
            if !frame.is(element) {
                continue;
            }
            let (Some(begins), Some(ends)) = (date(frame, first), date(frame, last))
            else {
                continue;
            };
            if ends < begins {
                let (begins, ends) = (begins.to_string(), ends.to_string());
                let message = msg!(
                    "validate-date-order",
                    first = first,
                    begins = begins,
                    last = last,
                    ends = ends
                );
                cx.warning(
                    Spot::of_leaf(node, last),
                    message,
                    msg!("validate-hint-date"),
                );
            }
        }
    }
}

/// *What* folders and registrations are made within the archival period that arkivuttrekk.xml
/// states; `arkiv`, `arkivdel` and folders that were made in it are also closed in it, and
/// documents are described in it. *Why* krav 6.4.12: a delivery is one finished period; what
/// lies outside belongs in another, or has a wrong date. In a period with soft boundaries
/// folders may begin before it. *Do* correct the date, the period, or what was selected.
#[derive(Default)]
pub(super) struct Period {
    period: Option<Option<[Date; 2]>>,
}

impl Rule for Period {
    fn ends(&self) -> Vec<&'static str> {
        vec!["arkiv", "arkivdel", "mappe", "registrering", "dokumentbeskrivelse"]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        let frame = node.frame();
        if node.doc != Doc::Arkivstruktur || !frame.is(&frame.name) {
            return;
        }
        let Some(period) = *self.period.get_or_insert_with(|| period(cx)) else {
            return;
        };
        let Some(made) = date(frame, "opprettetDato") else { return };
        let sharp = cx.package.uttrekk.as_ref().is_some_and(|u| u.is_sharp());
        let inside = |day: Date| (!sharp || day >= period[0]) && day <= period[1];
        match frame.name.as_str() {
            "mappe" | "registrering" if !inside(made) => {
                // What is scanned later is made in the scanner's year; its own date counts.
                let own = date(frame, "dokumentetsDato").or(date(frame, "saksdato"));
                if !own.is_some_and(inside) {
                    tell("validate-date-period", "opprettetDato", node, period, cx);
                }
            }
            "arkiv" | "arkivdel" | "mappe"
                if inside(made)
                    && date(frame, "avsluttetDato")
                        .is_some_and(|day| day > period[1]) =>
            {
                tell("validate-date-closed-after", "avsluttetDato", node, period, cx);
            }
            "dokumentbeskrivelse" if !inside(made) => {
                let around = node.parent().and_then(|unit| date(unit, "opprettetDato"));
                if around.is_some_and(inside) {
                    tell("validate-date-period", "opprettetDato", node, period, cx);
                }
            }
            _ => {}
        }
    }
}

/// Tells of a date outside the period.
fn tell(
    key: &'static str,
    name: &str,
    node: &Node<'_>,
    [start, end]: [Date; 2],
    cx: &mut Cx<'_>,
) {
    let Some(day) = date(node.frame(), name) else { return };
    let message = Message::new(key)
        .with("date", day.to_string())
        .with("start", start.to_string())
        .with("end", end.to_string());
    cx.warning(Spot::of_leaf(node, name), message, msg!("validate-hint-period"));
}

fn period(cx: &Cx<'_>) -> Option<[Date; 2]> {
    let uttrekk = cx.package.uttrekk.as_ref()?;
    Some([day(&uttrekk.start.as_ref()?.text)?, day(&uttrekk.end.as_ref()?.text)?])
}

fn date(frame: &Frame, name: &str) -> Option<Date> {
    day(frame.value(name))
}
