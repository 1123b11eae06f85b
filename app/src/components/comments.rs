//! What was said on a thing, and the form to say something.

use domain::Subject;
use domain::comments::CommentView;
use domain::text::PROSE;
use leptos::prelude::*;

use super::{ActForm, Hidden, Moderation, TextArea, Tick, Time};
use crate::copy::{comments as copy, common};
use crate::pages::community::use_frame;

/// The comments on a thing, with the form for another.
#[component]
pub fn Comments(
    /// What they are about.
    on: Subject,
    /// What was said, oldest first.
    comments: Signal<Vec<CommentView>>,
    /// Whether the viewer may say something.
    may_act: Signal<bool>,
) -> impl IntoView {
    let frame = use_frame();
    let names_shown = frame.read(|frame| frame.names_shown);
    view! {
        <section class="stack" aria-labelledby="comments">
            <h2 id="comments">{copy::TITLE}</h2>
            <Show when=move || comments.with(Vec::is_empty)>
                <p class="muted">{copy::NONE}</p>
            </Show>
            <For each=move || comments.get() key=|comment| (comment.id, comment.body.is_some(), comment.taken.is_some()) let:comment>
                <Comment comment/>
            </For>
            {move || may_act.get().then(|| view! {
                <ActForm act="comment.post" about=on.to_string()>
                    <Hidden name="on" value=on.to_string()/>
                    <TextArea name="body" label=copy::YOURS max=PROSE rows=3/>
                    <Tick name="show_name" label=common::SHOW_NAME ticked=names_shown.get_untracked()/>
                    <button class="button" type="submit">{copy::POST}</button>
                </ActForm>
            })}
        </section>
    }
}

#[component]
fn Comment(comment: CommentView) -> impl IntoView {
    let author = comment.by.unwrap_or_else(|| common::A_MEMBER.to_owned());
    let body = comment.body.unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    let taken = comment.taken.clone();
    view! {
        <article class="comment" data-key=comment.id.to_string()>
            <p class="comment__by"><strong>{author}</strong>" · "<Time when=comment.posted/></p>
            {comment.taken.map(|taken| view! { <p class="notice">{common::taken(&taken)}</p> })}
            <p class="prose">{body}</p>
            <Moderation subject=Subject::Comment(comment.id) mine=comment.mine taken=taken/>
        </article>
    }
}
