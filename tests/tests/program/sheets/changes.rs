//! Monthly sheets that name no employer, and deductions to date that do not fall where the employer
//! may have changed. One employer's last figure holds the earlier ones; those of two are added. Where
//! the figures fit both, the row is asked about.

use super::employers::{expect, refuse, run_files};
use super::{ok, table};

const HEADER: &str = "工号,*姓名,*证件号码,本期收入,累计赡养老人,累计子女教育";

/// Sheets of 50,000 a month from January on. Each row says the deductions to date for parents and for
/// children.
fn months(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    let file = |(month, (parents, children)): (usize, &(&str, &str))| {
        let row = format!("1,甲,H00000023,50000,{parents},{children}");
        (format!("2025-{month:02}.csv"), format!("{HEADER}\n{row}\n"))
    };
    (1..).zip(rows).map(file).collect()
}

fn of_parents(figures: &[&'static str]) -> Vec<(String, String)> {
    let rows: Vec<(&str, &str)> = figures.iter().map(|figure| (*figure, "")).collect();
    months(&rows)
}

fn named(files: &[(String, String)]) -> Vec<(&str, String)> {
    files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect()
}

const SAID: &str = "another employer's, who counts anew";

#[test]
fn figures_of_one_employer_or_of_two_are_asked_about() {
    for (figures, from, to) in [
        // 1,000 a month for two months, then 3,000 a month: 32,000 or 30,000.
        (
            &["1000", "2000", "3000", "6000", "9000", "12000", "15000", "18000", "21000", "24000"]
                [..],
            "2025-02.csv › 2",
            "2025-03.csv › 2",
        ),
        // One month at the first, the same amount a month at both.
        (&["3000", "3000", "6000", "9000", "12000"], "2025-01.csv › 2", "2025-02.csv › 2"),
        // In the second month the figure is what one employer would have, too.
        (&["1000", "2000", "4000", "6000", "8000"], "2025-01.csv › 2", "2025-02.csv › 2"),
        // The change is the last month of all.
        (&["500", "1000", "1500", "2500"], "2025-03.csv › 2", "2025-04.csv › 2"),
        // Declared in the second month at the second employer, for both months.
        (&["1000", "2000", "", "6000", "9000"], "2025-02.csv › 2", "2025-03.csv › 2"),
        // One month at each.
        (&["2000", "2000"], "2025-01.csv › 2", "2025-02.csv › 2"),
        // 1,000 at the first and 2,000 at the second: 3,000, or 2,000 of one employer.
        (&["1000", "2000"], "2025-01.csv › 2", "2025-02.csv › 2"),
        (&["300", "600"], "2025-01.csv › 2", "2025-02.csv › 2"),
        // The same with a month between them, of which there is no figure.
        (&["1000", "", "3000"], "2025-02.csv › 2", "2025-03.csv › 2"),
        // The deduction ended in the month of the change, or in the next.
        (&["1000", "2000", "2000", "2000"], "2025-01.csv › 2", "2025-02.csv › 2"),
        // Three employers.
        (&["1000", "1000", "2000", "2500", "5000"], "2025-01.csv › 2", "2025-02.csv › 2"),
        (&["500", "1500", "2000", "4000", "6000"], "2025-01.csv › 2", "2025-02.csv › 2"),
        // A month at another, and back to the first, who goes on.
        (&["1000", "2000", "3000", "3000", "4000"], "2025-02.csv › 2", "2025-03.csv › 2"),
        // The deduction ended at the second employer.
        (&["1000", "2000", "2500", "2500", "2500"], "2025-02.csv › 2", "2025-03.csv › 2"),
    ] {
        for number in ["1", ""] {
            let files = of_parents(figures);
            let files: Vec<(&str, String)> = files
                .iter()
                .map(|(name, text)| (name.as_str(), text.replace("\n1,", &format!("\n{number},"))))
                .collect();
            refuse(&files, SAID);
            refuse(&files, &format!("{to}: the deductions to date may go on from {from}"));
            // The same in another order, and in one file.
            let turned: Vec<(&str, String)> = files.iter().rev().cloned().collect();
            refuse(&turned, SAID);
            let rows: Vec<String> = (1..)
                .zip(&files)
                .map(|(month, (_, text))| {
                    let row = text.lines().nth(1).unwrap();
                    format!("2025-{month:02}-28,{row}\n")
                })
                .collect();
            refuse(&[("all.csv", format!("所得期间止,{HEADER}\n{}", rows.concat()))], SAID);
        }
    }
}

/// Five months of 50,000: 250,000 less 60,000 and what is deducted.
#[test]
fn figures_of_one_employer_go_on() {
    for (figures, deducted, tax) in [
        // 190,000 - 15,000 = 175,000, x 20% - 16,920 = 18,080.
        (&["3000", "6000", "9000", "12000", "15000"][..], "15000.00", "18080.00"),
        // Known from the third month on, for all of them.
        (&["", "", "9000", "12000", "15000"], "15000.00", "18080.00"),
        // The deduction ended. 190,000 - 6,000 = 184,000, x 20% - 16,920 = 19,880.
        (&["3000", "6000", "6000", "6000", "6000"], "6000.00", "19880.00"),
        // A month that was made up for in the next.
        (&["3000", "6000", "6000", "12000", "15000"], "15000.00", "18080.00"),
        // The amount a month rose, and was made up for since January, as in September 2023.
        // 190,000 - 10,000 = 180,000, x 20% - 16,920 = 19,080.
        (&["1000", "2000", "3000", "8000", "10000"], "10000.00", "19080.00"),
        // From the fourth month on twice as much: nobody counts 5,000 for a first month of 2,000.
        // 190,000 - 7,000 = 183,000, x 20% - 16,920 = 19,680.
        (&["1000", "2000", "3000", "5000", "7000"], "7000.00", "19680.00"),
    ] {
        let files = of_parents(figures);
        let figures = [("special_additional_deductions", deducted), ("mainland_tax", tax)];
        expect(&named(&files), &figures, &[]);
    }
    // What goes on in one column tells that the other rose: 190,000 - 21,000 = 169,000, x 20% - 16,920.
    let rows =
        [("1000", "2000"), ("2000", "4000"), ("4000", "6000"), ("6000", "8000"), ("8000", "10000")];
    let figures = [("special_additional_deductions", "18000.00"), ("mainland_tax", "17480.00")];
    expect(&named(&months(&rows)), &figures, &[]);
}

/// Months that grow alike three times are one employer's, and it is said where the last could be
/// another's first. 150,000 less 60,000 and what is deducted.
#[test]
fn three_months_that_grow_alike_are_one_employers() {
    let said = "2025-03.csv › 2: nothing names the employer";
    for (rows, deducted, tax, told) in [
        // 90,000 - 3,000 = 87,000, x 10% - 2,520 = 6,180. Another employer could deduct 3,000.
        ([("1000", ""), ("2000", ""), ("3000", "")], "3000.00", "6180.00", true),
        // 90,000 - 4,500 = 85,500, x 10% - 2,520 = 6,030. Nobody deducts 4,500 for a month.
        ([("1500", ""), ("3000", ""), ("4500", "")], "4500.00", "6030.00", false),
        // The other column tells: 90,000 - 12,000 = 78,000, x 10% - 2,520 = 5,280.
        ([("1000", "3000"), ("2000", "6000"), ("3000", "9000")], "12000.00", "5280.00", false),
    ] {
        let files = months(&rows);
        let ran = run_files(&named(&files));
        let figures = [("special_additional_deductions", deducted), ("mainland_tax", tax)];
        expect(&named(&files), &figures, &[]);
        let told_here = ran.said.contains("nothing names the employer");
        assert_eq!(told_here, told, "{rows:?}\n{}", ran.said);
    }
    let files = of_parents(&["1000", "2000", "3000"]);
    expect(&named(&files), &[], &[said]);
}

/// However two employers' months stand in sheets that name nobody: both are added, or the row is asked
/// about, or it is said that one employer is assumed. Never is one taken without a word.
#[test]
fn two_unnamed_employers_are_never_one_without_a_word() {
    let amounts = [0_u32, 500, 1_000, 1_500, 3_000];
    let pairs = amounts.iter().flat_map(|one| amounts.iter().map(move |other| (*one, *other)));
    for (one, other) in pairs {
        for (first, second) in [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (1, 3), (3, 3)] {
            let of = |amount: u32, months: u32| (1..=months).map(move |month| amount * month);
            let figures: Vec<String> =
                of(one, first).chain(of(other, second)).map(|amount| amount.to_string()).collect();
            let rows: Vec<(&str, &str)> =
                figures.iter().map(|figure| (figure.as_str(), "")).collect();
            let ran = run_files(&named(&months(&rows)));
            let row = &table(&ran.out)[0];
            if row["status"] == "error" || ran.said.contains("nothing names the employer") {
                continue;
            }
            let sum = format!("{}.00", one * first + other * second);
            let found = row.get("special_additional_deductions").map_or("", String::as_str);
            let found = if found.is_empty() { "0.00" } else { found };
            assert_eq!(found, sum, "{figures:?}");
        }
    }
}

/// Where the year is the same either way there is nothing to ask: nothing is deducted at one of the
/// employers, or at neither; or the second figure is more than anybody's first month.
#[test]
fn what_makes_no_other_year_is_not_asked() {
    // 100,000 - 60,000 - 2,000 = 38,000, x 10% - 2,520 = 1,280.
    for figures in [&["", "2000"][..], &["2000", ""], &["0", "2000"]] {
        let figures_of_year =
            [("special_additional_deductions", "2000.00"), ("mainland_tax", "1280.00")];
        expect(&named(&of_parents(figures)), &figures_of_year, &[]);
    }
    // 40,000 x 10% - 2,520 = 1,480.
    expect(&named(&of_parents(&["", ""])), &[("mainland_tax", "1480.00")], &[]);
    // 100,000 - 60,000 - 6,000 = 34,000, x 3% = 1,020.
    let ran = run_files(&named(&of_parents(&["3000", "6000"])));
    assert_eq!(table(&ran.out)[0]["mainland_tax"], "1020.00");
    assert!(!ran.said.contains("names the employer"), "{}", ran.said);
    // In 2022 an only child deducted 2,000 a month: 4,000 is nobody's first.
    let of_2022 = |figures: &[&'static str]| -> Vec<(String, String)> {
        of_parents(figures)
            .into_iter()
            .map(|(name, text)| (name.replace("2025", "2022"), text))
            .collect()
    };
    let ran = run_files(&named(&of_2022(&["1250", "2500"])));
    assert_eq!(table(&ran.out)[0]["status"], "ok", "{}", ran.said);
    refuse(&named(&of_2022(&["1000", "2000"])), SAID);
}

/// A colleague whose figures can only go on shows that both sheets are one employer's.
#[test]
fn colleagues_show_that_sheets_are_of_one_employer() {
    let with = |texts: &[(String, String)], rows: [&str; 2]| -> Vec<(String, String)> {
        let files = texts.iter().zip(rows);
        files.map(|((name, text), row)| (name.clone(), format!("{text}{row}\n"))).collect()
    };
    let files = of_parents(&["1000", "2000"]);
    let colleague = ["2,乙,H00000031,20000,3000,", "2,乙,H00000031,20000,6000,"];
    let ran = run_files(&named(&with(&files, colleague)));
    ok(&ran, 0);
    let rows = table(&ran.out);
    // 100,000 - 60,000 - 2,000 = 38,000, x 10% - 2,520 = 1,280.
    assert_eq!(rows[0]["mainland_tax"], "1280.00");
    assert!(!ran.said.contains("names the employer"), "{}", ran.said);
    // Where the deductions of several people grow, that is said, and nothing asked.
    let colleague = ["2,乙,H00000031,20000,1500,", "2,乙,H00000031,20000,3000,"];
    let ran = run_files(&named(&with(&files, colleague)));
    ok(&ran, 0);
    assert_eq!(super::column(&table(&ran.out), "mainland_tax"), ["1280.00", "0.00"]);
    assert_eq!(ran.said.matches("nothing names the employer").count(), 2, "{}", ran.said);
    // A colleague whose deduction does not grow shows nothing, nor one of another sheet.
    for colleague in [
        ["2,乙,H00000031,20000,1500,", "2,乙,H00000031,20000,1500,"],
        ["2,乙,H00000031,20000,,", "2,乙,H00000031,20000,1500,"],
    ] {
        let ran = run_files(&named(&with(&files, colleague)));
        assert_eq!(table(&ran.out)[0]["status"], "error", "{}", ran.said);
    }
    let mut third = with(&of_parents(&["", "", ""]), ["", "2,乙,H00000031,20000,6000,"]);
    third.push(("2025-03.csv".to_owned(), format!("{HEADER}\n2,乙,H00000031,20000,12000,\n")));
    third[0].1.clone_from(&files[0].1);
    third[1].1 = files[1].1.clone() + "2,乙,H00000031,20000,6000,\n";
    let ran = run_files(&named(&third));
    assert_eq!(table(&ran.out)[0]["status"], "error", "{}", ran.said);
}

/// 1,000 and 2,000 at one employer, 3,000 a month at the other to May: 2,000 + 9,000 are deducted, or
/// 9,000 of one employer.
#[test]
fn names_of_employers_tell() {
    let figures = ["1000", "2000", "3000", "6000", "9000"];
    let files = |name: &dyn Fn(usize) -> String| -> Vec<(String, String)> {
        let name = |(index, (_, text)): (usize, (String, String))| (name(index), text);
        of_parents(&figures).into_iter().enumerate().map(name).collect()
    };
    let company = |index: usize| if index < 2 { "甲公司" } else { "乙公司" };
    // 190,000 - 11,000 = 179,000, x 20% - 16,920 = 18,880.
    let added = [("special_additional_deductions", "11000.00"), ("mainland_tax", "18880.00")];
    let said = ["the amounts of 2 employers in 2025 are added"];
    let one = files(&|index| format!("甲公司2025-{:02}.csv", index + 1));
    // 190,000 - 9,000 = 181,000, x 20% - 16,920 = 19,280.
    let single = [("special_additional_deductions", "9000.00"), ("mainland_tax", "19280.00")];
    expect(&named(&one), &single, &[]);
    // A column of the sheets.
    let text = |index: usize, text: &str| {
        let text = text.replace(HEADER, &format!("扣缴义务人名称,{HEADER}"));
        text.replace("\n1,", &format!("\n{},1,", company(index)))
    };
    let column: Vec<(String, String)> = of_parents(&figures)
        .into_iter()
        .enumerate()
        .map(|(index, (name, found))| (name, text(index, &found)))
        .collect();
    expect(&named(&column), &added, &said);
    // Companies in the names of files, and numbers of the employee, may be two of one employer.
    let two = files(&|index| format!("{}2025-{:02}.csv", company(index), index + 1));
    refuse(&named(&two), "or are another employer's");
    let number = |(index, (name, text)): (usize, (String, String))| {
        (name, if index < 2 { text } else { text.replace("\n1,", "\n27,") })
    };
    let numbers: Vec<(String, String)> =
        of_parents(&figures).into_iter().enumerate().map(number).collect();
    refuse(&named(&numbers), "or are another employer's");
    // A name on one side alone tells nothing.
    let half = files(&|index| {
        if index < 2 {
            "甲公司2025-0".to_owned() + &format!("{}.csv", index + 1)
        } else {
            format!("2025-{:02}.csv", index + 1)
        }
    });
    refuse(&named(&half), SAID);
}

/// The calculation of taxes to February, and monthly sheets from March on that name nobody.
#[test]
fn monthly_sheets_behind_a_calculation_are_asked_about_too() {
    let calculation = "工号,姓名,证件号码,税款所属期止,所得项目,本期收入,累计收入额,累计减除费用,累计赡养老人支出扣除\n\
        ,甲,H00000023,2025-02-28,正常工资薪金,50000,100000,10000,2000\n";
    let mut files = of_parents(&["", "", "3000", "6000", "9000"]).split_off(2);
    for (_, text) in &mut files {
        *text = text.replace("\n1,", "\n,");
    }
    files.push(("税款计算.csv".to_owned(), calculation.to_owned()));
    refuse(&named(&files), SAID);
    // 1,000 a month go on: 5,000. 190,000 - 5,000 = 185,000, x 20% - 16,920 = 20,080.
    let mut files = of_parents(&["", "", "3000", "4000", "5000"]).split_off(2);
    files.push(("税款计算.csv".to_owned(), calculation.to_owned()));
    let figures = [("special_additional_deductions", "5000.00"), ("mainland_tax", "20080.00")];
    expect(&named(&files), &figures, &[]);
}
