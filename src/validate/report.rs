//! placeholder
/// temporary
pub fn html(_: &super::Verdict, _: crate::message::Lang) -> String { String::new() }
/// temporary
pub fn json(v: &super::Verdict, _: crate::message::Lang) -> String { serde_json::to_string_pretty(v).expect("x") }
