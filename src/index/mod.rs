//! Here is a word; which papers have it?
