//! What came in, and is it whole?
