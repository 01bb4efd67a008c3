//! What an employer withholds from a resident's wages, month by month (STA Announcement 2018 No. 61,
//! art. 6), with the three rules for the basic deduction (also 2020 No. 13 and No. 19).

use super::monthly_tax::{ScaleTax, exact_scale_tax};
use crate::law::money::Cny;
use crate::law::rounding::Exact;
use crate::person::rulebook::{MainlandLaw, MonthLaw};

pub use super::fields::BasicDeductionRule;

impl BasicDeductionRule {
    /// The basic deduction to date in a month; `None` where the rule is not yet in force, or the
    /// employment begins later.
    pub fn to_date(self, month: u8, start_month: u8, law: &MonthLaw) -> Option<Cny> {
        let months = month.checked_sub(start_month)? + 1;
        let of_months =
            |months: u8| Cny::new(law.mainland.basic_deduction_month.minor() * i64::from(months));
        match self {
            // STA Announcement 2018 No. 61.
            Self::WorkedMonths => Some(of_months(months)),
            // The first wage of the year (2020 No. 13).
            Self::CalendarMonths => {
                law.in_month(law.first_wage_of_year, month).map(|_| of_months(month))
            }
            // Wages of last year up to 60,000 (2020 No. 19).
            Self::Annual => law.in_month(law.low_income_deduction, month).map(|whole| *whole),
        }
    }
}

/// What a month adds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WithholdingMonth {
    /// Income, exempt pay taken out.
    pub income: Cny,
    /// Social insurance, housing fund, special additional and other deductions.
    pub deductions: Cny,
    /// Donations that count, in yuan.
    pub donations: Cny,
    /// Tax that is reduced or remitted, in yuan.
    pub tax_reduction: Cny,
}

/// What is withheld in a month, and from what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WithheldMonth {
    /// 累计应纳税所得额; negative where deductions are larger than the income so far.
    pub taxable_income_to_date: Cny,
    /// The row of the annual rates, and the tax on the year to date.
    pub to_date: ScaleTax,
    /// What was withheld before.
    pub withheld_before: Cny,
    /// The tax of the month.
    pub tax: Cny,
}

/// The sums of one person at one payer since January, or since the start of the employment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accumulation {
    income: Cny,
    deductions: Cny,
    donations: Cny,
    tax_reduction: Cny,
    withheld: Cny,
}

impl Accumulation {
    /// Adds a month. Where the sums go down nothing is withheld and nothing comes back: that waits
    /// for the settlement.
    pub fn add(
        &mut self,
        month: &WithholdingMonth,
        basic_to_date: Cny,
        law: &MainlandLaw,
    ) -> WithheldMonth {
        self.income = self.income + month.income;
        self.deductions = self.deductions + month.deductions;
        self.donations = self.donations + month.donations;
        self.tax_reduction = self.tax_reduction + month.tax_reduction;
        let before_donations = self.income - basic_to_date - self.deductions;
        let limit = *law.donation_limit;
        let limit =
            Exact::product(before_donations.or_zero().minor(), limit.numerator, limit.denominator);
        let rounding = law.rounding.rounding();
        let taxable = before_donations - self.donations.min(Cny::new(limit.round(rounding)));
        let exact = Exact::whole(taxable.or_zero().minor());
        let (bracket, exact) = exact_scale_tax(exact, &law.comprehensive_scale);
        let on_the_year = Cny::new(exact.round(rounding));
        let withheld_before = self.withheld;
        let tax = (on_the_year - self.tax_reduction - withheld_before).or_zero();
        self.withheld = withheld_before + tax;
        let to_date = ScaleTax { taxable_income: taxable.or_zero(), bracket, tax: on_the_year };
        WithheldMonth { taxable_income_to_date: taxable, to_date, withheld_before, tax }
    }

    /// All that was withheld so far.
    pub fn withheld(&self) -> Cny {
        self.withheld
    }
}

/// The months of a year at one payer, from its first. `months_before` are those whose basic deduction
/// the first wage may add (2020 No. 13).
pub fn withheld_by_month(
    months: &[WithholdingMonth],
    months_before: u8,
    law: &MainlandLaw,
) -> Vec<WithheldMonth> {
    let mut accumulation = Accumulation::default();
    let mut count = i64::from(months_before);
    let add = |month| {
        count += 1;
        let basic = Cny::new(law.basic_deduction_month.minor() * count);
        accumulation.add(month, basic, law)
    };
    months.iter().map(add).collect()
}
