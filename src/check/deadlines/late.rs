//! What is said of a date that is past its deadline.

use super::end::{By, Deadline};
use super::{DATE, PERIOD};
use crate::check::Ground;
use crate::diagnostic::{Diagnostic, Text};
use crate::kinds::expression::Name;
use crate::kinds::{Due, DueBy};
use crate::record::{FieldAnswer, FieldFacts, Record};
use crate::say;
use crate::value::{Counted, Date};

/// A date past its deadline.
pub const LATE: &str = "past-deadline";

/// Stretches of holidays that a message lists.
const MOST: usize = 6;

/// The date under a key, if it is written.
pub fn date_of(facts: &FieldFacts<'_>, key: &str) -> Option<Date> {
    match facts.value(&Name { parts: vec![key.to_owned()], previous: false, at: 0..0 })? {
        FieldAnswer::Date(date) => Some(date),
        _ => None,
    }
}

/// `own`: the date; `None` where there is none yet and today is too late.
pub fn told(
    record: &Record,
    due: &Due,
    deadline: &Deadline,
    own: Option<Date>,
    ground: Ground<'_>,
) -> Diagnostic {
    let reached = own.unwrap_or(ground.today);
    let (what, end) = (name(record, &due.date), deadline.end);
    let run = run(record, due, deadline);
    let late = lateness(deadline, reached, ground);
    let (what_zh, what_en) = (&what.zh, &what.en);
    let message = match own {
        Some(own) => Text {
            zh: format!("{what_zh} {own} 晚于期限 {end}（{}），晚了 {}", run.zh, late.zh),
            en: format!("{what_en} {own} is after the deadline {end} ({}), {} late", run.en, late.en),
        },
        None => Text {
            zh: format!("没有{what_zh}，期限 {end}（{}）已经过了 {}", run.zh, late.zh),
            en: format!("there is no {what_en}, and the deadline {end} ({}) passed {} ago", run.en, late.en),
        },
    };
    let rule = LATE;
    let mut found =
        Diagnostic::error(rule, message).at(&record.path).basis(due.basis.as_deref()).help(match own {
            Some(_) => say!(
                "核对日期；确实晚了的，在“容许”里写规则 {rule} 和原因":
                "check the date; if it is late indeed, allow {rule} with the reason"
            ),
            None => say!("补上{what_zh}": "add {what_en}"),
        });
    found.severity = due.severity;
    found.data_path = Some(match own {
        Some(_) => record.pointer(&due.date),
        None => start_key(due).map(|key| record.pointer(key)).unwrap_or_default(),
    });
    found.dated = own.is_none();
    if let Some(own) = own {
        let days = super::days_late(end, own).to_string();
        found = found.sides(&own.to_string(), &end.to_string(), Some(&days));
    }
    found
}

/// Which deadline, and how it was counted.
fn run(record: &Record, due: &Due, deadline: &Deadline) -> Text {
    let start = deadline.start;
    let from = match start_key(due) {
        Some(key) => {
            let name = name(record, key);
            let (zh, en) = (&name.zh, &name.en);
            Text { zh: format!("{zh} {start} 之后"), en: format!("after {en} {start}") }
        }
        None => {
            let name = record.period.map(|period| period.name());
            let (zh, en) = name.as_ref().map_or(("", ""), |name| (&name.zh, &name.en));
            Text { zh: format!("{zh}结束后"), en: format!("after the end of {en}") }
        }
    };
    let (from_zh, from_en) = (&from.zh, &from.en);
    let mut run = match &deadline.by {
        By::Day => Text {
            zh: format!("{from_zh}的固定日期，不因节假日顺延"),
            en: format!("a fixed day {from_en}; holidays do not move it"),
        },
        By::WorkingDays(counted) => {
            let days = counted.days;
            Text {
                zh: format!("{from_zh} {days} 个工作日"), en: format!("{days} working days {from_en}")
            }
        }
        By::Days(number, _) => {
            Text { zh: format!("{from_zh} {number} 日"), en: format!("{number} days {from_en}") }
        }
        By::Months(number, _) => {
            Text { zh: format!("{from_zh} {number} 个月"), en: format!("{number} months {from_en}") }
        }
    };
    if deadline.local {
        push(&mut run, &say!("site.yaml 规定的期限": "as site.yaml has it"));
    }
    match &deadline.by {
        By::WorkingDays(counted) => {
            if let Some(told) = short(counted).told() {
                push(&mut run, &told);
            }
        }
        By::Days(_, true) | By::Months(_, true) => {
            push(
                &mut run,
                &say!("末日是休息日，顺延到下一个工作日": "its last day was a day of rest, so it ends with the next working day"),
            );
        }
        _ => {}
    }
    run
}

fn push(text: &mut Text, more: &Text) {
    text.zh.push('；');
    text.zh.push_str(&more.zh);
    text.en.push_str("; ");
    text.en.push_str(&more.en);
}

/// No message lists the holidays of years.
fn short(counted: &Counted) -> Counted {
    let mut counted = counted.clone();
    counted.rests.truncate(MOST);
    counted.make_ups.truncate(MOST);
    counted
}

/// In working days where all of them are known, else in days.
fn lateness(deadline: &Deadline, reached: Date, ground: Ground<'_>) -> Text {
    let days = super::days_late(deadline.end, reached);
    match (&deadline.by, ground.config.calendar.days_between(deadline.end, reached)) {
        (By::WorkingDays(_), Ok(1)) => say!("1 个工作日": "1 working day"),
        (By::WorkingDays(_), Ok(working)) if working > 0 => {
            say!("{working} 个工作日": "{working} working days")
        }
        _ if days == 1 => say!("1 天": "1 day"),
        _ => say!("{days} 天": "{days} days"),
    }
}

/// The date field after which it runs.
fn start_key(due: &Due) -> Option<&str> {
    match &due.by {
        DueBy::Count { after, .. } if after != PERIOD => Some(after),
        _ => None,
    }
}

/// What a date is called: by the kind, or by the common key as content writes it.
fn name(record: &Record, key: &str) -> Text {
    if let Some(field) =
        record.kind.fields.iter().find(|field| field.key == key && !field.name.name.is_empty())
    {
        return Text { zh: field.name.short().to_owned(), en: key.to_owned() };
    }
    match key {
        DATE => say!("发布日期": "the date of publication"),
        "formed" => say!("成文日期": "the date of the document"),
        _ => Text { zh: key.to_owned(), en: key.to_owned() },
    }
}
