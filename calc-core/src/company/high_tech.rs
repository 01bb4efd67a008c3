//! High-tech enterprises (Enterprise Income Tax Law, art. 28(2); 国科发火〔2016〕32号): 15% for the whole
//! enterprise that holds a certificate.

use crate::company::eligibility::{Answers, ConditionId};
use crate::company::facts::Facts;
use crate::law::eligibility::Eligibility;

/// The one condition: a certificate that is in force (Enterprise Income Tax Law, art. 28(2)).
pub fn conditions(facts: &Facts) -> Answers<1> {
    [(ConditionId::HighTechCertificate, Eligibility::of(facts.company.high_tech_certificate))]
}
