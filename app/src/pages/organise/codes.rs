//! The codes that organisers give out.

use domain::members::{CodeView, Codes, CodesView, OpensView};
use leptos::prelude::*;

use super::{Code, Head, join_link};
use crate::components::{ActForm, Hidden, Time, form_value};
use crate::copy::organise as copy;
use crate::data::ask;

/// The page.
#[component]
pub fn CodesPage() -> impl IntoView {
    ask(Codes {}, |view| view! { <All view/> })
}

#[component]
fn All(view: CodesView) -> impl IntoView {
    let none = view.codes.is_empty();
    view! {
        <Head heading=copy::CODES/>
        {none.then(|| view! { <div class="empty"><p>{copy::CODES_NONE}</p></div> })}
        <ul class="cards">{view.codes.into_iter().map(|code| view! { <One code/> }).collect_view()}</ul>
        <MakeCode/>
        <ActForm act="member.make_code" about="organiser">
            <Hidden name="opens" value=form_value(OpensView::Organiser)/>
            <p>{copy::MAKE_ORGANISER_HINT}</p>
            <button class="button button--quiet" type="submit">{copy::MAKE_ORGANISER_CODE}</button>
        </ActForm>
    }
}

/// The form for a code that many people may join with.
#[component]
pub fn MakeCode() -> impl IntoView {
    view! {
        <ActForm act="member.make_code" about="members">
            <Hidden name="opens" value=form_value(OpensView::Membership)/>
            <p>{copy::MAKE_CODE_HINT}</p>
            <button class="button" type="submit">{copy::MAKE_CODE}</button>
        </ActForm>
    }
}

#[component]
fn One(code: CodeView) -> impl IntoView {
    let link = join_link(&code.code);
    let is_shared = code.opens == OpensView::Membership;
    view! {
        <li class="card">
            <h2>{copy::opens(code.opens)}{code.whose.map(|whose| view! { " "{whose} })}</h2>
            <Code code=code.code.clone()/>
            <p class="prose">{copy::JOIN_LINK}": "<a href=link.clone()>{link.clone()}</a></p>
            <p class="card__foot">
                <span>{copy::MADE}" "<Time when=code.made/></span>
                {is_shared.then(|| view! { <span>{copy::USES}" "{copy::uses(code.uses)}</span> })}
                {code.ends.map(|ends| view! { <span>{copy::ENDS}" "<Time when=ends/></span> })}
            </p>
            <ActForm act="member.end_code" about=code.code.clone() class="inline-form">
                <Hidden name="code" value=code.code/>
                <button class="button button--quiet button--small" type="submit">{copy::END_CODE}</button>
            </ActForm>
        </li>
    }
}
