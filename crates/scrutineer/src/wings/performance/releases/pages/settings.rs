//! Drafting a release, and changing a draft: its title, up to when, which indicators, and how they are made safe.

use super::list::List;
use super::one::One;
use crate::layout::{Crumb, crumbs, page_head};
use crate::wings::performance::indicators::{Indicator, IndicatorId, queries as indicators};
use crate::wings::performance::readings::queries as readings;
use crate::wings::performance::releases::changes::{self, Hand};
use crate::wings::performance::releases::form::{Drafted, SettingsForm};
use crate::wings::performance::releases::rules::Who;
use crate::wings::performance::releases::{ReleaseId, Releases, queries};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::{Choice, Textarea};
use kit::{Answer, Desk, Error, Form, Result, View, Write};
use maud::{Markup, html};
use measure::{Kind, Period};
use serde::Deserialize;
use std::collections::HashSet;

#[derive(TypedPath, Deserialize)]
#[typed_path("/releases/new")]
pub struct New;
#[derive(TypedPath, Deserialize)]
#[typed_path("/releases/{id}/settings", rejection(kit::Error))]
pub struct Settings {
    pub id: ReleaseId,
}

struct Sheet {
    form: Form<SettingsForm>,
    indicators: Vec<Indicator>,
    /// Those that have a figure by now.
    known: HashSet<IndicatorId>,
    today: NaiveDate,
    /// None for a new one.
    of: Option<(ReleaseId, String)>,
}

async fn load(desk: &Desk<Write<Releases>>) -> Result<Sheet> {
    let indicators = desk.all(indicators::in_order()).await?;
    let known: HashSet<IndicatorId> =
        desk.all(readings::released_by(desk.today())).await?.iter().map(|one| one.indicator_id).collect();
    let last = Period::holding(Kind::Month, desk.today()).previous().end();
    let usual: Vec<IndicatorId> =
        indicators.iter().filter(|one| one.on_dashboard && known.contains(&one.id)).map(|one| one.id).collect();
    let form = Form::new(SettingsForm::begin(last, &usual));
    Ok(Sheet { form, indicators, known, today: desk.today(), of: None })
}

impl Sheet {
    /// Only indicators of this board: what else the form names is nobody's.
    fn own(&self, drafted: Drafted) -> Option<Drafted> {
        let all = drafted.indicators.iter().all(|id| self.indicators.iter().any(|one| one.id == *id));
        all.then_some(drafted)
    }
}

pub async fn new(desk: Desk<Write<Releases>>, _: New) -> Answer {
    let sheet = load(&desk).await?;
    desk.show(sheet)
}

/// What was sent, or the sheet with its messages.
fn read(sheet: &mut Sheet, form: Form<SettingsForm>) -> Option<Drafted> {
    let kept = form.clone();
    match form.read(sheet.today) {
        Ok(drafted) => {
            let own = sheet.own(drafted);
            sheet.form = if own.is_none() { kept.wrong("indicators", "Choose indicators from the list") } else { kept };
            own
        }
        Err(form) => {
            sheet.form = form;
            None
        }
    }
}

pub async fn create(mut desk: Desk<Write<Releases>>, _: New, form: Form<SettingsForm>) -> Answer {
    let mut sheet = load(&desk).await?;
    let Some(drafted) = read(&mut sheet, form) else { return desk.refuse(sheet) };
    let release = desk
        .change(async |tx| {
            let hand = Hand::of(tx);
            changes::begin(tx, drafted, &hand, false).await
        })
        .await?;
    desk.go(One { id: release.id }, "Drafted. See what is hidden and why.")
}

pub async fn show(desk: Desk<Write<Releases>>, at: Settings) -> Answer {
    let release = desk.find(queries::release(at.id)).await?;
    if !Who::of(desk.person()).may_edit(&release) {
        return Err(Error::Conflict(format!(
            "This release stands as “{}”. Only a draft can be changed.",
            release.state.name()
        )));
    }
    let chosen: Vec<IndicatorId> =
        desk.all(queries::choices(at.id)).await?.iter().map(|one| one.indicator_id).collect();
    let mut sheet = load(&desk).await?;
    sheet.form = Form::of(SettingsForm::of(&release, &chosen), release.version);
    sheet.of = Some((release.id, release.title));
    desk.show(sheet)
}

pub async fn submit(mut desk: Desk<Write<Releases>>, at: Settings, form: Form<SettingsForm>) -> Answer {
    let release = desk.edit(&form, queries::release(at.id)).await?;
    let mut sheet = load(&desk).await?;
    sheet.of = Some((release.id, release.title.clone()));
    let Some(drafted) = read(&mut sheet, form) else { return desk.refuse(sheet) };
    desk.change(async |tx| {
        let hand = Hand::of(tx);
        changes::edit(tx, release, drafted, &hand).await
    })
    .await?;
    desk.go(One { id: at.id }, "Saved. See what is hidden and why.")
}

impl Sheet {
    /// The ends of the last 24 months, and the one that is chosen.
    fn months(&self) -> Vec<(String, String)> {
        let last = Period::holding(Kind::Month, self.today).previous();
        let months = std::iter::successors(Some(last), |month| Some(month.previous())).take(24);
        let mut all: Vec<(String, String)> = months.map(|m| (m.end().to_string(), m.long())).collect();
        let chosen = &self.form.values.until;
        if let Ok(day) = chosen.parse::<NaiveDate>()
            && !all.iter().any(|(end, _)| end == chosen)
        {
            all.push((chosen.clone(), measure::dates::long(day)));
        }
        all
    }

    fn which(&self) -> Markup {
        let names: Vec<(String, String, &str)> = self
            .indicators
            .iter()
            .filter(|one| self.known.contains(&one.id) || self.form.values.indicators.contains(&one.id.to_string()))
            .map(|one| (one.id.to_string(), format!("{} {}", one.code, one.name), one.disclosure.as_str()))
            .collect();
        let choices =
            names.iter().map(|(id, name, rule)| Choice { hint: (*rule).into(), ..Choice::new(id, name.as_str()) });
        html! {
            @if names.is_empty() {
                p class="empty" id="indicators" { "No figure is signed off yet, so there is nothing to release." }
            } @else {
                (govuk::Checkboxes { small: true, hint: "Chosen are those of the dashboard that have a figure. What stands under each is its own rule.".into(), ..self.form.checkboxes("indicators", "Which indicators?", choices, |f| &f.indicators) })
            }
        }
    }

    fn safely(&self) -> Markup {
        let form = &self.form;
        html! {
            (form.radios("spread", "Which periods?", [
                ("latest", "The latest figure of each"),
                ("year", "The latest, and each month or quarter of the same financial year"),
            ], |f| &f.spread))
            (form.radios("split", "Are the parts of single agencies shown?", [("no", "No, the whole area only"), ("yes", "Yes, where they are known")], |f| &f.split))
            (form.radios("threshold", "Which counts are hidden?", [("5", "1 to 5, as for children in need"), ("7", "1 to 7, as for hospital admissions")], |f| &f.threshold))
            (form.radios("rounding", "How are counts of the whole area rounded?", [
                ("0", "Not at all"), ("5", "To the nearest 5"), ("10", "To the nearest 10"),
            ], |f| &f.rounding))
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        if self.of.is_some() { "Change the draft" } else { "Draft a release" }.into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let form = &self.form;
        let months = self.months();
        let months = months.iter().map(|(day, name)| (day.as_str(), name.as_str()));
        let (path, way) = match &self.of {
            Some((id, title)) => (
                Settings { id: *id }.to_string(),
                vec![Crumb::new("Releases", List), Crumb::new(title, One { id: *id })],
            ),
            None => (New.to_string(), vec![Crumb::new("Releases", List)]),
        };
        html! {
            (crumbs(&way))
            (form.summary())
            (page_head(&self.title(), &html! { b { "Nothing leaves the building yet." } " The next page shows what is hidden, and why." }, None))
            form method="post" action=(path) class="form" novalidate {
                (form.carried())
                (form.input("title", "Title, as the public reads it", |f| &f.title))
                (form.select("until", "Figures up to the end of", months, |f| &f.until))
                (self.which())
                (self.safely())
                (Textarea { hint: "In plain words. Say nothing that is about fewer than six children. What is said about single indicators comes later.".into(), ..form.textarea("words", "What is to be said about all of it? (optional)", |f| &f.words) })
                button class="btn" type="submit" { @if self.of.is_some() { "Save" } @else { "Draft it" } }
            }
        }
    }
}
