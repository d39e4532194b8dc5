//! Every address in one place: templates call these, so a page that moves does not compile until
//! every link to it moved too.

use domain::record::Kind;
use domain::text::Lang;

/// Written pages that every installation has, each at an address of its own; others stand under `/pagina/`.
pub const WRITTEN: &[&str] = &["over", "werkwijze", "citeren", "open-data", "contact", "privacy", "toegankelijkheid", "kwetsbaarheid"];

/// Addresses in the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct Links {
    pub lang: Lang,
}

macro_rules! fixed {
    ($($name:ident => $path:literal),+ $(,)?) => {
        $(pub fn $name(self) -> String { self.at($path) })+
    };
}

impl Links {
    /// A path with the language before it.
    pub fn at(self, path: &str) -> String {
        match self.lang {
            Lang::Nl => path.to_string(),
            Lang::En if path == "/" => "/en/".to_string(),
            Lang::En => format!("/en{path}"),
        }
    }

    fixed! {
        start => "/",
        goals => "/doelen",
        agreements => "/afspraken",
        parties => "/partijen",
        regions => "/landsdelen",
        region_comparison => "/landsdelen/vergelijk",
        division => "/landsdelen/indeling",
        monitor => "/monitor",
        monitor_status => "/monitor/stand",
        monitor_pivot => "/monitor/draaitabel",
        editions => "/monitor/edities",
        steering => "/regie",
        seats => "/regie/zetels",
        signals => "/regie/signalen",
        meetings => "/regie/vergaderingen",
        decisions => "/regie/besluiten",
        questions => "/regie/vragen",
        agenda => "/doe-agenda",
        reply => "/antwoord",
        my_work => "/mijn-werk",
        follows => "/volgen",
        follow_sent => "/volgen/verzonden",
        follow_manage => "/volgen/beheer",
        follow_stop => "/volgen/stop",
        agenda_money => "/doe-agenda/geld",
        agenda_rhythm => "/doe-agenda/ritme",
        agenda_download => "/doe-agenda/download",
        worksheet => "/doe-agenda/werkblad",
        worksheet_download => "/doe-agenda/werkblad/download",
        worksheet_decide => "/doe-agenda/werkblad/bewaren",
        periods => "/doe-agenda/perioden",
        journal => "/journaal",
        search => "/zoeken",
        sign_in => "/inloggen",
        sign_in_link => "/inloggen/link",
        sign_in_password => "/inloggen/wachtwoord",
        sign_in_elsewhere => "/inloggen/elders",
        sign_out => "/uitloggen",
        second_factor => "/inloggen/code",
        account => "/account",
        account_password => "/account/wachtwoord",
        account_sessions => "/account/sessies",
        account_data => "/account/gegevens.json",
        account_delete => "/account/verwijderen",
        account_deleted => "/account/verwijderd",
        manage => "/beheer",
        manage_accounts => "/beheer/accounts",
        new_account => "/beheer/accounts/nieuw",
        manage_claims => "/beheer/claims",
        manage_reports => "/beheer/meldingen",
        manage_log => "/beheer/logboek",
        imports => "/beheer/invoer",
        report => "/melden",
        report_sent => "/melden/dank",
        journal_head => "/journaal/kop.json",
        accessibility => "/toegankelijkheid",
        privacy => "/privacy",
        disclosure => "/kwetsbaarheid",
        open_data => "/open-data",
        cite => "/citeren",
        contact => "/contact",
        about => "/over",
        register_download => "/partijen/download",
        dictionary => "/partijen/gegevenswoordenboek",
        versions => "/versies",
        compare_versions => "/versies/vergelijk",
    }

    pub fn period(self, id: &str) -> String {
        self.at(&format!("/doe-agenda/perioden/{id}"))
    }

    pub fn period_file(self, id: &str) -> String {
        self.at(&format!("/doe-agenda/perioden/{id}/download"))
    }

    pub fn period_freeze(self, id: &str) -> String {
        self.at(&format!("/doe-agenda/perioden/{id}/vastzetten"))
    }

    pub fn goal(self, id: &str) -> String {
        self.at(&format!("/doelen/{id}"))
    }

    pub fn theme(self, id: &str) -> String {
        self.at(&format!("/themas/{id}"))
    }

    pub fn agreement(self, id: &str) -> String {
        self.at(&format!("/afspraken/{id}"))
    }

    pub fn signal(self, id: &str) -> String {
        self.at(&format!("/regie/signalen/{id}"))
    }

    pub fn meeting(self, id: &str) -> String {
        self.at(&format!("/regie/vergaderingen/{id}"))
    }

    pub fn decision(self, number: &str) -> String {
        self.at(&format!("/regie/besluiten/{number}"))
    }

    pub fn question(self, id: &str) -> String {
        self.at(&format!("/regie/vragen/{id}"))
    }

    pub fn amendment(self, id: &str) -> String {
        self.at(&format!("/regie/wijzigingen/{id}"))
    }

    /// What members do with something of the steering part, behind its public page.
    pub fn handle(self, address: impl AsRef<str>) -> String {
        format!("{}/behandelen", address.as_ref())
    }

    /// The calendar of a body, to subscribe to; the same in both languages.
    pub fn body_calendar(self, body: &str) -> String {
        format!("/agenda/{body}.ics")
    }

    pub fn action(self, id: &str) -> String {
        self.at(&format!("/doe-agenda/{id}"))
    }

    /// Saying something about an action.
    pub fn comment(self, action: &str) -> String {
        self.at(&format!("/doe-agenda/{action}/reageren"))
    }

    /// The form to follow a record by mail; with `edition` every new edition, without an id.
    pub fn follow(self, kind: &str, id: &str) -> String {
        let subject = if id.is_empty() { kind.to_string() } else { format!("{kind}:{id}") };
        format!("{}?wat={subject}", self.follows())
    }

    pub fn version(self, id: &str) -> String {
        self.at(&format!("/versies/{id}"))
    }

    pub fn party(self, id: &str) -> String {
        self.at(&format!("/partijen/{id}"))
    }

    /// Joining and inviting: the networks of one party.
    pub fn party_networks(self, id: &str) -> String {
        self.at(&format!("/partijen/{id}/netwerken"))
    }

    pub fn claim(self, id: &str) -> String {
        self.at(&format!("/partijen/{id}/claim"))
    }

    pub fn party_contacts(self, id: &str) -> String {
        self.at(&format!("/partijen/{id}/contactpersonen"))
    }

    pub fn region_contacts(self, id: &str) -> String {
        self.at(&format!("/landsdelen/{id}/contactpersonen"))
    }

    pub fn manage_account(self, id: &str) -> String {
        self.at(&format!("/beheer/accounts/{id}"))
    }

    /// An edition on its way out.
    pub fn import_edition(self, id: &str) -> String {
        self.at(&format!("/beheer/invoer/{id}"))
    }

    pub fn region(self, id: &str) -> String {
        self.at(&format!("/landsdelen/{id}"))
    }

    /// A landsdeel as papers, with their fingerprints.
    pub fn papers(self, id: &str) -> String {
        self.at(&format!("/landsdelen/{id}/papier"))
    }

    pub fn factsheet(self, id: &str) -> String {
        self.at(&format!("/landsdelen/{id}/factsheet.pdf"))
    }

    pub fn booklet(self, id: &str) -> String {
        self.at(&format!("/landsdelen/{id}/boekje.pdf"))
    }

    /// Two landsdelen side by side.
    pub fn compare_regions(self, a: &str, b: &str) -> String {
        format!("{}?a={a}&b={b}", self.region_comparison())
    }

    /// The file has Dutch columns in every language, so it has one address.
    pub fn division_file(self) -> String {
        "/landsdelen/indeling.csv".into()
    }

    /// The own colour of a region, as a stylesheet.
    pub fn region_colour(self, id: &str) -> String {
        format!("/landsdelen/{id}/kleur.css")
    }

    pub fn indicator(self, id: &str) -> String {
        self.at(&format!("/monitor/{id}"))
    }

    /// What stands below an indicator: `grafiek.svg`, `inbedden`, …
    pub fn indicator_part(self, id: &str, part: &str) -> String {
        self.at(&format!("/monitor/{id}/{part}"))
    }

    pub fn edition(self, id: &str) -> String {
        self.at(&format!("/monitor/edities/{id}"))
    }

    /// Figures of an indicator from the open data interface.
    pub fn observations(self, id: &str) -> String {
        format!("/api/v1/indicatoren/{id}/waarnemingen")
    }

    /// An address with a query, where there is one.
    pub fn with_query(self, address: &str, query: &str) -> String {
        if query.is_empty() { address.to_string() } else { format!("{address}?{query}") }
    }

    pub fn page(self, id: &str) -> String {
        if WRITTEN.contains(&id) { self.at(&format!("/{id}")) } else { self.at(&format!("/pagina/{id}")) }
    }

    /// Versions of any record, side by side.
    pub fn history(self, kind: Kind, id: &str) -> String {
        self.at(&format!("/geschiedenis/{kind}/{id}"))
    }

    /// The exact text of a record whose SHA-256 is its fingerprint; the same in both languages.
    pub fn fingerprinted(self, kind: Kind, id: &str) -> String {
        format!("/kenmerk/{kind}/{id}")
    }

    pub fn edit(self, kind: Kind, id: &str) -> String {
        self.at(&format!("/beheer/{kind}/{id}"))
    }

    pub fn manage_kind(self, kind: Kind) -> String {
        self.at(&format!("/beheer/{kind}"))
    }

    pub fn new_record(self, kind: Kind) -> String {
        self.at(&format!("/beheer/{kind}/nieuw"))
    }

    /// The public page of a record, for kinds that have one.
    pub fn record(self, kind: Kind, id: &str) -> String {
        match kind {
            Kind::Goal => self.goal(id),
            Kind::Theme => self.theme(id),
            Kind::Agreement => self.agreement(id),
            Kind::PactVersion => self.version(id),
            Kind::Party => self.party(id),
            Kind::Region => self.region(id),
            Kind::Indicator => self.indicator(id),
            Kind::Page => self.page(id),
            Kind::Action => self.action(id),
            Kind::Signal => self.signal(id),
            Kind::Meeting => self.meeting(id),
            Kind::Decision => self.decision(id),
            Kind::Question => self.question(id),
            Kind::Amendment => self.amendment(id),
            Kind::Edition => self.edition(id),
            Kind::ReportingPeriod => self.period(id),
            Kind::Review
            | Kind::Seat
            | Kind::Membership
            | Kind::Correction
            | Kind::Agenda
            | Kind::ProgressReport
            | Kind::SignalRule
            | Kind::Comment => self.history(kind, id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_pages_live_under_en() {
        assert_eq!(Links { lang: Lang::Nl }.goal("4"), "/doelen/4");
        assert_eq!(Links { lang: Lang::En }.goal("4"), "/en/doelen/4");
        assert_eq!(Links { lang: Lang::En }.start(), "/en/");
    }
}
