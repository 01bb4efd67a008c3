//! The tax on the payments for services of a month.

use super::{Context, Group};
use crate::law::money::Cny;
use crate::person::mainland::withholding::{
    authors_remuneration_withholding, labour_services_withholding, royalties_withholding,
};
use crate::person::month::code::{Code, Codes};
use crate::person::month::facts::ServiceFacts;
use crate::person::month::labour_accumulation::{LabourAccumulation, LabourMonth};
use crate::person::month::services::{Service, payment_tax, treaty_royalty_tax};

/// The payments of a non-resident, one by one.
pub(super) fn non_resident(
    services: &ServiceFacts,
    context: &Context<'_>,
    notes: &mut Codes,
) -> Cny {
    let law = context.law;
    let tax = |kind, gross| {
        if gross > Cny::ZERO { payment_tax(kind, gross, law).tax } else { Cny::ZERO }
    };
    if services.claims_profits || services.claims_royalties {
        notes.insert(Code::TreatyResidenceNeeded);
    }
    let profits = if services.claims_profits {
        Cny::ZERO
    } else {
        tax(Service::Labour, services.labour) + tax(Service::Author, services.author)
    };
    let royalties = if services.claims_royalties {
        treaty_royalty_tax(services.royalties, law)
    } else {
        tax(Service::Royalty, services.royalties)
    };
    profits + royalties
}

/// What is withheld from a resident's payments of a month: by accumulation for those who have it.
pub(super) fn resident(
    group: &Group<'_>,
    accumulation: &mut LabourAccumulation,
    context: &Context<'_>,
    notes: &mut Codes,
) -> Cny {
    let law = &context.law.mainland;
    let mut tax = Cny::ZERO;
    let mut to_date = LabourMonth::default();
    let mut kind = None;
    for (_, facts) in group.facts() {
        let services = &facts.services;
        if services.claims_profits || services.claims_royalties {
            notes.insert(Code::TreatyClaimIgnored);
        }
        match services.kind.filter(|kind| kind.accumulates_in(group.month, context.law)) {
            Some(found) if services.labour > Cny::ZERO || services.surcharge > Cny::ZERO => {
                kind = Some(found);
                to_date.receipts = to_date.receipts + services.labour;
                to_date.deductions = to_date.deductions + services.surcharge;
            }
            _ => tax = tax + labour_services_withholding(services.labour, law),
        }
        tax = tax
            + authors_remuneration_withholding(services.author, law)
            + royalties_withholding(services.royalties, law);
    }
    match kind {
        Some(kind) => tax + accumulation.add(kind, &to_date, context.law),
        None => tax,
    }
}
