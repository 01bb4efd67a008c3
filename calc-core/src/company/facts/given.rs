//! The facts as they were understood, for the trace: nothing that is blank.

use std::fmt::Display;

use super::{Assumed, Branch, Facts, Goods};
use crate::company::fields::{CatalogueItem, Field, ItemField, RdKind, StructureKind};
use crate::law::money::Cny;

/// Facts and what they say.
struct Given(Vec<(ItemField, String)>);

impl Given {
    fn put(&mut self, place: impl Into<ItemField>, value: Option<impl Display>) {
        self.0.extend(value.map(|value| (place.into(), value.to_string())));
    }

    fn yes_no(&mut self, place: impl Into<ItemField>, fact: Option<bool>) {
        self.put(place, fact.map(|fact| if fact { "yes" } else { "no" }));
    }

    fn amount(&mut self, place: impl Into<ItemField>, amount: Cny) {
        self.put(place, (amount != Cny::ZERO).then_some(amount));
    }

    fn assumed(&mut self, place: ItemField, fact: Assumed) {
        let word = match fact {
            Assumed::Blank => None,
            Assumed::Yes => Some("yes"),
            Assumed::No => Some("no"),
            Assumed::Unknown => Some("unknown"),
        };
        self.put(place, word);
    }
}

impl Facts {
    /// Every fact that the computation uses.
    pub(in crate::company) fn given(&self) -> Vec<(ItemField, String)> {
        let mut given = Given(vec![(Field::TaxYear.into(), self.tax_year.to_string())]);
        given.yes_no(Field::InSpecialArea, self.in_special_area);
        self.activity_and_substance(&mut given);
        given.put(Field::TaxableIncome, Some(self.profit));
        given.put(Field::StaffAverage, self.staff);
        given.put(Field::AssetsAverage, self.assets);
        given.yes_no(Field::RestrictedIndustry, self.restricted_industry);
        given.yes_no(Field::HighTechCertificate, self.high_tech);
        given.yes_no(Field::TechnologySme, self.technology_sme);
        given.put(Field::StatusSince, self.status_since);
        given.amount(Field::RdExpense, self.rd.expense);
        given.put(Field::RdKind, self.rd.kind.map(RdKind::key));
        given.assumed(Field::RdExcludedIndustry.into(), self.rd.excluded_industry);
        for (item, loss) in self.losses.iter().enumerate() {
            given.put(ItemField::of_item(Field::LossYear, item), Some(loss.year));
            given.put(ItemField::of_item(Field::LossAmount, item), Some(loss.amount));
        }
        given.put(Field::StructureKind, self.structure.kind.map(StructureKind::key));
        given.assumed(Field::SameCity.into(), self.structure.same_city);
        given.put(Field::AreaProfit, self.structure.area_profit);
        for (item, unit) in self.structure.units.iter().enumerate() {
            branch(&mut given, item, unit);
        }
        given.yes_no(Field::LegalPerson, self.imports.legal_person);
        given.yes_no(Field::WhiteList, self.imports.white_list);
        for (item, goods) in self.imports.goods.iter().enumerate() {
            import(&mut given, item, goods);
        }
        given.0
    }

    fn activity_and_substance(&self, given: &mut Given) {
        let (activity, substance) = (&self.activity, &self.substance);
        given.put(Field::CatalogueItem, activity.catalogue_item.map(CatalogueItem::key));
        given.put(Field::CatalogueCode, activity.catalogue_code.as_ref());
        given.put(Field::MainBusinessIncome, activity.main_business_income);
        given.put(Field::TotalIncome, activity.total_income);
        given.yes_no(Field::Operations, substance.operations);
        given.yes_no(Field::Personnel, substance.personnel);
        given.yes_no(Field::Accounts, substance.accounts);
        given.yes_no(Field::Property, substance.property);
        given.put(Field::Headcount, substance.headcount);
        given.put(Field::InsuredSixMonths, substance.insured);
    }
}

fn branch(given: &mut Given, item: usize, unit: &Branch) {
    let at = |field| ItemField::of_item(field, item);
    given.put(at(Field::UnitName), Some(&unit.name));
    given.yes_no(at(Field::UnitInArea), Some(unit.in_area));
    for (field, factor) in
        [Field::UnitRevenue, Field::UnitWages, Field::UnitAssets].into_iter().zip(unit.factors)
    {
        given.put(at(field), Some(factor));
    }
    given.put(at(Field::UnitShare), Some(unit.share.key()));
}

fn import(given: &mut Given, item: usize, goods: &Goods) {
    let at = |field| ItemField::of_item(field, item);
    given.put(at(Field::ImportName), Some(&goods.name));
    given.put(at(Field::ImportValue), Some(goods.value));
    given.put(at(Field::DutyRate), Some(goods.duty_rate));
    given.put(at(Field::VatRate), Some(goods.vat_rate));
    given.put(at(Field::ConsumptionRate), Some(goods.consumption_rate));
    given.yes_no(at(Field::Listed), goods.listed);
    given.yes_no(at(Field::VatCreditable), goods.vat_creditable);
    given.assumed(at(Field::FirstLine), goods.first_line);
    given.assumed(at(Field::OwnResearchUse), goods.own_research_use);
    given.assumed(at(Field::Excluded), goods.excluded);
    given.assumed(at(Field::Waived), goods.waived);
    given.put(at(Field::EnteredOn), goods.entered_on);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::company::decode::{Raw, decode};
    use crate::law::cell::Cell;
    use crate::law::fields::FieldKind;

    /// A value for every fact.
    struct Full;

    impl Raw for Full {
        fn get(&self, place: ItemField) -> Cell<'_> {
            Cell::of_text(match place.field {
                Field::TaxYear => "2026",
                Field::StructureKind => "branch_in_area",
                Field::LossYear => "2024",
                Field::EnteredOn => "2026-03-01",
                field => match field.about().kind {
                    FieldKind::Year => "2025",
                    FieldKind::Cny | FieldKind::Staff | FieldKind::Average => "2",
                    FieldKind::YesNo | FieldKind::YesNoUnknown => "yes",
                    FieldKind::Word => field.about().words[0].key,
                    FieldKind::Percent => "5%",
                    _ => "x",
                },
            })
        }

        fn items(&self, _: Field) -> usize {
            1
        }
    }

    #[test]
    fn nothing_that_is_used_is_left_out() {
        let given: Vec<Field> =
            decode(&Full).unwrap().given().into_iter().map(|(place, _)| place.field).collect();
        for field in Field::ALL {
            let used = field.about().kind != FieldKind::List && field != Field::CompanyId;
            assert_eq!(given.contains(&field), used, "{}", field.name());
        }
    }
}
