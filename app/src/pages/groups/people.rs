//! Who is in a group, and who asks to be.

use domain::groups::{PersonView, RequestView};
use domain::ids::{GroupId, MemberId};
use leptos::prelude::*;

use crate::components::{ActForm, Hidden, Time};
use crate::copy::groups as copy;

/// Those who ask to be let in, for coordinators.
#[component]
pub fn Requests(
    /// The group.
    id: GroupId,
    /// Who asks.
    requests: Vec<RequestView>,
) -> impl IntoView {
    (!requests.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{copy::REQUESTS}</h2>
                <ul class="cards">
                    {requests.into_iter().map(|request| view! { <Request request id/> }).collect_view()}
                </ul>
            </section>
        }
    })
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
    id: GroupId,
    /// Those.
    people: Vec<PersonView>,
    /// Whether it is without a coordinator, and needs one.
    nobody: bool,
    /// The viewer, if they may become its coordinator.
    step_in: Option<MemberId>,
) -> impl IntoView {
    view! {
        <section class="stack">
            <h2>{copy::PEOPLE}</h2>
            {people.iter().any(|person| person.trust.is_some()).then(|| view! { <p class="muted">{copy::TRUST_HINT}</p> })}
            {nobody.then(|| view! { <p class="notice">{copy::NO_COORDINATOR}</p> })}
            <ul class="rows">{people.into_iter().map(|person| view! { <Person person id/> }).collect_view()}</ul>
            {step_in.map(|me| view! {
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
    let (trust, trust_words) = match person.trusted {
        true => ("no", copy::TRUST_NO_MORE),
        false => ("yes", copy::TRUST),
    };
    let (act, words) = match person.coordinator {
        true => ("group.stand_down", copy::STAND_OTHER_DOWN),
        false => ("group.make_coordinator", copy::MAKE_COORDINATOR),
    };
    view! {
        <li>
            <span class="prose">{person.name}</span>
            {person.coordinator.then(|| view! { " "<span class="badge">{copy::COORDINATOR}</span> })}
            {(!person.shown).then(|| view! { " "<span class="muted">{copy::NOT_SHOWN_LABEL}</span> })}
            {person.trusted.then(|| view! { " "<span class="badge">{copy::TRUSTED}</span> })}
            {person.trust.map(|member| view! {
                <ActForm act="group.trust" about=member.to_string() class="inline-form">
                    <Hidden name="group" value=id.to_string()/>
                    <Hidden name="member" value=member.to_string()/>
                    <button class="button button--quiet button--small" type="submit" name="yes" value=trust>{trust_words}</button>
                </ActForm>
            })}
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
