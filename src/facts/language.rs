//! The language of a page, by its small words: bokmål, nynorsk, Danish (as Norwegian was
//! written until 1907), Swedish, English.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::fact::Language;
use super::sheet::{Sheet, fold};
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

/// Words of Danish, as Norwegian was written until 1907, that bokmål spells otherwise.
const DANISH: &str = "af ud udi udført udføre udfærdiget udenfor tage gives blive bliver blivet blevet været \
    bleven lade ej naar saa saaledes maa maatte paa aar aaret gaard gaarden gaardens faa faaet faar staar \
    gaar raad raadet uge ugen sag sagen sagens gade gaden taget brug bruges bruge brugen imod deraf heraf \
    hvoraf tilladt tilladelse tilladelsen tillader ansøge ansøger ansøgningen bekjendt afgivet afgive \
    affattet afholdt ejendom ejendommen ejendommens ejer ejeren vej vejen nogen noget thi saavel skjøde \
    skjødet kjøb kjøbt kjøber penge pengene ligesaa derpaa hvorpaa";
/// How bokmål and riksmål have spelt the like since 1907.
const SINCE_1907: &str = "av ut utført utføre utenfor ta gis bli blir blitt la når så således må måtte på \
    år året gård gården gårdens få fått får står går råd rådet uke uken sak saken sakens gate gaten brukes \
    bruken herav derav tillatt tillatelse tillatelsen søknad søknaden eiendom eiendommen eiendommens eier \
    eieren vei veien noen noe skjøte skjøtet kjøpt kjøper";
/// Words of Swedish that no Norwegian has.
const SWEDISH: &str = "och att är inte ett från eller också över mycket något någon såsom genom till enligt \
    skall bygglov fastighet fastigheten kommunen ansökan ägare ägaren när där här byggnad byggnaden denna \
    detta dessa sedan redan mot utan vilken vilket varit nämnd nämnden ritning ritningar gatan vägen";
/// Words of English that no Norwegian has.
const ENGLISH: &str = "the of and is was with this that which from are not your has been will shall would \
    these those their there were they you our its other between page";

/// The words of one list that none of the others has, folded as a page's words are.
fn only(list: &'static str, others: &[&'static str]) -> BTreeSet<String> {
    let folded = |list: &'static str| list.split_whitespace().map(fold);
    let shared: BTreeSet<String> = others.iter().copied().flat_map(folded).collect();
    folded(list).filter(|word| !shared.contains(word)).collect()
}

/// The lists, in the order of the fields of [`Counts`].
static LISTS: LazyLock<[BTreeSet<String>; 6]> = LazyLock::new(|| {
    let norwegian = [NYNORSK, BOKMAL, DANISH, SINCE_1907];
    [
        only(BOKMAL, &[NYNORSK]),
        only(NYNORSK, &[BOKMAL]),
        only(DANISH, &[SINCE_1907, NYNORSK]),
        only(SINCE_1907, &[DANISH]),
        only(SWEDISH, &[&norwegian[..], &[ENGLISH]].concat()),
        only(ENGLISH, &[&norwegian[..], &[SWEDISH]].concat()),
    ]
});

/// How many words of a list stand on a page, and where the first one does.
fn heard(sheet: &Sheet<'_>, words: &BTreeSet<String>) -> (u32, Option<Range<usize>>) {
    let spots = sheet.words.iter().filter(|spot| {
        let word = &sheet.folded[spot.range.clone()];
        words.contains(word.trim_matches(|c: char| !c.is_alphabetic()))
    });
    let mut spots = spots.map(|spot| spot.range.clone()).peekable();
    let first = spots.peek().cloned();
    (spots.count() as u32, first)
}

/// Fewer words of a foreign language are a name or a quotation.
const FOREIGN: u32 = 4;

/// Fewer words in the spelling before 1907 are misreadings.
const OLD: u32 = 2;

/// The language of the page; `None` where too few words tell.
pub(super) fn language(sheet: &Sheet<'_>) -> Option<Reading<Language>> {
    let lists = LISTS.each_ref().map(|words| heard(sheet, words));
    let [nb, nn, danish, since_1907, swedish, english] = lists;
    let norwegian = nb.0 + nn.0;
    let of = |a: u32, b: u32| a as f32 / (a + b).max(1) as f32;
    let (foreign, heard) = if swedish.0 > english.0 {
        (Language::Sv, swedish)
    } else {
        (Language::En, english)
    };
    // A nynorsk letter quotes forms and laws in bokmål more often than the other way round.
    let is_nynorsk = nn.0 * 4 >= nb.0 * 3 && nn.0 > 0;
    let (language, share, (count, spot)) =
        if heard.0 >= FOREIGN && heard.0 > norwegian * 2 {
            (foreign, of(heard.0, norwegian), heard)
        } else if is_nynorsk {
            (Language::Nn, of(nn.0, nb.0), (norwegian, nn.1))
        } else if danish.0 >= OLD && danish.0 > since_1907.0 {
            (Language::Da, of(danish.0, since_1907.0), danish)
        } else {
            (Language::Nb, of(nb.0, nn.0), (norwegian, nb.1))
        };
    let enough = (count as f32 / 6.0).min(1.0);
    Some(sheet.reading(language, spot?, "small-words", share * (0.4 + 0.6 * enough)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::testing::page;
    use crate::place::Place;

    /// Texts of three languages that stand here anyway.
    #[test]
    fn the_message_catalogue_is_told_apart() {
        for (folder, expected) in
            [("nb", Language::Nb), ("nn", Language::Nn), ("en", Language::En)]
        {
            let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("messages");
            for path in crate::files::list(&root.join(folder)).unwrap() {
                let text = String::from_utf8(crate::files::read(&path).unwrap()).unwrap();
                // Files of a few words tell nothing.
                if text.split_whitespace().count() < 300 {
                    continue;
                }
                let place = Place::default();
                let page = page(&text);
                let told = language(&Sheet::new(&page, &place)).map(|r| r.value);
                assert_eq!(told, Some(expected), "{}", path.display());
            }
        }
    }

    #[test]
    fn the_small_words_tell_the_language_and_its_written_form() {
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
            Some(Language::Da),
        );
        check(
            "Bygningsraadet har ikke noget at indvende mod, at De opfører et hus paa gaarden",
            Some(Language::Da),
        );
        check(
            "Vi tillater oss herved å søke om å få oppført en garasje, jfr. lov av 1924. \
             Efter samraad med naboen blev den flyttet.",
            Some(Language::Nb),
        );
        check(
            "Härmed ansöker jag om bygglov för ett hus på fastigheten, och ritningar är bifogade",
            Some(Language::Sv),
        );
        check(
            "We refer to your letter and enclose the drawings, which are part of the contract \
             with the owner",
            Some(Language::En),
        );
        check(
            "Jeg har lest The Times og vil ikke bygge garasje før våren",
            Some(Language::Nb),
        );
        check("Gardsnr. Bruksnr. Eigedom\nBygget gjeld", Some(Language::Nn));
        check("M = 1:100", None);
    }
}
