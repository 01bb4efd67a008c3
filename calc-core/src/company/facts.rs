//! What is true of a company-year, decoded and consistent in itself.

mod given;

use crate::company::fields::{CatalogueItem, RdKind, StructureKind, UnitShare};
use crate::law::money::Cny;
use crate::law::params::Date;
use crate::law::period::TaxYear;
use crate::law::rate::{Percent, Thousandths};

/// The facts of one company's tax year. `None` is "not known".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The tax year, whether its law is known or not.
    pub tax_year: TaxYear,
    /// Set up in the special area.
    pub in_special_area: Option<bool>,
    /// What the company does.
    pub activity: Activity,
    /// What it has in the area.
    pub substance: Substance,
    /// The profit adjusted for tax, before super deduction and losses.
    pub profit: Cny,
    /// Average number of staff of the year, in thousandths of a person (MOF and STA Announcement
    /// [2023] No. 12).
    pub staff: Option<Thousandths>,
    /// Average total assets of the year, in yuan (MOF and STA Announcement [2023] No. 12).
    pub assets: Option<Cny>,
    /// In a restricted or prohibited industry.
    pub restricted_industry: Option<bool>,
    /// Holds a high-tech certificate.
    pub high_tech: Option<bool>,
    /// Registered as a technology SME.
    pub technology_sme: Option<bool>,
    /// Since when one of the two is held without a gap.
    pub status_since: Option<TaxYear>,
    /// Research and development.
    pub rd: Rd,
    /// Earlier losses, oldest first.
    pub losses: Vec<Loss>,
    /// Head office and branches.
    pub structure: Structure,
    /// Goods imported for research in the park.
    pub imports: Imports,
}

/// What the company does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// Whether its main business is in the Catalogue.
    pub catalogue_item: Option<CatalogueItem>,
    /// Which item of the catalogue file.
    pub catalogue_code: Option<String>,
    /// Income from it.
    pub main_business_income: Option<Cny>,
    /// Total income of the year, in yuan: the denominator of the main business ratio.
    pub total_income: Option<Cny>,
}

/// What the company has in the area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Substance {
    /// Production and operation.
    pub operations: Option<bool>,
    /// Whether the people work in the area.
    pub personnel: Option<bool>,
    /// Whether the books are kept in the area.
    pub accounts: Option<bool>,
    /// Whether the property stands in the area.
    pub property: Option<bool>,
    /// All staff, in thousandths of a person.
    pub headcount: Option<Thousandths>,
    /// Of them, insured in the area for long enough.
    pub insured: Option<Thousandths>,
}

/// R&D of the year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rd {
    /// R&D expenses of the year that are not capitalised, in yuan.
    pub expense: Cny,
    /// Of which kind of company.
    pub kind: Option<RdKind>,
    /// In an industry without the super deduction.
    pub excluded_industry: Assumed,
}

/// What is left of an earlier loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The year of the loss.
    pub year: TaxYear,
    /// What is not used yet.
    pub amount: Cny,
}

/// Head office and branches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// Which of them is in the area.
    pub kind: Option<StructureKind>,
    /// All in Shenzhen.
    pub same_city: Assumed,
    /// The profit that a subsidiary in the area would have.
    pub area_profit: Option<Cny>,
    /// The branches, in the order of the facts.
    pub units: Vec<Branch>,
}

impl Structure {
    /// Whether head office and branches may all be in Shenzhen. A blank is taken for a no, with a
    /// note; what is said to be unknown is not.
    pub fn may_be_same_city(&self) -> bool {
        self.is_split() && self.same_city.or(false) != Some(false)
    }

    /// Whether the taxable income is split.
    pub fn is_split(&self) -> bool {
        matches!(self.kind, Some(StructureKind::HeadOfficeInArea | StructureKind::BranchInArea))
    }
}

/// A branch of a company with branches (STA Announcement [2012] No. 57).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The name that the facts give it.
    pub name: String,
    /// Whether it is in the area.
    pub in_area: bool,
    /// Revenue, wages and assets of the year before.
    pub factors: [Cny; 3],
    /// Whether it has a share, or why not.
    pub share: UnitShare,
}

/// Imports and who makes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imports {
    /// An independent legal person registered in the park.
    pub legal_person: Option<bool>,
    /// On the white list.
    pub white_list: Option<bool>,
    /// The goods, in the order of the facts.
    pub goods: Vec<Goods>,
}

/// Goods that are imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goods {
    /// What they are.
    pub name: String,
    /// The customs value, in yuan.
    pub value: Cny,
    /// Rate of duty.
    pub duty_rate: Percent,
    /// Rate of VAT.
    pub vat_rate: Percent,
    /// Rate of consumption tax, below the whole.
    pub consumption_rate: Percent,
    /// On the list of duty-free goods.
    pub listed: Option<bool>,
    /// Whether the VAT could be credited.
    pub vat_creditable: Option<bool>,
    /// Enters by the first line.
    pub first_line: Assumed,
    /// For own research.
    pub own_research_use: Assumed,
    /// Whether they are among the goods that are never exempt (Cai Guan Shui [2026] No. 1, art. 1).
    pub excluded: Assumed,
    /// The exemption was given up lately.
    pub waived: Assumed,
    /// The day on which it entered.
    pub entered_on: Option<Date>,
}

impl Goods {
    /// Whether a fact of theirs was assumed.
    pub fn has_assumptions(&self) -> bool {
        [self.first_line, self.own_research_use, self.excluded, self.waived]
            .contains(&Assumed::Blank)
            || self.vat_creditable.is_none()
    }
}

/// A fact for which something is taken where it is left blank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Assumed {
    /// Left blank.
    #[default]
    Blank,
    /// Said to be so.
    Yes,
    /// Said not to be so.
    No,
    /// Said not to be known.
    Unknown,
}

impl Assumed {
    /// The fact, with what is taken for a blank.
    pub const fn or(self, otherwise: bool) -> Option<bool> {
        match self {
            Self::Blank => Some(otherwise),
            Self::Yes => Some(true),
            Self::No => Some(false),
            Self::Unknown => None,
        }
    }
}
