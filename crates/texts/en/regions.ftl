# Landsdelen, regional pacts, the division of municipalities.
regions-title = Five landsdelen
regions-lead = The Technology Pact is carried out in five parts of the country, called landsdelen. Choose one on the map or in the list.
regions-landsdeel-name = Landsdeel { $name }
regions-landsdeel-in-sentence = landsdeel { $name }
regions-and = and
regions-show = Show
regions-landsdeel = Landsdeel
regions-province = Province
regions-provinces = Provinces
regions-province-part = { $name } (part)
regions-municipalities = Municipalities
regions-municipality-count = { $n ->
    [one] { $n } municipality
   *[other] { $n } municipalities
 }
regions-parties = Parties
regions-pacts = Regional pacts
regions-agreements = Agreements
regions-country = The Netherlands
regions-together = Together
regions-area = Area
regions-finding-none = No { $what } per landsdeel have been recorded yet
regions-finding-municipalities = { $names }: most municipalities ({ $n })
regions-finding-parties = { $names }: most parties ({ $n })
regions-finding-pacts = { $names }: most regional pacts ({ $n })
regions-finding-agreements = { $names }: most agreements ({ $n })
regions-tiles-on = { $what } per landsdeel, on { $day }
regions-tiles-now = { $what } per landsdeel, as recorded now
regions-source-division = Source: Statistics Netherlands, regional division; coordinates of 2021; landsdelen as in the Technology Pact.
regions-source-register = Source: register of the Technology Pact.
regions-word-provisional = provisional figure
regions-word-no-data = no figure
regions-table-title = The landsdelen side by side
regions-table-caption = Municipalities on { $day }; parties, pacts and agreements as recorded now
regions-adds-up = The municipalities of the five landsdelen add up to { $n }: none counts twice and none is missing.
regions-adds-not-up = Note: the Netherlands has { $all } municipalities, but the landsdelen together { $sum }.
regions-parties-once = A party in two landsdelen counts once for the Netherlands.
regions-where-title = Where does each landsdeel lie?
regions-where-text = Each municipality lies in exactly one landsdeel. Choose another day to see an older division.
regions-day-label = Division on (year-month-day)
regions-day-no-date = ‘{ $typed }’ is not a date. Write for example 2023-06-01. You now see today’s division.
regions-day-too-early = We have no division from that long ago. You see the oldest one we have: of { $first }.
regions-dots-split = { $province } lies in { $names }
regions-dots-whole = Each province lies in one landsdeel
regions-dots-subtitle = Each municipality is a dot, on { $day }; colour and shape show the landsdeel
regions-without-place = { $n ->
    [one] We have no coordinates of { $n } municipality; it is not on the map.
   *[other] We have no coordinates of { $n } municipalities; they are not on the map.
 }
regions-not-cbs-title = A landsdeel of the pact is something else
regions-not-cbs-text = A landsdeel of the Technology Pact is not a landsdeel of Statistics Netherlands (CBS), and not a set of whole provinces either. West-Brabant belongs to South-west, the rest of Noord-Brabant to South-east. Flevoland belongs to North-west. So we count by municipality and not by province.

    Our sources do not say which municipalities belong to West-Brabant. We take the COROP area West-Noord-Brabant. That is an assumption.
regions-split-title = { $n ->
    [one] { $n } province lies in more than one landsdeel
   *[other] { $n } provinces lie in more than one landsdeel
 }
regions-split-caption = Municipalities of divided provinces on { $day }
regions-cbs-title = Beside the landsdelen of Statistics Netherlands
regions-cbs-text = Statistics Netherlands has four landsdelen. A figure there about ‘Oost-Nederland’ is about another area than landsdeel East of the pact.
regions-cbs-caption = Municipalities per landsdeel of Statistics Netherlands (rows) and of the pact (columns) on { $day }
regions-cbs-area = CBS landsdeel
cbs-area-ld01 = Noord-Nederland
cbs-area-ld02 = Oost-Nederland
cbs-area-ld03 = West-Nederland
cbs-area-ld04 = Zuid-Nederland
regions-translated-title = National agreements worked out in the landsdelen
regions-translated-caption = Number of regional agreements per national agreement
regions-translated-none = No regional agreement points at a national one yet. As soon as a landsdeel records one, this shows how many there are per landsdeel.
regions-national-agreement = National agreement
regions-on-page = On this page
regions-figures = Figures
regions-charts = { $n ->
    [one] View { $n } indicator in a chart
   *[other] View { $n } indicators in charts
 }
regions-versus-title = Figures beside those of the Netherlands
regions-versus = Compared
regions-versus-equal = equal
regions-versus-points = { $points } percentage points
regions-versus-share = { $share }% of the Netherlands
regions-versus-note = We computed the comparison with the Netherlands ourselves, with the national figure of the same edition. Where that was revised later, it says so.
regions-revised = revised later: { $value }
regions-no-figures = We know of no published figures about { $name }. National figures say nothing about one landsdeel, so they are not here.
regions-no-figures-here = We know of no published figures about { $name }.
regions-around-text = These figures are about the area this pact works in.
regions-not-published = not published
regions-period = Period
regions-inside-title = Figures about part of this area
regions-inside-text = These figures are about a smaller area, such as a labour-market region. They say nothing about the whole.
regions-no-agreements = No agreements of { $name } itself have been recorded yet.
regions-translates = Works out:
regions-goals = Goals:
regions-made-in = Made in { $name }
regions-due = Due on { $date }
regions-no-pacts = No list of regional pacts in this landsdeel was found.
regions-parties-count = { $n ->
    [one] { $n } party
   *[other] { $n } parties
 }
regions-no-parties = No parties have been recorded here yet.
regions-member = membership confirmed
regions-parties-note = Parties without ‘membership confirmed’ stand under this area in the register; they and the network have not confirmed the membership together yet.
regions-body-title = Who sits on the board?
regions-moments = Moments
regions-coming = Planned
regions-past = Past
regions-nothing-coming = No meetings or conferences have been announced.
regions-belongs-to = Belongs to
regions-territory = Territory
regions-no-territory = Which municipalities take part was not found.
regions-no-territory-thematic = None: this pact is about a theme.
regions-former-names = Formerly also
regions-name-until = { $name } (until { $date })
regions-valid = Exists
regions-since = since { $date }
regions-until = until { $date }
regions-seat-title = Seat in the national steering group
regions-seat-open = Yes; who holds it was not found.
regions-seat-link = All seats
regions-contact = Contact
regions-no-contact = No address of its own is known.
regions-contact-national = Contact the pact
regions-website = Website
regions-host = Own address
regions-logo = Logo
regions-logo-link = View the logo
regions-land-title = { $n ->
    [one] { $n } municipality
   *[other] { $n } municipalities
 }
regions-land-text = By province and COROP area, with the official codes. Choose another day to see an older division.
regions-home-map-title = { $name } has { $n ->
    [one] { $n } municipality
   *[other] { $n } municipalities
 }
regions-home-map-subtitle = Each municipality is a dot, on { $day }; colour and shape show the province
compare-title = Compare two landsdelen
compare-lead = Put two landsdelen side by side on one indicator, with the Netherlands. You only see what was really published.
compare-regions-link = Compare two landsdelen
compare-this-link = Compare with another landsdeel
compare-first = First landsdeel
compare-second = Second landsdeel
compare-indicator = Indicator
compare-coverage = A figure per landsdeel was published on { $some } of the { $all } indicators. Only those can be chosen.
compare-same = You chose the same landsdeel twice.
compare-lacking = Nothing was published about { $name } on this indicator.
compare-as-share = Share of the Netherlands
compare-as-number = Number
compare-subtitle = { $what }, in { $unit }
compare-subtitle-share = { $what }, as part of the number in the Netherlands
compare-source = Source: { $supplier }, published in the Monitor of the Technology Pact.
compare-source-share = Share: own computation.
compare-summary = The table under the chart has the same figures.
compare-finding = { $what }: { $first } { $one }, { $second } { $two }
compare-finding-alone = Only about { $name } something was published
compare-finding-apart = Different figures were published about { $first } and { $second }
compare-table = Published figures ({ $unit })
compare-no-capita = Per inhabitant cannot be computed: numbers of inhabitants per landsdeel were not published.
compare-map-heading = All landsdelen: { $what }
compare-map-title = { $n ->
    [one] Published about { $n } landsdeel
   *[other] Published about { $n } landsdelen
 }: { $what }
compare-value = Value
division-title = Division of municipalities
division-lead = Which landsdeel does a municipality belong to? Choose a day, because municipalities merge. Old figures keep the division of their own day.
division-link = See the division by municipality
division-name-label = Municipality or code
division-changes-title = What changed
division-changes-text = The oldest division in this file is of { $first }. This changed since:
division-changes-count = { $n ->
    [one] { $n } change
   *[other] { $n } changes
 }
division-no-changes = Nothing changed here since the oldest division we have.
division-merged = { $n ->
    [one] { $from } became { $into }
   *[other] { $from } merged into the new municipality { $into }
 }
division-joined = { $n ->
    [one] { $from } became part of { $into }
   *[other] { $from } became part of { $into }
 }
division-moved = { $name } moved to landsdeel { $landsdeel }
division-appeared = { $name } was added
division-ended = { $name } ended; into what is not known
division-count = { $n ->
    [one] { $n } municipality
   *[other] { $n } municipalities
 }
division-of-all = The Netherlands has { $n } municipalities on { $day }.
division-nothing = No municipality fits this choice.
division-caption = Municipalities on { $day }, by name, with the official codes
division-municipality = Municipality
division-letters = Jump to a letter
division-corop = COROP area
division-from = Valid from
division-until = Until
division-successor = then { $name }
division-first-note = From { $first }: that is the oldest day in this file, not the day the municipality came into being.
division-download = { $n ->
    [one] Download as CSV ({ $n } row)
   *[other] Download as CSV ({ $n } rows)
 }
division-download-excel = CSV for Dutch Excel
