//! One's own addresses for calendars: making one, seeing which there are, ending one.

use super::file::File;
use crate::layout::{Crumb, crumbs, date, page_head};
use crate::wings::governance::bodies::rules::{State, state};
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::governance::calendars::{CalendarFeed, FeedId, calendar_feed, changes};
use crate::wings::governance::meetings::{Meetings, pages::list::List};
use axum_extra::routing::TypedPath;
use kit::access::new_password;
use kit::{Answer, Desk, Form, Permission, Read, Register, Result, Right, View, Writes};
use maud::{Markup, html};
use sea_orm::EntityTrait;
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/calendar")]
pub struct Own;

#[derive(TypedPath, Deserialize)]
#[typed_path("/calendar_feeds/{id}/end", rejection(kit::Error))]
pub struct Stop {
    pub id: FeedId,
}

/// Whoever may read meetings may have them in a calendar of their own.
pub struct Mine;
impl Permission for Mine {
    const NEEDS: Right = Right { verb: "read", register: Meetings::NAME };
}
impl Writes for Mine {}

/// `mine` for all of one's groups, or the id of a body.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct FeedForm {
    pub of: String,
}

struct Sheet {
    feeds: Vec<CalendarFeed>,
    bodies: Vec<Body>,
    form: Form<FeedForm>,
    /// The address that was just made: it is shown this once.
    made: Option<String>,
}

async fn sheet<P: Permission>(desk: &Desk<P>, form: Form<FeedForm>, made: Option<String>) -> Result<Sheet> {
    let today = desk.today();
    let mut all = desk.all(bodies::in_order()).await?;
    all.retain(|body| state(body.from_on, body.until_on, today) != State::Ended);
    Ok(Sheet { feeds: desk.all(calendar_feed::Entity::find()).await?, bodies: all, form, made })
}

pub async fn show(desk: Desk<Read<Meetings>>, _: Own) -> Answer {
    let form = Form::new(FeedForm { of: "mine".into() });
    let sheet = sheet(&desk, form, None).await?;
    desk.show(sheet)
}

pub async fn make(mut desk: Desk<Mine>, _: Own, mut form: Form<FeedForm>) -> Answer {
    let bodies = desk.all(bodies::in_order()).await?;
    let body = bodies.iter().find(|body| body.id.to_string() == form.values.of).map(|body| body.id);
    if body.is_none() && form.values.of != "mine" {
        form.errors.add("of", "Choose which meetings you want");
        let sheet = sheet(&desk, form, None).await?;
        return desk.refuse(sheet);
    }
    let key = format!("{}-{}", new_password(), new_password());
    let feed = desk.change(async |tx| changes::make(tx, body, &key).await).await?;
    let site = desk.app().config().address.clone().unwrap_or_default();
    let address = format!("{}{}", site.trim_end_matches('/'), File { id: feed.id, key });
    let sheet = sheet(&desk, form, Some(address)).await?;
    desk.show(sheet)
}

pub async fn stop(mut desk: Desk<Mine>, at: Stop) -> Answer {
    let feed = desk.find(calendar_feed::Entity::find_by_id(at.id)).await?;
    desk.change(async |tx| changes::stop(tx, feed).await).await?;
    desk.go(Own, "The address no longer works")
}

impl Sheet {
    fn name(&self, feed: &CalendarFeed) -> String {
        let body = feed.body_id.and_then(|id| self.bodies.iter().find(|body| body.id == id));
        body.map_or_else(|| "All meetings of my groups".to_owned(), |body| body.name.clone())
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Meetings in your calendar".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let form = &self.form;
        let bodies: Vec<(String, String)> =
            self.bodies.iter().map(|body| (body.id.to_string(), body.name.clone())).collect();
        let choices = std::iter::once(("mine", "All meetings of my groups".to_owned()))
            .chain(bodies.iter().map(|(id, name)| (id.as_str(), name.clone())));
        html! {
            (crumbs(&[Crumb::new("Meetings", List)]))
            (form.summary())
            (page_head("Meetings in your calendar", &html! { "An address that your calendar program reads by itself: what is moved or cancelled changes there too." }, None))
            @if let Some(address) = &self.made {
                section class="callout" aria-labelledby="made" {
                    h2 class="h3 h3--first" id="made" { "Your address" }
                    p class="address" { code { (address) } }
                    @if address.starts_with('/') { p { "Put the address of this program before it, as your browser shows it." } }
                    p { "Copy it now: it is not shown again. In your calendar program choose “Add calendar from the internet” or “Subscribe”. Whoever has it can read when and where the meetings are, so keep it to yourself." }
                }
            }
            @if !self.feeds.is_empty() {
                h2 class="h2" { "Addresses that work" }
                ul class="lines" {
                    @for feed in &self.feeds {
                        li class="lines__i" { (self.name(feed)) ", made on " (date(feed.made_on)) " "
                            form method="post" action=(Stop { id: feed.id }) { button class="btn btn--quiet" type="submit" { "End it" span class="govuk-visually-hidden" { ": " (self.name(feed)) } } }
                        }
                    }
                }
            }
            form method="post" action=(Own) class="form" novalidate {
                (form.select("of", "Which meetings?", choices, |f| &f.of))
                button class="btn" type="submit" { "Make an address" }
            }
        }
    }
}
