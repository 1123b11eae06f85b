//! Where the files of photos are: a folder of this machine, or a bucket that speaks S3.

use std::path::{Path as FilePath, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use anyhow::Context;
use axum::body::Bytes;
use domain::ids::CommunityId;
use domain::text::Hash;
use futures::stream::BoxStream;
use futures::{StreamExt, TryStreamExt};
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{Error, ObjectStore, ObjectStoreExt, PutPayload};

use super::picture::Sizes;

/// Where files are kept, as the operator writes it: `file:PATH` or `s3://BUCKET/PREFIX`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A folder.
    Folder(PathBuf),
    /// A bucket, and what all its keys begin with. How to reach it is in the environment, as usual: `AWS_…`.
    Bucket { name: String, prefix: String },
}

impl FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> Result<Place, String> {
        const WRONG: &str = "write it as file:PATH or s3://BUCKET/PREFIX";
        match text.split_once(':') {
            Some(("file", path)) => {
                let path = path.strip_prefix("//").unwrap_or(path);
                if path.is_empty() { Err(WRONG.into()) } else { Ok(Place::Folder(path.into())) }
            }
            Some(("s3", rest)) => {
                let rest = rest.strip_prefix("//").ok_or(WRONG)?;
                let (name, prefix) = rest.split_once('/').unwrap_or((rest, ""));
                if name.is_empty() {
                    return Err(WRONG.into());
                }
                Ok(Place::Bucket { name: name.into(), prefix: prefix.trim_matches('/').into() })
            }
            _ => Err(WRONG.into()),
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Place::Folder(path) => write!(f, "file:{}", path.display()),
            Place::Bucket { name, prefix } => write!(f, "s3://{name}/{prefix}"),
        }
    }
}

/// One of the two sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// At most 1600 pixels.
    Large,
    /// At most 480 pixels.
    Small,
}

impl Size {
    /// Both.
    pub const ALL: [Size; 2] = [Size::Large, Size::Small];

    /// What its file is called.
    pub fn file(self) -> &'static str {
        match self {
            Size::Large => "large.jpg",
            Size::Small => "small.jpg",
        }
    }

    /// The size of which this is the file.
    pub fn of_file(name: &str) -> Option<Size> {
        Size::ALL.into_iter().find(|size| size.file() == name)
    }
}

/// The files of photos. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    prefix: Path,
    /// Where they are on this machine, if they are.
    folder: Option<PathBuf>,
}

impl Files {
    /// Opens the place. A folder is made if there is none, for its owner's eyes only.
    pub fn open(place: &Place) -> anyhow::Result<Files> {
        let cannot_open = || format!("can't keep photos at {place}");
        match place {
            Place::Folder(folder) => {
                super::private::folder(folder).with_context(cannot_open)?;
                let store = LocalFileSystem::new_with_prefix(folder).with_context(cannot_open)?;
                let store = store.with_automatic_cleanup(true).with_fsync(true);
                Ok(Files { store: Arc::new(store), prefix: Path::default(), folder: Some(folder.clone()) })
            }
            Place::Bucket { name, prefix } => {
                // Whoever has chosen already, as a test may have, has chosen the same.
                let _ = rustls::crypto::ring::default_provider().install_default();
                let store = AmazonS3Builder::from_env().with_bucket_name(name).build().with_context(cannot_open)?;
                let prefix = Path::parse(prefix).with_context(cannot_open)?;
                Ok(Files { store: Arc::new(store), prefix, folder: None })
            }
        }
    }

    /// Whether the place answers as it should, for whoever starts the server. To look for one photo is not enough:
    /// that it is not there is also said where there is no such bucket.
    pub async fn try_out(&self) -> Result<(), Error> {
        self.list(CommunityId(uuid::Uuid::nil())).try_next().await.map(drop)
    }

    /// Keeps both sizes. Each is there whole or not at all; the same photo again changes nothing.
    pub async fn put(&self, community: CommunityId, name: Hash, sizes: Sizes) -> Result<(), Error> {
        for (size, bytes) in [(Size::Small, sizes.small), (Size::Large, sizes.large)] {
            self.put_one(community, name, size, bytes.into()).await?;
        }
        Ok(())
    }

    /// Keeps one size.
    pub async fn put_one(&self, community: CommunityId, name: Hash, size: Size, bytes: Bytes) -> Result<(), Error> {
        let key = self.key(community, name, size);
        self.store.put(&key, PutPayload::from_bytes(bytes)).await?;
        if let Some(folder) = &self.folder {
            let file = key.parts().fold(folder.clone(), |path, part| path.join(part.as_ref()));
            super::private::file(&file).map_err(|source| Error::Generic { store: "file", source: Box::new(source) })?;
        }
        Ok(())
    }

    /// One size of a photo, if it is there.
    pub async fn get(&self, community: CommunityId, name: Hash, size: Size) -> Result<Option<Bytes>, Error> {
        match self.store.get(&self.key(community, name, size)).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether a photo is there, in both sizes.
    pub async fn has(&self, community: CommunityId, name: Hash) -> Result<bool, Error> {
        for size in Size::ALL {
            match self.store.head(&self.key(community, name, size)).await {
                Ok(_) => {}
                Err(Error::NotFound { .. }) => return Ok(false),
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }

    /// Destroys a photo, in both sizes. It may be gone already.
    pub async fn delete(&self, community: CommunityId, name: Hash) -> Result<(), Error> {
        for size in Size::ALL {
            match self.store.delete(&self.key(community, name, size)).await {
                Ok(()) | Err(Error::NotFound { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Every photo of a community, once for each size that is there.
    pub fn list(&self, community: CommunityId) -> BoxStream<'static, Result<Hash, Error>> {
        let folder = self.folder_of(community);
        let depth = folder.parts_count();
        let all = self.store.list(Some(&folder));
        all.try_filter_map(move |found| {
            let name = found.location.parts().nth(depth).and_then(|part| part.as_ref().parse().ok());
            std::future::ready(Ok(name))
        })
        .boxed()
    }

    fn folder_of(&self, community: CommunityId) -> Path {
        self.prefix.clone().join(community.to_string())
    }

    fn key(&self, community: CommunityId, name: Hash, size: Size) -> Path {
        self.folder_of(community).join(name.to_string()).join(size.file())
    }
}

/// What went wrong, without the names that the error itself gives: the log is no diary.
pub fn plainly(error: &Error) -> String {
    let kind = match error {
        Error::NotFound { .. } => "not found",
        Error::AlreadyExists { .. } => "there already",
        Error::PermissionDenied { .. } => "not permitted",
        Error::Unauthenticated { .. } => "not authenticated",
        _ => "failed",
    };
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    // What the machine says names no file.
    let said = cause.downcast_ref::<std::io::Error>().map_or(String::new(), |error| format!(": {error}"));
    format!("{kind}{said}")
}

/// The folder for photos that stands beside a database, unless another place is named.
pub fn beside(database: &FilePath) -> Place {
    Place::Folder(database.with_file_name("photos"))
}

#[cfg(test)]
#[path = "files_tests.rs"]
mod tests;
