//! Mistakes of a schema: told before any row, with the column's name.

use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema, TimeUnit};
use calc_arrow::assessor::Assessor;
use calc_core::person::assess::Settings;
use calc_payroll::file_problem::FileProblem;
use calc_payroll::people::People;
use calc_text::{Words, file_problem};

fn problem(columns: &[(&str, DataType)]) -> Option<FileProblem> {
    let fields = columns.iter().map(|(name, of)| Field::new(*name, of.clone(), true));
    let schema = Schema::new(fields.collect::<Vec<_>>());
    Assessor::<People>::new(&schema, Settings::default()).err()
}

/// A table with one column more, or with another type of one.
fn with(name: &str, of: DataType) -> Option<FileProblem> {
    let mut columns = vec![
        ("employee_id", DataType::Utf8),
        ("tax_year", DataType::Int64),
        ("wages", DataType::Float64),
    ];
    match columns.iter_mut().find(|(known, _)| *known == name) {
        Some(column) => column.1 = of,
        None => columns.push((name, of)),
    }
    problem(&columns)
}

#[test]
fn a_type_that_a_column_does_not_take_is_told_with_its_name() {
    let list = DataType::List(Arc::new(Field::new_list_field(DataType::Float64, true)));
    let zoned = DataType::Timestamp(TimeUnit::Second, Some("Asia/Hong_Kong".into()));
    let nested = DataType::Dictionary(
        Box::new(DataType::Int8),
        Box::new(DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8))),
    );
    for (name, of) in [
        ("wages", list),
        ("wages", DataType::Float32),
        ("wages", DataType::Boolean),
        ("wages", DataType::Date32),
        ("wages", zoned),
        ("wages", DataType::Binary),
        ("wages", nested),
        ("employee_id", DataType::Float64),
        ("employee_id", DataType::Decimal128(20, 2)),
        ("id_number", DataType::Float64),
        ("park_employment", DataType::Int64),
        ("identity", DataType::Int64),
        ("identity", DataType::Boolean),
        ("税前工资", DataType::Float32),
    ] {
        let Some(found) = with(name, of.clone()) else {
            assert_eq!(name, "税前工资", "{of} of {name} is taken");
            continue;
        };
        assert_eq!(found.code(), "column_type", "{name} {of}");
        let words = Words::new(calc_core::law::text::Language::English);
        let said = file_problem(&words, &found);
        let text = format!("{said:?}");
        assert!(
            text.contains(name) && text.contains(&of.to_string().replace('"', "\\\"")),
            "{text}"
        );
    }
    for (name, of) in [
        ("employee_id", DataType::Decimal128(20, 0)),
        ("employee_id", DataType::UInt64),
        ("park_share", DataType::Float64),
        ("my_own_list", DataType::List(Arc::new(Field::new_list_field(DataType::Utf8, true)))),
    ] {
        assert_eq!(with(name, of), None, "{name}");
    }
}

#[test]
fn columns_that_are_missing_twice_or_results_are_told() {
    let text = DataType::Utf8;
    let missing = problem(&[("employee_id", text.clone()), ("wages", text.clone())]).unwrap();
    assert_eq!(missing.code(), "missing_columns");
    // The second is an alias of the first.
    assert_eq!(with("工资薪金", text.clone()).unwrap().code(), "column_twice");
    assert_eq!(with("status", text.clone()).unwrap().code(), "result_column");
    let no_income = problem(&[("employee_id", text.clone()), ("tax_year", text)]).unwrap();
    assert_eq!(no_income.code(), "no_income_column");
}
