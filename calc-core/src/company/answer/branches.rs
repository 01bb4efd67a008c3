//! Head office and branches, and the question whether a subsidiary would be better.

use serde::Serialize;

use super::subsidiary::{BranchOrSubsidiary, NoComparison, compare};
use crate::company::apportionment::Split;
use crate::company::facts::Facts;
use crate::company::outcome::Worked;
use crate::company::regimes::{Regime, factors, sharing, slice_rates};
use crate::company::rulebook::EnterpriseLaw;
use crate::law::money::Cny;
use crate::law::params::{Citation, Rate};

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
    /// The head office's share of the income and of the tax.
    pub head_office_share: Rate,
    /// How the factors make the ratio of a branch.
    pub weights: FactorWeights,
    /// What a subsidiary in the area would pay instead of the branch; nothing where it is not
    /// compared.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub subsidiary: Option<BranchOrSubsidiary>,
    /// Why that is not compared, where it is asked and cannot be answered.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub no_comparison: Option<NoComparison>,
    /// How it is split.
    pub citation: Citation,
}

/// A branch without a share.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WithoutShare {
    /// The name of the branch, as the facts give it.
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
    #[cfg_attr(feature = "openapi", schema(required))]
    pub name: Option<String>,
    /// Whether its rate is the park's.
    pub in_area: bool,
    /// The ratio of a branch among the branches, with up to twelve decimals; nothing for the head
    /// office. The ratios add up to 1.
    #[cfg_attr(feature = "openapi", schema(required, pattern = r"^[01]\.[0-9]{2,12}$"))]
    pub ratio: Option<String>,
    /// The factors of a branch, of which its ratio is.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub factors: Option<BranchFactors>,
    /// Its part of the taxable income, in yuan (STA Announcement [2012] No. 57, art. 13 to 15).
    pub income: Cny,
    /// The rate of the slice: the statutory one, or in the area the park's (STA Announcement [2012]
    /// No. 57, art. 18).
    pub rate: Rate,
    /// The tax on the slice at its rate, in yuan.
    pub tax: Cny,
    /// What it pays where it is, of the best confirmed regime's tax.
    pub payable: Cny,
}

/// Revenue, wages and assets of the year before.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BranchFactors {
    /// Revenue of the year before, in yuan.
    pub revenue: Cny,
    /// Wages of the year before, in yuan.
    pub wages: Cny,
    /// Total assets of the year before, in yuan.
    pub assets: Cny,
}

/// How the three factors count.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FactorWeights {
    /// The weight of revenue (STA Announcement [2012] No. 57, art. 13–15).
    pub revenue: Rate,
    /// The weight of wages (art. 13–15).
    pub wages: Rate,
    /// The weight of assets (art. 13–15).
    pub assets: Rate,
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
    let ratios = std::iter::once(None).chain(split.ratios().into_iter().map(Some));
    let slices = apportionment.slices.iter().zip(&payable).zip(&rates).zip(names).zip(ratios);
    let slices = slices.map(|((((slice, payable), rate), unit), ratio)| SliceAnswer {
        name: unit.map(|unit| unit.name.clone()),
        ratio: ratio.map(|ratio| ratio.to_string()),
        factors: unit.map(|unit| {
            let [revenue, wages, assets] = unit.factors();
            BranchFactors { revenue, wages, assets }
        }),
        in_area: rate.parameter.about.id == law.hetao.rate.parameter.about.id,
        income: slice.income,
        rate: **rate,
        tax: slice.tax,
        payable: *payable,
    });
    let without = facts.structure.units.iter().filter(|unit| !unit.shares());
    let (subsidiary, no_comparison) = match compare(facts, worked, law) {
        Some(Ok(compared)) => (Some(compared), None),
        Some(Err(reason)) => (None, Some(reason)),
        None => (None, None),
    };
    let [revenue, wages, assets] = split.weights;
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
        head_office_share: split.head_office,
        weights: FactorWeights { revenue, wages, assets },
        subsidiary,
        no_comparison,
        citation: law.apportionment.different_rates.citation(),
    })
}
