//! Pages of a list for programs: a number of items, and where the next page begins.

use chrono::NaiveDate;
use kit::{Error, Result};
use serde::Deserialize;
use utoipa::IntoParams;

/// The most items on one page, and how many there are where nothing is said.
const MOST: u64 = 500;
const USUAL: u64 = 100;

/// Which page.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Paging {
    /// The `next` of the page before.
    #[param(example = "D02", max_length = 20)]
    pub after: Option<String>,
    /// How many items, at most 500; 100 where nothing is said.
    #[param(minimum = 1, maximum = 500)]
    pub limit: Option<u64>,
}

/// Which page of a list that goes by days.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct DayPaging {
    /// The `next` of the page before.
    #[param(example = "2015-02-28")]
    pub after: Option<NaiveDate>,
    /// How many items, at most 500; 100 where nothing is said.
    #[param(minimum = 1, maximum = 500)]
    pub limit: Option<u64>,
}

/// A text of the address that is no longer than any that is right.
///
/// # Errors
/// [`Error::Invalid`] where it is.
pub fn short(text: Option<&str>, most: usize) -> Result<Option<&str>> {
    match text {
        Some(text) if text.chars().count() > most => {
            Err(Error::Invalid(format!("A part of the address is longer than {most} characters.")))
        }
        text => Ok(text),
    }
}

/// How many items of a page.
///
/// # Errors
/// [`Error::Invalid`] where more are asked for than a page holds.
pub fn limit(asked: Option<u64>) -> Result<u64> {
    match asked.unwrap_or(USUAL) {
        limit @ 1..=MOST => Ok(limit),
        _ => Err(Error::Invalid(format!("The limit must be from 1 to {MOST}."))),
    }
}

/// The first `limit` of more items, and what the next page comes after.
pub fn cut<T>(mut items: Vec<T>, limit: u64, name: impl Fn(&T) -> String) -> (Vec<T>, Option<String>) {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = items.len() > limit;
    items.truncate(limit);
    let next = items.last().filter(|_| more).map(name);
    (items, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_where_the_next_begins_and_the_last_says_nothing() {
        let name = |n: &i32| n.to_string();
        assert_eq!(cut(vec![1, 2, 3], 2, name), (vec![1, 2], Some("2".into())));
        assert_eq!(cut(vec![1, 2], 2, name), (vec![1, 2], None));
        assert_eq!(cut(Vec::<i32>::new(), 2, name), (vec![], None));
        assert!(limit(Some(0)).is_err() && limit(Some(501)).is_err() && limit(None).is_ok());
    }
}
