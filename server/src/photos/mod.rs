//! Photos: what people sent, checked and painted anew, kept in two sizes for as long as a post shows it.
//!
//! A photo's name is the hash of the file as it was sent. It comes piece by piece ([`partial`]) or in a form;
//! once it is whole and good it is an *upload* of its account ([`uploads`]), until a post shows it. From then on
//! the community's state alone says that it stands, and [`sweep`] destroys what neither wants any more.

pub mod copy;
pub mod files;
mod marks;
pub mod partial;
pub mod picture;
mod pool;
mod private;
pub mod sweep;
pub mod uploads;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Bytes;
use domain::ids::{AccountId, CommunityId};
use domain::photos::Unfit;
use domain::text::Hash;
use tokio::sync::{RwLock, RwLockReadGuard};

use crate::clock::Clock;
use crate::store::{Database, Store, StoreError};
use files::{Files, Place, Size};
use partial::{Partials, Writer};
use pool::Pool;
use uploads::{Upload, Uploads};

/// All that concerns photos. Cheap to clone.
#[derive(Clone)]
pub struct Photos(Arc<Inner>);

struct Inner {
    files: Files,
    partials: Partials,
    uploads: Uploads,
    pool: Pool,
    clock: Arc<dyn Clock>,
    /// Many may add photos or put them into posts at once. Whoever destroys one is alone meanwhile, so that
    /// what was found to be wanted by nobody still is when it goes.
    door: RwLock<()>,
}

/// Why something about photos was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file can't be a photo.
    #[error("the file can't be a photo: {}", .0.word())]
    Unfit(Unfit),
    /// The file is not what it is called.
    #[error("the file has another hash than its name says")]
    Misnamed,
    /// Too many pictures wait to be painted.
    #[error("too many pictures are waiting")]
    Busy,
    /// A file on its way could not be read or written.
    #[error("a file on its way could not be read or written: {0}")]
    Disk(#[from] std::io::Error),
    /// Where photos are kept does not answer as it should. The error itself names the photo, so it is not shown.
    #[error("the place of the photos failed: {}", files::plainly(.0))]
    Files(#[from] object_store::Error),
    /// The database failed.
    #[error("the database failed: {0}")]
    Storage(#[from] StoreError),
}

/// The folder for files that are on their way: always on this machine, beside the database.
pub fn on_their_way(database: &Database) -> PathBuf {
    let Database::Sqlite(path) = database;
    path.with_file_name("uploads")
}

impl Photos {
    /// Opens the place where photos are, and the folder for those on their way.
    pub fn open(place: &Place, on_their_way: &Path, store: &Store, clock: Arc<dyn Clock>) -> anyhow::Result<Photos> {
        let Store::Sqlite(database) = store.clone();
        Ok(Photos(Arc::new(Inner {
            files: Files::open(place)?,
            partials: Partials::open(on_their_way)?,
            uploads: Uploads::new(database),
            pool: Pool::default(),
            clock,
            door: RwLock::default(),
        })))
    }

    /// The files on their way.
    pub fn partials(&self) -> &Partials {
        &self.0.partials
    }

    /// The files of photos.
    pub fn files(&self) -> &Files {
        &self.0.files
    }

    /// Who sent what.
    pub fn uploads(&self) -> &Uploads {
        &self.0.uploads
    }

    /// Makes a photo of a file that has come whole. The file is gone then, unless there was trouble that may pass.
    pub async fn finish(&self, upload: Upload, writer: &Writer) -> Result<(), Error> {
        let bytes = writer.offset().await?;
        let sizes = match self.0.pool.paint(writer.path(), upload.name).await {
            Ok(sizes) => sizes,
            Err(error) => {
                if matches!(error, Error::Unfit(_) | Error::Misnamed) {
                    writer.destroy().await?;
                }
                return Err(error);
            }
        };
        let _door = self.0.door.read().await;
        self.0.files.put(upload.community, upload.name, sizes).await?;
        self.0.uploads.note(upload, bytes, self.0.clock.now()).await?;
        writer.destroy().await?;
        Ok(())
    }

    /// How many bytes the file had, if the account has sent this photo whole and it is still there.
    pub async fn find(&self, upload: Upload) -> Result<Option<u64>, Error> {
        let Some(bytes) = self.0.uploads.find(upload).await? else { return Ok(None) };
        Ok(self.0.files.has(upload.community, upload.name).await?.then_some(bytes))
    }

    /// One size of an upload, for whoever sent it.
    pub async fn upload(&self, upload: Upload, size: Size) -> Result<Option<Bytes>, Error> {
        if self.0.uploads.find(upload).await?.is_none() {
            return Ok(None);
        }
        Ok(self.0.files.get(upload.community, upload.name, size).await?)
    }

    /// Keeps all photos from being destroyed for as long as this is held: while a post is being decided.
    pub async fn hold(&self) -> Held<'_> {
        Held { photos: self, _door: self.0.door.read().await }
    }
}

/// That no photo is destroyed meanwhile.
pub struct Held<'a> {
    photos: &'a Photos,
    _door: RwLockReadGuard<'a, ()>,
}

impl Held<'_> {
    /// Whether the account has sent all of these.
    pub async fn has_all(&self, of: CommunityId, account: AccountId, names: &[Hash]) -> Result<bool, Error> {
        for name in names {
            if self.photos.find(Upload { community: of, account, name: *name }).await?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Notes that a post shows these. That it can't be noted is no reason to undo the post: they are then kept
    /// a while after it.
    pub async fn used(&self, of: CommunityId, account: AccountId, names: &[Hash]) {
        if let Err(error) = self.photos.0.uploads.used(of, account, names, self.photos.0.clock.now()).await {
            tracing::warn!(%error, "photos that a post shows could not be noted");
        }
    }
}
