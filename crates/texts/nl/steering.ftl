# Regie: signalen, vergaderingen, besluiten, vragen, wijzigingsvoorstellen.
steering-signal-of = { $what }: { $name }
steering-mail-review-subject = Terugkijken op besluit { $number }
steering-mail-review-body = Beste lezer,

    Voor besluit { $number }, "{ $title }", is de dag gekomen om terug te kijken. Is het doel bereikt? U leest het besluit en geeft uw oordeel op deze pagina:

    { $address }

    Wat u opschrijft, blijft bij het besluit staan.
