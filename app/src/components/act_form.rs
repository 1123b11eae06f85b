//! The one form: every act goes through it, with and without JavaScript.

use domain::Refusal;
use domain::ids::CommandId;
use leptos::prelude::*;

use crate::copy;

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
    key: StoredValue<String>,
    returned: StoredValue<Option<Vec<(String, String)>>>,
}

impl FormState {
    /// A form whose fields' ids begin with `key`: as it is at first, or as the server sent it back.
    pub(crate) fn new(key: String, refusal: Option<Refusal>, returned: Option<Vec<(String, String)>>) -> Self {
        Self { refusal: RwSignal::new(refusal), key: StoredValue::new(key), returned: StoredValue::new(returned) }
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
    let form = FormState::new(key.clone(), refusal, returned.map(|returned| returned.fields));
    provide_context(form);
    let id = fresh_id();
    let next = next.map(|next| next.run(id));
    let general = move || form.refusal.get().filter(|refusal| refusal.field().is_none());

    view! {
        <form id=key method="post" class=class novalidate>
            <input type="hidden" name="act" value=act/>
            <input type="hidden" name="about" value=about/>
            <input type="hidden" name="id" value=id.to_string()/>
            {next.map(|next| view! { <input type="hidden" name="next" value=next/> })}
            {move || general().map(|refusal| view! {
                <p class="form__error" role="alert">{copy::refusals::sentence(&refusal)}</p>
            })}
            {children()}
        </form>
    }
    // Its type is left out of those of the pages, which would grow too deep.
    .into_any()
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
