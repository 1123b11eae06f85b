//! What people have told the organisers about posts.

use domain::posts::{ReportView, Reports, ReportsView};
use domain::text::PROSE;
use leptos::prelude::*;

use super::Head;
use crate::components::links::address;
use crate::components::{ActForm, Hidden, PagerLinks, TextArea, Time};
use crate::copy::{common, organise as copy};
use crate::data::{ask, use_asked_for, use_slug};
use crate::html::IntoHtml;

/// The page.
#[component]
pub fn ReportsPage() -> impl IntoView {
    let page = use_asked_for("page").and_then(|page| page.parse().ok());
    ask(Reports { page }, |view| view! { <All view/> })
}

#[component]
fn All(view: ReportsView) -> impl IntoView {
    let slug = use_slug();
    let none = view.reports.is_empty();
    let page = move |page: u32| format!("/c/{slug}/organise/reports?page={page}");
    view! {
        <Head heading=copy::REPORTS/>
        {none.then(|| view! { <div class="empty"><p>{copy::REPORTS_NONE}</p></div> })}
        <ul class="cards">{view.reports.into_iter().map(|report| view! { <Report report/> }).collect_view()}</ul>
        <PagerLinks pager=view.pager address=page/>
    }
}

#[component]
fn Report(report: ReportView) -> impl IntoView {
    let slug = use_slug();
    let title = report.title.unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    let by = report.by.unwrap_or_else(|| copy::REPORT_SOMEBODY.to_owned());
    let id = report.id.to_string();
    let waits = report.answer.is_none();
    let answer = match report.answer {
        Some(answer) => view! { <p class="prose"><strong>{copy::REPORT_ANSWERED}": "</strong>{answer}</p> }.into_html(),
        None => view! {
            <ActForm act="post.settle_report" about=id.clone()>
                <Hidden name="report" value=id/>
                <TextArea name="words" label=copy::REPORT_ANSWER hint=copy::REPORT_HINT max=PROSE rows=2/>
                <button class="button button--small" type="submit">{copy::REPORT_SETTLE}</button>
            </ActForm>
        }
        .into_html(),
    };
    view! {
        <li class=if waits { "card card--ask" } else { "card" }>
            <h2 class="prose">{report.words}</h2>
            <p class="card__foot">
                {waits.then(|| view! { <span class="badge badge--waiting">{copy::REPORT_OPEN}</span> })}
                {report.hidden.then(|| view! { <span class="badge">{copy::REPORT_HIDDEN}</span> })}
                <span class="prose">{copy::REPORT_BY}" "{by}</span>
                <Time when=report.at/>
            </p>
            <p class="prose">{copy::REPORT_ON}": "<a href=address(&slug, report.page)>{title}</a></p>
            {answer}
        </li>
    }
}
