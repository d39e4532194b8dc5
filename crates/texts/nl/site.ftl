# Search, journal, written pages, reports.
help-edit = Deze hulptekst wijzigen
statement-status = Status
statement-not-audited = Niet aangetoond: er is nog geen onderzoek gedaan
statement-audited = Onderzocht; de uitkomst staat hieronder
statement-checked = Onderzocht op
statement-never = nog niet
statement-changed = Verklaring bijgewerkt op
statement-contact = Neem contact op met het programmabureau
statement-report = Meld een toegankelijkheidsprobleem

search-title = Zoeken
search-title-for = Zoeken: { $query }
search-field = Wat zoekt u?
search-did-you-mean = Bedoelde u:
search-instead = Niets gevonden voor ‘{ $query }’. Dit zijn de resultaten voor ‘{ $better }’.
search-examples = Bijvoorbeeld
search-nothing = Wij vonden niets waarin al uw woorden staan.
search-tip-fewer = Gebruik minder woorden, of één woord dat er zeker in staat.
search-tip-other = Probeer een ander woord. Afkortingen zoals bbl, pps en LLO werken ook.
search-tip-ask = Vraag het aan het programmabureau
search-all-kinds = Toon alle soorten
search-kinds = Soorten resultaten
search-show-all = Toon alle { $n ->
    [one] { $n } resultaat
   *[other] { $n } resultaten
 }
search-lists = Of kijk in een lijst

journal-title = Journaal
journal-lead = Elke wijziging in het openbare deel van deze site staat hier: wat er veranderde, in welke rol en wanneer. Regels worden nooit gewijzigd of gewist.
journal-head = Controleer het journaal: de keten telt { $seq } regels
journal-head-text = Elke regel draagt een kenmerk dat volgt uit de regel ervoor. Wie het kenmerk van de laatste regel bewaart, merkt elke latere wijziging. Wij ondertekenen het, zodat u kunt aantonen dat het van ons is.
journal-head-seq = Laatste regel
journal-head-at = Ondertekend op
journal-head-hash = Kenmerk (SHA-256)
journal-head-signature = Handtekening (Ed25519)
journal-head-key = Openbare sleutel
journal-check = Bewaar het bestand. Wie een kopie van de database heeft, controleert daar later mee of er niets is gewijzigd, ook zonder internet:
journal-command = techniekpact journal verify --head techniekpact-journaal-kop-{ $seq }.json
journal-download = Download het ondertekende kenmerk (JSON)
journal-kind = Soort
journal-region = Landsdeel
journal-goal = Doel
journal-nothing = Hier staan geen wijzigingen die bij uw keuze passen.
journal-older = Oudere wijzigingen
journal-newest = Naar de nieuwste

event-row = regel { $seq }
event-not-public = iets dat niet openbaar is
event-created = { $kind } { $title } is toegevoegd.
event-edited = Van { $kind } { $title } is gewijzigd: { $fields }.
event-published = { $kind } { $title } is openbaar gemaakt.
event-removed = { $kind } { $title } is verwijderd.
event-restored = { $kind } { $title } is teruggezet als concept.
event-merged = { $kind } { $title } is samengevoegd met { $into }.
event-redirected = Bij { $kind } { $title } wijst een verwijzing nu naar { $to }.
event-claimed = Iemand vroeg het beheer van { $title }.
event-claim-granted = Het beheer van { $title } is toegekend.
event-claim-refused = Het verzoek om beheer van { $title } is afgewezen.
event-invited = Uitgenodigd: { $title }.
event-asked = Gevraagd: { $title }.
event-accepted = Aanvaard: { $title }.
event-declined = Afgewezen: { $title }.
event-loaded = Bij de start zijn { $records } onderdelen en { $figures } cijfers ingelezen.
event-purged = { $records ->
    [one] { $records } verwijderd onderdeel is na dertig dagen gewist.
   *[other] { $records } verwijderde onderdelen zijn na dertig dagen gewist.
 }
event-refused = Geweigerd, want niet toegestaan in deze rol: { $deed }.
event-account-opened = Een account is geopend.
event-account-changed = Een account is gewijzigd.
event-account-closed = Een account is gesloten; de persoonsgegevens zijn gewist.
event-signed-in = Ingelogd met { $method }.
event-signed-out = Uitgelogd.
event-factor-added = Een inlogmiddel is toegevoegd: { $factor }.
sign-in-method-signin = een link per mail
sign-in-method-password = een wachtwoord
sign-in-method-totp = een code van een app
sign-in-method-demo = een demonstratielink
sign-in-method-oidc = een account van een andere organisatie
factor-totp = een app met codes
factor-password = een wachtwoord

log-title = Logboek
log-lead = Alles wat er gebeurde, ook inloggen en weigeringen. Mensen staan hier met een nummer, nooit met hun naam.
log-row = Regel
log-what = Wat

report-title = Iets melden
report-lead = Kunt u iets niet lezen of gebruiken, ziet u een fout, of hebt u een vraag? Vertel het ons. U hebt geen account nodig.
report-send = Versturen
report-trap = Laat dit veld leeg
report-privacy = Uw e-mailadres gebruiken wij alleen om te antwoorden. Is uw melding afgehandeld, dan wissen wij het.
field-report-topic = Waar gaat het over?
field-report-page = Op welke pagina?
field-report-text = Wat is er aan de hand?
field-report-email = Uw e-mailadres
help-report-page = Plak het adres van de pagina, bijvoorbeeld /doelen/4.
help-report-text = Vertel wat u deed, wat u zag en wat u verwachtte. Gebruikt u hulpmiddelen, zoals een schermlezer? Noem ze dan.
help-report-email = Alleen nodig als u antwoord wilt.
report-topic-accessibility = Ik kan iets niet lezen of gebruiken
report-topic-figure = Een cijfer of tekst klopt niet
report-topic-question = Een vraag
report-topic-privacy = Mijn persoonsgegevens
report-topic-vulnerability = Een kwetsbaarheid in de beveiliging
report-topic-complaint = Een klacht
scheme-email = e-mailadres
refusal-many-reports = Er komen nu veel meldingen binnen. Wacht een minuut en verstuur dan opnieuw; uw tekst staat er nog.
thanks-title = Dank voor uw melding
thanks-text = Het programmabureau heeft uw melding ontvangen. Gaf u een e-mailadres, dan krijgt u antwoord.
thanks-another = Nog iets melden

reports-lead = Meldingen van bezoekers, nieuwste eerst. Zet u een melding op afgehandeld, dan verdwijnt het e-mailadres van de melder.
reports-open = { $n ->
    [one] { $n } open melding
   *[other] { $n } open meldingen
 }
reports-none = Er zijn geen open meldingen.
reports-finish = Afgehandeld
reports-done = { $n ->
    [one] { $n } afgehandelde melding
   *[other] { $n } afgehandelde meldingen
 }

event-imported = Ingevoerd voor een komende editie: { $indicator }, { $cells } cellen.
event-import-undone = Invoer ongedaan gemaakt: { $indicator }.
event-import-confirmed = Bijzonderheden van een invoer bevestigd: { $indicator }.
event-submitted = Ter controle aangeboden: { $record }.
event-approved = Goedgekeurd en vastgezet: { $record }.
event-sent-back = Teruggestuurd: { $record }.
event-embargoed = Onder embargo gezet: { $record }.
event-withdrawn = Terug naar controle: { $record }.
event-released = { $tables ->
    [one] Uitgekomen met { $tables } tabel: { $record }.
   *[other] Uitgekomen met { $tables } tabellen: { $record }.
}
