//! The columns that hold what the bureau gave. They are none of ours: they stand beside a payroll's.

use calc_core::law::cell::Cell;
use calc_core::law::money::Cny;
use calc_core::person::readings::gap::Official;

use crate::header::Header;

/// The column of exemptions, unless another is named.
pub const EXEMPTION: &str = "official_exemption";

/// The column of refunds: positive where tax comes back.
pub const REFUND: &str = "official_refund";

/// Where the figures stand in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FigureColumns {
    exemption: Option<usize>,
    refund: Option<usize>,
}

/// Why the figures are not found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoColumn {
    /// No column has the name.
    Missing(String),
    /// More than one has it.
    Twice(String),
}

/// Why the cells of a row are no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureFault {
    /// What stands in the column is no amount.
    NoAmount {
        /// The column's name.
        column: String,
    },
    /// There are two figures.
    Twice,
    /// Another row is about the same person and year.
    TwoRows {
        /// The row.
        other: u64,
    },
}

impl FigureColumns {
    /// Finds the columns: the one that is named, which holds exemptions unless it is that of refunds, or
    /// both of the usual ones.
    ///
    /// # Errors
    /// There is no such column, or more than one.
    pub fn find(header: &Header, named: Option<&str>) -> Result<Self, NoColumn> {
        let place = |wanted: &str| {
            let names = header.names().iter().enumerate();
            let mut found = names.filter(|(_, name)| name.trim() == wanted).map(|(at, _)| at);
            match (found.next(), found.next()) {
                (Some(_), Some(_)) => Err(NoColumn::Twice(wanted.to_owned())),
                (place, _) => Ok(place),
            }
        };
        let found = match named.map(str::trim) {
            Some(REFUND) => Self { exemption: None, refund: place(REFUND)? },
            Some(name) => Self { exemption: place(name)?, refund: None },
            None => Self { exemption: place(EXEMPTION)?, refund: place(REFUND)? },
        };
        if found == Self::default() {
            return Err(NoColumn::Missing(named.unwrap_or(EXEMPTION).to_owned()));
        }
        Ok(found)
    }

    /// The figure of a row; nothing where there is none.
    ///
    /// # Errors
    /// There are two figures, or what stands there is no amount.
    pub fn read<'c>(
        &self,
        header: &Header,
        mut cells: impl Iterator<Item = Cell<'c>>,
    ) -> Result<Option<Official>, FigureFault> {
        let (mut exemption, mut refund) = (Cell::Blank, Cell::Blank);
        let mut places = [(self.exemption, &mut exemption), (self.refund, &mut refund)];
        places.sort_by_key(|(place, _)| *place);
        let mut passed = 0;
        for (place, cell) in places {
            let Some(place) = place else { continue };
            *cell = cells.nth(place - passed).map_or(Cell::Blank, without_blanks);
            passed = place + 1;
        }
        if !exemption.is_blank() && !refund.is_blank() {
            return Err(FigureFault::Twice);
        }
        let no_amount = |place: Option<usize>| FigureFault::NoAmount {
            column: place.and_then(|at| header.names().get(at)).cloned().unwrap_or_default(),
        };
        if !refund.is_blank() {
            let refund = signed(refund).ok_or_else(|| no_amount(self.refund))?;
            return Ok(Some(Official::Refund(refund)));
        }
        if exemption.is_blank() {
            return Ok(None);
        }
        let amount = exemption.minor().map_err(|_| no_amount(self.exemption))?;
        Ok(Some(Official::Exemption(Cny::new(amount))))
    }
}

fn without_blanks(cell: Cell<'_>) -> Cell<'_> {
    if let Cell::Text(text) = cell { Cell::of_text(text) } else { cell }
}

/// An amount that may have a sign.
fn signed(cell: Cell<'_>) -> Option<Cny> {
    let positive = match cell {
        Cell::Text(text) => text.strip_prefix('-').map_or(Cell::Blank, Cell::of_text),
        Cell::Integer(number) if number < 0 => Cell::Integer(number.checked_neg()?),
        Cell::Decimal { digits, scale } if digits < 0 => {
            Cell::Decimal { digits: digits.checked_neg()?, scale }
        }
        _ => Cell::Blank,
    };
    if positive.is_blank() {
        return cell.minor().ok().map(Cny::new);
    }
    positive.minor().ok().map(|minor| -Cny::new(minor))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;

    fn header(names: &str) -> Header {
        Header::read(names.as_bytes(), 1, Format::Csv).unwrap()
    }

    fn read(names: &str, cells: &[Cell<'_>]) -> Result<Option<Official>, FigureFault> {
        let header = header(names);
        let columns = FigureColumns::find(&header, None).unwrap();
        columns.read(&header, cells.iter().copied())
    }

    const BOTH: &str = "employee_id,official_refund,tax_year,wages,official_exemption\n";

    #[test]
    fn the_columns_may_stand_anywhere() {
        let [blank, id] = [Cell::Blank, Cell::Text("1")];
        let amount = |yuan| Ok(Some(Official::Exemption(Cny::new(yuan))));
        assert_eq!(read(BOTH, &[id, blank, id, id, Cell::Text(" 10.50 ")]), amount(1_050));
        assert_eq!(read(BOTH, &[id, blank, id, id, Cell::Integer(7)]), amount(700));
        assert_eq!(read(BOTH, &[id, Cell::Text(" "), id, id, blank]), Ok(None));
        assert_eq!(read(BOTH, &[id, id, id, id, id]), Err(FigureFault::Twice));
        let refund = |minor| Ok(Some(Official::Refund(Cny::new(minor))));
        assert_eq!(read(BOTH, &[id, Cell::Text("-3.01"), id, id, blank]), refund(-301));
        assert_eq!(read(BOTH, &[id, Cell::Text("3.01"), id, id, blank]), refund(301));
        let cell = Cell::Decimal { digits: -301, scale: 2 };
        assert_eq!(read(BOTH, &[id, cell, id, id, blank]), refund(-301));
        let none = |column: &str| Err(FigureFault::NoAmount { column: column.to_owned() });
        assert_eq!(read(BOTH, &[id, Cell::Text("-"), id, id, blank]), none(REFUND));
        assert_eq!(read(BOTH, &[id, blank, id, id, Cell::Text("-1")]), none(EXEMPTION));
        assert_eq!(read(BOTH, &[id, blank, id, id, Cell::Text("1,000")]), none(EXEMPTION));
    }

    #[test]
    fn columns_that_are_not_there_are_named() {
        let none = header("employee_id,tax_year,wages\n");
        let missing = |name: &str| Err(NoColumn::Missing(name.to_owned()));
        assert_eq!(FigureColumns::find(&none, None), missing(EXEMPTION));
        assert_eq!(FigureColumns::find(&none, Some("given")), missing("given"));
        let twice = header("employee_id,tax_year,wages,given,given\n");
        let found = FigureColumns::find(&twice, Some("given"));
        assert_eq!(found, Err(NoColumn::Twice("given".to_owned())));
    }
}
