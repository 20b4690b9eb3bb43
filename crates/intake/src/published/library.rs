//! Everything that was brought, and how codes are joined: three figures and nine characters, never names.

use super::lists::Authority;
use super::neighbours::{Model, Vintage};
use super::place::{Area, Code, code};
use super::statistics::{Kind, Statistics};
use super::successors::{NINE, RECODED};
use super::{Content, columns::Level};
use std::collections::{BTreeMap, BTreeSet};

/// Releases, models and lists together.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The releases, in the order in which they were brought.
    pub statistics: Vec<Statistics>,
    /// The models.
    pub models: Vec<Model>,
    /// The lists.
    pub authorities: Vec<Authority>,
    three_of: BTreeMap<String, String>,
    nine_of: BTreeMap<String, BTreeSet<String>>,
}

/// One authority under all its codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// Three figures; empty where no file says them.
    pub three: String,
    /// Every nine characters that it has had.
    pub nine: Vec<String>,
}

impl Joined {
    /// Whether an area of a file is this authority.
    #[must_use]
    pub fn is(&self, area: &Area) -> bool {
        let three = !self.three.is_empty() && area.three == self.three;
        three
            || area.three.is_empty() && self.nine.contains(&area.nine)
            || self.three.is_empty() && self.nine.contains(&area.nine)
    }
    /// The code that it is shown by.
    #[must_use]
    pub fn shown(&self) -> &str {
        if self.three.is_empty() { self.nine.first().map_or("", String::as_str) } else { &self.three }
    }
}

impl Library {
    /// An empty one, that knows only the codes that changed.
    #[must_use]
    pub fn new() -> Self {
        let mut new = Library::default();
        for (three, nine) in NINE {
            new.join(three, nine);
        }
        for (three, older, newer) in RECODED {
            new.join(three, older);
            new.join(three, newer);
        }
        new
    }

    /// Adds what a file held.
    pub fn add(&mut self, content: Content) {
        match content {
            Content::Statistics(statistics) => {
                for area in &statistics.areas {
                    self.join(&area.three, &area.nine);
                }
                self.statistics.push(statistics);
            }
            Content::Authorities(list) => {
                for authority in &list {
                    self.join(&authority.three, &authority.nine);
                }
                self.authorities.extend(list);
            }
            Content::Neighbours(model) => self.models.push(model),
        }
    }

    /// A pair of codes belongs together. The first pair stands: a wrong row further down changes nothing.
    fn join(&mut self, three: &str, nine: &str) {
        if three.is_empty() || nine.is_empty() || self.three_of.contains_key(nine) {
            return;
        }
        self.three_of.insert(nine.to_owned(), three.to_owned());
        self.nine_of.entry(three.to_owned()).or_default().insert(nine.to_owned());
    }

    /// The authority of a code, under all its codes; nothing where the text is no code.
    #[must_use]
    pub fn joined(&self, text: &str) -> Option<Joined> {
        let (three, nine) = match code(text)? {
            Code::Three(three) => (three, None),
            Code::Nine(nine) => (self.three_of.get(&nine).cloned().unwrap_or_default(), Some(nine)),
            Code::None => return None,
        };
        let mut all: Vec<String> = nine.into_iter().collect();
        for other in self.nine_of.get(&three).into_iter().flatten() {
            if !all.contains(other) {
                all.push(other.clone());
            }
        }
        Some(Joined { three, nine: all })
    }

    /// Whether any file knows the authority.
    #[must_use]
    pub fn knows(&self, joined: &Joined) -> bool {
        let areas = self.statistics.iter().flat_map(|statistics| &statistics.areas);
        let listed =
            |own: &Authority| own.three == joined.three && !own.three.is_empty() || joined.nine.contains(&own.nine);
        areas.into_iter().any(|area| joined.is(area)) || self.authorities.iter().any(listed)
    }

    /// The model that is meant: of that month, or the newest that has the authority.
    #[must_use]
    pub fn model(&self, asked: Option<Vintage>, joined: &Joined) -> Option<&Model> {
        let fits = |model: &&Model| asked.is_none_or(|vintage| vintage.fits(model.vintage));
        let has = |model: &&Model| asked.is_some() || self.list(model, joined).is_some();
        self.models.iter().filter(fits).filter(has).max_by_key(|model| model.vintage)
    }
    /// The neighbours of an authority in a model.
    #[must_use]
    pub fn list<'m>(&self, model: &'m Model, joined: &Joined) -> Option<&'m Vec<String>> {
        let by = |code: &String| model.of.get(code);
        by(&joined.three).or_else(|| joined.nine.iter().find_map(by))
    }

    /// The releases with estimates of people, the one of the same release first, then the newest.
    #[must_use]
    pub fn populations(&self, release: &str) -> Vec<&Statistics> {
        let mut found: Vec<&Statistics> = self.statistics.iter().filter(|s| s.kind == Kind::Populations).collect();
        found.sort_by(|one, two| (two.release == release, &two.release).cmp(&(one.release == release, &one.release)));
        found
    }
}

/// The first area of a list that is meant.
pub(super) fn areas<'s>(statistics: &'s Statistics, joined: &'s Joined) -> impl Iterator<Item = usize> + 's {
    let areas = statistics.areas.iter().enumerate();
    areas.filter(|(_, area)| area.level == Level::Authority && joined.is(area)).map(|(at, _)| at)
}
