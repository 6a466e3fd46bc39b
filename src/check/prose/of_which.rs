//! 其中: figures in a sentence that are part of the figure before them.

use regex::Match;

use super::in_body;
use super::parts::Parts;
use crate::check::pattern::Pattern;
use crate::diagnostic::{Diagnostic, Sides};
use crate::say;
use crate::value::{Decimal, group_thousands};

/// What is listed as part of a figure is more than the figure.
pub const MORE: &str = "text-parts";

static WHOLE: Pattern = Pattern::new(
    r"(?P<n>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>条|件|份|次|人次|户次|人|户|篇|起|项|家|个|万元|元)[，,：:（(]?\s?其中[：:，,]?(?P<list>[^。；;\n]*)",
);
static ITEM: Pattern = Pattern::new(
    r"(?P<name>[^\d、，,]*?)(?P<n>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>条|件|份|次|人次|户次|人|户|篇|起|项|家|个|万元|元)(?P<end>[、，,）)]|和|$)",
);

/// Words after which a figure is a change and no part.
const CHANGES: [&str; 9] = ["增", "减", "同比", "比上", "较上", "上升", "下降", "占", "累计"];

pub fn check(parts: &Parts<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if !parts.text.contains("其中") {
        return found;
    }
    for hit in WHOLE.all(&parts.text) {
        let (Some(all), Some(n), Some(unit), Some(list)) =
            (hit.get(0), hit.name("n"), hit.name("unit"), hit.name("list"))
        else {
            continue;
        };
        let Some(whole) = number(n) else { continue };
        let Some(sum) = exceeding(whole, unit.as_str(), list.as_str()) else { continue };
        let (text, unit) = (n.as_str(), unit.as_str());
        let off = sum.saturating_sub(whole);
        let shown = |figure: Decimal| group_thousands(&figure.normalize().to_string());
        let (sum_shown, off_shown) = (shown(sum), shown(off));
        let end = all.start() + (n.end() - n.start()) + unit.len();
        let message = say!("“{text}{unit}”其中各项相加有 {sum_shown}{unit}，多出 {off_shown}": "the parts of “{text}{unit}” add up to {sum_shown}{unit}, which is {off_shown} more");
        let mut one = in_body(parts.record, MORE, (all.start(), end), message)
            .help(say!("核对总数和“其中”后面的各项；几种分法并列时，每种分法分开写": "compare the figure with what is listed after it; write each way of dividing it by itself"));
        one.sides = Some(Sides {
            left: whole.normalize().to_string(),
            right: sum.normalize().to_string(),
            difference: Some(whole.saturating_sub(sum).normalize().to_string()),
        });
        found.push(one);
    }
    found
}

/// The sum of a list that is more than the whole. A list may go on with another way of
/// dividing the whole: where its first items make up all of it, nothing is wrong.
fn exceeding(whole: Decimal, unit: &str, list: &str) -> Option<Decimal> {
    // What stands after a second 其中 is part of a part.
    let list = list.split("其中").next()?;
    let mut sum = Decimal::ZERO;
    let mut at = 0;
    for hit in ITEM.all(list) {
        let (all, name, n) = (hit.get(0)?, hit.name("name")?, hit.name("n")?);
        // Only what follows at once is a list.
        if all.start() != at || hit.name("unit")?.as_str() != unit || name.as_str().chars().count() > 30 {
            break;
        }
        if CHANGES.iter().any(|word| name.as_str().contains(word)) {
            break;
        }
        sum = sum.checked_add(number(n)?)?;
        if sum == whole {
            return None;
        }
        at = all.end();
        if matches!(hit.name("end")?.as_str(), "，" | "," | "）" | ")" | "") {
            break;
        }
    }
    (sum > whole).then_some(sum)
}

fn number(text: Match<'_>) -> Option<Decimal> {
    Decimal::from_str_exact(&text.as_str().replace(',', "")).ok()
}

#[cfg(test)]
mod tests {
    use super::exceeding;
    use crate::value::Decimal;

    fn more(whole: i64, list: &str) -> Option<i64> {
        let sum = exceeding(Decimal::from(whole), "条", list)?;
        i64::try_from(sum).ok()
    }

    #[test]
    fn a_list_is_summed_as_far_as_it_is_one() {
        assert_eq!(more(89, "公开指南2条、公开制度3条、业务信息85条"), Some(90));
        assert_eq!(more(90, "公开指南2条、公开制度3条、业务信息85条"), None);
        assert_eq!(more(100, "公开指南2条、业务信息85条"), None);
        // Two ways of dividing it.
        assert_eq!(more(339, "城市305条、农村34条、集中18条、分散321条"), None);
        assert_eq!(more(339, "城市305条、农村30条，集中18条、分散287条"), None);
        // Other things.
        assert_eq!(more(10, "新增8条、比上年增加5条"), None);
        assert_eq!(more(10, "文件8条、附件5份"), None);
    }
}
