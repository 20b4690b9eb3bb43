//! What can be wrong with Annex A.

use crate::finding::Rule;

/// No list in any of the files.
pub static NOTHING: Rule = Rule::error(
    "annexa-no-list",
    "None of the lists of Annex A is in the file",
    "Each list needs its row of headings, as in Ofsted's template, within the first 15 rows of its sheet",
);
pub(super) static NO_ID: Rule =
    Rule::error("annexa-no-child", "The row names no child", "Enter the identifier that your system gives the child");
pub(super) static NO_DAY: Rule = Rule::error(
    "annexa-no-day",
    "The day that the list is about is blank",
    "Enter the day, as 24/03/2024, or take the row out",
);
pub(super) static KEY_DAY: Rule = Rule::error(
    "annexa-key-day-unreadable",
    "The day that the list is about cannot be read",
    "Write it as 24/03/2024: the day comes first",
);
pub(super) static TWICE: Rule = Rule::error(
    "annexa-twice",
    "The same child has the same event on another row",
    "Keep one of the rows: it was counted once",
);
pub(super) static DAY: Rule = Rule::warning(
    "annexa-day-unreadable",
    "A day cannot be read, and counts as not known",
    "Write it as 24/03/2024: the day comes first",
);
pub(super) static LATE: Rule = Rule::warning(
    "annexa-day-late",
    "The day lies more than six months after every other day of the lists",
    "Check the year: a list tells what had happened when it was made",
);
pub(super) static BEFORE_BIRTH: Rule = Rule::warning(
    "annexa-before-birth",
    "It happened before the child's birth, and too long before for an unborn child",
    "Check the date of birth and the day",
);
pub(super) static AGE: Rule = Rule::warning(
    "annexa-age",
    "The age does not fit the date of birth",
    "Check both: the age is in whole years on the day of the lists, -1 before birth",
);
pub(super) static ADULT: Rule = Rule::warning(
    "annexa-adult",
    "The child was 18 or older on the day",
    "Check the date of birth: only care leavers are adults",
);
pub(super) static LEAVER_AGE: Rule = Rule::warning(
    "annexa-leaver-age",
    "The care leaver is younger than 15 or older than 26",
    "Check the date of birth",
);
pub(super) static END_FIRST: Rule =
    Rule::warning("annexa-end-before-start", "It ended before it started", "Check both days");
pub(super) static CODE: Rule = Rule::warning(
    "annexa-code",
    "What stands here is none of the column's codes, and counts as not known",
    "Use the codes of Ofsted's template",
);
pub(super) static NUMBER: Rule = Rule::warning(
    "annexa-number",
    "What stands here is no number, and counts as not known",
    "Enter a whole number, 0 where there was none",
);
pub(super) static BLANK: Rule = Rule::warning(
    "annexa-blank",
    "The cell is blank, and a figure is counted from it",
    "Enter one of the column's codes; without it the row counts as not known",
);
pub(super) static NO_CLOSING_REASON: Rule =
    Rule::warning("annexa-closed-no-reason", "It was closed and no reason is given", "Enter the reason");
pub(super) static REASON_OPEN: Rule = Rule::warning(
    "annexa-reason-not-closed",
    "A reason for closing is given and no day",
    "Enter the day it closed, or take the reason out: it counts as open",
);
pub(super) static STATUS: Rule = Rule::warning(
    "annexa-status-closure",
    "The case status and the closing day do not agree",
    "Closed cases have a day of closure, open ones have none: the day was believed",
);
pub(super) static CONFERENCE_FIRST: Rule = Rule::warning(
    "annexa-conference-before-strategy",
    "The conference was held before the strategy discussion",
    "Check both days: it is left out of what is counted between them",
);
pub(super) static UNNEEDED: Rule = Rule::warning(
    "annexa-conference-unneeded",
    "The conference was deemed unnecessary and has a day",
    "Take out one of them: it counts as held",
);
pub(super) static RESULT: Rule = Rule::warning(
    "annexa-result-no-conference",
    "The conference made a plan and has no day",
    "Enter the day of the conference",
);
pub(super) static NO_RESULT: Rule = Rule::warning(
    "annexa-conference-no-result",
    "The conference has a day, and whether it made a plan is not said",
    "Enter yes or no",
);
pub(super) static REVIEW_FIRST: Rule =
    Rule::warning("annexa-before-start", "It happened before the plan or the period of care began", "Check both days");
pub(super) static SOURCES: Rule = Rule::warning(
    "annexa-source-unknown",
    "More than 5% of the rows have an unknown source",
    "Enter who made them: figures by agency leave these out",
);
pub(super) static ORGANISATION: Rule = Rule::warning(
    "annexa-organisation-blank",
    "The assessment is completed, and who completed it is not told",
    "Enter the organisation: the row counts neither as the authority's nor as a partner's",
);
pub(super) static NOT_OFFERED: Rule = Rule::warning(
    "annexa-interview-not-offered",
    "A return interview was accepted that was not offered",
    "Check both columns",
);
pub(super) static NEVER_MISSING: Rule = Rule::warning(
    "annexa-interview-not-missing",
    "A return interview was offered to a child who was never missing",
    "Check the number of missing episodes",
);
pub(super) static NO_PLACEMENT: Rule = Rule::warning(
    "annexa-placements-none",
    "A looked-after child has no placement in twelve months",
    "The least is 1: the placement that the child is in",
);
pub(super) static ORDER_OF_ADOPTION: Rule = Rule::warning(
    "annexa-adoption-order",
    "The steps to adoption are not in their order: care, decision, match, placement, adoption",
    "Check the days: a negative time is left out of the mean",
);
pub(super) static STAGES: Rule =
    Rule::warning("annexa-adopter-stages", "A stage of an adopter ended before it started", "Check both days");
pub(super) static GONE: Rule = Rule::warning(
    "annexa-leaver-not-in-touch",
    "Suitability or activity is told of somebody with whom the authority is not in touch",
    "Leave them blank, or say that you are in touch",
);
pub(super) static EMPTY_LIST: Rule = Rule::warning(
    "annexa-list-empty",
    "The list has headings and no rows",
    "Check that there was really nobody: its figures are nought",
);
pub(super) static NONE_USED: Rule = Rule::warning(
    "annexa-list-unusable",
    "None of the list's rows can be used, so that its figures are left out",
    "Mend what is said of its columns and rows, and choose the file again",
);
pub(super) static SHORT_BREAKS: Rule = Rule::note(
    "annexa-short-breaks",
    "The child is in a series of short breaks (V3, V4) and is not counted among the looked after",
    "Nothing, if the legal status is right",
);
pub(super) static AGAIN: Rule = Rule::note(
    "annexa-list-twice",
    "The list is there more than once: the rows of all were brought together",
    "Leave out what is not meant",
);
pub(super) static COLUMN: Rule = Rule::note(
    "annexa-column-unknown",
    "The column is none of the list's and was passed over",
    "If it is one of them, name it as in Ofsted's template",
);
pub(super) static NO_LIST_HERE: Rule = Rule::warning(
    "annexa-file-without-list",
    "No list of Annex A is in this file; the others were used",
    "Give the list its row of headings, or leave the file out",
);

/// A column that is not there, and what that means.
macro_rules! absent {
    ($($name:ident, $code:literal, $means:literal;)+) => {$(
        pub(super) static $name: Rule = Rule::warning(
            concat!("annexa-no-column-", $code),
            concat!("The column is missing: ", $means),
            "Add it with its heading as in Ofsted's template, and choose the file again",
        );
    )+};
}
absent! {
    NO_ID_COLUMN, "child", "no row can be used";
    NO_KEY_COLUMN, "day", "rows without their day cannot be used";
    NO_SOURCE, "source", "figures by agency cannot be had (D04, D05 by source, C04)";
    NO_NFA, "nfa", "referrals with no further action cannot be had (D05)";
    NO_EARLIER, "earlier", "re-referrals are looked up among the rows alone, and come out too low (D06)";
    NO_COMPLETION, "completion", "completed early help assessments cannot be had (D07, D08)";
    NO_ORGANISATION, "organisation", "early help led by partners cannot be had (D08)";
    NO_SEEN, "seen", "children seen during the assessment cannot be had (C13)";
    NO_AUTHORISED, "authorised", "assessments within 45 working days cannot be had (D15), and all seem open (C10)";
    NO_IN_NEED, "in-need", "referrals assessed as not in need cannot be had (C03)";
    NO_CONFERENCE, "conference", "figures of initial conferences cannot be had (D17, C19, C20)";
    NO_MADE_PLAN, "made-plan", "conferences that made a plan cannot be had (C20)";
    NO_END, "end", "everything seems open, so that the figures of a day come out too high";
    NO_REASON, "reason", "cases stepped down or closed after assessment cannot be had (D10, C03)";
    NO_STATUS, "status", "child in need plans cannot be told from other cases (C11)";
    NO_ABUSE, "abuse", "plans for neglect cannot be had (D20)";
    NO_ALONE, "alone", "children seen alone cannot be had (C25)";
    NO_REVIEW, "review", "plans reviewed in time cannot be had (D34)";
    NO_PREVIOUS, "previous", "second or subsequent plans cannot be had (D32)";
    NO_LEGAL, "legal", "short breaks cannot be told apart, so that the looked after can come out too high (D35)";
    NO_HEALTH, "health", "health assessments up to date cannot be had (C36)";
    NO_DENTAL, "dental", "dental checks up to date cannot be had (C37)";
    NO_PLACEMENTS, "placements", "children with three or more placements cannot be had (D36)";
    NO_MISSING, "missing", "looked-after children who went missing cannot be had (C45)";
    NO_BORN, "born", "the cohort of 19 to 21 is told by the column of ages (D37, D38, C47)";
    NO_ELIGIBILITY, "eligibility", "all aged 19 to 21 are counted as former relevant (D37, D38, C47)";
    NO_PATHWAY, "pathway", "pathway plans reviewed in time cannot be had (C48)";
    NO_IN_TOUCH, "in-touch", "care leavers in touch cannot be had (C47)";
    NO_SUITABILITY, "suitability", "care leavers in suitable accommodation cannot be had (D37)";
    NO_ACTIVITY, "activity", "care leavers in education, employment or training cannot be had (D38)";
    NO_ENTERED, "entered", "the time from care to an adoptive placement cannot be had (C46)";
    NO_PLACED, "placed", "the time from care to an adoptive placement cannot be had (C46)";
}
