//! Waiting until a burst of events is over.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{Event, EventKind};

/// An editor's save is over when nothing came for so long.
const QUIET: Duration = Duration::from_millis(40);

/// Where more files are touched than a save touches, others are likely to follow.
const QUIET_OF_MANY: Duration = Duration::from_millis(300);

/// More than a save touches.
const MANY: usize = 6;

/// Nobody waits longer than this.
const LONGEST: Duration = Duration::from_secs(10);

/// What was told together.
#[derive(Debug, Default)]
pub struct Burst {
    /// Where something happened.
    pub paths: BTreeSet<PathBuf>,
    /// Events were lost: anything may have happened.
    pub lost: bool,
    /// What went wrong.
    pub errors: Vec<notify::Error>,
}

impl Burst {
    /// Did nothing happen?
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.lost && self.errors.is_empty()
    }

    /// Takes an event in; reading a file is none.
    fn take(&mut self, told: notify::Result<Event>) {
        match told {
            Ok(event) if event.need_rescan() => self.lost = true,
            Ok(Event { kind: EventKind::Access(_), .. }) => {}
            Ok(event) => self.paths.extend(event.paths),
            Err(error) => self.errors.push(error),
        }
    }
}

/// The next burst; empty if none begins in time.
pub fn burst(events: &Receiver<notify::Result<Event>>, patience: Duration) -> Burst {
    let mut burst = Burst::default();
    let begin = Instant::now() + patience;
    let first = loop {
        let rest = begin.saturating_duration_since(Instant::now());
        match events.recv_timeout(rest) {
            Ok(told) => burst.take(told),
            Err(RecvTimeoutError::Timeout) => return burst,
            Err(RecvTimeoutError::Disconnected) => {
                std::thread::sleep(rest);
                return burst;
            }
        }
        if !burst.is_empty() {
            break Instant::now();
        }
    };
    let mut last = first;
    loop {
        let quiet = if burst.paths.len() > MANY { QUIET_OF_MANY } else { QUIET };
        let now = Instant::now();
        let until = (last + quiet).min(first + LONGEST);
        let Ok(told) = events.recv_timeout(until.saturating_duration_since(now)) else { return burst };
        let is_read = matches!(&told, Ok(event) if matches!(event.kind, EventKind::Access(_)));
        burst.take(told);
        // Somebody who reads keeps nobody waiting.
        if !is_read {
            last = Instant::now();
        }
        if last >= first + LONGEST {
            return burst;
        }
    }
}

/// Sleeps, unless it is over: then false.
pub fn sleep(long: Duration, is_over: impl Fn() -> bool) -> bool {
    let until = Instant::now() + long;
    while Instant::now() < until {
        if is_over() {
            return false;
        }
        std::thread::sleep(Duration::from_millis(50).min(long));
    }
    true
}
