//! Numbers as people read them.

use calc_core::law::money::{Cny, Hkd};

use crate::Words;

/// Digits in groups of three: `1,234,567.89`.
pub fn grouped(plain: &str) -> String {
    let (sign, rest) = plain.strip_prefix('-').map_or(("", plain), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(w, f)| (w, Some(f)));
    let mut out = String::from(sign);
    // A unit may follow: 100%.
    let digits = whole.trim_end_matches(|letter: char| !letter.is_ascii_digit()).len();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && index < digits && (digits - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// An amount of yuan, with its currency.
pub fn amount_cny(words: &Words, amount: Cny) -> String {
    words.fill("amount-cny", &[("amount", &grouped(&amount.to_string()))])
}

/// An amount of Hong Kong dollars, with its currency.
pub fn amount_hkd(words: &Words, amount: Hkd) -> String {
    words.fill("amount-hkd", &[("amount", &grouped(&amount.to_string()))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_three() {
        for (plain, shown) in [
            ("0.00", "0.00"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-1234567.89", "-1,234,567.89"),
            ("123456", "123,456"),
            ("100%", "100%"),
            ("1000%", "1,000%"),
            ("3.25%", "3.25%"),
        ] {
            assert_eq!(grouped(plain), shown);
        }
    }
}
