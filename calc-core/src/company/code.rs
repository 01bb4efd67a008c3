//! The codes of notes and errors of a company-year, in the order in which a row lists them.

use crate::law::code::{self, codes};

codes! {
    /// A note or an error of a company-year.
    Code
    /// An unconfirmed route would bring more than the confirmed one.
    note LargerIfConfirmed = "larger_if_confirmed",
    /// A required value is blank.
    error MissingValue = "missing_value",
    /// Not an amount from 0 to 10^12 with at most two decimals.
    error BadAmount = "bad_amount",
    /// Not a count from 0 to 99, or a part above its group.
    error BadCount = "bad_count",
    /// Not one of the words that the column takes.
    error BadWord = "bad_word",
    /// A number outside what the column takes.
    error OutOfRange = "out_of_range",
    /// A tax year or a year of assessment that the parameters do not cover.
    error YearNotCovered = "year_not_covered",
    /// The person already has a row for the year.
    error DuplicatePersonYear = "duplicate_person_year",
    /// The row has more or fewer cells than the header.
    error WrongCellCount = "wrong_cell_count",
    /// The tax year is before the 15% rate of companies.
    note BeforeTerm = "before_term",
    /// The tax year is after the last for which the law of companies is known.
    note AfterTerm = "after_term",
    /// The share of the main business is little above its limit.
    note RatioNearLimit = "ratio_near_limit",
    /// Substance is judged by the tests of another zone.
    note SubstanceProxy = "substance_proxy",
    /// The insured staff that the proxy asks for was no whole number.
    note InsuredShareRounded = "insured_share_rounded",
    /// A catalogue item is named, but no catalogue was given.
    note CatalogueNotLoaded = "catalogue_not_loaded",
    /// The catalogue has fewer or more items than the official one.
    note CatalogueIncomplete = "catalogue_incomplete",
    /// There is no income, so the share of the main business is undefined.
    note NoIncome = "no_income",
    /// A little less income would leave more.
    note IncomeCliff = "income_cliff",
    /// Two rates are the same; the certificate brings longer losses too.
    note HighTechTie = "high_tech_tie",
    /// An earlier loss can no longer be used.
    note LossesExpired = "losses_expired",
    /// Older losses would count if the status was held for longer.
    note LossesNeedHistory = "losses_need_history",
    /// Older losses would count if a certificate or status were confirmed.
    note LossesOpen = "losses_open",
    /// The industry is taken to be one with the super deduction.
    note AssumedRdIndustry = "assumed_rd_industry",
    /// The super deduction would count if the industry were confirmed.
    note RdIndustryOpen = "rd_industry_open",
    /// Since when a status is held is given, but no status.
    note StatusSinceWithoutStatus = "status_since_without_status",
    /// The profit is above all income.
    note ProfitAboveIncome = "profit_above_income",
    /// Head office and branches are taken to lie in different regions.
    note AssumedCrossRegion = "assumed_cross_region",
    /// A branch in the area has no share, and so no slice at 15%.
    note BranchWithoutShare = "branch_without_share",
    /// Facts of an import are taken as the relief needs them.
    note AssumedImportFacts = "assumed_import_facts",
    /// A branch is said to import, which is no legal person.
    note ImportByBranch = "import_by_branch",
    /// The import relief begins within the year.
    note ImportFromFebruary = "import_from_february",
    /// Personal articles are not covered by the import relief.
    note PersonalArticles = "personal_articles",
    /// A part is above its whole.
    error PartAboveWhole = "part_above_whole",
    /// Head office and branches contradict each other.
    error StructureConflict = "structure_conflict",
    /// Branches share nothing of one of the three factors.
    error NoFactors = "no_factors",
    /// A line break inside a cell that is read: a quotation mark may have swallowed rows.
    error LineBreak = "line_break",
}

/// Codes of a company-year.
pub type Codes = code::Codes<Code>;
