//! Signing out.

use super::sign_in::SignIn;
use axum_extra::routing::TypedPath;
use kit::{Answer, Public};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/sign-out")]
pub struct SignOut;

pub async fn submit(mut public: Public, _: SignOut) -> Answer {
    public.sign_out().await?;
    public.go(SignIn, "You are signed out")
}
