//! Who may see the community, who may join, and what holds it together.

use domain::community::{Joining, Kind, Settings, SettingsView, Visibility};
use leptos::prelude::*;

use super::Head;
use crate::components::{ActForm, Choice, Hidden, form_value};
use crate::copy::organise as copy;
use crate::data::ask;

/// The page.
#[component]
pub fn AccessPage() -> impl IntoView {
    ask(|| Settings {}, |shown| view! { <Access now=shown.get()/> }.into_any())
}

#[component]
fn Access(now: SettingsView) -> impl IntoView {
    let seen = [Visibility::Public, Visibility::Members].map(|choice| {
        view! { <Choice name="visibility" value=form_value(choice) label=copy::visibility(choice) chosen=choice == now.visibility/> }
    });
    let joined = [Joining::Anyone, Joining::Code, Joining::Approval].map(|choice| {
        view! { <Choice name="joining" value=form_value(choice) label=copy::joining(choice) chosen=choice == now.joining/> }
    });
    let kinds = [Kind::Place, Kind::Need, Kind::Interest].map(|choice| {
        view! { <Choice name="kinds" value=form_value(choice) label=copy::kind(choice) chosen=now.kinds.contains(&choice) many=true/> }
    });
    let seen = match now.may_be_public {
        true => view! {
            <fieldset class="choices"><legend>{copy::VISIBILITY}</legend>{seen.into_iter().collect_view()}</fieldset>
        }
        .into_any(),
        false => view! {
            <p class="notice">{copy::NEED_STAYS}</p>
            <Hidden name="visibility" value=form_value(Visibility::Members)/>
        }
        .into_any(),
    };
    view! {
        <Head heading=copy::ACCESS/>
        <ActForm act="community.set_access">
            {seen}
            <fieldset class="choices"><legend>{copy::JOINING}</legend>{joined.into_iter().collect_view()}</fieldset>
            <button class="button" type="submit">{copy::SAVE}</button>
        </ActForm>
        <section>
            <h2>{copy::KINDS}</h2>
            <ActForm act="community.set_kinds">
                <fieldset class="choices">
                    <legend>{copy::KINDS_HINT}</legend>
                    {kinds.into_iter().collect_view()}
                    <FieldError name="kinds"/>
                </fieldset>
                <p class="muted">{copy::KINDS_NEED}</p>
                <button class="button" type="submit">{copy::SAVE}</button>
            </ActForm>
        </section>
    }
}

/// What is wrong with what was chosen.
#[component]
fn FieldError(name: &'static str) -> impl IntoView {
    let field = crate::components::fields::use_field(name, String::new());
    move || field.error().map(|error| view! { <p class="field__error" role="alert">{error}</p> })
}
