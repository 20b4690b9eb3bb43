//! One contribution: what was invoiced of it, and what came.

use crate::layout::{Crumb, boxes, crumbs, dagger, date, folding, page_head};
use crate::wings::governance::budget::form::PaymentForm;
use crate::wings::governance::budget::rules::Paid;
use crate::wings::governance::budget::{KeepsMoney, Payment, PaymentId, changes, queries};
use crate::wings::governance::contributions::rules::pounds;
use crate::wings::governance::contributions::{
    Contribution, ContributionId, Contributions, pages::list::List, queries as contributions,
};
use axum_extra::routing::TypedPath;
use govuk::{Column, Input, Keyboard, Width};
use kit::{Answer, Desk, Form, Permission, Read, Result, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/contributions/{id}/payments", rejection(kit::Error))]
pub struct Payments {
    pub id: ContributionId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/contribution_payments/{id}/removal", rejection(kit::Error))]
pub struct Undo {
    pub id: PaymentId,
}

struct Sheet {
    contribution: Contribution,
    payments: Vec<Payment>,
    may_write: bool,
    form: Form<PaymentForm>,
}

async fn load<P: Permission>(desk: &Desk<P>, id: ContributionId) -> Result<Sheet> {
    let (on_day, on_month, on_year) = boxes(Some(desk.today()));
    Ok(Sheet {
        contribution: desk.find(contributions::contribution(id)).await?,
        payments: desk.all(queries::payments_of(vec![id])).await?,
        may_write: desk.person().may(Right { verb: "write_any", register: "contributions" }),
        form: Form::new(PaymentForm { on_day, on_month, on_year, ..PaymentForm::default() }),
    })
}

pub async fn show(desk: Desk<Read<Contributions>>, at: Payments) -> Answer {
    let sheet = load(&desk, at.id).await?;
    desk.show(sheet)
}

pub async fn submit(mut desk: Desk<KeepsMoney>, at: Payments, form: Form<PaymentForm>) -> Answer {
    let mut sheet = load(&desk, at.id).await?;
    let typed = form.clone();
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => {
            sheet.form = form;
            return desk.refuse(sheet);
        }
    };
    let contribution = sheet.contribution.clone();
    let kept = desk.change(async |tx| changes::pay(tx, &contribution, draft).await).await?;
    match kept {
        Ok(payment) => desk.go(Payments { id: at.id }, &format!("{}: {}", payment.what.name(), pounds(payment.pence))),
        Err(why) => {
            sheet.form = typed.wrong("amount", why);
            desk.refuse(sheet)
        }
    }
}

pub async fn undo(mut desk: Desk<KeepsMoney>, at: Undo) -> Answer {
    let payment = desk.find(queries::payment(at.id)).await?;
    let id = payment.contribution_id;
    desk.change(async |tx| changes::unpay(tx, payment).await).await?;
    desk.go(Payments { id }, "Taken back")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Payments: {}", self.contribution.printed_label)
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let (one, form) = (&self.contribution, &self.form);
        let paid = Paid::of(one.id, &self.payments);
        let say = html! {
            b { (pounds(paid.received)) " of " (pounds(one.pence)) " has come" (dagger(one.illustrative)) } " in " (one.financial_year) "; "
            (pounds(paid.invoiced)) " was invoiced."
        };
        let mut columns = vec![
            Column::new("Day", |p: &Payment| html! { (date(p.on_date)) }),
            Column::new("What", |p: &Payment| html! { (p.what.name()) (dagger(p.illustrative)) }).names_row(),
            Column::new("Reference", |p: &Payment| html! { (p.reference.as_deref().unwrap_or("")) }),
            Column::new("Amount", |p: &Payment| html! { (pounds(p.pence)) }).numeric(),
        ];
        if self.may_write {
            columns.push(Column::new(html! { span class="govuk-visually-hidden" { "Take back" } }, |p: &Payment| html! {
                form method="post" action=(Undo { id: p.id }) { button class="btn btn--quiet" type="submit" { "Entered by mistake" span class="govuk-visually-hidden" { ": " (p.what.name()) ", " (pounds(p.pence)) } } }
            }));
        }
        html! {
            (crumbs(&[Crumb::new("Contributions", List)]))
            (form.summary())
            (page_head(&one.printed_label, &say, None))
            @if self.payments.is_empty() { p class="empty" { "Nothing was invoiced and nothing has come yet." } }
            @else { (folding("Invoices and payments", columns, &self.payments)) }
            @if self.may_write {
                h2 class="h2" { "Write down an invoice or a payment" }
                form method="post" action=(Payments { id: one.id }) class="form" novalidate {
                    (form.radios("what", "What happened?", [("invoiced", "An invoice was sent"), ("received", "Money was received")], |f| &f.what))
                    (form.date("on", "On", |f| (&f.on_day, &f.on_month, &f.on_year)))
                    (Input { prefix: "£".into(), keyboard: Keyboard::Decimal, width: Width::W10, ..form.input("amount", "Amount", |f| &f.amount) })
                    (Input { hint: "May be empty.".into(), ..form.input("reference", "Reference", |f| &f.reference) })
                    button class="btn" type="submit" { "Write it down" }
                }
            }
        }
    }
}
