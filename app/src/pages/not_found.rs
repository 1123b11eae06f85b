//! What stands where there is nothing to show.

use leptos::prelude::*;

use crate::components::title;
use crate::copy::common as copy;
use crate::data::Trouble;

/// An address that the phone does not know: the server may.
#[component]
pub fn Elsewhere() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(told) = use_context::<crate::data::server::Told>() {
        told.set_not_found();
    }
    #[cfg(all(feature = "hydrate", not(feature = "ssr")))]
    {
        let location = leptos_router::hooks::use_location();
        let address = move || {
            format!(
                "{}{}",
                location.pathname.get(),
                location.search.with(|q| if q.is_empty() { String::new() } else { format!("?{q}") })
            )
        };
        Effect::new(move |_| crate::phone::load(&address()));
    }
    trouble(Trouble::NotFound)
}

/// Says why there is nothing to show, and what to do.
pub fn trouble(why: Trouble) -> impl IntoView {
    let heading = if why == Trouble::NotFound { copy::NOT_FOUND_TITLE } else { copy::WENT_WRONG };
    title(move || heading.to_owned());
    view! {
        <main id="main" class="page stack">
            <h1>{heading}</h1>
            <p>{copy::trouble(why)}</p>
            <p class="button-row">
                {(why == Trouble::NotFound).then(|| view! { <a class="button" rel="external" href="/sign-in">{copy::SIGN_IN}</a> })}
                {(why != Trouble::NotFound).then(|| view! { <a class="button" rel="external" href="">{copy::TRY_AGAIN}</a> })}
                <a class="button button--quiet" rel="external" href="/">{copy::FOLKMOOT}</a>
            </p>
        </main>
    }
}
