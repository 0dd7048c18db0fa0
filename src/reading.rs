//! A value and the words it was read from: nothing is asserted without its evidence.

use serde::{Deserialize, Serialize};

use crate::place::Place;

/// How sure we are, from 0 (a guess) to 1 (certain).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Confidence(f32);

impl Confidence {
    /// Certain.
    pub const CERTAIN: Self = Self(1.0);

    /// Clamped into 0–1; not a number counts as 0.
    #[must_use]
    pub fn new(value: f32) -> Self {
        Self(if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) })
    }

    /// The number, 0–1.
    #[must_use]
    pub fn get(self) -> f32 {
        self.0
    }
}

/// What a reading rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// The words, as they were read (numbers that identify persons masked).
    pub words: String,
    /// Where they stand.
    pub place: Place,
    /// How the value was found: the name of the rule, such as `label`, `gnr-bnr-text`,
    /// `address-register`.
    pub how: String,
}

/// A value read from the material, with its evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading<T> {
    /// The value.
    pub value: T,
    /// The words and place it was read from.
    pub basis: Basis,
    /// How sure we are.
    pub confidence: Confidence,
}

impl<T> Reading<T> {
    /// The same evidence for another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Reading<U> {
        Reading { value: f(self.value), basis: self.basis, confidence: self.confidence }
    }
}
