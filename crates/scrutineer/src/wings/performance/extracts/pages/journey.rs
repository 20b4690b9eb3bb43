//! The way of referrals: what became of each, by who made it, with what went no further and re-referrals at each step.

use super::list::List;
use super::one::One;
use crate::layout::{dagger, date, folding, page_head, provenance};
use crate::wings::performance::extracts::{Extract, ExtractId, Extracts, Walked, queries};
use crate::wings::performance::parts::{Tab, tabs};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use charts::{Head, Sankey, Stop, Way};
use govuk::Column;
use intake::journey::{Reached, Step, To};
use intake::referral_source::ReferralSource;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Result, View};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/referral-journey")]
pub struct Journey;
#[derive(TypedPath, Deserialize)]
#[typed_path("/referral-journey.csv")]
pub struct JourneyCsv;

/// Which extract tells it; the latest where none is named.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct OfExtract {
    extract: String,
}

impl OfExtract {
    /// The address of the page for one extract.
    #[must_use]
    pub fn address(path: impl TypedPath, id: ExtractId) -> String {
        format!("{path}?extract={id}")
    }
}

struct Sheet {
    tabs: Markup,
    extract: Option<Extract>,
    others: Vec<Extract>,
}

async fn load(desk: &Desk<Read<Extracts>>, asked: &OfExtract) -> Result<Sheet> {
    let all = desk.all(queries::with_journey()).await?;
    let chosen = all.iter().find(|one| one.id.to_string() == asked.extract).or(all.first()).cloned();
    let others = all.into_iter().filter(|one| Some(one.id) != chosen.as_ref().map(|one| one.id)).collect();
    Ok(Sheet { tabs: tabs(Tab::Journey, desk.person()), extract: chosen, others })
}

pub async fn show(desk: Desk<Read<Extracts>>, _: Journey, Query(asked): Query<OfExtract>) -> Answer {
    let sheet = load(&desk, &asked).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Read<Extracts>>, _: JourneyCsv, Query(asked): Query<OfExtract>) -> Answer {
    let sheet = load(&desk, &asked).await?;
    let header = ["From", "To", "Code", "Who referred", "Step", "How many", "No further action", "Re-referrals"];
    let mut csv = Csv::new("referral-journey", &header);
    if let Some(walked) = sheet.extract.as_ref().and_then(|one| one.journey.as_ref()) {
        for (code, step, reached) in &walked.0.reached {
            csv.row(vec![
                walked.0.from.to_string(),
                walked.0.to.to_string(),
                code.clone(),
                name(code).to_owned(),
                step.name().to_owned(),
                reached.count.to_string(),
                reached.no_further.to_string(),
                if *step == Step::Contact { String::new() } else { reached.again.to_string() },
            ]);
        }
    }
    desk.csv(csv)
}

fn name(code: &str) -> &'static str {
    ReferralSource::read(code).unwrap_or(ReferralSource::UNKNOWN).name()
}

/// What reached a step from all sources.
fn all(walked: &Walked, step: Step) -> Reached {
    let of = walked.reached.iter().filter(|(_, at, _)| *at == step).map(|(.., reached)| reached);
    of.fold(Reached::default(), |sum, one| Reached {
        count: sum.count + one.count,
        no_further: sum.no_further + one.no_further,
        again: sum.again + one.again,
    })
}

/// "12.3%", nothing of nobody.
fn share(part: u64, whole: u64) -> String {
    let value = measure::rates::percentage(part, whole);
    measure::unit::show_places(value, measure::Unit::Percentage, 1)
}

/// The drawing: the steps that anybody reached, and beside each where ways end.
fn drawing(walked: &Walked) -> Sankey {
    let steps: Vec<Step> = Step::ALL.into_iter().filter(|step| all(walked, *step).count > 0).collect();
    let stop = |name: &str, column, end| Stop { name: name.to_owned(), column, end };
    let mut stops: Vec<Stop> = steps.iter().enumerate().map(|(n, step)| stop(step.name(), n, false)).collect();
    let (mut ways, mut starts) = (Vec::new(), Vec::new());
    for (n, step) in steps.iter().enumerate() {
        let came: u64 = walked.flows.iter().filter(|(_, to, _)| *to == To::Step(*step)).map(|(.., count)| count).sum();
        let own = all(walked, *step).count.saturating_sub(came);
        #[expect(clippy::cast_precision_loss, reason = "a drawing is not exact to the child beyond 2^52 of them")]
        let as_f64 = |count: u64| count as f64;
        starts.push((n, as_f64(own)));
        for (_, to, count) in walked.flows.iter().filter(|(from, ..)| from == step) {
            let count = as_f64(*count);
            let to = match to {
                To::Step(next) => steps.iter().position(|step| step == next),
                end => {
                    stops.push(stop(ends(*step, *end), n + 1, true));
                    Some(stops.len() - 1)
                }
            };
            ways.extend(to.map(|to| Way { from: n, to, count }));
        }
    }
    let referred = all(walked, Step::Referral);
    let said = format!(
        "{} referrals; {} went no further at once; {} were of a child referred within the year before.",
        referred.count, referred.no_further, referred.again
    );
    Sankey { head: Head::new("journey", "What became of referrals", said), stops, ways, starts }
}

fn ends(from: Step, to: To) -> &'static str {
    match (from, to) {
        (Step::Contact, _) => "No referral",
        (Step::Conference, To::NoFurther) => "No plan",
        (_, To::NoFurther) => "No further action",
        (_, To::Recent) => "Too recent to tell",
        (_, To::Rest | To::Step(_)) => "Nothing more recorded",
    }
}

/// A source with what reached each step.
struct Line<'w> {
    code: &'w str,
    steps: [Reached; 6],
}

fn lines(walked: &Walked) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (code, step, reached) in &walked.reached {
        let place = Step::ALL.iter().position(|known| known == step).unwrap_or(0);
        if lines.last().is_none_or(|line| line.code != code) {
            lines.push(Line { code, steps: [Reached::default(); 6] });
        }
        if let Some(line) = lines.last_mut() {
            line.steps[place] = *reached;
        }
    }
    lines
}

impl Sheet {
    fn say(walked: &Walked) -> Markup {
        let (referred, planned) = (all(walked, Step::Referral), all(walked, Step::Plan));
        html! {
            b { (share(referred.no_further, referred.count)) " of " (measure::show(referred.count, measure::Unit::Count)) " referrals went no further at once." }
            " " (share(referred.again, referred.count)) " were re-referrals; " (share(planned.count, referred.count)) " led to a protection plan."
        }
    }

    fn cell(reached: Reached, of: u64, step: Step) -> Markup {
        html! {
            (reached.count)
            @if reached.count > 0 && step != Step::Contact {
                @if step != Step::Referral { span class="under" { (share(reached.count, of)) " of referrals" } }
                span class="under" { (reached.no_further) " no further, " (reached.again) " again" }
            }
        }
    }

    fn table(walked: &Walked) -> Markup {
        let lines = lines(walked);
        let mut columns = vec![
            Column::new(
                "Who referred",
                |line: &Line<'_>| html! { (name(line.code)) span class="under" { "code " (line.code) } },
            )
            .names_row(),
        ];
        for (place, step) in Step::ALL.into_iter().enumerate() {
            if all(walked, step).count > 0 {
                columns.push(
                    Column::new(step.name(), move |line: &Line<'_>| {
                        Self::cell(line.steps[place], line.steps[1].count, step)
                    })
                    .numeric(),
                );
            }
        }
        html! {
            h2 class="h2" { "By who referred" }
            (folding("What became of referrals, by who made them", columns, &lines))
        }
    }

    fn told(&self, extract: &Extract, walked: &Walked) -> Markup {
        let chart = PreEscaped(charts::both(&drawing(walked)));
        let source = html! {
            (extract.kind_name()) ", received on " (date(extract.received_on())) (dagger(extract.illustrative)) "; referrals of " (date(walked.from)) " to " (date(walked.to)) ". "
            "An assessment or enquiry counts when it starts within 30 days, a plan within 45 days of its conference. What is younger than 60 days may still move on. "
            a href=(One { id: extract.id }) { "The extract" } "."
        };
        html! {
            div class="fig" { (chart) }
            (Self::table(walked))
            (provenance(&source))
            @if !self.others.is_empty() {
                h2 class="h2" { "Other extracts" }
                ul class="lines" {
                    @for other in &self.others { li { a href=(OfExtract::address(Journey, other.id)) { (other.kind_name()) ", " (date(other.at_on)) } } }
                }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "What became of referrals".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let told = self.extract.as_ref().and_then(|one| Some((one, &one.journey.as_ref()?.0)));
        let say = told.map_or_else(|| html! { b { "No extract tells it yet." } }, |(_, walked)| Self::say(walked));
        let csv =
            self.extract.as_ref().map_or_else(|| JourneyCsv.to_string(), |one| OfExtract::address(JourneyCsv, one.id));
        let tools = html! { a class="btn btn--quiet" href=(csv) { "Download CSV" } };
        html! {
            (self.tabs)
            (page_head("What became of referrals", &say, Some(tools)))
            @match told {
                Some((extract, walked)) => (self.told(extract, walked)),
                None => p class="empty" { "The children in need census and Annex A tell it. Bring one of them under " a href=(List) { "Extracts" } "." },
            }
        }
    }
}
