//! Where the shortcuts of the installed app lead: to a page of one's community, whichever that is.

use app::pages::account::choose::{ChoosePage, ChoosePageProps};
use axum::extract::Path;
use axum::response::Response;

use super::{Visitor, front, go};
use crate::http::trouble::Refused;

/// Goes there, if it is plain where that is; else asks.
pub async fn show(visitor: Visitor, Path(what): Path<String>) -> Result<Response, Refused> {
    let rest = match what.as_str() {
        "raise" => "issues/new",
        "jobs" => "jobs",
        _ => return Err(Refused::Nothing),
    };
    let mine = front::mine(&visitor);
    Ok(match mine.as_slice() {
        [] => go("/"),
        [(slug, _)] => go(&format!("/c/{slug}/{rest}")),
        _ => visitor.show(|| ChoosePage(ChoosePageProps { mine, rest })),
    })
}
