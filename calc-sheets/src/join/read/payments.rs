//! Rows of 税款计算 that are about other income than wages: a bonus, labour services, author's
//! remuneration, royalties. Each is taxed by itself, so its 本期 amounts count and its 累计 columns do
//! not.

use calc_core::law::problem::masked;
use calc_core::person::fields::Field;

use super::Read;
use crate::join::given::Given;
use crate::join::people::{Bonus, Payments, Year};
use crate::join::{CellLocation, Finding, Month};
use crate::layout::Quantity;

/// What 所得项目 says of a resident's wages.
const RESIDENT_WAGES: [&str; 5] =
    ["正常工资薪金", "正常工资薪金所得", "工资薪金", "工资薪金所得", "工资、薪金所得"];

/// What it says of income that has a column of its own. Other kinds, a non-resident's income and
/// commissions among them, have other rules.
const PAYMENTS: [(&str, Field); 10] = [
    ("全年一次性奖金", Field::AnnualBonus),
    ("全年一次性奖金收入", Field::AnnualBonus),
    ("劳务报酬", Field::LabourServices),
    ("劳务报酬所得", Field::LabourServices),
    ("一般劳务报酬", Field::LabourServices),
    ("一般劳务报酬所得", Field::LabourServices),
    ("稿酬", Field::AuthorsRemuneration),
    ("稿酬所得", Field::AuthorsRemuneration),
    ("特许权使用费", Field::Royalties),
    ("特许权使用费所得", Field::Royalties),
];

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A resident's wages, or nothing is said.
    Wages,
    /// Income that goes to a column of its own.
    Payment(Field),
    /// Anything else.
    Other,
}

impl Item {
    pub(super) fn of(said: &str) -> Self {
        if said.is_empty() || RESIDENT_WAGES.contains(&said) {
            return Self::Wages;
        }
        let payment = PAYMENTS.iter().find(|(name, _)| *name == said);
        payment.map_or(Self::Other, |(_, field)| Self::Payment(*field))
    }
}

/// What a row of a payment says: the amount before tax, and the tax where it is certain.
#[derive(Debug, PartialEq, Eq)]
struct Payment {
    amount: i64,
    tax: Option<i64>,
}

/// Reads the row of a payment, or says by which message it is not certain enough.
fn read(month: &Month, field: Field) -> Result<Payment, &'static str> {
    let bonus = field == Field::AnnualBonus;
    let harmless = [
        Quantity::Income,
        Quantity::TaxNow,
        Quantity::TaxPaid,
        Quantity::TaxToDate,
        Quantity::TaxableIncome,
        Quantity::TaxBeforeReduction,
    ];
    let known = |at: usize| {
        harmless.iter().any(|quantity| *quantity as usize == at)
            || (bonus && at == Quantity::ExemptIncome as usize)
    };
    let mut amounts = month.this.iter().enumerate().chain(month.to_date.iter().enumerate());
    if amounts.any(|(at, amount)| amount.unwrap_or(0) != 0 && !known(at)) {
        return Err("finding-payment-unclear");
    }
    let this = |quantity: Quantity| month.this[quantity as usize];
    let to_date = |quantity: Quantity| month.to_date[quantity as usize].unwrap_or(0);
    let receipts = this(Quantity::Income).unwrap_or(0);
    let exempt = this(Quantity::ExemptIncome).unwrap_or(0);
    let amount = receipts.saturating_sub(exempt);
    // A bonus of this kind comes once a year: more of it to date is another one, or something else.
    if bonus && ![0, receipts, amount].contains(&to_date(Quantity::Income)) {
        return Err("finding-bonus-to-date");
    }
    // What was paid before may be of this payment or of earlier ones.
    let certain = to_date(Quantity::TaxPaid) == 0;
    let tax = this(Quantity::TaxNow).filter(|tax| certain && *tax >= 0);
    let tax = tax.filter(|tax| !bonus || [0, *tax].contains(&to_date(Quantity::TaxToDate)));
    Ok(Payment { amount, tax })
}

impl Read {
    /// Says that a row is about income that has no column here.
    pub(super) fn other_income(&mut self, item: &str, place: CellLocation) {
        let known =
            ["工资", "劳务", "稿酬", "特许权", "奖金", "经营", "偶然", "补偿", "财产", "佣金"];
        let known = known.iter().any(|word| item.contains(word)) && item.chars().count() < 24;
        let item = if known { item.to_owned() } else { masked(Field::Name.about(), item) };
        let arguments = vec![("place", self.origins.text(place)), ("item", item)];
        self.list(Finding::new("finding-other-income", arguments));
    }

    /// What a row of a payment says; what is not certain is told of and not taken.
    pub(super) fn payment(&mut self, field: Field, month: &Month, item: &str) -> Option<Taken> {
        match read(month, field) {
            Ok(Payment { amount: 0, tax: None | Some(0) }) => None,
            Ok(Payment { amount, tax }) => {
                *self.payments.entry(field as usize).or_default() += 1;
                Some(Taken { field, amount, tax, place: month.place })
            }
            Err(id) => {
                let arguments =
                    vec![("place", self.origins.text(month.place)), ("item", item.to_owned())];
                self.list(Finding::new(id, arguments));
                None
            }
        }
    }
}

/// A payment that goes into its year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken {
    field: Field,
    amount: i64,
    tax: Option<i64>,
    place: CellLocation,
}

impl Taken {
    /// Adds it to its year; an earlier bonus comes back, or an earlier row that says the same.
    pub(super) fn put(self, year: &mut Year, month: u8) -> Option<(&'static str, CellLocation)> {
        let Self { field, amount, tax, place } = self;
        if field == Field::AnnualBonus {
            return put_bonus(year, Bonus { amount, tax, worked_out: true, place });
        }
        if let Some(first) = year.payment_rows.insert((field as usize, month, amount, tax), place) {
            year.spoiled.push((field, Given::both((amount, first), (amount, place))));
            return Some(("finding-payment-twice", first));
        }
        let sum = year.payments.entry(field as usize).or_insert(Payments::none(place));
        sum.add(Some(amount), tax, place);
        None
    }
}

/// Gives a year its bonus. The sheet that bonuses are declared with and the calculation of their tax
/// may both hold it; any other second one is an error.
pub(super) fn put_bonus(year: &mut Year, bonus: Bonus) -> Option<(&'static str, CellLocation)> {
    let Some(first) = &mut year.bonus else {
        year.bonus = Some(bonus);
        return None;
    };
    if first.amount == bonus.amount && first.worked_out != bonus.worked_out {
        first.tax = first.tax.or(bonus.tax);
        first.worked_out = true;
        return None;
    }
    let other = first.place;
    let both = Given::both((first.amount, other), (bonus.amount, bonus.place));
    year.spoiled.push((Field::AnnualBonus, both));
    Some(("finding-bonus-twice", other))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(this: &[(Quantity, i64)], to_date: &[(Quantity, i64)]) -> Month {
        let place = CellLocation { table: 0, row: 2, column: None };
        let mut month = Month::new(place);
        for (quantity, amount) in this {
            month.this[*quantity as usize] = Some(*amount);
        }
        for (quantity, amount) in to_date {
            month.to_date[*quantity as usize] = Some(*amount);
        }
        month
    }

    #[test]
    fn a_payment_is_what_its_month_says_where_nothing_contradicts_it() {
        use Quantity::{
            Donations, ExemptIncome, Income, SocialInsurance, TaxNow, TaxPaid, TaxToDate,
        };
        let bonus = Field::AnnualBonus;
        let labour = Field::LabourServices;
        let some = |amount, tax| Ok(Payment { amount, tax });
        for (field, this, to_date, expected) in [
            (bonus, vec![(Income, 36_000), (TaxNow, 1_080)], vec![], some(36_000, Some(1_080))),
            (
                bonus,
                vec![(Income, 36_500), (ExemptIncome, 500), (TaxNow, 1_080)],
                vec![(Income, 36_000), (TaxToDate, 1_080)],
                some(36_000, Some(1_080)),
            ),
            // Taxed by itself, and beside that something to date that is not its own.
            (bonus, vec![(Income, 5), (TaxNow, 1)], vec![(TaxToDate, 9)], some(5, None)),
            (bonus, vec![(Income, 5)], vec![(Income, 9)], Err("finding-bonus-to-date")),
            (
                bonus,
                vec![(Income, 5), (SocialInsurance, 1)],
                vec![],
                Err("finding-payment-unclear"),
            ),
            (labour, vec![(Income, 5), (TaxNow, 1)], vec![(Income, 99)], some(5, Some(1))),
            (labour, vec![(Income, 5), (TaxNow, 1)], vec![(TaxPaid, 1)], some(5, None)),
            (labour, vec![(Income, 5), (TaxNow, -1)], vec![], some(5, None)),
            (labour, vec![(Income, 5)], vec![], some(5, None)),
            (labour, vec![(Income, 5), (ExemptIncome, 1)], vec![], Err("finding-payment-unclear")),
            (labour, vec![(Income, 5)], vec![(Donations, 1)], Err("finding-payment-unclear")),
        ] {
            assert_eq!(read(&month(&this, &to_date), field), expected, "{this:?} {to_date:?}");
        }
    }

    #[test]
    fn only_names_that_are_known_are_taken() {
        for (said, item) in [
            ("", Item::Wages),
            ("正常工资薪金", Item::Wages),
            ("全年一次性奖金收入", Item::Payment(Field::AnnualBonus)),
            ("劳务报酬", Item::Payment(Field::LabourServices)),
            ("稿酬所得", Item::Payment(Field::AuthorsRemuneration)),
            ("特许权使用费", Item::Payment(Field::Royalties)),
            ("无住所个人正常工资薪金", Item::Other),
            ("保险营销员佣金收入", Item::Other),
            ("其他连续劳务报酬所得", Item::Other),
        ] {
            assert_eq!(Item::of(said), item, "{said}");
        }
    }
}
