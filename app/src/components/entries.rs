//! Entries of the Record, as sentences.

use domain::record::RecordEntry;
use leptos::prelude::*;

use super::links::address;
use crate::copy::record::{Piece, sentence};
use crate::copy::{common, grouped, record as copy};
use crate::html::IntoHtml;

/// Entries under the days on which they happened.
#[component]
pub fn Days(
    /// The entries, the newest first.
    entries: Vec<RecordEntry>,
    /// The community's address part.
    slug: String,
    /// The level of the days' headings: 2 or 3.
    #[prop(default = 2)]
    level: u8,
) -> impl IntoView {
    let days = entries.chunk_by(|a, b| a.day == b.day).map(|day| {
        let heading = day.first().map(|entry| entry.day.clone());
        let entries = day.iter().cloned().map(|entry| view! { <Entry entry slug=slug.clone()/> });
        let heading = match level {
            2 => view! { <h2 class="timeline__date">{heading}</h2> }.into_html(),
            _ => view! { <h3 class="timeline__date">{heading}</h3> }.into_html(),
        };
        view! {
            {heading}
            <ol class="timeline__day">{entries.collect_view()}</ol>
        }
    });
    view! { <div class="timeline">{days.collect_view()}</div> }.into_html()
}

#[component]
fn Entry(entry: RecordEntry, slug: String) -> impl IntoView {
    let number = grouped(u32::try_from(entry.seq).unwrap_or(u32::MAX));
    view! {
        <li class="timeline__entry" data-key=entry.seq.to_string()>
            <a class="timeline__number" href=format!("/c/{slug}/record/{}", entry.seq)>
                <span class="visually-hidden">{copy::ENTRY}" "</span>{number}
            </a>
            <div class="timeline__what">
                {said(&entry, &slug)}
                {entry.words.map(|words| view! { <p class="timeline__words prose">{words}</p> })}
                {entry.taken.map(|taken| view! { <p class="muted">{common::taken(&taken)}</p> })}
                <span class="timeline__meta"><time datetime=entry.at.iso>{entry.time}</time></span>
            </div>
        </li>
    }
}

/// What happened, with links.
pub fn said(entry: &RecordEntry, slug: &str) -> impl IntoView + use<> {
    let pieces = sentence(entry).into_iter().map(|piece| match piece {
        Piece::Words(words) => words.into_html(),
        Piece::Link(link, title) => view! { <a href=address(slug, link.to)>{title}</a> }.into_html(),
    });
    view! { <p>{pieces.collect::<Vec<_>>()}</p> }
}
