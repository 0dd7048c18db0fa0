//! What was met in one piece of a document, written down to be heard later, maybe elsewhere.

use super::word::{Word, Words};
use super::{Complaint, Handler};

/// An event; texts stand in the batch's `text` one after the other.
#[derive(Clone, Copy, Debug)]
enum Event {
    Start(Start),
    /// A text of so many bytes.
    Text(u32),
    Cdata(u32),
    End {
        short: bool,
    },
    Complaint,
}

/// A start tag; names are numbers of words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Start {
    pub(super) name: u32,
    pub(super) prefix: u32,
    pub(super) namespace: u32,
    pub(super) declares: u32,
    pub(super) line: u32,
    /// How many attributes it has; they are added right after it.
    pub(super) attrs: u32,
}

/// An attribute; its value stands among the texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attr {
    pub(super) name: u32,
    pub(super) prefix: u32,
    pub(super) namespace: u32,
    length: u32,
}

/// The events of a piece. Its room is used again for another.
#[derive(Debug, Default)]
pub(super) struct Batch {
    events: Vec<Event>,
    attrs: Vec<Attr>,
    text: String,
    complaints: Vec<Complaint>,
    /// Words that the document has not had before, in the order of their numbers.
    words: Vec<String>,
}

impl Batch {
    pub(super) fn clear(&mut self) {
        self.events.clear();
        self.attrs.clear();
        self.text.clear();
        self.complaints.clear();
        self.words.clear();
    }

    pub(super) fn word(&mut self, word: &str) {
        self.words.push(word.to_owned());
    }

    pub(super) fn start(&mut self, start: Start) {
        self.events.push(Event::Start(start));
    }

    pub(super) fn attr(&mut self, [name, prefix, namespace]: [u32; 3], value: &str) {
        let length = self.put(value);
        self.attrs.push(Attr { name, prefix, namespace, length });
    }

    pub(super) fn text(&mut self, text: &str) {
        let length = self.put(text);
        self.events.push(Event::Text(length));
    }

    pub(super) fn cdata(&mut self, text: &str) {
        let length = self.put(text);
        self.events.push(Event::Cdata(length));
    }

    pub(super) fn end(&mut self, short: bool) {
        self.events.push(Event::End { short });
    }

    pub(super) fn complain(&mut self, complaint: Complaint) {
        self.events.push(Event::Complaint);
        self.complaints.push(complaint);
    }

    fn put(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        u32::try_from(text.len()).expect("libxml2 counts the bytes of a text as int")
    }

    /// Lets the listener hear it all, in order.
    pub(super) fn tell<H: Handler + ?Sized>(
        &mut self,
        words: &mut Words,
        handler: &mut H,
    ) {
        self.words.drain(..).for_each(|word| words.add(&word));
        let mut complaints = self.complaints.drain(..);
        let (mut text, mut attrs) = (self.text.as_str(), self.attrs.as_slice());
        for event in &self.events {
            match *event {
                Event::Start(start) => {
                    let (own, others) = attrs.split_at(start.attrs as usize);
                    let all = own.iter().map(|attr| attr.length as usize).sum();
                    let tag = Tag::of(&start, own, take(&mut text, all), words);
                    attrs = others;
                    handler.start(&tag);
                }
                Event::Text(length) => handler.text(take(&mut text, length as usize)),
                Event::Cdata(length) => handler.cdata(take(&mut text, length as usize)),
                Event::End { short } => handler.end(short),
                Event::Complaint => {
                    complaints.next().into_iter().for_each(|c| handler.complain(c));
                }
            }
        }
    }
}

/// The first so many bytes of what is left.
fn take<'a>(text: &mut &'a str, length: usize) -> &'a str {
    let (first, rest) = text.split_at(length);
    *text = rest;
    first
}

/// An attribute as it stands in a start tag.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Attribute<'a> {
    /// The name without prefix.
    pub(in super::super) name: &'a Word,
    /// The prefix as it is written; empty where there is none.
    pub(in super::super) prefix: &'a Word,
    /// The namespace; empty where there is none.
    pub(in super::super) namespace: &'a Word,
    /// The raw value; character references are resolved.
    pub(in super::super) value: &'a str,
}

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Tag<'a> {
    /// The name without prefix.
    pub(in super::super) name: &'a Word,
    /// The prefix as it is written; empty where there is none.
    pub(in super::super) prefix: &'a Word,
    /// The namespace; empty where there is none.
    pub(in super::super) namespace: &'a Word,
    /// The last namespace that it declares; empty where it declares none.
    pub(in super::super) declares: &'a Word,
    /// Its line.
    pub(in super::super) line: u64,
    attrs: &'a [Attr],
    /// The values of the attributes, one after the other.
    values: &'a str,
    words: &'a Words,
}

impl<'a> Tag<'a> {
    fn of(start: &Start, attrs: &'a [Attr], values: &'a str, words: &'a Words) -> Self {
        Self {
            name: words.of(start.name),
            prefix: words.of(start.prefix),
            namespace: words.of(start.namespace),
            declares: words.of(start.declares),
            line: start.line.into(),
            attrs,
            values,
            words,
        }
    }

    /// The attributes, in their order.
    pub(in super::super) fn attrs(&self) -> impl Iterator<Item = Attribute<'a>> {
        let (words, mut values) = (self.words, self.values);
        self.attrs.iter().map(move |attr| Attribute {
            name: words.of(attr.name),
            prefix: words.of(attr.prefix),
            namespace: words.of(attr.namespace),
            value: take(&mut values, attr.length as usize),
        })
    }
}
