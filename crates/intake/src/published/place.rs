//! The places of a row: which area it is about, and whether codes and names belong together.

use super::columns::{COUNTRIES, LEVELS, LEVELS_ELSEWHERE, Level, Means, REGIONS};
use super::headings::{Heading, Role};
use super::rules;
use crate::finding::Rule;
use crate::table::Cells;
use std::collections::HashMap;

/// An area that figures are published for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Area {
    /// What kind.
    pub level: Level,
    /// Three figures; empty for others than authorities, and where the file has none.
    pub three: String,
    /// Nine characters; empty where the file has none.
    pub nine: String,
    /// Its name in the file: shown, never joined on.
    pub name: String,
    /// The nine characters of its region, for authorities.
    pub region: String,
    /// Its region's name.
    pub region_name: String,
}

/// Where the columns of places are.
pub(super) struct Places {
    pub level: Option<usize>,
    country: [Option<usize>; 2],
    region: [Option<usize>; 2],
    /// With whether the heading is that of the three figures.
    codes: Vec<(usize, bool)>,
    name: Option<usize>,
    /// Places that boards do not use: code or name.
    pub other: Vec<usize>,
    pairs: HashMap<String, (String, String)>,
    names: HashMap<String, String>,
}

/// What the places of a row come to.
pub(super) enum Placed {
    Area(Area),
    /// Of a level that is left out, or without what it needs.
    Not(&'static Rule),
}

/// The longest name that is kept, in characters.
const LONGEST: usize = 80;

impl Places {
    pub(super) fn new(headings: &[Heading]) -> Self {
        let at = |means| headings.iter().position(|heading| heading.role == Role::Means(means));
        let all = |wanted: &[Means]| {
            let wanted = |heading: &Heading| matches!(heading.role, Role::Means(means) if wanted.contains(&means));
            headings.iter().enumerate().filter(|(_, heading)| wanted(heading)).map(|(at, _)| at).collect()
        };
        let codes: Vec<usize> = all(&[Means::Three, Means::Nine]);
        let codes = codes.into_iter().map(|at| (at, headings[at].role == Role::Means(Means::Three))).collect();
        Places {
            level: at(Means::Level),
            country: [at(Means::CountryCode), at(Means::CountryName)],
            region: [at(Means::RegionCode), at(Means::RegionName)],
            codes,
            name: at(Means::AuthorityName),
            other: all(&[Means::OtherCode, Means::OtherName]),
            pairs: HashMap::new(),
            names: HashMap::new(),
        }
    }

    /// The area of a row; every other thing that is wrong with its places goes to `say`.
    pub(super) fn read(&mut self, cells: &Cells<'_>, say: &mut dyn FnMut(usize, &'static Rule)) -> Placed {
        let cell = |at: Option<usize>| at.map_or("", |at| cells.get(at));
        let level = match self.level(cells, say) {
            Ok(level) => level,
            Err(rule) => return Placed::Not(rule),
        };
        self.country(cells, say);
        let (code, region) = (cell(self.region[0]), cell(self.region[1]));
        self.region(level, (code, region), say);
        self.smaller(level, cells, say);
        match level {
            None => Placed::Not(&rules::OTHER_LEVEL),
            Some(Level::National) => {
                let nine = cell(self.country[0]);
                let name = cell(self.country[1]);
                Placed::Area(area(
                    Level::National,
                    ("", if nine.is_empty() { "E92000001" } else { nine }),
                    name,
                    ("", ""),
                ))
            }
            Some(Level::Regional) if code.is_empty() || code == "z" => Placed::Not(&rules::OTHER_LEVEL),
            Some(Level::Regional) => Placed::Area(area(Level::Regional, ("", code), region, ("", ""))),
            Some(Level::Authority) => self.authority(cells, (code, region), say),
        }
    }

    fn level(
        &self,
        cells: &Cells<'_>,
        say: &mut dyn FnMut(usize, &'static Rule),
    ) -> Result<Option<Level>, &'static Rule> {
        let Some(at) = self.level else { return Ok(Some(self.guessed(cells))) };
        let text = cells.get(at);
        if let Some((name, level)) = LEVELS.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)) {
            if *name != text {
                say(at, &rules::LEVEL_SPELLING);
            }
            return Ok(*level);
        }
        let elsewhere = LEVELS_ELSEWHERE.iter().find(|(name, _)| name.eq_ignore_ascii_case(text));
        if let Some((_, level)) = elsewhere {
            say(at, &rules::LEVEL_SPELLING);
            return Ok(Some(*level));
        }
        say(at, &rules::LEVEL);
        Err(&rules::LEVEL)
    }

    /// Without a column for it, the level is that of the smallest code.
    fn guessed(&self, cells: &Cells<'_>) -> Level {
        let filled = |at: &usize| !matches!(cells.get(*at), "" | "z" | "Z");
        if self.codes.iter().any(|(at, _)| filled(at)) {
            Level::Authority
        } else if self.region[0].iter().any(filled) {
            Level::Regional
        } else {
            Level::National
        }
    }

    fn country(&self, cells: &Cells<'_>, say: &mut dyn FnMut(usize, &'static Rule)) {
        let [Some(code), Some(name)] = self.country else { return };
        let known = COUNTRIES.iter().find(|(own, _)| *own == cells.get(code));
        let fits = known.map_or(cells.get(code) == "z", |(_, own)| same(own, cells.get(name)));
        if !fits {
            say(code, &rules::COUNTRY);
        }
    }

    fn region(&self, level: Option<Level>, (code, name): (&str, &str), say: &mut dyn FnMut(usize, &'static Rule)) {
        let Some(at) = self.region[0] else { return };
        if code.eq_ignore_ascii_case("total") || name.eq_ignore_ascii_case("total") {
            return say(at, &rules::TOTAL_PLACE);
        }
        let wanted = matches!(level, Some(Level::Regional | Level::Authority));
        match (code.is_empty(), name.is_empty()) {
            (true, true) if !wanted => {}
            (false, false) => {
                let known = REGIONS.iter().find(|(own, _)| *own == code);
                if !known.map_or(code == "z", |(_, own)| same(own, name)) {
                    say(at, &rules::REGION);
                }
                if level == Some(Level::National) {
                    say(at, &rules::OVERCOMPLETED);
                }
            }
            // A file without a column for the names says so once, at its headings.
            (false, true) if self.region[1].is_none() => {}
            _ => say(at, &rules::REGION_MISSING),
        }
    }

    /// Places that are smaller than the row's own level.
    fn smaller(&self, level: Option<Level>, cells: &Cells<'_>, say: &mut dyn FnMut(usize, &'static Rule)) {
        let unused = matches!(level, Some(Level::National | Level::Regional));
        let mut own = self.codes.iter().map(|(at, _)| at).chain(&self.name);
        if unused && let Some(at) = own.find(|at| !cells.get(**at).is_empty()) {
            let total = cells.get(*at).eq_ignore_ascii_case("total");
            say(*at, if total { &rules::TOTAL_PLACE } else { &rules::OVERCOMPLETED });
        }
        for at in &self.other {
            let text = cells.get(*at);
            if matches!(text, "x" | "." | ".." | "NA" | "N/A" | ":") {
                say(*at, &rules::MISSING_PLACE);
            } else if level.is_some() && !text.is_empty() && text != "z" {
                say(*at, &rules::OVERCOMPLETED);
            }
        }
    }

    fn authority(
        &mut self,
        cells: &Cells<'_>,
        (region, region_name): (&str, &str),
        say: &mut dyn FnMut(usize, &'static Rule),
    ) -> Placed {
        let (mut three, mut nine) = (String::new(), String::new());
        let both = self.codes.iter().any(|(_, three)| *three) && self.codes.iter().any(|(_, three)| !three);
        for (at, short) in &self.codes {
            match code(cells.get(*at)) {
                Some(Code::Three(found)) if three.is_empty() && (*short || !both) => three = found,
                Some(Code::Nine(found)) if nine.is_empty() && (!short || !both) => nine = found,
                Some(Code::None) => {}
                _ => say(*at, if *short { &rules::AUTHORITY_CODE } else { &rules::AUTHORITY_NINE }),
            }
        }
        let name = self.name.map_or("", |at| cells.get(at));
        self.pair((&three, &nine), name, say);
        if three.is_empty() && nine.is_empty() {
            let none = self.codes.iter().any(|(at, _)| cells.get(*at) == "z");
            return Placed::Not(if none { &rules::OTHER_LEVEL } else { &rules::NO_CODES });
        }
        let region = if region == "z" { "" } else { region };
        Placed::Area(area(Level::Authority, (&three, &nine), name, (region, region_name)))
    }

    /// Whether the codes and the name are those that the nine characters had before in the file.
    fn pair(&mut self, (three, nine): (&str, &str), name: &str, say: &mut dyn FnMut(usize, &'static Rule)) {
        let Some((at, _)) = self.codes.first().copied() else { return };
        if nine.is_empty() {
            return;
        }
        if !three.is_empty() {
            let first = self.pairs.entry(nine.to_owned()).or_insert_with(|| (three.to_owned(), String::new()));
            if first.0 != three {
                say(at, &rules::AUTHORITY_PAIR);
            }
        }
        let first = self.names.entry(nine.to_owned()).or_insert_with(|| name.to_owned());
        if !same(first, name) {
            say(self.name.unwrap_or(at), &rules::AUTHORITY_PAIR);
        }
    }
}

fn area(level: Level, (three, nine): (&str, &str), name: &str, (region, region_name): (&str, &str)) -> Area {
    let short = |text: &str| text.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    Area {
        level,
        three: three.to_owned(),
        nine: short(nine),
        name: short(name),
        region: short(region),
        region_name: short(region_name),
    }
}

/// A code of an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Code {
    /// `928`
    Three(String),
    /// `E10000021`
    Nine(String),
    /// `z`, or nothing.
    None,
}

/// Reads a code of either form.
pub(super) fn code(text: &str) -> Option<Code> {
    let text = text.trim();
    let text = text.strip_suffix(".0").unwrap_or(text);
    if text.is_empty() || text.eq_ignore_ascii_case("z") {
        return Some(Code::None);
    }
    if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Code::Three(text.to_owned()));
    }
    let (first, rest) = (text.chars().next()?, text.get(1..)?);
    let nine = first.is_ascii_alphabetic() && rest.len() == 8 && rest.bytes().all(|byte| byte.is_ascii_digit());
    nine.then(|| Code::Nine(text.to_ascii_uppercase()))
}

/// Whether two names are one: capitals, marks and "and" aside.
fn same(one: &str, two: &str) -> bool {
    let letters = |text: &str| {
        let words = text.to_lowercase().replace('&', " and ");
        words.chars().filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    one == two || letters(one) == letters(two)
}
