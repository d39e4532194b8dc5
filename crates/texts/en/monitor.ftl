# The Monitor: indicators, pictures, tables, editions.
monitor-title = Monitor
monitor-lead = Figures on technology in education and work. Each figure says where it comes from and in which edition it appeared.
monitor-search = Find an indicator
monitor-chapter = Chapter
monitor-chapters = Chapters
monitor-all-chapters = All chapters
monitor-count = { $n ->
    [one] { $n } indicator.
   *[other] { $n } indicators.
 }
monitor-count-figures = Together { $n } published figures.
monitor-nothing-found = No indicator found. Try another word or choose another chapter.
monitor-editions-title = Editions
monitor-editions-lead = An edition is a publication of figures. Figures may differ in a later edition. That is why we keep every edition.
monitor-editions-all = All editions
monitor-editions-without = { $n ->
    [one] For { $n } figure the source names no edition.
   *[other] For { $n } figures the source names no edition.
 }
monitor-edition = Edition
monitor-edition-lead = { $n ->
    [one] Published on { $day }, with { $n } figure.
   *[other] Published on { $day }, with { $n } figures.
 }
monitor-published = Published on
monitor-indicator = Indicator
monitor-indicators = Indicators
monitor-figures = Figures
monitor-added = New
monitor-changed = Changed
monitor-same = Equal
monitor-sum = Together
monitor-status-title = State of the Monitor
monitor-status-lead = What the Monitor can and cannot show.
monitor-status-series = With a series
monitor-status-one = One figure
monitor-status-other = Loose figures
monitor-status-none = Without figures
monitor-status-none-empty = Every indicator has at least one figure.
monitor-status-target = With a target
monitor-status-sex = By sex
monitor-status-level = By level
monitor-status-region = By landsdeel
monitor-status-provisional = With provisional figures
monitor-status-revised = Ever revised
monitor-status-explained = A series is: at least two figures that may be compared. Loose figures exist, but do not belong to one series.
monitor-status-translations = Missing translations
monitor-status-translated = All titles, definitions, codes and units exist in Dutch and English.
monitor-edition-words = { $edition } ({ $published })
monitor-no-edition = edition not stated
monitor-source-line = Source: { $supplier }. { $edition }. { $address }. Licence: { $licence }
monitor-licence-unknown = unknown
monitor-publisher = Techniekpact
monitor-dataset = data set
monitor-memo = { $finding }. Source: { $supplier }, { $from }, { $address }
monitor-total = total
monitor-on = on { $period }
monitor-in = in { $period }
monitor-in-quarter = in quarter { $q } of { $y }
monitor-short-quarter = { $y } Q{ $q }
monitor-billion = { $n } billion
monitor-million = { $n } million
monitor-mln = m
monitor-per-year = { " per year" }
monitor-in-millions = In millions of { $unit }
monitor-points = { $n } percentage points
monitor-finding-none = there are no figures for this choice
monitor-finding-break = { $now }. Earlier figures were measured differently and cannot be compared
monitor-finding-more = { $now }, { $size } more than { $from } ({ $first })
monitor-finding-less = { $now }, { $size } less than { $from } ({ $first })
monitor-finding-same = { $now }, the same as { $from }
monitor-finding-extremes = highest for { $high-name } ({ $high }), lowest for { $low-name } ({ $low }), { $when }
monitor-finding-highest = the highest of { $n } amounts is { $value } ({ $name }, { $period })
monitor-key-more = { $size } more than { $from }
monitor-key-less = { $size } less than { $from }
monitor-key-same = the same as { $from }
monitor-keys-label = Newest figures
monitor-word-provisional = provisional figure
monitor-word-forecast = projection
monitor-word-break = series break
monitor-word-axis = axis does not start at 0
monitor-word-margin = margin
monitor-word-range = lies between these bounds
monitor-word-no-data = no data
monitor-target = Target
monitor-target-row = Target of goal { $goal }, { $year }
monitor-target-row-no-year = Target of goal { $goal }
monitor-shown-edition = You see the newest figures, up to
monitor-shown-no-edition = The source names no edition.
monitor-copy-sentence = Copy as a sentence
monitor-copied = Copied
monitor-choice-per = Split by
monitor-choice-region = Area
monitor-choice-edition = Edition
monitor-choice-usual = Default
monitor-choice-newest = Newest figures
monitor-choice-day = As known on
monitor-choice-day-help = For example 2020-12-31. You then see the figures as they had been published by that day.
monitor-choice-patterns = Patterns instead of colour alone
monitor-per-everything = everything
monitor-figure-label = Chart and downloads
monitor-tab-chart = Chart
monitor-tab-table = Table
monitor-left-out = Not in the chart, but in the table: { $names }.
monitor-no-chart-one = There is one figure. A chart adds nothing.
monitor-no-chart = There is too little for a chart in this choice.
monitor-downloads = Downloads
monitor-downloads-help = CSV for Dutch Excel has semicolons and a decimal comma. The other CSV is for programs.
monitor-download-csv = CSV
monitor-download-csv-nl = CSV (Dutch Excel)
monitor-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
 }
monitor-kilobytes = { $n } kB
monitor-png-size = { $size } pixels
monitor-use-link = Embed and cite
monitor-table-title = All figures of this chart
monitor-table-caption = { $title } ({ $unit })
monitor-period = Period
monitor-line = Part
monitor-value = Value
monitor-identity = Key
monitor-identities = Key and source of each figure
monitor-identities-help = The key points at exactly one figure, for example in a correction.
monitor-new-correction = Write a correction
monitor-edit-card = Edit this card
monitor-cell-empty = no figure
monitor-mark-provisional = provisional figure
monitor-mark-corrected = corrected figure
monitor-mark-break = series break: from here on it was measured or counted differently; do not compare with what comes before
monitor-shown-of = You see { $shown } of the { $all } figures of this indicator.
monitor-show-all = Show every breakdown
monitor-meaning-title = What does this figure mean?
monitor-fact-definition = Definition
monitor-fact-numerator = Numerator
monitor-fact-denominator = Denominator
monitor-fact-population = Who or what counts
monitor-fact-unit = Unit
monitor-fact-supplier = Supplier
monitor-fact-rhythm = Appears
monitor-fact-direction = Direction
monitor-fact-break = Series break
monitor-fact-series = Series
monitor-fact-quality = Quality
monitor-fact-event = Event
monitor-rhythm-yearly = every year
monitor-rhythm-quarterly = every quarter
monitor-rhythm-monthly = every month
monitor-rhythm-once = once
monitor-rhythm-irregular = irregularly
monitor-direction-up = More is better
monitor-direction-down = Less is better
monitor-direction-none = More or less is neither better nor worse
monitor-source-unknown = { $n ->
    [one] For { $n } figure no address is known.
   *[other] For { $n } figures no address is known.
 }
monitor-figures-count = { $n ->
    [one] { $n } figure
   *[other] { $n } figures
 }
monitor-goals-title = Goals
monitor-goals-none = No goal uses this indicator.
monitor-no-target = No target was agreed for this indicator.
monitor-progress-title = Target of goal { $goal }
monitor-progress-inputs = Start: { $base } ({ $base-period }). Now: { $now } ({ $now-period }). Target: { $target } in { $target-year }.
monitor-progress-shares = { $covered } of the way was covered, in { $elapsed } of the time.
monitor-progress-how = How is this computed?
monitor-progress-formula = Share of the way = (now minus start) divided by (target minus start). Share of the time = (year now minus start year) divided by (target year minus start year), at most 1. Way divided by time gives the class: from 0.95 on track, from 0.5 too slow, from -0.1 stalled, below that going backward. When the whole way was covered, the target is reached. The start is the first year that can be compared with now.
monitor-progress-download = Download the inputs (CSV)
monitor-progress-none = Progress cannot be computed: there are no two figures that may be compared.
monitor-changes-title = What changed?
monitor-changes-none = These figures appeared in one publication, so there is nothing to compare.
monitor-changes-lead = By edition: what was new, and which figure became different from what it was?
monitor-changes-show = { $n ->
    [one] { $n } changed figure
   *[other] { $n } changed figures
 }
monitor-changes-caption = Changed figures in { $edition }
monitor-before = Was
monitor-after = Became
monitor-before-edition = Earlier in
monitor-use-title = Use this figure
monitor-cite-title = Cite
monitor-cite-help = The date is that of the edition, so your reference stays right.
monitor-copy-apa = Copy (APA)
monitor-embed-title = Embed on your own site
monitor-embed-help = One line of HTML. The chart adapts to its width and stays up to date.
monitor-embed-preview = See the example
monitor-embed-back = See this figure explained at techniekpact
monitor-copy-embed = Copy the line
monitor-chapter-more = More indicators:
monitor-notice-unknown-title = Part of this address no longer exists.
monitor-notice-unknown-text = We do not know: { $names }. You see the rest of your choice.
monitor-notice-unknown-link = Start again with the newest figures
monitor-notice-state-title = You are not seeing the newest figures.
monitor-notice-edition = These are only the figures of { $edition }.
monitor-notice-day = These are the figures as they were known on { $day }.
monitor-notice-state-link = To the newest figures
monitor-notice-superseded = This indicator was replaced by:
monitor-notice-correction = Correction on { $day } ({ $figure }):
monitor-notice-correction-link = About this correction
monitor-notice-provisional-title = Provisional figures.
monitor-notice-provisional = { $n ->
    [one] { $n } figure is provisional and may still change.
   *[other] { $n } figures are provisional and may still change.
 }
monitor-notice-provisional-all = These figures are provisional and may still change.
monitor-notice-break-title = Series break.
monitor-card-latest = Newest figures
monitor-card-link = All figures and explanation
monitor-card-chart = Show the chart
monitor-cite-bibtex = BibTeX
monitor-cite-ris = RIS
monitor-measure-aandeel = Share of the total
monitor-measure-per-1000 = Per 1,000 inhabitants
monitor-share-of = Share of the total ({ $title })
monitor-choice-measure = Measure
monitor-choice-as-published = As published
monitor-choice-panel = A panel for each
monitor-choice-each-line = line
monitor-choice-closed = no figures with your choice
monitor-choice-closed-help = A grey choice has no figures together with what you chose. Take another choice away first.
monitor-look-grafiek = Chart
monitor-look-panelen = Panels
monitor-look-kaart = Map
monitor-look-tabel = Table
monitor-no-look-grafiek = there is too little for a chart with this choice
monitor-no-look-panelen = there are no two lines through time
monitor-no-look-kaart = these figures are not known for several areas
monitor-no-panels = With this choice there are no two panels through time. Choose another breakdown above.
monitor-more-panels = { $n ->
    [one] { $n } more panel stands in the table only.
   *[other] { $n } more panels stand in the table only.
 }
monitor-no-figures = There are no figures with this choice. Take one choice away:
monitor-way-out = Without { $what }
monitor-refused-not-a-count = A share or rate is not possible here: these figures are no counts.
monitor-refused-nothing-split = A share is possible once you choose what to split by.
monitor-refused-no-total = A share is not possible here: no total was published for the same period and series.
monitor-refused-no-inhabitants = Per inhabitant is not possible here: no number of inhabitants was published for these areas and years.
monitor-level-landsdeel = Parts of the country
monitor-level-provincie = Provinces
monitor-level-corop = COROP areas
monitor-level-arbeidsmarktregio = Labour-market regions
monitor-level-gemeente = Municipalities
monitor-levels = Areas on the map
monitor-area = Area
monitor-shape-tiles = Each area is a tile of the same size, roughly in its place.
monitor-shape-list = Each area is a tile of the same size, in order of name and not in its place.
monitor-shape-dots = Each dot is a municipality. A larger dot is a higher class.
monitor-shape-outlines = The boundaries are simplified.
monitor-map-classes = The classes are the same for all years of this breakdown.
monitor-map-without = { $n ->
    [one] For { $n } area no figure was published.
   *[other] For { $n } areas no figure was published.
 }
monitor-map-caption = { $title } ({ $unit }){ $what }, { $when }
monitor-map-none = no figure is shown { $when }
monitor-map-equal = { $value } everywhere, { $when }
monitor-since = In your selection { $edition } brought { $added } new figures, changed { $changed } and left { $same } as they were.
monitor-since-caption = Changed in your selection
monitor-went-up = more than { $from }
monitor-went-down = less than { $from }
monitor-went-even = as many as { $from }
monitor-status-by-dim = By which breakdown?
monitor-status-by-dim-lead = How many indicators can be broken down by a characteristic, and how many of those have a series.
monitor-status-dim = Broken down by
monitor-pivot-title = Pivot table
monitor-pivot-link = Make your own table
monitor-pivot-lead = Choose an indicator and decide what stands in rows and columns. You see the published figures and nothing else.
monitor-pivot-choose = Choose an indicator
monitor-pivot-rows = Rows
monitor-pivot-columns = Columns
monitor-pivot-same = Choose something else for the columns than for the rows.
monitor-pivot-empty = There are no figures with this choice. Choose something else in one of the fields.
monitor-pivot-too-large = This table would have { $rows } rows and { $columns } columns. At most { $most-rows } rows, { $most-columns } columns and { $most-cells } cells are possible. Choose one value in one of the fields, or download all figures.
monitor-pivot-mixed = { $n ->
    [one] For { $n } cell there are several series or definitions. You see the newest.
   *[other] For { $n } cells there are several series or definitions. You see the newest.
 }

monitor-bundle = Everything of this edition in one signed bundle
monitor-bundle-text = Data, definitions, the log of what is hidden, and how to cite. The list of fingerprints (MANIFEST.json) is signed with the same key as the journal.
monitor-bundle-download = Download the bundle (tar.gz)
monitor-bundle-files = { $n ->
    [one] Made from { $n } source file
   *[other] Made from { $n } source files
}

monitor-coming = Coming out
monitor-coming-calendar = Put the moments in your calendar (iCalendar)
