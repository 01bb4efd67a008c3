//! The two reliefs of one tax year.

use crate::law::params::relief::{
    gba_talent_subsidy as subsidy, hk_resident_exemption as exemption,
};
use crate::law::params::{ChoiceId, Citation, Cny, InForce, Rate, Rule, Window};
use crate::law::period::TaxYear;
use crate::law::years::{InForceOn, cited, in_force};
use crate::person::month::points::Points;

/// The reliefs of a tax year.
#[derive(Clone, Copy, Debug)]
pub struct ReliefLaw {
    /// The calendar year of mainland tax that the reliefs belong to.
    pub year: TaxYear,
    /// The exemption of the part above the Hong Kong burden.
    pub exemption: ExemptionLaw,
    /// The subsidy of the tax above 15% (Cai Shui [2023] No. 34).
    pub subsidy: SubsidyLaw,
    /// One or the other.
    pub election: Citation,
    /// The points of the law that no text settles in the year.
    pub open: Points,
}

/// The exemption in a tax year.
#[derive(Clone, Copy, Debug)]
pub struct ExemptionLaw {
    /// Whether it is in force.
    pub in_force: InForceOn,
    /// The term of the notice.
    pub term: Citation,
    /// Who is a Hong Kong resident.
    pub identity: Citation,
    /// Employment in the park.
    pub park_employment: Citation,
    /// That there is no disqualifying record (Shen Cai Gui [2025] No. 2, art. 6(3)).
    pub clean_record: Citation,
    /// That the person is on the white list of the park.
    pub white_list: Citation,
    /// The income that it covers.
    pub income_covered: Citation,
    /// When it is claimed for comprehensive income.
    pub claim_comprehensive: Option<InForce<Window>>,
    /// When it is claimed for business income.
    pub claim_business: Option<InForce<Window>>,
}

/// The 15% subsidy in a tax year.
#[derive(Clone, Copy, Debug)]
pub struct SubsidyLaw {
    /// Whether it is in force.
    pub in_force: InForceOn,
    /// The term of the notices.
    pub term: Citation,
    /// The rate up to which the person bears the tax.
    pub rate: Option<InForce<Rate>>,
    /// The most for one person and year.
    pub cap: Option<InForce<Cny>>,
    /// Which groups of persons may have it.
    pub identity: Citation,
    /// Which categories of talent may have it (Shen Cai Gui [2025] No. 2, art. 5).
    pub talent_category: Citation,
    /// Field, contract, employer, post.
    pub talent_conditions: Citation,
    /// That there is no disqualifying record (Shen Cai Gui [2025] No. 2, art. 6(3)).
    pub clean_record: Citation,
    /// How it is computed.
    pub computation: Citation,
    /// Other awards reduce it.
    pub other_awards: Citation,
    /// Days of work in Shenzhen.
    pub days_threshold: Option<InForce<u32>>,
    /// Whether more than the threshold is needed.
    pub days_threshold_exclusive: Option<InForce<Rule>>,
    /// Whether no text settles how its days are counted in this year.
    pub days_test_open: bool,
    /// When it is applied for, where the dates are known.
    pub claim_window: Option<InForce<Window>>,
    /// When it can still be applied for later, where there is such a time.
    pub late_claim_window: Option<InForce<Window>>,
}

impl ReliefLaw {
    /// The reliefs of a tax year, whether they are in force or not.
    pub fn of(year: TaxYear) -> Self {
        let span = year.span();
        Self {
            year,
            exemption: ExemptionLaw {
                in_force: in_force(&exemption::IN_FORCE, span),
                term: cited(&exemption::IN_FORCE, span),
                identity: cited(&exemption::IDENTITY, span),
                park_employment: cited(&exemption::PARK_EMPLOYMENT, span),
                clean_record: cited(&exemption::CLEAN_RECORD, span),
                white_list: cited(&exemption::WHITE_LIST, span),
                income_covered: cited(&exemption::INCOME_COVERED, span),
                claim_comprehensive: exemption::CLAIM_COMPREHENSIVE.throughout(span).ok(),
                claim_business: exemption::CLAIM_BUSINESS.throughout(span).ok(),
            },
            subsidy: SubsidyLaw {
                in_force: in_force(&subsidy::IN_FORCE, span),
                term: cited(&subsidy::IN_FORCE, span),
                rate: subsidy::RATE.throughout(span).ok(),
                cap: subsidy::CAP.throughout(span).ok(),
                identity: cited(&subsidy::IDENTITY, span),
                talent_category: cited(&subsidy::TALENT_CATEGORY, span),
                talent_conditions: cited(&subsidy::TALENT_CONDITIONS, span),
                clean_record: cited(&subsidy::CLEAN_RECORD, span),
                computation: cited(&subsidy::COMPUTATION, span),
                other_awards: cited(&subsidy::OTHER_AWARDS, span),
                days_threshold: subsidy::DAYS_THRESHOLD.throughout(span).ok(),
                days_threshold_exclusive: subsidy::DAYS_THRESHOLD_EXCLUSIVE.throughout(span).ok(),
                days_test_open: ChoiceId::SubsidyDaysAfter2024.is_open_in(year),
                claim_window: subsidy::CLAIM_WINDOW.throughout(span).ok(),
                late_claim_window: subsidy::LATE_CLAIM_WINDOW.throughout(span).ok(),
            },
            election: cited(&crate::law::params::relief::ELECTION, span),
            open: ChoiceId::ALL.into_iter().filter(|point| point.is_open_in(year)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reliefs_begin_and_end() {
        let exemption = |year| ReliefLaw::of(TaxYear(year)).exemption.in_force;
        assert_eq!(exemption(2022), InForceOn::NotYet);
        assert_eq!(exemption(2023), InForceOn::Yes);
        assert_eq!(exemption(2027), InForceOn::Yes);
        assert_eq!(exemption(2028), InForceOn::Unknown);
        let subsidy = |year| ReliefLaw::of(TaxYear(year)).subsidy;
        assert_eq!(subsidy(2018).in_force, InForceOn::NotYet);
        for year in 2019..=2027 {
            let law = subsidy(year);
            assert_eq!(law.in_force, InForceOn::Yes, "{year}");
            assert!(law.rate.is_some() && law.cap.is_some() && law.days_threshold.is_some());
            assert_eq!(law.days_threshold_exclusive.map(|rule| rule.applies), Some(year >= 2024));
            assert_eq!(law.days_test_open, year >= 2025, "{year}");
        }
    }
}
