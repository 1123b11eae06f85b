//! Joining a community: first what it is and who will see you, then a name.

use domain::community::{ContactView, DoorView, Kind, Visibility};
use domain::members::OpensView;
use domain::text::NAME;
use domain::viewer::Role;
use leptos::prelude::*;

use super::Frame;
use crate::components::{Hidden, PlainForm, TextField};
use crate::copy::{account, gatherings, join as copy};
use crate::html::IntoHtml;

/// The page where a code is typed.
#[component]
pub fn CodePage(
    /// Whether what was asked for is not there.
    #[prop(optional)]
    missed: bool,
) -> impl IntoView {
    view! {
        <Frame name=copy::TITLE narrow=true>
            <h1>{copy::TITLE}</h1>
            {missed.then(|| view! { <p class="banner banner--warn" role="status">{copy::NOTHING}</p> })}
            <p class="page__lede">{copy::LEDE}</p>
            <PlainForm name="code" action="/join">
                <TextField name="code" label=account::CODE hint=account::CODE_HINT max=100/>
                <button class="button" type="submit">{copy::FIND}</button>
            </PlainForm>
            <section>
                <h2>{copy::NO_CODE}</h2>
                <p>{copy::NO_CODE_HINT}</p>
                <p><a href="/">{copy::SEE_ALL}</a></p>
            </section>
            <SignInInstead/>
        </Frame>
    }
}

/// The door of a community.
#[component]
pub fn DoorPage(
    /// What is said at the door.
    door: DoorView,
    /// The code that opens it, if there was one.
    code: String,
    /// What the visitor is known by here already.
    name: String,
    /// Whether this phone is signed in to an account.
    signed_in: bool,
) -> impl IntoView {
    let members_only = door.visibility == Visibility::Members;
    let of_need = door.kinds.contains(&Kind::Need);
    let heading = door.name.clone();
    let (contact, welcome) = (door.contact.clone(), door.welcome.clone());
    view! {
        <Frame name=copy::TITLE narrow=true>
            <h1 class="prose">{heading}</h1>
            {door.demonstration.then(|| view! { <p class="banner banner--info">{copy::DEMONSTRATION}</p> })}
            <section>
                <h2>{copy::WHAT}</h2>
                <p>{copy::kinds(&door.kinds)}</p>
                {welcome.map(|welcome| view! { <p class="prose">{welcome}</p> })}
                <Contact contact/>
            </section>
            <section>
                <h2>{copy::WHO_SEES}</h2>
                <ul>{copy::who_sees(members_only, of_need).map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </section>
            <Enter door code name/>
            {(!signed_in).then(|| view! { <SignInInstead/> })}
        </Frame>
    }
}

/// Whom to ask before joining.
#[component]
fn Contact(contact: ContactView) -> impl IntoView {
    contact.name.map(|name| {
        let rest = [contact.telephone, contact.place, contact.times];
        let rest: Vec<String> = rest.into_iter().flatten().collect();
        view! {
            <dl class="facts">
                <div><dt>{copy::CONTACT}</dt><dd class="prose">{name}{rest.into_iter().map(|line| view! { <br/>{line} }).collect_view()}</dd></div>
            </dl>
        }
    })
}

/// The form, or why there is none.
#[component]
fn Enter(door: DoorView, code: String, name: String) -> impl IntoView {
    let action = if code.is_empty() { format!("/join?c={}", door.slug) } else { format!("/join/{code}") };
    let moves = door.opens == Some(OpensView::Replacement);
    let look = (door.visibility == Visibility::Public).then(|| format!("/c/{}", door.slug));
    let (says, button) = match door.opens {
        Some(OpensView::Organiser) => (Some(copy::ORGANISER), copy::BE_ORGANISER),
        Some(OpensView::Replacement) => (Some(copy::REPLACEMENT), copy::MOVE),
        Some(OpensView::Gathering) => (None, gatherings::JOIN),
        _ if door.needs_yes => (Some(copy::NEEDS_YES), copy::ASK),
        _ => (None, copy::JOIN),
    };
    if door.role == Role::Waiting && matches!(door.opens, None | Some(OpensView::Membership)) {
        return view! {
            <section>
                <p class="banner banner--info" role="status">{copy::WAITING}</p>
                <p>{copy::WAITING_HINT}</p>
                <PlainForm name="no-more" action>
                    <Which slug=door.slug code/>
                    <button class="button button--quiet" type="submit">{copy::NO_MORE}</button>
                </PlainForm>
            </section>
        }
        .into_html();
    }
    if door.needs_code {
        return view! {
            <section>
                <p class="banner banner--info">{copy::NEEDS_CODE}</p>
                <PlainForm name="code" action="/join">
                    <TextField name="code" label=account::CODE hint=account::CODE_HINT max=100/>
                    <button class="button" type="submit">{copy::FIND}</button>
                </PlainForm>
            </section>
        }
        .into_html();
    }
    view! {
        <section>
            {door.gathering.map(|(_, title)| view! { <AtGathering title=title.unwrap_or_default()/> })}
            {says.map(|says| view! { <p class="banner banner--info">{says}</p> })}
            <PlainForm name="join" action>
                <Which slug=door.slug code/>
                {(!moves).then(|| view! { <TextField name="name" label=copy::NAME hint=copy::NAME_HINT value=name max=NAME autocomplete="nickname"/> })}
                <div class="button-row">
                    <button class="button" type="submit">{button}</button>
                    {look.map(|look| view! { <a class="button button--quiet" href=look>{copy::LOOK_FIRST}</a> })}
                </div>
                {(!moves).then(|| view! { <p class="muted">{copy::NOTHING_ELSE}</p> })}
            </PlainForm>
        </section>
    }
    .into_html()
}

/// That the code is a meeting's, which one comes in by.
#[component]
fn AtGathering(title: String) -> impl IntoView {
    view! {
        <div class="banner banner--info stack">
            <p class="prose">{gatherings::DOOR}" "<strong>{title}</strong></p>
            <p>{gatherings::DOOR_HINT}</p>
        </div>
        <p>{gatherings::PRIVATE}</p>
    }
}

/// The fields that say which community it is, and what opens it.
#[component]
fn Which(slug: String, code: String) -> impl IntoView {
    view! {
        <Hidden name="c" value=slug/>
        <Hidden name="code" value=code/>
    }
}

#[component]
fn SignInInstead() -> impl IntoView {
    view! {
        <section>
            <h2>{copy::HAVE_KEY}</h2>
            <p><a href="/sign-in">{copy::SIGN_IN}</a></p>
        </section>
    }
}
