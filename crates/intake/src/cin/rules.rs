//! What a census file can have wrong.

use crate::finding::Rule;

/// No element of the census in it.
pub static NOTHING: Rule = Rule::error(
    "cin-nothing",
    "There is no child in the file",
    "Choose the file of the census, with its children in it",
);
/// Not well-formed.
pub static BROKEN: Rule = Rule::error(
    "xml-broken",
    "The file breaks off or is not well-formed here, and nothing after this place was read",
    "Save it again from the case system; if it was mended by hand, look for a tag that is not closed",
);
/// A document type, with which a small file can become a huge one.
pub static DOCTYPE: Rule = Rule::error(
    "xml-doctype",
    "The file declares a document type, which a census never does",
    "Save it again from the case system, without the line that begins with <!DOCTYPE",
);
/// Nested deeper than any census.
pub static TOO_DEEP: Rule = Rule::error(
    "xml-too-deep",
    "The elements lie deeper in each other than in any census",
    "Save it again from the case system",
);
/// One child with more than any child has.
pub static TOO_MUCH: Rule = Rule::error(
    "cin-child-too-long",
    "One child has more than 50,000 elements",
    "Look for a child that is not closed, and save the file again from the case system",
);
/// Another collection.
pub static OTHER_COLLECTION: Rule = Rule::error(
    "cin-other-collection",
    "The header names another collection than CIN",
    "Choose the file of the children in need census",
);
/// No header.
pub static NO_HEADER: Rule = Rule::warning(
    "cin-header-missing",
    "There is no header that says for which year it is",
    "Save the file with its header",
);
/// The reference date does not end the year.
pub static REFERENCE: Rule = Rule::warning(
    "cin-reference-date",
    "The reference date is not 31 March of the year in the header",
    "Correct the year or the reference date in the header",
);
/// No authority has this code.
pub static AUTHORITY: Rule = Rule::warning(
    "cin-authority-code",
    "The authority in the header is no code of the department",
    "Give the department's code, such as 928",
);
/// An element that no census has.
pub static ELEMENT: Rule = Rule::note(
    "cin-element-unknown",
    "There are elements that are in no census from 2017 to 2026, and they were left aside",
    "Nothing needs to be done unless a figure is missing",
);

/// A child without an identifier.
pub static NO_ID: Rule =
    Rule::error("cin-child-without-id", "The child has no LAchildID", "Give the child's identifier in the case system");
/// One identifier twice.
pub static ID_TWICE: Rule = Rule::warning(
    "cin-child-twice",
    "The same LAchildID stands for two children",
    "Bring the two records together in the case system",
);
/// Neither birth date nor expected one.
pub static NO_BIRTH: Rule =
    Rule::warning("cin-birth-missing", "There is neither a date of birth nor an expected one", "Enter one of them");
/// Both of them.
pub static TWO_BIRTHS: Rule = Rule::warning(
    "cin-birth-and-expected",
    "There is a date of birth and an expected one",
    "Keep the date of birth once the child is born",
);
/// Died before birth.
pub static DEATH: Rule = Rule::warning(
    "cin-death-before-birth",
    "The date of death is before the date of birth",
    "Correct one of the two dates",
);
/// No sex.
pub static NO_SEX: Rule = Rule::warning("cin-sex-missing", "The child's sex is missing", "Enter it");
/// A code of another year.
pub static SEX: Rule = Rule::warning(
    "cin-sex-code",
    "The code is not one of the census: until 2024 GenderCurrent is 1, 2, 0 or 9; from 2025 Sex is M, F or U",
    "Correct it",
);
/// Check letter of the pupil number.
pub static UPN_LETTER: Rule = Rule::warning(
    "cin-upn-letter",
    "The check letter of the unique pupil number is wrong",
    "Copy the number again from the school's records",
);
/// Shape of the pupil number.
pub static UPN_SHAPE: Rule = Rule::warning(
    "cin-upn-shape",
    "The unique pupil number is not a letter and twelve digits (the last may be a letter)",
    "Copy the number again from the school's records",
);
/// The authority in the pupil number.
pub static UPN_AUTHORITY: Rule = Rule::note(
    "cin-upn-authority",
    "The second to fourth characters of the unique pupil number name no authority of England",
    "Copy the number again from the school's records; numbers from Wales, Scotland and Northern Ireland are right as they are",
);
/// Neither a pupil number nor why there is none.
pub static NO_UPN: Rule = Rule::note(
    "cin-upn-missing",
    "There is neither a unique pupil number nor a reason why",
    "Enter the number, or the reason UN1 to UN7",
);
/// Unknown ethnicity code.
pub static ETHNICITY: Rule = Rule::warning("cin-ethnicity-code", "The code is not one of the census", "Correct it");
/// Unknown disability code.
pub static DISABILITY: Rule = Rule::warning("cin-disability-code", "The code is not one of the census", "Correct it");
/// NONE and another.
pub static DISABILITY_NONE: Rule =
    Rule::warning("cin-disability-none", "NONE stands beside a disability", "Keep one of the two");
/// The child has no episode.
pub static NO_DETAILS: Rule = Rule::warning(
    "cin-child-without-episode",
    "The child has no CINdetails",
    "Leave the child out, or enter the episode",
);

/// No referral date.
pub static NO_REFERRAL: Rule = Rule::error(
    "cin-referral-missing",
    "The episode has no referral date that can be read",
    "Enter CINreferralDate as 2024-03-31",
);
/// A day that is none.
pub static DAY: Rule =
    Rule::warning("cin-day-unreadable", "The day cannot be read, and counts as missing", "Write it as 2024-03-31");
/// After the reference date.
pub static FUTURE: Rule = Rule::warning(
    "cin-day-after-reference",
    "The day is after the reference date",
    "Check it, and leave out what happened after 31 March",
);
/// Unknown source.
pub static SOURCE: Rule = Rule::warning(
    "cin-source-code",
    "The source is none of the census's codes, and counts as unknown",
    "Correct ReferralSource",
);
/// Unknown need.
pub static NEED: Rule =
    Rule::warning("cin-need-code", "The primary need is none of N0 to N9", "Correct PrimaryNeedCode");
/// Referral before birth.
pub static BEFORE_BIRTH: Rule = Rule::warning(
    "cin-referral-before-birth",
    "The referral is before the date of birth, and no expected date says why",
    "Check both dates",
);
/// Closed before the referral.
pub static CLOSED_BEFORE: Rule = Rule::error(
    "cin-closed-before-referral",
    "The episode is closed before the referral",
    "Correct one of the two dates",
);
/// Closed without reason.
pub static NO_REASON: Rule = Rule::warning(
    "cin-closure-without-reason",
    "The episode is closed without a reason",
    "Enter ReasonForClosure, RC1 to RC9",
);
/// Reason without closure.
pub static NO_CLOSURE: Rule = Rule::warning(
    "cin-reason-without-closure",
    "There is a reason for closure and no date",
    "Enter CINclosureDate, or take the reason out",
);
/// Unknown reason.
pub static REASON: Rule =
    Rule::warning("cin-reason-code", "The reason is none of RC1 to RC9", "Correct ReasonForClosure");
/// Closed before the year.
pub static BEFORE_YEAR: Rule =
    Rule::note("cin-closed-before-year", "The episode was closed before the census year", "It may be left out");
/// Two open episodes of one child.
pub static OVERLAP: Rule = Rule::warning(
    "cin-episodes-overlap",
    "The episode begins before the child's earlier one is closed",
    "A referral on an open case is not a new referral: bring them together",
);
/// The same episode twice.
pub static EPISODE_TWICE: Rule = Rule::error(
    "cin-episode-twice",
    "The child has another episode with the same referral date",
    "Bring them together: one was counted",
);
/// A flag that is neither.
pub static FLAG: Rule =
    Rule::warning("cin-flag-unreadable", "The answer is neither 0 and 1 nor false and true", "Correct it");
/// No further action, and then action.
pub static NFA_AND_MORE: Rule = Rule::warning(
    "cin-nfa-and-more",
    "No further action was taken, and yet there is an assessment, an enquiry or a plan",
    "Correct ReferralNFA, or take the rest out",
);

/// Assessment without a start.
pub static NO_START: Rule =
    Rule::error("cin-start-missing", "There is no start date that can be read", "Enter it as 2024-03-31");
/// Before the referral.
pub static BEFORE_REFERRAL: Rule =
    Rule::warning("cin-before-referral", "It starts before the referral", "Correct one of the two dates");
/// Ended before it started.
pub static END_BEFORE: Rule =
    Rule::error("cin-end-before-start", "It ends before it starts", "Correct one of the two dates");
/// No factors.
pub static NO_FACTORS: Rule = Rule::warning(
    "cin-factors-missing",
    "The assessment is authorised and records no factor",
    "Enter what was found, or 21 where nothing was",
);
/// Unknown factor.
pub static FACTOR: Rule = Rule::warning("cin-factor-code", "The factor is none of the census's codes", "Correct it");
/// None, and others.
pub static FACTOR_NONE: Rule =
    Rule::warning("cin-factor-none", "21 (no factor) stands beside a factor", "Keep one of the two");
/// Conference before enquiry.
pub static CONFERENCE_BEFORE: Rule = Rule::warning(
    "cin-conference-before-enquiry",
    "The conference is before the enquiry started, and counts for no time limit",
    "Correct one of the two dates",
);
/// A conference that was not needed.
pub static UNNEEDED: Rule = Rule::warning(
    "cin-conference-not-needed",
    "A conference was held although it was found not to be needed",
    "Correct ICPCnotRequired or DateOfInitialCPC",
);
/// The target is not fifteen working days.
pub static TARGET: Rule = Rule::note(
    "cin-conference-target",
    "The target for the conference is not 15 working days after the enquiry started",
    "Check both; figures are worked out from the dates of the enquiry and the conference",
);
/// Unknown category.
pub static CATEGORY: Rule =
    Rule::warning("cin-abuse-code", "The category is none of NEG, PHY, SAB, EMO and MUL", "Correct it");
/// Previous plans missing.
pub static PREVIOUS: Rule = Rule::warning(
    "cin-previous-plans",
    "The number of previous plans is missing or no number",
    "Enter 0 where there was none",
);
/// A review outside its plan.
pub static REVIEW: Rule = Rule::warning(
    "cin-review-outside-plan",
    "The review is before the plan started or after it ended",
    "Check the dates",
);
/// A plan that is open on a closed case.
pub static PLAN_OPEN: Rule = Rule::warning(
    "cin-plan-on-closed-episode",
    "The plan ends after the episode is closed, or is still open",
    "Enter the end of the plan, or correct the closure",
);
/// Two plans at once.
pub static PLANS_OVERLAP: Rule = Rule::error(
    "cin-plans-overlap",
    "The child has another plan open at its start",
    "End the earlier one, or bring them together: one was counted",
);
