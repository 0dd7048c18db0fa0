//! Keys in the fields of a form: surer than running text, and a neighbour's is not its own.

use super::find::resolve;
use super::mention::{Form, Mention};
use super::{Context, Evidence, Source, digits};
use crate::form::{Field, Label};
use crate::place::{Area, Place};
use crate::reading::{Basis, Confidence, Reading};

/// How sure a gårds- and a bruksnummer in fields of their own are, 0–1.
const FIELDS: f32 = 0.985;

/// A neighbour's number is evidence of little: under what counts as a paper's opinion.
const NEIGHBOUR: f32 = 0.45;

/// From here on fields make words surer; under it they add nothing.
const SURELY: f32 = 0.88;

/// The most that fields are worth where the words around them told nothing.
const ALONE: f32 = 0.7;

/// What the words of a page told, weighed by its form: numbers beside a neighbour's name count
/// for little, and what the fields for gårds- and bruksnummer hold is told once, surely.
#[must_use]
pub fn in_form(
    mut found: Vec<Evidence>,
    fields: &[Field],
    place: &Place,
    ctx: &Context<'_>,
) -> Vec<Evidence> {
    for neighbour in fields.iter().filter(|f| is_neighbour(f, fields)) {
        for evidence in found.iter_mut().filter(|e| stands_in(e, neighbour)) {
            let sure = evidence.reading.confidence.get().min(NEIGHBOUR);
            evidence.reading.confidence = Confidence::new(sure);
            "form-neighbour".clone_into(&mut evidence.reading.basis.how);
        }
    }
    for evidence in fields.iter().filter_map(|f| key(f, fields, place, ctx)) {
        let area = evidence.reading.basis.place.area;
        let here = |other: &&mut Evidence| {
            let there = other.reading.basis.place.area;
            area.zip(there).is_some_and(|(a, b)| a.common(b).is_some())
        };
        let mut told = found.iter_mut().filter(here).peekable();
        if told.peek().is_none() {
            drop(told);
            // Fields that no words lead to were hardly read: not enough alone.
            let sure = evidence.reading.confidence.get().min(ALONE);
            let reading =
                Reading { confidence: Confidence::new(sure), ..evidence.reading };
            found.push(Evidence { reading, ..evidence });
            continue;
        }
        // The words around it told the municipality too.
        for other in told.filter(|e| e.reading.basis.how != "form-neighbour") {
            let sure = other.reading.confidence.get();
            // What is doubtful in its field is not surer for standing there.
            let read = evidence.reading.confidence.get();
            let surer = if read >= SURELY { sure.max(read) } else { sure };
            other.reading.confidence = Confidence::new(surer);
            "form-fields".clone_into(&mut other.reading.basis.how);
        }
    }
    found
}

/// A number in the row of a neighbour's name, after it.
fn is_neighbour(field: &Field, fields: &[Field]) -> bool {
    let number = matches!(
        field.asks,
        Some(Label::Matrikkel | Label::Gardsnummer | Label::Bruksnummer)
    );
    let names = |other: &&Field| {
        matches!(other.asks, Some(Label::Nabo | Label::Mottaker))
            && level(other.label_area, field.label_area)
            && other.label_area.x < field.label_area.x
    };
    number && fields.iter().any(|other| names(&other))
}

/// Whether two labels stand in one row.
fn level(a: Area, b: Area) -> bool {
    let middle = b.y + b.height / 2;
    (a.y..=a.y + a.height).contains(&middle)
}

fn stands_in(evidence: &Evidence, field: &Field) -> bool {
    let area = evidence.reading.basis.place.area;
    area.is_some_and(|area| area.common(field.area).is_some())
}

/// The key of a field for a gårdsnummer, and of those after it for the other parts.
fn key(
    field: &Field,
    fields: &[Field],
    place: &Place,
    ctx: &Context<'_>,
) -> Option<Evidence> {
    if field.asks != Some(Label::Gardsnummer) {
        return None;
    }
    let at = fields.iter().position(|other| other == field)?;
    let mut numbers = [number(field)?, (0, 0), (0, 0), (0, 0)];
    let mut used = vec![field];
    for other in fields[at + 1..].iter().take(3) {
        let part = match other.asks {
            Some(Label::Bruksnummer) => 1,
            Some(Label::Festenummer) => 2,
            Some(Label::Seksjonsnummer) => 3,
            _ => break,
        };
        if let Some(value) =
            number(other).filter(|_| level(field.label_area, other.label_area))
        {
            numbers[part] = value;
            used.push(other);
        }
    }
    let mended: u32 = numbers.iter().map(|(_, mended)| mended).sum();
    let mention = Mention {
        range: 0..0,
        numbers: numbers.map(|(value, _)| value),
        municipality: None,
        form: Form::Labelled,
        mended,
    };
    let (key, certainty, doubt) = resolve(mention.key(ctx.home)?, ctx);
    let read = used.iter().map(|f| f.confidence.get()).fold(1.0, f32::min);
    let known = ctx.register.is_empty() || ctx.register.contains(&key);
    let sure = FIELDS * certainty * (0.5 + 0.5 * read) * 0.9f32.powi(mended as i32);
    let words: Vec<String> =
        used.iter().map(|f| format!("{} {}", f.label, f.value)).collect();
    let areas = used.iter().map(|f| f.area.union(f.label_area));
    let basis = Basis {
        words: words.join(" "),
        place: Place { area: Area::around(areas), ..place.clone() },
        how: "form-fields".to_owned(),
    };
    let confidence = Confidence::new(if known { sure } else { sure * 0.9 });
    let reading = Reading { value: key, basis, confidence };
    Some(Evidence { source: Source::Text, reading, assumed: true, doubt })
}

/// The number filled in, and how many of its signs had to be mended.
fn number(field: &Field) -> Option<(u32, u32)> {
    let first = field.value.split_whitespace().next()?;
    let found = digits::number(first.trim_matches(|c: char| !c.is_alphanumeric()))?;
    Some((found.value, found.mended))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrikkel::tests::{history, home, page, told};
    use crate::matrikkel::{Register, find};

    /// A field on a line of its own words, as [`page`] places them.
    fn field(asks: Label, row: u32, column: u32, label: &str, value: &str) -> Field {
        let area = |column: u32, text: &str| Area {
            x: column * 20,
            y: row * 50,
            width: text.chars().count() as u32 * 20,
            height: 40,
        };
        Field {
            label: label.to_owned(),
            asks: Some(asks),
            value: value.to_owned(),
            ticked: None,
            label_area: area(column, label),
            area: area(column + label.chars().count() as u32 + 1, value),
            confidence: Confidence::new(0.95),
            phrase: "",
            label_words: 0..1,
            value_words: 1..2,
        }
    }

    fn check(text: &str, fields: &[Field], expected: &str) -> Vec<Evidence> {
        let (history, register) = (history(), Register::default());
        let (home, year) = (home(), None);
        let ctx = Context { home, history: &history, register: &register, year };
        let (text, place) = (page(text, 90), Place::default());
        let found = find(&text, &place, &ctx);
        let weighed = in_form(found, fields, &place, &ctx);
        assert_eq!(told(&weighed), expected);
        weighed
    }

    #[test]
    fn what_the_fields_hold_is_surer_than_words() {
        let fields = [
            field(Label::Gardsnummer, 0, 0, "Gnr.", "12"),
            field(Label::Bruksnummer, 0, 8, "Bnr.", "34"),
        ];
        let found = check("Gnr. 12 Bnr. 34", &fields, "12/34");
        assert_eq!(found[0].reading.basis.how, "form-fields");
        let plain = check("Gnr. 12 Bnr. 34", &[], "12/34");
        assert!(found[0].reading.confidence > plain[0].reading.confidence);
    }

    #[test]
    fn what_words_did_not_tell_the_fields_do() {
        let fields = [
            field(Label::Gardsnummer, 0, 0, "Gnr.", "12"),
            field(Label::Bruksnummer, 0, 8, "Bnr.", "34"),
            field(Label::Festenummer, 0, 16, "Festenr.", "3"),
        ];
        check("G 12 B 34 F 3", &fields, "12/34/3");
        check("G 12 B 34", &fields[1..], "");
    }

    #[test]
    fn a_neighbour_s_number_counts_for_little() {
        let fields = [
            field(Label::Nabo, 0, 0, "Nabo", "Lid"),
            field(Label::Matrikkel, 0, 9, "Gnr./bnr.", "12/33"),
        ];
        let found = check("Nabo Lid Gnr./bnr. 12/33", &fields, "12/33");
        assert!(found[0].reading.confidence.get() < 0.5);
    }
}
