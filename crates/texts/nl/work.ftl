# Mijn werk: wat op iemand wacht.
nav-work = Mijn werk
work-title = Mijn werk
work-nothing = Er wacht niets op u.
work-count = { $n ->
    [one] Er wacht één ding op u.
   *[other] Er wachten { $n } dingen op u.
 }
work-as = U bent ingelogd als
work-contents = Wat op u wacht
work-more = { $n ->
    [one] En nog { $n }
   *[other] En nog { $n }
 }
work-all = Alles bekijken
work-empty = Zodra er een bericht, een vraag of een besluit van u nodig is, staat het hier.
work-account = Uw account
work-actions = Acties die om een bericht vragen
work-actions-hint = Meld bij de actie hoe het gaat; "niets veranderd" is ook een bericht.
work-signals = Nieuwe signalen
work-signals-hint = Neem het signaal in behandeling, zet het op een agenda of sluit het met een reden.
work-questions = Vragen om te beantwoorden
work-questions-hint = De vraag die het eerst beantwoord moet zijn, staat bovenaan.
work-reviews = Besluiten om op terug te kijken
work-reviews-hint = Is het doel van het besluit bereikt? Uw oordeel blijft bij het besluit staan.
work-drafts = Concepten om te beoordelen
work-drafts-hint = Lees het na, en maak het openbaar of pas het aan.
work-imports = Invoer om na te kijken
work-imports-hint = Een editie komt pas uit als een tweede persoon heeft gekeken.
work-claims = Claims op organisaties
work-claims-hint = Hoort deze persoon bij de organisatie?
work-reports = Meldingen van bezoekers
work-reports-hint = Lees de melding en vink haar af.
