//! Writing a challenge: by itself, from a suggestion, or from the record that gives rise to it.

use super::list::List;
use super::one::One;
use super::suggested::suggestions;
use crate::layout::{back, page_head};
use crate::wings::governance::agencies::{AgencyId, queries as agencies};
use crate::wings::improvement::challenges::Challenges;
use crate::wings::improvement::challenges::changes::{NewChallenge, raise};
use crate::wings::improvement::challenges::form::{ChallengeForm, Offered};
use crate::wings::improvement::threads::origin;
use crate::wings::performance::indicators::queries as indicators;
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use govuk::{Choice, DateInput, Textarea};
use kit::{Answer, Desk, Form, Permission, Result, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/challenges/new")]
pub struct New;

/// What it is written from.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub suggestion: String,
    /// A register and an id.
    pub from: String,
    pub indicator: String,
}

struct Sheet {
    offered: Offered,
    origin: Option<String>,
    form: Form<ChallengeForm>,
}

pub async fn show(desk: Desk<Write<Challenges>>, _: New, asked: Query<Asked>) -> Answer {
    let suggested = suggestions(&desk).await?.iter().find(|s| s.key == asked.suggestion).cloned();
    let form = match suggested {
        Some(s) => ChallengeForm {
            title: s.title,
            asks: s.asks,
            ground: s.ground,
            agencies: s.agency.iter().map(ToString::to_string).collect(),
            indicator: s.indicator.unwrap_or_default(),
            from: s.from.unwrap_or_default(),
            suggestion: s.key,
            ..ChallengeForm::default()
        },
        None => {
            ChallengeForm { from: asked.from.clone(), indicator: asked.indicator.clone(), ..ChallengeForm::default() }
        }
    };
    let origin = origin(&desk, &form.from).await?.map(|o| o.words);
    desk.show(Sheet { offered: offered(&desk, &[]).await?, origin, form: Form::new(form) })
}

pub async fn submit(mut desk: Desk<Write<Challenges>>, _: New, mut form: Form<ChallengeForm>) -> Answer {
    let offered = offered(&desk, &[]).await?;
    let origin = origin(&desk, &form.values.from).await?;
    let Some(draft) = form.values.read(&mut form.errors, &offered) else {
        return desk.refuse(Sheet { offered, origin: origin.map(|o| o.words), form });
    };
    let suggestion = Some(form.values.suggestion.clone()).filter(|key| !key.is_empty());
    let from = origin.map(|o| o.end);
    let new = NewChallenge { draft, from, suggestion, raised: None, source: None, illustrative: false };
    let raised = desk.change(async |tx| raise(tx, new).await).await?;
    desk.go(One { id: raised.id }, "Draft written. Nobody has been asked yet")
}

/// What the forms of a challenge can choose from: the agencies of today, and those that were asked before.
pub(super) async fn offered<P: Permission>(desk: &Desk<P>, asked: &[AgencyId]) -> Result<Offered> {
    let today = desk.today();
    let agencies = desk.all(agencies::by_name()).await?;
    Ok(Offered {
        agencies: agencies
            .into_iter()
            .filter(|a| a.on(today) || asked.contains(&a.id))
            .map(|a| (a.id, a.name))
            .collect(),
        indicators: desk.all(indicators::in_order()).await?,
    })
}

/// The controls, shared by writing and changing.
pub(super) fn controls(form: &Form<ChallengeForm>, offered: &Offered) -> Markup {
    let ids: Vec<String> = offered.agencies.iter().map(|(id, _)| id.to_string()).collect();
    let agencies: Vec<Choice<'_>> =
        ids.iter().zip(&offered.agencies).map(|(id, (_, name))| Choice::new(id, name.as_str())).collect();
    let indicators = offered.indicators.iter().map(|i| (i.code.as_str(), i.name.as_str()));
    html! {
        (form.input("title", "What is it about?", |f| &f.title))
        (Textarea { rows: 4, hint: "As the agency will read it: what you want to know, and what you want done.".into(), ..form.textarea("asks", "What does the chair ask?", |f| &f.asks) })
        (Textarea { rows: 3, hint: "The figure, the audit, the visit or the minutes that it rests on.".into(), ..form.textarea("ground", "On what ground?", |f| &f.ground) })
        @if agencies.is_empty() { p class="empty" id="agencies" { "There is no agency yet that could be asked. Add the agencies first, under Governance." } }
        @else { (form.checkboxes("agencies", "Who is asked?", agencies, |f| &f.agencies)) }
        (form.select("indicator", "Which indicator will show that it worked?", std::iter::once(("", "None")).chain(indicators), |f| &f.indicator))
        (DateInput { hint: "Leave empty if it is not known yet.".into(), ..form.date("retest", "When is it looked at again?", |f| (&f.retest_day, &f.retest_month, &f.retest_year)) })
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Write a challenge".into()
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let say = html! {
            "It stays a draft until you send it."
            @if let Some(words) = &self.origin { " It comes of " b { (words) } "." }
        };
        html! {
            (back("Challenge log", List))
            (self.form.summary())
            (page_head("Write a challenge", &say, None))
            form method="post" action=(New) class="form" novalidate {
                input type="hidden" name="from" value=(self.form.values.from);
                input type="hidden" name="suggestion" value=(self.form.values.suggestion);
                (controls(&self.form, &self.offered))
                button class="btn" type="submit" { "Save the draft" }
            }
        }
    }
}
