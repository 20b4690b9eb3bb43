//! The small drawings by name.

use super::samples::small;
use charts::icons;

/// Every small drawing with a name of its own.
pub fn all() -> Vec<(String, String)> {
    let statuses = small::STATUSES.map(|(status, _)| (format!("rag-{status:?}"), icons::rag(status, 14)));
    let kinds = small::KINDS.map(|(kind, letter, _)| (format!("variation-{kind:?}"), icons::variation(kind, letter)));
    let ways = small::WAYS.map(|way| (format!("arrow-{way:?}"), icons::arrow(way)));
    let others = [("mark", icons::mark()), ("clock", icons::clock()), ("search", icons::search())];
    let sparks = small::sparks().into_iter().map(|(name, drawing)| (format!("spark-{name}"), drawing));
    let named = others.into_iter().map(|(name, drawing)| (format!("icon-{name}"), drawing));
    let mut all: Vec<_> = statuses.into_iter().chain(kinds).chain(ways).chain(named).chain(sparks).collect();
    all.iter_mut().for_each(|(name, _)| *name = name.to_lowercase());
    all
}
