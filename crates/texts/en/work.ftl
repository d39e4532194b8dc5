# My work: what waits for someone.
nav-work = My work
work-title = My work
work-nothing = Nothing waits for you.
work-count = { $n ->
    [one] One thing waits for you.
   *[other] { $n } things wait for you.
 }
work-as = You are signed in as
work-contents = What waits for you
work-more = { $n ->
    [one] And { $n } more
   *[other] And { $n } more
 }
work-all = See all
work-empty = As soon as a report, an answer or a decision of yours is needed, it stands here.
work-account = Your account
work-actions = Actions that ask for a report
work-actions-hint = Report with the action how it goes; "nothing changed" is a report too.
work-signals = New signals
work-signals-hint = Acknowledge the signal, put it on an agenda or close it with a reason.
work-questions = Questions to answer
work-questions-hint = The question that must be answered first stands on top.
work-reviews = Decisions to look back on
work-reviews-hint = Was the aim of the decision reached? Your judgement stays with the decision.
work-drafts = Drafts to judge
work-drafts-hint = Read it, and publish or change it.
work-imports = Imports to review
work-imports-hint = An edition comes out only after a second person has looked.
work-claims = Claims on organisations
work-claims-hint = Does this person belong to the organisation?
work-reports = Reports of visitors
work-reports-hint = Read the report and mark it as dealt with.
