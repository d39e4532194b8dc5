# The Monitor: indicators, pictures, tables, editions.
monitor-title = Monitor
monitor-lead = Cijfers over techniek in onderwijs en werk. Bij elk cijfer staat waar het vandaan komt en in welke editie het verscheen.
monitor-search = Zoek een indicator
monitor-chapter = Hoofdstuk
monitor-chapters = Hoofdstukken
monitor-all-chapters = Alle hoofdstukken
monitor-count = { $n ->
    [one] { $n } indicator.
   *[other] { $n } indicatoren.
 }
monitor-count-figures = Samen { $n } gepubliceerde cijfers.
monitor-nothing-found = Geen indicator gevonden. Probeer een ander woord of kies een ander hoofdstuk.
monitor-editions-title = Edities
monitor-editions-lead = Een editie is een uitgave van cijfers. Cijfers kunnen in een latere editie anders zijn. Daarom bewaren wij elke editie.
monitor-editions-all = Alle edities
monitor-editions-without = { $n ->
    [one] Bij { $n } cijfer noemt de bron geen editie.
   *[other] Bij { $n } cijfers noemt de bron geen editie.
 }
monitor-edition = Editie
monitor-edition-lead = { $n ->
    [one] Verschenen op { $day }, met { $n } cijfer.
   *[other] Verschenen op { $day }, met { $n } cijfers.
 }
monitor-published = Verschenen op
monitor-indicator = Indicator
monitor-indicators = Indicatoren
monitor-figures = Cijfers
monitor-added = Nieuw
monitor-changed = Gewijzigd
monitor-same = Gelijk
monitor-sum = Samen
monitor-status-title = Stand van de Monitor
monitor-status-lead = Wat de Monitor wel en niet kan laten zien.
monitor-status-series = Met een reeks
monitor-status-one = Eén cijfer
monitor-status-other = Losse cijfers
monitor-status-none = Zonder cijfers
monitor-status-none-empty = Elke indicator heeft ten minste één cijfer.
monitor-status-target = Met streefwaarde
monitor-status-sex = Naar geslacht
monitor-status-level = Naar niveau
monitor-status-region = Per landsdeel
monitor-status-provisional = Met voorlopige cijfers
monitor-status-revised = Ooit herzien
monitor-status-explained = Een reeks is: ten minste twee cijfers die u met elkaar mag vergelijken. Losse cijfers zijn er wel, maar gaan niet over dezelfde reeks.
monitor-status-translations = Ontbrekende vertalingen
monitor-status-translated = Alle titels, definities, codes en eenheden zijn er in het Nederlands en het Engels.
monitor-edition-words = { $edition } ({ $published })
monitor-no-edition = editie niet vermeld
monitor-source-line = Bron: { $supplier }. { $edition }. { $address }. Licentie: { $licence }
monitor-licence-unknown = onbekend
monitor-publisher = Techniekpact
monitor-dataset = gegevensverzameling
monitor-memo = { $finding }. Bron: { $supplier }, { $from }, { $address }
monitor-total = totaal
monitor-on = op { $period }
monitor-in = in { $period }
monitor-in-quarter = in het { $q }e kwartaal van { $y }
monitor-short-quarter = { $q }e kw. { $y }
monitor-billion = { $n } miljard
monitor-million = { $n } miljoen
monitor-mln = mln
monitor-per-year = { " per jaar" }
monitor-in-millions = In miljoenen { $unit }
monitor-points = { $n } procentpunt
monitor-finding-none = er zijn geen cijfers bij deze keuze
monitor-finding-break = { $now }. Eerdere cijfers zijn anders gemeten en niet te vergelijken
monitor-finding-more = { $now }, { $size } meer dan { $from } ({ $first })
monitor-finding-less = { $now }, { $size } minder dan { $from } ({ $first })
monitor-finding-same = { $now }, evenveel als { $from }
monitor-finding-extremes = het meest bij { $high-name } ({ $high }), het minst bij { $low-name } ({ $low }), { $when }
monitor-finding-highest = het hoogste van { $n } bedragen is { $value } ({ $name }, { $period })
monitor-key-more = { $size } meer dan { $from }
monitor-key-less = { $size } minder dan { $from }
monitor-key-same = evenveel als { $from }
monitor-keys-label = Nieuwste cijfers
monitor-word-provisional = voorlopig cijfer
monitor-word-forecast = prognose
monitor-word-break = reeksbreuk
monitor-word-axis = as begint niet bij 0
monitor-word-margin = marge
monitor-word-range = ligt tussen deze grenzen
monitor-word-no-data = geen gegevens
monitor-target = Doel
monitor-target-row = Streefwaarde van doel { $goal }, { $year }
monitor-target-row-no-year = Streefwaarde van doel { $goal }
monitor-shown-edition = U ziet de nieuwste cijfers, tot en met
monitor-shown-no-edition = De bron noemt geen editie.
monitor-copy-sentence = Kopieer als zin
monitor-copied = Gekopieerd
monitor-choice-per = Uitsplitsen naar
monitor-choice-region = Gebied
monitor-choice-edition = Editie
monitor-choice-usual = Standaard
monitor-choice-newest = Nieuwste cijfers
monitor-choice-day = Zoals bekend op
monitor-choice-day-help = Bijvoorbeeld 2020-12-31. U ziet dan de cijfers zoals ze toen waren gepubliceerd.
monitor-choice-patterns = Patronen in plaats van alleen kleur
monitor-per-everything = alles
monitor-figure-label = Grafiek en downloads
monitor-tab-chart = Grafiek
monitor-tab-table = Tabel
monitor-left-out = Niet in de grafiek, wel in de tabel: { $names }.
monitor-no-chart-one = Er is één cijfer. Een grafiek voegt niets toe.
monitor-no-chart = Bij deze keuze is er te weinig voor een grafiek.
monitor-downloads = Downloads
monitor-downloads-help = CSV voor Nederlands Excel heeft puntkomma's en een decimale komma. De andere CSV is voor programma's.
monitor-download-csv = CSV
monitor-download-csv-nl = CSV (Nederlands Excel)
monitor-rows = { $n ->
    [one] { $n } rij
   *[other] { $n } rijen
 }
monitor-kilobytes = { $n } kB
monitor-png-size = { $size } pixels
monitor-use-link = Insluiten en citeren
monitor-table-title = Alle cijfers van deze grafiek
monitor-table-caption = { $title } ({ $unit })
monitor-period = Periode
monitor-line = Onderdeel
monitor-value = Waarde
monitor-identity = Kenmerk
monitor-identities = Kenmerk en bron van elk cijfer
monitor-identities-help = Met het kenmerk is een cijfer precies aan te wijzen, bijvoorbeeld in een correctie.
monitor-new-correction = Een correctie schrijven
monitor-edit-card = Deze kaart wijzigen
monitor-cell-empty = geen cijfer
monitor-mark-provisional = voorlopig cijfer
monitor-mark-corrected = gecorrigeerd cijfer
monitor-mark-break = reeksbreuk: vanaf hier is anders gemeten of geteld; vergelijk niet met wat eerder komt
monitor-shown-of = U ziet { $shown } van de { $all } cijfers van deze indicator.
monitor-show-all = Toon alle uitsplitsingen
monitor-meaning-title = Wat betekent dit cijfer?
monitor-fact-definition = Definitie
monitor-fact-numerator = Teller
monitor-fact-denominator = Noemer
monitor-fact-population = Wie of wat telt mee
monitor-fact-unit = Eenheid
monitor-fact-supplier = Leverancier
monitor-fact-rhythm = Verschijnt
monitor-fact-direction = Richting
monitor-fact-break = Reeksbreuk
monitor-fact-series = Reeks
monitor-fact-quality = Kwaliteit
monitor-fact-event = Gebeurtenis
monitor-rhythm-yearly = elk jaar
monitor-rhythm-quarterly = elk kwartaal
monitor-rhythm-monthly = elke maand
monitor-rhythm-once = eenmalig
monitor-rhythm-irregular = onregelmatig
monitor-direction-up = Meer is beter
monitor-direction-down = Minder is beter
monitor-direction-none = Meer of minder is niet beter of slechter
monitor-source-unknown = { $n ->
    [one] Bij { $n } cijfer is geen adres bekend.
   *[other] Bij { $n } cijfers is geen adres bekend.
 }
monitor-figures-count = { $n ->
    [one] { $n } cijfer
   *[other] { $n } cijfers
 }
monitor-goals-title = Doelen
monitor-goals-none = Geen doel gebruikt deze indicator.
monitor-no-target = Bij deze indicator is geen streefwaarde afgesproken.
monitor-progress-title = Streefwaarde bij doel { $goal }
monitor-progress-inputs = Begin: { $base } ({ $base-period }). Nu: { $now } ({ $now-period }). Streefwaarde: { $target } in { $target-year }.
monitor-progress-shares = Van de weg is { $covered } afgelegd, in { $elapsed } van de tijd.
monitor-progress-how = Hoe is dit berekend?
monitor-progress-formula = Deel van de weg = (nu min begin) gedeeld door (streefwaarde min begin). Deel van de tijd = (jaar nu min beginjaar) gedeeld door (streefjaar min beginjaar), ten hoogste 1. Weg gedeeld door tijd geeft de klasse: vanaf 0,95 op koers, vanaf 0,5 te traag, vanaf -0,1 staat stil, lager gaat achteruit. Is de weg helemaal afgelegd, dan is het doel bereikt. Het begin is het eerste jaar dat met nu te vergelijken is.
monitor-progress-download = Download de invoer (CSV)
monitor-progress-none = De voortgang is niet te berekenen: er zijn geen twee cijfers die met elkaar te vergelijken zijn.
monitor-changes-title = Wat is er veranderd?
monitor-changes-none = Deze cijfers verschenen in één uitgave. Er is dus niets te vergelijken.
monitor-changes-lead = Per editie: wat was nieuw, en welk cijfer werd anders dan het eerder was?
monitor-changes-show = { $n ->
    [one] { $n } gewijzigd cijfer
   *[other] { $n } gewijzigde cijfers
 }
monitor-changes-caption = Gewijzigde cijfers in { $edition }
monitor-before = Was
monitor-after = Werd
monitor-before-edition = Eerder in
monitor-use-title = Gebruik dit cijfer
monitor-cite-title = Citeren
monitor-cite-help = De datum is die van de editie. Zo blijft uw verwijzing kloppen.
monitor-copy-apa = Kopieer (APA)
monitor-embed-title = Insluiten op uw eigen site
monitor-embed-help = Eén regel HTML. De grafiek past zich aan de breedte aan en blijft bij.
monitor-embed-preview = Bekijk het voorbeeld
monitor-embed-back = Bekijk dit cijfer met uitleg op techniekpact
monitor-copy-embed = Kopieer de regel
monitor-chapter-more = Meer indicatoren:
monitor-notice-unknown-title = Een deel van dit adres bestaat niet meer.
monitor-notice-unknown-text = Wij kennen niet: { $names }. U ziet de rest van uw keuze.
monitor-notice-unknown-link = Begin opnieuw met de nieuwste cijfers
monitor-notice-state-title = U ziet niet de nieuwste cijfers.
monitor-notice-edition = Dit zijn alleen de cijfers van { $edition }.
monitor-notice-day = Dit zijn de cijfers zoals ze bekend waren op { $day }.
monitor-notice-state-link = Naar de nieuwste cijfers
monitor-notice-superseded = Deze indicator is vervangen door:
monitor-notice-correction = Correctie op { $day } ({ $figure }):
monitor-notice-correction-link = Over deze correctie
monitor-notice-provisional-title = Voorlopige cijfers.
monitor-notice-provisional = { $n ->
    [one] { $n } cijfer is voorlopig en kan nog veranderen.
   *[other] { $n } cijfers zijn voorlopig en kunnen nog veranderen.
 }
monitor-notice-provisional-all = Deze cijfers zijn voorlopig en kunnen nog veranderen.
monitor-notice-break-title = Reeksbreuk.
monitor-card-latest = Nieuwste cijfers
monitor-card-link = Alle cijfers en uitleg
monitor-card-chart = Bekijk de grafiek
monitor-cite-bibtex = BibTeX
monitor-cite-ris = RIS
monitor-measure-aandeel = Aandeel in het totaal
monitor-measure-per-1000 = Per 1.000 inwoners
monitor-share-of = Aandeel in het totaal ({ $title })
monitor-choice-measure = Maat
monitor-choice-as-published = Zoals gepubliceerd
monitor-choice-panel = Een paneel voor elk(e)
monitor-choice-each-line = elke lijn
monitor-choice-closed = geen cijfers bij uw keuze
monitor-choice-closed-help = Een grijze keuze heeft geen cijfers samen met wat u al koos. Haal eerst een andere keuze weg.
monitor-look-grafiek = Grafiek
monitor-look-panelen = Panelen
monitor-look-kaart = Kaart
monitor-look-tabel = Tabel
monitor-no-look-grafiek = bij deze keuze is er te weinig voor een grafiek
monitor-no-look-panelen = er zijn geen twee lijnen door de tijd
monitor-no-look-kaart = deze cijfers zijn niet voor meer gebieden bekend
monitor-no-panels = Er zijn bij deze keuze geen twee panelen door de tijd. Kies hierboven een andere uitsplitsing.
monitor-more-panels = { $n ->
    [one] Nog { $n } paneel staat alleen in de tabel.
   *[other] Nog { $n } panelen staan alleen in de tabel.
 }
monitor-no-figures = Bij deze keuze zijn er geen cijfers. Haal één keuze weg:
monitor-way-out = Zonder { $what }
monitor-refused-not-a-count = Een aandeel of tarief kan hier niet: deze cijfers zijn geen aantallen.
monitor-refused-nothing-split = Een aandeel kan pas als u kiest waarnaar u uitsplitst.
monitor-refused-no-total = Een aandeel kan hier niet: er is geen totaal gepubliceerd voor dezelfde periode en reeks.
monitor-refused-no-inhabitants = Per inwoner kan hier niet: voor deze gebieden en jaren is geen aantal inwoners gepubliceerd.
monitor-level-landsdeel = Landsdelen
monitor-level-provincie = Provincies
monitor-level-corop = COROP-gebieden
monitor-level-arbeidsmarktregio = Arbeidsmarktregio's
monitor-level-gemeente = Gemeenten
monitor-levels = Gebieden op de kaart
monitor-area = Gebied
monitor-shape-tiles = Elk gebied is een even grote tegel, ongeveer op zijn plaats.
monitor-shape-list = Elk gebied is een even grote tegel, op volgorde van naam en niet op zijn plaats.
monitor-shape-dots = Elke stip is een gemeente. Een grotere stip is een hogere klasse.
monitor-shape-outlines = De grenzen zijn vereenvoudigd.
monitor-map-classes = De klassen zijn gelijk voor alle jaren van deze uitsplitsing.
monitor-map-without = { $n ->
    [one] Voor { $n } gebied is geen cijfer gepubliceerd.
   *[other] Voor { $n } gebieden is geen cijfer gepubliceerd.
 }
monitor-map-caption = { $title } ({ $unit }){ $what }, { $when }
monitor-map-none = er is geen cijfer getoond { $when }
monitor-map-equal = overal { $value }, { $when }
monitor-since = { $edition } bracht in uw keuze { $added } nieuwe cijfers, veranderde er { $changed } en liet er { $same } gelijk.
monitor-since-caption = In uw keuze veranderd
monitor-went-up = meer dan { $from }
monitor-went-down = minder dan { $from }
monitor-went-even = evenveel als { $from }
monitor-status-by-dim = Naar welke uitsplitsing?
monitor-status-by-dim-lead = Hoeveel indicatoren naar een kenmerk zijn uit te splitsen, en hoeveel daarvan een reeks hebben.
monitor-status-dim = Uitsplitsing naar
monitor-pivot-title = Draaitabel
monitor-pivot-link = Maak uw eigen tabel
monitor-pivot-lead = Kies een indicator en bepaal zelf wat in de rijen en kolommen staat. U ziet de gepubliceerde cijfers, niets anders.
monitor-pivot-choose = Kies een indicator
monitor-pivot-rows = Rijen
monitor-pivot-columns = Kolommen
monitor-pivot-same = Kies voor de kolommen iets anders dan voor de rijen.
monitor-pivot-empty = Bij deze keuze zijn er geen cijfers. Kies bij een van de velden iets anders.
monitor-pivot-too-large = Deze tabel zou { $rows } rijen en { $columns } kolommen krijgen. Ten hoogste { $most-rows } rijen, { $most-columns } kolommen en { $most-cells } cellen zijn mogelijk. Kies bij een van de velden één waarde, of download alle cijfers.
monitor-pivot-mixed = { $n ->
    [one] Voor { $n } cel zijn er meer reeksen of afbakeningen. U ziet de nieuwste.
   *[other] Voor { $n } cellen zijn er meer reeksen of afbakeningen. U ziet de nieuwste.
 }

monitor-bundle = Alles van deze editie in één ondertekend pakket
monitor-bundle-text = Gegevens, definities, het logboek van wat verborgen is en hoe u citeert. De lijst met kenmerken (MANIFEST.json) is ondertekend met dezelfde sleutel als het journaal.
monitor-bundle-download = Download het pakket (tar.gz)
monitor-bundle-files = { $n ->
    [one] Gemaakt uit { $n } bronbestand
   *[other] Gemaakt uit { $n } bronbestanden
}

monitor-coming = Komt uit
monitor-coming-calendar = Zet de momenten in uw agenda (iCalendar)
