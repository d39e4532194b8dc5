//! What changed in the division, day by day: municipalities that merged, came or moved.

use domain::regions::{Crosswalk, Municipality};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What happened on one day to one municipality of the new division.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<'a> {
    pub day: Date,
    /// The municipalities that ended the day before, by name.
    pub from: Vec<&'a Municipality>,
    /// The one they are part of now; none where the file does not say.
    pub into: Option<&'a Municipality>,
    pub form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Several (or one) became a municipality that did not exist before.
    MergedIntoNew,
    /// They became part of one that existed already.
    JoinedExisting,
    /// The same municipality in another area.
    Moved,
    /// It came, and nothing says from what.
    Appeared,
    /// It ended, and nothing says into what.
    Ended,
}

/// All changes, newest first.
pub fn changes(crosswalk: &Crosswalk) -> Vec<Change<'_>> {
    let mut ended = BTreeMap::<(Date, &str), Vec<&Municipality>>::new();
    for m in &crosswalk.municipalities {
        if let Some(day) = m.valid_until.and_then(|d| d.tomorrow().ok()) {
            ended.entry((day, m.successor.as_deref().unwrap_or(&m.code))).or_default().push(m);
        }
    }
    let mut found: Vec<_> = ended.iter().map(|((day, code), from)| change(crosswalk, *day, code, from)).collect();
    let first = crate::regions::day::first(crosswalk);
    let came = crosswalk.municipalities.iter().filter(|m| Some(m.valid_from) != first);
    let unexplained = came.filter(|m| !ended.contains_key(&(m.valid_from, m.code.as_str())));
    found.extend(unexplained.map(|m| Change { day: m.valid_from, from: Vec::new(), into: Some(m), form: Form::Appeared }));
    found.sort_by_key(|c| (std::cmp::Reverse(c.day), c.into.map(|m| m.name.as_str())));
    found
}

fn change<'a>(crosswalk: &'a Crosswalk, day: Date, code: &str, from: &[&'a Municipality]) -> Change<'a> {
    let mut from = from.to_vec();
    from.sort_by_cached_key(|m| crate::regions::territory::sort_key(&m.name));
    let into = crosswalk.find(code, day);
    let form = match into {
        None => Form::Ended,
        Some(m) if from.iter().any(|f| f.code == m.code) => Form::Moved,
        Some(m) if m.valid_from == day => Form::MergedIntoNew,
        Some(_) => Form::JoinedExisting,
    };
    Change { day, from, into, form }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(c: &Change<'_>) -> (String, Vec<String>, String, Form) {
        let into = c.into.map_or_else(String::new, |m| m.name.clone());
        (c.day.to_string(), c.from.iter().map(|m| m.name.clone()).collect(), into, c.form)
    }

    #[test]
    fn the_mergers_since_2021_are_found_newest_first() {
        let crosswalk = seed::load().unwrap().crosswalk;
        let changes = changes(&crosswalk);
        let (day, from, into, form) = told(&changes[0]);
        assert_eq!((day.as_str(), into.as_str(), form), ("2023-01-01", "Voorne aan Zee", Form::MergedIntoNew));
        assert_eq!(from, ["Brielle", "Hellevoetsluis", "Westvoorne"]);
        let weesp = changes.iter().map(told).find(|c| c.1 == ["Weesp"]).unwrap();
        assert_eq!((weesp.0.as_str(), weesp.2.as_str(), weesp.3), ("2022-03-24", "Amsterdam", Form::JoinedExisting));
        assert!(changes.iter().all(|c| !matches!(c.form, Form::Appeared | Form::Ended)), "{changes:#?}");
    }

    #[test]
    fn a_municipality_that_changes_landsdeel_moved() {
        let one = |landsdeel: &str, from: &str, until: Option<&str>| Municipality {
            code: "GM0001".into(),
            name: "Grensdorp".into(),
            corop: String::new(),
            corop_name: String::new(),
            province: String::new(),
            province_name: String::new(),
            cbs_area: String::new(),
            landsdeel: landsdeel.into(),
            valid_from: from.parse().unwrap(),
            valid_until: until.map(|d| d.parse().unwrap()),
            successor: None,
            lon_microdegrees: None,
            lat_microdegrees: None,
        };
        let crosswalk =
            Crosswalk { municipalities: vec![one("oost", "2021-01-01", Some("2024-12-31")), one("zuidoost", "2025-01-01", None)] };
        let found = changes(&crosswalk);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].form, found[0].into.unwrap().landsdeel.as_str()), (Form::Moved, "zuidoost"));
        let gone = Crosswalk { municipalities: vec![one("oost", "2021-01-01", Some("2024-12-31"))] };
        assert_eq!(changes(&gone)[0].form, Form::Ended);
    }
}
