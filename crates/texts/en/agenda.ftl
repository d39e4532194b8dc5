# The doe-agenda: actions, progress, money and effect.
kind-agenda = agenda
kind-action = action
kind-progress-report = progress report
kind-comment = comment
kinds-comment = Comments
field-processed = Processed
field-comment-text = What do you want to say?
help-processed = Tick this when something was done with the comment.
help-comment-text = Name no names or other personal details of yourself or of others.
comment-title = Comment on this action
comment-lead = Do you know something about this action, or do you see what could be better? You need no account. The programme office or the coordinator of the landsdeel reads your comment. After that it is shown with the action.
comment-sent = Thank you. Your comment is shown with the action when somebody of the programme has read it.
comment-none = There are no comments yet.
comment-obstacle = Is there something on this site that you cannot read or use?
kinds-agenda = Agendas
kinds-action = Actions
kinds-progress-report = Progress reports

field-number = Number elsewhere
field-lead = What it is about
field-owner = Owner
field-partners = Partners and their task
field-task = Task
field-landsdeel = Landsdeel
field-pact = Regional pact
field-programme = Programme or initiative
field-part-of = Part of action
field-decision = Comes from decision
field-card = Comes from card
field-start = Start
field-end = End
field-phase = Phase
field-percentage = Progress in per cent
field-update-days = Report every so many days
field-update-limit-days = Silent after so many days
field-milestones = Milestones
field-milestone-state = State
field-completed = Completed on
field-money = Money
field-origin = Origin
field-money-kind = Kind of money
field-funder = Funder
field-planned-eurocent = Planned
field-committed-eurocent = Committed
field-spent-eurocent = Spent
field-results = Results
field-level = Level
field-measure = What is measured
field-baseline = Baseline
field-target = Target
field-actual = Reached
field-evidence-url = Web address of the evidence
field-evidence-level = Kind of evidence
field-expected = Expected effects
field-size = Size
field-certainty = Certainty
field-basis = What this rests on
field-measured = Measured effects
field-method = Method
field-low = Lower bound
field-high = Upper bound
field-judge = Judged by
field-action = Action
field-author = Written by (function)
field-unchanged = Nothing changed
field-phases = Phases
field-statuses = Statuses
field-label = Own name

help-owner = Exactly one party owns the action. If the party is not listed, add it first.
help-contact = A functional address or desk, not the name of a person.
help-pact = Choose the landsdeel this pact lies in as well.
help-part-of = The larger action this is a part of.
help-planned-eurocent = In euros, for example 12,500 or 12,500.50.
help-size = The change against doing nothing; below zero for a fall.
help-status = Leave this empty: the status then follows from dates and reports. If you choose one, give a reason.
help-update-days = Leave this empty to follow the rhythm of the agenda.
help-unchanged = Tick this if there is nothing to report; no text is needed then.

phase-exploring = exploring
phase-preparing = preparing
phase-running = running
phase-rounding-off = rounding off
phase-done = done

status-planned = planned
status-late = late
status-silent = silent
status-completed = completed

milestone-state-not-started = not started
milestone-state-active = in progress
milestone-state-completed = done
milestone-state-cancelled = cancelled

origin-state = state
origin-region = region
origin-business = business
origin-eu = European Union
money-kind-cash = cash
money-kind-in-kind = in kind

level-output = what was done (output)
level-outcome = what that did for people (outcome)
level-impact = what changed in the region (impact)

evidence-level-statement = own statement
evidence-level-document = document
evidence-level-dataset = dataset
evidence-level-evaluation = independent evaluation

certainty-low = low
certainty-medium = medium
certainty-high = high

method-count = count
method-before-after = before and after compared
method-comparison = compared with another group

agenda-dictionary-euro = Amount in eurocents
agenda-problem-amount = { $field }: ‘{ $found }’ is not an amount. Write euros without a minus sign, for example 1250 or 1,250.50.
agenda-problem-circle = { $field }: this makes the action a part of itself, by way of { $through }.
agenda-problem-merged = { $field }: { $kind } ‘{ $id }’ was merged into ‘{ $into }’. Choose that one.
agenda-problem-no-landsdeel = { $field }: ‘{ $found }’ is not a landsdeel.
agenda-problem-elsewhere = { $field }: ‘{ $found }’ does not lie in landsdeel { $of }.
agenda-problem-not-done = { $field }: there is a day on which this was done, but its state is not ‘done’.
agenda-problem-interval = { $field }: the size lies outside the lower and upper bound.

nav-agenda = Doe-agenda
agenda-title = Doe-agenda
agenda-lead = Who does what, for which goal, when and with which money. And what it changes.
agenda-theme = Theme
agenda-lacks = What is missing
agenda-national = national
agenda-no-goal = no goal named
agenda-no-theme = without theme
agenda-no-year = without dates
agenda-unknown = not known
agenda-no-owner = no owner
agenda-place = Where
agenda-span = Period
agenda-progress = Progress
agenda-from = from { $day }
agenda-until = until { $day }
agenda-tab-table = Table
agenda-tab-board = Board
agenda-tab-time = Time line
agenda-count-all = { $total ->
    [one] One action.
   *[other] { $total } actions.
}
agenda-count = { $found } of { $total } actions.
agenda-range = This page shows { $from } to { $until }.
agenda-nothing = No action fits this choice.
agenda-pages = More actions
agenda-before = Previous actions
agenda-after = Next actions
agenda-note-title = About this agenda
agenda-more-title = More about the doe-agenda
agenda-download = Download as { $form }
agenda-feed = News of the doe-agenda
agenda-board-more = And { $rest } more
agenda-milestones-done = { $done } of { $all } milestones done
agenda-time-key = Bar: from start to end. Circle: milestone, filled when it is done. Dashed line: today. Where the end is not known, the bar runs on.
agenda-time-undated = Without start and end
agenda-points = percentage points

agenda-part-title = Actions
agenda-part-none = There are no actions on the doe-agenda here yet.
agenda-part-all = All { $total } actions
agenda-part-open = See these actions on the doe-agenda

agenda-warning-past-end = The end date has passed.
agenda-warning-milestone-missed = A milestone was not reached in time.
agenda-warning-silent = No report came for a long time.
agenda-warning-update-due = A new report is needed.
agenda-warning-no-owner = The owner exists no longer.
agenda-warning-no-money = No money is named.
agenda-warning-no-goal = No goal is named.
status-unknown = cannot be told

agenda-part-of = This is a part of
agenda-who = Who does what
agenda-partner = partner
agenda-milestone = Milestone
agenda-no-milestones = No milestones are known.
agenda-done-on = on { $day }
agenda-missed = not in time
agenda-rolled-up = the mean of the parts
agenda-no-reports = There is no progress report yet.
agenda-unchanged = Nothing changed.
agenda-next-report = The next report is expected on { $day }.
agenda-write = Write a report
agenda-edit = Change this action
agenda-overruled = Set by hand. What follows from the data:
agenda-quality = Can this action be followed?
agenda-quality-what = What is needed
agenda-yes = yes
agenda-no = no
agenda-has-owner = Owner
agenda-has-schedule = Start and end
agenda-has-milestones = Milestones
agenda-has-indicator = Indicator
agenda-has-money = Money
agenda-lack-owner = no owner
agenda-lack-schedule = no start or end
agenda-lack-milestones = no milestones
agenda-lack-indicator = no indicator
agenda-lack-money = no money named
agenda-lack-complete = nothing: all is there
agenda-no-money = No money is known.
agenda-no-money-year = without year
agenda-money-caption = Money per year
agenda-sum = Together
agenda-effects = Expected and measured effect
agenda-no-effects = Nobody said which indicator this action should change, or by how much.
agenda-expected = Expected
agenda-measured = Measured
agenda-gap = Difference
agenda-in-year = in { $year }
agenda-certainty = Certainty: { $level }.
agenda-judged = Judged by { $judge }.
agenda-interval = between { $low } and { $high }
agenda-evidence = Evidence
agenda-evidence-title = Evidence
agenda-no-evidence = no evidence
agenda-not-expected = not predicted
agenda-not-measured = not measured yet
agenda-no-gap = cannot be told
agenda-no-results = No results are known.
agenda-parts = Parts
agenda-sticks-out = Its period lies partly outside that of this action:
agenda-steps = From agreement to result
agenda-step-card = Card from a conversation
agenda-step-agreement = Agreement
agenda-step-decision = Decision
agenda-step-start = The action began
agenda-step-milestone = Milestone reached
agenda-step-end = The action ended
agenda-step-effect = Measured: { $size }

agenda-money-title = Money on the doe-agenda
agenda-money-lead = What was planned, committed and spent, added up from the actions.
agenda-money-known = An amount is known of { $known } of the { $total } actions. A dash means: nobody named an amount.
agenda-money-regions = By landsdeel
agenda-money-themes = By theme
agenda-money-origins = By origin
agenda-money-years = By year
agenda-money-twice = An action with two themes counts under both.
agenda-units = Amounts

agenda-rhythm-title = State of the reports
agenda-rhythm-lead = How often do owners tell how it goes, and can their actions be followed?
agenda-rhythm-owners = Reports per organisation
agenda-rhythm-key = This is about actions that are not completed or stopped. The agenda of each landsdeel says how often a report is needed and after how many days an action is called silent.
agenda-open = Actions
agenda-on-time = In time
agenda-due = Report needed
agenda-silent = Silent
agenda-never = Never reported
agenda-late = Late

agenda-promises = What the actions promise together
agenda-promised = { $n ->
    [one] One action promises
   *[other] { $n } actions together promise
}
agenda-nothing-promised = No action promises a change here.
agenda-distance = To reach the target is needed:
agenda-by-year = by { $year }
agenda-share = The promises cover { $share }% of that.
agenda-no-distance = What the target needs cannot be told: the target or the latest figure is missing.

event-reminded = The owner was asked how it goes: { $title }.
reminder-subject = How is { $title } going?
reminder-body = Dear reader,

    How is the action "{ $title }" going?

    { $reasons }

    Did nothing change? Report it through this link:
    { $unchanged }

    { $question } Report it through this link:
    { $done }

    You do not need to sign in. The link opens a page with one button; only when you press it, your answer is added to the action. Everyone can read it there. The links work for { $days } days, and once.

    Do you want to tell more or change something? You can do that with the action:
    { $address }

    { $why }
reminder-many-subject = How are { $n } actions going?
reminder-many-body = Dear reader,

    How are these { $n } actions going? Each action has two links: one for "nothing changed", and one for "done".

    { $list }

    --
    You need not sign in. Each link opens a page with one button; only when you press it, your answer is put with the action. Everyone can read it there. The links work for { $days } days, each of them once.

    Do you want to tell more or change something? You find the actions together here:
    { $work }

    { $why }
reminder-item = { $nr }. { $title } ({ $owner })
    { $address }
    { $reasons }

    Nothing changed:
    { $unchanged }
    { $question }
    { $done }
reminder-rest = { $n ->
    [one] And { $n } more action. You find it under My work.
   *[other] And { $n } more actions. You find them under My work.
}
reminder-why-many = You get this letter as contact of the owners of these actions, or because an owner has no contact here.
reminder-done-milestone = Was the milestone "{ $text }" reached?
reminder-done-action = Is the action complete?
reminder-late = The milestone "{ $text }" was due on { $day }.
reminder-soon = The milestone "{ $text }" is due on { $day }.
reminder-ended = The action ran until { $day }.
reminder-silent = Nothing was reported for too long: a report was due on { $day } at the latest.
reminder-due = A new report was expected on { $day }.
reminder-why-owner = You receive this letter because you are a contact of { $owner }, the owner of this action.
reminder-why-coordinator = You receive this letter as coordinator of the landsdeel: { $owner }, the owner of this action, has no contact here.
reminder-why-office = You receive this letter as programme office: { $owner }, the owner of this action, has no contact here, and there is no coordinator.
reply-title-unchanged = Nothing changed
reply-title-milestone = Milestone reached
reply-title-action = The action is complete
reply-text-action = Reported: the action is complete.
reply-page-unchanged = Nothing changed
reply-page-milestone = The milestone was reached
reply-page-action = The action is complete
reply-of = Action:
reply-writes = When you press the button, this is added to the action. Everyone can read it.
reply-writes-report = A report of today, { $day }: "{ $title }".
reply-writes-milestone = The milestone "{ $text }" was reached on { $day }.
reply-writes-phase = The phase becomes: { $phase }.
reply-writes-percentage = Complete: { $percentage }%.
reply-writes-status = The status that was set by hand lapses.
reply-button-unchanged = Report that nothing changed
reply-button-milestone = Report that the milestone was reached
reply-button-action = Report that the action is complete
reply-thanks-title = Thank you
reply-thanks = Your answer stands with the action.
reply-more = Look at the action
reply-answered-title = This was answered before
reply-answered-unchanged = This letter was answered on { $day }: nothing changed. You do not need to do anything.
reply-answered-done = This letter was answered on { $day }: it is complete. You do not need to do anything.
reply-over-title = There is nothing left to report here
reply-over = What the letter was about has been reported or changed meanwhile, or you are no longer the contact. Nothing was written.
reply-expired-title = This link has expired
reply-expired = The link in a letter works for { $days } days. Nothing was written. Sign in to report how the action goes.
reply-forged-title = This link does not work
reply-forged = The link did not arrive whole. Copy all of it from the letter. Nothing was written.
