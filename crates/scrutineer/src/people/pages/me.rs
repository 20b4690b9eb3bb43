//! Who I am here: my roles, what they let me do, signing out.

use super::password::ChangePassword;
use crate::layout::page_head;
use crate::mail::pages::own::Wishes;
use crate::people::roles::{Role, role};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Error, Permission, Person, Public, Right, View};
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

#[derive(TypedPath, Deserialize)]
#[typed_path("/me")]
pub struct Me;

/// What everybody who is signed in may do.
pub struct Everybody;
impl Permission for Everybody {
    const NEEDS: Right = Right { verb: "read", register: "home" };
}
impl kit::Writes for Everybody {}

struct Mine {
    person: Person,
    /// Who the same address is on other boards.
    elsewhere: Vec<Person>,
    roles: Vec<&'static Role>,
    wishes: Wishes,
}

pub async fn show(desk: Desk<Everybody>, _: Me) -> Answer {
    let roles = desk.person().roles().iter().filter_map(|key| role(key)).collect();
    let elsewhere = desk.app().elsewhere(desk.person()).await?;
    let wishes = Wishes::of(&desk).await?;
    desk.show(Mine { person: desk.person().clone(), elsewhere, roles, wishes })
}

#[derive(TypedPath, Deserialize)]
#[typed_path("/me/boards/{id}", rejection(kit::Error))]
pub struct ChangeOver {
    /// The board to go over to.
    id: Uuid,
}

/// On to another board that the same address opens, in a session of its own. To anybody else the board does not exist.
pub async fn change_over(mut public: Public, to: ChangeOver) -> Answer {
    let Some(here) = public.person().cloned() else { return Err(Error::SignIn) };
    let found = public.app().elsewhere(&here).await?.into_iter().find(|there| there.board() == to.id);
    let there = found.ok_or(Error::NotFound)?;
    public.sign_in(&there).await?;
    public.app().changed_over(here, there).await?;
    public.go_on("/")
}

impl View for Mine {
    fn title(&self) -> String {
        self.person.title().into()
    }
    fn body(&self) -> Markup {
        let say = html! { "Signed in for the " b { (self.person.board_name()) } "." };
        html! {
            (page_head(self.person.title(), &say, None))
            h2 class="govuk-heading-m" { "Your roles" }
            dl class="lineage" {
                @for role in &self.roles { div { dt { (role.name) } dd { (role.who) } } }
            }
            @if !self.elsewhere.is_empty() {
                h2 class="govuk-heading-m" { "Your other boards" }
                div class="btnrow" {
                    @for there in &self.elsewhere {
                        form method="post" action=(ChangeOver { id: there.board() }) {
                            button class="btn btn--quiet" type="submit" { "Go to " (there.board_name()) ", as " (there.title()) }
                        }
                    }
                }
            }
            (self.wishes.part())
            form method="post" action="/sign-out" class="btnrow" {
                button class="btn" type="submit" { "Sign out" }
                a class="btn btn--quiet" href=(ChangePassword) { "Change my password" }
            }
        }
    }
}
