# De doe-agenda: acties, voortgang, geld en effect.
kind-agenda = agenda
kind-action = actie
kind-progress-report = voortgangsbericht
kind-comment = reactie
kinds-comment = Reacties
field-processed = Verwerkt
field-comment-text = Wat wilt u zeggen?
help-processed = Vink dit aan als er iets met de reactie is gedaan.
help-comment-text = Noem geen namen of andere persoonlijke gegevens van uzelf of van anderen.
comment-title = Reageer op deze actie
comment-lead = Weet u iets over deze actie, of ziet u wat beter kan? Een account is niet nodig. Het programmabureau of de coördinator van het landsdeel leest uw reactie. Daarna komt zij bij de actie te staan.
comment-sent = Dank u wel. Uw reactie komt bij de actie te staan als iemand van het programma haar heeft gelezen.
comment-none = Er zijn nog geen reacties.
comment-obstacle = Kunt u iets op deze site niet lezen of gebruiken?
kinds-agenda = Agenda’s
kinds-action = Acties
kinds-progress-report = Voortgangsberichten

field-number = Kenmerk elders
field-lead = Waar het om gaat
field-owner = Trekker
field-partners = Partners en hun taak
field-task = Taak
field-landsdeel = Landsdeel
field-pact = Regionaal pact
field-programme = Programma of initiatief
field-part-of = Onderdeel van actie
field-decision = Komt uit besluit
field-card = Komt uit kaart
field-start = Begin
field-end = Einde
field-phase = Fase
field-percentage = Voortgang in procenten
field-update-days = Bericht elke zoveel dagen
field-update-limit-days = Stil na zoveel dagen
field-milestones = Mijlpalen
field-milestone-state = Stand
field-completed = Afgerond op
field-money = Geld
field-origin = Herkomst
field-money-kind = Soort geld
field-funder = Financier
field-planned-eurocent = Begroot
field-committed-eurocent = Toegezegd
field-spent-eurocent = Besteed
field-results = Resultaten
field-level = Niveau
field-measure = Wat er wordt gemeten
field-baseline = Nulmeting
field-target = Streefwaarde
field-actual = Behaald
field-evidence-url = Webadres van het bewijs
field-evidence-level = Soort bewijs
field-expected = Verwachte effecten
field-size = Omvang
field-certainty = Zekerheid
field-basis = Waarop dit rust
field-measured = Gemeten effecten
field-method = Methode
field-low = Ondergrens
field-high = Bovengrens
field-judge = Beoordeeld door
field-action = Actie
field-author = Geschreven door (functie)
field-unchanged = Er is niets veranderd
field-phases = Fases
field-statuses = Statussen
field-label = Eigen naam

help-owner = Precies één partij trekt de actie. Staat de partij er niet bij, maak haar dan eerst aan.
help-contact = Een functioneel adres of loket, geen persoonsnaam.
help-pact = Kies ook het landsdeel waarin dit pact ligt.
help-part-of = De grotere actie waar deze een deel van is.
help-planned-eurocent = In euro’s, bijvoorbeeld 12.500 of 12.500,50.
help-size = De verandering ten opzichte van niets doen; onder nul bij een daling.
help-status = Laat dit leeg: de status volgt dan uit data en berichten. Kiest u er een, geef dan een reden.
help-update-days = Laat dit leeg om het ritme van de agenda te volgen.
help-unchanged = Vink dit aan als er niets te melden is; een tekst is dan niet nodig.

phase-exploring = verkenning
phase-preparing = voorbereiding
phase-running = uitvoering
phase-rounding-off = afronding
phase-done = klaar

status-planned = gepland
status-late = te laat
status-silent = stil
status-completed = afgerond

milestone-state-not-started = niet begonnen
milestone-state-active = bezig
milestone-state-completed = klaar
milestone-state-cancelled = vervallen

origin-state = Rijk
origin-region = regio
origin-business = bedrijfsleven
origin-eu = Europese Unie
money-kind-cash = geld
money-kind-in-kind = in natura

level-output = wat er is gedaan (output)
level-outcome = wat dat bij mensen deed (outcome)
level-impact = wat er in de regio veranderde (impact)

evidence-level-statement = eigen opgave
evidence-level-document = document
evidence-level-dataset = dataset
evidence-level-evaluation = onafhankelijke evaluatie

certainty-low = laag
certainty-medium = gemiddeld
certainty-high = hoog

method-count = telling
method-before-after = voor en na vergeleken
method-comparison = vergeleken met een andere groep

agenda-dictionary-euro = Bedrag in eurocenten
agenda-problem-amount = { $field }: ‘{ $found }’ is geen bedrag. Schrijf euro’s zonder minteken, bijvoorbeeld 1250 of 1.250,50.
agenda-problem-circle = { $field }: zo wordt de actie een onderdeel van zichzelf, via { $through }.
agenda-problem-merged = { $field }: { $kind } ‘{ $id }’ is samengevoegd met ‘{ $into }’. Kies die.
agenda-problem-no-landsdeel = { $field }: ‘{ $found }’ is geen landsdeel.
agenda-problem-elsewhere = { $field }: ‘{ $found }’ ligt niet in landsdeel { $of }.
agenda-problem-not-done = { $field }: er staat een datum waarop dit klaar was, maar de stand is niet ‘klaar’.
agenda-problem-interval = { $field }: de omvang ligt buiten de onder- en bovengrens.

nav-agenda = Doe-agenda
agenda-title = Doe-agenda
agenda-lead = Wie doet wat, voor welk doel, wanneer en met welk geld. En wat het verandert.
agenda-theme = Thema
agenda-lacks = Wat ontbreekt
agenda-national = landelijk
agenda-no-goal = geen doel genoemd
agenda-no-theme = zonder thema
agenda-no-year = zonder data
agenda-unknown = niet bekend
agenda-no-owner = geen trekker
agenda-place = Waar
agenda-span = Looptijd
agenda-progress = Voortgang
agenda-from = vanaf { $day }
agenda-until = tot en met { $day }
agenda-tab-table = Tabel
agenda-tab-board = Bord
agenda-tab-time = Tijdlijn
agenda-count-all = { $total ->
    [one] Eén actie.
   *[other] { $total } acties.
}
agenda-count = { $found } van { $total } acties.
agenda-range = Hier staan { $from } tot en met { $until }.
agenda-nothing = Geen actie past bij deze keuze.
agenda-pages = Meer acties
agenda-before = Vorige acties
agenda-after = Volgende acties
agenda-note-title = Over deze agenda
agenda-more-title = Meer over de doe-agenda
agenda-download = Download als { $form }
agenda-feed = Nieuws van de doe-agenda
agenda-board-more = En nog { $rest }
agenda-milestones-done = { $done } van { $all } mijlpalen klaar
agenda-time-key = Balk: van begin tot einde. Rondje: mijlpaal, gevuld als hij klaar is. Stippellijn: vandaag. Is het einde niet bekend, dan loopt de balk door.
agenda-time-undated = Zonder begin en einde
agenda-points = procentpunt

agenda-part-title = Acties
agenda-part-none = Er staan hier nog geen acties op de doe-agenda.
agenda-part-all = Alle { $total } acties
agenda-part-open = Bekijk deze acties op de doe-agenda

agenda-warning-past-end = De einddatum is voorbij.
agenda-warning-milestone-missed = Een mijlpaal is niet op tijd gehaald.
agenda-warning-silent = Er kwam lang geen bericht.
agenda-warning-update-due = Er is een nieuw bericht nodig.
agenda-warning-no-owner = De trekker bestaat niet meer.
agenda-warning-no-money = Er is geen geld genoemd.
agenda-warning-no-goal = Er is geen doel genoemd.
status-unknown = niet te zeggen

agenda-part-of = Dit is een deel van
agenda-who = Wie doet wat
agenda-partner = partner
agenda-milestone = Mijlpaal
agenda-no-milestones = Er zijn geen mijlpalen bekend.
agenda-done-on = op { $day }
agenda-missed = niet op tijd
agenda-rolled-up = het gemiddelde van de onderdelen
agenda-no-reports = Er is nog geen bericht over de voortgang.
agenda-unchanged = Er is niets veranderd.
agenda-next-report = Het volgende bericht wordt verwacht op { $day }.
agenda-write = Schrijf een bericht
agenda-edit = Wijzig deze actie
agenda-overruled = Met de hand gezet. Uit de data volgt:
agenda-quality = Is deze actie te volgen?
agenda-quality-what = Wat er nodig is
agenda-yes = ja
agenda-no = nee
agenda-has-owner = Trekker
agenda-has-schedule = Begin en einde
agenda-has-milestones = Mijlpalen
agenda-has-indicator = Indicator
agenda-has-money = Geld
agenda-lack-owner = geen trekker
agenda-lack-schedule = geen begin of einde
agenda-lack-milestones = geen mijlpalen
agenda-lack-indicator = geen indicator
agenda-lack-money = geen geld genoemd
agenda-lack-complete = niets: alles is er
agenda-no-money = Er is geen geld bekend.
agenda-no-money-year = zonder jaar
agenda-money-caption = Geld per jaar
agenda-sum = Samen
agenda-effects = Verwacht en gemeten effect
agenda-no-effects = Er is niet gezegd welke indicator deze actie moet veranderen, of hoeveel.
agenda-expected = Verwacht
agenda-measured = Gemeten
agenda-gap = Verschil
agenda-in-year = in { $year }
agenda-certainty = Zekerheid: { $level }.
agenda-judged = Beoordeeld door { $judge }.
agenda-interval = tussen { $low } en { $high }
agenda-evidence = Bewijs
agenda-evidence-title = Bewijs
agenda-no-evidence = geen bewijs
agenda-not-expected = niet voorspeld
agenda-not-measured = nog niet gemeten
agenda-no-gap = niet te zeggen
agenda-no-results = Er zijn geen resultaten bekend.
agenda-parts = Onderdelen
agenda-sticks-out = De looptijd valt deels buiten die van deze actie:
agenda-steps = Van afspraak tot resultaat
agenda-step-card = Kaart uit een gesprek
agenda-step-agreement = Afspraak
agenda-step-decision = Besluit
agenda-step-start = De actie begon
agenda-step-milestone = Mijlpaal gehaald
agenda-step-end = De actie liep af
agenda-step-effect = Gemeten: { $size }

agenda-money-title = Geld op de doe-agenda
agenda-money-lead = Wat er begroot, toegezegd en besteed is, opgeteld uit de acties.
agenda-money-known = Van { $known } van de { $total } acties is een bedrag bekend. Een streepje betekent: niemand noemde een bedrag.
agenda-money-regions = Per landsdeel
agenda-money-themes = Per thema
agenda-money-origins = Naar herkomst
agenda-money-years = Per jaar
agenda-money-twice = Een actie met twee thema’s telt bij beide mee.
agenda-units = Bedragen

agenda-rhythm-title = Stand van de berichten
agenda-rhythm-lead = Hoe vaak melden trekkers hoe het gaat, en zijn hun acties te volgen?
agenda-rhythm-owners = Berichten per organisatie
agenda-rhythm-key = Het gaat om acties die niet klaar of gestopt zijn. De agenda van elk landsdeel bepaalt hoe vaak een bericht nodig is en na hoeveel dagen een actie stil heet.
agenda-open = Acties
agenda-on-time = Op tijd
agenda-due = Bericht nodig
agenda-silent = Stil
agenda-never = Nooit een bericht
agenda-late = Te laat klaar

agenda-promises = Wat de acties samen beloven
agenda-promised = { $n ->
    [one] Eén actie belooft
   *[other] { $n } acties beloven samen
}
agenda-nothing-promised = Geen actie belooft hier een verandering.
agenda-distance = Tot het streefcijfer is nodig:
agenda-by-year = in { $year }
agenda-share = De beloften dekken daarvan { $share }%.
agenda-no-distance = Wat tot het streefcijfer nodig is, is niet te zeggen: het streefcijfer of het laatste cijfer ontbreekt.

event-reminded = Aan de trekker gevraagd hoe het gaat: { $title }.
reminder-subject = Hoe gaat het met { $title }?
reminder-body = Beste lezer,

    Hoe gaat het met de actie "{ $title }"?

    { $reasons }

    Is er niets veranderd? Meld het via deze link:
    { $unchanged }

    { $question } Meld het via deze link:
    { $done }

    U hoeft niet in te loggen. De link opent een pagina met één knop; pas als u daarop drukt, komt uw antwoord bij de actie te staan. Iedereen kan het daar lezen. De links werken { $days } dagen, en één keer.

    Wilt u meer vertellen of iets veranderen? Dat kan bij de actie:
    { $address }

    { $why }
reminder-many-subject = Hoe gaat het met { $n } acties?
reminder-many-body = Beste lezer,

    Hoe gaat het met deze { $n } acties? Bij elke actie staan twee links: één voor "er is niets veranderd", en één voor "klaar".

    { $list }

    --
    U hoeft niet in te loggen. Elke link opent een pagina met één knop; pas als u daarop drukt, komt uw antwoord bij de actie te staan. Iedereen kan het daar lezen. De links werken { $days } dagen, en elk één keer.

    Wilt u meer vertellen of iets veranderen? U vindt de acties ook bij elkaar:
    { $work }

    { $why }
reminder-item = { $nr }. { $title } ({ $owner })
    { $address }
    { $reasons }

    Er is niets veranderd:
    { $unchanged }
    { $question }
    { $done }
reminder-rest = { $n ->
    [one] En nog { $n } actie. U vindt die bij Mijn werk.
   *[other] En nog { $n } acties. U vindt ze bij Mijn werk.
}
reminder-why-many = U krijgt deze brief als contactpersoon van de trekkers van deze acties, of omdat een trekker hier geen contactpersoon heeft.
reminder-done-milestone = Is de mijlpaal "{ $text }" gehaald?
reminder-done-action = Is de actie klaar?
reminder-late = De mijlpaal "{ $text }" moest klaar zijn op { $day }.
reminder-soon = De mijlpaal "{ $text }" moet klaar zijn op { $day }.
reminder-ended = De actie liep tot { $day }.
reminder-silent = Er is te lang niets gemeld: het had uiterlijk { $day } gemoeten.
reminder-due = Een nieuw bericht werd verwacht op { $day }.
reminder-why-owner = U krijgt deze brief omdat u contactpersoon bent van { $owner }, de trekker van deze actie.
reminder-why-coordinator = U krijgt deze brief als coördinator van het landsdeel: { $owner }, de trekker van deze actie, heeft hier geen contactpersoon.
reminder-why-office = U krijgt deze brief als programmabureau: { $owner }, de trekker van deze actie, heeft hier geen contactpersoon, en een coördinator is er niet.
reply-title-unchanged = Niets veranderd
reply-title-milestone = Mijlpaal gehaald
reply-title-action = De actie is klaar
reply-text-action = Gemeld: de actie is klaar.
reply-page-unchanged = Er is niets veranderd
reply-page-milestone = De mijlpaal is gehaald
reply-page-action = De actie is klaar
reply-of = Actie:
reply-writes = Als u op de knop drukt, komt dit bij de actie te staan. Iedereen kan het lezen.
reply-writes-report = Een bericht van vandaag, { $day }: "{ $title }".
reply-writes-milestone = De mijlpaal "{ $text }" is gehaald op { $day }.
reply-writes-phase = De fase wordt: { $phase }.
reply-writes-percentage = Klaar: { $percentage }%.
reply-writes-status = De status die met de hand was gezet, vervalt.
reply-button-unchanged = Meld dat er niets veranderd is
reply-button-milestone = Meld dat de mijlpaal is gehaald
reply-button-action = Meld dat de actie klaar is
reply-thanks-title = Dank u wel
reply-thanks = Uw antwoord staat bij de actie.
reply-more = Bekijk de actie
reply-answered-title = Er is al geantwoord
reply-answered-unchanged = Op deze brief is al geantwoord, op { $day }: er is niets veranderd. U hoeft niets meer te doen.
reply-answered-done = Op deze brief is al geantwoord, op { $day }: het is klaar. U hoeft niets meer te doen.
reply-over-title = Hier is niets meer te melden
reply-over = Wat in de brief stond, is intussen gemeld of veranderd, of u bent niet meer de contactpersoon. Er is niets opgeschreven.
reply-expired-title = Deze link is verlopen
reply-expired = De link in een brief werkt { $days } dagen. Er is niets opgeschreven. Log in om bij de actie te melden hoe het gaat.
reply-forged-title = Deze link werkt niet
reply-forged = De link is niet heel overgekomen. Kopieer hem helemaal uit de brief. Er is niets opgeschreven.
