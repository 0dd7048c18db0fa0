//! Which kind of paper, from when, between whom, and what must be shielded?
