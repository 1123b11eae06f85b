//! The answer that travels inside the page from server to phone.

use domain::query::Query;
use leptos::prelude::Memo;

use super::Trouble;

/// An answer and its embedded form.
pub struct Embedded<V> {
    /// The answer, if it is known already.
    pub answer: Option<Result<V, Trouble>>,
    /// JSON that can stand in a script element.
    pub json: String,
}

#[cfg(feature = "ssr")]
impl<V: serde::Serialize> Embedded<V> {
    /// Answers the query from the state that the page is rendered from.
    pub fn take<Q: Query<View = V>>(query: &impl Fn() -> Q, _slug: Memo<String>) -> Self {
        let answer = super::server::answer(&query());
        // Views are plain data; `<` is written so that nothing can end the script element.
        let json = answer.as_ref().ok().and_then(|view| serde_json::to_string(view).ok()).unwrap_or_default();
        Self { answer: Some(answer), json: json.replace('<', "\\u003c") }
    }
}

#[cfg(all(feature = "hydrate", not(feature = "ssr")))]
impl<V: serde::de::DeserializeOwned> Embedded<V> {
    /// Takes the answer that the server embedded, while the page is being hydrated.
    pub fn take<Q: Query<View = V>>(_query: &impl Fn() -> Q, _slug: Memo<String>) -> Self {
        let json = crate::phone::embedded(Q::NAME);
        Self { answer: json.and_then(|json| serde_json::from_str(&json).ok()).map(Ok), json: String::new() }
    }
}

#[cfg(not(any(feature = "ssr", feature = "hydrate")))]
impl<V> Embedded<V> {
    /// Neither server nor phone: nothing is known.
    pub fn take<Q: Query<View = V>>(_query: &impl Fn() -> Q, _slug: Memo<String>) -> Self {
        Self { answer: None, json: String::new() }
    }
}
