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

/// The thing whose page is at this path.
pub fn page_of(slug: &str, path: &str) -> Option<Subject> {
    let rest = path.strip_prefix("/c/")?.strip_prefix(slug)?.strip_prefix('/')?;
    let (nouns, id) = rest.split_once('/')?;
    let noun = nouns.strip_suffix('s')?;
    let noun = if noun == "meeting" { "gathering" } else { noun };
    format!("{noun}/{id}").parse().ok()
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

#[cfg(test)]
mod tests {
    use domain::Subject;

    use super::{address, page_of};

    #[test]
    fn an_address_names_the_thing_it_shows() {
        let id = "01890a5d-ac96-774b-bcce-b302099a8057";
        for noun in ["issue", "idea", "group", "job", "vote", "gathering"] {
            let subject: Subject = format!("{noun}/{id}").parse().expect("a thing");
            assert_eq!(page_of("mill", &address("mill", subject)), Some(subject));
        }
        assert_eq!(page_of("mill", "/c/mill/issues/new"), None);
        assert_eq!(page_of("mill", "/c/mill"), None);
        assert_eq!(page_of("mill", &format!("/c/hill/issues/{id}")), None);
    }
}
