//! What became of codes and gårdsnumre.

use super::*;

/// Key as written, year → today's key, with `?` where a person must look.
fn check(history: &History, rows: &[(&str, Option<i16>, &str)]) {
    for (key, year, expected) in rows {
        let found = history.today(key.parse().unwrap(), *year);
        let mark = if found.doubt.is_some() { "?" } else { "" };
        assert_eq!(format!("{}{mark}", found.key), *expected, "{key} {year:?}");
        assert_eq!(found.certainty <= 0.5, found.doubt.is_some(), "{key}");
    }
}

#[test]
fn a_code_that_was_only_changed_keeps_its_series() {
    check(
        &History::builtin(),
        &[
            ("0101-12/34", Some(1970), "3101-12/34"),
            ("0101-12/34", None, "3101-12/34"),
            ("3001-12/34", Some(2021), "3101-12/34"),
            ("3101-12/34", None, "3101-12/34"),
            ("1201-12/34", Some(1980), "4601-12/34"),
            ("0301-208/619", Some(1950), "0301-208/619"),
            ("1422-12/34", Some(1990), "4642-12/34"),
            // Indre Østfold was merged in 2020; its own code of 2020 only changed in 2024.
            ("3014-12/34", Some(2022), "3118-12/34"),
        ],
    );
}

#[test]
fn a_series_that_moved_is_moved() {
    check(
        &History::builtin(),
        &[
            ("1018-12/34", Some(1970), "4204-412/34"),
            ("1017-12/34", None, "4204-512/34"),
            ("1001-12/34", Some(1999), "4204-12/34"),
            ("1256-2/34/5", Some(1970), "4631-302/34/5"),
            ("1444-47/2", Some(1970), "1577-247/2"),
            ("1444-46/2", Some(1970), "1577-46/2"),
        ],
    );
}

#[test]
fn what_is_not_known_is_asked_and_the_key_stays_as_written() {
    check(
        &History::builtin(),
        &[
            ("1534-5/21", Some(1970), "1534-5/21?"),
            // Flatøy: its new number is not stated.
            ("1256-1/3", Some(1970), "1256-1/3?"),
            ("1507-5/21", Some(2021), "1507-5/21?"),
            ("0122-5/21", Some(1970), "0122-5/21?"),
            ("1601-5/21", Some(1970), "1601-5/21?"),
            // Oppegård +200 in 2020, but no rule tells of 2024.
            ("0217-43/898", Some(1980), "0217-43/898?"),
            ("9999-5/21", None, "9999-5/21?"),
        ],
    );
}

#[test]
fn what_oppdrag_tells_comes_first_and_only_in_its_period() {
    let history = history();
    check(
        &history,
        &[
            ("1479-5/21", None, "4699-105/21"),
            ("1479-5/21", Some(1957), "4699-105/21"),
            ("1479-40/1", Some(1957), "4699-140/1"),
            ("1479-41/1", Some(1957), "1479-41/1?"),
            ("4699-5/21", None, "4699-5/21"),
            ("4699-5/21", Some(1957), "4699-5/21"),
        ],
    );
    assert!(history.knows("1479".parse().unwrap()));
    assert!(history.in_use("1479".parse().unwrap(), 1963));
    assert!(!history.in_use("1479".parse().unwrap(), 1964));
    let unknown = FormerMunicipality {
        kommunenummer: "1480".parse().unwrap(),
        navn: "Ytre Solvåg".to_owned(),
        fra: None,
        til: None,
        gnr_fra: None,
        gnr_til: None,
        tillegg: None,
    };
    let history = History::builtin().with(home(), vec![unknown]);
    check(&history, &[("1480-5/21", None, "1480-5/21?")]);
}

#[test]
fn a_long_name_is_tried_before_a_short_one() {
    let names = history().former_names(home());
    assert_eq!(names, [("1479".parse().unwrap(), "Indre Solvåg".to_owned())]);
    let kristiansand = History::builtin().former_names("4204".parse().unwrap());
    let names: Vec<_> = kristiansand.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["Songdalen", "Søgne"]);
}
