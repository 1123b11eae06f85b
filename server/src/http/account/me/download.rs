//! All that is kept of somebody, for them to take away.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::members::{Download, download};
use serde::Serialize;

use super::super::{Visitor, go};
use crate::accounts::Everything;
use crate::http::trouble::Refused;

/// All of it.
#[derive(Serialize)]
struct All {
    account: Everything,
    communities: Vec<Download>,
}

/// The file.
pub async fn show(visitor: Visitor) -> Result<Response, Refused> {
    let Some(account) = visitor.identity.account else { return Ok(go("/sign-in")) };
    let all = visitor.web.hub.all();
    let all = All {
        account: visitor.web.accounts.download(account, &visitor.identity.token).await?,
        communities: all.iter().flat_map(|live| download(&live.now().state, account)).collect(),
    };
    let Ok(json) = serde_json::to_string_pretty(&all) else {
        return Ok(StatusCode::INTERNAL_SERVER_ERROR.into_response());
    };
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"folkmoot-my-data.json\""),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, json).into_response())
}
