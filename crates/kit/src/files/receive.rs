//! Taking an upload in: streamed to the waiting folder, hashed, its kind told from its content.

use crate::{App, Error, Result};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tokio::io::AsyncWriteExt;

/// What is taken: the ending people know, and the media type it is served with.
const TAKEN: &[(&str, &str)] = &[
    ("pdf", "application/pdf"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("csv", "text/csv"),
    ("txt", "text/plain"),
];
/// Enough of the beginning to tell what a file is.
const BEGINNING: usize = 8192;
/// Enough for a table that is pasted into a form.
pub(super) const LONGEST_FIELD: usize = 2 * 1024 * 1024;

/// A file that has arrived whole and waits to be kept; dropped unkept, it is taken away again.
#[derive(Debug)]
pub struct Received {
    pub name: String,
    pub media_type: &'static str,
    pub bytes: i64,
    pub sha256: String,
    waiting: PathBuf,
}

impl Received {
    /// A text that the program itself writes as a file, waiting to be kept like one that was sent.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub async fn text(app: &App, name: &str, text: &str) -> Result<Received> {
        let folder = app.files().waiting();
        tokio::fs::create_dir_all(&folder).await.map_err(anyhow::Error::from)?;
        let waiting = folder.join(app.clock().new_id().to_string());
        tokio::fs::write(&waiting, text).await.map_err(anyhow::Error::from)?;
        let bytes = i64::try_from(text.len()).map_err(anyhow::Error::from)?;
        let sha256 = crate::audit::hex(&Sha256::digest(text));
        Ok(Received { name: bare(name), media_type: "text/plain", bytes, sha256, waiting })
    }

    /// What is in it, for a file that is read and not kept.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn read(&self) -> Result<Vec<u8>> {
        Ok(tokio::fs::read(&self.waiting).await.map_err(anyhow::Error::from)?)
    }

    pub(crate) fn waiting(&self) -> &Path {
        &self.waiting
    }
}

impl Drop for Received {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.waiting);
    }
}

/// What is said where no file was chosen.
pub const NO_FILE: &str = "Choose a file";

/// A form with one file: its other fields as text, the file as it arrived or the sentence that says why not.
pub struct Upload {
    pub fields: BTreeMap<String, String>,
    pub file: std::result::Result<Received, String>,
}

impl FromRequest<App> for Upload {
    type Rejection = Error;
    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let multipart = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|v| v.to_str().ok())
            .is_some_and(|v| v.starts_with("multipart/form-data"));
        if !multipart {
            // A form without a file: whoever sent it reads what is missing beside what they typed.
            let form = crate::Form::<BTreeMap<String, String>>::from_request(request, app).await?;
            return Ok(Upload { fields: form.values, file: Err(NO_FILE.into()) });
        }
        let broken = |_| Error::Invalid("The upload broke off before it was whole. Choose the file again.".into());
        let mut parts = Multipart::from_request(request, app).await.map_err(|e| Error::Invalid(e.body_text()))?;
        let mut upload = Upload { fields: BTreeMap::new(), file: Err(NO_FILE.into()) };
        while let Some(mut part) = parts.next_field().await.map_err(broken)? {
            let field = part.name().unwrap_or_default().to_owned();
            if let Some(name) = part.file_name().map(str::to_owned) {
                if !name.is_empty() {
                    upload.file = receive(app, name, &mut part).await?;
                }
                continue;
            }
            let mut value = Vec::new();
            while let Some(some) = part.chunk().await.map_err(broken)? {
                value.extend_from_slice(&some);
                if value.len() > LONGEST_FIELD {
                    return Err(Error::TooLarge("One of the answers is longer than this form can take.".into()));
                }
            }
            upload.fields.insert(field, String::from_utf8_lossy(&value).into_owned());
        }
        Ok(upload)
    }
}

async fn receive(
    app: &App,
    name: String,
    part: &mut axum::extract::multipart::Field<'_>,
) -> Result<std::result::Result<Received, String>> {
    let largest = u64::from(app.config().files.largest_mb) * 1024 * 1024;
    let folder = app.files().waiting();
    tokio::fs::create_dir_all(&folder).await.map_err(anyhow::Error::from)?;
    let waiting = folder.join(app.clock().new_id().to_string());
    let mut file = tokio::fs::File::create(&waiting).await.map_err(anyhow::Error::from)?;
    let mut received = Received { name: bare(&name), media_type: "", bytes: 0, sha256: String::new(), waiting };
    let (mut hash, mut beginning, mut bytes) = (Sha256::new(), Vec::new(), 0_u64);
    loop {
        let some = part.chunk().await.map_err(|_| {
            Error::Invalid("The upload broke off before the file was whole. Choose the file again.".into())
        })?;
        let Some(some) = some else { break };
        bytes += some.len() as u64;
        if bytes > largest {
            return Ok(Err(format!("The file must be smaller than {} MB", app.config().files.largest_mb)));
        }
        beginning.extend_from_slice(&some[..some.len().min(BEGINNING.saturating_sub(beginning.len()))]);
        hash.update(&some);
        file.write_all(&some).await.map_err(anyhow::Error::from)?;
    }
    file.sync_all().await.map_err(anyhow::Error::from)?;
    if bytes == 0 {
        return Ok(Err("The file is empty".into()));
    }
    let Some(media_type) = kind(&beginning, &received.name) else {
        return Ok(Err(
            "The file must be a PDF, Word, Excel, PowerPoint, OpenDocument, CSV or text file, or a PNG or JPEG picture"
                .into(),
        ));
    };
    received.media_type = media_type;
    received.bytes = i64::try_from(bytes).map_err(anyhow::Error::from)?;
    received.sha256 = crate::audit::hex(&hash.finalize());
    Ok(Ok(received))
}

/// The last part of the name, without what file systems and headers stumble over.
fn bare(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let clean: String = last.chars().filter(|c| !c.is_control() && !matches!(c, '"' | ';')).take(120).collect();
    if clean.trim().is_empty() { "file".into() } else { clean }
}

/// The media type, told from the content; the ending only tells plain text from CSV.
fn kind(beginning: &[u8], name: &str) -> Option<&'static str> {
    let taken = |media: &str| TAKEN.iter().find(|(_, known)| *known == media).map(|(_, known)| *known);
    if let Some(found) = infer::get(beginning) {
        return taken(found.mime_type()).or_else(|| {
            // A zip whose first part does not tell: trust an office ending, since the content is at least a zip.
            let ending = name.rsplit('.').next()?.to_lowercase();
            let office = ["docx", "xlsx", "pptx", "odt", "ods"].contains(&ending.as_str());
            (found.mime_type() == "application/zip" && office)
                .then(|| TAKEN.iter().find(|(e, _)| *e == ending).map(|(_, m)| *m))
                .flatten()
        });
    }
    let whole = match std::str::from_utf8(beginning) {
        Ok(_) => true,
        Err(cut) => cut.error_len().is_none(),
    };
    let plain = whole && !beginning.contains(&0);
    plain.then(|| if name.to_lowercase().ends_with(".csv") { "text/csv" } else { "text/plain" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_the_kind() {
        assert_eq!(kind(b"%PDF-1.7 ...", "minutes.exe"), Some("application/pdf"));
        assert_eq!(kind(b"a,b\n1,2\n", "figures.CSV"), Some("text/csv"));
        assert_eq!(kind("Née".as_bytes(), "note.txt"), Some("text/plain"));
        assert_eq!(kind(b"MZ\x90\0", "minutes.pdf"), None);
        assert_eq!(kind(b"\x7fELF\x02\x01\x01\0", "minutes.pdf"), None);
        assert_eq!(kind(b"PK\x03\x04 something", "minutes.docx"), taken("docx"));
        assert_eq!(kind(b"PK\x03\x04 something", "minutes.zip"), None);
    }

    fn taken(ending: &str) -> Option<&'static str> {
        TAKEN.iter().find(|(e, _)| *e == ending).map(|(_, m)| *m)
    }

    #[test]
    fn names_lose_their_folders_and_what_headers_stumble_over() {
        assert_eq!(bare("C:\\Users\\x\\minutes \"final\".pdf"), "minutes final.pdf");
        assert_eq!(bare("../../etc/passwd"), "passwd");
        assert_eq!(bare("\r\n"), "file");
    }
}
