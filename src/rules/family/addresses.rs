//! Addresses.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "bad-address",
        severity: Error,
        can_allow: false,
        says: (
            "“地址”或“旧地址”里有不能用在网址里的字。地址只用字母、汉字、数字、连字符；旧地址要是本网站内的。",
            "A “slug” or an old address has characters that an address cannot have. A slug has letters, digits and hyphens; an old address is one of this site.",
        ),
        basis: None,
        examples: examples!("bad-address"),
    },
    Rule {
        name: "lost-address",
        severity: Warning,
        can_allow: false,
        says: (
            "已经公开过的网址这次没有了，也没有“旧地址”指向新的网址。与上次生成的清单（manifest.json）对照；暂不公开的文件不算。",
            "An address that is published would be gone, and no “aliases” lead from it to a new one. Compared with the list of the last build (manifest.json); what is held back is not told.",
        ),
        basis: None,
        // A published site is needed to show it.
        examples: None,
    },
    Rule {
        name: "reserved-address",
        severity: Error,
        can_allow: false,
        says: (
            "这个地址系统自己要用，如 search、data、years，会盖住系统的网页。换一个名称。",
            "The portal itself uses this address, such as search, data or years. Choose another name.",
        ),
        basis: None,
        examples: examples!("reserved-address"),
    },
    Rule {
        name: "same-address",
        severity: Error,
        can_allow: false,
        says: (
            "两样东西在网上是同一个地址（不分大小写），只能留一个：x.md 和 x/index.md，旧地址和别的网页，附件和下级文件夹，static/ 里的文件和网页。",
            "Two things would stand at one address; letter case does not count: x.md and x/index.md, an old address and a page, an attachment and a folder, a file of static/ and a page.",
        ),
        basis: None,
        examples: examples!("same-address"),
    },
    Rule {
        name: "unportable-name",
        severity: Warning,
        can_allow: true,
        says: (
            "网址或附件的名字在 Windows 上存不下：含有 < > : \" | ? * \\ 之一，以点或空格结尾，或者是系统保留的名字，如 aux、con。网站复制到 Windows 的服务器上，这些网页和附件会丢。",
            "Windows cannot hold the name of a page or an attachment: it has one of < > : \" | ? * \\ in it, ends with a dot or a blank, or is a reserved name such as aux or con. Copied to a server with Windows, these pages and files would be lost.",
        ),
        basis: None,
        examples: examples!("unportable-name"),
    },
];
