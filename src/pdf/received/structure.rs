//! The structure tree of a received file. PDF/A at levels B and U asks nothing of it, so it is
//! enough that it is made of elements and marks alone: no files, actions or objects in it.

use std::collections::BTreeSet;

use super::Reason;
use super::document::{Check, only};
use super::syntax::{Dict, Value};

/// Elements within elements.
const DEEPEST: u32 = 64;

impl Check<'_> {
    /// Checks the tree that the catalogue names, if it names one.
    pub(super) fn structure(&self, catalog: &Dict, id: u32) -> Result<(), Reason> {
        let Some(root) = self.file.get(catalog, "StructTreeRoot") else { return Ok(()) };
        let Value::Dict(root) = root else {
            return Err(Reason::feature(id, b"StructTreeRoot"));
        };
        only(id, root, &["Type", "K", "ParentTree", "ParentTreeNextKey"])?;
        let mut seen = BTreeSet::new();
        for key in ["K", "ParentTree"] {
            if let Some(value) = root.get(key.as_bytes()) {
                self.element(value, id, 0, &mut seen)?;
            }
        }
        Ok(())
    }

    /// An element, a node of the parent tree, a mark, or a list of them. What was seen is not
    /// looked at again: the parent tree leads to the same elements.
    fn element(
        &self,
        value: &Value,
        at: u32,
        depth: u32,
        seen: &mut BTreeSet<u32>,
    ) -> Result<(), Reason> {
        if depth > DEEPEST {
            return Err(Reason::feature(at, b"K"));
        }
        match value {
            Value::Ref(id) if seen.insert(*id) => {
                self.element(self.file.resolve(value), *id, depth + 1, seen)
            }
            Value::Ref(_) | Value::Int(_) => Ok(()),
            Value::Array(items) => {
                items.iter().try_for_each(|item| self.element(item, at, depth + 1, seen))
            }
            Value::Dict(dict) => {
                // P leads up and Pg to a page: neither is followed.
                let keys = ["Type", "S", "P", "Pg", "K", "Nums", "Kids", "Limits"];
                only(at, dict, &keys)?;
                let below = ["K", "Nums", "Kids"];
                let below = below.iter().filter_map(|key| dict.get(key.as_bytes()));
                below
                    .into_iter()
                    .try_for_each(|value| self.element(value, at, depth + 1, seen))
            }
            _ => Err(Reason::feature(at, b"K")),
        }
    }
}
