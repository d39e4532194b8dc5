# Search, journal, written pages, reports.
help-edit = Change this help text
statement-status = Status
statement-not-audited = Not shown: no audit has been done yet
statement-audited = Audited; the outcome is below
statement-checked = Audited on
statement-never = not yet
statement-changed = Statement updated on
statement-contact = Contact the programme office
statement-report = Report an accessibility problem

search-title = Search
search-title-for = Search: { $query }
search-field = What are you looking for?
search-did-you-mean = Did you mean:
search-instead = Nothing found for ‘{ $query }’. These are the results for ‘{ $better }’.
search-examples = For example
search-nothing = We found nothing that holds all your words.
search-tip-fewer = Use fewer words, or one word that is surely in it.
search-tip-other = Try another word. Abbreviations such as bbl, pps and LLO work too.
search-tip-ask = Ask the programme office
search-all-kinds = Show all kinds
search-kinds = Kinds of results
search-show-all = Show all { $n ->
    [one] { $n } result
   *[other] { $n } results
 }
search-lists = Or look in a list

journal-title = Journal
journal-lead = Every change in the public part of this site stands here: what changed, in which role and when. Rows are never changed or erased.
journal-head = Check the journal: the chain has { $seq } rows
journal-head-text = Each row carries a fingerprint that follows from the row before it. Whoever keeps the fingerprint of the last row notices any later change. We sign it, so that you can show it came from us.
journal-head-seq = Last row
journal-head-at = Signed on
journal-head-hash = Fingerprint (SHA-256)
journal-head-signature = Signature (Ed25519)
journal-head-key = Public key
journal-check = Keep the file. Whoever has a copy of the database can later check with it that nothing was changed, also offline:
journal-command = techniekpact journal verify --head techniekpact-journaal-kop-{ $seq }.json
journal-download = Download the signed fingerprint (JSON)
journal-kind = Kind
journal-region = Landsdeel
journal-goal = Goal
journal-nothing = There are no changes here that fit your choice.
journal-older = Older changes
journal-newest = To the newest

event-row = row { $seq }
event-not-public = something that is not public
event-created = { $kind } { $title } was added.
event-edited = Of { $kind } { $title } was changed: { $fields }.
event-published = { $kind } { $title } was made public.
event-removed = { $kind } { $title } was removed.
event-restored = { $kind } { $title } was put back as a draft.
event-merged = { $kind } { $title } was merged with { $into }.
event-redirected = In { $kind } { $title } a reference now points to { $to }.
event-claimed = Someone asked to manage { $title }.
event-claim-granted = The management of { $title } was granted.
event-claim-refused = The request to manage { $title } was refused.
event-invited = Invited: { $title }.
event-asked = Asked: { $title }.
event-accepted = Accepted: { $title }.
event-declined = Declined: { $title }.
event-loaded = At the start { $records } records and { $figures } figures were read in.
event-purged = { $records ->
    [one] { $records } removed item was erased after thirty days.
   *[other] { $records } removed items were erased after thirty days.
 }
event-refused = Refused, not allowed in this role: { $deed }.
event-account-opened = An account was opened.
event-account-changed = An account was changed.
event-account-closed = An account was closed; the personal data were erased.
event-signed-in = Signed in with { $method }.
event-signed-out = Signed out.
event-factor-added = A way to sign in was added: { $factor }.
sign-in-method-signin = a link by mail
sign-in-method-password = a password
sign-in-method-totp = a code of an app
sign-in-method-demo = a demonstration link
sign-in-method-oidc = an account of another organisation
factor-totp = an app with codes
factor-password = a password

log-title = Log
log-lead = Everything that happened, signing in and refusals included. People stand here with a number, never with their name.
log-row = Row
log-what = What

report-title = Report something
report-lead = Is there something you cannot read or use, do you see a mistake, or do you have a question? Tell us. You need no account.
report-send = Send
report-trap = Leave this field empty
report-privacy = We use your e-mail address only to answer. When your report has been dealt with, we erase it.
field-report-topic = What is it about?
field-report-page = On which page?
field-report-text = What is the matter?
field-report-email = Your e-mail address
help-report-page = Paste the address of the page, for instance /doelen/4.
help-report-text = Tell us what you did, what you saw and what you expected. Do you use aids such as a screen reader? Then name them.
help-report-email = Only needed if you want an answer.
report-topic-accessibility = I cannot read or use something
report-topic-figure = A figure or text is wrong
report-topic-question = A question
report-topic-privacy = My personal data
report-topic-vulnerability = A weakness in the security
report-topic-complaint = A complaint
scheme-email = e-mail address
refusal-many-reports = Many reports are coming in now. Wait a minute and send again; your text is still there.
thanks-title = Thank you for your report
thanks-text = The programme office has received your report. If you gave an e-mail address, you will get an answer.
thanks-another = Report something else

reports-lead = Reports by visitors, newest first. When you mark a report as done, the sender’s e-mail address disappears.
reports-open = { $n ->
    [one] { $n } open report
   *[other] { $n } open reports
 }
reports-none = There are no open reports.
reports-finish = Done
reports-done = { $n ->
    [one] { $n } finished report
   *[other] { $n } finished reports
 }

event-imported = Imported for a coming edition: { $indicator }, { $cells } cells.
event-import-undone = Import undone: { $indicator }.
event-import-confirmed = Peculiarities of an import confirmed: { $indicator }.
event-submitted = Submitted for review: { $record }.
event-approved = Approved and frozen: { $record }.
event-sent-back = Sent back: { $record }.
event-embargoed = Put under embargo: { $record }.
event-withdrawn = Back to review: { $record }.
event-released = { $tables ->
    [one] Released with { $tables } table: { $record }.
   *[other] Released with { $tables } tables: { $record }.
}
