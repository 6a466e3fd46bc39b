//! What looks like a secret and is none.

use super::generate::{Dice, card, credit_code, identity, luhn_digit, mobile, name};

/// A harmless text of one of many sorts; `at` picks the sort in turn.
pub fn harmless(at: u64) -> String {
    let mut dice = Dice::new(at ^ 0xABCD_EF01);
    let dice = &mut dice;
    let year = 2015 + dice.below(11);
    let (month, day) = (1 + dice.below(12), 1 + dice.below(28));
    match at % 48 {
        0 => format!("统一社会信用代码：{}", credit_code(dice)),
        1 => format!("{}有限公司（{}）", dice.pick(&["幸福里养老服务", "青山"]), credit_code(dice)),
        2 => format!("索引号 {}H/{year}{month:02}-{}", dice.digits(17), dice.digits(5)),
        3 => format!("索引号：{}/{year}-{}", dice.digits(9), dice.digits(5)),
        4 => format!("民发〔{year}〕{}号", 1 + dice.below(300)),
        5 => format!("鄂公网安备 4212220{}号", dice.digits(7)),
        6 => format!("鄂ICP备{}号-1", dice.digits(8)),
        7 => format!("全年共支出{}元，发放{}元。", long(dice, 11), long(dice, 9)),
        8 => format!("预算总额 {} 元", thousands(&long(dice, 13))),
        9 => format!("金额：{}.{}元", long(dice, 11), dice.digits(2)),
        10 => format!(
            "请拨打{}或{}。",
            dice.pick(&["12345", "12348", "12349", "96333", "95598", "10086"]),
            dice.pick(&["400-810-1234", "4008101234", "800-820-5678"])
        ),
        11 => {
            format!("办公电话：0715-{}{}，传真：0715-{}", 2 + dice.below(7), dice.digits(6), dice.digits(7))
        }
        12 => format!("咨询电话 {}{}（工作日）", "010-6", dice.digits(7)),
        13 => format!("联系电话：(0715){}", dice.digits(7)),
        14 => {
            let card = card(dice);
            let (head, last) = card.split_at(card.len() - 1);
            let wrong = (last.parse::<u64>().unwrap() + 1 + dice.below(9)) % 10;
            format!("订单{head}{wrong}已完成，{head}{wrong}。")
        }
        15 => format!("ISBN 978-7-{}-{}-{}", dice.digits(3), dice.digits(5), dice.digits(1)),
        16 => format!("书号9787{}，ISSN 1{}-{}", dice.digits(9), dice.digits(3), dice.digits(4)),
        17 => format!("时间戳{year}{month:02}{day:02}{}", dice.digits(6)),
        18 => format!("文件{year}{month:02}{day:02}{}.pdf", dice.digits(9)),
        19 => format!("坐标：113.{}，29.{}", dice.digits(11), dice.digits(11)),
        20 => format!("位于（113.1{}, 29.13{}）", dice.digits(10), dice.digits(9)),
        21 => format!("编号{}{}{}", dice.digits(5), mobile(dice), dice.digits(4)),
        22 => format!("流水号{}{}", mobile(dice), dice.digits(8)),
        23 => format!("订单号 {}", wrong_identity(dice)),
        24 => format!("共有{}，另有{}。", wrong_identity(dice), wrong_identity(dice)),
        25 => format!(
            "| 低保 | {} | {} | {} | {} |",
            dice.below(9999),
            dice.below(9999),
            dice.below(99_999_999),
            dice.below(999_999)
        ),
        26 => rows(dice, " "),
        27 => rows(dice, "\t"),
        28 => format!("{year}年{month}月{day}日至{}年12月31日", year + 1),
        29 => format!(
            "{year}-{month:02}-{day:02} {:02}:{:02}:{:02}.{}",
            dice.below(24),
            dice.below(60),
            dice.below(60),
            dice.digits(6)
        ),
        30 => format!("项目代码{year}-421222-{}-01-{}", dice.digits(2), dice.digits(6)),
        31 => format!(
            "sha256:{}",
            (0..64)
                .map(|_| dice
                    .pick(&["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f"]))
                .collect::<String>()
        ),
        32 => format!("统计用区划代码421222{}，共{}条", dice.digits(6), dice.digits(4)),
        33 => format!(
            "https://www.example.gov.cn/zwgk/{year}{month:02}/t{year}{month:02}{day:02}_{}.html",
            dice.digits(7)
        ),
        34 => format!(
            "办公地址：通城县隽水镇{}路{}号行政中心{}号楼{}室",
            dice.pick(&["解放", "旭红", "民主"]),
            1 + dice.below(99),
            1 + dice.below(9),
            101 + dice.below(500)
        ),
        35 => format!("住所：石南镇花墩村{}组{}号（幸福养老院）", 1 + dice.below(9), 1 + dice.below(99)),
        36 => {
            format!("{year}年{month}月{day}日以后出生的儿童，户籍在本县的，按月发放{}元。", dice.below(2000))
        }
        37 => "患者凭诊断证明申请；因患尿毒症、白血病等重大疾病造成生活困难的，可以申请临时救助。".to_owned(),
        38 => format!(
            "残疾等级为一级、二级的残疾人{}人，精神残疾{}人，儿童{}人。",
            dice.below(9999),
            dice.below(9999),
            dice.below(999)
        ),
        39 => format!(
            "{}，男，汉族，{}年{month}月生，中共党员，现任县民政局副局长。",
            name(dice),
            1960 + dice.below(30)
        ),
        40 => format!("户名：通城县慈善会，开户行：农商行，账号：8{}", dice.digits(16)),
        41 => format!("合同编号HT{year}{}", dice.digits(9)),
        42 => format!(
            "第{}组数据，{}组{}户，{}号文件",
            dice.below(9),
            dice.below(99),
            dice.below(999),
            dice.below(99)
        ),
        43 => format!("证书编号：{}{}", dice.digits(4), mobile(dice)),
        44 => format!("营业执照注册号：421222{}", dice.digits(9)),
        45 => {
            let body = format!("9{}", dice.digits(14));
            format!("快递单号{body}{}", luhn_digit(&body))
        }
        46 => format!(
            "资金{}.{}万元，比上年增长{}.{}%，人均{}.{}元",
            dice.below(999_999),
            dice.digits(6),
            dice.below(99),
            dice.digits(2),
            dice.below(9999),
            dice.digits(2)
        ),
        _ => {
            format!("二〇二五年三月十四日，一、二、三、四、五、六、七、八、九、十类对象{}人", dice.below(999))
        }
    }
}

fn long(dice: &mut Dice, digits: usize) -> String {
    format!("{}{}", 1 + dice.below(9), dice.digits(digits - 1))
}

fn thousands(digits: &str) -> String {
    let mut out = String::new();
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// Eighteen digits with a date in them and a wrong check digit.
fn wrong_identity(dice: &mut Dice) -> String {
    let id = identity(dice).replace('X', "0");
    let last = id.chars().last().unwrap().to_digit(10).unwrap();
    let real = identity_digit(&id[..17]);
    let wrong = (0..10).cycle().skip(last as usize + 1).find(|digit| Some(*digit) != real).unwrap();
    format!("{}{wrong}", &id[..17])
}

fn identity_digit(body: &str) -> Option<u32> {
    let sum = body.bytes().fold(0_u32, |sum, b| (sum + u32::from(b - b'0')) * 2 % 11);
    Some((12 - sum) % 11).filter(|digit| *digit < 10)
}

/// Rows of figures, as text taken from a sheet has them.
fn rows(dice: &mut Dice, between: &str) -> String {
    (0..6)
        .map(|row| {
            let cells: Vec<String> =
                (0..5).map(|_| dice.below([9, 999, 99_999, 9_999_999][row % 4]).to_string()).collect();
            format!("城关镇{between}{}\n", cells.join(between))
        })
        .collect()
}
