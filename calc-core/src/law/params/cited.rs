//! Instruments and articles by the names that a reader knows.

use super::Reference;
use crate::law::text::{Language, Text};

include!(concat!(env!("OUT_DIR"), "/citations.rs"));

impl Reference {
    /// The instrument; to a reader of Chinese by its Chinese name.
    pub fn instrument_in(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.instrument,
            _ => named(INSTRUMENTS, self.instrument, language)
                .unwrap_or_else(|| chinese_part(self.instrument)),
        }
    }

    /// The article; to a reader of Chinese in Chinese, except for `whole` and `not found`, which a
    /// message says.
    pub fn article_in(&self, language: Language) -> &'static str {
        named(ARTICLES, self.article, language).unwrap_or(self.article)
    }
}

/// What instruments are called, by their English names; those that bear a Chinese name are not among
/// them.
pub fn instruments() -> &'static [Text] {
    INSTRUMENTS
}

/// What articles are called, by their English names.
pub fn articles() -> &'static [Text] {
    ARTICLES
}

fn named(names: &'static [Text], name: &str, language: Language) -> Option<&'static str> {
    let index = names.binary_search_by(|text| text.en.cmp(name)).ok()?;
    names.get(index).map(|text| text.get(language))
}

/// The Chinese name of an instrument that bears both; the build refuses one that has none at all.
fn chinese_part(name: &'static str) -> &'static str {
    let inner = name.strip_suffix(')').and_then(|name| name.rsplit_once(" ("));
    inner.map_or(name, |(_, inner)| inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_of_chinese_gets_chinese_names() {
        let reference = |instrument, article| Reference { instrument, article, href: None };
        let (english, mainland, hong_kong) =
            (Language::English, Language::SimplifiedChinese, Language::HongKongChinese);
        let both = reference("Cai Shui [2024] No. 5 (财税〔2024〕5号)", "art. 2");
        assert_eq!(both.instrument_in(english), both.instrument);
        assert_eq!(both.instrument_in(mainland), "财税〔2024〕5号");
        assert_eq!(both.article_in(english), "art. 2");
        assert_eq!(both.article_in(mainland), "第二条");
        let ordinance = reference("Inland Revenue Ordinance (Cap. 112)", "s.26H–26M; Sch. 3E");
        assert_eq!(ordinance.instrument_in(english), "Inland Revenue Ordinance (Cap. 112)");
        assert_eq!(ordinance.instrument_in(hong_kong), "《稅務條例》（第112章）");
        assert_eq!(ordinance.article_in(hong_kong), "第26H至26M條；附表3E");
    }
}
