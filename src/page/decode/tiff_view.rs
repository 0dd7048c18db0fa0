//! A page's strips or tiles as the one image of a TIFF of its own, for the `tiff` crate, which
//! does not know every way of laying out samples. Nothing is copied but the directory.

use std::io::{self, Read, Seek, SeekFrom};

use super::DecodeError;
use super::ifd::{Ifd, Tiff};
use super::tiff::{Layout, tag};

/// Length of a BigTIFF's header, which stands before the received file.
const HEADER: usize = 16;

/// Field types (TIFF 6.0 §2, BigTIFF).
const BYTES: u16 = 7;
const SHORT: u16 = 3;
const LONG8: u16 = 16;

/// What the image is to be called, and where its samples lie.
#[derive(Clone, Debug)]
pub(super) struct View {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Bits of each sample of a pixel.
    pub(super) bits: Vec<u64>,
    pub(super) photometric: u64,
    pub(super) rows_per_strip: u32,
    pub(super) tile: Option<(u32, u32)>,
    pub(super) chunks: Vec<(usize, usize)>,
    /// The tags that go along as they are.
    pub(super) kept: Vec<u16>,
}

impl View {
    /// The page as it is.
    pub(super) fn of(layout: &Layout) -> Self {
        Self {
            width: layout.width,
            height: layout.height,
            bits: vec![layout.bits; layout.samples as usize],
            photometric: layout.photometric,
            rows_per_strip: layout.rows_per_strip,
            tile: layout.tile,
            chunks: layout.chunks.clone(),
            kept: vec![
                tag::PREDICTOR,
                tag::EXTRA_SAMPLES,
                tag::SAMPLE_FORMAT,
                tag::JPEG_TABLES,
                tag::SUBSAMPLING,
            ],
        }
    }

    /// Each plane of separate planes as a grey image.
    ///
    /// # Errors
    /// [`DecodeError::Damaged`] where the planes are not of one length.
    pub(super) fn planes(layout: &Layout) -> Result<Vec<Self>, DecodeError> {
        let (chunks, planes) = (&layout.chunks, layout.samples as usize);
        if !chunks.len().is_multiple_of(planes) {
            let told = format!("{} strips for {planes} planes", chunks.len());
            return Err(DecodeError::damaged(told));
        }
        let plane = |chunks: &[(usize, usize)]| Self {
            bits: vec![layout.bits],
            photometric: 1,
            chunks: chunks.to_vec(),
            kept: vec![tag::PREDICTOR],
            ..Self::of(layout)
        };
        Ok(chunks.chunks(chunks.len() / planes).map(plane).collect())
    }

    /// The file as the decoder is to see it.
    pub(super) fn file<'a>(
        &self,
        tiff: &Tiff<'a>,
        ifd: &Ifd,
        layout: &Layout,
    ) -> File<'a> {
        let bytes = tiff.bytes();
        let at = HEADER + bytes.len();
        let mut header = match tiff.big_endian {
            true => b"MM\0+".to_vec(),
            false => b"II+\0".to_vec(),
        };
        header.extend(tiff.written(8, 2));
        header.extend([0, 0]);
        header.extend(tiff.written(at as u64, 8));
        let reversed = layout.reversed && layout.compression != 7;
        let directory = self.directory(tiff, ifd, layout, at);
        File { header, bytes, reversed, directory, at: 0 }
    }

    /// The directory, to stand at byte `at`.
    fn directory(
        &self,
        tiff: &Tiff<'_>,
        ifd: &Ifd,
        layout: &Layout,
        at: usize,
    ) -> Vec<u8> {
        let fields = self.fields(tiff, ifd, layout);
        let behind = at + 8 + 20 * fields.len() + 8;
        let mut entries = tiff.written(fields.len() as u64, 8);
        let mut values = Vec::new();
        for (tag, kind, numbers) in fields {
            let size = match kind {
                BYTES => 1,
                SHORT => 2,
                _ => 8,
            };
            let mut value: Vec<u8> =
                numbers.iter().flat_map(|number| tiff.written(*number, size)).collect();
            entries.extend(tiff.written(tag.into(), 2));
            entries.extend(tiff.written(kind.into(), 2));
            entries.extend(tiff.written(numbers.len() as u64, 8));
            if value.len() <= 8 {
                value.resize(8, 0);
                entries.extend(value);
            } else {
                entries.extend(tiff.written((behind + values.len()) as u64, 8));
                values.extend(value);
            }
        }
        entries.extend([0; 8]);
        entries.extend(values);
        entries
    }

    /// Tag, field type and numbers, by tag.
    fn fields(
        &self,
        tiff: &Tiff<'_>,
        ifd: &Ifd,
        layout: &Layout,
    ) -> Vec<(u16, u16, Vec<u64>)> {
        let long = |tag, number: u32| (tag, LONG8, vec![number.into()]);
        let short = |tag, number| (tag, SHORT, vec![number]);
        let mut fields = vec![
            long(tag::WIDTH, self.width),
            long(tag::HEIGHT, self.height),
            (tag::BITS, SHORT, self.bits.clone()),
            short(tag::COMPRESSION, layout.compression),
            short(tag::PHOTOMETRIC, self.photometric),
            short(tag::SAMPLES, self.bits.len() as u64),
        ];
        let (offsets, lengths) = match self.tile {
            Some((width, height)) => {
                fields.push(long(tag::TILE_WIDTH, width));
                fields.push(long(tag::TILE_HEIGHT, height));
                (tag::TILE_OFFSETS, tag::TILE_LENGTHS)
            }
            None => {
                fields.push(long(tag::ROWS_PER_STRIP, self.rows_per_strip));
                (tag::STRIP_OFFSETS, tag::STRIP_LENGTHS)
            }
        };
        let places = |of: fn(&(usize, usize)) -> usize| {
            self.chunks.iter().map(|chunk| of(chunk) as u64).collect()
        };
        fields.push((offsets, LONG8, places(|chunk| HEADER + chunk.0)));
        fields.push((lengths, LONG8, places(|chunk| chunk.1)));
        for tag in &self.kept {
            if let Some(numbers) = tiff.numbers(ifd, *tag) {
                let kind = if *tag == tag::JPEG_TABLES { BYTES } else { SHORT };
                fields.push((*tag, kind, numbers));
            }
        }
        fields.sort_by_key(|(tag, ..)| *tag);
        fields
    }
}

/// A header, the received file, and a directory.
pub(super) struct File<'a> {
    header: Vec<u8>,
    bytes: &'a [u8],
    /// The received bytes have their bits from the low end.
    reversed: bool,
    directory: Vec<u8>,
    at: usize,
}

impl Read for File<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let (start, end) = (HEADER, HEADER + self.bytes.len());
        let rest = |part: &'_ [u8], from: usize, out: &mut [u8]| {
            let rest = part.get(self.at - from..).unwrap_or_default();
            let length = rest.len().min(out.len());
            out[..length].copy_from_slice(&rest[..length]);
            length
        };
        let length = if self.at < start {
            rest(&self.header, 0, out)
        } else if self.at < end {
            let length = rest(self.bytes, start, out);
            if self.reversed {
                out[..length].iter_mut().for_each(|byte| *byte = byte.reverse_bits());
            }
            length
        } else {
            rest(&self.directory, end, out)
        };
        self.at += length;
        Ok(length)
    }
}

impl Seek for File<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let length = HEADER + self.bytes.len() + self.directory.len();
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => (length as u64).checked_add_signed(by),
            SeekFrom::Current(by) => (self.at as u64).checked_add_signed(by),
        };
        let at = at.and_then(|at| usize::try_from(at).ok());
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at as u64)
    }
}
