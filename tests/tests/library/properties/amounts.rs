//! What is written can be read again, and what is read is what was written.

use calc_core::law::money::{AmountError, Cny, Hkd};
use calc_core::law::params::{Date, ExchangeRate};
use calc_core::law::rate::Share;
use num_bigint::BigInt;
use proptest::prelude::*;

use crate::properties::people::LARGEST;
use crate::properties::people_to_try;

/// The amount that a text states, by its digits alone.
fn stated(text: &str) -> Option<BigInt> {
    let (whole, decimals) =
        text.split_once('.').map_or((text, None), |(whole, decimals)| (whole, Some(decimals)));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let decimals = match decimals {
        Some(decimals) if digits(decimals) && decimals.len() <= 2 => format!("{decimals:0<2}"),
        Some(_) => return None,
        None => "00".to_owned(),
    };
    digits(whole).then(|| format!("{whole}{decimals}").parse().unwrap())
}

proptest! {
    #![proptest_config(people_to_try(10_000))]

    #[test]
    fn amounts_come_back(minor in 0..=i64::try_from(LARGEST).unwrap()) {
        prop_assert_eq!(Cny::parse(Cny::new(minor).to_string().as_bytes()), Ok(Cny::new(minor)));
        prop_assert_eq!(Hkd::parse(Hkd::new(minor).to_string().as_bytes()), Ok(Hkd::new(minor)));
        let dollars = Hkd::new(minor).cut_to_dollar();
        prop_assert_eq!(dollars.minor() % 100, 0);
        prop_assert!(!dollars.to_string().contains('.'));
    }

    #[test]
    fn debts_are_written_with_a_sign(minor in i64::MIN / 2..0) {
        let text = Cny::new(minor).to_string();
        let digits: BigInt = text.replace('.', "").parse().unwrap();
        prop_assert_eq!(digits, BigInt::from(minor));
        prop_assert_eq!(text.len() - text.find('.').unwrap(), 3);
    }

    #[test]
    fn rates_and_shares_come_back(millionths in 0..=2_000_000_i64) {
        let share = Share::parse(Share::new(millionths).to_string().as_bytes());
        prop_assert_eq!(share.is_ok(), millionths <= 1_000_000);
        prop_assert!(share.is_err() || share == Ok(Share::new(millionths)));
        let rate = ExchangeRate::parse(ExchangeRate::new(millionths).to_string().as_bytes());
        prop_assert_eq!(rate.is_ok(), millionths >= 500_000);
        prop_assert!(rate.is_err() || rate == Ok(ExchangeRate::new(millionths)));
    }

    #[test]
    fn dates_come_back(year in 1900..=2999_u16, month in 1..=12_u8, day in 1..=28_u8) {
        let date = Date::new(year, month, day);
        prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
    }

    #[test]
    fn a_text_is_read_as_its_digits_say_or_not_at_all(
        text in prop_oneof![
            "[0-9]{0,22}(\\.[0-9]{0,4})?",
            "0{0,20}[0-9]{1,15}\\.[0-9]{1,2}",
            "[-+ 0-9.,eE_１￥$]{0,12}",
            any::<String>(),
        ],
    ) {
        let read = Cny::parse(text.as_bytes());
        match stated(&text) {
            Some(minor) if minor <= BigInt::from(LARGEST) => {
                prop_assert_eq!(read.map(|amount| BigInt::from(amount.minor())), Ok(minor));
            }
            Some(_) => prop_assert_eq!(read, Err(AmountError::TooLarge)),
            None => prop_assert!(read.is_err(), "{}", text),
        }
    }
}
