//! The hint tables of a linearised file (ISO 32000-1, F.4): where each page and each shared
//! object lies, in as few bits as hold the largest.

use super::short;

/// A page, as the hints tell of it. Lengths and offsets are bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Measured {
    /// Objects of its own; for the first page all that it needs.
    pub(super) objects: u32,
    /// The length of those objects.
    pub(super) length: u32,
    /// Places in the list of shared objects.
    pub(super) shared: Vec<u32>,
    /// Where its content stream begins, from the page's beginning.
    pub(super) content: u32,
    /// How long that object is.
    pub(super) content_length: u32,
}

/// Objects that stand one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// The length of each.
    pub(super) lengths: Vec<u32>,
    /// The number of the first, 0 where there is none.
    pub(super) number: u32,
    /// Where the first stands, 0 where there is none.
    pub(super) offset: u64,
}

/// Both tables, and where the second begins.
pub(super) fn tables(
    pages: &[Measured],
    first_page: &Section,
    shared: &Section,
) -> (Vec<u8>, usize) {
    let mut bits = Bits::default();
    page_offsets(&mut bits, pages, first_page.offset);
    let begin = bits.bytes.len();
    shared_objects(&mut bits, first_page, shared);
    (bits.bytes, begin)
}

/// The page offset hint table: tables F.3 and F.4.
fn page_offsets(bits: &mut Bits, pages: &[Measured], first: u64) {
    let objects = Range::of(pages.iter().map(|page| page.objects));
    let length = Range::of(pages.iter().map(|page| page.length));
    let content = Range::of(pages.iter().map(|page| page.content));
    let content_length = Range::of(pages.iter().map(|page| page.content_length));
    let most_shared = pages.iter().map(|page| page.shared.len() as u32).max();
    let shared = width(most_shared.unwrap_or(0));
    let last = pages.iter().flat_map(|page| &page.shared).max();
    let place = width(last.copied().unwrap_or(0));
    bits.push(objects.least, 32);
    bits.push(short(first), 32);
    bits.push(objects.width, 16);
    bits.push(length.least, 32);
    bits.push(length.width, 16);
    bits.push(content.least, 32);
    bits.push(content.width, 16);
    bits.push(content_length.least, 32);
    bits.push(content_length.width, 16);
    bits.push(shared, 16);
    bits.push(place, 16);
    bits.push(0, 16); // shared objects begin at no fraction of the content
    bits.push(1, 16);
    bits.column(pages.iter().map(|page| page.objects - objects.least), objects.width);
    bits.column(pages.iter().map(|page| page.length - length.least), length.width);
    bits.column(pages.iter().map(|page| page.shared.len() as u32), shared);
    bits.column(pages.iter().flat_map(|page| page.shared.iter().copied()), place);
    bits.column(pages.iter().map(|page| page.content - content.least), content.width);
    let lengths = pages.iter().map(|page| page.content_length - content_length.least);
    bits.column(lengths, content_length.width);
}

/// The shared object hint table: tables F.5 and F.6. Each group is one object.
fn shared_objects(bits: &mut Bits, first_page: &Section, shared: &Section) {
    let lengths = || first_page.lengths.iter().chain(&shared.lengths).copied();
    let length = Range::of(lengths());
    bits.push(shared.number, 32);
    bits.push(short(shared.offset), 32);
    bits.push(first_page.lengths.len() as u32, 32);
    bits.push(lengths().count() as u32, 32);
    bits.push(0, 16);
    bits.push(length.least, 32);
    bits.push(length.width, 16);
    bits.column(lengths().map(|one| one - length.least), length.width);
    bits.column(lengths().map(|_| 0), 1); // no signatures
}

/// The least of some numbers, and the bits that hold how far the greatest lies above it.
struct Range {
    least: u32,
    width: u32,
}

impl Range {
    fn of(numbers: impl Iterator<Item = u32> + Clone) -> Self {
        let least = numbers.clone().min().unwrap_or(0);
        Self { least, width: width(numbers.max().unwrap_or(0) - least) }
    }
}

/// Bits that a number takes.
fn width(number: u32) -> u32 {
    u32::BITS - number.leading_zeros()
}

/// Numbers packed into bits, the highest first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    /// Bits of the last byte that are taken; 0 where it is full.
    taken: u32,
}

impl Bits {
    fn push(&mut self, number: u32, width: u32) {
        for bit in (0..width).rev() {
            if self.taken == 0 {
                self.bytes.push(0);
            }
            let last = self.bytes.last_mut().expect("pushed just above");
            *last |= ((number >> bit & 1) as u8) << (7 - self.taken);
            self.taken = (self.taken + 1) % 8;
        }
    }

    /// One number of every page or object; the next column begins at a whole byte.
    fn column(&mut self, numbers: impl Iterator<Item = u32>, width: u32) {
        numbers.for_each(|number| self.push(number, width));
        self.taken = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_as_few_bits_as_the_largest_and_columns_whole_bytes() {
        let mut bits = Bits::default();
        bits.column([1, 0, 3].into_iter(), width(3));
        bits.column([0, 0].into_iter(), width(0));
        bits.push(0x1234, 16);
        assert_eq!(bits.bytes, [0b0100_1100, 0x12, 0x34]);
    }
}
