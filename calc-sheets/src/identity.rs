//! Identity numbers: how they are compared, shown, and found to be damaged.

use calc_core::person::identity::{Shape, document_key, shape_of};

use crate::reading::plain;

/// What a spreadsheet did to a long number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It stands in scientific notation.
    Scientific,
    /// It was kept as a number, of which only 15 digits are left.
    FifteenDigits,
}

/// What a spreadsheet did to an identity number, if it shows.
pub fn damage_of(number: &str) -> Option<Damage> {
    let number = plain(number);
    let upper = number.to_ascii_uppercase();
    if let Some((digits, exponent)) = upper.split_once("E+").or_else(|| upper.split_once('E')) {
        let all = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        };
        return (all(digits) && all(exponent)).then_some(Damage::Scientific);
    }
    let long = number.len() == 18 && number.bytes().all(|byte| byte.is_ascii_digit());
    // Zeros behind the fifteenth digit may be right: the check digit then says so. A double that
    // was written out in full ends in another way, and fails the check too.
    (long && shape_of(&number).is_none()).then_some(Damage::FifteenDigits)
}

/// A number reduced to what tells a document from others.
pub fn key(number: &str) -> String {
    document_key(&plain(number))
}

/// A number as it is compared, where it is one person's: a blank or damaged number belongs to many.
pub fn usable_key(number: &str) -> Option<String> {
    let number = if damage_of(number).is_some() { "" } else { number };
    Some(key(number)).filter(|number| !number.is_empty() && !number.contains('?'))
}

/// A number as it may be shown: H12****78, 810000********0019, A12***6(*).
pub fn masked(number: &str) -> String {
    let compact = key(number);
    let letters: Vec<char> = compact.chars().collect();
    let hidden = |from: usize, to: usize, last: &str| {
        let first: String = letters[..from].iter().collect();
        let tail: String = letters[to..].iter().collect();
        format!("{first}{}{tail}{last}", "*".repeat(to - from))
    };
    match shape_of(&compact) {
        Some(Shape::TravelPermit | Shape::NonChineseTravelPermit) => hidden(3, 7, ""),
        Some(Shape::EighteenCharacters) => hidden(6, 14, ""),
        Some(Shape::HongKongIdentityCard) => {
            let check = letters.len() - 1;
            let digits: String = letters[..3].iter().collect();
            let last = letters[check - 1];
            format!("{digits}{}{last}(*)", "*".repeat(check - 4))
        }
        None => {
            let first: String = letters.iter().take(1).collect();
            format!("{first}*** ({})", letters.len())
        }
    }
}

/// A kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// 港澳居民来往内地通行证.
    TravelPermit,
    /// The same for non-Chinese permanent residents; its holder may not work on it.
    NonChineseTravelPermit,
    /// 港澳台居民居住证.
    ResidencePermit,
    /// 居民身份证.
    MainlandCard,
    /// A Hong Kong identity card.
    HongKongCard,
}

impl Document {
    /// The id of its name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::TravelPermit => "document-travel_permit",
            Self::NonChineseTravelPermit => "document-non_chinese_travel_permit",
            Self::ResidencePermit => "document-residence_permit",
            Self::MainlandCard => "document-mainland_card",
            Self::HongKongCard => "document-hong_kong_card",
        }
    }
}

/// The kind of document that a number has the shape of.
pub fn document_of_number(number: &str) -> Option<Document> {
    let compact = key(number);
    Some(match shape_of(&compact)? {
        Shape::TravelPermit => Document::TravelPermit,
        Shape::NonChineseTravelPermit => Document::NonChineseTravelPermit,
        Shape::EighteenCharacters
            if ["810000", "820000", "830000"].iter().any(|start| compact.starts_with(start)) =>
        {
            Document::ResidencePermit
        }
        Shape::EighteenCharacters => Document::MainlandCard,
        Shape::HongKongIdentityCard => Document::HongKongCard,
    })
}

/// The kind of document that a word of the withholding client names.
pub fn document_of_words(words: &str) -> Option<Document> {
    let words = plain(words);
    let words = words.strip_prefix("中华人民共和国").unwrap_or(&words);
    Some(match words {
        "居民身份证" => Document::MainlandCard,
        "港澳居民来往内地通行证" => Document::TravelPermit,
        "港澳居民居住证" => Document::ResidencePermit,
        _ => return None,
    })
}

/// Whether a number cannot be of the kind that its word names; a permit for non-Chinese residents
/// goes by the same name as the ordinary one.
pub fn contradicts(words: &str, number: &str) -> Option<(Document, Document)> {
    let named = document_of_words(words)?;
    let shaped = document_of_number(number)?;
    let same = named == shaped
        || (named == Document::TravelPermit && shaped == Document::NonChineseTravelPermit);
    (!same).then_some((named, shaped))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_shows() {
        for (number, damage) in [
            ("8.10000199001010E+17", Some(Damage::Scientific)),
            ("8.1E17", Some(Damage::Scientific)),
            ("810000199001010048", Some(Damage::FifteenDigits)),
            ("810000199001010019", None),
            ("H12345678", None),
            ("E12345678", None),
            ("", None),
        ] {
            assert_eq!(damage_of(number), damage, "{number}");
        }
    }

    #[test]
    fn numbers_are_masked_and_compared() {
        for (number, shown) in [
            ("H12345678", "H12****78"),
            ("H1234567801", "H12****78"),
            ("810000199001010019", "810000********0019"),
            ("A123456(3)", "A12***6(*)"),
            ("Ａ123456（3）", "A12***6(*)"),
            ("陈大文", "陈*** (3)"),
        ] {
            assert_eq!(masked(number), shown);
        }
        assert_eq!(key("h12345678"), key("H 1234567802"));
        assert_eq!(
            contradicts("居民身份证", "H12345678"),
            Some((Document::MainlandCard, Document::TravelPermit))
        );
        assert_eq!(contradicts("港澳居民来往内地通行证", "HA1234567"), None);
        assert_eq!(contradicts("外国护照", "H12345678"), None);
    }
}
