//! What an employer withholds from a resident's wages, month by month (STA Announcement 2018 No. 61,
//! art. 6), with the three rules for the basic deduction (also 2020 No. 13 and No. 19).

use super::monthly_tax::{ScaleTax, scale_tax};
use crate::law::money::Cny;
use crate::law::rounding::Exact;
use crate::law::trace::{Notes as _, Part, Silent, TraceSink};
use crate::person::month::vocabulary::Term;
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
    pub fn add<S: TraceSink>(
        &mut self,
        month: &WithholdingMonth,
        basic_to_date: Cny,
        law: &MainlandLaw,
        sink: &mut S,
    ) -> WithheldMonth {
        self.income = self.income + month.income;
        self.deductions = self.deductions + month.deductions;
        self.donations = self.donations + month.donations;
        self.tax_reduction = self.tax_reduction + month.tax_reduction;
        let taxable = self.taxable_income(month, basic_to_date, law, sink);
        let amount = Exact::whole(taxable.or_zero().minor());
        let scale = &law.comprehensive_scale;
        let to_date = scale_tax(Term::TaxToDate, amount, scale, law, sink);
        let withheld_before = self.withheld;
        let tax = (to_date.tax - self.tax_reduction - withheld_before).or_zero();
        self.withheld = withheld_before + tax;
        sink.step(Term::TaxOfMonth, tax, None, || {
            vec![
                Part::plus(Term::TaxToDate.id(), to_date.tax),
                Part::minus(Term::ReductionsToDate.id(), self.tax_reduction),
                Part::minus(Term::WithheldBefore.id(), withheld_before),
            ]
        });
        WithheldMonth { taxable_income_to_date: taxable, to_date, withheld_before, tax }
    }

    /// 累计应纳税所得额, after a month was added.
    fn taxable_income<S: TraceSink>(
        &self,
        month: &WithholdingMonth,
        basic_to_date: Cny,
        law: &MainlandLaw,
        sink: &mut S,
    ) -> Cny {
        sink.step(Term::IncomeToDate, self.income, None, || {
            vec![
                Part::plus(Term::IncomeBefore.id(), self.income - month.income),
                Part::plus(Term::MonthIncomeAmount.id(), month.income),
            ]
        });
        let before_donations = self.income - basic_to_date - self.deductions;
        let limit = *law.donation_limit;
        let limit =
            Exact::product(before_donations.or_zero().minor(), limit.numerator, limit.denominator);
        let counted = self.donations.min(Cny::new(limit.round(law.rounding.rounding())));
        let taxable = before_donations - counted;
        sink.step(Term::TaxableIncomeToDate, taxable, None, || {
            vec![
                Part::plus(Term::IncomeToDate.id(), self.income),
                Part::minus(Term::BasicDeductionToDate.id(), basic_to_date)
                    .cited(&law.basic_deduction_month),
                Part::minus(Term::DeductionsToDate.id(), self.deductions),
                Part::minus(Term::DonationsCounted.id(), counted).cited(&law.donation_limit),
            ]
        });
        taxable
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
        accumulation.add(month, basic, law, &mut Silent)
    };
    months.iter().map(add).collect()
}
