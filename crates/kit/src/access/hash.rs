//! Passwords: Argon2id, worked out away from the request threads and only a few at a time.

use crate::{Error, Result};
use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use tokio::sync::Semaphore;

/// Hashes worked out at once: each takes 19 MB and a core, so a flood of sign-ins must queue.
static TURNS: Semaphore = Semaphore::const_new(2);
/// What is checked when there is no such account, so that the answer takes as long.
static NOBODY: tokio::sync::OnceCell<String> = tokio::sync::OnceCell::const_new();

/// The hash to store for `password`.
pub(super) async fn hash(password: String) -> Result<String> {
    let _turn = TURNS.acquire().await.map_err(|_| Error::Busy)?;
    let hashed = tokio::task::spawn_blocking(move || {
        Argon2::default().hash_password(password.as_bytes()).map(|h| h.to_string())
    });
    hashed.await.map_err(anyhow::Error::from)?.map_err(|e| anyhow::anyhow!("{e}").into())
}

/// Whether `password` is the one; without a stored hash it takes as long and says no.
pub(super) async fn verify(password: String, stored: Option<String>) -> Result<bool> {
    let known = stored.is_some();
    let stored = match stored {
        Some(stored) => stored,
        None => NOBODY.get_or_try_init(|| hash("nobody's password".into())).await?.clone(),
    };
    let _turn = tokio::time::timeout(std::time::Duration::from_secs(5), TURNS.acquire())
        .await
        .map_err(|_| Error::Busy)?
        .map_err(|_| Error::Busy)?;
    let right = tokio::task::spawn_blocking(move || {
        PasswordHash::new(&stored)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    });
    Ok(right.await.map_err(anyhow::Error::from)? && known)
}

/// The digest by which a long random secret is known again, as hex: a link's key, never a password that somebody chose.
#[must_use]
pub fn digest(secret: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(secret.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_opens() {
        let stored = hash("correct horse".into()).await.unwrap();
        assert!(stored.starts_with("$argon2id$"));
        assert!(verify("correct horse".into(), Some(stored.clone())).await.unwrap());
        assert!(!verify("battery staple".into(), Some(stored)).await.unwrap());
        assert!(!verify("nobody's password".into(), None).await.unwrap());
    }
}
