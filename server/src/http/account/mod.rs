//! The pages that stand outside every community, and the forms on them.

mod back;
pub mod front;
pub mod go_to;
pub mod join;
pub mod me;
pub mod memberships;
pub mod outbox;
pub mod recovery;
pub mod sign_in;
pub mod start;
mod visitor;

use axum::Router;
use axum::routing::{get, post};

use super::Web;
pub use back::Back;
pub use visitor::{Typed, Visitor, go, not_there};

/// Their addresses.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/", get(front::show))
        .route("/start", get(start::show).post(start::post))
        .route("/join", get(join::show).post(join::post))
        .route("/join/{code}", get(join::show_code).post(join::post))
        .route("/go/{what}", get(go_to::show))
        .route("/me", get(me::show).post(me::post))
        .route("/me/c/{slug}", get(me::membership::show).post(me::membership::post))
        .route("/me/download", get(me::download::show))
        .route("/me/email", get(me::email::show).post(me::email::post))
        .route("/me/erase", get(me::erase::show).post(me::erase::post))
        .route("/me/memberships", get(memberships::show))
        .route("/me/move", get(me::moving::show).post(me::moving::post))
        .route("/me/recovery-code", get(recovery::show))
        .route("/outbox", get(outbox::show).post(outbox::post))
        .route("/sign-in", get(sign_in::show).post(sign_in::post))
        .route("/sign-in/numbers", get(sign_in::numbers).post(sign_in::post_numbers))
        .route("/sign-in/demonstration", post(sign_in::demonstrate).get(sign_in::show))
}
