//! The codes of notes and errors, in the order in which a row lists them.

use serde::{Serialize, Serializer};

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)*) => {
        /// A note or an error of a person-year, a month or a company-year.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $variant,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code as rows, JSON and messages write it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}

codes! {
    /// Neither status nor days were given: taken as resident.
    AssumedResident = "assumed_resident",
    /// No share was given: all income is taken to come from the park.
    AssumedParkShare = "assumed_park_share",
    /// Married without a spouse's income: taken as none.
    AssumedSpouseIncome = "assumed_spouse_income",
    /// The engine's own exchange rate was used.
    DefaultFx = "default_fx",
    /// Something claimed was above its cap.
    CapApplied = "cap_applied",
    /// A smaller bonus would have left more.
    BonusTrapZone = "bonus_trap_zone",
    /// Not on the park's white list yet.
    NotWhiteListed = "not_white_listed",
    /// An unconfirmed route would bring more than the confirmed one.
    LargerIfConfirmed = "larger_if_confirmed",
    /// Exempt income and special additional deductions, of which most persons may have one.
    BenefitsBesideDeductions = "benefits_beside_deductions",
    /// Home loan interest and domestic rent, of which an owner may have one.
    LoanInterestBesideRent = "loan_interest_beside_rent",
    /// A Hong Kong dollar above a yuan: perhaps the rate is the other way round.
    FxAboveOne = "fx_above_one",
    /// A required value is blank.
    MissingValue = "missing_value",
    /// Not an amount from 0 to 10^12 with at most two decimals.
    BadAmount = "bad_amount",
    /// Not a count from 0 to 99, or a part above its group.
    BadCount = "bad_count",
    /// Not one of the words that the column takes.
    BadWord = "bad_word",
    /// A number outside what the column takes.
    OutOfRange = "out_of_range",
    /// A tax year or a year of assessment that the parameters do not cover.
    YearNotCovered = "year_not_covered",
    /// No exchange rate is known for the year, and none was given.
    FxMissing = "fx_missing",
    /// The person already has a row for the year.
    DuplicatePersonYear = "duplicate_person_year",
    /// Status and days of residence contradict each other.
    StatusConflict = "status_conflict",
    /// A non-resident's tax is monthly; a yearly row cannot hold what it needs.
    NonResidentNeedsMonths = "non_resident_needs_months",
    /// The exempt part of the wages is above the wages.
    ExemptAboveWages = "exempt_above_wages",
    /// A joint assessment, or facts of a spouse, without a marriage.
    JointNeedsMarried = "joint_needs_married",
    /// A single parent without a child.
    SingleParentNeedsChild = "single_parent_needs_child",
    /// An identity number of a wrong shape or with a wrong check digit; it decides nothing.
    BadIdentityNumber = "bad_identity_number",
    /// The row has more or fewer cells than the header.
    WrongCellCount = "wrong_cell_count",
    /// The tax year is before the 15% rate of companies.
    BeforeTerm = "before_term",
    /// The tax year is after the last for which the law of companies is known.
    AfterTerm = "after_term",
    /// The share of the main business is little above its limit.
    RatioNearLimit = "ratio_near_limit",
    /// Substance is judged by the tests of another zone.
    SubstanceProxy = "substance_proxy",
    /// The insured staff that the proxy asks for was no whole number.
    InsuredShareRounded = "insured_share_rounded",
    /// A catalogue item is named, but no catalogue was given.
    CatalogueNotLoaded = "catalogue_not_loaded",
    /// The catalogue has fewer or more items than the official one.
    CatalogueIncomplete = "catalogue_incomplete",
    /// There is no income, so the share of the main business is undefined.
    NoIncome = "no_income",
    /// A little less income would leave more.
    IncomeCliff = "income_cliff",
    /// Two rates are the same; the certificate brings longer losses too.
    HighTechTie = "high_tech_tie",
    /// An earlier loss can no longer be used.
    LossesExpired = "losses_expired",
    /// Older losses would count if the status was held for longer.
    LossesNeedHistory = "losses_need_history",
    /// Older losses would count if a certificate or status were confirmed.
    LossesOpen = "losses_open",
    /// The industry is taken to be one with the super deduction.
    AssumedRdIndustry = "assumed_rd_industry",
    /// The super deduction would count if the industry were confirmed.
    RdIndustryOpen = "rd_industry_open",
    /// Since when a status is held is given, but no status.
    StatusSinceWithoutStatus = "status_since_without_status",
    /// The profit is above all income.
    ProfitAboveIncome = "profit_above_income",
    /// Head office and branches are taken to lie in different regions.
    AssumedCrossRegion = "assumed_cross_region",
    /// A branch in the area has no share, and so no slice at 15%.
    BranchWithoutShare = "branch_without_share",
    /// Facts of an import are taken as the relief needs them.
    AssumedImportFacts = "assumed_import_facts",
    /// A branch is said to import, which is no legal person.
    ImportByBranch = "import_by_branch",
    /// The import relief begins within the year.
    ImportFromFebruary = "import_from_february",
    /// Personal articles are not covered by the import relief.
    PersonalArticles = "personal_articles",
    /// A part is above its whole.
    PartAboveWhole = "part_above_whole",
    /// Head office and branches contradict each other.
    StructureConflict = "structure_conflict",
    /// Branches share nothing of one of the three factors.
    NoFactors = "no_factors",
    /// A line break inside a cell that is read: a quotation mark may have swallowed rows.
    LineBreak = "line_break",
    /// Neither the status nor the days of residence of a month are given.
    StatusNeeded = "status_needed",
    /// A non-resident whose tax depends on the days of residence, which are not given.
    DaysNeeded = "days_needed",
    /// Two rows of one person and month are the same.
    DuplicatePeriod = "duplicate_period",
    /// More work days in China than the period has days.
    WorkDaysAbovePeriod = "work_days_above_period",
    /// More days of residence than the year has.
    DaysAboveYear = "days_above_year",
    /// A value that all rows of a person or an employment share differs from an earlier row's.
    DiffersFromRow = "differs_from_row",
    /// A row of the person could not be read, and this month rests on it.
    EarlierMonthBad = "earlier_month_bad",
    /// A resident's months begin within the year, and nothing says when the employment began.
    StartMonthNeeded = "start_month_needed",
    /// The rule of the basic deduction is not in force in the month.
    RuleNotInForce = "rule_not_in_force",
    /// The once-a-year rule of a bonus was used before in the year.
    SecondBonus = "second_bonus",
    /// A bonus of residents on a non-resident's row, or the reverse.
    BonusAgainstStatus = "bonus_against_status",
    /// Wages stand beside the pay by payer.
    PayGivenTwice = "pay_given_twice",
    /// The exempt years of a researcher begin or end within the month.
    ResearcherMonthSplit = "researcher_month_split",
    /// Two crossings of the border in the same direction follow one another, or stays overlap.
    CrossingContradiction = "crossing_contradiction",
    /// A row of the person's record could not be read.
    RecordHasErrors = "record_has_errors",
    /// The record does not cover the whole year.
    RecordIncomplete = "record_incomplete",
    /// Whether an absence is longer than 30 days hangs on how its ends count.
    AbsenceUnclear = "absence_unclear",
    /// Taken as without domicile on the mainland.
    AssumedNotDomiciled = "assumed_not_domiciled",
    /// The six-year rule is taken as not met.
    AssumedSixYearsNotMet = "assumed_six_years_not_met",
    /// The six-year rule decides, and it is not known whether it is met.
    SixYearsNeeded = "six_years_needed",
    /// Taken as with a mainland post only.
    AssumedPost = "assumed_post",
    /// Work days were given, and the post does not split pay by days.
    WorkDaysIgnored = "work_days_ignored",
    /// The split of somebody who crosses daily needs a genuine post outside.
    DualPostNeeded = "dual_post_needed",
    /// Pay from abroad with a mainland post only.
    RelatedPartyPay = "related_party_pay",
    /// A claim under the Arrangement needs residence of Hong Kong.
    TreatyResidenceNeeded = "treaty_residence_needed",
    /// The other way of the Arrangement is lower.
    TreatyLower = "treaty_lower",
    /// More than 183 days of presence in twelve months.
    Treaty183Passed = "treaty_183_passed",
    /// The days make a resident of somebody who was taxed as a non-resident.
    BecomesResident = "becomes_resident",
    /// The days make a non-resident of somebody who was taxed as a resident.
    BecomesNonResident = "becomes_non_resident",
    /// More than 90 days after all.
    OverNinetyDays = "over_ninety_days",
    /// Not more than 90 days after all.
    WithinNinetyDays = "within_ninety_days",
    /// The exemption of pay from abroad is reported to the tax office.
    RecordFiling = "record_filing",
    /// The employment is taken to begin in the first month of the file.
    AssumedStartMonth = "assumed_start_month",
    /// A month between others has no row; taken as without pay.
    MonthMissing = "month_missing",
    /// Deductions of residents on a non-resident's row.
    DeductionsIgnored = "deductions_ignored",
    /// A claim under the Arrangement that does not belong to the person's status.
    TreatyClaimIgnored = "treaty_claim_ignored",
    /// A second bonus of a non-resident joins the wages of its month.
    SecondBonusJoins = "second_bonus_joins",
    /// Exempt as a researcher's.
    ResearcherExempt = "researcher_exempt",
    /// Whether a non-resident has the reliefs is not settled.
    NonresidentReliefUnconfirmed = "nonresident_relief_unconfirmed",
    /// Two payers of a non-resident in one month.
    TwoPayers = "two_payers",
}

impl Code {
    /// Whether a row with this code has no result.
    pub const fn is_error(self) -> bool {
        !matches!(
            self,
            Self::AssumedResident
                | Self::AssumedParkShare
                | Self::AssumedSpouseIncome
                | Self::DefaultFx
                | Self::CapApplied
                | Self::BonusTrapZone
                | Self::NotWhiteListed
                | Self::LargerIfConfirmed
                | Self::BenefitsBesideDeductions
                | Self::LoanInterestBesideRent
                | Self::FxAboveOne
                | Self::BadIdentityNumber
                | Self::BeforeTerm
                | Self::AfterTerm
                | Self::RatioNearLimit
                | Self::SubstanceProxy
                | Self::InsuredShareRounded
                | Self::CatalogueNotLoaded
                | Self::CatalogueIncomplete
                | Self::NoIncome
                | Self::IncomeCliff
                | Self::HighTechTie
                | Self::LossesExpired
                | Self::LossesNeedHistory
                | Self::LossesOpen
                | Self::AssumedRdIndustry
                | Self::RdIndustryOpen
                | Self::StatusSinceWithoutStatus
                | Self::ProfitAboveIncome
                | Self::AssumedCrossRegion
                | Self::BranchWithoutShare
                | Self::AssumedImportFacts
                | Self::ImportByBranch
                | Self::ImportFromFebruary
                | Self::PersonalArticles
                | Self::RecordIncomplete
                | Self::AbsenceUnclear
                | Self::AssumedNotDomiciled
                | Self::AssumedSixYearsNotMet
                | Self::SixYearsNeeded
                | Self::AssumedPost
                | Self::WorkDaysIgnored
                | Self::DualPostNeeded
                | Self::RelatedPartyPay
                | Self::TreatyResidenceNeeded
                | Self::TreatyLower
                | Self::Treaty183Passed
                | Self::BecomesResident
                | Self::BecomesNonResident
                | Self::OverNinetyDays
                | Self::WithinNinetyDays
                | Self::RecordFiling
                | Self::AssumedStartMonth
                | Self::MonthMissing
                | Self::DeductionsIgnored
                | Self::TreatyClaimIgnored
                | Self::SecondBonusJoins
                | Self::ResearcherExempt
                | Self::NonresidentReliefUnconfirmed
                | Self::TwoPayers
        )
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A set of codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Codes(u128);

impl Codes {
    /// Adds a code.
    pub const fn insert(&mut self, code: Code) {
        self.0 |= 1 << code as u32;
    }

    /// Whether a code is in the set.
    pub const fn contains(self, code: Code) -> bool {
        self.0 & (1 << code as u32) != 0
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The codes of both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The codes, in order.
    pub fn iter(self) -> impl Iterator<Item = Code> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let index = usize::try_from(rest.trailing_zeros()).ok()?;
            let code = Code::ALL.get(index)?;
            rest &= rest - 1;
            Some(*code)
        })
    }
}

impl Serialize for Codes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
