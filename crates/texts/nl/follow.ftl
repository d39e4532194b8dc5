# Following: letters and pages.
follow-of-action = Actie: { $title }
follow-of-landsdeel = Landsdeel { $title }
follow-of-region = Regio: { $title }
follow-of-indicator = Cijfer: { $title }
follow-of-edition = Nieuwe edities van de Monitor
rhythm-direct = Meteen
rhythm-daily = Eén keer per dag
rhythm-weekly = Eén keer per week

follow-mail-confirm-subject = Bevestig wat u wilt volgen bij het Techniekpact
follow-mail-confirm-body = Hallo,

    Iemand, waarschijnlijk u, wil op dit adres mail krijgen over:

    { $name }

    Klopt dat? Open dan deze link en druk op de knop:
    { $link }

    Vroeg u dit niet? Dan hoeft u niets te doen. Zonder uw bevestiging krijgt u geen nieuws van ons, en na { $days } dagen wissen wij uw adres.

    Techniekpact
follow-mail-one-subject = Nieuw bij { $name }
follow-mail-more-subject = Nieuw bij { $n ->
    [one] { $n } onderwerp dat u volgt
   *[other] { $n } onderwerpen die u volgt
}
follow-mail-body = Hallo,

    Dit is nieuw bij wat u volgt.

    { $news }

    --
    U krijgt deze mail omdat u dit volgt bij het Techniekpact.

    Kiezen wat u krijgt en hoe vaak:
    { $manage }

    Geen mail meer:
    { $stop }
follow-line-new = Nieuw: { $kind } "{ $title }".
follow-line-public = Staat nu op de site.
follow-line-changed = Veranderd: { $fields }.
follow-line-changed-of = Veranderd bij { $kind } "{ $title }": { $fields }.
follow-line-stepped = Nieuwe stand van { $kind } "{ $title }": { $step }.
follow-line-report = Bericht: { $title }
follow-line-report-of = Bericht over de actie "{ $action }": { $title }
follow-line-unchanged = Gemeld is dat er niets veranderd is.
follow-line-edition = Nieuwe editie: { $title }.
follow-line-figures = Er zijn nieuwe cijfers, in de editie "{ $title }".
follow-line-correction = Verbeterd cijfer: { $title }. Het was { $before } en is nu { $after }. Waarom: { $grounds }
follow-line-status = Status nu: { $status }.
follow-line-phase = Fase nu: { $phase }.
follow-line-percentage = Klaar: { $percentage }%.
follow-line-rest = { $n ->
    [one] En nog { $n } bericht op de site.
   *[other] En nog { $n } berichten op de site.
}
refusal-follows-full = U volgt al honderd onderwerpen. Stop eerst met een ander onderwerp.

follow-link = Volg dit per e-mail
follow-title = Volgen per e-mail
follow-lead = U krijgt mail als hier iets nieuws is:
follow-own = De mail gaat naar { $email }.
follow-email-help = U krijgt eerst een mail om te bevestigen dat dit adres van u is.
follow-email-wrong = Vul een e-mailadres in, bijvoorbeeld naam@school.nl.
follow-rhythm = Hoe vaak wilt u mail?
follow-send = Volg
follow-privacy = Wij gebruiken uw adres alleen voor deze mail. In elke mail staat een link om te stoppen; dan wissen wij uw adres.
follow-choose-title = Volgen
follow-choose-lead = Kies wat u wilt volgen. Op elke pagina van een actie, doel, landsdeel of cijfer staat een link om het te volgen. Een account is niet nodig.
follow-choose-indicator = Een cijfer uit de Monitor
follow-choose-goal = Een doel
follow-choose-region = Een landsdeel
follow-choose-action = Een actie uit de doe-agenda
follow-sent-title = Kijk in uw mail
follow-sent-text = Wij sturen een mail naar dit adres. Open de link daarin en druk op de knop. Daarna krijgt u nieuws.
follow-sent-help = Een adres krijgt hoogstens één keer per dag zo'n mail. Volgt u vandaag meer? Dan staat het achter dezelfde link. Geen mail gekregen? Dan volgde dit adres het al, of staat de mail bij ongewenste mail. Een verzoek dat niet bevestigd wordt, wissen wij na { $days } dagen.
follow-back = Terug naar: { $name }
follow-mine-title = Wat u volgt
follow-mine-lead = Dit volgt het adres { $address }.
follow-confirm-title = Wilt u dit volgen?
follow-confirm = Ja, dit wil ik volgen
follow-confirmed = U volgt dit nu.
follow-saved = Uw keuze is bewaard.
follow-stopped-one = U krijgt hierover geen mail meer.
follow-none = U volgt nog niets.
follow-more = Kies wat u wilt volgen
follow-stop-one = Stop
follow-stop-title = Geen mail meer
follow-stop-text = U krijgt dan geen mail meer over wat u volgt, en wij wissen uw adres hier. Heeft u een account, dan blijft dat.
follow-stop-all = Stop alle mail over wat ik volg
follow-stop-rather = Liever kiezen wat u krijgt en hoe vaak
follow-stopped-title = U krijgt geen mail meer
follow-stopped = Gelukt: u volgt niets meer en uw adres is hier gewist.
follow-nothing-title = Dit adres volgt niets
follow-nothing = Het adres van deze link volgt niets (meer). U krijgt hierover geen mail.
follow-forged = De link is niet heel overgekomen. Kopieer hem helemaal uit de mail, of log in om te zien wat u volgt.
follow-account = U volgt { $n ->
    [one] { $n } onderwerp
   *[other] { $n } onderwerpen
} per mail.
follow-account-link = Bekijk en verander het
