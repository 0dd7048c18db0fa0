//! Colour profiles (ICC): colours as a scanner or camera means them become sRGB.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use crate::page::image::{PageImage, Pixels};

/// Larger profiles are taken for damage; the largest in use are about 3 MB.
const LARGEST: usize = 16 << 20;

/// Pixels that are turned at a time.
const AT_ONCE: usize = 1 << 14;

/// The image in sRGB. A profile that is sRGB, that is not for red, green and blue, or that
/// cannot be read changes nothing.
pub(super) fn applied(mut image: PageImage, icc: &[u8]) -> PageImage {
    if let Pixels::Rgb(rgb) = &mut image.pixels
        && let Some(profile) = usable(icc)
        && !is_srgb(icc)
    {
        turn(rgb, &profile);
    }
    image
}

/// Whether a profile is one that [`applied`] follows; `components` are the image's.
pub(super) fn is_followed(icc: &[u8], components: u8) -> bool {
    // One of grey tells only how dark; that is left as it is, which reading does not mind.
    components == 1 || components == 3 && usable(icc).is_some()
}

fn usable(icc: &[u8]) -> Option<ColorProfile> {
    if icc.is_empty() || icc.len() > LARGEST {
        return None;
    }
    let profile = ColorProfile::new_from_slice(icc).ok()?;
    let srgb = ColorProfile::new_srgb();
    let rgb = profile.color_space == DataColorSpace::Rgb;
    let turns = || {
        let options = TransformOptions::default();
        profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options).is_ok()
    };
    (rgb && turns()).then_some(profile)
}

/// Whether the profile's first kilobyte calls it sRGB, in one byte a letter or in two.
fn is_srgb(icc: &[u8]) -> bool {
    let start = &icc[..icc.len().min(1024)];
    start.windows(4).any(|w| w == b"sRGB") || start.windows(7).any(|w| w == b"s\0R\0G\0B")
}

fn turn(rgb: &mut [u8], profile: &ColorProfile) {
    let srgb = ColorProfile::new_srgb();
    // Whole numbers, so that every processor gives the same bytes.
    let options =
        TransformOptions { prefer_fixed_point: true, ..TransformOptions::default() };
    let Ok(way) = profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options)
    else {
        return;
    };
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
}
