//! Every address of a community.

use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{MatchNestedRoutes, path};

#[cfg(not(feature = "worker"))]
use crate::pages::organise;
use crate::pages::{community, gatherings, groups, ideas, issues, jobs, not_found, record, search, votes};

/// What stands in `<body>` on the pages of a community.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=not_found::Elsewhere>
                <ParentRoute path=path!("/c/:slug") view=community::layout::Layout>
                    <Route path=path!("") view=community::home::HomePage/>
                    <Route path=path!("about") view=community::about::AboutPage/>
                    <Route path=path!("record") view=record::list::ListPage/>
                    <Route path=path!("record/:seq") view=record::show::ShowPage/>
                    <Route path=path!("search") view=search::SearchPage/>
                    <Route path=path!("issues") view=issues::list::ListPage/>
                    <Route path=path!("issues/new") view=issues::new::NewPage/>
                    <Route path=path!("issues/:id") view=issues::show::ShowPage/>
                    <Route path=path!("ideas") view=ideas::list::ListPage/>
                    <Route path=path!("ideas/new") view=ideas::new::NewPage/>
                    <Route path=path!("ideas/:id") view=ideas::show::ShowPage/>
                    <Route path=path!("ideas/:id/edit") view=ideas::edit::EditPage/>
                    <Route path=path!("groups") view=groups::list::ListPage/>
                    <Route path=path!("groups/new") view=groups::new::NewPage/>
                    <Route path=path!("groups/:id") view=groups::show::ShowPage/>
                    <Route path=path!("jobs") view=jobs::mine::MinePage/>
                    <Route path=path!("jobs/new") view=jobs::new::NewPage/>
                    <Route path=path!("jobs/:id") view=jobs::show::ShowPage/>
                    <Route path=path!("votes") view=votes::list::ListPage/>
                    <Route path=path!("votes/:id") view=votes::show::ShowPage/>
                    <Route path=path!("votes/:id/recount") view=votes::recount::RecountPage/>
                    <Route path=path!("meetings") view=gatherings::list::ListPage/>
                    <Route path=path!("meetings/:id") view=gatherings::show::ShowPage/>
                    <Route path=path!("meetings/:id/check-in") view=gatherings::check_in::CheckInPage/>
                    <ServerOnly/>
                    <Route path=path!("*any") view=not_found::Elsewhere/>
                </ParentRoute>
            </Routes>
        </Router>
    }
}

/// Pages to settle a community and pages to print. Phones ask the server for them and keep none.
#[cfg(not(feature = "worker"))]
#[component(transparent)]
fn ServerOnly() -> impl MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=path!("") view=leptos_router::components::Outlet>
            <Route path=path!("print/meeting/:id") view=gatherings::sheet::SheetPage/>
            <Route path=path!("organise/meetings/new") view=gatherings::new::NewPage/>
            <Route path=path!("print/groups/:id/call-sheet") view=groups::call_sheet::CallSheetPage/>
            <Route path=path!("organise") view=organise::index::IndexPage/>
            <Route path=path!("organise/details") view=organise::details::DetailsPage/>
            <Route path=path!("organise/access") view=organise::access::AccessPage/>
            <Route path=path!("organise/categories") view=organise::categories::CategoriesPage/>
            <Route path=path!("organise/people") view=organise::people::PeoplePage/>
            <Route path=path!("organise/codes") view=organise::codes::CodesPage/>
            <Route path=path!("organise/reports") view=organise::reports::ReportsPage/>
            <Route path=path!("print/poster") view=organise::poster::PosterPage/>
            <Route path=path!("organise/votes/new") view=votes::new::NewPage/>
        </ParentRoute>
    }
    .into_inner()
}

/// As above, on a phone.
#[cfg(feature = "worker")]
#[component(transparent)]
fn ServerOnly() -> impl MatchNestedRoutes + Clone {
    view! { <Route path=path!("organise") view=not_found::Elsewhere/> }.into_inner()
}
