//! What the reports say.

use super::*;

/// The verdict on a delivery with a few faults.
fn faulty() -> Verdict {
    let folder = tempfile::tempdir().unwrap();
    let mut delivery = sound();
    delivery.replace(STRUCTURE, &format!("@sha256({PDF})@"), WRONG);
    delivery.replace(STRUCTURE, "<saksstatus>Avsluttet<", "<saksstatus>&lt;b&gt;åpen<");
    delivery.replace(STRUCTURE, "<format>tif<", "<format>tiff<");
    delivery.fill();
    delivery.pack(folder.path(), &delivery.tar());
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
        let folder = tempfile::tempdir().unwrap();
        let mut delivery = sound();
        fault(&mut delivery);
        delivery.fill();
        delivery.pack(folder.path(), &delivery.tar());
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
        .filter(|id| !told.contains(*id) && !matches!(*id, "B.01" | "B.02" | "B.03"))
        .filter(|id| !counted_only(id))
        .collect();
    assert_eq!(silent, Vec::<&str>::new(), "rules that no fault makes speak");
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
