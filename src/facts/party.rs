//! Who wrote to whom, where the paper names them. Nobody is invented.

use super::casing::running;
use super::date::{ANY, dates};
use super::fact::{Context, Direction, Party};
use super::letterhead::{Head, is_firm};
use super::organ;
use super::patterns::patterns;
use super::sheet::{Row, Sheet};
use crate::form::Label;
use crate::reading::Reading;

patterns! {
    TO = r"^\W*(?:til|tail|t[il1]{2}|tii)\W*$";
    REF = r"^\W*(?:sak\b|j\W?nr|ark\b|arkiv|deres|dykkar|v[åa]r|vedr|ad\b|ang\b|gjenpart|kopi|avskrift|vedlegg|inn?k[o0]m|mottatt|jnr|journal|telefon|tlf)|\d{1,3}/\d{2,4}";
    HERR = r"^(?:til\s+)?(?:herr(?:e)?|hr|fru|frk|frøken|firma(?:et)?)\W+";
    CLOSING = r"hilsen|helsing|[æa]e?rb[øo]digst|vyrdsamt|vørdsamt|(?:herre|s[øo]ker|haver|melder|eier)\w* underskrift|\bmed vennlig|^\W*for \p{L}+|rett utskrift|h[øo]yaktelse";
    SEND_TO = r"(?:^|[.,]\s|\s)(?:til|sendes?|sendast|stiles til)\s+((?:\p{L}+\s){0,3}?(?:kommune|herred|herad|bygningsr[åa]a?d\w*)(?:[,.;\s]+(?:bygningsr[åa]det|teknisk etat|bygningsvesenet|bygningssjefen))?)";
    SENDER_FIELD = r"^(?:byggherre(?:n|ns)?(?: navn)?|tiltakshaver|s[øo]ker(?:ens navn)?|ans[øo]ker|navn|namn|anmelder(?:en)?|melder|byggherrens navn og adresse|bortfester|utleier|selger|r[øo]rlegger(?:firma)?|firma|foretak)$";
    RECEIVER_FIELD = r"^(?:til nabo|til granne|til|fester|leier|kj[øo]per|mottaker|adressat)$";
    /// `A/S` at either end of a firm's name, misread.
    SHARES = r"\bA[/il|1I][sS5]$|^A[/il|1I][sS5]\b";
    NAME = r"^(?:\p{Lu}[\p{L}.'\-]*)(?:\s+(?:og|&|\p{Lu}[\p{L}.'\-]*|a/s|A/S)){1,5}$";
    ADDRESS = r"\d{4}\s+\p{L}|(?:gata|gate|veien|vegen|vei|gt\.?)\s*\d|postboks|^\d";
}

/// Sender and recipient.
#[derive(Default)]
pub(super) struct Parties {
    pub(super) sender: Option<Reading<Party>>,
    pub(super) recipient: Option<Reading<Party>>,
}

/// Who wrote to whom. `subject` is where the subject line begins, if there is one.
pub(super) fn parties(
    sheet: &Sheet<'_>,
    head: Option<&Head>,
    subject: Option<usize>,
    form: bool,
    context: &Context,
) -> Parties {
    let mut parties = Parties::default();
    if let Some(head) = head {
        let reading =
            sheet.reading(head.party.clone(), head.range.clone(), "letterhead", 0.92);
        parties.sender = Some(reading);
    }
    if form {
        fields(sheet, head, &mut parties, context);
    }
    if !form || head.is_some() && parties.recipient.is_none() {
        blocks(sheet, head, subject, &mut parties, context);
    }
    if parties.recipient.is_none()
        && let Some(found) = SEND_TO.captures(&sheet.folded)
        && let Some(words) = found.get(1)
        && head.is_none_or(|h| !h.party.kommune)
        && sheet.row_at(words.start()).is_some_and(|(_, r)| sheet.depth(r) < 0.2)
    {
        let text = &sheet.text[words.range()];
        let (first, second) = match text.split_once(',') {
            Some((first, second)) => {
                (first, Some(second.trim_start_matches([',', ' ', '.'])))
            }
            None => (text, None),
        };
        let party = organ::party(first, second, context);
        parties.recipient = Some(sheet.reading(party, words.range(), "sent-to", 0.85));
    }
    if parties.sender.is_none() {
        parties.sender = signature(sheet, context);
    }
    parties
}

/// The fields of a form that name the parties. On the council's own forms (a ferdigattest)
/// the builder is the one who gets it.
fn fields(
    sheet: &Sheet<'_>,
    head: Option<&Head>,
    parties: &mut Parties,
    context: &Context,
) {
    let value = |asks: Label, label: &regex::Regex, sure: f32| {
        let boxed =
            sheet.asked(asks).into_iter().map(|range| (range, "form-field", 0.92));
        let rows = sheet.fields(label).into_iter().map(|range| (range, "field", sure));
        let (range, how, sure) = boxed.chain(rows).find(|(range, ..)| {
            let text = name(&sheet.text[range.clone()]);
            NAME.is_match(&text) && !ADDRESS.is_match(&text)
        })?;
        let text = name(&sheet.text[range.clone()]);
        let party = Party { kommune: organ::ours(&text, context), name: text };
        Some(sheet.reading(party, range, how, sure))
    };
    let builder = || value(Label::Byggherre, &SENDER_FIELD, 0.75);
    if head.is_some_and(|head| head.party.kommune) {
        parties.recipient = builder();
    } else {
        if parties.sender.is_none() {
            parties.sender = builder();
        }
        parties.recipient = value(Label::Mottaker, &RECEIVER_FIELD, 0.8);
    }
}

/// A name without title, marks and capitals: `Herr Anders Solbakk,` → `Anders Solbakk`.
pub(super) fn name(text: &str) -> String {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '•');
    let folded = super::sheet::fold(text);
    let from = HERR.find(&folded).map_or(0, |found| found.end());
    let mut words: Vec<&str> = text[from..].split_whitespace().collect();
    // `Herr kjøbmand Johan Steinsund`: the trade is no part of the name; nor is the wall of a
    // box, read as `I`, before it.
    while words.len() > 2 && from > 0 && words[0].starts_with(char::is_lowercase) {
        words.remove(0);
    }
    if words.len() > 2 && ["I", "l", "|", "i", "1"].contains(&words[0]) {
        words.remove(0);
    }
    let words = words.join(" ").replace(": ", " ").replace(" |", "");
    let words = words.trim_end_matches(", her").trim_end_matches(" her");
    running(&SHARES.replace(words, "A/S"))
}

/// The address blocks over the subject line: with a letterhead the first is the recipient's;
/// without, the first is the sender's and the second the recipient's.
fn blocks(
    sheet: &Sheet<'_>,
    head: Option<&Head>,
    subject: Option<usize>,
    parties: &mut Parties,
    context: &Context,
) {
    let groups = groups(sheet, head, subject, context);
    let read = |group: &Group<'_>, how: &str, sure: f32| {
        let party = group_party(sheet, group, context)?;
        let range = group.rows[0].range.clone();
        Some(sheet.reading(party, range, how, sure))
    };
    match (head, groups.as_slice()) {
        (_, []) => {}
        (Some(_), [first, ..]) => parties.recipient = read(first, "address-block", 0.85),
        (None, [only]) => {
            if only.to || group_is_organ(sheet, only) {
                parties.recipient = read(only, "address-block", 0.85);
            } else if only.rows.iter().any(|row| has_date_beside(sheet, row, context)) {
                parties.sender = read(only, "sender-block", 0.75);
            }
        }
        (None, [first, second, ..]) => {
            // A council that writes on plain paper still stands first; a lone organ under a
            // name is the one written to.
            parties.sender = read(first, "sender-block", 0.85);
            parties.recipient = read(second, "address-block", 0.85);
        }
    }
}

/// Rows that stand together, with the word `Til` before them or not.
struct Group<'s> {
    rows: Vec<&'s Row>,
    to: bool,
}

fn groups<'s>(
    sheet: &'s Sheet<'_>,
    head: Option<&Head>,
    subject: Option<usize>,
    context: &Context,
) -> Vec<Group<'s>> {
    let period = context.period.unwrap_or(ANY);
    let width = sheet.rows.iter().map(|r| r.area.x + r.area.width).max().unwrap_or(1);
    let mut rows: Vec<&Row> = sheet
        .rows
        .iter()
        .take_while(|row| subject.is_none_or(|s| row.range.start < s))
        .take_while(|row| {
            sheet.depth(row) < 0.15 || sheet.row_text(row).split_whitespace().count() < 8
        })
        .filter(|row| head.is_none_or(|h| row.range.start >= h.range.end))
        .filter(|row| sheet.depth(row) < 0.45 && row.area.x < width * 9 / 20)
        .filter(|row| {
            let folded = sheet.row_folded(row);
            let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
            letters >= 2
                && (TO.is_match(folded) || !REF.is_match(folded))
                && dates(folded, period).is_empty()
        })
        .collect();
    rows.sort_by_key(|row| row.area.y);
    if head.is_some() {
        // What stands right under the head is its own trade and address.
        rows.retain(|row| sheet.depth(row) > 0.13);
    }
    let mut groups: Vec<Group<'s>> = Vec::new();
    let mut bottom = None;
    for row in rows {
        let apart = bottom.is_none_or(|b: u32| {
            row.area.y.saturating_sub(b) as f32 > 1.05 * sheet.letter
        });
        bottom = Some(row.bottom());
        let text = sheet.row_text(row).trim_matches(|c: char| !c.is_alphanumeric());
        // A short word alone before a name is `Til`, however it was read.
        let to = TO.is_match(sheet.row_folded(row)) || text.chars().count() <= 4;
        if apart || to || groups.is_empty() {
            groups.push(Group { rows: Vec::new(), to });
        }
        if let Some(group) = groups.last_mut().filter(|_| !to) {
            group.rows.push(row);
        }
    }
    let mut kept: Vec<Group<'s>> = Vec::new();
    let mut to = false;
    for mut group in groups {
        if group.rows.is_empty() {
            to = group.to;
            continue;
        }
        group.to |= std::mem::take(&mut to);
        if group_party(sheet, &group, context).is_some() {
            kept.push(group);
        }
    }
    kept
}

fn has_date_beside(sheet: &Sheet<'_>, row: &Row, context: &Context) -> bool {
    let period = context.period.unwrap_or(ANY);
    sheet.rows.iter().any(|other| {
        other.level(row) && !dates(sheet.row_folded(other), period).is_empty()
    })
}

fn group_is_organ(sheet: &Sheet<'_>, group: &Group<'_>) -> bool {
    group.rows.iter().take(2).any(|row| organ::named(sheet.row_folded(row)))
}

/// The party that a block names: an organ with its municipality, a firm, or a person.
fn group_party(sheet: &Sheet<'_>, group: &Group<'_>, context: &Context) -> Option<Party> {
    let first = *group.rows.first()?;
    let folded = sheet.row_folded(first);
    if organ::named(folded) || organ::under(folded).is_some() {
        if let Some(canon) = organ::under(folded).filter(|_| group.rows.len() <= 2) {
            return Some(Party { name: first_capital(canon), kommune: true });
        }
        let whole = organ::is_municipality(folded);
        let second = group.rows.get(1).map(|row| sheet.row_text(row)).filter(|_| whole);
        let text = strip_to(sheet.row_text(first));
        return Some(organ::party(&name(text), second, context));
    }
    let text = name(strip_to(sheet.row_text(first)));
    let known = NAME.is_match(&text) || is_firm(&super::sheet::fold(&text));
    let collective = super::sheet::fold(sheet.row_text(first)).starts_with("til ");
    ((known || collective) && !ADDRESS.is_match(&text) && text.chars().count() >= 5).then(
        || Party { kommune: organ::ours(&text, context), name: first_capital(&text) },
    )
}

fn first_capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// What follows `Til` on the same row.
fn strip_to(text: &str) -> &str {
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    bare.strip_prefix("Til ").unwrap_or(bare)
}

/// The name under the closing words.
fn signature(sheet: &Sheet<'_>, context: &Context) -> Option<Reading<Party>> {
    let close = sheet.rows.iter().rposition(|row| {
        sheet.depth(row) > 0.25
            && CLOSING.is_match(sheet.row_folded(row))
            && sheet.row_text(row).split_whitespace().count() <= 5
    })?;
    let closing = sheet.row_folded(&sheet.rows[close]);
    if let Some(organ) =
        closing.trim_start_matches(|c: char| !c.is_alphanumeric()).strip_prefix("for ")
        && organ::named(organ)
    {
        let row = &sheet.rows[close];
        let text = sheet.row_text(row).trim_start_matches(|c: char| !c.is_alphanumeric());
        let party = organ::party(&first_capital(&text[4..]), None, context);
        return Some(sheet.reading(party, row.range.clone(), "signature", 0.7));
    }
    sheet.rows[close + 1..].iter().take(5).find_map(|row| {
        let text = name(sheet.row_text(row));
        let words = text.split_whitespace().count();
        let clear = sheet
            .words
            .iter()
            .filter(|w| row.range.contains(&w.range.start))
            .all(|w| w.confidence > 0.6);
        let lower = sheet.row_text(row).chars().filter(|c| c.is_lowercase()).count();
        let sound = NAME.is_match(&text) && words <= 4 && clear && lower >= 4;
        let party = Party { kommune: organ::ours(&text, context), name: text };
        sound.then(|| sheet.reading(party, row.range.clone(), "signature", 0.65))
    })
}

/// Which way the paper went, seen from the municipality.
pub(super) fn direction(
    parties: &Parties,
    received: bool,
    sheet: &Sheet<'_>,
) -> Option<Reading<Direction>> {
    let sender = parties.sender.as_ref();
    let recipient = parties.recipient.as_ref();
    let copy = |basis: &Reading<Party>, way, sure: f32| {
        let mut reading = basis.clone().map(|_| way);
        reading.confidence =
            crate::reading::Confidence::new(reading.confidence.get() * sure);
        Some(reading)
    };
    match (sender, recipient) {
        (Some(s), Some(r)) if s.value.kommune && r.value.kommune => {
            copy(s, Direction::Internal, 0.9)
        }
        (Some(s), _) if s.value.kommune => copy(s, Direction::Outgoing, 1.0),
        (_, Some(r)) if r.value.kommune => copy(r, Direction::Incoming, 1.0),
        (s, _) if received => match s {
            Some(s) => copy(s, Direction::Incoming, 0.8),
            None => {
                let row = sheet.rows.first()?;
                Some(sheet.reading(
                    Direction::Incoming,
                    row.range.clone(),
                    "received-stamp",
                    0.7,
                ))
            }
        },
        (Some(_) | None, Some(_) | None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::letterhead::letterhead;
    use crate::facts::testing::page;
    use crate::place::Place;

    /// `sender > recipient`, `-` where nobody is named.
    fn check(text: &str, expected: &str) {
        let context = Context {
            period: Some((1905, 1998)),
            kommuner: vec!["Solvåg".into(), "Indre Solvåg".into()],
        };
        let place = Place::default();
        let page = page(text);
        let sheet = Sheet::new(&page, &place);
        let head = letterhead(&sheet, &context);
        let title = super::super::title::title(&sheet, head.as_ref().map(|h| &h.range));
        let form = title.as_ref().is_some_and(|t| t.heading);
        let subject = title.map(|t| t.range.start);
        let found = parties(&sheet, head.as_ref(), subject, form, &context);
        let show =
            |r: Option<Reading<Party>>| r.map_or_else(|| "-".into(), |r| r.value.name);
        assert_eq!(
            format!("{} > {}", show(found.sender), show(found.recipient)),
            expected,
            "{text}"
        );
    }

    #[test]
    fn sender_and_recipient_are_read_from_head_and_address() {
        check(
            "                    SOLVÅG KOMMUNE\n                    Bygningsrådet\n\n\n\n30.05.1974\n\n\
             Anders Solbakk\nSolbakkeveien 7\n6990 Solvåg\n\nSak 112/74\n\n\
             GNR. 12, BNR. 34 - BYGGETILLATELSE FOR GARASJE\n\nDeres byggemelding av 22.04.1974 ble behandlet av bygningsrådet",
            "Solvåg kommune, bygningsrådet > Anders Solbakk",
        );
        check(
            "\n\nAnders Solbakk,                Solvåg, den 3. mai 1957.\nSolbakken,\nSolvåg.\n\n\
             Til\nSolvåg bygningsråd.\n\nVedr. oppføring av våningshus på gnr. 12, bnr. 34.\n\n\
             Undertegnede søker herved om tillatelse til å oppføre huset",
            "Anders Solbakk > Solvåg bygningsråd",
        );
        check(
            "\n\n                     Lillehamn, 14.03.1989\n\nSolvåg kommune\nTeknisk etat\n6990 Solvåg\n\n\
             Gnr. 12, bnr. 34 - Søknad om dispensasjon\n\nPå vegne av tiltakshaver søkes det om dispensasjon fra byggegrensen mot veien\n\n\n\n\n\n\n\n\n\n\nMed vennlig hilsen\n\nSiri Haugsund\nsivilarkitekt",
            "Siri Haugsund > Solvåg kommune, teknisk etat",
        );
    }

    #[test]
    fn nobody_is_invented() {
        check("PLAN 1. ETASJE\nM 1:100\n\nSTUE        KJØKKEN", "- > -");
        check(
            "Beregningene er utført etter byggeforskrifter av 15. desember 1949 og norsk standard",
            "- > -",
        );
    }

    #[test]
    fn a_form_names_its_parties_in_fields() {
        check(
            "BYGGEMELDING\nEtter bygningslovens § 93. Sendes Solvåg kommune, bygningsrådet, i to eksemplarer.\n\n\
             Byggherrens navn            Telefon\nAnders Solbakk              25 411",
            "Anders Solbakk > Solvåg kommune, bygningsrådet",
        );
    }
}
