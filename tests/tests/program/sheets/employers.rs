//! A year from several employers and forms: figures to date that begin again, months after them,
//! two payers of one month. The tax of each case is worked out by hand beside it.

use calc_tests::program::{Ran, run};

use super::{ok, table};

/// 税款计算 with the columns that decide.
const CALCULATION: &str = "工号,姓名,证件号码,税款所属期止,所得项目,本期收入,累计收入额,累计减除费用,累计专项扣除,累计赡养老人支出扣除,累计应扣缴税额,已缴税额,应补(退)税额\n";
/// 正常工资薪金 with the columns that decide.
const WAGES: &str =
    "工号,*姓名,*证件号码,本期收入,基本养老保险费,住房公积金,累计赡养老人,累计住房租金\n";

/// Runs files written with these names.
pub(super) fn run_files(files: &[(&str, String)]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let mut arguments = vec!["batch".to_owned()];
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        arguments.push(path.to_str().unwrap().to_owned());
    }
    run(&arguments)
}

/// One row with these figures; what is said holds these texts.
pub(super) fn expect(files: &[(&str, String)], figures: &[(&str, &str)], said: &[&str]) {
    let ran = run_files(files);
    ok(&ran, 0);
    let rows = table(&ran.out);
    assert_eq!(rows.len(), 1, "{}", ran.out);
    for (name, figure) in figures {
        assert_eq!(rows[0].get(*name).map_or("", String::as_str), *figure, "{name}\n{}", ran.said);
    }
    for text in said {
        assert!(ran.said.contains(text), "{text}\n{}", ran.said);
    }
}

/// One row that is an error; what is said holds the text.
pub(super) fn refuse(files: &[(&str, String)], said: &str) {
    let ran = run_files(files);
    ok(&ran, 1);
    let rows = table(&ran.out);
    assert_eq!(rows.len(), 1, "{}", ran.out);
    assert_eq!(rows[0]["status"], "error", "{}", ran.out);
    assert_eq!(rows[0]["mainland_tax"], "", "{}", ran.out);
    assert!(ran.said.contains(said), "{said}\n{}", ran.said);
    assert!(ran.said.contains("INCOMPLETE"), "{}", ran.said);
}

fn calculation(rows: &[&str]) -> String {
    format!("{CALCULATION}{}\n", rows.join("\n"))
}

/// 80,000 from January to June at one employer, 90,000 from July to December at another.
const FIRST: &str =
    "A-031,甲,H00000015,2025-06-30,正常工资薪金,80000,480000,30000,24000,9000,72330,54955,17375";
const SECOND: &str =
    "B-207,甲,H00000015,2025-12-31,正常工资薪金,90000,540000,30000,24000,9000,90180,67455,22725";

/// 480,000 + 540,000 - 60,000 - 48,000 - 18,000 = 894,000, x 35% - 85,920 = 226,980. Withheld
/// 72,330 + 90,180 = 162,510, so 64,470 are due.
const BOTH: [(&str, &str); 6] = [
    ("wages", "1020000.00"),
    ("social_insurance", "48000.00"),
    ("special_additional_deductions", "18000.00"),
    ("mainland_tax", "226980.00"),
    ("tax_withheld", "162510.00"),
    ("refund_or_due", "64470.00"),
];

#[test]
fn figures_to_date_that_begin_again_are_added() {
    let said = ["the amounts of 2 employers in 2025 are added"];
    let named = [
        ("202506_税款计算-甲公司.csv", calculation(&[FIRST])),
        ("202512_税款计算-乙公司.csv", calculation(&[SECOND])),
    ];
    expect(&named, &BOTH, &said);
    // Nothing names the employers, and the number is the same or blank; both in one file, too.
    for number in ["A-031", ""] {
        let [first, second] = [FIRST.replace("A-031", number), SECOND.replace("B-207", number)];
        let apart = [("06.csv", calculation(&[&first])), ("12.csv", calculation(&[&second]))];
        expect(&apart, &BOTH, &said);
        expect(&[("all.csv", calculation(&[&second, &first]))], &BOTH, &said);
    }
    // Less than before, and a gap of months: from September at the second.
    // 480,000 + 200,000 - 60,000 - 24,000 - 9,000 = 587,000, x 30% - 52,920 = 123,180.
    let later = "B-207,甲,H00000015,2025-12-31,正常工资薪金,50000,200000,20000,,,19080,11580,7500";
    expect(
        &[("all.csv", calculation(&[FIRST, later]))],
        &[
            ("wages", "680000.00"),
            ("mainland_tax", "123180.00"),
            ("tax_withheld", "91410.00"),
            ("missing_months", "2025-07..2025-08"),
        ],
        &said,
    );
}

/// The same employer from April: 15,000 of basic deduction in June, 45,000 in December. The figures of
/// December hold those of June.
#[test]
fn figures_to_date_that_go_on_are_not_added() {
    let june = "1,甲,H00000015,2025-06-30,正常工资薪金,30000,90000,15000,13500,3000,0,0,0";
    let december = "1,甲,H00000015,2025-12-31,正常工资薪金,30000,270000,45000,40500,9000,,,";
    for rows in [[june, december], [december, june]] {
        let files = [("a.csv", calculation(&rows))];
        // 270,000 - 60,000 - 40,500 - 9,000 = 160,500, x 20% - 16,920 = 15,180.
        let figures = [("wages", "270000.00"), ("mainland_tax", "15180.00")];
        expect(&files, &figures, &[]);
    }
    // A figure of December is blank: November's stands, and December's month is added.
    // 270,000 + 30,000 - 60,000 - 40,500 - 4,500 - 9,000 = 186,000, x 20% - 16,920 = 20,280.
    let header = CALCULATION.replace("本期收入,", "本期收入,本期基本养老保险费,");
    let rows = "1,甲,H00000015,2025-11-30,正常工资薪金,30000,4500,270000,45000,40500,9000,0,0,0\n\
        1,甲,H00000015,2025-12-31,正常工资薪金,30000,4500,,,,,,,\n";
    let figures = [
        ("wages", "300000.00"),
        ("social_insurance", "45000.00"),
        ("special_additional_deductions", "9000.00"),
        ("mainland_tax", "20280.00"),
    ];
    expect(&[("a.csv", format!("{header}{rows}"))], &figures, &[]);
}

fn wages(
    months: std::ops::RangeInclusive<u8>,
    row: impl Fn(u8) -> String,
) -> Vec<(String, String)> {
    let file = |month: u8| (format!("2025-{month:02}.csv"), format!("{WAGES}{}\n", row(month)));
    months.map(file).collect()
}

fn named(files: &[(String, String)]) -> Vec<(&str, String)> {
    files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect()
}

/// 80,000 a month, 2,000 and 3,000 of contributions, 3,000 of deductions.
#[test]
fn a_year_may_be_half_in_each_form() {
    let half =
        "0042,乙,H00000031,2025-06-30,正常工资薪金,80000,480000,30000,30000,18000,68580,59580,9000";
    let later = wages(7..=12, |month| {
        format!("0042,乙,H00000031,80000,2000,3000,{},", 3_000 * u32::from(month))
    });
    let mut files = named(&later);
    files.push(("06.csv", calculation(&[half])));
    // 960,000 - 60,000 - 60,000 - 36,000 = 804,000, x 35% - 85,920 = 195,480. What was withheld from
    // July is not said.
    let figures = [
        ("wages", "960000.00"),
        ("social_insurance", "42000.00"),
        ("housing_fund", "18000.00"),
        ("special_additional_deductions", "36000.00"),
        ("mainland_tax", "195480.00"),
        ("tax_withheld", ""),
        ("refund_or_due", ""),
        ("missing_months", ""),
    ];
    expect(&files, &figures, &["do not say all that was withheld: 1."]);
    assert!(!run_files(&files).said.contains("issing"), "no month is missing");
    // The other way round: months to June, and figures to date that began in July with another
    // employer. 480,000 + 540,000 - 60,000 - 30,000 - 24,000 - 18,000 - 9,000 = 879,000,
    // x 35% - 85,920 = 221,730.
    let earlier = wages(1..=6, |month| {
        format!("7,乙,H00000015,80000,2000,3000,{},", 3_000 * u32::from(month))
    });
    let mut files = named(&earlier);
    files.push(("12.csv", calculation(&[SECOND])));
    let figures = [
        ("wages", "1020000.00"),
        ("special_additional_deductions", "27000.00"),
        ("mainland_tax", "221730.00"),
        ("tax_withheld", ""),
    ];
    expect(&files, &figures, &["the amounts of 2 employers in 2025 are added"]);
    // Months that the figures to date hold already are compared and not added.
    let both = wages(1..=6, |month| {
        format!("0042,乙,H00000031,80000,2000,3000,{},", 3_000 * u32::from(month))
    });
    let mut files = named(&both);
    files.push(("06.csv", calculation(&[half])));
    expect(&files, &[("wages", "480000.00"), ("social_insurance", "30000.00")], &[]);
    // A month of them that the figures to date cannot hold is asked about.
    let other = format!("{WAGES},乙,H00000031,20000,,,,\n");
    let files = [("2025-03.csv", other), ("06.csv", calculation(&[half]))];
    refuse(&files, "nothing says whether the figures to date hold the month");
}

/// 60,000 to November, and a row of December whose figures to date are blank.
#[test]
fn a_blank_figure_to_date_is_not_zero() {
    let row = |month: u8| {
        let month = u32::from(month);
        match month {
            12 => "1,甲,H00000023,0,0,0,,".to_owned(),
            // The deduction for rent ended in September, and its cell is blank since then.
            10.. => format!("1,甲,H00000023,60000,2660,3000,{},", 3_000 * month),
            _ => format!("1,甲,H00000023,60000,2660,3000,{},{}", 3_000 * month, 1_500 * month),
        }
    };
    // 660,000 - 60,000 - 29,260 - 33,000 - 33,000 - 13,500 = 491,240, x 30% - 52,920 = 94,452.
    let figures = [
        ("wages", "660000.00"),
        ("special_additional_deductions", "46500.00"),
        ("mainland_tax", "94452.00"),
    ];
    expect(&named(&wages(1..=12, row)), &figures, &[]);
    // A figure that falls is another employer's or a correction.
    let falls = |month: u8| {
        let month = u32::from(month);
        let to_date = if month > 6 { 3_000 * (month - 6) } else { 3_000 * month };
        format!("1,甲,H00000023,60000,2660,3000,{to_date},")
    };
    refuse(&named(&wages(1..=12, falls)), "are less than those at");
    // The number says that it is another employer: 18,000 each.
    let two = |month: u8| falls(month).replacen('1', if month > 6 { "2" } else { "1" }, 1);
    // 720,000 - 60,000 - 31,920 - 36,000 - 36,000 = 556,080, x 30% - 52,920 = 113,904.
    let figures = [("special_additional_deductions", "36000.00"), ("mainland_tax", "113904.00")];
    expect(&named(&wages(1..=12, two)), &figures, &["the amounts of 2 employers"]);
}

/// Two employers pay in the same months: they are added where something tells them apart, and one
/// payment that is given twice stays an error.
#[test]
fn two_payers_of_one_month_are_added_and_one_payment_is_not() {
    let row =
        |number: &str, income: u32| format!("{WAGES}{number},甲,H00000015,{income},1000,,,\n");
    let year = |name: &str, number: &str, income: u32| -> Vec<(String, String)> {
        let file = |month: u8| (format!("2025-{month:02}{name}.csv"), row(number, income));
        (1..=12).map(file).collect()
    };
    // 12 x (30,000 + 20,000) - 60,000 - 24,000 = 516,000, x 30% - 52,920 = 101,880.
    let sum = [("wages", "600000.00"), ("mainland_tax", "101880.00")];
    for (one, other, numbers) in
        [("", "b", ["1", "2"]), ("甲公司", "乙公司", ["1", "1"]), ("甲公司", "乙公司", ["", ""])]
    {
        let mut files = year(one, numbers[0], 30_000);
        files.extend(year(other, numbers[1], 20_000));
        expect(&named(&files), &sum, &["the amounts of 2 employers in 2025 are added"]);
    }
    // Equal amounts of two employers are two payments.
    let mut files = year("甲公司", "1", 25_000);
    files.extend(year("乙公司", "2", 25_000));
    expect(&named(&files), &sum, &[]);
    // A column names them.
    let header = WAGES.replace("工号,", "扣缴义务人名称,工号,");
    let rows = |month: u8| {
        let rows = "甲,1,甲,H00000015,30000,1000,,,\n乙,1,甲,H00000015,20000,1000,,,\n";
        (format!("2025-{month:02}.csv"), format!("{header}{rows}"))
    };
    let files: Vec<(String, String)> = (1..=12).map(rows).collect();
    expect(&named(&files), &sum, &[]);
    // The same file twice, also under another name, and two amounts that nothing tells apart.
    let mut twice = year("甲公司", "1", 30_000);
    twice.extend(year("甲公司 (1)", "1", 30_000));
    refuse(&named(&twice), "the same person and month stand at");
    for number in ["1", ""] {
        let mut apart = year("", number, 30_000);
        apart.extend(year("b", number, 20_000));
        refuse(&named(&apart), "if two employers paid, write each employer's name");
    }
    // Figures to date of two employers in December.
    let [one, other] = [FIRST, SECOND].map(|row| row.replace("2025-06-30", "2025-12-31"));
    let other = other.replace(",540000,30000,", ",540000,60000,");
    let files = [("甲公司.csv", calculation(&[&one])), ("乙公司.csv", calculation(&[&other]))];
    expect(&files, &[("wages", "1020000.00"), ("tax_withheld", "162510.00")], &[]);
    refuse(&[("a.csv", calculation(&[&one, &one]))], "the same person and month stand at");
}
