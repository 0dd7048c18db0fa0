//! The whole run, on one screen.
