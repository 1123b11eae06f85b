//! The ways to follow the Record elsewhere.

use domain::members::Me;
use domain::viewer::Role;
use leptos::prelude::*;

use crate::components::links::{feed_address, public_feed_address};
use crate::components::{ActForm, More};
use crate::copy::record as copy;
use crate::data::server::Told;
use crate::data::{ask, use_slug};
use crate::pages::community::use_frame;

/// The addresses of the feeds: one for everybody where everybody may see the community, and a
/// secret one for every member.
#[component]
pub fn Feed() -> impl IntoView {
    let frame = use_frame();
    let slug = use_slug();
    let public = frame.is_public.then(|| {
        let address = public_feed_address(&slug);
        if let Some(told) = use_context::<Told>() {
            told.set_feed(address.clone());
        }
        view! { <p><a rel="external" type="application/atom+xml" href=address>{copy::FEED_PUBLIC}</a></p> }
    });
    view! {
        {public}
        {(frame.role >= Role::Member).then(|| view! {
            <More summary=copy::FEED act="member.renew_feed" shows_outcome=true>
                <div class="more__body">{ask(Me {}, |me| view! { <Mine secret=me.feed/> })}</div>
            </More>
        })}
    }
}

/// The member's own feed.
#[component]
fn Mine(secret: Option<String>) -> impl IntoView {
    let button = if secret.is_some() { copy::FEED_RENEW } else { copy::FEED_MAKE };
    view! {
        <p>{copy::FEED_MINE}</p>
        {secret.map(|secret| view! { <p><a rel="external" href=feed_address(&secret)>{copy::FEED_ADDRESS}</a></p> })}
        <ActForm act="member.renew_feed">
            <button class="button button--quiet button--small" type="submit">{button}</button>
        </ActForm>
    }
}
