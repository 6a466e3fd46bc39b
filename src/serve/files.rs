//! Files that a build copies: found without ever leaving the folder they belong to, and
//! sent without being held in memory.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use axum::body::Body;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

/// Bytes that are sent at once.
const CHUNK: usize = 64 * 1024;

/// A file as it is on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub path: PathBuf,
    /// In bytes.
    pub size: u64,
    /// Tells one state of it from another.
    pub tag: String,
}

/// The file at a path, if there is one.
pub fn found(path: &Path) -> Option<Found> {
    let metadata = std::fs::metadata(path).ok().filter(|metadata| metadata.is_file())?;
    let modified = metadata.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    let stamp = modified.map_or(0, |since| since.as_nanos());
    let size = metadata.len();
    Some(Found { path: path.to_owned(), size, tag: format!("{size:x}-{stamp:x}") })
}

/// The file of a folder that an address (decoded, without its first `/`) names. Steps
/// upwards, and what some system reads as one, name nothing.
pub fn below(folder: &Path, address: &str) -> Option<Found> {
    let plain =
        |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':', '\0']);
    address.split('/').all(plain).then(|| found(&folder.join(address))).flatten()
}

/// The bytes of a file from `start` on, `length` of them, as they are read.
pub fn body(path: PathBuf, start: u64, length: u64) -> Body {
    let (sender, receiver) = mpsc::channel(4);
    tokio::task::spawn_blocking(move || {
        let read = || -> std::io::Result<()> {
            let mut file = File::open(&path)?;
            file.seek(SeekFrom::Start(start))?;
            let mut rest = file.take(length);
            loop {
                let mut chunk = vec![0; CHUNK];
                let count = rest.read(&mut chunk)?;
                chunk.truncate(count);
                if count == 0 || sender.blocking_send(Ok(chunk)).is_err() {
                    return Ok(());
                }
            }
        };
        if let Err(error) = read() {
            // The reader has gone, or sees that the answer is cut short.
            let _ = sender.blocking_send(Err(error));
        }
    });
    Body::from_stream(ReceiverStream::new(receiver))
}
