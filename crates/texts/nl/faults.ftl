# What a page says when something does not go.
fault-to-start = Naar de startpagina
fault-report = Meld een probleem
fault-not-found-title = Deze pagina bestaat niet
fault-not-found-text = Misschien is het adres verkeerd getypt, of is de pagina verplaatst. Zoek op een woord, of ga naar de startpagina.
fault-forbidden-title = Dit mag u niet
fault-forbidden-text = Uw rol geeft geen toegang tot deze pagina of handeling. Er is niets gewijzigd. Denkt u dat dit niet klopt? Neem dan contact op met het programmabureau.
fault-foreign-form-title = Dit formulier is niet meer geldig
fault-foreign-form-text = Het formulier komt van een andere site, of u bent intussen uitgelogd. Er is niets gewijzigd. Ga terug, laad de pagina opnieuw en probeer het nog eens.
fault-too-large-title = Dit is te groot
fault-too-large-text = Een formulier mag hoogstens 512 kB groot zijn. Er is niets gewijzigd.
fault-refused-title = Dit kan nu niet
fault-invalid-title = Er klopt iets niet
fault-invalid-text = Er is niets gewijzigd. Dit moet anders:
fault-conflict-title = Iemand anders was u voor
fault-conflict-text = Er is niets gewijzigd. Laad de pagina opnieuw en kijk wat er veranderd is.
fault-busy-title = Even geduld
fault-busy-text = Het systeem kan nu niets bewaren. Er is niets gewijzigd. Probeer het over een paar seconden opnieuw; lezen kan gewoon.
fault-broken-title = Er ging iets mis
fault-broken-text = Dit is een fout van ons. Er is niets half gewijzigd. Probeer het later opnieuw of meld het probleem.
refusal-still-used = Andere onderdelen verwijzen hier nog naar. Haal eerst die verwijzingen weg, of voeg samen.
refusal-wrong-state = Dat past niet bij de stand waarin dit nu is. Laad de pagina opnieuw.
refusal-link-used = Deze link is al gebruikt of verlopen. Vraag een nieuwe link aan.
refusal-too-often = Dat was te vaak achter elkaar. Wacht een uur en probeer het opnieuw.
refusal-wrong-password = Dit e-mailadres en wachtwoord horen niet bij elkaar.
refusal-wrong-code = Deze code klopt niet of is al gebruikt. Wacht op de volgende code van uw app.
refusal-short-password = Kies een wachtwoord van ten minste 12 tekens.
refusal-last-administrator = U bent de laatste van het programmabureau. Geef eerst iemand anders die rol.
refusal-claimed-before = U hebt deze partij al eerder geclaimd.
refusal-asked-before = Deze deelname is al gevraagd of bestaat al.
errors-title = { $n ->
    [one] Er is { $n } fout
   *[other] Er zijn { $n } fouten
 }
problem-required = { $field }: vul dit in.
problem-unknown = { $field }: dit veld hoort niet bij dit formulier.
problem-too-long = { $field }: de tekst is { $found } tekens lang; hoogstens { $most } mag.
problem-control = { $field }: op plaats { $at } staat een onzichtbaar teken ({ $code }). Haal dat weg.
problem-marks = { $field }: op plaats { $at } staan te veel accenten op één letter.
problem-date = { $field }: ‘{ $found }’ is geen datum. Schrijf bijvoorbeeld 2027-06-15 of 15-06-2027; vandaag is { $example }.
problem-whole = { $field }: ‘{ $found }’ is geen heel getal van { $least } tot en met { $most }.
problem-number = { $field }: ‘{ $found }’ is geen getal. Schrijf bijvoorbeeld 28,4.
problem-ambiguous = { $field }: bij ‘{ $found }’ weten wij niet of het duizend of een breuk is. Schrijf 1234 of 1,2340.
problem-url = { $field }: ‘{ $found }’ is geen webadres. Begin met https://.
problem-choice = { $field }: ‘{ $found }’ kan niet. Kies uit: { $allowed }.
problem-no-record = { $field }: er is geen { $kind } met de naam ‘{ $id }’.
problem-taken = { $field }: dit staat al bij een ander: { $by }.
problem-end-before-start = { $field }: het einde ligt voor het begin.
problem-reason = { $field }: zet u de status met de hand, geef dan een reden.
problem-identifier = { $field }: ‘{ $found }’ is geen geldig nummer van het soort { $scheme }.
problem-itself = { $field }: dit verwijst naar zichzelf.

refusal-own-work = Wie cijfers invoerde, keurt ze niet zelf goed. Vraag een tweede persoon.
refusal-no-reason = Geef een reden op.
refusal-past = Een embargo eindigt in de toekomst. Kies een later moment.
refusal-too-early = Het embargo is nog niet voorbij.
refusal-nothing-staged = Er staat nog niets klaar in deze editie. Voer eerst een bestand in.
refusal-unconfirmed = Er zijn nog bijzonderheden die iemand moet bevestigen.
