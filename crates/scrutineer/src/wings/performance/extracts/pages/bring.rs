//! Bringing files: they are read in memory, counted and dropped.

use super::list::List;
use super::one::One;
use crate::layout::{Crumb, crumbs, date, page_head};
use crate::wings::performance::extracts::changes::{self, Files};
use crate::wings::performance::extracts::form::BringForm;
use crate::wings::performance::extracts::{Extracts, offers, queries, reading};
use axum_extra::routing::TypedPath;
use kit::files::HeldTogether;
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/extracts/new")]
pub struct Bring;

struct Sheet {
    form: Form<BringForm>,
}

pub async fn show(desk: Desk<Write<Extracts>>, _: Bring) -> Answer {
    desk.show(Sheet { form: Form::default() })
}

pub async fn submit(mut desk: Desk<Write<Extracts>>, _: Bring, mut held: HeldTogether) -> Answer {
    let mut take = |name: &str| held.fields.remove(name).unwrap_or_default();
    let values = BringForm { at_day: take("at-day"), at_month: take("at-month"), at_year: take("at-year") };
    let mut form = Form::new(values);
    let at = form.values.at(&mut form.errors, desk.today());
    let files = form.errors.take("files", held.files);
    let Some(files) = files.filter(|_| form.errors.is_empty()) else { return desk.refuse(Sheet { form }) };
    let (hash, bytes) = reading::hash(&files);
    let names = files.iter().map(|(name, _)| shortened(name)).collect::<Vec<_>>().join(", ");
    let spans = offers::spans(&desk).await?;
    let counts = match reading::counts(files, at, desk.today(), spans).await? {
        Ok(counts) => counts,
        Err(why) => {
            form.errors.add("files", why.trim_end_matches('.').to_owned());
            return desk.refuse(Sheet { form });
        }
    };
    if let Some(there) = desk.all(queries::same(&hash, counts.at)).await?.into_iter().next() {
        let said = format!("The same files were brought on {}. Nothing was changed.", date(there.received_on()));
        return desk.go(One { id: there.id }, &said);
    }
    let files = Files { names, hash, bytes, received_at: desk.now(), illustrative: false };
    let kept = desk.change(async |tx| changes::keep(tx, files, counts).await).await?;
    desk.go(One { id: kept.id }, "Counted. The files are dropped; nothing of a child was kept.")
}

/// A file's name without its folder, and not endless.
fn shortened(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|letter| !letter.is_control()).take(120).collect()
}

impl View for Sheet {
    fn title(&self) -> String {
        "Bring files".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let form = &self.form;
        let say = html! { b { "Files are counted and dropped." } " What stays is the figures, and what is wrong by row and column." };
        let hint = "Annex A (.xlsx, .xls or a .csv for each list), the children in need census (.xml), SSDA903 (.csv, .xlsx or .xml). Choose all files of one return, at most 96 MB together.";
        html! {
            (crumbs(&[Crumb::new("Extracts", List)]))
            (form.summary())
            (page_head("Bring files", &say, None))
            form method="post" action=(Bring) class="form" enctype="multipart/form-data" novalidate {
                div class={ "govuk-form-group" @if form.errors.of("files").is_some() { " govuk-form-group--error" } } {
                    label class="govuk-label" for="files" { "Which files?" }
                    div class="govuk-hint" id="files-hint" { (hint) }
                    @if let Some(error) = form.errors.of("files") {
                        p class="govuk-error-message" id="files-error" { span class="govuk-visually-hidden" { "Error: " } (error) }
                    }
                    input class="govuk-file-upload" type="file" id="files" name="files" multiple aria-describedby="files-hint";
                }
                (govuk::DateInput { hint: "Leave it empty for the file’s own: the census’s reference date, else the end of its last whole month.".into(), ..form.date("at", "At which day are they counted?", |f| (&f.at_day, &f.at_month, &f.at_year)) })
                button class="btn" type="submit" { "Count them" }
            }
        }
    }
}
