//! What each deed makes of a meeting: a step further, attendance, papers, outcomes, votes, minutes.
//! A deed gives the next meeting and leaves this one as it was; adopted minutes let none through.

use super::Stuck;
use super::meeting::{Attendance, Item, Meeting, MeetingDeed, MeetingStep, Minute, Paper, Recusal, Roll, Tally};
use crate::record::Record;
use crate::text::Text;

impl Meeting {
    fn changing(&self) -> Result<Meeting, Stuck> {
        if self.is_fixed() { Err("refusal-minutes-fixed") } else { Ok(self.clone()) }
    }

    pub fn stepped(&self, deed: MeetingDeed) -> Result<Meeting, Stuck> {
        let step = self.step.after(deed).ok_or(if self.is_fixed() { "refusal-minutes-fixed" } else { "refusal-meeting-step" })?;
        Ok(Meeting { step, ..self.clone() })
    }

    /// Publishes adopted minutes. Those of a meeting that is not public stay beside the record.
    pub fn published(&self, minutes: Vec<Minute>) -> Result<Meeting, Stuck> {
        let minutes = if self.access == "public" { minutes } else { Vec::new() };
        Ok(Meeting { minutes, ..self.stepped(MeetingDeed::Publish)? })
    }

    pub fn with_attendance(&self, attendance: Vec<Attendance>) -> Result<Meeting, Stuck> {
        Ok(Meeting { attendance, ..self.changing()? })
    }

    pub fn with_recusal(&self, recusal: Recusal) -> Result<Meeting, Stuck> {
        let mut next = self.changing()?;
        if next.item(&recusal.item).is_none() {
            return Err("refusal-no-item");
        }
        if recusal.reason.trim().is_empty() {
            return Err("refusal-recusal-reason");
        }
        next.recusals.retain(|r| !(r.item == recusal.item && r.seat == recusal.seat));
        next.recusals.push(recusal);
        Ok(next)
    }

    pub fn with_paper(&self, paper: Paper) -> Result<Meeting, Stuck> {
        let mut next = self.changing()?;
        if paper.item.as_ref().is_some_and(|i| next.item(i).is_none()) {
            return Err("refusal-no-item");
        }
        next.papers.push(paper);
        Ok(next)
    }

    pub fn without_paper(&self, id: &str) -> Result<Meeting, Stuck> {
        let mut next = self.changing()?;
        next.papers.retain(|p| p.id != id);
        Ok(next)
    }

    /// Adds a point at the end of the agenda; its number follows the highest.
    pub fn with_item(&self, title: Text, outcome: Option<String>) -> Result<(Meeting, String), Stuck> {
        if !self.step.takes_items() {
            return Err("refusal-agenda-closed");
        }
        let mut next = self.clone();
        let highest = next.items.iter().filter_map(|i| i.number.parse::<u32>().ok()).max().unwrap_or(0);
        let number = (highest + 1).to_string();
        next.items.push(Item { number: number.clone(), title, outcome, ..Item::default() });
        Ok((next, number))
    }

    /// What comes of an item is written down while the meeting is in progress, and in the draft.
    pub fn with_outcome(&self, item: &str, outcome: &str) -> Result<Meeting, Stuck> {
        if !matches!(self.step, MeetingStep::Open | MeetingStep::Draft) {
            return Err(if self.is_fixed() { "refusal-minutes-fixed" } else { "refusal-outcome-not-now" });
        }
        let mut next = self.clone();
        let found = next.items.iter_mut().find(|i| i.number == item).ok_or("refusal-no-item")?;
        found.outcome = Some(outcome.into());
        Ok(next)
    }

    /// Keeps the outcome of a vote; a second vote on the same item replaces nothing.
    pub fn with_tally(&self, tally: Tally, rolls: Vec<Roll>) -> Result<Meeting, Stuck> {
        let mut next = self.changing()?;
        if next.tallies.iter().any(|t| t.item == tally.item) {
            return Err("refusal-vote-closed");
        }
        next.tallies.push(tally);
        next.rolls.extend(rolls);
        Ok(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(step: MeetingStep) -> Meeting {
        let items = vec![Item { number: "1".into(), title: Text::nl("x"), ..Item::default() }];
        Meeting { access: "public".into(), step, items, ..Meeting::default() }
    }

    /// Adopted minutes are fixed: no deed changes a letter of them but publishing, and that only once.
    #[test]
    fn nothing_changes_adopted_or_published_minutes() {
        for step in MeetingStep::ALL.iter().copied() {
            let m = meeting(step);
            let recusal = Recusal { item: "1".into(), seat: "s".into(), reason: "belang".into() };
            let changes = [
                m.with_attendance(vec![]).is_ok(),
                m.with_recusal(recusal).is_ok(),
                m.with_paper(Paper::default()).is_ok(),
                m.without_paper("x").is_ok(),
                m.with_tally(Tally { item: "1".into(), ..Tally::default() }, vec![]).is_ok(),
            ];
            let fixed = matches!(step, MeetingStep::Adopted | MeetingStep::Published | MeetingStep::Cancelled);
            assert_eq!(changes, [!fixed; 5], "{step:?}");
            assert_eq!(m.is_fixed(), fixed);
            assert_eq!(m.with_outcome("1", "decision").is_ok(), matches!(step, MeetingStep::Open | MeetingStep::Draft), "{step:?}");
            assert_eq!(m.with_item(Text::nl("x"), None).is_ok(), step.takes_items(), "{step:?}");
            assert_eq!(m.published(vec![]).is_ok(), step == MeetingStep::Adopted, "{step:?}");
            assert!(!(fixed && step.takes_minutes()));
        }
    }

    #[test]
    fn minutes_of_a_meeting_that_is_not_public_stay_out_of_the_record() {
        let minutes = vec![Minute { item: "1".into(), text: "besproken".into() }];
        for (access, kept) in [("public", 1), ("visible", 0), ("closed", 0)] {
            let m = Meeting { access: access.into(), ..meeting(MeetingStep::Adopted) };
            assert_eq!(m.published(minutes.clone()).unwrap().minutes.len(), kept, "{access}");
            assert_eq!(m.is_closed(), access == "closed");
        }
    }
}
