//! E-mail that the server sends.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context;
use app::copy::letters;
use lettre::message::{Mailbox, header::ContentType};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

const PATIENCE: Duration = Duration::from_secs(30);

/// A letter to one person. Neither its subject nor its words name a community: others see inboxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The address.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub body: String,
    /// What goes to the log where no mail can be sent.
    pub gist: String,
}

impl Letter {
    /// The six digits with which somebody shows that an address is theirs.
    pub fn with_code(to: &str, digits: &str) -> Letter {
        let (left, right) = digits.split_at(digits.len().min(3));
        let code = format!("{left} {right}");
        Letter {
            to: to.to_owned(),
            subject: letters::CODE.to_owned(),
            body: letters::code(&code),
            gist: format!("code {code}"),
        }
    }
}

/// Where letters go.
#[derive(Clone)]
pub enum Mailer {
    /// To a mail server.
    Smtp(Arc<Smtp>),
    /// To the log, where no mail server is configured.
    Log,
    /// Into a pile, for tests.
    Pile(Arc<Mutex<Vec<Letter>>>),
}

/// A mail server, and who the letters are from.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mailer {
    /// By `url` (`smtps://user:password@host`, `smtp://host:587?tls=required`) from `from`; without
    /// a `url` letters go to the log.
    pub fn new(url: Option<&str>, from: Option<&str>) -> anyhow::Result<Mailer> {
        let Some(url) = url.filter(|url| !url.trim().is_empty()) else {
            return Ok(Mailer::Log);
        };
        let from = from.context("to send e-mail, say whom it is from: set FOLKMOOT_MAIL_FROM")?;
        let from = from.parse().with_context(|| format!("FOLKMOOT_MAIL_FROM is not an e-mail address: {from}"))?;
        // The address may hold a password, so it is not repeated.
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .context("FOLKMOOT_SMTP_URL is not the address of a mail server")?
            .timeout(Some(PATIENCE))
            .build();
        Ok(Mailer::Smtp(Arc::new(Smtp { transport, from })))
    }

    /// Sends a letter in its own time: nobody can tell from the wait whether one was sent.
    pub fn post(&self, letter: Letter) {
        match self {
            Mailer::Smtp(smtp) => {
                let smtp = smtp.clone();
                tokio::spawn(async move {
                    if let Err(error) = smtp.send(letter).await {
                        tracing::error!("an e-mail could not be sent: {error:#}");
                    }
                });
            }
            Mailer::Log => {
                tracing::info!("no mail server is set, so this stays here. To {}: {}", masked(&letter.to), letter.gist)
            }
            Mailer::Pile(pile) => pile.lock().unwrap_or_else(PoisonError::into_inner).push(letter),
        }
    }
}

impl Smtp {
    async fn send(&self, letter: Letter) -> anyhow::Result<()> {
        self.transport.send(written(&self.from, letter)?).await.context("the mail server refused")?;
        Ok(())
    }
}

fn written(from: &Mailbox, letter: Letter) -> anyhow::Result<Message> {
    Ok(Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, letter.to.parse()?))
        .subject(letter.subject)
        .header(ContentType::TEXT_PLAIN)
        .body(letter.body)?)
}

/// Enough of an address to know one's own by.
fn masked(address: &str) -> String {
    let (name, host) = address.split_once('@').unwrap_or((address, ""));
    format!("{}…@{host}", name.chars().next().unwrap_or('…'))
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
    use tokio::net::TcpListener;

    use super::*;

    #[test]
    fn a_letter_says_the_code_and_no_more() {
        let letter = Letter::with_code("ann@example.org", "012345");
        let from = "Folkmoot <moot@example.org>".parse().expect("an address");
        let written = String::from_utf8(written(&from, letter).expect("a letter").formatted()).expect("text");
        assert!(written.contains("Subject: Your Folkmoot code\r\n"), "{written}");
        assert!(written.contains("Your code is 012 345\r\n"), "{written}");
        assert!(written.contains("To: ann@example.org\r\n"), "{written}");
    }

    #[test]
    fn mail_is_configured_whole_or_not_at_all() {
        assert!(matches!(Mailer::new(None, None), Ok(Mailer::Log)));
        assert!(matches!(Mailer::new(Some(" "), Some("a@example.org")), Ok(Mailer::Log)));
        assert!(Mailer::new(Some("smtp://localhost"), None).is_err());
        assert!(Mailer::new(Some("smtp://localhost"), Some("nobody")).is_err());
        let refused = Mailer::new(Some("http://user:hunter2@host"), Some("a@example.org"));
        assert!(refused.is_err_and(|error| !format!("{error:#}").contains("hunter2")));
        assert!(matches!(
            Mailer::new(Some("smtps://u:p@mail.example.org"), Some("a@example.org")),
            Ok(Mailer::Smtp(_))
        ));
    }

    /// Takes one letter as a mail server does, and gives all that it was told.
    async fn take_one(listener: TcpListener) -> String {
        let (stream, _) = listener.accept().await.expect("a caller");
        let (reader, mut writer) = stream.into_split();
        let (mut lines, mut said) = (BufReader::new(reader).lines(), String::new());
        let mut in_letter = false;
        writer.write_all(b"220 mail.example.org\r\n").await.expect("it listens");
        while let Some(line) = lines.next_line().await.expect("it speaks") {
            said.push_str(&line);
            said.push('\n');
            let answer = match line.split(' ').next() {
                Some(".") => "250 taken",
                _ if in_letter => continue,
                Some("DATA") => "354 go on",
                Some("QUIT") => break,
                _ => "250 yes",
            };
            in_letter = answer.starts_with("354");
            writer.write_all(format!("{answer}\r\n").as_bytes()).await.expect("it listens");
        }
        said
    }

    #[tokio::test]
    async fn letters_go_to_the_mail_server() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("smtp://{}", listener.local_addr().expect("an address"));
        let server = tokio::spawn(take_one(listener));
        let mailer = Mailer::new(Some(&url), Some("Folkmoot <moot@example.org>")).expect("a mailer");
        mailer.post(Letter::with_code("ann@example.org", "012345"));
        // The line is kept open for the next letter, so it ends with the mailer.
        drop(mailer);
        let said = server.await.expect("a mail server");
        for part in ["MAIL FROM:<moot@example.org>", "RCPT TO:<ann@example.org>", "Your code is 012 345"] {
            assert!(said.contains(part), "{said}");
        }
    }

    #[test]
    fn the_log_does_not_name_people() {
        assert_eq!(masked("ann.smith@example.org"), "a…@example.org");
    }
}
