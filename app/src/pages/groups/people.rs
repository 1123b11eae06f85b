//! Who is in a group, and who asks to be.

use domain::groups::{PersonView, RequestView, ShowView};
use domain::ids::GroupId;
use leptos::prelude::*;

use crate::components::{ActForm, Hidden, Time};
use crate::copy::groups as copy;
use crate::data::Shown;

/// Those who ask to be let in, for coordinators.
#[component]
pub fn Requests(
    /// The group.
    shown: Shown<ShowView>,
    /// Its id.
    id: GroupId,
) -> impl IntoView {
    let any = shown.read(|group| !group.requests.is_empty());
    view! {
        <Show when=move || any.get()>
            <section class="stack">
                <h2>{copy::REQUESTS}</h2>
                <ul class="cards">
                    <For each=move || shown.with(|group| group.requests.clone()) key=|request| request.member let:request>
                        <Request request id/>
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Request(request: RequestView, id: GroupId) -> impl IntoView {
    view! {
        <li class="card card--ask">
            <p><strong>{request.name}</strong>" · "<Time when=request.asked/></p>
            <ActForm act="group.answer_request" about=request.member.to_string() class="inline-form">
                <Hidden name="group" value=id.to_string()/>
                <Hidden name="member" value=request.member.to_string()/>
                <div class="button-row">
                    <button class="button button--small" type="submit" name="yes" value="yes">{copy::LET_IN}</button>
                    <button class="button button--quiet button--small" type="submit" name="yes" value="no">{copy::NOT_IN}</button>
                </div>
            </ActForm>
        </li>
    }
}

/// Those in it whom the viewer may see.
#[component]
pub fn People(
    /// The group.
    shown: Shown<ShowView>,
    /// Its id.
    id: GroupId,
) -> impl IntoView {
    let nobody = shown.read(|group| {
        group.taken.is_none() && group.closed.is_none() && !group.people.iter().any(|person| person.coordinator)
    });
    let step_in = Memo::new(move |_| shown.with(|group| group.may_step_in));
    view! {
        <section class="stack">
            <h2>{copy::PEOPLE}</h2>
            <Show when=move || nobody.get()><p class="notice">{copy::NO_COORDINATOR}</p></Show>
            <ul class="rows">
                {move || shown.with(|group| group.people.clone()).into_iter().map(|person| view! { <Person person id/> }).collect_view()}
            </ul>
            {move || step_in.get().map(|me| view! {
                <ActForm act="group.make_coordinator" about="me" class="inline-form">
                    <Hidden name="group" value=id.to_string()/>
                    <Hidden name="member" value=me.to_string()/>
                    <button class="button button--quiet button--small" type="submit">{copy::STEP_IN}</button>
                </ActForm>
            })}
        </section>
    }
}

#[component]
fn Person(person: PersonView, id: GroupId) -> impl IntoView {
    let (act, words) = match person.coordinator {
        true => ("group.stand_down", copy::STAND_OTHER_DOWN),
        false => ("group.make_coordinator", copy::MAKE_COORDINATOR),
    };
    view! {
        <li>
            <span class="prose">{person.name}</span>
            {person.coordinator.then(|| view! { " "<span class="badge">{copy::COORDINATOR}</span> })}
            {(!person.shown).then(|| view! { " "<span class="muted">{copy::NOT_SHOWN_LABEL}</span> })}
            {person.member.map(|member| view! {
                <ActForm act about=member.to_string() class="inline-form">
                    <Hidden name="group" value=id.to_string()/>
                    <Hidden name="member" value=member.to_string()/>
                    <button class="button button--quiet button--small" type="submit">{words}</button>
                </ActForm>
            })}
        </li>
    }
}
