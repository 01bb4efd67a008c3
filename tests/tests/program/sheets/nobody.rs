//! Rows of a sheet that are nobody's: totals, signatures, and the numbers of the columns.

use std::fs;

use calc_tests::program::run;

use super::{column, ok, table};

const HEADER: &str = "工号,*姓名,*证件类型,*证件号码,本期收入,基本养老保险费,累计子女教育,备注";

/// Twelve monthly sheets with the same rows below the header.
fn year(rows: &str) -> (tempfile::TempDir, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let files = (1..=12).map(|month| {
        let path = folder.path().join(format!("2025-{month:02}.csv"));
        fs::write(&path, format!("{HEADER}\n{rows}")).unwrap();
        path.to_str().unwrap().to_owned()
    });
    let files = files.collect();
    (folder, files)
}

fn batch(files: &[String]) -> calc_tests::program::Ran {
    run(std::iter::once("batch").chain(files.iter().map(String::as_str)))
}

/// 60,000 a month is 720,000 - 60,000 = 660,000 at 30% less 52,920: 145,080; 50,000 a month is
/// 540,000 at 30% less 52,920: 109,080. Together 254,160.
#[test]
fn totals_and_signatures_are_nobody_and_are_named() {
    let people = "0042,梁志强,港澳居民来往内地通行证,H00000023,60000,,,\n\
                  0043,林美玲,港澳居民来往内地通行证,H00000031,50000,,,\n";
    for (footer, said) in [
        (
            ",研发部小计,,,110000,,,\n制表：陈小姐,,,审核：王先生,,,,\n",
            "研发部小计: 2025-01.csv › 4",
        ),
        ("合计（2人）,,,,110000,,,\n", "合计(2人): 2025-01.csv › 4"),
        (",合计金额,,,110000,,,\n", "合计金额: 2025-01.csv › 4"),
        ("本页合计,,,,110000,,,\n,,,,220000,,,总计\n", "总计: 2025-01.csv › 5"),
        ("3,小计,,,110000,,,\n", "小计: 2025-01.csv › 4"),
        (
            ",Sub-total of R&D,,,110000,,,\n审批人（签字）：,,,,,,日期：2026-01-05,\n",
            "subtotal: 2025-01.csv › 4",
        ),
        ("备注：以上金额,,,,110000,,,\n", "备注: …: 2025-01.csv › 4"),
    ] {
        let (_folder, files) = year(&format!("{people}{footer}"));
        let ran = batch(&files);
        ok(&ran, 0);
        assert_eq!(
            column(&table(&ran.out), "mainland_tax"),
            ["145080.00", "109080.00"],
            "{footer}"
        );
        assert!(ran.said.contains(said), "{said}: {}", ran.said);
        // Whoever signed is nobody's business.
        assert!(!ran.said.contains("陈小姐") && !ran.said.contains("王先生"), "{}", ran.said);
    }
}

/// A name that begins like a total, or a remark that holds the word, is a person's.
#[test]
fn people_are_not_passed_over() {
    for row in [
        "0042,合田小计,港澳居民来往内地通行证,H00000023,60000,,,\n",
        "0042,合计,护照,K1234567,60000,,,\n",
        "0042,梁志强,港澳居民来往内地通行证,H00000023,60000,,,含补发小计\n",
        "0042,合一,,,60000,,,合计\n",
    ] {
        let (_folder, files) = year(row);
        let ran = batch(&files);
        ok(&ran, 0);
        assert_eq!(column(&table(&ran.out), "mainland_tax"), ["145080.00"], "{row}");
    }
}

#[test]
fn the_numbers_of_the_columns_are_nobody() {
    for numbers in
        ["1,2,3,4,5,6,7,8\n", "栏次,(1),(2),(3),(4),(5),(6),(7)\n", "(1),(2),,(3),(4),,,(5)\n"]
    {
        let (_folder, files) =
            year(&format!("{numbers}0042,梁志强,港澳居民来往内地通行证,H00000023,60000,,,\n"));
        let ran = batch(&files);
        ok(&ran, 0);
        assert_eq!(column(&table(&ran.out), "mainland_tax"), ["145080.00"], "{numbers}");
        assert!(ran.said.contains("1, 2, 3 …: 2025-01.csv › 2"), "{}", ran.said);
    }
}
