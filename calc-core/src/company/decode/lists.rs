//! The items of lists: losses, branches, imports.

use super::{Raw, Reader};
use crate::company::code::Code;
use crate::company::facts::{Branch, Goods, Loss};
use crate::company::fields::{Field, ItemField, UnitShare};
use crate::law::cell;
use crate::law::money::Cny;
use crate::law::params::Date;
use crate::law::period::TaxYear;
use crate::law::problem::Detail;
use crate::law::rate::Percent;
use crate::law::text::printable;

impl<R: Raw> Reader<'_, R> {
    /// Earlier losses, oldest first.
    pub(super) fn losses(&mut self, tax_year: Option<TaxYear>) -> Vec<Loss> {
        let count = self.count(Field::Losses);
        let mut losses: Vec<Loss> = (0..count)
            .map(|item| {
                let place = ItemField::of_item(Field::LossYear, item);
                let year = self.year(place);
                if self.raw.get(place).is_blank() {
                    self.fault(Code::MissingValue, place, Detail::None);
                }
                if year.zip(tax_year).is_some_and(|(year, tax_year)| year >= tax_year) {
                    self.fault(Code::OutOfRange, place, Detail::Against(Field::TaxYear.into()));
                }
                let amount = self.required(ItemField::of_item(Field::LossAmount, item));
                Loss { year: year.unwrap_or(TaxYear(0)), amount }
            })
            .collect();
        losses.sort_by_key(|loss| loss.year);
        losses
    }

    /// The branches. One that has a share needs its three factors.
    pub(super) fn units(&mut self) -> Vec<Branch> {
        (0..self.count(Field::Units))
            .map(|item| {
                let at = |field| ItemField::of_item(field, item);
                let share =
                    self.word(at(Field::UnitShare), UnitShare::parse).unwrap_or(UnitShare::Shares);
                let factors = [Field::UnitRevenue, Field::UnitWages, Field::UnitAssets];
                let factors = factors.map(|field| {
                    if share == UnitShare::Shares {
                        self.required(at(field))
                    } else {
                        self.cny(at(field)).unwrap_or_default()
                    }
                });
                let place = at(Field::UnitInArea);
                let in_area = self.read(place, Code::BadWord, cell::yes_no);
                if self.raw.get(place).is_blank() {
                    self.fault(Code::MissingValue, place, Detail::None);
                }
                let name = printable(&self.raw.get(at(Field::UnitName)).shown());
                Branch { name, in_area: in_area.unwrap_or(false), factors, share }
            })
            .collect()
    }

    /// The goods that are imported.
    pub(super) fn goods(&mut self, tax_year: Option<TaxYear>) -> Vec<Goods> {
        (0..self.count(Field::Imports))
            .map(|item| {
                let at = |field| ItemField::of_item(field, item);
                Goods {
                    name: printable(&self.raw.get(at(Field::ImportName)).shown()),
                    value: self.required(at(Field::ImportValue)),
                    duty_rate: self.rate(at(Field::DutyRate), i64::MAX, true),
                    vat_rate: self.rate(at(Field::VatRate), Percent::UNIT, true),
                    // Consumption tax is part of what it is levied on: near the whole it has no end.
                    consumption_rate: self.rate(
                        at(Field::ConsumptionRate),
                        Percent::UNIT / 10 * 9,
                        false,
                    ),
                    listed: self.known(at(Field::Listed)),
                    vat_creditable: self.read(
                        at(Field::VatCreditable),
                        Code::BadWord,
                        cell::yes_no,
                    ),
                    first_line: self.assumed(at(Field::FirstLine)),
                    own_research_use: self.assumed(at(Field::OwnResearchUse)),
                    excluded: self.assumed(at(Field::Excluded)),
                    waived: self.assumed(at(Field::Waived)),
                    entered_on: self.entry(at(Field::EnteredOn), tax_year),
                }
            })
            .collect()
    }

    fn rate(&mut self, place: ItemField, most: i64, required: bool) -> Percent {
        if required && self.raw.get(place).is_blank() {
            self.fault(Code::MissingValue, place, Detail::None);
        }
        let rate = self.read(place, Code::OutOfRange, |cell| {
            cell.text().and_then(Percent::parse).filter(|rate| rate.millionths() <= most)
        });
        rate.unwrap_or_default()
    }

    /// A day of the tax year.
    fn entry(&mut self, place: ItemField, tax_year: Option<TaxYear>) -> Option<Date> {
        let day = self.read(place, Code::OutOfRange, cell::date)?;
        if tax_year.is_some_and(|year| day.year() != u32::from(year.0)) {
            self.fault(Code::OutOfRange, place, Detail::Against(Field::TaxYear.into()));
        }
        Some(day)
    }
}

/// The sum of a factor over the branches that share.
pub(super) fn factor_sum(units: &[Branch], factor: usize) -> Cny {
    let sharing = units.iter().filter(|unit| unit.share == UnitShare::Shares);
    sharing.map(|unit| unit.factors[factor]).sum()
}
