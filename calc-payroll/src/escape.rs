//! Cells that a spreadsheet would take for a formula.

use calc_core::law::text::steers;

pub use calc_core::law::text::printable;

/// Whether a cell is text in which a formula would start: at its beginning, or behind a sign at
/// which a spreadsheet may divide cells or rows, whatever quotation marks stand around.
pub fn starts_formula(cell: &str) -> bool {
    begins_formula(cell) || dividers(cell).any(|at| piece_begins_formula(piece(cell, at + 1)))
}

/// Whether the bytes of a row of CSV rule out that one of its cells starts a formula: no quotation
/// mark, no end of a line and no tab, and each piece begins, behind its blanks, with a letter of
/// ASCII, a digit or a Chinese character. Almost every row is such a one; the others are looked at
/// cell by cell.
// Without a branch, here and below, the compiler takes many bytes at a time.
pub fn rules_out_formula(row: &[u8]) -> bool {
    let Some((&first, rest)) = row.split_first() else { return true };
    let doubtful = rest.iter().zip(row).fold(divides(first), |doubtful, (&byte, &before)| {
        doubtful | divides(byte) | (may_precede_piece(before) & !begins_plainly(byte))
    });
    begins_plainly(first) && !doubtful
}

/// Whether a byte may end a cell elsewhere, or stand around one; a semicolon is looked at with what
/// follows it.
fn divides(byte: u8) -> bool {
    (byte == b'"') | (byte.wrapping_sub(b'\t') <= b'\r' - b'\t')
}

/// Whether a piece of a row may begin behind this byte.
#[allow(clippy::needless_bitwise_bool)]
fn may_precede_piece(byte: u8) -> bool {
    (byte == b',') | (byte == b';') | (byte == b' ')
}

/// Whether a piece that begins with this byte is no formula, whatever follows; a blank passes the
/// question on. The bytes from E4 to E9 begin the Chinese characters from U+4000 to U+9FFF.
#[allow(clippy::needless_bitwise_bool)]
fn begins_plainly(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        | (byte == b',')
        | (byte == b';')
        | (byte == b' ')
        | (byte.wrapping_sub(0xe4) <= 0xe9 - 0xe4)
}

/// Where spreadsheets of other countries or settings divide a line: all are single bytes. At a
/// comma ours are divided, too, so a cell that has one is quoted.
fn dividers(cell: &str) -> impl Iterator<Item = usize> {
    let divides = |byte: u8| matches!(byte, b';' | b'\t' | b'\n' | b'\r');
    cell.bytes().enumerate().filter(move |(_, byte)| divides(*byte)).map(|(at, _)| at)
}

/// What stands from a place up to the next sign that divides.
fn piece(cell: &str, from: usize) -> &str {
    cell[from..].split([';', '\t', '\n', '\r']).next().unwrap_or_default()
}

/// The same of a piece between dividers, which may have quotation marks of its own.
fn piece_begins_formula(piece: &str) -> bool {
    begins_formula(piece.trim_start_matches(|letter| letter == '"' || is_unseen(letter)))
}

/// Whether a text begins with a formula; a signed number is a number. Spreadsheets pass over blanks
/// and letters that nobody sees.
fn begins_formula(text: &str) -> bool {
    let Some(first) = text.bytes().next() else { return false };
    // Almost every cell begins with a letter or a digit.
    if first.is_ascii_alphanumeric() {
        return false;
    }
    if matches!(first, b'\t' | b'\r' | b'\n') {
        return true;
    }
    let seen = text.trim_start_matches(is_unseen);
    match seen.chars().next() {
        Some('=' | '@' | '＝' | '＠' | '＋' | '－' | '﹦' | '﹫' | '﹢' | '﹣') => true,
        Some('+' | '-') => !is_number(&seen[1..]),
        _ => false,
    }
}

/// Blanks of every kind, control characters, and letters without a shape.
fn is_unseen(letter: char) -> bool {
    letter.is_whitespace()
        || steers(letter)
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{feff}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_end();
    digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().filter(|byte| *byte == b'.').count() <= 1
}

/// Adds a cell to a row of CSV: with an apostrophe where a formula would start, quoted where it must
/// be.
pub fn push_cell(out: &mut Vec<u8>, cell: &str) {
    let bytes = cell.as_bytes();
    let mut places: Vec<usize> = Vec::new();
    if begins_formula(cell) {
        places.push(0);
    }
    // Almost no cell has a sign that divides.
    if memchr::memchr3(b';', b'\t', b'\r', bytes).is_some()
        || memchr::memchr(b'\n', bytes).is_some()
    {
        places.extend(
            dividers(cell).map(|at| at + 1).filter(|&at| piece_begins_formula(piece(cell, at))),
        );
    }
    let quoted = !places.is_empty()
        || memchr::memchr3(b'"', b',', b'\n', bytes).is_some()
        || memchr::memchr(b'\r', bytes).is_some();
    if !quoted {
        out.extend_from_slice(bytes);
        return;
    }
    out.push(b'"');
    for (at, byte) in bytes.iter().enumerate() {
        if places.contains(&at) {
            out.push(b'\'');
        }
        if *byte == b'"' {
            out.push(b'"');
        }
        out.push(*byte);
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_rows_are_passed_without_a_look_at_each_cell() {
        for row in [
            "",
            "E1,2025,780000.00,,",
            "陈小明,7-8,a=b,x+1",
            ",a",
            "a,鿿",
            "a, b",
            "C1,2017|3.00; 2022|1.00,plant|no|6;王|yes|2;,x",
            " a,;,b",
        ] {
            assert!(rules_out_formula(row.as_bytes()), "{row}");
            assert!(!row.split(',').any(starts_formula), "{row}");
        }
        for row in [
            "=1",
            "a,=1",
            "a,-1",
            ",@x",
            "a, =1",
            "a; =1",
            "a;  -1",
            " =1",
            ";@x",
            "a,\"b\"",
            "a;=1",
            "a\t=1",
            "a\r",
            "a,＝1",
            "a,\u{200b}=1",
            "a,\u{85}=1",
            "a,\u{3164}=1",
            "a,\u{feff}=1",
            "a,b\n",
            "+1",
        ] {
            assert!(!rules_out_formula(row.as_bytes()), "{row}");
        }
    }

    #[test]
    fn formulas_become_text_and_numbers_stay() {
        for (cell, written) in [
            ("=1+1", "\"'=1+1\""),
            ("  =1", "\"'  =1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("-cmd", "\"'-cmd\""),
            ("＝HYPERLINK(\"x\")", "\"'＝HYPERLINK(\"\"x\"\")\""),
            ("\tx", "\"'\tx\""),
            ("-5.50", "-5.50"),
            ("+5", "+5"),
            ("-", "\"'-\""),
            ("a,b", "\"a,b\""),
            ("a\"b", "\"a\"\"b\""),
            ("0012", "0012"),
            ("\u{200b}=1", "\"'\u{200b}=1\""),
            ("\u{feff}=1", "\"'\u{feff}=1\""),
            ("\u{2003}=1", "\"'\u{2003}=1\""),
            ("\u{ad}=1", "\"'\u{ad}=1\""),
            ("\u{85}=1", "\"'\u{85}=1\""),
            ("\u{b}=1", "\"'\u{b}=1\""),
            ("\u{c}@x", "\"'\u{c}@x\""),
            ("\u{1}+x", "\"'\u{1}+x\""),
            ("\u{2066}\u{200b} -x", "\"'\u{2066}\u{200b} -x\""),
            ("a;=1+1", "\"a;'=1+1\""),
            ("a\t=1+1", "\"a\t'=1+1\""),
            ("a; \u{200b}=1;-5;@x", "\"a;' \u{200b}=1;-5;'@x\""),
            ("a\r\n=1", "\"a\r\n'=1\""),
            ("a;b\tc", "a;b\tc"),
            ("a;\"=1\"", "\"a;'\"\"=1\"\"\""),
            ("a;\" @x", "\"a;'\"\" @x\""),
            ("a;\"b\"", "\"a;\"\"b\"\"\""),
            ("﹦1", "\"'﹦1\""),
            ("a;-5", "a;-5"),
            ("王；=1", "王；=1"),
            ("", ""),
        ] {
            let mut out = Vec::new();
            push_cell(&mut out, cell);
            assert_eq!(String::from_utf8_lossy(&out), written, "{cell}");
        }
    }
}
