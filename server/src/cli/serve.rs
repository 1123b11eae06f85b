//! `folkmoot serve`

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::bail;
use clap::Args;

use super::town;
use crate::accounts::Accounts;
use crate::clock::System;
use crate::mail::Mailer;
use crate::store::{Database, Store};

/// How to serve.
#[derive(Debug, Clone, Args)]
pub struct ServeOptions {
    /// Where to listen
    #[arg(long, env = "FOLKMOOT_LISTEN", default_value = "127.0.0.1:3000", value_name = "ADDR")]
    pub listen: SocketAddr,
    /// Where people find it, such as https://moot.example; needed unless only this machine is served
    #[arg(long, env = "FOLKMOOT_ORIGIN", value_name = "URL")]
    pub origin: Option<String>,
    /// A proxy, or a network of them, whose word on where a request comes from is taken; may be given several times
    #[arg(long, env = "FOLKMOOT_TRUSTED_PROXY", value_delimiter = ',', value_name = "CIDR")]
    pub trusted_proxy: Vec<String>,
    /// Fill an empty database with a made-up community that shows everything
    #[arg(long)]
    pub demo: bool,
    /// Load pages again when the server starts anew
    #[arg(long, hide = true, env = "FOLKMOOT_DEV", value_parser = clap::builder::BoolishValueParser::new(), num_args = 0)]
    pub dev: bool,
}

impl ServeOptions {
    /// Where people find it: as given, or this machine.
    ///
    /// # Errors
    /// If others than this machine could reach it without https.
    pub fn origin(&self) -> anyhow::Result<String> {
        match &self.origin {
            None if self.listen.ip().is_loopback() => Ok(format!("http://{}", self.listen)),
            None => bail!("others can reach {}: say where they find it, with --origin https://…", self.listen),
            Some(origin) if origin.starts_with("https://") || self.listen.ip().is_loopback() => {
                Ok(origin.trim_end_matches('/').to_owned())
            }
            Some(origin) => bail!("--origin {origin}: what others can reach must begin with https://"),
        }
    }
}

pub async fn run(database: &Database, options: ServeOptions) -> anyhow::Result<()> {
    options.origin()?;
    let clock = Arc::new(System);
    let mail = |name: &str| std::env::var(name).ok();
    let mailer = Mailer::new(mail("FOLKMOOT_SMTP_URL").as_deref(), mail("FOLKMOOT_MAIL_FROM").as_deref())?;
    let store = Store::open(database).await?;
    let accounts = Accounts::new(&store, clock, mailer);
    let hub = town::hub(store).await?;
    let beating = tokio::spawn({
        let hub = hub.clone();
        async move { hub.keep_beating().await }
    });
    let served = crate::http::serve(hub.clone(), accounts, options).await;
    hub.stop().await;
    let _ = beating.await;
    served
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_served_without_https() {
        let origin = |listen: &str, origin: Option<&str>| {
            let listen = listen.parse().expect("an address");
            let origin = origin.map(str::to_owned);
            ServeOptions { listen, origin, trusted_proxy: Vec::new(), demo: false, dev: false }.origin().ok()
        };
        assert_eq!(origin("127.0.0.1:3000", None).as_deref(), Some("http://127.0.0.1:3000"));
        assert_eq!(origin("[::1]:80", None).as_deref(), Some("http://[::1]:80"));
        assert_eq!(origin("127.0.0.1:3000", Some("https://moot.example/")).as_deref(), Some("https://moot.example"));
        assert_eq!(origin("0.0.0.0:3000", Some("https://moot.example")).as_deref(), Some("https://moot.example"));
        assert_eq!(origin("0.0.0.0:3000", Some("http://moot.example")), None);
        assert_eq!(origin("0.0.0.0:3000", None), None);
    }
}
