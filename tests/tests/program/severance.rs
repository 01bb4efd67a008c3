//! Severance pay that is worked out only where an open point is decided.

#![allow(clippy::unwrap_used)]

use calc_tests::program::run_with;

/// Rows, the setting without which they are refused, and the tax on the pay by itself.
///
/// 3 x 177,057 = 531,171 is exempt. 561,171 leaves 30,000 x 3% = 900. 600,000 leaves 68,829 x 10% - 2,520 =
/// 4,362.90; the average wage of 2025 is not published, and that of 2024 is the latest.
const DECIDED: [(&str, &str, &str, &str); 2] = [
    ("2025,561171,expired", "severance_on_expiry", "as_severance", "531171.00,900.00"),
    (
        "2026,600000,dissolved",
        "severance_average_not_published",
        "latest_published",
        "531171.00,4362.90",
    ),
];

#[test]
fn an_open_point_decides_what_is_refused_without_it() {
    for (row, point, alternative, results) in DECIDED {
        let header = "employee_id,tax_year,severance,severance_kind,fx_cny_per_hkd";
        let payroll = format!("{header}\n1,{row},0.9\n");
        let refused = run_with(["batch", "-", "-q"], payroll.as_bytes());
        assert_eq!(refused.code, Some(1), "{point}: {}", refused.out);
        let setting = format!("{point}={alternative}");
        let ran = run_with(["batch", "-", "-q", "--set", &setting], payroll.as_bytes());
        assert_eq!(ran.code, Some(0), "{point}: {}", ran.said);
        assert!(ran.out.trim_end().ends_with(results), "{point}: {}", ran.out);
        let (year, pay) = row.split_once(',').unwrap();
        let (pay, kind) = pay.split_once(',').unwrap();
        let facts = format!(
            r#"{{"person": {{"employee_id": "1", "tax_year": {year}}}, "mainland": {{"severance": "{pay}",
            "severance_kind": "{kind}"}}, "assumptions": {{"fx_cny_per_hkd": "0.9"}}}}"#
        );
        let ran = run_with(["assess", "-", "--json", "--set", &setting], facts.as_bytes());
        assert_eq!(ran.code, Some(0), "{point}: {}", ran.said);
        assert!(ran.out.contains(&format!("relief.choices.{point}")), "{point}: {}", ran.out);
    }
}

/// 3 x 177,057 / 12 x 12 x 4% = 21,246.84; 600,000 - 60,000 - 21,246.84 = 518,753.16 x 30% - 52,920 =
/// 102,705.948.
#[test]
fn annuity_contributions_go_by_the_same_average_wage() {
    let payroll = b"employee_id,tax_year,wages,annuity_paid,annuity_base,fx_cny_per_hkd\n\
        1,2026,600000,30000,50000,0.9\n";
    let refused = run_with(["batch", "-", "-q"], payroll);
    assert_eq!(refused.code, Some(1), "{}", refused.out);
    let setting = "severance_average_not_published=latest_published";
    let ran = run_with(["batch", "-", "-q", "--set", setting], payroll);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    assert!(ran.out.contains(",102705.95,"), "{}", ran.out);
}

#[test]
fn a_file_without_severance_pay_has_no_columns_of_it() {
    let ran = run_with(["batch", "-", "-q"], b"employee_id,tax_year,wages\n1,2025,600000\n");
    assert!(!ran.out.contains("severance"), "{}", ran.out);
    let ran = run_with(["batch", "-", "-q"], b"employee_id,tax_year,severance\n1,2025,\n");
    assert!(ran.out.contains(",severance_exempt,severance_tax\n"), "{}", ran.out);
}
