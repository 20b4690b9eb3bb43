//! What the board compares itself by: its own authority, the model of neighbours, mean or median; and the button that
//! brings the comparators up to date.

use super::list::List;
use crate::layout::{Crumb, crumbs, page_head};
use crate::wings::performance::benchmarks::changes::{self, ChoiceDraft};
use crate::wings::performance::benchmarks::comparators::{self, Done};
use crate::wings::performance::benchmarks::{Average, Imported, Kind, library, queries};
use crate::wings::performance::indicators::Indicators;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::{Input, Width};
use kit::{Answer, Desk, Errors, Fields, Form, Permission, Result, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/benchmarks/compare")]
pub struct Compare;

/// As typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CompareForm {
    pub authority: String,
    /// Empty for the newest model that has the authority.
    pub vintage: String,
    pub average: String,
}

impl Fields for CompareForm {
    type Draft = ChoiceDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<ChoiceDraft> {
        let code = self.authority.trim().to_uppercase();
        let three = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit());
        let nine = code.len() == 9 && code.is_char_boundary(1) && code[1..].bytes().all(|byte| byte.is_ascii_digit());
        let code = if three || nine { Ok(code) } else { Err("Enter the authority’s code, such as 928 or E10000021") };
        let authority = errors.take("authority", code);
        let average = match self.average.as_str() {
            "mean" => Some(Average::Mean),
            "median" => Some(Average::Median),
            _ => {
                errors.add("average", "Choose the mean or the median");
                None
            }
        };
        let vintage = Some(self.vintage.trim().to_owned()).filter(|vintage| !vintage.is_empty());
        Some(ChoiceDraft { authority: authority?, vintage, average: average? })
    }
}

struct Sheet {
    form: Form<CompareForm>,
    models: Vec<String>,
    statistics: bool,
}

async fn load<P: Permission>(desk: &Desk<P>, form: Option<Form<CompareForm>>) -> Result<Sheet> {
    let choice = desk.all(queries::choice()).await?.into_iter().next();
    let kept = choice.map_or_else(
        || CompareForm { average: "mean".into(), ..CompareForm::default() },
        |choice| CompareForm {
            authority: choice.authority,
            vintage: choice.vintage.unwrap_or_default(),
            average: if choice.average == Average::Median { "median" } else { "mean" }.into(),
        },
    );
    let imported: Vec<Imported> = desk.all(queries::imported()).await?;
    let mut models: Vec<String> = Vec::new();
    for import in imported.iter().filter(|import| import.kind == Kind::Neighbours) {
        if !models.contains(&import.release) {
            models.push(import.release.clone());
        }
    }
    let statistics = imported.iter().any(|import| import.kind == Kind::Statistics);
    Ok(Sheet { form: form.unwrap_or_else(|| Form::new(kept)), models, statistics })
}

pub async fn show(desk: Desk<Write<Indicators>>, _: Compare) -> Answer {
    let sheet = load(&desk, None).await?;
    desk.show(sheet)
}

pub async fn submit(mut desk: Desk<Write<Indicators>>, _: Compare, form: Form<CompareForm>) -> Answer {
    let typed = form.clone();
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => {
            let sheet = load(&desk, Some(form)).await?;
            return desk.refuse(sheet);
        }
    };
    let library = library(&desk).await?;
    if !comparators::anything(&library, &draft.authority) {
        let message = "No imported file knows this code. Check it, or import a release first";
        let sheet = load(&desk, Some(typed.wrong("authority", message))).await?;
        return desk.refuse(sheet);
    }
    let today = desk.today();
    let done = desk
        .change(async |tx| {
            let choice = changes::choose(tx, draft).await?;
            let found = comparators::found(&library, &choice, today);
            comparators::write(tx, found).await
        })
        .await?;
    desk.go(List, &said(done))
}

fn said(done: Done) -> String {
    match (done.new, done.changed) {
        (0, 0) if done.same == 0 => "There is no published figure for this authority yet.".to_owned(),
        (0, 0) => "The comparators are up to date: nothing changed.".to_owned(),
        (new, changed) => format!("The comparators are up to date: {new} new, {changed} changed."),
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "What the Board compares itself by".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let say = html! {
            @if self.statistics { "Published figures stand beside the Board’s own from then on, each with its date and release." }
            @else { b { "No release has been imported yet." } " Import one first." }
        };
        let models = std::iter::once(("", "The newest that has the authority"))
            .chain(self.models.iter().map(|m| (m.as_str(), m.as_str())));
        let averages = [
            ("mean", "The mean, as the department’s interactive tool has it"),
            ("median", "The median: one neighbour far off does not move it"),
        ];
        html! {
            (crumbs(&[Crumb::new("Published statistics", List)]))
            (self.form.summary())
            (page_head(&self.title(), &say, None))
            form method="post" action=(Compare) class="form" novalidate {
                (Input { hint: "Three figures or nine characters, such as 928 or E10000021.".into(), width: Width::W10, ..self.form.input("authority", "Code of the Board’s own authority", |f| &f.authority) })
                (self.form.select("vintage", "Model of neighbours", models, |f| &f.vintage))
                (self.form.radios("average", "The neighbours together", averages, |f| &f.average))
                button class="btn" type="submit" { "Bring the comparators up to date" }
            }
        }
    }
}
