//! What the targets share: small limits, and which panics count.

use std::path::Path;
use std::sync::LazyLock;

use byggarkiv::intake::{self, Settings};
use byggarkiv::matrikkel::{Context, History, Kommunenummer, Register};
use byggarkiv::page::{self, Dpi, Format, Limits};

/// Pages of one input that are decoded.
const PAGES: u32 = 3;

/// So small that a sound page is soon done, and one that is past them is a fault.
#[must_use]
pub fn page_limits() -> Limits {
    Limits {
        side: 3_000,
        pixels: 2_000_000,
        bytes: 16 << 20,
        objects: 4 << 20,
        pages: 50,
        rendered: 200_000,
        steps: 50_000,
        painted: 100_000_000,
    }
}

/// As [`page_limits`], for a whole intake.
#[must_use]
pub fn intake_limits() -> intake::Limits {
    intake::Limits {
        files: 100,
        file_bytes: 8 << 20,
        depth: 8,
        ratio: 100,
        small: 1 << 20,
        page: page_limits(),
    }
}

/// Panics of the decoders below us are caught at page's doors and become findings: only our
/// own end the fuzzer. Called once, before the first input.
pub fn only_our_panics() {
    let whole = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let theirs =
            panic.location().is_some_and(|at| at.file().contains("/registry/src/"));
        if !theirs {
            whole(panic);
        }
    }));
}

/// Bytes as a received file: probed, and its first pages decoded. What was promised of a page
/// must be kept.
pub fn pages(bytes: &[u8], format: Format) {
    if Format::of(bytes) != Some(format) {
        return;
    }
    let settings = Settings { limits: intake_limits(), ..Settings::default() };
    let limits = page_limits();
    let received = intake::probe("mappe/fil", bytes, &settings).value;
    for info in received.pages.iter().take(PAGES as usize) {
        let dpi = Dpi::new(72).expect("72 is a resolution");
        let Ok(source) = page::source(bytes, format, info.number, dpi, &limits) else {
            continue;
        };
        let Ok(image) = source.value.decode(&limits) else { continue };
        let pixels = u64::from(image.width) * u64::from(image.height);
        assert!(pixels <= limits.pixels, "{} × {}", image.width, image.height);
        assert_eq!((image.width, image.height), source.value.size(), "the size as promised");
        let grey = page::to_grey(image);
        assert_eq!(u64::from(grey.width) * u64::from(grey.height), pixels);
    }
}

/// A temporary folder with these files in it.
#[must_use]
pub fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect("a temporary file");
    }
    folder
}

/// Judges whatever lies there; a refusal is an answer too.
pub fn judge(path: &Path) {
    let settings = byggarkiv::validate::Settings { shown_per_rule: 3 };
    let _ = byggarkiv::validate::delivery(path, &settings, &|_| {});
}

/// What names are read against.
#[must_use]
pub fn context() -> Context<'static> {
    static READ: LazyLock<(History, Register)> =
        LazyLock::new(|| (History::builtin(), Register::default()));
    let home = "4699".parse::<Kommunenummer>().expect("four digits");
    Context { home, history: &READ.0, register: &READ.1, year: Some(1970) }
}
