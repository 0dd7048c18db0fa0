//! Bokmål or nynorsk, by the small words.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::fact::Language;
use super::sheet::Sheet;
use crate::reading::Reading;

/// Words of nynorsk and landsmål that bokmål does not have.
const NYNORSK: &str = "ikkje eg frå dei vert vart vera vere eit ein ei noko nokon dykk dykkar \
    me hjå kva korleis kvar berre òg au gjera gjere gjev gjeve gjort løyve løyvet byggjeløyve \
    byggja byggje eigedom eigedomen eigedommen søknaden søkjer søkja teikning teikningane teikningar \
    teikna gard garden gardsnr bruksnr gardsnummer bruksnummer grannar grannane grannen grunnflata syner \
    handsama handsaming vatn veg vegen hev hava um fyre fyrr setja føra upp ikring millom same \
    samrøystes innan utan sidan no skulehus skulehuset skulestyret herad heradet vyrdsamt helsing \
    medan kjellar leggja leggje desse tek teken bustadhus bustad synfaring stad høve kring vil dykkar";
/// Words of bokmål, riksmål and Danish that nynorsk does not have.
const BOKMAL: &str = "ikke jeg fra de blir ble være vært en et noe noen deres dem hva hvordan hvor \
    bare også gjøre gir gis gitt gjort tillatelse tillatelsen byggetillatelse bygge eiendom \
    eiendommen søknaden søker tegning tegningene tegninger gård gården naboer naboene nabogrense vei veien \
    vises behandlet behandling vann om før sette føre opp mellom uten siden nå skolehus skolen \
    herred herredet ærbødigst hilsen mens kjeller legge disse tatt bolig sted tilladelse efter af hvilket \
    ansøgning opførelse boliger eier eieren oppført oppføre anmeldelse herved undertegnede melder";

static WORDS: LazyLock<BTreeMap<&'static str, i32>> = LazyLock::new(|| {
    let mut words = BTreeMap::new();
    for word in NYNORSK.split_whitespace() {
        *words.entry(word).or_insert(0) -= 1;
    }
    for word in BOKMAL.split_whitespace() {
        *words.entry(word).or_insert(0) += 1;
    }
    words
});

/// The written form of the page; `None` where too few words tell.
pub(super) fn language(sheet: &Sheet<'_>) -> Option<Reading<Language>> {
    let (mut nb, mut nn) = (0u32, 0u32);
    let mut spots: [Option<Range<usize>>; 2] = [None, None];
    for spot in &sheet.words {
        let word = &sheet.folded[spot.range.clone()];
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        match WORDS.get(word) {
            Some(1) => {
                nb += 1;
                spots[0].get_or_insert(spot.range.clone());
            }
            Some(-1) => {
                nn += 1;
                spots[1].get_or_insert(spot.range.clone());
            }
            _ => {}
        }
    }
    let total = nb + nn;
    // A nynorsk letter quotes forms and laws in bokmål more often than the other way round.
    let (language, share, spot) = if nn * 4 >= nb * 3 && nn > 0 {
        (Language::Nn, nn as f32 / total as f32, spots[1].clone()?)
    } else {
        (Language::Nb, nb as f32 / total.max(1) as f32, spots[0].clone()?)
    };
    let enough = (total as f32 / 6.0).min(1.0);
    Some(sheet.reading(language, spot, "small-words", share * (0.4 + 0.6 * enough)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::testing::page;
    use crate::place::Place;

    #[test]
    fn the_small_words_tell_the_written_form() {
        let check = |text: &str, expected: Option<Language>| {
            let place = Place::default();
            let page = page(text);
            assert_eq!(
                language(&Sheet::new(&page, &place)).map(|r| r.value),
                expected,
                "{text}"
            );
        };
        check("Eg søkjer om løyve til å føra opp ny driftsbygning", Some(Language::Nn));
        check(
            "Jeg søker herved om tillatelse til å oppføre våningshus",
            Some(Language::Nb),
        );
        check(
            "Eg hev vore i samband med grannane, og dei hev ikkje noko",
            Some(Language::Nn),
        );
        check(
            "Undertegnede tillader sig at ansøge om opførelse af skolehus",
            Some(Language::Nb),
        );
        check("Gardsnr. Bruksnr. Eigedom\nBygget gjeld", Some(Language::Nn));
        check("M = 1:100", None);
    }
}
