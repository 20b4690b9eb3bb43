//! Who I am here: my roles, what they let me do, signing out.

use super::password::ChangePassword;
use crate::layout::page_head;
use crate::people::roles::{Role, role};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Permission, Person, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

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
    roles: Vec<&'static Role>,
}

pub async fn show(desk: Desk<Everybody>, _: Me) -> Answer {
    let roles = desk.person().roles().iter().filter_map(|key| role(key)).collect();
    desk.show(Mine { person: desk.person().clone(), roles })
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
            form method="post" action="/sign-out" class="btnrow" {
                button class="btn" type="submit" { "Sign out" }
                a class="btn btn--quiet" href=(ChangePassword) { "Change my password" }
            }
        }
    }
}
