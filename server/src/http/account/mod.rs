//! The pages that stand outside every community, and the forms on them.

mod back;
pub mod join;
pub mod recovery;
pub mod sign_in;
mod visitor;

use axum::Router;
use axum::routing::{get, post};

use super::Web;
pub use back::Back;
pub use visitor::{Typed, Visitor, go, not_there};

/// Their addresses.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/join", get(join::show).post(join::post))
        .route("/join/{code}", get(join::show_code).post(join::post))
        .route("/me/recovery-code", get(recovery::show))
        .route("/sign-in", get(sign_in::show).post(sign_in::post))
        .route("/sign-in/numbers", get(sign_in::numbers).post(sign_in::post_numbers))
        .route("/sign-in/demonstration", post(sign_in::demonstrate).get(sign_in::show))
}
