//! The ways publishing fails, told to whoever runs the build.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::Text;
use crate::say;

/// How many foreign files a message names.
const NAMED: usize = 10;

/// Why a site could not be published.
#[derive(Debug)]
#[non_exhaustive]
pub enum OutputError {
    /// The machine failed.
    Io {
        /// A verb: what was tried.
        op: Text,
        /// On which file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The output folder holds files that neither the manifest nor
    /// `publish.keep` covers.
    NotOurs {
        /// The output folder.
        path: PathBuf,
        /// Their paths in it, sorted.
        files: Vec<String>,
    },
    /// Kept files stand where the site has files or folders of its own.
    Kept {
        /// The output folder.
        path: PathBuf,
        /// Their paths in it, sorted.
        files: Vec<String>,
    },
    /// The output folder holds files, and no manifest of ours.
    NotMade {
        /// The output folder.
        path: PathBuf,
        /// One of the files.
        file: String,
    },
    /// Another build is running.
    Busy {
        /// The output folder.
        path: PathBuf,
    },
    /// Two contents were given for one path.
    Twice {
        /// The path in the site.
        path: String,
    },
    /// A path would be a file as well as the folder of another.
    FileAndFolder {
        /// The file.
        file: String,
        /// The path below it.
        below: String,
    },
    /// Not a path a site can have: absolute, `..`, or a name `gongkai` writes itself.
    BadPath {
        /// The path as given.
        path: String,
    },
}

impl OutputError {
    pub(super) fn io(op: Text, path: &Path, source: io::Error) -> OutputError {
        OutputError::Io { op, path: path.to_owned(), source }
    }

    /// Whether two folders turned out to be on two file systems, or two mounts of one.
    pub(super) fn is_crossing(&self) -> bool {
        matches!(self, OutputError::Io { source, .. } if source.kind() == io::ErrorKind::CrossesDevices)
    }

    /// 2: the folder must be looked at by its owner; 3: the build could not be done.
    pub fn exit_code(&self) -> u8 {
        match self {
            OutputError::NotOurs { .. } | OutputError::Kept { .. } | OutputError::NotMade { .. } => 2,
            _ => 3,
        }
    }

    /// What happened and what to do.
    pub fn message(&self) -> Text {
        match self {
            OutputError::Io { op, path, source } => {
                let (path, why) = (path.display(), cause(source));
                Text {
                    zh: format!("无法{}“{path}”：{}", op.zh, why.zh),
                    en: format!("cannot {} {path}: {}", op.en, why.en),
                }
            }
            OutputError::NotOurs { path, files } => {
                let (path, count, Text { zh, en }) = (path.display(), files.len(), list(files));
                Text {
                    zh: format!(
                        "“{path}”中有 {count} 个文件不是 gongkai 生成的：{zh}；要保留的请写入 site.yaml 的 publish.keep，不要的请移走"
                    ),
                    en: format!(
                        "{path} holds files that gongkai did not make ({count}): {en}; name under publish.keep in site.yaml what should stay, and move the rest away"
                    ),
                }
            }
            OutputError::Kept { path, files } => {
                let (path, Text { zh, en }) = (path.display(), list(files));
                Text {
                    zh: format!(
                        "“{path}”中由 publish.keep 保留的文件与网站自己的文件重名：{zh}；请改名或移走"
                    ),
                    en: format!(
                        "the site would replace files in {path} that publish.keep covers: {en}; rename them or move them away"
                    ),
                }
            }
            OutputError::NotMade { path, file } => {
                let path = path.display();
                say!(
                    "“{path}”不是 gongkai 生成的文件夹，其中有“{file}”；请选用新的或空的输出文件夹":
                    "gongkai did not make {path}, which holds {file}; choose a new or an empty output folder"
                )
            }
            OutputError::Busy { path } => {
                let path = path.display();
                say!("另一个 gongkai 正在写入“{path}”；请等它结束": "another gongkai is writing {path}; wait until it ends")
            }
            OutputError::Twice { path } => {
                say!("两个不同的文件都要发布为“{path}”": "two different files are both to be published as {path}")
            }
            OutputError::FileAndFolder { file, below } => say!(
                "“{file}”不能既是文件，又是“{below}”所在的文件夹":
                "{file} can't be a file and also the folder of {below}"
            ),
            OutputError::BadPath { path } => {
                say!("“{path}”不能用作网站中的路径": "{path} can't be a path in the site")
            }
        }
    }
}

/// The first of some files.
fn list(files: &[String]) -> Text {
    let shown = &files[..files.len().min(NAMED)];
    let (zh, en) = (shown.join("、"), shown.join(", "));
    match files.len() - shown.len() {
        0 => Text { zh, en },
        more => Text { zh: format!("{zh} 等"), en: format!("{en} and {more} more") },
    }
}

/// The common causes in both languages; the rest in the system's words.
fn cause(source: &io::Error) -> Text {
    match source.kind() {
        io::ErrorKind::NotFound => say!("找不到": "not found"),
        io::ErrorKind::PermissionDenied => say!("没有权限": "permission denied"),
        io::ErrorKind::NotADirectory => say!("不是文件夹": "not a folder"),
        io::ErrorKind::StorageFull => say!("磁盘已满": "the disk is full"),
        io::ErrorKind::QuotaExceeded => say!("超出磁盘配额": "the disk quota is used up"),
        io::ErrorKind::ReadOnlyFilesystem => say!("磁盘是只读的": "the disk is read-only"),
        io::ErrorKind::InvalidFilename => {
            say!("文件名太长或含有不能用的字符": "the name is too long or not allowed")
        }
        _ => say!("{source}": "{source}"),
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            OutputError::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
