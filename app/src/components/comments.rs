//! What was said on a thing, and the form to say something.

use domain::Subject;
use domain::comments::CommentView;
use domain::text::PROSE;
use leptos::prelude::*;

use super::on_phone::is_outline;
use super::{ActForm, Hidden, Moderation, PhotoField, Photos, SavedHere, TextArea, Tick, Time};
use crate::copy::{comments as copy, common};
use crate::pages::community::use_frame;

/// The comments on a thing, with the form for another.
#[component]
pub fn Comments(
    /// What they are about.
    on: Subject,
    /// What was said, oldest first.
    comments: Vec<CommentView>,
    /// Whether the viewer may say something.
    may_act: bool,
) -> impl IntoView {
    let names_shown = use_frame().names_shown;
    view! {
        <section class="stack" aria-labelledby="comments">
            <h2 id="comments">{copy::TITLE}</h2>
            {(comments.is_empty() && !is_outline(on)).then(|| view! { <p class="muted">{copy::NONE}</p> })}
            {comments.into_iter().map(|comment| view! { <Comment comment/> }).collect_view()}
            {may_act.then(|| view! {
                <ActForm act="comment.post" with_photos=true about=on.to_string()>
                    <Hidden name="on" value=on.to_string()/>
                    <TextArea name="body" label=copy::YOURS max=PROSE rows=3/>
                    <PhotoField/>
                    <Tick name="show_name" label=common::SHOW_NAME ticked=names_shown/>
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
    view! {
        <article class="comment" data-key=comment.id.to_string()>
            <p class="comment__by"><strong>{author}</strong>" · "<Time when=comment.posted/>" "<SavedHere on=Subject::Comment(comment.id)/></p>
            {comment.taken.as_ref().map(|taken| view! { <p class="notice">{common::taken(taken)}</p> })}
            <p class="prose">{body}</p>
            <Photos of=Subject::Comment(comment.id) photos=comment.photos/>
            <Moderation subject=Subject::Comment(comment.id) mine=comment.mine taken=comment.taken/>
        </article>
    }
}
