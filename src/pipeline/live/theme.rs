//! The theme of a kept site: the last one without mistakes stays in use.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Live;
use crate::diagnostic::Diagnostic;
use crate::pipeline::publish;
use crate::theme::Theme;

impl Live {
    /// Loads the theme again and renders every sort of page once with it.
    pub(super) fn read_theme(&mut self) {
        let Some(ground) = &self.ground else { return };
        let (theme, mut found) = match Theme::load(&self.options.root, &ground.config.theme, self.lang) {
            Ok(loaded) => loaded,
            Err(error) => {
                self.theme_found = vec![Diagnostic::error("unreadable-file", error.message())];
                return;
            }
        };
        if let Some(site) = self.site.as_ref().filter(|_| found.is_empty()) {
            let tried = publish::try_pages(&self.options, site, &theme);
            found.extend(tried.into_iter().filter(|found| found.rule == "template"));
        }
        let mut seen = BTreeSet::new();
        found.retain(|found| seen.insert((found.path.clone(), found.span, found.message.clone())));
        if found.is_empty() || self.theme.is_none() {
            self.theme = Some(Arc::new(theme));
        }
        self.theme_found = found;
    }
}
