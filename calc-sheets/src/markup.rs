//! Tables written as a web page or as XML. Many systems give them a name that ends with .xls. Plain
//! ones are read as workbooks are, in the same process and with the same limits. A page in a browser refuses them, but for XML of 2003: it would have to load the
//! parser.

mod bounded;
mod grid;
#[cfg(not(target_family = "wasm"))]
pub(crate) mod html;
pub(crate) mod spreadsheet_ml;

use serde::{Deserialize, Serialize};

/// What a text is that begins with a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Markup {
    /// A web page.
    Html,
    /// A workbook as one XML text, of 2003.
    SpreadsheetMl,
    /// The Hong Kong employer's return.
    EmployersReturn,
    /// Any other XML.
    Xml,
}

impl Markup {
    /// What a text is whose beginning this is; nothing where it does not begin with a tag.
    pub(crate) fn of(start: &[u8]) -> Option<Self> {
        // The names in tags are plain letters; of UTF-16 the bytes between them are left out.
        let letters: Vec<u8> =
            start.iter().copied().filter(|byte| *byte != 0).take(1 << 14).collect();
        let text = String::from_utf8_lossy(&letters).to_ascii_lowercase();
        let text = text.trim_start_matches(|letter: char| {
            letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{fffd}')
        });
        let tag = text.strip_prefix('<')?;
        if !tag
            .starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '!' | '?'))
        {
            return None;
        }
        let has = |names: &[&str]| names.iter().any(|name| text.contains(name));
        Some(if has(&["schemas-microsoft-com:office:spreadsheet"]) && !has(&["<html"]) {
            Self::SpreadsheetMl
        } else if has(&["<html", "<table", "<!doctype html", "<meta", "<style"]) {
            Self::Html
        } else if has(&["ir56b", "rtn_ass_yr", "<hkid"]) {
            Self::EmployersReturn
        } else {
            Self::Xml
        })
    }

    /// The id of the message.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Html => "sheet-html",
            Self::SpreadsheetMl => "sheet-spreadsheet-ml",
            Self::EmployersReturn => "sheet-return-xml",
            Self::Xml => "sheet-xml",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_told_by_its_tags() {
        for (text, markup) in [
            ("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body>", Some(Markup::Html)),
            ("\u{feff}\n<table border=1><tr>", Some(Markup::Html)),
            (
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                Some(Markup::SpreadsheetMl),
            ),
            ("<?xml version=\"1.0\"?><IR56B><Employee><HKID>", Some(Markup::EmployersReturn)),
            ("<?xml version=\"1.0\"?><payroll>", Some(Markup::Xml)),
            ("工号,姓名\n", None),
            ("<5,000,1\n", None),
        ] {
            assert_eq!(Markup::of(text.as_bytes()), markup, "{text}");
        }
        let wide: Vec<u8> = "<table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Markup::of(&wide), Some(Markup::Html));
    }
}
