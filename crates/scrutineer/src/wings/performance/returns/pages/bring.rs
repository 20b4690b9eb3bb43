//! A return from a spreadsheet: pasted rows or a file, read row by row; and the prepared workbook.

use super::one::{One, fillable, save};
use crate::layout::{Crumb, crumbs, folding, page_head};
use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::readings::Readings;
use crate::wings::performance::returns::incoming::{COLUMNS, Finding, Incoming, read};
use crate::wings::performance::returns::place::Place;
use crate::wings::performance::returns::workbook::prepared;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::{Column, FileUpload, Textarea};
use kit::files::{NO_FILE, Upload};
use kit::sheets::{Row, rows_of_file, rows_of_text};
use kit::{Answer, Desk, Form, Read, Result, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/returns/{agency}/{ends_on}/spreadsheet", rejection(kit::Error))]
pub struct Bring {
    pub agency: AgencyId,
    pub ends_on: NaiveDate,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/returns/{agency}/{ends_on}/return.xlsx", rejection(kit::Error))]
pub struct Workbook {
    pub agency: AgencyId,
    pub ends_on: NaiveDate,
}

/// What is sent: rows.
#[derive(Clone, Debug, Default)]
pub struct BringForm {
    pub rows: String,
}

struct Sheet {
    place: Place,
    form: Form<BringForm>,
    findings: Vec<Finding>,
    kept: usize,
}

pub async fn show(desk: Desk<Write<Readings>>, at: Bring) -> Answer {
    let place = fillable(&desk, at.agency, at.ends_on).await?;
    desk.show(Sheet { place, form: Form::default(), findings: Vec::new(), kept: 0 })
}

pub async fn workbook(desk: Desk<Read<Readings>>, at: Workbook) -> Answer {
    let place = Place::at(&desk, at.agency, at.ends_on).await?;
    let short = place.agency.short_name.to_lowercase().replace(' ', "-");
    let name = format!("return-{short}-{}.xlsx", place.ends_on);
    let made = tokio::task::spawn_blocking(move || prepared(&place)).await.map_err(anyhow::Error::from)?;
    desk.workbook_file(&name, made.map_err(anyhow::Error::from)?)
}

pub async fn submit(mut desk: Desk<Write<Readings>>, at: Bring, upload: Upload) -> Answer {
    let place = fillable(&desk, at.agency, at.ends_on).await?;
    let (mut form, rows) = received(upload).await?;
    let Some((field, rows)) = rows else {
        return desk.refuse(Sheet { place, form, findings: Vec::new(), kept: 0 });
    };
    let Incoming { entries, findings, .. } = match read(&rows, &place) {
        Ok(incoming) => incoming,
        Err(why) => {
            form.errors.add(field, why);
            return desk.refuse(Sheet { place, form, findings: Vec::new(), kept: 0 });
        }
    };
    save(&mut desk, &place, &entries).await?;
    let (kept, wrong) = (entries.len(), findings.len());
    if wrong > 0 {
        let place = Place::at(&desk, at.agency, at.ends_on).await?;
        form.errors.add("findings", said(kept, wrong));
        return desk.refuse(Sheet { place, form, findings, kept });
    }
    let said = if kept == 1 { "1 figure was taken in.".to_owned() } else { format!("{kept} figures were taken in.") };
    desk.go(One { agency: at.agency, ends_on: at.ends_on }, &format!("{said} Read them once, then send the return."))
}

/// "9 figures were kept, 3 things are to be mended".
fn said(kept: usize, wrong: usize) -> String {
    let kept = if kept == 1 { "1 figure was kept".to_owned() } else { format!("{kept} figures were kept") };
    let wrong = if wrong == 1 { "1 thing is".to_owned() } else { format!("{wrong} things are") };
    format!("{kept}, {wrong} to be mended")
}

/// The rows of a form, from its file or its box, with the name of the field; nothing exactly when the form holds a message.
async fn received(mut upload: Upload) -> Result<(Form<BringForm>, Option<(&'static str, Vec<Row>)>)> {
    let mut form = Form::new(BringForm { rows: upload.fields.remove("rows").unwrap_or_default() });
    let (field, read) = match upload.file {
        Ok(file) => ("file", rows_of_file(&file.read().await?)),
        Err(why) if why != NO_FILE => ("file", Err(why)),
        Err(_) if form.values.rows.trim().is_empty() => ("file", Err("Choose a file, or paste the rows".into())),
        Err(_) => ("rows", rows_of_text(&form.values.rows)),
    };
    let rows = form.errors.take(field, read);
    Ok((form, rows.map(|rows| (field, rows))))
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("From a spreadsheet: {}", self.place.title())
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let (agency, ends_on) = (self.place.agency.id, self.place.ends_on);
        let say = html! {
            b { (self.place.title()) ". " }
            @if self.findings.is_empty() { "What can be read is kept as a draft; the rest is named row by row." }
            @else { (said(self.kept, self.findings.len())) ". Nothing else was changed." }
        };
        let tools = html! { a class="btn btn--quiet" href=(Workbook { agency, ends_on }) { "Download the workbook" } };
        let columns = vec![
            Column::new("Row", |finding: &Finding| html! { (finding.row) }).names_row(),
            Column::new("Column", |finding: &Finding| html! { (finding.column) }),
            Column::new("What is wrong, and how to mend it", |finding: &Finding| html! { (finding.says) "." }),
        ];
        html! {
            (crumbs(&[Crumb::new("Returns", super::list::List), Crumb::new(self.place.title(), One { agency, ends_on })]))
            (self.form.summary())
            (page_head("Send a spreadsheet", &say, Some(tools)))
            @if !self.findings.is_empty() {
                h2 class="h2" id="findings" { "To be mended" }
                (folding("What is to be mended, row by row", columns, &self.findings))
                p class="govuk-body" { "Mend these rows and send them again: what is kept already stays. Or " a href=(One { agency, ends_on }) { "go on with the page" } "." }
            }
            form method="post" action=(Bring { agency, ends_on }) class="form" enctype="multipart/form-data" novalidate {
                (FileUpload {
                    hint: "The workbook of this return, filled; or a .csv file with the columns Code and Number.".into(),
                    error: self.form.errors.of("file"),
                    ..FileUpload::new("file", "Choose a file")
                })
                (Textarea { rows: 8, hint: "With their headings; or only the numbers, one row for each figure of the page.".into(), ..self.form.textarea("rows", "Or paste the rows", |f| &f.rows) })
                button class="btn" type="submit" { "Take them in" }
            }
            (govuk::Details { summary: "Which columns are read?".into(), body: html! { p class="govuk-body" { (COLUMNS.join(", ")) "." } }.into(), ..govuk::Details::default() })
        }
    }
}
