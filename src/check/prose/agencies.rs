//! Another agency that speaks of itself in the text: copied from its report.
//!
//! Only what begins a clause and is followed by words in which an agency tells of its
//! own work is taken for one: other agencies may well be named in a report.

use super::in_body;
use super::parts::Parts;
use crate::check::Ground;
use crate::check::pattern::Pattern;
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::value::fold;

/// Another agency speaks.
pub const OTHER: &str = "other-agency";

static SPEAKS: Pattern = Pattern::new(
    r"(?m)(?:^|[。；;，,：:\s])(?:(?:19|20)\d\d年[，,]?)?(\p{Han}{0,10}[省市县区州旗镇乡]\p{Han}{1,8}?(?:局|委员会|委|办公室|政府))(?:严格按照|严格执行|严格落实|认真贯彻|认真落实|认真按照|深入贯彻|全面贯彻|坚决贯彻|高度重视|始终坚持|坚持以|切实加强|不断加强|积极推进|主动公开|未收到|没有收到|共收到|共受理|共主动公开)",
);

pub fn check(parts: &Parts<'_>, ground: Ground<'_>) -> Vec<Diagnostic> {
    let own = ground.config.agencies.iter().find(|agency| agency.id == parts.record.common.agency);
    let Some(own) = own else { return Vec::new() };
    let is_own = |name: &str| {
        let name = fold(name).into_owned();
        own.name
            .forms()
            .map(|form| fold(form).into_owned())
            .any(|form| form.ends_with(&name) || name.ends_with(&form))
    };
    let mut found = Vec::new();
    for hit in SPEAKS.all(&parts.text) {
        let Some(name) = hit.get(1) else { continue };
        // 全县各…局, 我局: not a name.
        let is_many = ["各", "我", "全", "本", "等", "由", "向", "对", "和", "与", "的"]
            .iter()
            .any(|word| name.as_str().contains(word));
        if is_many || is_own(name.as_str()) {
            continue;
        }
        let (other, name_of_own) = (name.as_str(), own.name.short());
        let message = say!("文中以“{other}”的口气说话，发布机构是{name_of_own}": "“{other}” speaks in the text, but the publisher is {name_of_own}");
        found.push(
            in_body(parts.record, OTHER, (name.start(), name.end()), message)
                .sides(other, name_of_own, None)
                .help(say!("像是从别的机关的报告照搬的：改成本机关；就是本机关的，在 site.yaml 的别名里写上": "it looks copied from another agency's report: name this one; if it is this one, add the name to its aliases in site.yaml"))
                .basis(parts.record.kind.basis.as_deref()),
        );
    }
    found
}
