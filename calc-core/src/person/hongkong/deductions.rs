//! Deductions: self-education (Cap. 112, s.12(1)(e)) and the concessionary deductions of Part 4A,
//! each up to its cap. What is above a cap lapses (DIPN 35, para. 6).

use crate::law::money::Hkd;
use crate::law::params::InForce;
use crate::law::trace::{Event, Multiplier, Notes, Of, Part, TraceSink, share_of};
use crate::person::code::{Code, Codes};
use crate::person::facts::HongKongFacts;
use crate::person::rulebook::HongKongLaw;
use crate::person::vocabulary::Term;

/// A claim up to its cap.
fn capped<V, S: TraceSink>(
    field: &'static str,
    claimed: Hkd,
    cap: Hkd,
    law: &InForce<V>,
    notes: &mut Codes,
    sink: &mut S,
) -> Hkd {
    if claimed <= cap {
        return claimed;
    }
    notes.insert(Code::CapApplied);
    sink.note(|| Event::Cap {
        field,
        claimed: claimed.into(),
        cap: cap.into(),
        counted: cap.into(),
        citation: law.citation(),
    });
    cap
}

/// Self-education expenses that count.
pub(in crate::person) fn self_education<S: TraceSink>(
    facts: &HongKongFacts,
    law: &HongKongLaw,
    notes: &mut Codes,
    sink: &mut S,
) -> Hkd {
    let cap = &law.deductions.self_education;
    capped("hk_self_education", facts.self_education, **cap, cap, notes, sink)
}

/// The concessionary deductions of the person, and the spouse's in a joint assessment.
///
/// `contributions` are the mainland contributions that count beside those to a provident fund;
/// `assessable_income` is what the limit of donations is a share of.
pub(in crate::person) fn concessionary_deductions<S: TraceSink>(
    facts: &HongKongFacts,
    law: &HongKongLaw,
    contributions: Hkd,
    assessable_income: Of<Hkd>,
    notes: &mut Codes,
    sink: &mut S,
) -> Hkd {
    let mut total = Hkd::ZERO;
    let mut parts = Vec::new();
    for (field, claimed, cap, law) in with_fixed_caps(facts, law, contributions) {
        if claimed > Hkd::ZERO {
            let counted = capped(field, claimed, cap, law, notes, sink);
            total = total + counted;
            if S::RECORDING {
                parts.push(Part::plus(field, counted).cited(law));
            }
        }
    }
    if facts.donations > Hkd::ZERO {
        let counted = donations(facts.donations, assessable_income, law, notes, sink);
        total = total + counted;
        if S::RECORDING {
            let limit = &law.deductions.donation_limit;
            parts.push(Part::plus("hk_donations", counted).cited(limit));
        }
    }
    if facts.is_joint() {
        let reproduction = spouse_assisted_reproduction(facts, law);
        total = total + facts.spouse_deductions + reproduction;
        if S::RECORDING {
            parts.push(Part::plus("hk_spouse_deductions", facts.spouse_deductions));
            if reproduction > Hkd::ZERO {
                let cap = &law.deductions.assisted_reproduction;
                parts.push(Part::plus("hk_spouse_assisted_reproduction", reproduction).cited(cap));
            }
        }
    }
    sink.step(Term::ConcessionaryDeductions, total, None, || parts);
    total
}

/// What the spouse uses of the couple's one ceiling for assisted reproductive services (Sch. 3H): nothing where
/// the spouse alone has no income to deduct it from.
pub(in crate::person) fn spouse_assisted_reproduction(
    facts: &HongKongFacts,
    law: &HongKongLaw,
) -> Hkd {
    let has_income = facts.spouse_income.is_some_and(|income| income > Hkd::ZERO);
    if !facts.is_joint() && !has_income {
        return Hkd::ZERO;
    }
    facts.spouse_assisted_reproduction.min(*law.deductions.assisted_reproduction)
}

/// A column, what is claimed in it, its cap, and the parameter of the cap.
type Claimed<'a> = (&'static str, Hkd, Hkd, &'a InForce<Hkd>);

/// The deductions whose caps do not depend on the income.
fn with_fixed_caps<'a>(
    facts: &HongKongFacts,
    law: &'a HongKongLaw,
    contributions: Hkd,
) -> [Claimed<'a>; 7] {
    let caps = &law.deductions;
    let newborn = |cap: &InForce<Hkd>, addition: &InForce<Hkd>| {
        if facts.newborn_home { **cap + **addition } else { **cap }
    };
    let loan_cap = newborn(&caps.home_loan_interest, &caps.home_loan_interest_newborn);
    let rent_cap = newborn(&caps.domestic_rent, &caps.domestic_rent_newborn);
    let per_person = |cap: &InForce<Hkd>, persons: u8| Hkd::new(cap.minor() * i64::from(persons));
    [
        ("hk_mpf", facts.mpf + contributions, *caps.mpf, &caps.mpf),
        ("hk_home_loan_interest", facts.home_loan_interest, loan_cap, &caps.home_loan_interest),
        ("hk_domestic_rent", facts.domestic_rent, rent_cap, &caps.domestic_rent),
        ("hk_annuity_tvc", facts.annuity_tvc, *caps.annuity_tvc, &caps.annuity_tvc),
        (
            "hk_assisted_reproduction",
            facts.assisted_reproduction,
            *caps.assisted_reproduction - spouse_assisted_reproduction(facts, law),
            &caps.assisted_reproduction,
        ),
        (
            "hk_elderly_care",
            facts.elderly_care,
            per_person(&caps.elderly_care, facts.elderly_care_persons),
            &caps.elderly_care,
        ),
        ("hk_vhis", facts.vhis, per_person(&caps.vhis, facts.vhis_persons), &caps.vhis),
    ]
}

/// Approved charitable donations: from the minimum on, up to a share of the assessable income
/// before self-education (s.26C; DIPN 18, para. 24).
fn donations<S: TraceSink>(
    claimed: Hkd,
    assessable_income: Of<Hkd>,
    law: &HongKongLaw,
    notes: &mut Codes,
    sink: &mut S,
) -> Hkd {
    let caps = &law.deductions;
    if claimed < *caps.donation_minimum {
        sink.note(|| Event::Cap {
            field: "hk_donations",
            claimed: claimed.into(),
            cap: (*caps.donation_minimum).into(),
            counted: Hkd::ZERO.into(),
            citation: caps.donation_minimum.citation(),
        });
        return Hkd::ZERO;
    }
    let (rate, citation) = (Multiplier::Rate(*caps.donation_limit), caps.donation_limit.citation());
    let rounding = &law.rounding_of_donation_limit;
    let limit =
        share_of(sink, Term::HkDonationLimit, assessable_income, rate, rounding, Some(citation));
    capped("hk_donations", claimed, limit, &caps.donation_limit, notes, sink)
}
