//! The one form: every act goes through it, with and without JavaScript.

use domain::Refusal;
use domain::ids::CommandId;
use leptos::prelude::*;

use crate::copy;
use crate::data::Trouble;

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
#[derive(Debug, Clone, Copy)]
pub struct FormState {
    /// Why it was refused, if it was.
    pub refusal: RwSignal<Option<Refusal>>,
    /// Why it could not be sent, if it could not.
    pub trouble: RwSignal<Option<Trouble>>,
    /// Whether it is being sent.
    pub busy: RwSignal<bool>,
    /// Whether it has been sent from this page.
    pub sent: RwSignal<bool>,
    key: StoredValue<String>,
    returned: StoredValue<Option<Vec<(String, String)>>>,
}

impl FormState {
    /// A form whose fields' ids begin with `key`: as it is at first, or as the server sent it back.
    pub(crate) fn new(key: String, refusal: Option<Refusal>, returned: Option<Vec<(String, String)>>) -> Self {
        Self {
            refusal: RwSignal::new(refusal),
            trouble: RwSignal::new(None),
            busy: RwSignal::new(false),
            sent: RwSignal::new(false),
            key: StoredValue::new(key),
            returned: StoredValue::new(returned),
        }
    }

    /// The beginning of the ids of its fields.
    pub fn key(self) -> String {
        self.key.get_value()
    }

    /// Whether the server refused it and sent it back.
    pub fn was_returned(self) -> bool {
        self.returned.with_value(Option::is_some)
    }

    /// What was typed in a field before.
    pub fn typed(self, name: &str) -> Option<String> {
        self.typed_all(name).into_iter().next()
    }

    /// All that was typed or chosen under a name before.
    pub fn typed_all(self, name: &str) -> Vec<String> {
        self.returned.with_value(|fields| {
            let fields = fields.iter().flatten();
            fields.filter(|(known, _)| known == name).map(|(_, value)| value.clone()).collect()
        })
    }
}

/// The form around the calling component, if there is one.
pub fn use_form() -> Option<FormState> {
    use_context::<FormState>()
}

/// A form that gives one command.
#[component]
pub fn ActForm(
    /// The act's lasting name.
    act: &'static str,
    /// Tells apart the forms for the same act on one page; usually the id of what it acts on.
    #[prop(optional, into)]
    about: String,
    /// Where to go when it is done, given the command's id; otherwise the page stays.
    #[prop(optional, into)]
    next: Option<Callback<CommandId, String>>,
    /// Its style.
    #[prop(default = "form")]
    class: &'static str,
    /// Its fields and its button.
    children: Children,
) -> impl IntoView {
    let returned = take_returned(act, &about);
    let refusal = returned.as_ref().map(|returned| returned.refusal.clone());
    let key = if about.is_empty() { act.replace('.', "-") } else { format!("{}-{about}", act.replace('.', "-")) };
    let form = FormState::new(key, refusal, returned.map(|returned| returned.fields));
    provide_context(form);
    let id = RwSignal::new(fresh_id());
    let after = move || next.map(|next| next.run(id.get()));
    let general = move || form.refusal.get().filter(|refusal| refusal.field().is_none());

    #[cfg(feature = "hydrate")]
    let submit = crate::phone::submit(act, form, id, next);
    #[cfg(not(feature = "hydrate"))]
    let submit = |_: leptos::ev::SubmitEvent| {};

    view! {
        <form method="post" class=class novalidate on:submit=submit aria-busy=move || form.busy.get().then_some("true")>
            <input type="hidden" name="act" value=act/>
            <input type="hidden" name="about" value=about/>
            <input type="hidden" name="id" value=move || id.get().to_string()/>
            {move || after().map(|next| view! { <input type="hidden" name="next" value=next/> })}
            {move || general().map(|refusal| view! {
                <p class="form__error" role="alert">{copy::refusals::sentence(&refusal)}</p>
            })}
            {move || form.trouble.get().map(|trouble| view! {
                <p class="form__error" role="alert">{copy::common::not_sent(trouble)}</p>
            })}
            {children()}
            {move || form.sent.get().then(|| view! {
                <p class="banner banner--ok" role="status">{copy::done::sentence(act)}</p>
            })}
        </form>
    }
    // Its type is left out of those of the pages, which would grow too deep.
    .into_any()
}

/// Whether the server refused a form, and the page gives it back.
pub fn is_returned(act: &str, about: &str) -> bool {
    take_returned(act, about).is_some()
}

#[cfg(feature = "ssr")]
fn take_returned(act: &str, about: &str) -> Option<Returned> {
    use_context::<Returned>().filter(|returned| returned.act == act && returned.about == about)
}

#[cfg(not(feature = "ssr"))]
fn take_returned(_act: &str, _about: &str) -> Option<Returned> {
    None
}

/// A new command id: from the server while it renders, from the phone's own randomness there.
pub(crate) fn fresh_id() -> CommandId {
    #[cfg(feature = "ssr")]
    if let Some(ids) = use_context::<crate::data::server::FreshIds>() {
        return (ids.0)();
    }
    #[cfg(all(feature = "hydrate", not(feature = "ssr")))]
    return crate::phone::fresh_id();
    #[allow(unreachable_code)]
    CommandId(uuid::Uuid::nil())
}
