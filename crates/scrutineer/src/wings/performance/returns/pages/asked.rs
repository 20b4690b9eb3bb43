//! Who is asked for what: which agency sends which figure, from when until when.

use super::list::List;
use crate::layout::{Crumb, crumbs, date, folding, page_head};
use crate::wings::governance::agencies::{Agency, AgencyId, queries as agencies};
use crate::wings::performance::indicators::{Indicator, IndicatorId, Indicators, queries as indicators};
use crate::wings::performance::readings::reading;
use crate::wings::performance::returns::{AskedFigure, AskedFigureId, changes, queries};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Errors, Fields, Form, Permission, Result, View, Write};
use maud::{Markup, html};
use measure::Period;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(TypedPath, Deserialize)]
#[typed_path("/returns/asked")]
pub struct Asked;
#[derive(TypedPath, Deserialize)]
#[typed_path("/returns/asked.csv")]
pub struct AskedCsv;
#[derive(TypedPath, Deserialize)]
#[typed_path("/returns/asked/from-sent")]
pub struct FromSent;
#[derive(TypedPath, Deserialize)]
#[typed_path("/returns/asked/{id}", rejection(kit::Error))]
pub struct End {
    pub id: AskedFigureId,
}

/// A figure to be asked for, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AskForm {
    pub agency: String,
    /// An indicator's code.
    pub code: String,
    /// `area` or `part`.
    pub covers: String,
    /// The first period, by a day in it.
    #[serde(rename = "from-day")]
    pub day: String,
    #[serde(rename = "from-month")]
    pub month: String,
    #[serde(rename = "from-year")]
    pub year: String,
}

/// The same as meant.
#[derive(Clone, Debug)]
pub struct Ask {
    pub agency: AgencyId,
    pub code: String,
    pub part: bool,
    pub from_on: NaiveDate,
}

impl Fields for AskForm {
    type Draft = Ask;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<Ask> {
        let agency = errors.take("agency", self.agency.parse().map_err(|_| "Choose the agency"));
        let code = self.code.trim().to_uppercase();
        let code = errors
            .take("code", if code.is_empty() { Err("Enter the code of the indicator, such as D23") } else { Ok(code) });
        let part = match self.covers.as_str() {
            "area" => Some(false),
            "part" => Some(true),
            _ => {
                errors.add("covers", "Choose whether the agency gives the figure for the whole area");
                None
            }
        };
        let typed = (self.day.as_str(), self.month.as_str(), self.year.as_str());
        let from_on = crate::layout::typed_date(errors, "from", "first day", typed);
        Some(Ask { agency: agency?, code: code?, part: part?, from_on: from_on? })
    }
}

/// Nothing is typed; the version is carried.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct NoForm {}

struct Row {
    asked: AskedFigure,
    agency: String,
    indicator: Indicator,
}

struct Sheet {
    rows: Vec<Row>,
    agencies: Vec<Agency>,
    form: Form<AskForm>,
    /// How many figures agencies have sent and are not asked for.
    unasked: usize,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Write<Indicators>>, _: Asked) -> Answer {
    let first = Period::holding(measure::Kind::Year, desk.today()).start();
    let (day, month, year) = crate::layout::boxes(Some(first));
    let form = AskForm { covers: "area".into(), day, month, year, ..AskForm::default() };
    let sheet = load(&desk, Form::new(form)).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Write<Indicators>>, _: AskedCsv) -> Answer {
    let sheet = load(&desk, Form::default()).await?;
    let mut csv = Csv::new("who-is-asked", &["Agency", "Code", "Measure", "Every", "Covers", "From", "Until"]);
    for row in sheet.rows {
        csv.row(vec![
            row.agency,
            row.indicator.code,
            row.indicator.name,
            row.indicator.frequency.0.word().into(),
            if row.asked.part { "Own part" } else { "The whole area" }.into(),
            row.asked.from_on.to_string(),
            row.asked.until_on.map(|on| on.to_string()).unwrap_or_default(),
        ]);
    }
    desk.csv(csv)
}

async fn load<P: Permission>(desk: &Desk<P>, form: Form<AskForm>) -> Result<Sheet> {
    let all = desk.all(indicators::in_order()).await?;
    let agencies = desk.all(agencies::by_name()).await?;
    let name = |id: AgencyId| agencies.iter().find(|a| a.id == id).map_or_else(String::new, |a| a.name.clone());
    let row = |asked: AskedFigure| {
        let indicator = all.iter().find(|one| one.id == asked.indicator_id)?.clone();
        Some(Row { agency: name(asked.agency_id), indicator, asked })
    };
    let asked = desk.all(queries::asked()).await?;
    let unasked = unasked(desk, &asked).await?.len();
    let mut rows: Vec<Row> = asked.into_iter().filter_map(row).collect();
    rows.sort_by(|a, b| (&a.agency, a.indicator.position).cmp(&(&b.agency, b.indicator.position)));
    Ok(Sheet { rows, unasked, form, today: desk.today(), agencies })
}

/// What agencies have sent and are not asked for, each with the first day of the first period.
async fn unasked<P: Permission>(
    desk: &Desk<P>,
    asked: &[AskedFigure],
) -> Result<BTreeMap<(IndicatorId, AgencyId, bool), NaiveDate>> {
    let sent = reading::Entity::find()
        .filter(reading::Column::AgencyId.is_not_null())
        .filter(reading::Column::Current.eq(true))
        .order_by_desc(reading::Column::StartsOn)
        .order_by_asc(reading::Column::Id);
    let (mut found, mut giver) = (BTreeMap::new(), BTreeMap::new());
    for reading in desk.all(sent).await? {
        let Some(agency) = reading.agency_id else { continue };
        // A figure of the area has one agency that sends it: the one that sent the latest.
        if !reading.agency_part && *giver.entry(reading.indicator_id).or_insert(agency) != agency {
            continue;
        }
        // The earliest comes last.
        found.insert((reading.indicator_id, agency, reading.agency_part), reading.starts_on);
    }
    found.retain(|(indicator, agency, part), from_on| {
        let of = |one: &&AskedFigure| one.indicator_id == *indicator;
        let own = |one: &AskedFigure| (one.agency_id, one.part) == (*agency, *part);
        !asked.iter().filter(of).any(|one| own(one) || taken(one, *agency, *part, *from_on))
    });
    Ok(found)
}

/// Whether somebody is asked already for what an agency would be asked for from a day on.
fn taken(one: &AskedFigure, agency: AgencyId, part: bool, from_on: NaiveDate) -> bool {
    let open = one.until_on.is_none_or(|until| until >= from_on);
    one.part == part && open && (!part || one.agency_id == agency)
}

pub async fn submit(mut desk: Desk<Write<Indicators>>, _: Asked, form: Form<AskForm>) -> Answer {
    let typed = form.clone();
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => {
            let sheet = load(&desk, form).await?;
            return desk.refuse(sheet);
        }
    };
    let indicator = desk.all(indicators::coded(&draft.code)).await?.into_iter().next();
    let agency = desk.all(agencies::agency(draft.agency)).await?.into_iter().next();
    let (Some(indicator), Some(agency)) = (indicator, agency) else {
        let message = format!("There is no indicator {}. Check the code", draft.code);
        let sheet = load(&desk, typed.wrong("code", message)).await?;
        return desk.refuse(sheet);
    };
    let there = desk.all(queries::asked_for(indicator.id)).await?;
    if let Some(other) = there.iter().find(|one| taken(one, agency.id, draft.part, draft.from_on)) {
        let name = desk.find(agencies::agency(other.agency_id)).await?.name;
        let message =
            format!("{name} is asked for {} already. End that first, so that nobody is asked twice", indicator.code);
        let sheet = load(&desk, typed.wrong("code", message)).await?;
        return desk.refuse(sheet);
    }
    let said = format!("{} is asked for {}.", agency.name, indicator.code);
    desk.change(async |tx| changes::ask(tx, indicator.id, agency.id, draft.part, draft.from_on).await).await?;
    desk.go(Asked, &said)
}

pub async fn from_sent(mut desk: Desk<Write<Indicators>>, _: FromSent) -> Answer {
    let asked = desk.all(queries::asked()).await?;
    let found = unasked(&desk, &asked).await?;
    let number = found.len();
    if number == 0 {
        let message = "No agency has sent a figure that it is not asked for";
        let sheet = load(&desk, Form::default().wrong("unasked", message)).await?;
        return desk.refuse(sheet);
    }
    desk.change(async |tx| {
        for ((indicator, agency, part), from_on) in found {
            changes::ask(tx, indicator, agency, part, from_on).await?;
        }
        Ok(())
    })
    .await?;
    desk.go(Asked, &format!("{number} taken over: each agency is asked for what it sent before."))
}

pub async fn end(mut desk: Desk<Write<Indicators>>, at: End, form: Form<NoForm>) -> Answer {
    let asked = desk.edit(&form, queries::ask(at.id)).await?;
    let yesterday = desk.today() - chrono::Days::new(1);
    desk.change(async |tx| changes::ask_no_more(tx, asked, yesterday).await).await?;
    desk.go(Asked, "Not asked for from today. What was owed until yesterday still is.")
}

impl Sheet {
    fn table(&self) -> Markup {
        let covers = |row: &Row| html! { @if row.asked.part { "Own part" } @else { "The whole area" } };
        let end = |row: &Row| {
            html! {
                @match row.asked.until_on {
                    Some(until) => (format!("until {}", date(until))),
                    None => form method="post" action=(End { id: row.asked.id }) {
                        input type="hidden" name="version" value=(row.asked.version);
                        button class="btn btn--quiet" type="submit" { "Ask no more" span class="govuk-visually-hidden" { " " (row.agency) " for " (row.indicator.code) } }
                    },
                }
            }
        };
        let columns = vec![
            Column::new("Agency", |row: &Row| html! { (row.agency) }).names_row(),
            Column::new("Figure", |row: &Row| html! { (row.indicator.code) " " (row.indicator.name) }),
            Column::new("Every", |row: &Row| html! { (row.indicator.frequency.0.word()) }),
            Column::new("Covers", covers),
            Column::new("From", |row: &Row| html! { (measure::dates::short(row.asked.from_on)) }),
            Column::new("End", end),
        ];
        folding("Who is asked for what", columns, &self.rows)
    }

    fn adding(&self) -> Markup {
        let form = &self.form;
        let ids: Vec<(String, &str)> =
            self.agencies.iter().filter(|a| a.on(self.today)).map(|a| (a.id.to_string(), a.name.as_str())).collect();
        let agencies = std::iter::once(("", "Choose")).chain(ids.iter().map(|(id, name)| (id.as_str(), *name)));
        let covers = [("area", "The whole area"), ("part", "The agency’s own part only")];
        html! {
            form class="form" method="post" action=(Asked) novalidate {
                (form.select("agency", "Agency", agencies, |f| &f.agency))
                (govuk::Input { hint: "Such as D23.".into(), width: govuk::Width::W5, ..form.input("code", "Code of the indicator", |f| &f.code) })
                (form.radios("covers", "What the agency’s figure covers", covers, |f| &f.covers))
                (form.date("from", "Asked for periods that end on or after", |f| (&f.day, &f.month, &f.year)))
                button class="btn" type="submit" { "Ask for it" }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Who is asked for what".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let open = self.rows.iter().filter(|row| row.asked.until_on.is_none()).count();
        let say = html! { b { (open) @if open == 1 { " figure is" } @else { " figures are" } " asked for." } " Each figure has one agency that sends it, so that nobody is asked twice." };
        let tools = html! { a class="btn btn--quiet" href=(AskedCsv) { "Download CSV" } };
        html! {
            (crumbs(&[Crumb::new("Returns", List)]))
            (self.form.summary())
            (page_head("Who is asked for what", &say, Some(tools)))
            div id="unasked" { @if self.unasked > 0 {
                form class="callout" method="post" action=(FromSent) {
                    p { (self.unasked) @if self.unasked == 1 { " figure was" } @else { " figures were" } " sent before by an agency that is not asked for " @if self.unasked == 1 { "it." } @else { "them." } }
                    button class="btn btn--quiet" type="submit" { "Ask for them again" }
                }
            } }
            @if self.rows.is_empty() { p class="empty" { "Nothing is asked for yet. Name the agency and the indicator below." } }
            @else { (self.table()) }
            h2 class="h2" { "Ask for one more" }
            (self.adding())
        }
    }
}
