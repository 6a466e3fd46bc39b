//! Whether two readings of a document look the same to every other page.

use crate::site::Document;

/// Are they alike but for the places of what is written in them? Every field is named
/// here, so that a new one has to be thought of.
pub(super) fn is_shown_alike(a: &Document, b: &Document) -> bool {
    let Document {
        path,
        url,
        kind,
        title,
        date,
        agency,
        category,
        topics,
        doc_number,
        summary,
        validity,
        source,
        keywords,
        period,
        period_at: _,
        sample,
        files,
        data,
        links,
        named,
        withdrawn,
        allow,
        aliases,
    } = a;
    let files_of = |document: &Document| -> Vec<_> {
        document
            .files
            .iter()
            .map(|file| (file.path.clone(), file.name.clone(), file.title.clone(), file.size))
            .collect()
    };
    let _ = files;
    *path == b.path
        && *url == b.url
        && std::sync::Arc::ptr_eq(kind, &b.kind)
        && *title == b.title
        && *date == b.date
        && *agency == b.agency
        && *category == b.category
        && *topics == b.topics
        && *doc_number == b.doc_number
        && *summary == b.summary
        && *validity == b.validity
        && *source == b.source
        && *keywords == b.keywords
        && *period == b.period
        && *sample == b.sample
        && files_of(a) == files_of(b)
        && *data == b.data
        && links.iter().map(|link| &link.target).eq(b.links.iter().map(|link| &link.target))
        && format!("{named:?}") == format!("{:?}", b.named)
        && *withdrawn == b.withdrawn
        && allow.len() == b.allow.len()
        && aliases.iter().map(|(alias, _)| alias).eq(b.aliases.iter().map(|(alias, _)| alias))
}
