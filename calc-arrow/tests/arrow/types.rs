//! Values of single types: what each is read as, against figures worked out by hand.

use std::sync::Arc;

use arrow_array::builder::{StringDictionaryBuilder, StringViewBuilder};
use arrow_array::types::Int8Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Date64Array, Decimal32Array, Decimal128Array,
    Decimal256Array, DictionaryArray, Float64Array, Int8Array, Int64Array, NullArray, StringArray,
    TimestampMicrosecondArray, TimestampSecondArray, UInt64Array,
};
use arrow_buffer::i256;
use calc_arrow::assessor::Assessor;
use calc_core::person::assess::Settings;
use calc_payroll::people::People;

use crate::typed::{batch, rows_of};

/// The results of one row of wages, with more columns.
fn one(wages: ArrayRef, more: Vec<(&str, ArrayRef)>, column: &str) -> Vec<String> {
    let rows = wages.len();
    let ids: ArrayRef = Arc::new(Int64Array::from_iter_values(1..=i64::try_from(rows).unwrap()));
    let years: ArrayRef = Arc::new(Int64Array::from(vec![2025; rows]));
    let columns = [("employee_id", ids), ("tax_year", years), ("wages", wages)];
    let table = batch(columns.into_iter().chain(more));
    let assessor = Assessor::<People>::new(&table.schema(), Settings::default())
        .unwrap_or_else(|problem| panic!("{problem:?}"));
    let worked_out = assessor.assess(&table).unwrap();
    rows_of(&worked_out.results).iter().map(|row| row[column].clone()).collect()
}

/// Mainland tax by hand, of wages alone: 500,000 less 60,000 is 440,000, at 30% less 52,920: 79,080.
const OF_500_000: &str = "79080.00";

/// 10^12 less 60,000 is 999,999,940,000, at 45% less 181,920: 449,999,791,080.
const OF_BILLIONS: &str = "449999791080.00";

#[test]
fn amounts_of_every_type_give_the_same_tax() {
    let dictionary: DictionaryArray<Int8Type> = DictionaryArray::new(
        Int8Array::from(vec![0]),
        Arc::new(
            Decimal128Array::from(vec![5_000_000_000]).with_precision_and_scale(20, 4).unwrap(),
        ),
    );
    let arrays: Vec<ArrayRef> = vec![
        Arc::new(Int64Array::from(vec![500_000])),
        Arc::new(UInt64Array::from(vec![500_000])),
        Arc::new(Float64Array::from(vec![500_000.0])),
        Arc::new(StringArray::from(vec![" 500000.00 "])),
        Arc::new(Decimal32Array::from(vec![50_000_000]).with_precision_and_scale(9, 2).unwrap()),
        Arc::new(Decimal128Array::from(vec![5]).with_precision_and_scale(5, -5).unwrap()),
        Arc::new(
            Decimal256Array::from(vec![
                i256::from_string(&format!("5{}", "0".repeat(55))).unwrap(),
            ])
            .with_precision_and_scale(76, 50)
            .unwrap(),
        ),
        Arc::new(dictionary),
    ];
    for array in arrays {
        let of = array.data_type().clone();
        assert_eq!(one(array, Vec::new(), "mainland_tax"), [OF_500_000], "{of}");
    }
}

#[test]
fn amounts_up_to_a_trillion_are_exact_and_more_is_a_mistake() {
    let trillion = 1_000_000_000_000_i64;
    let arrays: Vec<ArrayRef> = vec![
        Arc::new(Int64Array::from(vec![trillion, trillion + 1, i64::MAX, -1])),
        Arc::new(Float64Array::from(vec![1e12, 1e12 + 0.01, 1e300, -0.01])),
        Arc::new(
            Decimal128Array::from(vec![
                i128::from(trillion) * 100,
                i128::from(trillion) * 100 + 1,
                10_i128.pow(37),
                -1,
            ])
            .with_precision_and_scale(38, 2)
            .unwrap(),
        ),
        Arc::new(
            Decimal128Array::from(vec![1, 2, 10_i128.pow(30), -1])
                .with_precision_and_scale(38, -12)
                .unwrap(),
        ),
        Arc::new(
            Decimal256Array::from(vec![
                i256::from_i128(i128::from(trillion) * 100),
                i256::from_i128(i128::from(trillion) * 100 + 1),
                i256::MAX,
                i256::MIN,
            ])
            .with_precision_and_scale(76, 2)
            .unwrap(),
        ),
    ];
    for array in arrays {
        let of = array.data_type().clone();
        let taxes = one(Arc::clone(&array), Vec::new(), "mainland_tax");
        assert_eq!(taxes, [OF_BILLIONS, "", "", ""], "{of}");
        let codes = one(array, Vec::new(), "messages");
        for code in &codes[1..] {
            assert_eq!(code, "bad_amount", "{of}");
        }
    }
}

#[test]
fn a_float_is_an_amount_only_where_it_is_the_nearest_to_two_decimals() {
    let floats = vec![0.3, 0.1 + 0.2, f64::NAN, f64::INFINITY, 1.005, 500_000.0];
    let found = one(Arc::new(Float64Array::from(floats)), Vec::new(), "messages");
    let bad: Vec<bool> = found.iter().map(|codes| codes.contains("bad_amount")).collect();
    assert_eq!(bad, [false, true, true, true, true, false]);
}

#[test]
fn blanks_of_every_kind_are_not_given() {
    let wages: ArrayRef = Arc::new(StringArray::from(vec![Some("500000"), Some("500000.00")]));
    let blanks: Vec<ArrayRef> = vec![
        Arc::new(NullArray::new(2)),
        Arc::new(StringArray::from(vec![None, Some("  ")])),
        Arc::new(Float64Array::from(vec![None, None])),
        Arc::new(Decimal256Array::from(vec![None, None])),
        Arc::new(DictionaryArray::<Int8Type>::new(
            Int8Array::from(vec![None, Some(0)]),
            Arc::new(StringArray::from(vec![None::<&str>])),
        )),
        Arc::new(DictionaryArray::<Int8Type>::new(
            Int8Array::from(vec![None, None]),
            Arc::new(StringArray::from(Vec::<&str>::new())),
        )),
    ];
    for blank in blanks {
        let of = blank.data_type().clone();
        let found = one(Arc::clone(&wages), vec![("tax_withheld", blank)], "mainland_tax");
        assert_eq!(found, [OF_500_000, OF_500_000], "{of}");
    }
    // A row of nothing is a row.
    let nothing: ArrayRef = Arc::new(NullArray::new(2));
    let names = ["employee_id", "tax_year", "wages"];
    let table = batch(names.map(|name| (name, Arc::clone(&nothing))));
    let assessor = Assessor::<People>::new(&table.schema(), Settings::default()).unwrap();
    let rows = rows_of(&assessor.assess(&table).unwrap().results);
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row["status"] == "error" && row["messages"] == "missing_value"));
}

#[test]
fn words_dates_and_yes_or_no_come_as_their_types() {
    let wages: ArrayRef = Arc::new(Int64Array::from(vec![500_000; 3]));
    let yes: ArrayRef = Arc::new(BooleanArray::from(vec![true; 3]));
    let text: ArrayRef = Arc::new(StringArray::from(vec!["yes"; 3]));
    let with = |park: ArrayRef| {
        one(Arc::clone(&wages), vec![("park_employment", park)], "exemption_eligible")
    };
    assert_eq!(with(yes), with(text));
    let mut words = StringDictionaryBuilder::<Int8Type>::new();
    let mut views = StringViewBuilder::new();
    for word in ["hk_permanent", "hk_permanent", "nobody"] {
        words.append_value(word);
        views.append_value(word);
    }
    let arrays: [ArrayRef; 2] = [Arc::new(words.finish()), Arc::new(views.finish())];
    for identity in arrays {
        let found = one(Arc::clone(&wages), vec![("identity", identity)], "messages");
        assert!(!found[0].contains("bad_word") && found[2].contains("bad_word"), "{found:?}");
    }
}

#[test]
fn a_line_break_in_a_text_is_a_mistake_of_its_row() {
    let found = one(
        Arc::new(StringArray::from(vec!["1", "2"])),
        vec![("id_number", Arc::new(StringArray::from(vec!["H1", "H\n2"])) as ArrayRef)],
        "messages",
    );
    assert!(!found[0].contains("line_break") && found[1].contains("line_break"), "{found:?}");
}

#[test]
fn a_day_is_a_date_and_a_time_is_none() {
    use calc_arrow::months::MonthTable;
    use calc_core::law::params::Choices;
    // 14 June 2025 is day 20,253 since 1970.
    let day = 20_253_i64;
    let seconds = day * 86_400;
    let columns: Vec<(ArrayRef, bool)> = vec![
        (Arc::new(Date32Array::from(vec![20_253])), true),
        (Arc::new(Date64Array::from(vec![seconds * 1_000])), true),
        (Arc::new(TimestampSecondArray::from(vec![seconds])), true),
        (Arc::new(TimestampMicrosecondArray::from(vec![seconds * 1_000_000])), true),
        (Arc::new(StringArray::from(vec!["2025-06-14"])), true),
        (Arc::new(TimestampMicrosecondArray::from(vec![seconds * 1_000_000 + 1])), false),
        (Arc::new(TimestampSecondArray::from(vec![seconds + 3_600])), false),
        (Arc::new(Date32Array::from(vec![i32::MAX])), false),
    ];
    for (date, is_day) in columns {
        let of = date.data_type().clone();
        let one = |number: i64| Arc::new(Int64Array::from(vec![number])) as ArrayRef;
        let names = ["employee_id", "tax_year", "month", "wages", DATE];
        let table = batch(names.into_iter().zip([one(1), one(2025), one(6), one(30_000), date]));
        let months = MonthTable::new(&table.schema(), Choices::DEFAULT).unwrap();
        let stop = std::sync::atomic::AtomicBool::new(false);
        let mut codes = Vec::new();
        let ran = months.run::<arrow_schema::ArrowError>(&[table], (1, &stop), |worked| {
            codes.extend(rows_of(&worked.results).iter().map(|row| row["messages"].clone()));
            Ok(())
        });
        assert_eq!(ran.unwrap().rows, 1);
        assert_eq!(codes[0].contains("out_of_range"), !is_day, "{of} {codes:?}");
    }
}

/// A column of days in a table of months.
const DATE: &str = "first_arrival";
