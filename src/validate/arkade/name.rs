//! The element names that the counting tests listen for, as numbers.

macro_rules! names {
    ($($name:ident $word:literal,)*) => {
        /// An element by its name; what no test listens for is `Other`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(in super::super) enum Name { Other, $($name),* }

        impl Name {
            /// How many there are.
            pub(in super::super) const COUNT: usize = [Self::Other, $(Self::$name),*].len();

            /// The element of this local name, letter for letter.
            pub(in super::super) fn of(word: &str) -> Self {
                match word { $($word => Self::$name,)* _ => Self::Other }
            }

            /// The same as Arkade compares: capitals and small letters are alike.
            pub(in super::super) fn in_any_case(word: &str) -> Self {
                let exact = Self::of(word);
                if exact != Self::Other {
                    return exact;
                }
                $(if word.eq_ignore_ascii_case($word) { return Self::$name; })*
                Self::Other
            }
        }
    };
}

names! {
    Arkiv "arkiv",
    Arkivdel "arkivdel",
    Arkivdelstatus "arkivdelstatus",
    Klassifikasjonssystem "klassifikasjonssystem",
    Klasse "klasse",
    Mappe "mappe",
    Registrering "registrering",
    Dokumentbeskrivelse "dokumentbeskrivelse",
    Dokumentobjekt "dokumentobjekt",
    SystemId "systemID",
    Tittel "tittel",
    OpprettetDato "opprettetDato",
    Saksstatus "saksstatus",
    Journalstatus "journalstatus",
    Journalposttype "journalposttype",
    Journaldato "journaldato",
    Dokumentstatus "dokumentstatus",
    Dokumentmedium "dokumentmedium",
    Format "format",
    ReferanseDokumentfil "referanseDokumentfil",
    Sjekksum "sjekksum",
    Sakspart "sakspart",
    Part "part",
    Merknad "merknad",
    ReferanseTilKlasse "referanseTilKlasse",
    ReferanseTilMappe "referanseTilMappe",
    ReferanseTilRegistrering "referanseTilRegistrering",
    ReferanseArkivdel "referanseArkivdel",
    ReferanseSekundaerKlassifikasjon "referanseSekundaerKlassifikasjon",
    Presedens "presedens",
    Korrespondansepart "korrespondansepart",
    Avskrivning "avskrivning",
    Avskrivningsmaate "avskrivningsmaate",
    Dokumentflyt "dokumentflyt",
    Skjerming "skjerming",
    Gradering "gradering",
    Kassasjon "kassasjon",
    UtfoertKassasjon "utfoertKassasjon",
    Konvertering "konvertering",
}
