//! `--archive`: where the archive is.

use std::path::PathBuf;

/// Where the archive is.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct InArchive {
    #[arg(long, value_name = "DIR", env = "BYGGARKIV_ARCHIVE")]
    /// The archive's folder.
    pub archive: PathBuf,
}
