//! Fields of forms: each shows what was typed before and what was wrong with it.

use leptos::prelude::*;

use super::act_form::FormState;
use crate::copy;

/// A field as its form knows it.
#[derive(Clone)]
pub struct Field {
    /// Its id in the page.
    pub id: String,
    /// What it holds at first.
    pub value: String,
    name: &'static str,
    form: Option<FormState>,
}

impl Field {
    /// What is wrong with what was typed, in plain words.
    pub fn error(&self) -> Option<String> {
        let refusal = self.form?.refusal.get()?;
        (refusal.field() == Some(self.name)).then(|| copy::refusals::sentence(&refusal))
    }

    /// For `aria-invalid`.
    pub fn is_bad(&self) -> impl Fn() -> Option<&'static str> + Clone + use<> {
        let field = self.clone();
        move || field.error().map(|_| "true")
    }

    /// For `aria-describedby`.
    pub fn described_by(&self, hint: &'static str) -> impl Fn() -> Option<String> + Clone + use<> {
        let field = self.clone();
        move || {
            let id = &field.id;
            match (!hint.is_empty(), field.error().is_some()) {
                (true, true) => Some(format!("{id}-hint {id}-error")),
                (true, false) => Some(format!("{id}-hint")),
                (false, true) => Some(format!("{id}-error")),
                (false, false) => None,
            }
        }
    }
}

/// The field called `name` of the form around it; what was typed before wins over `value`.
pub fn use_field(name: &'static str, value: String) -> Field {
    let form = use_context::<FormState>();
    let typed = form.and_then(|form| form.typed(name));
    let key = form.map(FormState::key).unwrap_or_default();
    Field { id: format!("{key}-{name}"), value: typed.unwrap_or(value), name, form }
}

/// Label, hint and error around a field's input.
#[component]
pub fn Frame(
    /// The field.
    field: Field,
    /// What it asks.
    label: &'static str,
    /// What may help to answer.
    #[prop(optional)]
    hint: &'static str,
    /// The input.
    children: Children,
) -> impl IntoView {
    let id = field.id.clone();
    let bad = field.is_bad();
    view! {
        <div class="field" class:field--bad=move || bad().is_some()>
            <label for=id.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="field__hint" id=format!("{id}-hint")>{hint}</p> })}
            {children()}
            {move || field.error().map(|error| view! { <p class="field__error" id=format!("{}-error", field.id)>{error}</p> })}
        </div>
    }
}

/// A field of one line.
#[component]
pub fn TextField(
    /// The field's name.
    name: &'static str,
    /// What it asks.
    label: &'static str,
    /// What may help to answer.
    #[prop(optional)]
    hint: &'static str,
    /// What it holds at first.
    #[prop(optional, into)]
    value: String,
    /// The most characters it takes.
    #[prop(default = domain::text::LINE)]
    max: usize,
    /// `text`, `email`, `tel`, `datetime-local`, …
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in by itself.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// `numeric` for digits.
    #[prop(optional)]
    inputmode: Option<&'static str>,
) -> impl IntoView {
    let field = use_field(name, value);
    let described = field.described_by(hint);
    let maxlength = matches!(kind, "text" | "tel" | "email" | "search").then_some(max);
    view! {
        <Frame field=field.clone() label hint>
            <input id=field.id.clone() name=name type=kind value=field.value.clone() maxlength=maxlength
                autocomplete=autocomplete inputmode=inputmode aria-describedby=described aria-invalid=field.is_bad()/>
        </Frame>
    }
}

/// A choice of one from a list.
#[component]
pub fn Select(
    /// The field's name.
    name: &'static str,
    /// What it asks.
    label: &'static str,
    /// What may help to answer.
    #[prop(optional)]
    hint: &'static str,
    /// Value and words of each choice.
    options: Vec<(String, String)>,
    /// What is chosen at first.
    #[prop(optional, into)]
    value: String,
) -> impl IntoView {
    let field = use_field(name, value);
    let described = field.described_by(hint);
    let chosen = field.value.clone();
    let options = options.into_iter().map(move |(value, words)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{words}</option> }
    });
    view! {
        <Frame field=field.clone() label hint>
            <select id=field.id.clone() name=name aria-describedby=described aria-invalid=field.is_bad()>
                {options.collect_view()}
            </select>
        </Frame>
    }
}

/// Something to tick.
#[component]
pub fn Tick(
    /// The field's name.
    name: &'static str,
    /// What ticking it says.
    label: &'static str,
    /// Whether it is ticked at first.
    #[prop(optional)]
    ticked: bool,
) -> impl IntoView {
    let form = use_context::<FormState>();
    // A browser leaves out what is not ticked: after a refusal, absent means not ticked.
    let ticked = match form {
        Some(form) if form.was_returned() => form.typed(name).is_some(),
        _ => ticked,
    };
    view! {
        <label class="choice">
            <input type="checkbox" name=name checked=ticked/>
            <span>{label}</span>
        </label>
    }
}

/// The choices that answer one question.
#[component]
pub fn Choices(
    /// The field's name, shared by the choices.
    name: &'static str,
    /// What it asks.
    #[prop(into)]
    legend: String,
    /// What may help to answer.
    #[prop(optional, into)]
    hint: String,
    /// The choices.
    children: Children,
) -> impl IntoView {
    let field = use_field(name, String::new());
    let bad = field.is_bad();
    let hint_id = (!hint.is_empty()).then(|| format!("{}-hint", field.id));
    let described = hint_id.clone();
    view! {
        <fieldset class="choices" class:field--bad=move || bad().is_some() aria-describedby=described>
            <legend>{legend}</legend>
            {hint_id.map(|id| view! { <p class="field__hint" id=id>{hint}</p> })}
            {children()}
            {move || field.error().map(|error| view! { <p class="field__error" id=format!("{}-error", field.id)>{error}</p> })}
        </fieldset>
    }
}

/// One of several choices that are all in view.
#[component]
pub fn Choice(
    /// The field's name, shared by the choices.
    name: &'static str,
    /// What this choice stands for.
    #[prop(into)]
    value: String,
    /// What it says.
    #[prop(into)]
    label: String,
    /// What choosing it means.
    #[prop(optional)]
    hint: &'static str,
    /// Whether it is chosen, until somebody chooses otherwise.
    #[prop(optional, into)]
    chosen: Signal<bool>,
    /// Whether several may be chosen.
    #[prop(optional)]
    many: bool,
) -> impl IntoView {
    let form = use_context::<FormState>();
    let chosen = match form {
        Some(form) if form.was_returned() => form.typed_all(name).contains(&value).into(),
        _ => chosen,
    };
    view! {
        <label class="choice">
            <input type=if many { "checkbox" } else { "radio" } name=name value=value checked=move || chosen.get()/>
            <span>{label}{(!hint.is_empty()).then(|| view! { <span class="choice__hint">{hint}</span> })}</span>
        </label>
    }
}

/// A field that nobody sees.
#[component]
pub fn Hidden(
    /// The field's name.
    name: &'static str,
    /// What it holds.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! { <input type="hidden" name=name value=value/> }
}

/// What stands for a choice in a form and in an address.
pub fn form_value(choice: impl serde::Serialize) -> String {
    // A choice without fields is written as its name.
    serde_json::to_value(choice).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
