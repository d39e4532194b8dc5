# Parties, the register, claims, networks, the steering group.
parties-title = Parties
parties-lead = Organisations that take part in the Technology Pact: government, education, employers and workers.
parties-to-steering = The national steering group
parties-words = Name, abbreviation or word
parties-place = National or landsdeel
parties-national = National
parties-count = { $n } of { $total ->
    [one] { $total } party
   *[other] { $total } parties
 }
parties-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
 }
parties-nothing = No party fits this choice.
parties-ended = no longer active
parties-take-along = Take the register with you
parties-take-along-text = The files hold the parties you see above. What each column means is in the
parties-dictionary = Data dictionary of the register
parties-csv-excel = CSV for Dutch Excel
parties-since = since { $from }
parties-until = until { $until }
parties-period = { $from } to { $until }

## One party.
party-successor = This party merged into or was succeeded by:
party-goals = Role in the pact
party-no-roles = No role of this party is recorded for any goal or agreement.
party-seats = Seats
party-networks = Networks
party-no-networks = No membership of a network is recorded.
party-to-networks = Ask to join, invite or answer
party-no-identifiers = No number known (KvK, BRIN, RIO).
party-validity = Exists
party-predecessors = Came from
party-people = Contact
party-to-contact = Contact persons of this party
party-yours = Is this your organisation?
party-to-claim = Take over the care of this page

## Claims.
party-claim-heading = Take over: { $party }
party-claim-crumb = Take over
party-claim-lead = Do you work at { $party }? Then ask to look after this page yourself. The programme office checks the request and decides.
party-claim-grounds = Why may you speak for this party?
party-claim-grounds-help = Give your function and how we can check it. Only the programme office reads this.
party-claim-send = Send the request
party-claim-open = Your request was received
party-claim-open-text = The programme office has yet to decide.
party-claim-granted = Your request was granted
party-claim-refused = Your request was refused
party-claim-asked-on = You asked this on { $at }.

## Networks.
networks-heading = Networks of { $party }
networks-crumb = Networks
networks-lead = A party joins a network when both sides want it. One asks or invites, the other answers.
networks-ask = Ask to join
networks-ask-button = Ask to join
networks-invite = Invite this party into
networks-invite-button = Invite
networks-accept = Accept
networks-decline = Decline
networks-not-yours = You cannot ask to join for this party, nor invite it.
networks-back = Back to the party

## The steering group.
steering-title = National steering group of the Technology Pact
steering-name = Landelijke Regiegroep Techniekpact
steering-crumb = Steering
steering-task = The national steering group (LRT) guards the pact. It follows whether the agreements are carried out and adjusts the course. Government, education, employers, workers and the five landsdelen have a seat in it.
steering-seats = { $n ->
    [one] { $n } seat
   *[other] { $n } seats
 }
steering-no-periods = For no seat was it published from when or until when it was held.
steering-unheld = { $n ->
    [one] For one seat it was not found who holds it.
   *[other] For { $n } seats it was not found who holds them.
 }
steering-ended = Former seats
steering-none-ended = No ended seats are recorded.
steering-seat = Seat
steering-period = Period

## Data dictionary.
dictionary-lead = Every column of the register, with its meaning and allowed values.
dictionary-joined = Several values in one cell are separated by ‘{ $values }’. The parts of one value are separated by ‘{ $fields }’.
dictionary-guard = A text that begins with =, +, -, @, a tab or a line end has a single quote before it, so that a spreadsheet does not run it.
dictionary-column = Column in CSV
dictionary-path = Place in JSON
dictionary-meaning = Meaning
dictionary-kind = Kind of value
dictionary-required = Required
dictionary-id = The address of the party on this site
dictionary-revision = Number of the version of these data
dictionary-updated = Last changed
dictionary-text-plain = text
dictionary-text = text, at most { $most } characters
dictionary-choice = one of these codes
dictionary-choices = one or more of these codes
dictionary-ref = id of a record ({ $kind })
dictionary-refs = ids of records ({ $kind })
dictionary-date = date, YYYY-MM-DD
dictionary-moment = moment in UTC, ISO 8601
dictionary-whole = whole number
dictionary-decimal = number
dictionary-url = web address
dictionary-flag = yes or no
dictionary-rows = list, each with: { $fields }
