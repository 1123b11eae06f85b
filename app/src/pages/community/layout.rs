//! What stands around every page of a community.

use domain::community::Frame;
use domain::viewer::Role;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_location, use_query_map};

use crate::components::{Icon, icon};
use crate::copy::{self, common};
use crate::data::{ask, use_slug};

/// Header, menu, the page, footer.
#[component]
pub fn Layout() -> impl IntoView {
    let slug = use_slug();
    ask(
        || Frame {},
        move |frame| {
            provide_context(frame);
            let at = move |rest: &str| format!("/c/{}{rest}", slug.get());
            view! {
            <a class="skip-link" href="#main">{common::SKIP}</a>
            {move || frame.read(|frame| frame.demonstration).get().then(|| view! { <aside class="demo-ribbon" aria-label=common::DEMONSTRATION_LABEL>{common::DEMONSTRATION}</aside> })}
            <header class="top-bar">
                <a class="top-bar__place" href=move || at("")>{frame.read(|frame| frame.name.clone())}</a>
                <p class="top-bar__links">
                    <a href=move || at("/search")><Icon path=icon::SEARCH/><span>{common::SEARCH}</span></a>
                    <a href=move || at("/record")><Icon path=icon::RECORD/><span>{common::RECORD}</span></a>
                    {move || (frame.with(|frame| frame.role) == Role::Stranger).then(|| view! {
                        <a rel="external" href=move || format!("/join?c={}", slug.get())><Icon path=icon::ME/><span>{common::JOIN}</span></a>
                    })}
                    {move || (frame.with(|frame| frame.role) != Role::Stranger).then(|| view! {
                        <a rel="external" href="/me"><Icon path=icon::ME/><span>{common::ME}</span></a>
                    })}
                </p>
            </header>
            <nav class="main-nav" aria-label=common::MAIN_MENU>
                <MenuLink slug rest="" path=icon::HOME words=common::HOME/>
                <MenuLink slug rest="/issues" path=icon::ISSUES words=common::ISSUES/>
                <MenuLink slug rest="/ideas" path=icon::IDEAS words=common::IDEAS/>
                <MenuLink slug rest="/groups" path=icon::GROUPS words=common::GROUPS/>
                <MenuLink slug rest="/votes" path=icon::VOTES words=common::VOTES/>
            </nav>
            <main id="main" class="page" tabindex="-1" data-community=move || slug.get()>
                <Done/>
                <Outlet/>
            </main>
            <footer class="foot">
                <ul>
                    <li><a href=move || at("/about")>{common::ABOUT}</a></li>
                    <li><a href=move || at("/record")>{common::RECORD}</a></li>
                    {move || (frame.with(|frame| frame.role) == Role::Organiser).then(|| view! {
                        <li><a rel="external" href=move || at("/organise")>{common::ORGANISE}</a></li>
                    })}
                    <li><a rel="external" href="/">{common::FOLKMOOT}</a></li>
                </ul>
            </footer>
        }
        .into_any()
        },
    )
}

/// A link of the main menu.
#[component]
fn MenuLink(slug: Memo<String>, rest: &'static str, path: &'static str, words: &'static str) -> impl IntoView {
    let location = use_location();
    let address = move || format!("/c/{}{rest}", slug.get());
    let current = move || {
        let path = location.pathname.get();
        let here = if rest.is_empty() { path == address() } else { path.starts_with(&address()) };
        here.then_some("page")
    };
    view! {
        <a href=address aria-current=current><Icon path/><span>{words}</span></a>
    }
}

/// Confirms what was just done.
#[component]
fn Done() -> impl IntoView {
    let query = use_query_map();
    let done = Memo::new(move |_| query.with(|query| query.get("done")));
    move || done.get().map(|act| view! { <p class="banner banner--ok" role="status">{copy::done::sentence(&act)}</p> })
}
