//! The shape and check digit of identity documents of Hong Kong, Macao and mainland residents.
//!
//! Sources: GB 11643 (ISO 7064 MOD 11-2) for eighteen-character numbers; the Hong Kong identity
//! card's weights 9 to 1 as commonly published; the travel permits have no check digit.

/// What a document number looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// 港澳居民来往内地通行证: a letter and eight digits, with two more on older cards.
    TravelPermit,
    /// The same for non-Chinese permanent residents: `HA` and seven digits.
    NonChineseTravelPermit,
    /// Eighteen characters: residence permits and mainland identity cards.
    EighteenCharacters,
    /// A Hong Kong identity card.
    HongKongIdentityCard,
}

/// The shape of a number whose check digit, if it has one, is right.
pub fn shape_of(number: &str) -> Option<Shape> {
    let compact: Vec<u8> = number
        .bytes()
        .filter(|byte| !matches!(byte, b' ' | b'(' | b')'))
        .map(|byte| byte.to_ascii_uppercase())
        .collect();
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    match compact.as_slice() {
        [b'H', b'A', rest @ ..] if rest.len() == 7 && digits(rest) => {
            Some(Shape::NonChineseTravelPermit)
        }
        [b'H' | b'M', rest @ ..] if matches!(rest.len(), 8 | 10) && digits(rest) => {
            Some(Shape::TravelPermit)
        }
        all if all.len() == 18 => is_mod_11_2(all).then_some(Shape::EighteenCharacters),
        all if matches!(all.len(), 8 | 9) => {
            is_hong_kong_card(all).then_some(Shape::HongKongIdentityCard)
        }
        _ => None,
    }
}

/// A number reduced to what tells a document from others: no blanks, brackets and hyphens, narrow
/// capital letters and digits, and a travel permit without the two digits that count renewals.
pub fn document_key(number: &str) -> String {
    let narrow = |letter: char| match u32::from(letter) {
        wide @ 0xff01..=0xff5e => char::from_u32(wide - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    let mut compact: String = number
        .chars()
        .map(narrow)
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '(' | ')' | '-'))
        .flat_map(char::to_uppercase)
        .collect();
    if shape_of(&compact) == Some(Shape::TravelPermit) && compact.len() == 11 {
        compact.truncate(9);
    }
    compact
}

/// ISO 7064 MOD 11-2 over seventeen digits and a check character.
fn is_mod_11_2(number: &[u8]) -> bool {
    let mut sum: u32 = 0;
    for (index, &byte) in number.iter().enumerate() {
        let value = match byte {
            b'0'..=b'9' => u32::from(byte - b'0'),
            b'X' if index == 17 => 10,
            _ => return false,
        };
        sum = (sum * 2 + value) % 11;
    }
    sum == 1
}

/// Weights 9 to 1 over two letters (a missing one counts 36), six digits and a check character.
fn is_hong_kong_card(number: &[u8]) -> bool {
    let (letters, rest) = number.split_at(number.len() - 7);
    if !letters.iter().all(u8::is_ascii_uppercase) || !rest[..6].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let letter = |byte: u8| u32::from(byte - b'A') + 10;
    let first = if letters.len() == 2 { letter(letters[0]) } else { 36 };
    let mut sum = first * 9 + letter(letters[letters.len() - 1]) * 8;
    for (weight, &byte) in (2..=7).rev().zip(rest) {
        sum += weight * u32::from(byte - b'0');
    }
    match rest[6] {
        b'A' => (sum + 10) % 11 == 0,
        check @ b'0'..=b'9' => (sum + u32::from(check - b'0')) % 11 == 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_numbers() {
        for (number, shape) in [
            ("A123456(3)", Some(Shape::HongKongIdentityCard)),
            ("AB123456(9)", Some(Shape::HongKongIdentityCard)),
            ("G123456(A)", Some(Shape::HongKongIdentityCard)),
            ("A123456(4)", None),
            ("H12345678", Some(Shape::TravelPermit)),
            ("H1234567801", Some(Shape::TravelPermit)),
            ("M12345678", Some(Shape::TravelPermit)),
            ("HA1234567", Some(Shape::NonChineseTravelPermit)),
            ("H1234567", None),
            ("810000199001010019", Some(Shape::EighteenCharacters)),
            ("810000199001010048", None),
            ("8.10000199001010E+17", None),
            ("", None),
        ] {
            assert_eq!(shape_of(number), shape, "{number}");
        }
    }
}
