//! One indicator: what it is, whether it is good or bad, whether the change is real, and where the figure comes from.

use super::{figures, narratives, parts, proof, range, series, target::NewTarget, verdict};
use crate::evidence;
use crate::layout::{Crumb, crumbs, dagger, page_head};
use crate::wings::governance::agencies::{Agency, agency, queries as agencies};
use crate::wings::performance::indicators::judged::{Judged, Known, judged, one_each};
use crate::wings::performance::indicators::moves;
use crate::wings::performance::indicators::rules::{rebases_known, targets_known};
use crate::wings::performance::indicators::{
    Comparator, Indicator, Indicators, Population, SeriesBreak, Target, comparator, indicator, population, queries,
    rebase, series_break, target,
};
use crate::wings::performance::notes::{self, QualityNote};
use crate::wings::performance::readings::pages::new::New as NewReading;
use crate::wings::performance::readings::rules::{Facts, may_enter, may_revise};
use crate::wings::performance::readings::{Narrative, Reading, State, narrative, queries as readings, reading};
use crate::wings::performance::scorecard::rules::AsAt;
use crate::wings::performance::scorecard::{ReportPoint, queries as points};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::files::EvidenceFile;
use kit::{Answer, Desk, Error, Permission, Read, Result, Right, View};
use maud::{Markup, PreEscaped, html};
use measure::direction::Comparator as By;
use sea_orm::{ColumnTrait, QueryFilter};
use serde::Deserialize;
use std::borrow::Cow;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};
use uuid::Uuid;

/// The page of an indicator by its code; with `.csv` after it, every reading as a file.
#[derive(TypedPath, Deserialize)]
#[typed_path("/indicators/{code}", rejection(kit::Error))]
pub struct One {
    pub code: String,
}

/// What is asked of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The meeting that the figures are shown as reported to; everything released so far where it names none.
    pub as_at: String,
    /// What the change is on.
    pub against: String,
    /// Whether every point is shown, however long ago.
    pub all: bool,
}

impl Asked {
    /// This page with every point of the series.
    pub(super) fn every(&self) -> String {
        format!("?all=true{}#series", self.and_when())
    }

    /// This page with the change on another comparator.
    pub(super) fn on(&self, against: By) -> String {
        format!("?against={against}{}", self.and_when())
    }

    fn and_when(&self) -> String {
        if self.as_at.is_empty() { String::new() } else { format!("&as_at={}", self.as_at) }
    }
}

/// All that the page shows.
pub(super) struct Sheet {
    core: Arc<Core>,
    pub asked: Asked,
    pub against: By,
    /// The agency of the person who looks.
    pub agency: Option<Uuid>,
    /// The meeting that the figures are shown as reported to.
    point: Option<ReportPoint>,
    /// The evidence for the latest figure.
    pub files: Vec<EvidenceFile>,
    /// What to know before using the figures.
    pub notes: Vec<QualityNote>,
    pub may: May,
}

impl Deref for Sheet {
    type Target = Core;
    fn deref(&self) -> &Core {
        &self.core
    }
}

/// What the page works out from the figures: kept until one of them changes.
pub(super) struct Core {
    pub indicator: Indicator,
    /// What is signed off for the area: one revision of each period.
    pub readings: Vec<Reading>,
    pub judged: Judged,
    /// The latest signed-off part of each agency.
    pub parts: Vec<Reading>,
    /// What waits for sign-off, as far as this person may see it.
    pub drafts: Vec<Reading>,
    pub targets: Vec<Target>,
    pub breaks: Vec<SeriesBreak>,
    pub populations: Vec<Population>,
    pub agencies: Vec<Agency>,
    pub narratives: Vec<Narrative>,
    /// The series as a drawing.
    drawn: OnceLock<String>,
}

/// What the core is worked out from.
type Sources = (
    indicator::Entity,
    reading::Entity,
    narrative::Entity,
    target::Entity,
    comparator::Entity,
    series_break::Entity,
    rebase::Entity,
    population::Entity,
    agency::Entity,
);

/// What the person who looks may do.
#[derive(Clone, Copy, Debug)]
pub(super) struct May {
    /// See figures at all; a reviewer sees definitions only.
    pub see_figures: bool,
    pub enter: bool,
    /// Send a revision of the latest figure.
    pub revise: bool,
    pub set_targets: bool,
    /// Write a challenge that rests on it.
    pub challenge: bool,
    /// Set an action that comes of it.
    pub act: bool,
    /// See what was done about it.
    pub follow: bool,
}

pub async fn show(desk: Desk<Read<Indicators>>, at: One, asked: Query<Asked>) -> Answer {
    // The router knows no endings after a parameter, so the download is told apart here.
    match at.code.strip_suffix(".csv") {
        Some(code) => figures::csv(desk, code).await,
        None => {
            let sheet = load(&desk, &at.code, asked.0).await?;
            desk.show(sheet)
        }
    }
}

impl May {
    fn of<P: Permission>(desk: &Desk<P>, latest: Option<&Reading>) -> May {
        let may = |verb, register| desk.person().may(Right { verb, register });
        let who = Facts::of(desk.person());
        May {
            see_figures: may_see_figures(desk),
            enter: may_enter(&who),
            revise: latest.is_some_and(|reading| may_revise(&who, reading)),
            set_targets: may("write", "indicators"),
            challenge: may("write", "challenges"),
            act: may("keep", "actions"),
            follow: may("read", "actions"),
        }
    }
}

pub(super) async fn load<P: Permission>(desk: &Desk<P>, code: &str, asked: Asked) -> Result<Sheet> {
    // Found first, so that only indicators that there are take a place among what is kept.
    let indicator = desk.find(queries::coded(code)).await?;
    let point = match AsAt::of(&asked.as_at).ok_or(Error::NotFound)? {
        AsAt::Point(id) => Some(desk.find(points::point(id)).await?),
        AsAt::Latest | AsAt::Today => None,
    };
    let day = point.as_ref().map_or(desk.today(), |p| p.held_on);
    let question = format!("{code} {day} {}", may_see_figures(desk));
    let core =
        desk.kept::<Sources, _, _>("indicator", &question, async |desk| core(desk, indicator, day).await).await?;
    let latest = core.judged.latest.as_ref().map(|l| &l.reading);
    let files = match latest {
        Some(reading) => evidence::of(desk, reading.id.uuid()).await?,
        None => Vec::new(),
    };
    let may_read_notes = desk.person().may(Right { verb: "read", register: "notes" });
    let notes = if may_read_notes { notes::concerning(desk, code).await? } else { Vec::new() };
    Ok(Sheet {
        may: May::of(desk, latest),
        files,
        notes,
        agency: desk.person().agency(),
        against: moves::chosen(&asked.against),
        asked,
        point,
        core,
    })
}

/// Everything as it was known on `day`.
async fn core<P: Permission>(desk: &Desk<P>, indicator: Indicator, day: NaiveDate) -> Result<Core> {
    let id = indicator.id;
    let (all, narratives) = if may_see_figures(desk) {
        (desk.all(readings::of_indicator(id)).await?, desk.all(readings::narratives_of(id)).await?)
    } else {
        (Vec::new(), Vec::new())
    };
    let (released, drafts): (Vec<_>, Vec<_>) = all.into_iter().partition(|r| r.state == State::Released);
    let released = released.into_iter().filter(|r| r.released_on <= Some(day));
    let (parts, area): (Vec<_>, Vec<_>) = released.partition(|r| r.agency_part);
    let area = one_each(area);
    let targets = targets_known(&desk.all(queries::targets_of(id)).await?, day);
    let mut comparators: Vec<Comparator> = desk.all(queries::comparators_of(id)).await?;
    comparators.retain(|c| c.at_on <= day);
    let breaks = desk.all(queries::series_breaks().filter(series_break::Column::IndicatorId.eq(id))).await?;
    let rebases = rebases_known(&desk.all(queries::rebases_of(id)).await?, day);
    let populations = desk.all(queries::populations()).await?;
    let judged = judged(&Known {
        indicator: &indicator,
        readings: &area,
        targets: &targets,
        comparators: &comparators,
        breaks: &breaks,
        rebases: &rebases,
        populations: &populations,
    });
    Ok(Core {
        parts: parts::latest(parts),
        drafts: drafts.into_iter().filter(|r| r.current).collect(),
        agencies: desk.all(agencies::by_name()).await?,
        readings: area,
        indicator,
        judged,
        targets,
        breaks,
        populations,
        narratives,
        drawn: OnceLock::new(),
    })
}

fn may_see_figures<P: Permission>(desk: &Desk<P>) -> bool {
    desk.person().may(Right { verb: "read", register: "readings" })
}

/// Those who may not read figures get no download of them either.
pub(super) fn must_see_figures<P: Permission>(desk: &Desk<P>) -> Result<()> {
    if may_see_figures(desk) { Ok(()) } else { Err(Error::Forbidden) }
}

impl View for Sheet {
    fn title(&self) -> String {
        self.indicator.name.clone()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        html! {
            (crumbs(&[Crumb::new("Dashboard", "/dashboard"), Crumb::new("Indicators", "/indicators")]))
            (page_head(&self.indicator.name, &html! { (self.indicator.definition) }, Some(self.tools())))
            @if self.may.see_figures {
                @if let Some(point) = &self.point {
                    p class="asknown" {
                        "As reported to " b { (point.name()) } (dagger(point.illustrative)) ". "
                        a href=(One { code: self.indicator.code.clone() }) { "Show everything received so far" }
                    }
                }
                (verdict::verdict(self))
                div class="split" {
                    div class="split__main" {
                        (PreEscaped(self.series()))
                        (series::older(self))
                        (range::section(self))
                        (series::breaks(&self.breaks))
                        (series::questions(self))
                        (notes::panel(&self.notes))
                        (narratives::section(&self.narratives))
                        (parts::section(self))
                        (proof::targets(self))
                    }
                    aside class="split__side" aria-label="Where this figure comes from" { (proof::side(self)) }
                }
            } @else {
                p class="empty" { "Your role shows what is measured, not the figures. If you need them, ask the Board office." }
                (proof::targets(self))
            }
        }
    }
}

impl Sheet {
    /// The first point of the series that is shown.
    pub(super) fn first_shown(&self) -> usize {
        let points = self.judged.series.points.len();
        if self.every() { 0 } else { points.saturating_sub(series::MOST) }
    }
    /// Whether every point is shown.
    pub(super) fn every(&self) -> bool {
        self.asked.all
    }
    /// The series as it is drawn: once, for it is most of the work, except where somebody asks for every point.
    fn series(&self) -> Cow<'_, str> {
        let draw = || series::section(self).into_string();
        if self.every() { draw().into() } else { self.core.drawn.get_or_init(draw).into() }
    }

    fn tools(&self) -> Markup {
        let code = &self.indicator.code;
        html! {
            @if self.may.enter { a class="btn btn--quiet" href=(NewReading { code: code.clone() }) { "Enter a figure" } }
            @if self.may.set_targets { a class="btn btn--quiet" href=(NewTarget { code: code.clone() }) { "Set a target" } }
            @if self.may.challenge { a class="btn btn--quiet" href=(format!("/challenges/new?from=indicators:{}&indicator={code}", self.indicator.id)) { "Challenge" } }
            @if self.may.act { a class="btn btn--quiet" href=(format!("/actions/new?from=indicators:{}&indicator={code}", self.indicator.id)) { "Set an action" } }
        }
    }
}
