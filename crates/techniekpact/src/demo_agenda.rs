//! Invented actions for the demonstration: one of every kind of news, so that each page shows life.
//! Real actions are left as they are: nothing invented stands among facts.

use crate::demo_world::{make, text};
use app::{App, Refusal};
use domain::record::Kind;
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value as Json, json};

pub async fn invent(app: &App) -> Result<(), Refusal> {
    let day = Days(app.today());
    whole_and_parts(app, &day).await?;
    single(app, &day).await?;
    // Frozen before the reports, so that the page of the period has something to tell about since.
    periods(app, &day).await?;
    reports(app, &day).await
}

/// The half-year that is over, as it was frozen, and the one that runs.
async fn periods(app: &App, day: &Days) -> Result<(), Refusal> {
    let first_half = day.0.month() <= 6;
    let year = i64::from(day.0.year());
    let halves = |year: i64, first: bool| match first {
        true => (format!("{year}-01-01"), format!("{year}-06-30"), ("Eerste", "First"), format!("verzonnen-{year}-1")),
        false => (format!("{year}-07-01"), format!("{year}-12-31"), ("Tweede", "Second"), format!("verzonnen-{year}-2")),
    };
    let past = if first_half { halves(year - 1, false) } else { halves(year, true) };
    for (from, until, (nl, en), id) in [&past, &halves(year, first_half)] {
        let named = &from[..4];
        let title = text(&format!("{nl} halfjaar {named}"), &format!("{en} half of {named}"));
        make(app, Kind::ReportingPeriod, id, json!({ "title": title, "from": from, "until": until }), true).await?;
    }
    app.freeze_period(&domain::permission::Actor::System, &past.3).await.map(drop)
}

/// Days around today, so that "late" is late whenever the demonstration runs.
struct Days(Date);

impl Days {
    fn at(&self, months: i32) -> String {
        self.0.saturating_add(months.months()).to_string()
    }

    fn year(&self, years: i16) -> i64 {
        i64::from(self.0.year() + years)
    }
}

fn milestone(nl: &str, en: &str, due: String, state: &str) -> Json {
    json!({ "text": { "nl": nl, "en": en }, "due": due.clone(), "milestone_state": state, "completed": (state == "completed").then_some(due) })
}

fn money(year: i64, origin: &str, kind: &str, euros: [Option<i64>; 3]) -> Json {
    let cents = euros.map(|n| n.map(|n| n * 100));
    json!({ "year": year, "origin": origin, "money_kind": kind, "planned_eurocent": cents[0], "committed_eurocent": cents[1], "spent_eurocent": cents[2] })
}

/// A large action with three parts, one of which sticks out.
async fn whole_and_parts(app: &App, day: &Days) -> Result<(), Refusal> {
    let whole = json!({
        "title": text("Achterhoek leert in het bedrijf", "The Achterhoek learns in the company"),
        "lead": text("Tachtig leerlingen van het vmbo en mbo krijgen elk jaar een deel van hun lessen in een bedrijf.",
            "Eighty pupils of vmbo and mbo get part of their lessons in a company every year."),
        "owner": "verzonnen-de-vonk",
        "partners": [
            { "party": "techniek-nederland", "task": { "nl": "Zoekt bedrijven", "en": "Finds companies" } },
            { "party": "provincie-gelderland", "task": { "nl": "Betaalt de coördinator", "en": "Pays the coordinator" } },
        ],
        "contact": text("Loket Leren in bedrijf, De Vonk", "Desk Learning in companies, De Vonk"),
        "goals": ["9", "7"], "themes": ["leren"], "landsdeel": "oost", "pact": "achterhoek-liemers",
        "agreement": "verzonnen-stages-oost",
        "programme": text("Techniek in de streek", "Technology in the region"),
        "start": day.at(-14), "end": day.at(20), "phase": "running",
        "milestones": [
            milestone("Twintig bedrijven doen mee", "Twenty companies take part", day.at(-8), "completed"),
            milestone("Eerste groep van veertig leerlingen", "First group of forty pupils", day.at(-2), "completed"),
            milestone("Tachtig leerlingen per jaar", "Eighty pupils a year", day.at(9), "active"),
        ],
        "money": [
            money(day.year(-1), "region", "cash", [Some(250_000), Some(250_000), Some(231_500)]),
            money(day.year(-1), "business", "in_kind", [Some(120_000), Some(120_000), Some(96_000)]),
            money(day.year(0), "region", "cash", [Some(300_000), Some(300_000), Some(118_250)]),
            money(day.year(1), "eu", "cash", [Some(180_000), None, None]),
        ],
        "results": [
            { "level": "output", "measure": { "nl": "Leerlingen in een bedrijf", "en": "Pupils in a company" }, "year": day.year(0), "baseline": 0.0, "target": 80.0, "actual": 41.0, "evidence_level": "document" },
            { "level": "outcome", "measure": { "nl": "Leerlingen die daarna techniek kiezen (%)", "en": "Pupils who then choose technology (%)" }, "year": day.year(0), "baseline": 31.0, "target": 45.0 },
        ],
        "expected": [{ "indicator": "share_technical_profile_vmbo", "size": 0.4, "year": day.year(1), "certainty": "medium",
            "basis": text("Een eerdere proef met twee scholen", "An earlier pilot with two schools") }],
        "measured": [{ "indicator": "share_technical_profile_vmbo", "size": 0.15, "year": day.year(0), "method": "before_after", "low": -0.1, "high": 0.4,
            "judge": "[Verzonnen] Lectoraat Techniekonderwijs" }],
    });
    make(app, Kind::Action, "verzonnen-leren-in-bedrijf", whole, true).await?;
    let parts = [
        ("verzonnen-bedrijven-vinden", "Bedrijven vinden", "Finding companies", "techniek-nederland", -14, -2, Some("done"), Some(100)),
        (
            "verzonnen-docenten-scholen",
            "Begeleiders in bedrijven scholen",
            "Training supervisors in companies",
            "verzonnen-de-vonk",
            -10,
            6,
            Some("running"),
            Some(45),
        ),
        (
            "verzonnen-vervoer-leerlingen",
            "Vervoer van leerlingen",
            "Transport of pupils",
            "provincie-gelderland",
            1,
            26,
            Some("preparing"),
            Some(0),
        ),
    ];
    for (id, nl, en, owner, from, until, phase, percentage) in parts {
        let part = json!({
            "title": text(nl, en), "lead": text("Een deel van Achterhoek leert in het bedrijf.", "A part of The Achterhoek learns in the company."),
            "owner": owner, "goals": ["9"], "themes": ["leren"], "landsdeel": "oost", "part_of": "verzonnen-leren-in-bedrijf",
            "start": day.at(from), "end": day.at(until), "phase": phase, "percentage": percentage,
        });
        make(app, Kind::Action, id, part, true).await?;
    }
    Ok(())
}

/// (id, title, lead, owner, landsdeel, goal, theme, begin and end in months from now, fields of its own).
async fn single(app: &App, day: &Days) -> Result<(), Refusal> {
    let late = json!({ "phase": "rounding_off", "percentage": 80, "milestones": [milestone("Honderd basisscholen bezocht", "A hundred primary schools visited", day.at(-1), "active")],
        "money": [money(day.year(0), "region", "cash", [Some(90_000), Some(90_000), Some(88_000)])] });
    let silent = json!({ "phase": "running", "money": [money(day.year(0), "business", "in_kind", [Some(40_000), None, None])] });
    let planned = json!({ "phase": "preparing", "expected": [{ "indicator": "llo_participation_rate", "size": 0.6, "year": day.year(3), "certainty": "low",
        "basis": text("Een schatting van de partners", "An estimate of the partners") }],
        "money": [money(day.year(1), "state", "cash", [Some(1_500_000), None, None]), money(day.year(1), "business", "cash", [Some(500_000), None, None])] });
    let stopped = json!({ "status": "stopped", "status_reason": text("De school die trok, ging samen met een andere.", "The school that led it merged with another.") });
    let done = json!({ "phase": "done", "expected": [{ "indicator": "share_technical_profile_vmbo", "size": 0.1, "year": day.year(0), "certainty": "high", "basis": text("Metingen bij open dagen", "Counts at open days") }],
        "measured": [{ "indicator": "share_technical_profile_vmbo", "size": 0.2, "year": day.year(0), "method": "count", "judge": "[Verzonnen] Provincie Zeeland" }] });
    let on_track = json!({ "phase": "running", "percentage": 55, "number": "DEMO-2026-014",
        "milestones": [milestone("Eerste klas van vijftien", "First class of fifteen", day.at(-3), "completed"), milestone("Tweede klas", "Second class", day.at(5), "not_started")],
        "money": [money(day.year(0), "state", "cash", [Some(600_000), Some(600_000), Some(240_000)]), money(day.year(1), "state", "cash", [Some(600_000), Some(300_000), None])] });
    let rows = [
        (
            "verzonnen-techniekbus-noord",
            ["Techniekbus voor Noord", "Technology bus for Noord"],
            "technieklokaal-winkler-prins",
            Some("noord"),
            "3",
            "kiezen",
            -20,
            4,
            late,
        ),
        (
            "verzonnen-zij-instroom-installatie",
            ["Zij-instroom in de installatietechniek", "Career changers into installation"],
            "wij-techniek",
            Some("zuidoost"),
            "12",
            "werken",
            -16,
            10,
            silent,
        ),
        (
            "verzonnen-bijscholing-netbeheer",
            ["Bijscholing voor het elektriciteitsnet", "Training for the power grid"],
            "techniek-nederland",
            None,
            "12",
            "werken",
            3,
            36,
            planned,
        ),
        (
            "verzonnen-zomerschool",
            ["Zomerschool maritieme techniek", "Summer school of maritime technology"],
            "stc-group",
            Some("zuidwest"),
            "5",
            "kiezen",
            -9,
            3,
            stopped,
        ),
        (
            "verzonnen-meidendag-zeeland",
            ["Meidendag techniek Zeeland", "Girls’ day in technology Zeeland"],
            "provincie-zeeland",
            Some("zuidwest"),
            "4",
            "kiezen",
            -12,
            -3,
            done,
        ),
        (
            "verzonnen-hybride-klas-ijmond",
            ["Hybride klas IJmond", "Hybrid class IJmond"],
            "nova-college",
            Some("noordwest"),
            "7",
            "leren",
            -8,
            16,
            on_track,
        ),
    ];
    for (id, [nl, en], owner, landsdeel, goal, theme, from, until, own) in rows {
        let mut body = json!({
            "title": text(nl, en), "lead": text("Een actie die niet bestaat, om te tonen hoe de agenda werkt.", "An action that does not exist, to show how the agenda works."),
            "owner": owner, "landsdeel": landsdeel, "goals": [goal], "themes": [theme], "start": day.at(from), "end": day.at(until),
        });
        if let (Json::Object(body), Json::Object(own)) = (&mut body, own) {
            body.extend(own);
        }
        make(app, Kind::Action, id, body, true).await?;
    }
    Ok(())
}

async fn reports(app: &App, day: &Days) -> Result<(), Refusal> {
    let told = [
        (
            "verzonnen-leren-in-bedrijf",
            -7,
            "Twintig bedrijven gevonden",
            "Twenty companies found",
            Some(("Het eenentwintigste bedrijf meldde zich zelf.", "The twenty-first company came by itself.")),
            30,
        ),
        ("verzonnen-leren-in-bedrijf", -4, "Rustige zomer", "Quiet summer", None, 40),
        (
            "verzonnen-leren-in-bedrijf",
            -1,
            "Eenenveertig leerlingen begonnen",
            "Forty-one pupils began",
            Some(("Eén leerling meer dan gepland. Vervoer blijft lastig.", "One pupil more than planned. Transport stays difficult.")),
            55,
        ),
        (
            "verzonnen-docenten-scholen",
            -1,
            "Twaalf begeleiders geslaagd",
            "Twelve supervisors passed",
            Some(("Twaalf van de veertien slaagden.", "Twelve of the fourteen passed.")),
            45,
        ),
        (
            "verzonnen-techniekbus-noord",
            -4,
            "Tachtig scholen bezocht",
            "Eighty schools visited",
            Some(("De bus stond drie weken stil.", "The bus stood still for three weeks.")),
            80,
        ),
        (
            "verzonnen-zij-instroom-installatie",
            -9,
            "Eerste zij-instromers",
            "First career changers",
            Some(("Zes mensen begonnen.", "Six people began.")),
            20,
        ),
        (
            "verzonnen-hybride-klas-ijmond",
            -2,
            "Eerste klas is rond",
            "First class is complete",
            Some(("Vijftien mensen, twaalf bedrijven.", "Fifteen people, twelve companies.")),
            55,
        ),
    ];
    for (action, months, nl, en, said, percentage) in told {
        let body = json!({
            "action": action, "title": text(nl, en), "on": day.at(months), "author": "[Verzonnen] projectleider", "percentage": percentage,
            "unchanged": said.is_none(), "text": said.map(|(nl, en)| text(nl, en)),
        });
        make(app, Kind::ProgressReport, &format!("{action}-{}", -months), body, true).await?;
    }
    let said = json!({
        "action": "verzonnen-hybride-klas-ijmond", "on": day.at(-1), "author": "[Verzonnen] docent",
        "title": text("Ook voor docenten?", "For teachers too?"), "answer": text("Ja, vanaf februari.", "Yes, from February."),
        "text": text("Kunnen ook docenten een dag meelopen?", "Can teachers join for a day too?"), "processed": true,
    });
    make(app, Kind::Comment, "verzonnen-reactie-ijmond", said, true).await?;
    Ok(())
}
