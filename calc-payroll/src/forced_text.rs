//! What keeps a spreadsheet from reading a text as a number: `="0042"`, an apostrophe, a tab.

use memchr::{memchr_iter, memmem};

/// A text without what forces it to be one; none where nothing does.
pub fn without_force(text: &str) -> Option<&str> {
    let bare = text.trim();
    if let Some(inside) = without_marks(bare) {
        return Some(inside);
    }
    let tabs = text.starts_with('\t') || text.ends_with('\t');
    (tabs && !bare.is_empty()).then_some(bare)
}

/// The same of a text without blanks around it: a formula or an apostrophe.
pub(crate) fn without_marks(bare: &str) -> Option<&str> {
    if let Some(inside) = bare.strip_prefix("=\"").and_then(|inside| inside.strip_suffix('"')) {
        return (!inside.contains('"')).then_some(inside);
    }
    // A name may begin with an apostrophe.
    let digits = |inside: &&str| inside.bytes().any(|byte| byte.is_ascii_digit());
    bare.strip_prefix('\'').filter(digits)
}

/// Whether a text of comma-separated cells may have some that are forced to be texts.
pub fn has_forced_texts(text: &[u8]) -> bool {
    may_have_marks(text)
        || memchr_iter(b'\t', text).any(|at| {
            is_end(at.checked_sub(1).and_then(|at| text.get(at))) || is_end(text.get(at + 1))
        })
}

/// Whether one of its cells may begin with a formula or an apostrophe.
pub(crate) fn may_have_marks(text: &[u8]) -> bool {
    memmem::find(text, b"=\"").is_some()
        || memchr_iter(b'\'', text)
            .any(|at| is_end(text[..at].iter().rev().find(|byte| !matches!(byte, b' ' | b'\t'))))
}

/// Whether a cell ends or begins at a byte, or at the end of the text.
fn is_end(byte: Option<&u8>) -> bool {
    matches!(byte, None | Some(b',' | b'"' | b'\n' | b'\r'))
}
