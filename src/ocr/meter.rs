//! How much processor time is spent inside the recognisers, for `make bench`.
//!
//! Out of band: no figure here reaches a reading, a report or the archive.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Where the processor's time went while pages were read, all threads together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// In Tesseract, at the first reading of each page.
    pub first: Duration,
    /// In Tesseract, at every further reading and at telling how a page lies.
    pub again: Duration,
    /// In the second recogniser.
    pub second: Duration,
    /// How many readings by Tesseract.
    pub readings: u64,
}

impl Spent {
    /// All of it.
    #[must_use]
    pub fn all(&self) -> Duration {
        self.first + self.again + self.second
    }
}

/// Adds up the time of calls made from any thread.
#[derive(Debug, Default)]
pub struct Meter {
    microseconds: AtomicU64,
    calls: AtomicU64,
}

impl Meter {
    /// Time spent inside so far: processor time of the calling threads where the system
    /// tells (Linux, to a hundredth of a second a call), time on the wall otherwise.
    #[must_use]
    pub fn spent(&self) -> Duration {
        Duration::from_micros(self.microseconds.load(Ordering::Relaxed))
    }

    /// Calls so far.
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.calls.load(Ordering::Relaxed)
    }

    /// Does something and adds its time.
    pub fn measure<T>(&self, work: impl FnOnce() -> T) -> T {
        let (processor, wall) = (processor_time(), Instant::now());
        let result = work();
        let spent = match (processor, processor_time()) {
            (Some(before), Some(after)) => after.saturating_sub(before),
            _ => wall.elapsed(),
        };
        let micros = u64::try_from(spent.as_micros()).unwrap_or(u64::MAX);
        self.microseconds.fetch_add(micros, Ordering::Relaxed);
        self.calls.fetch_add(1, Ordering::Relaxed);
        result
    }
}

/// Processor time of this thread, from `/proc/thread-self/stat` (fields 14 and 15 of proc(5),
/// in hundredths of a second on every Linux).
fn processor_time() -> Option<Duration> {
    let stat =
        crate::files::read_text(std::path::Path::new("/proc/thread-self/stat")).ok()?;
    // The name of the program stands in brackets and may hold spaces.
    let after_name = stat.rsplit_once(')')?.1;
    let mut fields = after_name.split_whitespace().skip(11);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some(Duration::from_millis((user + system) * 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_a_call_is_added() {
        let meter = Meter::default();
        let worked = meter.measure(|| {
            let begun = Instant::now();
            while begun.elapsed() < Duration::from_millis(120) {
                std::hint::spin_loop();
            }
            7
        });
        assert_eq!((worked, meter.calls()), (7, 1));
        // On a busy machine most of that time belongs to others.
        assert!(meter.spent() >= Duration::from_millis(10), "{:?}", meter.spent());
    }
}
