//! What can be done about anything that was posted: tell an organiser, take it back, hide or erase it.

use domain::Subject;
use domain::query::{How, Taken};
use domain::text::PROSE;
use domain::viewer::Role;
use leptos::prelude::*;

use super::act_form::is_returned;
use super::{ActForm, Hidden, TextArea};
use crate::copy::moderation as copy;
use crate::html::{Html, IntoHtml};
use crate::pages::community::use_frame;

/// The acts of this component.
const ACTS: [&str; 5] = ["post.tell_organiser", "post.withdraw", "post.hide", "post.unhide", "post.erase"];

/// What a viewer may do about a post.
#[derive(Clone, Copy)]
struct May {
    tell: bool,
    withdraw: bool,
    hide: bool,
    unhide: bool,
    erase: bool,
}

impl May {
    fn on(subject: Subject, role: Role, mine: bool, how: Option<How>) -> May {
        let is_there = matches!(how, None | Some(How::Hidden));
        let organises = role == Role::Organiser && is_there;
        let is_own_words = matches!(subject, Subject::Issue(_) | Subject::Idea(_) | Subject::Comment(_));
        May {
            tell: role >= Role::Member && how.is_none() && !mine,
            withdraw: role >= Role::Member && is_there && mine && is_own_words,
            hide: organises && how.is_none(),
            unhide: organises && how == Some(How::Hidden),
            erase: organises,
        }
    }

    fn nothing(self) -> bool {
        !(self.tell || self.withdraw || self.hide || self.unhide || self.erase)
    }
}

/// The ways to tell an organiser about a post, to take it back, to hide and to erase it, folded away.
#[component]
pub fn Moderation(
    /// The post.
    subject: Subject,
    /// Whether the viewer wrote it.
    mine: bool,
    /// How it was taken away, if it was.
    taken: Option<Taken>,
) -> impl IntoView {
    let may = May::on(subject, use_frame().role, mine, taken.map(|taken| taken.how));
    let about = subject.to_string();
    let is_open = ACTS.iter().any(|act| is_returned(act, &about));
    // One thing to do is named at once; several stand behind a common word.
    let summary = match may {
        May { tell: true, hide: false, .. } => copy::TELL,
        May { withdraw: true, hide: false, erase: false, .. } => copy::WITHDRAW,
        _ => copy::MORE,
    };
    (!may.nothing()).then(|| {
        view! {
            <details class="more" open=is_open>
                <summary>{summary}</summary>
                <div class="more__body">
                    {may.tell.then(|| with_words(subject, ACTS[0], "words", [copy::TELL_WHAT, copy::TELL_HINT, copy::TELL]))}
                    {may.withdraw.then(|| at_once(subject, ACTS[1], copy::WITHDRAW_HINT, copy::WITHDRAW))}
                    {may.hide.then(|| with_words(subject, ACTS[2], "reason", [copy::HIDE_WHY, copy::HIDE_HINT, copy::HIDE]))}
                    {may.unhide.then(|| at_once(subject, ACTS[3], "", copy::UNHIDE))}
                    {may.erase.then(|| with_words(subject, ACTS[4], "reason", [copy::ERASE_WHY, copy::ERASE_HINT, copy::ERASE]))}
                </div>
            </details>
        }
        .into_html()
    })
}

/// A form that asks for words: label, hint and button.
fn with_words(
    subject: Subject,
    act: &'static str,
    name: &'static str,
    [label, hint, button]: [&'static str; 3],
) -> Html {
    view! {
        <ActForm act about=subject.to_string()>
            <Hidden name="subject" value=subject.to_string()/>
            <TextArea name label hint max=PROSE rows=2/>
            <button class="button button--quiet button--small" type="submit">{button}</button>
        </ActForm>
    }
    .into_html()
}

/// A form that is one button.
fn at_once(subject: Subject, act: &'static str, hint: &'static str, button: &'static str) -> Html {
    view! {
        <ActForm act about=subject.to_string()>
            <Hidden name="subject" value=subject.to_string()/>
            {(!hint.is_empty()).then(|| view! { <p>{hint}</p> })}
            <button class="button button--quiet button--small" type="submit">{button}</button>
        </ActForm>
    }
    .into_html()
}
