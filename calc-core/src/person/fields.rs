//! The columns of a payroll, the members of the JSON facts, and what comes back.

use crate::law::columns::columns;
use crate::law::fields::FactLocation;
use crate::person::code::Code;

// Written at build time, for the compiler and not for a reader.
#[allow(clippy::match_same_arms, clippy::doc_markdown)]
mod generated {
    use crate::law::fields::{FieldAbout, FieldKind, ResultAbout, WordAbout};
    use crate::law::money::{Cny, Hkd};
    use crate::law::result_sink::ResultSink;
    use crate::law::text::Text;
    use crate::person::code::Codes;
    include!(concat!(env!("OUT_DIR"), "/fields.rs"));
}
pub use generated::*;

columns!(&Self::ALL);

impl Field {
    /// The JSON Pointer of its member in the facts.
    pub fn pointer(self) -> String {
        format!("/{}/{}", self.group().name(), self.name())
    }
}

impl FactLocation for Field {
    type Column = Self;
    type Code = Code;

    fn column(self) -> Self {
        self
    }

    fn message_variant(self, code: Code, usual: &'static str) -> &'static str {
        match code {
            // A month says the same code of its own.
            Code::SecondBonus => "-year",
            #[cfg(feature = "special_incomes")]
            Code::OutOfRange
                if matches!(self, Self::EarlyRetirementMonths | Self::InternalRetirementMonths) =>
            {
                "-months"
            }
            #[cfg(feature = "special_incomes")]
            Code::OutOfRange if self == Self::TaxWithheld => "-events",
            Code::NotBesideMonths if !matches!(self, Self::MonthsInChina | Self::ExemptIncome) => {
                "-year"
            }
            #[cfg(feature = "special_incomes")]
            Code::OwnIncomeIncomplete if self == Self::AnnuityBase => "-deduction",
            #[cfg(feature = "special_incomes")]
            Code::OwnIncomeOfNonResident
                if matches!(self, Self::BenefitsMainland | Self::BenefitsHongKong) =>
            {
                "-benefits"
            }
            #[cfg(feature = "bill")]
            Code::OutOfRange if usual == "-against" => "-above",
            _ => usual,
        }
    }

    fn pointer(self) -> String {
        Self::pointer(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::fields::Columns as _;

    #[test]
    fn headers_are_read_whatever_their_dress() {
        for header in ["wages", " Wages ", "*WAGES", "工资薪金", "工資薪金"] {
            assert_eq!(Field::from_header(header), Some(Field::Wages), "{header}");
        }
        assert_eq!(Field::from_header("wagesx"), None);
    }
}
