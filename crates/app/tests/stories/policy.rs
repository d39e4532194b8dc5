//! The policy against a plain restatement of it, for every role, deed and place.

use domain::permission::{Actor, Deed, Role, Scope, allow};
use domain::record::Kind;
use uuid::Uuid;

/// What the pact agreed, one sentence per line: (role, deed, where). Anything else is refused.
const AGREED: &str = "
    researcher    inspect   open                                    anywhere
    researcher    create    indicator edition correction review     anywhere
    researcher    edit      indicator edition review                anywhere
    researcher    publish   indicator edition correction review     anywhere
    researcher    import    edition                                 anywhere
    researcher    release   edition                                 anywhere
    researcher    remove    review                                  anywhere
    researcher    read      log                                     anywhere
    coordinator   inspect   agreement party region membership       landsdeel
    coordinator   create    agreement party                         landsdeel
    coordinator   edit      agreement party region                  landsdeel
    coordinator   publish   agreement party                         landsdeel
    coordinator   remove    agreement                               landsdeel
    coordinator   restore   agreement                               landsdeel
    coordinator   ask       membership                              landsdeel
    coordinator   answer    membership                              landsdeel
    liaison       inspect   agreement party region                  landsdeel
    liaison       create    agreement                               landsdeel
    liaison       edit      agreement                               landsdeel
    party_contact inspect   party membership                        party
    party_contact edit      party                                   party
    party_contact ask       membership                              party
    party_contact answer    membership                              party
    coordinator   inspect   agenda action progress_report           landsdeel
    coordinator   create    agenda action progress_report           landsdeel
    coordinator   edit      agenda action progress_report           landsdeel
    coordinator   publish   agenda action progress_report           landsdeel
    coordinator   remove    action progress_report                  landsdeel
    coordinator   restore   action progress_report                  landsdeel
    coordinator   inspect   comment                                 landsdeel
    coordinator   edit      comment                                 landsdeel
    coordinator   publish   comment                                 landsdeel
    coordinator   remove    comment                                 landsdeel
    coordinator   restore   comment                                 landsdeel
    liaison       inspect   comment                                 landsdeel
    party_contact inspect   comment                                 party
    liaison       inspect   action progress_report                  landsdeel
    liaison       create    action progress_report                  landsdeel
    liaison       edit      action progress_report                  landsdeel
    party_contact inspect   action progress_report                  party
    party_contact create    action progress_report                  party
    party_contact edit      action progress_report                  party
    party_contact publish   progress_report                         party
    lrt_member    inspect   signal meeting decision question amendment  anywhere
    lrt_member    create    signal question                         anywhere
    lrt_member    publish   signal question                         anywhere
    lrt_member    step      signal                                  anywhere
    lrt_member    vote      meeting                                 anywhere
    lrt_member    answer    question                                anywhere
    coordinator   inspect   signal meeting decision question        landsdeel
    coordinator   create    signal meeting decision question        landsdeel
    coordinator   edit      signal meeting decision question        landsdeel
    coordinator   publish   signal meeting decision question        landsdeel
    coordinator   remove    meeting                                 landsdeel
    coordinator   step      signal                                  landsdeel
    coordinator   lead      meeting                                 landsdeel
    coordinator   decide    decision amendment                      landsdeel
    coordinator   judge     decision                                landsdeel
    coordinator   answer    question                                landsdeel
    coordinator   vote      meeting                                 anywhere
    party_contact vote      meeting                                 anywhere
    liaison       inspect   signal question                         landsdeel
    liaison       create    signal question                         landsdeel
    liaison       publish   signal                                  landsdeel
    party_contact inspect   amendment decision question             party
    party_contact create    amendment                               party
    party_contact edit      amendment                               party
    party_contact publish   amendment                               party
    party_contact judge     decision                                party
    party_contact answer    question                                party
";

/// Verb and noun of a deed, in the words above.
fn words(deed: Deed) -> (&'static str, &'static str) {
    match deed {
        Deed::Inspect(k) => ("inspect", k.code()),
        Deed::Create(k) => ("create", k.code()),
        Deed::Edit(k) => ("edit", k.code()),
        Deed::Publish(k) => ("publish", k.code()),
        Deed::Remove(k) => ("remove", k.code()),
        Deed::Restore(k) => ("restore", k.code()),
        Deed::Merge(k) => ("merge", k.code()),
        Deed::Claim => ("claim", "party"),
        Deed::DecideClaim => ("decide", "claim"),
        Deed::AskMembership => ("ask", "membership"),
        Deed::AnswerMembership => ("answer", "membership"),
        Deed::ManageAccounts => ("manage", "account"),
        Deed::ReadLog => ("read", "log"),
        Deed::WatchSignals => ("watch", "signal"),
        Deed::StepSignal => ("step", "signal"),
        Deed::LeadMeeting => ("lead", "meeting"),
        Deed::Vote => ("vote", "meeting"),
        Deed::Decide => ("decide", "decision"),
        Deed::JudgeDecision => ("judge", "decision"),
        Deed::AnswerQuestion => ("answer", "question"),
        Deed::DecideAmendment => ("decide", "amendment"),
        Deed::ImportData => ("import", "edition"),
        Deed::ReleaseData => ("release", "edition"),
        Deed::FreezePeriod => ("freeze", "reporting_period"),
    }
}

fn agreed(role: Role, deed: Deed, region: Option<&str>, party: Option<&str>, scope: &Scope) -> bool {
    // The programme office may do everything; everyone with an account may claim their own organisation.
    if role == Role::Programme || deed == Deed::Claim {
        return true;
    }
    let (verb, noun) = words(deed);
    AGREED.lines().map(|line| line.split_whitespace().collect::<Vec<_>>()).filter(|line| line.len() >= 4).any(|line| {
        let nouns = &line[2..line.len() - 1];
        let fits = line[0] == role.code()
            && line[1] == verb
            && (nouns.contains(&noun) || (nouns == ["open"] && !["meeting", "question"].contains(&noun)));
        fits && match line[line.len() - 1] {
            "anywhere" => true,
            "landsdeel" => scope.regions.len() == 1 && Some(scope.regions[0].as_str()) == region,
            "party" => scope.parties.len() == 1 && Some(scope.parties[0].as_str()) == party,
            other => panic!("{other}"),
        }
    })
}

fn scopes() -> Vec<Scope> {
    let lists: [&[&str]; 5] = [&[], &["noord"], &["oost"], &["noord", "oost"], &["noord", "noord"]];
    let parties: [&[&str]; 4] = [&[], &["metaalunie"], &["noord"], &["metaalunie", "drenthe-college"]];
    let of = |ids: &[&str]| ids.iter().map(|id| id.to_string()).collect::<Vec<_>>();
    lists.iter().flat_map(|r| parties.iter().map(move |p| Scope { regions: of(r), parties: of(p) })).collect()
}

#[test]
fn every_role_deed_and_place_is_answered_as_agreed() {
    let mut asked = 0;
    for role in Role::ALL {
        for region in [None, Some("noord"), Some("metaalunie")] {
            for party in [None, Some("metaalunie"), Some("noord")] {
                let actor = Actor::Person { account: Uuid::nil(), role, region: region.map(String::from), party: party.map(String::from) };
                for deed in Deed::all() {
                    for scope in scopes() {
                        let (is, should) = (allow(&actor, deed, &scope).is_ok(), agreed(role, deed, region, party, &scope));
                        assert_eq!(is, should, "{} {deed} of {scope:?} by {region:?} {party:?}", role.code());
                        asked += 1;
                    }
                }
            }
        }
    }
    assert_eq!(asked, 8 * 9 * (7 * Kind::ALL.len() + 17) * 20);
}

#[test]
fn a_visitor_may_do_nothing_and_the_clock_everything() {
    for deed in Deed::all() {
        for scope in scopes() {
            assert!(allow(&Actor::Visitor, deed, &scope).is_err_and(|d| d.sign_in));
            assert!(allow(&Actor::System, deed, &scope).is_ok());
        }
    }
}
