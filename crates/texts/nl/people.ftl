# Accounts, signing in, mail.
mail-link-subject = Inloggen bij het Techniekpact
mail-link-body = Beste { $name },

    U vroeg om in te loggen. Open deze link binnen { $minutes ->
        [one] { $minutes } minuut
       *[other] { $minutes } minuten
    }:

    { $url }

    De link werkt één keer. Vroeg u dit niet? Dan hoeft u niets te doen.

    Techniekpact
