//! Elements without content.

use crate::msg;

use super::super::document::Node;
use super::super::rule::{Cx, EVERY, Rule, at};

/// *What* no element of Noark's documents is empty, neither `<a></a>` nor `<a/>` (Arkade does
/// not see the latter). *Why* krav 6.4.5: what has no value is left out, so that what is there
/// means something. *Do* leave the element out.
pub(super) struct Empty;

impl Rule for Empty {
    fn ends(&self) -> Vec<&'static str> {
        vec![EVERY]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        if node.doc.is_noark() && node.frame().is_empty() {
            let (element, id) = (&node.frame().name, node.system_id());
            let message =
                msg!("validate-element-empty", element = element.as_str(), id = id);
            cx.error(at(node), message, msg!("validate-hint-leave-out"));
        }
    }
}
