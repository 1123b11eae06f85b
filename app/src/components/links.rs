//! Links to other things of the community.

use domain::Subject;
use domain::query::Link;
use leptos::prelude::*;

use crate::copy::common;
use crate::data::use_slug;

/// Where the page of a thing is. A comment has none of its own.
pub fn address(slug: &str, subject: Subject) -> String {
    match subject {
        Subject::Issue(id) => format!("/c/{slug}/issues/{id}"),
        Subject::Idea(id) => format!("/c/{slug}/ideas/{id}"),
        Subject::Group(id) => format!("/c/{slug}/groups/{id}"),
        Subject::Job(id) => format!("/c/{slug}/jobs/{id}"),
        Subject::Gathering(id) => format!("/c/{slug}/meetings/{id}"),
        Subject::Vote(id) => format!("/c/{slug}/votes/{id}"),
        Subject::Community | Subject::Comment(_) => format!("/c/{slug}"),
    }
}

/// Where the Record can be followed as everybody sees it.
pub fn public_feed_address(slug: &str) -> String {
    format!("/c/{slug}/feeds/record.atom")
}

/// Where it can be followed as members see it. The address tells nobody of which community it is.
pub fn feed_address(secret: &str) -> String {
    format!("/feeds/{secret}/record.atom")
}

/// A list of links under a heading; nothing if there are none.
#[component]
pub fn Links(
    /// What they are.
    heading: &'static str,
    /// The links.
    links: Vec<Link>,
) -> impl IntoView {
    let slug = use_slug();
    (!links.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{heading}</h2>
                <ul class="rows">
                    {links.into_iter().map(|link| view! { <li><LinkTo link slug=slug.clone()/></li> }).collect_view()}
                </ul>
            </section>
        }
    })
}

/// A link to a thing by its title.
#[component]
pub fn LinkTo(
    /// To what.
    link: Link,
    /// The community's address part.
    slug: String,
) -> impl IntoView {
    let title = link.title.unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    view! { <a class="prose" href=address(&slug, link.to)>{title}</a> }
}
