//! Starting a community, one question a page.

use app::copy::start as copy;
use app::pages::account::start::{Answers, StartPage, StartPageProps, Step};
use axum::extract::RawQuery;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use domain::community::{Found, Joining, Kind, Visibility};
use domain::ids::{AccountId, CommandId};
use domain::time::Zone;
use domain::{Caller, Command, Fault, Refusal, State, decide};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::super::rate::Kind as Limit;
use super::{Back, Typed, Visitor, recovery};
use crate::clock::Clock;
use crate::zones;

/// Takes the answer of one step and asks for the next. All answers are in the address.
pub async fn show(visitor: Visitor, RawQuery(query): RawQuery) -> Response {
    visitor.identity.remember();
    let typed = Typed::read(&query.unwrap_or_default());
    let answers = read(&typed);
    let way = Step::way(answers.of_need());
    let named = |key: &str| way.iter().position(|step| step.key() == key);
    if let Some(back) = named(typed.get("back")) {
        return page(&visitor, way[back], answers);
    }
    let Some(place) = named(typed.get("form")) else { return page(&visitor, Step::Name, answers) };
    match check(&visitor, way[place], &answers) {
        Ok(()) => page(&visitor, next(&visitor, way, place, &answers), answers),
        Err(back) => send_back(&visitor, way[place], typed, back, answers),
    }
}

/// The step after this one. Whoever has been through all of them and changes one answer is taken
/// back to the end, unless others are open again by it.
fn next(visitor: &Visitor, way: &[Step], place: usize, answers: &Answers) -> Step {
    let mut later = way.iter().skip(place + 1).copied();
    let been_through = !answers.founder.is_empty() && way[place] != Step::Kinds;
    let next = if been_through { later.find(|step| check(visitor, *step, answers).is_err()) } else { later.next() };
    next.unwrap_or(Step::Review)
}

/// Founds the community.
pub async fn post(visitor: Visitor, typed: Typed) -> Response {
    let answers = read(&typed);
    for step in Step::way(answers.of_need()) {
        if let Err(refusal) = allowed(&visitor, *step, &answers) {
            return send_back(&visitor, *step, typed, refusal.into(), answers);
        }
    }
    match found(&visitor, &typed, &answers).await {
        Ok(response) => response,
        Err((step, back)) => send_back(&visitor, step, typed, back, answers),
    }
}

async fn found(visitor: &Visitor, typed: &Typed, answers: &Answers) -> Result<Response, (Step, Back)> {
    let at_the_end = |back: Back| (Step::Review, back);
    let id = typed.id().map_err(|refusal| at_the_end(refusal.into()))?;
    let command = Command { id, act: founding(answers).into() };
    let answer = visitor.sender().found(command).await.map_err(|declined| at_the_end(declined.into()))?;
    if let Err(refusal) = answer.outcome {
        let step = if refusal.field() == Some("slug") { Step::Address } else { Step::Review };
        return Err((step, refusal.into()));
    }
    let account = visitor.account().await.map_err(at_the_end)?;
    let next = format!("/c/{}/organise?done=community.found", answers.slug.trim());
    recovery::give(visitor, account, id, &next).await.map_err(at_the_end)
}

/// What was answered. Where people share a need, nobody is asked who may see it and join.
fn read(typed: &Typed) -> Answers {
    let mut answers = Answers {
        name: typed.get("name").to_owned(),
        kinds: typed.all("kinds").filter_map(choice).collect(),
        slug: typed.get("slug").to_owned(),
        zone: typed.get("zone").to_owned(),
        visibility: choice(typed.get("visibility")),
        joining: choice(typed.get("joining")),
        founder: typed.get("founder").to_owned(),
    };
    if answers.of_need() {
        answers.visibility = Some(Visibility::Members);
        answers.joining = Some(Joining::Approval);
    }
    answers
}

fn choice<T: DeserializeOwned>(typed: &str) -> Option<T> {
    serde_json::from_value(typed.into()).ok()
}

/// The act that the answers make, as far as they go.
fn founding(answers: &Answers) -> Found {
    Found {
        slug: answers.slug.clone(),
        name: answers.name.clone(),
        kinds: answers.kinds.clone(),
        zone: zones::zone(&answers.zone).unwrap_or(Zone::utc()),
        visibility: answers.visibility.unwrap_or(Visibility::Members),
        joining: answers.joining.unwrap_or(Joining::Approval),
        founder: Some(answers.founder.clone()),
        categories: copy::categories(&answers.kinds),
        demonstration: false,
    }
}

/// Whether what was answered at one step will do.
fn check(visitor: &Visitor, step: Step, answers: &Answers) -> Result<(), Back> {
    allowed(visitor, step, answers)?;
    if step == Step::Address { free(visitor, answers.slug.trim()) } else { Ok(()) }
}

/// Whether the rules allow an answer. They are the domain's: it decides what would come of this answer
/// and otherwise good ones.
fn allowed(visitor: &Visitor, step: Step, answers: &Answers) -> Result<(), Refusal> {
    let mine = founding(answers);
    let good = Found {
        slug: "good".into(),
        name: "Good".into(),
        kinds: vec![Kind::Place],
        visibility: Visibility::Members,
        founder: Some("Good".into()),
        ..mine.clone()
    };
    let choose = |field: &'static str| Err(Refusal::invalid(field, Fault::NotAChoice));
    let asked = match step {
        Step::Kinds if answers.kinds.is_empty() => return choose("kinds"),
        Step::Zone if zones::zone(&answers.zone).is_none() => return choose("zone"),
        Step::See if answers.visibility.is_none() => return choose("visibility"),
        Step::Join if answers.joining.is_none() => return choose("joining"),
        // Whoever can't see it can't find it either.
        Step::Join if mine.visibility == Visibility::Members && mine.joining == Joining::Anyone => {
            return choose("joining");
        }
        Step::Name => Found { name: mine.name, ..good },
        Step::Kinds => Found { kinds: mine.kinds, ..good },
        Step::Address => Found { slug: mine.slug, ..good },
        Step::You => Found { founder: mine.founder, ..good },
        Step::Zone | Step::See | Step::Join | Step::Private | Step::Review => return Ok(()),
    };
    let mut moment = visitor.web.clock.moment();
    let somebody = Caller::Account(AccountId(Uuid::nil()));
    let command = Command { id: CommandId(Uuid::nil()), act: asked.into() };
    decide(&State::default(), somebody, &command, &mut moment).map(drop)
}

/// Whether nobody has the address yet. That one is taken may tell of a community that only members
/// may know of: so whoever goes through many is stopped, as with codes.
fn free(visitor: &Visitor, slug: &str) -> Result<(), Back> {
    let attempt = visitor.web.limits.attempt(Limit::Code, &visitor.who())?;
    if visitor.web.hub.by_slug(slug).is_some() {
        attempt.spent();
        return Err(Refusal::invalid("slug", Fault::Taken).into());
    }
    attempt.give_back();
    Ok(())
}

fn page(visitor: &Visitor, step: Step, answers: Answers) -> Response {
    as_it_was_left(visitor.show(|| StartPage(props(visitor, step, answers))))
}

/// Going back in the browser finds the page as it was left, with what was typed.
fn as_it_was_left(mut page: Response) -> Response {
    page.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    page
}

fn send_back(visitor: &Visitor, step: Step, mut typed: Typed, back: Back, answers: Answers) -> Response {
    typed.0.retain(|(name, _)| name != "form");
    typed.0.push(("form".to_owned(), step.key().to_owned()));
    as_it_was_left(visitor.send_back(typed, back, || StartPage(props(visitor, step, answers))))
}

fn props(visitor: &Visitor, step: Step, mut answers: Answers) -> StartPageProps {
    if step == Step::Address && answers.slug.is_empty() {
        answers.slug = suggested(&answers, &*visitor.web.clock);
    }
    if step == Step::Zone && answers.zone.is_empty() {
        answers.zone = "Europe/London".to_owned();
    }
    let zones = if step == Step::Zone { zones::names() } else { Vec::new() };
    StartPageProps { step, answers, origin: visitor.web.settings.origin.to_string(), zones }
}

/// An address to begin with: the name, or where people share a need one that gives nothing away.
fn suggested(answers: &Answers, clock: &dyn Clock) -> String {
    let plain = slug_of(&answers.name);
    if answers.of_need() || plain.len() < 3 {
        return format!("our-{}", clock.moment().code(8).to_lowercase());
    }
    plain
}

/// The letters and digits of a name, with a dash for whatever stands between them.
fn slug_of(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.to_lowercase().chars() {
        match plain(letter) {
            Some(plain) => slug.push_str(plain),
            None if letter.is_ascii_alphanumeric() => slug.push(letter),
            None if letter == '\'' || letter == '’' => {}
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        }
    }
    let mut slug = slug.trim_end_matches('-');
    if slug.len() > 40 {
        let end = slug[..41].rfind('-').unwrap_or(40);
        slug = &slug[..end];
    }
    slug.to_owned()
}

/// A letter as it is written without its mark.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'è'..='ë' | 'ē' | 'ę' | 'ě' => "e",
        'ì'..='ï' | 'ī' => "i",
        'ł' => "l",
        'ñ' | 'ń' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ś' | 'š' => "s",
        'ß' => "ss",
        'ù'..='ü' | 'ū' | 'ű' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '&' => "and",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::slug_of;

    #[test]
    fn names_become_addresses() {
        for (name, slug) in [
            ("Mill Lane Neighbours", "mill-lane-neighbours"),
            ("  St. Mark's — Ward! ", "st-marks-ward"),
            ("Café & Łódź", "cafe-and-lodz"),
            ("日本", ""),
            ("a-very-long-name-that-goes-on-and-on-without-end", "a-very-long-name-that-goes-on-and-on"),
            ("abcdefghijabcdefghijabcdefghijabcdefghijabcdefghij", "abcdefghijabcdefghijabcdefghijabcdefghij"),
        ] {
            assert_eq!(slug_of(name), slug, "{name}");
        }
    }
}
