//! A meeting of the steering group or of a regional body: agenda, papers, attendance, votes, minutes.

use super::machine::machine;
use super::{LRT, body_scope, is_body};
use crate::field::{FieldError, FieldKind, FieldSpec, Problem, may, need};
use crate::permission::Scope;
use crate::record::{Kind, Record};
use crate::text::Text;
use crate::world::World;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Who may read: everyone; everyone that it takes place and what is on the agenda; members only.
pub const ACCESS: &[&str] = &["public", "visible", "closed"];
/// What comes of an item.
pub const OUTCOMES: &[&str] = &["information", "decision", "action"];
pub const PRESENCE: &[&str] = &["present", "represented", "absent"];
pub const VOTES: &[&str] = &["for", "against", "abstain"];

machine! {
    /// From invitation to published minutes.
    MeetingStep {
        Planned "planned", Open "open", Draft "draft", Review "review", Adopted "adopted", Published "published", Cancelled "cancelled",
    }
    by MeetingDeed { Start "start", End "end", Submit "submit", Return "return", Adopt "adopt", Publish "publish", Cancel "cancel" }
    moves {
        Planned, Start => Open;
        Planned, Cancel => Cancelled;
        Open, End => Draft;
        Draft, Submit => Review;
        Review, Return => Draft;
        Review, Adopt => Adopted;
        Adopted, Publish => Published;
    }
}

impl MeetingStep {
    /// Whether the minutes may still be written.
    pub fn takes_minutes(self) -> bool {
        matches!(self, MeetingStep::Open | MeetingStep::Draft | MeetingStep::Review)
    }

    /// Whether the agenda may still change.
    pub fn takes_items(self) -> bool {
        matches!(self, MeetingStep::Planned | MeetingStep::Open)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    pub title: Text,
    /// `lrt`, or the region whose body meets.
    #[serde(rename = "organ")]
    pub body: String,
    pub on: Date,
    /// `10:00`, as clocks in the Netherlands show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    pub access: String,
    /// Seats that must be there; absent means more than half.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum: Option<i64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
    #[serde(default)]
    pub step: MeetingStep,
    /// Only what everyone may know: of a paper that is visible and closed, its title.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<Paper>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendance: Vec<Attendance>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recusals: Vec<Recusal>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tallies: Vec<Tally>,
    /// Who voted what, of votes that were taken by roll call.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rolls: Vec<Roll>,
    /// Published minutes; before that they are kept beside the record.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub minutes: Vec<Minute>,
}

/// A point of the agenda; one with a parent is a part of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    #[serde(rename = "nr")]
    pub number: String,
    pub title: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Minutes it may take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    pub id: String,
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// Absent where only members may open it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    pub seat: String,
    pub presence: String,
    /// The group the seat speaks for that day: a party, or a region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
}

/// A member with an interest keeps out of an item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recusal {
    pub item: String,
    pub seat: String,
    pub reason: String,
}

/// The outcome of one vote.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    pub item: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub secret: bool,
    pub yes: i64,
    pub no: i64,
    pub abstained: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roll {
    pub item: String,
    pub seat: String,
    pub vote: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minute {
    pub item: String,
    pub text: String,
}

const NUMBER: FieldKind = FieldKind::Line(12);
const COUNT: FieldKind = FieldKind::Whole { least: 0, most: 10_000 };
const ITEM: &[FieldSpec] = &[
    need("nr", NUMBER),
    need("title", FieldKind::TextLine(300)),
    may("parent", NUMBER),
    may("duration", FieldKind::Whole { least: 0, most: 1440 }),
    may("outcome", FieldKind::Choice(OUTCOMES)),
];
const PAPER: &[FieldSpec] =
    &[need("id", FieldKind::Line(40)), need("title", FieldKind::Line(300)), may("item", NUMBER), may("url", FieldKind::Url)];
const ATTENDANCE: &[FieldSpec] = &[
    need("seat", FieldKind::Ref(Kind::Seat)),
    need("presence", FieldKind::Choice(PRESENCE)),
    may("party", FieldKind::Ref(Kind::Party)),
    may("region", FieldKind::Ref(Kind::Region)),
];
const RECUSAL: &[FieldSpec] = &[need("item", NUMBER), need("seat", FieldKind::Ref(Kind::Seat)), need("reason", FieldKind::Line(400))];
const TALLY: &[FieldSpec] =
    &[need("item", NUMBER), may("secret", FieldKind::Flag), need("yes", COUNT), need("no", COUNT), need("abstained", COUNT)];
const ROLL: &[FieldSpec] = &[need("item", NUMBER), need("seat", FieldKind::Ref(Kind::Seat)), need("vote", FieldKind::Choice(VOTES))];
const MINUTE: &[FieldSpec] = &[need("item", NUMBER), need("text", FieldKind::Prose(20_000))];

impl Record for Meeting {
    const KIND: Kind = Kind::Meeting;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(200)),
        need("organ", FieldKind::Line(60)),
        need("on", FieldKind::Date),
        may("starts", FieldKind::Line(5)),
        may("ends", FieldKind::Line(5)),
        may("place", FieldKind::TextLine(300)),
        need("access", FieldKind::Choice(ACCESS)),
        may("quorum", FieldKind::Whole { least: 1, most: 500 }),
        may("items", FieldKind::Rows(ITEM)),
        may("step", FieldKind::Choice(MeetingStep::CODES)),
        may("papers", FieldKind::Rows(PAPER)),
        may("attendance", FieldKind::Rows(ATTENDANCE)),
        may("recusals", FieldKind::Rows(RECUSAL)),
        may("tallies", FieldKind::Rows(TALLY)),
        may("rolls", FieldKind::Rows(ROLL)),
        may("minutes", FieldKind::Rows(MINUTE)),
    ];
    const HELD: &'static [&'static str] = &["step", "papers", "attendance", "recusals", "tallies", "rolls", "minutes"];

    fn title(&self) -> &Text {
        &self.title
    }

    fn scope(&self, _id: &str) -> Scope {
        body_scope(&self.body)
    }

    fn check(&self, _id: &str, world: &World) -> Vec<FieldError> {
        let mut errors = self.item_errors();
        if !is_body(world, &self.body) {
            errors.push(FieldError::new("organ", Problem::NoSuchRecord { kind: Kind::Region, id: self.body.clone() }));
        }
        for (field, time) in [("starts", &self.starts), ("ends", &self.ends)] {
            if let Some(found) = time.as_ref().filter(|t| clock(t).is_none()) {
                errors.push(FieldError::new(field, Problem::NotATime(found.clone())));
            }
        }
        if let (Some(a), Some(b)) = (self.starts.as_deref().and_then(clock), self.ends.as_deref().and_then(clock))
            && b <= a
        {
            errors.push(FieldError::new("ends", Problem::EndBeforeStart));
        }
        errors
    }

    fn suggest_id(&self) -> String {
        format!("{}-{}", self.body, self.on)
    }

    fn held(&self) -> &'static [&'static str] {
        const SETTLED: &[&str] = &[
            "step",
            "papers",
            "attendance",
            "recusals",
            "tallies",
            "rolls",
            "minutes",
            "items",
            "organ",
            "on",
            "starts",
            "ends",
            "access",
            "quorum",
        ];
        if self.step.takes_items() { Self::HELD } else { SETTLED }
    }

    fn is_fixed(&self) -> bool {
        matches!(self.step, MeetingStep::Adopted | MeetingStep::Published | MeetingStep::Cancelled)
    }

    fn is_closed(&self) -> bool {
        self.access == "closed"
    }
}

/// Minutes since midnight of `9:30` or `09:30`.
pub fn clock(text: &str) -> Option<i64> {
    let (h, m) = text.split_once(':')?;
    let digits = |t: &str, least| (least..=2).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
    let (h, m) = (digits(h, 1).then(|| h.parse::<i64>().ok())??, digits(m, 2).then(|| m.parse::<i64>().ok())??);
    (h < 24 && m < 60).then_some(h * 60 + m)
}

/// Who is there, out of how many, and whether that is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quorum {
    pub present: usize,
    pub seats: usize,
    pub needed: usize,
}

impl Quorum {
    pub fn is_met(self) -> bool {
        self.seats > 0 && self.present >= self.needed
    }
}

impl Meeting {
    fn item_errors(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        let mut seen = BTreeSet::new();
        let planned: BTreeMap<&str, Option<i64>> = self.items.iter().map(|i| (i.number.as_str(), i.duration)).collect();
        for (index, item) in self.items.iter().enumerate() {
            let at = |field: &str| format!("items.{index}.{field}");
            if !seen.insert(item.number.as_str()) {
                errors.push(FieldError::new(at("nr"), Problem::Taken { by: item.number.clone() }));
            }
            match item.parent.as_deref() {
                Some(parent) if parent == item.number => errors.push(FieldError::new(at("parent"), Problem::PointsAtItself)),
                // A part is a part of a point, not of another part: two levels are enough for an agenda.
                Some(parent) if self.items.iter().all(|i| i.number != parent || i.parent.is_some()) => {
                    errors.push(FieldError::new(at("parent"), Problem::NoSuchItem(parent.into())));
                }
                _ => {}
            }
            if let Some(Some(whole)) = item.parent.is_none().then(|| planned.get(item.number.as_str()).copied().flatten()) {
                let parts: i64 = self.parts(&item.number).filter_map(|i| i.duration).sum();
                if parts > whole {
                    errors.push(FieldError::new(at("duration"), Problem::PartsExceed { whole, parts }));
                }
            }
        }
        errors
    }

    /// The parts of an item, in order.
    pub fn parts<'m>(&'m self, number: &'m str) -> impl Iterator<Item = &'m Item> {
        self.items.iter().filter(move |i| i.parent.as_deref() == Some(number))
    }

    pub fn item(&self, number: &str) -> Option<&Item> {
        self.items.iter().find(|i| i.number == number)
    }

    /// Minutes of the whole agenda, as far as they were planned.
    pub fn duration(&self) -> i64 {
        self.items.iter().filter(|i| i.parent.is_none()).filter_map(|i| i.duration).sum()
    }

    /// `seats` is how many the body has that day.
    pub fn quorum_of(&self, seats: usize) -> Quorum {
        let present = self.attendance.iter().filter(|a| a.presence != "absent").count();
        let needed = self.quorum.and_then(|q| usize::try_from(q).ok()).unwrap_or(seats / 2 + 1);
        Quorum { present, seats, needed }
    }

    pub fn is_recused(&self, item: &str, seat: &str) -> bool {
        self.recusals.iter().any(|r| r.item == item && r.seat == seat)
    }

    pub fn is_there(&self, seat: &str) -> bool {
        self.attendance.iter().any(|a| a.seat == seat && a.presence != "absent")
    }

    pub fn is_national(&self) -> bool {
        self.body == LRT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(number: &str, parent: Option<&str>, duration: i64) -> Item {
        Item { number: number.into(), title: Text::nl("x"), parent: parent.map(Into::into), duration: Some(duration), outcome: None }
    }

    fn meeting(step: MeetingStep) -> Meeting {
        Meeting { body: LRT.into(), access: "public".into(), step, items: vec![item("1", None, 30)], ..Meeting::default() }
    }

    fn faults(items: Vec<Item>) -> Vec<String> {
        Meeting { items, ..meeting(MeetingStep::Planned) }.item_errors().into_iter().map(|e| e.field).collect()
    }

    #[test]
    fn the_parts_of_an_item_do_not_take_longer_than_the_whole() {
        assert!(faults(vec![item("1", None, 30), item("1a", Some("1"), 10), item("1b", Some("1"), 20)]).is_empty());
        assert_eq!(faults(vec![item("1", None, 30), item("1a", Some("1"), 11), item("1b", Some("1"), 20)]), ["items.0.duration"]);
    }

    #[test]
    fn numbers_are_unique_and_a_parent_is_a_point_of_the_agenda() {
        assert_eq!(faults(vec![item("1", None, 1), item("1", None, 1)]), ["items.1.nr"]);
        assert_eq!(faults(vec![item("1", Some("1"), 1)]), ["items.0.parent"]);
        assert_eq!(faults(vec![item("1", None, 9), item("2", Some("9"), 1)]), ["items.1.parent"]);
        assert_eq!(faults(vec![item("1", None, 9), item("2", Some("1"), 1), item("3", Some("2"), 1)]), ["items.2.parent"]);
    }

    #[test]
    fn the_quorum_is_more_than_half_unless_the_body_says_otherwise() {
        let mut m = meeting(MeetingStep::Open);
        let there = |presence: &str| Attendance { seat: "s".into(), presence: presence.into(), ..Attendance::default() };
        m.attendance = vec![there("present"), there("represented"), there("absent")];
        assert_eq!((m.quorum_of(3).needed, m.quorum_of(3).is_met(), m.quorum_of(4).is_met()), (2, true, false));
        assert!(!m.quorum_of(0).is_met());
        m.quorum = Some(3);
        assert!(!m.quorum_of(3).is_met());
    }

    #[test]
    fn a_clock_is_read_strictly() {
        for (text, minutes) in
            [("9:30", Some(570)), ("09:30", Some(570)), ("24:00", None), ("9:3", None), ("9.30", None), ("", None), ("+9:30", None)]
        {
            assert_eq!(clock(text), minutes, "{text}");
        }
    }
}
