//! Mistakes that show only where two facts are read together.

use super::lists::factor_sum;
use super::{Raw, Reader};
use crate::company::code::Code;
use crate::company::facts::{Activity, Structure, Substance};
use crate::company::fields::{Field, StructureKind, UnitShare};
use crate::law::money::Cny;
use crate::law::period::TaxYear;
use crate::law::problem::Detail;

impl<R: Raw> Reader<'_, R> {
    /// The main business is a part of all income.
    pub(super) fn check_activity(&mut self, activity: &Activity) {
        let (Some(main), Some(total)) = (activity.main_business_income, activity.total_income)
        else {
            return;
        };
        if main > total {
            self.above(Field::MainBusinessIncome, Field::TotalIncome);
        }
    }

    /// The insured are a part of all staff.
    pub(super) fn check_substance(&mut self, substance: &Substance) {
        if let (Some(insured), Some(headcount)) = (substance.insured, substance.headcount)
            && insured > headcount
        {
            self.above(Field::InsuredSixMonths, Field::Headcount);
        }
    }

    /// A status is held since the tax year at the latest.
    pub(super) fn check_status(&mut self, since: Option<TaxYear>, tax_year: Option<TaxYear>) {
        if since.zip(tax_year).is_some_and(|(since, tax_year)| since > tax_year) {
            let against = Detail::Against(Field::TaxYear.into());
            self.fault(Code::OutOfRange, Field::StatusSince, against);
        }
    }

    fn above(&mut self, part: Field, whole: Field) {
        self.fault(Code::PartAboveWhole, part, Detail::Against(whole.into()));
    }

    /// Branches belong to a structure with branches, one of them is where the structure says, and
    /// what they share can be shared.
    pub(super) fn check_structure(&mut self, structure: &Structure) {
        if !self.is_good(Field::StructureKind) {
            return;
        }
        let against = Detail::Against(Field::StructureKind.into());
        let branch = structure.kind == Some(StructureKind::BranchInArea);
        let any_in_area = structure.units.iter().any(|unit| unit.in_area);
        let needed = structure.is_split() && structure.units.is_empty();
        let unasked = !structure.is_split() && !structure.units.is_empty();
        let places_good = (0..structure.units.len())
            .all(|item| self.is_good(super::ItemField::of_item(Field::UnitInArea, item)));
        if needed || unasked || (branch && !any_in_area && places_good) {
            self.fault(Code::StructureConflict, Field::Units, against.clone());
        }
        if structure.area_profit.is_some() && !branch {
            self.fault(Code::StructureConflict, Field::AreaProfit, against);
        }
        self.check_factors(structure);
    }

    /// A head office in the area is a company in the area.
    pub(super) fn check_area(&mut self, in_area: Option<bool>, structure: &Structure) {
        if in_area == Some(false) && structure.kind == Some(StructureKind::HeadOfficeInArea) {
            let against = Detail::Against(Field::StructureKind.into());
            self.fault(Code::StructureConflict, Field::InSpecialArea, against);
        }
    }

    /// A factor of which several branches together have nothing cannot be shared; a single one has
    /// all of it anyway.
    fn check_factors(&mut self, structure: &Structure) {
        let sharing = structure.units.iter().filter(|unit| unit.share == UnitShare::Shares);
        if !structure.is_split() || sharing.count() < 2 {
            return;
        }
        let factors = [Field::UnitRevenue, Field::UnitWages, Field::UnitAssets];
        for (index, field) in factors.into_iter().enumerate() {
            let read = (0..structure.units.len())
                .all(|item| self.is_good(super::ItemField::of_item(field, item)));
            if read && factor_sum(&structure.units, index) == Cny::ZERO {
                self.fault(Code::NoFactors, Field::Units, Detail::Against(field.into()));
            }
        }
    }
}
