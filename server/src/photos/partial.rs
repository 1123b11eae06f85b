//! Files on their way: what has come of each, kept as it comes, so that a phone goes on where it was cut off.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use domain::ids::{AccountId, CommunityId};
use tokio::fs::{self, File, OpenOptions};
use tokio::io::AsyncWriteExt;
use tokio::sync::{OwnedMutexGuard, watch};

use super::private;
use super::uploads::Upload;

/// The most files that one account may have on their way.
const MOST: usize = 8;
/// How long a file may be on its way.
pub const LASTS: Duration = Duration::from_secs(2 * 24 * 60 * 60);

/// The files on their way. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Partials {
    folder: PathBuf,
    seats: Arc<Mutex<HashMap<Upload, Arc<Seat>>>>,
}

/// Where one sits who writes a file.
#[derive(Debug)]
struct Seat {
    turn: Arc<tokio::sync::Mutex<()>>,
    /// How many have come for it.
    came: watch::Sender<u64>,
}

/// The one who writes a file now.
#[derive(Debug)]
pub struct Writer {
    path: PathBuf,
    /// Which of those who came for the seat this is.
    number: u64,
    came: watch::Receiver<u64>,
    _turn: OwnedMutexGuard<()>,
    _claim: Claim,
}

/// A file of which nothing is known yet but who sends it. It goes unless it is given a name.
#[derive(Debug)]
pub struct Unnamed {
    path: PathBuf,
    /// To be written to.
    pub file: File,
}

impl Unnamed {
    /// Puts the file where the one of its name is written.
    pub async fn name(mut self, writer: &Writer) -> io::Result<()> {
        self.file.flush().await?;
        fs::rename(&self.path, &writer.path).await
    }
}

impl Drop for Unnamed {
    fn drop(&mut self) {
        // It is not there once it has its name; what else fails is swept up later.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// One who sits or waits. The last to leave takes the seat away.
#[derive(Debug)]
struct Claim {
    seat: Arc<Seat>,
    seats: Arc<Mutex<HashMap<Upload, Arc<Seat>>>>,
    upload: Upload,
}

impl Drop for Claim {
    fn drop(&mut self) {
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        // Nobody can come while the seats are locked: this one has it, and the map.
        if Arc::strong_count(&self.seat) == 2 {
            seats.remove(&self.upload);
        }
    }
}

impl Partials {
    /// Those in this folder, which is made if there is none.
    pub fn open(folder: &Path) -> io::Result<Partials> {
        private::folder(folder)?;
        Ok(Partials { folder: folder.to_owned(), seats: Arc::default() })
    }

    /// How much has come of a file.
    pub async fn offset(&self, upload: Upload) -> io::Result<u64> {
        length(&self.path(upload)).await
    }

    /// Waits for one's turn to write a file. Whoever wrote it until now is asked to stop: it will be the same
    /// phone, on a connection that it has lost.
    pub async fn writer(&self, upload: Upload) -> io::Result<Writer> {
        let claim = {
            let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
            let new = || Arc::new(Seat { turn: Arc::default(), came: watch::Sender::new(0) });
            let seat = seats.entry(upload).or_insert_with(new).clone();
            Claim { seat, seats: self.seats.clone(), upload }
        };
        let mut number = 0;
        claim.seat.came.send_modify(|came| {
            *came += 1;
            number = *came;
        });
        let came = claim.seat.came.subscribe();
        let turn = claim.seat.turn.clone().lock_owned().await;
        Ok(Writer { path: self.path(upload), number, came, _turn: turn, _claim: claim })
    }

    /// A file of which nothing is known yet but who sends it.
    pub async fn unnamed(&self, of: CommunityId, account: AccountId, number: &str) -> io::Result<Unnamed> {
        private::folder(&self.folder_of(account))?;
        let path = self.folder_of(account).join(format!("{of}-unnamed-{number}"));
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).await?;
        Ok(Unnamed { path, file })
    }

    /// Makes room for one more file of an account, by letting go of those that have come least lately.
    pub async fn make_room(&self, account: AccountId) -> io::Result<()> {
        let mut files = list(&self.folder_of(account)).await?;
        files.sort_unstable();
        while files.len() >= MOST {
            gone(fs::remove_file(files.remove(0).1).await)?;
        }
        Ok(())
    }

    /// Destroys what an account has on its way to a community, or what came last before `before`.
    pub async fn sweep(
        &self,
        of: CommunityId,
        is_member: impl Fn(AccountId) -> bool,
        before: SystemTime,
    ) -> io::Result<()> {
        let mut accounts = fs::read_dir(&self.folder).await?;
        let ours = format!("{of}-");
        while let Some(folder) = accounts.next_entry().await? {
            let account = folder.file_name().to_str().and_then(|name| name.parse().ok()).map(AccountId);
            for (at, path) in list(&folder.path()).await? {
                let is_ours = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&ours));
                if is_ours && (at < before || !account.is_some_and(&is_member)) {
                    gone(fs::remove_file(path).await)?;
                }
            }
            // Fails, as it should, while there is something in it.
            let _ = fs::remove_dir(folder.path()).await;
        }
        Ok(())
    }

    fn folder_of(&self, account: AccountId) -> PathBuf {
        self.folder.join(account.to_string())
    }

    fn path(&self, upload: Upload) -> PathBuf {
        self.folder_of(upload.account).join(format!("{}-{}", upload.community, upload.name))
    }
}

impl Writer {
    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How much has come.
    pub async fn offset(&self) -> io::Result<u64> {
        length(&self.path).await
    }

    /// Opens the file to add to it, making it if there is none.
    pub async fn open(&self) -> io::Result<File> {
        if let Some(folder) = self.path.parent() {
            private::folder(folder)?;
        }
        OpenOptions::new().append(true).create(true).mode(0o600).open(&self.path).await
    }

    /// Waits until somebody else comes to write the file.
    pub async fn is_relieved(&mut self) {
        let number = self.number;
        // An error says that nobody can come any more.
        if self.came.wait_for(|came| *came > number).await.is_err() {
            std::future::pending::<()>().await;
        }
    }

    /// Destroys what has come.
    pub async fn destroy(&self) -> io::Result<()> {
        gone(fs::remove_file(&self.path).await)
    }
}

async fn length(path: &Path) -> io::Result<u64> {
    match fs::metadata(path).await {
        Ok(file) => Ok(file.len()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
        Err(error) => Err(error),
    }
}

/// The files of a folder, and when something was last added to each.
async fn list(folder: &Path) -> io::Result<Vec<(SystemTime, PathBuf)>> {
    let mut found = Vec::new();
    let mut files = match fs::read_dir(folder).await {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
        Err(error) => return Err(error),
    };
    while let Some(file) = files.next_entry().await? {
        match file.metadata().await.and_then(|about| about.modified()) {
            Ok(at) => found.push((at, file.path())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// Whether something is gone, whoever took it away.
fn gone(removed: io::Result<()>) -> io::Result<()> {
    removed.or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

#[cfg(test)]
#[path = "partial_tests.rs"]
mod tests;
