# Landsdelen, regional pacts, the division of municipalities.
regions-title = Vijf landsdelen
regions-lead = Het Techniekpact wordt uitgevoerd in vijf landsdelen. Kies een landsdeel op de kaart of in de lijst.
regions-landsdeel-name = Landsdeel { $name }
regions-landsdeel-in-sentence = landsdeel { $name }
regions-and = en
regions-show = Laat zien
regions-landsdeel = Landsdeel
regions-province = Provincie
regions-provinces = Provincies
regions-province-part = { $name } (deel)
regions-municipalities = Gemeenten
regions-municipality-count = { $n ->
    [one] { $n } gemeente
   *[other] { $n } gemeenten
 }
regions-parties = Partijen
regions-pacts = Regionale pacten
regions-agreements = Afspraken
regions-country = Nederland
regions-together = Samen
regions-area = Gebied
regions-finding-none = Er zijn nog geen { $what } per landsdeel vastgelegd
regions-finding-municipalities = { $names }: de meeste gemeenten ({ $n })
regions-finding-parties = { $names }: de meeste partijen ({ $n })
regions-finding-pacts = { $names }: de meeste regionale pacten ({ $n })
regions-finding-agreements = { $names }: de meeste afspraken ({ $n })
regions-tiles-on = { $what } per landsdeel, op { $day }
regions-tiles-now = { $what } per landsdeel, zoals nu vastgelegd
regions-source-division = Bron: CBS, gebiedsindeling; coördinaten van 2021; landsdelen volgens het Techniekpact.
regions-source-register = Bron: register van het Techniekpact.
regions-word-provisional = voorlopig cijfer
regions-word-no-data = geen cijfer
regions-table-title = De landsdelen op een rij
regions-table-caption = Gemeenten op { $day }; partijen, pacten en afspraken zoals nu vastgelegd
regions-adds-up = De gemeenten van de vijf landsdelen tellen op tot { $n }: geen gemeente telt dubbel en geen gemeente ontbreekt.
regions-adds-not-up = Let op: Nederland telt { $all } gemeenten, maar de landsdelen samen { $sum }.
regions-parties-once = Een partij die in twee landsdelen meedoet, telt bij Nederland één keer.
regions-where-title = Waar ligt elk landsdeel?
regions-where-text = Elke gemeente ligt in precies één landsdeel. Kies een andere dag om een oudere indeling te zien.
regions-day-label = Indeling op (dag-maand-jaar)
regions-day-no-date = ‘{ $typed }’ is geen datum. Schrijf bijvoorbeeld 01-06-2023. U ziet nu de indeling van vandaag.
regions-day-too-early = Een indeling van zo lang geleden hebben wij niet. U ziet de oudste die wij hebben: van { $first }.
regions-dots-split = { $province } ligt in { $names }
regions-dots-whole = Elke provincie ligt in één landsdeel
regions-dots-subtitle = Elke gemeente is een punt, op { $day }; kleur en vorm tonen het landsdeel
regions-without-place = { $n ->
    [one] Van { $n } gemeente hebben wij geen coördinaten; die staat niet op de kaart.
   *[other] Van { $n } gemeenten hebben wij geen coördinaten; die staan niet op de kaart.
 }
regions-not-cbs-title = Een landsdeel van het pact is iets anders
regions-not-cbs-text = Een landsdeel van het Techniekpact is geen landsdeel van het CBS, en ook geen rijtje hele provincies. West-Brabant hoort bij Zuidwest, de rest van Noord-Brabant bij Zuidoost. Flevoland hoort bij Noordwest. Daarom tellen wij per gemeente en niet per provincie.

    Welke gemeenten bij West-Brabant horen, staat niet in onze bronnen. Wij nemen het COROP-gebied West-Noord-Brabant. Dat is een aanname.
regions-split-title = { $n ->
    [one] { $n } provincie ligt in meer dan één landsdeel
   *[other] { $n } provincies liggen in meer dan één landsdeel
 }
regions-split-caption = Gemeenten van verdeelde provincies op { $day }
regions-cbs-title = Naast de landsdelen van het CBS
regions-cbs-text = Het CBS kent vier landsdelen. Zoekt u daar een cijfer over ‘Oost-Nederland’, dan gaat dat over een ander gebied dan landsdeel Oost van het pact.
regions-cbs-caption = Gemeenten per landsdeel van het CBS (rijen) en van het pact (kolommen) op { $day }
regions-cbs-area = Landsdeel CBS
cbs-area-ld01 = Noord-Nederland
cbs-area-ld02 = Oost-Nederland
cbs-area-ld03 = West-Nederland
cbs-area-ld04 = Zuid-Nederland
regions-translated-title = Landelijke afspraken, uitgewerkt in de landsdelen
regions-translated-caption = Aantal regionale afspraken per landelijke afspraak
regions-translated-none = Nog geen enkele regionale afspraak verwijst naar een landelijke afspraak. Zodra een landsdeel er een vastlegt, staat hier hoeveel het er per landsdeel zijn.
regions-national-agreement = Landelijke afspraak
regions-on-page = Op deze pagina
regions-figures = Cijfers
regions-charts = { $n ->
    [one] Bekijk { $n } indicator in een grafiek
   *[other] Bekijk { $n } indicatoren in een grafiek
 }
regions-versus-title = Cijfers naast die van Nederland
regions-versus = Vergeleken
regions-versus-equal = gelijk
regions-versus-points = { $points } procentpunt
regions-versus-share = { $share }% van Nederland
regions-versus-note = De vergelijking met Nederland rekenden wij zelf uit, met het landelijke cijfer uit dezelfde editie. Waar dat later is herzien, staat dat erbij.
regions-revised = later herzien: { $value }
regions-no-figures = Over { $name } zijn geen cijfers gepubliceerd die wij kennen. Landelijke cijfers zeggen niets over één landsdeel, dus die staan hier niet.
regions-no-figures-here = Over { $name } zijn geen cijfers gepubliceerd die wij kennen.
regions-around-text = Deze cijfers gaan over het gebied waarin dit pact werkt.
regions-not-published = niet gepubliceerd
regions-period = Periode
regions-inside-title = Cijfers over een deel van dit gebied
regions-inside-text = Deze cijfers gaan over een kleiner gebied, zoals een arbeidsmarktregio. Ze zeggen niets over het geheel.
regions-no-agreements = Voor { $name } zijn nog geen eigen afspraken vastgelegd.
regions-translates = Werkt uit:
regions-goals = Doelen:
regions-made-in = Gemaakt in { $name }
regions-due = Uiterlijk op { $date }
regions-no-pacts = Een lijst van regionale pacten in dit landsdeel is niet gevonden.
regions-parties-count = { $n ->
    [one] { $n } partij
   *[other] { $n } partijen
 }
regions-no-parties = Er zijn hier nog geen partijen vastgelegd.
regions-member = deelname bevestigd
regions-parties-note = Partijen zonder ‘deelname bevestigd’ staan in het register bij dit gebied; zij en het netwerk hebben de deelname nog niet samen bevestigd.
regions-body-title = Wie zitten er in het bestuur?
regions-moments = Momenten
regions-coming = Gepland
regions-past = Geweest
regions-nothing-coming = Er zijn geen bijeenkomsten of conferenties aangekondigd.
regions-belongs-to = Hoort bij
regions-territory = Gebied
regions-no-territory = Welke gemeenten meedoen, is niet gevonden.
regions-no-territory-thematic = Geen: dit pact gaat over een thema.
regions-former-names = Eerder ook
regions-name-until = { $name } (tot { $date })
regions-valid = Bestaat
regions-since = sinds { $date }
regions-until = tot en met { $date }
regions-seat-title = Zetel in de Landelijke Regiegroep
regions-seat-open = Ja; wie de zetel bezet, is niet gevonden.
regions-seat-link = Alle zetels
regions-contact = Contact
regions-no-contact = Geen eigen adres bekend.
regions-contact-national = Contact met het pact
regions-website = Website
regions-host = Eigen adres
regions-logo = Logo
regions-logo-link = Bekijk het logo
regions-land-title = { $n ->
    [one] { $n } gemeente
   *[other] { $n } gemeenten
 }
regions-land-text = Per provincie en COROP-gebied, met de officiële codes. Kies een andere dag om een oudere indeling te zien.
regions-home-map-title = { $name } telt { $n ->
    [one] { $n } gemeente
   *[other] { $n } gemeenten
 }
regions-home-map-subtitle = Elke gemeente is een punt, op { $day }; kleur en vorm tonen de provincie
compare-title = Twee landsdelen vergelijken
compare-lead = Zet twee landsdelen naast elkaar op één indicator, met Nederland erbij. U ziet alleen wat echt is gepubliceerd.
compare-regions-link = Vergelijk twee landsdelen
compare-this-link = Vergelijk met een ander landsdeel
compare-first = Eerste landsdeel
compare-second = Tweede landsdeel
compare-indicator = Indicator
compare-coverage = Van { $some } van de { $all } indicatoren is een cijfer per landsdeel gepubliceerd. Alleen die kunt u kiezen.
compare-same = U koos twee keer hetzelfde landsdeel.
compare-lacking = Over { $name } is op deze indicator niets gepubliceerd.
compare-as-share = Aandeel van Nederland
compare-as-number = Aantal
compare-subtitle = { $what }, in { $unit }
compare-subtitle-share = { $what }, als deel van het aantal in Nederland
compare-source = Bron: { $supplier }, gepubliceerd in de Monitor Techniekpact.
compare-source-share = Aandeel: eigen berekening.
compare-summary = De tabel onder de grafiek heeft dezelfde cijfers.
compare-finding = { $what }: { $first } { $one }, { $second } { $two }
compare-finding-alone = Alleen over { $name } is iets gepubliceerd
compare-finding-apart = Over { $first } en { $second } zijn andere cijfers gepubliceerd
compare-table = Gepubliceerde cijfers ({ $unit })
compare-no-capita = Per inwoner rekenen kan niet: inwonertallen per landsdeel zijn niet gepubliceerd.
compare-map-heading = Alle landsdelen: { $what }
compare-map-title = { $n ->
    [one] Gepubliceerd over { $n } landsdeel
   *[other] Gepubliceerd over { $n } landsdelen
 }: { $what }
compare-value = Waarde
division-title = Indeling van gemeenten
division-lead = Bij welk landsdeel hoort een gemeente? Kies een dag, want gemeenten gaan samen. Oude cijfers blijven horen bij de indeling van hun eigen dag.
division-link = Bekijk de indeling per gemeente
division-name-label = Gemeente of code
division-changes-title = Wat er is veranderd
division-changes-text = De oudste indeling in dit bestand is van { $first }. Dit veranderde sindsdien:
division-changes-count = { $n ->
    [one] { $n } wijziging
   *[other] { $n } wijzigingen
 }
division-no-changes = Sinds de oudste indeling die wij hebben, is hier niets veranderd.
division-merged = { $n ->
    [one] { $from } werd { $into }
   *[other] { $from } gingen samen in de nieuwe gemeente { $into }
 }
division-joined = { $n ->
    [one] { $from } ging op in { $into }
   *[other] { $from } gingen op in { $into }
 }
division-moved = { $name } ging naar landsdeel { $landsdeel }
division-appeared = { $name } kwam erbij
division-ended = { $name } hield op; waarin is niet bekend
division-count = { $n ->
    [one] { $n } gemeente
   *[other] { $n } gemeenten
 }
division-of-all = Nederland telt { $n } gemeenten op { $day }.
division-nothing = Geen gemeente past bij deze keuze.
division-caption = Gemeenten op { $day }, op naam, met de officiële codes
division-municipality = Gemeente
division-letters = Spring naar een letter
division-corop = COROP-gebied
division-from = Geldig vanaf
division-until = Tot en met
division-successor = daarna { $name }
division-first-note = Vanaf { $first }: dat is de oudste dag in dit bestand, niet de dag waarop de gemeente ontstond.
division-download = { $n ->
    [one] Download als CSV ({ $n } regel)
   *[other] Download als CSV ({ $n } regels)
 }
division-download-excel = CSV voor Nederlandse Excel
