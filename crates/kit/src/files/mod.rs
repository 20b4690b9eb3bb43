//! Evidence files: stored by content, checked by content, never served in a way that a browser would run.

mod held;
mod receive;

pub use held::{Held, HeldTogether};
pub use receive::{NO_FILE, Received, Upload};

use crate::store::Tx;
use crate::{Record, Register, Result};
use sea_orm::entity::prelude::*;
use std::path::{Path, PathBuf};

/// The evidence files of a board.
pub struct Files;
impl Register for Files {
    const NAME: &'static str = "files";
}

/// Government Security Classification of a file or a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Marking {
    /// Ordinary papers.
    Official,
    /// Anything about identifiable children, allegations against staff, unpublished reviews, small numbers.
    OfficialSensitive,
}

/// A file that proves something.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub board_id: Uuid,
    pub version: i32,
    /// As it was called by whoever sent it.
    pub name: String,
    pub media_type: String,
    pub bytes: i64,
    /// Where its content lies in the store.
    pub sha256: String,
    pub marking: Marking,
    /// The date of the evidence itself, not of its upload.
    pub dated: Option<Date>,
    pub received_at: DateTimeUtc,
    pub received_from: String,
}
impl ActiveModelBehavior for ActiveModel {}
/// A file that proves something.
pub type EvidenceFile = Model;

impl Record for Entity {
    type Register = Files;
    const ID: Column = Column::Id;
    const BOARD: Column = Column::BoardId;
    const VERSION: Column = Column::Version;
}

/// A folder of files named by the hash of their content, apart for each board.
#[derive(Clone, Debug)]
pub struct FileStore {
    folder: PathBuf,
}

impl FileStore {
    #[must_use]
    pub fn new(data: &Path) -> FileStore {
        FileStore { folder: data.join("files") }
    }

    fn place(&self, board: Uuid, sha256: &str) -> PathBuf {
        self.folder.join(board.to_string()).join(&sha256[..2]).join(sha256)
    }

    /// The folder in which uploads wait until they are whole.
    pub(crate) fn waiting(&self) -> PathBuf {
        self.folder.join("waiting")
    }

    /// Moves a received file to its place; one with the same content that is there already stays.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(crate) async fn keep(&self, board: Uuid, received: &Received) -> Result<()> {
        let place = self.place(board, &received.sha256);
        if let Some(folder) = place.parent() {
            tokio::fs::create_dir_all(folder).await.map_err(anyhow::Error::from)?;
        }
        tokio::fs::rename(received.waiting(), &place).await.map_err(anyhow::Error::from)?;
        Ok(())
    }

    /// The content of a file that the caller has found through a desk.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when the store does not hold it.
    pub async fn open(&self, file: &EvidenceFile) -> Result<tokio::fs::File> {
        tokio::fs::File::open(self.place(file.board_id, &file.sha256)).await.map_err(|_| crate::Error::NotFound)
    }
}

impl Tx {
    /// Records a received file; its content is in place before the record is.
    ///
    /// # Errors
    /// When the store or the database cannot be written.
    pub async fn keep_file(
        &mut self,
        store: &FileStore,
        received: Received,
        marking: Marking,
        dated: Option<Date>,
    ) -> Result<EvidenceFile> {
        store.keep(self.board(), &received).await?;
        let file = EvidenceFile {
            id: self.new_id(),
            board_id: self.board(),
            version: 1,
            name: received.name.clone(),
            media_type: received.media_type.into(),
            bytes: received.bytes,
            sha256: received.sha256.clone(),
            marking,
            dated,
            received_at: self.now(),
            received_from: self.person().title().to_owned(),
        };
        self.create(file).await
    }
}
