//! The facts of the department's open-data format: names of columns, levels, identifiers, regions, marks.

/// What a column that is neither filter nor figure says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Means {
    /// `2024`, `202324`.
    Period,
    /// `Reporting year`.
    Identifier,
    /// `Local authority`.
    Level,
    /// `E92000001`.
    CountryCode,
    /// The country's name.
    CountryName,
    /// `E12000004`.
    RegionCode,
    /// The region's name.
    RegionName,
    /// Three figures; the form of the cell decides where a heading is used for both.
    Three,
    /// Nine characters.
    Nine,
    /// The authority's name, which joins nothing.
    AuthorityName,
    /// A place below or beside authorities: a code.
    OtherCode,
    /// A place below or beside authorities: a name.
    OtherName,
}

/// The names under which the columns go about, in small letters with an underscore between words.
pub const COLUMNS: &[(Means, &[&str])] = &[
    (
        Means::Period,
        &["time_period", "period", "year", "reporting_year", "financial_year", "academic_year", "timeperiod"],
    ),
    (Means::Identifier, &["time_identifier", "period_type", "time_period_type", "timeidentifier"]),
    (
        Means::Level,
        &["geographic_level", "geography_level", "geographical_level", "geog_level", "level", "geographiclevel"],
    ),
    (Means::CountryCode, &["country_code", "ctry_code", "ctrycd"]),
    (Means::CountryName, &["country_name", "country", "ctry_name"]),
    (
        Means::RegionCode,
        &["region_code", "gor_code", "rgn_code", "new_region_code", "region_gss_code", "rgncd", "old_region_code"],
    ),
    (Means::RegionName, &["region_name", "region", "gor_name", "rgn_name", "gor", "goreg"]),
    (
        Means::Three,
        &[
            "old_la_code",
            "la_code",
            "la_number",
            "la_num",
            "la_no",
            "lea_code",
            "lea_number",
            "lea",
            "lea_num",
            "lea_no",
            "dfe_code",
            "la_dfe_code",
            "old_local_authority_code",
            "local_authority_code",
            "local_authority_number",
            "la_code_old",
            "la_old_code",
        ],
    ),
    (
        Means::Nine,
        &[
            "new_la_code",
            "la_gss_code",
            "gss_code",
            "utla_code",
            "la_ons_code",
            "ons_code",
            "ctyua_code",
            "la_code_new",
            "new_local_authority_code",
            "la_new_code",
            "gss",
            "local_authority_gss_code",
            "upper_tier_code",
            "la_gss",
        ],
    ),
    (
        Means::AuthorityName,
        &[
            "la_name",
            "local_authority",
            "local_authority_name",
            "la",
            "lea_name",
            "authority",
            "authority_name",
            "utla_name",
        ],
    ),
    (
        Means::OtherCode,
        &[
            "lad_code",
            "pcon_code",
            "lsip_code",
            "local_enterprise_partnership_code",
            "english_devolved_area_code",
            "opportunity_area_code",
            "ward_code",
            "trust_id",
            "sponsor_id",
            "school_urn",
            "school_laestab",
            "urn",
            "laestab",
            "provider_ukprn",
            "ukprn",
            "institution_id",
            "planning_area_code",
            "pfa_code",
            "mca_code",
            "multi_academy_trust_id",
            "estab",
        ],
    ),
    (
        Means::OtherName,
        &[
            "lad_name",
            "pcon_name",
            "lsip_name",
            "local_enterprise_partnership_name",
            "english_devolved_area_name",
            "opportunity_area_name",
            "ward_name",
            "trust_name",
            "sponsor_name",
            "school_name",
            "provider_name",
            "institution_name",
            "planning_area_name",
            "pfa_name",
            "rsc_region_lead_name",
            "mca_name",
            "multi_academy_trust_name",
        ],
    ),
];

/// A heading in small letters, with one underscore for whatever is no letter or figure.
#[must_use]
pub fn plain(heading: &str) -> String {
    let mut out = String::with_capacity(heading.len());
    for c in heading.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with('_') {
            out.push('_');
        }
    }
    out.trim_matches('_').to_owned()
}

/// What a heading means in this format.
#[must_use]
pub fn means(heading: &str) -> Option<Means> {
    let plain = plain(heading);
    COLUMNS.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(means, _)| *means)
}

/// A kind of place that figures are published for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// England.
    National,
    /// A region, the two halves of London too.
    Regional,
    /// An authority with children's services.
    Authority,
}

impl Level {
    /// One letter, for storage.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Level::National => 'N',
            Level::Regional => 'R',
            Level::Authority => 'A',
        }
    }
}

/// Levels as the list has them; nothing where boards do not use them.
pub const LEVELS: &[(&str, Option<Level>)] = &[
    ("National", Some(Level::National)),
    ("Regional", Some(Level::Regional)),
    ("Local authority", Some(Level::Authority)),
    ("Local authority district", None),
    ("RSC region", None),
    ("Parliamentary constituency", None),
    ("Local skills improvement plan area", None),
    ("Local enterprise partnership", None),
    ("English devolved area", None),
    ("Opportunity area", None),
    ("Ward", None),
    ("MAT", None),
    ("Sponsor", None),
    ("School", None),
    ("Provider", None),
    ("Institution", None),
    ("Planning area", None),
    ("Police force area", None),
];

/// Other spellings of the levels that are used.
pub const LEVELS_ELSEWHERE: &[(&str, Level)] = &[
    ("country", Level::National),
    ("england", Level::National),
    ("region", Level::Regional),
    ("la", Level::Authority),
    ("utla", Level::Authority),
    ("authority", Level::Authority),
];

/// How a time period is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Four figures.
    Four,
    /// Six: two years that follow each other.
    Six,
}

/// The kinds of identifier: how the period is written, whether it is a whole year, the family that may stand together.
pub const IDENTIFIERS: &[(&str, Written, bool, u8)] = &[
    ("Reporting year", Written::Four, true, 0),
    ("Calendar year", Written::Four, true, 1),
    ("Academic year", Written::Six, true, 2),
    ("Financial year", Written::Six, true, 3),
    ("Tax year", Written::Six, true, 4),
    ("Autumn term", Written::Six, false, 5),
    ("Spring term", Written::Six, false, 5),
    ("Summer term", Written::Six, false, 5),
    ("Autumn and spring term", Written::Six, false, 5),
    ("Part 1 (April to September)", Written::Six, false, 6),
    ("Part 2 (October to March)", Written::Six, false, 6),
];

/// Identifiers of a quarter begin so: the year's kind, then Q1 to Q4.
pub const QUARTERS: &[(&str, Written, u8)] = &[
    ("Academic year Q", Written::Six, 7),
    ("Financial year Q", Written::Six, 8),
    ("Tax year Q", Written::Six, 9),
    ("Calendar year Q", Written::Four, 10),
];

/// Months; the period is of four figures.
pub const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Countries with their codes.
pub const COUNTRIES: &[(&str, &str)] = &[
    ("E92000001", "England"),
    ("K02000001", "United Kingdom"),
    ("K03000001", "Great Britain"),
    ("K04000001", "England and Wales"),
    ("N92000002", "Northern Ireland"),
    ("S92000003", "Scotland"),
    ("W92000004", "Wales"),
];

/// Regions with their codes.
pub const REGIONS: &[(&str, &str)] = &[
    ("E12000001", "North East"),
    ("E12000002", "North West"),
    ("E12000003", "Yorkshire and The Humber"),
    ("E12000004", "East Midlands"),
    ("E12000005", "West Midlands"),
    ("E12000006", "East of England"),
    ("E12000007", "London"),
    ("E12000008", "South East"),
    ("E12000009", "South West"),
    ("E13000001", "Inner London"),
    ("E13000002", "Outer London"),
];

/// Headings of filters whose values can be numbers.
pub const FILTERS: &[&str] = &[
    "age",
    "age_group",
    "age_band",
    "sex",
    "gender",
    "ethnicity",
    "ethnicity_major",
    "ethnicity_minor",
    "category",
    "characteristic",
    "characteristic_group",
    "population_count",
    "breakdown",
    "topic",
    "placement",
    "date",
];

/// Parts of headings that belong in a filter.
pub const GROUPS: &[&str] =
    &["male", "female", "boys", "girls", "white", "asian", "black", "chinese", "ethnicity", "sex", "gender"];

/// The columns that a description must have.
pub const META: &[&str] = &[
    "col_name",
    "col_type",
    "label",
    "indicator_grouping",
    "indicator_unit",
    "indicator_dp",
    "filter_hint",
    "filter_grouping_column",
];

/// Units of the list.
pub const UNITS: &[&str] = &["", "%", "pp", "£", "£m", "£bn", "numberstring", "string", "days"];

/// What stands where a figure is missing and should be a mark.
pub const NO_MARKS: &[&str] =
    &[".", "..", "...", "-", "--", "*", "na", "n/a", "nan", "null", "none", "#n/a", "supp", "s", "nil"];

/// What a file is about, by columns that it has: the first that fits. In small letters with underscores.
pub const TITLES: &[(&[&str], &str)] = &[
    (&["re_referrals"], "Referrals and re-referrals"),
    (&["section47"], "Section 47 enquiries and child protection conferences"),
    (&["assessments_completed"], "Assessments and how long they took"),
    (&["episodes_with_assessment_factor"], "Factors at the end of assessment"),
    (&["referrals", "housing"], "Referrals by source"),
    (&["referrals", "april"], "Referrals by month"),
    (&["at31_episodes_disability_recorded"], "Children in need with a recorded disability"),
    (&["at31_episodes"], "Children in need"),
    (&["cpp_subsequent"], "Second or subsequent child protection plans"),
    (&["2_years_or_more"], "Child protection plans by length"),
    (&["reviewed_within_timescales"], "Child protection plans reviewed in time"),
    (&["cpp_start"], "Child protection plans"),
    (&["cpp_at31"], "Child protection plans"),
    (&["children_in_need", "child_protection_plans"], "Children in need: headline figures"),
    (&["rate_per_10000", "number"], "Children looked after: number and rate"),
    (&["population_estimate"], "Population estimates"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_told_by_its_meaning() {
        for (heading, meaning) in [
            ("time_period", Means::Period),
            ("LA Number", Means::Three),
            ("LA.num", Means::Three),
            ("LA_GSS_code", Means::Nine),
            ("Geographic level", Means::Level),
            ("region", Means::RegionName),
            ("school_urn", Means::OtherCode),
        ] {
            assert_eq!(means(heading), Some(meaning), "{heading}");
        }
        assert_eq!(means("CPP_At31_rate"), None);
        assert_eq!(plain("  61+_days "), "61_days");
    }
}
