//! The tests that only count, each as one specification.

use crate::message::Message;
use crate::msg;

use super::super::uttrekk::Additional;
use super::day::year;
use super::name::Name::{self, *};
use super::scene::Scene;
use super::tally::{Declared, Layout, Spec, When};

/// Counts every element of these names as one kind.
const fn every(
    hears: &'static [Name],
    when: When,
    kind: fn(&Scene<'_>) -> Option<String>,
    layout: Layout,
) -> Spec {
    Spec { hears, when, kind, layout, good: None, declared: None }
}

fn counted(yes: bool) -> Option<String> {
    yes.then(String::new)
}

fn text(scene: &Scene<'_>, yes: bool) -> Option<String> {
    yes.then(|| scene.text().to_owned())
}

/// N5.06: the status of each arkivdel.
pub(super) static ARKIVDELSTATUS: Spec = every(
    &[Arkivdelstatus],
    When::Value,
    |s| text(s, s.is_in(Arkivdelstatus, Arkivdel)),
    Layout::Bare,
);

/// N5.07.
pub(super) static SYSTEMS: Spec = every(
    &[Klassifikasjonssystem],
    When::Start,
    |s| counted(s.is_in(Klassifikasjonssystem, Arkivdel)),
    Layout::Parts,
);

/// N5.11: dates that cannot be read are passed over.
pub(super) static MAPPER_BY_YEAR: Spec = every(
    &[OpprettetDato],
    When::Value,
    |s| s.is_in(OpprettetDato, Mappe).then(|| year(s.text())).flatten(),
    Layout::Years,
);

/// N5.15: any other status than these two is an error.
pub(super) static SAKSSTATUS: Spec = Spec {
    hears: &[Saksstatus],
    when: When::Value,
    kind: |s| text(s, s.is_in(Saksstatus, Mappe)),
    layout: Layout::Different,
    good: Some(&["Avsluttet", "Utgår"]),
    declared: None,
};

/// N5.16: by type; what arkivuttrekk.xml declares must be the same.
pub(super) static REGISTRERINGER: Spec = Spec {
    hears: &[Registrering],
    when: When::End,
    kind: |s| {
        s.is(Registrering).then(|| match s.kind(s.node.frame()) {
            "" => "registrering".to_owned(),
            kind => kind.rsplit(':').next().unwrap_or(kind).to_owned(),
        })
    },
    layout: Layout::Totals,
    good: None,
    declared: Some(|d| occurrences(d, "registrering")),
};

/// N5.17.
pub(super) static JOURNALPOSTTYPER: Spec = every(
    &[Journalposttype],
    When::Value,
    |s| {
        let parent = s.node.parent()?;
        text(s, s.parent() == Registrering && s.kind(parent) == "journalpost")
    },
    Layout::Bare,
);

/// N5.18.
pub(super) static REGISTRERINGER_BY_YEAR: Spec = every(
    &[OpprettetDato],
    When::Value,
    |s| s.is_in(OpprettetDato, Registrering).then(|| year(s.text())).flatten(),
    Layout::Years,
);

/// N5.22: any other status than these two is an error.
pub(super) static JOURNALSTATUS: Spec = Spec {
    hears: &[Journalstatus],
    when: When::Value,
    kind: |s| text(s, s.is_in(Journalstatus, Registrering)),
    layout: Layout::Bare,
    good: Some(&["Arkivert", "Utgår"]),
    declared: None,
};

/// N5.23.
pub(super) static DOKUMENTBESKRIVELSER: Spec = every(
    &[Dokumentbeskrivelse],
    When::Start,
    |s| counted(s.is(Dokumentbeskrivelse)),
    Layout::Parts,
);

/// N5.25: any other status than this is an error.
pub(super) static DOKUMENTSTATUS: Spec = Spec {
    hears: &[Dokumentstatus],
    when: When::Value,
    kind: |s| text(s, s.is_in(Dokumentstatus, Dokumentbeskrivelse)),
    layout: Layout::Bare,
    good: Some(&["Dokumentet er ferdigstilt"]),
    declared: None,
};

/// N5.26.
pub(super) static DOKUMENTOBJEKTER: Spec = every(
    &[Dokumentobjekt],
    When::Start,
    |s| counted(s.is(Dokumentobjekt)),
    Layout::Parts,
);

/// N5.35: `sakspart`, and from version 5.0 `part`.
pub(super) static PARTER: Spec = every(
    &[Sakspart, Part],
    When::End,
    |s| counted(s.is(Sakspart) || s.is(Part) && s.version == "5.0"),
    Layout::Parts,
);

/// N5.36: by what holds them. Arkade takes the holder's last attribute for its type, whatever
/// the attribute is.
pub(super) static MERKNADER: Spec = every(
    &[Merknad],
    When::Start,
    |s| {
        let holder = s.node.parent()?;
        let attr = holder.last_attribute();
        s.is(Merknad).then(|| match (s.arkade(), attr) {
            (true, "") => holder.name.to_string(),
            (true, attr) => attr.to_owned(),
            (false, _) => holder.kind().to_owned(),
        })
    },
    Layout::Kinds,
);

/// N5.37. Arkade says «fra», but it counts where they lead.
pub(super) static KRYSSREFERANSER: Spec = every(
    &[ReferanseTilKlasse, ReferanseTilMappe, ReferanseTilRegistrering],
    When::Start,
    |s| s.is(s.name()).then(|| s.node.frame().name.to_string()),
    Layout::Kinds,
);

/// N5.39.
pub(super) static KORRESPONDANSEPARTER: Spec = every(
    &[Korrespondansepart],
    When::Start,
    |s| counted(s.is(Korrespondansepart)),
    Layout::Parts,
);

/// N5.40: by how.
pub(super) static AVSKRIVNINGER: Spec = every(
    &[Avskrivningsmaate],
    When::Value,
    |s| text(s, s.is_in(Avskrivningsmaate, Avskrivning)),
    Layout::Kinds,
);

/// N5.42: by what holds them; the flag must agree.
pub(super) static SKJERMINGER: Spec = Spec {
    hears: &[Skjerming],
    when: When::Start,
    kind: |s| s.is(Skjerming).then(|| s.parent_word().to_owned()),
    layout: Layout::Kinds,
    good: None,
    declared: Some(|d| flag(d, "inneholderSkjermetInformasjon")),
};

/// N5.43: not those within another `gradering`.
pub(super) static GRADERINGER: Spec = every(
    &[Gradering],
    When::Start,
    |s| (s.is(Gradering) && s.parent() != Gradering).then(|| s.parent_word().to_owned()),
    Layout::Kinds,
);

/// N5.44: by what holds them; the flag must agree.
pub(super) static KASSASJONER: Spec = Spec {
    hears: &[Kassasjon],
    when: When::Start,
    kind: |s| s.is(Kassasjon).then(|| s.parent_word().to_owned()),
    layout: Layout::Kinds,
    good: None,
    declared: Some(|d| flag(d, "inneholderDokumenterSomSkalKasseres")),
};

/// N5.45: of an arkivdel or a document; the flag must agree.
pub(super) static UTFOERTE_KASSASJONER: Spec = Spec {
    hears: &[UtfoertKassasjon],
    when: When::Start,
    kind: |s| counted(matches!(s.parent(), Arkivdel | Dokumentbeskrivelse)),
    layout: Layout::Parts,
    good: None,
    declared: Some(|d| flag(d, "omfatterDokumenterSomErKassert")),
};

/// N5.46: conversions, not the documents that were converted.
pub(super) static KONVERTERINGER: Spec = every(
    &[Konvertering],
    When::Start,
    |s| counted(s.is_in(Konvertering, Dokumentobjekt)),
    Layout::Parts,
);

/// The declared number where it is another than the found one. By the standard the rules
/// themselves tell.
pub(super) fn occurrences(declared: &Declared<'_>, element: &str) -> Option<Message> {
    let stated = declared.uttrekk?.occurrences("arkivstruktur.xml", element);
    let stated = stated.map_or("0", |stated| stated.text.as_str());
    (declared.arkade && stated.parse() != Ok(declared.found)).then(|| {
        msg!(
            "arkade-declared",
            element = element,
            stated = stated,
            found = declared.found
        )
    })
}

/// The flag where it does not agree. Arkade looks for it where the template has it.
fn flag(declared: &Declared<'_>, name: &str) -> Option<Message> {
    let Additional { values, .. } = declared.uttrekk?.additional.as_ref()?;
    let stated = values.iter().find(|(n, _)| n == name);
    let stated = stated.is_some_and(|(_, value)| value.eq_ignore_ascii_case("true"));
    if !declared.arkade || stated == (declared.found > 0) {
        return None;
    }
    Some(match stated {
        true => msg!("arkade-flag-none", flag = name),
        false => msg!("arkade-flag-some", flag = name, found = declared.found),
    })
}
