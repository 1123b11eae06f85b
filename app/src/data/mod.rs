//! The one place where pages ask for what they show: the state that the server renders them from,
//! and the address.

pub mod server;

use std::str::FromStr;

use domain::query::Query;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::de::DeserializeOwned;

use crate::html::{Html, IntoHtml};
use crate::pages::not_found::Elsewhere;

/// Shows the answer to a query.
pub fn ask<Q: Query, V: IntoView + 'static>(query: Q, draw: impl FnOnce(Q::View) -> V) -> Html {
    match server::answer(&query) {
        Ok(view) => draw(view).into_html(),
        Err(_) => Elsewhere().into_html(),
    }
}

/// Shows the answer to a query about what the address names in its part `part`.
pub fn ask_about<T: FromStr, Q: Query, V: IntoView + 'static>(
    part: &str,
    query: impl FnOnce(T) -> Q,
    draw: impl FnOnce(Q::View) -> V,
) -> Html {
    match use_part(part).parse() {
        Ok(thing) => ask(query(thing), draw),
        Err(_) => Elsewhere().into_html(),
    }
}

/// The address part that names the community.
pub fn use_slug() -> String {
    use_part("slug")
}

fn use_part(name: &str) -> String {
    use_params_map().with_untracked(|parts| parts.get(name)).unwrap_or_default()
}

/// What the address asks for after its question mark.
pub fn use_asked<Q: DeserializeOwned + Default>() -> Q {
    let asked = use_query_map().with_untracked(|asked| asked.to_query_string());
    serde_html_form::from_str(asked.trim_start_matches('?')).unwrap_or_default()
}

/// All that the address asks for under one name after its question mark.
pub fn use_all_asked_for(name: &str) -> Vec<String> {
    use_query_map().with_untracked(|asked| asked.get_all(name)).unwrap_or_default()
}

/// What the address asks for under one name after its question mark.
pub fn use_asked_for(name: &str) -> Option<String> {
    use_query_map().with_untracked(|asked| asked.get(name))
}
