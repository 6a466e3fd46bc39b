//! What only documents together show: numbers used twice, what was repealed and does not
//! say so, what nobody explains.

use std::collections::BTreeMap;

use super::{GUIDE, Left};
use crate::diagnostic::{Diagnostic, Severity};
use crate::say;
use crate::site::{Relation, Site};
use crate::value::fold;

/// Two documents have one index number.
pub const SAME_INDEX: &str = "same-index-number";
/// Another document repeals it, and it is still shown as in force.
pub const REPEALED: &str = "repealed-in-force";
/// What should be explained to the public is explained by no document.
pub const UNEXPLAINED: &str = "unexplained-policy";

/// The rules about documents together; `left` by the documents' paths.
pub fn of_site<'l>(site: &Site, left: &dyn Fn(&str) -> Option<&'l Left>) -> Vec<Diagnostic> {
    let mut found = same_index(site, left);
    for (at, document) in site.documents.iter().enumerate() {
        let relations = site.relations.get(&at).map(Vec::as_slice).unwrap_or_default();
        let other = |wanted: Relation| relations.iter().find(|(relation, _)| *relation == wanted);
        let own = left(&document.path);
        let state = document.validity.as_ref().map(|validity| validity.state.as_str());
        let ending =
            other(Relation::RepealedBy).or_else(|| other(Relation::SupersededBy).filter(|_| state.is_some()));
        if let Some((_, by)) = ending
            && matches!(state, None | Some("valid" | "amended"))
        {
            let by = &site.documents[*by];
            let title = &by.title;
            let mut diagnostic = Diagnostic::warning(
                REPEALED,
                say!("《{title}》已废止或替代了它，它却没有标明": "“{title}” repeals or replaces it, but it does not say so"),
            )
            .at(&document.path)
            .help(say!("写上 有效性: {{状态: 废止, 日期: …}}": "add validity: {{state: repealed, date: …}}"))
            .basis(Some("条例第五十三条第（二）项"))
            .related(&by.path, None, say!("废止或替代它的文件": "the document that ends it"));
            diagnostic.data_path = Some(own.map(|left| left.validity.clone()).unwrap_or_default());
            found.push(diagnostic);
        }
        if let Some(title) = own.and_then(|left| left.unexplained.as_ref())
            && other(Relation::ExplainedBy).is_none()
            && !matches!(state, Some("repealed" | "lapsed"))
        {
            let mut diagnostic = Diagnostic::warning(
                UNEXPLAINED,
                say!("没有解读这份文件的文件": "no document explains this one"),
            )
            .at(&document.path)
            .help(say!("发布解读，并在解读里写上“解读: 本文件的路径或发文字号”": "publish an explanation that names this document under “explains”"))
            .basis(Some("国办发〔2016〕80号"));
            diagnostic.severity = Severity::Info;
            diagnostic.data_path = Some(title.clone());
            found.push(diagnostic);
        }
    }
    found
}

fn same_index<'l>(site: &Site, left: &dyn Fn(&str) -> Option<&'l Left>) -> Vec<Diagnostic> {
    let mut taken: BTreeMap<String, (&str, &str)> = BTreeMap::new();
    let mut found = Vec::new();
    let mut documents: Vec<&str> = site.documents.iter().map(|document| document.path.as_str()).collect();
    documents.sort_unstable();
    for path in documents {
        let Some((number, at)) = left(path).and_then(|own| own.index_number.as_ref()) else { continue };
        let folded = fold(number).to_uppercase();
        let Some((other, theirs)) = taken.get(&folded) else {
            taken.insert(folded, (path, at));
            continue;
        };
        let mut diagnostic = Diagnostic::error(
            SAME_INDEX,
            say!("索引号 {number} 已经用过": "the index number {number} is taken"),
        )
        .at(path)
        .help(say!("给后发布的一份另编索引号；已经公开的不改": "give the later one a number of its own; a published one never changes"))
        .basis(GUIDE)
        .related(other, None, say!("先用的在这里": "it is used here"));
        diagnostic.data_path = Some(at.clone());
        if let Some(related) = diagnostic.related.last_mut() {
            related.data_path = Some((*theirs).to_owned());
        }
        found.push(diagnostic);
    }
    found
}
