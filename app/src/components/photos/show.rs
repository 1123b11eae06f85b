//! The photos of a post.

use domain::Subject;
use domain::photos::PhotoView;
use leptos::prelude::*;

use crate::copy::photos as copy;
use crate::data::use_slug;

/// The photos of a post; nothing if there are none.
#[component]
pub fn Photos(
    /// Which post.
    of: Subject,
    /// The photos.
    photos: Vec<PhotoView>,
) -> impl IntoView {
    let slug = use_slug();
    let any = !photos.is_empty();
    let photos = photos.into_iter().map(|PhotoView { name, words }| {
        let at = format!("/c/{slug}/photos/{of}/{name}");
        let alt = words.clone().unwrap_or_else(|| copy::NO_WORDS.to_owned());
        // What is told to those who can't see it, organisers must see too.
        let caption = words.map(|words| view! { <figcaption class="prose" aria-hidden="true">{words}</figcaption> });
        view! {
            <li data-key=name.to_string()>
                <figure>
                    // In a page of its own, which an installed app gives a way back from.
                    <a href=format!("{at}/large.jpg") target="_blank" rel="noopener">
                        <img src=format!("{at}/small.jpg") alt=alt width="480" height="360" loading="lazy" decoding="async"/>
                        <span class="visually-hidden">" "{copy::LARGER}</span>
                    </a>
                    {caption}
                </figure>
            </li>
        }
    });
    any.then(|| view! { <ul class="photos" role="list" aria-label=copy::TITLE>{photos.collect_view()}</ul> })
}
