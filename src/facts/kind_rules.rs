//! Which words make a paper a søknad, a vedtak, a tegning.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::fact::{Direction, Shape};
use super::kind::Kind;
use super::patterns::patterns;
use super::sheet::Sheet;
use crate::reading::Reading;

/// What headings and subject lines say; the first that stands in the line names the paper
/// (`Søknad om ferdigattest` is a søknad, `Klage på byggetillatelse` a letter). Among those
/// that begin at the same letter the earlier rule wins.
const TITLES: [(Kind, &str); 10] = [
    (
        Kind::Ansvkont,
        r"s[øo]knad om (?:\w+ )?(?:ansvarsrett|lokal godkjenning)|ansvarsrett|statiske? beregning|statikk|kontrollerkl|samsvarserkl|kontrollplan|kontrollskjema|gjennomf[øo]ringsplan|varmetapsbereg|varmeberegning|fagmannsattest|ansvarshavende|ildstedsattest|pipeattest|erkl[æa]ring om (?:ansvar|kontroll)|sentral godkjenning|egenkontroll|beregninger|utrekning",
    ),
    (
        Kind::Korr,
        r"kvittering for nabo|nabovars|grannevars|naboerkl|nabosamtykke|naboprotest|nabomerk|samtykke fra nabo|\bklage|\bklager|svar p[åa]|gebyr|purring|uttal(?:else|e|ing)|fr[åa]segn|merknad|protest|foresp[øo]r|f[øo]respurn|sp[øo]rsm[åa]l|rundskriv|innkalling|innkaling|oversend|f[øo]lgebrev|f[øo]lgeskriv|orientering|p[åa]minn|mangelbrev|manglende|foreløpig svar|faktura|referat|forh[åa]ndskonf|henvendelse|notat\b",
    ),
    (
        Kind::Tilsyn,
        r"tilsyn|besiktigelsesr|besiktigelse|befaring|synfaring|synfari|kontrollrapport|ulovlig|ulovleg",
    ),
    (
        Kind::Avtale,
        r"skyldd?eling|festekontrakt|festeavtale|\bavtale|kontrakt|overenskomst|overeinskomst|skj[øo]te|kj[øo]pekon|leieavtale|tinglyst erkl|erkl[æa]ring om (?:vei|veg|rett|adkomst)|kartforretning|grensegang|grensejustering|makeskifte|delingsforretning",
    ),
    (
        Kind::Soknad,
        r"s[øo]knad|s[øo]kand|ans[øo]k(?:ning|else|an)|ans[øo]gning|andragende|andrag|byggeanmeld|byggeandrag|byggemelding|byggjemelding|bygningsanmeld|anmeldelse|anmelding|begj[æa]ring|rekvisisjon|byggebeskrivelse|byggjeskildring|beskrivelse av byg|boligspesifikasjon|s[øo]kjer om",
    ),
    (
        Kind::Melding,
        r"r[øo]rleggermeld|sanit[æa]rmeld|\bmelding\b(?: om| etter| til|$)|meldingssak|ferdigmelding|igangsettingsmelding|innflyttingsmelding|\bmeldeplikt",
    ),
    (
        Kind::Vedtak,
        r"ferdigattest|(?:midlertidig|mellombels) brukst|brukstillat|bruksl[øo]yve|byg[gn]\w{0,7}tillat|byggjetillat|byg[gn]\w{0,3}l[øo]yve|ramm\w+tillat|igangs\w+tillat|igangs\w+l[øo]yve|delingstillat|delingsl[øo]yve|rivingstillat|utslippstillat|utsleppsl[øo]yve|tillat(?:else|ing|else) til|tillad?t?else|\bl[øo]yve\b|u[dt]s?s?krift|m[øo]tebok|m[øo]teprotokoll|protokoll|vedtak|dispensasjon|approb|godkjenning av|godkjent|avslag|p[åa]legg|forelegg|brukatt|bygningsr[åa]dss?ak",
    ),
    (
        Kind::Kart,
        r"situasjonskart|situasjonsplan|situasjonsriss|kartutsnitt|kartkopi|reguleringskart|reguleringsplan|oversiktskart|koordinatkart|m[åaæ]lebrev|grunnkart|ledningskart|\bkart\b(?: over| til|$)?|tomtekart|tomteplan|beliggenhetsplan",
    ),
    (Kind::Foto, r"fotogr?a?f?i?|\bfoto\b|\bbilder?\b|\bbilete|lysbilde"),
    (
        Kind::Tegning,
        r"tegning|teikning|\bfasader?\b|\bplan \d|\bplan av|grunnplan|\bsnitt\b|tverrsnitt|tversnitt|framside|perspektiv|etasjeplan|kjellerplan|plantegning|detaljteg",
    ),
];

static PATTERNS: LazyLock<Vec<(Kind, Regex)>> = LazyLock::new(|| {
    let compile = |(kind, pattern): &(Kind, &str)| {
        (*kind, Regex::new(pattern).expect("our own pattern is sound"))
    };
    TITLES.iter().map(compile).collect()
});

patterns! {
    /// Numbers printed on the forms of Norges Byggforskningsinstitutt and others.
    FORM = r"\b(?:nbr|nb|blankett|skjema|bl|form)\b\D{0,8}(51[4-8]\d)\b";
    DECIDES = r"(?:gis|gir|gjev|gjeve|gjevast|gitt|git|gies|meddeles|meddelt|innvilges|innvilget)\W+(?:\w+\W+){0,6}?(?:\w*tillat\w+|\w*tillad\w+|\w*l[øo]yve\w*|dispensasjon\w*|samtykke)|(?:\w*tillat\w+|\w*l[øo]yve|dispensasjon)\W+(?:\w+\W+){0,4}?(?:gis|gies|gjeve|gjeves|meddeles|innvilges|er gitt)|fatt\w+\W+(?:\w+\W+){0,4}?vedtak|gjor(?:de|t)\W+(?:\w+\W+){0,4}?vedtak|approber(?:es|er|t|te)|enstemmig vedtak|samr[øo]ystes|blev det besluttet|besluttede|beslutted?|bifal\w+|tillates (?:\w+ ){0,3}oppf|kan arbeidet settes i gang|arbeidet kan settes i gang|ingen merknader til meld|avsl[åa]s|søknaden godkjennes|godkjennes|attesteres|er godkjent som|\binnvilg\w+";
    APPLIES = r"s[øo]k(?:er|jer|jar|te)\b\W+(?:\w+\W+){0,8}?om\b|ans[øo]k(?:er|es)|ans[øo]g(?:er|es|e)|till?a[dt]er (?:jeg )?(?:mig|sig|seg)|tillater (?:jeg )?(?:meg|mig|oss) [åa]|(?:ber|ber herved|anmoder|anholder|andrager)\W+(?:\w+\W+){0,5}?(?:tillat|l[øo]yve|tillad|om [åa] f[åa])|s[øo]kja bygn|s[øo]kes det om|anmeld(?:er|es)\W+(?:\w+\W+){0,4}?(?:bygg|at|om|oppf|opf)|vil med dette s[øo]k|[øo]nsker (?:[åa]|tillatelse)\W+(?:\w+\W+){0,4}?(?:bygge|oppf|sette|innred|endre|rive|ta i bruk)|begj[æa]rer";
    CONSENTS = r"(?:intet|ikke noe|ikkje noko) (?:\w+ )?(?:å|at|aa|[a@&]) (?:innvende|be(?:merke|m[æa]rke)|merke)|(?:å|at) innvende mot at";
    NOTICE = r"meld(?:er|ar)\W+(?:\w+\W+){0,4}?(?:fra|fr[åa]|om|at)\b|gir melding|gjev melding";
    COMPLAINS = r"\bklager\b|\bklage p[åa]\b|protester";
    DRAWN = r"m\s?=?\s?1\s?[:;]\s?\d{1,3}\b|m[åa]l(?:estokk)?\s?1|\b1\s?:\s?(?:20|50|100|200)\b|fasade|\bsnitt\b|\bplan\b|etasje|tegn\b|tegn\.|framside|gavl";
    MAPPED = r"situasjonskart|situasjonsplan|\bkart\b|m[åa]lebrev|1\s?[:;]\s?(?:500|1000|2000|2500|5000)\b|reguleringskart";
    PICTURED = r"\bsett fr[aå]\b|fotogr?a?f|\bfoto\b|\bbilde\b|fot\.|film";
}

/// What else is known when the kind is decided.
pub(super) struct Known<'a> {
    /// The title: bytes of the text.
    pub(super) title: Option<&'a Range<usize>>,
    /// Which way the paper went.
    pub(super) direction: Option<Direction>,
    /// The size of the sheet.
    pub(super) shape: Option<Shape>,
    /// Whether it has the marks of a letter: own date line, letterhead or address.
    pub(super) letter: bool,
}

/// The kind that a short text names, with the bytes that name it.
pub(super) fn in_title(folded: &str) -> Option<(Kind, Range<usize>)> {
    let found =
        PATTERNS.iter().filter_map(|(kind, p)| Some((*kind, p.find(folded)?.range())));
    // min_by_key keeps the first of equals, so the order of the rules decides.
    found.min_by_key(|(_, range)| range.start)
}

/// The kind of paper.
pub(super) fn kind(sheet: &Sheet<'_>, known: &Known<'_>) -> Option<Reading<Kind>> {
    let graphic = graphic(sheet, known.shape);
    let titled = known.title.and_then(|title| {
        let (kind, found) = in_title(&sheet.folded[title.clone()])?;
        Some((kind, title.start + found.start..title.start + found.end))
    });
    if let Some((kind, range)) = &graphic
        && titled
            .as_ref()
            .is_none_or(|(t, _)| matches!(t, Kind::Kart | Kind::Tegning | Kind::Foto))
    {
        return Some(sheet.reading(*kind, range.clone(), "drawn-sheet", 0.85));
    }
    let outgoing = matches!(known.direction, Some(Direction::Outgoing));
    let consents = || CONSENTS.find(&sheet.folded).filter(|_| outgoing);
    let decides = DECIDES.find(&sheet.folded).or_else(consents).map(|m| m.range());
    let applies = APPLIES.find(&sheet.folded).map(|m| m.range());
    let told = |kind, range: &Range<usize>, how, sure| {
        Some(sheet.reading(kind, range.clone(), how, sure))
    };
    match (titled, form(sheet)) {
        (Some((Kind::Soknad | Kind::Melding | Kind::Kart, range)), _) if outgoing => {
            match decides {
                Some(words) => told(Kind::Vedtak, &words, "decision-in-text", 0.85),
                None => told(Kind::Korr, &range, "answer-to-application", 0.6),
            }
        }
        (Some((Kind::Vedtak, range)), _) if !outgoing => match applies {
            Some(words) if decides.is_none() => {
                told(Kind::Soknad, &words, "request-in-text", 0.8)
            }
            Some(_) | None => told(Kind::Vedtak, &range, "title", 0.8),
        },
        (Some((kind, range)), _) => told(kind, &range, "title", 0.9),
        (None, Some(reading)) => Some(reading),
        (None, None) => by_text(sheet, known, outgoing, decides, applies),
    }
}

/// The number printed on a form.
fn form(sheet: &Sheet<'_>) -> Option<Reading<Kind>> {
    let found = FORM.captures(&sheet.folded)?;
    let kind = match &found[1] {
        "5151" | "5153" | "5168" | "5174" | "5175" | "5176" => Kind::Soknad,
        "5154" | "5155" | "5156" => Kind::Korr,
        "5148" | "5149" | "5181" | "5185" => Kind::Ansvkont,
        "5167" | "5169" => Kind::Vedtak,
        _ => return None,
    };
    Some(sheet.reading(kind, found.get_match().range(), "form-number", 0.85))
}

/// What the sentences do, where no title says it.
fn by_text(
    sheet: &Sheet<'_>,
    known: &Known<'_>,
    outgoing: bool,
    decides: Option<Range<usize>>,
    applies: Option<Range<usize>>,
) -> Option<Reading<Kind>> {
    let find = |pattern: &Regex| pattern.find(&sheet.folded).map(|m| m.range());
    let complains = find(&COMPLAINS);
    let notice = find(&NOTICE);
    let told = |kind, range, how, sure| Some(sheet.reading(kind, range, how, sure));
    match (outgoing, decides, applies, complains, notice) {
        (true, Some(words), ..) => told(Kind::Vedtak, words, "decision-in-text", 0.75),
        (false, _, _, Some(words), _) => {
            told(Kind::Korr, words, "complaint-in-text", 0.7)
        }
        (false, _, Some(words), ..) => told(Kind::Soknad, words, "request-in-text", 0.75),
        (false, _, _, _, Some(words)) => {
            told(Kind::Melding, words, "notice-in-text", 0.65)
        }
        (false, Some(words), ..) => told(Kind::Vedtak, words, "decision-in-text", 0.5),
        (true, None, ..) | (false, None, None, None, None) => {
            let first = known.letter.then(|| sheet.rows.first()).flatten()?;
            // Who writes to the council about a work, most often asks for it.
            let incoming = matches!(known.direction, Some(Direction::Incoming));
            let work = known.title.filter(|title| {
                incoming
                    && super::tiltak_rules::in_title(&sheet.folded[(*title).clone()])
                        .is_some()
            });
            if let Some(title) = work {
                return told(Kind::Soknad, title.clone(), "work-as-subject", 0.45);
            }
            told(Kind::Korr, first.range.clone(), "letter", 0.5)
        }
    }
}

/// A sheet that is drawn, mapped or photographed: few words, none of them in sentences.
fn graphic(sheet: &Sheet<'_>, shape: Option<Shape>) -> Option<(Kind, Range<usize>)> {
    let sentences = sheet
        .rows
        .iter()
        .filter(|row| {
            let text = sheet.row_folded(row);
            text.split_whitespace().filter(|w| w.chars().count() > 1).count() >= 7
        })
        .count();
    let words = sheet.words.iter().filter(|w| w.confidence > 0.5).count();
    let large = shape.is_some_and(Shape::larger_than_a4);
    if sentences > if large { 6 } else { 1 } || words > if large { 400 } else { 90 } {
        return None;
    }
    let find = |pattern: &Regex| pattern.find(&sheet.folded).map(|m| m.range());
    if let Some(range) = find(&MAPPED) {
        return Some((Kind::Kart, range));
    }
    if let Some(range) = find(&PICTURED).filter(|_| words <= 40) {
        return Some((Kind::Foto, range));
    }
    let drawn = DRAWN.find_iter(&sheet.folded).count();
    let first = DRAWN.find(&sheet.folded).map(|m| m.range());
    match first {
        Some(range) if drawn >= 2 || large => Some((Kind::Tegning, range)),
        _ if large => sheet.rows.first().map(|row| (Kind::Tegning, row.range.clone())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_old_and_new_name_the_kind() {
        use Kind::*;
        for (heading, expected) in [
            ("Søknad om byggetillatelse", Some(Soknad)),
            ("Søknad om dispensasjon", Some(Soknad)),
            ("Søknad om ferdigattest", Some(Soknad)),
            ("Ansøgning om opførelse af skolehus", Some(Soknad)),
            ("Byggeanmeldelse", Some(Soknad)),
            ("Anmeldelse om bygging av brygge", Some(Soknad)),
            ("BYGGEMELDING", Some(Soknad)),
            ("Andragende om byggetilladelse", Some(Soknad)),
            ("Begjæring om seksjonering", Some(Soknad)),
            ("Byggebeskrivelse", Some(Soknad)),
            ("Melding om garasje", Some(Melding)),
            ("Melding etter plan- og bygningsloven § 86 a", Some(Melding)),
            ("RØRLEGGERMELDING", Some(Melding)),
            ("Sanitærmelding", Some(Melding)),
            ("Ferdigmelding", Some(Melding)),
            ("FERDIGATTEST", Some(Vedtak)),
            ("MIDLERTIDIG BRUKSTILLATELSE", Some(Vedtak)),
            ("Mellombels brukstillating", Some(Vedtak)),
            ("Byggjeløyve", Some(Vedtak)),
            ("Byggetilladelse", Some(Vedtak)),
            ("Utskrift av møteboken", Some(Vedtak)),
            ("Udskrift af herredsstyrets protokol", Some(Vedtak)),
            ("GNR. 12, BNR. 34 - BYGGETILLATELSE FOR GARASJE", Some(Vedtak)),
            ("Igangsettingstillatelse", Some(Vedtak)),
            ("Avslag på søknad", Some(Vedtak)),
            ("Tillatelse til lysskilt", Some(Vedtak)),
            ("Klage på byggetillatelse", Some(Korr)),
            ("Kvittering for nabovarsel", Some(Korr)),
            ("NABOVARSEL", Some(Korr)),
            ("Naboerklæring", Some(Korr)),
            ("Gebyr i byggesak 77/78", Some(Korr)),
            ("Purring om kloakkavgift", Some(Korr)),
            ("Uttalelse fra brannsjefen", Some(Korr)),
            ("Svar på søknad", Some(Korr)),
            ("Situasjonskart", Some(Kart)),
            ("MÅLEBREV", Some(Kart)),
            ("Kart over Langholmen", Some(Kart)),
            ("Tegning av garasje", Some(Tegning)),
            ("Teikning av våningshus", Some(Tegning)),
            ("FASADE MOT SYD", Some(Tegning)),
            ("STATISKE BEREGNINGER", Some(Ansvkont)),
            ("Søknad om ansvarsrett", Some(Ansvkont)),
            ("Kontrollerklæring", Some(Ansvkont)),
            ("Synfaringsrapport", Some(Tilsyn)),
            ("Rapport fra tilsyn", Some(Tilsyn)),
            ("SKYLDDELINGSFORRETNING", Some(Avtale)),
            ("Festekontrakt", Some(Avtale)),
            ("Avtale om parkeringsplass", Some(Avtale)),
            ("Fotografi av naust", Some(Foto)),
            ("Gnr. 12, bnr. 34", None),
        ] {
            let folded = super::super::sheet::fold(heading);
            assert_eq!(in_title(&folded).map(|(k, _)| k), expected, "{heading}");
        }
    }
}
