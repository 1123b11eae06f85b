//! Links to the other pages of a list.

use domain::query::Pager;
use leptos::prelude::*;

use crate::copy;
use crate::html::{Html, IntoHtml};

/// Links to the page before and the page after, and where this one stands.
#[component]
pub fn PagerLinks(
    /// Where this page stands.
    pager: Pager,
    /// The address of a page, given its number.
    address: impl Fn(u32) -> String,
) -> Html {
    let links = (pager.pages > 1).then(|| {
        view! {
            <nav class="pager" aria-label=copy::common::PAGES>
                {(pager.page > 1).then(|| view! { <a rel="prev" href=address(pager.page - 1)>{copy::common::PREVIOUS}</a> })}
                <span>{copy::common::page_of(pager.page, pager.pages)}</span>
                {(pager.page < pager.pages).then(|| view! { <a rel="next" href=address(pager.page + 1)>{copy::common::NEXT}</a> })}
            </nav>
        }
    });
    links.into_html()
}
