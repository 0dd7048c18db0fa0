//! Here are pages with facts; which belong together?
