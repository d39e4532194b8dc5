# Following: letters and pages.
follow-of-action = Action: { $title }
follow-of-landsdeel = Landsdeel { $title }
follow-of-region = Region: { $title }
follow-of-indicator = Figure: { $title }
follow-of-edition = New editions of the Monitor
rhythm-direct = At once
rhythm-daily = Once a day
rhythm-weekly = Once a week

follow-mail-confirm-subject = Confirm what you want to follow at the Techniekpact
follow-mail-confirm-body = Hello,

    Someone, probably you, wants to get mail at this address about:

    { $name }

    Is that right? Then open this link and press the button:
    { $link }

    Did you not ask for this? Then you need do nothing. Without your confirmation you get no news from us, and after { $days } days we erase your address.

    Techniekpact
follow-mail-one-subject = New at { $name }
follow-mail-more-subject = New at { $n ->
    [one] { $n } subject you follow
   *[other] { $n } subjects you follow
}
follow-mail-body = Hello,

    This is new at what you follow.

    { $news }

    --
    You get this mail because you follow this at the Techniekpact.

    Choose what you get and how often:
    { $manage }

    No more mail:
    { $stop }
follow-line-new = New: { $kind } "{ $title }".
follow-line-public = Is now on the site.
follow-line-changed = Changed: { $fields }.
follow-line-changed-of = Changed in { $kind } "{ $title }": { $fields }.
follow-line-stepped = New state of { $kind } "{ $title }": { $step }.
follow-line-report = Report: { $title }
follow-line-report-of = Report on the action "{ $action }": { $title }
follow-line-unchanged = It was reported that nothing changed.
follow-line-edition = New edition: { $title }.
follow-line-figures = There are new figures, in the edition "{ $title }".
follow-line-correction = Corrected figure: { $title }. It was { $before } and is now { $after }. Why: { $grounds }
follow-line-status = Status now: { $status }.
follow-line-phase = Phase now: { $phase }.
follow-line-percentage = Done: { $percentage }%.
follow-line-rest = { $n ->
    [one] And { $n } more message on the site.
   *[other] And { $n } more messages on the site.
}
refusal-follows-full = You follow a hundred subjects already. Stop with another one first.
