//! ALTO out and in again, and before an outside judge.

use std::process::Command;

use proptest::prelude::*;

use super::{Meta, read, write};
use crate::ocr::{Block, Line, PageReading, PageText, ReadBy, Word};
use crate::ocr::{Preparation, ReadingFacts, StoredReading, Type};
use crate::page::{Boxed, Ink, PageFacts};
use crate::place::Area;

fn any_area() -> impl Strategy<Value = Area> {
    (0u32..20_000, 0u32..20_000, 1u32..5_000, 1u32..5_000)
        .prop_map(|(x, y, width, height)| Area { x, y, width, height })
}

fn any_word() -> impl Strategy<Value = Word> {
    // What recognition lets through: no white space, no controls; markup, æøå, signs.
    let text = r#"[a-zæøåA-ZÆØÅ0-9&<>"'½§°ſ€.,;:/\-]{1,12}"#;
    let by = prop::sample::select(vec![ReadBy::First, ReadBy::Second, ReadBy::Both]);
    let rival = prop::option::of(r#"[a-zæøå0-9&<>"'½.,-]{1,8}( [a-zæøå&<]{1,5})?"#);
    (text, any_area(), 0u8..=100, by, rival).prop_map(
        |(text, area, confidence, by, rival)| Word { text, area, confidence, by, rival },
    )
}

fn any_text() -> impl Strategy<Value = PageText> {
    let words = prop::collection::vec(any_word(), 1..5);
    let line = (any_area(), words).prop_map(|(area, words)| Line { area, words });
    let lines = prop::collection::vec(line, 1..4);
    let block = (any_area(), lines).prop_map(|(area, lines)| Block { area, lines });
    (1u32..20_000, 1u32..20_000, prop::collection::vec(block, 0..4))
        .prop_map(|(width, height, blocks)| PageText { width, height, blocks })
}

fn any_reading() -> impl Strategy<Value = PageReading> {
    let skew = prop::option::of(-500i32..500);
    (any_text(), skew, any::<bool>(), 0u8..4, 0u8..5, any::<bool>()).prop_map(
        |(text, skew, blank, quarters, passes, poor)| {
            let page =
                PageFacts { skew, ink: Ink::Weak, border: 7, ..PageFacts::default() };
            let facts = ReadingFacts {
                boxes: vec![Boxed {
                    area: Area { x: u32::from(passes), y: 3, width: 7, height: 80 },
                    ink: Some(77),
                }],
                second: String::new(),
                lines_again: 0,
                page,
                blank,
                shows_through: blank,
                orientation: u16::from(quarters) * 90,
                preparation: Preparation::Flattened,
                one_sided: poor,
                set_in: Type::BlackLetter,
                engine: "Tesseract 5.3.0, nor".to_owned(),
                passes,
                stops: passes / 2,
                poor,
                unread: u32::from(passes) * 1000,
                layer: None,
            };
            PageReading { text, facts }
        },
    )
}

fn meta() -> Meta {
    Meta {
        file: "Gnr 12 Bnr 34/0001 <æ>.tif".to_owned(),
        page: 3,
        program: "0.1.0".to_owned(),
        recipe: "e3b0c442".to_owned(),
        language: Some("nn-NO".to_owned()),
    }
}

proptest! {
    #[test]
    fn what_is_stored_comes_back_whole(reading in any_reading()) {
        let stored = StoredReading::of(&reading, &meta());
        prop_assert_eq!(stored.reading().unwrap(), reading);
    }

    #[test]
    fn strange_bytes_are_an_error_and_never_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(read(&bytes).is_err());
    }

    #[test]
    fn a_cut_file_is_an_error(reading in any_reading(), part in 0.0f64..0.99) {
        let alto = write(&reading, &meta());
        let cut = (alto.len() as f64 * part) as usize;
        prop_assert!(read(&alto[..cut]).is_err());
    }
}

/// One of each: border, turn, skew, drawing, words with markup.
fn example() -> PageReading {
    let area = |x, width| Area { x, y: 200, width, height: 40 };
    let word = |text: &str, x, confidence| Word::new(text, area(x, 90), confidence);
    let line = Line {
        area: area(100, 190),
        words: vec![word("Nordre", 100, 96), word("\"Vik\"", 200, 7)],
    };
    let text = PageText {
        width: 2480,
        height: 3508,
        blocks: vec![Block { area: area(100, 190), lines: vec![line] }],
    };
    let page = PageFacts { skew: Some(-73), border: 9000, ..PageFacts::default() };
    let facts = ReadingFacts {
        page,
        orientation: 180,
        passes: 2,
        engine: "Tesseract 5.3.0, nor 0123abcd".to_owned(),
        ..ReadingFacts::default()
    };
    PageReading { text, facts }
}

#[test]
fn the_file_says_what_was_done_and_read() {
    insta::assert_snapshot!(String::from_utf8(write(&example(), &meta())).unwrap(), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <alto xmlns="http://www.loc.gov/standards/alto/ns-v4#" SCHEMAVERSION="4.4">
      <Description>
        <MeasurementUnit>pixel</MeasurementUnit>
        <sourceImageInformation>
          <fileName>Gnr 12 Bnr 34/0001 &lt;æ&gt;.tif</fileName>
        </sourceImageInformation>
        <Processing ID="preparation">
          <processingCategory>preOperation</processingCategory>
          <processingStepDescription>grey</processingStepDescription>
          <processingStepDescription>black scanner edges painted over</processingStepDescription>
          <processingStepDescription>turned clockwise by 180 degrees</processingStepDescription>
          <processingStepDescription>skew -0.73 degrees</processingStepDescription>
          <processingStepDescription>preparation: usual</processingStepDescription>
          <processingSoftware>
            <softwareName>byggarkiv</softwareName>
            <softwareVersion>0.1.0</softwareVersion>
          </processingSoftware>
        </Processing>
        <Processing ID="reading">
          <processingCategory>contentGeneration</processingCategory>
          <processingStepDescription>text recognition, passes: 2</processingStepDescription>
          <processingStepSettings>e3b0c442</processingStepSettings>
          <processingSoftware>
            <softwareName>recogniser</softwareName>
            <softwareVersion>Tesseract 5.3.0, nor 0123abcd</softwareVersion>
          </processingSoftware>
        </Processing>
      </Description>
      <Layout>
        <Page ID="page_1" PHYSICAL_IMG_NR="3" HEIGHT="3508" WIDTH="2480" PROCESSINGREFS="reading" LANG="nn-NO" PC="0.56">
          <PrintSpace HPOS="0" VPOS="0" WIDTH="2480" HEIGHT="3508">
            <TextBlock ID="block_1" HPOS="100" VPOS="200" WIDTH="190" HEIGHT="40">
              <TextLine ID="line_1_1" HPOS="100" VPOS="200" WIDTH="190" HEIGHT="40">
                <String ID="string_1_1_1" HPOS="100" VPOS="200" WIDTH="90" HEIGHT="40" WC="0.96" CONTENT="Nordre"/>
                <SP HPOS="190" VPOS="200" WIDTH="10"/>
                <String ID="string_1_1_2" HPOS="200" VPOS="200" WIDTH="90" HEIGHT="40" WC="0.07" CONTENT="&quot;Vik&quot;"/>
              </TextLine>
            </TextBlock>
          </PrintSpace>
        </Page>
      </Layout>
    </alto>
    "#);
}

#[test]
fn a_word_divided_between_columns_is_told_whole_and_kept_as_read() {
    let area = Area { x: 1, y: 1, width: 9, height: 9 };
    let block = |words: &[&str]| {
        let words = words.iter().map(|w| Word::new(*w, area, 90)).collect();
        Block { area, lines: vec![Line { area, words }] }
    };
    let blocks = vec![block(&["en", "gara-"]), block(&["sje", "til"])];
    let text = PageText { width: 20, height: 20, blocks };
    let reading = PageReading { text, facts: ReadingFacts::default() };
    let alto = String::from_utf8(write(&reading, &meta())).unwrap();
    for part in [
        r#"CONTENT="gara-" SUBS_TYPE="HypPart1" SUBS_CONTENT="garasje""#,
        r#"CONTENT="sje" SUBS_TYPE="HypPart2" SUBS_CONTENT="garasje""#,
    ] {
        assert!(alto.contains(part), "{alto}");
    }
    assert_eq!(alto.matches("SUBS_TYPE").count(), 2);
    assert_eq!(read(alto.as_bytes()).unwrap(), reading.text);
}

#[test]
fn declared_entities_and_a_second_page_are_refused() {
    let check = |alto: &str, expected: &str| {
        let error = read(alto.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    };
    check("<!DOCTYPE a [<!ENTITY b 'c'>]><alto/>", "DOCTYPE");
    check("<alto/>", "Page");
    check("<alto><String CONTENT='x'/></alto>", "outside its parent");
    check(
        "<alto><Page WIDTH='1' HEIGHT='1'/><Page WIDTH='1' HEIGHT='1'/></alto>",
        "second",
    );
    check("<alto><Page WIDTH='-1' HEIGHT='1'/></alto>", "WIDTH");
    let page = "<alto><Page WIDTH='9' HEIGHT='9'><TextBlock HPOS='1' VPOS='1' WIDTH='1' HEIGHT='1'>\
         <TextLine HPOS='1' VPOS='1' WIDTH='1' HEIGHT='1'>\
         <String HPOS='1' VPOS='1' WIDTH='1' HEIGHT='1' WC='1' CONTENT='&b;'/></TextLine></TextBlock></Page></alto>";
    check(page, "");
}

#[test]
fn xmllint_finds_it_valid_by_the_official_schema() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let blank = PageReading {
        facts: ReadingFacts { blank: true, ..Default::default() },
        ..example()
    };
    for (name, reading) in [
        ("words.xml", example()),
        (
            "blank.xml",
            PageReading {
                text: PageText { width: 10, height: 9, blocks: Vec::new() },
                ..blank
            },
        ),
    ] {
        let path = folder.path().join(name);
        crate::files::write(&path, &write(&reading, &meta())).unwrap();
        let judged = Command::new("xmllint")
            .env("XML_CATALOG_FILES", root.join("schemas/catalog.xml"))
            .args(["--nonet", "--noout", "--schema"])
            .arg(root.join("schemas/alto-4-4.xsd"))
            .arg(&path)
            .output()
            .expect("xmllint is installed (libxml2-utils)");
        assert!(judged.status.success(), "{}", String::from_utf8_lossy(&judged.stderr));
    }
}
