//! Single cases, each for one decision; the generated ones are in `tests/suite/privacy`.

use super::*;

/// The sorts found, in order, each with the text that was found.
fn found(text: &str) -> Vec<(Sort, String)> {
    let chars: Vec<char> = text.chars().collect();
    let text_of = |hit: &Hit| chars[hit.chars.clone()].iter().collect();
    scan(text, &Ground::new()).iter().map(|hit| (hit.sort, text_of(hit))).collect()
}

#[track_caller]
fn finds(text: &str, wanted: &[(Sort, &str)]) {
    let wanted: Vec<(Sort, String)> = wanted.iter().map(|(sort, text)| (*sort, (*text).to_owned())).collect();
    assert_eq!(found(text), wanted, "{text}");
}

#[track_caller]
fn harmless(texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn an_identity_number_needs_its_check_character_or_a_word() {
    finds("421222190001010015", &[(Sort::IdCard18, "421222190001010015")]);
    harmless(&[
        "421222190001010016",
        "总额421222190001010015元",
        "共421222190001010016条",
        "编号421222190001010016",
        "991222190001010015",
        "421222190013010015",
    ]);
    finds("身份证号：421222190001010016", &[(Sort::IdCard18, "421222190001010016")]);
    finds("421222190001010016（身份证号）", &[(Sort::IdCard18, "421222190001010016")]);
    finds("身份证：42122219000101001", &[(Sort::IdCard18, "42122219000101001")]);
    finds("公民身份号码 4212 2219 0001 0100 16", &[(Sort::IdCard18, "4212 2219 0001 0100 16")]);
    // The word is about another number.
    harmless(&[
        "凭身份证办理，受理编号421222190001010016",
        "身份证明材料，统一社会信用代码524212220000001316",
    ]);
}

#[test]
fn a_person_in_the_field_of_a_credit_code_is_found() {
    finds("统一社会信用代码：421222190001010015", &[(Sort::IdCard18, "421222190001010015")]);
    harmless(&[
        "统一社会信用代码：524212220000001316",
        "11341702486344515H/202110-00013",
        "000014349/2025-03255",
    ]);
}

#[test]
fn serial_numbers_with_a_recent_day_are_no_children() {
    let mut ground = Ground::new();
    ground.on(crate::value::Date::constant(2025, 6, 1));
    // A case number: division, day, serial, with a check digit that happens to be right.
    let number = (0..1000).map(|n| format!("42122220250301{n:03}")).map(|body| {
        let digits: Vec<u8> = body.bytes().map(|b| b - b'0').collect();
        (body, codes::identity_check(&digits))
    });
    let (body, check) = number.into_iter().find(|(_, check)| *check < 10).unwrap();
    assert_eq!(scan(&format!("受理编号：{body}{check}"), &ground), []);
    assert_eq!(scan(&format!("身份证号：{body}{check}"), &ground).len(), 1);
    assert_eq!(scan(&format!("王小明，{body}{check}"), &ground).len(), 1);
}

#[test]
fn numbers_pasted_together_are_taken_apart() {
    finds("张三42122219000101001513812345678", &[(Sort::IdCard18, "421222190001010015")]);
    finds(
        "421222190001010015421222190001010031",
        &[(Sort::IdCard18, "421222190001010015"), (Sort::IdCard18, "421222190001010031")],
    );
    harmless(&["421222190001010015999", "1421222190001010015"]);
}

#[test]
fn covered_identity_numbers_count_by_what_is_left() {
    for open in [
        "421222********0015",
        "42122219000101****",
        "4212**********0015",
        "４２１２２２＊＊＊＊＊＊＊＊００１５",
        "421222XXXXXXXX0015",
        "421222 ******** 0015",
        "421222●●●●●●●●001X",
    ] {
        let hits = scan(&format!("张三，{open}"), &Ground::new());
        assert_eq!(hits.iter().map(|hit| hit.sort).collect::<Vec<_>>(), [Sort::IdCardMasked], "{open}");
    }
    harmless(&[
        "身份证号：4212**************",
        "身份证号：421***********0015",
        "138****5678",
        "6217************1234",
        "**2025**年",
        "12×34×56×78×90×12",
    ]);
    // One covered sign follows from the others.
    assert_eq!(scan("42122219000101001*", &Ground::new()).len(), 1);
}

#[test]
fn a_mobile_number_stands_alone() {
    finds("王五13812345678", &[(Sort::Mobile, "13812345678")]);
    finds("13812345678、13900001111", &[(Sort::Mobile, "13812345678"), (Sort::Mobile, "13900001111")]);
    finds("13812345678/13900001111", &[(Sort::Mobile, "13812345678"), (Sort::Mobile, "13900001111")]);
    finds("0715-4321234、13812345678", &[(Sort::Mobile, "13812345678")]);
    finds("0715-4321234/13812345678", &[(Sort::Mobile, "13812345678")]);
    finds("电话：+86 138 1234 5678", &[(Sort::Mobile, "138 1234 5678")]);
    finds("电话：+8613812345678", &[(Sort::Mobile, "8613812345678")]);
    finds("Tel13812345678", &[(Sort::Mobile, "13812345678")]);
    finds("1.13812345678\n2.13900001111", &[(Sort::Mobile, "13812345678"), (Sort::Mobile, "13900001111")]);
    finds("收件人李四 138-1234-5678", &[(Sort::Mobile, "138-1234-5678")]);
    finds("（13812345678）", &[(Sort::Mobile, "13812345678")]);
    finds("联系人：张三，一三八一二三四五六七八", &[(Sort::Mobile, "一三八一二三四五六七八")]);
    harmless(&[
        "138123456789",
        "2138123456781",
        "13812345678元",
        "13812345678.50",
        "0.13812345678",
        "114.13812345678",
        "HT13812345678",
        "t20250301_13812345678.html",
        "¥13812345678",
        "编号：13812345678",
        "12812345678",
        "13812345678人次",
    ]);
}

#[test]
fn office_telephones_are_public() {
    harmless(&[
        "办公电话：0715-4321234",
        "联系电话 4321234",
        "（0715）4321234",
        "12345",
        "400-810-1234",
        "监督电话：12348、96333",
    ]);
    finds("家庭电话：0715-4321234", &[(Sort::HomePhone, "0715-4321234")]);
    finds("住宅电话4321234", &[(Sort::HomePhone, "4321234")]);
    let mut ground = Ground::new();
    ground.allow_number("值班手机 138-1234-5678、0715-4321234");
    assert_eq!(scan("值班手机：13812345678，家庭电话：0715-4321234", &ground), []);
    assert_eq!(scan("手机：13812345679", &ground).len(), 1);
}

#[test]
fn a_card_has_issuer_length_and_check_digit() {
    finds("6222000000000000004", &[(Sort::BankCard, "6222000000000000004")]);
    finds("张三 6222 0000 0000 0000 004", &[(Sort::BankCard, "6222 0000 0000 0000 004")]);
    harmless(&[
        "6222000000000000005",
        "订单6222000000000000005",
        "6222000000000000004元",
        "4111111111111111",
        "交易流水号6222000000000000004",
    ]);
    finds("银行卡号6222000000000000005", &[(Sort::BankCard, "6222000000000000005")]);
    finds("银行卡：4111111111111111", &[(Sort::BankCard, "4111111111111111")]);
    finds("4367420000000000008", &[]);
}

#[test]
fn accounts_of_offices_are_public_those_of_persons_are_not() {
    harmless(&["户名：通城县慈善会，开户行：农商行，账号：82010000001234567", "捐赠账号 17680101040001234"]);
    finds("户名：张三，账号：82010000001234567", &[(Sort::Passbook, "82010000001234567")]);
    finds("存折号：0512345678901", &[(Sort::Passbook, "0512345678901")]);
    finds("户口簿号：023456789", &[(Sort::HouseholdBook, "023456789")]);
}

#[test]
fn an_address_is_a_home_if_a_person_lives_there() {
    finds("张三，家庭住址：隽水镇白泉村三组12号", &[(Sort::Address, "隽水镇白泉村三组12号")]);
    finds("现住址：城关镇解放路5号3栋2单元501室。", &[(Sort::Address, "城关镇解放路5号3栋2单元501室")]);
    finds("李桂兰，女，家住白泉村五组", &[(Sort::Address, "白泉村五组")]);
    finds("幸福苑3栋2单元501室，承租人张三", &[(Sort::Address, "幸福苑3栋2单元501室")]);
    harmless(&[
        "办公地址：隽水镇解放路12号行政中心3号楼501室",
        "住所：石南镇花墩村二组88号（幸福养老院）",
        "户籍在本县、居住满3年的居民",
        "青民发〔2025〕12号",
        "居住证暂行条例（国务院令第663号）",
        "家住白泉村的村民",
        "第3组第12号选手",
        "通讯地址：通城县隽水镇示例路1号通城县民政局办公室",
        "张三，隽水镇解放路12号县民政局办公室主任",
    ]);
}

#[test]
fn a_date_of_birth_belongs_to_a_person() {
    finds("出生日期：1985-03-12", &[(Sort::BirthDate, "1985-03-12")]);
    finds("张三，男，1985年3月12日出生", &[(Sort::BirthDate, "1985年3月12日")]);
    finds("张三，男，一九八五年三月十二日生", &[(Sort::BirthDate, "一九八五年三月十二日")]);
    finds("出生年月：19850312", &[(Sort::BirthDate, "19850312")]);
    harmless(&[
        "2015年1月1日以后出生的儿童",
        "2010年1月1日至2015年12月31日出生的儿童",
        "1966年9月30日前出生的老人",
        "出生人口2025年为120人",
        "张三，男，1975年3月生，中共党员，现任局长",
        "条例自2025年1月1日生效",
    ]);
}

#[test]
fn illness_is_private_where_a_person_is_named() {
    finds("张三，男，患尿毒症", &[(Sort::Health, "张三，男，患尿毒症")]);
    finds("救助对象李桂兰因肺癌住院", &[(Sort::Health, "李桂兰因肺癌")]);
    finds("王小明，二级残疾", &[(Sort::Health, "王小明，二级残疾")]);
    harmless(&[
        "患尿毒症的申请人可以申请临时救助",
        "一级、二级残疾人1296人",
        "高血压、糖尿病患者",
        "张某某因白血病获得救助",
        "张三主任介绍了白血病救助政策",
        "支持癌症防治",
        "王*国，肢体残疾",
    ]);
}

#[test]
fn minors_and_family_are_named() {
    finds("张小明（8岁）", &[(Sort::Minor, "张小明")]);
    finds("其女儿李小红，就读于县一中", &[(Sort::Minor, "李小红")]);
    harmless(&[
        "妇女儿童工作",
        "孤儿基本生活费",
        "王建国（45岁）",
        "16周岁以下的未成年人",
        "孤儿养育标准",
        "儿子、女儿等赡养人",
    ]);
}

#[test]
fn places_are_those_of_the_text_as_it_was_given() {
    let text = "\u{FEFF}公示\r\n张三４２１２２２\u{200B}１９０００１０１００１５。";
    let hits = scan(text, &Ground::new());
    let chars: Vec<char> = text.chars().collect();
    assert_eq!(hits.len(), 1);
    assert_eq!(chars[hits[0].chars.start], '４');
    assert_eq!(chars[hits[0].chars.end], '。');
    assert_eq!(hits[0].masked, "42****************");
}

#[test]
fn what_a_message_shows_is_the_beginning_of_a_number_only() {
    let shown = |text: &str| scan(text, &Ground::new()).into_iter().map(|hit| hit.masked).collect::<Vec<_>>();
    assert_eq!(shown("421222190001010015"), ["42****************"]);
    assert_eq!(shown("13812345678"), ["13*********"]);
    assert_eq!(shown("家庭电话4321234"), ["*******"]);
    assert_eq!(shown("张小明（8岁）"), ["***"]);
    assert_eq!(shown("家庭住址：白泉村三组12号"), ["********"]);
}

#[test]
fn heads_of_columns_say_what_is_below() {
    for (head, sort) in [
        ("身份证号", Sort::IdCard18),
        ("公民身份号码", Sort::IdCard18),
        ("法定代表人身份证号", Sort::IdCard18),
        ("证件号码", Sort::IdCard18),
        ("银行账号", Sort::Passbook),
        ("社保卡号", Sort::BankCard),
        ("存折（账号）", Sort::Passbook),
        ("手机 号码", Sort::Mobile),
        ("联系电话", Sort::HomePhone),
        ("家庭住址", Sort::Address),
        ("出生年月", Sort::BirthDate),
        ("残疾证号", Sort::DisabilityCertificate),
        ("户口簿号", Sort::HouseholdBook),
        ("病情", Sort::Health),
        ("残疾等级", Sort::Health),
        ("户主姓名", Sort::Name),
        ("姓名（户主）", Sort::Name),
        ("儿童姓名", Sort::Minor),
        ("车牌号", Sort::Plate),
    ] {
        assert_eq!(header(head), Some(sort), "{head}");
    }
    for head in [
        "金额（元）",
        "人数",
        "残疾证办理人数",
        "出生人口",
        "残疾人补贴",
        "统一社会信用代码",
        "监督电话",
        "乡镇",
        "职务",
        "救助对象类别",
        "家庭成员数量",
        "",
        "序号",
    ] {
        assert_eq!(header(head), None, "{head}");
    }
}

#[test]
fn names_are_full_or_covered() {
    for (cell, form) in [
        ("张三", Some(NameForm::Full)),
        ("欧阳小明", Some(NameForm::Full)),
        ("张 三", Some(NameForm::Full)),
        ("阿不都·热合曼", Some(NameForm::Full)),
        ("张*三", Some(NameForm::Middle)),
        ("张**", Some(NameForm::Given)),
        ("张某某", Some(NameForm::Mou)),
        ("*三丰", Some(NameForm::Family)),
        ("合计", None),
        ("通城县民政局", None),
        ("12", None),
        ("/", None),
        ("", None),
    ] {
        assert_eq!(name_form(cell), form, "{cell}");
    }
}

/// Row, column and sort of what is in a table.
fn in_table(rows: &[&[&str]]) -> Vec<(usize, usize, Sort)> {
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.to_vec()).collect();
    scan_table(&rows, &Ground::new()).into_iter().map(|one| (one.row, one.column, one.hit.sort)).collect()
}

#[test]
fn cells_below_a_head_need_no_check_digit() {
    let rows: &[&[&str]] = &[
        &["序号", "姓名", "身份证号", "银行账号", "联系电话", "金额"],
        &["1", "张三", "421222190001010016", "82010000001234567", "4321234", "830"],
        &["2", "李*", "4212**************", "", "138****5678", "640"],
        &["合计", "", "", "", "", "1470"],
    ];
    assert_eq!(
        in_table(rows),
        [(1, 1, Sort::Name), (1, 2, Sort::IdCard18), (1, 3, Sort::Passbook), (1, 4, Sort::HomePhone)]
    );
}

#[test]
fn a_list_of_officials_is_public() {
    harmless_table(&[&["姓名", "职务", "办公电话"], &["张三", "局长", "0715-4321234"]]);
    harmless_table(&[&["姓名", "职务", "电话"], &["张三", "局长", "0715-4321234"]]);
    harmless_table(&[&["机构", "地址", "电话"], &["城关镇养老院", "花墩村二组88号", "0715-4321234"]]);
    harmless_table(&[&["残疾等级", "人数"], &["一级", "120"], &["二级", "98"]]);
    harmless_table(&[&["户数", "人数", "金额"], &["1381234", "5678", "62000000"]]);
    harmless_table(&[
        &["企业名称", "统一社会信用代码", "法定代表人"],
        &["幸福养老公司", "91421222MA4F2XXK1X", "张三"],
    ]);
    // But their mobile numbers are not.
    assert_eq!(
        in_table(&[&["姓名", "职务", "手机"], &["张三", "局长", "13812345678"]]),
        [(1, 2, Sort::Mobile)]
    );
}

#[track_caller]
fn harmless_table(rows: &[&[&str]]) {
    assert_eq!(in_table(rows), [], "{rows:?}");
}

#[test]
fn forms_have_their_heads_at_the_left_and_numbers_run_over_cells() {
    assert_eq!(in_table(&[&["当事人", "张三", "身份证号", "421222190001010016"]]), [(0, 3, Sort::IdCard18)]);
    assert_eq!(in_table(&[&["1", "421222", "19000101", "0015", "830"]]), [(0, 1, Sort::IdCard18)]);
    assert_eq!(
        in_table(&[&["姓名", "病情", "住址"], &["张*", "尿毒症", "白泉村三组"], &["王*", "无", "白泉村"]]),
        [(1, 1, Sort::Health), (1, 2, Sort::Address)]
    );
}

#[test]
fn every_word_that_a_detector_waits_for_wakes_it() {
    let asleep: Vec<String> = ["illness", "kin"]
        .iter()
        .flat_map(|group| words::CONTEXT.groups().filter(move |(name, _)| name == group))
        .flat_map(|(_, words)| words)
        .map(|word| word.iter().collect::<String>())
        .filter(|word| survey::windows(&format!("甲{word}甲")).is_empty())
        .collect();
    assert_eq!(asleep, Vec::<String>::new());
    // Every character that `signs` sees through counts in the first look.
    let split: Vec<char> = ('\0'..='\u{FFFF}')
        .filter(|c| signs::invisible(*c) || (signs::joins(signs::folded(*c))))
        .filter(|c| survey::windows(&format!("甲138{c}1234{c}5678甲")).is_empty())
        .collect();
    assert_eq!(split, []);
}
