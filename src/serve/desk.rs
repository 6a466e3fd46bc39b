//! `/_edit/`: where an editor starts. What is due, what is missing, what waits.

use minijinja::{Value, context};

use super::pages::{Held, Shown, menu, render, said, tag, value};
use crate::diagnostic::{Diagnostic, Lang};
use crate::pipeline::View;
use crate::say;
use crate::site::{Document, HeldWhy, encode_path};

/// A line that leads to a document.
fn line(view: &View, document: &Document, note: &str) -> Value {
    let (url, title) = (encode_path(&document.url), document.title.clone());
    context! { url, title, note, path => view.shown(&document.path) }
}

/// A part of the page.
fn part(id: &str, title: String, lines: Vec<Value>, found: &[Shown], none: String) -> Value {
    let count = lines.len() + found.len();
    context! { id, title, lines, findings => value(&found), count, none }
}

/// The page.
pub fn page(view: &View) -> String {
    let lang = view.lang;
    let none = || said(lang, say!("没有": "none"));
    let found = |wanted: &dyn Fn(&Diagnostic) -> bool| -> Vec<Shown> {
        view.found.iter().filter(|found| wanted(found)).map(|found| Shown::of(found, lang)).collect()
    };
    let late = found(&|found| found.rule == "series-overdue");
    let missing = found(&|found| found.rule == crate::check::GAP);
    let held = |wanted: &dyn Fn(HeldWhy) -> bool| held_lines(view, lang, wanted);
    let waits = held(&|why| why == HeldWhy::Unreviewed);
    let drafts = held(&|why| why != HeldWhy::Unreviewed);
    let lost: Vec<Value> = view
        .lost
        .iter()
        .map(|(url, path)| context! { url => encode_path(url), title => view.shown(path), note => "", path => "" })
        .collect();
    let due: Vec<Value> = view
        .due
        .iter()
        .map(|text| context! { title => text.get(lang), url => "", note => "", path => "" })
        .collect();
    let parts = vec![
        part(
            "due",
            said(lang, say!("本月底前应公开、还没有公开的": "To be published by the end of this month")),
            due,
            &[],
            none(),
        ),
        part("late", said(lang, say!("已过期限的": "Overdue")), Vec::new(), &late, none()),
        part("missing", said(lang, say!("缺的期": "Missing between others")), Vec::new(), &missing, none()),
        part("review", said(lang, say!("等审核的": "Waiting for review")), waits, &[], none()),
        part(
            "held",
            said(lang, say!("草稿和没有发布的": "Drafts and what is held back")),
            drafts,
            &[],
            none(),
        ),
        part("unreadable", said(lang, say!("读不出来的": "Cannot be read")), lost, &[], none()),
    ];
    let title = said(lang, say!("编辑首页": "For editors"));
    render("edit.html", context! { lang => tag(lang), title, parts, menu => menu(lang) })
}

fn held_lines(view: &View, lang: Lang, wanted: &dyn Fn(HeldWhy) -> bool) -> Vec<Value> {
    let Some(site) = &view.site else { return Vec::new() };
    let held = site.held.iter().filter(|held| wanted(held.why));
    held.map(|held| line(view, &held.document, &Held::of(held.why, lang).reason)).collect()
}
