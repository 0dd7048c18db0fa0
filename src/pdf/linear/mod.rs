//! Linearised PDF (ISO 32000-1, Annex F): the same objects in the order in which they are
//! needed, so that the first page is shown before the rest has come.
//!
//! The usual file is written to a spool first; here its objects are given new numbers and are
//! copied in their new order. Of each only what stands before a stream's data is held.

mod graph;
mod hints;
mod scan;

use std::io::{self, Read, Seek, SeekFrom, Write};

use graph::Parts;
use hints::{Measured, Section};
use scan::Object;

use super::objects::{Extent, HEADER, Ids};

/// Room for the first dictionary, whose numbers are known last.
const NUMBER: usize = 10;

/// What lies in the spool.
#[derive(Debug)]
pub(super) struct Spooled {
    /// Where each object lies, by its number less one.
    pub(super) extents: Vec<Extent>,
    /// The numbers of the pages, in order.
    pub(super) pages: Vec<i32>,
    /// The number of the catalogue.
    pub(super) root: i32,
    /// The number of the document info.
    pub(super) info: i32,
    /// Both parts of the file's ID.
    pub(super) ids: Ids,
}

/// Copies a spooled file to `out` in linearised order; the bytes written.
///
/// # Errors
/// What reading the spool or writing fails with.
pub(super) fn write(
    out: &mut impl Write,
    spool: &mut (impl Read + Seek),
    spooled: &Spooled,
) -> io::Result<u64> {
    let objects = scan::objects(spool, &spooled.extents)?;
    let pages: Vec<usize> = spooled.pages.iter().map(|id| index(*id)).collect();
    let parts = graph::sort(&objects, &pages, index(spooled.root), index(spooled.info));
    let file = File::plan(&objects, &parts, spooled);
    file.write(out, spool)
}

fn index(id: i32) -> usize {
    usize::try_from(id - 1).expect("references count from 1")
}

/// The places of everything in the file to be.
struct File<'a> {
    objects: &'a [Object],
    parts: &'a Parts,
    spooled: &'a Spooled,
    /// The new number of each object.
    numbers: Vec<u32>,
    /// Where each object will stand.
    offsets: Vec<u64>,
    /// The number of the first dictionary; all before it are in the main table.
    first: u32,
    /// Where the first cross-reference table stands.
    first_table: u64,
    hint_at: u64,
    hint: Vec<u8>,
    end_of_first: u64,
    main_table: u64,
    length: u64,
}

impl<'a> File<'a> {
    /// Numbers and places. Of the second half are the low numbers, as Annex F has it.
    fn plan(objects: &'a [Object], parts: &'a Parts, spooled: &'a Spooled) -> Self {
        let numbers = numbers(parts, objects.len());
        let first = parts.second_half().count() as u32 + 1;
        let mut file = Self {
            objects,
            parts,
            spooled,
            numbers,
            offsets: vec![0; objects.len()],
            first,
            first_table: 0,
            hint_at: 0,
            hint: Vec::new(),
            end_of_first: 0,
            main_table: 0,
            length: 0,
        };
        file.first_table = (HEADER.len() + file.dictionary().len()) as u64;
        let table = table_head(file.first, file.entries_of_first()).len() as u64
            + u64::from(file.entries_of_first()) * 20;
        let begin = file.first_table + table + file.first_trailer().len() as u64;
        file.hint_at = file.place(begin, &parts.catalogue);
        file.end_of_first = file.place(file.hint_at, &parts.first_page);
        let end = file.place_second_half();
        file.hint = file.hint_stream();
        // Everything behind the hint stream moves by its length.
        let moved = file.hint.len() as u64;
        for at in parts.first_page.iter().chain(parts.second_half()) {
            file.offsets[*at] += moved;
        }
        file.end_of_first += moved;
        file.main_table = end + moved;
        file.length = file.main_table
            + table_head(0, first).len() as u64
            + u64::from(first) * 20
            + file.main_trailer().len() as u64;
        file
    }

    /// Sets objects one after the other; where the last one ends.
    fn place(&mut self, begin: u64, objects: &[usize]) -> u64 {
        objects.iter().fold(begin, |at, object| {
            self.offsets[*object] = at;
            at + self.size(*object)
        })
    }

    fn place_second_half(&mut self) -> u64 {
        let all: Vec<usize> = self.parts.second_half().copied().collect();
        self.place(self.end_of_first, &all)
    }

    fn size(&self, object: usize) -> u64 {
        self.head(object).len() as u64 + self.objects[object].rest()
    }

    /// An object under its new number, up to the data of a stream.
    fn head(&self, object: usize) -> Vec<u8> {
        let mut head = format!("{} 0 obj\n", self.numbers[object]).into_bytes();
        self.objects[object].renumbered(&self.numbers, &mut head);
        head
    }

    /// Numbers in the first table: the first dictionary, the catalogue, the hint stream and
    /// the first page.
    fn entries_of_first(&self) -> u32 {
        2 + (self.parts.catalogue.len() + self.parts.first_page.len()) as u32
    }

    fn hint_number(&self) -> u32 {
        self.first + 1 + self.parts.catalogue.len() as u32
    }

    fn number(&self, id: i32) -> u32 {
        self.numbers[index(id)]
    }

    /// The linearisation dictionary (F.3.3), of the same length whatever stands in it.
    fn dictionary(&self) -> String {
        let first_page = self.number(self.spooled.pages[0]);
        let (hint, length) = (self.hint_at, self.hint.len());
        let entries = format!(
            "/Linearized 1/L {}/H[{hint} {length}]/O {first_page}/E {}/N {}/T {}",
            self.length,
            self.end_of_first,
            self.spooled.pages.len(),
            self.main_entries(),
        );
        let width = "/Linearized 1/L /H[ ]/O /E /N /T ".len() + 7 * NUMBER;
        format!("{} 0 obj\n<<{entries:<width$}>>\nendobj\n", self.first)
    }

    /// What `/T` tells: the white space before the first entry of the main table.
    fn main_entries(&self) -> u64 {
        self.main_table + table_head(0, self.first).len() as u64 - 1
    }

    /// The trailer of the first table, which leads to everything (F.3.4).
    fn first_trailer(&self) -> String {
        let size = self.first + self.entries_of_first();
        let (root, info) =
            (self.number(self.spooled.root), self.number(self.spooled.info));
        format!(
            "trailer\n<</Size {size}/Root {root} 0 R/Info {info} 0 R/ID{}\
             /Prev {:<NUMBER$}>>\nstartxref\n0\n%%EOF\n",
            self.spooled.ids, self.main_table
        )
    }

    /// The trailer at the end leads to the first table. PDF/A wants the same ID in both
    /// (ISO 19005-2, 6.1.3).
    fn main_trailer(&self) -> String {
        format!(
            "trailer\n<</Size {}/ID{}>>\nstartxref\n{}\n%%EOF\n",
            self.first, self.spooled.ids, self.first_table
        )
    }

    /// The hint stream with the places of the pages, counted as if it were not there (F.4).
    fn hint_stream(&self) -> Vec<u8> {
        let measured = self.parts.pages.iter().map(|page| self.measured(page));
        let pages: Vec<Measured> = measured.collect();
        let section = |objects: &[usize]| Section {
            lengths: objects.iter().map(|object| short(self.size(*object))).collect(),
            number: objects.first().map_or(0, |object| self.numbers[*object]),
            offset: objects.first().map_or(0, |object| self.offsets[*object]),
        };
        let first = section(&self.parts.first_page);
        let (data, shared) = hints::tables(&pages, &first, &section(&self.parts.shared));
        let head = format!(
            "{} 0 obj\n<</Length {}/S {shared}>>\nstream\n",
            self.hint_number(),
            data.len()
        );
        [head.as_bytes(), &data, b"\nendstream\nendobj\n"].concat()
    }

    fn measured(&self, page: &graph::PageParts) -> Measured {
        let length = page.own.iter().map(|object| self.size(*object)).sum::<u64>();
        let begin = page.own.first().map_or(0, |object| self.offsets[*object]);
        Measured {
            objects: page.own.len() as u32,
            length: short(length),
            shared: page.shared.clone(),
            content: short(self.offsets[page.content].saturating_sub(begin)),
            content_length: short(self.size(page.content)),
        }
    }

    fn write(
        &self,
        out: &mut impl Write,
        spool: &mut (impl Read + Seek),
    ) -> io::Result<u64> {
        out.write_all(HEADER)?;
        out.write_all(self.dictionary().as_bytes())?;
        out.write_all(table_head(self.first, self.entries_of_first()).as_bytes())?;
        entry(out, HEADER.len() as u64)?;
        self.entries(out, &self.parts.catalogue)?;
        entry(out, self.hint_at)?;
        self.entries(out, &self.parts.first_page)?;
        out.write_all(self.first_trailer().as_bytes())?;
        self.copy(out, spool, self.parts.catalogue.iter())?;
        out.write_all(&self.hint)?;
        self.copy(out, spool, self.parts.first_page.iter())?;
        self.copy(out, spool, self.parts.second_half())?;
        out.write_all(table_head(0, self.first).as_bytes())?;
        out.write_all(b"0000000000 65535 f \n")?;
        self.entries(out, self.parts.second_half())?;
        out.write_all(self.main_trailer().as_bytes())?;
        out.flush()?;
        Ok(self.length)
    }

    fn entries<'b>(
        &self,
        out: &mut impl Write,
        objects: impl IntoIterator<Item = &'b usize>,
    ) -> io::Result<()> {
        objects.into_iter().try_for_each(|object| entry(out, self.offsets[*object]))
    }

    fn copy<'b>(
        &self,
        out: &mut impl Write,
        spool: &mut (impl Read + Seek),
        objects: impl Iterator<Item = &'b usize>,
    ) -> io::Result<()> {
        for object in objects {
            out.write_all(&self.head(*object))?;
            let rest = &self.objects[*object].rest;
            if rest.is_empty() {
                continue;
            }
            spool.seek(SeekFrom::Start(rest.start))?;
            let wanted = rest.end - rest.start;
            if io::copy(&mut spool.take(wanted), out)? != wanted {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        Ok(())
    }
}

/// New numbers: the second half from 1, then the first dictionary, the catalogue, the hint
/// stream, the first page.
fn numbers(parts: &Parts, count: usize) -> Vec<u32> {
    let mut numbers = vec![0; count];
    let mut next = 1;
    for object in parts.second_half() {
        numbers[*object] = next;
        next += 1;
    }
    next += 1;
    for object in &parts.catalogue {
        numbers[*object] = next;
        next += 1;
    }
    next += 1;
    for object in &parts.first_page {
        numbers[*object] = next;
        next += 1;
    }
    numbers
}

/// Hints have 32 bits for a length; past 4 GiB they say the most they can.
fn short(bytes: u64) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

fn table_head(first: u32, count: u32) -> String {
    format!("xref\n{first} {count}\n")
}

fn entry(out: &mut impl Write, offset: u64) -> io::Result<()> {
    writeln!(out, "{offset:010} 00000 n ")
}
