//! Same input, same bytes: a page rendered alone is the page of the build, and a build
//! depends on nothing but the site and the day.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use gongkai::pipeline::{self, Loaded, Options, Outcome};
use gongkai::plan::{self, Page};
use gongkai::render::Renderer;
use gongkai::theme::Theme;
use scraper::{Html, Selector};

use crate::samples;
use crate::support::{TestSite, today};

/// The files of a folder, by path.
type Tree = BTreeMap<String, Vec<u8>>;

fn tree(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            tree.insert(path, std::fs::read(entry.path()).unwrap());
        }
    }
    assert!(!tree.is_empty());
    tree
}

/// Two trees are equal; if not, tells which files differ and not their bytes.
fn assert_same(one: &Tree, other: &Tree) {
    let differ: Vec<&String> =
        one.keys().chain(other.keys()).filter(|path| one.get(*path) != other.get(*path)).collect();
    assert!(differ.is_empty(), "these files differ: {differ:?}");
}

/// A site and what a build of it gives.
struct Site {
    root: PathBuf,
    built: Tree,
    _folder: Option<TestSite>,
}

/// The repository as a site.
static REPOSITORY: LazyLock<Site> = LazyLock::new(|| {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    Site { built: built(&root, |_| {}), root, _folder: None }
});

static VARIED: LazyLock<Site> = LazyLock::new(|| {
    let site = varied();
    let root = site.root().to_owned();
    Site { built: built(&root, |_| {}), root, _folder: Some(site) }
});

/// The samples, and what they lack: old addresses and lists of several pages.
fn varied() -> TestSite {
    let site = samples::site();
    for day in 10..28 {
        let front =
            format!("title: 通知{day}\nkind: document\nagency: dehua\ndate: 2026-01-{day}\nsummary: 摘要");
        let text = format!(
            "---\n{front}\naliases: [/old/{day}.html, old/{day}]\ntopics: [民政 服务]\n---\n见[另一份](10.md)。\n"
        );
        site.write(&format!("content/通知/{day}.md"), text);
    }
    let settings = std::fs::read_to_string(site.path("site.yaml")).unwrap();
    site.write("site.yaml", format!("{settings}page_size: 5\n"));
    site.write("content/relief/_index.md", "---\ncategory: relief\n---\n每月公布。\n");
    site
}

/// A build into a folder of its own.
fn built(root: &Path, change: impl FnOnce(&mut Options)) -> Tree {
    let output = tempfile::tempdir().unwrap();
    let mut options =
        Options { output_dir: Some(output.path().join("public")), ..Options::new(root, today()) };
    change(&mut options);
    let built = pipeline::build(&options).unwrap_or_else(|failure| panic!("{failure}"));
    assert!(built.outcome.is_some(), "{:?}", built.diagnostics);
    tree(&output.path().join("public"))
}

fn load(options: &Options) -> Box<Loaded> {
    match pipeline::load(options).unwrap() {
        Outcome::Loaded(loaded) => loaded,
        Outcome::Misconfigured { diagnostics, .. } => panic!("{diagnostics:?}"),
    }
}

/// Each address of the plan, asked for on its own, gives the built file. Gives all pages.
fn each_page_alone(Site { root, built, .. }: &Site) -> Vec<Page> {
    let options = Options::new(root, today());
    let site = load(&options).site;
    let (theme, _) = Theme::load(root, &site.config.theme, site.config.lang).unwrap();
    let record = |at| pipeline::record_of(&site, root, at);
    let pages = plan::iter(&site);
    for page in &pages {
        let url = page.url(&site);
        assert_eq!(plan::resolve(&site, &url).as_ref(), Some(page), "{url}");
        let alone = Renderer::new(&site, &theme)
            .render(page, &record)
            .unwrap_or_else(|found| panic!("{url}: {found:?}"));
        assert!(built.get(&page.file(&site)) == Some(&alone), "{url} is not the built file");
    }
    let files: Vec<String> = pages.iter().map(|page| page.file(&site)).collect();
    for (number, file) in files.iter().enumerate() {
        assert!(!files[..number].contains(file), "two pages are written to {file}");
    }
    for file in built.keys().filter(|file| file.ends_with(".html")) {
        assert!(files.contains(file), "{file} is in no plan");
    }
    pages
}

#[test]
fn each_page_of_the_repository_alone_is_the_built_one() {
    let pages = each_page_alone(&REPOSITORY);
    assert!(pages.contains(&Page::Funds) && pages.contains(&Page::Reports));
}

#[test]
fn each_page_of_the_samples_alone_is_the_built_one() {
    let pages = each_page_alone(&VARIED);
    assert!(pages.iter().any(|page| matches!(page, Page::Moved(..))));
    assert!(pages.iter().any(|page| matches!(page, Page::List(_, Some(_)))));
}

#[test]
fn an_address_that_no_page_has_is_no_page() {
    let site = load(&Options::new(&VARIED.root, today())).site;
    for url in [
        "",
        "/none/",
        "/funds",
        "/funds/none/",
        "/years/1999/",
        "/kinds/document/page/99/",
        "/categories/x/",
        "/../",
        "//",
    ] {
        assert_eq!(plan::resolve(&site, url), None, "{url}");
    }
}

/// The files of a site, written in the other order.
fn copied_backwards(from: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut files: Vec<String> = vec!["site.yaml".to_owned()];
    for part in ["content", "static", "kinds", "themes"]
        .map(|part| from.join(part))
        .iter()
        .filter(|part| part.is_dir())
    {
        files.extend(
            tree(part).keys().map(|path| format!("{}/{path}", part.file_name().unwrap().to_str().unwrap())),
        );
    }
    for path in files.into_iter().rev() {
        let to = folder.path().join(&path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(from.join(&path), to).unwrap();
    }
    folder
}

/// A build by the program, in a process and an environment of its own.
fn built_by_the_program(root: &Path, environment: &[(&str, &str)]) -> Tree {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    command
        .args(["build", "--today", &today().to_string(), "-C"])
        .arg(root)
        .envs(environment.iter().copied());
    let done = command.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    tree(&root.join("public"))
}

#[test]
fn a_build_depends_on_no_order_no_time_zone_and_no_threads() {
    for site in [&REPOSITORY, &VARIED] {
        let copy = copied_backwards(&site.root);
        let elsewhere = [("TZ", "America/Los_Angeles"), ("RAYON_NUM_THREADS", "1"), ("LANG", "C")];
        assert_same(&site.built, &built_by_the_program(copy.path(), &elsewhere));
        // Nor on what was built before, nor where.
        let here = [("TZ", "Asia/Shanghai"), ("RAYON_NUM_THREADS", "8"), ("LANG", "zh_CN.UTF-8")];
        assert_same(&site.built, &built_by_the_program(copy.path(), &here));
    }
}

/// Lines that name the site's own address: for search engines, inspectors and paper.
fn names_the_address(line: &str) -> bool {
    line.starts_with("<link rel=\"canonical\"") || line.starts_with("<meta name=") || line.contains(">网址：")
}

#[test]
fn pages_lie_anywhere_their_links_are_relative() {
    let links = ["href", "src", "action"].map(|name| (name, Selector::parse(&format!("[{name}]")).unwrap()));
    for Site { root, built: one, .. } in [&*REPOSITORY, &*VARIED] {
        let other_base = "http://10.0.0.1:8080/county/mzj/";
        let other = built(root, |options| options.base_url = Some(other_base.to_owned()));
        assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
        for (path, bytes) in one {
            if ["404.html", "sitemap.xml", "robots.txt", "manifest.json"].contains(&path.as_str()) {
                continue;
            }
            if !path.ends_with(".html") {
                assert!(*bytes == other[path], "{path} differs");
                continue;
            }
            let pages = [bytes, &other[path]].map(|bytes| std::str::from_utf8(bytes).unwrap());
            assert_eq!(pages[0].lines().count(), pages[1].lines().count(), "{path}");
            for (line, other) in pages[0].lines().zip(pages[1].lines()) {
                assert!(line == other || names_the_address(line), "{path} differs:\n{line}\n{other}");
            }
            let document = Html::parse_document(pages[0]);
            for (name, selector) in &links {
                for element in
                    document.select(selector).filter(|element| element.attr("rel") != Some("canonical"))
                {
                    let link = element.attr(name).unwrap();
                    let own = link.starts_with('/') || link.starts_with("https://www.example.gov.cn");
                    assert!(!own, "{path}: {name}={link:?}");
                }
            }
        }
    }
}
