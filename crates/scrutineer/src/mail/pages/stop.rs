//! The page behind the link in every letter: it stops letters of that kind, without a sign-in.

use crate::layout::page_head;
use crate::mail::record::{Letter, LetterId, Mail};
use crate::mail::{changes, jobs, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Error, Public, Read, Result, View};
use maud::{Markup, html};
use serde::Deserialize;

/// Nobody can guess a letter's id, and all that it opens is to get no more of them.
#[derive(TypedPath, Deserialize)]
#[typed_path("/mail/{id}/stop", rejection(kit::Error))]
pub struct StopLink {
    pub id: LetterId,
}

struct Sheet {
    letter: Letter,
    done: bool,
}

/// The letter, whichever board it is of.
async fn find(public: &Public, id: LetterId) -> Result<Letter> {
    let app = public.app();
    for board in app.boards().await? {
        match Desk::<Read<Mail>>::for_program(app, board.id, jobs::ACTOR).find(queries::letter(id)).await {
            Err(Error::NotFound) => {}
            found => return found,
        }
    }
    Err(Error::NotFound)
}

pub async fn show(public: Public, at: StopLink) -> Answer {
    let letter = find(&public, at.id).await?;
    public.show(Sheet { letter, done: false })
}

pub async fn submit(public: Public, at: StopLink) -> Answer {
    let letter = find(&public, at.id).await?;
    let act = public.app().act(letter.board_id, "The link in a letter", async |tx| {
        changes::stop(tx, letter.person_id, letter.kind).await
    });
    act.await?;
    public.show(Sheet { letter, done: true })
}

impl View for Sheet {
    fn title(&self) -> String {
        if self.done { "Stopped".into() } else { format!("Stop: {}", self.letter.kind.name()) }
    }
    fn body(&self) -> Markup {
        let kind = self.letter.kind;
        let say = if self.done {
            html! { b { "You get no more of these." } " To have them again, sign in and open the page about yourself." }
        } else {
            html! { (kind.when()) " What waits for you shows in the program all the same." }
        };
        html! {
            (page_head(&self.title(), &say, None))
            @if !self.done {
                form method="post" action=(StopLink { id: self.letter.id }) { button class="btn" type="submit" { "Stop the " (kind.name().to_lowercase()) } }
            }
        }
    }
}
