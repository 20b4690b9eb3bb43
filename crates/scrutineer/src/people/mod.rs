//! People of a board: signing in, what each role may do, inviting, and the trail of what everybody did.

pub mod jobs;
pub mod pages;
pub mod roles;

use kit::Routes;

/// The routes of people.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::sign_in::show)
        .post(pages::sign_in::submit)
        .post(pages::sign_out::submit)
        .get(pages::me::show)
        .post(pages::me::change_over)
        .get(pages::password::show)
        .post(pages::password::submit)
        .get(pages::list::show)
        .get(pages::list::csv)
        .get(pages::new::show)
        .post(pages::new::submit)
        .get(pages::one::show)
        .post(pages::one::submit)
        .post(pages::one::new_password)
        .get(pages::trail::show)
        .get(pages::trail::csv)
}
