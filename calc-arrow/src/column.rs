//! A column of a batch, made ready for its cells to be looked up.

use std::collections::BTreeMap;

use arrow_array::{
    Array as _, GenericStringArray, LargeStringArray, OffsetSizeTrait, StringArray, StringViewArray,
};
use arrow_buffer::{BooleanBuffer, NullBuffer, ScalarBuffer};
use calc_core::law::cell::Cell;
use calc_core::law::period::Date;

/// Rows whose value is no cell of the column's type, with what people read there.
pub(crate) type Odd = BTreeMap<usize, String>;

/// What a column holds.
#[derive(Debug)]
pub(crate) enum Values {
    /// Nothing that is read.
    Nothing,
    Utf8(StringArray),
    LargeUtf8(LargeStringArray),
    Utf8View(StringViewArray),
    Integers(ScalarBuffer<i64>),
    /// Decimals with so many decimals.
    Decimals(ScalarBuffer<i64>, u8),
    WideDecimals(ScalarBuffer<i128>, u8),
    YesNo(BooleanBuffer),
    /// Days since 1 January 1970.
    Days(ScalarBuffer<i32>),
    /// The place of each row's value among the values.
    Dictionary(Vec<usize>, Box<Column>),
}

/// A column.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) values: Values,
    /// Rows without a value; nothing where every row has one.
    pub(crate) nulls: Option<NullBuffer>,
    pub(crate) odd: Odd,
    /// How many rows there are.
    pub(crate) rows: usize,
}

impl Column {
    /// Whether any row has a value.
    pub(crate) fn has_values(&self) -> bool {
        let nulls = self.nulls.as_ref().map_or(0, NullBuffer::null_count);
        !matches!(self.values, Values::Nothing) && nulls < self.rows
    }

    /// A cell, without blanks around a text.
    #[inline]
    pub(crate) fn cell(&self, row: usize) -> Cell<'_> {
        match self.written(row) {
            Cell::Text(text) if has_blanks_around(text) => Cell::of_text(text),
            cell => cell,
        }
    }

    /// A cell, a text with the blanks around it.
    #[inline]
    pub(crate) fn written(&self, row: usize) -> Cell<'_> {
        if self.nulls.as_ref().is_some_and(|nulls| nulls.is_null(row)) {
            return Cell::Blank;
        }
        if !self.odd.is_empty()
            && let Some(text) = self.odd.get(&row)
        {
            return Cell::Text(text);
        }
        match &self.values {
            Values::Nothing => Cell::Blank,
            Values::Utf8(texts) => text(texts.value(row)),
            Values::LargeUtf8(texts) => text(texts.value(row)),
            Values::Utf8View(texts) => text(texts.value(row)),
            Values::Integers(numbers) => Cell::Integer(numbers[row]),
            Values::Decimals(digits, scale) => {
                Cell::Decimal { digits: digits[row].into(), scale: *scale }
            }
            Values::WideDecimals(digits, scale) => {
                Cell::Decimal { digits: digits[row], scale: *scale }
            }
            Values::YesNo(facts) => Cell::YesNo(facts.value(row)),
            Values::Days(days) => Cell::Date(Date::from_day_number(days[row])),
            Values::Dictionary(keys, values) => values.written(keys[row]),
        }
    }

    /// Whether a text has a line break.
    pub(crate) fn has_line_breaks(&self) -> bool {
        let breaks = |bytes: &[u8]| memchr::memchr2(b'\n', b'\r', bytes).is_some();
        match &self.values {
            Values::Utf8(texts) => breaks(used(texts)),
            Values::LargeUtf8(texts) => breaks(used(texts)),
            Values::Utf8View(texts) => {
                (0..texts.len()).any(|row| breaks(texts.value(row).as_bytes()))
            }
            Values::Dictionary(_, values) => values.has_line_breaks(),
            _ => false,
        }
    }
}

/// Whether there may be blanks around a text.
#[inline]
fn has_blanks_around(text: &str) -> bool {
    !matches!(text.as_bytes(), [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'])
}

/// The bytes of the texts of a slice, not those of all that it was cut from.
fn used<O: OffsetSizeTrait>(texts: &GenericStringArray<O>) -> &[u8] {
    let ends = texts.value_offsets();
    let (Some(start), Some(end)) = (ends.first(), ends.last()) else { return &[] };
    texts.value_data().get(start.as_usize()..end.as_usize()).unwrap_or_default()
}

#[inline]
fn text(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Blank } else { Cell::Text(text) }
}
