//! The one form: every act goes through it, with and without JavaScript.

use std::sync::Arc;

use domain::Refusal;
use domain::ids::CommandId;
use leptos::context::Provider;
use leptos::prelude::*;

use crate::copy;
use crate::html::{Contents, IntoHtml};

/// What a form that the server refused gets back: what was typed, and why it was refused.
#[derive(Debug, Clone)]
pub struct Returned {
    /// The act.
    pub act: String,
    /// Which of the page's forms for that act.
    pub about: String,
    /// What was typed, as the browser sent it.
    pub fields: Vec<(String, String)>,
    /// Why.
    pub refusal: Refusal,
}

/// What a form knows of itself; its fields find it in the context.
#[derive(Debug, Default)]
pub struct FormState {
    /// Why it was refused, if it was.
    pub refusal: Option<Refusal>,
    key: String,
    returned: Option<Vec<(String, String)>>,
}

impl FormState {
    /// A form whose fields' ids begin with `key`: as it is at first, or as the server sent it back.
    pub(crate) fn new(key: String, refusal: Option<Refusal>, returned: Option<Vec<(String, String)>>) -> Arc<Self> {
        Arc::new(Self { refusal, key, returned })
    }

    /// The beginning of the ids of its fields.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Whether the server refused it and sent it back.
    pub fn was_returned(&self) -> bool {
        self.returned.is_some()
    }

    /// What was typed in a field before.
    pub fn typed(&self, name: &str) -> Option<&str> {
        self.typed_all(name).next()
    }

    /// All that was typed or chosen under a name before.
    pub fn typed_all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.returned.iter().flatten().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The form around the calling component. Fields are made inside their form: one made before it,
/// to be put into it later, would know neither what was typed nor what was wrong.
pub fn use_form() -> Arc<FormState> {
    let form = use_context::<Arc<FormState>>();
    debug_assert!(form.is_some(), "a field was made outside its form");
    form.unwrap_or_default()
}

/// A form that gives one command.
#[component]
pub fn ActForm(
    /// The act's lasting name.
    act: &'static str,
    /// Tells apart the forms for the same act on one page; usually the id of what it acts on.
    #[prop(optional, into)]
    about: String,
    /// The command's id, where the page needs to know it: what is made anew will have it.
    #[prop(default = fresh_id())]
    id: CommandId,
    /// Where to go when it is done; otherwise the page stays.
    #[prop(optional)]
    next: Option<String>,
    /// Whether a `PhotoField` is among its fields: files are sent in a form of another kind.
    #[prop(optional)]
    with_photos: bool,
    /// Its style.
    #[prop(default = "form")]
    class: &'static str,
    /// Its fields and its button.
    children: Contents,
) -> impl IntoView {
    let returned = take_returned(act, &about);
    let refusal = returned.as_ref().map(|returned| returned.refusal.clone());
    let key = if about.is_empty() { act.replace('.', "-") } else { format!("{}-{about}", act.replace('.', "-")) };
    let general = refusal.as_ref().filter(|refusal| refusal.field().is_none()).map(|refusal| {
        let class = if refusal.is_pause() { "notice" } else { "form__error" };
        view! { <p class=class role="alert">{copy::refusals::sentence(refusal)}</p> }
    });
    let form = FormState::new(key.clone(), refusal, returned.map(|returned| returned.fields));
    view! {
        <form id=key method="post" class=class enctype=with_photos.then_some("multipart/form-data") novalidate>
            <input type="hidden" name="act" value=act/>
            <input type="hidden" name="about" value=about/>
            <input type="hidden" name="id" value=id.to_string()/>
            {next.map(|next| view! { <input type="hidden" name="next" value=next/> })}
            {general}
            <Provider value=form>{children.html()}</Provider>
        </form>
    }
    .into_html()
}

/// Whether the server refused a form, and the page gives it back.
pub fn is_returned(act: &str, about: &str) -> bool {
    take_returned(act, about).is_some()
}

fn take_returned(act: &str, about: &str) -> Option<Returned> {
    use_context::<Returned>().filter(|returned| returned.act == act && returned.about == about)
}

/// A new command id.
pub(crate) fn fresh_id() -> CommandId {
    use_context::<crate::data::server::FreshIds>().map_or(CommandId(uuid::Uuid::nil()), |ids| (ids.0)())
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::ActForm;
    use crate::components::TextField;
    use crate::html::IntoHtml;

    fn field() -> impl IntoView {
        view! { <TextField name="title" label="Title"/> }
    }

    #[test]
    fn a_field_is_part_of_the_form_it_was_made_in() {
        let html = Owner::new().with(|| view! { <ActForm act="issue.raise">{field()}</ActForm> }.to_html());
        assert!(html.contains("id=\"issue-raise-title\""), "{html}");
    }

    #[test]
    #[cfg_attr(debug_assertions, should_panic(expected = "a field was made outside its form"))]
    fn a_field_made_before_its_form_is_found_out() {
        Owner::new().with(|| {
            let before = field().into_html();
            view! { <ActForm act="issue.raise">{before}</ActForm> }.to_html()
        });
    }
}
