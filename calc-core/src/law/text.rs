//! A short text in the three languages of the product.

use serde::Serialize;

/// A language that answers can be given in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Simplified Chinese, mainland terms.
    #[serde(rename = "zh-Hans")]
    SimplifiedChinese,
    /// Traditional Chinese, Hong Kong terms.
    #[serde(rename = "zh-Hant-HK")]
    HongKongChinese,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 3] = [Self::English, Self::SimplifiedChinese, Self::HongKongChinese];

    /// The language with a tag, whatever its case.
    pub fn tagged(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(tag))
    }

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::SimplifiedChinese => "zh-Hans",
            Self::HongKongChinese => "zh-Hant-HK",
        }
    }
}

/// One meaning in three languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// Simplified Chinese.
    #[serde(rename = "zh-Hans")]
    pub zh_hans: &'static str,
    /// Traditional Chinese as Hong Kong writes it.
    #[serde(rename = "zh-Hant-HK")]
    pub zh_hant_hk: &'static str,
}

impl Text {
    /// The text in a language.
    pub const fn get(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::SimplifiedChinese => self.zh_hans,
            Language::HongKongChinese => self.zh_hant_hk,
        }
    }
}

/// Whether a letter steers what shows it: a control character, one that turns the direction of
/// writing, or one that begins a line.
pub fn steers(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{061c}'
            | '\u{200e}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}')
}

/// A text that may be shown anywhere: nothing in it steers a terminal or a page.
pub fn printable(text: &str) -> String {
    let show = |letter| if steers(letter) { char::REPLACEMENT_CHARACTER } else { letter };
    text.chars().map(show).collect()
}
