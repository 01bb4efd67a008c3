//! What is true of a company-year, decoded and consistent in itself.

use crate::company::fields::{StructureKind, UnitShare};
use crate::law::assumed::Assumed;
use crate::law::money::Cny;

// Written at build time, for the compiler and not for a reader: a member for each `[[field]]`.
mod generated {
    use super::Facts;
    use crate::company::fields::{
        CatalogueItem, Field, ItemField as Location, RdKind, StructureKind, UnitShare,
    };
    use crate::law::assumed::Assumed;
    use crate::law::given::{Given, tell, yes_no};
    use crate::law::money::Cny;
    use crate::law::period::{Date, TaxYear};
    use crate::law::rate::{Percent, Thousandths};
    use crate::law::reader::{Cells, Reader};
    include!(concat!(env!("OUT_DIR"), "/enterprise_facts.rs"));
}
pub use generated::{
    ActivityFacts, BeneficiaryFacts, CompanyFacts, ImportFacts, LossFacts, SiteFacts,
    StructureFacts, SubstanceFacts, UnitFacts,
};

/// The facts of one company's tax year. `None` is "not known".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The company as a whole, its earlier losses (oldest first) and its imports.
    pub company: CompanyFacts,
    /// Where it is.
    pub site: SiteFacts,
    /// What it does.
    pub activity: ActivityFacts,
    /// What it has in the area.
    pub substance: SubstanceFacts,
    /// Head office and branches.
    pub structure: StructureFacts,
    /// Who imports.
    pub beneficiary: BeneficiaryFacts,
}

impl StructureFacts {
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

impl UnitFacts {
    /// Revenue, wages and assets of the year before, by which branches share (STA Announcement
    /// [2012] No. 57, art. 15).
    pub fn factors(&self) -> [Cny; 3] {
        [self.revenue, self.wages, self.assets]
    }

    /// Whether it has a share.
    pub fn shares(&self) -> bool {
        self.share == UnitShare::Shares
    }
}

impl ImportFacts {
    /// Whether a fact of theirs was assumed.
    pub fn has_assumptions(&self) -> bool {
        [self.first_line, self.own_research_use, self.excluded, self.waived]
            .contains(&Assumed::Blank)
            || self.vat_creditable.is_none()
    }
}

#[cfg(test)]
mod tests {
    use crate::company::decode::{Raw, decode};
    use crate::company::fields::{Field, ItemField};
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
    fn every_fact_is_told_in_the_order_of_the_columns() {
        let given: Vec<Field> =
            decode(&Full).unwrap().given().into_iter().map(|(place, _)| place.field).collect();
        let used =
            |field: &Field| field.about().kind != FieldKind::List && *field != Field::CompanyId;
        let expected: Vec<Field> = Field::ALL.into_iter().filter(used).collect();
        assert_eq!(given, expected);
    }
}
