//! The first page.

use app::copy::me;
use app::pages::account::front::{FrontPage, FrontPageProps, Listed};
use axum::extract::RawQuery;
use axum::response::Response;
use domain::Viewer;
use domain::community::About;
use domain::members::{Me, MeView};
use domain::query::{Pager, ask};

use super::{Typed, Visitor};

/// The page.
pub async fn show(visitor: Visitor, RawQuery(query): RawQuery) -> Response {
    visitor.identity.remember();
    let query = Typed::read(&query.unwrap_or_default());
    let page = query.get("page").parse().ok();
    let done = (query.get("done") == "erased").then_some(me::ERASED);
    let (open, mine) = (open(&visitor), mine(&visitor));
    let (open, pager) = Pager::cut(&open, page);
    visitor.show(|| FrontPage(FrontPageProps { mine, open: open.to_vec(), pager, done }))
}

/// The visitor's own memberships, each with the address part of its community, by name.
pub fn mine(visitor: &Visitor) -> Vec<(String, MeView)> {
    let all = visitor.communities_of(visitor.identity.account).into_iter();
    let mut mine: Vec<_> = all
        .filter_map(|live| Some((live.now().state.community.profile.slug.clone(), visitor.ask(&live, &Me {}).ok()?)))
        .collect();
    mine.sort_by_cached_key(|(slug, me)| (me.community.to_lowercase(), slug.clone()));
    mine
}

/// What everybody may see, by name, what is made up last. Communities of a shared need are never
/// listed, and those for members only can't even be asked.
fn open(visitor: &Visitor) -> Vec<Listed> {
    let now = visitor.web.clock.now();
    let all = visitor.web.hub.all().into_iter();
    let mut open: Vec<Listed> = all
        .filter_map(|live| {
            let state = &live.now().state;
            let profile = &state.community.profile;
            let about = ask(&About {}, state, Viewer::STRANGER, now).ok()?;
            (!profile.is_of_need()).then(|| Listed::new(profile.slug.clone(), about))
        })
        .collect();
    open.sort_by_cached_key(|listed| (listed.demonstration, listed.name.to_lowercase(), listed.slug.clone()));
    open
}
