//! The three statutory tables of a report are the forms of 国办公开办函〔2021〕30号,
//! cell by cell: every label, row, column and span, and nothing more.
//!
//! A drawing has a line per row; `·` is a place that a span covers, `[rows×columns]` a
//! span, `○` a figure.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use gongkai::pipeline::{self, Options, Outcome};
use gongkai::plan;
use gongkai::render::Renderer;
use gongkai::theme::Theme;

use crate::html::{self, Table};
use crate::support::today;

/// 二、主动公开政府信息情况
const ACTIVE: &str = "\
第二十条第（一）项[1×4] | · | · | ·
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | ○ | ○ | ○
行政规范性文件 | ○ | ○ | ○
第二十条第（五）项[1×4] | · | · | ·
信息内容 | 本年处理决定数量[1×3] | · | ·
行政许可 | ○[1×3] | · | ·
第二十条第（六）项[1×4] | · | · | ·
信息内容 | 本年处理决定数量[1×3] | · | ·
行政处罚 | ○[1×3] | · | ·
行政强制 | ○[1×3] | · | ·
第二十条第（八）项[1×4] | · | · | ·
信息内容 | 本年收费金额（单位：万元）[1×3] | · | ·
行政事业性收费 | ○[1×3] | · | ·
";

/// 三、收到和处理政府信息公开申请情况
const REQUESTS: &str = "\
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）[3×3] | · | · | 申请人情况[1×7] | · | · | · | · | · | ·
· | · | · | 自然人[2×1] | 法人或其他组织[1×5] | · | · | · | · | 总计[2×1]
· | · | · | · | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | ·
一、本年新收政府信息公开申请数量[1×3] | · | · | ○ | ○ | ○ | ○ | ○ | ○ | ○
二、上年结转政府信息公开申请数量[1×3] | · | · | ○ | ○ | ○ | ○ | ○ | ○ | ○
三、本年度办理结果[22×1] | （一）予以公开[1×2] | · | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | （二）部分公开（区分处理的，只计这一情形，不计其他情形）[1×2] | · | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | （三）不予公开[8×1] | 1.属于国家秘密 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | · | 2.其他法律行政法规禁止公开 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | · | 3.危及“三安全一稳定” | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | · | 4.保护第三方合法权益 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | · | 5.属于三类内部事务信息 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | · | 6.属于四类过程性信息 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | · | 7.属于行政执法案卷 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | · | 8.属于行政查询事项 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | （四）无法提供[3×1] | 1.本机关不掌握相关政府信息 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | · | 2.没有现成信息需要另行制作 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | · | 3.补正后申请内容仍不明确 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | （五）不予处理[5×1] | 1.信访举报投诉类申请 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | · | 2.重复申请 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | · | 3.要求提供公开出版物 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | · | 4.无正当理由大量反复申请 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | · | 5.要求行政机关确认或重新出具已获取信息 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | （六）其他处理[3×1] | 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | · | 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | · | 3.其他 | ○ | ○ | ○ | ○ | ○ | ○ | ○
· | （七）总计[1×2] | · | ○ | ○ | ○ | ○ | ○ | ○ | ○
四、结转下年度继续办理[1×3] | · | · | ○ | ○ | ○ | ○ | ○ | ○ | ○
";

/// 四、政府信息公开行政复议、行政诉讼情况
const REVIEWS: &str = "\
行政复议[1×5] | · | · | · | · | 行政诉讼[1×10] | · | · | · | · | · | · | · | · | ·
结果维持[2×1] | 结果纠正[2×1] | 其他结果[2×1] | 尚未审结[2×1] | 总计[2×1] | 未经复议直接起诉[1×5] | · | · | · | · | 复议后起诉[1×5] | · | · | · | ·
· | · | · | · | · | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
○ | ○ | ○ | ○ | ○ | ○ | ○ | ○ | ○ | ○ | ○ | ○ | ○ | ○ | ○
";

/// The repository's own report, rendered alone.
static REPORT: LazyLock<String> = LazyLock::new(|| {
    let options = Options::new(Path::new(env!("CARGO_MANIFEST_DIR")), today());
    let Outcome::Loaded(loaded) = pipeline::load(&options).unwrap() else { panic!("site.yaml has errors") };
    let site = &loaded.site;
    let (theme, _) = Theme::load(&options.root, &site.config.theme, site.config.lang).unwrap();
    let page = plan::resolve(site, "/annual/2024/").expect("the report has its address");
    let record = |at| pipeline::record_of(site, &options.root, at);
    String::from_utf8(Renderer::new(site, &theme).render(&page, &record).unwrap()).unwrap()
});

static TABLES: LazyLock<BTreeMap<String, Table>> = LazyLock::new(|| html::tables(&REPORT));

fn table(id: &str) -> &'static Table {
    TABLES.get(id).unwrap_or_else(|| panic!("no table {id}"))
}

/// Compares line by line, so that a difference is told in its line.
fn assert_form(id: &str, form: &str, figures: usize) {
    let drawing = table(id).drawing();
    for (number, (drawn, wanted)) in drawing.lines().zip(form.lines()).enumerate() {
        assert_eq!(drawn, wanted, "row {} of {id}", number + 1);
    }
    assert_eq!(drawing.lines().count(), form.lines().count(), "rows of {id}");
    assert_eq!(table(id).figures().count(), figures);
}

#[test]
fn active_disclosure_is_the_form() {
    assert_form("table-active", ACTIVE, 10);
}

#[test]
fn requests_are_the_form() {
    assert_form("table-requests", REQUESTS, 175);
}

#[test]
fn reviews_are_the_form() {
    assert_form("table-reviews", REVIEWS, 15);
}

#[test]
fn the_report_has_these_three_tables_each_under_its_heading() {
    assert_eq!(TABLES.keys().collect::<Vec<_>>(), ["table-active", "table-requests", "table-reviews"]);
    let places = [
        "二、主动公开政府信息情况</h2>",
        "id=\"table-active\"",
        "三、收到和处理政府信息公开申请情况</h2>",
        "id=\"table-requests\"",
        "四、政府信息公开行政复议、行政诉讼情况</h2>",
        "id=\"table-reviews\"",
        "五、存在的主要问题及改进情况</h2>",
    ]
    .map(|mark| REPORT.find(mark).unwrap_or_else(|| panic!("no {mark}")));
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn every_table_has_a_caption_and_every_head_a_scope() {
    for (id, caption) in [
        ("table-active", "主动公开政府信息情况"),
        ("table-requests", "收到和处理政府信息公开申请情况"),
        ("table-reviews", "行政复议、行政诉讼情况"),
    ] {
        let table = table(id);
        assert_eq!(table.captions, [caption]);
        for cell in &table.cells {
            let over_columns = cell.in_thead || !table.figures().any(|(_, figure)| figure.row == cell.row);
            let wanted: &[&str] = match (cell.head, over_columns) {
                (false, _) => &[""],
                (true, false) => {
                    if cell.rowspan > 1 {
                        &["row", "rowgroup"]
                    } else {
                        &["row"]
                    }
                }
                // A band across the whole table heads the rows below it.
                (true, true) if cell.colspan == table.grid[cell.row].len() => &["rowgroup"],
                (true, true) if cell.colspan > 1 && cell.rowspan == 1 => &["col", "colgroup"],
                (true, true) => &["col"],
            };
            assert!(
                wanted.contains(&cell.scope.as_str()),
                "{id}: “{}” has the scope “{}”",
                cell.text,
                cell.scope
            );
        }
    }
}
