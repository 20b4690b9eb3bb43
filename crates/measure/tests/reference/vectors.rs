//! Finds the reference vectors, which are not part of this crate.

use std::path::PathBuf;

use serde_json::Value;

/// One file of reference vectors, or `None` (and a word about it) when the folder is not there.
pub fn read(path: &str) -> Option<Value> {
    let named = std::env::var_os("SCRUTINEER_REFERENCE").map(PathBuf::from);
    let usual = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let file = named.unwrap_or_else(usual).join(path);
    let Ok(text) = std::fs::read_to_string(&file) else {
        eprintln!("skipped: no reference vectors at {}", file.display());
        return None;
    };
    Some(serde_json::from_str(&text).expect("reference vectors are JSON"))
}

/// A number.
pub fn number(value: &Value) -> f64 {
    value.as_f64().expect("the vector has a number here")
}

/// A whole number.
pub fn whole(value: &Value) -> i64 {
    value.as_i64().expect("the vector has a whole number here")
}

/// A count that may be left out.
pub fn count(value: &Value) -> Option<usize> {
    value.as_u64().and_then(|count| usize::try_from(count).ok())
}

/// The items of a list.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
