//! The codes of notes and errors of a person-year, in the order in which a row lists them.

use crate::law::code::{self, codes};

codes! {
    /// A note or an error of a person-year.
    Code
    /// Neither status nor days were given: taken as resident.
    note AssumedResident = "assumed_resident",
    /// No share was given: all income is taken to come from the park.
    note AssumedParkShare = "assumed_park_share",
    /// Married without a spouse's income: taken as none.
    note AssumedSpouseIncome = "assumed_spouse_income",
    /// The engine's own exchange rate was used.
    note DefaultFx = "default_fx",
    /// Something claimed was above its cap.
    note CapApplied = "cap_applied",
    /// A smaller bonus would have left more.
    note BonusTrapZone = "bonus_trap_zone",
    /// Not on the park's white list yet.
    note NotWhiteListed = "not_white_listed",
    /// An unconfirmed route would bring more than the confirmed one.
    note LargerIfConfirmed = "larger_if_confirmed",
    /// Exempt income and special additional deductions, of which most persons may have one.
    note BenefitsBesideDeductions = "benefits_beside_deductions",
    /// Home loan interest and domestic rent, of which an owner may have one.
    note LoanInterestBesideRent = "loan_interest_beside_rent",
    /// A Hong Kong dollar above a yuan: perhaps the rate is the other way round.
    note FxAboveOne = "fx_above_one",
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
    /// No exchange rate is known for the year, and none was given.
    error FxMissing = "fx_missing",
    /// The person already has a row for the year.
    error DuplicatePersonYear = "duplicate_person_year",
    /// Status and days of residence contradict each other.
    error StatusConflict = "status_conflict",
    /// A non-resident's tax is monthly; a yearly row cannot hold what it needs.
    error NonResidentNeedsMonths = "non_resident_needs_months",
    /// The exempt part of the wages is above the wages.
    error ExemptAboveWages = "exempt_above_wages",
    /// A joint assessment, or facts of a spouse, without a marriage.
    error JointNeedsMarried = "joint_needs_married",
    /// A single parent without a child.
    error SingleParentNeedsChild = "single_parent_needs_child",
    /// An identity number of a wrong shape or with a wrong check digit; it decides nothing.
    note BadIdentityNumber = "bad_identity_number",
    /// The row has more or fewer cells than the header.
    error WrongCellCount = "wrong_cell_count",
    /// A line break inside a cell that is read: a quotation mark may have swallowed rows.
    error LineBreak = "line_break",
}

/// Codes of a person-year.
pub type Codes = code::Codes<Code>;
