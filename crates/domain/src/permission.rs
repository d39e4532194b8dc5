//! Who may do what: role × deed × scope, deny by default, in one table ([`reach`]).
//!
//! The table is written out as `docs/reference/permissions.txt`, so that a change of policy is a
//! readable difference. Code reaches the store only through the [`Allowed`] that [`allow`] gives.

use crate::record::Kind;
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The programme office: edits everything national, manages accounts.
    Programme,
    Researcher,
    /// Coordinator of one landsdeel.
    Coordinator,
    /// Liaison of the regional pacts in one landsdeel.
    Liaison,
    /// Member of the Landelijke Regiegroep Techniekpact.
    LrtMember,
    /// Speaks for one party.
    PartyContact,
    Facilitator,
    Reader,
}

impl Role {
    pub const ALL: [Role; 8] = [
        Role::Programme,
        Role::Researcher,
        Role::Coordinator,
        Role::Liaison,
        Role::LrtMember,
        Role::PartyContact,
        Role::Facilitator,
        Role::Reader,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Role::Programme => "programme",
            Role::Researcher => "researcher",
            Role::Coordinator => "coordinator",
            Role::Liaison => "liaison",
            Role::LrtMember => "lrt_member",
            Role::PartyContact => "party_contact",
            Role::Facilitator => "facilitator",
            Role::Reader => "reader",
        }
    }

    pub fn from_code(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|r| r.code() == code)
    }

    /// Who can change something must prove more than the possession of a mailbox.
    pub fn needs_second_factor(self) -> bool {
        self != Role::Reader
    }
}

/// Someone (or the clock) who asks. A visitor has no account; the system acts for the clock.
#[derive(Clone, Debug, PartialEq)]
pub enum Actor {
    Visitor,
    Person { account: Uuid, role: Role, region: Option<String>, party: Option<String> },
    System,
}

impl Actor {
    pub fn role(&self) -> Option<Role> {
        match self {
            Actor::Person { role, .. } => Some(*role),
            _ => None,
        }
    }

    pub fn account(&self) -> Option<Uuid> {
        match self {
            Actor::Person { account, .. } => Some(*account),
            _ => None,
        }
    }
}

/// What can be done. Deeds on records carry the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Deed {
    /// See drafts, deleted records and the inner history.
    Inspect(Kind),
    Create(Kind),
    Edit(Kind),
    Publish(Kind),
    Remove(Kind),
    Restore(Kind),
    Merge(Kind),
    /// Ask for the record of one's own organisation.
    Claim,
    DecideClaim,
    /// Ask to join, or invite into, a network; the other side answers.
    AskMembership,
    AnswerMembership,
    /// Stage source files for an edition, and take that back.
    ImportData,
    /// Approve, send back, hold back and release an edition that others imported.
    ReleaseData,
    ManageAccounts,
    ReadLog,
    /// Keep a reporting period as it stands, for good.
    FreezePeriod,
    /// Look at signals now, instead of when the clock does.
    WatchSignals,
    StepSignal,
    /// Start and end it, attendance, papers, votes, minutes.
    LeadMeeting,
    /// Vote for the seat one holds; the deed asks whether one holds it.
    Vote,
    Decide,
    /// Say at the review whether the aim of a decision was reached.
    JudgeDecision,
    AnswerQuestion,
    DecideAmendment,
}

impl Deed {
    /// Every deed there is, in the order of the permission file.
    pub fn all() -> Vec<Deed> {
        let mut deeds = Vec::new();
        for kind in Kind::ALL.iter().copied() {
            deeds.extend([
                Deed::Inspect(kind),
                Deed::Create(kind),
                Deed::Edit(kind),
                Deed::Publish(kind),
                Deed::Remove(kind),
                Deed::Restore(kind),
                Deed::Merge(kind),
            ]);
        }
        deeds.extend([Deed::Claim, Deed::DecideClaim, Deed::AskMembership, Deed::AnswerMembership]);
        deeds.extend([Deed::ImportData, Deed::ReleaseData, Deed::ManageAccounts, Deed::ReadLog]);
        deeds.push(Deed::FreezePeriod);
        deeds.extend([
            Deed::WatchSignals,
            Deed::StepSignal,
            Deed::LeadMeeting,
            Deed::Vote,
            Deed::Decide,
            Deed::JudgeDecision,
            Deed::AnswerQuestion,
            Deed::DecideAmendment,
        ]);
        deeds
    }
}

impl fmt::Display for Deed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Deed::Inspect(k) => write!(f, "{k}.inspect"),
            Deed::Create(k) => write!(f, "{k}.create"),
            Deed::Edit(k) => write!(f, "{k}.edit"),
            Deed::Publish(k) => write!(f, "{k}.publish"),
            Deed::Remove(k) => write!(f, "{k}.remove"),
            Deed::Restore(k) => write!(f, "{k}.restore"),
            Deed::Merge(k) => write!(f, "{k}.merge"),
            Deed::Claim => f.write_str("party.claim"),
            Deed::DecideClaim => f.write_str("party.decide_claim"),
            Deed::AskMembership => f.write_str("membership.ask"),
            Deed::AnswerMembership => f.write_str("membership.answer"),
            Deed::ImportData => f.write_str("edition.import"),
            Deed::ReleaseData => f.write_str("edition.release"),
            Deed::ManageAccounts => f.write_str("account.manage"),
            Deed::ReadLog => f.write_str("log.read"),
            Deed::FreezePeriod => f.write_str("reporting_period.freeze"),
            Deed::WatchSignals => f.write_str("signal.watch"),
            Deed::StepSignal => f.write_str("signal.step"),
            Deed::LeadMeeting => f.write_str("meeting.lead"),
            Deed::Vote => f.write_str("meeting.vote"),
            Deed::Decide => f.write_str("decision.decide"),
            Deed::JudgeDecision => f.write_str("decision.judge"),
            Deed::AnswerQuestion => f.write_str("question.answer"),
            Deed::DecideAmendment => f.write_str("amendment.decide"),
        }
    }
}

/// How far a role's right to a deed goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    Never,
    /// Only what belongs to the actor's own landsdeel.
    OwnRegion,
    /// Only what belongs to the actor's own party.
    OwnParty,
    Everywhere,
}

/// The policy. Whatever is not named here is refused.
pub fn reach(role: Role, deed: Deed) -> Reach {
    use Deed::{
        AnswerMembership, AnswerQuestion, AskMembership, Claim, Create, Decide, DecideAmendment, Edit, ImportData, Inspect, JudgeDecision,
    };
    use Deed::{LeadMeeting, Publish, ReadLog, ReleaseData, Remove, Restore, StepSignal, Vote};
    use Kind::{Action, Agenda, Agreement, Comment, Correction, Edition, Indicator, Membership, Party, ProgressReport, Region, Review};
    use Kind::{Amendment, Decision, Meeting, Question, Signal};
    match (role, deed) {
        (Role::Programme, _) => Reach::Everywhere,
        // What is closed is for those whose meeting or question it is.
        (Role::Researcher, Inspect(Meeting | Question)) => Reach::Never,
        (Role::Researcher, Inspect(_) | ReadLog | ImportData | ReleaseData) => Reach::Everywhere,
        (
            Role::Researcher,
            Create(Indicator | Edition | Correction | Review)
            | Edit(Indicator | Edition | Review)
            | Publish(Indicator | Edition | Correction | Review)
            | Remove(Review),
        ) => Reach::Everywhere,
        (Role::Coordinator, Inspect(Agreement | Party | Region | Membership) | Edit(Agreement | Party | Region)) => Reach::OwnRegion,
        (Role::Coordinator, Create(Agreement | Party) | Publish(Agreement | Party) | Remove(Agreement) | Restore(Agreement)) => {
            Reach::OwnRegion
        }
        (Role::Coordinator, Inspect(Agenda) | Create(Agenda) | Edit(Agenda) | Publish(Agenda)) => Reach::OwnRegion,
        (
            Role::Coordinator,
            Inspect(Action | ProgressReport)
            | Create(Action | ProgressReport)
            | Edit(Action | ProgressReport)
            | Publish(Action | ProgressReport)
            | Remove(Action | ProgressReport)
            | Restore(Action | ProgressReport),
        ) => Reach::OwnRegion,
        // What visitors say is made public by who keeps the agenda, not by whom it is about.
        (Role::Coordinator, Inspect(Comment) | Edit(Comment) | Publish(Comment) | Remove(Comment) | Restore(Comment)) => Reach::OwnRegion,
        (Role::Liaison, Inspect(Comment)) => Reach::OwnRegion,
        (Role::PartyContact, Inspect(Comment)) => Reach::OwnParty,
        (Role::Liaison, Inspect(Action | ProgressReport) | Create(Action | ProgressReport) | Edit(Action | ProgressReport)) => {
            Reach::OwnRegion
        }
        // An owner reports in public at once; a new action waits for the coordinator.
        (Role::PartyContact, Inspect(Action | ProgressReport) | Create(Action | ProgressReport) | Edit(Action | ProgressReport)) => {
            Reach::OwnParty
        }
        (Role::PartyContact, Publish(ProgressReport)) => Reach::OwnParty,
        (Role::Coordinator, AskMembership | AnswerMembership) => Reach::OwnRegion,
        (Role::Liaison, Inspect(Agreement | Party | Region) | Edit(Agreement) | Create(Agreement)) => Reach::OwnRegion,
        (Role::PartyContact, Inspect(Party | Membership) | Edit(Party) | AskMembership | AnswerMembership) => Reach::OwnParty,
        (Role::LrtMember, Inspect(Signal | Meeting | Decision | Question | Amendment)) => Reach::Everywhere,
        (Role::LrtMember, Create(Signal | Question) | Publish(Signal | Question) | StepSignal | Vote | AnswerQuestion) => Reach::Everywhere,
        (
            Role::Coordinator,
            Inspect(Signal | Meeting | Decision | Question)
            | Create(Signal | Meeting | Decision | Question)
            | Edit(Signal | Meeting | Decision | Question)
            | Publish(Signal | Meeting | Decision | Question)
            | Remove(Meeting)
            | StepSignal
            | LeadMeeting
            | Decide
            | JudgeDecision
            | AnswerQuestion
            | DecideAmendment,
        ) => Reach::OwnRegion,
        (Role::Coordinator | Role::PartyContact, Vote) => Reach::Everywhere,
        (Role::Liaison, Inspect(Signal | Question) | Create(Signal | Question) | Publish(Signal)) => Reach::OwnRegion,
        (Role::PartyContact, Inspect(Amendment) | Create(Amendment) | Edit(Amendment) | Publish(Amendment)) => Reach::OwnParty,
        (Role::PartyContact, Inspect(Decision | Question) | JudgeDecision | AnswerQuestion) => Reach::OwnParty,
        (_, Claim) => Reach::Everywhere,
        _ => Reach::Never,
    }
}

/// Whose something is. National things have neither regions nor parties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    pub regions: Vec<String>,
    pub parties: Vec<String>,
}

impl Scope {
    pub fn national() -> Scope {
        Scope::default()
    }

    pub fn region(id: impl Into<String>) -> Scope {
        Scope { regions: vec![id.into()], parties: vec![] }
    }
}

/// Proof that the policy was asked and said yes. Only [`allow`] makes one.
#[derive(Clone, Debug)]
pub struct Allowed {
    actor: Actor,
    deed: Deed,
}

impl Allowed {
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    pub fn deed(&self) -> Deed {
        self.deed
    }
}

/// The policy said no. A visitor may sign in first; anyone else may not do this at all.
#[derive(Clone, Debug, PartialEq)]
pub struct Denied {
    pub deed: Deed,
    pub sign_in: bool,
}

/// Asks the policy whether `actor` may do `deed` to something of `scope`.
pub fn allow(actor: &Actor, deed: Deed, scope: &Scope) -> Result<Allowed, Denied> {
    let yes = match actor {
        Actor::System => true,
        Actor::Visitor => false,
        Actor::Person { role, region, party, .. } => match reach(*role, deed) {
            Reach::Everywhere => true,
            Reach::Never => false,
            Reach::OwnRegion => owns(&scope.regions, region.as_ref()),
            Reach::OwnParty => owns(&scope.parties, party.as_ref()),
        },
    };
    if yes { Ok(Allowed { actor: actor.clone(), deed }) } else { Err(Denied { deed, sign_in: *actor == Actor::Visitor }) }
}

/// Something belongs to `own` when it belongs to nothing else: what two landsdelen share is national.
fn owns(owners: &[String], own: Option<&String>) -> bool {
    matches!((owners, own), ([only], Some(own)) if only == own)
}

/// The whole policy as a text table a policy officer can read.
pub fn policy_table() -> String {
    let mut out = format!("{:<30}", "deed");
    for role in Role::ALL {
        out.push_str(&format!("{:>14}", role.code()));
    }
    out.push('\n');
    for deed in Deed::all() {
        out.push_str(&format!("{:<30}", deed.to_string()));
        for role in Role::ALL {
            let mark = match reach(role, deed) {
                Reach::Never => "-",
                Reach::OwnRegion => "own region",
                Reach::OwnParty => "own party",
                Reach::Everywhere => "yes",
            };
            out.push_str(&format!("{mark:>14}"));
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(role: Role, region: Option<&str>, party: Option<&str>) -> Actor {
        Actor::Person { account: Uuid::nil(), role, region: region.map(Into::into), party: party.map(Into::into) }
    }

    #[test]
    fn a_coordinator_edits_the_own_landsdeel_only() {
        let oost = person(Role::Coordinator, Some("oost"), None);
        let edit = Deed::Edit(Kind::Region);
        assert!(allow(&oost, edit, &Scope::region("oost")).is_ok());
        assert!(allow(&oost, edit, &Scope::region("noord")).is_err());
        assert!(allow(&oost, edit, &Scope::national()).is_err());
        let shared = Scope { regions: vec!["oost".into(), "noord".into()], parties: vec![] };
        assert!(allow(&oost, edit, &shared).is_err());
        assert!(allow(&oost, Deed::Edit(Kind::Goal), &Scope::region("oost")).is_err());
        assert!(allow(&person(Role::Coordinator, None, None), edit, &Scope::region("oost")).is_err());
    }

    #[test]
    fn visitors_are_asked_to_sign_in_and_readers_refused() {
        let deed = Deed::Edit(Kind::Party);
        assert_eq!(allow(&Actor::Visitor, deed, &Scope::national()).unwrap_err(), Denied { deed, sign_in: true });
        let reader = person(Role::Reader, None, None);
        assert_eq!(allow(&reader, deed, &Scope::national()).unwrap_err(), Denied { deed, sign_in: false });
    }

    #[test]
    fn only_the_programme_office_reaches_everything() {
        for deed in Deed::all() {
            assert_eq!(reach(Role::Programme, deed), Reach::Everywhere);
            if deed != Deed::Claim {
                assert_eq!(reach(Role::Reader, deed), Reach::Never, "{deed}");
            }
        }
    }
}
