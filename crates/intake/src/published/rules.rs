//! What can be wrong with a file of published statistics, with its description, or with a list of codes.

use crate::finding::Rule;

macro_rules! rules {
    ($($name:ident = $how:ident($code:literal, $wrong:literal, $mend:literal);)+) => {
        $(
            #[doc = $wrong]
            pub static $name: Rule = Rule::$how($code, $wrong, $mend);
        )+
        /// Every rule of this folder.
        pub static ALL: &[&Rule] = &[$(&$name),+];
    };
}

rules! {
    NOT_PUBLISHED = error("published-unknown-kind",
        "This is not a file of published statistics, authority codes or neighbours",
        "Choose the underlying data file (.csv) of a release: it has the columns time_period and geographic_level");
    NO_ROWS = error("published-no-rows", "The file has headings and no rows", "Download the file again");
    NO_PERIOD = error("published-no-period", "The column time_period is missing", "Download the file again");
    NO_LEVEL = note("published-no-level", "The column geographic_level is missing, and levels are told by the codes",
        "Compare a few rows with the published page");
    NO_INDICATOR = error("published-no-indicator", "No column holds figures", "Choose the underlying data file of the release");
    NO_CODES = error("published-no-codes", "The row is about an area and has no code for it",
        "Rows are never joined by name: add the code");
    NOT_UNDERSTOOD = note("published-not-understood", "The column was not understood and is left out",
        "Nothing needs doing unless you expected figures from it");
    NOT_ANNUAL = note("published-not-annual", "The row is for a part of a year, and only whole years are kept",
        "Nothing needs doing");
    OTHER_LEVEL = note("published-other-level", "The row is about a place below or beside authorities, and is left out",
        "Nothing needs doing");
    TOO_MANY = error("published-too-many", "The file holds more figures than can be kept",
        "Keep the rows for England, regions and authorities, and the filters that you use");
    SEPARATOR = warning("published-separator", "Something else than commas separates the columns",
        "Save it as comma-separated (.csv)");
    BLANK_COLUMN = warning("published-blank-column", "A column has a heading and nothing below it",
        "Remove the column, or find what is missing from it");
    BLANK_HEADING = warning("published-blank-heading", "A column has figures and no heading", "Give the column its heading");
    DUPLICATE_COLUMN = error("published-duplicate-column", "Two columns have the same heading, and the second is left out",
        "Give each column its own heading");
    COLUMN_SPACE = warning("published-column-space", "A heading has a space in it", "Write an underscore in place of the space");
    RAGGED = warning("published-ragged-row", "The row has more cells than there are headings",
        "Look for a comma that is missing its quotation marks");
    DUPLICATE_ROW = error("published-duplicate-row", "The row has the period, area and filters of an earlier row",
        "Keep one of them; the first is used");
    PERIOD = error("published-period", "The time period is neither a year such as 2024 nor two years such as 202324",
        "Write it as the release does");
    PERIOD_YEARS = error("published-period-years", "The two years of the time period do not follow each other",
        "Write 202324 for 2023 to 2024");
    PERIOD_IDENTIFIER = error("published-period-identifier", "The time period does not fit its time identifier",
        "A calendar or reporting year has four figures, an academic or financial year six");
    PERIOD_MARK = note("published-period-mark", "The time period has a dash or a stroke in it", "Nothing needs doing");
    IDENTIFIER = warning("published-time-identifier", "The time identifier is not on the department's list",
        "Write it as the list does, small letters included: Academic year");
    IDENTIFIERS_MIXED = warning("published-identifiers-mixed", "The file mixes kinds of time identifier",
        "Keep each kind in a file of its own");
    LEVEL = error("published-level", "The geographic level is not on the department's list", "Write it as the list does");
    LEVEL_SPELLING = note("published-level-spelling", "The geographic level is spelt in another way than on the list",
        "Nothing needs doing");
    COUNTRY = warning("published-country", "The country's code and name do not belong together", "Correct the one that is wrong");
    REGION = warning("published-region", "The region's code and name do not belong together",
        "Correct the one that is wrong");
    REGION_MISSING = warning("published-region-missing", "The row has no region, or half of one", "Add the region's code and name");
    NAME_COLUMN = warning("published-name-column", "A column of codes has no column of names beside it",
        "Name it as the code's column, with _name in place of _code");
    AUTHORITY_CODE = warning("published-authority-code", "The authority's three-figure code is not of three figures",
        "Correct the code; z stands for no authority");
    AUTHORITY_NINE = warning("published-authority-nine", "The authority's nine-character code is not of that form",
        "Correct the code; z stands for no authority");
    AUTHORITY_PAIR = warning("published-authority-pair",
        "The codes and the name of the authority do not belong together",
        "Compare with the list of authorities and correct the one that is wrong");
    MISSING_PLACE = warning("published-missing-place", "A code of a place is a mark for missing",
        "Write z, or leave the cell empty where the level does not need it");
    OVERCOMPLETED = warning("published-overcompleted", "The row names a place below its own level",
        "Leave the columns of smaller places empty");
    TOTAL_PLACE = warning("published-total-place", "A column of places says Total", "Leave the cell empty");
    BLANK_FILTER = warning("published-blank-filter", "A filter is empty", "Write Total where the row is about all");
    FILTER_SPACE = warning("published-filter-space", "A filter has a space before or after its text", "Take the space away");
    TOTAL_WORD = warning("published-total-word", "A filter says All, or Total in another spelling", "Write Total");
    BLANK_FIGURE = warning("published-blank-figure", "A figure is empty", "Write x where it is not available, z where it does not apply");
    SYMBOL = warning("published-symbol", "A figure is missing, with a mark that is not on the department's list",
        "Write c, k or low, u, x or z");
    OLD_SYMBOL = warning("published-old-symbol", "A figure is missing, with a mark of older releases",
        "It is read as x (:) or as low (~); newer releases write these");
    NO_NUMBER = warning("published-no-number", "A figure is neither a number nor a mark", "Correct the cell; it is read as x");
    SMUSHED = warning("published-smushed", "The headings of figures hold what a filter should say",
        "Put the groups in a filter column, one row for each");
    META_COLUMNS = error("published-meta-columns", "The description lacks a column that it must have",
        "It needs col_name, col_type, label, indicator_grouping, indicator_unit, indicator_dp, filter_hint and filter_grouping_column");
    META_DUPLICATE = warning("published-meta-duplicate", "The description has two rows for a column, or two alike labels",
        "Keep one row for each column, each with its own label");
    META_TYPE = warning("published-meta-type", "The column is said to be neither Filter nor Indicator", "Write Filter or Indicator");
    META_LABEL = warning("published-meta-label", "The column has no label", "Write what it shows");
    META_SPACE = warning("published-meta-space", "A column's name in the description has a space in it",
        "Write an underscore in place of the space");
    META_NOT_IN_DATA = warning("published-meta-not-in-data", "The description names a column that the data does not have",
        "Compare the names in both files");
    DATA_NOT_IN_META = warning("published-data-not-in-meta", "The data has a column that the description does not name",
        "Add it to the description");
    META_PLACE = warning("published-meta-place", "The description names a column of times or places", "Leave it out of the description");
    META_FILTER = warning("published-meta-filter", "A filter has what only an indicator has: grouping, unit or decimals",
        "Leave these cells empty");
    META_INDICATOR = warning("published-meta-indicator", "An indicator has what only a filter has: a hint or a grouping column",
        "Leave these cells empty");
    META_UNIT = warning("published-meta-unit", "The unit is not on the department's list", "Write %, pp, £, £m, £bn or leave it empty");
    META_PLACES = warning("published-meta-places", "The number of decimals is not a whole number from 0", "Write 0, 1 or 2");
    META_GROUP = warning("published-meta-group", "A filter's grouping column is not in the data, or is a filter of its own",
        "Name a column of the data that is described by nothing else");
    META_ALONE = note("published-meta-alone", "This describes a data file and holds no figures",
        "Bring it together with its data file");
    LIST_CODE = error("published-list-code", "The row has no code that can be read", "Add the three-figure or the nine-character code");
    LIST_REGION = note("published-list-regions", "This is a list of regions, which are known already", "Nothing needs doing");
    LIST_DATE = warning("published-list-date", "A date of the list cannot be read", "Write it as 01/04/2021");
    MODEL_FEW = warning("published-model-few", "The authority has fewer than ten neighbours", "Compare with the published model");
    MODEL_CODE = warning("published-model-code", "A neighbour is given by something else than a code", "Write its three-figure code");
    MODEL_SELF = warning("published-model-self", "The authority is its own neighbour", "Compare with the published model");
    MODEL_TWICE = error("published-model-twice", "The authority or one of its neighbours stands twice", "Keep one of them; the first is used");
}
