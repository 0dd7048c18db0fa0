//! Colour profiles (ICC): colours as a scanner or camera means them become sRGB.

use std::sync::Arc;

use moxcms::{
    ColorProfile, DataColorSpace, Layout, Transform8BitExecutor, TransformOptions,
};

use crate::page::image::{PageImage, Pixels};

/// Larger profiles are taken for damage; the largest in use are about 3 MB.
const LARGEST: usize = 16 << 20;

/// Pixels that are turned at a time.
const AT_ONCE: usize = 1 << 14;

/// The image in sRGB. A profile that is sRGB, that is not for red, green and blue, or that
/// cannot be read changes nothing.
pub(super) fn applied(mut image: PageImage, icc: &[u8]) -> PageImage {
    if let Pixels::Rgb(rgb) = &mut image.pixels
        && !is_srgb(icc)
        && let Some(way) = way(icc, DataColorSpace::Rgb)
    {
        turn(rgb, way.as_ref());
    }
    image
}

/// Printing inks (CMYK, 0 = no ink) as red, green and blue of sRGB; `None` where the profile is
/// not for inks or cannot be read.
pub(super) fn applied_to_inks(cmyk: &[u8], icc: &[u8]) -> Option<Vec<u8>> {
    let way = way(icc, DataColorSpace::Cmyk)?;
    let mut rgb = vec![0; cmyk.len() / 4 * 3];
    let pairs = cmyk.chunks(AT_ONCE * 4).zip(rgb.chunks_mut(AT_ONCE * 3));
    for (old, new) in pairs {
        way.transform(old, new).ok()?;
    }
    Some(rgb)
}

/// Whether a profile is one that [`applied`] or [`applied_to_inks`] follows; `components` are
/// the image's.
pub(super) fn is_followed(icc: &[u8], components: u8) -> bool {
    match components {
        // One of grey tells only how dark; that is left as it is, which reading does not mind.
        1 => true,
        3 => way(icc, DataColorSpace::Rgb).is_some(),
        4 => way(icc, DataColorSpace::Cmyk).is_some(),
        _ => false,
    }
}

/// The way from the colours of a profile for this space to sRGB.
fn way(icc: &[u8], space: DataColorSpace) -> Option<Arc<Transform8BitExecutor>> {
    if icc.is_empty() || icc.len() > LARGEST {
        return None;
    }
    let profile = ColorProfile::new_from_slice(icc).ok()?;
    if profile.color_space != space {
        return None;
    }
    // Four inks lie in memory as red, green, blue and opacity do.
    let layout = if space == DataColorSpace::Cmyk { Layout::Rgba } else { Layout::Rgb };
    let srgb = ColorProfile::new_srgb();
    // Whole numbers, so that every processor gives the same bytes.
    let options =
        TransformOptions { prefer_fixed_point: true, ..TransformOptions::default() };
    profile.create_transform_8bit(layout, &srgb, Layout::Rgb, options).ok()
}

/// Whether the profile's first kilobyte calls it sRGB, in one byte a letter or in two.
fn is_srgb(icc: &[u8]) -> bool {
    let start = &icc[..icc.len().min(1024)];
    start.windows(4).any(|w| w == b"sRGB") || start.windows(7).any(|w| w == b"s\0R\0G\0B")
}

fn turn(rgb: &mut [u8], way: &Transform8BitExecutor) {
    let mut new = vec![0; AT_ONCE * 3];
    for old in rgb.chunks_mut(AT_ONCE * 3) {
        let new = &mut new[..old.len()];
        if way.transform(old, new).is_ok() {
            old.copy_from_slice(new);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Dpi;

    #[test]
    fn srgb_and_rubbish_change_no_colour() {
        let dpi = Dpi::new(300).unwrap();
        let pixels = Pixels::Rgb((0..48).map(|n| n * 5).collect());
        let image = PageImage { width: 4, height: 4, dpi, pixels };
        let srgb = ColorProfile::new_srgb().encode().unwrap();
        for icc in [srgb.as_slice(), b"", b"rubbish", &[0; 500]] {
            assert_eq!(applied(image.clone(), icc), image);
        }
    }

    /// A profile of invented inks: white paper, the first ink red, all others as black as they
    /// are many (ICC.1:2001, 6.5.8).
    pub(crate) fn inks() -> Vec<u8> {
        let number = |n: u32| n.to_be_bytes();
        let identity = [1u32, 0, 0, 0, 1, 0, 0, 0, 1].map(|n| number(n << 16)).concat();
        let ramp: Vec<u8> = (0..=255).collect();
        let colours = (0..16u32).flat_map(|inks| match inks {
            0 => [255, 128, 128],                   // Lab: white
            0b1000 => [136, 209, 195],              // red
            _ => [180 - inks as u8 * 12, 128, 128], // ever darker grey
        });
        let mut table = b"mft1\0\0\0\0\x04\x03\x02\0".to_vec();
        table.extend(identity);
        (0..4).for_each(|_| table.extend(&ramp));
        table.extend(colours);
        (0..3).for_each(|_| table.extend(&ramp));
        let mut profile = vec![0; 128];
        let mut put = |at: usize, bytes: &[u8]| {
            profile[at..at + bytes.len()].copy_from_slice(bytes);
        };
        put(0, &number(144 + table.len() as u32));
        put(8, &[2, 0x40]);
        put(12, b"prtrCMYKLab ");
        put(24, &[7, 0xea, 0, 1, 0, 1]); // 2026-01-01
        put(36, b"acsp");
        put(68, &[number(0xf6d6), number(0x1_0000), number(0xd32d)].concat()); // D50
        profile.extend(
            [number(1), *b"A2B0", number(144), number(table.len() as u32)].concat(),
        );
        profile.extend(table);
        profile
    }

    #[test]
    fn inks_are_the_colours_that_their_profile_says() {
        let inks = inks();
        assert!(is_followed(&inks, 4) && !is_followed(&inks, 3));
        let rgb = applied_to_inks(&[0, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255], &inks);
        let rgb = rgb.unwrap();
        assert!(rgb[..3].iter().all(|part| *part >= 250), "white: {rgb:?}");
        assert!(rgb[3] > 200 && rgb[4] < 60 && rgb[5] < 60, "red: {rgb:?}");
        assert!(rgb[6..].iter().all(|part| *part <= 40), "black: {rgb:?}");
        assert_eq!(applied_to_inks(&[0; 4], b"rubbish"), None);
        let srgb = ColorProfile::new_srgb().encode().unwrap();
        assert_eq!(applied_to_inks(&[0; 4], &srgb), None);
    }
}
