//! Markdown, and what YAML takes away without a word.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "broken-link-syntax",
        severity: Warning,
        can_allow: true,
        says: (
            "像链接但没有成为链接的文字：地址里有空格、用了全角括号、括号之间有空格、没写地址。网页上会露出方括号。",
            "Text that looks like a link and is none: a blank in its address, full-width brackets, a blank between brackets, no address. The page shows the brackets.",
        ),
        basis: None,
        examples: examples!("broken-link-syntax"),
    },
    Rule {
        name: "control-character",
        severity: Warning,
        can_allow: true,
        says: (
            "控制字符，多半是从别处复制来的。网页和订阅源里不能有它，发布时去掉；文件头里有它就是错误。",
            "A control character, mostly copied along with other text. Neither pages nor feeds can hold it; it is taken out of a body, and is an error in a front matter.",
        ),
        basis: None,
        examples: examples!("control-character"),
    },
    Rule {
        name: "full-width-pipe",
        severity: Error,
        can_allow: true,
        says: (
            "表格里用了全角竖线“｜”，Markdown 不认，表格会变成一段文字，或者几格连成一格。",
            "A table has full-width pipes (｜), which Markdown does not know: it becomes text, or cells run together.",
        ),
        basis: None,
        examples: examples!("full-width-pipe"),
    },
    Rule {
        name: "heading-by-underline",
        severity: Warning,
        can_allow: true,
        says: (
            "紧接在一段文字下面的“---”会把这段文字变成标题。",
            "A line “---” right below a paragraph makes a heading of it.",
        ),
        basis: None,
        examples: examples!("heading-by-underline"),
    },
    Rule {
        name: "heading-without-space",
        severity: Warning,
        can_allow: true,
        says: (
            "“#”和标题之间没有半角空格，或者用了全角“＃”。本系统照标题显示前一种，其他软件把它当文字。",
            "There is no plain space between “#” and the title, or the “＃” is full-width. The first is shown as a heading here, but other programs take it for text.",
        ),
        basis: None,
        examples: examples!("heading-without-space"),
    },
    Rule {
        name: "indented-text",
        severity: Warning,
        can_allow: true,
        says: (
            "行首空了四格或一个制表符，Markdown 把这一段当作代码，用等宽字显示，不换行。",
            "A paragraph is set in by four blanks or a tab; Markdown takes it for code.",
        ),
        basis: None,
        examples: examples!("indented-text"),
    },
    Rule {
        name: "invisible-character",
        severity: Warning,
        can_allow: true,
        says: (
            "零宽空格一类看不见的字符，多半是从网页复制来的。它会让人查不到这段文字，也会让名称对不上。",
            "An invisible character such as a zero-width space, mostly copied from a web page. Searches for the text fail, and names do not match.",
        ),
        basis: None,
        examples: examples!("invisible-character"),
    },
    Rule {
        name: "joined-lines",
        severity: Warning,
        can_allow: true,
        says: (
            "几行都以序号开头，中间没有空行，网页上会连成一段。",
            "Lines that each begin with a number have no blank line between them; the page joins them into one paragraph.",
        ),
        basis: None,
        examples: examples!("joined-lines"),
    },
    Rule {
        name: "list-number",
        severity: Error,
        can_allow: true,
        says: (
            "有序列表的序号不连续。网页按第一项往下数，显示的序号和写的不一样。",
            "The numbers of a list have gaps. A page counts from the first one and shows other numbers than those written.",
        ),
        basis: None,
        examples: examples!("list-number"),
    },
    Rule {
        name: "literal-marker",
        severity: Warning,
        can_allow: true,
        says: (
            "加粗或删除线的标记没有起作用，会原样显示：没有成对，或者里侧有空格。",
            "Marks of bold text or of a deletion have no effect and are shown: they make no pair, or have a blank on their inner side.",
        ),
        basis: None,
        examples: examples!("literal-marker"),
    },
    Rule {
        name: "mark-in-topic",
        severity: Warning,
        can_allow: true,
        says: (
            "一个主题里有顿号或全角逗号，多半是几个主题写在了一起。",
            "A topic has a Chinese comma in it; most likely several topics were written as one.",
        ),
        basis: None,
        examples: examples!("mark-in-topic"),
    },
    Rule {
        name: "merged-table-head",
        severity: Warning,
        can_allow: true,
        says: (
            "Markdown 表格的表头有空格子，多半是想合并表头。Markdown 不能合并，读屏软件认不出这几列是什么。",
            "Heads of a Markdown table are empty, most likely to merge them. Markdown merges none, and screen readers find no head for these columns.",
        ),
        basis: None,
        examples: examples!("merged-table-head"),
    },
    Rule {
        name: "missing-footnote",
        severity: Warning,
        can_allow: true,
        says: ("正文里有注释的标记，但没有写注释的内容。", "The body refers to a note that is not written."),
        basis: None,
        examples: examples!("missing-footnote"),
    },
    Rule {
        name: "raw-html",
        severity: Warning,
        can_allow: true,
        says: (
            "HTML 标记不起作用，会原样显示在网页上。",
            "HTML has no effect; it is shown on the page as it was typed.",
        ),
        basis: None,
        examples: examples!("raw-html"),
    },
    Rule {
        name: "star-between-figures",
        severity: Warning,
        can_allow: true,
        says: (
            "数字或文字之间的星号：别的软件会把它当作斜体的标记吃掉，数字就变了。本系统按乘号显示；拿不准的照斜体显示。",
            "Stars between figures or letters: other programs take them for emphasis, and the figure changes. Here they are shown as signs of multiplication; where this is not certain, as emphasis.",
        ),
        basis: None,
        examples: examples!("star-between-figures"),
    },
    Rule {
        name: "table-cell-count",
        severity: Error,
        can_allow: true,
        says: (
            "表格里有一行的格数和表头不一样。多的格子在别的软件里会丢掉，少的会错位。",
            "A row has another number of cells than the header. Other programs drop cells in excess, and figures end up in the wrong column.",
        ),
        basis: None,
        examples: examples!("table-cell-count"),
    },
    Rule {
        name: "table-delimiter",
        severity: Error,
        can_allow: true,
        says: (
            "表头下面的分隔行不对：列数和表头不同、没有写、用了全角横线，或者表头上面紧接着文字。表格会变成一段文字。",
            "The line of dashes below a header is wrong: it has another number of columns, is missing, has other signs than hyphens, or text stands right above the header. The table becomes text.",
        ),
        basis: None,
        examples: examples!("table-delimiter"),
    },
    Rule {
        name: "unclosed-code",
        severity: Warning,
        can_allow: true,
        says: (
            "代码块只有开头的 ```，没有结束，后面的文字都当作代码显示。",
            "Code begins with ``` and does not end; all text after it is shown as code.",
        ),
        basis: None,
        examples: examples!("unclosed-code"),
    },
    Rule {
        name: "unclosed-comment",
        severity: Warning,
        can_allow: true,
        says: (
            "批注 <!-- 没有写 -->，会显示在网页上。",
            "A comment <!-- has no -->; it is shown on the page.",
        ),
        basis: None,
        examples: examples!("unclosed-comment"),
    },
    Rule {
        name: "unprintable-character",
        severity: Warning,
        can_allow: true,
        says: (
            "私用区的字符，或者转换编码时丢了字留下的“�”。别人的设备显示不出来。",
            "A character of private use, or the sign that a conversion left where it lost one. Other devices cannot show it.",
        ),
        basis: None,
        examples: examples!("unprintable-character"),
    },
    Rule {
        name: "yaml-comment",
        severity: Warning,
        can_allow: true,
        says: (
            "没有引号的值里有“ #”，YAML 把后面当作注释，值在这里就断了。",
            "A value without quotes has “ #” in it; YAML takes the rest for a comment, and the value ends there.",
        ),
        basis: None,
        examples: examples!("yaml-comment"),
    },
];
