//! An upload that is read and never kept: it stays in memory, so that nothing of it can be left behind on a disk.

use super::receive::{LONGEST_FIELD, NO_FILE};
use crate::{App, Error, Result};
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use std::collections::BTreeMap;

/// A file larger than this is not taken, in bytes.
const LARGEST: usize = 16 * 1024 * 1024;

/// A form with one file, all of it in memory: its other fields as text, the file's bytes or the sentence that says why not.
pub struct Held {
    pub fields: BTreeMap<String, String>,
    pub file: std::result::Result<Vec<u8>, String>,
}

impl FromRequest<App> for Held {
    type Rejection = Error;
    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            // A form without a file: whoever sent it reads what is missing beside what they typed.
            let form = crate::Form::<BTreeMap<String, String>>::from_request(request, app).await?;
            return Ok(Held { fields: form.values, file: Err(NO_FILE.into()) });
        }
        let mut parts = Multipart::from_request(request, app).await.map_err(|e| Error::Invalid(e.body_text()))?;
        let mut held = Held { fields: BTreeMap::new(), file: Err(NO_FILE.into()) };
        while let Some(mut part) = parts.next_field().await.map_err(broken)? {
            match part.file_name().map(str::is_empty) {
                Some(true) => {}
                Some(false) => held.file = file(&mut part).await?,
                None => {
                    let name = part.name().unwrap_or_default().to_owned();
                    let Some(value) = within(&mut part, LONGEST_FIELD).await? else {
                        return Err(Error::TooLarge("One of the answers is longer than this form can take.".into()));
                    };
                    held.fields.insert(name, String::from_utf8_lossy(&value).into_owned());
                }
            }
        }
        Ok(held)
    }
}

async fn file(part: &mut Field<'_>) -> Result<std::result::Result<Vec<u8>, String>> {
    Ok(match within(part, LARGEST).await? {
        None => Err(format!("The file must be smaller than {} MB", LARGEST / 1024 / 1024)),
        Some(bytes) if bytes.is_empty() => Err("The file is empty".into()),
        Some(bytes) => Ok(bytes),
    })
}

/// The bytes of a part; nothing when there are more than `most`.
async fn within(part: &mut Field<'_>, most: usize) -> Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    while let Some(some) = part.chunk().await.map_err(broken)? {
        if bytes.len() + some.len() > most {
            return Ok(None);
        }
        bytes.extend_from_slice(&some);
    }
    Ok(Some(bytes))
}

fn broken(_: axum::extract::multipart::MultipartError) -> Error {
    Error::Invalid("The upload broke off before it was whole. Choose the file again.".into())
}
