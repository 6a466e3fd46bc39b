//! Tables: rows that do not fit their header, and lines that make no table.

use super::super::script::cjk;
use super::reading::{Block, Reading, Table};
use super::{Found, short};
use crate::say;
use std::ops::Range;

pub fn find(reading: &Reading, found: &mut Found<'_>) {
    for table in &reading.tables {
        rows(table, found);
    }
    for block in reading.blocks.iter().filter(|block| block.paragraph) {
        no_table(block, found);
    }
}

/// Pipes as they are typed, with what a line is quoted by taken off.
fn bare(line: &str) -> &str {
    line.trim_start_matches(|c: char| c.is_whitespace() || c == '>').trim_end()
}

/// How many cells a line has: pipes with a backslash before them are text.
fn cells(line: &str) -> usize {
    let line = bare(line);
    let line = line.strip_prefix('|').unwrap_or(line);
    let (mut cells, mut backslash, mut last) = (1, false, false);
    for c in line.chars() {
        last = c == '|' && !backslash;
        cells += usize::from(last);
        backslash = c == '\\' && !backslash;
    }
    cells - usize::from(last)
}

/// The lines as they were typed that a stretch of the parsed text stands on.
fn typed_line(stretch: &Range<usize>, found: &Found<'_>) -> Range<usize> {
    let text = found.text;
    let at = found.source.original(stretch.start..stretch.start + 1).start;
    let start = text[..at].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let end = text[start..].find(['\n', '\r']).map_or(text.len(), |end| start + end);
    let line = &text[start..end];
    let words = bare(line);
    let from = start + line.find(words).unwrap_or(0);
    from..from + words.len()
}

/// Every row of another number of cells than the header.
fn rows(table: &Table, found: &mut Found<'_>) {
    let Some((head, rows)) = table.rows.split_first() else { return };
    let head = typed_line(head, found);
    let words = &found.text[head.clone()];
    let wanted = cells(words);
    merged(words, head, found);
    for row in rows {
        let place = typed_line(row, found);
        let line = &found.text[place.clone()];
        let own = cells(line);
        if own == wanted {
            continue;
        }
        if line.contains('｜') {
            full_width(place, found);
            continue;
        }
        let message = if own > wanted {
            say!("这一行有 {own} 格，表头只有 {wanted} 格": "this row has {own} cells, but the header has {wanted}")
        } else {
            say!("这一行只有 {own} 格，表头有 {wanted} 格": "this row has only {own} cells, but the header has {wanted}")
        };
        let help = if line.contains('|') {
            say!("让每一行的格数和表头一样；空的格子也要写 |；文字里的竖线写 \\|": "give every row as many cells as the header; write | for empty cells too, and \\| for a pipe that is text")
        } else {
            say!("这一行要是表格后面的文字，在它上面空一行": "if this is text after the table, leave a blank line above it")
        };
        found.add_typed("table-cell-count", place, message, help);
    }
}

/// `| 项目 | 城市 | | 农村 | |`: Markdown merges no cells.
fn merged(words: &str, place: Range<usize>, found: &mut Found<'_>) {
    let inner = words.trim().trim_start_matches('|').trim_end_matches('|');
    let heads: Vec<&str> = inner.split('|').map(str::trim).collect();
    let empty = heads.iter().skip(1).filter(|head| head.is_empty()).count();
    // The corner may be empty, and a table without any heads has none to merge.
    if empty == 0 || heads.iter().all(|head| head.is_empty()) {
        return;
    }
    found.add_typed(
        "merged-table-head",
        place,
        say!("表头有 {empty} 个空格子：合并的表头在 Markdown 里写不出来，读屏软件认不出这几列": "{empty} heads are empty: Markdown cannot merge heads, and screen readers find no head for these columns"),
        say!("每一列写全表头，如“城市户数”“城市金额”；或者用有表格的类型，把数据写在文件头": "give each column its whole head, such as “城市户数”, or use a kind that has tables, with the data in the front matter"),
    );
}

fn full_width(place: Range<usize>, found: &mut Found<'_>) {
    found.add_typed(
        "full-width-pipe",
        place,
        say!("表格里用了全角竖线“｜”": "a full-width pipe (｜) is used in a table"),
        say!("改成半角竖线“|”": "write plain pipes: |"),
    );
}

/// Lines of text that were meant as a table.
fn no_table(block: &Block, found: &mut Found<'_>) {
    let text = found.source.text();
    let mut at = block.range.start;
    let lines: Vec<(Range<usize>, &str)> = text
        .get(block.range.clone())
        .unwrap_or_default()
        .split_inclusive('\n')
        .map(|line| {
            at += line.len();
            (at - line.len()..at, bare(line))
        })
        .collect();
    let delimiter = lines.iter().position(|(_, line)| delimits(line));
    let framed = |line: &str| line.len() > 2 && line.starts_with(['|', '｜']) && line.ends_with(['|', '｜']);
    let first = lines.windows(2).position(|pair| framed(pair[0].1) && framed(pair[1].1));
    let Some(line) = delimiter.or(first) else { return };
    let near = &lines[line.saturating_sub(1)..(line + 2).min(lines.len())];
    if let Some((range, _)) =
        near.iter().find(|(_, line)| line.starts_with('｜') || line.matches('｜').count() > 1)
    {
        let place = typed_line(range, found);
        return full_width(place, found);
    }
    let place = typed_line(&lines[line].0, found);
    let (message, help) = match delimiter {
        None => (
            say!("这几行像表格，但没有表头下面的分隔行，会连成一段文字": "these lines look like a table, but have no line of dashes below the header; they become one paragraph"),
            say!("在表头下面加一行，每列写一个 ---，如 | --- | --- |": "add a line below the header with --- for each column, such as | --- | --- |"),
        ),
        Some(0) => (
            say!("分隔行上面没有表头，表格变成了文字": "there is no header right above this line of dashes; the table becomes text"),
            say!("分隔行紧接在表头下面，中间不空行": "put the line of dashes right below the header, without a blank line"),
        ),
        Some(at) => {
            let (own, head) = (cells(lines[at].1), cells(lines[at - 1].1));
            let title = short(lines[at - 1].1);
            if lines[at].1.contains(|c: char| cjk(c) || c == '–') {
                (
                    say!("分隔行用了全角的横线，表格变成了文字": "the line of dashes has other signs than plain hyphens; the table becomes text"),
                    say!("用半角减号写，每列一个 ---": "write plain hyphens, --- for each column"),
                )
            } else if own == head {
                (
                    say!("表头“{title}”上面还有文字，表格变成了文字": "text stands right above the header “{title}”; the table becomes text"),
                    say!("在表头上面空一行": "leave a blank line above the header"),
                )
            } else {
                (
                    say!("分隔行有 {own} 列，表头有 {head} 列，表格变成了文字": "the line of dashes has {own} columns, but the header has {head}; the table becomes text"),
                    say!("让分隔行和表头的列数一样，每列写一个 ---": "write --- for each column of the header"),
                )
            }
        }
    };
    found.add_typed("table-delimiter", place, message, help);
}

/// A line of dashes and pipes, whatever their width.
fn delimits(line: &str) -> bool {
    let dash = |c: char| matches!(c, '-' | '—' | '－' | '–' | '─' | '━');
    let pipe = |c: char| matches!(c, '|' | '｜');
    line.contains(dash)
        && line.contains(pipe)
        && line.chars().all(|c| dash(c) || pipe(c) || c.is_whitespace() || matches!(c, ':' | '：'))
}
