//! What the pages of the wing share: the way from one to the next.

use kit::{Person, Right};
use maud::{Markup, html};

/// The registers of the wing: name, address, and the register that one must be able to read.
const TABS: [(&str, &str, &str); 3] = [
    ("Return interviews", "/return-interviews", "return_interviews"),
    ("Allegations", "/allegations", "allegations"),
    ("Private fostering", "/private-fostering", "private_fostering"),
];

/// The pages of the wing that this person may read; stands above the head of each.
#[must_use]
pub fn tabs(current: &str, person: &Person) -> Markup {
    html! {
        nav class="tabs" aria-label="Practice" {
            ul {
                @for (name, path, register) in TABS {
                    @if person.may(Right { verb: "read", register }) {
                        li { a href=(path) aria-current=[(register == current).then_some("page")] { (name) } }
                    }
                }
            }
        }
    }
}
