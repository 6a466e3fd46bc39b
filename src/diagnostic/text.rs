//! A text in both languages of the program.

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// `zh`, `zh-CN`, `en`, `en-GB` …
    pub fn parse(tag: &str) -> Option<Lang> {
        match tag.split(['-', '_']).next() {
            Some("zh") => Some(Lang::Zh),
            Some("en") => Some(Lang::En),
            _ => None,
        }
    }
}

/// A text in Chinese and English. [`crate::say!`] makes one; it can't be made
/// with a language left out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Names in a row, with the mark between them that each language has.
    pub fn list<'a>(names: impl Iterator<Item = &'a str>) -> Text {
        let names: Vec<&str> = names.collect();
        Text { zh: names.join("、"), en: names.join(", ") }
    }

    /// The first sentence, with its mark.
    pub fn first_sentence(&self, lang: Lang) -> &str {
        let text = self.get(lang);
        let chinese = text.find('。').map(|at| at + '。'.len_utf8());
        let english = text.find(". ").map(|at| at + 1);
        let end = chinese.into_iter().chain(english).min();
        end.and_then(|end| text.get(..end)).unwrap_or(text)
    }

    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Makes a [`Text`]: `say!("第{n}行": "line {n}")`. Both halves are format
/// strings; arguments are captured by name.
#[macro_export]
macro_rules! say {
    ($zh:literal : $en:literal) => {
        $crate::diagnostic::Text { zh: format!($zh), en: format!($en) }
    };
}
