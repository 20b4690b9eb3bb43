//! What no role may come to hold.

use super::*;

#[test]
fn an_agency_contributor_cannot_see_other_drafts_or_change_definitions() {
    let held = rights("data_officer");
    for right in [
        ("see_drafts", "readings"),
        ("release", "readings"),
        ("write_any", "readings"),
        ("write", "indicators"),
        ("read", "people"),
        ("read", "trail"),
    ] {
        assert!(!held.contains(&Right { verb: right.0, register: right.1 }), "{right:?}");
    }
    assert!(held.contains(&Right { verb: "write", register: "readings" }));
}

#[test]
fn nobody_but_the_designated_officer_sees_an_allegation() {
    for role in ROLES.iter().filter(|role| role.key != "designated_officer") {
        for verb in ["write", "write_any"] {
            assert!(!rights(role.key).contains(&Right { verb, register: "allegations" }), "{}", role.key);
        }
    }
}

#[test]
fn an_unknown_role_gives_nothing() {
    assert!(rights("emperor").is_empty());
}
