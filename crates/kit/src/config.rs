//! Configuration: one TOML file, then the environment (`SCRUTINEER_SIGN_IN__IDLE_MINUTES=20`). Unknown keys are refused.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::path::{Path, PathBuf};

const PREFIX: &str = "SCRUTINEER_";
/// Read elsewhere, so not settings of the program.
const NOT_SETTINGS: &[&str] = &["CONFIG", "TEST_DATABASE", "TEST_BROWSER", "REFERENCE"];

/// Every setting, with its default.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where to listen, e.g. `127.0.0.1:8080`.
    pub listen: String,
    /// The folder for the embedded database and evidence files.
    pub data: PathBuf,
    /// A database address such as `postgres://user@host/name`; without it, SQLite in the data folder.
    pub database: Option<String>,
    /// The address that people type, e.g. `https://scrutineer.example.gov.uk`; with `https` cookies are sent over TLS only.
    pub address: Option<String>,
    pub sign_in: SignIn,
    pub files: Files,
    pub mail: Mail,
    pub log: Log,
}

/// How long a session lasts, and what repeated failures cost.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SignIn {
    /// A session ends after this many minutes without a request.
    pub idle_minutes: u32,
    /// A session ends after this many hours, whatever happens.
    pub longest_hours: u32,
    /// After this many failures in a row the account waits.
    pub failures_before_lock: u32,
    /// For how many minutes it waits.
    pub lock_minutes: u32,
}

/// Evidence files.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Files {
    /// The largest file taken, in megabytes.
    pub largest_mb: u32,
}

/// Reminders by e-mail. Without a server none are sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// The mail server: `smtps://name:password@mail.example.gov.uk`, or `smtp://localhost` on the same machine;
    /// `?tls=required` after an `smtp://` address asks for encryption.
    pub server: Option<String>,
    /// The sender, e.g. `Scrutineer <scrutineer@example.gov.uk>`.
    pub from: Option<String>,
}

/// What the log looks like.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// `text` or `json`.
    pub format: String,
    /// What is logged, e.g. `info` or `scrutineer=debug,warn`.
    pub filter: String,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            listen: "127.0.0.1:8080".into(),
            data: PathBuf::from("data"),
            database: None,
            address: None,
            sign_in: SignIn::default(),
            files: Files::default(),
            mail: Mail::default(),
            log: Log::default(),
        }
    }
}

impl Default for SignIn {
    fn default() -> Self {
        SignIn { idle_minutes: 60, longest_hours: 12, failures_before_lock: 8, lock_minutes: 15 }
    }
}

impl Default for Files {
    fn default() -> Self {
        Files { largest_mb: 25 }
    }
}

impl Default for Log {
    fn default() -> Self {
        Log { format: "text".into(), filter: "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn".into() }
    }
}

impl Config {
    /// The settings of `file` (if one is named), overlaid by those of `environment`.
    ///
    /// # Errors
    /// An unreadable file, an unknown key, or a value of the wrong kind; the message names the key.
    pub fn read(file: Option<&Path>, environment: impl IntoIterator<Item = (String, String)>) -> Result<Config> {
        let mut table = match file {
            None => toml::Table::new(),
            Some(path) => {
                let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
                toml::from_str(&text).with_context(|| format!("{} is not valid TOML", path.display()))?
            }
        };
        for (name, value) in environment {
            let Some(key) = name.strip_prefix(PREFIX).filter(|key| !NOT_SETTINGS.contains(key)) else {
                continue;
            };
            put(&mut table, &key.to_lowercase(), &value).with_context(|| format!("{name} cannot be used"))?;
        }
        table.try_into().context("a setting is unknown or of the wrong kind")
    }

    /// The database's address: the one set, or the embedded database in the data folder.
    #[must_use]
    pub fn database_address(&self) -> String {
        match &self.database {
            Some(address) => address.clone(),
            None => format!("sqlite://{}?mode=rwc", self.data.join("scrutineer.db").display()),
        }
    }

    /// Whether people reach us over TLS only.
    #[must_use]
    pub fn secure(&self) -> bool {
        self.address.as_deref().is_some_and(|address| address.starts_with("https://"))
    }
}

/// Puts `sign_in__idle_minutes` = `20` where the file would have it.
fn put(table: &mut toml::Table, key: &str, value: &str) -> Result<()> {
    let mut at = table;
    let mut parts = key.split("__").peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            let value = value.parse::<i64>().map_or_else(|_| toml::Value::String(value.into()), toml::Value::Integer);
            at.insert(part.into(), value);
            return Ok(());
        }
        let next = at.entry(part).or_insert_with(|| toml::Value::Table(toml::Table::new()));
        let toml::Value::Table(next) = next else { bail!("`{part}` is a single value, not a group") };
        at = next;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(settings: &[(&str, &str)]) -> Result<Config> {
        Config::read(None, settings.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())))
    }

    #[test]
    fn the_environment_overlays_the_defaults() {
        let config =
            with(&[("SCRUTINEER_LISTEN", "0.0.0.0:80"), ("SCRUTINEER_SIGN_IN__IDLE_MINUTES", "5"), ("PATH", "/bin")])
                .unwrap();
        assert_eq!(
            (config.listen.as_str(), config.sign_in.idle_minutes, config.sign_in.longest_hours),
            ("0.0.0.0:80", 5, 12)
        );
    }

    #[test]
    fn unknown_keys_and_wrong_kinds_are_refused() {
        for (name, value, names) in [
            ("SCRUTINEER_LISTN", "x", "listn"),
            ("SCRUTINEER_SIGN_IN__IDLE_HOURS", "1", "idle_hours"),
            ("SCRUTINEER_FILES__LARGEST_MB", "many", "largest_mb"),
        ] {
            let message = format!("{:#}", with(&[(name, value)]).unwrap_err());
            assert!(message.contains(names), "{message}");
        }
    }
}
