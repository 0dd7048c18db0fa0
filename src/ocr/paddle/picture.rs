//! Parts of a page as the models take them: at their size, and as numbers.

use super::session::Tensor;
use crate::page::Grey;

/// A picture as a tensor of at least its size, with white added to the right and below.
pub(super) fn tensor(picture: &Grey, width: u32, height: u32) -> Tensor {
    let plane = (width * height) as usize;
    let mut values = Vec::with_capacity(plane * 3);
    for y in 0..picture.height {
        values.extend(picture.row(y).iter().map(|pixel| scaled(*pixel)));
        values.resize((width * (y + 1)) as usize, scaled(255));
    }
    values.resize(plane, scaled(255));
    // The same in red, green and blue.
    values.extend_from_within(..);
    values.extend_from_within(..plane);
    Tensor { shape: vec![1, 3, height as usize, width as usize], values }
}

/// Levels from −1 (black) to 1 (white).
fn scaled(level: u8) -> f32 {
    f32::from(level) / 127.5 - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_becomes_three_planes_with_white_beside_and_below() {
        let small =
            Grey { width: 10, height: 5, pixels: [[255; 5], [0; 5]].concat().repeat(5) };
        let tensor = tensor(&small, 12, 6);
        assert_eq!(tensor.shape, [1, 3, 6, 12]);
        for plane in tensor.values.chunks(72) {
            assert_eq!(plane[..5], [1.0; 5]);
            assert_eq!(plane[5..10], [-1.0; 5]);
            assert_eq!(plane[10..12], [1.0; 2]);
            assert_eq!(plane[60..], [1.0; 12]);
        }
    }
}
