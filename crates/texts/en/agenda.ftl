# The doe-agenda: actions, progress, money and effect.
kind-agenda = agenda
kind-action = action
kind-progress-report = progress report
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
