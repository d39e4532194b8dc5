# Manage.
manage-title = Manage
manage-lead = Choose what you want to see or change. You can only change what belongs to your role.
manage-count = { $n ->
    [one] { $n } public
   *[other] { $n } public
 }
manage-drafts = { $n ->
    [one] { $n } draft
   *[other] { $n } drafts
 }
manage-office = Programme office
manage-accounts = Accounts and roles
manage-claims = Claims on parties
manage-reports = Reports by visitors
manage-log = Log
manage-new = Make a new one
manage-column-title = Title
manage-column-state = State
manage-column-updated = Last changed
history = History
history-of = History of { $title }
history-lead = Every version is kept. The fingerprint is the SHA-256 of the text as the API gives it; with it you can check that nothing was altered.
history-version = Version { $n }
history-when = When
history-who = By
history-fingerprint = Fingerprint
history-event = Row in the journal
history-changes = { $n ->
    [one] { $n } field changed
   *[other] { $n } fields changed
 }
history-first = The first version
history-before = Before
history-after = Now
optional = (optional)
choose = Make a choice
reason-label = Reason for the change
reason-help = Everyone can read this reason in the history. Name no persons.
save-and-publish = Save and publish
step-publish = Publish
step-remove = Remove
step-restore = Restore as a draft
edit-about = About this item
edit-state = State: { $state }
edit-public = See the public page
edit-preview = See the draft (you can share this link)
merge-title = Merge
merge-into = Merge with
merge-help = All references move to the chosen party. The old address points on.
merge-button = Merge
conflict-title = Someone else changed this while you were typing
conflict-text = Below is what stands there now beside what you typed. Your text is still in the form. If you save, your text takes the place of theirs.
conflict-theirs = Stands there now
conflict-yours = You typed
language-nl = Dutch
language-en = English
edit-saved = Saved as version { $n }.
edit-add-row = Add a row
