//! Whether an organisation that people named in their own words is the authority itself.

use super::words::plain;

/// Words of bodies that are partners even where the authority's name stands beside them.
const PARTNERS: [&str; 22] = [
    "school",
    "academy",
    "nursery",
    "college",
    "sixth form",
    "nhs",
    "hospital",
    "health visit",
    "midwi",
    "police",
    "voluntary",
    "charity",
    "barnardo",
    "nspcc",
    "action for children",
    "home start",
    "homestart",
    "housing association",
    "probation",
    "camhs",
    "external",
    "partner",
];
/// Words of the authority.
const OWN: [&str; 24] = [
    " council ",
    " council s ",
    " local authority ",
    " la ",
    " social care ",
    " social services ",
    " childrens services ",
    " children services ",
    " children and family services ",
    " county council ",
    " borough council ",
    " city council ",
    " metropolitan borough ",
    " early help hub ",
    " early help team ",
    " early help service ",
    " early help ",
    " early intervention ",
    " family support ",
    " internal ",
    " in house ",
    " mbc ",
    " cypd ",
    " targeted support ",
];
/// Words that name nobody.
const NOBODY: [&str; 14] = [
    "",
    "n a",
    "na",
    "none",
    "unknown",
    "not known",
    "not recorded",
    "not stated",
    "not applicable",
    "null",
    "tbc",
    "other",
    "blank",
    "nk",
];

/// Whether another body than the authority is meant; nothing where nobody is named.
pub(super) fn by_partner(text: &str) -> Option<bool> {
    let words = plain(text);
    if NOBODY.contains(&words.as_str()) {
        return None;
    }
    if PARTNERS.iter().any(|word| words.contains(word)) {
        return Some(true);
    }
    let between = format!(" {words} ");
    Some(!OWN.iter().any(|word| between.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::by_partner;

    #[test]
    fn the_authority_is_told_from_its_partners() {
        let own = [
            "LA",
            "Local Authority",
            "Anyshire County Council",
            "Children's Services",
            "Children’s Social Care",
            "Early Help Hub",
            "Early Help Team North",
            "Council family support",
            "Public Health, Borough Council",
        ];
        for text in own {
            assert_eq!(by_partner(text), Some(false), "{text}");
        }
        for text in [
            "Oak Primary School",
            "School (City Council)",
            "NHS Trust",
            "Health visiting",
            "Barnardo's",
            "GP surgery",
            "Lamb House",
        ] {
            assert_eq!(by_partner(text), Some(true), "{text}");
        }
        for text in ["", " ", "N/A", "not known", "-"] {
            assert_eq!(by_partner(text), None, "{text}");
        }
    }
}
