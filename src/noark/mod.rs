//! How does Noark 5 say this?
