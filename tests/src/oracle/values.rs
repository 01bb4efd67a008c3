//! The numbers of the law, by year, written out by hand from the instruments.

/// One row of a table: inclusive upper bound (none: no bound), rate in percent, quick deduction.
pub type TableRow = (Option<i64>, i64, i64);

/// `T`: comprehensive income, per year. Individual Income Tax Law (2018), annex, table 1.
pub const COMPREHENSIVE: [TableRow; 7] = [
    (Some(36_000), 3, 0),
    (Some(144_000), 10, 2_520),
    (Some(300_000), 20, 16_920),
    (Some(420_000), 25, 31_920),
    (Some(660_000), 30, 52_920),
    (Some(960_000), 35, 85_920),
    (None, 45, 181_920),
];

/// `M`: the same by month, for the one-off annual bonus. Caishui [2018] 164, Announcement 30 of 2023.
pub const MONTHLY: [TableRow; 7] = [
    (Some(3_000), 3, 0),
    (Some(12_000), 10, 210),
    (Some(25_000), 20, 1_410),
    (Some(35_000), 25, 2_660),
    (Some(55_000), 30, 4_410),
    (Some(80_000), 35, 7_160),
    (None, 45, 15_160),
];

/// `B`: business income, per year. Individual Income Tax Law (2018), annex, table 2.
pub const BUSINESS: [TableRow; 5] = [
    (Some(30_000), 5, 0),
    (Some(90_000), 10, 1_500),
    (Some(300_000), 20, 10_500),
    (Some(500_000), 30, 40_500),
    (None, 35, 65_500),
];

/// Individual Income Tax Law, art. 6(1): 60,000 a year.
pub const BASIC_DEDUCTION: i64 = 60_000;
/// Individual Income Tax Law, art. 6: labour services enter at 80%.
pub const LABOUR_PERCENT: i64 = 80;
/// Individual Income Tax Law, art. 6: author's remuneration enters at 80% x 70%.
pub const AUTHOR_PERCENT: i64 = 56;
/// Individual Income Tax Law, art. 6: royalties enter at 80%.
pub const ROYALTY_PERCENT: i64 = 80;
/// Individual Income Tax Law, art. 6; Implementing Regulations, art. 19: donations up to 30%.
pub const DONATION_PERCENT: i64 = 30;
/// Individual Income Tax Law, art. 1: resident from 183 days.
pub const RESIDENT_DAYS: i64 = 183;

/// The part of an individual household's taxable income whose tax is halved.
pub fn halved_up_to(tax_year: i64) -> Option<i64> {
    match tax_year {
        2019..=2020 => None,
        // Announcement 12 of 2021.
        2021..=2022 => Some(1_000_000),
        // Announcements 6 and 12 of 2023, from 2023-01-01.
        2023..=2027 => Some(2_000_000),
        _ => unreachable!("tax year {tax_year}"),
    }
}

/// CNY for 100,000 HKD: central parity (CFETS) of the tax year's last trading day.
pub fn default_fx_per_100000(tax_year: i64) -> Option<i64> {
    match tax_year {
        2019 => Some(89_578),
        2020 => Some(84_164),
        2021 => Some(81_760),
        2022 => Some(89_327),
        2023 => Some(90_622),
        2024 => Some(92_604),
        2025 => Some(90_322),
        _ => None,
    }
}

/// First and last year of assessment covered, by the year in which they start.
pub const YEARS_OF_ASSESSMENT: std::ops::RangeInclusive<i64> = 2018..=2026;

/// Inland Revenue Ordinance (Cap. 112), s.13 and Sch. 2: width of band (none: the rest), percent.
pub const BANDS: [(Option<i64>, i64); 5] =
    [(Some(50_000), 2), (Some(50_000), 6), (Some(50_000), 10), (Some(50_000), 14), (None, 17)];

/// Cap. 112 s.13, Sch. 1: 15%; from 2024/25 16% above 5,000,000 (Ordinance of 2024, Sch. 59).
pub fn standard_rate(ya: i64) -> (i64, Option<(i64, i64)>) {
    if ya >= 2024 { (15, Some((5_000_000, 16))) } else { (15, None) }
}

/// Cap. 112 s.28: basic allowance; 2026/27 by the Amendment Ordinance 2026.
pub fn basic(ya: i64) -> i64 {
    if ya >= 2026 { 145_000 } else { 132_000 }
}

/// Cap. 112 s.29: married person's allowance.
pub fn married(ya: i64) -> i64 {
    if ya >= 2026 { 290_000 } else { 264_000 }
}

/// Cap. 112 s.32: single parent allowance.
pub fn single_parent(ya: i64) -> i64 {
    if ya >= 2026 { 145_000 } else { 132_000 }
}

/// Cap. 112 s.31: each child; the additional allowance has the same amount.
pub fn child(ya: i64) -> i64 {
    match ya {
        2018..=2022 => 120_000,
        2023..=2025 => 130_000,
        2026 => 140_000,
        _ => unreachable!("year of assessment {ya}"),
    }
}

/// Cap. 112 s.31: at most nine children.
pub const MOST_CHILDREN: i64 = 9;

/// Cap. 112 Part 5: parent or grandparent of 60; the same again where residing.
pub fn parent_60(ya: i64) -> i64 {
    if ya >= 2026 { 55_000 } else { 50_000 }
}

/// Cap. 112 Part 5: parent or grandparent of 55 to 59; the same again where residing.
pub fn parent_55(ya: i64) -> i64 {
    if ya >= 2026 { 27_500 } else { 25_000 }
}

/// Cap. 112 Part 5: dependent brother or sister.
pub const SIBLING: i64 = 37_500;
/// Cap. 112 Part 5: disabled dependant.
pub const DISABLED_DEPENDANT: i64 = 75_000;
/// Cap. 112 s.28A: personal disability.
pub const PERSONAL_DISABILITY: i64 = 75_000;

/// Cap. 112 s.12(1)(e), Sch. 3A.
pub const SELF_EDUCATION_CAP: i64 = 100_000;
/// Cap. 112 s.26G, Sch. 3B.
pub const MPF_CAP: i64 = 18_000;

/// Cap. 112 s.26D, Sch. 3C: per parent or grandparent.
pub fn elderly_care_cap(ya: i64) -> i64 {
    if ya >= 2026 { 110_000 } else { 100_000 }
}

/// Cap. 112 s.26E, Sch. 3D; 20,000 more for a child born from 25 October 2023, from 2024/25.
pub fn home_loan_cap(ya: i64, newborn: bool) -> i64 {
    if ya >= 2024 && newborn { 120_000 } else { 100_000 }
}

/// Cap. 112 s.26X and 26Y, Sch. 3G: from 2022/23; 20,000 more as above (s.26Y(9)).
pub fn rent_cap(ya: i64, newborn: bool) -> i64 {
    match (ya, newborn) {
        (2018..=2021, _) => 0,
        (2024.., true) => 120_000,
        _ => 100_000,
    }
}

/// Cap. 112 s.26H to 26M, Sch. 3E: per insured person, from 2019/20.
pub fn vhis_cap(ya: i64) -> i64 {
    if ya >= 2019 { 8_000 } else { 0 }
}

/// Cap. 112 Sch. 3F: qualifying annuity and TVC together, from 2019/20.
pub fn annuity_cap(ya: i64) -> i64 {
    if ya >= 2019 { 60_000 } else { 0 }
}

/// Cap. 112 Sch. 3H: assisted reproductive services, from 2024/25.
pub fn assisted_reproduction_cap(ya: i64) -> i64 {
    if ya >= 2024 { 100_000 } else { 0 }
}

/// Cap. 112 s.26C: approved charitable donations, from 100 dollars, up to 35%.
pub const HK_DONATION_FROM: i64 = 100;
/// See [`HK_DONATION_FROM`].
pub const HK_DONATION_PERCENT: i64 = 35;

/// The one-off reduction of final tax: percent and ceiling.
pub fn reduction(ya: i64) -> Option<(i64, i64)> {
    match ya {
        // Ord. 9 of 2019; the Bill passed on 10 June 2020.
        2018 | 2019 => Some((100, 20_000)),
        2020 | 2021 => Some((100, 10_000)),
        2022 => Some((100, 6_000)),
        // 2025/26: Inland Revenue (Amendment) Ordinance 2026.
        2023 | 2025 => Some((100, 3_000)),
        // The Bill passed on 30 April 2025.
        2024 => Some((100, 1_500)),
        // None enacted yet.
        2026 => None,
        _ => unreachable!("year of assessment {ya}"),
    }
}

/// Cap. 112 s.14(2)(b), Sch. 8A: 7.5% (in thousandths) of the first 2,000,000.
pub const PROFITS_FIRST: (i64, i64) = (2_000_000, 75);
/// The same, above: 15%, in thousandths.
pub const PROFITS_ABOVE_PER_MILLE: i64 = 150;

/// Caishui [2019] 31, Caishui [2023] 34, Yue Caishui [2023] 21, art. 1: 15%.
pub const SUBSIDY_PERCENT: i64 = 15;
/// Yue Caishui [2023] 21, art. 1: 5,000,000 a person and tax year.
pub const SUBSIDY_CAP: i64 = 5_000_000;
/// Caishui [2024] 5: the exemption is in force from tax year 2023.
pub const EXEMPTION_FROM: i64 = 2023;
/// Shenzhen annual guides: 90 days; from tax year 2024 more than 90.
pub const SUBSIDY_DAYS: i64 = 90;
/// The first tax year whose test is "more than".
pub const SUBSIDY_MORE_THAN_FROM: i64 = 2024;
