//! Whose events somebody may write: their own agency's, or any agency's.

use super::{Events, may};
use crate::wings::governance::agencies::{Agency, AgencyId, queries};
use chrono::NaiveDate;
use kit::{Desk, Permission, Result};
use std::collections::HashMap;

/// The agencies of a board, and which of them somebody may write for.
#[derive(Clone, Debug, Default)]
pub struct Whose {
    agencies: Vec<Agency>,
    /// By id, name and short name, in small letters.
    called: HashMap<String, AgencyId>,
    /// The agency of whoever writes.
    pub own: Option<AgencyId>,
    /// Whether they may write for every agency.
    pub any: bool,
}

impl Whose {
    /// For whoever sits at a desk.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn at<E: Events, P: Permission>(desk: &Desk<P>) -> Result<Whose> {
        let agencies = desk.all(queries::by_name()).await?;
        Ok(Whose::of(agencies, desk.person().agency().map(AgencyId::from), may::<E>(desk.person(), "write_any")))
    }

    /// For somebody of an agency.
    #[must_use]
    pub fn of(agencies: Vec<Agency>, own: Option<AgencyId>, any: bool) -> Whose {
        let mut called = HashMap::new();
        for agency in &agencies {
            for name in [agency.short_name.clone(), agency.name.clone(), agency.id.to_string()] {
                called.insert(name.to_lowercase(), agency.id);
            }
        }
        Whose { agencies, called, own, any }
    }

    /// The agency that is meant. The answer never tells whether another agency sends anything.
    ///
    /// # Errors
    /// A sentence that says what to write.
    pub fn meant(&self, typed: &str) -> std::result::Result<AgencyId, &'static str> {
        let named = self.called.get(&typed.to_lowercase()).copied();
        if !self.any {
            let own = self.own.ok_or("You work for no agency here. Ask the Board’s office to say for which")?;
            let meant = typed.is_empty() || named == Some(own);
            return if meant { Ok(own) } else { Err("You send events of your own agency only. Leave it empty") };
        }
        if typed.is_empty() {
            return self.own.ok_or("Say which agency it is");
        }
        named.ok_or("There is no such agency. Write it as the list of agencies does")
    }

    /// An agency's name.
    #[must_use]
    pub fn name(&self, id: AgencyId) -> &str {
        self.agencies.iter().find(|agency| agency.id == id).map_or("", |agency| agency.name.as_str())
    }

    /// The agencies of a day, to choose from.
    #[must_use]
    pub fn choices(&self, day: NaiveDate, before: Option<AgencyId>) -> Vec<(String, String)> {
        let there = |agency: &&Agency| agency.on(day) || Some(agency.id) == before;
        self.agencies.iter().filter(there).map(|agency| (agency.id.to_string(), agency.name.clone())).collect()
    }
}
