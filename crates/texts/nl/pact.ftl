# Start, goals, themes, versions, agreements.

## What several pages of the pact say.
pact-all = Alle
pact-words = Zoekwoorden
pact-not-judged = niet beoordeeld
pact-not-judged-why = Niemand heeft hier een oordeel over gegeven. Een status krijgt altijd een reden.
pact-method = Zo meten en beoordelen wij
pact-editors-arrangement = Welk doel bij welk thema hoort, is een indeling van de redactie. Een officiële tabel is niet gevonden.
about-title = Over deze gegevens
about-no-source = Geen bron vastgelegd.
about-version-title = Versie en controle
about-version = Versie { $revision }, gewijzigd op { $at }.
about-history = Alle versies naast elkaar
about-fingerprint = Kenmerk (SHA-256):
about-check = Zo controleert u dat de tekst niet is veranderd: dit commando geeft hetzelfde kenmerk.
about-journal = Het staat ook in het journaal.

## Start.
start-title = Meer goed opgeleide technici, samen
start-lead = Overheid, onderwijs en bedrijfsleven spraken in het Techniekpact twaalf doelen af. Hier ziet u wat er is afgesproken, wie het doet en of het werkt.
start-to-goals = Bekijk de doelen
start-to-monitor = Naar de cijfers
start-figures = De stand in cijfers
start-provisional = voorlopig
start-goals = { $n ->
    [one] Eén doel
   *[other] De { $n } doelen
 }
start-changes = Wat is er veranderd?
start-no-changes = Er is nog niets veranderd.
start-to-journal = Alles in het journaal
start-landsdelen = Vijf landsdelen
start-moments = Conferenties en bijeenkomsten
start-no-next = Er is geen volgende bijeenkomst bekend.
start-past = Eerder
start-change-new = nieuw
start-change-edited = gewijzigd ({ $fields })
start-change-restored = teruggezet
start-change-merged = { $title } is hierin opgegaan
start-change-joined = deelname aanvaard
start-change-loaded = Het pact is ingelezen: { $records } onderdelen en { $figures } cijfers.

## Goals.
goals-title = Twaalf doelen
goals-lead = Wat de partijen samen willen bereiken, van basisschool tot werk. Bij elk doel staan de afspraken, de partijen en de cijfers.
goals-list = Doelen op nummer
goals-group = Indelen naar
goals-by-number = Nummer
goals-by-themes = { $n ->
    [one] { $n } thema
   *[other] { $n } thema’s
 }
goals-theme = Thema
goals-count = { $n ->
    [one] { $n } doel
   *[other] { $n } doelen
 }
goals-nothing = Geen doel past bij deze keuze.
goals-to-versions = Alle versies van het pact
goals-targets = { $n ->
    [one] { $n } streefdoel
   *[other] { $n } streefdoelen
 }
goals-indicators = { $n ->
    [one] { $n } indicator
   *[other] { $n } indicatoren
 }
goals-agreements = { $n ->
    [one] { $n } afspraak
   *[other] { $n } afspraken
 }
goal-no-target-short = geen meetbaar streefdoel
goal-number = Doel { $nr }
goal-heading = Doel { $nr }: { $title }
goal-superseded = Dit doel is vervangen door:
goal-targets = Wat moet er bereikt zijn?
goal-no-target = Voor dit doel is geen getal gevonden dat in het pact als streefwaarde is afgesproken. Of het doel is bereikt, valt dus niet te meten.
goal-measured-by = Gemeten met
goal-evidence = Wat is er bekend?
goal-facts = In het kort
goal-parties = Wie is verantwoordelijk?
goal-no-parties = Bij dit doel is geen partij vastgelegd.
goal-chain = Schakel in de keten
goal-themes = Thema’s per versie
goal-from = Uit:
goal-agreements = Landelijke afspraken
goal-no-agreements = Er is geen landelijke afspraak bij dit doel gevonden.
goal-regional = Afspraken per landsdeel
goal-all-agreements = Alle afspraken bij dit doel
goal-indicators-title = Hoe staat het ervoor?
goal-no-indicators = De Monitor heeft geen indicator voor dit doel.
goal-others = Andere doelen
goal-before = Vorige doel
goal-after = Volgende doel

## Themes.
theme-heading = { $title } ({ $version })
theme-superseded = Dit is vervangen. In { $version } heet het:
theme-of = Hoort bij:
theme-goals = { $n ->
    [one] Eén doel valt hieronder
   *[other] { $n } doelen vallen hieronder
 }
theme-no-goals = Er valt geen doel onder.
theme-parties = Partijen bij dit thema
theme-replaced = Heette eerder
theme-siblings = Ook in { $version }

## Versions.
versions-title = Versies van het pact
versions-crumb = Versies
versions-lead = Het pact is sinds 2013 een paar keer vernieuwd. Hier ziet u wat er elke keer kwam en wat het verving.
versions-gaps = niet alles is bekend
version-adopted = Vastgesteld op { $date }
version-no-day = Dag van vaststelling niet gevonden
version-known-agreements = { $n ->
    [one] { $n } afspraak bekend
   *[other] { $n } afspraken bekend
 }
version-superseded = Vervangen door:
version-replaced = Verving
version-themes = Lijnen en thema’s
version-no-themes = Van deze versie zijn geen eigen lijnen of thema’s bekend.
version-goals = Doelen
version-no-goals = Deze versie heeft geen eigen doelen. De doelen van een eerdere versie bleven gelden.
version-agreements = Afspraken uit deze versie
version-no-agreements = Van deze versie zijn geen afspraken gevonden.
version-all-agreements = Deze afspraken in de lijst
versions-compare-title = Vergelijk twee versies
compare-with = Vergelijk met
compare-heading = { $a } en { $b } naast elkaar
compare-crumb = Vergelijken
compare-one = Eerste versie
compare-other = Tweede versie
compare-button = Vergelijk
compare-texts = De teksten
compare-themes = Wat werd van elk thema?
compare-no-themes = Geen van beide versies heeft eigen lijnen of thema’s.
compare-no-successor = geen opvolger vastgelegd
compare-fresh = nieuw
compare-goals = Waar staat elk doel?
compare-no-goals = In geen van beide versies staat een doel.
compare-goal = Doel
compare-own-goal = doel van deze versie
compare-not-here = niet in deze versie

## Agreements.
agreements-title = Afspraken
agreements-lead = Wat partijen afspraken om de doelen te bereiken, landelijk en in de landsdelen.
agreements-count = { $n } van { $total ->
    [one] { $total } afspraak
   *[other] { $total } afspraken
 }
agreements-nothing = Geen afspraak past bij deze keuze.
agreements-column = Afspraak
agreements-goal = Doel
agreements-place = Landelijk of landsdeel
agreements-version = Versie
agreements-national = Landelijk
agreements-where = Waar
agreements-none-due = Bij geen van deze afspraken is een datum gevonden waarop zij klaar moet zijn.
agreements-no-due = geen datum
agreement-superseded = Deze afspraak is vervangen door:
agreement-goals = Voor welk doel?
agreement-no-goals = Bij deze afspraak is geen doel vastgelegd.
agreement-parties = Wie doen mee?
agreement-no-parties = Wie deze afspraak tekende of uitvoert, is niet gevonden.
agreement-made-in = Afgesproken in
agreement-translates = Werkt deze landelijke afspraak uit
agreement-regional = Uitgewerkt in de landsdelen
agreement-no-regional = Nog geen landsdeel heeft vastgelegd hoe het deze afspraak uitwerkt.
review-title = Onafhankelijke beoordeling
review-none = Deze afspraak is nog niet onafhankelijk beoordeeld.
review-on = Beoordeeld op { $date }
review-verifiability = Controleerbaarheid
review-ambition = Ambitie
review-completion = Uitvoering
review-of-four = { $n } van 4
review-score-0 = niet
review-score-1 = nauwelijks
review-score-2 = deels
review-score-3 = grotendeels
review-score-4 = helemaal
review-scale = De schaal
review-scale-text = Een beoordelaar die niet bij de afspraak hoort, geeft drie keer een score van 0 tot en met 4. Is de afspraak te controleren? Vraagt zij meer dan wat toch al gebeurt? Is zij uitgevoerd?
