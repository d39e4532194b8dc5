//! Floor 0: every sentence a user reads.
//!
//! The messages stand in `nl/*.ftl` and `en/*.ftl` (Fluent), one file per part. The build turns
//! each key into a function of [`T`]: `goal-page-title` is `t.goal_page_title()`, a message with
//! `{ $n }` takes `n`. Codes that come from data are found with [`T::code`].

#![allow(clippy::all, reason = "the generated functions are plain but many")]

use std::fmt::Write;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    Nl,
    En,
}

/// The texts in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct T(pub Lang);

/// A number of things, however the caller holds it.
pub trait Count {
    fn count(self) -> i64;
}

macro_rules! counts {
    ($($number:ty),+) => { $(
        impl Count for $number { fn count(self) -> i64 { i64::try_from(self).unwrap_or(i64::MAX) } }
        impl Count for &$number { fn count(self) -> i64 { (*self).count() } }
    )+ };
}

counts!(i32, i64, u32, u64, usize);

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

impl T {
    /// The text of a key without variables.
    pub fn find(self, key: &str) -> Option<&'static str> {
        self.plain(|own| own.cmp(key))
    }

    /// The label of a code: `code("role", "lrt_member")` reads `role-lrt-member`. A code without a
    /// label is shown as it is, so that nothing disappears.
    pub fn code(self, family: &str, code: &str) -> std::borrow::Cow<'static, str> {
        // Pages ask this for every row they show: the key is compared as it would be, and never written.
        let asked = || family.bytes().chain([b'-']).chain(code.bytes().map(|b| if b == b'_' { b'-' } else { b }));
        match self.plain(|own| own.bytes().cmp(asked())) {
            Some(text) => text.into(),
            None => code.to_string().into(),
        }
    }

    fn plain(self, order: impl Fn(&str) -> std::cmp::Ordering) -> Option<&'static str> {
        let place = PLAIN.binary_search_by(|(own, _)| order(own)).ok()?;
        Some(PLAIN[place].1[self.0 as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_variables_are_filled_in() {
        let (nl, en) = (T(Lang::Nl), T(Lang::En));
        assert_eq!(nl.results_count(1), "1 resultaat");
        assert_eq!(nl.results_count(2), "2 resultaten");
        assert_eq!(en.results_count(0), "0 results");
    }

    #[test]
    fn codes_have_labels_and_unknown_ones_stay_visible() {
        assert_eq!(T(Lang::Nl).code("role", "lrt_member"), "lid van de Landelijke Regiegroep");
        assert_eq!(T(Lang::Nl).code("role", "new_role"), "new_role");
    }

    #[test]
    fn every_key_is_found_in_both_languages() {
        for (key, [nl, en]) in &PLAIN {
            assert_eq!((T(Lang::Nl).find(key), T(Lang::En).find(key)), (Some(*nl), Some(*en)));
        }
        assert_eq!(T(Lang::Nl).find("no-such-key"), None);
    }

    /// English may lag; what is missing is printed, and more than a handful is a fault.
    #[test]
    fn english_is_nearly_complete() {
        println!("without English: {MISSING_EN:?}");
        assert!(MISSING_EN.len() <= 10, "{} keys without English: {MISSING_EN:?}", MISSING_EN.len());
    }
}
