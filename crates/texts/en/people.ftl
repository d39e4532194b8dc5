# Accounts, signing in, mail.
mail-link-subject = Sign in to the Techniekpact
mail-link-body = Dear { $name },

    You asked to sign in. Open this link within { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }:

    { $url }

    The link works once. Did you not ask for it? Then you need do nothing.

    Techniekpact
# The link in a mail.
people-link-text = Use the button to sign in. The link in your e-mail works once.
people-link-dead-title = This link no longer works
people-link-dead-text = The link has been used, or it is more than 20 minutes old. Ask for a new link. You will get it by e-mail at once.
people-link-again = Ask for a new link
