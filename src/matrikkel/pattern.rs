//! The words and signs that keys are written with.

use std::sync::LazyLock;

use regex::Regex;

macro_rules! pattern {
    ($name:ident, $($part:expr),+) => {
        pub(super) static $name: LazyLock<Regex> = LazyLock::new(|| {
            let text = [$($part),+].concat();
            Regex::new(&text).expect("our own patterns are patterns")
        });
    };
}

// What may stand between the syllables of `gårds nr.`, `b. nr.`.
macro_rules! gap {
    () => {
        r"[\s._\-]{0,2}"
    };
}
macro_rules! nr {
    () => {
        r"(?:numm?er|n[ro]|№)"
    };
}
macro_rules! farm {
    () => {
        concat!(
            r"(?:g",
            gap!(),
            nr!(),
            r"|gr",
            gap!(),
            nr!(),
            r"|g(?:å|aa|a|ä|á|4)rds?",
            gap!(),
            nr!(),
            r")"
        )
    };
}
macro_rules! unit {
    () => {
        concat!(
            r"(?:b",
            gap!(),
            nr!(),
            r"|br",
            gap!(),
            nr!(),
            r"|bruks?",
            gap!(),
            nr!(),
            r")"
        )
    };
}

pattern!(FARM, r"^(?i:", farm!(), ")");
pattern!(UNIT, r"^(?i:", unit!(), ")");
// What `gnr` and `bnr` become on worn type.
pattern!(FARM_MISREAD, r"^(?i:gur|gar|gn[xtvpn]|g[mh]r|[cq6]nr|gor|gnr|qur)");
pattern!(UNIT_MISREAD, r"^(?i:b[ua]r|[h86oe]nr|bn[xtvpn]|b[mh]r|bor|hur|bnr)");
pattern!(LEASE, r"^(?i:f", gap!(), nr!(), "|feste", gap!(), nr!(), ")");
pattern!(
    SECTION,
    r"^(?i:s",
    gap!(),
    nr!(),
    r"|seksj(?:on)?s?",
    gap!(),
    nr!(),
    r"|seksjon)"
);
pattern!(
    BOTH,
    r"^(?i:g\.?\s?(?:/|-|_|&|\+|og)?\s?br?",
    gap!(),
    r"(?:",
    nr!(),
    r"|n\b|r",
    gap!(),
    nr!(),
    r")",
    r"|",
    farm!(),
    r"\.?\s?(?:/|-|,|&|\+|og)\s?",
    unit!(),
    r"|g(?:å|aa|a)rds?-?\s?(?:og|/|,)\s?",
    unit!(),
    r"|matr(?:ikkel)?",
    gap!(),
    nr!(),
    r")"
);
// Only in names: `gb 12 34`.
pattern!(BOTH_IN_LABEL, r"^(?i:gbn?)[\s_.\-]");
pattern!(NUMBER, "^", r"[0-9OoQDlIi|!SBZ]{1,6}");
pattern!(SPLIT_NUMBER, r"^[0-9]{1,2} [0-9]{1,2}");
pattern!(FILLER, r"^[\s.:;,=_()…\-]{0,14}");
pattern!(BETWEEN, r"^[\s,.;:/_…()\-]{0,14}(?:(?i:og|samt)\s+)?");
pattern!(OF, r"^[\s,.;:/_\-]{0,4}(?i:(?:av|i|under|på|til|hører til)\s+)?");
pattern!(
    LIST,
    r"^\s{0,2}(?:,\s{0,2}(?i:(?:og|samt)\s+)?|(?i:og|samt|eller)\s+|&\s{0,2}|\+\s{0,2}|;\s{0,2})"
);
pattern!(RANGE, r"^\s?(?:-|(?i:til)\s)\s?");
pattern!(SLASH, r"^\s?/\s?");
pattern!(PACKED, r"^[0-9]{20}");
pattern!(FULL, r"^([0-9]{4})[\-_]([0-9]{1,5})[/_\-]");
pattern!(
    AFTER_LIST,
    r"^(?:\s*(?:$|[,.;:)]|\n)|\s+(?i:og|i|på|av|er|ved|under|som|fra|har|til|samt|med|for|ble|blei|vart|blir|eies|eigast|ligg|ligger)\b|\s*[&+\-(_])"
);
pattern!(MONTH, r"^\.?\s?(?i:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des|[0-9])");

pattern!(LABEL_SLASH, r"^\s?[/_\-]\s?");

// The heads of other columns, to the line's end; the values begin the next line.
pattern!(MORE_HEADS, r"^[^\n0-9]{0,60}\n\s*[|\[]?\s*");
pattern!(COLUMN, r"^\.?[ |]{1,6}");
// `Byggested Gnr. Bnr.` over `Granliveien 3 45 170`.
pattern!(
    LAST_TWO,
    r"^[.:| ]{0,4}\n[^\n0-9][^\n]{0,60}?[ |]([0-9]{1,4})[ |]{1,3}([0-9]{1,4})[ |]*(?:\n|$)"
);
