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
mail-join-subject = Bevestig uw e-mailadres bij het Techniekpact
mail-join-body = Hallo,

    U wilt de pagina van uw organisatie bij het Techniekpact bijhouden. Open deze link binnen { $minutes ->
        [one] { $minutes } minuut
       *[other] { $minutes } minuten
    }:

    { $url }

    Wij maken dan een account voor dit adres. Vroeg u dit niet? Dan hoeft u niets te doen: wij bewaren niets.

    Techniekpact
mail-claim-subject = Uw aanvraag voor { $party }
mail-claim-granted = Hallo,

    U bent nu contactpersoon van { $party }. Log opnieuw in om de pagina bij te werken:

    { $url }

    Techniekpact
mail-claim-refused = Hallo,

    Het programmabureau heeft uw aanvraag voor { $party } afgewezen. Hebt u vragen? Neem dan contact op met het programmabureau. De pagina:

    { $url }

    Techniekpact
# De link uit een mail.
people-link-join = Klik op de knop om uw e-mailadres te bevestigen. Wij maken dan een account voor u. De link uit uw mail werkt één keer.
people-link-text = Klik op de knop om in te loggen. De link uit uw mail werkt één keer.
people-link-dead-title = Deze link werkt niet meer
people-link-dead-text = De link is al gebruikt, of hij is ouder dan 20 minuten. Vraag een nieuwe link aan. U krijgt die meteen per e-mail.
people-link-again = Vraag een nieuwe link aan
# Inloggen.
people-login-title = Inloggen
people-email = E-mailadres
people-password = Wachtwoord
people-login-link-title = Met een link per e-mail
people-login-link-text = Wij sturen u een link. Daarmee logt u in, zonder wachtwoord.
people-login-link-button = Stuur mij een link
people-login-sent-title = Kijk in uw e-mail
people-login-sent-text = Hoort dit adres bij een account? Dan staat er binnen een paar minuten een link in uw mailbox. De link werkt { $minutes } minuten.
people-login-join = Hebt u nog geen account? Dan maken wij er een als u de link opent.
people-login-sent-join = Binnen een paar minuten staat er een link in uw mailbox. De link werkt { $minutes } minuten.
people-login-sent-help = Geen mail gekregen? Kijk bij uw ongewenste mail, of probeer het opnieuw.
people-login-bad-address = E-mailadres: dit is geen e-mailadres. Schrijf bijvoorbeeld naam@organisatie.nl.
people-login-password-title = Met een wachtwoord
people-login-password-button = Inloggen met wachtwoord
people-login-elsewhere-title = Met uw eigen organisatie
people-login-elsewhere-text = U logt in bij uw organisatie. Die vertelt ons uw naam en e-mailadres.
people-login-elsewhere = Inloggen via { $name }
people-login-no-account = Hebt u geen account en wilt u iets bijdragen?
people-login-contact = Neem contact op met het programmabureau
people-elsewhere-unreachable = De organisatie waar u wilde inloggen, is nu niet bereikbaar. Probeer het later opnieuw, of log in met een link per e-mail.
people-elsewhere-stopped = U bent niet ingelogd: het inloggen bij uw organisatie is afgebroken.
people-elsewhere-failed = Het inloggen via uw organisatie is niet gelukt, of duurde langer dan tien minuten. Probeer het opnieuw.
refusal-elsewhere-address = Uw organisatie gaf ons geen gecontroleerd e-mailadres. Log in met een link per e-mail.
refusal-elsewhere-taken = Dit e-mailadres hoort al bij een andere inlog van uw organisatie. Log in met een link per e-mail, of neem contact op met het programmabureau.
refusal-current-password = Uw huidige wachtwoord klopt niet.
# De tweede stap.
people-code-title = Vul uw code in
people-code-lead = Open de app op uw telefoon en typ de zes cijfers over.
people-code-label = Code van zes cijfers
people-code-button = Bevestigen
people-code-lost = Uw telefoon kwijt?
people-code-enrol-title = Stel een code-app in
people-code-enrol-lead = U kunt met uw rol gegevens wijzigen. Daarom vragen wij een tweede bewijs dat u het bent. Dit instellen doet u één keer.
people-code-step-app = Open een code-app
people-code-step-app-text = Bijvoorbeeld Aegis, FreeOTP, Google Authenticator, Microsoft Authenticator of uw wachtwoordkluis.
people-code-step-scan = Scan de QR-code
people-code-qr = QR-code met de sleutel die hieronder staat
people-code-by-hand = Lukt scannen niet? Typ dan deze sleutel over in de app:
people-code-same-device = Staat de app op dit apparaat? Open hem met deze link
people-code-step-type = Typ de code uit de app
# Het eigen account.
people-role = Rol
people-account-ask = Klopt uw adres of rol niet?
people-account-profile = Mijn gegevens
people-account-public = Bekijk wat anderen van u zien
people-account-saved = Uw gegevens zijn opgeslagen.
people-account-saved-password = Uw wachtwoord is opgeslagen. Overal elders bent u uitgelogd.
people-account-saved-sessions = Die browser is uitgelogd.
people-account-password-none = U hebt nog geen wachtwoord. Dat hoeft ook niet: een link per e-mail is genoeg.
people-account-password-change = Na het wijzigen bent u overal elders uitgelogd.
people-password-current = Huidig wachtwoord
people-password-new = Nieuw wachtwoord
people-password-help = Ten minste 12 tekens. Een paar losse woorden achter elkaar is goed te onthouden.
people-password-save = Wachtwoord opslaan
people-account-sessions = Waar u bent ingelogd
people-account-session-this = deze browser
people-account-session-times = Sinds { $since }, laatst gebruikt { $seen }
people-account-session-end = Log uit
people-account-session-end-all = Log overal uit, ook hier
people-account-claims = Partijen die u claimde
people-account-data = Alles wat wij van u bewaren
people-account-data-text = Download alles wat wij over u bewaren, of verwijder uw account.
people-account-download = Download mijn gegevens (JSON)
people-delete-title = Account verwijderen
people-delete-lead = Dit kan niet ongedaan worden gemaakt.
people-delete-what = Wij wissen uw naam, e-mailadres, profiel, wachtwoord, code-app, claims en waar u bent ingelogd.
people-delete-stays = Wat u aan het pact wijzigde, blijft staan: daar staat alleen uw rol bij, niet wie u bent.
people-delete-type = Typ uw e-mailadres om te bevestigen: { $email }
people-delete-wrong = Dit is niet het e-mailadres van uw account. Er is niets verwijderd.
people-delete-button = Verwijder mijn account voorgoed
people-deleted-title = Uw account is verwijderd
people-deleted-text = Wij bewaren niets meer van u. U kunt alles op deze site blijven lezen.
field-lang = Taal
field-function = Functie
field-phone = Telefoon
field-about = Over u
field-shown = Wat iedereen mag zien
field-account-role = Rol
help-lang = In deze taal krijgt u e-mail.
help-shown = Alleen wat u hier aankruist, staat op de site. De rest ziet alleen het programmabureau.
help-account-role = Een coördinator of liaison hoort bij een landsdeel, een contactpersoon bij een partij.
# Contactpersonen, zoals iedereen ze ziet.
people-contacts = Contactpersonen
people-contacts-of = Contactpersonen van { $name }
people-contacts-lead = Deze mensen kozen zelf wat u hier ziet.
people-contacts-none = Niemand heeft ervoor gekozen om hier te staan.
people-contacts-nameless = Contactpersoon
people-contacts-back = Terug naar { $name }
# Accounts en claims, voor het programmabureau.
people-accounts-new = Nieuw account
people-accounts-new-text = De nieuwe gebruiker krijgt een e-mail met een link om in te loggen.
people-accounts-change-text = Na een wijziging moet deze gebruiker opnieuw inloggen.
people-accounts-open = Account maken en link sturen
people-accounts-opened = Het account is gemaakt. De e-mail met een link is onderweg.
people-accounts-changed = Het account is gewijzigd.
people-accounts-closed = Het account is gesloten. Wij bewaren niets meer van deze gebruiker.
people-accounts-link-sent = De e-mail met een link is onderweg.
people-accounts-count = { $n ->
    [one] { $n } account
   *[other] { $n } accounts
 }
people-accounts-scope = Landsdeel of partij
people-accounts-seen = Laatst ingelogd
people-accounts-never = nog nooit
people-accounts-bare = nog geen code-app
people-accounts-more = Wat u nog meer kunt doen
people-accounts-link = Stuur een link om in te loggen
people-accounts-link-text = Voor wie de vorige e-mail kwijt is.
people-accounts-factor = Haal de code-app los
people-accounts-factor-text = Voor wie de telefoon kwijt is. Controleer eerst wie u spreekt, bijvoorbeeld door zelf te bellen.
people-accounts-close = Sluit dit account
people-accounts-close-text = Alles wat wij van deze gebruiker bewaren, wordt voorgoed gewist.
people-claims-lead = Iemand zegt dat een partij in het register de eigen organisatie is. Zegt u ja, dan wordt die persoon contactpersoon en mag die het profiel wijzigen.
people-claims-open = { $n ->
    [one] { $n } claim wacht op antwoord
   *[other] { $n } claims wachten op antwoord
 }
people-claims-by = Gevraagd door
people-claims-at = Wanneer
people-claims-grounds = Onderbouwing
people-claims-grant = Toekennen
people-claims-refuse = Afwijzen
people-claims-decided = Eerder beslist
people-claims-answer = Antwoord
claim-state-open = wacht op antwoord
claim-state-granted = toegekend
claim-state-refused = afgewezen
