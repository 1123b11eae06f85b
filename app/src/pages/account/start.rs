//! Starting a community, one question a page. What was answered before travels along in the form,
//! so that nothing is lost on the way back.

use domain::community::{Joining, Kind, Visibility};
use domain::text::{LINE, NAME};
use leptos::prelude::*;

use super::Frame;
use crate::components::{Choice, Choices, Hidden, PlainForm, Select, TextField, form_value};
use crate::copy::start as copy;
use crate::html::IntoHtml;

/// A step on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Its name.
    Name,
    /// What holds it together.
    Kinds,
    /// Its address.
    Address,
    /// Its time zone.
    Zone,
    /// Who may see it.
    See,
    /// Who may join.
    Join,
    /// Why nobody is asked those two, where people share a need.
    Private,
    /// What its founder is known by.
    You,
    /// All of it once more.
    Review,
}

impl Step {
    /// The way where people share a need, and everywhere else.
    pub fn way(of_need: bool) -> &'static [Step] {
        use Step::{Address, Join, Kinds, Name, Private, Review, See, You, Zone};
        if of_need {
            &[Name, Kinds, Address, Zone, Private, You, Review]
        } else {
            &[Name, Kinds, Address, Zone, See, Join, You, Review]
        }
    }

    /// What it is called in forms and addresses.
    pub fn key(self) -> &'static str {
        match self {
            Step::Name => "name",
            Step::Kinds => "kinds",
            Step::Address => "address",
            Step::Zone => "zone",
            Step::See => "see",
            Step::Join => "join",
            Step::Private => "private",
            Step::You => "you",
            Step::Review => "review",
        }
    }

    /// The field that it fills.
    fn field(self) -> &'static str {
        match self {
            Step::Address => "slug",
            Step::See => "visibility",
            Step::Join => "joining",
            Step::You => "founder",
            other => other.key(),
        }
    }
}

/// What has been answered so far, as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// Its name.
    pub name: String,
    /// What holds it together.
    pub kinds: Vec<Kind>,
    /// Its address.
    pub slug: String,
    /// The name of its time zone.
    pub zone: String,
    /// Who may see it.
    pub visibility: Option<Visibility>,
    /// Who may join.
    pub joining: Option<Joining>,
    /// What its founder is known by.
    pub founder: String,
}

impl Answers {
    /// Whether its people share a need.
    pub fn of_need(&self) -> bool {
        self.kinds.contains(&Kind::Need)
    }

    /// All of it as the fields of a form.
    fn fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = vec![
            ("name", self.name.clone()),
            ("slug", self.slug.clone()),
            ("zone", self.zone.clone()),
            ("visibility", self.visibility.map(form_value).unwrap_or_default()),
            ("joining", self.joining.map(form_value).unwrap_or_default()),
            ("founder", self.founder.clone()),
        ];
        fields.extend(self.kinds.iter().map(|kind| ("kinds", form_value(kind))));
        fields.retain(|(_, value)| !value.is_empty());
        fields
    }
}

/// One step.
#[component]
pub fn StartPage(
    /// Which.
    step: Step,
    /// What has been answered before, and what this step is filled with at first.
    answers: Answers,
    /// Where people find this server, such as `https://moot.example`.
    origin: String,
    /// The time zones to choose from.
    zones: Vec<String>,
) -> impl IntoView {
    let way = Step::way(answers.of_need());
    let place = way.iter().position(|known| *known == step).unwrap_or_default();
    let method = if step == Step::Review { "post" } else { "get" };
    let carried = answers.fields().into_iter().filter(|(name, _)| *name != step.field());
    let carried = carried.map(|(name, value)| view! { <Hidden name value/> }).collect_view();
    let before = place.checked_sub(1).and_then(|before| way.get(before));
    view! {
        <Frame name=copy::TITLE narrow=true>
            {(step != Step::Review).then(|| view! { <Steps place of=way.len() - 1/> })}
            <PlainForm name=step.key() action="/start" method>
                {carried}
                <Question step answers origin zones/>
                <div class="button-row">
                    <button class="button" type="submit">{if step == Step::Review { copy::FOUND } else { copy::NEXT }}</button>
                    {before.map(|before| view! { <Back to=*before words=copy::BACK/> })}
                </div>
            </PlainForm>
        </Frame>
    }
}

/// Goes to another step, and takes along what is typed on this one.
#[component]
fn Back(to: Step, words: &'static str, #[prop(optional)] about: &'static str) -> impl IntoView {
    view! {
        <button class=if about.is_empty() { "button button--quiet" } else { "button button--quiet button--small" } type="submit" formmethod="get" name="back" value=to.key()>
            {words}{(!about.is_empty()).then(|| view! { <span class="visually-hidden">": "{about}</span> })}
        </button>
    }
}

#[component]
fn Steps(place: usize, of: usize) -> impl IntoView {
    let ring = |n: usize| view! { <li class=(n < place).then_some("steps--done") aria-current=(n == place).then_some("step")></li> };
    view! {
        <div class="steps">
            <p class="steps__label">{copy::question(place + 1, of)}</p>
            <ol aria-hidden="true">{(0..of).map(ring).collect_view()}</ol>
        </div>
    }
}

/// What a step asks.
#[component]
fn Question(step: Step, answers: Answers, origin: String, zones: Vec<String>) -> impl IntoView {
    match step {
        Step::Name => view! {
            <h1>{copy::NAME}</h1>
            <TextField name="name" label=copy::F_NAME hint=copy::NAME_HINT value=answers.name max=LINE/>
        }
        .into_html(),
        Step::Kinds => {
            let kind = move |kind: Kind, hint: &'static str| {
                let chosen = answers.kinds.contains(&kind);
                view! { <Choice name="kinds" value=form_value(kind) label=copy::kind(kind) hint chosen many=true/> }
            };
            view! {
                <h1>{copy::KINDS}</h1>
                <Choices name="kinds" legend=copy::KINDS_HINT>
                    {kind(Kind::Place, copy::PLACE_HINT)}
                    {kind(Kind::Need, copy::NEED_HINT)}
                    {kind(Kind::Interest, copy::INTEREST_HINT)}
                </Choices>
            }
            .into_html()
        }
        Step::Address => view! {
            <h1>{copy::ADDRESS}</h1>
            {answers.of_need().then(|| view! { <p class="notice">{copy::ADDRESS_NEED}</p> })}
            <TextField name="slug" label=copy::F_ADDRESS hint=copy::ADDRESS_HINT value=answers.slug.clone() max=40/>
            <p class="muted">{copy::ADDRESS_BEFORE}" "{origin}"/c/"{answers.slug}</p>
        }
        .into_html(),
        Step::Zone => {
            let options = zones.into_iter().map(|zone| (zone.clone(), copy::zone(&zone))).collect();
            view! {
                <h1>{copy::ZONE}</h1>
                <Select name="zone" label=copy::F_ZONE hint=copy::ZONE_HINT options value=answers.zone/>
            }
            .into_html()
        }
        Step::See => {
            let see = move |value: Visibility, hint: &'static str| {
                let chosen = answers.visibility.unwrap_or(Visibility::Public) == value;
                view! { <Choice name="visibility" value=form_value(value) label=copy::visibility(value) hint chosen/> }
            };
            view! {
                <h1>{copy::SEE}</h1>
                <Choices name="visibility" legend=copy::SEE_HINT>
                    {see(Visibility::Public, copy::PUBLIC_HINT)}
                    {see(Visibility::Members, copy::MEMBERS_HINT)}
                </Choices>
            }
            .into_html()
        }
        Step::Join => view! { <WhoJoins answers/> }.into_html(),
        Step::Private => view! {
            <h1>{copy::PRIVATE}</h1>
            <ul>{copy::PRIVATE_LINES.map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        }
        .into_html(),
        Step::You => view! {
            <h1>{copy::YOU}</h1>
            <TextField name="founder" label=copy::F_YOU hint=copy::YOU_HINT value=answers.founder max=NAME autocomplete="nickname"/>
        }
        .into_html(),
        Step::Review => view! { <Review answers origin/> }.into_html(),
    }
}

#[component]
fn WhoJoins(answers: Answers) -> impl IntoView {
    let members_only = answers.visibility == Some(Visibility::Members);
    let first = if members_only { Joining::Code } else { Joining::Anyone };
    let chosen = answers.joining.filter(|joining| !members_only || *joining != Joining::Anyone).unwrap_or(first);
    let join = move |value: Joining, hint: &'static str| {
        view! { <Choice name="joining" value=form_value(value) label=copy::joining(value) hint chosen=chosen == value/> }
    };
    view! {
        <h1>{copy::JOIN}</h1>
        {members_only.then(|| view! { <p class="notice">{copy::JOIN_MEMBERS}</p> })}
        <Choices name="joining" legend=copy::JOIN_HINT>
            {(!members_only).then(|| join(Joining::Anyone, copy::ANYONE_HINT))}
            {join(Joining::Code, copy::WITH_CODE_HINT)}
            {join(Joining::Approval, copy::APPROVAL_HINT)}
        </Choices>
    }
}

/// All of it once more, each with a way to change it.
#[component]
fn Review(answers: Answers, origin: String) -> impl IntoView {
    let of_need = answers.of_need();
    let kinds = answers.kinds.iter().map(|kind| copy::kind(*kind)).collect::<Vec<_>>().join(" · ");
    let (see, join) = if of_need { (Step::Kinds, Step::Kinds) } else { (Step::See, Step::Join) };
    let rows = [
        (copy::F_NAME, answers.name, Step::Name),
        (copy::F_KINDS, kinds, Step::Kinds),
        (copy::F_ADDRESS, format!("{origin}/c/{}", answers.slug), Step::Address),
        (copy::F_ZONE, copy::zone(&answers.zone), Step::Zone),
        (copy::F_SEE, answers.visibility.map(copy::visibility).unwrap_or_default().to_owned(), see),
        (copy::F_JOIN, answers.joining.map(copy::joining).unwrap_or_default().to_owned(), join),
        (copy::F_YOU, answers.founder, Step::You),
    ];
    let row = |(what, answer, step): (&'static str, String, Step)| {
        view! {
            <div>
                <dt>{what}</dt>
                <dd class="prose">{answer}" "<Back to=step words=copy::CHANGE about=what/></dd>
            </div>
        }
    };
    view! {
        <h1>{copy::REVIEW}</h1>
        <p>{copy::REVIEW_HINT}</p>
        <dl class="facts">{rows.map(row).collect_view()}</dl>
    }
}
