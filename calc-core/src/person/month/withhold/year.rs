//! A year as it turned out: the tax of a non-resident's months, the settlement of a resident.

use super::period::{Period, amounts};
use super::standing::{Standing, is_too_long, standing};
use super::{Context, Group};
use crate::law::money::Cny;
use crate::law::params::Rate;
use crate::law::params::alternatives::{NondomiciledBonus, NonresidentSubsidy, TwoPayers};
use crate::law::rounding::Exact;
use crate::person::month::bonus_by_six::{bonus_by_six, equity_by_six};
use crate::person::month::code::Codes;
use crate::person::month::facts::{MonthFacts, ServiceFacts};
use crate::person::month::fields::BonusMethod;
use crate::person::month::labour_accumulation::LabourKind;
use crate::person::month::monthly_tax::monthly_tax;
use crate::person::month::person_year::{MonthlyTax, YearAmounts};
use crate::person::month::relief::{TaxedIncome, subsidy};
use crate::person::month::services::{Service, payment_tax, treaty_royalty_tax};
use crate::person::month::standing::{Claim, Tier};

/// The standing of the year as it turned out: by the days there were, otherwise as the last row says.
fn real_standing(
    groups: &[Group<'_>],
    last: &MonthFacts,
    context: &Context<'_>,
) -> Option<Standing> {
    let mut facts = last.clone();
    let days =
        groups.iter().flat_map(Group::facts).find_map(|(_, facts)| facts.standing.residence_days);
    if days.is_some() {
        facts.standing.expected_days = None;
        facts.standing.residence_days = days;
        facts.standing.status = None;
    }
    standing(&facts, context, &mut Codes::default()).ok()
}

/// Whether a claim for a short presence was made that the days do not allow.
fn breaks_claim(facts: &MonthFacts, context: &Context<'_>) -> bool {
    facts.standing.claim == Claim::Short && is_too_long(facts, context)
}

/// The last month in which more than one payer in China paid.
pub(super) fn months_of_two_payers(groups: &[Group<'_>]) -> Option<u8> {
    let pays = |group: &&Group<'_>| group.sum(|facts| facts.wages.pay.paid_in_china) > Cny::ZERO;
    let mut months: Vec<u8> = groups.iter().filter(pays).map(|group| group.month).collect();
    months.sort_unstable();
    months.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).max()
}

/// A year as it turned out.
pub(super) struct Year<'a> {
    groups: &'a [Group<'a>],
    pub(super) real: Standing,
    /// Whether a claim for a short presence does not hold.
    pub(super) passed: bool,
    context: &'a Context<'a>,
}

/// The months of a non-resident: taxable income and tax of wages with bonus and equity, of labour, of
/// author's remuneration and of royalties.
#[derive(Default)]
pub(super) struct NonResidentYear {
    items: [Vec<TaxedIncome>; 4],
    /// What of the first was taxed by sixths.
    by_six: TaxedIncome,
    /// Tax on royalties at the rate of the Arrangement, which belongs to none of them.
    treaty_tax: Cny,
    bonus_used: bool,
    equity: Cny,
    equity_tax: Cny,
}

impl NonResidentYear {
    fn add_services(&mut self, services: &ServiceFacts, context: &Context<'_>) {
        let law = context.law;
        let mut add = |item: usize, kind: Service, gross: Cny| {
            if gross > Cny::ZERO {
                let taxed = payment_tax(kind, gross, law);
                let (taxable_income, tax) = (taxed.taxable_income, taxed.tax);
                self.items[item].push(TaxedIncome { taxable_income, tax });
            }
        };
        if !services.claims_profits {
            add(1, Service::Labour, services.labour);
            add(2, Service::Author, services.author);
        }
        if services.claims_royalties {
            self.treaty_tax = self.treaty_tax + treaty_royalty_tax(services.royalties, law);
        } else {
            add(3, Service::Royalty, services.royalties);
        }
    }

    pub(super) fn tax(&self) -> Cny {
        self.items.iter().flatten().map(|month| month.tax).sum::<Cny>() + self.treaty_tax
    }

    /// The months added up. `rate` is that of the subsidy.
    pub(super) fn added_up(&self, rate: Option<Rate>, context: &Context<'_>) -> MonthlyTax {
        let sum = |months: &Vec<TaxedIncome>| {
            months.iter().fold(TaxedIncome::default(), |sum, month| sum.plus(*month))
        };
        let above_by_month = rate.map_or(Cny::ZERO, |rate| {
            let items = self.items.each_ref().map(Vec::as_slice);
            let rounding = context.law.mainland.rounding.rounding();
            subsidy(&items, rate, rounding, NonresidentSubsidy::PerMonth)
        });
        MonthlyTax {
            items: self.items.each_ref().map(sum),
            by_six: self.by_six,
            treaty_tax: self.treaty_tax,
            above_by_month,
        }
    }
}

/// What the settlement of a resident's year starts from.
#[derive(Default)]
pub(super) struct Settlement {
    /// The amounts of the year; merged bonuses are among the wages, others stand by themselves.
    pub(super) amounts: YearAmounts,
    /// Bonuses that are merged.
    pub(super) merged: Cny,
    /// How many rows have one that is not.
    pub(super) separate_rows: usize,
    /// Pay before it was split, without the bonuses.
    pub(super) gross: Cny,
    /// Equity income, which a resident pays on by another rule.
    pub(super) equity: Cny,
    /// Tax that is reduced or remitted.
    pub(super) tax_reduction: Cny,
}

impl<'a> Year<'a> {
    /// The year of the last row; nothing where its standing is not known.
    pub(super) fn of(
        groups: &'a [Group<'a>],
        last: &MonthFacts,
        context: &'a Context<'a>,
    ) -> Option<Self> {
        let real = real_standing(groups, last, context)?;
        let mut rows = groups.iter().flat_map(Group::facts);
        let passed = rows.any(|(_, facts)| breaks_claim(facts, context));
        Some(Self { groups, real, passed, context })
    }

    pub(super) fn period(&self, facts: &MonthFacts) -> Period {
        let claim = match facts.standing.claim {
            Claim::Short if self.passed => Claim::None,
            claim => claim,
        };
        let own = standing(facts, self.context, &mut Codes::default());
        let exempt = own.is_ok_and(|own| own.exempt);
        amounts(facts, Standing { exempt, ..self.real }, claim, self.context)
    }

    /// The tax of all months as a non-resident.
    pub(super) fn months(&self, two_payers: Option<u8>) -> NonResidentYear {
        let one =
            two_payers.is_some() && self.context.choices.two_payers() == TwoPayers::OneDeduction;
        let mut order: Vec<&Group<'_>> = self.groups.iter().collect();
        order.sort_by_key(|group| group.month);
        let mut year = NonResidentYear::default();
        for of_month in order.chunk_by(|before, next| one && before.month == next.month) {
            self.add_month(of_month, &mut year);
        }
        year
    }

    fn add_month(&self, of_month: &[&Group<'_>], year: &mut NonResidentYear) {
        let law = self.context.law;
        let (mut wages, mut bonus, mut equity) = (Cny::ZERO, Cny::ZERO, Cny::ZERO);
        let (mut donated, mut reduced) = (Cny::ZERO, Cny::ZERO);
        for (_, facts) in of_month.iter().flat_map(|group| group.facts()) {
            let period = self.period(facts);
            wages = wages + period.wages;
            bonus = bonus + period.bonus + facts.annual_bonus;
            equity = equity + period.equity;
            donated = donated + facts.deductions.donations;
            reduced = reduced + facts.deductions.tax_reduction;
            year.add_services(&facts.services, self.context);
        }
        let mut taxed = TaxedIncome { taxable_income: equity, tax: Cny::ZERO };
        if equity > Cny::ZERO {
            year.equity = year.equity + equity;
            taxed.tax = equity_by_six(year.equity, year.equity_tax, law).tax;
            year.equity_tax = year.equity_tax + taxed.tax;
        }
        if bonus > Cny::ZERO && !year.bonus_used {
            year.bonus_used = true;
            taxed.taxable_income = taxed.taxable_income + bonus;
            taxed.tax = taxed.tax + bonus_by_six(bonus, law).tax;
        } else {
            wages = wages + bonus;
        }
        year.by_six = year.by_six.plus(taxed);
        let month = monthly_tax(wages, donated, law).tax;
        taxed.taxable_income = taxed.taxable_income + month.taxable_income;
        taxed.tax = taxed.tax + (month.tax - reduced).or_zero();
        year.items[0].push(taxed);
    }

    /// What was withheld; nothing where a month does not say.
    pub(super) fn paid(&self) -> Option<Cny> {
        let of = |group: &Group<'_>| {
            let mut given = group.facts().filter_map(|(_, facts)| facts.tax_withheld).peekable();
            given.peek().is_some().then(|| given.sum::<Cny>())
        };
        self.groups.iter().map(of).sum::<Option<Cny>>()
    }

    /// The months of a resident, added up.
    pub(super) fn settlement(&self) -> Settlement {
        let mut year = Settlement::default();
        for (_, facts) in self.groups.iter().flat_map(Group::facts) {
            let period = self.period(facts);
            let bonus = facts.annual_bonus + period.bonus;
            let amounts = &mut year.amounts;
            amounts.wages = amounts.wages + period.wages;
            if self.merges(facts) {
                year.merged = year.merged + bonus;
            } else if bonus > Cny::ZERO {
                year.separate_rows += 1;
                amounts.annual_bonus = amounts.annual_bonus + bonus;
            }
            year.gross = year.gross + facts.wages.pay.all();
            year.equity = year.equity + period.equity;
            year.tax_reduction = year.tax_reduction + facts.deductions.tax_reduction;
        }
        year.amounts.wages = year.amounts.wages + year.merged;
        self.add_others(&mut year.amounts);
        year
    }

    /// Whether a one-off bonus joins the wages, because the row says so or nobody without domicile may
    /// have it taxed by itself.
    pub(super) fn merges(&self, facts: &MonthFacts) -> bool {
        let only = self.context.choices.nondomiciled_bonus() == NondomiciledBonus::MergedOnly;
        facts.bonus_method == Some(BonusMethod::Merged)
            || (only && self.real.tier != Some(Tier::Domiciled))
    }

    /// Adds services and deductions, which are the same for residents and non-residents.
    pub(super) fn add_others(&self, amounts: &mut YearAmounts) {
        for (_, facts) in self.groups.iter().flat_map(Group::facts) {
            let (deductions, services) = (&facts.deductions, &facts.services);
            amounts.labour_services = amounts.labour_services + services.labour;
            amounts.authors_remuneration = amounts.authors_remuneration + services.author;
            amounts.royalties = amounts.royalties + services.royalties;
            amounts.social_insurance = amounts.social_insurance + deductions.social_insurance;
            amounts.housing_fund = amounts.housing_fund + deductions.housing_fund;
            amounts.other_deductions =
                amounts.other_deductions + deductions.other + self.cost_of_services(services);
            amounts.donations = amounts.donations + deductions.donations;
        }
        let (special, pension) = self.to_date();
        amounts.special_additional_deductions = special;
        amounts.other_deductions = amounts.other_deductions + pension;
    }

    /// What leaves labour pay besides its 20%: the cost of insurance agents and securities brokers
    /// (Cai Shui 2018 No. 164, art. 3), and surcharges.
    fn cost_of_services(&self, services: &ServiceFacts) -> Cny {
        let Some(kind) = services.kind.filter(|_| self.real.is_resident) else { return Cny::ZERO };
        if kind != LabourKind::InsuranceAgent {
            return services.surcharge;
        }
        let law = self.context.law;
        let (share, cost) = (*law.mainland.labour_services_share, *law.agent_cost);
        let numerator = i128::from(services.labour.minor())
            * i128::from(share.numerator)
            * i128::from(cost.numerator);
        let denominator = i128::from(share.denominator) * i128::from(cost.denominator);
        let exact = Exact { numerator, denominator };
        services.surcharge + Cny::new(exact.round(law.mainland.rounding.rounding()))
    }

    /// The facts of its rows.
    pub(super) fn facts(&self) -> impl Iterator<Item = &MonthFacts> {
        self.groups.iter().flat_map(Group::facts).map(|(_, facts)| facts)
    }

    /// The income amounts of a non-resident: of wages, and of bonus and equity.
    pub(super) fn income_amounts(&self) -> (Cny, Cny) {
        self.facts().fold((Cny::ZERO, Cny::ZERO), |(wages, bonuses), facts| {
            let period = self.period(facts);
            let bonus = period.bonus + period.equity + facts.annual_bonus;
            (wages + period.wages, bonuses + bonus)
        })
    }

    /// Pay and bonuses before they were split by days.
    pub(super) fn gross(&self) -> Cny {
        self.facts()
            .map(|facts| {
                let split = [&facts.wages, &facts.bonus, &facts.equity];
                split.iter().map(|split| split.pay.all()).sum::<Cny>() + facts.annual_bonus
            })
            .sum()
    }

    /// The last amounts to date of each payer: special additional deductions, and personal pension.
    fn to_date(&self) -> (Cny, Cny) {
        let (mut special, mut pension) = (Cny::ZERO, Cny::ZERO);
        for of_payer in self.groups.chunk_by(|before, next| before.payer == next.payer) {
            let Some(last) = of_payer.last() else { continue };
            let most = |of: fn(&MonthFacts) -> Option<Cny>| {
                last.facts().filter_map(|(_, facts)| of(facts)).next_back().unwrap_or_default()
            };
            special = special + most(|facts| facts.deductions.special_additional_to_date);
            pension = pension + most(|facts| facts.deductions.pension_to_date);
        }
        (special, pension)
    }
}
