//! What each partner pays in a year: amount, share of the whole, how a joint payment is divided, the check of the total.

use super::edit::Edit;
use super::new::New;
use crate::layout::{dagger, page_head, provenance};
use crate::wings::governance::agencies;
use crate::wings::governance::bodies::rules::counted;
use crate::wings::governance::budget::pages::{list::List as Budget, payments::Payments};
use crate::wings::governance::budget::rules::{Paid, change_words};
use crate::wings::governance::budget::{Payment, queries as accounts};
use crate::wings::governance::contributions::rules::{Check, check, largest, may_change, plain, pounds, share, sum};
use crate::wings::governance::contributions::{
    Contribution, ContributionShare, ContributionYear, Contributions, queries,
};
use crate::wings::governance::forward::rules::Year as FinancialYear;
use crate::wings::governance::parts::{Names, Tab, bar, from_where, tabs};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use kit::web::Csv;
use kit::{Answer, Desk, Person, Read, Result, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/contributions")]
pub struct List;

#[derive(TypedPath, Deserialize)]
#[typed_path("/contributions.csv")]
pub struct ListCsv;

/// Which year is shown; the latest where none is asked for, or one that is not there.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    pub year: String,
}

/// The contributions of one year and all that is said of them.
struct Year {
    name: String,
    others: Vec<String>,
    contributions: Vec<Contribution>,
    shares: Vec<ContributionShare>,
    printed: Option<ContributionYear>,
    names: Names,
    payments: Vec<Payment>,
    /// The contributions of the year before.
    before: Vec<Contribution>,
}

struct Sheet {
    tabs: Markup,
    year: Year,
    person: Person,
}

pub async fn show(desk: Desk<Read<Contributions>>, _: List, filter: Query<Filter>) -> Answer {
    desk.show(Sheet {
        tabs: tabs(Tab::Contributions, desk.person()),
        year: year(&desk, &filter.year).await?,
        person: desk.person().clone(),
    })
}

pub async fn csv(desk: Desk<Read<Contributions>>, _: ListCsv, filter: Query<Filter>) -> Answer {
    let header = [
        "Financial year",
        "Contributor",
        "Agency",
        "Pounds",
        "Share of the total (%)",
        "Part of",
        "Part (%)",
        "Invoiced",
        "Received",
        "Against the year before",
        "Source",
        "Section",
        "Illustrative",
        "Note",
    ];
    let year = year(&desk, &filter.year).await?;
    let total = sum(&year.contributions);
    let percent = |pence| share(pence, total).trim_end_matches('%').to_owned();
    let mut csv = Csv::new(format!("contributions-{}", year.name.replace('/', "-")), &header);
    for one in &year.contributions {
        let illustrative = if one.illustrative { "yes" } else { "no" };
        csv.row(vec![
            one.financial_year.clone(),
            one.printed_label.clone(),
            year.names.name(one.agency_id).into(),
            plain(one.pence),
            percent(one.pence),
            String::new(),
            String::new(),
            plain(year.paid(one).invoiced),
            plain(year.paid(one).received),
            year.against(one),
            one.source.clone(),
            one.section.clone().unwrap_or_default(),
            illustrative.into(),
            one.note.clone().unwrap_or_default(),
        ]);
        for part in year.parts(one) {
            csv.row(vec![
                one.financial_year.clone(),
                String::new(),
                year.names.name(part.agency_id).into(),
                plain(part.pence),
                percent(part.pence),
                one.printed_label.clone(),
                part.percent.to_string(),
                String::new(),
                String::new(),
                String::new(),
                one.source.clone(),
                one.section.clone().unwrap_or_default(),
                illustrative.into(),
                String::new(),
            ]);
        }
    }
    desk.csv(csv)
}

/// The year asked for, or the latest.
async fn year(desk: &Desk<Read<Contributions>>, asked: &str) -> Result<Year> {
    let all = desk.all(queries::in_order()).await?;
    let mut years: Vec<String> = all.iter().map(|one| one.financial_year.clone()).collect();
    years.dedup();
    let found = years.iter().find(|year| *year == asked).or(years.first());
    let name = found.cloned().unwrap_or_default();
    let printed = desk.all(queries::years()).await?;
    let earlier = FinancialYear::of(&name).map(|year| FinancialYear(year.0 - 1).name()).unwrap_or_default();
    let (own, others): (Vec<Contribution>, Vec<Contribution>) =
        all.into_iter().partition(|one| one.financial_year == name);
    let payments = desk.all(accounts::payments_of(own.iter().map(|one| one.id).collect())).await?;
    Ok(Year {
        contributions: own,
        payments,
        before: others.into_iter().filter(|one| one.financial_year == earlier).collect(),
        shares: desk.all(queries::shares_of_year(&name)).await?,
        printed: printed.into_iter().find(|year| year.financial_year == name),
        others: years.into_iter().filter(|year| *year != name).collect(),
        names: Names::of(desk.all(agencies::queries::by_name()).await?, desk.person()),
        name,
    })
}

impl Year {
    /// How one contribution is divided.
    fn parts(&self, of: &Contribution) -> Vec<&ContributionShare> {
        self.shares.iter().filter(|part| part.contribution_id == of.id).collect()
    }

    /// What was invoiced and received of one contribution.
    fn paid(&self, one: &Contribution) -> Paid {
        Paid::of(one.id, &self.payments)
    }

    /// One contribution beside that of the year before, in words; nothing where no other year is held.
    fn against(&self, one: &Contribution) -> String {
        let Some(first) = self.before.first() else { return String::new() };
        let before = self.before.iter().find(|other| other.agency_id == one.agency_id).map(|other| other.pence);
        change_words(before, one.pence, &first.financial_year)
    }

    fn say(&self) -> Markup {
        let total = sum(&self.contributions);
        let amounts: Vec<i64> = self.contributions.iter().map(|one| one.pence).collect();
        html! {
            b { (pounds(total)) " from " (counted(amounts.len(), "contributor", "contributors")) " in " (self.name) "." }
            @match largest(&amounts) {
                Some((most, 1, _)) if amounts.len() > 1 => { " The largest gives " (pounds(most)) ", " (share(most, total)) " of the whole." },
                Some((most, many, together)) if many > 1 => { " " (many) " of them give " (pounds(most)) " each, together " (share(together, total)) " of the whole." },
                _ => {},
            }
        }
    }

    /// Whether the sum is what was published, in a sentence.
    fn check(&self) -> Markup {
        let Some(printed) = &self.printed else {
            return html! { "No published total is held for this year, so the sum is not checked against one." };
        };
        let published = pounds(printed.printed_total_pence);
        html! {
            @match check(sum(&self.contributions), printed.printed_total_pence) {
                Check::Matches => { b { "The sum matches the printed total of " (published) "." } },
                Check::More(by) => { b { "The sum does not match the printed total of " (published) ": it is " (pounds(by)) " more." } },
                Check::Less(by) => { b { "The sum does not match the printed total of " (published) ": it is " (pounds(by)) " less." } },
            }
            " " (from_where(&printed.source, printed.section.as_deref()))
            " Shares are worked out from whole pence and rounded once."
        }
    }
}

impl Sheet {
    fn may_change(&self, one: &Contribution) -> bool {
        may_change(&self.person, one.agency_id)
    }

    fn rows(&self, one: &Contribution) -> Markup {
        let year = &self.year;
        let total = sum(&year.contributions);
        let most = year.contributions.iter().map(|one| one.pence).max().unwrap_or(0);
        let full = year.names.name(one.agency_id);
        html! {
            tr {
                th scope="row" {
                    (year.names.link_as(one.agency_id, &one.printed_label))
                    @if !same(full, &one.printed_label) { span class="under" { (full) } }
                    @if let Some(note) = &one.note { span class="under" { (note) } }
                    @let against = year.against(one);
                    @if !against.is_empty() { span class="under" { (against) } }
                    @if one.source == "board" { span class="under" { "Entered by the Board’s office" } }
                }
                td class="num" { (pounds(one.pence)) (dagger(one.illustrative)) }
                td class="num" { (share(one.pence, total)) }
                td class="bar" { (bar(one.pence, most)) }
                @let paid = year.paid(one);
                td class="num" { a href=(Payments { id: one.id }) { (pounds(paid.invoiced)) span class="govuk-visually-hidden" { " invoiced of " (one.printed_label) } } }
                td class="num" { (pounds(paid.received)) }
                @if self.person.may(WRITE) {
                    td { @if self.may_change(one) { a href=(Edit { id: one.id }) { "Change" span class="govuk-visually-hidden" { " " (one.printed_label) } } } }
                }
            }
            @for part in year.parts(one) {
                tr class="part" {
                    th scope="row" { (year.names.link(part.agency_id)) span class="under" { (part.percent) "% of that" } }
                    td class="num" { (pounds(part.pence)) (dagger(one.illustrative)) }
                    td class="num" { (share(part.pence, total)) }
                    td class="bar" {}
                    td {}
                    td {}
                    @if self.person.may(WRITE) { td {} }
                }
            }
        }
    }

    fn table(&self) -> Markup {
        let year = &self.year;
        let caption = format!("Contributions in {}", year.name);
        let all = year.contributions.iter().map(|one| year.paid(one)).fold(Paid::default(), |sum, one| Paid {
            invoiced: sum.invoiced + one.invoiced,
            received: sum.received + one.received,
        });
        html! {
            div class="scroller scroller--short" tabindex="0" role="region" aria-label=(caption) {
                table class="list money" {
                    caption class="govuk-visually-hidden" { (caption) }
                    thead {
                        tr {
                            th scope="col" { "Contributor" }
                            th scope="col" class="num" { "Amount" }
                            th scope="col" class="num" { "Share" }
                            td class="bar" {}
                            th scope="col" class="num" { "Invoiced" }
                            th scope="col" class="num" { "Received" }
                            @if self.person.may(WRITE) { th scope="col" { span class="govuk-visually-hidden" { "Change" } } }
                        }
                    }
                    tbody { @for one in &year.contributions { (self.rows(one)) } }
                    tfoot {
                        tr {
                            th scope="row" { "Total" }
                            td class="num" { (pounds(sum(&year.contributions))) }
                            td class="num" { (share(1, 1)) }
                            td class="bar" {}
                            td class="num" { (pounds(all.invoiced)) }
                            td class="num" { (pounds(all.received)) }
                            @if self.person.may(WRITE) { td {} }
                        }
                    }
                }
            }
        }
    }
}

const WRITE: Right = Right { verb: "write", register: "contributions" };

/// Whether two names differ by no more than capitals and the sign for "and".
fn same(a: &str, b: &str) -> bool {
    let plain = |name: &str| name.to_lowercase().replace('&', "and");
    plain(a) == plain(b)
}

impl View for Sheet {
    fn title(&self) -> String {
        "Contributions".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let year = &self.year;
        let empty = year.contributions.is_empty();
        let tools = html! {
            @for other in &year.others { a class="btn btn--quiet" href={ "/contributions?year=" (other) } { "Year " (other) } }
            @if self.person.may(WRITE) { a class="btn" href=(New) { "Add a contribution" } }
            a class="btn btn--quiet" href={ (Budget) "?year=" (year.name) } { "Budget" }
            a class="btn btn--quiet" href={ (ListCsv) @if !year.others.is_empty() { "?year=" (year.name) } } { "Download CSV" }
        };
        let say = if empty {
            html! { b { "Nobody’s contribution is entered yet." } }
        } else {
            year.say()
        };
        html! {
            (self.tabs)
            (page_head("Contributions", &say, Some(tools)))
            @if empty {
                p class="empty" { "No contributions yet. Add what each partner pays towards the Board, agency by agency, for a financial year." }
            } @else {
                (self.table())
                (provenance(&year.check()))
                @if let Some(note) = year.printed.as_ref().and_then(|printed| printed.note.as_deref()) {
                    h2 class="h2" { "About the budget" }
                    p class="record__say" { (note) }
                }
            }
        }
    }
}
