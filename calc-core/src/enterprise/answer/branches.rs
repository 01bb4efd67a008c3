//! Head office and branches, and the question whether a subsidiary would be better.

use serde::Serialize;

use crate::enterprise::Worked;
use crate::enterprise::apportionment::Split;
use crate::enterprise::facts::Facts;
use crate::enterprise::fields::{StructureKind, UnitShare};
use crate::enterprise::regimes::{Regime, factors, sharing, slice_rates};
use crate::money::Cny;
use crate::params::{Citation, Rate};
use crate::rounding::Exact;
use crate::rulebook::EnterpriseLaw;

/// Head office and branches.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BranchesAnswer {
    /// Head office first, then the branches that share, those in the area first.
    pub slices: Vec<SliceAnswer>,
    /// The tax of all slices, if the park's rate applies to those in the area.
    pub tax: Cny,
    /// Branches without a share, and why.
    pub without_share: Vec<WithoutShare>,
    /// The tax of the best confirmed regime, which is paid by the same split.
    pub paid: Cny,
    /// Branch or subsidiary?
    pub subsidiary: Option<BranchOrSubsidiary>,
    /// How it is split.
    pub citation: Citation,
}

/// A branch without a share.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WithoutShare {
    /// Its name.
    pub name: String,
    /// Whether it is in the area, and so has no slice at the park's rate.
    pub in_area: bool,
    /// Why: a word of the column `unit_share`.
    pub reason: &'static str,
}

/// Head office or a branch.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SliceAnswer {
    /// The name of the branch; nothing for the head office.
    pub name: Option<String>,
    /// Whether its rate is the park's.
    pub in_area: bool,
    /// Its taxable income.
    pub income: Cny,
    /// Its rate.
    pub rate: Rate,
    /// Its tax.
    pub tax: Cny,
    /// What it pays where it is, of the best confirmed regime's tax.
    pub payable: Cny,
}

/// What a subsidiary in the area would bring that a branch does not.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BranchOrSubsidiary {
    /// The profit that the subsidiary would have.
    pub area_profit: Cny,
    /// The tax with a branch.
    pub branch_tax: Cny,
    /// The tax of both companies with a subsidiary that meets the conditions itself.
    pub subsidiary_tax: Cny,
    /// What the subsidiary would save.
    pub difference: Cny,
}

pub(super) fn branches(
    facts: &Facts,
    worked: &Worked,
    law: &EnterpriseLaw,
) -> Option<BranchesAnswer> {
    let hetao = worked.regime(Regime::Hetao);
    let apportionment = hetao.apportionment.as_ref()?;
    let factors = factors(&facts.structure);
    let split = Split::of(&law.apportionment, &factors);
    let payable = split.parts(worked.best.tax);
    let rates = slice_rates(&facts.structure, law);
    let names = std::iter::once(None).chain(sharing(&facts.structure).map(Some));
    let slices = apportionment.slices.iter().zip(&payable).zip(&rates).zip(names);
    let slices = slices.map(|(((slice, payable), rate), unit)| SliceAnswer {
        name: unit.map(|unit| unit.name.clone()),
        in_area: rate.parameter.about.id == law.hetao.rate.parameter.about.id,
        income: slice.income,
        rate: **rate,
        tax: slice.tax,
        payable: *payable,
    });
    let without = facts.structure.units.iter().filter(|unit| unit.share != UnitShare::Shares);
    Some(BranchesAnswer {
        slices: slices.collect(),
        tax: apportionment.tax,
        without_share: without
            .map(|unit| WithoutShare {
                name: unit.name.clone(),
                in_area: unit.in_area,
                reason: unit.share.key(),
            })
            .collect(),
        paid: worked.best.tax,
        subsidiary: subsidiary(facts, worked, law),
        citation: law.apportionment.different_rates.citation(),
    })
}

/// The same profit with the part in the area in a company of its own.
fn subsidiary(facts: &Facts, worked: &Worked, law: &EnterpriseLaw) -> Option<BranchOrSubsidiary> {
    if facts.structure.kind != Some(StructureKind::BranchInArea) {
        return None;
    }
    let income = worked.income.taxable_income;
    let area_profit = facts.structure.area_profit.unwrap_or(income).min(income);
    let tax = |income: Cny, rate: Rate| {
        let exact = Exact::product(income.minor(), rate.numerator, rate.denominator);
        Cny::new(exact.round(law.rounding.rounding()))
    };
    let branch_tax = worked.regime(Regime::Hetao).tax;
    let subsidiary_tax = tax(area_profit, *law.hetao.rate) + tax(income - area_profit, *law.rate);
    let difference = branch_tax - subsidiary_tax;
    Some(BranchOrSubsidiary { area_profit, branch_tax, subsidiary_tax, difference })
}
