# Parties, the register, claims, networks, the steering group.
parties-title = Partijen
parties-lead = Organisaties die meedoen aan het Techniekpact: overheid, onderwijs, werkgevers en werknemers.
parties-to-steering = De Landelijke Regiegroep
parties-words = Naam, afkorting of woord
parties-place = Landelijk of landsdeel
parties-national = Landelijk
parties-count = { $n } van { $total ->
    [one] { $total } partij
   *[other] { $total } partijen
 }
parties-rows = { $n ->
    [one] { $n } rij
   *[other] { $n } rijen
 }
parties-nothing = Geen partij past bij deze keuze.
parties-ended = niet meer actief
parties-take-along = Neem het register mee
parties-take-along-text = De bestanden bevatten de partijen die u hierboven ziet. Wat elke kolom betekent, staat in het
parties-dictionary = Gegevenswoordenboek van het register
parties-csv-excel = CSV voor Excel
parties-since = sinds { $from }
parties-until = tot en met { $until }
parties-period = { $from } tot en met { $until }

## One party.
party-successor = Deze partij is opgegaan in of opgevolgd door:
party-goals = Rol in het pact
party-no-roles = Bij geen doel of afspraak is een rol van deze partij vastgelegd.
party-seats = Zetels
party-networks = Netwerken
party-no-networks = Er is geen deelname aan een netwerk vastgelegd.
party-to-networks = Deelname vragen, uitnodigen of beantwoorden
party-no-identifiers = Geen nummer bekend (KvK, BRIN, RIO).
party-validity = Bestaat
party-predecessors = Hieruit ontstaan
party-people = Contact
party-to-contact = Contactpersonen van deze partij
party-yours = Is dit uw organisatie?
party-to-claim = Neem het beheer van deze pagina over

## Claims.
party-claim-heading = Beheer overnemen: { $party }
party-claim-crumb = Beheer overnemen
party-claim-lead = Werkt u bij { $party }? Vraag dan om deze pagina zelf bij te houden. Het programmabureau controleert de aanvraag en beslist.
party-claim-grounds = Waarom mag u namens deze partij spreken?
party-claim-grounds-help = Noem uw functie en hoe wij dat kunnen controleren. Alleen het programmabureau leest dit.
party-claim-send = Vraag het beheer aan
party-claim-open = Uw aanvraag is ontvangen
party-claim-open-text = Het programmabureau moet nog beslissen.
party-claim-granted = Uw aanvraag is toegekend
party-claim-refused = Uw aanvraag is afgewezen
party-claim-asked-on = U vroeg dit op { $at }.

## Networks.
networks-heading = Netwerken van { $party }
networks-crumb = Netwerken
networks-lead = Een partij doet mee aan een netwerk als beide kanten dat willen. De een vraagt of nodigt uit, de ander antwoordt.
networks-ask = Deelname vragen aan
networks-ask-button = Vraag deelname
networks-invite = Deze partij uitnodigen voor
networks-invite-button = Nodig uit
networks-accept = Aanvaard
networks-decline = Wijs af
networks-not-yours = U kunt voor deze partij geen deelname vragen. U kunt haar ook niet uitnodigen.
networks-back = Terug naar de partij

## The steering group.
steering-title = Landelijke Regiegroep Techniekpact
steering-name = Landelijke Regiegroep Techniekpact
steering-crumb = Regie
steering-task = De Landelijke Regiegroep (LRT) bewaakt het pact. Zij volgt of de afspraken worden uitgevoerd en stuurt bij. Overheid, onderwijs, werkgevers, werknemers en de vijf landsdelen hebben er een zetel.
steering-seats = { $n ->
    [one] { $n } zetel
   *[other] { $n } zetels
 }
steering-no-periods = Van geen zetel is gepubliceerd vanaf wanneer of tot wanneer die bezet was.
steering-unheld = { $n ->
    [one] Van één zetel is niet gevonden wie die bezet.
   *[other] Van { $n } zetels is niet gevonden wie die bezet.
 }
steering-ended = Vroegere zetels
steering-none-ended = Er zijn geen beëindigde zetels vastgelegd.
steering-seat = Zetel
steering-period = Periode

## Data dictionary.
dictionary-lead = Elke kolom van het register, met betekenis en toegestane waarden.
dictionary-joined = Staan er meer waarden in een cel, dan staat er ‘{ $values }’ tussen. Heeft een waarde zelf delen, dan staat daar ‘{ $fields }’ tussen.
dictionary-guard = Begint een tekst met =, +, -, @, een tab of een regeleinde, dan staat er een enkel aanhalingsteken voor. Zo voert een spreadsheet de tekst niet uit.
dictionary-column = Kolom in CSV
dictionary-path = Plaats in JSON
dictionary-meaning = Betekenis
dictionary-kind = Soort waarde
dictionary-required = Verplicht
dictionary-id = Het adres van de partij op deze site
dictionary-revision = Nummer van de versie van deze gegevens
dictionary-updated = Laatst gewijzigd
dictionary-text-plain = tekst
dictionary-text = tekst, hoogstens { $most } tekens
dictionary-choice = één van deze codes
dictionary-choices = een of meer van deze codes
dictionary-ref = id van een record ({ $kind })
dictionary-refs = ids van records ({ $kind })
dictionary-date = datum, JJJJ-MM-DD
dictionary-moment = tijdstip in UTC, ISO 8601
dictionary-whole = heel getal
dictionary-decimal = getal
dictionary-url = webadres
dictionary-flag = ja of nee
dictionary-rows = lijst met steeds: { $fields }
