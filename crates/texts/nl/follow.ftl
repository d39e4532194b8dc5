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
