//! Cells that a spreadsheet would take for a formula.

/// Whether a cell is text that would start a formula; a signed number is a number.
pub fn starts_formula(cell: &str) -> bool {
    let Some(first) = cell.bytes().next() else { return false };
    // Almost every cell begins with a letter or a digit.
    if first.is_ascii_alphanumeric() {
        return false;
    }
    let trimmed = cell.trim_start_matches(|letter: char| {
        letter == ' ' || letter == '\u{a0}' || letter == '\u{3000}'
    });
    match trimmed.chars().next() {
        Some('=' | '@' | '\t' | '\r' | '\n' | '＝' | '＠' | '＋' | '－') => true,
        Some('+' | '-') => !is_number(&trimmed[1..]),
        _ => false,
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_end();
    digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().filter(|byte| *byte == b'.').count() <= 1
}

pub use calc_core::law::text::printable;

/// Adds a cell to a row of CSV: escaped if it would start a formula, quoted where it must be.
pub fn push_cell(out: &mut Vec<u8>, cell: &str) {
    let escaped = starts_formula(cell);
    if escaped
        || memchr::memchr3(b'"', b',', b'\n', cell.as_bytes()).is_some()
        || cell.contains('\r')
    {
        out.push(b'"');
        if escaped {
            out.push(b'\'');
        }
        for byte in cell.bytes() {
            if byte == b'"' {
                out.push(b'"');
            }
            out.push(byte);
        }
        out.push(b'"');
    } else {
        out.extend_from_slice(cell.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("", ""),
        ] {
            let mut out = Vec::new();
            push_cell(&mut out, cell);
            assert_eq!(String::from_utf8_lossy(&out), written, "{cell}");
        }
    }
}
