//! The files of the second recogniser: what they are called, where they come from, and the
//! digests that say they are the right ones.

use serde::Serialize;

use crate::digest::Digest;

/// A file by its name, length and digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pin {
    /// Its name, without folders.
    pub name: &'static str,
    /// Its length in bytes.
    pub length: u64,
    sha256: &'static str,
}

impl Pin {
    /// The digest it must have.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.sha256
            .parse()
            .expect("a pinned digest is 64 hex digits; a test reads them all")
    }
}

/// A package that parts come in: a wheel, as Python's package index has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Package {
    /// The models (Apache-2.0).
    Rapidocr,
    /// The library that runs them (MIT).
    Onnxruntime,
}

impl Package {
    /// Every package.
    pub const ALL: [Self; 2] = [Self::Rapidocr, Self::Onnxruntime];

    /// Name and version, as one asks for it: `rapidocr==3.10.0`.
    #[must_use]
    pub fn requirement(self) -> &'static str {
        match self {
            Self::Rapidocr => "rapidocr==3.10.0",
            Self::Onnxruntime => "onnxruntime==1.31.1",
        }
    }

    /// The licences of its parts: the member of the wheel, and its name beside the parts.
    pub(super) fn notices(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Rapidocr => &[(
                "rapidocr-3.10.0.dist-info/licenses/MODEL_LICENSES.md",
                "PP-OCRv6.LICENSES.md",
            )],
            Self::Onnxruntime => &[
                ("onnxruntime/LICENSE", "onnxruntime.LICENSE"),
                (
                    "onnxruntime/ThirdPartyNotices.txt",
                    "onnxruntime.ThirdPartyNotices.txt",
                ),
            ],
        }
    }

    /// The parts that come in it.
    pub fn parts(self) -> impl Iterator<Item = Part> {
        Part::ALL.into_iter().filter(move |part| part.package() == self)
    }
}

/// A part of the second recogniser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// The library that runs the models: ONNX Runtime.
    Library,
    /// The model that finds lines.
    Detector,
    /// The model that reads lines, cut to Latin characters.
    Reader,
}

impl Part {
    /// Every part, in the order they are told.
    pub const ALL: [Self; 3] = [Self::Library, Self::Detector, Self::Reader];

    /// The package it comes in.
    #[must_use]
    pub fn package(self) -> Package {
        match self {
            Self::Library => Package::Onnxruntime,
            Self::Detector | Self::Reader => Package::Rapidocr,
        }
    }

    /// What it is, and of which version.
    #[must_use]
    pub fn version(self) -> &'static str {
        match self {
            Self::Library => "ONNX Runtime 1.31.1",
            Self::Detector | Self::Reader => "PP-OCRv6 small",
        }
    }

    /// The file as it lies in a models folder.
    #[must_use]
    pub fn installed(self) -> Pin {
        match self {
            Self::Reader => LATIN_READER,
            Self::Library | Self::Detector => self.received(),
        }
    }

    /// The file as it comes in its package.
    #[must_use]
    pub fn received(self) -> Pin {
        match self {
            Self::Library => LIBRARY,
            Self::Detector => DETECTOR,
            Self::Reader => READER,
        }
    }

    /// The member of its package.
    pub(super) fn member(self) -> &'static str {
        match self {
            Self::Library => "onnxruntime/capi/libonnxruntime.so.1.31.1",
            Self::Detector => "rapidocr/models/PP-OCRv6_det_small.onnx",
            Self::Reader => "rapidocr/models/PP-OCRv6_rec_small.onnx",
        }
    }
}

/// For Linux on x86-64 (manylinux 2.28); the bits of what is read differ between versions.
const LIBRARY: Pin = Pin {
    name: "libonnxruntime.so.1.31.1",
    length: 29_352_200,
    sha256: "fc44112fbe06d7d689c57e11d3862031f64711007e4ee020f8eed5185fd2c1d3",
};
const DETECTOR: Pin = Pin {
    name: "PP-OCRv6_det_small.onnx",
    length: 9_929_594,
    sha256: "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f",
};
const READER: Pin = Pin {
    name: "PP-OCRv6_rec_small.onnx",
    length: 21_234_383,
    sha256: "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
};
/// What `latin::cut` makes of [`READER`].
const LATIN_READER: Pin = Pin {
    name: "PP-OCRv6_rec_small.latin.onnx",
    length: 12_254_765,
    sha256: "7c245da4234b53e2ed2b2b51dbf65e27ee06c044f777262ed8e80aa075008dc1",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pin_can_be_read_and_a_member_is_named_as_the_file_within() {
        for part in Part::ALL {
            for pin in [part.installed(), part.received()] {
                assert_eq!(pin.digest().to_string(), pin.sha256);
            }
            assert!(part.member().ends_with(&format!("/{}", part.received().name)));
        }
    }

    #[test]
    fn every_part_comes_in_one_package() {
        let parts: Vec<Part> =
            Package::ALL.into_iter().flat_map(Package::parts).collect();
        assert_eq!(parts, [Part::Detector, Part::Reader, Part::Library]);
    }
}
