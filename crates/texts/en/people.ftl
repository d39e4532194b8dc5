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
