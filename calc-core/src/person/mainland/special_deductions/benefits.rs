//! The eight tax-free benefits of foreigners (财税字〔1994〕020号, 国税发〔1997〕54号), or the special additional
//! deductions, for a whole year: 财税〔2018〕164号, art. 7; 财政部 税务总局公告2023年第29号. Those for living or
//! schooling in Hong Kong or Macao are not tax-free of residents there: 财税〔2004〕29号.

use serde::Serialize;

use crate::law::money::Cny;
use crate::law::params::Choices;
use crate::law::params::alternatives::BenefitsMainlandHkResident;
use crate::law::params::mainland::special_incomes::{BENEFITS_ELECTION, BENEFITS_IN_HONG_KONG};
use crate::law::period::TaxYear;
use crate::law::problem::{Detail, Problem};
use crate::law::trace::Part;
use crate::person::code::Code;
use crate::person::facts::{Facts, MainlandFacts};
use crate::person::fields::{BenefitsElection, Field, Identity};

/// Benefits of a year that are given as such, and what became of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = BenefitsAnswer))]
pub struct Benefits {
    /// The benefits that are exempt, in yuan.
    pub exempt: Cny,
    /// The benefits that are wages and taxed, in yuan.
    pub taxed: Cny,
    /// The special additional deductions that are not taken, because the benefits are elected; in yuan.
    pub deductions_left_out: Cny,
    /// Those in Hong Kong or Macao among the exempt.
    #[serde(skip)]
    exempt_in_hong_kong: Cny,
}

impl Benefits {
    /// Those of a resident's year; nothing where there are none and none are elected.
    pub(super) fn of(facts: &Facts) -> Option<Self> {
        let mainland = &facts.mainland;
        let given = mainland.benefits_mainland + mainland.benefits_hong_kong;
        let election = mainland.benefits_election;
        if given == Cny::ZERO && election.is_none() {
            return None;
        }
        let elected = election != Some(BenefitsElection::Sad);
        let of_foreigner = facts.person.identity == Some(Identity::Foreign);
        let in_hong_kong =
            if elected && of_foreigner { mainland.benefits_hong_kong } else { Cny::ZERO };
        let in_mainland = if elected { mainland.benefits_mainland } else { Cny::ZERO };
        let exempt = in_mainland + in_hong_kong;
        let is_left_out = election == Some(BenefitsElection::Benefits);
        let deductions = mainland.special_additional_deductions;
        Some(Self {
            exempt,
            taxed: given - exempt,
            deductions_left_out: if is_left_out { deductions } else { Cny::ZERO },
            exempt_in_hong_kong: in_hong_kong,
        })
    }

    /// The exempt benefits, as parts that leave the wages.
    pub(super) fn parts(&self, year: TaxYear) -> Vec<Part> {
        let span = year.span();
        let election = BENEFITS_ELECTION.throughout(span).ok();
        let abroad = BENEFITS_IN_HONG_KONG.throughout(span).ok();
        let in_mainland = Part::minus("benefits_mainland", self.exempt - self.exempt_in_hong_kong);
        let in_hong_kong = Part::minus("benefits_hong_kong", self.exempt_in_hong_kong);
        vec![
            election.map_or(in_mainland, |rule| in_mainland.cited(&rule)),
            abroad.map_or(in_hong_kong, |rule| in_hong_kong.cited(&rule)),
        ]
    }

    /// Whether no text is known that makes them tax-free for this person.
    pub(in crate::person) fn is_unconfirmed(&self, facts: &Facts) -> bool {
        self.exempt > Cny::ZERO && facts.person.identity != Some(Identity::Foreign)
    }
}

/// Benefits that nobody else than foreigners may have, and both benefits and deductions.
pub(super) fn refused(facts: &Facts, choices: &Choices) -> Vec<Problem<Field>> {
    let mainland = &facts.mainland;
    let given = [
        (Field::BenefitsMainland, mainland.benefits_mainland),
        (Field::BenefitsHongKong, mainland.benefits_hong_kong),
    ];
    let given = given.into_iter().filter(|(_, amount)| *amount > Cny::ZERO);
    let problem = |code: Code| {
        move |(field, amount): (Field, Cny)| {
            Problem::new(code, field, &amount.to_string(), Detail::None)
        }
    };
    if facts.is_of_non_resident() {
        return given.map(problem(Code::OwnIncomeOfNonResident)).collect();
    }
    let identity = facts.person.identity;
    if matches!(identity, Some(Identity::Mainland | Identity::OverseasReturnee)) {
        return given.map(problem(Code::BenefitsNotOpen)).collect();
    }
    let Some(benefits) = Benefits::of(facts) else { return Vec::new() };
    let is_refused = choices.benefits_mainland_hk_resident() == BenefitsMainlandHkResident::Refused;
    if is_refused && benefits.is_unconfirmed(facts) {
        let of_mainland = given.filter(|(field, _)| *field == Field::BenefitsMainland);
        return of_mainland.map(problem(Code::BenefitsNotOpen)).collect();
    }
    let deductions = mainland.special_additional_deductions;
    if benefits.exempt > Cny::ZERO && deductions > Cny::ZERO && mainland.benefits_election.is_none()
    {
        let detail = Detail::Against(Field::SpecialAdditionalDeductions);
        return vec![Problem::new(
            Code::BenefitsAndDeductions,
            Field::BenefitsElection,
            "",
            detail,
        )];
    }
    Vec::new()
}

impl MainlandFacts {
    /// The wages that are given as exempt, in one way or another.
    #[cfg(feature = "readings")]
    pub(in crate::person) fn wages_given_as_exempt(&self) -> Cny {
        self.exempt_income + self.benefits_mainland + self.benefits_hong_kong
    }
}
