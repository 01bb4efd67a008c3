//! The names that the answer of a company-year uses.

use crate::company::code::Code;
use crate::company::fields::Field;
use crate::law::fields::FieldAbout;
use crate::law::trace::{RouteName, SectionName, TermName, names};
use crate::law::vocabulary::Vocabulary;

/// The names that the answer of a company-year uses.
#[derive(Clone, Copy, Debug)]
pub struct CompanyYear;

impl Vocabulary for CompanyYear {
    type Code = Code;

    fn fact(name: &str) -> Option<&'static FieldAbout> {
        Field::named(name).map(Field::about)
    }
}

names!(
    /// A route to less tax.
    Route: RouteName {
        /// A small low-profit enterprise.
        SmallLowProfit = "small_low_profit",
        /// A high-tech enterprise.
        HighTech = "high_tech",
        /// The 15% rate of the special area.
        Hetao = "hetao",
        /// The import relief.
        ImportRelief = "import_relief",
    }
);

names!(
    /// A part of the computation.
    Section: SectionName {
        /// The facts that were given.
        Facts = "facts",
        /// A company's taxable income.
        CompanyIncome = "company_income",
        /// A company's tax under each regime.
        Regimes = "regimes",
        /// Head office and branches.
        Branches = "branches",
        /// Imports.
        Imports = "imports",
    }
);

names!(
    /// A quantity of the computation.
    Term: TermName {
        /// R&D expenses deducted once more.
        SuperDeduction = "super_deduction",
        /// The profit less the super deduction.
        IncomeBeforeLosses = "income_before_losses",
        /// An earlier loss that is used.
        LossUsed = "loss_used",
        /// A company's taxable income.
        FinalTaxableIncome = "final_taxable_income",
        /// Tax at the statutory rate.
        StandardTax = "standard_tax",
        /// Tax of a small low-profit enterprise.
        SmallLowProfitTax = "small_low_profit_tax",
        /// Tax of a high-tech enterprise.
        HighTechTax = "high_tech_tax",
        /// Tax with the rate of the special area.
        HetaoTax = "hetao_tax",
        /// The taxable income of the head office or a branch.
        SliceIncome = "slice_income",
        /// Its tax at its own rate.
        SliceTax = "slice_tax",
        /// What it pays where it is.
        SlicePayable = "slice_payable",
        /// Which regime is best.
        BestRegime = "best_regime",
        /// The tax of the best regime.
        BestTax = "best_tax",
        /// Import duty.
        ImportDuty = "import_duty",
        /// 组成计税价格: value and duty, consumption tax included.
        CompositeValue = "composite_value",
        /// Consumption tax on an import.
        ImportConsumptionTax = "import_consumption_tax",
        /// VAT on an import.
        ImportVat = "import_vat",
        /// What the exemption of an import saves in cash.
        ImportSaving = "import_saving",
    }
);
