//! Is what was scanned good enough to stand for the paper?
//!
//! [`Report::new`] makes one value of all that is known of a batch: each page's measured
//! values ([`PageQuality`]), held against the limits of a [`Profile`], the sheets that were
//! counted against the pages that came, and a random [`Sample`] for people to look at.
//! [`html`] tells it to people; [`changes`] tells two reports apart, so that nobody signs one
//! that no longer holds.

mod batch;
mod changes;
mod chart;
mod confirm;
mod folders;
mod html;
mod measure;
mod number;
mod page;
mod profile;
mod report;
mod sample;
mod spread;
mod teller;
mod view;

pub use batch::{Batch, FileLine, Paper, Scope};
pub use changes::changes;
pub use confirm::{Confirmation, Fault};
pub use folders::{FolderLine, Tally};
pub use html::html;
pub use measure::{Bound, Measure};
pub use page::{PageQuality, Standing};
pub use profile::{Limit, Profile, SampleSize};
pub use report::{Remark, Report};
pub use sample::{Asked, Sample};
pub use spread::{Bin, Spread, Worst};
