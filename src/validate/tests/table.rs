//! Every rule has a fault that makes it, and no other, speak; a rule that only counts has a change
//! that makes its numbers others.

use super::*;

/// Rules whose faults are made elsewhere, and where.
const ELSEWHERE: [(&str, &str); 7] = [
    ("B.01", "container.rs: a tar cut off"),
    ("B.02", "container.rs: a name that leads out"),
    ("B.03", "container.rs: a name twice"),
    ("B.36", "tests/common/verapdf.rs: another program"),
    ("B.37", "against.rs: an id that was delivered"),
    ("B.38", "against.rs: periods that overlap"),
    ("B.39", "against.rs: the same UUID"),
];

/// Rules whose faults another rule must speak of too.
const CASCADES: [(&str, &str); 2] = [
    // The schema forbids a class with classes and folders as well (krav 2.4.6).
    ("N5.12", "N5.03"),
    ("N5.19", "N5.03"),
];

const DOCUMENT: &str = "</dokumentbeskrivelse>";
/// The first registration's own beginning.
const EARLY: &str = "000000000007</systemID>\n            <opprettetDato>1978";
const END: &str = "</registrering>";

fn instead(d: &mut Delivery, from: &str, to: &str) {
    d.replace(STRUCTURE, from, to);
}

/// A change of every rule that only counts.
const CHANGES: &[(&str, Fault)] = &[
    ("N5.04", |d| {
        instead(d, "<arkivdel>", "<arkiv><arkivdel>");
        instead(d, "</arkivdel>", "</arkivdel></arkiv>");
    }),
    ("N5.05", |d| instead(d, "</arkivdel>", "</arkivdel><arkivdel></arkivdel>")),
    ("N5.07", |d| {
        let system = "</klassifikasjonssystem>";
        instead(d, system, &format!("{system}<klassifikasjonssystem>{system}"));
    }),
    ("N5.08", |d| instead(d, "</klasse>", "</klasse><klasse></klasse>")),
    ("N5.09", |d| instead(d, "</klasse>", "</klasse><klasse></klasse>")),
    ("N5.11", |d| {
        let made = "Garasje</tittel>\n          <opprettetDato>";
        instead(d, &format!("{made}1978"), &format!("{made}1977"));
    }),
    ("N5.13", |d| instead(d, "</mappe>", "</mappe><mappe></mappe>")),
    ("N5.17", |d| instead(d, "<journalposttype>Inn", "<journalposttype>Ut")),
    ("N5.18", |d| instead(d, EARLY, &EARLY.replace("1978", "1977"))),
    ("N5.20", |d| {
        instead(
            d,
            "</klasse>",
            "</klasse><klasse><registrering></registrering></klasse>",
        );
    }),
    ("N5.23", |d| {
        instead(d, DOCUMENT, &format!("{DOCUMENT}<dokumentbeskrivelse>{DOCUMENT}"));
    }),
    ("N5.26", |d| d.cut(STRUCTURE, "<dokumentobjekt>", "</dokumentobjekt>")),
    ("N5.27", |d| instead(d, EARLY, &EARLY.replace("1978", "1977"))),
    ("N5.35", |d| instead(d, END, &format!("<part><partNavn>A</partNavn></part>{END}"))),
    ("N5.36", |d| instead(d, END, &format!("<merknad><x/></merknad>{END}"))),
    ("N5.37", |d| d.cut(STRUCTURE, "<kryssreferanse>", "</kryssreferanse>")),
    ("N5.38", |d| instead(d, END, &format!("<presedens><x/></presedens>{END}"))),
    ("N5.39", |d| d.cut(STRUCTURE, "<korrespondansepart>", "</korrespondansepart>")),
    ("N5.40", |d| d.cut(STRUCTURE, "<avskrivning>", "</avskrivning>")),
    ("N5.41", |d| instead(d, END, &format!("<dokumentflyt><x/></dokumentflyt>{END}"))),
    ("N5.43", |d| instead(d, END, &format!("<gradering><x/></gradering>{END}"))),
    ("N5.46", |d| d.cut(STRUCTURE, "<konvertering>", "</konvertering>")),
];

fn judged(change: Fault) -> Verdict {
    let folder = tempfile::tempdir().unwrap();
    let mut delivery = sound();
    change(&mut delivery);
    delivery.fill();
    delivery.pack(folder.path(), &delivery.tar());
    judge(folder.path())
}

#[test]
fn every_rule_has_a_fault_that_no_other_rule_speaks_of() {
    let faults: Vec<_> = faults::FAULTS.iter().chain(more::FAULTS).collect();
    let alone = |id: &str| {
        let may = |rule: &str| rule == id || CASCADES.contains(&(id, rule));
        let rule = |line: &'static str| line.split(' ').next().unwrap_or_default();
        faults.iter().any(|(_, _, said)| {
            said.iter().any(|line| rule(line) == id)
                && said.iter().all(|line| may(rule(line)))
        })
    };
    let counted = |id: &str| CHANGES.iter().any(|(counted, _)| *counted == id);
    let elsewhere = |id: &str| ELSEWHERE.iter().any(|(other, _)| *other == id);
    let without = rules::RULES.iter().map(|rule| rule.id);
    let without = without.filter(|id| !alone(id) && !counted(id) && !elsewhere(id));
    assert_eq!(without.collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn every_rule_that_counts_tells_another_number() {
    let sheet = |verdict: &Verdict, id: &str| {
        let rule = verdict.rules.iter().find(|rule| rule.rule == id).unwrap();
        rule.counts.clone().unwrap_or_else(|| panic!("{id} counts nothing"))
    };
    let before = judged(|_| {});
    for (id, change) in CHANGES {
        let after = judged(*change);
        assert_ne!(sheet(&before, id), sheet(&after, id), "{id}");
        let said = after.rules.iter().find(|rule| rule.rule == *id).unwrap();
        assert!(said.findings.is_empty(), "{id}");
    }
}
