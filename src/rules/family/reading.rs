//! Files and YAML.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "changed-file",
        severity: Error,
        can_allow: false,
        says: (
            "检查之后、生成网页之前，这个文件被改动或者删去了，读不出来。没有东西写错，重新运行一次就行。",
            "After the check and before its page was made, the file was changed or removed and cannot be read any more. Nothing is written wrongly: run again.",
        ),
        basis: None,
        // It takes a file that changes during a build.
        examples: None,
    },
    Rule {
        name: "csv-syntax",
        severity: Error,
        can_allow: false,
        says: (
            "CSV 文件里有一个引号没有配对，从那里起分不清哪里是一格、哪里是一行，所以整张表都不读。",
            "A quote in the CSV file is not closed. From there on, cells and lines cannot be told apart, so the whole table is left unread.",
        ),
        basis: None,
        examples: examples!("csv-syntax"),
    },
    Rule {
        name: "duplicate-key",
        severity: Error,
        can_allow: false,
        says: (
            "同一项写了两次，包括中文名、英文名各写一次。程序不猜哪一个算数，请只留一处。",
            "One thing is written twice; its Chinese and its English name count as one. The program does not guess which is meant: keep one of them.",
        ),
        basis: None,
        examples: examples!("duplicate-key"),
    },
    Rule {
        name: "encoding",
        severity: Error,
        can_allow: false,
        says: (
            "文件不是 UTF-8 编码，常见的是记事本存成了 GB18030（GBK）。硬读会印出乱码，所以不读；用“另存为”选 UTF-8 就行。",
            "The file is not in UTF-8; often it was saved as GB18030 (GBK). Read by force it would come out garbled, so it is not read: save it as UTF-8.",
        ),
        basis: None,
        // An example would be a file that is no text.
        examples: None,
    },
    Rule {
        name: "failure",
        severity: Error,
        can_allow: false,
        says: (
            "程序没有做完：用法不对、文件夹里没有网站、读写出错，或者另一次生成正在进行。内容有没有错还不知道；退出码是 2 或 3。只在给程序看的格式（--format json、sarif、github）里用这个名称。",
            "The run did not end: wrong usage, no site in the folder, a file that could not be read or written, or another build running. Whether the content is right is not known; the exit code is 2 or 3. The name occurs only in the forms for programs (--format json, sarif, github).",
        ),
        basis: None,
        // It is about a run, not about what is written.
        examples: None,
    },
    Rule {
        name: "file-name",
        severity: Error,
        can_allow: false,
        says: (
            "文件名不是 UTF-8，多半是从旧系统或压缩包里拷来的。它在网址里写不出来，请改名。",
            "The name of the file is not in UTF-8; mostly it came from an old system or an archive. It cannot stand in an address: rename the file.",
        ),
        basis: None,
        // An example would be a file whose name is no text.
        examples: None,
    },
    Rule {
        name: "link-loop",
        severity: Error,
        can_allow: false,
        says: (
            "content/ 里有一个文件夹链接，指向自己上面的文件夹，照着走会没完没了。删去这个链接。",
            "A link in content/ leads back to a folder above it, so that following it would never end. Remove the link.",
        ),
        basis: None,
        // An example would be a symbolic link.
        examples: None,
    },
    Rule {
        name: "missing-fence",
        severity: Error,
        can_allow: false,
        says: (
            "文件没有文件头，或者文件头没有结束。文件头夹在两行“---”（三个半角减号）之间，前面不能有别的字。",
            "The file has no front matter, or it does not end. The front matter stands between two lines “---” (three plain hyphens), with nothing before it.",
        ),
        basis: None,
        examples: examples!("missing-fence"),
    },
    Rule {
        name: "unreadable-file",
        severity: Error,
        can_allow: false,
        says: (
            "表格文件打不开：不是真的 Excel 文件，有密码，公式没有存下结果，或者数字超过 15 位、Excel 已经丢了尾数。",
            "The spreadsheet cannot be read: it is no Excel file, has a password, a formula whose result was not saved, or a figure of more than 15 digits whose end Excel has lost.",
        ),
        basis: None,
        examples: examples!("unreadable-file"),
    },
    Rule {
        name: "wrong-shape",
        severity: Error,
        can_allow: false,
        says: (
            "这里该写一个值，却写成了列表或几行；或者该写列表、“键: 值”，却只写了一个值。程序不知道哪一个是要的。",
            "A list or several lines stand where one value is expected, or one value where a list or “key: value” is. The program cannot know what is meant.",
        ),
        basis: None,
        examples: examples!("wrong-shape"),
    },
    Rule {
        name: "yaml-merge",
        severity: Error,
        can_allow: false,
        says: (
            "用了 YAML 的合并写法“<<”。合并进来的内容看不出是在哪一行写的，容易改漏，所以不接受；请把各项写出来。",
            "YAML's merge key “<<” is used. What it merges in stands on no line of its own and is easily missed when something is corrected, so it is not taken: write the entries out.",
        ),
        basis: None,
        examples: examples!("yaml-merge"),
    },
    Rule {
        name: "yaml-syntax",
        severity: Error,
        can_allow: false,
        says: (
            "文件头或设置的写法有误，从那里起读不下去。最常见的是键后面用了全角冒号、冒号后没有空格、用 Tab 缩进、引号或括号没有配对。",
            "The front matter or the settings cannot be read from here on. Mostly a full-width colon follows a key, the blank after a colon is missing, a tab indents a line, or a quote or bracket is not closed.",
        ),
        basis: None,
        examples: examples!("yaml-syntax"),
    },
];
