//! An agency's own figure beside the partnership's for the same period, and what the two say in words. Pure.

use crate::wings::performance::readings::ReadingId;
use measure::{Decimal, Figure, Kind, Period, Reading, Unit, show};

/// What is looked at, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Made,
    NoFurther,
    EarlyHelp,
    Again,
}

impl Topic {
    /// All of them.
    pub const ALL: [Topic; 4] = [Topic::Made, Topic::NoFurther, Topic::EarlyHelp, Topic::Again];

    /// The indicator whose parts say it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Topic::Made => "D02",
            Topic::NoFurther => "D05",
            Topic::EarlyHelp => "D07",
            Topic::Again => "D06",
        }
    }
    /// As a heading.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Topic::Made => "Referrals it made",
            Topic::NoFurther => "Referrals that did not meet the threshold",
            Topic::EarlyHelp => "Early help assessments it completed",
            Topic::Again => "Referrals of children who had been referred before",
        }
    }
    /// In an address and as the id of its section.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Topic::Made => "made",
            Topic::NoFurther => "no-further",
            Topic::EarlyHelp => "early-help",
            Topic::Again => "again",
        }
    }
    /// Whether it is a share of the referrals made, not a count.
    #[must_use]
    pub const fn is_share(self) -> bool {
        matches!(self, Topic::NoFurther | Topic::Again)
    }
}

/// A figure for a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    pub period: Period,
    pub figure: Reading,
    /// The reading that it stands in; nothing where it was added up.
    pub reading: Option<ReadingId>,
    pub illustrative: bool,
}

/// The agency's own figure for a period, and the partnership's for the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub own: Counted,
    pub whole: Option<Counted>,
}

/// How many referrals it made: as sent, and where that was not sent, what its share was worked out on. Both are the same
/// count, so nobody is asked for it twice.
#[must_use]
pub fn made(sent: &[Counted], shares: &[Counted]) -> Vec<Counted> {
    let held = |period: &Period| sent.iter().any(|one| one.period == *period);
    let worked_out = shares.iter().filter(|share| !held(&share.period)).filter_map(|share| {
        let count = share.figure.denominator?;
        Some(Counted {
            figure: Reading { numerator: Some(count), ..Reading::of(Figure::Number(count)) },
            ..share.clone()
        })
    });
    let mut all: Vec<Counted> = sent.iter().cloned().chain(worked_out).collect();
    all.sort_by_key(|one| (one.period.end(), one.period.start()));
    all
}

/// Those for the same kind of period as the latest one, each with the partnership's figure.
#[must_use]
pub fn lines(own: &[Counted], area: &[Counted]) -> Vec<Line> {
    let Some(kind) = own.iter().max_by_key(|one| one.period.end()).map(|one| one.period.kind()) else {
        return Vec::new();
    };
    let of_kind = own.iter().filter(|one| one.period.kind() == kind);
    of_kind.map(|one| Line { own: one.clone(), whole: whole(&one.period, area) }).collect()
}

/// The partnership's figure for a period: as it is held, or added up from its months where every month is held.
fn whole(period: &Period, area: &[Counted]) -> Option<Counted> {
    if let Some(held) = area.iter().find(|one| one.period == *period) {
        return Some(held.clone());
    }
    let month = |one: Period| area.iter().find(|held| held.period == one && held.period.kind() == Kind::Month);
    let months: Option<Vec<&Counted>> = period.each_month().map(month).collect();
    let months = months.filter(|months| !months.is_empty())?;
    let sum = |of: fn(&Counted) -> Option<Decimal>| months.iter().map(|one| of(one)).sum::<Option<Decimal>>();
    let counts =
        sum(|one| one.figure.numerator.or(one.figure.value.number().filter(|_| one.figure.denominator.is_none())));
    let figure = match (counts, sum(|one| one.figure.denominator)) {
        (Some(numerator), Some(denominator)) => Reading::share(numerator, denominator),
        (Some(count), None) => Reading { numerator: Some(count), ..Reading::of(Figure::Number(count)) },
        (None, _) => return None,
    };
    let illustrative = months.iter().any(|one| one.illustrative);
    Some(Counted { period: *period, figure, reading: None, illustrative })
}

/// A figure as people read it: a count, a share, or "2 of 3" where a share would say more than so few can.
#[must_use]
pub fn shown(topic: Topic, figure: &Reading) -> String {
    if !topic.is_share() {
        return show(figure.value.clone(), Unit::Count);
    }
    if figure.is_too_few() {
        figure.show(Unit::Percentage)
    } else {
        measure::unit::show_places(figure.value.clone(), Unit::Percentage, 1)
    }
}

/// "412 of 1,208", where both are known.
#[must_use]
pub fn counts(figure: &Reading) -> Option<String> {
    let (part, all) = (figure.numerator?, figure.denominator?);
    Some(format!("{} of {}", show(part, Unit::Count), show(all, Unit::Count)))
}

/// What a line says: in bold, and the rest.
#[must_use]
pub fn said(topic: Topic, line: &Line) -> (String, String) {
    let (own, whole) = (&line.own.figure, line.whole.as_ref().map(|whole| &whole.figure));
    let value = shown(topic, own);
    if own.value.number().is_none() && counts(own).is_none() {
        return ("Not in".into(), format!(": {}.", value.to_lowercase()));
    }
    let of_all = || {
        let (part, all) = (own.value.number()?, whole?.value.number()?);
        let share = Reading::share(part, all);
        (!all.is_zero() && part <= all)
            .then(|| format!(", of {} in all: {}", show(all, Unit::Count), shown(Topic::NoFurther, &share)))
    };
    match topic {
        Topic::Made => (format!("{value} referrals"), format!("{}.", of_all().unwrap_or_default())),
        Topic::EarlyHelp => (format!("{value} assessments"), format!("{}.", of_all().unwrap_or_default())),
        Topic::NoFurther | Topic::Again => {
            let what = if topic == Topic::NoFurther {
                "did not meet the threshold"
            } else {
                "had been referred in the 12 months before"
            };
            if own.is_too_few() {
                return (format!("{value} {what}"), ": too few to rate.".into());
            }
            let bold = match counts(own) {
                Some(counts) => format!("{counts} {what}, {value}"),
                None => format!("{value} {what}"),
            };
            let beside = whole.map_or_else(String::new, |whole| compared(topic, own, whole));
            (bold, format!(".{beside}"))
        }
    }
}

/// " Across the partnership it was 27.3%, 6.8 points less."
fn compared(topic: Topic, own: &Reading, whole: &Reading) -> String {
    let value = shown(topic, whole);
    let rounded = |figure: &Reading| figure.value.number().map(|number| measure::unit::round(number, 1));
    match rounded(own).zip(rounded(whole)) {
        Some((own, whole)) if own == whole => format!(" Across the partnership it was the same, {value}."),
        Some((own, whole)) => {
            let less = if whole < own { "less" } else { "more" };
            format!(" Across the partnership it was {value}, {} points {less}.", (own - whole).abs().normalize())
        }
        None => format!(" Across the partnership: {value}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quarter(n: u32) -> Period {
        Period::quarter(2014, n).unwrap()
    }

    fn share(period: Period, part: i64, all: i64) -> Counted {
        Counted { period, figure: Reading::share(part, all), reading: None, illustrative: false }
    }

    fn count(period: Period, n: i64) -> Counted {
        Counted { period, figure: Reading::of(Figure::from(n)), reading: None, illustrative: false }
    }

    #[test]
    fn what_was_made_is_sent_or_stands_under_the_share() {
        let made = made(&[count(quarter(2), 1_190)], &[share(quarter(2), 400, 1_200), share(quarter(3), 412, 1_208)]);
        let numbers: Vec<String> = made.iter().map(|one| shown(Topic::Made, &one.figure)).collect();
        assert_eq!(numbers, ["1,190", "1,208"], "what was sent goes before what stands under the share");
    }

    #[test]
    fn the_partnerships_figure_is_for_the_same_period() {
        let months: Vec<Counted> = quarter(3).each_month().map(|month| share(month, 300, 1_000)).collect();
        let lines = lines(&[share(quarter(3), 412, 1_208)], &months);
        let whole = lines[0].whole.as_ref().unwrap();
        assert_eq!((counts(&whole.figure).unwrap().as_str(), whole.period), ("900 of 3,000", quarter(3)));
        assert!(super::lines(&[share(quarter(3), 1, 2)], &months[..2])[0].whole.is_none(), "a month is missing");
        let counted: Vec<Counted> = quarter(3).each_month().map(|month| count(month, 1_500)).collect();
        let whole = super::lines(&[count(quarter(3), 1_208)], &counted)[0].whole.clone().unwrap();
        assert_eq!(shown(Topic::Made, &whole.figure), "4,500");
        let exact = [count(quarter(3), 4_400), counted[0].clone()];
        assert_eq!(
            shown(Topic::Made, &super::lines(&[count(quarter(3), 1)], &exact)[0].whole.clone().unwrap().figure),
            "4,400"
        );
        let mixed = [count(Period::month(2014, 4).unwrap(), 9), count(quarter(3), 30)];
        assert_eq!(super::lines(&mixed, &[]).len(), 1, "one kind of period at a time");
    }

    #[test]
    fn in_words() {
        let line = |own: Counted, whole: Option<Counted>| Line { own, whole };
        for (topic, line, bold, rest) in [
            (
                Topic::Made,
                line(count(quarter(3), 1_208), Some(count(quarter(3), 4_500))),
                "1,208 referrals",
                ", of 4,500 in all: 26.8%.",
            ),
            (Topic::Made, line(count(quarter(3), 12), None), "12 referrals", "."),
            (
                Topic::NoFurther,
                line(share(quarter(3), 412, 1_208), Some(share(quarter(3), 900, 3_000))),
                "412 of 1,208 did not meet the threshold, 34.1%",
                ". Across the partnership it was 30.0%, 4.1 points less.",
            ),
            (
                Topic::NoFurther,
                line(share(quarter(3), 2, 3), Some(share(quarter(3), 900, 3_000))),
                "2 of 3 did not meet the threshold",
                ": too few to rate.",
            ),
            (
                Topic::Again,
                line(share(quarter(3), 30, 100), Some(share(quarter(3), 900, 3_000))),
                "30 of 100 had been referred in the 12 months before, 30.0%",
                ". Across the partnership it was the same, 30.0%.",
            ),
            (Topic::EarlyHelp, line(count(quarter(3), 62), None), "62 assessments", "."),
        ] {
            assert_eq!(said(topic, &line), (bold.to_owned(), rest.to_owned()));
        }
    }
}
