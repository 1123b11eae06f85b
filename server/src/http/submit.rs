//! What stands between a person's command and its community: limits, and an account if one is needed.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::ids::{AccountId, MemberId};
use domain::moment::normal_code;
use domain::{Act, Caller, Command, Refusal, State, Timestamp, decide};

use super::Web;
use super::client::Client;
use super::photos;
use super::rate::{Kind, TooFast, Who};
use super::session::Identity;
use super::trouble::Refused;
use crate::accounts;
use crate::live::{Answer, Failure, Live};

/// Who sends commands, and from where.
pub struct Sender<'a> {
    /// What every endpoint has at hand.
    pub web: &'a Web,
    /// Who.
    pub identity: &'a Identity,
    /// From where.
    pub client: &'a Client,
    /// Whose act it is, where the phone that kept it says so: it is done as nobody else's.
    pub owner: Owner,
}

/// The membership in whose name a phone kept an act.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Owner(pub Option<MemberId>);

impl Owner {
    /// Whether this account is meant, as far as the phone says who is.
    pub fn is(self, state: &State, account: Option<AccountId>) -> bool {
        self.0.is_none() || state.viewer(account).member == self.0
    }
}

/// The header by which phones say so.
const OWNER: &str = "x-folkmoot-member";

/// From where an act was sent, and whose it is said to be.
#[derive(Debug)]
pub struct Sent {
    /// From where.
    pub client: Client,
    /// Whose.
    pub owner: Owner,
}

impl<S: Send + Sync> FromRequestParts<S> for Sent {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Sent, Refused> {
        let Ok(client) = Client::from_request_parts(parts, state).await;
        Ok(Sent { client, owner: Owner::from_request_parts(parts, state).await? })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Owner {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Owner, Refused> {
        let Some(said) = parts.headers.get(OWNER) else { return Ok(Owner(None)) };
        let member = said.to_str().ok().and_then(|said| said.parse().ok());
        member.map(|member| Owner(Some(member))).ok_or(Refused::Misread)
    }
}

/// Why a command did not reach its community. It may be sent again, unchanged.
#[derive(Debug, thiserror::Error)]
pub enum Declined {
    /// Too often.
    #[error(transparent)]
    TooFast(#[from] TooFast),
    /// The community could not decide it.
    #[error(transparent)]
    Failed(#[from] Failure),
    /// Somebody else did it than is signed in now.
    #[error("the act is somebody else's")]
    SomebodyElse,
    /// The account could not be had.
    #[error(transparent)]
    Account(#[from] accounts::Error),
    /// The photos that belong to it could not be had.
    #[error(transparent)]
    Photos(#[from] crate::photos::Error),
}

impl IntoResponse for Declined {
    fn into_response(self) -> Response {
        match self {
            Declined::TooFast(too_fast) => too_fast.into_response(),
            Declined::Failed(failure) => failure.into_response(),
            Declined::SomebodyElse => Refused::SomebodyElse.into_response(),
            Declined::Account(error) => Refused::from(error).into_response(),
            Declined::Photos(error) => Refused::from(error).into_response(),
        }
    }
}

impl Sender<'_> {
    /// Has a community decide a command.
    pub async fn submit(&self, live: &Live, command: Command) -> Result<Answer, Declined> {
        self.submit_to(Some(live), command).await
    }

    /// The same for the community at an address. If there is none, all goes as with one that may not be
    /// seen, limits too: nobody learns by acting which addresses are taken.
    pub async fn submit_to(&self, live: Option<&Live>, command: Command) -> Result<Answer, Declined> {
        let who = self.who();
        self.web.limits.attempt(Kind::Post, &who)?.spent();
        let guess = match has_code(&command.act) {
            true => Some(self.web.limits.attempt(Kind::Code, &who)?),
            false => None,
        };
        let refused = |refusal| Answer { outcome: Err(refusal), version: 0 };
        let answer = match live {
            None => refused(Refusal::NotFound),
            Some(live) if !self.owner.is(&live.now().state, self.identity.account) => {
                return Err(Declined::SomebodyElse);
            }
            Some(live) => match self.caller(&live.now().state, &command, &who).await? {
                Ok(caller) if command.act.photos().is_empty() => live.submit(caller, command).await?,
                Ok(caller) => photos::submit(self.web, live.id(), caller, command).await?,
                Err(refusal) => refused(refusal),
            },
        };
        let wrong = matches!(answer.outcome, Err(Refusal::CodeNotKnown | Refusal::NotFound));
        if let Some(guess) = guess.filter(|_| !wrong) {
            guess.give_back();
        }
        Ok(answer)
    }

    /// Founds a community.
    pub async fn found(&self, command: Command) -> Result<Answer, Declined> {
        let who = self.who();
        self.web.limits.attempt(Kind::Post, &who)?.spent();
        match self.caller(&State::default(), &command, &who).await? {
            Ok(caller) => Ok(self.web.hub.found(caller, command).await?),
            Err(refusal) => Ok(Answer { outcome: Err(refusal), version: 0 }),
        }
    }

    fn who(&self) -> Who {
        Who::new(&self.identity.token, self.client)
    }

    /// On whose behalf the command is given. Somebody without an account is given one for what can't
    /// be done without, but only once it is plain that it will be done: so guessing makes no accounts.
    async fn caller(&self, state: &State, command: &Command, who: &Who) -> Result<Result<Caller, Refusal>, Declined> {
        if let Some(account) = self.identity.account {
            return Ok(Ok(Caller::Account(account)));
        }
        if !needs_account(&command.act) {
            return Ok(Ok(Caller::Nobody));
        }
        let mut moment = self.web.clock.moment();
        let somebody = Caller::Account(AccountId(moment.command_id().0));
        if let Err(refusal) = decide(state, somebody, command, &mut moment) {
            return Ok(Err(refusal));
        }
        let attempt = self.web.limits.attempt(Kind::Account, who)?;
        let account = self.identity.account_or_new(&self.web.accounts).await?;
        // A hall full of people comes in at once, all from one address, and the organisers who stand
        // there vouch for them.
        match is_in_the_room(state, &command.act, moment.now) {
            true => attempt.give_back(),
            false => attempt.spent(),
        }
        Ok(Ok(Caller::Account(account)))
    }
}

fn needs_account(act: &Act) -> bool {
    matches!(act, Act::Join(_) | Act::Found(_))
}

/// Whether a code is tried by it.
fn has_code(act: &Act) -> bool {
    match act {
        Act::Join(join) => !join.code.trim().is_empty(),
        Act::CheckIn(_) => true,
        _ => false,
    }
}

/// Whether somebody joins with the code of a gathering that is on.
fn is_in_the_room(state: &State, act: &Act, now: Timestamp) -> bool {
    matches!(act, Act::Join(join) if state.gathering_of_code(&normal_code(&join.code), now).is_some())
}

#[cfg(test)]
#[path = "submit_tests.rs"]
mod tests;
