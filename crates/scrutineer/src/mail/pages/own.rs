//! One's own wishes, on the page about oneself.

use crate::mail::record::Kind;
use crate::mail::{changes, jobs, queries};
use crate::people::pages::me::{Everybody, Me};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Result};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/me/mail/{kind}/stop", rejection(kit::Error))]
pub struct StopOwn {
    pub kind: Kind,
}

#[derive(TypedPath, Deserialize)]
#[typed_path("/me/mail/{kind}/start", rejection(kit::Error))]
pub struct StartOwn {
    pub kind: Kind,
}

pub async fn stop(mut desk: Desk<Everybody>, at: StopOwn) -> Answer {
    let me = desk.person().id();
    desk.change(async |tx| changes::stop(tx, me, at.kind).await).await?;
    desk.go(Me, &format!("{}: no more of them", at.kind.name()))
}

pub async fn start(mut desk: Desk<Everybody>, at: StartOwn) -> Answer {
    let me = desk.person().id();
    desk.change(async |tx| changes::start(tx, me, at.kind).await).await?;
    desk.go(Me, &format!("{}: they come again", at.kind.name()))
}

/// What somebody gets by e-mail, with a button for each kind.
pub struct Wishes {
    stopped: Vec<Kind>,
    /// Whether letters can be sent at all.
    sends: bool,
}

impl Wishes {
    /// Those of the person at the desk.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn of(desk: &Desk<Everybody>) -> Result<Wishes> {
        let stops = desk.all(queries::stops_of(desk.person().id())).await?;
        let sends = !desk.person().demonstration() && jobs::site(desk.app())?.is_some();
        Ok(Wishes { stopped: stops.into_iter().map(|stop| stop.kind).collect(), sends })
    }

    /// As a part of the page.
    #[must_use]
    pub fn part(&self) -> Markup {
        html! {
            h2 class="govuk-heading-m" { "E-mail to you" }
            p class="govuk-body" {
                "On working days only, with links and never a word of what a register says."
                @if !self.sends { " This installation sends no e-mail at present." }
            }
            dl class="lineage" {
                @for kind in jobs::KINDS {
                    div {
                        dt { (kind.name()) }
                        dd {
                            (kind.when())
                            @if self.stopped.contains(&kind) {
                                form method="post" action=(StartOwn { kind }) {
                                    "You have stopped them. "
                                    button class="btn btn--quiet" type="submit" { "Send me the " (kind.name().to_lowercase()) " again" }
                                }
                            } @else {
                                form method="post" action=(StopOwn { kind }) {
                                    button class="btn btn--quiet" type="submit" { "Stop the " (kind.name().to_lowercase()) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
