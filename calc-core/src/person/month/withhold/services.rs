//! The tax on the payments for services of a month.

use super::rows::{Context, Group};
use crate::law::money::Cny;
use crate::law::trace::TraceSink;
use crate::person::mainland::withholding::{
    authors_remuneration_withholding, labour_services_withholding, royalties_withholding,
};
use crate::person::month::code::{Code, Codes};
use crate::person::month::facts::ServicesFacts;
use crate::person::month::labour_accumulation::{LabourAccumulation, LabourMonth};
use crate::person::month::services::{Service, payment_tax, treaty_royalty_tax};

/// The payments of a non-resident, one by one.
pub(super) fn non_resident<S: TraceSink>(
    services: &ServicesFacts,
    context: &Context<'_>,
    notes: &mut Codes,
    sink: &mut S,
) -> Cny {
    let law = context.law;
    let tax = |kind, gross, sink: &mut S| {
        if gross > Cny::ZERO { payment_tax(kind, gross, law, sink).tax } else { Cny::ZERO }
    };
    if services.treaty || services.royalties_treaty {
        notes.insert(Code::TreatyResidenceNeeded);
    }
    let profits = if services.treaty {
        Cny::ZERO
    } else {
        tax(Service::Labour, services.labour_services, sink)
            + tax(Service::Author, services.authors_remuneration, sink)
    };
    let royalties = match (services.royalties, services.royalties_treaty) {
        (Cny::ZERO, _) => Cny::ZERO,
        (gross, true) => treaty_royalty_tax(gross, law, sink),
        (gross, false) => tax(Service::Royalty, gross, sink),
    };
    profits + royalties
}

/// What is withheld from a resident's payments of a month: by accumulation for those who have it, from
/// the month `start` on.
pub(super) fn resident(
    group: &Group<'_>,
    start: u8,
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
        if services.treaty || services.royalties_treaty {
            notes.insert(Code::TreatyClaimIgnored);
        }
        match services.kind.filter(|kind| kind.accumulates_in(group.month, context.law)) {
            Some(found)
                if services.labour_services > Cny::ZERO || services.surcharge > Cny::ZERO =>
            {
                kind = Some(found);
                to_date.receipts = to_date.receipts + services.labour_services;
                to_date.deductions = to_date.deductions + services.surcharge;
            }
            _ => tax = tax + labour_services_withholding(services.labour_services, law),
        }
        tax = tax
            + authors_remuneration_withholding(services.authors_remuneration, law)
            + royalties_withholding(services.royalties, law);
    }
    match kind {
        Some(kind) => {
            let months = group.month.saturating_sub(start) + 1;
            tax + accumulation.add(kind, &to_date, months, context.law)
        }
        None => tax,
    }
}
