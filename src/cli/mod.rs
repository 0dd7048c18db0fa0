//! What did you ask for?
