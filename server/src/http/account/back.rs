//! Why a form goes back to whoever sent it.

use app::components::plain_form::Problem;
use app::copy::{account as copy, safety};
use axum::http::StatusCode;
use domain::{Fault, Refusal};

use super::super::rate::TooFast;
use super::super::submit::Declined;
use crate::accounts;
use crate::live::Failure;

/// A form that was not done.
#[derive(Debug)]
pub struct Back {
    /// What the answer's status says.
    pub status: StatusCode,
    /// What its page says.
    pub problem: Problem,
    /// After how many seconds it may be sent again, if that is known.
    pub wait: Option<u64>,
}

impl Back {
    /// In words of its own.
    pub fn said(status: StatusCode, words: impl Into<String>) -> Back {
        Back { status, problem: Problem::Said(words.into()), wait: None }
    }
}

impl From<Refusal> for Back {
    fn from(refusal: Refusal) -> Back {
        Back { status: StatusCode::UNPROCESSABLE_ENTITY, problem: refusal.into(), wait: None }
    }
}

impl From<TooFast> for Back {
    fn from(too_fast: TooFast) -> Back {
        let wait = Some(too_fast.seconds);
        Back { wait, ..Back::said(StatusCode::TOO_MANY_REQUESTS, copy::TOO_FAST) }
    }
}

impl From<Failure> for Back {
    fn from(failure: Failure) -> Back {
        match failure {
            Failure::TooLarge => Back::said(StatusCode::PAYLOAD_TOO_LARGE, copy::TOO_LARGE),
            Failure::Busy | Failure::Storage => Back::said(StatusCode::SERVICE_UNAVAILABLE, copy::TROUBLE),
        }
    }
}

impl From<accounts::Error> for Back {
    fn from(error: accounts::Error) -> Back {
        let refused = |words: &str| Back::said(StatusCode::UNPROCESSABLE_ENTITY, words);
        match error {
            accounts::Error::CodeNotKnown => Refusal::CodeNotKnown.into(),
            accounts::Error::TriesUsedUp => refused(copy::TRIES_USED_UP),
            accounts::Error::MemberAlready => refused(copy::MEMBER_ALREADY),
            accounts::Error::NotAnAddress => Refusal::invalid("email", Fault::NotThatForm).into(),
            accounts::Error::AddressTaken => refused(copy::ADDRESS_TAKEN),
            accounts::Error::SignedOut => refused(copy::SIGNED_OUT),
            accounts::Error::Storage(error) => {
                tracing::error!(%error, "accounts");
                Back::said(StatusCode::SERVICE_UNAVAILABLE, copy::TROUBLE)
            }
        }
    }
}

impl From<Declined> for Back {
    fn from(declined: Declined) -> Back {
        match declined {
            Declined::TooFast(too_fast) => too_fast.into(),
            Declined::Failed(failure) => failure.into(),
            Declined::SomebodyElse => Back::said(StatusCode::CONFLICT, safety::SOMEBODY_ELSE),
            Declined::Account(error) => error.into(),
            Declined::Photos(error) => {
                tracing::error!(%error, "photos");
                Back::said(StatusCode::SERVICE_UNAVAILABLE, copy::TROUBLE)
            }
        }
    }
}
