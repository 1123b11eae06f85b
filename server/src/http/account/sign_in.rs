//! Signing in: with a code, by e-mail, or into the demonstration.

use app::pages::account::sign_in::{Demonstration, DigitsPage, SignInPage};
use axum::extract::State;
use axum::response::Response;
use domain::moment::normal_code;

use super::super::Web;
use super::super::rate::Kind;
use super::{Back, Typed, Visitor, go, join, not_there};
use crate::accounts::{Address, Error, SignedIn};
use crate::demo;

/// The page.
pub async fn show(visitor: Visitor) -> Response {
    // Six digits are bound to the phone that asks for them.
    visitor.identity.remember();
    page(&visitor, None)
}

/// Signs in with a code, or sends six digits by e-mail.
pub async fn post(visitor: Visitor, typed: Typed) -> Response {
    let done = match typed.get("form") {
        "email" => send_digits(&visitor, &typed).await,
        _ => by_code(&visitor, &typed).await,
    };
    done.unwrap_or_else(|back| page(&visitor, Some((typed, back))))
}

/// The page to type the six digits on.
pub async fn numbers(visitor: Visitor) -> Response {
    visitor.show(DigitsPage)
}

/// Signs in with the six digits.
pub async fn post_numbers(visitor: Visitor, typed: Typed) -> Response {
    match by_digits(&visitor, &typed).await {
        Ok(response) => response,
        Err(back) => visitor.send_back(typed, back, DigitsPage),
    }
}

/// Signs in as one of the demonstration's people: only at the computer that runs it.
pub async fn demonstrate(State(web): State<Web>, visitor: Visitor, typed: Typed) -> Response {
    let account = match typed.get("as") {
        "organiser" => demo::ORGANISER,
        _ => demo::RESIDENT,
    };
    let known = demonstrations(&visitor).into_iter().find(|known| known.slug == typed.get("community"));
    let Some(known) = known else { return not_there(page(&visitor, None)) };
    match web.accounts.admit(&visitor.arrival(), account).await {
        Ok(signed_in) => {
            visitor.identity.keep(&signed_in);
            go(&format!("/c/{}", known.slug))
        }
        Err(error) => page(&visitor, Some((typed, error.into()))),
    }
}

fn page(visitor: &Visitor, sent: Option<(Typed, Back)>) -> Response {
    let demonstrations = demonstrations(visitor);
    let view = || SignInPage(app::pages::account::sign_in::SignInPageProps { demonstrations });
    match sent {
        Some((typed, back)) => visitor.send_back(typed, back, view),
        None => visitor.show(view),
    }
}

/// What may be tried from here.
fn demonstrations(visitor: &Visitor) -> Vec<Demonstration> {
    let mut all = if visitor.client.is_this_machine { visitor.web.hub.all() } else { Vec::new() };
    all.retain(|live| live.now().state.community.profile.demonstration);
    let shown = all.iter().map(|live| {
        let now = live.now();
        let profile = &now.state.community.profile;
        let name = now.state.text(profile.name).unwrap_or(&profile.slug).to_owned();
        Demonstration { slug: profile.slug.clone(), name }
    });
    shown.collect()
}

/// With any code there is: one's own, one shown on an old phone, or one to join with.
async fn by_code(visitor: &Visitor, typed: &Typed) -> Result<Response, Back> {
    let code = typed.get("code");
    let attempt = visitor.web.limits.attempt(Kind::Code, &visitor.who())?;
    let accounts = &visitor.web.accounts;
    let arrival = visitor.arrival();
    let tried = match accounts.sign_in_with_recovery_code(&arrival, code).await {
        Err(Error::CodeNotKnown) => accounts.sign_in_with_move_code(&arrival, code).await,
        tried => tried,
    };
    let known = match tried {
        Err(Error::CodeNotKnown) => {
            let code = normal_code(code);
            join::by_code(visitor, &code).map(|_| go(&format!("/join/{code}"))).ok_or(Error::CodeNotKnown)
        }
        Ok(signed_in) => Ok(settle_in(visitor, &signed_in)),
        Err(error) => Err(error),
    };
    match &known {
        Err(Error::CodeNotKnown) => attempt.spent(),
        _ => attempt.give_back(),
    }
    Ok(known?)
}

/// Whoever asks is answered the same, whether or not an account has the address.
async fn send_digits(visitor: &Visitor, typed: &Typed) -> Result<Response, Back> {
    let address = Address::parse(typed.get("email"))?;
    visitor.web.limits.attempt(Kind::Email, &visitor.who().at(address.as_str()))?.spent();
    visitor.web.accounts.ask_to_sign_in_by_email(&visitor.identity.token, &address).await?;
    visitor.identity.remember();
    Ok(go("/sign-in/numbers"))
}

async fn by_digits(visitor: &Visitor, typed: &Typed) -> Result<Response, Back> {
    let attempt = visitor.web.limits.attempt(Kind::Code, &visitor.who())?;
    let tried = visitor.web.accounts.sign_in_by_email(&visitor.arrival(), typed.get("digits")).await;
    match &tried {
        Err(Error::CodeNotKnown | Error::TriesUsedUp) => attempt.spent(),
        _ => attempt.give_back(),
    }
    Ok(settle_in(visitor, &tried?))
}

/// Takes somebody who has signed in to their community, or to the list if they have several.
fn settle_in(visitor: &Visitor, signed_in: &SignedIn) -> Response {
    visitor.identity.keep(signed_in);
    let mut mine = visitor.communities_of(Some(signed_in.account)).into_iter();
    match (mine.next(), mine.next()) {
        (Some(only), None) => go(&format!("/c/{}", only.now().state.community.profile.slug)),
        _ => go("/"),
    }
}
