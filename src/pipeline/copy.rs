//! A page of a copy: in layers where that is smaller and is proved as good to eye and reader.

use std::sync::Arc;

use super::recognisers::Recognisers;
use super::{Error, describe::MADE_BY};
use crate::access::{self, Layers};
use crate::archive::Settings;
use crate::ocr::{self, PageText};
use crate::page::{self, Format, Limits, Opened, PageImage, PageSource};
use crate::pdf::{self, Bilevel, Info, Page, Picture};
use crate::place::Place;
use crate::work::Budget;

/// Less alike to the eye than this, and the page keeps its image (see [`access::ssim`]).
const SSIM: f64 = 0.9;
/// Fewer words alike than this, in 100, and the page keeps its image. The words in the copy
/// are those of the page as received all the same; this asks whether it can be read as well.
const WORDS: u8 = 95;

/// Makes the pages of copies.
pub(super) struct Copier<'a> {
    recognisers: &'a Recognisers,
    bilevel: Bilevel,
    budget: Budget,
}

/// How a page came into the copy.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PageLine {
    how: How,
    /// Where layers were tried.
    alike: Option<Alike>,
    /// Bytes of the image as the archive PDF has it, and as the copy has it.
    bytes: (u64, u64),
}

/// How like the image as received a page in layers is.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Alike {
    /// To the eye (see [`access::ssim`]).
    ssim: f64,
    /// Of 100 words; not asked where it looks otherwise.
    words: Option<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Layers,
    /// As in the archive PDF: black and white, too coarse, or with nothing written on it.
    NoLayers,
    /// … layers would be no smaller.
    NoSmaller,
    /// … layers would look otherwise.
    LooksOtherwise,
    /// … layers would be read otherwise.
    ReadsOtherwise,
}

impl How {
    /// As the list says it.
    fn name(self) -> &'static str {
        match self {
            Self::Layers => "lag",
            Self::NoLayers => "som i arkivet",
            Self::NoSmaller => "som i arkivet: lag er ikke mindre",
            Self::LooksOtherwise => "som i arkivet: lag ser annerledes ut",
            Self::ReadsOtherwise => "som i arkivet: lag leses annerledes",
        }
    }
}

impl PageLine {
    pub(super) fn is_layered(&self) -> bool {
        self.how == How::Layers
    }

    /// The line of the list: file, page, how, likeness, sizes.
    pub(super) fn fields(&self, name: &str, number: usize) -> [String; 7] {
        let told = |told: Option<String>| told.unwrap_or_default();
        [
            name.to_owned(),
            number.to_string(),
            self.how.name().to_owned(),
            told(self.alike.map(|alike| format!("{:.3}", alike.ssim))),
            told(self.alike.and_then(|alike| alike.words).map(|words| words.to_string())),
            self.bytes.0.to_string(),
            self.bytes.1.to_string(),
        ]
    }
}

impl<'a> Copier<'a> {
    /// Pages are judged by these recognisers, which are to be those that read the archive.
    pub(super) fn new(recognisers: &'a Recognisers, settings: &Settings) -> Self {
        let budget = Budget::new(settings.memory_mib << 20);
        Self { recognisers, bilevel: settings.bilevel, budget }
    }

    /// The page as the copy has it.
    pub(super) fn page(&self, page: Page) -> Result<(Page, PageLine), Error> {
        let Picture::Page(source) = &page.picture else {
            unreachable!("pages come as received")
        };
        let size = source.size();
        let pixels = u64::from(size.0) * u64::from(size.1);
        // The page and what is rendered of its layers, then what reading takes.
        let need = pixels * 12 + ocr::memory_need(size.0, size.1, 24);
        let _share = self.budget.take(need);
        let plain = self.one_page(page.picture.clone())?.1;
        let as_is = |how, alike| PageLine { how, alike, bytes: (plain, plain) };
        let Some((image, layers)) = layered(source) else {
            return Ok((page, as_is(How::NoLayers, None)));
        };
        let (file, bytes) = self.one_page(Picture::Layers(layers.clone()))?;
        if bytes >= plain {
            return Ok((page, as_is(How::NoSmaller, None)));
        }
        let (how, alike) = self.judge(&image, file, &page)?;
        if how != How::Layers {
            return Ok((page, as_is(how, alike)));
        }
        let line = PageLine { how, alike, bytes: (plain, bytes) };
        Ok((Page { picture: Picture::Layers(layers), ..page }, line))
    }

    /// Renders the page in layers as any viewer would, and holds it against the page as
    /// received: by its looks, and by what is read on it.
    fn judge(
        &self,
        image: &PageImage,
        file: Vec<u8>,
        page: &Page,
    ) -> Result<(How, Option<Alike>), Error> {
        let limits = Limits::default();
        let file = Opened::new(Arc::new(file), Format::Pdf, &limits)?;
        let rendered = file.source(1, image.dpi, &limits)?.value.decode(&limits)?;
        let Some(ssim) = access::ssim(image, &rendered) else {
            return Ok((How::LooksOtherwise, None)); // too large to be rendered in full
        };
        if ssim < SSIM {
            return Ok((How::LooksOtherwise, Some(Alike { ssim, words: None })));
        }
        let quarters = (page.turn / 90 % 4) as u8;
        let read = self.recognisers.read(&page::to_grey(rendered).image, quarters)?;
        let none = PageText::default();
        let words = ocr::agreement(page.text.as_ref().unwrap_or(&none), &read.text);
        let how = if words < WORDS { How::ReadsOtherwise } else { How::Layers };
        Ok((how, Some(Alike { ssim, words: Some(words) })))
    }

    /// A PDF of one page without words, and the bytes of its images.
    fn one_page(&self, picture: Picture) -> Result<(Vec<u8>, u64), Error> {
        let page = Page { picture, text: None, turn: 0, place: Place::default() };
        let info = Info {
            title: String::new(),
            language: String::new(),
            created: jiff::Timestamp::UNIX_EPOCH,
            producer: MADE_BY.to_owned(),
            document_id: String::new(),
        };
        let mut file = Vec::new();
        let made = pdf::write(&mut file, [Ok::<_, Error>(page)], &info, self.bilevel)?;
        Ok((file, made.value.image_bytes))
    }
}

/// The page decoded, and in layers where it has any.
fn layered(source: &PageSource) -> Option<(PageImage, Layers)> {
    if matches!(source, PageSource::G4 { .. }) {
        return None;
    }
    let image = source.decode(&Limits::default()).ok()?;
    let layers = access::split(&image)?;
    Some((image, layers))
}
