# Start, goals, themes, versions, agreements.

## What several pages of the pact say.
pact-all = All
pact-words = Words
pact-not-judged = not judged
pact-not-judged-why = Nobody has given a judgement. A status always comes with a reason.
pact-method = How we measure and judge
pact-editors-arrangement = Which goal belongs to which theme is the editors’ own arrangement. No official table was found.
about-title = About these data
about-no-source = No source recorded.
about-version-title = Version and verification
about-version = Version { $revision }, changed on { $at }.
about-history = All versions side by side
about-fingerprint = Fingerprint (SHA-256):
about-check = To check that the text was not altered: this command gives the same fingerprint.
about-journal = It is in the journal as well.

## Start.
start-title = More well-trained technicians, together
start-lead = Government, education and business agreed on twelve goals in the Technology Pact. Here you see what was agreed, who does it and whether it works.
start-to-goals = See the goals
start-to-monitor = To the figures
start-figures = Where we stand, in figures
start-provisional = provisional
start-goals = { $n ->
    [one] One goal
   *[other] The { $n } goals
 }
start-changes = What changed?
start-no-changes = Nothing has changed yet.
start-to-journal = Everything in the journal
start-landsdelen = Five landsdelen (parts of the country)
start-moments = Conferences and meetings
start-no-next = No next meeting is known.
start-past = Earlier
start-change-new = new
start-change-edited = changed ({ $fields })
start-change-restored = restored
start-change-merged = { $title } was merged into it
start-change-joined = membership accepted
start-change-loaded = The pact was loaded: { $records } records and { $figures } figures.

## Goals.
goals-title = Twelve goals
goals-lead = What the parties want to reach together, from primary school to work. Each goal shows its agreements, parties and figures.
goals-list = Goals by number
goals-group = Arrange by
goals-by-number = Number
goals-by-themes = { $n ->
    [one] { $n } theme
   *[other] { $n } themes
 }
goals-theme = Theme
goals-count = { $n ->
    [one] { $n } goal
   *[other] { $n } goals
 }
goals-nothing = No goal fits this choice.
goals-to-versions = All versions of the pact
goals-targets = { $n ->
    [one] { $n } target
   *[other] { $n } targets
 }
goals-indicators = { $n ->
    [one] { $n } indicator
   *[other] { $n } indicators
 }
goals-agreements = { $n ->
    [one] { $n } agreement
   *[other] { $n } agreements
 }
goal-no-target-short = no measurable target
goal-number = Goal { $nr }
goal-heading = Goal { $nr }: { $title }
goal-superseded = This goal was replaced by:
goal-targets = What should be reached?
goal-no-target = No number was found that the pact agreed as a target for this goal. So it cannot be measured whether the goal was reached.
goal-measured-by = Measured by
goal-evidence = What is known?
goal-facts = In short
goal-parties = Who is responsible?
goal-no-parties = No party is recorded for this goal.
goal-chain = Link in the chain
goal-themes = Themes by version
goal-from = From:
goal-agreements = National agreements
goal-no-agreements = No national agreement for this goal was found.
goal-regional = Agreements by landsdeel
goal-all-agreements = All agreements for this goal
goal-indicators-title = How do things stand?
goal-no-indicators = The Monitor has no indicator for this goal.
goal-others = Other goals
goal-before = Previous goal
goal-after = Next goal

## Themes.
theme-heading = { $title } ({ $version })
theme-superseded = This was replaced. In { $version } it is called:
theme-of = Part of:
theme-goals = { $n ->
    [one] One goal falls under it
   *[other] { $n } goals fall under it
 }
theme-no-goals = No goal falls under it.
theme-parties = Parties for this theme
theme-replaced = Earlier name
theme-siblings = Also in { $version }

## Versions.
versions-title = Versions of the pact
versions-crumb = Versions
versions-lead = The pact was renewed a few times since 2013. Here you see what came each time and what it replaced.
versions-gaps = not everything is known
version-adopted = Adopted on { $date }
version-no-day = Day of adoption not found
version-known-agreements = { $n ->
    [one] { $n } agreement known
   *[other] { $n } agreements known
 }
version-superseded = Replaced by:
version-replaced = Replaced
version-themes = Lines and themes
version-no-themes = No lines or themes of its own are known for this version.
version-goals = Goals
version-no-goals = This version has no goals of its own. The goals of an earlier version remained in force.
version-agreements = Agreements from this version
version-no-agreements = No agreements from this version were found.
version-all-agreements = These agreements in the list
versions-compare-title = Compare two versions
compare-with = Compare with
compare-heading = { $a } and { $b } side by side
compare-crumb = Compare
compare-one = First version
compare-other = Second version
compare-button = Compare
compare-texts = The texts
compare-themes = What became of each theme?
compare-no-themes = Neither version has lines or themes of its own.
compare-no-successor = no successor recorded
compare-fresh = new
compare-goals = Where does each goal stand?
compare-no-goals = Neither version holds a goal.
compare-goal = Goal
compare-own-goal = goal of this version
compare-not-here = not in this version

## Agreements.
agreements-title = Agreements
agreements-lead = What parties agreed to do to reach the goals, nationally and in the landsdelen.
agreements-count = { $n } of { $total ->
    [one] { $total } agreement
   *[other] { $total } agreements
 }
agreements-nothing = No agreement fits this choice.
agreements-column = Agreement
agreements-goal = Goal
agreements-place = National or landsdeel
agreements-version = Version
agreements-national = National
agreements-where = Where
agreements-none-due = For none of these agreements was a date found by which it should be done.
agreements-no-due = no date
agreement-superseded = This agreement was replaced by:
agreement-goals = For which goal?
agreement-no-goals = No goal is recorded for this agreement.
agreement-parties = Who takes part?
agreement-no-parties = Who signed or carries out this agreement was not found.
agreement-made-in = Agreed in
agreement-translates = Works out this national agreement
agreement-regional = Worked out in the landsdelen
agreement-no-regional = No landsdeel has recorded yet how it works out this agreement.
review-title = Independent review
review-none = This agreement has not been reviewed independently yet.
review-on = Reviewed on { $date }
review-verifiability = Verifiability
review-ambition = Ambition
review-completion = Completion
review-of-four = { $n } of 4
review-score-0 = not at all
review-score-1 = hardly
review-score-2 = partly
review-score-3 = largely
review-score-4 = fully
review-scale = The scale
review-scale-text = A reviewer with no part in the agreement gives a score from 0 to 4 three times. Can the agreement be verified? Does it ask more than what would happen anyway? Was it carried out?
