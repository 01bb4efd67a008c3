//! Arrays of Arrow as columns: numbers of every width become digits once for all rows.

use arrow_array::cast::AsArray as _;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type,
    Decimal256Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, PrimitiveArray};
use arrow_buffer::ScalarBuffer;
use arrow_schema::{DataType, TimeUnit};
use calc_core::law::fields::FieldKind;
use calc_core::law::period::Date;

use crate::column::{Column, Odd, Values};
use crate::decimal::{Number, decimals, number, wide_decimals, wide_number};
use crate::float;
use crate::schema::Use;

/// The first and the last day of the years that are written in four digits.
const DAYS: (i64, i64) =
    (Date::new(1, 1, 1).day_number() as i64, Date::new(9_999, 12, 31).day_number() as i64);

/// An array as a column that is used in some way. Of a type that is not read there is nothing.
pub(crate) fn column(array: &dyn Array, used: Use) -> Column {
    let mut odd = Odd::new();
    let values = match used {
        Use::HandedOn => Values::Nothing,
        Use::Fact(kind) => values(array, Some(kind), &mut odd),
        Use::Shown => values(array, None, &mut odd),
    };
    Column { values, nulls: array.logical_nulls(), odd, rows: array.len() }
}

fn values(array: &dyn Array, kind: Option<FieldKind>, odd: &mut Odd) -> Values {
    match array.data_type() {
        DataType::Utf8 => Values::Utf8(array.as_string::<i32>().clone()),
        DataType::LargeUtf8 => Values::LargeUtf8(array.as_string::<i64>().clone()),
        DataType::Utf8View => Values::Utf8View(array.as_string_view().clone()),
        DataType::Int64 => Values::Integers(array.as_primitive::<Int64Type>().values().clone()),
        DataType::Int8 => integers::<Int8Type>(array),
        DataType::Int16 => integers::<Int16Type>(array),
        DataType::Int32 => integers::<Int32Type>(array),
        DataType::UInt8 => integers::<UInt8Type>(array),
        DataType::UInt16 => integers::<UInt16Type>(array),
        DataType::UInt32 => integers::<UInt32Type>(array),
        DataType::UInt64 => {
            let numbers = array.as_primitive::<UInt64Type>().values();
            Values::WideDecimals(numbers.iter().map(|number| i128::from(*number)).collect(), 0)
        }
        DataType::Decimal32(_, scale) => of_decimals::<Decimal32Type>(array, *scale, odd),
        DataType::Decimal64(_, scale) => of_decimals::<Decimal64Type>(array, *scale, odd),
        DataType::Decimal128(_, scale) if (0..=38).contains(scale) => {
            let digits = array.as_primitive::<Decimal128Type>().values().clone();
            Values::WideDecimals(digits, decimals(*scale))
        }
        DataType::Decimal128(_, scale) => of_decimals::<Decimal128Type>(array, *scale, odd),
        DataType::Decimal256(_, scale) => {
            let wide = array.as_primitive::<Decimal256Type>();
            let numbers = (0..wide.len()).map(|row| {
                if wide.is_null(row) {
                    Number::Digits(0)
                } else {
                    wide_number(wide.value(row), *scale)
                }
            });
            Values::WideDecimals(digits(numbers, odd), wide_decimals(*scale))
        }
        DataType::Float64 => floats(array.as_primitive(), kind, odd),
        DataType::Boolean => Values::YesNo(array.as_boolean().values().clone()),
        DataType::Date32 => {
            let days = array.as_primitive::<Date32Type>();
            days_of(days, |day| (i64::from(day), 0), odd)
        }
        DataType::Date64 => days_in::<Date64Type>(array, 1_000, odd),
        DataType::Timestamp(TimeUnit::Second, None) => {
            days_in::<TimestampSecondType>(array, 1, odd)
        }
        DataType::Timestamp(TimeUnit::Millisecond, None) => {
            days_in::<TimestampMillisecondType>(array, 1_000, odd)
        }
        DataType::Timestamp(TimeUnit::Microsecond, None) => {
            days_in::<TimestampMicrosecondType>(array, 1_000_000, odd)
        }
        DataType::Timestamp(TimeUnit::Nanosecond, None) => {
            days_in::<TimestampNanosecondType>(array, 1_000_000_000, odd)
        }
        DataType::Dictionary(..) => dictionary(array, kind),
        _ => Values::Nothing,
    }
}

fn integers<T: ArrowPrimitiveType>(array: &dyn Array) -> Values
where
    T::Native: Into<i64>,
{
    let numbers = array.as_primitive::<T>().values();
    Values::Integers(numbers.iter().map(|number| (*number).into()).collect())
}

fn of_decimals<T: ArrowPrimitiveType>(array: &dyn Array, scale: i8, odd: &mut Odd) -> Values
where
    T::Native: Into<i128>,
{
    let array = array.as_primitive::<T>();
    let numbers = (0..array.len()).map(|row| {
        if array.is_null(row) { Number::Digits(0) } else { number(array.value(row).into(), scale) }
    });
    Values::WideDecimals(digits(numbers, odd), decimals(scale))
}

fn digits(numbers: impl Iterator<Item = Number>, odd: &mut Odd) -> ScalarBuffer<i128> {
    let digits = numbers.enumerate().map(|(row, number)| match number {
        Number::Digits(digits) => digits,
        Number::Text(text) => {
            odd.insert(row, text);
            0
        }
    });
    digits.collect()
}

/// Floating-point numbers; what is the nearest to no number of the kind is shown with all its digits.
fn floats(array: &PrimitiveArray<Float64Type>, kind: Option<FieldKind>, odd: &mut Odd) -> Values {
    let decimals = kind.map(float::decimals_of);
    let digits = (0..array.len()).map(|row| {
        if array.is_null(row) {
            return 0;
        }
        let number = array.value(row);
        let digits = decimals.and_then(|decimals| float::digits(number, decimals));
        digits.unwrap_or_else(|| {
            odd.insert(row, number.to_string());
            0
        })
    });
    let digits = digits.collect();
    match decimals.unwrap_or(0) {
        0 => Values::Integers(digits),
        decimals => Values::Decimals(digits, decimals),
    }
}

/// Days from seconds or parts of one; a time of day makes no day.
fn days_in<T: ArrowPrimitiveType<Native = i64>>(
    array: &dyn Array,
    of_second: i64,
    odd: &mut Odd,
) -> Values {
    let of_day = 86_400 * of_second;
    let split = |time: i64| (time.div_euclid(of_day), time.rem_euclid(of_day) / of_second.max(1));
    let times = array.as_primitive::<T>();
    // What is less than a second is no midnight, either.
    let exact = |time: i64| match split(time) {
        (day, 0) if time.rem_euclid(of_day) != 0 => (day, 1),
        other => other,
    };
    days_of(times, exact, odd)
}

/// Days; `split` gives the day of a value and the second of that day.
fn days_of<T: ArrowPrimitiveType>(
    array: &PrimitiveArray<T>,
    split: impl Fn(T::Native) -> (i64, i64),
    odd: &mut Odd,
) -> Values {
    let days = (0..array.len()).map(|row| {
        if array.is_null(row) {
            return 0;
        }
        let (day, second) = split(array.value(row));
        match i32::try_from(day) {
            Ok(number) if (DAYS.0..=DAYS.1).contains(&day) => {
                if second != 0 {
                    odd.insert(row, with_time(Date::from_day_number(number), second));
                }
                number
            }
            _ => {
                odd.insert(row, day.to_string());
                0
            }
        }
    });
    Values::Days(days.collect())
}

fn with_time(day: Date, second: i64) -> String {
    format!("{day}T{:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60)
}

/// A dictionary: its values once, and the place of each row's.
fn dictionary(array: &dyn Array, kind: Option<FieldKind>) -> Values {
    let dictionary = array.as_any_dictionary();
    let all = dictionary.values();
    let mut odd = Odd::new();
    let values = values(&**all, kind, &mut odd);
    let column = Column { values, nulls: all.logical_nulls(), odd, rows: all.len() };
    if all.is_empty() {
        // Every row is blank.
        return Values::Nothing;
    }
    Values::Dictionary(dictionary.normalized_keys(), Box::new(column))
}
