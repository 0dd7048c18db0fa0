//! One document's pages in, one PDF/A-2u out, page by page.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Read, Seek, Write};

use pdf_writer::types::{OutputIntentSubtype, TabOrder};
use pdf_writer::writers::{Catalog, DocumentInfo, OutputIntent};
use pdf_writer::{Date, Filter, Finish, Name, Rect, Ref, TextStr};

use super::font::{self, Glyphs};
use super::geometry::Geometry;
use super::image::{Bilevel, Colour, Image};
use super::objects::Objects;
use super::structure::Structure;
use super::values::{Carried, Error, Info, Page, Picture, Summary};
use super::xmp::Said;
use super::{Flavour, linear, rows, srgb, text};
use crate::access::Layers;
use crate::digest::Digest;
use crate::finding::{Finding, Noted};
use crate::message::Message;
use crate::msg;
use crate::page::PageSource;
use crate::place::Place;

/// Writes a document as PDF/A-2u (ISO 19005-2). Each page is written out before the next is
/// asked for; of those behind only numbers, the characters met and ICC profiles' digests are
/// kept. Nothing but `pages`, `info` and `bilevel` decides the bytes.
///
/// # Errors
/// [`Error`]; the bytes written so far are then no PDF.
pub fn write<W, E>(
    out: W,
    pages: impl IntoIterator<Item = Result<Page, E>>,
    info: &Info,
    bilevel: Bilevel,
) -> Result<Noted<Summary>, Error<E>>
where
    W: Write,
    E: std::error::Error + 'static,
{
    let (closed, summary) = Document::of(out, pages, info, bilevel)?;
    let Closed { objects, root, described, document, .. } = closed;
    let bytes = objects.finish(root, described, document)?;
    Ok(with_length(summary, bytes))
}

/// Writes a document as [`write()`] does, linearised (ISO 32000-1, Annex F): a reader on the
/// network shows the first page before the rest has come. The objects are the same; they wait
/// in `spool`, an empty file for reading and writing, until all are known.
///
/// # Errors
/// [`Error`]; the bytes written so far are then no PDF.
pub fn write_linear<W, S, E>(
    mut out: W,
    spool: S,
    pages: impl IntoIterator<Item = Result<Page, E>>,
    info: &Info,
    bilevel: Bilevel,
) -> Result<Noted<Summary>, Error<E>>
where
    W: Write,
    S: Read + Write + Seek,
    E: std::error::Error + 'static,
{
    let spool = BufWriter::new(spool);
    let (closed, summary) = Document::of(spool, pages, info, bilevel)?;
    let (extents, ids, spool) = closed.objects.spooled(closed.document);
    let spooled = linear::Spooled {
        extents,
        pages: closed.pages.iter().map(|page| page.get()).collect(),
        root: closed.root.get(),
        info: closed.described.get(),
        ids,
    };
    let mut spool = spool.into_inner().map_err(io::IntoInnerError::into_error)?;
    let bytes = linear::write(&mut out, &mut spool, &spooled)?;
    Ok(with_length(summary, bytes))
}

fn with_length(summary: Noted<Summary>, bytes: u64) -> Noted<Summary> {
    let Noted { value, findings } = summary;
    Noted { value: Summary { bytes, ..value }, findings }
}

/// A document whose objects are all written, but not the table of them.
struct Closed<W> {
    objects: Objects<W>,
    pages: Vec<Ref>,
    root: Ref,
    described: Ref,
    /// The digest of what names the document.
    document: Digest,
}

/// A file in the making.
struct Document<W> {
    objects: Objects<W>,
    bilevel: Bilevel,
    tree: Ref,
    pages: Vec<Ref>,
    profiles: BTreeMap<Digest, Ref>,
    glyphs: Glyphs,
    font: Option<font::Refs>,
    structure: Option<Structure>,
    summary: Summary,
    findings: Vec<Finding>,
}

impl<W: Write> Document<W> {
    /// Writes every object of a document.
    fn of<E: std::error::Error + 'static>(
        out: W,
        pages: impl IntoIterator<Item = Result<Page, E>>,
        info: &Info,
        bilevel: Bilevel,
    ) -> Result<(Closed<W>, Noted<Summary>), Error<E>> {
        let mut document = Self::begin(out, bilevel)?;
        for page in pages {
            document.add(&page.map_err(Error::Page)?)?;
        }
        document.close(info)
    }

    fn begin<E: std::error::Error>(out: W, bilevel: Bilevel) -> Result<Self, Error<E>> {
        let mut objects = Objects::begin(out)?;
        let tree = objects.reserve().ok_or(Error::TooManyPages)?;
        let summary = Summary {
            flavour: Flavour::A2u,
            pages: Vec::new(),
            words: 0,
            image_bytes: 0,
            text_bytes: 0,
            bytes: 0,
        };
        Ok(Self {
            objects,
            bilevel,
            tree,
            pages: Vec::new(),
            profiles: BTreeMap::new(),
            glyphs: Glyphs::default(),
            font: None,
            structure: None,
            summary,
            findings: Vec::new(),
        })
    }

    fn reserve<E: std::error::Error>(&mut self) -> Result<Ref, Error<E>> {
        self.objects.reserve().ok_or(Error::TooManyPages)
    }

    fn add<E: std::error::Error>(&mut self, page: &Page) -> Result<(), Error<E>> {
        let place = &page.place;
        let (geometry, images) = match &page.picture {
            Picture::Page(source) => self.add_source(source, place)?,
            Picture::Layers(layers) => self.add_layers(layers, place)?,
        };
        let (text, turn) = (page.text.as_ref(), page.turn);
        let drawing = text::draw(&geometry, text, turn, images.len(), &mut self.glyphs);
        if drawing.left_out > 0 {
            let message = msg!("pdf-characters-left-out", count = drawing.left_out);
            self.findings.push(Finding::note(place.clone(), message));
        }
        self.summary.words += drawing.words;
        self.add_page(&geometry, turn, &images, &drawing)
    }

    /// The one image of a page.
    fn add_source<E: std::error::Error>(
        &mut self,
        source: &PageSource,
        place: &Place,
    ) -> Result<(Geometry, Vec<Ref>), Error<E>> {
        let image = Image::of(source, self.bilevel).map_err(damaged(place))?;
        self.summary.pages.push(image.carried);
        if image.carried == Carried::InksToRgb {
            let message = msg!("pdf-inks-converted");
            self.findings.push(
                Finding::note(place.clone(), message)
                    .hint(msg!("pdf-inks-converted-hint")),
            );
        }
        let geometry = Geometry::new(image.width, image.height, image.dpi);
        Ok((geometry, vec![self.add_image(&image, None)?]))
    }

    /// The paper of a page in layers, and the ink that is seen through the mask.
    fn add_layers<E: std::error::Error>(
        &mut self,
        layers: &Layers,
        place: &Place,
    ) -> Result<(Geometry, Vec<Ref>), Error<E>> {
        let mask = Image::of_mask(layers, self.bilevel).map_err(damaged(place))?;
        self.summary.pages.push(Carried::Layers);
        let mask = self.add_image(&mask, None)?;
        let [paper, ink] =
            [&layers.paper, &layers.ink].map(|layer| Image::of_layer(layer, layers.dpi));
        let images =
            vec![self.add_image(&paper, None)?, self.add_image(&ink, Some(mask))?];
        Ok((Geometry::new(layers.width, layers.height, layers.dpi), images))
    }

    fn add_image<E: std::error::Error>(
        &mut self,
        image: &Image<'_>,
        mask: Option<Ref>,
    ) -> Result<Ref, Error<E>> {
        let mut space = match &image.colour {
            Colour::Grey => "/ColorSpace/DeviceGray".to_owned(),
            Colour::Rgb => "/ColorSpace/DeviceRGB".to_owned(),
            Colour::Profile(profile, components) => {
                let id = self.add_profile(profile, *components)?.get();
                format!("/ColorSpace[/ICCBased {id} 0 R]")
            }
            Colour::Mask => "/ImageMask true".to_owned(),
        };
        if let Some(mask) = mask {
            space.push_str(&format!("/Mask {} 0 R", mask.get()));
        }
        let (id, length) = (self.reserve()?, self.reserve()?);
        let entries = image.entries() + &space;
        self.summary.image_bytes +=
            self.objects.put_stream(id, length, &entries, |out| image.write(out))?;
        Ok(id)
    }

    /// A profile that many pages share is written once.
    fn add_profile<E: std::error::Error>(
        &mut self,
        profile: &[u8],
        components: u8,
    ) -> Result<Ref, Error<E>> {
        let digest = Digest::of(profile);
        if let Some(id) = self.profiles.get(&digest) {
            return Ok(*id);
        }
        let id = self.reserve()?;
        let packed = rows::deflate(profile);
        self.objects.put(id, |chunk| {
            let mut icc = chunk.icc_profile(id, &packed);
            icc.n(i32::from(components)).filter(Filter::FlateDecode);
        })?;
        self.profiles.insert(digest, id);
        Ok(id)
    }

    fn add_page<E: std::error::Error>(
        &mut self,
        geometry: &Geometry,
        turn: u16,
        images: &[Ref],
        drawing: &text::Drawing,
    ) -> Result<(), Error<E>> {
        let content = self.reserve()?;
        let packed = rows::deflate(&drawing.content);
        self.summary.text_bytes += packed.len() as u64;
        self.objects.put(content, |chunk| {
            chunk.stream(content, &packed).filter(Filter::FlateDecode);
        })?;
        let font = if drawing.words > 0 { Some(self.font()?.font) } else { None };
        let (id, tree) = (self.reserve()?, self.tree);
        let key = self.add_paragraphs(id, drawing.blocks)?;
        self.objects.put(id, |chunk| {
            let mut page = chunk.page(id);
            page.parent(tree).contents(content);
            page.media_box(Rect::new(0.0, 0.0, geometry.width, geometry.height));
            if !turn.is_multiple_of(360) {
                page.rotate(i32::from(turn % 360));
            }
            if geometry.user_unit > 1 {
                page.user_unit(geometry.user_unit as f32);
            }
            if let Some(key) = key {
                page.struct_parents(key).tab_order(TabOrder::StructureOrder);
            }
            let mut resources = page.resources();
            resources
                .x_objects()
                .pairs(text::IMAGES.into_iter().zip(images.iter().copied()));
            if let Some(font) = font {
                resources.fonts().pair(text::FONT, font);
            }
        })?;
        self.pages.push(id);
        Ok(())
    }

    /// Enters the blocks of a page into the structure; the page's key there. A page without
    /// words has none.
    fn add_paragraphs<E: std::error::Error>(
        &mut self,
        page: Ref,
        blocks: u32,
    ) -> Result<Option<i32>, Error<E>> {
        if blocks == 0 {
            return Ok(None);
        }
        let mut structure = match self.structure.take() {
            Some(structure) => structure,
            None => Structure::new(self.reserve()?, self.reserve()?),
        };
        let paragraphs =
            (0..blocks).map(|_| self.reserve()).collect::<Result<Vec<_>, _>>()?;
        let (key, parents) = (structure.next_key(), self.reserve()?);
        structure.add_page(&mut self.objects, page, &paragraphs, parents)?;
        self.structure = Some(structure);
        Ok(Some(key))
    }

    /// The numbers of the font, given out when the first page needs one.
    fn font<E: std::error::Error>(&mut self) -> Result<font::Refs, Error<E>> {
        if let Some(refs) = self.font {
            return Ok(refs);
        }
        let refs = font::Refs {
            font: self.reserve()?,
            cid_font: self.reserve()?,
            descriptor: self.reserve()?,
            program: self.reserve()?,
            cid_to_gid: self.reserve()?,
            to_unicode: self.reserve()?,
        };
        self.font = Some(refs);
        Ok(refs)
    }

    fn close<E: std::error::Error>(
        mut self,
        info: &Info,
    ) -> Result<(Closed<W>, Noted<Summary>), Error<E>> {
        if self.pages.is_empty() {
            return Err(Error::NoPages);
        }
        if let Some(refs) = self.font {
            for (id, fill) in font::objects(refs, &self.glyphs) {
                self.objects.put(id, fill)?;
            }
        }
        let structure = self.structure.as_ref().map(Structure::root);
        if let Some(structure) = self.structure.take() {
            structure.finish(&mut self.objects)?;
        }
        let said = Said::of(info);
        let (tree, pages) = (self.tree, &self.pages);
        self.objects.put(tree, |chunk| {
            let count = pages.len() as i32;
            chunk.pages(tree).kids(pages.iter().copied()).count(count);
        })?;
        let metadata = self.reserve()?;
        let packet = said.packet(self.summary.flavour);
        self.objects.put(metadata, |chunk| {
            chunk.metadata(metadata, packet.as_bytes());
        })?;
        let intent = self.add_profile(&srgb::profile(), 3)?;
        let (root, described) = (self.reserve()?, self.reserve()?);
        self.objects.put(root, |chunk| {
            let mut catalog: Catalog<'_> = chunk.indirect(root).start();
            if let Some(structure) = structure {
                catalog.mark_info().marked(true);
                catalog.pair(Name(b"StructTreeRoot"), structure);
            }
            describe_catalog(catalog, tree, metadata, intent, &said);
        })?;
        self.objects.put(described, |chunk| {
            describe(chunk.indirect(described).start(), &said);
        })?;
        let document = Digest::of(info.document_id.as_bytes());
        let summary = Noted { value: self.summary, findings: self.findings };
        let objects = self.objects;
        Ok((Closed { objects, pages: self.pages, root, described, document }, summary))
    }
}

fn describe_catalog(
    mut catalog: Catalog<'_>,
    pages: Ref,
    metadata: Ref,
    intent: Ref,
    said: &Said,
) {
    catalog.pages(pages).metadata(metadata);
    if !said.language.is_empty() {
        catalog.lang(TextStr(&said.language));
    }
    catalog.viewer_preferences().display_doc_title(true);
    let mut intents = catalog.output_intents();
    let mut output: OutputIntent<'_> = intents.push();
    output.subtype(OutputIntentSubtype::PDFA);
    output.output_condition_identifier(TextStr("sRGB"));
    output.info(TextStr("sRGB IEC 61966-2-1"));
    output.dest_output_profile(intent);
    output.finish();
}

/// A page whose image is damaged.
fn damaged<E: std::error::Error>(place: &Place) -> impl Fn(Message) -> Error<E> {
    |message| Error::Image { place: place.clone(), message }
}

/// The document info says what the XMP packet says.
fn describe(mut info: DocumentInfo<'_>, said: &Said) {
    let (year, [month, day, hour, minute, second]) = said.moment();
    let date = Date::new(year).month(month).day(day).hour(hour).minute(minute);
    let date = date.second(second).utc_offset_hour(0);
    info.title(TextStr(&said.title)).producer(TextStr(&said.producer));
    info.creation_date(date).modified_date(date);
}
