//! Fields of forms: each shows what was typed before and what was wrong with it.

use leptos::prelude::*;

use super::act_form::use_form;
use crate::copy;
use crate::html::{Contents, Html, IntoHtml};

/// A field as its form knows it.
pub struct Field {
    /// Its id in the page.
    pub id: String,
    /// What it holds at first.
    pub value: String,
    /// What is wrong with what was typed, in plain words.
    pub error: Option<String>,
}

impl Field {
    /// For `aria-invalid`.
    pub fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }

    /// For `aria-describedby`.
    pub fn described_by(&self, hint: &str) -> Option<String> {
        let id = &self.id;
        match (!hint.is_empty(), self.error.is_some()) {
            (true, true) => Some(format!("{id}-hint {id}-error")),
            (true, false) => Some(format!("{id}-hint")),
            (false, true) => Some(format!("{id}-error")),
            (false, false) => None,
        }
    }

    /// Label, hint and error around its input.
    pub fn framed(self, label: &'static str, hint: &'static str, input: impl IntoView + 'static) -> Html {
        let hint =
            (!hint.is_empty()).then(|| view! { <p class="field__hint" id=format!("{}-hint", self.id)>{hint}</p> });
        let is_bad = self.error.is_some();
        view! {
            <div class="field" class:field--bad=is_bad>
                <label for=self.id.clone()>{label}</label>
                {hint}
                {input}
                {problem(&self.id, self.error)}
            </div>
        }
        .into_html()
    }
}

/// What is wrong, below the field.
fn problem(id: &str, error: Option<String>) -> impl IntoView + use<> {
    let id = format!("{id}-error");
    error.map(|error| view! { <p class="field__error" id=id>{error}</p> })
}

/// The field called `name` of the form around it; what was typed before wins over `value`.
pub fn use_field(name: &'static str, value: String) -> Field {
    let form = use_form();
    let refusal = form.refusal.as_ref().filter(|refusal| refusal.field() == Some(name));
    Field {
        id: format!("{}-{name}", form.key()),
        value: form.typed(name).map_or(value, str::to_owned),
        error: refusal.map(copy::refusals::sentence),
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
    let maxlength = matches!(kind, "text" | "tel" | "email" | "search").then_some(max);
    let input = view! {
        <input id=field.id.clone() name=name type=kind value=field.value.clone() maxlength=maxlength
            autocomplete=autocomplete inputmode=inputmode aria-describedby=field.described_by(hint) aria-invalid=field.invalid()/>
    };
    field.framed(label, hint, input)
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
    let options = options.into_iter().map(|(value, words)| {
        let selected = value == field.value;
        view! { <option value=value selected=selected>{words}</option> }
    });
    let input = view! {
        <select id=field.id.clone() name=name aria-describedby=field.described_by(hint) aria-invalid=field.invalid()>
            {options.collect_view()}
        </select>
    };
    field.framed(label, hint, input)
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
    let form = use_form();
    // A browser leaves out what is not ticked: after a refusal, absent means not ticked.
    let ticked = if form.was_returned() { form.typed(name).is_some() } else { ticked };
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
    children: Contents,
) -> impl IntoView {
    let field = use_field(name, String::new());
    let is_bad = field.error.is_some();
    let hint_id = (!hint.is_empty()).then(|| format!("{}-hint", field.id));
    let described = field.described_by(&hint);
    view! {
        <fieldset class="choices" class:field--bad=is_bad aria-describedby=described>
            <legend>{legend}</legend>
            {hint_id.map(|id| view! { <p class="field__hint" id=id>{hint}</p> })}
            {children.html()}
            {problem(&field.id, field.error)}
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
    #[prop(optional)]
    chosen: bool,
    /// Whether several may be chosen.
    #[prop(optional)]
    many: bool,
    /// What it costs, in hundredths, for a meter.
    #[prop(optional_no_strip)]
    cost: Option<u64>,
) -> impl IntoView {
    let form = use_form();
    let chosen = if form.was_returned() { form.typed_all(name).any(|typed| typed == value) } else { chosen };
    view! {
        <label class="choice">
            <input type=if many { "checkbox" } else { "radio" } name=name value=value checked=chosen data-cost=cost.map(|cost| cost.to_string())/>
            <span>{label}{(!hint.is_empty()).then(|| view! { <span class="choice__hint">{hint}</span> })}</span>
        </label>
    }
}

/// The number of one of several things that share a field, in their order: its place, or its points. It is
/// chosen from a list where there is an `up_to`.
#[component]
pub fn NumberOf(
    /// The field's name, shared by the things.
    name: &'static str,
    /// Which of them it is, from 0.
    nth: usize,
    /// What the thing is.
    label: String,
    /// The number it has at first.
    #[prop(optional_no_strip)]
    value: Option<u32>,
    /// The lowest number that may be chosen.
    #[prop(default = 1)]
    from: u32,
    /// The highest number that may be chosen.
    #[prop(optional)]
    up_to: Option<u32>,
) -> impl IntoView {
    let form = use_form();
    let id = format!("{}-{name}-{nth}", form.key());
    let value = match form.typed_all(name).nth(nth) {
        Some(typed) => typed.to_owned(),
        None => value.map(|value| value.to_string()).unwrap_or_default(),
    };
    let input = match up_to {
        Some(up_to) => {
            let numbers = (from..=up_to).map(|number| number.to_string()).map(|number| {
                let selected = number == value;
                view! { <option value=number.clone() selected=selected>{number.clone()}</option> }
            });
            view! {
                <select id=id.clone() name=name>
                    <option value="">{copy::votes::NO_NUMBER}</option>
                    {numbers.collect_view()}
                </select>
            }
            .into_html()
        }
        None => view! { <input id=id.clone() name=name type="text" inputmode="numeric" maxlength="9" autocomplete="off" value=value/> }.into_html(),
    };
    view! { <div class="numbered"><label for=id>{label}</label>{input}</div> }
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
