//! Mistakes that show only where two facts are read together.

use super::{Raw, Reader};
use crate::company::code::Code;
use crate::company::facts::{
    ActivityFacts, CompanyFacts, Facts, StructureFacts, SubstanceFacts, UnitFacts,
};
use crate::company::fields::{Field, ItemField, StructureKind};
use crate::law::money::Cny;
use crate::law::period::Date;
use crate::law::problem::Detail;

/// What branches share by, as [`UnitFacts::factors`].
const FACTORS: [Field; 3] = [Field::UnitRevenue, Field::UnitWages, Field::UnitAssets];

impl<R: Raw> Reader<'_, R> {
    /// Everything that one fact cannot say.
    pub(super) fn check(&mut self, facts: &Facts) {
        if self.is_good(Field::TaxYear) {
            self.check_years(&facts.company);
        }
        self.check_activity(&facts.activity);
        self.check_substance(&facts.substance);
        self.check_structure(&facts.structure);
        self.check_area(facts.site.in_special_area, &facts.structure);
    }

    /// A status is held since the tax year at the latest, losses are of earlier years, goods enter
    /// in the tax year.
    fn check_years(&mut self, company: &CompanyFacts) {
        let tax_year = company.tax_year;
        let mut not_with = |place: ItemField| {
            self.fault(Code::OutOfRange, place, Detail::Against(Field::TaxYear.into()));
        };
        if company.status_since.is_some_and(|since| since > tax_year) {
            not_with(Field::StatusSince.into());
        }
        for (item, loss) in company.losses.iter().enumerate() {
            if loss.year >= tax_year {
                not_with(ItemField::of_item(Field::LossYear, item));
            }
        }
        for (item, import) in company.imports.iter().enumerate() {
            let year = |day: Date| u32::from(tax_year.0) == day.year();
            if import.entered_on.is_some_and(|day| !year(day)) {
                not_with(ItemField::of_item(Field::EnteredOn, item));
            }
        }
    }

    /// The main business is a part of all income.
    fn check_activity(&mut self, activity: &ActivityFacts) {
        let (Some(main), Some(total)) = (activity.main_business_income, activity.total_income)
        else {
            return;
        };
        if main > total {
            self.above(Field::MainBusinessIncome, Field::TotalIncome);
        }
    }

    /// The insured are a part of all staff.
    fn check_substance(&mut self, substance: &SubstanceFacts) {
        if let (Some(insured), Some(headcount)) =
            (substance.insured_six_months, substance.headcount)
            && insured > headcount
        {
            self.above(Field::InsuredSixMonths, Field::Headcount);
        }
    }

    fn above(&mut self, part: Field, whole: Field) {
        self.fault(Code::PartAboveWhole, part, Detail::Against(whole.into()));
    }

    /// Branches belong to a structure with branches, one of them is where the structure says, and
    /// what they share is given and can be shared.
    fn check_structure(&mut self, structure: &StructureFacts) {
        for (item, _) in structure.units.iter().enumerate().filter(|(_, unit)| unit.shares()) {
            for factor in FACTORS {
                self.need(ItemField::of_item(factor, item));
            }
        }
        if !self.is_good(Field::StructureKind) {
            return;
        }
        let against = Detail::Against(Field::StructureKind.into());
        let branch = structure.kind == Some(StructureKind::BranchInArea);
        let any_in_area = structure.units.iter().any(|unit| unit.in_area);
        let needed = structure.is_split() && structure.units.is_empty();
        let unasked = !structure.is_split() && !structure.units.is_empty();
        let places_good = self.are_good(Field::UnitInArea, &structure.units);
        if needed || unasked || (branch && !any_in_area && places_good) {
            self.fault(Code::StructureConflict, Field::Units, against.clone());
        }
        if structure.area_profit.is_some() && !branch {
            self.fault(Code::StructureConflict, Field::AreaProfit, against);
        }
        self.check_factors(structure);
    }

    /// A head office in the area is a company in the area.
    fn check_area(&mut self, in_area: Option<bool>, structure: &StructureFacts) {
        if in_area == Some(false) && structure.kind == Some(StructureKind::HeadOfficeInArea) {
            let against = Detail::Against(Field::StructureKind.into());
            self.fault(Code::StructureConflict, Field::InSpecialArea, against);
        }
    }

    /// A factor of which several branches together have nothing cannot be shared; a single one has
    /// all of it anyway.
    fn check_factors(&mut self, structure: &StructureFacts) {
        let sharing = || structure.units.iter().filter(|unit| unit.shares());
        if !structure.is_split() || sharing().count() < 2 {
            return;
        }
        for (index, factor) in FACTORS.into_iter().enumerate() {
            let sum: Cny = sharing().map(|unit| unit.factors()[index]).sum();
            if sum == Cny::ZERO && self.are_good(factor, &structure.units) {
                self.fault(Code::NoFactors, Field::Units, Detail::Against(factor.into()));
            }
        }
    }

    /// Whether a fact of every branch was read without a mistake.
    fn are_good(&self, field: Field, units: &[UnitFacts]) -> bool {
        (0..units.len()).all(|item| self.is_good(ItemField::of_item(field, item)))
    }
}
