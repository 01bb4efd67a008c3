//! The sheets that are known, by their headers and not by their names.
//!
//! The column names are facts of practice [secondary: three published copies of the client's
//! templates agree]; the shapes and what is done with them are written down in DESIGN.md.

pub(crate) mod equity;
mod tables;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use calc_core::law::fields::{FieldAbout, normalised};
use calc_core::person::equity::fields::Field as EventField;
use calc_core::person::fields::Field;
use calc_core::person::month::fields::Field as MonthField;
use unicode_normalization::UnicodeNormalization;

pub use tables::LAYOUTS;

/// The id of the client's sheets of persons without a domicile.
pub(crate) const NON_DOMICILED: &str = tables::NON_DOMICILED_ID;

/// What an amount of a monthly or yearly sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quantity {
    /// Wages before anything is taken off.
    Income,
    /// The exempt part of the wages.
    ExemptIncome,
    /// Social insurance, or social insurance and housing fund together.
    SocialInsurance,
    /// Housing fund.
    HousingFund,
    /// Special additional deductions.
    AdditionalDeductions,
    /// Other deductions set by law.
    OtherDeductions,
    /// Donations.
    Donations,
    /// The one-off annual bonus.
    Bonus,
    /// The exempt part of the bonus.
    ExemptBonus,
    /// 允许扣除的税费 of the bonus.
    BonusDeduction,
    /// 减除费用: 5,000 for each month.
    BasicDeduction,
    /// 累计应扣缴税额: the tax of the year to date.
    TaxToDate,
    /// 已缴税额: what was paid before.
    TaxPaid,
    /// 应补(退)税额: what is withheld now.
    TaxNow,
    /// Gross receipts of labour services.
    LabourServices,
    /// 累计应纳税所得额, with which a row is compared.
    TaxableIncome,
    /// 累计应纳税额, likewise.
    TaxBeforeReduction,
}

impl Quantity {
    /// How many there are.
    pub const COUNT: usize = 17;

    /// The column of ours that the quantity of a year goes to.
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::Income => Some(Field::Wages),
            Self::ExemptIncome => Some(Field::ExemptIncome),
            Self::SocialInsurance => Some(Field::SocialInsurance),
            Self::HousingFund => Some(Field::HousingFund),
            Self::AdditionalDeductions => Some(Field::SpecialAdditionalDeductions),
            Self::OtherDeductions => Some(Field::OtherDeductions),
            Self::Donations => Some(Field::Donations),
            Self::Bonus | Self::ExemptBonus | Self::BonusDeduction => Some(Field::AnnualBonus),
            Self::TaxToDate | Self::TaxPaid | Self::TaxNow => Some(Field::TaxWithheld),
            Self::LabourServices => Some(Field::LabourServices),
            Self::BasicDeduction | Self::TaxableIncome | Self::TaxBeforeReduction => None,
        }
    }
}

/// What is done with a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// One of our own columns, as it stands.
    Own(Field),
    /// One of our own columns of a file of months, as it stands, and what is said of it.
    OfMonths(MonthField, &'static FieldAbout),
    /// A member of an event of equity pay.
    OfEvent(EventField),
    /// A second document of the same person.
    OtherIdNumber,
    /// The employer's name.
    Payer,
    /// The months that the row is about.
    Period,
    /// What kind of income the row is about.
    IncomeItem,
    /// An amount of the month.
    ThisMonth(Quantity),
    /// An amount of the year up to the month; never added up.
    ToDate(Quantity),
    /// The day on which the employment begins.
    Begins,
    /// The day on which it ends.
    Ends,
    /// The Hong Kong year of assessment of an employer's return.
    ReturnYear,
    /// What kind of form an employer's return is: original, revised, additional, supplementary.
    ReturnForm,
    /// The total of an employer's return.
    ReturnTotal,
    /// Whether the person is a non-resident, whose income has other rules.
    NonResident,
    /// Whether the person is married, in the digits of an employer's return.
    ReturnMarried,
    /// Known, and not needed.
    Passed,
    /// Known, and not taken although it may matter: reported where it holds an amount.
    Left,
}

/// How the rows of a sheet make a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One row for a person and year, in our own columns.
    Own,
    /// One row for a person and month; 本期 columns add up, 累计 columns are of the last month.
    MonthsAdded,
    /// One row for a person and month; the last month's 累计 columns are the year.
    LastMonth,
    /// One row for a person and year.
    Year,
    /// One row for a person: documents and dates.
    Persons,
    /// One row for an event of equity pay.
    Events,
    /// One row for a person and Hong Kong year of assessment.
    HongKongYear,
    /// Recognised, and not supported.
    NotSupported,
}

/// A column of a layout.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its names.
    pub names: &'static [&'static str],
    /// What is done with it.
    pub take: Take,
}

/// A sheet that is known.
#[derive(Debug)]
pub struct Layout {
    /// Its id, which names its texts.
    pub id: &'static str,
    /// How its rows make a year.
    pub shape: Shape,
    /// Names of which a header has to have every one.
    pub markers: &'static [&'static str],
    /// Its columns.
    pub columns: &'static [Column],
}

/// A header reduced to what tells it from others: narrow letters, no blanks, no `*`.
pub fn key(header: &str) -> String {
    header
        .nfkc()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '*' | '_' | '\u{feff}'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// What is done with the columns of a sheet.
#[derive(Clone, Debug)]
pub struct Recognised {
    /// What kind of sheet it is.
    pub layout: &'static Layout,
    /// What is done with each column; none where it is not known.
    pub takes: Vec<Option<Take>>,
    /// The header's names.
    pub names: Vec<String>,
    /// How many columns are known.
    pub known: usize,
}

impl Recognised {
    /// Where a column stands.
    pub fn position(&self, take: Take) -> Option<usize> {
        self.takes.iter().position(|found| *found == Some(take))
    }
}

/// Says what a header row is, if it is one that is known.
type Recognise = dyn Fn(&[String]) -> Option<Recognised> + Send + Sync;

/// What tells which header rows are known, and what is done with their columns. A function, so that a
/// program that reads no months carries nothing of them.
#[derive(Clone)]
pub struct Recogniser(Arc<Recognise>);

impl Recogniser {
    /// Whatever a function recognises.
    pub fn new(
        recognise: impl Fn(&[String]) -> Option<Recognised> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(recognise))
    }

    /// What a header row is, if it is one that is known.
    pub fn recognise(&self, names: &[String]) -> Option<Recognised> {
        (self.0)(names)
    }
}

/// The sheets that are joined to years.
impl Default for Recogniser {
    fn default() -> Self {
        Self::new(recognise)
    }
}

impl fmt::Debug for Recogniser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recogniser")
    }
}

/// The names of a header row as our own columns are looked up. What `taxdiff days` calls `hk_days` are days of the
/// calendar year of which any part was spent outside the mainland, and no column of a year: there it goes by its name
/// and its label, so that whoever reads what is not used finds it and sees why.
pub(crate) fn told_apart(names: &[String]) -> Vec<String> {
    let is_count = names.iter().any(|name| normalised(name) == normalised("residence_days_so_far"));
    let told = |name: &String| {
        let is_outside = is_count && normalised(name) == normalised("hk_days");
        if is_outside { format!("{name} ({DAYS_OUTSIDE})") } else { name.clone() }
    };
    names.iter().map(told).collect()
}

/// What the column of days outside is called beside its name.
const DAYS_OUTSIDE: &str = "days outside the mainland";

/// What a header row is, if it is one that is known.
pub fn recognise(names: &[String]) -> Option<Recognised> {
    if let Some(events) = equity::recognise(names) {
        return Some(events);
    }
    let names = &told_apart(names);
    let keys: Vec<String> = names.iter().map(|name| key(name)).collect();
    let takes: Vec<Option<Take>> = names
        .iter()
        .zip(&keys)
        .map(|(name, found)| own(name).map(Take::Own).or_else(|| period_of(found)))
        .collect();
    let of = |field: Field| takes.contains(&Some(Take::Own(field)));
    let income = Field::ALL.into_iter().any(|field| field.about().income && of(field));
    if of(Field::EmployeeId) && of(Field::TaxYear) && income {
        // A payroll of ours may have more columns, and some of theirs among them.
        return Some(finished(&tables::OWN, takes, names));
    }
    let marked = LAYOUTS.iter().zip(&index().layouts);
    // A marker may be there by another name of its column.
    let found = marked.into_iter().find(|(layout, _)| {
        layout.markers.iter().all(|marker| {
            let mut columns = layout.columns.iter().map(|column| column.names);
            let names = columns.find(|names| names.contains(marker)).unwrap_or(&[]);
            names.iter().any(|name| keys.contains(&key(name)))
        })
    });
    if let Some((layout, known)) = found {
        let takes = keys.iter().map(|found| known.get(found).copied()).collect();
        return Some(finished(layout, takes, names));
    }
    let person = of(Field::EmployeeId) || of(Field::IdNumber);
    let facts = takes.iter().flatten().any(|take| match take {
        Take::Own(field) => !matches!(
            field,
            Field::EmployeeId | Field::IdNumber | Field::IdType | Field::Name | Field::TaxYear
        ),
        _ => false,
    });
    if person {
        return facts.then(|| finished(&tables::OWN, takes, names));
    }
    let named = keys.iter().any(|found| tables::NAMES.contains(&found.as_str()));
    let deducted = keys.iter().any(|found| tables::DEDUCTIONS.contains(&found.as_str()));
    let alone = named && (deducted || (facts && !income)) && !of(Field::TaxYear);
    alone.then(|| finished(&tables::NAMES_ALONE, takes, names))
}

/// What the month of a row is called beside our own columns.
const PERIODS: [&str; 12] = [
    "月份",
    "所属月份",
    "所属期",
    "费款所属期",
    "缴费月份",
    "缴费年月",
    "缴存月份",
    "缴存年月",
    "汇缴年月",
    "汇缴月份",
    "业务年月",
    "供款月份",
];

/// The month of a row beside our own columns.
fn period_of(found: &str) -> Option<Take> {
    PERIODS.contains(&found).then_some(Take::Period)
}

/// How many names of a row are known, in whatever sheet; what encodings are told apart by.
pub fn known_names(names: &[String]) -> usize {
    names.iter().filter(|name| is_known_name(name)).count()
}

/// Whether a name is that of a column of any sheet that is known.
pub(crate) fn is_known_name(name: &str) -> bool {
    let found = key(name);
    !found.is_empty()
        && (own(name).is_some() || index().layouts.iter().any(|known| known.contains_key(&found)))
}

/// The names of all columns, reduced once.
struct Index {
    own: HashMap<String, Field>,
    layouts: Vec<HashMap<String, Take>>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut own = HashMap::new();
        for field in Field::ALL {
            let about = field.about();
            let labels = [about.name, about.label.en, about.label.zh_hans, about.label.zh_hant_hk];
            for name in labels.iter().chain(about.aliases) {
                own.insert(normalised(name), field);
            }
        }
        let of = |layout: &Layout| {
            let names = |column: &Column| {
                let take = column.take;
                column.names.iter().map(move |name| (key(name), take))
            };
            layout.columns.iter().flat_map(names).collect()
        };
        Index { own, layouts: LAYOUTS.iter().map(of).collect() }
    })
}

/// The one of our own columns that a name means.
pub(crate) fn own(name: &str) -> Option<Field> {
    index().own.get(&normalised(&narrow(name))).copied()
}

/// A name without line breaks and full-width signs, as our own columns are looked up.
pub fn narrow(name: &str) -> String {
    name.nfkc().filter(|letter| !letter.is_control()).collect()
}

fn finished(layout: &'static Layout, takes: Vec<Option<Take>>, names: &[String]) -> Recognised {
    let known = takes.iter().flatten().count();
    Recognised { layout, takes, names: names.to_vec(), known }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(header: &str) -> Vec<String> {
        header.split('|').map(str::to_owned).collect()
    }

    fn of(header: &str) -> Option<&'static str> {
        recognise(&names(header)).map(|found| found.layout.id)
    }

    #[test]
    fn sheets_are_known_by_their_headers() {
        for (header, layout) in [
            ("工号|*姓名|*证件类型|*证件号码|本期收入|累计子女教育", Some("wages_import")),
            ("工号|* 姓 名|证件号码|本期\n收入", Some("wages_import")),
            (
                "姓名|证件号码|税款所属期起|税款所属期止|本期收入|累计收入额",
                Some("tax_calculation"),
            ),
            ("工号|姓名|证件号码|全年一次性奖金额|备注", Some("annual_bonus")),
            ("姓名|证件号码|适用公式|境内工作天数", Some("non_domiciled")),
            ("姓名|证件号码|收入|允许扣除的税费", Some("labour_services")),
            ("证件号码|国籍（地区）|任职受雇从业日期", Some("person_collection")),
            ("HKID|Surname|RTN_ASS_YR|TotalIncome", Some("ir56b")),
            ("employee_id|tax_year|wages", Some("own")),
            ("工号|纳税年度|工资薪金|证件号码|本期收入", Some("own")),
            ("工号|婚姻状况", Some("own")),
            ("工号|姓名", None),
            ("部门|姓名", None),
        ] {
            assert_eq!(of(header), layout, "{header}");
        }
    }

    #[test]
    fn a_layout_knows_no_name_twice() {
        for layout in LAYOUTS {
            let mut keys: Vec<String> = layout
                .columns
                .iter()
                .flat_map(|column| column.names)
                .map(|name| key(name))
                .collect();
            keys.sort();
            let all = keys.len();
            keys.dedup();
            assert_eq!(keys.len(), all, "{}", layout.id);
            for marker in layout.markers {
                assert!(keys.contains(&key(marker)), "{}: {marker}", layout.id);
            }
        }
    }
}
