//! The user's words as an expression.
//!
//! `garasje tilbygg` (both), `"ferdigattest for garasje"` (as it stands), `garasj*`
//! (beginning), `OR`/`ELLER`/`|`, `NOT`/`IKKE`/`-word`, `AND`/`OG`, brackets.
//! Operators are in capitals: `og` is a word.

use super::analysis::{Token, normal, tokens};
use crate::message::Message;
use crate::msg;

/// Longer questions are refused, in characters.
const MAX_LENGTH: usize = 1_000;
/// More words are refused.
const MAX_WORDS: usize = 50;
/// Deeper brackets are refused.
const MAX_DEPTH: usize = 20;

/// What a page must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expression {
    /// Anything.
    All,
    /// A word in any of its forms.
    Word(Token),
    /// These words in this order, as they stand; in a key such as `12/34` too.
    Phrase(Vec<Token>),
    /// A word that begins like this.
    Prefix(String),
    And(Vec<Expression>),
    Or(Vec<Expression>),
    Not(Box<Expression>),
}

/// Reads the user's words; nothing is [`Expression::All`].
pub(super) fn parse(words: &str) -> Result<Expression, Message> {
    if words.chars().count() > MAX_LENGTH {
        return Err(msg!("index-query-long", limit = MAX_LENGTH));
    }
    let parts = parts(words)?;
    let mut parser = Parser { parts: &parts, at: 0, depth: 0 };
    let expression = parser.or()?;
    match parser.peek() {
        None => Ok(expression),
        Some(_) => Err(msg!("index-query-bracket")),
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Open,
    Close,
    And,
    Or,
    Not,
    Term(Expression),
}

/// Cuts the question into its parts.
fn parts(words: &str) -> Result<Vec<Part>, Message> {
    let mut parts = Vec::new();
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            _ if c.is_whitespace() => rest = after,
            '(' | ')' => {
                parts.push(if c == '(' { Part::Open } else { Part::Close });
                rest = after;
            }
            '|' => {
                parts.push(Part::Or);
                rest = after;
            }
            '-' if after.starts_with(['(', '"', '«', '“', '„']) => {
                parts.push(Part::Not);
                rest = after;
            }
            '"' | '«' | '“' | '”' | '„' => {
                let end = after
                    .find(['"', '»', '“', '”'])
                    .ok_or_else(|| msg!("index-query-quote"))?;
                parts.extend(phrase(&after[..end]));
                rest = after[end..]
                    .get(after[end..].chars().next().map_or(0, char::len_utf8)..)
                    .unwrap_or_default();
            }
            _ => {
                let stop = |c: char| c.is_whitespace() || "()\"«»“”|".contains(c);
                let end = rest.find(stop).unwrap_or(rest.len());
                // A lone closing quote is no word.
                if end == 0 {
                    return Err(msg!("index-query-quote"));
                }
                parts.extend(word(&rest[..end])?);
                rest = &rest[end..];
            }
        }
    }
    let words = parts.iter().filter(|p| matches!(p, Part::Term(_))).count();
    if words > MAX_WORDS {
        return Err(msg!("index-query-many", limit = MAX_WORDS));
    }
    Ok(parts)
}

fn phrase(text: &str) -> Option<Part> {
    let tokens = tokens(text);
    (!tokens.is_empty()).then_some(Part::Term(Expression::Phrase(tokens)))
}

/// One run of characters: an operator, or a word with what is written to it.
fn word(text: &str) -> Result<Vec<Part>, Message> {
    match text {
        "AND" | "OG" | "+" => return Ok(vec![Part::And]),
        "OR" | "ELLER" => return Ok(vec![Part::Or]),
        "NOT" | "IKKE" | "IKKJE" => return Ok(vec![Part::Not]),
        _ => {}
    }
    let (not, text) = match text.strip_prefix('-') {
        Some(rest) if !rest.is_empty() => (true, rest),
        _ => (false, text),
    };
    let text = text.strip_prefix('+').unwrap_or(text);
    let mut parts = if not { vec![Part::Not] } else { Vec::new() };
    match term(text)? {
        Some(term) => parts.push(Part::Term(term)),
        // Signs alone say nothing.
        None => parts.clear(),
    }
    Ok(parts)
}

fn term(text: &str) -> Result<Option<Expression>, Message> {
    if let Some(beginning) = text.strip_suffix('*') {
        let letters = tokens(beginning);
        return match letters.as_slice() {
            _ if beginning.contains('*') => Err(msg!("index-query-star", word = text)),
            [] => Err(msg!("index-query-star-short", word = text)),
            [one] if one.word.chars().count() < 2 => {
                Err(msg!("index-query-star-short", word = text))
            }
            [one] => Ok(Some(Expression::Prefix(normal(&one.word)))),
            _ => Err(msg!("index-query-star", word = text)),
        };
    }
    if text.contains('*') {
        return Err(msg!("index-query-star", word = text));
    }
    let mut letters = tokens(text);
    Ok(match letters.len() {
        0 => None,
        1 => letters.pop().map(Expression::Word),
        _ => Some(Expression::Phrase(letters)),
    })
}

struct Parser<'p> {
    parts: &'p [Part],
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Part> {
        self.parts.get(self.at)
    }

    fn eat(&mut self, part: &Part) -> bool {
        let found = self.peek() == Some(part);
        self.at += usize::from(found);
        found
    }

    fn or(&mut self) -> Result<Expression, Message> {
        let mut any = vec![self.and()?];
        while self.eat(&Part::Or) {
            any.push(self.and()?);
        }
        // `garasje OR` and `OR garasje` say half of something.
        if any.len() > 1 && any.contains(&Expression::All) {
            return Err(msg!("index-query-operator"));
        }
        Ok(one_or(any, Expression::Or))
    }

    fn and(&mut self) -> Result<Expression, Message> {
        let mut all = Vec::new();
        let mut joined = false;
        loop {
            match self.peek() {
                None | Some(Part::Close | Part::Or) => break,
                Some(Part::And) if all.is_empty() || joined => {
                    return Err(msg!("index-query-operator"));
                }
                Some(Part::And) => {
                    joined = true;
                    self.at += 1;
                }
                Some(Part::Open | Part::Not | Part::Term(_)) => {
                    all.push(self.not()?);
                    joined = false;
                }
            }
        }
        if joined {
            return Err(msg!("index-query-operator"));
        }
        Ok(if all.is_empty() { Expression::All } else { one_or(all, Expression::And) })
    }

    fn not(&mut self) -> Result<Expression, Message> {
        let mut not = false;
        while self.eat(&Part::Not) {
            not = !not;
        }
        let inner = match self.peek().cloned() {
            Some(Part::Open) => self.bracket()?,
            Some(Part::Term(term)) => {
                self.at += 1;
                term
            }
            None | Some(Part::Close | Part::And | Part::Or | Part::Not) => {
                return Err(msg!("index-query-operator"));
            }
        };
        Ok(if not { Expression::Not(Box::new(inner)) } else { inner })
    }

    fn bracket(&mut self) -> Result<Expression, Message> {
        self.at += 1;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(msg!("index-query-deep", limit = MAX_DEPTH));
        }
        let inner = self.or()?;
        if !self.eat(&Part::Close) {
            return Err(msg!("index-query-bracket"));
        }
        self.depth -= 1;
        Ok(inner)
    }
}

fn one_or(
    mut list: Vec<Expression>,
    many: fn(Vec<Expression>) -> Expression,
) -> Expression {
    match (list.len(), list.pop()) {
        (1, Some(one)) => one,
        (_, last) => {
            list.extend(last);
            many(list)
        }
    }
}
