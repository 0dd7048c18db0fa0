//! Progress bars on long work; they vanish when nobody watches.

use std::sync::{Mutex, PoisonError};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::message::{Lang, Message};
use crate::ocr::Spent;
use crate::pipeline::{Progress, Stage};

/// One bar at a time: pages done, pages a second, time left.
#[derive(Debug)]
pub(super) struct Bars {
    lang: Lang,
    shown: bool,
    bar: Mutex<Option<ProgressBar>>,
    spent: Mutex<Spent>,
}

impl Bars {
    /// Bars in a language; `shown` is false in JSON mode and away from a terminal.
    #[must_use]
    pub(super) fn new(lang: Lang, shown: bool) -> Self {
        Self { lang, shown, bar: Mutex::default(), spent: Mutex::default() }
    }

    /// Processor time inside the recognisers, where pages were read.
    #[must_use]
    pub(super) fn spent(&self) -> Spent {
        *self.spent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn with(&self, f: impl FnOnce(&mut Option<ProgressBar>)) {
        f(&mut self.bar.lock().unwrap_or_else(PoisonError::into_inner));
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

    fn engine(&self, spent: Spent) {
        *self.spent.lock().unwrap_or_else(PoisonError::into_inner) = spent;
    }
}
