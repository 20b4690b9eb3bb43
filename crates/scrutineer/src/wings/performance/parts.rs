//! What the pages of the wing share: the way from one to the next.

use kit::{Person, Right};
use maud::{Markup, html};

/// A page of the wing that the others lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Dashboard,
    RedPage,
    Scorecard,
    Indicators,
    Returns,
    Extracts,
    Reviews,
    Releases,
    Referrals,
    Journey,
    Referrers,
    Caseload,
    Published,
    Area,
    Notes,
}

impl Tab {
    const ALL: [Tab; 15] = [
        Tab::Dashboard,
        Tab::RedPage,
        Tab::Scorecard,
        Tab::Indicators,
        Tab::Returns,
        Tab::Extracts,
        Tab::Reviews,
        Tab::Releases,
        Tab::Referrals,
        Tab::Journey,
        Tab::Referrers,
        Tab::Caseload,
        Tab::Published,
        Tab::Area,
        Tab::Notes,
    ];

    /// Its name, its address and the register that one must be able to read.
    const fn entry(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Tab::Dashboard => ("Dashboard", "/dashboard", "scorecard"),
            Tab::RedPage => ("Red page", "/red-page", "scorecard"),
            Tab::Scorecard => ("Scorecard", "/scorecard", "scorecard"),
            Tab::Indicators => ("Indicators", "/indicators", "indicators"),
            Tab::Returns => ("Returns", "/returns", "readings"),
            Tab::Extracts => ("Extracts", "/extracts", "extracts"),
            Tab::Reviews => ("Reviews", "/reviews", "reviews"),
            Tab::Releases => ("Releases", "/releases", "releases"),
            Tab::Referrals => ("Referrals", "/referrals", "referrals"),
            Tab::Journey => ("Referral journey", "/referral-journey", "extracts"),
            Tab::Referrers => ("Who refers", "/referrers", "referrers"),
            Tab::Caseload => ("Caseload", "/caseload", "caseload"),
            Tab::Published => ("Published", "/benchmarks", "benchmarks"),
            Tab::Area => ("Area", "/profile", "profile"),
            Tab::Notes => ("Notes", "/notes", "notes"),
        }
    }
}

/// The pages of the wing that this person may read, as a plain list of links; stands above the head of each.
#[must_use]
pub fn tabs(current: Tab, person: &Person) -> Markup {
    let may = |register| person.may(Right { verb: "read", register });
    html! {
        nav class="tabs" aria-label="Performance" {
            ul {
                @for tab in Tab::ALL {
                    @let (name, path, register) = tab.entry();
                    @if may(register) {
                        li { a href=(path) aria-current=[(tab == current).then_some("page")] { (name) } }
                    }
                }
            }
        }
    }
}
