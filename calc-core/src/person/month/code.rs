//! The codes of notes and errors of months of pay and of crossings of the border, in the order in which
//! a row lists them.

use crate::law::code::{self, codes};

codes! {
    /// A note or an error of a month, or of a record of crossings.
    Code
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
    /// A line break inside a cell that is read: a quotation mark may have swallowed rows.
    error LineBreak = "line_break",
    /// Status and days of residence contradict each other.
    error StatusConflict = "status_conflict",
    /// The exempt part of the wages is above the wages.
    error ExemptAboveWages = "exempt_above_wages",
    /// An identity number of a wrong shape or with a wrong check digit; it decides nothing.
    note BadIdentityNumber = "bad_identity_number",
    /// Neither the status nor the days of residence of a month are given.
    error StatusNeeded = "status_needed",
    /// A non-resident whose tax depends on the days of residence, which are not given.
    error DaysNeeded = "days_needed",
    /// More rows of one person than are read.
    error TooManyRows = "too_many_rows",
    /// Two rows of one person and month are the same.
    error DuplicatePeriod = "duplicate_period",
    /// More work days in China than the period has days.
    error WorkDaysAbovePeriod = "work_days_above_period",
    /// More days of residence than the year has.
    error DaysAboveYear = "days_above_year",
    /// A value that all rows of a person or an employment share differs from an earlier row's.
    error DiffersFromRow = "differs_from_row",
    /// A row of the person could not be read, and this month rests on it.
    error EarlierMonthBad = "earlier_month_bad",
    /// A resident's months begin within the year, and nothing says when the employment began.
    error StartMonthNeeded = "start_month_needed",
    /// The rule of the basic deduction is not in force in the month.
    error RuleNotInForce = "rule_not_in_force",
    /// The once-a-year rule of a bonus was used before in the year.
    error SecondBonus = "second_bonus",
    /// A bonus of residents on a non-resident's row, or the reverse.
    error BonusAgainstStatus = "bonus_against_status",
    /// Wages stand beside the pay by payer.
    error PayGivenTwice = "pay_given_twice",
    /// The exempt years of a researcher begin or end within the month.
    error ResearcherMonthSplit = "researcher_month_split",
    /// Two crossings of the border in the same direction follow one another, or stays overlap.
    error CrossingContradiction = "crossing_contradiction",
    /// A row has a crossing and a stay.
    error CrossingAndStay = "crossing_and_stay",
    /// A document stands beside two employee numbers.
    error DocumentOfTwoNumbers = "document_of_two_numbers",
    /// A row of the person's record could not be read.
    error RecordHasErrors = "record_has_errors",
    /// The record does not cover the whole year.
    note RecordIncomplete = "record_incomplete",
    /// Whether an absence is longer than 30 days hangs on how its ends count.
    note AbsenceUnclear = "absence_unclear",
    /// No crossing of the person lies in the year.
    note NoCrossing = "no_crossing",
    /// Crossings outside the period that is counted.
    note CrossingsOutside = "crossings_outside",
    /// Taken as without domicile on the mainland.
    note AssumedNotDomiciled = "assumed_not_domiciled",
    /// The six-year rule is taken as not met.
    note AssumedSixYearsNotMet = "assumed_six_years_not_met",
    /// The six-year rule decides, and it is not known whether it is met.
    note SixYearsNeeded = "six_years_needed",
    /// Taken as with a mainland post only.
    note AssumedPost = "assumed_post",
    /// Work days were given, and the post does not split pay by days.
    note WorkDaysIgnored = "work_days_ignored",
    /// The split of somebody who crosses daily needs a genuine post outside.
    note DualPostNeeded = "dual_post_needed",
    /// Pay from abroad with a mainland post only.
    note RelatedPartyPay = "related_party_pay",
    /// A claim under the Arrangement needs residence of Hong Kong.
    note TreatyResidenceNeeded = "treaty_residence_needed",
    /// The other way of the Arrangement is lower.
    note TreatyLower = "treaty_lower",
    /// The lower way is a claim for a short presence, whose days are not given.
    note TreatyDaysNeeded = "treaty_days_needed",
    /// More than 183 days of presence in twelve months.
    note Treaty183Passed = "treaty_183_passed",
    /// The days make a resident of somebody who was taxed as a non-resident.
    note BecomesResident = "becomes_resident",
    /// The days make a non-resident of somebody who was taxed as a resident.
    note BecomesNonResident = "becomes_non_resident",
    /// More than 90 days after all.
    note OverNinetyDays = "over_ninety_days",
    /// Not more than 90 days after all.
    note WithinNinetyDays = "within_ninety_days",
    /// The exemption of pay from abroad is reported to the tax office.
    note RecordFiling = "record_filing",
    /// The employment is taken to begin in the first month of the file.
    note AssumedStartMonth = "assumed_start_month",
    /// A month between others has no row; taken as without pay.
    note MonthMissing = "month_missing",
    /// Deductions of residents on a non-resident's row.
    note DeductionsIgnored = "deductions_ignored",
    /// A claim under the Arrangement that does not belong to the person's status.
    note TreatyClaimIgnored = "treaty_claim_ignored",
    /// A second bonus of a non-resident joins the wages of its month.
    note SecondBonusJoins = "second_bonus_joins",
    /// Exempt as a researcher's.
    note ResearcherExempt = "researcher_exempt",
    /// Whether a non-resident has the reliefs is not settled.
    note NonresidentReliefUnconfirmed = "nonresident_relief_unconfirmed",
    /// The formula of the client is another than status and days give.
    note FormulaDiffers = "formula_differs",
    /// Two payers of a non-resident in one month.
    note TwoPayers = "two_payers",
    /// Two payers took a resident's special additional deductions off in one month.
    note DeductionsAtTwoPayers = "deductions_at_two_payers",
    /// An amount to date is lower than in the month before.
    note ToDateFalls = "to_date_falls",
    /// Several rows of one payer in a month were added up.
    note RowsAdded = "rows_added",
    /// Some months say what was withheld, and others do not.
    note WithheldIncomplete = "withheld_incomplete",
    /// A row of next month, which was added to those of the file.
    note NextMonth = "next_month",
    /// Something claimed is above its cap.
    note CapApplied = "cap_applied",
}

/// Codes of a month.
pub type Codes = code::Codes<Code>;
