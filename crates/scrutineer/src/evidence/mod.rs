//! Evidence: files that prove a record of some register. The form that takes one, the list of them, the download.

mod file;
mod form;

pub use file::{File, show};
pub use form::{EvidenceForm, controls, received};

use crate::layout::date;
use kit::files::{EvidenceFile, Marking};
use kit::links::{self, Meaning};
use kit::{Desk, Permission, Result, Right, Routes};
use maud::{Markup, html};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// The route of the download.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(show)
}

/// The files that prove a record; none for those who may not read files.
///
/// # Errors
/// When the database cannot be read.
pub async fn of<P: Permission>(desk: &Desk<P>, id: Uuid) -> Result<Vec<EvidenceFile>> {
    if !desk.person().may(Right { verb: "read", register: "files" }) {
        return Ok(Vec::new());
    }
    let joined = desk.all(links::to(id, Meaning::EvidenceFor)).await?;
    let ids: Vec<_> = joined.into_iter().map(|link| link.from_id).collect();
    let files = kit::files::Entity::find().filter(kit::files::Column::Id.is_in(ids));
    desk.all(files).await
}

/// The files that prove each of some records, in two questions for all of them; none for those who may not read files.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_each<P: Permission>(desk: &Desk<P>, ids: &[Uuid]) -> Result<Vec<Vec<EvidenceFile>>> {
    if !desk.person().may(Right { verb: "read", register: "files" }) {
        return Ok(vec![Vec::new(); ids.len()]);
    }
    let joined = links::Entity::find()
        .filter(links::Column::Meaning.eq(Meaning::EvidenceFor))
        .filter(links::Column::ToId.is_in(ids.iter().copied()));
    let joined = desk.all(joined).await?;
    let files = kit::files::Entity::find().filter(kit::files::Column::Id.is_in(joined.iter().map(|link| link.from_id)));
    let files = desk.all(files).await?;
    let of = |id: &Uuid| {
        let own = joined.iter().filter(|link| link.to_id == *id);
        own.filter_map(|link| files.iter().find(|file| file.id == link.from_id).cloned()).collect()
    };
    Ok(ids.iter().map(of).collect())
}

/// Evidence files as a list of links.
#[must_use]
pub fn list(files: &[EvidenceFile]) -> Markup {
    html! {
        ul class="files" {
            @for file in files {
                li class="files__i" {
                    div {
                        a class="files__n" href=(File { id: file.id }) { (file.name) }
                        span class="files__m" {
                            @if file.marking == Marking::OfficialSensitive { "OFFICIAL-SENSITIVE, " }
                            (size(file.bytes)) ", from " (file.received_from) ", " (date(kit::clock::day(file.received_at)))
                        }
                    }
                }
            }
        }
    }
}

/// "12 KB", "1.4 MB".
fn size(bytes: i64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", (bytes + 500) / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
