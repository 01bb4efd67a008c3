//! However a person's months are split over files, forms and employers, the year is the same, or the row is
//! an error; never another figure.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use calc_tests::program::run;

use super::table;

const PEOPLE: usize = 1_000;
const CALCULATION: &str = "扣缴义务人名称,工号,证件号码,税款所属期止,所得项目,本期收入,累计收入额,累计减除费用,累计专项扣除,累计赡养老人支出扣除\n";
const WAGES: &str =
    "扣缴义务人名称,工号,证件号码,所得期间止,本期收入,基本养老保险费,累计赡养老人\n";

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// The rows of two files of each form.
#[derive(Default)]
struct Files {
    calculation: [String; 2],
    wages: [String; 2],
}

/// The year of a person: wages, contributions, deductions.
type Year = [u64; 3];

/// The months `first` to `last` at one employer, in rows of either form or both.
fn employer(
    numbers: &mut Numbers,
    files: &mut Files,
    (first, last): (u64, u64),
    who: &str,
) -> Year {
    let pay = 10_000 + 1_000 * numbers.below(40);
    let contribution = pay / 10;
    let deduction = 1_000 * numbers.below(4);
    // To which month the figures are to date; after it months are added.
    let until = match numbers.below(3) {
        0 => first - 1,
        1 => last,
        _ => first - 1 + numbers.below(last - first + 2),
    };
    for month in first..=last {
        let count = month - first + 1;
        let file = usize::try_from(numbers.below(2)).unwrap();
        let day = format!("2025-{month:02}-28");
        let (income, special, family) = (pay * count, contribution * count, deduction * count);
        if month <= until && (month == until || numbers.below(2) == 0) {
            let basic = 5_000 * count;
            let row = format!("{who},{day},正常工资薪金,{pay},{income},{basic},{special},{family}");
            writeln!(files.calculation[file], "{row}").unwrap();
        }
        // A month that is held to date may stand in the other form too.
        if month > until || numbers.below(8) == 0 {
            let row = format!("{who},{day},{pay},{contribution},{family}");
            writeln!(files.wages[file], "{row}").unwrap();
        }
    }
    let count = last - first + 1;
    [pay * count, contribution * count, deduction * count]
}

/// A person with one to three employers, one after the other or beside each other.
fn person(numbers: &mut Numbers, files: &mut Files, id_number: &str) -> Year {
    let employers = 1 + numbers.below(3);
    let told = numbers.below(3);
    let beside = told < 2 && numbers.below(4) == 0;
    let mut year = Year::default();
    let mut first = 1 + numbers.below(2);
    for employer_number in 0..employers {
        let rest = employers - employer_number - 1;
        let last = if rest == 0 { 12 } else { (first + numbers.below(4)).min(12 - rest) };
        let begin = if beside { 1 } else { first };
        let who = match told {
            0 => format!("公司{employer_number},,{id_number}"),
            1 => format!(",{id_number}-{employer_number},{id_number}"),
            // Nothing tells the employers apart but their figures.
            _ => format!(",,{id_number}"),
        };
        let part = employer(numbers, files, (begin, last), &who);
        for (sum, more) in year.iter_mut().zip(part) {
            *sum += more;
        }
        first = (last + 1 + numbers.below(2)).min(12 - rest + 1).min(12);
    }
    year
}

/// Amounts of a row in whole yuan; a blank is nothing.
fn amount(row: &BTreeMap<String, String>, name: &str) -> u64 {
    let text = row.get(name).map_or("", String::as_str);
    if text.is_empty() { 0 } else { text.strip_suffix(".00").unwrap().parse().unwrap() }
}

#[test]
fn a_year_is_the_same_however_it_is_split() {
    let (mut numbers, mut files) = (Numbers(15), Files::default());
    let mut years = BTreeMap::new();
    for index in 0..PEOPLE {
        let id_number = format!("H{index:08}");
        let year = person(&mut numbers, &mut files, &id_number);
        years.insert(id_number, year);
    }
    let folder = tempfile::tempdir().unwrap();
    let mut arguments = vec!["batch".to_owned()];
    let texts = files.calculation.iter().map(|rows| format!("{CALCULATION}{rows}"));
    for (index, text) in
        texts.chain(files.wages.iter().map(|rows| format!("{WAGES}{rows}"))).enumerate()
    {
        let path = folder.path().join(format!("{index}.csv"));
        std::fs::write(&path, text).unwrap();
        arguments.push(path.to_str().unwrap().to_owned());
    }
    let ran = run(&arguments);
    let rows = table(&ran.out);
    assert_eq!(rows.len(), PEOPLE);
    let mut errors = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if row["status"] == "error" {
            errors.push((index + 2).to_string());
            continue;
        }
        let names = ["wages", "social_insurance", "special_additional_deductions"];
        let found = names.map(|name| amount(row, name));
        assert_eq!(found, years[&row["id_number"]], "{}", row["source_rows"]);
    }
    // Most are worked out, and some are asked about.
    assert!(!errors.is_empty() && errors.len() * 2 < PEOPLE, "{}", errors.len());
    // The total of the summary is the sum of the rows.
    arguments.extend(["--exclude".to_owned(), errors.join(",")]);
    let ran = run(&arguments);
    let fen = |row: &BTreeMap<String, String>| {
        row["mainland_tax"].replace('.', "").parse::<u64>().unwrap()
    };
    let sum: u64 = table(&ran.out).iter().map(fen).sum();
    let line =
        ran.said.lines().find(|line| line.trim_start().starts_with("Mainland tax ")).unwrap();
    let total = line.split_whitespace().last().unwrap().replace([',', '.'], "");
    assert_eq!(total, sum.to_string());
}
