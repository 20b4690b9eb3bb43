//! A figure among those of other areas: rank, quartile band, and the average of the neighbours.
//!
//! Ranks and bands follow the department's local authority interactive tool: ties share the better place, areas
//! without a figure come last and have no rank; only indicators with a better way are ranked.

use crate::Polarity;

/// Where a figure stands among `of` that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// From 1, the best first; for neutral indicators, the highest first.
    pub place: usize,
    /// How many areas have a figure.
    pub of: usize,
    /// How many share the place, this one too.
    pub sharing: usize,
    /// Which way the places run.
    pub polarity: Polarity,
}

impl Place {
    /// "12th of 151", for a neutral indicator "12th highest of 151"; "joint" where the place is shared.
    #[must_use]
    pub fn words(&self) -> String {
        let joint = if self.sharing > 1 { "joint " } else { "" };
        let highest = if self.polarity == Polarity::Neutral { " highest" } else { "" };
        // The first of the highest is simply the highest.
        match (self.place, self.polarity) {
            (1, Polarity::Neutral) => format!("{joint}highest of {}", self.of),
            _ => format!("{joint}{}{highest} of {}", ordinal(self.place), self.of),
        }
    }
}

/// "1st", "2nd", "3rd", "4th", "11th".
#[must_use]
pub fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (1, hundred) if hundred != 11 => "st",
        (2, hundred) if hundred != 12 => "nd",
        (3, hundred) if hundred != 13 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// The place of each figure, in the order given; none where there is no figure, or it is not finite.
///
/// ```
/// use measure::{Polarity, rank::places};
/// let places = places(&[Some(85.0), Some(90.0), None, Some(90.0)], Polarity::HigherBetter);
/// assert_eq!(places[1].unwrap().words(), "joint 1st of 3");
/// assert_eq!(places[0].unwrap().words(), "3rd of 3");
/// assert_eq!(places[2], None);
/// ```
#[must_use]
pub fn places(values: &[Option<f64>], polarity: Polarity) -> Vec<Option<Place>> {
    let mut known = known(values);
    known.sort_unstable_by(f64::total_cmp);
    let (of, low) = (known.len(), polarity == Polarity::LowerBetter);
    let place = |value: &Option<f64>| {
        let value = value.filter(|value| value.is_finite())?;
        let below = known.partition_point(|other| *other < value);
        let up_to = known.partition_point(|other| *other <= value);
        let better = if low { below } else { of - up_to };
        Some(Place { place: better + 1, of, sharing: up_to - below, polarity })
    };
    values.iter().map(place).collect()
}

/// Which quarter of the areas a figure is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// The best quarter.
    A,
    /// The second.
    B,
    /// The third.
    C,
    /// The worst quarter.
    D,
}

impl Band {
    /// Its letter.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::A => 'A',
            Self::B => 'B',
            Self::C => 'C',
            Self::D => 'D',
        }
    }
}

/// The quartile band of each figure; none without a figure, where fewer than four are known, or where neither way is
/// better. A figure on an edge belongs to the band below the edge: for lower-is-better that is the better one.
#[must_use]
pub fn bands(values: &[Option<f64>], polarity: Polarity) -> Vec<Option<Band>> {
    let known = known(values);
    let edges = [0.25, 0.5, 0.75].map(|share| quantile(&known, share));
    let [Some(first), Some(second), Some(third)] = edges else { return vec![None; values.len()] };
    let band = |value: f64| {
        let below = [first, second, third].iter().filter(|edge| value > **edge).count();
        let bands = [Band::A, Band::B, Band::C, Band::D];
        match polarity {
            Polarity::LowerBetter => Some(bands[below]),
            Polarity::HigherBetter => Some(bands[3 - below]),
            Polarity::Neutral => None,
        }
    };
    let enough = known.len() >= 4;
    values.iter().map(|value| value.filter(|v| enough && v.is_finite()).and_then(band)).collect()
}

/// How the average of the neighbours is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Average {
    /// The simple mean, as the local authority interactive tool has it.
    Mean,
    /// The median: one neighbour far off does not move it.
    Median,
}

/// The average of those neighbours that have a figure, and how many these are; none where nobody has one.
#[must_use]
pub fn average(values: &[Option<f64>], how: Average) -> Option<(f64, usize)> {
    let known = known(values);
    #[expect(clippy::cast_precision_loss, reason = "there are not 2^52 authorities")]
    let count = known.len() as f64;
    let value = match how {
        Average::Mean => (!known.is_empty()).then(|| known.iter().sum::<f64>() / count),
        Average::Median => quantile(&known, 0.5),
    };
    value.map(|value| (value, known.len()))
}

/// Those that are numbers.
fn known(values: &[Option<f64>]) -> Vec<f64> {
    values.iter().flatten().filter(|value| value.is_finite()).copied().collect()
}

/// The value below which this share lies, straight lines drawn between neighbours (R's type 7).
fn quantile(known: &[f64], share: f64) -> Option<f64> {
    let mut sorted = known.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    #[expect(clippy::cast_precision_loss, reason = "there are not 2^52 authorities")]
    let at = share * last as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the length")]
    let below = (at.floor() as usize).min(last);
    let above = (below + 1).min(last);
    Some(sorted[below] + (at - at.floor()) * (sorted[above] - sorted[below]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_the_better_place_and_the_missing_have_none() {
        let values = [Some(3.0), Some(1.0), None, Some(3.0), Some(2.0), Some(f64::NAN)];
        let found = |polarity| places(&values, polarity).iter().map(|p| p.map(|p| p.place)).collect::<Vec<_>>();
        assert_eq!(found(Polarity::HigherBetter), [Some(1), Some(4), None, Some(1), Some(3), None]);
        assert_eq!(found(Polarity::LowerBetter), [Some(3), Some(1), None, Some(3), Some(2), None]);
        let neutral = places(&values, Polarity::Neutral);
        assert_eq!(neutral[0].unwrap().words(), "joint highest of 4");
        assert_eq!(neutral[4].unwrap().words(), "3rd highest of 4");
        assert_eq!(places(&[], Polarity::Neutral), []);
        let zeros = places(&[Some(0.0), Some(-0.0)], Polarity::LowerBetter);
        assert!(zeros.iter().all(|p| p.unwrap().place == 1));
    }

    #[test]
    fn places_are_said_as_people_say_them() {
        for (number, words) in
            [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th")]
        {
            assert_eq!(ordinal(number), words);
        }
        assert_eq!((ordinal(21), ordinal(111), ordinal(122)), ("21st".into(), "111th".into(), "122nd".into()));
    }

    #[test]
    fn bands_are_quarters_with_the_edge_below() {
        let values: Vec<Option<f64>> = (1..=5).map(|n| Some(f64::from(n))).chain([None]).collect();
        let letters =
            |polarity| bands(&values, polarity).iter().map(|b| b.map_or('-', Band::letter)).collect::<String>();
        assert_eq!(letters(Polarity::LowerBetter), "AABCD-");
        assert_eq!(letters(Polarity::HigherBetter), "DDCBA-");
        assert_eq!(letters(Polarity::Neutral), "------");
        assert_eq!(bands(&values[..3], Polarity::LowerBetter), [None; 3]);
    }

    #[test]
    fn neighbours_without_a_figure_are_left_out_and_counted() {
        let values = [Some(1.0), None, Some(2.0), Some(9.0)];
        assert_eq!(average(&values, Average::Mean), Some((4.0, 3)));
        assert_eq!(average(&values, Average::Median), Some((2.0, 3)));
        assert_eq!(average(&[Some(1.0), Some(2.0)], Average::Median), Some((1.5, 2)));
        assert_eq!(average(&[None], Average::Mean), None);
        assert_eq!(average(&[], Average::Median), None);
    }
}
