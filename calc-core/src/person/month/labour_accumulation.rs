//! Labour pay that is withheld by accumulation: insurance agents and securities brokers (Cai Shui
//! 2018 No. 164, art. 3), students on internship (STA Announcement 2020 No. 13, art. 2), workers of
//! internet platforms (2025 No. 16).

use super::monthly_tax::exact_scale_tax;
use crate::law::money::Cny;
use crate::law::rounding::Exact;
use crate::person::rulebook::MonthLaw;

pub use super::fields::ServicesKind as LabourKind;

impl LabourKind {
    /// Whether accumulation is in force for it in a month; before, each payment is by itself.
    pub fn accumulates_in(self, month: u8, law: &MonthLaw) -> bool {
        match self {
            Self::OnePayment => false,
            Self::InsuranceAgent => true,
            Self::Intern => law.in_month(law.intern_accumulation, month).is_some(),
            Self::Platform => law.in_month(law.platform_accumulation, month).is_some(),
        }
    }
}

/// What a month adds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LabourMonth {
    /// Receipts, without value added tax.
    pub receipts: Cny,
    /// Surcharges, exempt pay and other deductions.
    pub deductions: Cny,
}

/// The sums of one person at one payer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LabourAccumulation {
    receipts: Cny,
    deductions: Cny,
    withheld: Cny,
}

impl LabourAccumulation {
    /// Adds a month and says what is withheld in it. `months` are those of the work up to now, the ones
    /// without pay included: each counts for the basic deduction.
    pub fn add(
        &mut self,
        kind: LabourKind,
        month: &LabourMonth,
        months: u8,
        law: &MonthLaw,
    ) -> Cny {
        self.receipts = self.receipts + month.receipts;
        self.deductions = self.deductions + month.deductions;
        let expense = *law.mainland.withholding_expense_rate;
        let cost = match kind {
            LabourKind::InsuranceAgent => *law.agent_cost,
            LabourKind::OnePayment | LabourKind::Intern | LabourKind::Platform => {
                crate::law::rate::Rate { numerator: 0, denominator: 1 }
            }
        };
        let basic = law.mainland.basic_deduction_month.minor() * i64::from(months);
        let off = i128::from(basic + self.deductions.minor());
        let denominator = i128::from(expense.denominator) * i128::from(cost.denominator);
        let share = i128::from(expense.denominator - expense.numerator)
            * i128::from(cost.denominator - cost.numerator);
        let taxable = Exact {
            numerator: (i128::from(self.receipts.minor()) * share - off * denominator).max(0),
            denominator,
        };
        let (_, exact) = exact_scale_tax(taxable, &law.mainland.comprehensive_scale);
        let to_date = Cny::new(exact.round(law.mainland.rounding.rounding()));
        let tax = (to_date - self.withheld).or_zero();
        self.withheld = self.withheld + tax;
        tax
    }
}
