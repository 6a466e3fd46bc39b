//! What can be asked for.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// gongkai (公开): a government disclosure portal from Markdown.
#[derive(Debug, Parser)]
#[command(
    name = "gongkai",
    version,
    about = "公开：用 Markdown 文件生成政府信息公开网站\ngongkai: a government disclosure portal from Markdown files"
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// What every command takes.
    #[command(flatten)]
    pub global: Global,
}

/// What every command takes.
#[derive(Debug, Args)]
pub struct Global {
    /// The site's folder.
    #[arg(
        short = 'C',
        long,
        global = true,
        value_name = "DIR",
        default_value = ".",
        help = "网站所在的文件夹 · the site's folder"
    )]
    pub root: PathBuf,
    /// Language of messages.
    #[arg(
        long,
        global = true,
        value_enum,
        help = "消息的语言，默认随网站 · language of messages; the site's unless given"
    )]
    pub lang: Option<Language>,
    /// The day that counts as today.
    #[arg(
        long,
        global = true,
        value_name = "DATE",
        help = "把哪天当作今天，如 2025-01-31 · the day that counts as today"
    )]
    pub today: Option<String>,
    /// Form of findings.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "human",
        help = "问题清单的形式 · form of findings"
    )]
    pub format: Format,
    /// Findings only.
    #[arg(short, long, global = true, help = "只说问题，不说进展 · findings only, no progress")]
    pub quiet: bool,
    /// Colours.
    #[arg(long, global = true, value_enum, default_value = "auto", help = "颜色 · colours")]
    pub color: Color,
}

/// Language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Chinese.
    Zh,
    /// English.
    En,
}

/// Form of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// The JSON contract.
    Json,
    /// SARIF 2.1.0, for code scanning; `check` and `build`.
    Sarif,
    /// Workflow commands of GitHub; `check` and `build`.
    Github,
    /// For a spreadsheet; `list` only.
    Csv,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Builds the site.
    #[command(about = "生成网站 · build the site into public/")]
    Build(BuildArguments),
    /// Checks the content.
    #[command(about = "只检查，不生成 · check the content, write nothing")]
    Check(CheckArguments),
    /// Shows the site while it is written.
    #[command(about = "边写边看：本机预览 · preview the site while it is written")]
    Serve(ServeArguments),
    /// Lists documents.
    #[command(about = "列出文件 · list documents (text, --format json, --format csv)")]
    List(ListArguments),
    /// Explains a kind or a rule.
    #[command(about = "说明一个类型要填什么，一条规则查什么 · what a kind asks for, what a rule finds")]
    Explain(ExplainArguments),
}

/// `list`
#[derive(Debug, Args)]
pub struct ListArguments {
    /// Of this kind.
    #[arg(long, value_name = "KIND", help = "只列这个类型 · only of this kind")]
    pub kind: Option<String>,
    /// Of this agency.
    #[arg(long, value_name = "AGENCY", help = "只列这个机构 · only of this agency")]
    pub agency: Option<String>,
    /// In this category.
    #[arg(long, value_name = "CATEGORY", help = "只列这个栏目及其下级 · only in this category and below")]
    pub category: Option<String>,
    /// Published in this year.
    #[arg(long, value_name = "YYYY", help = "只列这一年发布的 · only published in this year")]
    pub year: Option<i16>,
    /// What is held back.
    #[arg(long, help = "只列没有发布的 · only what is not published")]
    pub held: bool,
    /// Both.
    #[arg(long, help = "已发布和没有发布的都列 · published or not")]
    pub all: bool,
}

/// `explain`
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// Which; all are listed if none is named.
    #[arg(
        value_name = "NAME",
        help = "类型的标识或名称，或规则的名称 · id or name of a kind, or name of a rule"
    )]
    pub name: Option<String>,
}

/// `build`
#[derive(Debug, Args)]
pub struct BuildArguments {
    /// Where to.
    #[arg(short, long, value_name = "DIR", help = "输出文件夹，默认 public · output folder")]
    pub output_dir: Option<PathBuf>,
    /// Address of the home page.
    #[arg(
        short = 'u',
        long,
        value_name = "URL",
        help = "首页的网址，代替 site.yaml 的 base_url · replaces base_url"
    )]
    pub base_url: Option<String>,
    /// Drafts too.
    #[arg(long, help = "也发布草稿 · publish drafts too")]
    pub drafts: bool,
    /// The future too.
    #[arg(long, help = "也发布日期在今天之后的 · publish what is dated after today too")]
    pub future: bool,
    /// Warnings stop.
    #[arg(long, help = "有警告也不发布 · warnings stop a build too")]
    pub strict: bool,
    /// Wait for the disk.
    #[arg(long, help = "等数据落盘再切换 · data is on the disk before the exchange")]
    pub durable: bool,
}

/// `serve`
#[derive(Debug, Args)]
pub struct ServeArguments {
    /// Follow the files.
    #[arg(short, long, help = "文件一改，打开的网页就更新 · follow the files; open pages follow at once")]
    pub watch: bool,
    /// Which port.
    #[arg(
        short,
        long,
        value_name = "PORT",
        help = "端口；不写就从 8000 起找空的 · port; the first free one from 8000 unless given"
    )]
    pub port: Option<u16>,
    /// Whom to answer.
    #[arg(
        long,
        value_name = "IP",
        default_value = "127.0.0.1",
        help = "监听的地址，默认只有本机能看 · address to listen on; only this machine unless given"
    )]
    pub interface: IpAddr,
    /// Open a browser.
    #[arg(long, help = "打开浏览器 · open a browser")]
    pub open: bool,
    /// Look instead of listening.
    #[arg(long, help = "每秒看一遍文件，用于网络盘 · look at the files every second, for network drives")]
    pub poll: bool,
    /// Drafts too.
    #[arg(long, help = "草稿也列出 · list drafts too")]
    pub drafts: bool,
    /// The future too.
    #[arg(long, help = "日期在今天之后的也列出 · list what is dated after today too")]
    pub future: bool,
}

/// `check`
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Warnings count.
    #[arg(long, help = "有警告也算不通过 · warnings fail too")]
    pub strict: bool,
    /// What is allowed.
    #[arg(long, help = "只列出各文件容许的问题和理由 · only list what documents allow, and why")]
    pub allowed: bool,
    /// Mend what has one safe answer.
    #[arg(
        long,
        conflicts_with = "allowed",
        help = "先显示能自动改的（全角符号、编码、日期写法等），同意后写入 · show what can be mended, write it if you agree"
    )]
    pub fix: bool,
    /// Without asking.
    #[arg(long, requires = "fix", help = "不再询问，直接写入 · write without asking")]
    pub yes: bool,
}
