//! The pages that anybody may read: the latest release of a board, the earlier ones, each with its files. They read
//! through the window, which gives what is published and nothing else.

pub mod dashboard;
pub mod files;
pub mod list;
pub mod one;
pub mod shown;
pub mod view;

use crate::wings::performance::releases::rules::slug;
use kit::web::Place;
use kit::{Error, Public, Result, Routes, Window};

/// The routes that need no sign-in.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(dashboard::show)
        .get(dashboard::of_board)
        .get(list::show)
        .get(list::of_board)
        .get(list::csv)
        .get(one::show)
        .get(files::latest_csv)
        .get(files::latest_json)
        .get(files::csv)
        .get(files::json)
}

/// The address of a board: its short name, or its id where another has the same or none can be made of it.
#[must_use]
pub fn address(place: &Place, all: &[Place]) -> String {
    let own = slug(&place.short_name);
    let taken = all.iter().any(|other| other.id != place.id && slug(&other.short_name) == own);
    let kept = ["dashboard", "releases"].contains(&own.as_str());
    if own.is_empty() || taken || kept { place.id.to_string() } else { own }
}

/// The window of the board at an address, with the address by which it goes.
async fn at(public: &Public, board: &str) -> Result<(Window, String)> {
    let all = public.places().await?;
    let found = all.iter().find(|place| address(place, &all) == board || place.id.to_string() == board);
    let place = found.ok_or(Error::NotFound)?;
    Ok((public.window(place.id).await?, address(place, &all)))
}
