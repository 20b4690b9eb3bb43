//! What attendance is worked out from, for its page, for the scorecard and for what is suggested.

use super::attendance::{Sat, sat};
use super::{Meeting, Place, queries};
use crate::wings::governance::bodies::{Membership, queries as bodies};
use chrono::NaiveDate;
use kit::{Desk, Permission, Result};

/// What attendance is worked out from.
pub struct Known {
    meetings: Vec<Meeting>,
    places: Vec<Place>,
    seats: Vec<Membership>,
}

impl Known {
    /// All that is known of the meetings since a day.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn since<P: Permission>(desk: &Desk<P>, day: NaiveDate) -> Result<Known> {
        let meetings = desk.all(queries::between(day, desk.today())).await?;
        let ids: Vec<_> = meetings.iter().map(|meeting| meeting.id).collect();
        Ok(Known {
            places: desk.all(queries::places_among(ids)).await?,
            seats: desk.all(bodies::seats()).await?,
            meetings,
        })
    }
    /// Every seat that was expected.
    #[must_use]
    pub fn sat(&self) -> Vec<Sat<'_>> {
        sat(&self.meetings, &self.places, &self.seats)
    }
    /// The meetings themselves.
    #[must_use]
    pub fn meetings(&self) -> &[Meeting] {
        &self.meetings
    }
    /// Every seat on every body.
    #[must_use]
    pub fn seats(&self) -> &[Membership] {
        &self.seats
    }
}
