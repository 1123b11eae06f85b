//! What stands around every page of a community.

use std::sync::Arc;

use domain::community::Frame;
use domain::viewer::Role;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_location;

use crate::components::{Icon, OutlineOnly, icon};
use crate::copy::{self, common};
use crate::data::{ask, use_asked_for, use_slug};

/// Header, menu, the page, footer.
#[component]
pub fn Layout() -> impl IntoView {
    ask(Frame {}, |frame| {
        let frame = Arc::new(frame);
        provide_context(frame.clone());
        let slug = use_slug();
        let at = |rest: &str| format!("/c/{slug}{rest}");
        let (me, words) = match frame.role {
            Role::Stranger => (format!("/join?c={slug}"), common::JOIN),
            _ => ("/me".to_owned(), common::ME),
        };
        view! {
            <a class="skip-link" href="#main">{common::SKIP}</a>
            {frame.demonstration.then(|| view! { <aside class="demo-ribbon" aria-label=common::DEMONSTRATION_LABEL>{common::DEMONSTRATION}</aside> })}
            <header class="top-bar">
                <a class="top-bar__place" href=at("")>{frame.name.clone()}</a>
                <p class="top-bar__links">
                    <a href=at("/search")><Icon path=icon::SEARCH/><span>{common::SEARCH}</span></a>
                    <a href=at("/record")><Icon path=icon::RECORD/><span>{common::RECORD}</span></a>
                    <a rel="external" href=me><Icon path=icon::ME/><span>{words}</span></a>
                </p>
            </header>
            <nav class="main-nav" aria-label=common::MAIN_MENU>
                <MenuLink address=at("") is_home=true path=icon::HOME words=common::HOME/>
                <MenuLink address=at("/issues") path=icon::ISSUES words=common::ISSUES/>
                <MenuLink address=at("/ideas") path=icon::IDEAS words=common::IDEAS/>
                <MenuLink address=at("/groups") path=icon::GROUPS words=common::GROUPS/>
                <MenuLink address=at("/votes") path=icon::VOTES words=common::VOTES/>
            </nav>
            <main id="main" class="page" tabindex="-1" data-community=slug.clone() data-member=(frame.role >= Role::Paused).then_some("")>
                <Done/>
                <OutlineOnly slug=slug.clone() path=use_location().pathname.get_untracked()/>
                <Outlet/>
            </main>
            <footer class="foot">
                <ul>
                    <li><a href=at("/about")>{common::ABOUT}</a></li>
                    <li><a href=at("/record")>{common::RECORD}</a></li>
                    {(frame.role == Role::Organiser).then(|| view! {
                        <li><a rel="external" href=at("/organise")>{common::ORGANISE}</a></li>
                    })}
                    <li><a rel="external" href="/">{common::FOLKMOOT}</a></li>
                </ul>
            </footer>
        }
    })
}

/// A link of the main menu, marked on every page below its address; home only on its own.
#[component]
fn MenuLink(
    address: String,
    #[prop(optional)] is_home: bool,
    path: &'static str,
    words: &'static str,
) -> impl IntoView {
    let here = use_location().pathname.get_untracked();
    let is_current = if is_home { here == address } else { here.starts_with(&address) };
    view! {
        <a href=address aria-current=is_current.then_some("page")><Icon path/><span>{words}</span></a>
    }
}

/// Confirms what was just done, or that it waits on this phone.
#[component]
fn Done() -> impl IntoView {
    let banner = |style, words| view! { <p class=format!("banner {style}") role="status">{words}</p> };
    let done = use_asked_for("done").map(|act| banner("banner--ok", copy::done::sentence(&act)));
    let saved = use_asked_for("saved").map(|how| {
        let words = if how == "doubtful" { copy::phone::DOUBTFUL } else { copy::phone::SAVED };
        banner("banner--info", words)
    });
    view! { {done} {saved} }
}
