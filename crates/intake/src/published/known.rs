//! The measures that are known: their codes on the dashboard and scorecard, what they are called, which way is better.

use measure::Polarity;

/// Where the figures of a measure are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// A column, by its plain heading.
    Column(&'static str),
    /// A column, in the rows whose filters have these words.
    Filtered(&'static str, &'static str),
    /// Worked out: the sum of these columns, in per cent of that one.
    Share(&'static [&'static str], &'static str),
}

impl Held {
    /// The column that it is found by.
    #[must_use]
    pub const fn column(self) -> &'static str {
        match self {
            Held::Column(column) | Held::Filtered(column, _) | Held::Share(_, column) => column,
        }
    }
}

/// A measure that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The indicator's code, nothing where the dashboard and the scorecard have none.
    pub code: Option<&'static str>,
    /// What it is called.
    pub name: &'static str,
    /// Other words for it.
    pub words: &'static str,
    /// Where its figures are.
    pub from: Held,
    /// Which way is better.
    pub polarity: Polarity,
}

const fn known(
    code: Option<&'static str>,
    name: &'static str,
    words: &'static str,
    from: Held,
    polarity: Polarity,
) -> Known {
    Known { code, name, words, from, polarity }
}

use Held::{Column, Filtered, Share};
use Polarity::{HigherBetter, LowerBetter, Neutral};

const AT_MARCH: &str = "looked after at 31 march";
const STARTING: &str = "starting to be looked after";
const CEASING: &str = "ceasing to be looked after";
const WITHIN_45: &[&str] = &["same_day", "1_10_days", "11_20_days", "21_30_days", "31_40_days", "41_45_days"];
const WITHIN_15: &[&str] = &["duration_0_10_days", "duration_11_15_days"];

/// All of them. High or low referral, need, protection and care rates are neither good nor bad.
pub const KNOWN: &[Known] = &[
    known(Some("D02"), "Referrals", "number referrals volume", Column("referrals"), Neutral),
    known(Some("D03"), "Referrals per 10,000 children", "referral referrals rate", Column("referrals_rate"), Neutral),
    known(
        Some("D05"),
        "Referrals with no further action",
        "nfa share percentage",
        Column("no_further_action_percent"),
        Neutral,
    ),
    known(
        Some("D06"),
        "Re-referrals within 12 months",
        "re referrals rereferrals rereferral percentage share",
        Column("re_referrals_percent"),
        LowerBetter,
    ),
    known(
        Some("C03"),
        "Assessed and not in need",
        "referrals assessed percentage share",
        Column("not_in_need_percent"),
        Neutral,
    ),
    known(
        Some("D15"),
        "Assessments completed within 45 working days",
        "on time in timescale percentage share",
        Share(WITHIN_45, "assessments_completed"),
        HigherBetter,
    ),
    known(None, "Assessments completed per 10,000 children", "rate", Column("assessments_completed_rate"), Neutral),
    known(
        Some("D16"),
        "Section 47 enquiries per 10,000 children",
        "s47 section47 rate",
        Column("section47_rate"),
        Neutral,
    ),
    known(
        None,
        "Initial child protection conferences per 10,000 children",
        "icpc icpcs rate",
        Column("icpc_rate"),
        Neutral,
    ),
    known(
        Some("D17"),
        "Initial child protection conferences within 15 working days",
        "icpc icpcs on time in timescale percentage share",
        Share(WITHIN_15, "icpc"),
        HigherBetter,
    ),
    known(Some("D18"), "Children in need per 10,000", "cin rate at 31 march", Column("at31_episodes_rate"), Neutral),
    known(
        Some("D19"),
        "Children in need with a recorded disability",
        "cin disabled percentage share",
        Column("at31_episodes_disability_recorded_percent"),
        Neutral,
    ),
    known(
        Some("D31"),
        "Child protection plans per 10,000",
        "children subject to a cp cpp plan protection rate at 31 march",
        Column("cpp_at31_rate"),
        Neutral,
    ),
    known(
        Some("C27"),
        "Child protection plans started per 10,000",
        "cp cpp plans starting rate",
        Column("cpp_start_rate"),
        Neutral,
    ),
    known(
        Some("D32"),
        "Child protection plans that are a second or subsequent plan",
        "repeat cp cpp plans percentage share",
        Column("cpp_subsequent_percent"),
        LowerBetter,
    ),
    known(
        Some("D33"),
        "Child protection plans open two years or more",
        "cp cpp plans 2 long percentage share",
        Column("2_years_or_more_percent"),
        LowerBetter,
    ),
    known(
        Some("D34"),
        "Child protection plans reviewed in time",
        "cp cpp plans reviews on time within timescale timescales percentage share",
        Column("reviewed_within_timescales_percent"),
        HigherBetter,
    ),
    known(
        Some("D35"),
        "Children looked after per 10,000",
        "lac cla looked-after rate at 31 march",
        Filtered("rate_per_10000", AT_MARCH),
        Neutral,
    ),
    known(
        Some("C31"),
        "Children starting to be looked after per 10,000",
        "lac cla admissions started rate",
        Filtered("rate_per_10000", STARTING),
        Neutral,
    ),
    known(
        None,
        "Children ceasing to be looked after per 10,000",
        "lac cla leaving ceased rate",
        Filtered("rate_per_10000", CEASING),
        Neutral,
    ),
];

/// Shares that a release may leave out: the column, the count that it is of, and of which count.
pub const WHOLES: &[(&str, &[&str], &str)] = &[
    ("no_further_action_percent", &["no_further_action"], "referrals"),
    ("re_referrals_percent", &["re_referrals"], "referrals"),
    ("not_in_need_percent", &["not_in_need"], "referrals"),
    ("at31_episodes_disability_recorded_percent", &["at31_episodes_disability_recorded"], "at31_episodes"),
    ("cpp_subsequent_percent", &["cpp_subsequent"], "cpp_start"),
    ("2_years_or_more_percent", &["2_years_or_more"], "cpp_at31"),
    ("reviewed_within_timescales_percent", &["reviewed_within_timescales"], "cpp_at31_3months"),
];

/// The measure of an indicator's code.
#[must_use]
pub fn by_code(code: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.code.is_some_and(|own| own.eq_ignore_ascii_case(code)))
}

/// The measure of a column under these filters, both in their plain form.
#[must_use]
pub fn by_column(column: &str, filters: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| match known.from {
        Column(own) => own == column,
        Filtered(own, words) => own == column && filters.contains(words),
        Share(..) => false,
    })
}
