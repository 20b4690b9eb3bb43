//! A publication with its figures, and how each changed since the publication before. Pure but for the reading.

use crate::wings::performance::releases::{Publication, PublishedFigure, ReleaseId, Standing, queries};
use kit::{Result, Window};
use measure::{Unit, unit};

/// A publication as it is shown.
pub struct Shown {
    pub publication: Publication,
    pub figures: Vec<PublishedFigure>,
    /// The one before it that still stands, and its figures.
    before: Vec<PublishedFigure>,
    /// What was published later and withdrawn.
    pub gone: Vec<Publication>,
}

/// The latest publication that stands; nothing before the first.
///
/// # Errors
/// When the database cannot be read.
pub async fn latest(window: &Window) -> Result<Option<Shown>> {
    let all = window.all(queries::publications()).await?;
    match all.iter().find(|one| one.standing == Standing::Published) {
        Some(latest) => of(window, latest.clone(), &all).await.map(Some),
        None => Ok(None),
    }
}

/// The one publication, withdrawn or not.
///
/// # Errors
/// [`kit::Error::NotFound`] when nothing was published under this id.
pub async fn one(window: &Window, id: ReleaseId) -> Result<Shown> {
    let publication = window.find(queries::publication(id)).await?;
    let all = window.all(queries::publications()).await?;
    of(window, publication, &all).await
}

async fn of(window: &Window, publication: Publication, all: &[Publication]) -> Result<Shown> {
    let before = all.iter().find(|one| one.standing == Standing::Published && one.place < publication.place);
    let before = match before {
        Some(before) => window.all(queries::figures(before.id)).await?,
        None => Vec::new(),
    };
    let gone = all.iter().filter(|one| one.standing == Standing::Withdrawn && one.place > publication.place);
    Ok(Shown {
        gone: gone.cloned().collect(),
        figures: window.all(queries::figures(publication.id)).await?,
        publication,
        before,
    })
}

/// How many whole months a figure covers, so that only like is compared with like.
fn months(figure: &PublishedFigure) -> i64 {
    ((figure.last_on - figure.first_on).num_days() + 15) / 30
}

impl Shown {
    /// Whether it was withdrawn.
    #[must_use]
    pub fn withdrawn(&self) -> bool {
        self.publication.standing == Standing::Withdrawn
    }

    /// How a figure changed since the same was published before, where both are numbers: "−176, from 1,397 in January
    /// 2015".
    #[must_use]
    pub fn change(&self, figure: &PublishedFigure) -> Option<String> {
        let same = |one: &&PublishedFigure| {
            one.code == figure.code
                && one.part == figure.part
                && one.unit == figure.unit
                && months(one) == months(figure)
                && one.last_on < figure.last_on
        };
        let before = self.before.iter().filter(same).max_by_key(|one| one.last_on)?;
        let change = figure.figure.number()?.checked_sub(before.figure.number()?)?;
        let points = if figure.unit.0 == Unit::Percentage { " points" } else { "" };
        let signed = unit::signed(change, figure.places.unsigned_abs());
        let moved = if signed == "0" { "No change".to_owned() } else { format!("{signed}{points}") };
        Some(format!("{moved}, from {} ({})", before.shown, before.period))
    }
}

/// What a mark means, for those letters that are used.
pub const SYMBOLS: [(&str, &str); 5] = [
    ("c", "Hidden, so that no child can be recognised; or because it would tell another hidden figure."),
    ("z", "Does not apply, such as a percentage of nothing."),
    ("x", "Not available: nobody has this figure, or it has not come."),
    ("k", "More than 0, but rounds to 0."),
    ("u", "Too unreliable to print."),
];

/// The unit in words.
#[must_use]
pub fn unit_words(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "number",
        Unit::Percentage => "per cent",
        Unit::Per10k => "per 10,000 children",
        Unit::Days => "days",
        Unit::Pounds => "pounds",
    }
}
