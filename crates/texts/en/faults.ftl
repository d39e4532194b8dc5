# What a page says when something does not go.
fault-to-start = To the start page
fault-report = Report a problem
fault-not-found-title = This page does not exist
fault-not-found-text = The address may be mistyped, or the page has moved. Search for a word, or go to the start page.
fault-forbidden-title = You may not do this
fault-forbidden-text = Your role gives no access to this page or action. Nothing was changed. Do you think this is wrong? Contact the programme office.
fault-foreign-form-title = This form is no longer valid
fault-foreign-form-text = The form comes from another site, or you were signed out meanwhile. Nothing was changed. Go back, reload the page and try again.
fault-too-large-title = This is too large
fault-too-large-text = A form may be 512 kB at most. Nothing was changed.
fault-refused-title = This is not possible now
fault-invalid-title = Something is not right
fault-invalid-text = Nothing was changed. This must be mended:
fault-conflict-title = Someone else was first
fault-conflict-text = Nothing was changed. Reload the page and see what changed.
fault-busy-title = One moment
fault-busy-text = The system cannot save now. Nothing was changed. Try again in a few seconds; reading works as usual.
fault-broken-title = Something went wrong
fault-broken-text = This is our fault. Nothing was changed half-way. Try again later or report the problem.
refusal-still-used = Other parts still refer to this. Remove those references first, or merge.
refusal-wrong-state = That does not fit the state this is in now. Reload the page.
refusal-link-used = This link was used before or has expired. Ask for a new link.
refusal-too-often = That was too often. Wait an hour and try again.
refusal-wrong-password = This e-mail address and password do not belong together.
refusal-wrong-code = This code is wrong or was used before. Wait for the next code of your app.
refusal-short-password = Choose a password of at least 12 characters.
refusal-last-administrator = You are the last one of the programme office. Give someone else that role first.
refusal-claimed-before = You claimed this party before.
refusal-asked-before = This membership was asked for before or exists already.
errors-title = { $n ->
    [one] There is { $n } error
   *[other] There are { $n } errors
 }
problem-required = { $field }: fill this in.
problem-unknown = { $field }: this field does not belong to this form.
problem-too-long = { $field }: the text is { $found } characters long; at most { $most } is allowed.
problem-control = { $field }: there is an invisible character ({ $code }) at place { $at }. Remove it.
problem-marks = { $field }: too many accents on one letter at place { $at }.
problem-date = { $field }: ‘{ $found }’ is no date. Write for instance 2027-06-15 or 15-06-2027; today is { $example }.
problem-whole = { $field }: ‘{ $found }’ is no whole number from { $least } up to { $most }.
problem-number = { $field }: ‘{ $found }’ is no number. Write for instance 28.4.
problem-ambiguous = { $field }: we cannot tell whether ‘{ $found }’ is a thousand or a fraction. Write 1234 or 1.2340.
problem-url = { $field }: ‘{ $found }’ is no web address. Begin with https://.
problem-choice = { $field }: ‘{ $found }’ is not possible. Choose from: { $allowed }.
problem-no-record = { $field }: there is no { $kind } named ‘{ $id }’.
problem-taken = { $field }: another one has this already: { $by }.
problem-end-before-start = { $field }: the end is before the start.
problem-reason = { $field }: a status set by hand needs a reason.
problem-identifier = { $field }: ‘{ $found }’ is no valid number of the kind { $scheme }.
problem-itself = { $field }: this points at itself.

refusal-own-work = Those who imported figures do not approve them. Ask a second person.
refusal-no-reason = Give a reason.
refusal-past = An embargo ends in the future. Choose a later moment.
refusal-too-early = The embargo is not over yet.
refusal-nothing-staged = Nothing is staged in this edition yet. Import a file first.
refusal-unconfirmed = There are peculiarities that someone still has to confirm.
