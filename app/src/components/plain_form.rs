//! Forms of the pages that stand outside every community. Only the server shows them, and each
//! posts to its own page.

use domain::Refusal;
use leptos::context::Provider;
use leptos::prelude::*;

use super::act_form::{FormState, fresh_id};
use crate::copy::refusals;
use crate::html::Contents;

/// Why a form was not done.
#[derive(Debug, Clone)]
pub enum Problem {
    /// A rule says no, perhaps to one field.
    Refusal(Refusal),
    /// Something else, in plain words.
    Said(String),
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        Problem::Refusal(refusal)
    }
}

/// A form that is sent back: which, what was typed, and why.
#[derive(Debug, Clone)]
pub struct SentBack {
    /// The form's name.
    pub form: String,
    /// Which of the page's forms of that name.
    pub about: String,
    /// What was typed, as the browser sent it.
    pub fields: Vec<(String, String)>,
    /// Why.
    pub problem: Problem,
}

/// A form that the server alone takes. Its name says which of the page's forms it is.
#[component]
pub fn PlainForm(
    /// Its name.
    name: &'static str,
    /// Tells apart forms of one name on one page.
    #[prop(optional, into)]
    about: String,
    /// The address of the page that takes it.
    #[prop(into)]
    action: String,
    /// `get` for a form that only asks.
    #[prop(default = "post")]
    method: &'static str,
    /// Its style.
    #[prop(default = "form")]
    class: &'static str,
    /// Its fields and its button.
    children: Contents,
) -> impl IntoView {
    let sent = use_context::<SentBack>().filter(|sent| sent.form == name && sent.about == about);
    let (fields, problem) = sent.map(|sent| (sent.fields, sent.problem)).unzip();
    let (refusal, said) = match problem {
        Some(Problem::Refusal(refusal)) if refusal.field().is_some() => (Some(refusal), None),
        Some(Problem::Refusal(refusal)) => (None, Some(refusals::sentence(&refusal))),
        Some(Problem::Said(words)) => (None, Some(words)),
        None => (None, None),
    };
    let key = if about.is_empty() { name.to_owned() } else { format!("{name}-{about}") };
    let form = FormState::new(key.clone(), refusal, fields);
    let asks = method == "get";
    view! {
        <form id=key method=method action=action class=class novalidate>
            <input type="hidden" name="form" value=name/>
            {(!about.is_empty()).then(|| view! { <input type="hidden" name="about" value=about/> })}
            {(!asks).then(|| view! { <input type="hidden" name="id" value=fresh_id().to_string()/> })}
            {said.map(|said| view! { <p class="form__error" role="alert">{said}</p> })}
            <Provider value=form>{children.html()}</Provider>
        </form>
    }
}
