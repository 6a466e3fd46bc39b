#![allow(clippy::unwrap_used)]
use super::*;

fn read_text(text: &str) -> (Kinds, Vec<Diagnostic>) {
    Kinds::read(&[], &[KindText { path: "kinds/x.yaml".into(), text: text.into() }])
}

#[test]
fn the_built_in_kinds_have_no_fault() {
    let (kinds, diagnostics) = Kinds::read(&built_in(), &[]);
    assert_eq!(diagnostics, []);
    assert!(kinds.iter().count() >= 3);
}
