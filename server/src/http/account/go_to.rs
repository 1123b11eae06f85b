//! Where the shortcuts of the installed app lead, and what other apps share: to a page of one's community,
//! whichever that is.

use app::pages::account::choose::{ChoosePage, ChoosePageProps};
use axum::extract::{Path, RawQuery};
use axum::response::Response;

use super::{Visitor, front, go};
use crate::http::trouble::Refused;

/// Goes there, if it is plain where that is; else asks.
pub async fn show(visitor: Visitor, Path(what): Path<String>, RawQuery(asked): RawQuery) -> Result<Response, Refused> {
    let mut rest = match what.as_str() {
        "raise" => "issues/new".to_owned(),
        "jobs" => "jobs".to_owned(),
        _ => return Err(Refused::Nothing),
    };
    if let Some(asked) = asked {
        // What was shared goes into the form.
        rest = format!("{rest}?{asked}");
    }
    let mine = front::mine(&visitor);
    Ok(match mine.as_slice() {
        [] => go("/"),
        [(slug, _)] => go(&format!("/c/{slug}/{rest}")),
        _ => {
            let mine = mine.into_iter().map(|(slug, me)| (slug, me.community)).collect();
            visitor.show(|| ChoosePage(ChoosePageProps { mine, rest }))
        }
    })
}
