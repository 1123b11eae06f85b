//! The painters: as many as the machine has cores, with so much memory between them and no longer queue
//! than is worth waiting in.

use std::path::Path;
use std::sync::Arc;

use domain::photos::Unfit;
use domain::text::Hash;
use tokio::sync::{Semaphore, TryAcquireError};
use tokio::task::JoinError;

use super::Error;
use super::picture::{Promise, Sizes, look, paint};

/// Memory for all pictures that are being painted, in megabytes.
const MEGABYTES: u32 = 640;
/// Pictures that may be under way or wait.
const QUEUE: usize = 64;

/// Those who paint pictures anew. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Pool {
    queue: Arc<Semaphore>,
    painters: Arc<Semaphore>,
    memory: Arc<Semaphore>,
}

impl Default for Pool {
    fn default() -> Pool {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Pool::new(cores, QUEUE)
    }
}

impl Pool {
    /// With so many painters, and so many pictures that are under way or wait.
    fn new(painters: usize, queue: usize) -> Pool {
        Pool {
            queue: Arc::new(Semaphore::new(queue)),
            painters: Arc::new(Semaphore::new(painters)),
            memory: Arc::new(Semaphore::new(MEGABYTES as usize)),
        }
    }

    /// Paints the picture in this file anew, if the file is what its name says.
    pub async fn paint(&self, file: &Path, name: Hash) -> Result<Sizes, Error> {
        let _place = self.queue.try_acquire().map_err(|_: TryAcquireError| Error::Busy)?;
        // None of these is ever closed.
        let _painter = self.painters.acquire().await.map_err(|_| Error::Busy)?;
        let bytes: Arc<[u8]> = tokio::fs::read(file).await?.into();
        let promise = apart(&bytes, move |bytes| {
            if Hash::of(bytes) != name {
                return Err(Error::Misnamed);
            }
            look(bytes).map_err(Error::Unfit)
        });
        let promise: Promise = promise.await?;
        let _memory = self.memory.acquire_many(promise.megabytes.min(MEGABYTES)).await.map_err(|_| Error::Busy)?;
        apart(&bytes, move |bytes| paint(bytes, promise).map_err(Error::Unfit)).await
    }
}

/// Works on a thread where it keeps nobody waiting. Whatever makes a decoder panic is no picture.
async fn apart<T: Send + 'static>(
    bytes: &Arc<[u8]>,
    work: impl FnOnce(&[u8]) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let bytes = bytes.clone();
    let done = tokio::task::spawn_blocking(move || work(&bytes)).await;
    done.unwrap_or_else(|error: JoinError| {
        tracing::warn!(panicked = error.is_panic(), "a picture could not be decoded");
        Err(Error::Unfit(Unfit::NotAPicture))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_makes_a_decoder_panic_is_no_picture() {
        let bytes: Arc<[u8]> = Arc::new([]);
        let done = apart(&bytes, |_| -> Result<(), Error> { panic!("as a decoder might") }).await;
        assert!(matches!(done, Err(Error::Unfit(Unfit::NotAPicture))));
    }

    #[tokio::test]
    async fn nobody_waits_in_a_queue_that_is_too_long_and_everybody_else_is_served() {
        let dir = tempfile::tempdir().expect("a folder");
        let file = dir.path().join("file");
        std::fs::write(&file, "no picture").expect("written");
        let pool = Pool::new(1, 3);
        let name = Hash::of(b"no picture");
        let painter = pool.painters.acquire().await.expect("one");
        let mut waiting: Vec<_> = (0..3).map(|_| Box::pin(pool.paint(&file, name))).collect();
        for waits in &mut waiting {
            assert!(futures::poll!(waits.as_mut()).is_pending());
        }
        assert!(matches!(pool.paint(&file, name).await, Err(Error::Busy)));
        drop(painter);
        for waits in waiting {
            assert!(matches!(waits.await, Err(Error::Unfit(Unfit::NotAPicture))));
        }
        assert!(matches!(pool.paint(&file, Hash::ZERO).await, Err(Error::Misnamed)));
        assert!(matches!(pool.paint(dir.path(), name).await, Err(Error::Disk(_))));
    }
}
