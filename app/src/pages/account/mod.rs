//! The pages that stand outside every community. Only the server shows them.

pub mod choose;
pub mod front;
pub mod join;
pub mod me;
pub mod recovery;
pub mod sign_in;
pub mod start;

use leptos::prelude::*;

use crate::components::icon::{self, Icon, Mark};
use crate::components::title;
use crate::copy::{account as copy, common, join as join_copy};
use crate::html::Contents;

/// What every one of these pages knows of its visitor.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    /// Whether this phone is signed in to an account.
    pub signed_in: bool,
}

/// Header, the page, footer.
#[component]
pub fn Frame(
    /// The page's title.
    #[prop(into)]
    name: String,
    /// Whether it is to be as narrow as a form.
    #[prop(optional)]
    narrow: bool,
    /// What was just done.
    #[prop(optional_no_strip)]
    done: Option<&'static str>,
    /// The page.
    children: Contents,
) -> impl IntoView {
    title(name);
    // Unknown where something went wrong.
    let me = use_context::<Around>().map(|around| {
        let (address, words) = if around.signed_in { ("/me", common::ME) } else { ("/sign-in", common::SIGN_IN) };
        view! { <p class="top-bar__links"><a href=address><Icon path=icon::ME/><span>{words}</span></a></p> }
    });
    view! {
        <a class="skip-link" href="#main">{common::SKIP}</a>
        <header class="top-bar">
            <a class="wordmark" href="/"><Mark/><span>{common::FOLKMOOT}</span></a>
            {me}
        </header>
        <main id="main" class=if narrow { "page page--narrow" } else { "page" } tabindex="-1">
            {done.map(|done| view! { <p class="banner banner--ok" role="status">{done}</p> })}
            {children.html()}
        </main>
        <footer class="foot">
            <p>{copy::FOOT}</p>
            <ul>
                <li><a href="/join">{join_copy::TITLE}</a></li>
                <li><a href="/start">{copy::START}</a></li>
            </ul>
        </footer>
    }
}
