//! What do we know so far, and who decided it?
