//! The faults that can be seeded, and what each must give.

macro_rules! faults {
    ($($name:ident $word:literal)*) => {
        /// A fault. One is made once, in one case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Fault { $($name),* }

        impl Fault {
            /// Every fault.
            pub(crate) const ALL: &[Self] = &[$(Self::$name),*];

            /// Its name on the command line and in the truth file.
            pub(crate) fn word(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }
        }
    };
}

faults! {
    OpenSeries "open-arkivdel"
    OpenCase "open-case"
    OpenEntry "open-entry"
    OpenDocument "open-document"
    Checksum "checksum"
    Size "size"
    Algorithm "algorithm"
    LostFile "lost-file"
    StrayFile "stray-file"
    EmptyFile "empty-file"
    SharedFile "shared-file"
    EqualFiles "equal-files"
    CutFile "cut-file"
    OtherFile "other-file"
    PlainPdf "plain-pdf"
    Format "format"
    EmptyElement "empty-element"
    BadDate "bad-date"
    TwiceId "twice-id"
    NoSeries "no-such-arkivdel"
    NoClass "no-such-class"
    NoCase "no-such-case"
    CountCases "count-cases"
    CountEntries "count-entries"
    CountFiles "count-files"
    FlagScreened "flag-screened"
    FlagDispose "flag-dispose"
    FlagDisposed "flag-disposed"
    JournalCount "journal-count"
    JournalDay "journal-day"
    JournalLacks "journal-lacks"
    JournalOrder "journal-order"
    NoUnit "no-such-unit"
    Code "code"
    DateOrder "date-order"
    Period "period"
    Leak "leak"
    Personal "personal-number"
    NoParty "no-party"
    NoMain "no-main"
    NotSignedOff "not-signed-off"
    NoDescription "no-description"
    NoObject "no-object"
    EmptyFolder "empty-folder"
    Nested "nested-folder"
    Xml "not-well-formed"
    Delivered "delivered-before"
    Overlap "period-overlaps"
    ClosedLate "closed-late"
    Account "user-name"
    NoPages "no-pages"
}

/// What the judge must say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Truth {
    /// The fault that it follows from.
    pub(crate) fault: Fault,
    /// The rule.
    pub(crate) rule: &'static str,
    /// `error`, `warning` or `note`.
    pub(crate) severity: &'static str,
    /// `file` or `file:line`.
    pub(crate) place: String,
}
