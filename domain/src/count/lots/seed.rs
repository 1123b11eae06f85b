//! The seed: nobody can know it before the pool is closed, and nobody can choose it.
//!
//! `seed = SHA-256(secret ‖ hash of the closed lottery ‖ public value)`. The organisers publish SHA-256(secret) before the pool
//! closes, and name a public value that nobody can know by then, such as the numbers of a lottery of a later day. So they can't
//! choose the secret once they know the value; and nobody else, who may know the value, knows the secret.

use serde::{Deserialize, Serialize};

use crate::count::lot::Seed;
use crate::text::{Hash, sha256};

/// What is published before the pool closes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// SHA-256 of the 32 bytes of the secret.
    pub secret: Hash,
    /// Which public value will be taken, so that anyone can look it up: `Lotto of 5 December 2026, main numbers`.
    pub public_name: String,
}

/// What the seed is made of. All of it is published after the draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipe {
    /// 32 bytes.
    pub secret: Hash,
    /// The hash of what was to be drawn: [`super::Lottery::hash`].
    pub lottery: Hash,
    /// The public value, as UTF-8, without spaces around it.
    pub public: String,
}

/// Why a seed isn't the one that was promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wrong {
    /// The secret is not the one committed to.
    Secret,
    /// The pool, the quotas, the seats or the fairness are not those that were closed.
    Lottery,
    /// The seed does not follow from the parts.
    Seed,
}

impl Commitment {
    /// Commits to a secret.
    pub fn to(secret: &Hash, public_name: String) -> Commitment {
        Commitment { secret: Hash(sha256(&[&secret.0])), public_name }
    }
}

impl Recipe {
    /// The seed that follows.
    pub fn seed(&self) -> Seed {
        Seed(Hash(sha256(&[&self.secret.0, &self.lottery.0, self.public.trim().as_bytes()])))
    }

    /// Whether a seed that was drawn from is the one that was promised.
    pub fn check(&self, commitment: &Commitment, lottery: &Hash, seed: &Seed) -> Result<(), Wrong> {
        if Hash(sha256(&[&self.secret.0])) != commitment.secret {
            return Err(Wrong::Secret);
        }
        if self.lottery != *lottery {
            return Err(Wrong::Lottery);
        }
        if self.seed() != *seed {
            return Err(Wrong::Seed);
        }
        Ok(())
    }
}
