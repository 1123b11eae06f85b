//! Destroying what nobody wants any more: photos that no post shows, uploads that came to nothing.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use domain::text::Hash;
use domain::time::Span;
use futures::TryStreamExt;
use tokio::sync::broadcast::error::RecvError;
use tokio::task::JoinSet;

use super::uploads::Known;
use super::{Error, Photos, partial};
use crate::live::{Hub, Live};

/// How long a photo is kept that no post has shown.
const UNUSED: Span = Span::DAY.times(7);
/// How long whoever put a photo into a post is still known to have sent it, so that sending a post again for
/// want of an answer needs no photo sent again.
const USED: Span = Span::DAY;
/// How often to look through everything.
const HOUR: Duration = Duration::from_secs(60 * 60);
/// How long to wait after a change, for more to come.
const PAUSE: Duration = Duration::from_secs(1);

impl Photos {
    /// Looks through everything at once, then again every hour; and after each change in a community, whether it
    /// took photos away. Until the server stops.
    pub async fn keep_swept(&self, hub: &Hub) {
        if let Err(error) = self.settle_used(hub).await {
            tracing::warn!(%error, "which photos are in use could not be noted");
        }
        let mut watching = JoinSet::new();
        let mut watched = BTreeSet::new();
        let mut hours = tokio::time::interval(HOUR);
        let mut added = hub.added();
        let mut ended = std::pin::pin!(hub.ended());
        loop {
            for live in hub.all() {
                if watched.insert(live.id()) {
                    watching.spawn(self.clone().watch(live));
                }
            }
            tokio::select! {
                _ = hours.tick() => self.sweep_all(hub).await,
                added = added.changed() => if added.is_err() { return },
                _ = &mut ended => return,
            }
        }
    }

    /// Looks through everything once.
    pub async fn sweep_all(&self, hub: &Hub) {
        for live in hub.all() {
            if let Err(error) = self.sweep(&live).await {
                tracing::warn!(%error, "not all photos that nobody wants could be destroyed");
            }
        }
    }

    /// Looks through one community once.
    pub async fn sweep(&self, live: &Live) -> Result<(), Error> {
        let (community, now) = (live.id(), self.0.clock.now());
        let is_old = |known: &Known| known.at.plus(if known.used { USED } else { UNUSED }) <= now;
        let known = self.0.uploads.of(community).await?;
        let mut wanted_no_more = self.forget(live, &known, is_old).await?;
        let stand = live.now().state.photos();
        let mut listed = self.0.files.list(community);
        while let Some(name) = listed.try_next().await? {
            if !stand.contains(&name) {
                wanted_no_more.insert(name);
            }
        }
        for name in wanted_no_more {
            self.destroy_unwanted(live, name).await?;
        }
        let since_1970 = Duration::from_millis(u64::try_from(now.millis()).unwrap_or_default());
        let before = (UNIX_EPOCH + since_1970).checked_sub(partial::LASTS).unwrap_or(UNIX_EPOCH);
        let state = &live.now().state;
        let may_send = |account| state.viewer(Some(account)).member.is_some();
        Ok(self.0.partials.sweep(community, may_send, before).await?)
    }

    /// Destroys what posts of one community no longer show, as soon as that is so.
    async fn watch(self, live: Arc<Live>) {
        let mut notices = live.watch();
        let mut stood = live.now().state.photos();
        // Whoever is too slow is told so, and that is as good as a notice.
        while !matches!(notices.recv().await, Err(RecvError::Closed)) {
            tokio::time::sleep(PAUSE).await;
            notices = notices.resubscribe();
            if let Err(error) = self.catch_up(&live, &mut stood).await {
                tracing::warn!(%error, "photos that no post shows are to be destroyed later");
            }
        }
    }

    /// Destroys those of the photos which stood that do so no longer, and what people sent who are gone.
    pub async fn catch_up(&self, live: &Live, stood: &mut BTreeSet<Hash>) -> Result<(), Error> {
        let now = live.now().state.photos();
        let known = self.0.uploads.of(live.id()).await?;
        let mut gone = self.forget(live, &known, |_| false).await?;
        // One that was put into a post and erased with it since the last look never stood.
        gone.extend(known.iter().filter(|known| known.used).map(|known| known.name));
        gone.extend(std::mem::replace(stood, now));
        for name in gone.difference(stood) {
            self.destroy_unwanted(live, *name).await?;
        }
        Ok(())
    }

    /// Destroys a photo if no post shows it and nobody is about to put it into one. Nobody can begin to meanwhile.
    async fn destroy_unwanted(&self, live: &Live, name: Hash) -> Result<(), Error> {
        let _alone = self.0.door.write().await;
        let community = live.id();
        let mut senders = self.0.uploads.of(community).await?;
        senders.retain(|known| known.name == name);
        if senders.iter().any(|known| !known.used) || live.now().state.photos().contains(&name) {
            return Ok(());
        }
        let rows: Vec<_> = senders.iter().map(|known| (known.account, name)).collect();
        self.0.uploads.forget(community, &rows).await?;
        Ok(self.0.files.delete(community, name).await?)
    }

    /// Forgets those of the known uploads that are too old, or of people who are members no more. Gives their names.
    async fn forget(
        &self,
        live: &Live,
        known: &[Known],
        is_old: impl Fn(&Known) -> bool,
    ) -> Result<BTreeSet<Hash>, Error> {
        let state = &live.now().state;
        let is_over = |known: &&Known| is_old(known) || state.viewer(Some(known.account)).member.is_none();
        let rows: Vec<_> = known.iter().filter(is_over).map(|known| (known.account, known.name)).collect();
        self.0.uploads.forget(live.id(), &rows).await?;
        Ok(rows.into_iter().map(|(_, name)| name).collect())
    }

    /// Notes as used what posts show: the server may have been stopped between a post and that.
    pub async fn settle_used(&self, hub: &Hub) -> Result<(), Error> {
        for live in hub.all() {
            let stand = live.now().state.photos();
            for known in self.0.uploads.of(live.id()).await? {
                if !known.used && stand.contains(&known.name) {
                    self.0.uploads.used(live.id(), known.account, &[known.name], known.at).await?;
                }
            }
        }
        Ok(())
    }
}
