//! What the reports say.

use super::*;

/// The verdict on a delivery with a few faults.
fn faulty() -> Verdict {
    let folder = packed(|d| {
        d.replace(STRUCTURE, &format!("@sha256({PDF})@"), WRONG);
        d.replace(STRUCTURE, "<saksstatus>Avsluttet<", "<saksstatus>&lt;b&gt;åpen<");
        d.replace(STRUCTURE, "<format>tif<", "<format>tiff<");
    });
    judge(folder.path())
}

#[test]
fn the_page_tells_all_in_every_language_and_a_stranger_s_words_are_only_words() {
    let verdict = faulty();
    for lang in Lang::ALL {
        let page = report::html(&verdict, lang);
        assert_eq!(page, report::html(&verdict, lang));
        assert!(!page.contains("{$") && !page.contains("<b>åpen"), "{page}");
        assert!(page.contains("&lt;b&gt;åpen"), "{page}");
        for finding in verdict.findings() {
            let place = finding.place.to_string().replace('/', "&#x2f;");
            assert!(page.contains(&place), "{finding:?}");
        }
        // A key that has no words in the catalogue is shown as itself.
        for line in page.lines() {
            assert!(!line.contains("validate-") && !line.contains("report-"), "{line}");
        }
    }
}

#[test]
fn the_findings_of_every_rule_have_words_and_a_way_out_in_every_language() {
    let mut told = std::collections::BTreeSet::new();
    for (name, fault, _) in faults::FAULTS.iter().chain(more::FAULTS) {
        let folder = packed(fault);
        for finding in judge(folder.path()).findings() {
            told.insert(finding.rule.clone());
            for lang in Lang::ALL {
                let text = finding.text(lang);
                assert!(!text.contains('{') || finding.rule == "N5.03", "{name}: {text}");
                assert!(!text.contains("validate-"), "{name}: {text}");
            }
            let is_note = finding.severity == crate::finding::Severity::Note;
            assert!(finding.hint.is_some() || is_note, "{name}: {finding:?}");
        }
    }
    // The container's rules have their own test.
    let silent: Vec<_> = rules::RULES
        .iter()
        .map(|rule| rule.id)
        // veraPDF is another program, and earlier deliveries have their own tests too.
        .filter(|id| !told.contains(*id) && *id != "B.36")
        .filter(|id| !matches!(*id, "B.01" | "B.02" | "B.03" | "B.37" | "B.38" | "B.39"))
        .filter(|id| !counted_only(id))
        .collect();
    assert_eq!(silent, Vec::<&str>::new(), "rules that no fault makes speak");
}

#[test]
fn a_remark_on_validity_has_the_way_to_its_element() {
    let check = |from: &str, to: &str, xpath: &str| {
        let folder = packed(|d| d.replace(STRUCTURE, from, to));
        let verdict = judge(folder.path());
        let told = verdict.told().find(|told| told.finding.rule == "N5.03").unwrap();
        assert_eq!(told.xpath.as_deref(), Some(xpath), "{told:?}");
        assert!(told.system_id.is_some());
    };
    let mappe = "/arkiv/arkivdel[1]/klassifikasjonssystem[1]/klasse[1]/mappe[1]";
    check("<saksdato>1978-03-01<", "<saksdato>1. mars<", &format!("{mappe}/saksdato[1]"));
    check("<saksaar>", "<rart>1</rart><saksaar>", &format!("{mappe}/rart[1]"));
}

#[test]
fn what_is_told_of_a_line_has_the_way_to_its_element_and_its_unit() {
    for (name, fault, _) in faults::FAULTS.iter().chain(more::FAULTS) {
        let folder = packed(fault);
        for told in judge(folder.path()).told() {
            let finding = &told.finding;
            // An encoding is the document's, and what is not well-formed may be no element.
            if finding.place.line.is_none() || finding.rule == "B.09" {
                continue;
            }
            assert!(told.xpath.is_some(), "{name}: {finding:?}");
            let file = finding.place.file.as_deref().unwrap_or_default();
            let has_units = file == STRUCTURE || file.ends_with("Journal.xml");
            let way = told.xpath.clone().unwrap_or_default();
            let outside = way.contains("journalhode") || way.matches('/').count() == 1;
            assert!(
                !has_units || outside || told.system_id.is_some(),
                "{name}: {finding:?}"
            );
        }
    }
}

#[test]
fn what_is_told_of_a_document_file_names_the_unit_that_refers_to_it() {
    let folder = packed(|d| d.replace(PDF, "startxref", "xref"));
    let verdict = judge(folder.path());
    let told = verdict.told().next().unwrap();
    assert_eq!(told.system_id.as_deref(), Some("00000000-0000-4000-8000-00000000000a"));
    assert_eq!((told.finding.place.to_string().as_str(), &told.xpath), (PDF, &None));
}

/// Rules whose numbers are all they say.
fn counted_only(id: &str) -> bool {
    let counted = "04 05 07 08 09 11 13 17 18 20 23 26 27 35 36 37 38 39 40 41 43 46";
    id.strip_prefix("N5.").is_some_and(|number| counted.split(' ').any(|n| n == number))
}

#[test]
fn the_machine_s_report_has_place_words_and_key_of_every_finding() {
    let json: serde_json::Value =
        serde_json::from_str(&report::json(&faulty(), Lang::Nb)).unwrap();
    assert_eq!(json["outcome"], "rejected");
    assert_eq!((json["errors"].as_u64(), json["warnings"].as_u64()), (Some(2), Some(1)));
    assert_eq!(json["delivery"]["uuid"], UUID);
    assert_eq!(json["statistics"]["formats"]["pdf"], 2);
    let rules = json["rules"].as_array().unwrap();
    let status = rules.iter().find(|rule| rule["rule"] == "N5.15").unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(status).unwrap(), @r#"
    {
      "arkade": null,
      "counts": {
        "answers": [
          {
            "error": false,
            "file": null,
            "group": null,
            "lines": [],
            "text": "Totalt: 1"
          },
          {
            "error": true,
            "file": "arkivstruktur.xml",
            "group": null,
            "lines": [
              172
            ],
            "text": "<b>åpen – Antall: 1"
          }
        ],
        "errors": 1,
        "results": 2,
        "stop": null
      },
      "errors": 1,
      "findings": [
        {
          "arkade": null,
          "file": "content/arkivstruktur.xml",
          "hint": "avslutt eller rett i systemet, og lag uttrekket på nytt",
          "line": 172,
          "message": {
            "args": {
              "element": "saksstatus",
              "expected": "Avsluttet, Utgår",
              "found": "<b>åpen",
              "id": "00000000-0000-4000-8000-000000000006"
            },
            "key": "validate-status-open"
          },
          "severity": "error",
          "system_id": "00000000-0000-4000-8000-000000000006",
          "text": "saksstatus er «<b>åpen», ventet: Avsluttet, Utgår (systemID 00000000-0000-4000-8000-000000000006)",
          "xpath": "/arkiv/arkivdel[1]/klassifikasjonssystem[1]/klasse[1]/mappe[1]/saksstatus[1]"
        }
      ],
      "name": "Saksmappestatuser",
      "notes": 0,
      "profile": null,
      "rule": "N5.15",
      "source": "M052",
      "warnings": 0
    }
    "#);
}

/// Whether a value follows a schema, as far as our own schema goes.
fn follows(
    value: &serde_json::Value,
    schema: &serde_json::Value,
    all: &serde_json::Value,
) {
    use serde_json::Value;
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap();
        return follows(value, &all["$defs"][name], all);
    }
    if let Some(values) = schema["enum"].as_array() {
        assert!(values.contains(value), "{value}");
        return;
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let kinds = schema["type"]
        .as_array()
        .cloned()
        .unwrap_or_else(|| vec![schema["type"].clone()]);
    assert!(kinds.iter().any(|k| k == kind), "{value} is no {kinds:?}");
    for item in value.as_array().into_iter().flatten() {
        follows(item, &schema["items"], all);
    }
    if let (Some(fields), Some(known)) =
        (value.as_object(), schema["properties"].as_object())
    {
        for (name, field) in fields {
            follows(field, known.get(name).unwrap_or_else(|| panic!("{name}")), all);
        }
        for name in schema["required"].as_array().into_iter().flatten() {
            assert!(fields.contains_key(name.as_str().unwrap()), "{name}");
        }
    }
}

/// The verdict on a faulty delivery, with all that can be asked for.
fn all_of_it() -> Verdict {
    let folder = packed(|d| {
        d.replace(STRUCTURE, "<format>tif<", "<format>tiff<");
        d.replace(STRUCTURE, "<saksstatus>Avsluttet<", "<saksstatus>&lt;b&gt;åpen<");
    });
    let profile =
        "name = 'Depotet'\n[rules.'N5.15']\nseverity = 'note'\nreason = 'avtalt'";
    let settings = Settings {
        like_arkade: true,
        profile: Profile::read(profile).unwrap(),
        at: Some("2026-01-02T00:00:00Z".to_owned()),
        list_files: true,
        ..Settings::default()
    };
    delivery_of(folder.path(), &settings)
}

fn delivery_of(folder: &Path, settings: &Settings) -> Verdict {
    super::super::delivery(folder, settings, &|_| {}).unwrap()
}

#[test]
fn the_machine_s_report_follows_its_published_schema() {
    let schema = serde_json::from_str(report::SCHEMA).unwrap();
    for verdict in [faulty(), all_of_it()] {
        let report = serde_json::from_str(&report::json(&verdict, Lang::Nn)).unwrap();
        follows(&report, &schema, &schema);
    }
}

#[test]
fn a_profile_calls_findings_something_else_and_says_why() {
    let verdict = all_of_it();
    assert_eq!(verdict.outcome, Outcome::AcceptedWithWarnings);
    let rule = verdict.rules.iter().find(|rule| rule.rule == "N5.15").unwrap();
    assert_eq!((rule.errors, rule.notes), (0, 1));
    let page = report::html(&verdict, Lang::En);
    for told in ["Depotet", "avtalt", "2026-01-02T00:00:00Z", "As Arkade 2.12.4 answers"]
    {
        assert!(page.contains(told), "{told}");
    }
}

#[test]
fn an_id_in_capital_letters_is_the_same_id_here_and_another_to_arkade() {
    let folder = packed(|d| {
        d.replace(STRUCTURE, "00000000000d</systemID>", "00000000000C</systemID>");
    });
    let settings = Settings { like_arkade: true, ..Settings::default() };
    let verdict = delivery_of(folder.path(), &settings);
    let rule = verdict.rules.iter().find(|rule| rule.rule == "N5.47").unwrap();
    assert_eq!((rule.errors, rule.arkade.as_ref().unwrap().errors()), (1, 0));
}

#[test]
fn a_profile_accepts_so_many_findings_and_no_more() {
    let folder = packed(|d| d.replace_all("dias-mets.xml", "SHA-256", "MD5"));
    let judge = |at_most: u64| {
        let text = format!("[rules.'B.07']\nat_most = {at_most}\nreason = 'avtalt'");
        let profile = Profile::read(&text).unwrap();
        delivery_of(folder.path(), &Settings { profile, ..Settings::default() })
    };
    let counts =
        |verdict: &Verdict| (verdict.outcome, verdict.warnings(), verdict.notes());
    assert_eq!(counts(&judge(21)), (Outcome::Accepted, 0, 21));
    assert_eq!(counts(&judge(20)), (Outcome::AcceptedWithWarnings, 21, 0));
    assert!(report::html(&judge(21), Lang::En).contains("up to 21 findings"));
}

#[test]
fn a_build_server_is_told_rule_by_rule_and_a_table_file_by_file() {
    let verdict = faulty();
    let xml = report::junit(&verdict, Lang::En);
    assert!(xml.contains("failures=\"2\"") && xml.contains("&lt;b&gt;åpen"), "{xml}");
    let mut reader = quick_xml::Reader::from_str(&xml);
    while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    assert_eq!(xml.matches("<testcase ").count(), rules::RULES.len());
    let table = report::csv(&all_of_it());
    assert!(table.starts_with("path,bytes,sha256,puid,format,pages\n"));
    assert!(table.contains("content/DOKUMENT/1978/0001.tif,14,"), "{table}");
    assert!(table.contains(",fmt/477,PDF/A-2b,1\n"), "{table}");
}
