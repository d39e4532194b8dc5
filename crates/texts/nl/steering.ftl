# Regie: signalen, vergaderingen, besluiten, vragen, wijzigingsvoorstellen.
nav-steering = Regie
steering-signal-of = { $what }: { $name }
steering-lrt = Landelijke Regiegroep
steering-pact = Partijen van het pact
steering-national = landelijk
steering-overview-title = Regie
steering-overview-lead = Wat gaat anders dan afgesproken, wanneer vergadert de regiegroep, wat is besloten en wat kwam ervan.
steering-seats-crumb = Zetels
steering-count-open = { $n ->
    [one] open signaal
   *[other] open signalen
 }
steering-count-new = { $n ->
    [one] nieuw signaal
   *[other] nieuwe signalen
 }
steering-count-asked = { $n ->
    [one] vraag wacht op antwoord
   *[other] vragen wachten op antwoord
 }
steering-count-reviews = { $n ->
    [one] besluit om op terug te kijken
   *[other] besluiten om op terug te kijken
 }
steering-open-signals = Open signalen
steering-all-signals = Alle signalen
steering-more-signals = { $n ->
    [one] Nog { $n } open signaal
   *[other] Nog { $n } open signalen
 }
steering-last-decisions = Laatste besluiten
steering-register = Besluitenregister
steering-register-lead = Alle besluiten sinds 2013, landelijk en regionaal, voor zover zij te vinden waren.
steering-register-gap = Van vóór dit platform staan hier alleen besluiten met een openbare bron. Notulen en nummers van de regiegroep uit die jaren zijn niet gepubliceerd.
steering-next-meeting = Volgende vergadering
steering-all-meetings = Alle vergaderingen
steering-questions = Vragen
steering-all-questions = Alle vragen en wijzigingsvoorstellen
steering-reviews = Nu terugkijken
steering-no-open-signals = Er zijn geen open signalen.
steering-no-meeting = Er is geen vergadering gepland.
steering-no-past-meeting = Er is nog geen vergadering gehouden.
steering-no-decisions = Er is geen besluit vastgelegd.
steering-no-reviews = Van geen besluit is de dag gekomen om terug te kijken.
steering-no-questions = Geen vraag wacht op antwoord.
steering-signals = Signalen
steering-signals-lead = Een signaal zegt dat iets anders gaat dan afgesproken. Het blijft open tot iemand het met een reden sluit.
steering-open = Alles wat open is
steering-signals-count = { $shown } van { $total ->
    [one] { $total } signaal
   *[other] { $total } signalen
 }
steering-decisions-count = { $shown } van { $total ->
    [one] { $total } besluit
   *[other] { $total } besluiten
 }
steering-no-such-signal = Geen signaal past bij deze keuze.
steering-no-such-decision = Geen besluit past bij deze keuze.
steering-rules = { $n ->
    [one] De { $n } regel die signalen geeft
   *[other] De { $n } regels die signalen geven
 }
steering-raised-on = sinds { $on }
steering-over-since = voorbij sinds { $on }
steering-must-decide = vraagt een besluit
steering-must-decide-text = Dit signaal sluit alleen met een besluit.
steering-signal = Signaal
steering-ended-text = Wat dit signaal gaf, is sinds { $on } voorbij. Het signaal blijft staan tot iemand het sluit.
steering-trail = Wat de regel vond
steering-seen-on = Gezien op
steering-found = Gevonden
steering-norm = Verwacht
steering-threshold = drempel: { $n }
steering-source-edition = Bron en editie
nav-agenda-source = doe-agenda
steering-since-day = sinds { $on }
steering-rule = De regel
steering-about = Gaat over
steering-raised = Gegeven
steering-on-agenda-of = Op de agenda van
steering-item = punt { $nr }
steering-decision = Besluit
steering-closed-on = Gesloten op { $on }
steering-handle = Behandelen
steering-handle-who = Voor leden, landsdelen en het programmabureau.
steering-nothing-to-do = Hier is nu niets te doen.
steering-no-deed = Kies wat u wilt doen.
steering-conflict = Iemand anders was u voor en heeft dit gewijzigd. Wat u typte, staat hieronder nog. Vergelijk het met wat er nu staat en sla opnieuw op.
steering-acknowledge = Ik heb dit gezien
steering-acknowledge-text = Iedereen ziet dan dat het signaal bekend is.
steering-schedule = Zet op de agenda
steering-unschedule = Haal van de agenda
steering-close = Sluit het signaal
steering-reason = Reden
steering-meeting = Vergadering
steering-meetings = Vergaderingen
steering-meetings-lead = Van de Landelijke Regiegroep en van de overleggen in de landsdelen.
steering-ahead = Gepland
steering-held = Gehouden
steering-calendars = In uw eigen agenda
steering-calendars-text = Neem een abonnement op deze adressen, dan staan de openbare vergaderingen in uw agenda.
steering-items = { $n ->
    [one] { $n } punt
   *[other] { $n } punten
 }
steering-from-to = { $day }, { $from } tot { $to } uur
steering-from = { $day }, { $from } uur
steering-agenda = Agenda
steering-no-items = Er staat nog niets op de agenda.
steering-minutes-long = { $n ->
    [one] { $n } minuut
   *[other] { $n } minuten
 }
steering-whole-agenda = De hele agenda duurt { $n ->
    [one] { $n } minuut
   *[other] { $n } minuten
 }.
steering-recused = Hield zich erbuiten:
steering-recuse = Iemand houdt zich erbuiten
steering-tally = Voor { $yes }, tegen { $no }, onthouding { $abstained }
steering-secret = De stemming is geheim.
steering-roll = Wie wat stemde
steering-roll-csv = Namen en stemmen als CSV
steering-minutes-later = De notulen staan hier zodra zij zijn vastgesteld en gepubliceerd.
steering-minutes-closed = De notulen van deze vergadering zijn besloten.
steering-decisions = Besluiten
steering-no-decisions-here = In deze vergadering is nog geen besluit genomen.
steering-attendance = Aanwezigheid
steering-quorum-met = Het quorum is gehaald: { $present } van { $seats } zetels, nodig zijn er { $needed }.
steering-quorum-not = Het quorum is niet gehaald: { $present } van { $seats } zetels, nodig zijn er { $needed }.
steering-who-was-there = Wie er was
steering-group = Namens
steering-presence = Aanwezig
steering-when = Wanneer
steering-place = Waar
steering-papers = Stukken
steering-papers-closed = Besloten stukken
steering-no-papers = Er zijn geen stukken.
steering-paper-closed = (besloten)
steering-add-paper = Voeg een stuk toe
steering-fixed-text = De notulen zijn vastgesteld. Er kan niets meer veranderen.
steering-you-typed = Wat u typte. Kopieer het als u het wilt bewaren.
steering-your-seat = Uw zetel:
steering-edit-agenda = Wijzig de agenda
steering-decided-as = Hierover is besloten:
steering-vote-running = De stemming loopt. { $n ->
    [one] { $n } zetel stemde.
   *[other] { $n } zetels stemden.
 }
steering-minutes = Notulen bij dit punt
steering-save-minutes = Bewaar de notulen
steering-item-more = Uitkomst, stemming, erbuiten houden
steering-open-vote = Open een hoofdelijke stemming
steering-open-secret = Open een geheime stemming
steering-close-vote = Sluit de stemming en tel
steering-decide = Neem een besluit
steering-decision-text = Tekst van het besluit
steering-reviewer = Wie kijkt terug
steering-body = Orgaan
steering-aim = doel: { $verdict }
steering-decision-nr = Besluit { $nr }
steering-replaced = Dit besluit is vervangen door
steering-replaces = Vervangt
steering-answers = Antwoord op
steering-answered-by = Besluiten die hierop antwoorden
steering-no-answers = Nog geen ander besluit antwoordt hierop.
steering-aim-reached = Is het doel bereikt?
steering-aim-closes = Is het bereikt? Dan sluiten de signalen waarover dit besluit gaat, met uw toelichting als reden. Anders blijven zij open.
steering-judged-on = Beoordeeld op { $on }.
steering-review-on = Op { $on } wordt teruggekeken.
steering-no-review = Er is geen dag afgesproken om terug te kijken.
steering-known = De cijfers zoals toen bekend
steering-known-text = Dit was op { $on } bekend. Later kan een cijfer zijn bijgesteld of is er een nieuwer.
steering-known-none = Bij dit besluit hoort geen cijfer dat die dag bekend was.
steering-known-then = Toen bekend
steering-known-now = Nu bekend
steering-known-same = ongewijzigd
steering-actions = Acties die hieruit volgen
steering-no-actions = Uit dit besluit is nog geen actie gemaakt.
steering-no-signals-here = Bij dit besluit hoort geen signaal.
steering-decided-on = Besloten op
steering-take = Stel het besluit vast
steering-edit-decision = Wijzig het voorstel
steering-make-action = Maak er een actie van
steering-make-action-text = De actie krijgt titel, doelen en nummer van dit besluit. U kunt haar daarna aanvullen.
steering-withdraw = Trek in
steering-questions-lead = Vragen van landsdelen aan de regiegroep en andersom, elk met een dag waarop het antwoord er moet zijn.
steering-waits = wacht op antwoord
steering-waiting = Wacht op antwoord
steering-answered-before = Eerder beantwoord
steering-none-answered = Er is nog geen vraag beantwoord.
steering-asks-lrt = { $region } vraagt de regiegroep
steering-lrt-asks = De regiegroep vraagt { $region }
steering-answered-on = beantwoord op { $on }
steering-answer-late = antwoord was er uiterlijk op { $on } gevraagd
steering-answer-by = antwoord uiterlijk op { $on }
steering-late = te laat
steering-answer = Antwoord
steering-answer-before = Antwoord uiterlijk
steering-answer-closed = Het antwoord is besloten: alleen wie vroeg en wie antwoordde, leest het.
steering-answer-will-close = Het antwoord wordt niet openbaar.
steering-no-answer-yet = Er is nog geen antwoord.
steering-nobody-named = niemand aangewezen
steering-send-answer = Geef dit antwoord
steering-edit-question = Wijzig de vraag
steering-amendment = Wijzigingsvoorstel
steering-amendments = Wijzigingsvoorstellen
steering-amendments-text = Een partij stelt een andere tekst voor een afspraak voor.
steering-no-amendments = Er is geen wijzigingsvoorstel.
steering-amends = Voor de afspraak
steering-proposed-by = Voorgesteld door
steering-amendment-stale = De afspraak is gewijzigd nadat dit werd voorgesteld. Dit voorstel kan niet meer worden aangenomen.
steering-text-now = Zoals het staat
steering-text-then = Zoals voorgesteld
steering-accept = Neem over
steering-refuse = Wijs af
steering-problem-time = { $field }: ‘{ $found }’ is geen tijd. Schrijf bijvoorbeeld 10:00.
steering-problem-item = { $field }: er is geen agendapunt { $found } waar dit een deel van kan zijn.
steering-problem-parts = { $field }: de delen duren samen { $parts } minuten; het hele punt { $whole }.
event-stepped = { $kind } { $title } ging naar: { $to }.
event-voted = Er is gestemd: { $title }.
api-change-stepped = naar een volgende stand
api-change-voted = gestemd
refusal-fixed = Dit ligt vast en kan niet meer veranderen.
refusal-lasting = Dit blijft staan: het pact moet zich ervoor kunnen verantwoorden.
refusal-closed = Dit is besloten en kan niet openbaar worden.
refusal-signal-step = Dat kan niet in de stand waarin dit signaal nu is.
refusal-signal-reason = Geef een reden om het signaal te sluiten.
refusal-signal-must-decide = Dit signaal sluit alleen met een besluit.
refusal-signal-decide = Een signaal wordt besloten door een besluit in een vergadering te nemen.
refusal-no-meeting = Kies een vergadering.
refusal-meeting-step = Dat kan niet in de stand waarin de vergadering nu is.
refusal-minutes-fixed = De notulen zijn vastgesteld: er kan niets meer bij. Wat u typte, staat hieronder nog.
refusal-minutes-text = De tekst van de notulen is te lang of bevat vreemde tekens.
refusal-no-item = Dit agendapunt bestaat niet.
refusal-recusal-reason = Zeg waarom deze zetel zich erbuiten houdt.
refusal-recusal-voted = Deze zetel heeft al gestemd.
refusal-agenda-closed = De agenda van deze vergadering ligt vast.
refusal-outcome-not-now = Een uitkomst schrijft u op tijdens de vergadering of in het verslag.
refusal-no-outcome = Kies een uitkomst.
refusal-paper = Een stuk heeft een titel, een webadres dat met https:// begint en een toegang.
refusal-no-seat = U spreekt in dit orgaan voor geen zetel.
refusal-not-there = Uw zetel staat niet als aanwezig in de lijst.
refusal-recused = Uw zetel houdt zich buiten dit punt.
refusal-no-choice = Kies voor, tegen of onthouding.
refusal-voted = Uw zetel heeft al gestemd. De eerste stem telt.
refusal-vote-open = Over dit punt is al gestemd of wordt al gestemd.
refusal-vote-closed = De stemming is gesloten.
refusal-vote-not-now = Stemmen kan alleen tijdens de vergadering.
refusal-no-quorum = Het quorum is niet gehaald. Leg eerst vast wie er zijn.
refusal-decide-not-now = Besluiten kan tijdens de vergadering, of zolang het verslag een concept is.
refusal-item-decided = Over dit punt is al een besluit genomen. Iemand anders was u voor; wat u typte, staat hieronder nog.
refusal-decision-step = Dat kan niet in de stand waarin dit besluit nu is.
refusal-decision-reason = Geef een reden om het besluit in te trekken.
refusal-decision-judged = Over dit besluit is al geoordeeld, of het geldt niet.
refusal-verdict-reason = Kies een oordeel en schrijf op waarom.
refusal-question-step = Deze vraag is al beantwoord of ingetrokken.
refusal-answer-empty = Schrijf een antwoord.
refusal-own-question = U kunt uw eigen vraag niet beantwoorden.
refusal-amendment-step = Over dit voorstel is al beslist.
refusal-amendment-reason = Geef een reden.
refusal-amendment-stale = De afspraak is intussen gewijzigd. Dit voorstel past niet meer op de tekst.
refusal-amendment-same = De voorgestelde tekst is dezelfde als die er staat.
kind-signal-rule = signaalregel
kinds-signal-rule = Signaalregels
kind-signal = signaal
kinds-signal = Signalen
kind-meeting = vergadering
kinds-meeting = Vergaderingen
kind-decision = besluit
kinds-decision = Besluiten
kind-question = vraag
kinds-question = Vragen
kind-amendment = wijzigingsvoorstel
kinds-amendment = Wijzigingsvoorstellen
field-explanation = Uitleg
field-test = Wat de regel bekijkt
field-threshold = Drempel
help-threshold = Bij ‘van het pad’: hoeveel procent van de weg van begin naar streefwaarde mag ontbreken. Bij ‘verkeerde kant op’: verschillen tot hier tellen niet.
field-patience = Geduld
help-patience = Edities achter elkaar, of dagen na de afgesproken dag.
field-must-decide = Sluit alleen met een besluit
field-off = Uitgeschakeld
field-raised-by = Gegeven door
field-rule = Regel
field-raised = Gegeven op
field-trail = Bevindingen
field-occasion = Aanleiding
field-found = Gevonden
field-norm = Verwacht
field-ended = Voorbij sinds
field-meeting = Vergadering
field-item = Agendapunt
field-decided-by = Besluit
field-close-reason = Reden van sluiten
field-closed = Gesloten op
field-organ = Orgaan
help-organ = lrt voor de Landelijke Regiegroep, of de naam van een landsdeel in het adres, zoals oost.
field-starts = Begint om
field-ends = Eindigt om
field-place = Plaats
field-access = Toegang
field-quorum = Quorum (zetels)
help-quorum = Leeg betekent: meer dan de helft.
field-items = Agendapunten
field-nr = Nummer
field-duration = Duur in minuten
field-outcome = Uitkomst
field-papers = Stukken
field-attendance = Aanwezigheid
field-seat = Zetel
field-presence = Aanwezig
field-recusals = Hielden zich erbuiten
field-reason = Reden
field-tallies = Stemmingen
field-secret = Geheim
field-yes = Voor
field-no = Tegen
field-abstained = Onthouding
field-rolls = Hoofdelijke stemmen
field-vote = Stem
field-minutes = Notulen
field-manner = Wijze van besluiten
field-decided = Besloten op
field-effective = Gaat in op
field-review-on = Terugkijken op
field-supersedes = Vervangt besluit
field-answers = Antwoord op besluit
field-answer-due = Antwoord van anderen uiterlijk
field-signals = Signalen
field-recused = Hielden zich erbuiten
field-asked-on = Om een oordeel gevraagd op
field-verdict = Oordeel
field-verdict-text = Waarom dit oordeel
field-judged = Beoordeeld op
field-answerer = Wie antwoordt
field-answer = Antwoord
field-answered = Beantwoord op
field-proposer = Voorgesteld door
field-parties = Partijen
signal-test-off-path = Van het pad
signal-test-wrong-way = Verkeerde kant op
signal-test-action-late = Actie te laat
signal-test-action-silent = Stil rond actie
signal-test-action-unowned = Actie zonder trekker
signal-test-action-unfunded = Actie zonder geld
signal-test-milestone-missed = Mijlpaal gemist
signal-test-agreement-idle = Afspraak zonder actie
test-off-path = van het pad
test-wrong-way = verkeerde kant op
test-action-late = actie te laat
test-action-silent = actie stil
test-action-unowned = actie zonder trekker
test-action-unfunded = actie zonder geld
test-milestone-missed = mijlpaal gemist
test-agreement-idle = afspraak zonder actie
raised-by-rule = een regel
raised-by-region = een landsdeel
raised-by-parliament = de Tweede Kamer
raised-by-party = een partij
step-new = nieuw
step-acknowledged = gezien
step-on-agenda = op de agenda
step-decided = besloten
step-closed = gesloten
step-planned = gepland
step-open = bezig
step-draft = notulen in concept
step-review = notulen ter controle
step-adopted = notulen vastgesteld
step-published = notulen gepubliceerd
step-cancelled = afgelast
step-proposed = voorgesteld
step-taken = genomen
step-withdrawn = ingetrokken
step-superseded = vervangen
step-answered = beantwoord
step-refused = afgewezen
step-judged = beoordeeld
meeting-deed-start = Begin de vergadering
meeting-deed-end = Sluit de vergadering
meeting-deed-submit = Leg de notulen voor
meeting-deed-return = Terug naar concept
meeting-deed-adopt = Stel de notulen vast
meeting-deed-publish = Publiceer de notulen
meeting-deed-cancel = Gelast af
access-public = openbaar
access-visible = zichtbaar, inhoud besloten
access-closed = besloten
outcome-information = ter informatie
outcome-decision = besluit
outcome-action = actie
presence-present = aanwezig
presence-represented = vertegenwoordigd
presence-absent = afwezig
vote-for = voor
vote-against = tegen
vote-abstain = onthouding
manner-consent = met instemming van allen
manner-vote = bij stemming
verdict-reached = bereikt
verdict-partly = deels bereikt
verdict-not-reached = niet bereikt
verdict-unknown = niet te zeggen
direction-to-lrt = aan de regiegroep
direction-to-region = aan het landsdeel
steering-mail-review-subject = Terugkijken op besluit { $number }
steering-mail-review-body = Beste lezer,

    Voor besluit { $number }, "{ $title }", is de dag gekomen om terug te kijken. Is het doel bereikt? U leest het besluit en geeft uw oordeel op deze pagina:

    { $address }

    Wat u opschrijft, blijft bij het besluit staan.
