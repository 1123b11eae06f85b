//! Typed identifiers. A new thing takes the id of the command that made it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<CommandId> for $name {
            fn from(id: CommandId) -> Self {
                Self(id.0)
            }
        }
    )*};
}

/// Names one command for ever (a UUIDv7 made on the phone; its time is never trusted).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommandId(pub Uuid);

impl std::fmt::Display for CommandId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for CommandId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

ids! {
    /// A person's account on this server. Never appears in a minute, a view or an export.
    AccountId
    /// A community.
    CommunityId
    /// A member of one community; the same person has another in each community.
    MemberId
    /// An issue.
    IssueId
    /// A comment.
    CommentId
    /// An idea.
    IdeaId
    /// A working group.
    GroupId
    /// A job of a working group.
    JobId
    /// A vote.
    VoteId
    /// A gathering.
    GatheringId
    /// A report that something should be looked at by an organiser.
    ReportId
}

impl CommandId {
    /// The id of the `n`th thing made by one command, for commands that make several.
    pub fn nth(self, n: u64) -> CommandId {
        derived(self.0.as_bytes(), &n.to_be_bytes())
    }

    /// A lasting id for a thing that another system already names: the same source always gives
    /// the same id, so importing twice adds nothing.
    pub fn of_source(source: &str, key: &str) -> CommandId {
        derived(source.as_bytes(), key.as_bytes())
    }
}

fn derived(space: &[u8], name: &[u8]) -> CommandId {
    let hash = crate::text::sha256(&[space, b"\0", name]);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    CommandId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}
