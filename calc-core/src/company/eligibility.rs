//! What the conditions of a company's regimes and reliefs ask.

use crate::law::eligibility;
use crate::law::trace::{ConditionName, names};

names!(
    /// What a condition asks.
    ConditionId: ConditionName {
        /// The relief is in force in the tax year.
        InForce = "in_force",
        /// Set up in the special area.
        SpecialArea = "special_area",
        /// The main business is in the catalogue.
        Catalogue = "catalogue",
        /// Enough of the income is from the main business.
        MainBusinessRatio = "main_business_ratio",
        /// Production and operation are in the area.
        Operations = "operations",
        /// Personnel is in the area.
        Personnel = "personnel",
        /// Accounts are in the area.
        Accounts = "accounts",
        /// Property is in the area.
        Property = "property",
        /// Head office and branches lie in different regions.
        CrossRegion = "cross_region",
        /// Taxable income within its limit.
        IncomeLimit = "income_limit",
        /// Staff within its limit.
        StaffLimit = "staff_limit",
        /// Assets within their limit.
        AssetsLimit = "assets_limit",
        /// Not a restricted or prohibited industry.
        Industry = "industry",
        /// A certificate of a high-tech enterprise.
        HighTechCertificate = "high_tech_certificate",
        /// An independent legal person.
        LegalPerson = "legal_person",
        /// On the white list of beneficiaries.
        ImportWhiteList = "import_white_list",
        /// The goods are on the list.
        GoodsListed = "goods_listed",
        /// The goods enter by the first line.
        FirstLine = "first_line",
        /// The goods are for own research.
        OwnResearchUse = "own_research_use",
        /// The goods are not excluded.
        NotExcluded = "not_excluded",
        /// The exemption was not given up lately.
        NotWaived = "not_waived",
    }
);

impl ConditionId {
    /// The column that answers it.
    pub const fn fact(self) -> &'static str {
        match self {
            Self::InForce => "tax_year",
            Self::SpecialArea => "in_special_area",
            Self::Catalogue => "catalogue_item",
            Self::MainBusinessRatio => "main_business_income",
            Self::Operations => "operations",
            Self::Personnel => "personnel",
            Self::Accounts => "accounts",
            Self::Property => "property",
            Self::CrossRegion => "same_city",
            Self::IncomeLimit => "taxable_income",
            Self::StaffLimit => "staff_average",
            Self::AssetsLimit => "assets_average",
            Self::Industry => "restricted_industry",
            Self::HighTechCertificate => "high_tech_certificate",
            Self::LegalPerson => "legal_person",
            Self::ImportWhiteList => "white_list",
            Self::GoodsListed => "listed",
            Self::FirstLine => "first_line",
            Self::OwnResearchUse => "own_research_use",
            Self::NotExcluded => "excluded",
            Self::NotWaived => "waived",
        }
    }
}

/// The conditions of a regime and their answers, in order.
pub type Answers<const N: usize> = eligibility::Answers<ConditionId, N>;
