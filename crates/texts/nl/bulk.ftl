# Werkbladen en rapportageperioden van de doe-agenda.
kind-reporting-period = rapportageperiode
kinds-reporting-period = Rapportageperioden
field-from = Vanaf
field-frozen = Vastgezet op
field-frozen-actions = Aantal acties
field-fingerprint = Vingerafdruk (SHA-256)
help-frozen = Wordt ingevuld als de periode wordt vastgezet.
event-frozen = { $title } is vastgezet: { $actions } acties, vingerafdruk { $hash }.
start-change-frozen = vastgezet

refusal-period-frozen = Deze periode is al vastgezet. Dat kan één keer.
refusal-period-running = Deze periode loopt nog. Vastzetten kan vanaf de dag na het einde.
refusal-sheet-gone = Deze controle is niet meer geldig: er is een uur voorbij, of de wijzigingen zijn al bewaard of losgelaten. Lever het werkblad opnieuw in.
refusal-sheet-stale = Een van de acties is na uw controle door een ander gewijzigd. Er is niets bewaard. Haal een nieuw werkblad op.

periods-title = Rapportageperioden
periods-lead = Aan het eind van een periode zet het programmabureau de stand van alle acties vast. Die stand verandert daarna niet meer.
periods-none = Er is nog geen rapportageperiode.
periods-open = Nog niet vastgezet
periods-open-text = Deze periode is nog niet vastgezet. Er is nog geen stand om te laten zien.
periods-span = { $from } tot en met { $until }
periods-frozen-on = Vastgezet op { $day }.
periods-actions = { $n ->
    [one] Eén actie.
   *[other] { $n } acties.
}
periods-then = Toen
periods-since = Sindsdien
periods-same = niets veranderd
periods-gone = niet meer openbaar
periods-absent = stond er niet in
periods-status = Status
periods-progress = Voortgang
periods-report = Laatste bericht
periods-report-on = Laatste bericht op
periods-revision = Versie van de actie
periods-about = Toelichting
periods-euro = { $name } (euro)
periods-now = nu { $now }
periods-changed = { $n ->
    [one] Eén actie staat er nu anders voor.
   *[other] { $n } acties staan er nu anders voor.
}
periods-changed-other = { $n ->
    [one] Eén actie stond er anders voor in { $title }.
   *[other] { $n } acties stonden er anders voor in { $title }.
}
periods-new = { $n ->
    [one] Eén actie kwam erbij.
   *[other] { $n } acties kwamen erbij.
}
periods-compare = Vergelijk met
periods-compare-now = de stand van nu
periods-only = Alleen wat veranderde
periods-all = Alle acties
periods-show = Toon
periods-proof = Zo controleert u dit
periods-proof-text = De stand is één tekst. Haal hem op en bereken de SHA-256: dat is deze vingerafdruk. Hij staat ook in het logboek, dat niet kan worden gewijzigd.
periods-file = Download als { $form }
periods-text-file = Download de vastgezette tekst (JSON)
periods-journal = Bekijk het logboek
periods-freeze = Zet deze periode vast
periods-freeze-text = De stand van alle openbare acties wordt bewaard zoals die nu is. Dat kan één keer en is niet terug te draaien.
periods-freeze-done = De periode is vastgezet.
periods-new-period = Maak een rapportageperiode
periods-handle = Vastzetten
periods-key = De stand is die op de dag van vastzetten. Van de berichten telt het laatste dat niet na de periode kwam.
periods-range = Hier staan { $from } tot en met { $until }.

sheet-title = Werkblad
sheet-lead = Wijzig veel acties tegelijk in een rekenblad. U ziet eerst wat er verandert; daarna pas wordt het bewaard.
sheet-out = 1. Haal het werkblad op
sheet-out-text = Kies welke acties u wilt wijzigen. In het werkblad staan de acties uit uw keuze die u mag wijzigen.
sheet-none = In deze keuze is geen actie die u mag wijzigen.
sheet-count = { $n ->
    [one] In deze keuze mag u één actie wijzigen.
   *[other] In deze keuze mag u { $n } acties wijzigen.
}
sheet-download = Download het werkblad (XLSX)
sheet-filter = Maak een andere keuze
sheet-edit = 2. Wijzig het
sheet-edit-text = Grijze kolommen zijn op slot: daaraan herkennen wij de actie. Bedragen staan in euro’s, data als datum. Wat u kunt kiezen, staat op het blad Keuzelijsten. Onder de mijlpalen, het geld en de andere lijsten is ruimte voor nieuwe regels: zet in de eerste kolom het kenmerk van de actie. Maakt u een regel leeg, dan vervalt hij. Formules worden niet overgenomen.
sheet-in = 3. Lever het in
sheet-file = Werkblad
sheet-file-help = Het bestand dat u hier hebt opgehaald, als XLSX van hoogstens 12 MB.
sheet-check = Controleer het werkblad
sheet-nothing = Er is niets veranderd. Er is niets bewaard.
sheet-kept = { $n ->
    [one] Eén actie is gewijzigd.
   *[other] { $n } acties zijn gewijzigd.
}
sheet-dropped = De wijzigingen zijn losgelaten. Er is niets bewaard.
sheet-preview = Controleer wat er verandert
sheet-preview-cells = { $n ->
    [one] Eén cel verandert.
   *[other] { $n } cellen veranderen.
}
sheet-preview-actions = { $n ->
    [one] Dat raakt één actie.
   *[other] Dat raakt { $n } acties.
}
sheet-preview-text = Er is nog niets bewaard.
sheet-from = Uit { $file }. U kunt dit bewaren tot een uur na het inleveren.
sheet-where = Waar
sheet-what = Wat
sheet-old = Nu
sheet-new = Wordt
sheet-empty = leeg
sheet-goes = vervalt
sheet-more = { $n ->
    [one] En nog één cel, die hier niet past.
   *[other] En nog { $n } cellen, die hier niet passen.
}
sheet-confirm = Bewaar deze wijzigingen
sheet-drop = Laat los
sheet-refused = Er is niets overgenomen
sheet-refused-text = { $n ->
    [one] In het werkblad is één ding niet goed. Herstel dat en lever het opnieuw in.
   *[other] In het werkblad zijn { $n } dingen niet goed. Herstel die en lever het opnieuw in.
}
sheet-place = Blad { $sheet }, cel { $cell }
sheet-place-whole = Blad { $sheet }
sheet-fault-formula = hier staat een formule ({ $found }). Zet er de uitkomst neer als gewone waarde.
sheet-fault-error = hier staat de fout { $found }. Zet er een waarde neer of maak de cel leeg.
sheet-fault-missing-sheet = dit blad ontbreekt. Gevonden: { $found }.
sheet-fault-unknown-sheet = dit blad hoort niet in het werkblad. Haal het weg.
sheet-fault-missing-column = de kolom ‘{ $heading }’ ontbreekt.
sheet-fault-unknown-column = de kolom ‘{ $found }’ kennen wij niet. Haal hem weg.
sheet-fault-double-column = de kolom ‘{ $found }’ staat er twee keer.
sheet-fault-unknown-action = ‘{ $found }’ is geen actie uit dit werkblad.
sheet-fault-twice = de actie ‘{ $found }’ staat op meer dan één regel.
sheet-fault-altered = hier staat versie ‘{ $found }’, verwacht { $expected }. Verander deze kolom niet.
sheet-fault-stale = de actie is na het ophalen gewijzigd: hier staat versie { $found }, nu is het { $now }. Haal een nieuw werkblad op.
sheet-fault-not-yours = u mag de actie ‘{ $found }’ niet (zo) wijzigen.
sheet-fault-unknown-row = regel ‘{ $found }’ is er niet bij deze actie. Laat de kolom leeg voor een nieuwe regel.
sheet-fault-many = een actie kan hier hoogstens { $most } regels hebben.
sheet-fault-choice = { $heading }: ‘{ $found }’ staat niet in de lijst. Kies uit: { $allowed }.
sheet-foreign = Dit is geen werkblad van deze website, of het is van een oudere soort. Haal hier een nieuw werkblad op en wijzig dat.
sheet-no-file = Kies een bestand.
sheet-bad-file = Dit bestand is niet te lezen als werkblad. Gevonden: { $found }. Verwacht: { $expected }.
sheet-faults-more = { $n ->
    [one] En nog één.
   *[other] En nog { $n }.
}
sheet-open = Wijzig deze acties in een werkblad (voor wie mag wijzigen)

# Streefcijfers voor een deel.
field-sex = Geslacht
help-sex = Alleen als het streefcijfer voor één geslacht, niveau of regio geldt. Anders blijft dit leeg.
aim-title = Streefcijfers voor een deel
aim-part = Voor { $part }:
aim-year = in { $year }
aim-now = Laatste cijfer hiervan:
aim-none = Hiervan is geen cijfer bekend.
