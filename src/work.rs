//! Many hands, one order: work is done in parallel, its results are taken in the order given.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, PoisonError, mpsc};

/// Does `task` for each item on `jobs` threads; gives each result to `take` in the items'
/// order, on the calling thread. At most 16 results a thread wait for their turn, so that
/// memory does not grow with the batch, and a slow item seldom makes the others wait.
///
/// # Errors
/// The first error of `take`; tasks not yet begun are then left undone.
pub fn in_order<I, T, R, E>(
    items: &[I],
    jobs: usize,
    task: T,
    mut take: impl FnMut(&I, R) -> Result<(), E>,
) -> Result<(), E>
where
    I: Sync,
    R: Send,
    T: Fn(&I) -> R + Sync,
{
    let jobs = jobs.max(1);
    let hands = jobs.min(items.len()).max(1);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(hands)
        .build()
        .expect("the system gives as many threads as were asked for");
    let turn = Turn::default();
    let (results, arrived) = mpsc::channel::<(usize, R)>();
    pool.in_place_scope(|scope| {
        for _ in 0..hands {
            let results = results.clone();
            let (turn, task) = (&turn, &task);
            scope.spawn(move |_| {
                while let Some(at) = turn.next(items.len(), jobs * AHEAD) {
                    if results.send((at, task(&items[at]))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(results);
        let outcome = take_in_order(items, &arrived, &turn, &mut take);
        turn.stop();
        outcome
    })
}

/// Results a thread that may wait for those before them: a page that is read four times takes
/// as long as eight others.
const AHEAD: usize = 16;

fn take_in_order<I, R, E>(
    items: &[I],
    arrived: &mpsc::Receiver<(usize, R)>,
    turn: &Turn,
    take: &mut impl FnMut(&I, R) -> Result<(), E>,
) -> Result<(), E> {
    let mut waiting = BTreeMap::new();
    let mut wanted = 0;
    for (at, result) in arrived {
        waiting.insert(at, result);
        while let Some(result) = waiting.remove(&wanted) {
            take(&items[wanted], result)?;
            wanted += 1;
            turn.taken(wanted);
        }
    }
    Ok(())
}

/// Which item is next, and how far the results have been taken.
#[derive(Default)]
struct Turn {
    state: Mutex<(usize, usize, bool)>,
    moved: Condvar,
}

impl Turn {
    /// The next item's number; waits while too many results are ahead of their turn.
    fn next(&self, items: usize, ahead: usize) -> Option<usize> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let mut state = self
            .moved
            .wait_while(state, |(next, taken, stopped)| {
                !*stopped && *next < items && *next >= *taken + ahead
            })
            .unwrap_or_else(PoisonError::into_inner);
        let (next, _, stopped) = *state;
        (!stopped && next < items).then(|| {
            state.0 += 1;
            next
        })
    }

    fn taken(&self, count: usize) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).1 = count;
        self.moved.notify_all();
    }

    fn stop(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).2 = true;
        self.moved.notify_all();
    }
}

/// Memory that large pages take turns to use.
#[derive(Debug)]
pub struct Budget {
    whole: u64,
    free: Mutex<u64>,
    freed: Condvar,
}

/// A part of a [`Budget`], given back when dropped.
#[derive(Debug)]
pub struct Share<'a> {
    budget: &'a Budget,
    bytes: u64,
}

impl Budget {
    /// A budget of so many bytes.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        Self { whole: bytes, free: Mutex::new(bytes), freed: Condvar::new() }
    }

    /// Waits until so many bytes are free and takes them. More than the whole budget counts
    /// as the whole: such a page runs alone.
    pub fn take(&self, bytes: u64) -> Share<'_> {
        let bytes = bytes.min(self.whole);
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self
            .freed
            .wait_while(free, |free| *free < bytes)
            .unwrap_or_else(PoisonError::into_inner);
        *free -= bytes;
        Share { budget: self, bytes }
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        let mut free = self.budget.free.lock().unwrap_or_else(PoisonError::into_inner);
        *free += self.bytes;
        self.budget.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items_however_many_hands() {
        let items: Vec<u64> = (0..200).collect();
        for jobs in [1, 2, 7] {
            let mut taken = Vec::new();
            let done: Result<(), ()> = in_order(
                &items,
                jobs,
                |n| {
                    std::thread::sleep(std::time::Duration::from_micros(n * 37 % 200));
                    n * 2
                },
                |n, double| {
                    taken.push((*n, double));
                    Ok(())
                },
            );
            assert_eq!(done, Ok(()));
            assert_eq!(taken, items.iter().map(|n| (*n, n * 2)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_error_stops_the_work() {
        let items: Vec<u32> = (0..1000).collect();
        let stopped =
            in_order(&items, 3, |n| *n, |n, _| if *n == 5 { Err(*n) } else { Ok(()) });
        assert_eq!(stopped, Err(5));
    }

    #[test]
    fn a_page_larger_than_the_budget_runs_alone() {
        let budget = Budget::new(10);
        let share = budget.take(25);
        assert_eq!(share.bytes, 10);
        drop(share);
        assert_eq!(*budget.free.lock().unwrap(), 10);
    }
}
