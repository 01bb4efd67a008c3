//! Which part of wages a person is taxed on: by days of residence, post and claim (MOF and STA
//! Announcement 2019 No. 35, art. 2 and 4; Individual Income Tax Law, art. 1).

use crate::law::params::Choices;
use crate::law::params::alternatives::TreatyAfterSixYears;
use crate::person::rulebook::MonthLaw;

pub use super::fields::Treaty as Claim;

/// The rows of the table of art. 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// Not more than 90 days.
    UpTo90,
    /// More than 90 days, fewer than 183.
    UpTo182,
    /// A resident without domicile, six years not met.
    Resident,
    /// A resident without domicile, six years met.
    ResidentSixYears,
    /// A person with domicile in China.
    Domiciled,
}

impl Tier {
    /// The tier of a number of residence days in the whole year.
    pub fn of(residence_days: u32, domiciled: bool, six_years_met: bool, law: &MonthLaw) -> Self {
        if domiciled {
            Self::Domiciled
        } else if residence_days >= *law.residence_days {
            if six_years_met { Self::ResidentSixYears } else { Self::Resident }
        } else if residence_days > *law.short_stay_days {
            Self::UpTo182
        } else {
            Self::UpTo90
        }
    }

    /// Whether tax is annual, with a settlement.
    pub fn is_resident(self) -> bool {
        !matches!(self, Self::UpTo90 | Self::UpTo182)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::UpTo90 => "up_to_90",
            Self::UpTo182 => "up_to_182",
            Self::Resident => "resident",
            Self::ResidentSixYears => "resident_six_years",
            Self::Domiciled => "domiciled",
        }
    }
}

/// Which part of wages counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// Paid in China, for work in China.
    F1,
    /// All pay, for work in China.
    F2,
    /// All but what is paid abroad for work abroad.
    F3,
    /// All that is paid in China: executives of a short stay.
    Pd,
    /// All.
    All,
}

impl Formula {
    /// The formula of a tier, a post and a claim under the Arrangement: art. 14(2) for not more than
    /// 183 days of presence and an employer elsewhere, art. 4 and 14(1) for a resident of Hong Kong
    /// who works abroad too. Fees of a board member (art. 15) stay under domestic law. A claim changes
    /// nothing for somebody with domicile in China: art. 4 of the Announcement speaks of individuals
    /// without.
    pub fn of(tier: Tier, executive: bool, claim: Claim, choices: &Choices) -> Self {
        match (claim, tier) {
            (_, Tier::Domiciled) => Self::All,
            (Claim::Short, _) => Self::F1,
            (Claim::Foreign, Tier::ResidentSixYears)
                if choices.treaty_after_six_years() == TreatyAfterSixYears::AllPay =>
            {
                Self::All
            }
            (Claim::Foreign, _) => Self::F2,
            (Claim::None | Claim::Board, _) => Self::domestic(tier, executive),
        }
    }

    fn domestic(tier: Tier, executive: bool) -> Self {
        match (tier, executive) {
            (Tier::UpTo90, false) => Self::F1,
            (Tier::UpTo90, true) => Self::Pd,
            (Tier::UpTo182, false) => Self::F2,
            (Tier::UpTo182, true) | (Tier::Resident, _) => Self::F3,
            (Tier::ResidentSixYears | Tier::Domiciled, _) => Self::All,
        }
    }

    /// Its name: the number of Announcement 2019 No. 35, or `PD` and `ALL`.
    pub fn name(self) -> &'static str {
        match self {
            Self::F1 => "F1",
            Self::F2 => "F2",
            Self::F3 => "F3",
            Self::Pd => "PD",
            Self::All => "ALL",
        }
    }

    /// The formula of a number of the withholding client, as its sheets write it: `公式(2)` and words
    /// behind it.
    pub fn of_client(text: &str) -> Option<Self> {
        let number = text.chars().find(char::is_ascii_digit)?;
        let all = [Self::F1, Self::F2, Self::F3, Self::Pd, Self::All];
        all.into_iter().find(|formula| char::from(b'0' + formula.client_number()) == number)
    }

    /// Whether only a non-resident is taxed by it, unless there is a claim.
    pub fn is_of_non_residents(self) -> bool {
        matches!(self, Self::F1 | Self::F2 | Self::Pd)
    }

    /// The number that the withholding client gives it.
    pub fn client_number(self) -> u8 {
        match self {
            Self::F1 => 1,
            Self::F2 => 2,
            Self::F3 => 3,
            Self::Pd => 4,
            Self::All => 5,
        }
    }
}
