//! The recovery code, shown for a while after it was made.

use app::pages::account::recovery::{RecoveryPage, RecoveryPageProps};
use axum::extract::RawQuery;
use axum::response::Response;
use domain::ids::{AccountId, CommandId};

use super::{Back, Typed, Visitor, go};
use app::forms::is_ours;

/// The page.
pub async fn show(visitor: Visitor, RawQuery(query): RawQuery) -> Result<Response, super::super::trouble::Refused> {
    let query = Typed::read(&query.unwrap_or_default());
    let Some(account) = visitor.identity.account else { return Ok(go("/sign-in")) };
    let code = match query.get("form").parse() {
        Ok(form) => visitor.web.accounts.fresh_recovery_code(account, &visitor.identity.token, form).await?,
        Err(_) => None,
    };
    let next = Some(query.get("next")).filter(|next| is_ours(next)).unwrap_or("/").to_owned();
    Ok(visitor.show(|| RecoveryPage(RecoveryPageProps { code, next })))
}

/// Goes on to `next`; to whoever has no recovery code yet, by the page that shows one.
pub async fn give(
    visitor: &Visitor,
    account: Option<AccountId>,
    form: CommandId,
    next: &str,
) -> Result<Response, Back> {
    let (accounts, token) = (&visitor.web.accounts, &visitor.identity.token);
    let Some(account) = account else { return Ok(go(next)) };
    if accounts.recovery_code_made(account).await?.is_none() {
        accounts.new_recovery_code(account, token, form).await?;
    } else if accounts.fresh_recovery_code(account, token, form).await?.is_none() {
        // There is an older one, written down long ago.
        return Ok(go(next));
    }
    Ok(go(&address(form, next)))
}

/// Where the code that a form made is shown.
pub fn address(form: CommandId, next: &str) -> String {
    // Pairs of texts can always be written so.
    let query = serde_html_form::to_string([("form", form.to_string().as_str()), ("next", next)]).unwrap_or_default();
    format!("/me/recovery-code?{query}")
}
