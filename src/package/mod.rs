//! How does it travel, so that any change would show?
