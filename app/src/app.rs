//! Every address that the phone can show by itself.

use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;

use crate::data::Refresh;
use crate::pages::{community, issues, not_found};

/// The app: what stands in `<body>`.
#[component]
pub fn App() -> impl IntoView {
    provide_context(Refresh::new());
    view! {
        <Router>
            <Routes fallback=not_found::Elsewhere>
                <ParentRoute path=path!("/c/:slug") view=community::layout::Layout>
                    <Route path=path!("") view=community::home::HomePage/>
                    <Route path=path!("issues") view=issues::list::ListPage/>
                    <Route path=path!("issues/new") view=issues::new::NewPage/>
                    <Route path=path!("issues/:id") view=issues::show::ShowPage/>
                    <Route path=path!("*any") view=not_found::Elsewhere/>
                </ParentRoute>
            </Routes>
        </Router>
    }
}
