//! What can be wrong with a return on looked-after children, in words for whoever mends it.

use crate::finding::Rule;

macro_rules! rules {
    ($($kind:ident $rule:ident $code:literal $wrong:literal $mend:literal;)*) => {
        $(pub(super) static $rule: Rule = Rule::$kind($code, $wrong, $mend);)*
        /// All of them.
        #[cfg(test)]
        pub(super) static ALL: &[&Rule] = &[$(&$rule),*];
    };
}

rules! {
    // The file.
    error NOTHING "s903-nothing"
        "No table of the return on looked-after children is in the files"
        "Choose the CSV files, the workbook or the XML file of the return, with the headings that the department gives";
    error NO_TABLE "s903-no-table"
        "This file or sheet is none of the return's tables, going by its headings"
        "Put the department's headings into its first row, or leave it out";
    error DOCTYPE "s903-document-type"
        "The XML file declares a document type, which no return does and which is never followed"
        "Export the return again from the case system";
    error BROKEN "s903-xml-broken"
        "The XML breaks off or is not well formed here, and what follows is not read"
        "Export the return again from the case system";
    error TOO_DEEP "s903-xml-deep"
        "Elements lie within elements more deeply than in any return, and what follows is not read"
        "Export the return again from the case system";
    error TOO_MUCH "s903-xml-child-endless"
        "One child has more records than any child can have, and what follows is not read"
        "Check that every child's element is closed";

    // Rows that are left out.
    error NO_CHILD "s903-no-child"
        "The row does not say which child it is about"
        "Fill in the child's code";
    error NO_START "s903-no-start"
        "The row does not say when it starts"
        "Fill in the first day";
    error BAD_START "s903-start-unreadable"
        "The day on which it starts is no day"
        "Write it as 31/03/2024";
    error DUPLICATE "s903-duplicate"
        "The same row stands in the file twice, and is used once"
        "Delete one of them";

    // Cells.
    warning BAD_DAY "s903-day-unreadable"
        "This is no day, and is passed over"
        "Write it as 31/03/2024";
    warning UNKNOWN_CODE "s903-code-unknown"
        "This is none of the codes of the column"
        "Choose a code from the department's guide to the return";
    warning OTHER_YEAR "s903-code-other-year"
        "The code is not one of the codes of that year"
        "Choose the code that has taken its place";
    warning NO_CODE "s903-code-missing"
        "The code is missing"
        "Fill in the code";
    warning BAD_FLAG "s903-flag"
        "Here stands neither 1 for yes nor 0 for no"
        "Write 1 or 0";
    warning ENDED_BEFORE "s903-end-before-start"
        "It ends before it starts"
        "Put the two days right";

    // Header.
    warning NO_BIRTH "s903-no-birth-date"
        "The child's date of birth is missing, so the child is in no figure that needs an age"
        "Fill in the date of birth";
    warning NO_SEX "s903-no-sex"
        "The child's sex is missing"
        "Fill in the sex";
    warning SEX_OF_YEAR "s903-sex-other-year"
        "The sex is not written as in the return's year: 1 or 2 until 2024, M, F or U from 2025"
        "Export the header in the layout of the year";
    warning TWO_HEADERS "s903-two-headers"
        "The child has two rows in the header that differ"
        "Keep the right one";
    warning BIRTH_DIFFERS "s903-birth-date-differs"
        "The date of birth is not the one in the header"
        "Make it the same in every table";
    warning NOT_IN_HEADER "s903-not-in-header"
        "The child has episodes and no row in the header"
        "Add the child to the header";
    note NO_EPISODES "s903-no-episodes"
        "The child is in the header and has no episode"
        "Right for a care leaver; else add the episodes";

    // Episodes.
    warning END_NO_REASON "s903-end-without-reason"
        "The episode has ended, and no reason is given"
        "Fill in why it ended, X1 if the next one follows";
    warning REASON_NO_END "s903-reason-without-end"
        "A reason for the end is given, and the day of the end is missing, so the episode counts as open"
        "Fill in the day, or take the reason out";
    warning BEFORE_BIRTH "s903-before-birth"
        "The episode starts before the child was born"
        "Put the day or the date of birth right";
    warning ADULT "s903-after-eighteen"
        "The episode starts on or after the eighteenth birthday"
        "Put the day or the date of birth right: being looked after ends at eighteen";
    warning OVERLAP "s903-overlap"
        "The episode starts before an earlier one of the same child has ended"
        "End the earlier episode on the day on which this one starts";
    warning TWO_OPEN "s903-two-open"
        "Two episodes of the child are open at once"
        "End the earlier one";
    warning GAP "s903-gap"
        "The episode before ends with X1, which means that it goes on, and this one starts later"
        "Start this one on the day on which the one before ends";
    warning NOTHING_FOLLOWS "s903-continues-nothing"
        "The episode ends with X1, which means that another follows, and none does"
        "Add the next episode, or give the reason why the child left care";
    note FIRST_NOT_START "s903-first-not-start"
        "The child's first episode in the files does not begin with S, so when care began is not known"
        "Right if care began before the files' first year; else put S";
    warning RESUMED "s903-resumed-without-start"
        "The child had left care, and the next episode does not begin with S"
        "Put S, or put the end of the one before right";
    warning STARTED_TWICE "s903-started-twice"
        "The episode begins with S while the child is already looked after"
        "Use the reason for a change, or end the episode before";
    warning AFTER_DEATH "s903-after-death"
        "An episode follows one that ended with the child's death"
        "Put the reason or the child's code right";
    warning PLACE_CHANGED "s903-place-changed"
        "The reason is a change of legal status alone, and the place is another"
        "Use the reason for a change of both, or put the place right";
    warning UNDER_SIXTEEN "s903-supported-under-sixteen"
        "Supported accommodation (K3) for a child under 16"
        "Put the place or the date of birth right";

    // Reviews.
    warning REVIEW_BEFORE "s903-review-before-care"
        "The review is earlier than the child's first episode in the files"
        "Put the day right, or add the episodes";
    warning REVIEW_AGE "s903-review-age"
        "PN0 is for a child under 4, the other codes for a child of 4 or more"
        "Put the code or the date of birth right";
    warning LATER "s903-later-than-year"
        "The day is later than the year of the return"
        "Put the day right";

    // OC2 and OC3.
    warning SCORE "s903-score-range"
        "The score is not a whole number from 0 to 40, and is passed over"
        "Put the score right";
    warning SCORE_AND_REASON "s903-score-and-reason"
        "There is a score, and a reason why there is none"
        "Keep one of them";
    warning NO_SCORE "s903-score-or-reason"
        "The child is 4 to 16, and there is neither a score nor a reason why there is none"
        "Fill in one of them";
    warning TWO_ROWS "s903-two-rows"
        "The child has two rows in this table; the last is used"
        "Keep the right one";
    note LEAVER_AGE "s903-leaver-age"
        "The care leaver does not turn 17 to 21 in the year of the return"
        "Check the date of birth";

    // The other tables.
    warning ASYLUM_LATE "s903-asylum-after-eighteen"
        "The child's time as unaccompanied ends after the eighteenth birthday"
        "It ends on that birthday at the latest: put the day right";
    warning ASYLUM_EARLY "s903-asylum-before-birth"
        "The child's time as unaccompanied ends before the birth"
        "Put the day or the date of birth right";
    warning PLACED_NO_REASON "s903-placed-ceased-reason"
        "The placement for adoption has ceased and no reason is given, or the other way round"
        "Fill in both or neither";
    warning AWAY_OUTSIDE "s903-missing-not-looked-after"
        "The child was not looked after on the day on which the time missing starts"
        "Put the day right, or add the episode";
    warning MATCH_BEFORE "s903-matched-before-decided"
        "The child was matched before it was decided that adoption is best"
        "Put the two days right";
}
