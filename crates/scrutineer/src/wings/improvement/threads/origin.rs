//! What an action or a challenge comes of, as an address names it.

use crate::wings::governance::{agencies, bodies, meetings, visits};
use crate::wings::improvement::{actions, challenges, risks};
use crate::wings::performance::indicators;
use kit::links::End;
use kit::{Desk, Error, Permission, Register, Result};
use uuid::Uuid;

/// A record that gives rise to another.
pub struct Origin {
    pub end: End,
    /// What it is, in words.
    pub words: String,
}

/// The record that `register:id` names, if this person sees it; nothing for an empty text.
///
/// # Errors
/// [`Error::NotFound`] when there is no such record.
pub async fn origin<P: Permission>(desk: &Desk<P>, asked: &str) -> Result<Option<Origin>> {
    if asked.is_empty() {
        return Ok(None);
    }
    let (register, id) = asked.split_once(':').ok_or(Error::NotFound)?;
    let id = Uuid::parse_str(id).map_err(|_| Error::NotFound)?;
    let (register, words) = match register {
        indicators::Indicators::NAME => {
            let found = desk.find(indicators::queries::indicator(id.into())).await?;
            (indicators::Indicators::NAME, found.name)
        }
        challenges::Challenges::NAME => {
            let found = desk.find(challenges::queries::challenge(id.into())).await?;
            (challenges::Challenges::NAME, format!("{} {}", found.reference(), found.title))
        }
        actions::Actions::NAME => {
            let found = desk.find(actions::queries::action(id.into())).await?;
            (actions::Actions::NAME, format!("{} {}", found.reference(), found.title))
        }
        risks::Risks::NAME => {
            let found = desk.find(risks::queries::risk(id.into())).await?;
            (risks::Risks::NAME, format!("{} {}", found.reference(), found.event))
        }
        meetings::Meetings::NAME => {
            let found = desk.find(meetings::queries::meeting(id.into())).await?;
            let body = desk.find(bodies::queries::body(found.body_id)).await?;
            (meetings::Meetings::NAME, format!("{}, {}", body.name, measure::dates::long(found.on_date)))
        }
        visits::Visits::NAME => {
            let found = desk.find(visits::queries::visit(id.into())).await?;
            (visits::Visits::NAME, format!("Visit of {}: {}", measure::dates::long(found.on_date), found.place))
        }
        agencies::Agencies::NAME => {
            let found = desk.find(agencies::queries::agency(id.into())).await?;
            (agencies::Agencies::NAME, found.name)
        }
        _ => return Err(Error::NotFound),
    };
    Ok(Some(Origin { end: End { register, id }, words }))
}
