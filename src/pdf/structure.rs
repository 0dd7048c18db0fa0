//! The structure tree: which marks on which page are a paragraph, and in which order they are
//! read (ISO 32000-1, 14.7 and 14.8). One `Document`, and in it a `P` for each block of words.
//!
//! The image is an artifact: all that it says for a reader who cannot see it is in the words.

use std::io::{self, Write};

use pdf_writer::{Finish, Name, Ref};

use super::objects::Objects;

/// What is kept of the pages behind: only numbers of objects.
#[derive(Debug)]
pub(super) struct Structure {
    root: Ref,
    document: Ref,
    /// Every paragraph in reading order.
    paragraphs: Vec<Ref>,
    /// For each page with words, the array of its paragraphs.
    parents: Vec<Ref>,
}

impl Structure {
    pub(super) fn new(root: Ref, document: Ref) -> Self {
        Self { root, document, paragraphs: Vec::new(), parents: Vec::new() }
    }

    /// What the catalogue names.
    pub(super) fn root(&self) -> Ref {
        self.root
    }

    /// The key that the next page with words has in the parent tree.
    pub(super) fn next_key(&self) -> i32 {
        self.parents.len() as i32
    }

    /// Writes the paragraphs of a page, which are its marked contents from 0, and the array
    /// that leads from a mark to its paragraph.
    pub(super) fn add_page(
        &mut self,
        objects: &mut Objects<impl Write>,
        page: Ref,
        paragraphs: &[Ref],
        parents: Ref,
    ) -> io::Result<()> {
        for (mark, id) in (0..).zip(paragraphs) {
            objects.put(*id, |chunk| {
                let mut element = chunk.indirect(*id).dict();
                element.pair(Name(b"S"), Name(b"P")).pair(Name(b"P"), self.document);
                element.pair(Name(b"Pg"), page).pair(Name(b"K"), mark);
            })?;
        }
        objects.put(parents, |chunk| {
            chunk.indirect(parents).array().items(paragraphs.iter().copied());
        })?;
        self.paragraphs.extend(paragraphs);
        self.parents.push(parents);
        Ok(())
    }

    /// Writes the root and the document element.
    pub(super) fn finish(self, objects: &mut Objects<impl Write>) -> io::Result<()> {
        let (root, document) = (self.root, self.document);
        objects.put(document, |chunk| {
            let mut element = chunk.indirect(document).dict();
            element.pair(Name(b"S"), Name(b"Document")).pair(Name(b"P"), root);
            element.insert(Name(b"K")).array().items(self.paragraphs);
        })?;
        objects.put(root, |chunk| {
            let mut tree = chunk.indirect(root).dict();
            tree.pair(Name(b"Type"), Name(b"StructTreeRoot"));
            tree.pair(Name(b"K"), document);
            tree.pair(Name(b"ParentTreeNextKey"), self.parents.len() as i32);
            let mut parents = tree.insert(Name(b"ParentTree")).dict();
            let mut numbers = parents.insert(Name(b"Nums")).array();
            for (key, parents) in (0..).zip(self.parents) {
                numbers.item(key).item(parents);
            }
            numbers.finish();
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Digest;

    #[test]
    fn each_mark_of_a_page_leads_to_its_paragraph_and_back() {
        let mut bytes = Vec::new();
        let mut objects = Objects::begin(&mut bytes).unwrap();
        let [root, document, page, first, second, parents] =
            [(); 6].map(|()| objects.reserve().unwrap());
        let mut structure = Structure::new(root, document);
        assert_eq!(structure.next_key(), 0);
        structure.add_page(&mut objects, page, &[first, second], parents).unwrap();
        assert_eq!((structure.root(), structure.next_key()), (root, 1));
        structure.finish(&mut objects).unwrap();
        objects.put(page, |chunk| chunk.indirect(page).primitive(0)).unwrap();
        objects.finish(root, root, Digest::of(b"")).unwrap();
        let text = String::from_utf8_lossy(&bytes[15..]).into_owned();
        let written = text.split("xref").next().unwrap();
        insta::assert_snapshot!(written, @"
        4 0 obj
        <</S/P/P 2 0 R/Pg 3 0 R/K 0>>
        endobj
        5 0 obj
        <</S/P/P 2 0 R/Pg 3 0 R/K 1>>
        endobj
        6 0 obj
        [4 0 R 5 0 R]
        endobj
        2 0 obj
        <</S/Document/P 1 0 R/K[4 0 R 5 0 R]>>
        endobj
        1 0 obj
        <</Type/StructTreeRoot/K 2 0 R/ParentTreeNextKey 1/ParentTree<</Nums[0 6 0 R]>>>>
        endobj
        3 0 obj
        0
        endobj
        ");
    }
}
