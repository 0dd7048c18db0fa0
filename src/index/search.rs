//! Finding pages, best first, in an order that stays.

use std::ops::Bound;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::StrColumn;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhraseQuery,
    Query as Engine, RangeQuery, RegexQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption, Term};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader, TantivyDocument};

use super::analysis::{Token, folded};
use super::entry::{Hit, Hits, days};
use super::exclude::Excluded;
use super::expression::{Expression, parse};
use super::mark::{marked, matched, snippet};
use super::query::{Query, property};
use super::store::{Fields, Index, IndexError};
use crate::message::Message;
use crate::msg;

type Ranked = (Score, DocAddress);

impl Index {
    /// The pages that fit, the best first; of those, `limit` from the `offset`th on.
    ///
    /// The inner error is for the user: the question cannot be understood.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn search(
        &self,
        query: &Query,
        offset: usize,
        limit: usize,
    ) -> Result<Result<Hits, Message>, IndexError> {
        let asked = parse(&query.words).and_then(|words| {
            let engine = engine(query, &words, &self.fields)?;
            Ok((words, engine))
        });
        let (words, engine) = match asked {
            Ok(asked) => asked,
            Err(message) => return Ok(Err(message)),
        };
        let searcher = self.reader.searcher();
        let mut ranked =
            searcher.search(&engine, &Everything).map_err(|e| self.failed(e))?;
        let total = ranked.len();
        let chosen = self.chosen(&mut ranked, offset, limit)?;
        let mut hits = Vec::new();
        for (score, at) in chosen {
            let document: TantivyDocument =
                searcher.doc(at).map_err(|e| self.failed(e))?;
            let page = self.entry(&document)?;
            let marks = marked(&words, &page.text);
            let matched = matched(&page.text, &marks);
            let snippet = snippet(&page.text, &marks);
            hits.push(Hit { page, score, snippet, matched });
        }
        Ok(Ok(Hits { total, hits }))
    }

    /// The pages asked for. Only pages that share a score with one of them are ordered by
    /// property, date and page: reading that for every hit would cost too much.
    fn chosen(
        &self,
        ranked: &mut [Ranked],
        offset: usize,
        limit: usize,
    ) -> Result<Vec<Ranked>, IndexError> {
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let end = offset.saturating_add(limit).min(ranked.len());
        if offset >= end {
            return Ok(Vec::new());
        }
        let (first, last) = (ranked[offset].0, ranked[end - 1].0);
        let from = ranked.partition_point(|r| r.0 > first);
        let to = ranked.partition_point(|r| r.0 >= last);
        let orders = self.orders()?;
        let mut among = Vec::new();
        for (score, at) in &ranked[from..to] {
            let column = orders.get(at.segment_ord as usize).and_then(Option::as_ref);
            among.push((*score, order(column, at.doc_id).unwrap_or_default(), *at));
        }
        among.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let chosen = among.into_iter().skip(offset - from).take(end - offset);
        Ok(chosen.map(|(score, _, at)| (score, at)).collect())
    }

    fn orders(&self) -> Result<Vec<Option<StrColumn>>, IndexError> {
        let searcher = self.reader.searcher();
        let column = |s: &SegmentReader| s.fast_fields().str("order");
        let columns =
            searcher.segment_readers().iter().map(column).collect::<Result<_, _>>();
        columns.map_err(|e| self.failed(e))
    }
}

fn order(column: Option<&StrColumn>, page: DocId) -> Option<String> {
    let column = column?;
    let ordinal = column.term_ords(page).next()?;
    let mut order = String::new();
    column.ord_to_str(ordinal, &mut order).ok()?.then_some(order)
}

/// Collects every page with its score.
struct Everything;

struct Segment {
    ordinal: SegmentOrdinal,
    found: Vec<Ranked>,
}

impl Collector for Everything {
    type Fruit = Vec<Ranked>;
    type Child = Segment;

    fn for_segment(
        &self,
        ordinal: SegmentOrdinal,
        _segment: &SegmentReader,
    ) -> tantivy::Result<Segment> {
        Ok(Segment { ordinal, found: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<Vec<Ranked>>) -> tantivy::Result<Vec<Ranked>> {
        Ok(fruits.into_iter().flatten().collect())
    }
}

impl SegmentCollector for Segment {
    type Fruit = Vec<Ranked>;

    fn collect(&mut self, page: DocId, score: Score) {
        self.found.push((score, DocAddress::new(self.ordinal, page)));
    }

    fn harvest(self) -> Vec<Ranked> {
        self.found
    }
}

/// The question in the engine's terms.
fn engine(
    query: &Query,
    words: &Expression,
    fields: &Fields,
) -> Result<Box<dyn Engine>, Message> {
    let mut all = vec![(Occur::Must, expression(words, fields))];
    let mut filter = |filter: Box<dyn Engine>| {
        all.push((
            Occur::Must,
            Box::new(ConstScoreQuery::new(filter, 0.0)) as Box<dyn Engine>,
        ));
    };
    if let Some(eiendom) = query.eiendom.as_deref().filter(|e| !e.trim().is_empty()) {
        filter(term(fields.eiendom, &property(eiendom)?));
    }
    if let Some(kind) = query.kind.as_deref().filter(|k| !k.trim().is_empty()) {
        filter(term(fields.kind, &kind.trim().to_uppercase()));
    }
    if let (Some(fra), Some(til)) = (query.fra, query.til)
        && fra > til
    {
        return Err(msg!(
            "index-query-period",
            fra = fra.to_string(),
            til = til.to_string()
        ));
    }
    if let Some(fra) = query.fra {
        let from = Bound::Included(Term::from_field_i64(fields.last_day, days(fra)));
        filter(Box::new(RangeQuery::new(from, Bound::Unbounded)));
    }
    if let Some(til) = query.til {
        let to = Bound::Included(Term::from_field_i64(fields.first_day, days(til)));
        filter(Box::new(RangeQuery::new(Bound::Unbounded, to)));
    }
    if *words == Expression::All && all.len() == 1 {
        return Err(msg!("index-query-empty"));
    }
    Ok(Box::new(BooleanQuery::new(all)))
}

fn expression(expression_: &Expression, fields: &Fields) -> Box<dyn Engine> {
    match expression_ {
        Expression::All => Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0)),
        Expression::Word(token) => word(token, fields),
        Expression::Phrase(tokens) => phrase(tokens, fields),
        Expression::Prefix(beginning) => prefix(beginning, fields),
        Expression::And(list) => {
            let mut parts: Vec<_> =
                list.iter().map(|part| clause(part, fields)).collect();
            // `-a -b`: everything but.
            if parts.iter().all(|(occur, _)| *occur == Occur::MustNot) {
                parts.push((Occur::Must, expression(&Expression::All, fields)));
            }
            Box::new(BooleanQuery::new(parts))
        }
        Expression::Or(list) => {
            let any = list.iter().map(|part| (Occur::Should, expression(part, fields)));
            Box::new(BooleanQuery::new(any.collect()))
        }
        Expression::Not(inner) => Box::new(BooleanQuery::new(vec![
            (Occur::Must, expression(&Expression::All, fields)),
            (Occur::MustNot, excluded(inner, fields)),
        ])),
    }
}

fn clause(part: &Expression, fields: &Fields) -> (Occur, Box<dyn Engine>) {
    match part {
        Expression::Not(inner) => (Occur::MustNot, excluded(inner, fields)),
        Expression::All
        | Expression::Word(_)
        | Expression::Phrase(_)
        | Expression::Prefix(_)
        | Expression::And(_)
        | Expression::Or(_) => (Occur::Must, expression(part, fields)),
    }
}

fn excluded(inner: &Expression, fields: &Fields) -> Box<dyn Engine> {
    Box::new(Excluded(expression(inner, fields)))
}

fn term(field: Field, text: &str) -> Box<dyn Engine> {
    let term = Term::from_field_text(field, text);
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

fn any(parts: Vec<(f32, Box<dyn Engine>)>) -> Box<dyn Engine> {
    let boosted = |(boost, part): (f32, Box<dyn Engine>)| {
        (Occur::Should, Box::new(BoostQuery::new(part, boost)) as Box<dyn Engine>)
    };
    Box::new(BooleanQuery::new(parts.into_iter().map(boosted).collect()))
}

/// The word as it stands weighs most, then its other forms, then without its dots; in the
/// title twice as much.
fn word(token: &Token, fields: &Fields) -> Box<dyn Engine> {
    any(vec![
        (1.0, term(fields.words, &token.word)),
        (0.6, term(fields.stems, &token.stem)),
        (0.2, term(fields.folded, &token.folded)),
        (2.0, term(fields.title_words, &token.word)),
        (1.2, term(fields.title_stems, &token.stem)),
        (0.4, term(fields.title_folded, &token.folded)),
    ])
}

fn phrase(tokens: &[Token], fields: &Fields) -> Box<dyn Engine> {
    let within = |field: Field| -> Box<dyn Engine> {
        match tokens {
            [one] => term(field, &one.word),
            _ => {
                let terms = tokens.iter().map(|t| Term::from_field_text(field, &t.word));
                Box::new(PhraseQuery::new(terms.collect()))
            }
        }
    };
    let mut parts = vec![(1.0, within(fields.words)), (2.0, within(fields.title_words))];
    // `12/34` among the words is the property too.
    let numbers = tokens.iter().all(|t| t.word.bytes().all(|b| b.is_ascii_digit()));
    if numbers && (2..=4).contains(&tokens.len()) {
        let key =
            tokens.iter().map(|t| t.word.trim_start_matches('0')).collect::<Vec<_>>();
        parts.push((1.0, term(fields.eiendom, &key.join("/"))));
    }
    any(parts)
}

fn prefix(beginning: &str, fields: &Fields) -> Box<dyn Engine> {
    let mut parts: Vec<(f32, Box<dyn Engine>)> = Vec::new();
    let bare = folded(beginning);
    let forms = [
        (1.0, fields.words, beginning),
        (0.2, fields.folded, &bare),
        (2.0, fields.title_words, beginning),
        (0.4, fields.title_folded, &bare),
    ];
    for (boost, field, text) in forms {
        // A word is letters and digits only: nothing in it is a pattern's sign.
        if let Ok(pattern) = RegexQuery::from_pattern(&format!("{text}.*"), field) {
            parts.push((boost, Box::new(pattern)));
        }
    }
    any(parts)
}
