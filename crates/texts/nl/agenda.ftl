# De doe-agenda: acties, voortgang, geld en effect.
kind-agenda = agenda
kind-action = actie
kind-progress-report = voortgangsbericht
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
