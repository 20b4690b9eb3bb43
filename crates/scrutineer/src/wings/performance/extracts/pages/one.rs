//! One extract: what is wrong with it, and each figure beside the one that stands; the chosen ones are taken in.

use super::discard::Discard;
use super::findings::Findings;
use super::journey::{Journey, OfExtract};
use super::list::List;
use crate::layout::{Crumb, crumbs, dagger, date, folding, page_head, provenance};
use crate::wings::performance::extracts::form::TakeForm;
use crate::wings::performance::extracts::offers::{Offer, Stand, offers};
use crate::wings::performance::extracts::{Extract, ExtractId, Extracts, Found, State, changes, queries};
use crate::wings::performance::indicators::rules::period_short;
use axum_extra::routing::TypedPath;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Form, Permission, Read, Result, Right, View, Write};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(TypedPath, Deserialize)]
#[typed_path("/extracts/{id}", rejection(kit::Error))]
pub struct One {
    pub id: ExtractId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/extracts/{id}/figures.csv", rejection(kit::Error))]
pub struct OneCsv {
    pub id: ExtractId,
}

struct Sheet {
    extract: Extract,
    offers: Vec<Offer>,
    form: Form<TakeForm>,
    may_write: bool,
}

async fn load<P: Permission>(desk: &Desk<P>, extract: Extract, form: Option<Form<TakeForm>>) -> Result<Sheet> {
    let offers = offers(desk, &extract).await?;
    // What is new is ticked; what would revise a figure that was signed off is ticked by whoever means it.
    let open = || offers.iter().filter(|offer| offer.stand == Stand::New).map(|offer| offer.indicator.code.clone());
    let ticked = || TakeForm { take: open().collect(), good: String::new() };
    let form = form.unwrap_or_else(|| Form::of(ticked(), extract.version));
    let may_write = desk.person().may(Right { verb: "write", register: "extracts" });
    Ok(Sheet { offers, form, may_write, extract })
}

pub async fn show(desk: Desk<Read<Extracts>>, at: One) -> Answer {
    let extract = desk.find(queries::extract(at.id)).await?;
    let sheet = load(&desk, extract, None).await?;
    desk.show(sheet)
}

pub async fn submit(mut desk: Desk<Write<Extracts>>, at: One, form: Form<TakeForm>) -> Answer {
    let extract = desk.edit(&form, queries::extract(at.id)).await?;
    let typed = form.values.clone();
    let version = extract.version;
    let take = match form.read(desk.today()) {
        Ok(take) => take,
        Err(form) => return desk.refuse(load(&desk, extract, Some(form)).await?),
    };
    let again = |field, why: &str| Form::of(typed.clone(), version).wrong(field, why);
    if extract.rows_refused > 0 && !take.good {
        let form = again(
            "good",
            "Tick the box if the figures of the good rows are wanted, or mend the file and bring it again",
        );
        return desk.refuse(load(&desk, extract, Some(form)).await?);
    }
    let all = offers(&desk, &extract).await?;
    let chosen: Vec<Offer> =
        all.into_iter().filter(|offer| offer.open() && take.codes.contains(&offer.indicator.code)).collect();
    if chosen.len() < take.codes.len() {
        let form = again("take", "One of them cannot be taken in any more. Look at them again, and choose");
        return desk.refuse(load(&desk, extract, Some(form)).await?);
    }
    let many = chosen.len();
    desk.change(async |tx| changes::take(tx, extract, chosen).await).await?;
    let said = if many == 1 { "1 figure was".to_owned() } else { format!("{many} figures were") };
    desk.go(One { id: at.id }, &format!("{said} taken in. They wait for sign-off by somebody else."))
}

pub async fn csv(desk: Desk<Read<Extracts>>, at: OneCsv) -> Answer {
    let extract = desk.find(queries::extract(at.id)).await?;
    let header = [
        "Code",
        "Indicator",
        "From",
        "To",
        "Numerator",
        "Denominator",
        "Figure",
        "Source",
        "Last figure",
        "Last period",
        "Stands",
        "Note",
    ];
    let mut csv = Csv::new("extract-figures", &header);
    for offer in offers(&desk, &extract).await? {
        let counted = &offer.counted;
        let line = |source: &str, some: String, all: Option<String>, figure: String, last: (String, String)| {
            vec![
                offer.indicator.code.clone(),
                offer.indicator.name.clone(),
                counted.from.map_or_else(String::new, |from| from.to_string()),
                counted.to.to_string(),
                some,
                all.unwrap_or_default(),
                figure,
                source.to_owned(),
                last.0,
                last.1,
                stands(offer.stand).to_owned(),
                counted.note.clone().unwrap_or_default(),
            ]
        };
        let last = offer.last.as_ref().map_or_else(Default::default, |(reading, shown)| {
            (shown.clone(), period_short(&offer.indicator, &reading.period()))
        });
        let whole = (counted.numerator.to_string(), counted.denominator.map(|all| all.to_string()));
        csv.row(line("", whole.0, whole.1, offer.value.clone(), last));
        for (source, some, all) in &counted.by_source {
            csv.row(line(source, some.to_string(), all.map(|all| all.to_string()), String::new(), Default::default()));
        }
    }
    desk.csv(csv)
}

/// How a figure stands to what is there.
fn stands(stand: Stand) -> &'static str {
    match stand {
        Stand::New => "New",
        Stand::Differs => "Differs: would be a revision",
        Stand::Same => "Stands already",
        Stand::Waits => "A draft waits for sign-off",
        Stand::NoPeriod => "The day ends no period of it",
        Stand::OtherUnit => "The Board counts it in another unit",
    }
}

/// The rules that were broken, each with how often among what is listed, the worst first.
fn by_rule(findings: &[Found]) -> Vec<(&Found, usize)> {
    let mut rules: BTreeMap<(u8, &str), (&Found, usize)> = BTreeMap::new();
    for found in findings {
        let worst = match found.severity.as_str() {
            "error" => 0,
            "warning" => 1,
            _ => 2,
        };
        rules.entry((worst, found.rule.as_str())).or_insert((found, 0)).1 += 1;
    }
    rules.into_values().collect()
}

impl Sheet {
    fn say(&self) -> Markup {
        let one = &self.extract;
        let open = self.offers.iter().filter(|offer| offer.open()).count();
        html! {
            @match (one.state, open) {
                (State::Discarded, _) => b { "Put aside." },
                (_, 0) => b { "There is nothing to take in." },
                (_, 1) => b { "1 figure can be taken in." },
                (_, n) => b { (n) " figures can be taken in." },
            }
            " " (measure::show(one.rows_used, measure::Unit::Count)) " rows were used"
            @if one.rows_refused > 0 { ", " (one.rows_refused) " were left out" }
            "."
        }
    }

    fn findings(&self) -> Markup {
        let one = &self.extract;
        let rules = by_rule(&one.findings.0.0);
        let columns = vec![
            Column::new(
                "What is wrong, and how to mend it",
                |(found, _): &(&Found, usize)| html! { (found.message) span class="under" { (found.rule) } },
            )
            .names_row(),
            Column::new("Weight", |(found, _): &(&Found, usize)| html! { (found.severity_name()) }),
            Column::new("Column", |(found, _): &(&Found, usize)| html! { (found.column) }),
            Column::new(
                "First row",
                |(found, _): &(&Found, usize)| html! { @if found.row == 0 { "the file" } @else { (found.row) } },
            )
            .numeric(),
            Column::new("How often", |(_, many): &(&Found, usize)| html! { (many) }).numeric(),
        ];
        html! {
            h2 class="h2" { "What is wrong with the file" }
            @if rules.is_empty() { p class="empty" { "Nothing was found." } } @else {
                (folding("What is wrong, by rule", columns, &rules))
                p class="govuk-body" { a href=(Findings::first(one.id)) { "All findings by row" } }
            }
        }
    }

    fn figures(&self) -> Markup {
        let ticks = self.may_write && self.extract.state != State::Discarded;
        let columns = vec![
            Column::new("Take in", |offer: &Offer| self.tick(offer, ticks)),
            Column::new("Indicator", |offer: &Offer| html! { span class="code" { (offer.indicator.code) } " " (offer.indicator.name) (dagger(self.extract.illustrative)) @if let Some(note) = &offer.counted.note { span class="under" { (note) "." } } }).names_row(),
            Column::new("Counted", |offer: &Offer| html! { (offer.value) span class="under" { (offer.counted.numerator) @if let Some(all) = offer.counted.denominator { " of " (all) } ", " (period_short(&offer.indicator, &offer.period)) } }).numeric(),
            Column::new("Last", |offer: &Offer| html! { @match &offer.last { Some((reading, shown)) => { (shown) span class="under" { (period_short(&offer.indicator, &reading.period())) } }, None => span class="muted" { "none" } } }).numeric(),
            Column::new("Stands", |offer: &Offer| html! { (stands(offer.stand)) }),
        ];
        folding("Figures of the extract", columns, &self.offers)
    }

    fn tick(&self, offer: &Offer, ticks: bool) -> Markup {
        let code = &offer.indicator.code;
        let id = format!("take-{code}");
        html! {
            @if ticks && offer.open() {
                div class="govuk-checkboxes govuk-checkboxes--small" {
                    div class="govuk-checkboxes__item" {
                        input class="govuk-checkboxes__input" type="checkbox" id=(id) name="take" value=(code) checked[self.form.values.take.contains(code)];
                        label class="govuk-label govuk-checkboxes__label" for=(id) { span class="govuk-visually-hidden" { (offer.indicator.name) } }
                    }
                }
            } @else { span class="muted" { "–" } }
        }
    }

    fn taking(&self) -> Markup {
        let one = &self.extract;
        let open = self.offers.iter().any(Offer::open);
        let may = self.may_write && one.state != State::Discarded && open;
        html! {
            h2 class="h2" id="take" { "Figures" }
            @if self.offers.is_empty() {
                p class="empty" { @if one.state == State::Discarded { "They went when the extract was put aside." } @else { "The file holds no indicator of the Board." } }
            } @else if may {
                form method="post" action=(One { id: one.id }) novalidate {
                    (self.form.carried())
                    @if let Some(error) = self.form.errors.of("take") { p class="govuk-error-message" { span class="govuk-visually-hidden" { "Error: " } (error) } }
                    (self.figures())
                    @if one.rows_refused > 0 { (self.good()) }
                    button class="btn" type="submit" { "Take the chosen figures in" }
                }
            } @else { (self.figures()) }
        }
    }

    fn good(&self) -> Markup {
        let label =
            format!("{} rows were left out. Use the figures of the good rows all the same.", self.extract.rows_refused);
        html! {
            div class="govuk-form-group" {
                @if let Some(error) = self.form.errors.of("good") { p class="govuk-error-message" id="good-error" { span class="govuk-visually-hidden" { "Error: " } (error) } }
                div class="govuk-checkboxes" {
                    div class="govuk-checkboxes__item" {
                        input class="govuk-checkboxes__input" type="checkbox" id="good" name="good" value="yes" checked[self.form.values.good == "yes"];
                        label class="govuk-label govuk-checkboxes__label" for="good" { (label) }
                    }
                }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("{}, {}", self.extract.kind_name(), date(self.extract.at_on))
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let one = &self.extract;
        let tools = html! {
            @if one.journey.is_some() { a class="btn btn--quiet" href=(OfExtract::address(Journey, one.id)) { "The way of referrals" } }
            a class="btn btn--quiet" href=(OneCsv { id: one.id }) { "Download CSV" }
            @if self.may_write && one.state == State::Read { a class="btn btn--quiet" href=(Discard { id: one.id }) { "Put aside" } }
        };
        let receipt = html! {
            "Receipt: " (one.file_names) "; " (measure::show(one.bytes, measure::Unit::Count)) " bytes; SHA-256 " span class="code" { (one.hash) }
            "; received on " (date(one.received_on())) " from " (one.sent_by) "."
            @if let (Some(by), Some(on)) = (&one.settled_by, one.settled_on) { " " (one.state.name()) " by " (by) " on " (date(on)) "." }
        };
        html! {
            (crumbs(&[Crumb::new("Extracts", List)]))
            (self.form.summary())
            (page_head(&self.title(), &self.say(), Some(tools)))
            (self.taking())
            (self.findings())
            (provenance(&receipt))
        }
    }
}
