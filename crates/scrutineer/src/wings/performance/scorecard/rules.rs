//! What the dashboard says in its first sentence. Pure.

use measure::{Rag, Variation};

/// How many indicators have each status.
#[must_use]
pub fn count(rags: impl IntoIterator<Item = Rag>, rag: Rag) -> usize {
    rags.into_iter().filter(|r| *r == rag).count()
}

/// "8 of 42 indicators are red", for the bold beginning.
#[must_use]
pub fn red_words(red: usize, all: usize) -> String {
    match (red, all) {
        (_, 0) => "No indicators yet".into(),
        (0, all) => format!("None of {all} indicators is red"),
        (1, all) => format!("1 of {all} indicators is red"),
        (red, all) => format!("{red} of {all} indicators are red"),
    }
}

/// ", two more than in December.": against the meeting before.
#[must_use]
pub fn since_words(red: usize, before: Option<(usize, &str)>) -> String {
    match before {
        None => ".".into(),
        Some((then, when)) if then == red => format!(", as many as in {when}."),
        Some((then, when)) if red > then => format!(", {} more than in {when}.", number(red - then)),
        Some((then, when)) => format!(", {} fewer than in {when}.", number(then - red)),
    }
}

/// "One has really got worse, three have really improved."
#[must_use]
pub fn change_words(variations: impl IntoIterator<Item = Variation>) -> String {
    let (mut worse, mut better) = (0, 0);
    for variation in variations {
        match variation {
            Variation::Worse(_) => worse += 1,
            Variation::Better(_) => better += 1,
            _ => {}
        }
    }
    let has = |n: usize| if n == 1 { "has" } else { "have" };
    match (worse, better) {
        (0, 0) => "None has really changed for better or worse.".into(),
        (0, b) => format!("{} {} really improved, none has really got worse.", capital(&number(b)), has(b)),
        (w, 0) => format!("{} {} really got worse, none has really improved.", capital(&number(w)), has(w)),
        (w, b) => {
            format!("{} {} really got worse, {} {} really improved.", capital(&number(w)), has(w), number(b), has(b))
        }
    }
}

fn number(n: usize) -> String {
    const WORDS: [&str; 10] = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence() {
        for (red, before, says) in [
            (8, Some((6, "December")), "8 of 42 indicators are red, two more than in December."),
            (1, Some((1, "December")), "1 of 42 indicators is red, as many as in December."),
            (0, Some((12, "March")), "None of 42 indicators is red, 12 fewer than in March."),
            (3, None, "3 of 42 indicators are red."),
        ] {
            assert_eq!(format!("{}{}", red_words(red, 42), since_words(red, before)), says);
        }
        assert_eq!(red_words(0, 0), "No indicators yet");
        assert_eq!(change_words([]), "None has really changed for better or worse.");
    }
}
