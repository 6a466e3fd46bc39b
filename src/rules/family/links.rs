//! Links and attachments.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "broken-link",
        severity: Warning,
        can_allow: true,
        says: (
            "正文里的链接指向一个没有的文件，或者还没有发布的文件。网页上只印文字，不出链接。",
            "A link of the body leads to a file that does not exist or is not published. The page prints its text without a link.",
        ),
        basis: None,
        examples: examples!("broken-link"),
    },
    Rule {
        name: "foreign-picture",
        severity: Warning,
        can_allow: true,
        says: (
            "图片在别的网站上，那边一改，这边就没了；读者的访问也会被那边记下。",
            "A picture lies on another site. When that changes, it is gone; and that site sees who reads this one.",
        ),
        basis: None,
        examples: examples!("foreign-picture"),
    },
    Rule {
        name: "ip-address-link",
        severity: Warning,
        can_allow: true,
        says: (
            "链接写的是 IP 地址。换了服务器，或者在 IPv6 网络里，这样的链接打不开。",
            "A link is to an IP address. It breaks when the server moves, and on IPv6.",
        ),
        basis: None,
        examples: examples!("ip-address-link"),
    },
    Rule {
        name: "missing-attachment",
        severity: Error,
        can_allow: false,
        says: (
            "文件头写的附件或表格文件找不到，多半是名称差一个字，或者没有放在旁边。",
            "An attachment or a file of rows that the front matter names is not there. Mostly its name differs by a character, or it does not lie beside the document.",
        ),
        basis: None,
        examples: examples!("missing-attachment"),
    },
    Rule {
        name: "plain-http-link",
        severity: Info,
        can_allow: true,
        says: (
            "到别的网站的链接没有加密（http）。对方支持 https 的，改用 https。",
            "A link to another site is not encrypted (http). If the other site has https, use it.",
        ),
        basis: None,
        examples: examples!("plain-http-link"),
    },
    Rule {
        name: "same-file-name",
        severity: Error,
        can_allow: false,
        says: (
            "一个文件的两个附件同名（不分大小写）。它们在网上放在一处，会互相盖掉。",
            "Two attachments of one document have the same name; letter case does not count. They stand in one place of the site and would overwrite each other.",
        ),
        basis: None,
        examples: examples!("same-file-name"),
    },
    Rule {
        name: "unnamed-file",
        severity: Warning,
        can_allow: true,
        says: (
            "content/ 里的这个文件没有哪个文件提到，不会发布。要发布就写进“附件”，不要就删去，免得误以为已经公开。",
            "No document names this file of content/, so it is not published. Name it under “attachments” or remove it, lest it be taken for published.",
        ),
        basis: None,
        examples: examples!("unnamed-file"),
    },
];
