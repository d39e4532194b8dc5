# Worksheets and reporting periods of the action agenda.
kind-reporting-period = reporting period
kinds-reporting-period = Reporting periods
field-from = From
field-frozen = Frozen on
field-frozen-actions = Number of actions
field-fingerprint = Fingerprint (SHA-256)
help-frozen = Filled in when the period is frozen.
event-frozen = { $title } was frozen: { $actions } actions, fingerprint { $hash }.
start-change-frozen = frozen

refusal-period-frozen = This period has been frozen already. That can be done once.
refusal-period-running = This period is still running. It can be frozen from the day after its end.
refusal-sheet-gone = This preview is no longer valid: an hour has passed, or the changes were saved or dropped already. Hand in the worksheet again.
refusal-sheet-stale = Somebody else changed one of the actions after your preview. Nothing was saved. Fetch a new worksheet.

periods-title = Reporting periods
periods-lead = At the end of a period the programme office freezes how all actions stand. That no longer changes afterwards.
periods-none = There is no reporting period yet.
periods-open = Not frozen yet
periods-open-text = This period has not been frozen yet. There is nothing to show.
periods-span = { $from } until { $until }
periods-frozen-on = Frozen on { $day }.
periods-actions = { $n ->
    [one] One action.
   *[other] { $n } actions.
}
periods-then = Then
periods-since = Since then
periods-same = nothing changed
periods-gone = no longer public
periods-absent = was not in it
periods-status = Status
periods-progress = Progress
periods-report = Last report
periods-report-on = Last report on
periods-revision = Version of the action
periods-about = Notes
periods-euro = { $name } (euros)
periods-now = now { $now }
periods-changed = { $n ->
    [one] One action stands differently now.
   *[other] { $n } actions stand differently now.
}
periods-changed-other = { $n ->
    [one] One action stood differently in { $title }.
   *[other] { $n } actions stood differently in { $title }.
}
periods-new = { $n ->
    [one] One action was added.
   *[other] { $n } actions were added.
}
periods-compare = Compare with
periods-compare-now = how it stands now
periods-only = Only what changed
periods-all = All actions
periods-show = Show
periods-proof = How to check this
periods-proof-text = What was frozen is one text. Fetch it and compute its SHA-256: that is this fingerprint. It also stands in the journal, which cannot be changed.
periods-file = Download as { $form }
periods-text-file = Download the frozen text (JSON)
periods-journal = See the journal
periods-freeze = Freeze this period
periods-freeze-text = How all public actions stand is kept as it is now. This can be done once and cannot be undone.
periods-freeze-done = The period was frozen.
periods-new-period = Make a reporting period
periods-handle = Freeze
periods-key = This is how things stood on the day of freezing. Of the reports the last one that is not after the period counts.
periods-range = Shown here: { $from } to { $until }.

sheet-title = Worksheet
sheet-lead = Change many actions at once in a spreadsheet. You first see what would change; only then is it saved.
sheet-out = 1. Fetch the worksheet
sheet-out-text = Choose which actions you want to change. The worksheet holds those of your choice that you may change. Its headings are Dutch.
sheet-none = There is no action in this choice that you may change.
sheet-count = { $n ->
    [one] You may change one action of this choice.
   *[other] You may change { $n } actions of this choice.
}
sheet-download = Download the worksheet (XLSX)
sheet-filter = Make another choice
sheet-edit = 2. Change it
sheet-edit-text = Grey columns are locked: they tell us which action it is. Amounts are in euros, dates are real dates. What you can choose stands on the sheet Keuzelijsten. Below the milestones, the money and the other lists there is room for new rows: put the id of the action in the first column. A row you empty goes. Formulas are not taken over.
sheet-in = 3. Hand it in
sheet-file = Worksheet
sheet-file-help = The file you fetched here, as XLSX of at most 12 MB.
sheet-check = Check the worksheet
sheet-nothing = Nothing changed. Nothing was saved.
sheet-kept = { $n ->
    [one] One action was changed.
   *[other] { $n } actions were changed.
}
sheet-dropped = The changes were dropped. Nothing was saved.
sheet-preview = Check what would change
sheet-preview-cells = { $n ->
    [one] One cell would change.
   *[other] { $n } cells would change.
}
sheet-preview-actions = { $n ->
    [one] That touches one action.
   *[other] That touches { $n } actions.
}
sheet-preview-text = Nothing has been saved yet.
sheet-from = From { $file }. You can save this until an hour after handing it in.
sheet-where = Where
sheet-what = What
sheet-old = Now
sheet-new = Becomes
sheet-empty = empty
sheet-goes = goes
sheet-more = { $n ->
    [one] And one more cell that does not fit here.
   *[other] And { $n } more cells that do not fit here.
}
sheet-confirm = Save these changes
sheet-drop = Drop them
sheet-refused = Nothing was taken over
sheet-refused-text = { $n ->
    [one] One thing in the worksheet is wrong. Mend it and hand it in again.
   *[other] { $n } things in the worksheet are wrong. Mend them and hand it in again.
}
sheet-place = Sheet { $sheet }, cell { $cell }
sheet-place-whole = Sheet { $sheet }
sheet-fault-formula = there is a formula here ({ $found }). Put its outcome there as a plain value.
sheet-fault-error = there is the error { $found } here. Put a value there or empty the cell.
sheet-fault-missing-sheet = this sheet is missing. Found: { $found }.
sheet-fault-unknown-sheet = this sheet does not belong in the worksheet. Remove it.
sheet-fault-missing-column = the column ‘{ $heading }’ is missing.
sheet-fault-unknown-column = we do not know the column ‘{ $found }’. Remove it.
sheet-fault-double-column = the column ‘{ $found }’ stands there twice.
sheet-fault-unknown-action = ‘{ $found }’ is no action of this worksheet.
sheet-fault-twice = the action ‘{ $found }’ stands on more than one row.
sheet-fault-altered = version ‘{ $found }’ stands here, expected { $expected }. Do not change this column.
sheet-fault-stale = the action was changed after you fetched it: version { $found } stands here, it is { $now } now. Fetch a new worksheet.
sheet-fault-not-yours = you may not change the action ‘{ $found }’ (in this way).
sheet-fault-unknown-row = the action has no row ‘{ $found }’ here. Leave the column empty for a new row.
sheet-fault-many = an action can have at most { $most } rows here.
sheet-fault-choice = { $heading }: ‘{ $found }’ is not in the list. Choose from: { $allowed }.
sheet-foreign = This is no worksheet of this site, or one of an older kind. Fetch a new worksheet here and change that.
sheet-no-file = Choose a file.
sheet-bad-file = This file cannot be read as a worksheet. Found: { $found }. Expected: { $expected }.
sheet-faults-more = { $n ->
    [one] And one more.
   *[other] And { $n } more.
}
sheet-open = Change these actions in a worksheet (for those who may)

# Targets for a part.
field-sex = Sex
help-sex = Only if the target holds for one sex, level or region. Leave empty otherwise.
aim-title = Targets for a part
aim-part = For { $part }:
aim-year = in { $year }
aim-now = Latest figure of this:
aim-none = No figure is known of this.
