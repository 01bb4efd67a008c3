//! From raw values to [`Facts`]: every mistake is found, none is mended.

mod cross_checks;
mod lists;

use crate::company::code::Code;
use crate::company::facts::{Activity, Assumed, Facts, Imports, Rd, Structure, Substance};
use crate::company::fields::{CatalogueItem, Field, ItemField, MOST_ITEMS, RdKind, StructureKind};
use crate::law::cell::{self, Cell};
use crate::law::money::{AmountError, Cny};
use crate::law::period::TaxYear;
use crate::law::problem::{Detail, Problem, about_no_amount};
use crate::law::rate::Thousandths;
use crate::law::text::printable;

/// A mistake in the facts of a company-year.
pub type CompanyProblem = Problem<ItemField>;

/// The raw values of a company-year: the cell of each fact, blank where there is none.
pub trait Raw {
    /// The cell of a fact.
    fn get(&self, place: ItemField) -> Cell<'_>;

    /// How many items a list has.
    fn items(&self, list: Field) -> usize;
}

/// Reads the facts of a company-year.
///
/// # Errors
/// Every mistake found; there is at least one.
pub fn decode(raw: &impl Raw) -> Result<Facts, Vec<CompanyProblem>> {
    let mut reader = Reader { raw, problems: Vec::new() };
    let facts = reader.facts();
    match (facts, reader.problems.is_empty()) {
        (Some(facts), true) => Ok(facts),
        _ => Err(reader.problems),
    }
}

struct Reader<'a, R> {
    raw: &'a R,
    problems: Vec<CompanyProblem>,
}

impl<R: Raw> Reader<'_, R> {
    fn facts(&mut self) -> Option<Facts> {
        let tax_year = self.year(Field::TaxYear);
        if self.raw.get(Field::TaxYear.into()).is_blank() {
            self.fault(Code::MissingValue, Field::TaxYear, Detail::None);
        }
        let activity = self.activity();
        let substance = self.substance();
        let profit = self.required(Field::TaxableIncome);
        let rd = self.rd();
        let losses = self.losses(tax_year);
        let structure = self.structure();
        let imports = self.imports(tax_year);
        let status_since = self.year(Field::StatusSince);
        self.check_status(status_since, tax_year);
        let in_special_area = self.known(Field::InSpecialArea);
        self.check_area(in_special_area, &structure);
        let facts = Facts {
            tax_year: tax_year.unwrap_or(TaxYear(0)),
            in_special_area,
            activity,
            substance,
            profit,
            staff: self.average(Field::StaffAverage),
            assets: self.cny(Field::AssetsAverage),
            restricted_industry: self.known(Field::RestrictedIndustry),
            high_tech: self.known(Field::HighTechCertificate),
            technology_sme: self.known(Field::TechnologySme),
            status_since,
            rd,
            losses,
            structure,
            imports,
        };
        tax_year.map(|_| facts)
    }

    #[cold]
    fn fault(&mut self, code: Code, place: impl Into<ItemField>, detail: Detail<ItemField>) {
        let place = place.into();
        self.problems.push(Problem::of_cell(code, place, self.raw.get(place), detail));
    }

    /// A value read in the way of its column; blank is `None`, a mistake too.
    #[inline]
    fn read<T>(
        &mut self,
        place: impl Into<ItemField>,
        code: Code,
        parse: impl FnOnce(Cell<'_>) -> Option<T>,
    ) -> Option<T> {
        let place = place.into();
        let cell = self.raw.get(place);
        if cell.is_blank() {
            return None;
        }
        let value = parse(cell);
        if value.is_none() {
            self.fault(code, place, Detail::None);
        }
        value
    }

    /// One of the column's words.
    #[inline]
    fn word<T>(
        &mut self,
        place: impl Into<ItemField>,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        self.read(place, Code::BadWord, |cell| cell.text().and_then(parse))
    }

    #[inline]
    fn cny(&mut self, place: impl Into<ItemField>) -> Option<Cny> {
        let place = place.into();
        let cell = self.raw.get(place);
        if cell.is_blank() {
            return None;
        }
        match cell.minor() {
            Ok(minor) => Some(Cny::new(minor)),
            Err(error) => {
                self.bad_amount(place, error);
                None
            }
        }
    }

    #[cold]
    fn bad_amount(&mut self, place: ItemField, error: AmountError) {
        let detail = about_no_amount(place, &self.raw.get(place).shown(), error);
        self.fault(Code::BadAmount, place, detail);
    }

    /// An amount that must be there.
    fn required(&mut self, place: impl Into<ItemField>) -> Cny {
        let place = place.into();
        if self.raw.get(place).is_blank() {
            self.fault(Code::MissingValue, place, Detail::None);
        }
        self.cny(place).unwrap_or_default()
    }

    /// Yes, no or unknown; blank is unknown.
    #[inline]
    fn known(&mut self, place: impl Into<ItemField>) -> Option<bool> {
        match self.assumed(place) {
            Assumed::Yes => Some(true),
            Assumed::No => Some(false),
            Assumed::Blank | Assumed::Unknown => None,
        }
    }

    /// Yes, no, unknown or blank.
    #[inline]
    fn assumed(&mut self, place: impl Into<ItemField>) -> Assumed {
        let read = self.read(place, Code::BadWord, |cell| match cell::yes_no(cell) {
            Some(true) => Some(Assumed::Yes),
            Some(false) => Some(Assumed::No),
            None => cell.text().is_some_and(is_unknown).then_some(Assumed::Unknown),
        });
        read.unwrap_or(Assumed::Blank)
    }

    fn year(&mut self, place: impl Into<ItemField>) -> Option<TaxYear> {
        self.read(place, Code::OutOfRange, |cell| {
            cell.year().filter(|year| (2000..=2099).contains(year)).map(TaxYear)
        })
    }

    fn average(&mut self, field: Field) -> Option<Thousandths> {
        self.read(field, Code::OutOfRange, thousandths)
    }

    fn staff(&mut self, field: Field) -> Option<Thousandths> {
        self.read(field, Code::OutOfRange, |cell| {
            thousandths(cell).filter(|staff| staff.thousandths() % 1_000 == 0)
        })
    }

    fn activity(&mut self) -> Activity {
        let code = self.raw.get(Field::CatalogueCode.into());
        let activity = Activity {
            catalogue_item: self.word(Field::CatalogueItem, CatalogueItem::parse),
            catalogue_code: (!code.is_blank()).then(|| printable(&code.shown())),
            main_business_income: self.cny(Field::MainBusinessIncome),
            total_income: self.cny(Field::TotalIncome),
        };
        self.check_activity(&activity);
        activity
    }

    fn substance(&mut self) -> Substance {
        let substance = Substance {
            operations: self.known(Field::Operations),
            personnel: self.known(Field::Personnel),
            accounts: self.known(Field::Accounts),
            property: self.known(Field::Property),
            headcount: self.staff(Field::Headcount),
            insured: self.staff(Field::InsuredSixMonths),
        };
        self.check_substance(&substance);
        substance
    }

    fn rd(&mut self) -> Rd {
        Rd {
            expense: self.cny(Field::RdExpense).unwrap_or_default(),
            kind: self.word(Field::RdKind, RdKind::parse),
            excluded_industry: self.assumed(Field::RdExcludedIndustry),
        }
    }

    fn structure(&mut self) -> Structure {
        let structure = Structure {
            kind: self.word(Field::StructureKind, StructureKind::parse),
            same_city: self.assumed(Field::SameCity),
            area_profit: self.cny(Field::AreaProfit),
            units: self.units(),
        };
        self.check_structure(&structure);
        structure
    }

    fn imports(&mut self, tax_year: Option<TaxYear>) -> Imports {
        Imports {
            legal_person: self.known(Field::LegalPerson),
            white_list: self.known(Field::WhiteList),
            goods: self.goods(tax_year),
        }
    }

    /// How many items of a list are read.
    fn count(&mut self, list: Field) -> usize {
        let count = self.raw.items(list);
        if count > MOST_ITEMS {
            let problem = Problem {
                code: Code::OutOfRange,
                field: Some(list.into()),
                found: count.to_string(),
                detail: Detail::None,
            };
            self.problems.push(problem);
            return 0;
        }
        count
    }

    /// Whether a fact was read without a mistake.
    fn is_good(&self, place: impl Into<ItemField>) -> bool {
        let place = place.into();
        self.problems.iter().all(|problem| problem.field != Some(place))
    }
}

/// A number of persons.
fn thousandths(cell: Cell<'_>) -> Option<Thousandths> {
    cell.fixed(3).ok().and_then(Thousandths::from_thousandths)
}

/// "Not known", as the file's languages write it.
fn is_unknown(text: &str) -> bool {
    matches!(text, "unknown" | "Unknown" | "UNKNOWN" | "未知" | "不详" | "不詳")
}
