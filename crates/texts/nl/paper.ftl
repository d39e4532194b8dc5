# PDF: factsheet and booklet of a landsdeel, and the page that offers them.
paper-title = { $name } op papier
paper-lead = Om te printen, te bewaren of mee te nemen. Dezelfde gegevens geven altijd precies hetzelfde bestand.
paper-link = Op papier: factsheet, boekje en controlegetallen
paper-get-factsheet = Factsheet (PDF)
paper-get-booklet = Boekje (PDF)
paper-factsheet-about = Kort: de cijfers van { $name } naast die van Nederland, met grafieken en bronnen.
paper-booklet-about = Compleet: cijfers, afspraken, acties, besluiten, partijen, pacten, momenten en gemeenten van { $name }.
paper-document = Document
paper-size = Grootte
paper-kilobytes = { $n } kB
paper-sum = Controlegetal (SHA-256)
paper-sum-title = Is dit bestand echt?
paper-sum-text = Reken het controlegetal van uw bestand zelf uit, bijvoorbeeld met ‘sha256sum’ of ‘Get-FileHash’. Is het gelijk aan het getal hierboven, dan is er niets aan veranderd. Verandert er iets aan de gegevens, dan verandert ook het getal.
paper-accessible = Beide documenten hebben koppen, tabellen met kopcellen en beschrijvingen bij de figuren (PDF/UA-1). Een schermlezer leest ze in de goede volgorde.
paper-over = Nationaal Techniekpact · Landsdeel in cijfers
paper-over-booklet = Nationaal Techniekpact · Boekje van het landsdeel
paper-state = Stand van de gegevens: { $edition }, { $date }
paper-state-none = Stand van de gegevens: er is nog geen editie van de Monitor verschenen
paper-foot = { $name } · { $state }
paper-author = Techniekpact
paper-contents = Inhoud
paper-in-short = In het kort
paper-figures = Cijfers naast die van Nederland
paper-charts = In beeld
paper-coverage = Wat er is, en wat ontbreekt
paper-coverage-text = { $n ->
    [one] Van { $n } van de { $all } indicatoren is een cijfer over { $name } gepubliceerd. Een landelijk cijfer zegt niets over één landsdeel. Waar een eigen cijfer ontbreekt, staat dat er.
   *[other] Van { $n } van de { $all } indicatoren is een cijfer over { $name } gepubliceerd. Een landelijk cijfer zegt niets over één landsdeel. Waar een eigen cijfer ontbreekt, staat dat er.
 }
paper-indicator = Indicator
paper-country-figure = Nederland
paper-none-published = niet gepubliceerd
paper-what = Waarover
paper-unit = Eenheid: { $unit }
paper-agreements = Afspraken
paper-parties = Partijen
paper-pacts = Regionale pacten
paper-moments = Momenten
paper-land = Gemeenten
paper-land-text = { $n ->
    [one] { $n } gemeente, volgens de indeling van { $date }.
   *[other] { $n } gemeenten, volgens de indeling van { $date }.
 }
paper-sources = Bronnen en verantwoording
paper-editions = Gebruikte edities
paper-edition = Editie
paper-published = Verschenen
paper-suppliers = Leveranciers van de cijfers
paper-marks = Een * achter een cijfer betekent: voorlopig. ‘Onderdrukt’ betekent: niet gepubliceerd, om personen te beschermen. Wat niet is gepubliceerd, vullen wij niet in.
paper-licence = U mag dit document delen en bewerken, met vermelding van de bron (CC BY 4.0).
paper-newest = De nieuwste versie en het controlegetal van dit bestand staan op
paper-no-moments = Er zijn geen momenten vastgelegd.
paper-tile-municipalities = gemeenten
paper-tile-parties = partijen
paper-tile-pacts = regionale pacten
paper-tile-agreements = afspraken
paper-actions = Doe-agenda
paper-no-actions = Voor dit landsdeel staan nog geen acties op de doe-agenda.
paper-partners = Partners
paper-heard = laatste bericht { $date }
paper-planned = begroot
paper-committed = toegezegd
paper-spent = besteed
paper-no-money = geen bedragen bekend
paper-wanted = Gewenst
paper-reached = Bereikt
paper-coverage-rest = De tabel noemt de { $n } indicatoren waarover ten minste één landsdeel een cijfer heeft. De andere zijn er alleen voor heel Nederland.
paper-decisions = Besluiten
paper-no-decisions = Over dit landsdeel zijn geen besluiten vastgelegd.
paper-national-decisions = Besluiten voor het hele land
paper-review-on = terugkijken op { $date }
paper-superseded = vervangen door een later besluit
