//! What all parts of the preview share: the kept site, the state that is shown, and who
//! waits to hear of the next one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock};

use tokio::sync::watch;

use crate::diagnostic::Lang;
use crate::pipeline::{Change, Failure, Live, Options, View};
use crate::site::Site;

/// The centre of a preview.
pub struct Hub {
    /// What the run was asked.
    pub options: Options,
    lang: Option<Lang>,
    live: Mutex<Live>,
    shown: RwLock<Arc<View>>,
    /// Counts the states that open pages should look at.
    news: watch::Sender<u64>,
    /// Is there something that was not looked at as a whole?
    unchecked: (Mutex<bool>, Condvar),
    ended: Ended,
    held: Mutex<Option<HeldPage>>,
}

/// The site with one held-back document in it, for one state.
#[derive(Clone)]
struct HeldPage {
    of: Arc<Site>,
    path: String,
    site: Arc<Site>,
    at: usize,
}

/// Has the preview come to its end?
#[derive(Clone, Default)]
pub struct Ended(Arc<(AtomicBool, Mutex<()>, Condvar)>);

impl Ended {
    /// Tells all who wait.
    pub fn end(&self) {
        self.0.0.store(true, Ordering::SeqCst);
        self.0.2.notify_all();
    }

    /// Is it over?
    pub fn is_over(&self) -> bool {
        self.0.0.load(Ordering::SeqCst)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn in_lang(view: View, lang: Option<Lang>) -> View {
    View { lang: lang.unwrap_or(view.lang), ..view }
}

impl Hub {
    /// Reads the site.
    pub fn open(options: &Options, lang: Option<Lang>) -> Result<Hub, Failure> {
        let live = Live::open(options)?;
        let shown = RwLock::new(Arc::new(in_lang(live.view(), lang)));
        Ok(Hub {
            options: options.clone(),
            lang,
            live: Mutex::new(live),
            shown,
            news: watch::Sender::new(0),
            unchecked: (Mutex::new(true), Condvar::new()),
            ended: Ended::default(),
            held: Mutex::new(None),
        })
    }

    /// The site's folder.
    pub fn root(&self) -> &Path {
        &self.options.root
    }

    /// The state that is shown now.
    pub fn view(&self) -> Arc<View> {
        Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Hears of new states.
    pub fn listen(&self) -> watch::Receiver<u64> {
        self.news.subscribe()
    }

    /// The end of the preview.
    pub fn ended(&self) -> Ended {
        self.ended.clone()
    }

    /// Reads changed files again and shows what came of it.
    pub fn update(&self, changed: &BTreeSet<String>) -> Change {
        let change = {
            let mut live = lock(&self.live);
            let change = live.update(changed);
            if change != Change::Nothing {
                self.show(live.view());
            }
            change
        };
        if change != Change::Nothing {
            *lock(&self.unchecked.0) = true;
            self.unchecked.1.notify_all();
        }
        change
    }

    fn show(&self, view: View) {
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(in_lang(view, self.lang));
        self.news.send_modify(|count| *count += 1);
    }

    /// Looks at the whole site after each change, until the end.
    pub fn keep_checking(&self) {
        loop {
            {
                let mut unchecked = lock(&self.unchecked.0);
                while !*unchecked && !self.ended.is_over() {
                    let wait = std::time::Duration::from_millis(200);
                    let woken = self.unchecked.1.wait_timeout(unchecked, wait);
                    unchecked = woken.unwrap_or_else(PoisonError::into_inner).0;
                }
                *unchecked = false;
            }
            if self.ended.is_over() {
                return;
            }
            let checkup = lock(&self.live).checkup();
            let Ok(checked) = checkup.run() else { continue };
            let mut live = lock(&self.live);
            if live.accept(checked) {
                self.show(live.view());
            }
        }
    }

    /// The site with the held-back document from `path` in it, and where it stands.
    pub fn held(&self, view: &View, path: &str) -> Option<(Arc<Site>, usize)> {
        let of = view.site.as_ref()?;
        if let Some(page) = lock(&self.held).as_ref()
            && page.path == path
            && Arc::ptr_eq(&page.of, of)
        {
            return Some((Arc::clone(&page.site), page.at));
        }
        let (site, at) = lock(&self.live).preview(path)?;
        let site = Arc::new(site);
        let page = HeldPage { of: Arc::clone(of), path: path.to_owned(), site: Arc::clone(&site), at };
        *lock(&self.held) = Some(page);
        Some((site, at))
    }

    /// The output folder and its neighbours, which are nobody's content.
    pub fn output(&self) -> PathBuf {
        match (&self.options.output_dir, &self.view().site) {
            (Some(dir), _) => dir.clone(),
            (None, Some(site)) => self.root().join(&site.config.publish.output),
            (None, None) => self.root().join("public"),
        }
    }
}
