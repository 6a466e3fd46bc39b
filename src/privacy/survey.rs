//! The first look at a text: which parts are worth a second one. One pass, one look-up in
//! a table per character; most texts of a portal have no such part.

use std::ops::Range;

use super::signs;

/// So many digits, or signs in their place, in a row make a part worth a look: the
/// shortest number that is found without a word for it is a mobile number.
const ENOUGH: usize = 11;
/// So many characters may stand between two digits of one number: ` ` `|` and invisible ones.
const WIDEST_GAP: usize = 12;
/// Bytes before and after, which hold the words that say what a number is.
const BEFORE: usize = 150;
const AFTER: usize = 150;

const OTHER: u8 = 0;
const DIGIT: u8 = 1;
const JOIN: u8 = 2;
/// Counts in a number, but begins none: X.
const LETTER: u8 = 3;
/// This and more: may begin one of [`WORDS`], of those in the list with this number.
const WORD: u8 = 16;
/// Counts after a digit: 3组, 501室, 12岁.
const MEASURE: u8 = 5;
/// Joins digits too, but also hides inside words, where no list of words would see it.
const HIDDEN: u8 = 6;

/// Words that are worth a look without a long number: the first character, and what may
/// follow it.
const WORDS: [(char, &[&str]); 62] = [
    ('出', &["生"]),
    ('生', &["于", "日"]),
    ('年', &["生"]),
    ('月', &["生"]),
    ('日', &["生"]),
    ('存', &["折"]),
    ('折', &["号"]),
    ('卡', &["号"]),
    ('社', &["保卡"]),
    ('宅', &["电", "座机"]),
    ('庭', &["电", "联系", "座机"]),
    ('中', &["电", "风"]),
    ('里', &["电"]),
    ('家', &["住"]),
    ('现', &["住"]),
    ('住', &["址", "：", ":", "在", "于"]),
    ('居', &["住"]),
    ('户', &["籍", "口", "号"]),
    ('女', &["儿"]),
    ('儿', &["子"]),
    ('孙', &["子", "女"]),
    ('之', &["子", "女"]),
    ('孤', &["儿"]),
    ('患', &[""]),
    ('癌', &[""]),
    ('瘤', &[""]),
    ('残', &["疾"]),
    ('病', &[""]),
    ('症', &[""]),
    ('脑', &[""]),
    ('瘫', &[""]),
    ('透', &["析"]),
    ('化', &["疗"]),
    ('神', &["分", "障"]),
    ('艾', &["滋"]),
    ('结', &["核"]),
    ('骨', &["折"]),
    ('坏', &["死"]),
    ('尘', &["肺"]),
    ('痴', &["呆"]),
    ('硬', &["化"]),
    ('梅', &["毒"]),
    ('内', &["障"]),
    ('肝', &["炎"]),
    ('贫', &["血"]),
    ('重', &["疾"]),
    ('癫', &["痫"]),
    ('帕', &["金森"]),
    ('红', &["斑狼疮"]),
    ('血', &["压", "溢", "友"]),
    ('肾', &["衰"]),
    ('长', &["子", "女"]),
    ('次', &["子", "女"]),
    ('养', &["女", "子"]),
    ('外', &["孙"]),
    ('小', &["学生"]),
    ('幼', &["儿"]),
    ('妻', &["子"]),
    ('丈', &["夫"]),
    ('父', &["亲"]),
    ('母', &["亲"]),
    ('配', &["偶"]),
];
const MEASURES: [char; 7] = ['组', '室', '单', '栋', '幢', '岁', '楼'];

static CLASS: [u8; 0x1_0000] = classes();

const fn classes() -> [u8; 0x1_0000] {
    let mut class = [OTHER; 0x1_0000];
    set(&mut class, "*＊﹡×✕●■█▇☆★#＃", DIGIT);
    set(&mut class, " -~.·/_|,，、\n>＞\t\r\u{85}－–—‐‑−．・•", JOIN);
    set(&mut class, "xXｘＸХχх", LETTER);
    set(&mut class, "〇零○Ｏ一二三四五六七八九壹贰叁肆伍陆柒捌玖幺", DIGIT);
    let mut at = 0;
    while at < 10 {
        class[0x30 + at] = DIGIT;
        class[0xFF10 + at] = DIGIT;
        at += 1;
    }
    // Blanks and dashes; then what takes no room. `signs` has both lists.
    let joins = [
        (0x2000, 0x200A),
        (0x2010, 0x2015),
        (0x2028, 0x2029),
        (0x202F, 0x202F),
        (0x205F, 0x205F),
        (0x2219, 0x2219),
        (0x2027, 0x2027),
        (0xFE52, 0xFE52),
        (0xFE63, 0xFE63),
        (0xFF5C, 0xFF5C),
        (0xFF65, 0xFF65),
        (0xFF0F, 0xFF0F),
        (0xFF3F, 0xFF3F),
        (0x2500, 0x2500),
        (0xFF5E, 0xFF5E),
        (0x2212, 0x2212),
        (0xB, 0xC),
        (0x3000, 0x3000),
        (0xA0, 0xA0),
    ];
    let hidden = [
        (0xAD, 0xAD),
        (0x300, 0x338),
        (0x34F, 0x34F),
        (0x61C, 0x61C),
        (0x115F, 0x1160),
        (0x180E, 0x180E),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0x20E3, 0x20E3),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
        (0xFFA0, 0xFFA0),
    ];
    fill(&mut class, &joins, JOIN);
    fill(&mut class, &hidden, HIDDEN);
    let mut word = 0;
    while word < WORDS.len() {
        class[WORDS[word].0 as usize] = WORD + word as u8;
        word += 1;
    }
    let mut measure = 0;
    while measure < MEASURES.len() {
        class[MEASURES[measure] as usize] = MEASURE;
        measure += 1;
    }
    class
}

/// The code point at a byte, if it is below U+10000, and how many bytes it has.
const fn first(bytes: &[u8], at: usize) -> (usize, usize) {
    let lead = bytes[at] as usize;
    if lead < 0x80 {
        (lead, 1)
    } else if lead < 0xE0 {
        ((lead & 0x1F) << 6 | (bytes[at + 1] & 0x3F) as usize, 2)
    } else {
        ((lead & 0xF) << 12 | ((bytes[at + 1] & 0x3F) as usize) << 6 | (bytes[at + 2] & 0x3F) as usize, 3)
    }
}

const fn fill(class: &mut [u8; 0x1_0000], ranges: &[(usize, usize)], to: u8) {
    let mut range = 0;
    while range < ranges.len() {
        let (mut at, last) = ranges[range];
        while at <= last {
            class[at] = to;
            at += 1;
        }
        range += 1;
    }
}

const fn set(class: &mut [u8; 0x1_0000], chars: &str, to: u8) {
    let bytes = chars.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let (point, wide) = first(bytes, at);
        class[point] = to;
        at += wide;
    }
}

/// A part of a text that is worth a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Window {
    /// Its bytes.
    pub bytes: Range<usize>,
    /// A word or a measure is in it, not only a long number.
    pub words: bool,
}

/// The parts of a text that are worth a look, in order, each at character boundaries. A
/// text with invisible characters is looked at whole.
pub(super) fn windows(text: &str) -> Vec<Window> {
    let mut found: Vec<Window> = Vec::new();
    // The run of digits under way: where it began, where its last digit ended, how many.
    let (mut start, mut end, mut count, mut gap) = (0, 0, 0_usize, 0_usize);
    let bytes = text.as_bytes();
    let mut next = 0;
    loop {
        if count == 0 {
            // Nothing begins with a character of ASCII but a digit or a star.
            next += bytes[next..]
                .iter()
                .take_while(|byte| **byte < 0x80 && !byte.is_ascii_digit() && **byte != b'*')
                .count();
        }
        let Some(lead) = bytes.get(next) else { break };
        let at = next;
        let class = match lead {
            ..0x80 => {
                next += 1;
                CLASS[usize::from(*lead)]
            }
            0x80..0xF0 => {
                let (point, wide) = first(bytes, at);
                next += wide;
                CLASS[point & 0xFFFF]
            }
            // No character beyond U+FFFF is here but mathematical digits.
            _ => {
                next += 4;
                text[at..].chars().next().and_then(signs::digit).map_or(OTHER, |_| DIGIT)
            }
        };
        if count == 0 && matches!(class, OTHER | JOIN | LETTER | MEASURE) {
            continue;
        }
        match class {
            DIGIT | LETTER => {
                if count == 0 {
                    start = at;
                }
                (count, gap, end) = (count + 1, 0, next);
                continue;
            }
            // A mark of byte order opens many files.
            HIDDEN if at > 0 => return whole(text),
            JOIN | HIDDEN => {
                gap += 1;
                if gap <= WIDEST_GAP {
                    continue;
                }
            }
            MEASURE if gap == 0 => add(&mut found, text, at..at, true),
            WORD..
                if WORDS[usize::from(class - WORD)].1.iter().any(|rest| text[next..].starts_with(rest)) =>
            {
                add(&mut found, text, at..at, true);
            }
            _ => {}
        }
        if count >= ENOUGH {
            add(&mut found, text, start..end, false);
        }
        count = 0;
    }
    if count >= ENOUGH {
        add(&mut found, text, start..end, false);
    }
    found
}

fn whole(text: &str) -> Vec<Window> {
    vec![Window { bytes: 0..text.len(), words: true }]
}

/// Adds a part with what stands around it; it may reach into the one before.
fn add(found: &mut Vec<Window>, text: &str, part: Range<usize>, mut words: bool) {
    let mut range = part.start.saturating_sub(BEFORE)..(part.end + AFTER).min(text.len());
    while !text.is_char_boundary(range.start) {
        range.start -= 1;
    }
    while !text.is_char_boundary(range.end) {
        range.end += 1;
    }
    while let Some(last) = found.pop_if(|last| last.bytes.end >= range.start) {
        range = range.start.min(last.bytes.start)..range.end.max(last.bytes.end);
        words |= last.words;
    }
    found.push(Window { bytes: range, words });
}
