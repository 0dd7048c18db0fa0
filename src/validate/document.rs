//! A document as the rules hear it: element by element, each with its place and its parents.

use super::libxml2::{Tag, Word};

/// How much of a text is kept (bytes); the rest is read and passed over.
const TEXT_LIMIT: usize = 1 << 16;
/// How many attributes and leaves of one element are kept.
const PARTS_LIMIT: usize = 128;

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Which document of the delivery is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Doc {
    Arkivstruktur,
    LoependeJournal,
    OffentligJournal,
    Endringslogg,
    Arkivuttrekk,
    Mets,
    Premis,
    Outer,
    Other,
}

impl Doc {
    /// The documents that Noark 5 defines and that hold no empty elements (krav 6.4.5).
    pub(super) fn is_noark(self) -> bool {
        matches!(
            self,
            Self::Arkivstruktur
                | Self::LoependeJournal
                | Self::OffentligJournal
                | Self::Endringslogg
        )
    }
}

/// An element that holds text only.
#[derive(Clone, Debug, Default)]
pub(super) struct Leaf {
    name: Word,
    pub(super) text: String,
    pub(super) line: u64,
}

/// An element that is open.
#[derive(Debug, Default)]
pub(super) struct Frame {
    pub(super) name: Word,
    pub(super) namespace: Word,
    pub(super) line: u64,
    /// Attributes without prefix, `xsi:type` apart.
    attrs: Vec<(String, String)>,
    /// The local part of `xsi:type`.
    kind: String,
    /// The value of an attribute that is spelled `xsi:type`, as it stands: all that Arkade
    /// knows of types.
    pub(super) literal_type: String,
    /// The value of the last attribute.
    last_attribute: String,
    /// The first `held` are its leaves; the others are room to be used again.
    leaves: Vec<Leaf>,
    held: usize,
    text: String,
    /// How much of the text is CDATA (bytes).
    cdata: usize,
    /// Whether it is in the namespace of the root.
    own: bool,
    /// Whether its name is written with a prefix.
    pub(super) prefixed: bool,
    pub(super) has_children: bool,
    /// Which one of its name it is in the element around it, from 1; 0 where that is unknown.
    number: u32,
    /// How many children of each name it has had.
    children: Vec<(Word, u32)>,
}

impl Frame {
    /// The first child of this name that holds text only and has been read.
    pub(super) fn leaf(&self, name: &str) -> Option<&Leaf> {
        self.leaves[..self.held].iter().find(|leaf| leaf.name == name)
    }

    /// That child's text; empty where there is none.
    pub(super) fn value(&self, name: &str) -> &str {
        self.leaf(name).map_or("", |leaf| leaf.text.as_str())
    }

    /// An attribute by its name without prefix.
    pub(super) fn attr(&self, name: &str) -> Option<&str> {
        self.attrs.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The element's type where `xsi:type` gives one, else its name.
    pub(super) fn kind(&self) -> &str {
        if self.kind.is_empty() { &self.name } else { &self.kind }
    }

    /// The type that `xsi:type` gives; empty where there is none.
    pub(super) fn typed(&self) -> &str {
        &self.kind
    }

    /// The value of its last attribute, or of its last namespace declaration.
    pub(super) fn last_attribute(&self) -> &str {
        &self.last_attribute
    }

    /// Its text as it stands, blanks with it.
    pub(super) fn raw_text(&self) -> &str {
        &self.text
    }

    /// Whether it has text that is neither CDATA nor blank.
    pub(super) fn has_plain_text(&self) -> bool {
        self.text.trim().len() > self.cdata
    }

    /// Whether it has neither child nor text that is neither CDATA nor blank.
    pub(super) fn is_without_plain_text(&self) -> bool {
        !self.has_children && !self.has_plain_text()
    }

    /// Makes ready for another element, using its room again.
    fn begin(&mut self, tag: &Tag<'_>) {
        self.name.clone_from(tag.name);
        if !self.namespace.same(tag.namespace) {
            self.namespace.clone_from(tag.namespace);
        }
        for kept in [
            &mut self.last_attribute,
            &mut self.kind,
            &mut self.literal_type,
            &mut self.text,
        ] {
            kept.clear();
        }
        self.attrs.clear();
        self.held = 0;
        self.children.clear();
        self.line = tag.line;
        self.prefixed = !tag.prefix.is_empty();
        self.has_children = false;
        self.cdata = 0;
        self.take_attributes(tag);
    }

    fn take_attributes(&mut self, tag: &Tag<'_>) {
        let last = tag.attrs().last();
        self.last_attribute.push_str(last.map_or(tag.declares, |attr| attr.value));
        for attr in tag.attrs().take(PARTS_LIMIT) {
            if *attr.prefix == "xsi" && *attr.name == "type" {
                self.literal_type.push_str(attr.value);
            }
            if *attr.namespace != XSI {
                self.attrs.push((attr.name.to_string(), attr.value.to_owned()));
            } else if *attr.name == "type" {
                let local = attr.value.rsplit(':').next().unwrap_or_default();
                self.kind.push_str(local.trim());
            }
        }
    }

    /// Takes the number of the next child of this name.
    fn count_child(&mut self, name: &Word) -> u32 {
        if let Some((_, count)) =
            self.children.iter_mut().rfind(|(known, _)| known.same(name))
        {
            *count += 1;
            return *count;
        }
        if self.children.len() == PARTS_LIMIT {
            return 0;
        }
        self.children.push((name.clone(), 1));
        1
    }

    /// Remembers a child that holds text only; the first of its name counts.
    fn keep_leaf(&mut self, child: &Self) {
        let known = self.leaves[..self.held].iter().any(|l| l.name.same(&child.name));
        if known || self.held == PARTS_LIMIT {
            return;
        }
        if self.held == self.leaves.len() {
            self.leaves.push(Leaf::default());
        }
        let leaf = &mut self.leaves[self.held];
        leaf.name.clone_from(&child.name);
        leaf.text.clear();
        leaf.text.push_str(child.text.trim());
        leaf.line = child.line;
        self.held += 1;
    }

    /// Whether it has neither child nor text.
    pub(super) fn is_empty(&self) -> bool {
        !self.has_children && self.text.trim().is_empty()
    }

    /// Whether it is this element, in the document's own namespace.
    pub(super) fn is(&self, name: &str) -> bool {
        self.own && self.name == name
    }
}

/// The elements that are open; frames are used again, so that reading allocates little.
#[derive(Debug, Default)]
pub(super) struct Stack {
    frames: Vec<Frame>,
    depth: usize,
}

impl Stack {
    /// Opens an element.
    pub(super) fn push(&mut self, tag: &Tag<'_>) {
        if self.depth == self.frames.len() {
            self.frames.push(Frame::default());
        }
        let own = self.depth == 0 || self.frames[0].namespace.same(tag.namespace);
        let mut number = 1;
        if self.depth > 0 {
            let parent = &mut self.frames[self.depth - 1];
            parent.has_children = true;
            number = parent.count_child(tag.name);
        }
        let frame = &mut self.frames[self.depth];
        self.depth += 1;
        frame.begin(tag);
        (frame.own, frame.number) = (own, number);
    }

    /// Adds text that stands as CDATA.
    pub(super) fn cdata(&mut self, text: &str) {
        self.text(text);
        if let Some(at) = self.depth.checked_sub(1) {
            self.frames[at].cdata += text.len();
        }
    }

    /// Adds to the text of the innermost element.
    pub(super) fn text(&mut self, text: &str) {
        let Some(frame) = self.depth.checked_sub(1).map(|at| &mut self.frames[at]) else {
            return;
        };
        let room = TEXT_LIMIT.saturating_sub(frame.text.len());
        frame.text.push_str(&text[..text.floor_char_boundary(room)]);
    }

    /// Closes the innermost element; a leaf is remembered by its parent.
    pub(super) fn pop(&mut self) {
        if self.depth == 0 {
            return;
        }
        self.depth -= 1;
        let (open, closed) = self.frames.split_at_mut(self.depth);
        let (Some(parent), Some(frame)) = (open.last_mut(), closed.first()) else {
            return;
        };
        if !frame.has_children && frame.own {
            parent.keep_leaf(frame);
        }
    }

    /// The way to the element that a remark is on: the innermost open one, or one of this name
    /// that has just ended in it.
    pub(super) fn xpath_of(&self, name: &str) -> Option<String> {
        let frames = self.frames();
        let path = Node { doc: Doc::Other, file: "", frames }.xpath();
        let last = frames.last()?;
        let child = last.children.iter().find(|(known, _)| known == name);
        match child.filter(|_| last.name != name) {
            Some((name, number)) => Some(format!("{path}/{name}[{number}]")),
            None => Some(path),
        }
    }

    /// The open elements, outermost first.
    pub(super) fn frames(&self) -> &[Frame] {
        &self.frames[..self.depth]
    }
}

/// An element as a rule meets it: at its start, or at its end with all it holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'a> {
    /// Which document.
    pub(super) doc: Doc,
    /// The document's path in the package.
    pub(super) file: &'a str,
    frames: &'a [Frame],
}

impl<'a> Node<'a> {
    /// The innermost of the open elements; `None` where none is open.
    pub(super) fn new(doc: Doc, file: &'a str, frames: &'a [Frame]) -> Option<Self> {
        (!frames.is_empty()).then_some(Self { doc, file, frames })
    }

    /// The element itself.
    pub(super) fn frame(&self) -> &'a Frame {
        self.frames.last().expect("a node has a frame")
    }

    /// Whether it is this element of this document.
    pub(super) fn is(&self, doc: Doc, name: &str) -> bool {
        self.doc == doc && self.frame().is(name)
    }

    /// The line of its start tag.
    pub(super) fn line(&self) -> u64 {
        self.frame().line
    }

    /// Its text, trimmed.
    pub(super) fn text(&self) -> &'a str {
        self.frame().text.trim()
    }

    /// The elements around it, innermost first.
    pub(super) fn around(&self) -> impl Iterator<Item = &'a Frame> + use<'a> {
        self.frames[..self.frames.len() - 1].iter().rev()
    }

    /// The element around it.
    pub(super) fn parent(&self) -> Option<&'a Frame> {
        self.around().next()
    }

    /// The way to it: `/arkiv/arkivdel[1]/mappe[12]`, names without prefix.
    pub(super) fn xpath(&self) -> String {
        let mut path = String::new();
        for (depth, frame) in self.frames.iter().enumerate() {
            path.push('/');
            path.push_str(&frame.name);
            if depth > 0 && frame.number > 0 {
                path.push_str(&format!("[{}]", frame.number));
            }
        }
        path
    }

    /// Whether it stands directly in this element.
    pub(super) fn is_in(&self, parent: &str) -> bool {
        self.parent().is_some_and(|frame| frame.is(parent))
    }

    /// The element's own systemID, or the nearest one around it.
    pub(super) fn system_id(&self) -> &'a str {
        self.frames
            .iter()
            .rev()
            .map(|f| f.value("systemID"))
            .find(|id| !id.is_empty())
            .unwrap_or("")
    }
}
