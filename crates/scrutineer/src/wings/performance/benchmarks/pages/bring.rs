//! Bringing a published file in: looked through, kept, and what is wrong with it said row by row.

use super::list::List;
use crate::layout::{Crumb, crumbs, folding, page_head};
use crate::wings::performance::benchmarks::Benchmarks;
use crate::wings::performance::benchmarks::changes::{self, Became, Brought};
use axum_extra::routing::TypedPath;
use govuk::{Column, FileUpload, Input, Width};
use intake::finding::{Finding, Findings};
use intake::input::Input as Brings;
use intake::published::{self, Options, Vintage, serious};
use kit::files::{Received, Upload};
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/benchmarks/import")]
pub struct Bring;

/// What is typed beside the file.
#[derive(Clone, Debug, Default)]
pub struct BringForm {
    pub release: String,
    pub vintage: String,
}

struct Sheet {
    form: Form<BringForm>,
    /// What was found in the file that was sent, and what became of it.
    looked: Option<(Findings, Option<Became>)>,
}

/// No more findings than this stand on the page.
const MOST: usize = 200;

pub async fn show(desk: Desk<Write<Benchmarks>>, _: Bring) -> Answer {
    desk.show(Sheet { form: Form::default(), looked: None })
}

pub async fn submit(mut desk: Desk<Write<Benchmarks>>, _: Bring, mut upload: Upload) -> Answer {
    let mut take = |name: &str| upload.fields.remove(name).unwrap_or_default().trim().to_owned();
    let mut form = Form::new(BringForm { release: take("release"), vintage: take("vintage") });
    let vintage = match form.values.vintage.as_str() {
        "" => None,
        text => form.errors.take("vintage", Vintage::read(text).ok_or("Write a month such as April 2021")),
    };
    let release = Some(form.values.release.clone()).filter(|release| !release.is_empty());
    let file = form.errors.take("file", upload.file);
    let Some(file) = file.filter(|_| form.errors.is_empty()) else { return desk.refuse(Sheet { form, looked: None }) };
    let bytes = file.read().await?;
    let (brought, findings) = look(&file, &bytes, &Options { vintage, release });
    let Some(brought) = brought else {
        form.errors.add("file", "Nothing was imported. What is in the way stands below");
        return desk.refuse(Sheet { form, looked: Some((findings, None)) });
    };
    let became = desk.change(async |tx| changes::import(tx, brought).await).await?;
    if serious(&findings).is_empty() {
        return desk.go(List, &said(&became));
    }
    desk.show(Sheet { form: Form::default(), looked: Some((findings, Some(became))) })
}

fn look(file: &Received, bytes: &[u8], options: &Options) -> (Option<Brought>, Findings) {
    let (content, findings) = published::read(&Brings::held(&file.name, bytes), None, options);
    let brought = content.map(|content| Brought {
        file_name: file.name.clone(),
        file_hash: file.sha256.clone(),
        content,
        rows: findings.rows_used,
        rows_refused: findings.rows_refused,
        findings: serious(&findings).len(),
    });
    (brought, findings)
}

fn said(became: &Became) -> String {
    match became {
        Became::Kept(import) => format!("{}: {} rows imported.", import.title, import.rows),
        Became::There(import) => format!("{} was imported before. Nothing changed.", import.title),
    }
}

impl Sheet {
    fn asks(&self) -> Markup {
        html! {
            form method="post" action=(Bring) class="form" enctype="multipart/form-data" novalidate {
                (FileUpload {
                    hint: "The underlying data of a release, estimates of people, a list of authorities or a model of neighbours: .csv or .xlsx.".into(),
                    error: self.form.errors.of("file"),
                    ..FileUpload::new("file", "Choose a file")
                })
                (Input { hint: "Such as 2024. Leave it empty where the file says it.".into(), width: Width::W10, ..self.form.input("release", "Release", |f| &f.release) })
                (Input { hint: "For a model of neighbours: its month, such as April 2021.".into(), width: Width::W10, ..self.form.input("vintage", "Of when the model is", |f| &f.vintage) })
                button class="btn" type="submit" { "Import it" }
            }
        }
    }

    fn found(findings: &Findings) -> Markup {
        let columns = vec![
            Column::new(
                "Row",
                |finding: &&Finding| html! { @if finding.row == 0 { "The file" } @else { (finding.row) } },
            )
            .names_row(),
            Column::new("Column", |finding: &&Finding| html! { (finding.column.to_string()) }),
            Column::new("How bad", |finding: &&Finding| html! { (finding.rule.severity.name()) }),
            Column::new("What is wrong, and how to mend it", |finding: &&Finding| html! { (finding.rule.message()) }),
        ];
        let mut listed = serious(findings);
        if listed.is_empty() {
            listed = findings.listed().iter().collect();
        }
        listed.truncate(MOST);
        html! {
            h2 class="h2" { "What was found in the file" }
            (folding("What was found in the file, row by row", columns, &listed))
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Import published statistics".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let became = self.looked.as_ref().and_then(|(_, became)| became.as_ref());
        let say = html! {
            @match became {
                Some(became) => { b { (said(became)) } " Some of it wants a look." }
                None => "Published files hold no child. They are kept as they are; a later release stands beside an earlier one.",
            }
        };
        html! {
            (crumbs(&[Crumb::new("Published statistics", List)]))
            (self.form.summary())
            (page_head("Import published statistics", &say, None))
            @if let Some((findings, _)) = &self.looked { (Self::found(findings)) }
            (self.asks())
        }
    }
}
