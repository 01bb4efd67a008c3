//! What comes of a row.

use crate::law::money::Cny;
use crate::law::params::mainland::{iit, non_resident};
use crate::law::params::{About, Evidence};
use crate::law::scale::Bracket;
use crate::person::month::code::{Code, Codes};
use crate::person::month::correction::Correction;
use crate::person::month::fields::Field;
use crate::person::month::points::Points;
use crate::person::month::standing::{Claim, Formula, Tier};

/// The answer of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowAnswer {
    /// It was worked out.
    Good(MonthOutcome),
    /// It contradicts another row, or rests on one that could not be read.
    Bad(RowFault),
    /// It has mistakes of its own.
    Unread,
}

/// Why a row that can be read has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// What kind of mistake.
    pub code: Code,
    /// The column that the mistake is in.
    pub field: Field,
    /// The number of the other row that it contradicts or rests on.
    pub row: Option<u64>,
}

impl RowFault {
    /// A mistake that shows in the row alone.
    pub(super) fn alone(code: Code, field: Field) -> Self {
        Self { code, field, row: None }
    }

    /// A value that another row gives otherwise.
    pub(super) fn differs(field: Field, row: u64) -> Self {
        Self { code: Code::DiffersFromRow, field, row: Some(row) }
    }
}

/// The place of a row that cannot be worked out, and why.
pub(super) type Refused = (usize, RowFault);

/// Values of the law behind a figure that nobody verified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unverified(u8);

impl Unverified {
    /// The limit of a non-resident's donations.
    pub const DONATIONS: Self = Self(1);
    /// Other deductions of residents.
    pub const OTHER_DEDUCTIONS: Self = Self(2);

    /// The open points of both sets.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// As a number that [`Self::from_bits`] reads.
    pub fn bits(self) -> u8 {
        self.0
    }

    /// The reverse of [`Self::bits`].
    pub fn from_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// What they are, and how well each is known.
    pub fn iter(self) -> impl Iterator<Item = (&'static About, Evidence)> {
        let donations = &non_resident::DONATION_LIMIT;
        let other = &iit::OTHER_DEDUCTIONS;
        let donations = donations.versions.last().map(|it| (&donations.about, it.evidence));
        let other = other.versions.last().map(|it| (&other.about, it.evidence));
        let all = [(Self::DONATIONS, donations), (Self::OTHER_DEDUCTIONS, other)];
        all.into_iter()
            .filter(move |(one, _)| self.0 & one.0 != 0)
            .filter_map(|(_, found)| found)
            .filter(|(_, evidence)| evidence.is_unverified())
    }
}

/// The ways that a month may be taxed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// As the row says.
    AsGiven,
    /// By domestic law, without the claim.
    Domestic,
    /// With a claim for a short presence.
    Short,
    /// With a claim for work outside.
    Foreign,
    /// With the six-year rule met.
    SixYears,
}

impl Treatment {
    /// Every treatment, in the order of declaration.
    pub const ALL: [Self; 5] =
        [Self::AsGiven, Self::Domestic, Self::Short, Self::Foreign, Self::SixYears];

    /// The word that results write.
    pub const fn word(self) -> &'static str {
        match self {
            Self::AsGiven => "as_given",
            Self::Domestic => "domestic",
            Self::Short => "short",
            Self::Foreign => "foreign",
            Self::SixYears => "six_years",
        }
    }

    /// The way of a claim.
    pub(super) fn of(claim: Claim) -> Self {
        match claim {
            Claim::None | Claim::Board => Self::Domestic,
            Claim::Short => Self::Short,
            Claim::Foreign => Self::Foreign,
        }
    }
}

/// What comes of a row that was worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthOutcome {
    /// What is to be known.
    pub notes: Codes,
    /// Open points that it touched.
    pub points: Points,
    /// Values behind it that nobody verified.
    pub unverified: Unverified,
    /// Whether a fact that decides is not known.
    pub needs: bool,
    /// The row of the table of Announcement 2019 No. 35, art. 2; not known where it changes
    /// nothing.
    pub tier: Option<Tier>,
    /// The formula of Announcement 2019 No. 35; not known where it changes nothing.
    pub formula: Option<Formula>,
    /// What counts of the wages of the period.
    pub income_amount: Cny,
    /// The figures of the month, on its last row.
    pub month: Option<LastOfMonth>,
    /// What is to be corrected, on the last row of the person's year.
    pub correction: Option<Correction>,
    /// Whether the settlement must be filed, on the last row of a resident's year.
    pub must_file: Option<bool>,
    /// The tax of the whole year, on the person's last row in December.
    pub year_tax: Option<Cny>,
    /// The subsidy of a non-resident's year, if that is confirmed.
    pub subsidy: Option<Cny>,
}

/// The figures of a payer's month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastOfMonth {
    /// Taxable income of the month; to date for residents, and then below zero where deductions are
    /// larger.
    pub taxable_income: Cny,
    /// The row of the scale.
    pub bracket: Bracket<Cny>,
    /// The tax on wages of the month, in yuan.
    pub tax: Cny,
    /// The tax on bonus and equity income of the month, in yuan.
    pub bonus_tax: Cny,
    /// The tax on payments for services of the month, in yuan.
    pub services_tax: Cny,
    /// The tax on wages the other way, and which way that is.
    pub other_way: Option<(Cny, Treatment)>,
    /// The tax on wages of the payer's earlier months.
    pub withheld_before: Cny,
    /// What was withheld in the month, where it is given.
    pub tax_withheld: Option<Cny>,
}

impl LastOfMonth {
    /// All that is to be withheld in the month.
    pub fn due_now(&self) -> Cny {
        self.tax + self.bonus_tax + self.services_tax
    }

    /// What was withheld less what is right.
    pub fn difference(&self) -> Option<Cny> {
        Some(self.tax_withheld? - self.due_now())
    }

    /// The lower of the two ways.
    pub fn lower_way(&self) -> Option<Treatment> {
        let (other, way) = self.other_way?;
        Some(if other < self.tax { way } else { Treatment::AsGiven })
    }
}
