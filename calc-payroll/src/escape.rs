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

/// A text that may be shown anywhere: no control character reaches a terminal or a page, and none
/// that turns the direction of writing.
pub fn printable(text: &str) -> String {
    let show = |letter: char| match letter {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        letter if letter.is_control() => char::REPLACEMENT_CHARACTER,
        letter => letter,
    };
    text.chars().map(show).collect()
}

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
