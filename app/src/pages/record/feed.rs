//! The ways to follow the Record elsewhere.

use domain::members::{Me, MeView};
use domain::viewer::Role;
use leptos::prelude::*;

use crate::components::{ActForm, More};
use crate::copy::record as copy;
use crate::data::{Shown, ask, use_slug};
use crate::pages::community::use_frame;

/// The addresses of the feeds: one for everybody where everybody may see the community, and a
/// secret one for every member.
#[component]
pub fn Feed() -> impl IntoView {
    let frame = use_frame();
    let is_public = frame.read(|frame| frame.is_public);
    let is_member = frame.read(|frame| frame.role >= Role::Member);
    view! {
        <Show when=move || is_public.get() || is_member.get()>
            <More summary=copy::FEED act="member.renew_feed">
                <div class="more__body">
                    <Show when=move || is_public.get()>
                        <p>{copy::FEED_PUBLIC}</p>
                        <Address rest="record.atom".to_owned()/>
                    </Show>
                    <Show when=move || is_member.get()>
                        {ask(|| Me {}, |shown| view! { <Mine shown/> }.into_any())}
                    </Show>
                </div>
            </More>
        </Show>
    }
}

/// The member's own feed.
#[component]
fn Mine(shown: Shown<MeView>) -> impl IntoView {
    let secret = shown.read(|me| me.feed.clone());
    view! {
        <p>{copy::FEED_MINE}</p>
        {move || secret.get().map(|secret| view! { <Address rest=[&secret, "/record.atom"].concat()/> })}
        <ActForm act="member.renew_feed">
            {move || secret.with(Option::is_some).then(|| view! { <p>{copy::FEED_RENEW_HINT}</p> })}
            <button class="button button--quiet button--small" type="submit">
                {move || if secret.with(Option::is_some) { copy::FEED_RENEW } else { copy::FEED_MAKE }}
            </button>
        </ActForm>
    }
}

#[component]
fn Address(rest: String) -> impl IntoView {
    let slug = use_slug();
    view! { <p><a rel="external" href=move || ["/c/", &slug.get(), "/feeds/", &rest].concat()>{copy::FEED_ADDRESS}</a></p> }
}
