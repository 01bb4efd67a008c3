//! The codes of notes and errors of a person-year, in the order in which a row lists them.

use crate::law::code::{self, codes};
use crate::person::month::code as month;

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
    /// Children for whom a higher allowance is announced, which is not seen enacted.
    note PolicyAddress2026 = "policy_address_2026",
    /// A joint assessment that the couple may not elect, or that costs as much or more.
    note JointNotElective = "joint_not_elective",
    /// The couple pays less in a joint assessment, which is taken.
    note BestAssessmentJoint = "best_assessment_joint",
    /// The couple pays no less in a joint assessment: each spouse is assessed alone.
    note BestAssessmentSeparate = "best_assessment_separate",
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
    /// One employee number beside two identity numbers.
    error DiffersFromRow = "differs_from_row",
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
    /// A row of months of the person has an error, and the year rests on it.
    error MonthHasErrors = "month_has_errors",
    /// More than one one-off bonus of a resident that may be taxed by itself.
    error SecondBonus = "second_bonus",
    /// Equity income of a resident, for which a year has no column.
    error EquityOfResident = "equity_of_resident",
    /// A tax reduction in the months of a resident: nothing says for which income of the year.
    error TaxReductionOfYear = "tax_reduction_of_year",
    /// Business income of a non-resident: which deductions it takes is not settled.
    error BusinessOfNonResident = "business_of_non_resident",
    /// A fact of the year that the months beside it say already.
    error NotBesideMonths = "not_beside_months",
    /// The days of residence are those expected.
    note ExpectedDays = "expected_days",
    /// The months end before December.
    note MonthsEndEarly = "months_end_early",
    /// A month between two others is missing.
    note MonthMissing = "month_missing",
    /// A non-resident's year is spread evenly over its months.
    note AssumedEvenMonths = "assumed_even_months",
    /// The start of an employment is taken from the first month.
    note AssumedStartMonth = "assumed_start_month",
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
    /// A claim under the Arrangement that does not belong to the person's status.
    note TreatyClaimIgnored = "treaty_claim_ignored",
    /// The days make a resident of somebody who was taxed as a non-resident.
    note BecomesResident = "becomes_resident",
    /// The days make a non-resident of somebody who was taxed as a resident.
    note BecomesNonResident = "becomes_non_resident",
    /// More than 90 days after all.
    note OverNinetyDays = "over_ninety_days",
    /// Not more than 90 days after all.
    note WithinNinetyDays = "within_ninety_days",
    /// The exemption of pay from abroad needs record filing.
    note RecordFiling = "record_filing",
    /// Whether an absence is longer than 30 days hangs on how its ends count.
    note AbsenceUnclear = "absence_unclear",
    /// The record of crossings does not cover the whole year.
    note RecordIncomplete = "record_incomplete",
    /// Deductions of residents on a non-resident's row.
    note DeductionsIgnored = "deductions_ignored",
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
    /// Severance pay is taken to be for a dissolved contract.
    note AssumedDissolved = "assumed_dissolved",
    /// Severance pay, and no average wage is given or published.
    error AverageWageMissing = "average_wage_missing",
    /// Severance pay on expiry of a contract, which no text settles.
    error SeveranceOnExpiry = "severance_on_expiry",
    /// Severance pay of a non-resident, which no text settles.
    error SeveranceOfNonResident = "severance_of_non_resident",
    /// Severance pay beside months, whose tax withheld may hold that on it.
    error SeveranceBesideMonths = "severance_beside_months",
    /// A technology reward is taken to be that of a company.
    note AssumedCompanyReward = "assumed_company_reward" if "special_incomes",
    /// An income with a computation of its own is in neither relief.
    note LeftOutOfReliefs = "left_out_of_reliefs" if "special_incomes",
    /// The annuity of the year is taken as one payment.
    note AssumedOnePayment = "assumed_one_payment" if "special_incomes",
    /// A lump sum of an annuity on emigration of a Hong Kong resident is taxed as for another reason.
    note EmigrationUnconfirmed = "emigration_unconfirmed" if "special_incomes",
    /// Tax-free benefits of a person for whom no text is known that makes them so.
    note BenefitsUnconfirmed = "benefits_unconfirmed" if "special_incomes",
    /// Tax-free benefits and special additional deductions, of which nothing says which is elected.
    error BenefitsAndDeductions = "benefits_and_deductions" if "special_incomes",
    /// Tax-free benefits of a person who may not have them.
    error BenefitsNotOpen = "benefits_not_open" if "special_incomes",
    /// An income with a computation of its own, and a fact that the computation needs is missing.
    error OwnIncomeIncomplete = "own_income_incomplete" if "special_incomes",
    /// An income with a computation of its own of a non-resident.
    error OwnIncomeOfNonResident = "own_income_of_non_resident" if "special_incomes",
    /// An income with a computation of its own beside months.
    error OwnIncomeBesideMonths = "own_income_beside_months" if "special_incomes",
    /// A plan is taken to meet the conditions.
    note AssumedPlanQualifies = "assumed_plan_qualifies" if "special_incomes",
    /// An event of equity pay is taken as earned on the mainland whole.
    note EquityNotSplit = "equity_not_split" if "special_incomes",
    /// An event of equity pay comes to less than nothing.
    note EquityBelowNothing = "equity_below_nothing" if "special_incomes",
    /// Equity of a company that is not listed is not taxed in the year.
    note EquityDeferred = "equity_deferred" if "special_incomes",
    /// Equity of a plan that does not meet the conditions joins the wages.
    note EquityMerged = "equity_merged" if "special_incomes",
    /// Tax on equity may not be paid in instalments.
    note EquityNoInstalments = "equity_no_instalments" if "special_incomes",
    /// Both the equity income of the year and its events.
    error EquityTwice = "equity_twice" if "special_incomes",
    /// An event of another year.
    error EquityOutsideYear = "equity_outside_year" if "special_incomes",
    /// A fact of an event that belongs to another kind.
    error EquityNotOfKind = "equity_not_of_kind" if "special_incomes",
    /// Nothing, where an event needs a number above 0.
    error EquityNothing = "equity_nothing" if "special_incomes",
    /// An event whose income is above the largest amount.
    error EquityTooLarge = "equity_too_large" if "special_incomes",
    /// Two payers took a resident's special additional deductions off in one month.
    note DeductionsAtTwoPayers = "deductions_at_two_payers",
    /// An amount to date is lower than in the month before.
    note ToDateFalls = "to_date_falls",
    /// Several rows of one payer in a month were added up.
    note RowsAdded = "rows_added",
    /// No crossing of the person lies in the year.
    note NoCrossing = "no_crossing",
    /// Crossings outside the period that is counted.
    note CrossingsOutside = "crossings_outside",
    /// Some months say what was withheld, and others do not: there is no refund of the year.
    note WithheldIncomplete = "withheld_incomplete",
    /// A row of next month, which was added to those of the file.
    note NextMonth = "next_month",
    /// The annual settlement must be filed.
    note SettlementMustFile = "settlement_must_file",
    /// Tax is due, and the annual settlement need not be filed.
    note SettlementExempt = "settlement_exempt",
    /// Days in Hong Kong near the 60 that visits are ignored up to.
    note NearSixtyDays = "near_sixty_days" if "bill",
    /// A relief lowered the mainland tax on which a credit was claimed.
    note CreditReducedByRelief = "credit_reduced_by_relief" if "bill",
    /// Personal assessment is not open to the person or the spouse.
    note PaNotResident = "pa_not_resident" if "bill",
    /// Amounts of the calendar year stand for those of the year of assessment.
    note CalendarYearTaken = "calendar_year_taken" if "bill",
    /// The mainland may credit the Hong Kong tax on days that both charge.
    note MainlandCreditOpen = "mainland_credit_open" if "bill",
    /// No law is known for the year of assessment of the actual bill.
    note HkBillYearNotCovered = "hk_bill_year_not_covered" if "bill",
}

impl Code {
    /// The code of a year that says what a note of one of its months does.
    pub fn of_month(note: month::Code) -> Option<Self> {
        let same = |code: &&Self| !code.is_error() && code.as_str() == note.as_str();
        Self::ALL.iter().find(same).copied()
    }
}

/// Codes of a person-year.
pub type Codes = code::Codes<Code>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_note_of_a_month_can_be_said_of_its_year() {
        let notes = month::Code::ALL.iter().filter(|code| !code.is_error());
        for note in notes {
            assert!(Code::of_month(*note).is_some(), "{}", note.as_str());
        }
    }
}
