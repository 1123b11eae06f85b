//! A group's call sheet, to be printed.

use domain::groups::{CallSheet, CallSheetView};
use domain::jobs::JobView;
use leptos::prelude::*;

use crate::components::links::address;
use crate::components::{Time, title};
use crate::copy::{common, groups as copy, jobs};
use crate::data::{ask_about, use_slug};
use crate::html::IntoHtml;

/// The page.
#[component]
pub fn CallSheetPage() -> impl IntoView {
    title(copy::CALL_SHEET_TITLE);
    ask_about("id", |id| CallSheet { id }, |sheet| view! { <Sheet sheet/> })
}

#[component]
fn Sheet(sheet: CallSheetView) -> impl IntoView {
    let name = sheet.group.title.unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    view! {
        <div class="page__head"><h1 class="prose">{copy::CALL_SHEET_TITLE}": "{name}</h1></div>
        <p class="no-print">{copy::CALL_SHEET_PRINT}" "<a href=address(&use_slug(), sheet.group.to)>{copy::BACK}</a></p>
        <dl class="facts">
            <div><dt>{copy::CALL_SHEET_MADE}</dt><dd><Time when=sheet.made/></dd></div>
            <div><dt>{copy::CALL_SHEET_ASK}</dt><dd class="prose">{sheet.coordinators.join(", ")}</dd></div>
        </dl>
        {if sheet.jobs.is_empty() {
            view! { <p class="empty">{copy::CALL_SHEET_NONE}</p> }.into_html()
        } else {
            view! { <Jobs jobs=sheet.jobs/> }.into_html()
        }}
        <p>{copy::CALL_SHEET_CARE}</p>
    }
}

#[component]
fn Jobs(jobs: Vec<JobView>) -> impl IntoView {
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=copy::CALL_SHEET_TITLE>
            <table class="call-sheet">
                <thead>
                    <tr>
                        <th scope="col">{copy::DONE}</th>
                        <th scope="col">{copy::JOB}</th>
                        <th scope="col">{copy::WHEN}</th>
                        <th scope="col">{copy::PLACE}</th>
                        <th scope="col">{copy::WHO}</th>
                    </tr>
                </thead>
                <tbody>{jobs.into_iter().map(|job| view! { <Row job/> }).collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(job: JobView) -> impl IntoView {
    let missing = job.needed.saturating_sub(job.people);
    let names = job.names.unwrap_or_default();
    view! {
        <tr>
            <td class="call-sheet__tick"></td>
            <td>
                <strong class="prose">{job.what.unwrap_or_else(|| common::TAKEN_AWAY.to_owned())}</strong>
                {job.details.map(|details| view! { <br/><span class="prose">{details}</span> })}
            </td>
            <td>{job.when.map(|when| view! { <Time when/> })}</td>
            <td class="prose">{job.place}</td>
            <td>
                <span class="prose">{names.join(", ")}</span>" "
                {(missing > 0).then(|| view! { <span class="muted">{jobs::more(missing)}</span> })}
            </td>
        </tr>
    }
}
