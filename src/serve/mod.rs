//! The preview: pages as a build would write them, one at a time, when they are asked for.
//!
//! In: the options of a run and where to listen. Out: answers over HTTP, and lines about
//! what happens, which the caller prints. It renders nothing of its own but the findings,
//! the page for editors and a script that keeps open pages up to date; none of these is
//! ever in a built site. It writes no file.

mod answer;
mod desk;
mod door;
mod files;
mod hub;
mod listen;
mod media;
mod pages;
mod watch;

use std::net::IpAddr;
use std::time::Duration;

use crate::diagnostic::{Lang, Text};
use crate::pipeline::{Failure, Options};
use crate::say;
use hub::Hub;

/// What a preview is asked to do.
#[derive(Debug, Clone)]
pub struct Serving {
    /// The site, the day, and what is shown although it is held back.
    pub options: Options,
    /// Language of the preview's own words; the site's unless given.
    pub lang: Option<Lang>,
    /// Follow the files?
    pub watch: bool,
    /// Look at all files every second instead of waiting for events.
    pub poll: bool,
    /// This port or none; `None`: the first free one from [`FIRST_PORT`] on.
    pub port: Option<u16>,
    /// Whom to answer: this machine alone, unless told otherwise.
    pub interface: IpAddr,
    /// Show the home page in a browser.
    pub open: bool,
}

/// Where a free port is looked for first.
pub const FIRST_PORT: u16 = 8000;

/// How often all files are looked at where there are no events.
const POLL: Duration = Duration::from_secs(1);

/// Serves until it is interrupted. Lines for the reader go to `tell`.
///
/// Errs where there is no site, and where no port can be had.
pub fn serve(serving: &Serving, tell: &(dyn Fn(&Text) + Sync)) -> Result<(), Failure> {
    let mut serving = serving.clone();
    // Events name files from the top; a link as the root stays one, so that it may lead elsewhere.
    serving.options.root = std::path::absolute(&serving.options.root).unwrap_or(serving.options.root);
    let listener = listen::bind(serving.interface, serving.port)?;
    let address = listen::address(&listener)?;
    let seen = watch::Snapshot::first(&serving.options);
    let hub = std::sync::Arc::new(Hub::open(&serving.options, serving.lang)?);
    if !serving.interface.is_loopback() {
        tell(
            &say!("注意：别的电脑也能看到这个预览，包括没有发布的文件": "note: other machines can see this preview, with documents that are not published"),
        );
    }
    tell(
        &say!("预览 {address}（编辑用 {address}_edit/，问题 {address}_check/），按 Ctrl-C 结束": "preview {address} (for editors {address}_edit/, findings {address}_check/); Ctrl-C ends it"),
    );
    std::thread::scope(|scope| {
        let ended = hub.ended();
        scope.spawn(|| hub.keep_checking());
        if serving.watch {
            scope.spawn(|| watch::follow(&hub, seen, serving.poll, POLL, tell));
        }
        if serving.open && open::that_detached(&address).is_err() {
            tell(
                &say!("打不开浏览器，请自己打开 {address}": "no browser could be opened; open {address} yourself"),
            );
        }
        let done = door::answer(listener, &hub);
        ended.end();
        done
    })
}
