# Beheer.
manage-title = Beheer
manage-lead = Kies wat u wilt bekijken of wijzigen. U kunt alleen wijzigen wat bij uw rol hoort.
manage-count = { $n ->
    [one] { $n } openbaar
   *[other] { $n } openbaar
 }
manage-drafts = { $n ->
    [one] { $n } concept
   *[other] { $n } concepten
 }
manage-office = Programmabureau
manage-accounts = Accounts en rollen
manage-claims = Claims op partijen
manage-reports = Meldingen van bezoekers
manage-log = Logboek
manage-new = Nieuw maken
manage-column-title = Titel
manage-column-state = Stand
manage-column-updated = Laatst gewijzigd
history = Geschiedenis
history-of = Geschiedenis van { $title }
history-lead = Elke versie blijft bewaard. Het kenmerk is de SHA-256 van de tekst zoals de API die geeft; daarmee controleert u dat er niets is veranderd.
history-version = Versie { $n }
history-when = Wanneer
history-who = Door
history-fingerprint = Kenmerk
history-event = Regel in het journaal
history-changes = { $n ->
    [one] { $n } veld gewijzigd
   *[other] { $n } velden gewijzigd
 }
history-first = De eerste versie
history-before = Eerst
history-after = Nu
optional = (niet verplicht)
choose = Maak een keuze
reason-label = Reden van de wijziging
reason-help = Iedereen kan deze reden lezen in de geschiedenis. Noem geen personen.
save-and-publish = Opslaan en openbaar maken
step-publish = Openbaar maken
step-remove = Verwijderen
step-restore = Terugzetten als concept
edit-about = Over dit onderdeel
edit-state = Stand: { $state }
edit-public = Bekijk de openbare pagina
edit-preview = Bekijk het concept (deze link kunt u delen)
merge-title = Samenvoegen
merge-into = Samenvoegen met
merge-help = Alle verwijzingen gaan naar de gekozen partij. Het oude adres verwijst door.
merge-button = Samenvoegen
conflict-title = Iemand anders wijzigde dit terwijl u typte
conflict-text = Hieronder staat wat er nu staat naast wat u typte. Uw tekst staat nog in het formulier. Slaat u op, dan komt uw tekst in de plaats van die van de ander.
conflict-theirs = Staat er nu
conflict-yours = Typte u
language-nl = Nederlands
language-en = Engels
edit-saved = Opgeslagen als versie { $n }.
edit-add-row = Voeg een regel toe
