//! A count in words, so that whoever reads a deadline can count it again.

use jiff::civil::Date;

use super::{Counted, NoYear, Notice};
use crate::diagnostic::Text;
use crate::say;

impl Counted {
    /// What was skipped, which weekends counted, and by which notice: `不计国庆节、中秋节
    /// 2025-10-01 至 2025-10-08；2025-10-11（周六）上班；依据……`. `None` where plain
    /// weekends were all that was skipped and no notice is known.
    pub fn told(&self) -> Option<Text> {
        let rests = self.rests.iter().map(|rest| {
            let (name, first, last) = (&rest.name, rest.first, rest.last);
            if first == last {
                say!("不计{name} {first}": "{name} {first} does not count")
            } else {
                say!("不计{name} {first} 至 {last}": "{name} {first} to {last} does not count")
            }
        });
        let make_ups = self.make_ups.iter().map(|make_up| {
            let (day, weekday) = (make_up.day, weekday(make_up.day));
            let (zh, en) = (weekday.zh, weekday.en);
            Text { zh: format!("{day}（{zh}）上班"), en: format!("{day} ({en}) was worked") }
        });
        let notices = self.notices.iter().map(Notice::told);
        let parts: Vec<Text> = rests.chain(make_ups).chain(notices).collect();
        let join = |side: fn(&Text) -> &str, mark| parts.iter().map(side).collect::<Vec<_>>().join(mark);
        (!parts.is_empty())
            .then(|| Text { zh: join(|part| &part.zh, "；"), en: join(|part| &part.en, "; ") })
    }
}

impl Notice {
    /// Title, number and address.
    pub fn told(&self) -> Text {
        let Notice { title, number, address, .. } = self;
        say!("依据《{title}》（{number}，{address}）": "by “{title}” ({number}, {address})")
    }
}

impl NoYear {
    /// Why nothing was counted.
    pub fn message(&self) -> Text {
        let year = self.year;
        say!(
            "没有 {year} 年的放假安排，工作日数不出来":
            "the holidays of {year} are not known, so working days can't be counted"
        )
    }

    /// How a site makes up for it.
    pub fn help(&self) -> Text {
        let year = self.year;
        say!(
            "国务院办公厅公布 {year} 年放假安排后，把全年的放假和调休上班日写进站点自己的工作日历文件":
            "once the holidays of {year} are announced, list all of the year's holidays and make-up working days in the site's own calendar file"
        )
    }
}

fn weekday(day: Date) -> Text {
    let zh = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    let en = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let at = usize::from(day.weekday().to_monday_zero_offset().unsigned_abs());
    let name = |names: [&str; 7]| names.get(at).copied().unwrap_or_default().to_owned();
    Text { zh: name(zh), en: name(en) }
}
