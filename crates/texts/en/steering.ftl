# Steering: signals, meetings, decisions, questions, amendments.
nav-steering = Steering
steering-signal-of = { $what }: { $name }
steering-lrt = National steering group
steering-pact = Parties of the pact
steering-national = national
steering-overview-title = Steering
steering-overview-lead = What goes another way than agreed, when the steering group meets, what was decided and what came of it.
steering-seats-crumb = Seats
steering-count-open = { $n ->
    [one] open signal
   *[other] open signals
 }
steering-count-new = { $n ->
    [one] new signal
   *[other] new signals
 }
steering-count-asked = { $n ->
    [one] question waits for an answer
   *[other] questions wait for an answer
 }
steering-count-reviews = { $n ->
    [one] decision to look back on
   *[other] decisions to look back on
 }
steering-open-signals = Open signals
steering-all-signals = All signals
steering-more-signals = { $n ->
    [one] { $n } more open signal
   *[other] { $n } more open signals
 }
steering-last-decisions = Latest decisions
steering-register = Register of decisions
steering-register-lead = All decisions since 2013, national and regional, as far as they could be found.
steering-register-gap = From before this platform only decisions with a public source stand here. Minutes and numbers of the steering group of those years were not published.
steering-next-meeting = Next meeting
steering-all-meetings = All meetings
steering-questions = Questions
steering-all-questions = All questions and amendments
steering-reviews = To look back on now
steering-no-open-signals = There are no open signals.
steering-no-meeting = No meeting is planned.
steering-no-past-meeting = No meeting has been held yet.
steering-no-decisions = No decision was recorded.
steering-no-reviews = For no decision the day to look back has come.
steering-no-questions = No question waits for an answer.
steering-signals = Signals
steering-signals-lead = A signal says that something goes another way than agreed. It stays open until someone closes it with a reason.
steering-open = Everything open
steering-signals-count = { $shown } of { $total ->
    [one] { $total } signal
   *[other] { $total } signals
 }
steering-decisions-count = { $shown } of { $total ->
    [one] { $total } decision
   *[other] { $total } decisions
 }
steering-no-such-signal = No signal fits this choice.
steering-no-such-decision = No decision fits this choice.
steering-rules = { $n ->
    [one] The { $n } rule that raises signals
   *[other] The { $n } rules that raise signals
 }
steering-raised-on = since { $on }
steering-over-since = over since { $on }
steering-must-decide = asks a decision
steering-must-decide-text = This signal closes only with a decision.
steering-signal = Signal
steering-ended-text = What raised this signal is over since { $on }. The signal stays until someone closes it.
steering-trail = What the rule found
steering-seen-on = Seen on
steering-found = Found
steering-norm = Expected
steering-threshold = threshold: { $n }
steering-source-edition = Source and edition
nav-agenda-source = action agenda
steering-since-day = since { $on }
steering-rule = The rule
steering-about = About
steering-raised = Raised
steering-on-agenda-of = On the agenda of
steering-item = item { $nr }
steering-decision = Decision
steering-closed-on = Closed on { $on }
steering-handle = Handle
steering-handle-who = For members, landsdelen and the programme office.
steering-nothing-to-do = There is nothing to do here now.
steering-no-deed = Choose what you want to do.
steering-conflict = Someone else changed this before you. What you typed still stands below. Compare it with what stands there now and save again.
steering-acknowledge = I have seen this
steering-acknowledge-text = Everyone then sees that the signal is known.
steering-schedule = Put on the agenda
steering-unschedule = Take off the agenda
steering-close = Close the signal
steering-reason = Reason
steering-meeting = Meeting
steering-meetings = Meetings
steering-meetings-lead = Of the national steering group and of the bodies in the landsdelen.
steering-ahead = Planned
steering-held = Held
steering-calendars = In your own calendar
steering-calendars-text = Subscribe to these addresses and the public meetings appear in your calendar.
steering-items = { $n ->
    [one] { $n } item
   *[other] { $n } items
 }
steering-from-to = { $day }, { $from } to { $to }
steering-from = { $day }, { $from }
steering-agenda = Agenda
steering-no-items = Nothing is on the agenda yet.
steering-minutes-long = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
 }
steering-whole-agenda = The whole agenda takes { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
 }.
steering-recused = Kept out of it:
steering-recuse = Someone keeps out of it
steering-tally = For { $yes }, against { $no }, abstained { $abstained }
steering-secret = The vote is secret.
steering-roll = Who voted what
steering-roll-csv = Names and votes as CSV
steering-minutes-later = The minutes stand here once they are adopted and published.
steering-minutes-closed = The minutes of this meeting are closed.
steering-decisions = Decisions
steering-no-decisions-here = No decision was taken in this meeting yet.
steering-attendance = Attendance
steering-quorum-met = The quorum is met: { $present } of { $seats } seats, { $needed } are needed.
steering-quorum-not = The quorum is not met: { $present } of { $seats } seats, { $needed } are needed.
steering-who-was-there = Who was there
steering-group = On behalf of
steering-presence = Present
steering-when = When
steering-place = Where
steering-papers = Papers
steering-papers-closed = Closed papers
steering-no-papers = There are no papers.
steering-paper-closed = (closed)
steering-add-paper = Add a paper
steering-fixed-text = The minutes were adopted. Nothing can change any more.
steering-you-typed = What you typed. Copy it if you want to keep it.
steering-your-seat = Your seat:
steering-edit-agenda = Change the agenda
steering-decided-as = This was decided:
steering-vote-running = The vote is open. { $n ->
    [one] { $n } seat voted.
   *[other] { $n } seats voted.
 }
steering-minutes = Minutes of this item
steering-save-minutes = Save the minutes
steering-item-more = Outcome, vote, keeping out
steering-open-vote = Open a roll call
steering-open-secret = Open a secret vote
steering-close-vote = Close the vote and count
steering-decide = Take a decision
steering-decision-text = Text of the decision
steering-reviewer = Who looks back
steering-body = Body
steering-aim = aim: { $verdict }
steering-decision-nr = Decision { $nr }
steering-replaced = This decision was replaced by
steering-replaces = Replaces
steering-answers = In answer to
steering-answered-by = Decisions that answer this one
steering-no-answers = No other decision answers this one yet.
steering-aim-reached = Was the aim reached?
steering-aim-closes = Was it reached? Then the signals that this decision is about close, with your explanation as the reason. Otherwise they stay open.
steering-judged-on = Judged on { $on }.
steering-review-on = This is looked back on at { $on }.
steering-no-review = No day was agreed to look back.
steering-known = The figures as known then
steering-known-text = This was known on { $on }. A figure may have been revised since, or there is a newer one.
steering-known-none = No figure that was known that day belongs to this decision.
steering-known-then = Known then
steering-known-now = Known now
steering-known-same = unchanged
steering-actions = Actions that follow from it
steering-no-actions = No action was made from this decision yet.
steering-no-signals-here = No signal belongs to this decision.
steering-decided-on = Decided on
steering-take = Take the decision
steering-edit-decision = Change the proposal
steering-make-action = Make it an action
steering-make-action-text = The action gets title, goals and number of this decision. You can complete it afterwards.
steering-withdraw = Withdraw
steering-questions-lead = Questions from landsdelen to the steering group and back, each with a day by which it is answered.
steering-waits = waits for an answer
steering-waiting = Waiting for an answer
steering-answered-before = Answered before
steering-none-answered = No question was answered yet.
steering-asks-lrt = { $region } asks the steering group
steering-lrt-asks = The steering group asks { $region }
steering-answered-on = answered on { $on }
steering-answer-late = an answer was asked by { $on }
steering-answer-by = answer by { $on }
steering-late = late
steering-answer = Answer
steering-answer-before = Answer by
steering-answer-closed = The answer is closed: only those who asked and answered read it.
steering-answer-will-close = The answer will not be public.
steering-no-answer-yet = There is no answer yet.
steering-nobody-named = nobody named
steering-send-answer = Give this answer
steering-edit-question = Change the question
steering-amendment = Amendment
steering-amendments = Amendments
steering-amendments-text = A party proposes another text for an agreement.
steering-no-amendments = There is no amendment.
steering-amends = For the agreement
steering-proposed-by = Proposed by
steering-amendment-stale = The agreement changed after this was proposed. This amendment can no longer be accepted.
steering-text-now = As it stands
steering-text-then = As proposed
steering-accept = Accept
steering-refuse = Refuse
steering-problem-time = { $field }: ‘{ $found }’ is no time. Write for instance 10:00.
steering-problem-item = { $field }: there is no item { $found } this can be a part of.
steering-problem-parts = { $field }: the parts take { $parts } minutes together; the whole item { $whole }.
event-stepped = { $kind } { $title } went to: { $to }.
event-voted = A vote was cast: { $title }.
api-change-stepped = went to another state
api-change-voted = voted
refusal-fixed = This is settled and cannot change any more.
refusal-lasting = This stays: the pact must be able to answer for it.
refusal-closed = This is closed and cannot be made public.
refusal-signal-step = That cannot be done in the state this signal is in.
refusal-signal-reason = Give a reason for closing the signal.
refusal-signal-must-decide = This signal closes only with a decision.
refusal-signal-decide = A signal is decided by taking a decision in a meeting.
refusal-no-meeting = Choose a meeting.
refusal-meeting-step = That cannot be done in the state the meeting is in.
refusal-minutes-fixed = The minutes were adopted: nothing can be added. What you typed still stands below.
refusal-minutes-text = The text of the minutes is too long or has strange characters.
refusal-no-item = This item does not exist.
refusal-recusal-reason = Say why this seat keeps out of it.
refusal-recusal-voted = This seat has voted already.
refusal-agenda-closed = The agenda of this meeting is settled.
refusal-outcome-not-now = An outcome is written down during the meeting or in the draft.
refusal-no-outcome = Choose an outcome.
refusal-paper = A paper has a title, an address that begins with https:// and an access.
refusal-no-seat = You speak for no seat in this body.
refusal-not-there = Your seat is not on the list as present.
refusal-recused = Your seat keeps out of this item.
refusal-no-choice = Choose for, against or abstain.
refusal-voted = Your seat has voted already. The first vote counts.
refusal-vote-open = This item was voted on or is being voted on.
refusal-vote-closed = The vote is closed.
refusal-vote-not-now = A vote can be taken during the meeting only.
refusal-no-quorum = The quorum is not met. First record who is there.
refusal-decide-not-now = Decisions are taken during the meeting, or while the minutes are a draft.
refusal-item-decided = A decision was taken on this item already. Someone was before you; what you typed still stands below.
refusal-decision-step = That cannot be done in the state this decision is in.
refusal-decision-reason = Give a reason for withdrawing the decision.
refusal-decision-judged = This decision was judged already, or it does not hold.
refusal-verdict-reason = Choose a judgement and write down why.
refusal-question-step = This question was answered or withdrawn already.
refusal-answer-empty = Write an answer.
refusal-own-question = You cannot answer your own question.
refusal-amendment-step = This amendment was decided already.
refusal-amendment-reason = Give a reason.
refusal-amendment-stale = The agreement changed meanwhile. This amendment no longer fits the text.
refusal-amendment-same = The proposed text is the same as the one that stands.
kind-signal-rule = signal rule
kinds-signal-rule = Signal rules
kind-signal = signal
kinds-signal = Signals
kind-meeting = meeting
kinds-meeting = Meetings
kind-decision = decision
kinds-decision = Decisions
kind-question = question
kinds-question = Questions
kind-amendment = amendment
kinds-amendment = Amendments
field-explanation = Explanation
field-test = What the rule looks at
field-threshold = Threshold
help-threshold = For ‘off its path’: how many percent of the way from base to target may be missing. For ‘wrong way’: differences up to this do not count.
field-patience = Patience
help-patience = Editions in a row, or days after the agreed day.
field-must-decide = Closes only with a decision
field-off = Switched off
field-raised-by = Raised by
field-rule = Rule
field-raised = Raised on
field-trail = Findings
field-occasion = Occasion
field-found = Found
field-norm = Expected
field-ended = Over since
field-meeting = Meeting
field-item = Item
field-decided-by = Decision
field-close-reason = Reason for closing
field-closed = Closed on
field-organ = Body
help-organ = lrt for the national steering group, or the name of a landsdeel in its address, such as oost.
field-starts = Starts at
field-ends = Ends at
field-place = Place
field-access = Access
field-quorum = Quorum (seats)
help-quorum = Empty means: more than half.
field-items = Items
field-nr = Number
field-duration = Duration in minutes
field-outcome = Outcome
field-papers = Papers
field-attendance = Attendance
field-seat = Seat
field-presence = Present
field-recusals = Kept out of it
field-reason = Reason
field-tallies = Votes
field-secret = Secret
field-yes = For
field-no = Against
field-abstained = Abstained
field-rolls = Roll call
field-vote = Vote
field-minutes = Minutes
field-manner = Manner of deciding
field-decided = Decided on
field-effective = Takes effect on
field-review-on = Look back on
field-supersedes = Replaces decision
field-answers = Answers decision
field-answer-due = Answers of others by
field-signals = Signals
field-recused = Kept out of it
field-asked-on = Asked for a judgement on
field-verdict = Judgement
field-verdict-text = Why this judgement
field-judged = Judged on
field-answerer = Who answers
field-answer = Answer
field-answered = Answered on
field-proposer = Proposed by
field-parties = Parties
signal-test-off-path = Off its path
signal-test-wrong-way = Going the wrong way
signal-test-action-late = Action late
signal-test-action-silent = Action silent
signal-test-action-unowned = Action without owner
signal-test-action-unfunded = Action without money
signal-test-milestone-missed = Milestone missed
signal-test-agreement-idle = Agreement without action
test-off-path = off its path
test-wrong-way = going the wrong way
test-action-late = action late
test-action-silent = action silent
test-action-unowned = action without owner
test-action-unfunded = action without money
test-milestone-missed = milestone missed
test-agreement-idle = agreement without action
raised-by-rule = a rule
raised-by-region = a landsdeel
raised-by-parliament = parliament
raised-by-party = a party
step-new = new
step-acknowledged = acknowledged
step-on-agenda = on the agenda
step-decided = decided
step-closed = closed
step-planned = planned
step-open = in progress
step-draft = minutes in draft
step-review = minutes in review
step-adopted = minutes adopted
step-published = minutes published
step-cancelled = cancelled
step-proposed = proposed
step-taken = taken
step-withdrawn = withdrawn
step-superseded = superseded
step-answered = answered
step-refused = refused
step-judged = judged
meeting-deed-start = Start the meeting
meeting-deed-end = End the meeting
meeting-deed-submit = Submit the minutes
meeting-deed-return = Back to draft
meeting-deed-adopt = Adopt the minutes
meeting-deed-publish = Publish the minutes
meeting-deed-cancel = Cancel
access-public = public
access-visible = visible, content closed
access-closed = closed
outcome-information = information
outcome-decision = decision
outcome-action = action
presence-present = present
presence-represented = represented
presence-absent = absent
vote-for = for
vote-against = against
vote-abstain = abstain
manner-consent = by consent
manner-vote = by vote
verdict-reached = reached
verdict-partly = partly reached
verdict-not-reached = not reached
verdict-unknown = cannot be said
direction-to-lrt = to the steering group
direction-to-region = to the landsdeel
steering-mail-review-subject = Looking back on decision { $number }
steering-mail-review-body = Dear reader,

    For decision { $number }, "{ $title }", the day to look back has come. Was its aim reached? You can read the decision and give your judgement on this page:

    { $address }

    What you write stays with the decision.
