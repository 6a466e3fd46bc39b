//! A correct and complete form: whichever cell is changed, by whatever amount, it is
//! found, and the message names the row or the column of that cell.

use gongkai::diagnostic::Diagnostic;
use gongkai::pipeline::{self, Outcome};
use gongkai::value::parse_date;

use crate::support::{SETTINGS, TestSite};

const COLUMNS: [&str; 7] = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];

/// The 25 rows of part three; the words that a message names them by.
const ROWS: [&str; 25] = [
    "本年新收",
    "上年结转",
    "予以公开",
    "部分公开",
    "属于国家秘密",
    "其他法律行政法规禁止公开",
    "三安全一稳定",
    "保护第三方合法权益",
    "三类内部事务信息",
    "四类过程性信息",
    "行政执法案卷",
    "行政查询事项",
    "本机关不掌握",
    "需要另行制作",
    "补正后申请内容仍不明确",
    "信访举报投诉类",
    "重复申请",
    "公开出版物",
    "大量反复申请",
    "重新出具已获取信息",
    "无正当理由逾期不补正",
    "未按收费通知要求缴纳费用",
    "3.其他",
    "总计",
    "结转下年度",
];

const RESULTS: [&str; 5] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

/// Part two: row, columns, figures.
const ACTIVE: [(&str, &[&str], &[&str]); 6] = [
    ("规章", &["制发", "废止", "现行有效"], &["0", "0", "0"]),
    ("规范性文件", &["制发", "废止", "现行有效"], &["3", "1", "8"]),
    ("行政许可", &["处理决定"], &["14"]),
    ("行政处罚", &["处理决定"], &["2"]),
    ("行政强制", &["处理决定"], &["1"]),
    ("行政事业性收费", &["收费"], &["0.52"]),
];

#[derive(Clone)]
struct Report {
    active: Vec<Vec<String>>,
    requests: Vec<Vec<i64>>,
    reviews: Vec<i64>,
}

/// A report in which everything comes out.
#[allow(clippy::needless_range_loop, reason = "rows and columns of a form are numbered")]
fn correct() -> Report {
    let mut requests = vec![vec![0_i64; 7]; 25];
    for column in 0..6_usize {
        for row in 2..23_usize {
            requests[row][column] = ((row * 7 + column * 5) % 4) as i64;
        }
        let total: i64 = (2..23).map(|row| requests[row][column]).sum();
        requests[23][column] = total;
        requests[24][column] = column as i64 % 3;
        requests[1][column] = 2 - (column as i64 % 2);
        requests[0][column] = total + requests[24][column] - requests[1][column];
    }
    for row in &mut requests {
        row[6] = row[..6].iter().sum();
    }
    let reviews = vec![2, 1, 0, 1, 4, 0, 1, 1, 0, 2, 3, 0, 0, 2, 5];
    let active =
        ACTIVE.iter().map(|(_, _, figures)| figures.iter().map(|f| (*f).to_owned()).collect()).collect();
    Report { active, requests, reviews }
}

fn list<T: ToString>(figures: &[T]) -> String {
    format!("[{}]", figures.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
}

fn front(report: &Report, year: i32) -> String {
    let rows = |rows: Vec<String>| rows.iter().map(|row| format!("  - {row}\n")).collect::<String>();
    format!(
        "---\n类型: 年度报告\n标题: 测试局{year}年政府信息公开工作年度报告\n发布日期: {}-01-20\n年度: {year}\n信息处理费件数: 0\n信息处理费金额: 0\n主动公开:\n{}申请情况:\n{}复议诉讼: {}\n---\n",
        year + 1,
        rows(report.active.iter().map(|row| list(row)).collect()),
        rows(report.requests.iter().map(|row| list(row)).collect()),
        list(&report.reviews),
    )
}

fn body(report: &Report, year: i32) -> String {
    let [received, carried, out] = [0, 1, 24].map(|row: usize| report.requests[row][6]);
    format!(
        "\n本报告数据的统计期限为{year}年1月1日至12月31日。\n\n## 一、总体情况\n\n（一）主动公开。制发规章0件，废止规章0件，现行有效规章0件；制发行政规范性文件3件，废止行政规范性文件1件，现行有效行政规范性文件8件。办理行政许可14件、行政处罚2件、行政强制1件，行政事业性收费0.52万元。\n\n（二）依申请公开。收到政府信息公开申请{received}件，上年结转{carried}件，结转下年度{out}件。\n\n（三）政府信息管理。落实审查制度。\n\n（四）平台建设。公开平台运行正常。\n\n（五）监督保障。接受社会监督。\n\n## 二、主动公开政府信息情况\n\n## 三、收到和处理政府信息公开申请情况\n\n## 四、政府信息公开行政复议、行政诉讼情况\n\n## 五、存在的主要问题及改进情况\n\n{}年将继续改进。\n\n## 六、其他需要报告的事项\n\n本年没有收取信息处理费。\n",
        year + 1
    )
}

/// The year before, so that what is carried over comes out.
fn before(report: &Report) -> Report {
    let mut before = correct();
    for column in 0..7 {
        before.requests[24][column] = report.requests[1][column];
        before.requests[0][column] =
            before.requests[23][column] + before.requests[24][column] - before.requests[1][column];
    }
    before.active[1] = vec!["3".into(), "1".into(), "6".into()];
    before
}

/// One changed report: the words for its row and column, and what was done.
struct Changed {
    report: Report,
    row: &'static str,
    column: &'static str,
    what: String,
}

/// Each report is that of an agency of its own, with its report of the year before.
fn found(reports: &[Report]) -> Vec<Vec<Diagnostic>> {
    let agencies: String = (0..reports.len())
        .map(|at| format!("  a{at}: {{name: 测试{at}局, level: county, type: department}}\n"))
        .collect();
    let own = "agencies: {csj: {name: 测试局, level: county, type: department}}\n";
    assert!(SETTINGS.contains(own));
    let mut site =
        TestSite::new().file("site.yaml", SETTINGS.replace(own, &format!("agencies:\n{agencies}")));
    site.today = parse_date("2025-02-01").unwrap();
    let right = correct();
    let before = before(&right);
    let earlier = front(&before, 2023) + &body(&before, 2023);
    let text = body(&right, 2024);
    for (at, report) in reports.iter().enumerate() {
        site.write(&format!("content/a{at}/2023.md"), &earlier);
        site.write(&format!("content/a{at}/2024.md"), front(report, 2024) + &text);
    }
    let mut all = vec![Vec::new(); reports.len()];
    let Outcome::Loaded(loaded) = pipeline::load(&site.options()).unwrap() else { panic!() };
    for found in loaded.diagnostics {
        let Some(path) = found.path.as_deref().filter(|path| path.ends_with("2024.md")) else { continue };
        let agency = path.split('/').nth(1).and_then(|id| id.strip_prefix('a')?.parse::<usize>().ok());
        all[agency.unwrap()].push(found);
    }
    all
}

#[test]
fn each_of_the_200_cells_of_a_report_is_found_when_it_is_changed() {
    let right = correct();
    assert_eq!(found(std::slice::from_ref(&right)), [Vec::<Diagnostic>::new()]);
    let mut cells = 0;
    let mut all: Vec<Changed> = Vec::new();
    for (at, (row, columns, _)) in ACTIVE.iter().enumerate() {
        for (column, name) in columns.iter().enumerate() {
            cells += 1;
            // Only the charge has decimals.
            let figures: &[&str] = if at == 5 { &["0.53", "0.51", "1", "52"] } else { &["1", "5", "140"] };
            for figure in figures.iter().filter(|figure| right.active[at][column] != **figure) {
                let mut report = right.clone();
                (**figure).clone_into(&mut report.active[at][column]);
                all.push(Changed { report, row, column: name, what: (*figure).to_owned() });
            }
        }
    }
    for (row, row_name) in ROWS.iter().enumerate() {
        for (column, column_name) in COLUMNS.iter().enumerate() {
            cells += 1;
            for by in [1, -1, 1000] {
                let mut report = right.clone();
                report.requests[row][column] += by;
                if report.requests[row][column] >= 0 {
                    all.push(Changed { report, row: row_name, column: column_name, what: format!("{by:+}") });
                }
            }
        }
    }
    for column in 0..15 {
        cells += 1;
        for by in [1, -1, 9] {
            let mut report = right.clone();
            report.reviews[column] += by;
            if report.reviews[column] >= 0 {
                all.push(Changed {
                    report,
                    row: "行政",
                    column: RESULTS[column % 5],
                    what: format!("{by:+}"),
                });
            }
        }
    }
    assert_eq!(cells, 200);
    let reports: Vec<Report> = all.iter().map(|changed| changed.report.clone()).collect();
    for (changed, found) in all.iter().zip(found(&reports)) {
        let Changed { row, column, what, .. } = changed;
        let named = found.iter().any(|found| {
            [&found.message.zh, &found.message.en]
                .iter()
                .all(|text| text.contains(row) || text.contains(column))
        });
        assert!(named, "{row} × {column}: {what}: {found:#?}");
    }
}

#[test]
fn each_cell_of_a_township_table_is_found_when_it_is_changed() {
    let figures = [["120", "210", "98000.00"], ["80", "131", "61250.50"], ["200", "341", "159250.50"]];
    let labels = ["甲镇", "乙镇", "合计"];
    let columns = ["户数", "人数", "金额"];
    let right = figures.map(|row| row.map(str::to_owned));
    let mut all = vec![(right.clone(), "", "", "")];
    for row in 0..3 {
        for column in 0..3 {
            for other in ["0", "1", "7", "209", "98000.01", "1000000"] {
                if !other.contains('.') || column == 2 {
                    let mut changed = right.clone();
                    other.clone_into(&mut changed[row][column]);
                    all.push((changed, labels[row], columns[column], other));
                }
            }
        }
    }
    // Each is a batch of its own, which is compared with no other.
    let site = TestSite::new();
    for (at, (figures, ..)) in all.iter().enumerate() {
        let rows: String = labels
            .iter()
            .zip(figures)
            .map(|(label, row)| format!("  - [{label}, {}]\n", row.join(", ")))
            .collect();
        site.write(&format!("content/relief/{at}.md"), format!("---\n类型: 救助资金公示\n标题: 2025年第{}批低保资金发放情况\n发布日期: 2025-04-10\n所属时间: 2025年第{}批\n单位: 元\n版式: 分乡镇\n救助类别: [低保]\n资金:\n{rows}---\n", at + 1, at + 1));
    }
    let Outcome::Loaded(loaded) = pipeline::load(&site.options()).unwrap() else { panic!() };
    let of = |at: usize| {
        let path = format!("content/relief/{at}.md");
        let found = loaded.diagnostics.iter();
        found.filter(|found| !found.dated && found.path.as_ref() == Some(&path)).collect::<Vec<_>>()
    };
    assert_eq!(of(0), Vec::<&Diagnostic>::new());
    for (at, (_, row, column, other)) in all.iter().enumerate().skip(1) {
        let named =
            of(at).iter().any(|found| found.message.zh.contains(row) || found.message.zh.contains(column));
        assert!(named, "{row} × {column} = {other}: {:#?}", of(at));
    }
}
