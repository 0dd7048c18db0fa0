//! A document as the rules hear it: element by element, each with its place and its parents.

use super::libxml2::Attribute;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Leaf {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) line: u64,
}

/// An element that is open.
#[derive(Debug, Default)]
pub(super) struct Frame {
    pub(super) name: String,
    pub(super) namespace: String,
    pub(super) line: u64,
    /// Attributes without prefix, `xsi:type` apart.
    attrs: Vec<(String, String)>,
    /// The local part of `xsi:type`.
    kind: String,
    leaves: Vec<Leaf>,
    text: String,
    /// Whether it is in the namespace of the root.
    own: bool,
    has_children: bool,
}

impl Frame {
    /// The first child of this name that holds text only and has been read.
    pub(super) fn leaf(&self, name: &str) -> Option<&Leaf> {
        self.leaves.iter().find(|leaf| leaf.name == name)
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
    pub(super) fn push(
        &mut self,
        name: &str,
        namespace: &str,
        attrs: &[Attribute<'_>],
        line: u64,
    ) {
        if self.depth == self.frames.len() {
            self.frames.push(Frame::default());
        }
        let own = self.depth == 0 || self.frames[0].namespace == namespace;
        if self.depth > 0 {
            self.frames[self.depth - 1].has_children = true;
        }
        let frame = &mut self.frames[self.depth];
        self.depth += 1;
        frame.name.clear();
        frame.name.push_str(name);
        frame.namespace.clear();
        frame.namespace.push_str(namespace);
        frame.line = line;
        frame.attrs.clear();
        frame.kind.clear();
        frame.leaves.clear();
        frame.text.clear();
        frame.own = own;
        frame.has_children = false;
        for attr in attrs.iter().take(PARTS_LIMIT) {
            if attr.namespace == XSI {
                if attr.name == "type" {
                    let local = attr.value.rsplit(':').next().unwrap_or_default();
                    frame.kind.push_str(local.trim());
                }
            } else {
                frame.attrs.push((attr.name.to_owned(), attr.value.to_owned()));
            }
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
        let known = parent.leaves.iter().any(|leaf| leaf.name == frame.name);
        if !frame.has_children && frame.own && !known && parent.leaves.len() < PARTS_LIMIT
        {
            let (name, text) = (frame.name.clone(), frame.text.trim().to_owned());
            parent.leaves.push(Leaf { name, text, line: frame.line });
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
