//! What is open.

/// Faults whose message is not yet right. Each must fail: who mends one takes it off.
pub const OPEN: &[&str] = &[
    // src/site/build.rs: `/` is told twice; letter case is not minded for reserved addresses; an agency has no line.
    "the home page",
    "a reserved folder, other case",
    "site: reserved agency id",
    // src/plan/mod.rs moved(): old addresses are not looked at.
    "an old address of the portal itself",
    "an old address above the portal",
    "an old address elsewhere",
    "an old address that is somebody's",
    // src/site/build.rs: a slug may hold what is no part of an address; an attachment in the place of a folder.
    "a slug of two parts",
    "a slug with marks of addresses",
    "an attachment in the place of a folder",
    // src/theme: no line of site.yaml; words that are no mapping are passed over.
    "site: theme that is not there",
    "theme: words",
    // src/yaml/places.rs: what is missing underlines the whole front matter.
    "no title",
    "a title of nothing",
    "no period",
    // src/yaml/mistakes.rs: slips that have no words of their own, or the wrong place.
    "no space after the colon",
    "no value between commas",
    "a quote inside a value",
    "a document number in brackets",
    "a key that is set in",
    "a bracket that stays open",
    // Findings that only follow from another.
    "a full-width comma joins two",
    "an unknown programme",
    "kind: unknown measure",
];
