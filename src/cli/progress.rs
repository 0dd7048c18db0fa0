//! Progress bars on long work; they vanish when nobody watches.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::message::{Lang, Message};
use crate::pipeline::{Progress, Stage};

/// One bar at a time: pages done, pages a second, time left.
#[derive(Debug)]
pub(super) struct Bars {
    lang: Lang,
    shown: bool,
    bar: Mutex<Option<ProgressBar>>,
    engine_microseconds: AtomicU64,
}

impl Bars {
    /// Bars in a language; `shown` is false in JSON mode and away from a terminal.
    #[must_use]
    pub(super) fn new(lang: Lang, shown: bool) -> Self {
        let (bar, engine_microseconds) = (Mutex::default(), AtomicU64::default());
        Self { lang, shown, bar, engine_microseconds }
    }

    /// Seconds of processor time inside the recogniser so far, all threads together.
    #[must_use]
    pub(super) fn engine_seconds(&self) -> f64 {
        Duration::from_micros(self.engine_microseconds.load(Ordering::Relaxed))
            .as_secs_f64()
    }

    fn with(&self, f: impl FnOnce(&mut Option<ProgressBar>)) {
        f(&mut self.bar.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
    }
}

impl Progress for Bars {
    fn begin(&self, stage: Stage, total: u64) {
        let style = ProgressStyle::with_template(
            "{prefix:<14} {wide_bar} {pos}/{len}  {per_sec:>10}  {eta:>4}",
        )
        .unwrap_or_else(|_| ProgressStyle::default_bar());
        let target = if self.shown {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(total), target).with_style(style);
        bar.set_prefix(Message::new(stage.key()).text(self.lang));
        self.with(|slot| *slot = Some(bar));
    }

    fn step(&self) {
        self.with(|slot| {
            if let Some(bar) = slot {
                bar.inc(1);
            }
        });
    }

    fn end(&self) {
        self.with(|slot| {
            if let Some(bar) = slot.take() {
                bar.finish_and_clear();
            }
        });
    }

    fn engine(&self, spent: Duration) {
        let micros = u64::try_from(spent.as_micros()).unwrap_or(u64::MAX);
        self.engine_microseconds.fetch_add(micros, Ordering::Relaxed);
    }
}
