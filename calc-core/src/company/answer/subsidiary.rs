//! Branch or subsidiary? What the company pays as it is, and what two companies would pay if the part
//! in the area were one of its own. Every assumption is named; where too little is known to compare,
//! the answer says why it does not.

use serde::Serialize;

use crate::company::eligibility::ConditionId;
use crate::company::facts::Facts;
use crate::company::fields::StructureKind;
use crate::company::outcome::Worked;
use crate::company::regimes::Regime;
use crate::company::rulebook::EnterpriseLaw;
use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::rounding::Exact;

/// What a subsidiary in the area would bring that a branch does not.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BranchOrSubsidiary {
    /// The taxable income that the subsidiary would have.
    pub area_profit: Cny,
    /// The best confirmed regime of the company with its branch.
    pub branch_regime: Regime,
    /// The tax of the company with its branch under that regime, in yuan.
    pub branch_tax: Cny,
    /// The tax with the branch if what is missing were confirmed, where that is lower.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub branch_tax_if_confirmed: Option<Cny>,
    /// The tax of both companies with a subsidiary.
    pub subsidiary_tax: Cny,
    /// What the subsidiary would save; negative where it costs more.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub difference: Cny,
    /// The company that is left outside.
    pub parent: Member,
    /// The company in the area.
    pub subsidiary: Member,
    /// Both companies, if those within the income limit of 5% meet its other conditions too; where
    /// that is lower.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub subsidiary_tax_if_small: Option<Cny>,
    /// What this takes for granted.
    pub assumed: Vec<Assumption>,
}

/// One of the two companies.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = CompanyOfTwo))]
pub struct Member {
    /// The taxable income that this company would have, in yuan.
    pub income: Cny,
    /// The regime with the lowest tax that this company would have.
    pub regime: Regime,
    /// Its tax under that regime, in yuan.
    pub tax: Cny,
}

/// Something that the comparison takes for granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SubsidiaryAssumption))]
#[serde(rename_all = "snake_case")]
pub enum Assumption {
    /// The whole taxable income moves, because no other figure is given.
    WholeIncome,
    /// The subsidiary meets the conditions of the park's rate itself.
    OwnConditions,
    /// The super deduction and earlier losses stay with the parent.
    DeductionsStay,
    /// The parent keeps its high-tech certificate.
    ParentKeepsCertificate,
    /// Both companies are within the limits of staff and assets that the whole is within.
    WithinLimits,
    /// Prices between the two are those of strangers, and each has the substance of its profit.
    TransferPricing,
}

impl Assumption {
    /// The last part of the id of its text.
    pub const fn word(self) -> &'static str {
        match self {
            Self::WholeIncome => "whole_income",
            Self::OwnConditions => "own_conditions",
            Self::DeductionsStay => "deductions_stay",
            Self::ParentKeepsCertificate => "parent_keeps_certificate",
            Self::WithinLimits => "within_limits",
            Self::TransferPricing => "transfer_pricing",
        }
    }
}

/// Why branch and subsidiary are not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = WithoutComparison))]
#[serde(rename_all = "snake_case")]
pub enum NoComparison {
    /// There is no taxable income.
    NoIncome,
    /// The area or the main business rules the park's rate out, for a subsidiary too.
    RateRuledOut,
    /// There are branches elsewhere, and the profit in the area is not given.
    AreaProfitMissing,
    /// The profit in the area is above the taxable income.
    AreaProfitAboveIncome,
}

impl NoComparison {
    /// The last part of the id of its text.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoIncome => "no_income",
            Self::RateRuledOut => "rate_ruled_out",
            Self::AreaProfitMissing => "area_profit_missing",
            Self::AreaProfitAboveIncome => "area_profit_above_income",
        }
    }
}

/// The comparison, for a company with a branch in the area; nothing for another.
pub(super) fn compare(
    facts: &Facts,
    worked: &Worked,
    law: &EnterpriseLaw,
) -> Option<Result<BranchOrSubsidiary, NoComparison>> {
    let branch = facts.structure.kind == Some(StructureKind::BranchInArea);
    branch.then(|| Ok(compared(facts, worked, moved(facts, worked)?, law)))
}

/// The taxable income that would move.
fn moved(facts: &Facts, worked: &Worked) -> Result<Cny, NoComparison> {
    let income = worked.income.taxable_income;
    if income == Cny::ZERO {
        return Err(NoComparison::NoIncome);
    }
    let about_place = [ConditionId::InForce, ConditionId::SpecialArea, ConditionId::Catalogue];
    let ruled_out = |(id, answer): &(_, _)| about_place.contains(id) && *answer == Eligibility::No;
    if worked.hetao.iter().any(ruled_out) {
        return Err(NoComparison::RateRuledOut);
    }
    let elsewhere = |unit: &crate::company::facts::UnitFacts| !unit.in_area && unit.shares();
    match facts.structure.area_profit {
        None if facts.structure.units.iter().any(elsewhere) => Err(NoComparison::AreaProfitMissing),
        Some(profit) if profit > income => Err(NoComparison::AreaProfitAboveIncome),
        profit => Ok(profit.unwrap_or(income)),
    }
}

fn compared(
    facts: &Facts,
    worked: &Worked,
    area_profit: Cny,
    law: &EnterpriseLaw,
) -> BranchOrSubsidiary {
    let rest = worked.income.taxable_income - area_profit;
    let certificate = facts.company.high_tech_certificate == Some(true);
    let parent_rate = if certificate { Regime::HighTech } else { Regime::Standard };
    let sure = others_met(worked);
    let parent = member(rest, parent_rate, sure, law);
    let subsidiary = member(area_profit, Regime::Hetao, sure, law);
    let possible = facts.company.restricted_industry != Some(true);
    let small = member(rest, parent_rate, possible, law).tax
        + member(area_profit, Regime::Hetao, possible, law).tax;
    let subsidiary_tax = parent.tax + subsidiary.tax;
    let best = &worked.best;
    let deductions = worked.income.profit != worked.income.taxable_income;
    let is_small = |member: &Member| member.regime == Regime::SmallLowProfit;
    let assumed = [
        (facts.structure.area_profit.is_none(), Assumption::WholeIncome),
        (subsidiary.regime == Regime::Hetao, Assumption::OwnConditions),
        (deductions, Assumption::DeductionsStay),
        (parent.regime == Regime::HighTech, Assumption::ParentKeepsCertificate),
        (is_small(&parent) || is_small(&subsidiary), Assumption::WithinLimits),
        (true, Assumption::TransferPricing),
    ];
    BranchOrSubsidiary {
        area_profit,
        branch_regime: best.regime,
        branch_tax: best.tax,
        branch_tax_if_confirmed: best.if_confirmed.map(|better| better.tax),
        subsidiary_tax,
        difference: best.tax - subsidiary_tax,
        parent,
        subsidiary,
        subsidiary_tax_if_small: (small < subsidiary_tax).then_some(small),
        assumed: assumed.into_iter().filter_map(|(is, what)| is.then_some(what)).collect(),
    }
}

/// Whether the whole company meets every condition of 5% but the income, so that its parts do too.
fn others_met(worked: &Worked) -> bool {
    let mut conditions = worked.small_low_profit.iter();
    conditions.all(|(id, answer)| *id == ConditionId::IncomeLimit || *answer == Eligibility::Yes)
}

/// A company with an income, a rate that it has anyway, and 5% if it is small.
fn member(income: Cny, rate: Regime, small: bool, law: &EnterpriseLaw) -> Member {
    let small = small && income > Cny::ZERO && income <= *law.small_low_profit.income_limit;
    // Nothing is claimed on no income.
    let rate = if income == Cny::ZERO { Regime::Standard } else { rate };
    let regime = if small { Regime::SmallLowProfit } else { rate };
    let share = *regime.rate(law);
    let exact = Exact::product(income.minor(), share.numerator, share.denominator);
    Member { income, regime, tax: Cny::new(exact.round(law.rounding.rounding())) }
}
