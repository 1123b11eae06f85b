//! All that is one's own, at a glance.

use app::copy::me as copy;
use app::pages::account::me::overview::{MePage, MePageProps, Overview, Phone};
use axum::extract::RawQuery;
use axum::response::Response;
use domain::Timestamp;
use domain::ids::AccountId;
use domain::time::{Style, Zone, write};

use super::super::{Back, Typed, Visitor, front, go, recovery};
use crate::accounts::Address;
use crate::http::rate::Kind;
use crate::http::trouble::Refused;

/// The page.
pub async fn show(visitor: Visitor, RawQuery(query): RawQuery) -> Result<Response, Refused> {
    let Some(account) = visitor.identity.account else { return Ok(go("/sign-in")) };
    let overview = gather(&visitor, account).await?;
    let done = copy::done(Typed::read(&query.unwrap_or_default()).get("done"));
    Ok(visitor.show(|| MePage(MePageProps { overview, done })))
}

/// Does what one of its forms asks.
pub async fn post(visitor: Visitor, typed: Typed) -> Result<Response, Refused> {
    let Some(account) = visitor.identity.account else { return Ok(go("/sign-in")) };
    match act(&visitor, account, &typed).await {
        Ok(response) => Ok(response),
        Err(back) => {
            let overview = gather(&visitor, account).await?;
            Ok(visitor.send_back(typed, back, || MePage(MePageProps { overview, done: None })))
        }
    }
}

async fn act(visitor: &Visitor, account: AccountId, typed: &Typed) -> Result<Response, Back> {
    let (accounts, token) = (&visitor.web.accounts, &visitor.identity.token);
    let form = typed.get("form");
    match form {
        "recovery" => {
            let id = typed.id()?;
            accounts.new_recovery_code(account, token, id).await?;
            return Ok(go(&recovery::address(id, "/me")));
        }
        "email" => {
            let address = Address::parse(typed.get("email"))?;
            visitor.web.limits.attempt(Kind::Email, &visitor.who().at(address.as_str()))?.spent();
            accounts.ask_to_add_email(token, &address).await?;
            return Ok(go("/me/email"));
        }
        "sign-out" => {
            accounts.sign_out(token).await?;
            visitor.identity.forget();
            return Ok(go("/"));
        }
        "email-remove" => accounts.remove_email(account).await?,
        "phone-out" => accounts.sign_out_device(account, typed.get("phone")).await?,
        "others-out" => accounts.sign_out_everywhere(account, Some(token)).await?,
        _ => return Err(domain::Refusal::NotThatForm.into()),
    }
    Ok(go(&format!("/me?done={form}")))
}

async fn gather(visitor: &Visitor, account: AccountId) -> Result<Overview, Refused> {
    let accounts = &visitor.web.accounts;
    let now = visitor.web.clock.now();
    let zone = zone(visitor);
    let date = |at: Timestamp| write(at, now, &zone, Style::Date);
    let phones = accounts.list_devices(account, &visitor.identity.token).await?;
    let phones = phones.into_iter().map(|phone| Phone {
        handle: phone.handle,
        device: phone.device.name(),
        since: date(phone.since),
        seen: date(phone.seen),
        this: phone.this,
    });
    Ok(Overview {
        mine: front::mine(visitor),
        recovery_made: accounts.recovery_code_made(account).await?.map(date),
        email: accounts.email(account).await?.map(|address| address.as_str().to_owned()),
        phones: phones.collect(),
    })
}

/// An account has no time zone of its own: that of one of its communities is near enough for dates.
fn zone(visitor: &Visitor) -> Zone {
    let mine = visitor.communities_of(visitor.identity.account);
    mine.first().map_or_else(Zone::utc, |live| live.now().state.community.profile.zone.clone())
}
