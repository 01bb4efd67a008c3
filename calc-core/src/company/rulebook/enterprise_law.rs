//! The law of companies in one tax year.

use crate::law::params::enterprise::{
    self, branches, cit, hetao, high_tech, imports, losses, proxy, rd, small_low_profit,
};
use crate::law::params::{Citation, Cny, Date, InForce, NotCovered, Parameter, Rate, Rule, Window};
use crate::law::period::{Span, TaxYear};
use crate::law::years::{InForceOn, cited, in_force};

/// What companies are taxed by in a tax year.
#[derive(Clone, Copy, Debug)]
pub struct EnterpriseLaw {
    /// The calendar year that is taxed.
    pub year: TaxYear,
    /// The statutory rate (Enterprise Income Tax Law, art. 4).
    pub rate: InForce<Rate>,
    /// How a tax is rounded.
    pub rounding: InForce<Rule>,
    /// When the year is settled.
    pub settlement: InForce<Window>,
    /// Days after a quarter within which it is prepaid.
    pub prepayment_days: InForce<u32>,
    /// One reduced rate in a year.
    pub overlap: Citation,
    /// The 15% rate of the special area.
    pub hetao: HetaoLaw,
    /// The analogue of another zone for substance.
    pub proxy: ProxyLaw,
    /// The 5% burden of small low-profit enterprises (MOF and STA Announcement 2023 No. 12).
    pub small_low_profit: SmallLowProfitLaw,
    /// The 15% rate of high-tech enterprises (Enterprise Income Tax Law, art. 28(2)).
    pub high_tech: HighTechLaw,
    /// For how many years losses are carried forward (Enterprise Income Tax Law, art. 18).
    pub losses: LossLaw,
    /// The super deduction of R&D.
    pub super_deduction: SuperDeductionLaw,
    /// Head office and branches.
    pub apportionment: ApportionmentLaw,
    /// Imports of research goods.
    pub imports: ImportLaw,
}

/// The 15% rate of the special area: 财税〔2024〕2号.
#[derive(Clone, Copy, Debug)]
pub struct HetaoLaw {
    /// Whether it is in force.
    pub in_force: InForceOn,
    /// The term of the notice.
    pub term: Citation,
    /// Its last day, where one is known.
    pub ends_on: Option<Date>,
    /// The rate of tax on the taxable income, 15%.
    pub rate: InForce<Rate>,
    /// What the special area is: the enclosed part of the park (Guo Fa [2023] No. 12).
    pub special_area: Citation,
    /// Where the Catalogue of main businesses stands (财税〔2024〕2号, annex).
    pub catalogue: Citation,
    /// How many areas the Catalogue has.
    pub catalogue_areas: InForce<u32>,
    /// How many core technologies the Catalogue has.
    pub catalogue_technologies: InForce<u32>,
    /// How many items the Catalogue has.
    pub catalogue_items: InForce<u32>,
    /// The least share of the main business in total income; by analogy (财税〔2022〕40号).
    pub ratio: InForce<Rate>,
    /// Below which share a warning is given.
    pub ratio_warning: InForce<Rate>,
    /// What total income is (Enterprise Income Tax Law, art. 6).
    pub total_income: Citation,
    /// What substantive operation in the area means; by analogy (财税〔2022〕40号).
    pub substantive_operation: Citation,
    /// Which head offices and branches have the rate, each for its own part (财税〔2024〕2号).
    pub head_office_and_branches: Citation,
    /// That the enterprise decides itself whether it qualifies (STA Announcement 2018 No. 23).
    pub self_assessment: Citation,
}

/// What another zone asks of substance; not Hetao law.
#[derive(Clone, Copy, Debug)]
pub struct ProxyLaw {
    /// The tests of the other zone for production, personnel, accounts and property.
    pub substance: Citation,
    /// Months of insurance in the area.
    pub insured_months: InForce<u32>,
    /// Headcount below which the smallest number is enough.
    pub small_headcount: InForce<u32>,
    /// The number of insured staff that is enough for a small company, in persons.
    pub insured_small: InForce<u32>,
    /// The share of headcount between.
    pub insured_share: InForce<Rate>,
    /// Headcount from which the largest number is enough.
    pub large_headcount: InForce<u32>,
    /// The number of insured staff that is enough for a large company, in persons.
    pub insured_large: InForce<u32>,
    /// Staff of Hong Kong without a mainland pension.
    pub hong_kong_staff: Citation,
}

/// Small low-profit enterprises: MOF/STA Announcement 2023 No. 12.
#[derive(Clone, Copy, Debug)]
pub struct SmallLowProfitLaw {
    /// The burden on the whole taxable income.
    pub rate: InForce<Rate>,
    /// The largest taxable income of the year, in yuan.
    pub income_limit: InForce<Cny>,
    /// The largest average number of staff of the year, in persons.
    pub staff_limit: InForce<u32>,
    /// The largest average total assets of the year, in yuan.
    pub assets_limit: InForce<Cny>,
    /// That the industry is neither restricted nor prohibited.
    pub industry: Citation,
}

/// High-tech enterprises: Enterprise Income Tax Law, art. 28(2).
#[derive(Clone, Copy, Debug)]
pub struct HighTechLaw {
    /// The rate of tax on the taxable income, 15%.
    pub rate: InForce<Rate>,
    /// That a certificate is held (国科发火〔2016〕32号).
    pub certificate: Citation,
}

/// Losses carried forward: Enterprise Income Tax Law, art. 18; 财税〔2018〕76号.
#[derive(Clone, Copy, Debug)]
pub struct LossLaw {
    /// For how many years any company carries a loss forward (art. 18).
    pub years: InForce<u32>,
    /// Years with the status of a high-tech enterprise or technology SME.
    pub years_extended: InForce<u32>,
    /// How many years before the status its losses gain.
    pub extended_prior_years: InForce<u32>,
}

/// The super deduction: Announcements 2023 No. 7 and No. 44.
#[derive(Clone, Copy, Debug)]
pub struct SuperDeductionLaw {
    /// What is deducted once more of the expenses of any company (Announcement 2023 No. 7).
    pub general: InForce<Rate>,
    /// The same for makers of integrated circuits and machine tools (Announcement 2023 No. 44).
    pub special: InForce<Rate>,
    /// Which industries have no super deduction.
    pub excluded_industries: Citation,
}

/// Head office and branches: STA Announcement 2012 No. 57.
#[derive(Clone, Copy, Debug)]
pub struct ApportionmentLaw {
    /// The head office's share.
    pub head_office_share: InForce<Rate>,
    /// The weights of revenue, wages and assets.
    pub weights: [InForce<Rate>; 3],
    /// How slices with different rates are taxed and rounded.
    pub different_rates: InForce<Rule>,
    /// Which branches have no share.
    pub without_share: Citation,
    /// That head office and branches lie in different regions (art. 2).
    pub cross_region: Citation,
}

/// Imports of research goods: 财关税〔2026〕1号.
#[derive(Clone, Copy, Debug)]
pub struct ImportLaw {
    /// The first day of the relief.
    pub begins: Date,
    /// That the goods are free of duty, VAT and consumption tax (art. 1).
    pub relief: Citation,
    /// Who may have it.
    pub beneficiary: Citation,
    /// That the importer is on the white list (art. 1).
    pub white_list: Citation,
    /// The list of goods.
    pub goods_list: Citation,
    /// Which goods are never exempt (art. 1).
    pub exclusions: Citation,
    /// Months without exemption after it was given up.
    pub waiver: Citation,
    /// How long customs supervise equipment.
    pub supervision: Citation,
    /// Personal articles are not covered.
    pub personal_articles: Citation,
    /// How the taxes are computed.
    pub computation: InForce<Rule>,
}

impl EnterpriseLaw {
    /// The law of a tax year.
    ///
    /// # Errors
    /// Where a parameter does not cover the whole year.
    pub fn of(year: TaxYear) -> Result<Self, NotCovered> {
        let span = year.span();
        enterprise::COVERAGE.throughout(span)?;
        Ok(Self {
            year,
            rate: cit::RATE.throughout(span)?,
            rounding: cit::ROUNDING.throughout(span)?,
            settlement: cit::SETTLEMENT_WINDOW.throughout(span)?,
            prepayment_days: cit::PREPAYMENT_DAYS.throughout(span)?,
            overlap: cited(&enterprise::OVERLAP, span),
            hetao: HetaoLaw::of(span)?,
            proxy: ProxyLaw::of(span)?,
            small_low_profit: SmallLowProfitLaw::of(span)?,
            high_tech: HighTechLaw {
                rate: high_tech::RATE.throughout(span)?,
                certificate: cited(&high_tech::CERTIFICATE, span),
            },
            losses: LossLaw {
                years: losses::YEARS.throughout(span)?,
                years_extended: losses::YEARS_EXTENDED.throughout(span)?,
                extended_prior_years: losses::EXTENDED_PRIOR_YEARS.throughout(span)?,
            },
            super_deduction: SuperDeductionLaw {
                general: rd::SUPER_DEDUCTION.throughout(span)?,
                special: rd::SUPER_DEDUCTION_SPECIAL.throughout(span)?,
                excluded_industries: cited(&rd::EXCLUDED_INDUSTRIES, span),
            },
            apportionment: ApportionmentLaw::of(span)?,
            imports: ImportLaw::of(span)?,
        })
    }
}

/// The last day of the version in force.
fn last_day<V>(parameter: &'static Parameter<V>, span: Span) -> Option<Date> {
    parameter.version_on(span.last).and_then(|version| version.ends_on)
}

impl HetaoLaw {
    fn of(span: Span) -> Result<Self, NotCovered> {
        Ok(Self {
            in_force: in_force(&hetao::IN_FORCE, span),
            term: cited(&hetao::IN_FORCE, span),
            ends_on: last_day(&hetao::IN_FORCE, span),
            rate: hetao::RATE.throughout(span)?,
            special_area: cited(&hetao::SPECIAL_AREA, span),
            catalogue: cited(&hetao::CATALOGUE, span),
            catalogue_areas: hetao::CATALOGUE_AREAS.throughout(span)?,
            catalogue_technologies: hetao::CATALOGUE_TECHNOLOGIES.throughout(span)?,
            catalogue_items: hetao::CATALOGUE_ITEMS.throughout(span)?,
            ratio: hetao::MAIN_BUSINESS_RATIO.throughout(span)?,
            ratio_warning: hetao::MAIN_BUSINESS_RATIO_WARNING.throughout(span)?,
            total_income: cited(&hetao::TOTAL_INCOME, span),
            substantive_operation: cited(&hetao::SUBSTANTIVE_OPERATION, span),
            head_office_and_branches: cited(&hetao::HEAD_OFFICE_AND_BRANCHES, span),
            self_assessment: cited(&hetao::SELF_ASSESSMENT, span),
        })
    }
}

impl ProxyLaw {
    fn of(span: Span) -> Result<Self, NotCovered> {
        Ok(Self {
            substance: cited(&proxy::SUBSTANCE, span),
            // Of June 2023, for the whole of that tax year.
            insured_months: proxy::INSURED_MONTHS.throughout(Span { first: span.last, ..span })?,
            small_headcount: proxy::SMALL_HEADCOUNT.throughout(span)?,
            insured_small: proxy::INSURED_STAFF_SMALL.throughout(span)?,
            insured_share: proxy::INSURED_STAFF_SHARE.throughout(span)?,
            large_headcount: proxy::LARGE_HEADCOUNT.throughout(span)?,
            insured_large: proxy::INSURED_STAFF_LARGE.throughout(span)?,
            hong_kong_staff: cited(&proxy::HONG_KONG_STAFF, span),
        })
    }
}

impl SmallLowProfitLaw {
    fn of(span: Span) -> Result<Self, NotCovered> {
        Ok(Self {
            rate: small_low_profit::RATE.throughout(span)?,
            income_limit: small_low_profit::INCOME_LIMIT.throughout(span)?,
            staff_limit: small_low_profit::STAFF_LIMIT.throughout(span)?,
            assets_limit: small_low_profit::ASSETS_LIMIT.throughout(span)?,
            industry: cited(&small_low_profit::INDUSTRY, span),
        })
    }
}

impl ApportionmentLaw {
    fn of(span: Span) -> Result<Self, NotCovered> {
        Ok(Self {
            head_office_share: branches::HEAD_OFFICE_SHARE.throughout(span)?,
            weights: [
                branches::WEIGHT_REVENUE.throughout(span)?,
                branches::WEIGHT_WAGES.throughout(span)?,
                branches::WEIGHT_ASSETS.throughout(span)?,
            ],
            different_rates: branches::DIFFERENT_RATES.throughout(span)?,
            without_share: cited(&branches::WITHOUT_SHARE, span),
            cross_region: cited(&branches::CROSS_REGION, span),
        })
    }
}

impl ImportLaw {
    fn of(span: Span) -> Result<Self, NotCovered> {
        let begins = imports::RELIEF.versions.first().map(|version| version.effective_from);
        Ok(Self {
            begins: begins.unwrap_or(span.last),
            relief: cited(&imports::RELIEF, span),
            beneficiary: cited(&imports::BENEFICIARY, span),
            white_list: cited(&imports::WHITE_LIST, span),
            goods_list: cited(&imports::GOODS_LIST, span),
            exclusions: cited(&imports::EXCLUSIONS, span),
            waiver: cited(&imports::WAIVER_MONTHS, span),
            supervision: cited(&imports::SUPERVISION_YEARS, span),
            personal_articles: cited(&imports::PERSONAL_ARTICLES, span),
            computation: imports::COMPUTATION.throughout(span)?,
        })
    }
}
