//! One release as it was published, for anybody.

use super::files::{FrozenCsv, FrozenJson};
use super::shown;
use super::view::{Files, PublicView};
use crate::wings::performance::releases::ReleaseId;
use axum_extra::routing::TypedPath;
use kit::{Answer, Public};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/public/{board}/releases/{id}", rejection(kit::Error))]
pub struct Frozen {
    pub board: String,
    pub id: ReleaseId,
}

pub async fn show(public: Public, at: Frozen) -> Answer {
    let (window, board) = super::at(&public, &at.board).await?;
    let place = window.place().clone();
    let files = Files {
        csv: FrozenCsv { board: board.clone(), id: at.id }.to_string(),
        json: FrozenJson { board: board.clone(), id: at.id }.to_string(),
    };
    let shown = Some(shown::one(&window, at.id).await?);
    let view = PublicView {
        board: place.name,
        demonstration: place.demonstration,
        shown,
        files,
        address: board,
        latest: false,
    };
    window.show(view)
}
