# PDF: factsheet and booklet of a region, and the page that offers them.
paper-title = { $name } on paper
paper-lead = To print, to keep or to take along. The same data always give exactly the same file.
paper-link = On paper: factsheet, booklet and checksums
paper-get-factsheet = Factsheet (PDF)
paper-get-booklet = Booklet (PDF)
paper-factsheet-about = Short: the figures of { $name } beside those of the Netherlands, with charts and sources.
paper-booklet-about = Complete: figures, agreements, actions, decisions, parties, pacts, dates and municipalities of { $name }.
paper-document = Document
paper-size = Size
paper-kilobytes = { $n } kB
paper-sum = Checksum (SHA-256)
paper-sum-title = Is this file genuine?
paper-sum-text = Compute the checksum of your file yourself, for instance with ‘sha256sum’ or ‘Get-FileHash’. If it equals the one above, nothing was changed. When the data change, the checksum changes too.
paper-accessible = Both documents have headings, tables with header cells and descriptions of their figures (PDF/UA-1). A screen reader reads them in the right order.
paper-over = National Technology Pact · Region in figures
paper-over-booklet = National Technology Pact · Booklet of the region
paper-state = State of the data: { $edition }, { $date }
paper-state-none = State of the data: no edition of the Monitor has appeared yet
paper-foot = { $name } · { $state }
paper-author = Techniekpact
paper-contents = Contents
paper-in-short = In short
paper-figures = Figures beside those of the Netherlands
paper-charts = In pictures
paper-coverage = What there is, and what is missing
paper-coverage-text = { $n ->
    [one] For { $n } of the { $all } indicators a figure about { $name } has been published. A national figure says nothing about one region. Where its own figure is missing, that is said.
   *[other] For { $n } of the { $all } indicators a figure about { $name } has been published. A national figure says nothing about one region. Where its own figure is missing, that is said.
 }
paper-indicator = Indicator
paper-country-figure = Netherlands
paper-none-published = not published
paper-what = About
paper-unit = Unit: { $unit }
paper-agreements = Agreements
paper-parties = Parties
paper-pacts = Regional pacts
paper-moments = Dates
paper-land = Municipalities
paper-land-text = { $n ->
    [one] { $n } municipality, by the division of { $date }.
   *[other] { $n } municipalities, by the division of { $date }.
 }
paper-sources = Sources and account
paper-editions = Editions used
paper-edition = Edition
paper-published = Published
paper-suppliers = Suppliers of the figures
paper-marks = A * after a figure means: provisional. ‘Suppressed’ means: not published, to protect persons. What has not been published is not filled in.
paper-licence = You may share and adapt this document if you name the source (CC BY 4.0).
paper-newest = The newest version and the checksum of this file are at
paper-no-moments = No dates have been recorded.
paper-tile-municipalities = municipalities
paper-tile-parties = parties
paper-tile-pacts = regional pacts
paper-tile-agreements = agreements
paper-actions = Action agenda
paper-no-actions = There are no actions of this region on the agenda yet.
paper-partners = Partners
paper-heard = last report { $date }
paper-planned = planned
paper-committed = committed
paper-spent = spent
paper-no-money = no amounts known
paper-wanted = Wanted
paper-reached = Reached
paper-coverage-rest = The table names the { $n } indicators for which at least one region has a figure. The others exist for the whole country only.
paper-decisions = Decisions
paper-no-decisions = No decisions about this region have been recorded.
paper-national-decisions = Decisions for the whole country
paper-review-on = review on { $date }
paper-superseded = replaced by a later decision
