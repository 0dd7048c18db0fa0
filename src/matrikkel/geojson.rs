//! Building points as GeoJSON (RFC 7946), feature by feature.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::io::{BufRead, Read};

use serde::Deserialize;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::building::{Building, valid_bygningsnummer};
use super::csv::Findings;
use super::register::Position;
use super::{Kommunenummer, MatrikkelKey};
use crate::finding::Finding;
use crate::message::Message;
use crate::msg;

/// RFC 7946 positions are WGS 84 degrees unless an older `crs` member says otherwise.
const WGS84: u32 = 4326;

/// One feature is not longer than this, in bytes: a point has no need of it.
const MAX_FEATURE: usize = 4 * 1024 * 1024;

/// Reads building points and gives each to `each`, in the file's order; `file` names the
/// source in the findings. A feature that is no building is a finding with its line; a file
/// that is not JSON is read up to the fault.
pub fn read_buildings(
    source: impl BufRead,
    file: &str,
    each: impl FnMut(Building),
) -> Vec<Finding> {
    let lines = Cell::new(1);
    let left = Cell::new(MAX_FEATURE);
    let reading = Reading {
        findings: RefCell::new(Findings::new(file)),
        each: RefCell::new(each),
        lines: &lines,
        left: &left,
        epsg: Cell::new(WGS84),
        any: Cell::new(false),
    };
    let mut json = serde_json::Deserializer::from_reader(Counted {
        source,
        lines: &lines,
        left: &left,
    });
    let read = Collection(&reading).deserialize(&mut json);
    let mut findings = reading.findings.into_inner();
    match read {
        Err(error) => findings.stop(error.line() as u64, &error.to_string()),
        Ok(()) if !reading.any.get() && findings.list.is_empty() => {
            let place = crate::place::Place::file(file);
            findings.add(Finding::error(place, msg!("matrikkel-register-empty")));
        }
        Ok(()) => {}
    }
    findings.end()
}

/// Counts the lines that have been read, and the bytes that one feature may still have.
struct Counted<'l, R> {
    source: R,
    lines: &'l Cell<u64>,
    left: &'l Cell<usize>,
}

impl<R: BufRead> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let length = self.source.read(into)?;
        let left = self.left.get().checked_sub(length);
        self.left.set(left.ok_or(std::io::ErrorKind::FileTooLarge)?);
        let breaks = into[..length].iter().filter(|b| **b == b'\n').count();
        self.lines.set(self.lines.get() + breaks as u64);
        Ok(length)
    }
}

struct Reading<'r, E> {
    findings: RefCell<Findings<'r>>,
    each: RefCell<E>,
    lines: &'r Cell<u64>,
    left: &'r Cell<usize>,
    epsg: Cell<u32>,
    any: Cell<bool>,
}

impl<E: FnMut(Building)> Reading<'_, E> {
    fn feature(&self, feature: &Feature) {
        self.any.set(true);
        self.left.set(MAX_FEATURE);
        let line = self.lines.get();
        let mut findings = self.findings.borrow_mut();
        match feature.building(self.epsg.get()) {
            Ok(building) => {
                if !valid_bygningsnummer(building.bygningsnummer) {
                    let message = msg!(
                        "matrikkel-building-check",
                        number = building.bygningsnummer.to_string()
                    );
                    let finding = Finding::warning(findings.line(line), message)
                        .hint(msg!("matrikkel-building-check-hint"));
                    findings.add(finding);
                }
                (self.each.borrow_mut())(building);
            }
            Err(message) => {
                let finding = Finding::warning(findings.line(line), message);
                findings.add(finding);
            }
        }
    }
}

/// The whole file: a `FeatureCollection`.
struct Collection<'a, 'r, E>(&'a Reading<'r, E>);

impl<'de, E: FnMut(Building)> DeserializeSeed<'de> for Collection<'_, '_, E> {
    type Value = ();
    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de, E: FnMut(Building)> Visitor<'de> for Collection<'_, '_, E> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a GeoJSON FeatureCollection")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "features" => map.next_value_seed(Features(self.0))?,
                "crs" => {
                    let crs: Value = map.next_value()?;
                    self.0.epsg.set(epsg(&crs).unwrap_or(WGS84));
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

struct Features<'a, 'r, E>(&'a Reading<'r, E>);

impl<'de, E: FnMut(Building)> DeserializeSeed<'de> for Features<'_, '_, E> {
    type Value = ();
    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de, E: FnMut(Building)> Visitor<'de> for Features<'_, '_, E> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(feature) = list.next_element::<Feature>()? {
            self.0.feature(&feature);
        }
        Ok(())
    }
}

/// The last number of `urn:ogc:def:crs:EPSG::25833`.
fn epsg(crs: &Value) -> Option<u32> {
    let name = crs.pointer("/properties/name")?.as_str()?;
    name.rsplit(':').next()?.parse().ok()
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    geometry: Value,
    #[serde(default)]
    properties: Value,
}

impl Feature {
    fn building(&self, epsg: u32) -> Result<Building, Message> {
        let number = self.text("bygningsnummer");
        let bygningsnummer =
            number.parse().ok().filter(|n| (1..=999_999_999).contains(n)).ok_or_else(
                || msg!("matrikkel-building-number", value = number.clone()),
            )?;
        Ok(Building {
            bygningsnummer,
            bygningstype: self.text("bygningstype"),
            bygningsstatus: self.text("bygningsstatus"),
            position: self.position(epsg)?,
            key: self.key()?,
        })
    }

    /// A property as text, whether the file has it as text or number.
    fn text(&self, name: &str) -> String {
        match self.properties.get(name) {
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        }
    }

    fn key(&self) -> Result<Option<MatrikkelKey>, Message> {
        let [code, gnr, bnr] =
            ["kommunenummer", "gardsnummer", "bruksnummer"].map(|name| self.text(name));
        if gnr.is_empty() || bnr.is_empty() || code.is_empty() {
            return Ok(None);
        }
        let part = |name: &str| match self.text(name) {
            text if text.is_empty() => "0".to_owned(),
            text => text,
        };
        let text = format!(
            "{code:0>4}-{gnr}/{bnr}/{}/{}",
            part("festenummer"),
            part("seksjonsnummer")
        );
        let known: Result<Kommunenummer, _> = format!("{code:0>4}").parse();
        let key = text.parse::<MatrikkelKey>().ok().filter(|_| known.is_ok());
        key.map(Some).ok_or_else(|| msg!("matrikkel-building-key", value = text))
    }

    fn position(&self, epsg: u32) -> Result<Option<Position>, Message> {
        if self.geometry.is_null() {
            return Ok(None);
        }
        let at = |i: usize| self.geometry.pointer(&format!("/coordinates/{i}"))?.as_f64();
        match (self.geometry.get("type").and_then(Value::as_str), at(0), at(1)) {
            (Some("Point"), Some(ost), Some(nord)) => {
                Ok(Some(Position { epsg, nord, ost }))
            }
            _ => Err(msg!("matrikkel-building-point")),
        }
    }
}
