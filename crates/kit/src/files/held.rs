//! An upload that is read and never kept: it stays in memory, so that nothing of it can be left behind on a disk.

use super::receive::{LONGEST_FIELD, NO_FILE};
use crate::{App, Error, Result};
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::header;
use std::collections::BTreeMap;

/// A file larger than this is not taken, in bytes.
const LARGEST: usize = 16 * 1024 * 1024;

/// Several files that belong together may come to this, in bytes.
const LARGEST_TOGETHER: usize = 96 * 1024 * 1024;
/// More files than this do not belong together.
const MOST_FILES: usize = 30;

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

/// A form with several files that belong together, all of it in memory: names and bytes, or the sentence that says why not.
pub struct HeldTogether {
    pub fields: BTreeMap<String, String>,
    pub files: std::result::Result<Vec<(String, Vec<u8>)>, String>,
}

impl FromRequest<App> for HeldTogether {
    type Rejection = Error;
    async fn from_request(mut request: Request, app: &App) -> Result<Self> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let form = crate::Form::<BTreeMap<String, String>>::from_request(request, app).await?;
            return Ok(HeldTogether { fields: form.values, files: Err(NO_FILE.into()) });
        }
        // A year of an authority's cases is larger than any piece of evidence, and is never kept.
        DefaultBodyLimit::max(LARGEST_TOGETHER + 1024 * 1024).apply(&mut request);
        let mut parts = Multipart::from_request(request, app).await.map_err(|e| Error::Invalid(e.body_text()))?;
        let (mut fields, mut files, mut room) = (BTreeMap::new(), Vec::new(), LARGEST_TOGETHER);
        let mut why = None;
        while let Some(mut part) = parts.next_field().await.map_err(broken)? {
            match part.file_name().map(str::to_owned) {
                Some(name) if name.is_empty() => {}
                Some(_) if files.len() >= MOST_FILES => why = Some(format!("Choose at most {MOST_FILES} files")),
                Some(name) => match within(&mut part, room).await? {
                    Some(bytes) => {
                        room -= bytes.len();
                        files.push((name, bytes));
                    }
                    None => {
                        why = Some(format!(
                            "The files must be smaller than {} MB together",
                            LARGEST_TOGETHER / 1024 / 1024
                        ));
                        break;
                    }
                },
                None => {
                    let name = part.name().unwrap_or_default().to_owned();
                    let Some(value) = within(&mut part, LONGEST_FIELD).await? else {
                        return Err(Error::TooLarge("One of the answers is longer than this form can take.".into()));
                    };
                    fields.insert(name, String::from_utf8_lossy(&value).into_owned());
                }
            }
        }
        let files = match why {
            Some(why) => Err(why),
            None if files.is_empty() => Err(NO_FILE.into()),
            None => Ok(files),
        };
        Ok(HeldTogether { fields, files })
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
