//! Links and pictures of other sites.

use super::pattern::Pattern;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::markdown;
use crate::record::Record;
use crate::say;

/// A link to a number instead of a name.
pub const IP: &str = "ip-address-link";
/// A picture that another site delivers.
pub const PICTURE: &str = "foreign-picture";
/// A link that is not encrypted.
pub const PLAIN: &str = "plain-http-link";

static HOST: Pattern = Pattern::new(r"^(?:([hH][tT][tT][pP][sS]?):)?//(?:[^/@]*@)?([^/:?#]+)");
static NUMBERS: Pattern = Pattern::new(r"^\d{1,3}(?:\.\d{1,3}){3}$");

/// The rules about links of one document to other sites; `own` is the site's host.
pub fn of_record(record: &Record, own: &str) -> Vec<Diagnostic> {
    // Most bodies have none, and reading a body for links takes its time.
    if record.withdrawn || !record.body.contains("//") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for link in markdown::links(&record.body) {
        let Some(parts) = HOST.first(&link.destination) else { continue };
        let (scheme, host) = (parts.get(1).map_or("", |scheme| scheme.as_str()), &parts[2]);
        let severe =
            |severity, rule: &str, message| Diagnostic { severity, ..Diagnostic::warning(rule, message) };
        let told = if NUMBERS.is_in(host) {
            severe(Severity::Warning, IP, say!("链接用的是 IP 地址 {host}": "the link is to the IP address {host}"))
                .help(say!("改用域名：换了服务器或在 IPv6 网络里，这样的链接打不开": "use a domain name: such a link breaks when the server moves, and on IPv6"))
        } else if link.image && host != own {
            severe(Severity::Warning, PICTURE, say!("图片在别的网站（{host}）上": "the picture is on another site ({host})"))
                .help(say!("把图片文件放到这份文件旁边，链接写文件名：别的网站一改，图片就没了": "put the picture file beside this document and link to it by its name: if the other site changes, the picture is gone"))
        } else if scheme.eq_ignore_ascii_case("http") && host != own {
            severe(
                Severity::Info,
                PLAIN,
                say!("到 {host} 的链接没有加密（http）": "the link to {host} is not encrypted (http)"),
            )
            .help(say!("打得开 https://{host} 的话，改用它": "if https://{host} works, use that"))
        } else {
            continue;
        };
        let span = Span::of_bytes(&record.body, link.bytes.start, link.bytes.end, record.body_line);
        found.push(told.at(&record.path).span(span));
    }
    found
}
