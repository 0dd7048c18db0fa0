//! What the report should say of an extraction: stand-ins, and journals that were left out.

use crate::finding::Finding;
use crate::msg;
use crate::place::Place;

use super::element::{Counts, stand_in};

impl Counts {
    /// A warning for each element that needed stand-ins, a note where there are no journals.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let place = || Place::file("arkivstruktur.xml");
        let filled = self.utfylt.iter().map(|(&element, &count)| {
            let message = msg!(
                "noark-filled",
                element = element,
                count = count,
                text = stand_in(element)
            );
            Finding::warning(place(), message).hint(msg!("noark-filled-hint"))
        });
        let journals = (self.journalpost == 0).then(|| {
            let message = msg!("noark-no-journals", count = self.registrering);
            Finding::note(place(), message).hint(msg!("noark-no-journals-hint"))
        });
        filled.chain(journals).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Lang;

    #[test]
    fn stand_ins_and_missing_journals_are_told_in_words() {
        let counts = Counts {
            registrering: 3,
            utfylt: [("tittel", 2)].into(),
            ..Counts::default()
        };
        let texts: Vec<_> = counts.findings().iter().map(|f| f.text(Lang::Nb)).collect();
        insta::assert_snapshot!(texts.join("\n"), @r"
        arkivstruktur.xml: advarsel[noark-filled]: `tittel` manglet verdi 2 steder og fikk «Uten tittel», for skjemaet krever en verdi
          hjelp: fyll ut opplysningen i oppdrag.toml eller i gjennomgangen, og eksporter på nytt
        arkivstruktur.xml: merknad[noark-no-journals]: loependeJournal.xml og offentligJournal.xml er utelatt: ingen av de 3 registreringene er journalposter, og skjemaene krever minst én
          hjelp: en registrering blir journalpost når avsender eller mottaker er lest eller rettet inn; Arkade melder feil i N5.59 og N5.60 når journalene mangler
        ");
    }

    #[test]
    fn a_whole_extraction_with_journals_gives_no_remark() {
        let counts = Counts { registrering: 1, journalpost: 1, ..Counts::default() };
        assert_eq!(counts.findings(), Vec::new());
    }
}
