//! Changing what a partner pays, with the reason.

use super::list::List;
use crate::layout::{back, date, page_head};
use crate::wings::governance::contributions::form::AmountForm;
use crate::wings::governance::contributions::rules::{may_change, plain, pounds};
use crate::wings::governance::contributions::{Contribution, ContributionId, Contributions, changes, queries};
use crate::wings::governance::parts::from_where;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::{Keyboard, Width};
use kit::audit::Entry;
use kit::{Answer, Desk, Error, Form, Result, View, Write, clock};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::Value;

#[derive(TypedPath, Deserialize)]
#[typed_path("/contributions/{id}/edit", rejection(kit::Error))]
pub struct Edit {
    pub id: ContributionId,
}

/// An earlier change of the amount, from the trail.
struct Earlier {
    on: NaiveDate,
    actor: String,
    from: i64,
    to: i64,
    reason: Option<String>,
}

struct Sheet {
    contribution: Contribution,
    earlier: Vec<Earlier>,
    form: Form<AmountForm>,
}

pub async fn show(desk: Desk<Write<Contributions>>, at: Edit) -> Answer {
    let contribution = desk.find(queries::contribution(at.id)).await?;
    if !may_change(desk.person(), contribution.agency_id) {
        return Err(Error::Forbidden);
    }
    let values = AmountForm { amount: plain(contribution.pence), reason: String::new() };
    desk.show(Sheet {
        form: Form::of(values, contribution.version),
        earlier: earlier(&desk, at.id).await?,
        contribution,
    })
}

pub async fn submit(mut desk: Desk<Write<Contributions>>, at: Edit, form: Form<AmountForm>) -> Answer {
    let contribution = desk.edit(&form, queries::contribution(at.id)).await?;
    if !may_change(desk.person(), contribution.agency_id) {
        return Err(Error::Forbidden);
    }
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => {
            let earlier = earlier(&desk, at.id).await?;
            return desk.refuse(Sheet { contribution, earlier, form });
        }
    };
    let done = desk.change(async |tx| changes::change_amount(tx, contribution, draft).await).await?;
    let said = format!("{} now stands at {}", done.printed_label, pounds(done.pence));
    desk.go(List, &said)
}

async fn earlier(desk: &Desk<Write<Contributions>>, id: ContributionId) -> Result<Vec<Earlier>> {
    Ok(desk.trail(id).await?.into_iter().filter_map(changed).collect())
}

/// The entry as a change of the amount, if it is one.
fn changed(entry: Entry) -> Option<Earlier> {
    let changes: Value = serde_json::from_str(&entry.changes).ok()?;
    let pence = changes.get("pence")?;
    Some(Earlier {
        on: clock::day(entry.at),
        actor: entry.actor,
        from: pence.get(0)?.as_i64()?,
        to: pence.get(1)?.as_i64()?,
        reason: entry.reason,
    })
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Change the contribution of {}", self.contribution.printed_label)
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let (one, form) = (&self.contribution, &self.form);
        let say = html! {
            b { (pounds(one.pence)) } " in " (one.financial_year) ". "
            (from_where(&one.source, one.section.as_deref()))
        };
        html! {
            (back("Contributions", List))
            (form.summary())
            (page_head(&self.title(), &say, None))
            form class="form" method="post" action=(Edit { id: one.id }) novalidate {
                (form.carried())
                (govuk::Input { hint: "Pounds and pence, such as 86,998 or 8,699.80.".into(), prefix: "£".into(), keyboard: Keyboard::Decimal, width: Width::W10, ..form.input("amount", "Amount", |f| &f.amount) })
                (govuk::Textarea { hint: "It stays in the trail with the old amount.".into(), ..form.textarea("reason", "Why it changes", |f| &f.reason) })
                button class="btn" type="submit" { "Save" }
            }
            @if !self.earlier.is_empty() {
                h2 class="h2" { "Earlier changes" }
                ul class="ties" {
                    @for earlier in &self.earlier {
                        li {
                            span class="ties__k" { (date(earlier.on)) ", " (earlier.actor) }
                            "From " (pounds(earlier.from)) " to " (pounds(earlier.to))
                            @if let Some(reason) = &earlier.reason { ": " (reason) }
                        }
                    }
                }
            }
        }
    }
}
