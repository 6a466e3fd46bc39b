//! Rows in CSV: their encoding, and figures in their cells.

use encoding_rs::GB18030;

use super::{errors, mend, mends};
use crate::support::TestSite;

const ROWS: &str = "乡镇,户数,人数,金额\n甲镇,12,20,9800.50\n乙镇,8,13,4100\n合计,20,33,\"13,900.50\"\n";

fn site(rows: impl AsRef<[u8]>) -> TestSite {
    let document = "---\n标题: 2026年3月低保资金发放情况\n类型: 救助资金公示\n发布日期: 2026-04-10\n所属时间: 2026-03\n\
                    单位: 元\n版式: 分乡镇\n救助类别: [低保]\n资金: 表.csv\n---\n";
    TestSite::new().file("content/甲.md", document).file("content/表.csv", rows)
}

fn mended(rows: impl AsRef<[u8]>) -> Vec<u8> {
    let site = site(rows);
    mend(&site);
    assert_eq!(errors(&site), 0);
    std::fs::read(site.path("content/表.csv")).unwrap()
}

#[test]
fn figures_of_cells() {
    let faulty = ROWS.replace("12,20", "１２,２０").replace("13,900.50", "１３，９００．５０");
    assert_eq!(String::from_utf8(mended(&faulty)).unwrap(), ROWS);
    // Without quotes a separator would part two cells.
    let bare = ROWS.replace("\"13,900.50\"", "１３，９００．５０");
    assert_eq!(String::from_utf8(mended(&bare)).unwrap(), ROWS.replace("\"13,900.50\"", "13900.50"));
}

#[test]
fn excel_keeps_its_mark() {
    let marked = format!("\u{FEFF}{}", ROWS.replace('\n', "\r\n"));
    assert_eq!(mends(&site(&marked)), []);
    assert_eq!(mended(marked.replace("8,13", "８,１３")), marked.as_bytes());
    // A file that Excel saved in GB18030 gets one, else Excel shows it garbled.
    let (bytes, ..) = GB18030.encode(ROWS);
    assert_eq!(mended(bytes), format!("\u{FEFF}{ROWS}").as_bytes());
}

#[test]
fn what_is_no_figure_stays() {
    for rows in [
        ROWS.replace("8,13", "八,十三"),
        ROWS.replace("8,13", "8，13"),
        ROWS.replace("8,13", "8，130"),
        ROWS.replace("4100", "41OO"),
    ] {
        assert_eq!(mends(&site(rows)), []);
    }
}
