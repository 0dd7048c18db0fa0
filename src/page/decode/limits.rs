//! How large a page may be: checked before memory is taken, since a few bytes can claim much.

use super::DecodeError;

/// What a page may need. The defaults hold a colour A0 at 400 dpi, and refuse bombs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Longest side in pixels. Default 40,000.
    pub side: u32,
    /// Width × height in pixels. Default 400 million.
    pub pixels: u64,
    /// Decoded bytes of one page. Default 1 GiB.
    pub bytes: u64,
    /// Unpacked bytes of a PDF's object streams, which hold its structure and no pictures.
    /// Default 256 MiB.
    pub objects: u64,
    /// Pages of one file. Default 10,000.
    pub pages: u32,
    /// Pixels of a page that is rendered (PDF without a page-sized image); past it the
    /// resolution is lowered. Default 80 million: an A1 at 300 dpi.
    pub rendered: u64,
    /// Shapes' corners, glyphs and images that a PDF page may draw. Default 20 million: a
    /// dense drawing has one or two.
    pub steps: u64,
    /// Pixels that may be painted for a rendered page, those painted over counted each time.
    /// Default 100 billion, which is some minutes.
    pub painted: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            side: 40_000,
            pixels: 400_000_000,
            bytes: 1 << 30,
            objects: 256 << 20,
            pages: 10_000,
            rendered: 80_000_000,
            steps: 20_000_000,
            painted: 100_000_000_000,
        }
    }
}

impl Limits {
    /// Whether an image of so many pixels, each of so many bits, may be decoded.
    ///
    /// # Errors
    /// [`DecodeError::TooLarge`] past a limit, [`DecodeError::Damaged`] where a side is zero.
    pub fn check(&self, width: u64, height: u64, bits: u64) -> Result<(), DecodeError> {
        if width == 0 || height == 0 {
            return Err(DecodeError::damaged(format!("{width} × {height} pixels")));
        }
        let side = u64::from(self.side);
        let fits = width <= side
            && height <= side
            && width * height <= self.pixels
            && (width * bits).div_ceil(8) * height <= self.bytes;
        if fits {
            Ok(())
        } else {
            Err(DecodeError::TooLarge {
                width,
                height,
                side: self.side,
                pixels: self.pixels,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bomb_is_refused_and_an_a0_is_not() {
        let limits = Limits::default();
        assert_eq!(limits.check(14_043, 19_866, 24), Ok(()));
        for (width, height) in [(60_000, 60_000), (35_000, 35_000), (40_001, 1)] {
            let refused = limits.check(width, height, 1);
            assert!(
                matches!(refused, Err(DecodeError::TooLarge { .. })),
                "{width}×{height}"
            );
        }
        assert!(matches!(limits.check(0, 5, 1), Err(DecodeError::Damaged { .. })));
    }
}
