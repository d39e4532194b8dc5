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
# De link uit een mail.
people-link-text = Klik op de knop om in te loggen. De link uit uw mail werkt één keer.
people-link-dead-title = Deze link werkt niet meer
people-link-dead-text = De link is al gebruikt, of hij is ouder dan 20 minuten. Vraag een nieuwe link aan. U krijgt die meteen per e-mail.
people-link-again = Vraag een nieuwe link aan
