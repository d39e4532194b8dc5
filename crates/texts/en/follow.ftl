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

follow-link = Follow this by e-mail
follow-title = Follow by e-mail
follow-lead = You get mail when there is something new here:
follow-own = The mail goes to { $email }.
follow-email-help = You first get a mail to confirm that this address is yours.
follow-email-wrong = Fill in an e-mail address, such as name@school.nl.
follow-rhythm = How often do you want mail?
follow-send = Follow
follow-privacy = We use your address for this mail only. Every mail has a link to stop; we then erase your address.
follow-choose-title = Follow
follow-choose-lead = Choose what you want to follow. Every page of an action, goal, landsdeel or figure has a link to follow it. You need no account.
follow-choose-indicator = A figure of the Monitor
follow-choose-goal = A goal
follow-choose-region = A landsdeel
follow-choose-action = An action of the doe-agenda
follow-sent-title = Look in your mail
follow-sent-text = We send a mail to this address. Open the link in it and press the button. After that you get news.
follow-sent-help = An address gets such a mail at most once a day. Do you follow more today? Then it is behind the same link. No mail? Then this address followed it already, or the mail is among unwanted mail. A request that is not confirmed is erased after { $days } days.
follow-back = Back to: { $name }
follow-mine-title = What you follow
follow-mine-lead = This is what the address { $address } follows.
follow-confirm-title = Do you want to follow this?
follow-confirm = Yes, I want to follow this
follow-confirmed = You now follow this.
follow-saved = Your choice is saved.
follow-stopped-one = You get no more mail about this.
follow-none = You follow nothing yet.
follow-more = Choose what to follow
follow-stop-one = Stop
follow-stop-title = No more mail
follow-stop-text = You then get no more mail about what you follow, and we erase your address here. If you have an account, that stays.
follow-stop-all = Stop all mail about what I follow
follow-stop-rather = Rather choose what you get and how often
follow-stopped-title = You get no more mail
follow-stopped = Done: you follow nothing any more and your address is erased here.
follow-nothing-title = This address follows nothing
follow-nothing = The address of this link follows nothing (any more). You get no mail about it.
follow-forged = The link did not arrive whole. Copy all of it from the mail, or sign in to see what you follow.
follow-account = You follow { $n ->
    [one] { $n } subject
   *[other] { $n } subjects
} by mail.
follow-account-link = See and change it
