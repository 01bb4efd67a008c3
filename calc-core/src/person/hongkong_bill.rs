//! What Hong Kong really charges of a person's year, beside the notional tax of the reliefs and never instead of
//! it: Inland Revenue Ordinance (Cap. 112), s.8, 10, 41, 50.

mod amounts;
mod charge;
mod couple;
mod credit;
mod forms;
mod law;
mod loss;
mod quarters;
mod recorded;
mod relief_change;
mod route_left;
mod routes;
mod taxed;
mod worked_out;

pub use charge::ChargeRule;
pub(super) use charge::days_of;
pub use credit::{Credit, Credited, credit};
pub use forms::{Form, FormTax};
pub use law::BillLaw;
pub use loss::{SetOff, set_off};
pub use route_left::RouteLeft;
pub use taxed::Taxed;
pub(super) use worked_out::hong_kong_bill;

use crate::law::money::{Cny, Hkd};
use crate::law::params::Date;
use crate::law::period::YearOfAssessment;
use crate::person::fields::HkQuarters;

/// The tax under one way of reading the facts that are not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenFact {
    /// How the pay is charged.
    pub rule: ChargeRule,
    /// What is charged; nothing where the days are not known.
    pub assessable: Option<Hkd>,
    /// Whether the credit for mainland tax is had.
    pub credited: bool,
    /// The person's own tax in the form elected.
    pub tax_final: Option<Hkd>,
}

/// The most ways that facts which are not known leave: by days, whole with and without credit, and nothing of the pay,
/// beside which options may be charged whole or by their days.
pub const MOST_OPEN: usize = 5;

/// The tax of one way in which the facts are settled, in whole Hong Kong dollars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// What Hong Kong charges of pay, director's fee and options.
    pub assessable: Hkd,
    /// Whether there is a gain on options.
    pub has_options: bool,
    /// Whether there is a payment on leaving.
    pub has_leaving_pay: bool,
    /// The home that the employer provides.
    pub quarters: Option<HkQuarters>,
    /// The forms in their order; nothing for one that is not open.
    pub forms: [Option<FormTax>; Form::ALL.len()],
    /// The form that `hk_assessment` asks for.
    pub elected: FormTax,
    /// The cheapest of those that may be chosen.
    pub best: FormTax,
    /// Next year's provisional tax; nothing where next year's law is not known.
    pub provisional_next: Option<Hkd>,
    /// Final tax less provisional tax paid, and next year's provisional tax; below zero it comes back.
    pub demand: Option<Hkd>,
    /// What a relief after the claim of a credit costs; below zero it comes back.
    pub additional_after_relief: Option<Hkd>,
    /// The last day to tell the Inland Revenue of that relief.
    pub notify_by: Option<Date>,
    /// What the relief took off the mainland tax on which the credit was claimed.
    pub relief: Hkd,
    /// Mainland tax less relief, and the Hong Kong tax, in yuan.
    pub total_burden: Cny,
    /// What each route of relief leaves on both sides, where a credit was claimed and no mainland amount is typed.
    pub routes: [Option<RouteLeft>; 3],
}

impl Settled {
    /// By how much the cheapest form is below the one elected.
    pub fn saving(&self) -> Hkd {
        (self.elected.total - self.best.total).or_zero()
    }
}

/// The actual bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bill {
    /// The year of assessment that begins in the tax year.
    pub year: YearOfAssessment,
    /// How the pay is charged.
    pub rule: ChargeRule,
    /// The figures; nothing where a fact that decides is not known.
    pub settled: Option<Settled>,
    /// The tax each way, where a fact that decides is not known.
    pub open: [Option<OpenFact>; MOST_OPEN],
}
