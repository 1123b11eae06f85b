//! `folkmoot serve`

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Args;

use super::town;
use crate::accounts::Accounts;
use crate::clock::System;
use crate::demo;
use crate::http;
use crate::http::client::Cidr;
use crate::http::security::Origin;
use crate::mail::Mailer;
use crate::photos::files::Place;
use crate::photos::{self, Photos};
use crate::store::{Database, Store};

/// How to serve.
#[derive(Debug, Clone, Args)]
pub struct ServeOptions {
    /// Where to listen
    #[arg(long, env = "FOLKMOOT_LISTEN", default_value = "127.0.0.1:3000", value_name = "ADDR")]
    pub listen: SocketAddr,
    /// Where people find it, such as https://moot.example; needed unless only this machine is served
    #[arg(long, env = "FOLKMOOT_ORIGIN", value_name = "URL")]
    pub origin: Option<Origin>,
    /// A proxy, or a network of them, whose word on where a request comes from is taken; may be given several times
    #[arg(long, env = "FOLKMOOT_TRUSTED_PROXY", value_delimiter = ',', value_name = "CIDR")]
    pub trusted_proxy: Vec<Cidr>,
    /// Fill an empty database with a made-up community that shows everything
    #[arg(long)]
    pub demo: bool,
    /// Load pages again when the server starts anew
    #[arg(long, hide = true, env = "FOLKMOOT_DEV", value_parser = clap::builder::BoolishValueParser::new(), num_args = 0)]
    pub dev: bool,
}

impl ServeOptions {
    /// Where people find it: as given, or this machine.
    fn origin(&self) -> anyhow::Result<Origin> {
        match &self.origin {
            None if self.listen.ip().is_loopback() => {
                format!("http://{}", self.listen).parse().map_err(anyhow::Error::msg)
            }
            None => bail!("others can reach {}: say where they find it, with --origin https://…", self.listen),
            Some(origin) if origin.is_secure() || self.listen.ip().is_loopback() => Ok(origin.clone()),
            Some(origin) => bail!("--origin {origin}: what others can reach must begin with https://"),
        }
    }
}

pub async fn run(database: &Database, place: &Place, options: ServeOptions) -> anyhow::Result<()> {
    let origin = options.origin()?;
    let setting = |name: &str| std::env::var(name).ok();
    let mailer = Mailer::new(setting("FOLKMOOT_SMTP_URL").as_deref(), setting("FOLKMOOT_MAIL_FROM").as_deref())?;
    if options.demo {
        demo::seed(database, place).await?;
    }
    let store = Store::open(database).await?;
    let accounts = Accounts::new(&store, Arc::new(System), mailer);
    let photos = Photos::open(place, &photos::on_their_way(database), &store, Arc::new(System))?;
    photos.files().try_out().await.with_context(|| format!("can't keep photos at {place}"))?;
    let hub = town::hub(store).await?;
    let options = http::serve::Options {
        listen: options.listen,
        origin,
        trusted_proxies: options.trusted_proxy,
        dev: options.dev,
    };
    let found_at = options.origin.to_string();
    let has_demo = hub.by_slug(demo::SLUG).is_some();
    http::serve::serve(hub, accounts, photos, options, |listening| {
        println!("Folkmoot is at {found_at} (listening on {listening}). To stop it, press Ctrl-C.");
        if has_demo {
            println!("{}", welcome(&found_at));
        }
    })
    .await
}

/// What there is to try, and how to begin in earnest.
fn welcome(origin: &str) -> String {
    let slug = demo::SLUG;
    format!(
        "
  The demonstration (a made-up community):  {origin}/c/{slug}
  Sign in there as a resident or as an organiser:  {origin}/sign-in
    (this works only in a browser on this machine)
  Start a real community:  {origin}/start
    or: folkmoot community create --slug mill-lane --name \"Mill Lane\" --kind place
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_served_without_https() {
        let origin = |listen: &str, origin: Option<&str>| {
            let listen = listen.parse().expect("an address");
            let origin = origin.map(|origin| origin.parse().expect("an origin"));
            ServeOptions { listen, origin, trusted_proxy: Vec::new(), demo: false, dev: false }
                .origin()
                .ok()
                .map(|origin| origin.to_string())
        };
        assert_eq!(origin("127.0.0.1:3000", None).as_deref(), Some("http://127.0.0.1:3000"));
        assert_eq!(origin("[::1]:80", None).as_deref(), Some("http://[::1]:80"));
        assert_eq!(origin("127.0.0.1:3000", Some("https://moot.example/")).as_deref(), Some("https://moot.example"));
        assert_eq!(origin("0.0.0.0:3000", Some("https://moot.example")).as_deref(), Some("https://moot.example"));
        assert_eq!(origin("0.0.0.0:3000", Some("http://localhost:3000")), None);
        assert_eq!(origin("0.0.0.0:3000", None), None);
    }
}
