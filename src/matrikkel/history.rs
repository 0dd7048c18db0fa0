//! What became of a municipality's code and gårdsnummer.
//!
//! A code identifies a municipality only together with its period (SSB has used codes again),
//! and mergers moved whole gnr series. What is not known is said, never taken to be 0.

use std::collections::BTreeSet;

use super::{Kommunenummer, MatrikkelKey};
use crate::message::Message;
use crate::msg;

const CODES: &str = include_str!("data/regtools_kommuner-1994-2024.tsv");
const OFFSETS: &str = include_str!("data/gnr_offsets.tsv");

/// A former municipality as `oppdrag.toml` tells it; comes before what is built in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerMunicipality {
    /// Its code then.
    pub kommunenummer: Kommunenummer,
    /// Its name, such as `Indre Solvåg`.
    pub navn: String,
    /// The first year of the code, where known.
    pub fra: Option<i16>,
    /// The last year of the code, where known.
    pub til: Option<i16>,
    /// The first gnr the rule holds for; none is from the lowest.
    pub gnr_fra: Option<u32>,
    /// The last gnr the rule holds for; none is to the highest.
    pub gnr_til: Option<u32>,
    /// Today's gnr = gnr then + tillegg; none is not known.
    pub tillegg: Option<i32>,
}

/// A key as it is written today.
#[derive(Clone, Debug, PartialEq)]
pub struct Translation {
    /// Today's key; the key as it was where today's is not known.
    pub key: MatrikkelKey,
    /// How sure the rules used are, 0–1.
    pub certainty: f32,
    /// Why a person must look, if so.
    pub doubt: Option<Message>,
}

/// The codes and gnr rules known.
#[derive(Clone, Debug)]
pub struct History {
    codes: Vec<Code>,
    rules: Vec<Rule>,
    home: Option<Kommunenummer>,
    former: Vec<FormerMunicipality>,
}

/// One code in one period, and the municipality of 2024 it lies in.
#[derive(Clone, Debug)]
struct Code {
    kommunenummer: Kommunenummer,
    navn: String,
    fra: Option<i16>,
    til: Option<i16>,
    today: Kommunenummer,
}

/// New gnr = old gnr + offset, for a range of old gnr.
#[derive(Clone, Debug)]
struct Rule {
    old: Kommunenummer,
    new: Kommunenummer,
    /// The first year of the new code.
    year: i16,
    gnr: (u32, u32),
    offset: Option<i32>,
    certainty: f32,
}

impl History {
    /// The history that is built in (`data/README.md` tells its sources).
    #[must_use]
    pub fn builtin() -> Self {
        let rows = |text: &'static str| text.lines().skip(1);
        Self {
            codes: rows(CODES).filter_map(Code::read).collect(),
            rules: rows(OFFSETS).filter_map(Rule::read).collect(),
            home: None,
            former: Vec::new(),
        }
    }

    /// Adds what `oppdrag.toml` tells of the municipalities that became `home`.
    #[must_use]
    pub fn with(mut self, home: Kommunenummer, rows: Vec<FormerMunicipality>) -> Self {
        self.home = Some(home);
        self.former = rows;
        self
    }

    /// Whether the code is or was some municipality's, as far as is known here.
    #[must_use]
    pub fn knows(&self, code: Kommunenummer) -> bool {
        self.home == Some(code)
            || self.former.iter().any(|f| f.kommunenummer == code)
            || self.codes.iter().any(|c| c.kommunenummer == code)
    }

    /// The former municipalities that lie in `home` today: code and name, longest name
    /// first, so that `Indre Solvåg` is not taken for `Solvåg`.
    #[must_use]
    pub fn former_names(&self, home: Kommunenummer) -> Vec<(Kommunenummer, String)> {
        let told = self.former.iter().map(|f| (f.kommunenummer, f.navn.clone()));
        let built_in = self.codes.iter().filter(|c| c.today == home && c.til.is_some());
        let names: BTreeSet<_> =
            told.chain(built_in.map(|c| (c.kommunenummer, c.navn.clone()))).collect();
        let own = self.codes.iter().find(|c| c.kommunenummer == home && c.til.is_none());
        let mut names: Vec<_> = names
            .into_iter()
            .filter(|(_, name)| !name.is_empty() && own.is_none_or(|c| c.navn != *name))
            .collect();
        names.sort_by_key(|(code, name)| (std::cmp::Reverse(name.len()), *code));
        names
    }

    /// The codes of the former municipalities that lie in `home` today.
    #[must_use]
    pub fn former_codes(&self, home: Kommunenummer) -> Vec<Kommunenummer> {
        let told = self.former.iter().map(|f| f.kommunenummer);
        let built_in = self.codes.iter().filter(|c| c.today == home && c.til.is_some());
        let codes: BTreeSet<_> = told.chain(built_in.map(|c| c.kommunenummer)).collect();
        codes.into_iter().filter(|c| *c != home).collect()
    }

    /// Whether the code was in use in that year, as far as is known here.
    #[must_use]
    pub fn in_use(&self, code: Kommunenummer, year: i16) -> bool {
        let told = |f: &&FormerMunicipality| f.kommunenummer == code;
        match self.former.iter().find(told) {
            Some(_) => self.told(code, Some(year)),
            None => self
                .code(code, Some(year))
                .is_some_and(|c| within(Some(year), c.fra, c.til)),
        }
    }

    /// The key as it is written today. `year` is the paper's, where it is known; without it
    /// a code that is in use today is today's.
    #[must_use]
    pub fn today(&self, key: MatrikkelKey, year: Option<i16>) -> Translation {
        if self.told(key.kommunenummer, year) {
            return self.as_told(key, year);
        }
        if self.home == Some(key.kommunenummer)
            && !self.was_another(key.kommunenummer, year)
        {
            return Translation { key, certainty: 1.0, doubt: None };
        }
        self.follow(key, year)
    }

    /// Whether `oppdrag.toml` speaks of this code in this year.
    fn told(&self, code: Kommunenummer, year: Option<i16>) -> bool {
        // Without a year, a code that is also the home's own is today's.
        let own = self.home == Some(code) && year.is_none();
        !own && self
            .former
            .iter()
            .any(|f| f.kommunenummer == code && within(year, f.fra, f.til))
    }

    fn as_told(&self, key: MatrikkelKey, year: Option<i16>) -> Translation {
        let rule = self.former.iter().find(|f| {
            f.kommunenummer == key.kommunenummer
                && within(year, f.fra, f.til)
                && f.gnr_fra.is_none_or(|n| n <= key.gardsnummer)
                && f.gnr_til.is_none_or(|n| key.gardsnummer <= n)
        });
        let (Some(rule), Some(home)) = (rule, self.home) else {
            return doubted(
                key,
                msg!(
                    "matrikkel-gnr-outside-rules",
                    kommunenummer = key.kommunenummer.to_string(),
                    gnr = key.gardsnummer
                ),
            );
        };
        match rule.tillegg.and_then(|tillegg| moved(key, home, tillegg)) {
            Some(key) => Translation { key, certainty: 1.0, doubt: None },
            None => unknown_offset(key, home),
        }
    }

    /// Whether the code belonged, in that year, to a municipality other than today's.
    fn was_another(&self, code: Kommunenummer, year: Option<i16>) -> bool {
        year.is_some() && {
            let then = self.code(code, year);
            then.is_some_and(|c| c.til.is_some() && c.today != code)
        }
    }

    /// The code that was in use in that year; without a year today's, else the last one.
    fn code(&self, code: Kommunenummer, year: Option<i16>) -> Option<&Code> {
        let all = || self.codes.iter().filter(|c| c.kommunenummer == code);
        match year {
            Some(_) => all().find(|c| within(year, c.fra, c.til)),
            None => {
                all().find(|c| c.til.is_none()).or_else(|| all().max_by_key(|c| c.til))
            }
        }
        .or_else(|| all().next())
    }

    /// Follows the built-in rules, reform by reform, to the code of 2024.
    fn follow(&self, key: MatrikkelKey, year: Option<i16>) -> Translation {
        let mut now = key;
        let mut year = year;
        let mut certainty = 1.0f32;
        // No municipality has been through more reforms than this.
        for _ in 0..6 {
            let rules = self.rules_for(now, year);
            let step = match rules.as_slice() {
                [rule] => rule
                    .offset
                    .and_then(|o| moved(now, rule.new, o))
                    .map(|k| (k, rule.certainty, rule.year)),
                [] => match self.code(now.kommunenummer, year) {
                    Some(code) if code.til.is_none() => {
                        return Translation { key: now, certainty, doubt: None };
                    }
                    Some(code) => self.renumbered(now, code),
                    None if self.rules.iter().any(|r| r.old == now.kommunenummer) => None,
                    None => {
                        return doubted(
                            key,
                            msg!(
                                "matrikkel-code-unknown",
                                kommunenummer = key.kommunenummer.to_string()
                            ),
                        );
                    }
                },
                _ => {
                    return doubted(
                        key,
                        msg!(
                            "matrikkel-code-split",
                            kommunenummer = now.kommunenummer.to_string()
                        ),
                    );
                }
            };
            let Some((next, sure, from)) = step else {
                let target = rules
                    .first()
                    .map(|r| r.new)
                    .or_else(|| self.code(now.kommunenummer, year).map(|c| c.today));
                return unknown_offset(key, target.unwrap_or(now.kommunenummer));
            };
            (now, year, certainty) = (next, Some(from), certainty * sure);
        }
        unknown_offset(key, now.kommunenummer)
    }

    /// The rules that take this key onwards from that year.
    fn rules_for(&self, key: MatrikkelKey, year: Option<i16>) -> Vec<&Rule> {
        let in_use_today = year.is_none()
            && self.code(key.kommunenummer, None).is_some_and(|c| c.til.is_none());
        let apply = |r: &&Rule| {
            r.old == key.kommunenummer
                && !in_use_today
                && year.is_none_or(|y| y < r.year)
                && (r.gnr.0..=r.gnr.1).contains(&key.gardsnummer)
        };
        self.rules.iter().filter(apply).collect()
    }

    /// A new code for the same municipality: where it shared its way to today with no other,
    /// no gnr series had to move.
    fn renumbered(
        &self,
        key: MatrikkelKey,
        code: &Code,
    ) -> Option<(MatrikkelKey, f32, i16)> {
        let group = || self.codes.iter().filter(|c| c.today == code.today);
        let last = group().filter_map(|c| c.til).max()?;
        // The table names no first year for today's code: it follows the last former one.
        let span = |c: &Code| match c.til {
            Some(til) => (c.fra.unwrap_or(i16::MIN), til),
            None => (c.fra.unwrap_or(last + 1), i16::MAX),
        };
        let (start, _) = span(code);
        let mut alive: Vec<_> =
            group().map(span).filter(|(_, end)| *end >= start).collect();
        alive.sort_unstable();
        let alone = alive.windows(2).all(|pair| pair[0].1 < pair[1].0);
        moved(key, code.today, 0).filter(|_| alone).map(|key| (key, 0.97, last + 1))
    }
}

fn within(year: Option<i16>, from: Option<i16>, to: Option<i16>) -> bool {
    year.is_none_or(|y| from.is_none_or(|f| f <= y) && to.is_none_or(|t| y <= t))
}

fn moved(key: MatrikkelKey, to: Kommunenummer, offset: i32) -> Option<MatrikkelKey> {
    let gardsnummer = key.gardsnummer.checked_add_signed(offset)?;
    let sound = (1..=99_999).contains(&gardsnummer);
    sound.then_some(MatrikkelKey { kommunenummer: to, gardsnummer, ..key })
}

fn doubted(key: MatrikkelKey, doubt: Message) -> Translation {
    Translation { key, certainty: 0.5, doubt: Some(doubt) }
}

fn unknown_offset(key: MatrikkelKey, today: Kommunenummer) -> Translation {
    doubted(
        key,
        msg!(
            "matrikkel-offset-unknown",
            kommunenummer = key.kommunenummer.to_string(),
            gnr = key.gardsnummer,
            today = today.to_string()
        ),
    )
}

impl Code {
    /// `K.3101 | Halden | 0101 | Halden (-2019)`, tabs between.
    fn read(line: &str) -> Option<Self> {
        let mut fields = line.split('\t');
        let today = fields.next()?.strip_prefix("K.")?.parse().ok()?;
        let kommunenummer = fields.nth(1)?.parse().ok()?;
        let text = fields.next()?.trim();
        let (navn, fra, til) = period(text).unwrap_or((text, None, None));
        // `Våler (Østfold)`: the county tells two of one name apart.
        let navn = navn.split(" (").next()?.trim().to_owned();
        Some(Self { kommunenummer, navn, fra, til, today })
    }
}

/// The years at the end of `Sarpsborg (1992-2019)`, `Halden (-2019)`.
fn period(text: &str) -> Option<(&str, Option<i16>, Option<i16>)> {
    let (navn, years) = text.strip_suffix(')')?.rsplit_once('(')?;
    let (from, to) = years.split_once('-')?;
    let year = |y: &str| y.trim().parse().ok();
    let sound = |y: &str| y.trim().is_empty() || year(y).is_some();
    (sound(from) && sound(to)).then(|| (navn, year(from), year(to)))
}

impl Rule {
    /// `0217 | 3020 | 2020-01-01 | | | 200 | … | inferred`, tabs between.
    fn read(line: &str) -> Option<Self> {
        let fields: Vec<_> = line.split('\t').collect();
        let gnr = |at: usize| fields.get(at)?.trim().parse::<u32>().ok();
        let certainty = match *fields.get(7)? {
            "measured" | "stated" | "excerpt" => 0.97,
            _ => 0.8,
        };
        Some(Self {
            old: fields.first()?.parse().ok()?,
            new: fields.get(1)?.parse().ok()?,
            year: fields.get(2)?.get(..4)?.parse().ok()?,
            gnr: (gnr(3).unwrap_or(0), gnr(4).unwrap_or(u32::MAX)),
            offset: fields.get(5)?.trim().parse().ok(),
            certainty,
        })
    }
}
