//! Whether a received PDF is PDF/A for certain.
use super::Flavour;
/// Why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// x
    NoClaim,
}
/// Claim.
pub fn pdfa_claim(_bytes: &[u8]) -> Option<Flavour> {
    None
}
/// Accept.
///
/// # Errors
/// Reason.
pub fn accept_received(_bytes: &[u8]) -> Result<Flavour, Reason> {
    Err(Reason::NoClaim)
}
