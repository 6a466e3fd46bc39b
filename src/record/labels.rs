//! The labels with which a written row begins, as values of dimensions.

use super::fields::unknown_value;
use super::reader::Desk;
use crate::diagnostic::Severity;
use crate::kinds::{Bind, Choice, Kind, find};
use crate::say;
use crate::value::{Period, fold, is_blank};
use crate::yaml::Findings;

/// Where a label stands and what it is for.
pub struct Labels<'a> {
    /// The kind.
    pub kind: &'a Kind,
    /// The desk.
    pub desk: &'a Desk<'a>,
    /// The dimensions of the row.
    pub each: &'a [String],
}

impl Labels<'_> {
    /// The values that labels name. One label for several dimensions joins their
    /// names: 城市低保. Blank labels leave their dimension out.
    pub fn bind(&self, labels: &[(String, String)], findings: &mut Findings) -> Bind {
        if let [(text, pointer)] = labels
            && self.each.len() > 1
        {
            return self.joined(text, pointer, findings);
        }
        let mut bind = Bind::new();
        for (dimension, (text, pointer)) in self.each.iter().zip(labels) {
            if !is_blank(text)
                && let Some(value) = self.value(dimension, text, pointer, findings)
            {
                bind.insert(dimension.clone(), value);
            }
        }
        bind
    }

    /// The value of one dimension.
    pub fn value(
        &self,
        dimension: &str,
        text: &str,
        pointer: &str,
        findings: &mut Findings,
    ) -> Option<String> {
        if dimension == "period" {
            let period = Period::parse(text);
            if period.is_none() {
                findings.error("bad-period", pointer, say!("“{text}”不是时间": "“{text}” is not a period"));
            }
            return period.map(Period::id);
        }
        let Some(choices) = self.desk.config.vocabulary.dimension(self.kind, dimension) else {
            return Some(text.trim().to_owned());
        };
        match find(choices, text) {
            Some(choice) => Some(choice.key.clone()),
            None => {
                let name = self.kind.dimension(dimension).map_or(dimension, |d| d.name.short());
                unknown_value(name, text, choices, pointer, Severity::Error, findings);
                None
            }
        }
    }

    fn joined(&self, text: &str, pointer: &str, findings: &mut Findings) -> Bind {
        let lists: Vec<(&String, Option<&[Choice]>)> = self
            .each
            .iter()
            .map(|dimension| (dimension, self.desk.config.vocabulary.dimension(self.kind, dimension)))
            .collect();
        let mut bind = Bind::new();
        if !split(&fold(text), &lists, &mut bind) {
            let all: Vec<Choice> =
                lists.iter().flat_map(|(_, choices)| choices.unwrap_or(&[]).to_vec()).collect();
            let name = self.each.iter().filter_map(|key| self.kind.dimension(key)).map(|d| d.name.short());
            let name = name.collect::<Vec<_>>().join("、");
            unknown_value(&name, text, &all, pointer, Severity::Error, findings);
        }
        bind
    }
}

/// Takes the names of the dimensions off the text in order, each or none of one; the
/// longest name first, so that a name that begins another does not hide it.
fn split(rest: &str, lists: &[(&String, Option<&[Choice]>)], bind: &mut Bind) -> bool {
    let Some(((dimension, choices), after)) = lists.split_first() else { return rest.is_empty() };
    let Some(choices) = choices else {
        if !rest.is_empty() {
            bind.insert((*dimension).clone(), rest.to_owned());
        }
        return true;
    };
    let mut ways: Vec<(String, &Choice)> = choices
        .iter()
        .flat_map(|choice| choice.name.forms().map(move |form| (fold(form).into_owned(), choice)))
        .collect();
    ways.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    for (form, choice) in ways {
        if let Some(left) = rest.strip_prefix(form.as_str()) {
            bind.insert((*dimension).clone(), choice.key.clone());
            if split(left, after, bind) {
                return true;
            }
            bind.remove(*dimension);
        }
    }
    split(rest, after, bind)
}
