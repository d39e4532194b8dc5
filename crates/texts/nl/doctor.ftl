# What `techniekpact doctor` tells an operator.
doctor-state-good = goed
doctor-state-todo = nog doen
doctor-state-fault = fout
doctor-all-good = Alles is in orde.
doctor-open = { $n ->
    [one] Eén punt vraagt aandacht.
   *[other] { $n } punten vragen aandacht.
}
doctor-address-good = Het openbare adres is { $url }.
doctor-address-todo = Het openbare adres is { $url }. Zet een webserver met https ervoor en vul bij base_url het adres in dat bezoekers gebruiken.
doctor-mail-good = De mailserver neemt brieven aan.
doctor-mail-todo = Brieven gaan niet de deur uit: ze komen in de map { $folder }. Vul bij mail het adres van uw mailserver in.
doctor-mail-fault = De mailserver is niet te gebruiken ({ $why }). Controleer mail in de configuratie en de verbinding.
doctor-sender-good = Brieven gaan uit van { $from }.
doctor-sender-todo = De afzender van brieven is { $from }. Vul bij mail_from een adres van uw eigen domein in, en zorg voor SPF, DKIM en DMARC.
doctor-keys-good = Alleen deze dienst kan de sleutels lezen ({ $path }).
doctor-keys-todo = Er zijn nog geen sleutels ({ $path }). Ze worden bij de eerste start gemaakt; bewaar daarna een kopie op een andere veilige plaats.
doctor-keys-fault = Anderen op deze machine kunnen de sleutels lezen. Doe: chmod 600 { $path }
doctor-contact-good = Wie een kwetsbaarheid vindt, meldt die bij { $contact }.
doctor-contact-todo = In security.txt staat nog niet waar iemand een kwetsbaarheid meldt. Vul security_contact in, bijvoorbeeld mailto:security@uwdomein.nl.
doctor-disk-good = Er is ruimte genoeg op de schijf: { $gb } GB.
doctor-disk-todo = Er is nog maar { $mb } MB vrij op de schijf. Maak ruimte: op een volle schijf kan niemand iets bewaren.
doctor-disk-unknown = Hoeveel ruimte er vrij is bij { $path } kon niet worden bekeken.
doctor-store-good = De gegevens staan veilig ({ $facts }).
doctor-store-unsafe = De database staat niet veilig ingesteld ({ $facts }). Bij stroomuitval kunt u bewaarde gegevens kwijtraken.
doctor-store-standby = De database schrijft veilig ({ $facts }), maar wacht niet op een tweede server. Valt de eerste uit, dan kunnen de laatste wijzigingen weg zijn. Stel een synchrone standby in.
doctor-store-fault = De gegevens zijn niet te openen: { $why }
doctor-backup-good = De laatste back-up is { $hours } uur oud.
doctor-backup-old = De laatste back-up is { $hours } uur oud. Maak er elke dag een: techniekpact backup BESTAND, en bewaar die op een andere plaats.
doctor-backup-none = Er is nog geen back-up gemaakt. Doe dat elke dag: techniekpact backup BESTAND, en bewaar die op een andere plaats.
doctor-backup-postgres = De back-up van PostgreSQL kan dit programma niet zien. Maak elke dag een pg_dump en probeer het terugzetten.
doctor-letters-good = { $n ->
    [one] Er wacht één brief op verzending.
   *[other] Er wachten { $n } brieven op verzending.
}
doctor-letters-retrying = { $n ->
    [one] Eén brief wil niet weg ({ $why }). Het programma probeert het opnieuw.
   *[other] { $n } brieven willen niet weg ({ $why }). Het programma probeert het opnieuw.
}
doctor-letters-parked = { $n ->
    [one] Eén brief is voorgoed geweigerd ({ $why }). Controleer het adres van de ontvanger.
   *[other] { $n } brieven zijn voorgoed geweigerd ({ $why }). Controleer de adressen van de ontvangers.
}
doctor-journal-good = Het journaal klopt: { $rows } regels nagerekend.
doctor-journal-fault = Het journaal klopt niet: { $why }. Zet de dienst stil, bewaar een kopie van de gegevens en zet een back-up terug.
doctor-clock-good = De klok loopt goed: { $now }.
doctor-clock-fault = De klok ({ $now }) staat vóór de laatste regel van het journaal ({ $last }). Zet de klok gelijk.
doctor-administrator-good = { $n } beheerders hebben een tweede stap bij het inloggen.
doctor-administrator-todo = Nog geen enkele beheerder heeft een tweede stap bij het inloggen. Log in met de eenmalige link die bij de start wordt getoond en stel de code-app in.
doctor-administrator-second = Er is maar één beheerder. Geef een tweede persoon die rol, zodat u niet buitengesloten raakt.
