//! Handing out an evidence file: as a download, never as something that a browser would run here.

use crate::wings::governance::meetings;
use crate::wings::improvement::{actions, challenges};
use crate::wings::performance::readings;
use axum::http::header;
use axum::response::IntoResponse;
use axum_extra::routing::TypedPath;
use kit::files::{EvidenceFile, Files};
use kit::links::{self, Link, Meaning};
use kit::{Answer, Desk, Error, Read, Record, Register, Result, Right};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};
use serde::Deserialize;
use tokio::io::AsyncReadExt;
use uuid::Uuid;

#[derive(TypedPath, Deserialize)]
#[typed_path("/files/{id}", rejection(kit::Error))]
pub struct File {
    pub id: Uuid,
}

pub async fn show(desk: Desk<Read<Files>>, at: File) -> Answer {
    let file = desk.find(kit::files::Entity::find_by_id(at.id)).await?;
    visible(&desk, &file).await?;
    let mut content = Vec::with_capacity(usize::try_from(file.bytes).unwrap_or_default());
    let mut open = desk.app().files().open(&file).await?;
    open.read_to_end(&mut content).await.map_err(anyhow::Error::from)?;
    let headers = [
        (header::CONTENT_TYPE, file.media_type.clone()),
        (header::CONTENT_DISPOSITION, disposition(&file.name)),
        (header::CONTENT_SECURITY_POLICY, "sandbox".to_owned()),
    ];
    Ok((headers, content).into_response())
}

/// A file is as visible as what it proves: one of the records that it is evidence for must be.
async fn visible(desk: &Desk<Read<Files>>, file: &EvidenceFile) -> Result<()> {
    let proves = links::Entity::find()
        .filter(links::Column::FromId.eq(file.id))
        .filter(links::Column::Meaning.eq(Meaning::EvidenceFor));
    for link in desk.all(proves).await? {
        if proved(desk, &link).await? {
            return Ok(());
        }
    }
    Err(Error::NotFound)
}

/// Whether the person sees the record at the other end: its register is one that they may read, and the record theirs.
async fn proved(desk: &Desk<Read<Files>>, link: &Link) -> Result<bool> {
    let id = link.to_id;
    match link.to_register.as_str() {
        readings::Readings::NAME => seen::<readings::Readings, _>(desk, readings::queries::reading(id.into())).await,
        actions::Actions::NAME => seen::<actions::Actions, _>(desk, actions::queries::action(id.into())).await,
        challenges::Challenges::NAME => {
            seen::<challenges::Challenges, _>(desk, challenges::queries::challenge(id.into())).await
        }
        meetings::Meetings::NAME => seen::<meetings::Meetings, _>(desk, meetings::queries::item(id.into())).await,
        _ => Ok(false),
    }
}

async fn seen<R: Register, E: Record>(desk: &Desk<Read<Files>>, record: Select<E>) -> Result<bool> {
    if !desk.person().may(Right { verb: "read", register: R::NAME }) {
        return Ok(false);
    }
    match desk.find(record).await {
        Ok(_) => Ok(true),
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The name for every browser: plain letters first, then the name as it is.
fn disposition(name: &str) -> String {
    use std::fmt::Write as _;
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_graphic() && !matches!(c, '"' | '\\') || c == ' ' { c } else { '_' })
        .collect();
    let exact = name.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
        text
    });
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{exact}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_name_is_safe_in_a_header() {
        assert_eq!(disposition("Née 1.csv"), "attachment; filename=\"N_e 1.csv\"; filename*=UTF-8''N%C3%A9e%201.csv");
        assert!(!disposition("a\"\r\nb").contains(['\r', '\n']));
    }
}
