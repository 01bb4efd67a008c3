//! The records that a workbook of the old kind is made of, numbered as the format's description numbers them.

pub(super) const BEGIN: u16 = 0x0809;
pub(super) const END: u16 = 0x000a;
pub(super) const FILE_PASS: u16 = 0x002f;
pub(super) const DIMENSIONS: u16 = 0x0200;
pub(super) const SHEET: u16 = 0x0085;
pub(super) const FORMULA: u16 = 0x0006;
/// The sheet was saved without having been worked out.
pub(super) const NOT_WORKED_OUT: u16 = 0x005e;
/// Records that begin with a row and a column, and have values. Cells that have a format and no value are passed by
/// where a sheet is read, so that they take no room, however far away they are.
pub(super) const CELLS: [u16; 8] =
    [FORMULA, SEVERAL, 0x00d6, 0x00fd, 0x0203, 0x0204, 0x0205, 0x027e];
/// Several cells of a row: the last column stands at the end.
pub(super) const SEVERAL: u16 = 0x00bd;
/// The text of the formula before it; of the first cell, where there is none.
pub(super) const TEXT: u16 = 0x0207;
/// The option of a formula that asks for it to be worked out when the file is opened. Excel and
/// `LibreOffice` leave none behind when they save; Apache POI sets it with a value of 0.
pub(super) const WORK_OUT_ON_LOAD: u8 = 0x02;

/// A record, and where its body begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'b> {
    pub(super) kind: u16,
    pub(super) at: usize,
    pub(super) body: &'b [u8],
}

/// The bytes in which a record says its kind and its length.
pub(super) const HEAD: usize = 4;

/// The records of a stream. The last one may be cut short.
pub(super) fn records(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let [k0, k1, l0, l1, rest @ ..] = stream.get(at..)? else { return None };
        let length = usize::from(u16::from_le_bytes([*l0, *l1])).min(rest.len());
        let record =
            Record { kind: u16::from_le_bytes([*k0, *k1]), at: at + HEAD, body: &rest[..length] };
        at += HEAD + length;
        Some(record)
    })
}
