//! Who may see the community, who may join, and what holds it together.

use domain::community::{Joining, Kind, Settings, SettingsView, Visibility};
use leptos::prelude::*;

use super::Head;
use crate::components::{ActForm, Choice, Choices, Hidden, form_value};
use crate::copy::organise as copy;
use crate::data::ask;
use crate::html::IntoHtml;

/// The page.
#[component]
pub fn AccessPage() -> impl IntoView {
    ask(Settings {}, |now| view! { <Access now/> })
}

#[component]
fn Access(now: SettingsView) -> impl IntoView {
    let SettingsView { visibility, may_be_public, joining, kinds, .. } = now;
    view! {
        <Head heading=copy::ACCESS/>
        <ActForm act="community.set_access">
            <SeenBy visibility may_be_public/>
            <Choices name="joining" legend=copy::JOINING>
                {[Joining::Anyone, Joining::Code, Joining::Approval].map(|choice| view! {
                    <Choice name="joining" value=form_value(choice) label=copy::joining(choice) chosen=choice == joining/>
                }).into_iter().collect_view()}
            </Choices>
            <button class="button" type="submit">{copy::SAVE}</button>
        </ActForm>
        <section>
            <h2>{copy::KINDS}</h2>
            <ActForm act="community.set_kinds">
                <Choices name="kinds" legend=copy::KINDS_HINT>
                    {[Kind::Place, Kind::Need, Kind::Interest].map(|choice| view! {
                        <Choice name="kinds" value=form_value(choice) label=copy::kind(choice)
                            chosen=kinds.contains(&choice) many=true/>
                    }).into_iter().collect_view()}
                </Choices>
                <p class="muted">{copy::KINDS_NEED}</p>
                <button class="button" type="submit">{copy::SAVE}</button>
            </ActForm>
        </section>
    }
}

/// Who may see the community, unless that is settled for good.
#[component]
fn SeenBy(visibility: Visibility, may_be_public: bool) -> impl IntoView {
    if !may_be_public {
        let settled = form_value(Visibility::Members);
        return view! { <p class="notice">{copy::NEED_STAYS}</p><Hidden name="visibility" value=settled/> }.into_html();
    }
    view! {
        <Choices name="visibility" legend=copy::VISIBILITY>
            {[Visibility::Public, Visibility::Members].map(|choice| view! {
                <Choice name="visibility" value=form_value(choice) label=copy::visibility(choice) chosen=choice == visibility/>
            }).into_iter().collect_view()}
        </Choices>
    }
    .into_html()
}
