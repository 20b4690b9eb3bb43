//! What the pages of the wing share: the way from one to the next, agencies by name, where a fact is from.

use super::agencies::{Agency, AgencyId, pages::one::One};
use chrono::NaiveDate;
use kit::{Person, Right};
use maud::{Markup, html};
use std::collections::HashMap;

/// A page of the wing that the others lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Accountable,
    Meetings,
    Forward,
    Attendance,
    Ledger,
    Reports,
    Functions,
    Agencies,
    Contributions,
}

impl Tab {
    const ALL: [Tab; 9] = [
        Tab::Accountable,
        Tab::Functions,
        Tab::Meetings,
        Tab::Forward,
        Tab::Attendance,
        Tab::Ledger,
        Tab::Reports,
        Tab::Agencies,
        Tab::Contributions,
    ];

    /// Its name, its address and the register that one must be able to read.
    const fn entry(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Tab::Accountable => ("Who is accountable", "/governance", "bodies"),
            Tab::Meetings => ("Meetings", "/meetings", "meetings"),
            Tab::Forward => ("Forward plan", "/forward-plan", "forward_plan"),
            Tab::Ledger => ("Ledger", "/ledger", "ledger"),
            Tab::Reports => ("Group reports", "/group-reports", "group_reports"),
            Tab::Functions => ("Functions", "/functions", "functions"),
            Tab::Attendance => ("Attendance", "/attendance", "meetings"),
            Tab::Agencies => ("Agencies", "/agencies", "agencies"),
            Tab::Contributions => ("Contributions", "/contributions", "contributions"),
        }
    }
}

/// The pages of the wing that this person may read, as a plain list of links; stands above the head of each.
#[must_use]
pub fn tabs(current: Tab, person: &Person) -> Markup {
    html! {
        nav class="tabs" aria-label="Governance" {
            ul {
                @for tab in Tab::ALL {
                    @let (name, path, register) = tab.entry();
                    @if person.may(Right { verb: "read", register }) {
                        li { a href=(path) aria-current=[(tab == current).then_some("page")] { (name) } }
                    }
                }
            }
        }
    }
}

/// The agencies of a page, to be named; a link only for those who may open an agency.
#[derive(Clone, Debug, Default)]
pub struct Names {
    by_id: HashMap<AgencyId, Agency>,
    linked: bool,
}

impl Names {
    /// These agencies, as this person may see them.
    #[must_use]
    pub fn of(agencies: Vec<Agency>, person: &Person) -> Names {
        Names {
            by_id: agencies.into_iter().map(|agency| (agency.id, agency)).collect(),
            linked: person.may(Right { verb: "read", register: "agencies" }),
        }
    }
    /// The agency with this id.
    #[must_use]
    pub fn get(&self, id: AgencyId) -> Option<&Agency> {
        self.by_id.get(&id)
    }
    /// Its name.
    #[must_use]
    pub fn name(&self, id: AgencyId) -> &str {
        self.get(id).map_or("", |agency| agency.name.as_str())
    }
    /// Its name, leading to its page where this person may open it.
    #[must_use]
    pub fn link(&self, id: AgencyId) -> Markup {
        self.link_as(id, self.name(id))
    }
    /// The same under another name, such as that of a printed table.
    #[must_use]
    pub fn link_as(&self, id: AgencyId, name: &str) -> Markup {
        html! {
            @if self.linked { a href=(One { id }) { (name) } } @else { (name) }
        }
    }
    /// Those that exist on this day, by name: the choices of a form.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Vec<&Agency> {
        let mut present: Vec<&Agency> = self.by_id.values().filter(|agency| agency.on(day)).collect();
        present.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        present
    }
    /// The choices of a form: `none` first, then the agencies of that day, and the one chosen before even if it has gone.
    #[must_use]
    pub fn choices(&self, none: &str, day: NaiveDate, before: Option<AgencyId>) -> Vec<(String, String)> {
        let mut choices = vec![(String::new(), none.to_owned())];
        let present = self.on(day);
        let gone = before.filter(|id| !present.iter().any(|agency| agency.id == *id));
        choices.extend(present.iter().map(|agency| (agency.id.to_string(), agency.name.clone())));
        choices.extend(gone.map(|id| (id.to_string(), self.name(id).to_owned())));
        choices
    }
}

/// The amount beside the largest, as a bar; the row says the same in figures.
#[must_use]
pub fn bar(pence: i64, most: i64) -> Markup {
    let width = if most > 0 { (pence * 72 / most).max(1) } else { 0 };
    html! {
        svg class="cbar" width="72" height="10" viewBox="0 0 72 10" aria-hidden="true" focusable="false" {
            rect width="72" height="10" fill="#eef0f2" {}
            rect width=(width) height="10" fill="#7d8d9b" {}
        }
    }
}

/// Where a fact is from: the plan with its sections, or the board's own office.
#[must_use]
pub fn from_where(source: &str, section: Option<&str>) -> Markup {
    html! {
        @match source {
            "plan" => {
                "The Board’s published plan"
                @match section {
                    Some(many) if many.contains(';') && numbered(many) => { ", sections " (many.replace(';', ",")) },
                    Some(one) if numbered(one) => { ", section " (one) },
                    Some(named) => { ": " (named) },
                    None => {},
                }
                "."
            },
            "illustrative" => "Illustrative.",
            _ => "Entered by the Board’s office.",
        }
    }
}

/// Whether a section is given by its number rather than by its name.
fn numbered(section: &str) -> bool {
    section.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::from_where;

    #[test]
    fn a_section_is_named_or_numbered() {
        for (source, section, said) in [
            ("plan", Some("2.2.1"), "The Board’s published plan, section 2.2.1."),
            ("plan", Some("2.1; 4.4"), "The Board’s published plan, sections 2.1, 4.4."),
            ("plan", Some("Six-monthly review, 4"), "The Board’s published plan: Six-monthly review, 4."),
            ("plan", None, "The Board’s published plan."),
            ("board", None, "Entered by the Board’s office."),
            ("illustrative", None, "Illustrative."),
        ] {
            assert_eq!(from_where(source, section).into_string(), said);
        }
    }
}
