//! Letters by e-mail, over SMTP. Who is written to, and about what, is the program's; this module only carries.

mod bounced;

pub use bounced::{Bounced, bounced};

use crate::config::Config;
use anyhow::{Context, Result};
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::time::Duration;
use uuid::Uuid;

/// A mail server that has not answered by then is taken to be away.
const PATIENCE: Duration = Duration::from_secs(20);

/// One letter, in plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Of which board it is, and which letter: both stand in its `Message-ID`, so that a report of its failure can be
    /// brought back to it.
    pub board: Uuid,
    pub id: Uuid,
    pub to: String,
    pub subject: String,
    pub text: String,
    /// The page that stops letters of this kind, for the button that mail programs offer (RFC 2369). It asks before it
    /// stops anything: mail filters open every address of a letter.
    pub stop: String,
}

/// What became of a letter that was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handed {
    /// The mail server took it.
    Over,
    /// The mail server will never take it, and says why.
    Refused(String),
}

/// The way to the mail server of the settings.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mailer {
    /// The mail server of the settings; nothing when none is set.
    ///
    /// # Errors
    /// When the server's address or the sender cannot be used; the message names the setting.
    pub fn of(config: &Config) -> Result<Option<Mailer>> {
        let Some(server) = &config.mail.server else { return Ok(None) };
        let from = config.mail.from.as_deref().context("`mail.from` is not set: letters need a sender")?;
        let from = from.parse().with_context(|| format!("`mail.from` is not an e-mail address: {from}"))?;
        // The address may hold a password, so the message does not repeat it.
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(server)
            .context("`mail.server` is not an address such as smtps://name:password@mail.example.gov.uk")?
            .timeout(Some(PATIENCE))
            .build();
        Ok(Some(Mailer { transport, from }))
    }

    /// Hands a letter over.
    ///
    /// # Errors
    /// When the server is away or says to come back later: trying again is right.
    pub async fn hand_over(&self, letter: &Letter) -> Result<Handed> {
        let to: Mailbox = match letter.to.parse() {
            Ok(to) => to,
            Err(_) => return Ok(Handed::Refused("It is not an e-mail address.".into())),
        };
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&letter.subject)
            .message_id(Some(message_id(letter, self.from.email.domain())))
            .header(Stop(format!("<{}>", letter.stop)))
            .header(AutoSubmitted)
            .singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(letter.text.clone()))?;
        match self.transport.send(message).await {
            Ok(_) => Ok(Handed::Over),
            Err(error) if error.is_permanent() => Ok(Handed::Refused(said(&error))),
            Err(error) => Err(anyhow::anyhow!("the mail server did not take it: {}", said(&error))),
        }
    }
}

/// `<board.letter@domain>`.
fn message_id(letter: &Letter, domain: &str) -> String {
    format!("<{}.{}@{domain}>", letter.board.simple(), letter.id.simple())
}

/// What the server said, or what stood in the way of asking it.
fn said(error: &lettre::transport::smtp::Error) -> String {
    use std::error::Error as _;
    match error.source() {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    }
}

/// The address that stops letters of this kind.
#[derive(Clone)]
struct Stop(String);
/// That nobody should be told of absences in answer.
#[derive(Clone)]
struct AutoSubmitted;

type Parsed<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

impl Header for Stop {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }
    fn parse(text: &str) -> Parsed<Self> {
        Ok(Stop(text.to_owned()))
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }
    fn parse(_: &str) -> Parsed<Self> {
        Ok(AutoSubmitted)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
