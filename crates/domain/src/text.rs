//! Text in two languages. Dutch is the truth; English may lag and then Dutch is shown, marked as Dutch.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Nl,
    En,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::Nl, Lang::En];

    /// BCP 47 code, as in the `lang` attribute.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Nl => "nl",
            Lang::En => "en",
        }
    }

    pub fn other(self) -> Lang {
        match self {
            Lang::Nl => Lang::En,
            Lang::En => Lang::Nl,
        }
    }
}

/// A text of the pact's content: Dutch always, English where someone translated it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub nl: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Text {
    pub fn nl(nl: impl Into<String>) -> Text {
        Text { nl: nl.into(), en: None }
    }

    pub fn both(nl: impl Into<String>, en: impl Into<String>) -> Text {
        Text { nl: nl.into(), en: Some(en.into()) }
    }

    /// The text in `lang`, or in Dutch where no translation exists.
    pub fn get(&self, lang: Lang) -> &str {
        match (lang, &self.en) {
            (Lang::En, Some(en)) => en,
            _ => &self.nl,
        }
    }

    /// The language [`Text::get`] really answers in: pages mark quoted Dutch with it.
    pub fn lang(&self, asked: Lang) -> Lang {
        if asked == Lang::En && self.en.is_some() { Lang::En } else { Lang::Nl }
    }

    pub fn is_empty(&self) -> bool {
        self.nl.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_falls_back_to_dutch_and_says_so() {
        let text = Text::nl("doel");
        assert_eq!((text.get(Lang::En), text.lang(Lang::En)), ("doel", Lang::Nl));
        let both = Text::both("doel", "goal");
        assert_eq!((both.get(Lang::En), both.lang(Lang::En)), ("goal", Lang::En));
        assert_eq!(both.get(Lang::Nl), "doel");
    }
}
