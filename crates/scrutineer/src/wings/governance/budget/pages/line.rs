//! One line of the budget: what was spent of it, and what is expected of the whole year.

use super::list::{List, against};
use crate::layout::{Crumb, boxes, crumbs, dagger, date, folding, page_head};
use crate::wings::governance::budget::form::{ExpectForm, SpendForm};
use crate::wings::governance::budget::rules::Stands;
use crate::wings::governance::budget::{BudgetLine, KeepsMoney, LineId, Spend, SpendId, changes, queries};
use crate::wings::governance::contributions::Contributions;
use crate::wings::governance::contributions::rules::{plain, pounds};
use axum_extra::routing::TypedPath;
use govuk::{Column, Input, Keyboard, Width};
use kit::web::Csv;
use kit::{Answer, Desk, Form, Permission, Read, Result, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/budget/{id}", rejection(kit::Error))]
pub struct Line {
    pub id: LineId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/budget/{id}/spending.csv", rejection(kit::Error))]
pub struct LineCsv {
    pub id: LineId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/budget/{id}/forecast", rejection(kit::Error))]
pub struct Forecast {
    pub id: LineId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/budget_spends/{id}/removal", rejection(kit::Error))]
pub struct Undo {
    pub id: SpendId,
}

struct Sheet {
    line: BudgetLine,
    spent: Vec<Spend>,
    stands: Stands,
    may_write: bool,
    form: Form<SpendForm>,
    expect: Form<ExpectForm>,
}

async fn load<P: Permission>(desk: &Desk<P>, id: LineId) -> Result<Sheet> {
    let line = desk.find(queries::line(id)).await?;
    let spent = desk.all(queries::spent_of(vec![id])).await?;
    let (on_day, on_month, on_year) = boxes(Some(desk.today()));
    let expect = ExpectForm {
        expected: line.expected_pence.map(plain).unwrap_or_default(),
        because: line.expected_because.clone().unwrap_or_default(),
    };
    Ok(Sheet {
        stands: Stands::of(&line, &spent, desk.today()),
        spent,
        may_write: desk.person().may(Right { verb: "write_any", register: "contributions" }),
        form: Form::new(SpendForm { on_day, on_month, on_year, ..SpendForm::default() }),
        expect: Form::of(expect, line.version),
        line,
    })
}

pub async fn show(desk: Desk<Read<Contributions>>, at: Line) -> Answer {
    let sheet = load(&desk, at.id).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Read<Contributions>>, at: LineCsv) -> Answer {
    let sheet = load(&desk, at.id).await?;
    let mut csv = Csv::new("spending", &["Line", "Day", "Pounds", "What for", "Illustrative"]);
    for spend in &sheet.spent {
        let illustrative = if spend.illustrative { "yes" } else { "no" };
        csv.row(vec![
            sheet.line.name.clone(),
            spend.on_date.to_string(),
            plain(spend.pence),
            spend.words.clone(),
            illustrative.into(),
        ]);
    }
    desk.csv(csv)
}

pub async fn submit(mut desk: Desk<KeepsMoney>, at: Line, form: Form<SpendForm>) -> Answer {
    let mut sheet = load(&desk, at.id).await?;
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => {
            sheet.form = form;
            return desk.refuse(sheet);
        }
    };
    let line = sheet.line;
    desk.change(async |tx| changes::spend(tx, &line, draft, false).await).await?;
    desk.go(Line { id: at.id }, "Written down as spent")
}

pub async fn expect(mut desk: Desk<KeepsMoney>, at: Forecast, form: Form<ExpectForm>) -> Answer {
    let line = desk.edit(&form, queries::line(at.id)).await?;
    let typed = form.clone();
    let expected = match form.read(desk.today()) {
        Ok(expected) => expected,
        Err(form) => {
            let mut sheet = load(&desk, at.id).await?;
            sheet.expect = form;
            return desk.refuse(sheet);
        }
    };
    let sheet = load(&desk, at.id).await?;
    if expected.as_ref().is_some_and(|(pence, _)| *pence < sheet.stands.spent) {
        let why = format!("{} is spent already. Enter that or more", pounds(sheet.stands.spent));
        return desk.refuse(Sheet { expect: typed.wrong("expected", why), ..sheet });
    }
    desk.change(async |tx| changes::expect(tx, line, expected).await).await?;
    desk.go(Line { id: at.id }, "The forecast is kept")
}

pub async fn undo(mut desk: Desk<KeepsMoney>, at: Undo) -> Answer {
    let spend = desk.find(queries::spend(at.id)).await?;
    let id = spend.line_id;
    desk.change(async |tx| changes::unspend(tx, spend).await).await?;
    desk.go(Line { id }, "Taken back")
}

impl Sheet {
    fn spent(&self) -> Markup {
        let mut columns = vec![
            Column::new("Day", |spend: &Spend| html! { (date(spend.on_date)) }),
            Column::new("What for", |spend: &Spend| html! { (spend.words) (dagger(spend.illustrative)) }).names_row(),
            Column::new("Amount", |spend: &Spend| html! { (pounds(spend.pence)) }).numeric(),
        ];
        if self.may_write {
            columns.push(Column::new(html! { span class="govuk-visually-hidden" { "Take back" } }, |spend: &Spend| html! {
                form method="post" action=(Undo { id: spend.id }) { button class="btn btn--quiet" type="submit" { "Entered by mistake" span class="govuk-visually-hidden" { ": " (spend.words) } } }
            }));
        }
        html! {
            @if self.spent.is_empty() { p class="empty" { "Nothing is spent of it yet." } } @else { (folding("What was spent", columns, &self.spent)) }
        }
    }

    fn forms(&self) -> Markup {
        let id = self.line.id;
        html! {
            h2 class="h2" { "Something was spent" }
            form method="post" action=(Line { id }) class="form" novalidate {
                (self.form.date("on", "On", |f| (&f.on_day, &f.on_month, &f.on_year)))
                (Input { prefix: "£".into(), keyboard: Keyboard::Decimal, width: Width::W10, ..self.form.input("amount", "Amount", |f| &f.amount) })
                (self.form.input("words", "What for?", |f| &f.words))
                button class="btn" type="submit" { "Write it down" }
            }
            h2 class="h2" { "What the year will come to" }
            form method="post" action=(Forecast { id }) class="form" novalidate {
                (self.expect.carried())
                (Input { prefix: "£".into(), keyboard: Keyboard::Decimal, width: Width::W10, hint: "Empty: what the pace of the year makes of it.".into(), ..self.expect.input("expected", "Expected", |f| &f.expected) })
                (self.expect.input("because", "Why?", |f| &f.because))
                button class="btn btn--quiet" type="submit" { "Keep the forecast" }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Budget: {}", self.line.name)
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let s = &self.stands;
        let say = html! {
            b { (pounds(s.spent)) " of " (pounds(s.budget)) " is spent" (dagger(self.line.illustrative)) "." }
            " " (self.line.financial_year) " will come to " (pounds(s.forecast)) ", " (against(s.over())) "."
            @if let (true, Some(why)) = (s.by_hand, &self.line.expected_because) { " " (why) }
        };
        let tools = html! { a class="btn btn--quiet" href=(LineCsv { id: self.line.id }) { "Download CSV" } };
        html! {
            (crumbs(&[Crumb::new("Budget", List)]))
            (self.form.summary())
            (self.expect.summary())
            (page_head(&self.line.name, &say, Some(tools)))
            (self.spent())
            @if self.may_write { (self.forms()) }
        }
    }
}
