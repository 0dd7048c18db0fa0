//! How this room writes its patterns.

/// Declares patterns that are compiled once, on first use: `patterns! { NAME = r"…"; }`.
macro_rules! patterns {
    ($($(#[$doc:meta])* $name:ident = $pattern:expr;)*) => {$(
        $(#[$doc])*
        static $name: std::sync::LazyLock<regex::Regex> = std::sync::LazyLock::new(|| {
            regex::Regex::new($pattern).expect("our own pattern is sound")
        });
    )*};
}
pub(super) use patterns;
