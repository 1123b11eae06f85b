//! The categories that issues are sorted by.

use domain::community::{Settings, SettingsView};
use domain::text::PROSE;
use leptos::prelude::*;

use super::Head;
use crate::components::{ActForm, TextArea};
use crate::copy::organise as copy;
use crate::data::ask;

/// The page.
#[component]
pub fn CategoriesPage() -> impl IntoView {
    ask(Settings {}, |now| view! { <Categories now/> })
}

#[component]
fn Categories(now: SettingsView) -> impl IntoView {
    let lines = u32::try_from(now.categories.lines().count()).unwrap_or(u32::MAX);
    view! {
        <Head heading=copy::CATEGORIES/>
        <ActForm act="community.set_categories">
            <TextArea name="categories" label=copy::CATEGORIES_LABEL hint=copy::CATEGORIES_HINT max=PROSE * 2
                rows=(lines + 2).clamp(6, 20) value=now.categories/>
            <button class="button" type="submit">{copy::SAVE}</button>
        </ActForm>
    }
}
