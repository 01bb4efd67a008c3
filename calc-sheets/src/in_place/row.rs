//! A row of a new workbook while its cells come, and what the values beside its formulas are worth.

use std::io::BufReader;

use calamine::XlsxFormulaMetadata;

use super::formulas::{asks_to_be_worked_out, keeps_nothing_but_zeros};
use super::zeros::is_nothing;
use crate::limits::RowBytes;
use crate::problem::SheetProblem;
use crate::rewindable_file::RewindableFile;
use crate::value::Value;

/// How far the values that are kept beside formulas can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// As far as they can be the formulas' own.
    Values,
    /// A 0 is trusted where the formula shows that it comes to 0.
    ZerosShown,
    /// Not at all.
    None,
}

impl Trust {
    pub(super) fn of(file: &RewindableFile) -> Result<Self, SheetProblem> {
        let again = || file.again().map(BufReader::new);
        if asks_to_be_worked_out(again()?)? {
            return Ok(Self::None);
        }
        Ok(if keeps_nothing_but_zeros(again()?)? { Self::ZerosShown } else { Self::Values })
    }
}

/// A formula: its text, where it stands in the cell itself.
pub(super) struct Formula(pub(super) Option<String>);

impl From<XlsxFormulaMetadata> for Formula {
    fn from(found: XlsxFormulaMetadata) -> Self {
        Self(match found {
            XlsxFormulaMetadata::Normal { formula }
            | XlsxFormulaMetadata::Shared { formula, .. } => Some(formula),
            _ => None,
        })
    }
}

/// How often a row is looked at for formulas that rest on formulas. No payroll has longer chains; of one
/// that does no 0 is trusted.
const PASSES: usize = 8;

/// A row while its cells come.
#[derive(Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Value>,
    bytes: RowBytes,
    /// The formulas beside which 0 is kept, by their columns, and how far that is trusted.
    zeros: Vec<(usize, Formula, Trust)>,
}

impl Row {
    pub(super) fn clear(&mut self) {
        self.cells.clear();
        self.zeros.clear();
        self.bytes = RowBytes::default();
    }

    pub(super) fn put(
        &mut self,
        column: usize,
        value: Value,
        formula: Option<Formula>,
        trust: Trust,
    ) -> Result<(), SheetProblem> {
        // A formula that was never worked out has no value; it is not a blank cell.
        let unknown = formula.is_some() && (value == Value::Blank || trust == Trust::None);
        let value = if unknown { Value::NotWorkedOut } else { value };
        self.bytes.add(&value)?;
        if let Some(formula) = formula.filter(|_| value == Value::Number(0.0)) {
            self.zeros.push((column, formula, trust));
        }
        self.cells[column] = value;
        Ok(())
    }

    /// The cells, once all of them are there.
    pub(super) fn finished(&mut self, row: u32) -> &mut Vec<Value> {
        // A formula may rest on another one behind it.
        for pass in 1.. {
            let before = self.zeros.len();
            self.zeros.retain(|(column, Formula(text), trust)| {
                let nothing = text.as_deref().and_then(|text| is_nothing(text, row, &self.cells));
                let trusted = nothing.unwrap_or(*trust == Trust::Values) && pass <= PASSES;
                if !trusted {
                    self.cells[*column] = Value::NotWorkedOut;
                }
                trusted
            });
            if self.zeros.len() == before {
                break;
            }
        }
        &mut self.cells
    }
}
