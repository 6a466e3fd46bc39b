//! Following the files: from what the system tells, or from looking at all of them every
//! second, to the paths that changed.
//!
//! Events say where to look, never what happened: an editor's save may be a rename, a
//! truncation, a backup and more. Bursts are waited for, so that two hundred new files
//! are one update.

mod events;
mod snapshot;
mod wait;

use std::collections::BTreeSet;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::hub::Hub;
use crate::diagnostic::Text;
use crate::pipeline::Change;
use crate::say;
use events::{Trouble, Watching};
pub use snapshot::Snapshot;

/// After files came or went, all are looked at once more: a folder that is filled while it
/// is being found may hold more than was told.
const LOOK_AGAIN: Duration = Duration::from_millis(700);

/// How often the end of the preview is looked for.
const TICK: Duration = Duration::from_millis(100);

/// Follows the files until the preview ends. `seen` is how they stood before they were
/// read, so that nothing is missed in between.
pub fn follow(hub: &Hub, mut seen: Snapshot, poll: bool, interval: Duration, tell: &dyn Fn(&Text)) {
    let (sender, events) = mpsc::channel();
    let mut watching = None;
    if poll {
        tell(&say!("每秒看一遍文件（--poll）": "files are looked at every second (--poll)"));
    } else if snapshot::is_remote(hub.root()) {
        tell(
            &say!("网站在网络盘或共享文件夹上，收不到改动的通知：改为每秒看一遍文件": "the site is on a network or shared drive, which tells no changes: files are looked at every second"),
        );
    } else {
        match Watching::start(hub, &seen, sender) {
            Ok(started) => watching = Some(started),
            Err(trouble) => tell(&trouble.told()),
        }
    }
    let mut again = Some(Instant::now());
    while !hub.ended().is_over() {
        let mut changed = BTreeSet::new();
        let mut whole;
        if let Some(own) = &mut watching {
            let burst = wait::burst(&events, TICK);
            let is_due = again.is_some_and(|at| at <= Instant::now());
            whole = is_due;
            if burst.is_empty() && !is_due {
                continue;
            }
            if is_due {
                again = None;
            }
            match own.sort(hub, burst, &seen, &mut changed) {
                Ok(structure) => {
                    whole |= structure;
                    again = structure.then(|| Instant::now() + LOOK_AGAIN).or(again);
                }
                Err(Trouble::Fleeting) => whole = true,
                Err(trouble) => {
                    tell(&trouble.told());
                    watching = None;
                    whole = true;
                }
            }
        } else {
            if !wait::sleep(interval, || hub.ended().is_over()) {
                return;
            }
            whole = true;
        }
        if whole {
            let now = Snapshot::take(hub);
            changed.extend(now.differences(&seen));
            for link in now.links.difference(&seen.links).map(|link| hub.view().shown(link)) {
                tell(
                    &say!("{link} 是链接，预览跟着看它指向的地方": "{link} is a link; what it leads to is followed"),
                );
            }
            if let Some(own) = watching.as_mut().filter(|_| now.links != seen.links)
                && let Err(trouble) = own.watch_again(hub, &now)
            {
                tell(&trouble.told());
                watching = None;
            }
            seen = now;
        } else {
            seen.refresh(hub.root(), &changed);
        }
        update(hub, &changed, tell);
    }
}

fn update(hub: &Hub, changed: &BTreeSet<String>, tell: &dyn Fn(&Text)) {
    if changed.is_empty() || hub.update(changed) == Change::Nothing {
        return;
    }
    let first = changed.iter().next().map_or(String::new(), |path| hub.view().shown(path));
    tell(&match changed.len() {
        1 => say!("已更新：{first}": "updated: {first}"),
        count => say!("已更新：{first} 等 {count} 个文件": "updated: {first} and others, {count} files"),
    });
}
