//! Fictitious secrets and what looks like them: numbers with right check digits that
//! belong to nobody, in the ways in which people write and hide them. All from a seed.
//!
//! The check digits are computed here once more, apart from those of the program.

use gongkai::privacy::Sort;

/// A small generator of numbers (splitmix64): the same on every machine.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % end
    }

    pub fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }

    pub fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap())).collect()
    }
}

/// Ways of writing a number that hide it from a search for digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disguise {
    Plain,
    FullWidth,
    /// A blank after each digit.
    Spaced,
    /// Cut into the usual groups, by blanks, full-width or no-break blanks, dashes, dots.
    Blanks,
    WideBlanks,
    NoBreak,
    Dashes,
    WideDashes,
    Dots,
    MiddleDots,
    ZeroWidth,
    SoftHyphens,
    /// Full-width, with blanks and zero-width characters.
    Mixed,
    /// Continued on the next line.
    Lines,
    /// Spread over cells of a Markdown table.
    Cells,
    /// 一三八…
    Han,
    /// 1️⃣3️⃣8️⃣…
    Keycaps,
    Mathematical,
    /// Between Chinese characters, without blanks or marks.
    Joined,
    /// The check character X as x, full-width, ×, *.
    LowerX,
    WideX,
    Cross,
    Star,
}

impl Disguise {
    pub const ALL: [Disguise; 23] = [
        Disguise::Plain,
        Disguise::FullWidth,
        Disguise::Spaced,
        Disguise::Blanks,
        Disguise::WideBlanks,
        Disguise::NoBreak,
        Disguise::Dashes,
        Disguise::WideDashes,
        Disguise::Dots,
        Disguise::MiddleDots,
        Disguise::ZeroWidth,
        Disguise::SoftHyphens,
        Disguise::Mixed,
        Disguise::Lines,
        Disguise::Cells,
        Disguise::Han,
        Disguise::Keycaps,
        Disguise::Mathematical,
        Disguise::Joined,
        Disguise::LowerX,
        Disguise::WideX,
        Disguise::Cross,
        Disguise::Star,
    ];
}

/// The sorts that are numbers, and so can be written in all these ways.
pub const NUMBERS: [Sort; 7] = [
    Sort::IdCard18,
    Sort::IdCard15,
    Sort::DisabilityCertificate,
    Sort::BankCard,
    Sort::Passbook,
    Sort::Mobile,
    Sort::HomePhone,
];

/// The other sorts that running text can hold.
pub const WORDS: [Sort; 6] =
    [Sort::IdCardMasked, Sort::HouseholdBook, Sort::Address, Sort::BirthDate, Sort::Health, Sort::Minor];

/// A text with one secret in it, the secret as it is written there, and as it is meant.
pub struct Leak {
    pub text: String,
    pub secret: String,
    pub plain: String,
}

/// A text in which a secret of this sort is written in this way; `None` where the sort
/// can't be written so.
pub fn leak(sort: Sort, disguise: Disguise, seed: u64) -> Option<Leak> {
    let mut dice = Dice::new(seed ^ ((sort as u64) << 32) ^ ((disguise as u64) << 40));
    let plain = secret(sort, disguise, &mut dice)?;
    let (secret, text) = if NUMBERS.contains(&sort) {
        let secret = disguised(&plain, sort, disguise, &mut dice);
        let text = around(sort, disguise, &secret, &mut dice);
        (secret, text)
    } else if disguise == Disguise::Plain
        || disguise == Disguise::ZeroWidth
        || disguise == Disguise::FullWidth
    {
        let secret = match disguise {
            Disguise::FullWidth => plain.chars().map(wide).collect(),
            Disguise::ZeroWidth => plain
                .chars()
                .flat_map(|c| [c, '\u{200B}'])
                .collect::<String>()
                .trim_end_matches('\u{200B}')
                .to_owned(),
            _ => plain.clone(),
        };
        let text = around(sort, disguise, &secret, &mut dice);
        (secret, text)
    } else {
        return None;
    };
    Some(Leak { text, secret, plain })
}

/// The secret alone.
fn secret(sort: Sort, disguise: Disguise, dice: &mut Dice) -> Option<String> {
    let ends = matches!(disguise, Disguise::LowerX | Disguise::WideX | Disguise::Cross);
    Some(match sort {
        Sort::IdCard18 if ends => loop {
            let id = identity(dice);
            if id.ends_with('X') {
                break id;
            }
        },
        Sort::IdCard18 => loop {
            let id = identity(dice);
            if disguise != Disguise::Han || !id.ends_with('X') {
                break id;
            }
        },
        _ if ends || disguise == Disguise::Star => return None,
        Sort::IdCard15 => format!("{}{}{}", division(dice), &date(dice)[2..], dice.digits(3)),
        Sort::DisabilityCertificate => loop {
            let id = identity(dice);
            if disguise == Disguise::Plain || !id.ends_with('X') {
                break format!("{id}{}{}", 1 + dice.below(7), 1 + dice.below(4));
            }
        },
        Sort::BankCard => card(dice),
        Sort::Passbook => format!("{}{}", 1 + dice.below(4), dice.digits(16)),
        Sort::Mobile => mobile(dice),
        Sort::HomePhone
            if matches!(
                disguise,
                Disguise::Cells
                    | Disguise::Dots
                    | Disguise::MiddleDots
                    | Disguise::Lines
                    | Disguise::Spaced
                    | Disguise::Mixed
            ) =>
        {
            return None;
        }
        Sort::HomePhone => format!("{}{}", 2 + dice.below(7), dice.digits(6)),
        Sort::IdCardMasked => {
            let id = identity(dice);
            match dice.below(4) {
                0 => format!("{}********{}", &id[..6], &id[14..]),
                1 => format!("{}****", &id[..14]),
                2 => format!("{}××××××××{}", &id[..6], &id[14..]),
                _ => format!("{}******{}", &id[..10], &id[16..]),
            }
        }
        Sort::HouseholdBook => dice.digits(9),
        Sort::Address => {
            let (town, village) =
                (dice.pick(&["城关镇", "河口镇", "白泉乡"]), dice.pick(&["白泉村", "花墩村", "新塘社区"]));
            match dice.below(3) {
                0 => format!("{town}{village}{}组{}号", 1 + dice.below(12), 1 + dice.below(99)),
                1 => format!("{town}{village}{}组{}号", dice.pick(&["三", "十二", "七"]), 1 + dice.below(99)),
                _ => format!(
                    "{town}解放路{}号{}号楼{}单元{}室",
                    1 + dice.below(99),
                    1 + dice.below(9),
                    1 + dice.below(4),
                    101 + dice.below(500)
                ),
            }
        }
        Sort::BirthDate => {
            let date = date(dice);
            let (year, month, day) =
                (&date[..4], date[4..6].trim_start_matches('0'), date[6..].trim_start_matches('0'));
            match dice.below(3) {
                0 => format!("{year}年{month}月{day}日"),
                1 => format!("{year}-{}-{}", &date[4..6], &date[6..]),
                _ => format!("{year}年{month}月"),
            }
        }
        Sort::Health => {
            let name = name(dice);
            match dice.below(3) {
                0 => format!("{name}，男，患{}", dice.pick(&["尿毒症", "白血病", "肺癌"])),
                1 => format!("{name}因{}", dice.pick(&["脑梗", "尿毒症", "车祸致瘫痪"])),
                _ => format!("{name}，{}", dice.pick(&["二级残疾", "肢体残疾", "精神分裂"])),
            }
        }
        Sort::Minor => name(dice),
        Sort::Name | Sort::Plate => return None,
    })
}

/// What stands around it.
fn around(sort: Sort, disguise: Disguise, secret: &str, dice: &mut Dice) -> String {
    let name = name(dice);
    let before = dice.pick(&[
        "",
        "一、救助情况\n\n经审核，2025年3月全县共有1296户2345人享受低保，金额124.94万元。\n",
        "附件：2025-03-14 公示\n",
    ]);
    let after = dice.pick(&["", "。\n", "，同意救助。\n\n通城县民政局\n2025年3月14日\n"]);
    let lines: &[&str] = match sort {
        Sort::IdCard18 if disguise == Disguise::Cells => &["| {n} | {} |", "| 1 | {n} | 白泉村 | {} | 830 |"],
        Sort::IdCard18 if disguise == Disguise::Joined => {
            &["申请人{n}{}符合条件", "身份证{}申请人{n}", "由{n}ID{}领取"]
        }
        Sort::IdCard18 => &[
            "申请人：{n}，身份证号：{}",
            "{n}（{}）",
            "{}",
            "{n}\t{}",
            "现将结果公示如下：{n} {}",
            "证件号码 {}",
            "户主{n}，{}，低保金830元",
        ],
        Sort::IdCard15 => &["{n}，身份证号：{}", "户主：{n}，{}", "证件号码：{}", "{n} {}"],
        Sort::DisabilityCertificate => &["{n}，残疾证号：{}", "{n}（{}）", "残疾人证{}"],
        Sort::BankCard if matches!(disguise, Disguise::Cells | Disguise::Lines) => {
            &["| 银行卡号 | {} |", "{n}的卡号：{}"]
        }
        Sort::BankCard => &["{n}，银行卡号：{}", "打入{}", "{n} {}", "发放至{n}（{}）"],
        Sort::Passbook => &["{n}存折：{}", "社保卡号：{}", "一折通存折号 {}", "惠农卡号：{}"],
        Sort::Mobile
            if matches!(
                disguise,
                Disguise::Cells | Disguise::Lines | Disguise::Dots | Disguise::MiddleDots
            ) =>
        {
            &["{n}，电话：{}", "联系电话 {}", "| 手机 | {}"]
        }
        Sort::Mobile if disguise == Disguise::Joined => &["联系人{n}{}，请知悉", "请拨打{}联系{n}"],
        Sort::Mobile => &[
            "联系人：{n} {}",
            "{n}，手机：{}",
            "申请人{n}（{}）",
            "{n}{}",
            "如有疑问，请与{n}联系，电话{}",
            "微信同号：{}",
            "{n}：{}",
        ],
        Sort::HomePhone => &["{n}，家庭电话：{}", "住宅电话：{}", "宅电{}"],
        Sort::IdCardMasked => &["{n}，身份证号：{}", "{n}，{}", "{n}（{}）"],
        Sort::HouseholdBook => &["户口簿号：{}", "{n}，户口本号 {}"],
        Sort::Address => {
            &["{n}，家庭住址：{}", "现住址：{}", "{n}，男，家住{}", "村民{n}，{}", "被处罚人：{n}，住址：{}"]
        }
        Sort::BirthDate => &["{n}，男，出生日期：{}", "出生年月：{}", "{n}，女，{}出生", "{n}生于{}"],
        Sort::Health => &["{}", "其中：{}，申请临时救助"],
        Sort::Minor => &["其女儿{}，就读于县一中", "儿子{}（9岁）", "{}，男，11岁"],
        Sort::Name | Sort::Plate => &["{}"],
    };
    format!("{before}{}{after}", dice.pick(lines).replace("{n}", &name).replace("{}", secret))
}

/// The number in another way of writing.
fn disguised(plain: &str, sort: Sort, disguise: Disguise, dice: &mut Dice) -> String {
    let cuts: &[usize] = match (sort, disguise) {
        (Sort::IdCard18 | Sort::DisabilityCertificate, Disguise::Lines | Disguise::Cells) => &[6, 14],
        (Sort::IdCard18 | Sort::DisabilityCertificate, _) => {
            dice.pick(&[&[6, 14][..], &[6, 10, 14], &[4, 8, 12, 16]])
        }
        (Sort::IdCard15, _) => &[6, 12],
        (Sort::BankCard | Sort::Passbook, _) => &[4, 8, 12, 16],
        (Sort::Mobile, _) => dice.pick(&[&[3, 7][..], &[4, 8]]),
        _ => &[3],
    };
    let cuts: Vec<usize> = match (sort, disguise) {
        (Sort::DisabilityCertificate, _) if cuts.len() < 4 => cuts.iter().copied().chain([18]).collect(),
        (Sort::BankCard | Sort::Passbook, Disguise::Lines) => vec![10],
        (Sort::BankCard, Disguise::Cells) => vec![4, 8, 12, 16],
        (Sort::Passbook, Disguise::Cells) => vec![],
        (_, Disguise::Lines) => vec![usize::try_from(3 + dice.below(plain.len() as u64 - 5)).unwrap()],
        _ => cuts.to_vec(),
    };
    let cut = |mark: &str| {
        let mut out = String::new();
        for (at, c) in plain.chars().enumerate() {
            if cuts.contains(&at) {
                out.push_str(mark);
            }
            out.push(c);
        }
        out
    };
    let each = |f: &dyn Fn(char) -> String| plain.chars().map(f).collect::<String>();
    let last = |c: &str| format!("{}{c}", &plain[..plain.len() - 1]);
    let value = |c: char| c.to_digit(10);
    match disguise {
        Disguise::Plain | Disguise::Joined => plain.to_owned(),
        Disguise::FullWidth => each(&|c| wide(c).to_string()),
        Disguise::Spaced => each(&|c| format!("{c} ")).trim_end().to_owned(),
        Disguise::Blanks => cut(" "),
        Disguise::WideBlanks => cut("\u{3000}"),
        Disguise::NoBreak => cut("\u{A0}"),
        Disguise::Dashes => cut("-"),
        Disguise::WideDashes => cut("－"),
        Disguise::Dots => cut("."),
        Disguise::MiddleDots => cut("·"),
        Disguise::ZeroWidth => each(&|c| format!("{c}\u{200B}")).trim_end_matches('\u{200B}').to_owned(),
        Disguise::SoftHyphens => cut("\u{AD}\u{2060}"),
        Disguise::Mixed => cut("\u{200D} \u{FEFF}").chars().map(wide_digit).collect(),
        Disguise::Lines => cut("\n"),
        Disguise::Cells => cut(" | "),
        Disguise::Han => each(&|c| {
            value(c).map_or(c, |d| "〇一二三四五六七八九".chars().nth(d as usize).unwrap()).to_string()
        }),
        Disguise::Keycaps => {
            each(&|c| if c.is_ascii_digit() { format!("{c}\u{FE0F}\u{20E3}") } else { c.to_string() })
                .trim_end_matches(['\u{FE0F}', '\u{20E3}'])
                .to_owned()
        }
        Disguise::Mathematical => {
            each(&|c| value(c).map_or(c, |d| char::from_u32(0x1D7CE + d).unwrap()).to_string())
        }
        Disguise::LowerX => last("x"),
        Disguise::WideX => last("Ｘ"),
        Disguise::Cross => last("×"),
        Disguise::Star => last("*"),
    }
}

fn wide(c: char) -> char {
    if matches!(c, '!'..='~') { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c }
}

fn wide_digit(c: char) -> char {
    if c.is_ascii_digit() { wide(c) } else { c }
}

/// A county's division code.
fn division(dice: &mut Dice) -> &'static str {
    dice.pick(&[
        "421222", "110105", "340421", "510107", "650102", "620102", "440305", "230109", "532522", "150102",
    ])
}

/// A day between 1930 and 2019, as eight digits.
fn date(dice: &mut Dice) -> String {
    format!("{}{:02}{:02}", 1930 + dice.below(70), 1 + dice.below(12), 1 + dice.below(28))
}

/// An identity number of 18 characters.
pub fn identity(dice: &mut Dice) -> String {
    let body = format!("{}{}{}", division(dice), date(dice), dice.digits(3));
    format!("{body}{}", identity_check(&body))
}

/// Σ aᵢ·2^(18−i) + check ≡ 1 (mod 11).
fn identity_check(body: &str) -> char {
    let sum = body.bytes().fold(0_u32, |sum, b| (sum + u32::from(b - b'0')) * 2 % 11);
    match (12 - sum) % 11 {
        10 => 'X',
        check => char::from_digit(check, 10).unwrap(),
    }
}

/// A UnionPay card of 16 or 19 digits.
pub fn card(dice: &mut Dice) -> String {
    let long = if dice.below(2) == 0 { 15 } else { 18 };
    let head = dice.pick(&["621700", "622848", "622202", "623668", "621098"]);
    let body = format!("{head}{}", dice.digits(long - 6));
    format!("{body}{}", luhn_digit(&body))
}

/// The digit that completes a card number.
pub fn luhn_digit(body: &str) -> u32 {
    let sum: u32 = body
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, b)| {
            let twice = u32::from(b - b'0') * if at % 2 == 0 { 2 } else { 1 };
            if twice > 9 { twice - 9 } else { twice }
        })
        .sum();
    (10 - sum % 10) % 10
}

pub fn mobile(dice: &mut Dice) -> String {
    format!("1{}{}", 3 + dice.below(7), dice.digits(9))
}

/// A name of two or three characters.
pub fn name(dice: &mut Dice) -> String {
    let family = dice.pick(&["张", "王", "李", "刘", "陈", "杨", "赵", "吴", "徐", "孙"]);
    let given = dice.pick(&["建国", "秀英", "小明", "桂兰", "伟", "芳", "志强", "玉珍"]);
    format!("{family}{given}")
}

/// A credit code with its check character (GB 32100).
pub fn credit_code(dice: &mut Dice) -> String {
    const SIGNS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let head = dice.pick(&["91", "92", "51", "52", "53", "11", "12", "93"]);
    let mut body = format!("{head}{}", division(dice));
    for _ in 0..9 {
        let letters = dice.below(3) == 0;
        let at = dice.below(if letters { 31 } else { 10 });
        body.push(char::from(SIGNS[usize::try_from(at).unwrap()]));
    }
    let mut weight = 1_u64;
    let mut sum = 0;
    for b in body.bytes() {
        sum += weight * SIGNS.iter().position(|sign| *sign == b).unwrap() as u64;
        weight = weight * 3 % 31;
    }
    body.push(char::from(SIGNS[usize::try_from((31 - sum % 31) % 31).unwrap()]));
    body
}
