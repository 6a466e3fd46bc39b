//! What the machine or the call itself gets wrong.

use std::fmt;
use std::path::PathBuf;

use crate::diagnostic::Text;
use crate::output::OutputError;
use crate::say;
use crate::source::SourceError;

/// A failure, with the exit code that it leads to.
#[derive(Debug)]
pub enum Failure {
    /// The folder has no `site.yaml`.
    NoSite(PathBuf),
    /// The site has no `content/`: publishing would replace everything by nothing.
    NoContent(PathBuf),
    /// A wrong option.
    Usage(Text),
    /// The machine does not give what is needed: a port.
    Environment(Text),
    /// A file could not be read.
    Source(SourceError),
    /// The output could not be written.
    Output(OutputError),
}

impl Failure {
    /// The failure in both languages.
    pub fn message(&self) -> Text {
        match self {
            Failure::NoSite(root) => {
                let root = root.display();
                say!(
                    "{root} 里没有 site.yaml：这里不是一个网站。请到网站的文件夹里运行，或者用 --root 指明": "there is no site.yaml in {root}: this is not a site. Run in a site's folder, or name it with --root"
                )
            }
            Failure::NoContent(root) => {
                let root = root.display();
                say!(
                    "{root} 里没有 content 文件夹：没有内容可以发布，原来的网站没有动": "there is no content folder in {root}: nothing to publish; the site that was there is untouched"
                )
            }
            Failure::Usage(text) | Failure::Environment(text) => text.clone(),
            Failure::Source(error) => error.message(),
            Failure::Output(error) => error.message(),
        }
    }

    /// 2: wrong usage or configuration; 3: I/O or environment.
    pub fn exit_code(&self) -> u8 {
        match self {
            Failure::NoSite(_) | Failure::NoContent(_) | Failure::Usage(_) => 2,
            Failure::Environment(_) | Failure::Source(_) => 3,
            Failure::Output(error) => error.exit_code(),
        }
    }
}

impl From<SourceError> for Failure {
    fn from(error: SourceError) -> Failure {
        Failure::Source(error)
    }
}

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Failure {
        Failure::Output(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for Failure {}
