//! The systemIDs of a delivery as one sorted list, and such lists side by side.
//!
//! Ten million registrations have some forty million systemIDs: too many for a JSON report, and
//! too many for memory. They lie in a file of their own beside the report, sixteen bytes each
//! (UUIDs cannot be packed tighter), sorted and each once, so that any number of deliveries are
//! compared in one walk with the same memory for a thousand ids and for a hundred million.

use std::io::{self, BufReader, BufWriter, Read, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::digest::{Digest, DigestWriter};
use crate::files;

use super::ledger::{First, Id, Rank};

/// How such a file begins.
const MAGIC: &[u8; 16] = b"byggarkiv-ids-1\n";

/// A list of systemIDs that was written, as the report names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdList {
    /// The file's name; it lies beside the report.
    pub file: String,
    /// How many systemIDs are in it.
    pub count: u64,
    /// The file's digest.
    pub sha256: Digest,
}

/// A list being written; the ids must come in order.
#[derive(Debug)]
pub(super) struct Writer {
    out: DigestWriter<BufWriter<NamedTempFile>>,
    last: Option<u128>,
    count: u64,
}

impl Writer {
    /// A list in a temporary file, on the disk of the file that it is to become.
    pub(super) fn create(becomes: Option<&Path>) -> io::Result<Self> {
        let folder =
            becomes.map(|path| path.parent().filter(|p| !p.as_os_str().is_empty()));
        let file = match folder {
            None => NamedTempFile::new()?,
            Some(folder) => NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?,
        };
        let mut out = DigestWriter::new(BufWriter::new(file));
        out.write_all(MAGIC)?;
        Ok(Self { out, last: None, count: 0 })
    }

    /// The next id.
    fn put(&mut self, key: u128) -> io::Result<()> {
        if self.last == Some(key) {
            return Ok(());
        }
        self.last = Some(key);
        self.count += 1;
        self.out.write_all(&key.to_be_bytes())
    }

    fn finish(self) -> io::Result<(NamedTempFile, u64, Digest)> {
        let (digest, _, out) = self.out.finish();
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok((file, self.count, digest))
    }

    /// Ends the list and gives it its name.
    pub(super) fn keep(self, path: &Path) -> Result<IdList, files::Error> {
        let (file, count, sha256) = self.finish().map_err(files::at(path))?;
        files::keep_temporary(file, path)?;
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
        Ok(IdList { file: name.unwrap_or_default(), count, sha256 })
    }

    /// Ends the list, to be read again.
    pub(super) fn read_again(self) -> io::Result<Reader> {
        let (file, count, _) = self.finish()?;
        let mut file = file.into_file();
        file.seek(SeekFrom::Start(0))?;
        Reader::new(BufReader::new(file), count)
    }
}

/// A list being read.
#[derive(Debug)]
pub(super) struct Reader {
    input: BufReader<std::fs::File>,
    left: u64,
    last: Option<u128>,
}

impl Reader {
    fn new(mut input: BufReader<std::fs::File>, count: u64) -> io::Result<Self> {
        let mut magic = [0; 16];
        input.read_exact(&mut magic)?;
        if &magic != MAGIC {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(Self { input, left: count, last: None })
    }

    /// Opens a list, where it is the one that the report names.
    ///
    /// # Errors
    /// Kind [`io::ErrorKind::InvalidData`] where it is another.
    pub(super) fn open(path: &Path, list: &IdList) -> Result<Self, files::Error> {
        let (digest, _) =
            Digest::of_reader(files::open(path)?).map_err(files::at(path))?;
        if digest != list.sha256 {
            return Err(files::at(path)(io::ErrorKind::InvalidData.into()));
        }
        Self::new(files::open(path)?, list.count).map_err(files::at(path))
    }

    /// The next id; `None` at the end. One that is not in order is a fault of the list.
    fn next(&mut self) -> io::Result<Option<u128>> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        let mut bytes = [0; 16];
        self.input.read_exact(&mut bytes)?;
        let key = u128::from_be_bytes(bytes);
        if self.last.is_some_and(|last| last >= key) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        self.last = Some(key);
        Ok(Some(key))
    }
}

/// A systemID that another delivery has too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct InBoth {
    /// Its line in arkivstruktur.xml.
    pub(super) line: u64,
    pub(super) id: String,
}

/// What came of comparing with one delivery.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// Folders that are in both.
    pub(super) folders: First<InBoth>,
    /// Registrations, descriptions, document objects that are in both.
    pub(super) records: First<InBoth>,
    /// Ids of the other delivery, and those of them that are not in this one.
    pub(super) theirs: u64,
    pub(super) only_theirs: u64,
}

/// One delivery that is walked along.
#[derive(Debug)]
struct Beside {
    list: Reader,
    head: Option<u128>,
    shared: Shared,
}

impl Beside {
    /// Whether the other delivery has this id; the ids must come in order.
    fn has(&mut self, key: u128) -> io::Result<bool> {
        while let Some(head) = self.head.filter(|head| *head <= key) {
            self.head = self.list.next()?;
            self.shared.theirs += 1;
            if head == key {
                return Ok(true);
            }
            self.shared.only_theirs += 1;
        }
        Ok(false)
    }

    fn finish(mut self) -> io::Result<Shared> {
        while self.head.is_some() {
            self.shared.theirs += 1;
            self.shared.only_theirs += 1;
            self.head = self.list.next()?;
        }
        Ok(self.shared)
    }
}

/// What is done with every id of a delivery, in order: written down, and looked for elsewhere.
#[derive(Debug, Default)]
pub(super) struct Walk {
    out: Option<Writer>,
    beside: Vec<Beside>,
    failed: Option<io::Error>,
}

impl Walk {
    /// A walk that writes to `out` and along these lists.
    pub(super) fn new(out: Option<Writer>, lists: Vec<Reader>) -> io::Result<Self> {
        let mut beside = Vec::new();
        for mut list in lists {
            let head = list.next()?;
            beside.push(Beside { list, head, shared: Shared::default() });
        }
        Ok(Self { out, beside, failed: None })
    }

    /// The next id.
    pub(super) fn take(&mut self, id: &Id<'_>) {
        if self.failed.is_none()
            && let Err(error) = self.step(id)
        {
            self.failed = Some(error);
        }
    }

    fn step(&mut self, id: &Id<'_>) -> io::Result<()> {
        if let Some(out) = &mut self.out {
            out.put(id.key)?;
        }
        for beside in &mut self.beside {
            if beside.has(id.key)? {
                let both = || InBoth { line: id.line, id: (id.spelled)() };
                match id.rank {
                    Rank::Frame => {}
                    Rank::Folder => beside.shared.folders.add(both()),
                    Rank::Record => beside.shared.records.add(both()),
                }
            }
        }
        Ok(())
    }

    /// The list that was written, and what came of each comparison, in their order.
    ///
    /// # Errors
    /// What a list failed with.
    pub(super) fn finish(self) -> io::Result<(Option<Writer>, Vec<Shared>)> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        let shared = self.beside.into_iter().map(Beside::finish);
        Ok((self.out, shared.collect::<io::Result<_>>()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(keys: &[u128]) -> Reader {
        let mut writer = Writer::create(None).unwrap();
        keys.iter().for_each(|key| writer.put(*key).unwrap());
        writer.read_again().unwrap()
    }

    #[test]
    fn what_is_in_both_and_what_only_they_have_is_counted_once() {
        let check = |ours: &[u128], theirs: &[u128], both: u64, only: u64| {
            let mut walk = Walk::new(None, vec![list(theirs)]).unwrap();
            for key in ours {
                let (rank, spelled) = (Rank::Record, &|| key.to_string());
                walk.take(&Id { key: *key, rank, line: 1, spelled });
            }
            let (_, shared) = walk.finish().unwrap();
            let shared = &shared[0];
            let found = (shared.records.count, shared.only_theirs, shared.theirs);
            assert_eq!(found, (both, only, theirs.len() as u64), "{ours:?} {theirs:?}");
        };
        check(&[1, 2, 3], &[2, 3, 4], 2, 1);
        check(&[], &[5, 6], 0, 2);
        check(&[5], &[], 0, 0);
        check(&[1, 9], &[2, 3], 0, 2);
        check(&[u128::MAX], &[0, u128::MAX], 1, 1);
    }

    #[test]
    fn a_list_that_is_another_or_not_in_order_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ids");
        let mut writer = Writer::create(Some(&path)).unwrap();
        [1, 1, 2].into_iter().for_each(|key| writer.put(key).unwrap());
        let kept = writer.keep(&path).unwrap();
        assert_eq!((kept.count, kept.file.as_str()), (2, "a.ids"));
        assert_eq!(files::length(&path).unwrap(), 16 * 3);
        assert!(Reader::open(&path, &kept).is_ok());
        let other = IdList { sha256: Digest::of(b""), ..kept };
        assert!(Reader::open(&path, &other).is_err());
        assert!(Walk::new(None, vec![list(&[2, 1])]).unwrap().finish().is_err());
    }
}
