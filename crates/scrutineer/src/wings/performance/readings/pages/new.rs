//! Entering a figure: one reading, as a draft.

use super::controls;
use super::one::One;
use crate::layout::{Crumb, crumbs, page_head};
use crate::wings::governance::agencies::{Agency, AgencyId, queries as agencies};
use crate::wings::performance::indicators::pages::one::One as IndicatorPage;
use crate::wings::performance::indicators::{Indicator, queries as indicators};
use crate::wings::performance::readings::form::{ReadingDraft, ReadingForm, Whose};
use crate::wings::performance::readings::rules::{self, Facts, period_key};
use crate::wings::performance::readings::{Reading, Readings, changes, queries};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::{Choice, Radios};
use kit::{Answer, Desk, Error, Form, Permission, Result, View, Write};
use maud::{Markup, html};
use measure::Period;
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/indicators/{code}/readings/new", rejection(kit::Error))]
pub struct New {
    pub code: String,
}

struct Sheet {
    setting: Setting,
    form: Form<ReadingForm>,
}

/// What a figure is entered into.
struct Setting {
    indicator: Indicator,
    /// The agencies to choose from; none where it is fixed.
    agencies: Vec<Agency>,
    own: Option<Agency>,
    /// The figures that are there already, as far as this person may see them.
    there: Vec<Reading>,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Write<Readings>>, at: New) -> Answer {
    let setting = setting(&desk, &at.code).await?;
    let values = ReadingForm {
        period: setting.next().map(|p| period_key(&p)).unwrap_or_default(),
        covers: "area".into(),
        ..ReadingForm::default()
    };
    desk.show(Sheet { form: Form::new(values), setting })
}

pub async fn submit(mut desk: Desk<Write<Readings>>, at: New, mut form: Form<ReadingForm>) -> Answer {
    let setting = setting(&desk, &at.code).await?;
    let errors = &mut form.errors;
    let draft = form.values.entered(errors, &setting.indicator, setting.today, setting.whose());
    let Some(draft) = draft else {
        return desk.refuse(Sheet { setting, form });
    };
    if setting.has(&draft) {
        let message =
            format!("There is a figure for {} already. Revise that one, or choose another period", draft.period.long());
        let form = form.wrong("period", message);
        return desk.refuse(Sheet { setting, form });
    }
    let speaker = setting.speaker(draft.agency, desk.person().title());
    let indicator = setting.indicator;
    let entered = desk.change(async |tx| changes::enter(tx, &indicator, draft, &speaker).await).await?;
    desk.go(One { id: entered.id }, "Saved as a draft. It waits for sign-off.")
}

async fn setting<P: Permission>(desk: &Desk<P>, code: &str) -> Result<Setting> {
    let indicator = desk.find(indicators::coded(code)).await?;
    let who = Facts::of(desk.person());
    if !rules::may_enter(&who) {
        return Err(Error::Forbidden);
    }
    let mut all = desk.all(agencies::by_name()).await?;
    all.retain(|a| a.on(desk.today()));
    let own = match (who.writes_any, who.agency) {
        (false, Some(id)) => Some(desk.find(agencies::agency(id.into())).await?),
        _ => None,
    };
    let mut there = desk.all(queries::of_indicator(indicator.id)).await?;
    there.retain(|r| r.current);
    Ok(Setting { indicator, agencies: all, own, there, today: desk.today() })
}

impl Setting {
    fn whose(&self) -> Whose<'_> {
        match &self.own {
            Some(own) => Whose::Own(own.id),
            None => Whose::Any(&self.agencies),
        }
    }
    fn has(&self, draft: &ReadingDraft) -> bool {
        let same = |r: &&Reading| {
            r.agency_part == draft.part && r.period() == draft.period && (!draft.part || r.agency_id == draft.agency)
        };
        self.there.iter().any(|r| same(&r))
    }
    fn for_area(&self, period: &Period) -> bool {
        self.there.iter().any(|r| !r.agency_part && r.period() == *period)
    }
    /// The latest period, if its figure is still to come; else which one is meant must be said.
    fn next(&self) -> Option<Period> {
        let latest = rules::periods(&self.indicator, self.today).into_iter().next();
        latest.filter(|p| !self.for_area(p))
    }
    fn speaker(&self, agency: Option<AgencyId>, title: &str) -> String {
        let named = self.own.iter().chain(&self.agencies).find(|a| Some(a.id) == agency);
        named.map_or_else(|| title.to_owned(), |a| a.short_name.clone())
    }

    /// Which period, and whose figure.
    fn controls(&self, form: &Form<ReadingForm>) -> Markup {
        let offered = rules::periods(&self.indicator, self.today);
        let periods: Vec<(String, String)> = offered
            .iter()
            .map(|p| {
                let there = if self.for_area(p) { " – has a figure" } else { "" };
                (period_key(p), format!("{}{there}", p.long()))
            })
            .collect();
        let named = periods.iter().map(|(key, name)| (key.as_str(), name.clone()));
        let periods = std::iter::once(("", "Choose".to_owned())).chain(named);
        let covers = [
            Choice::new("area", "The whole area"),
            Choice::new("part", if self.own.is_some() { "Our own part only" } else { "One agency’s part only" }),
        ];
        let ids: Vec<(String, &str)> = self.agencies.iter().map(|a| (a.id.to_string(), a.name.as_str())).collect();
        let agencies =
            std::iter::once(("", "The Board’s office")).chain(ids.iter().map(|(id, name)| (id.as_str(), *name)));
        html! {
            (form.select("period", "Period", periods, |f| &f.period))
            (Radios { ..form.radios("covers", "What does the figure cover?", covers, |f| &f.covers) })
            @if self.own.is_none() { (form.select("agency", "Whose figure is it?", agencies, |f| &f.agency)) }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Enter a figure: {}", self.setting.indicator.name)
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let indicator = &self.setting.indicator;
        let (code, form) = (indicator.code.clone(), &self.form);
        let say = html! {
            b { (indicator.name) } ". " @if let Some(own) = &self.setting.own { "You enter for " (own.name) ". " }
            "The figure stays a draft until it is signed off."
        };
        html! {
            (crumbs(&[Crumb::new("Indicators", "/indicators"), Crumb::new(&indicator.name, IndicatorPage { code: code.clone() })]))
            (form.summary())
            (page_head("Enter a figure", &say, None))
            form method="post" action=(New { code }) class="form" novalidate {
                (self.setting.controls(form))
                (controls::figure(form, indicator))
                (controls::words(form))
                button class="btn" type="submit" { "Save as a draft" }
            }
        }
    }
}
