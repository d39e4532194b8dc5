//! What is made up for the steering part: meetings held and to come, decisions, questions, signals.

use crate::demo_world::{make, text};
use app::steering::{NewDecision, NewPaper};
use app::{App, Refusal};
use domain::permission::Actor;
use domain::record::Kind;
use domain::steering::{MeetingDeed, Recusal, SignalDeed};
use domain::text::Text;
use serde_json::{Value as Json, json};

fn both(nl: &str, en: &str) -> Text {
    Text::both(format!("[Verzonnen] {nl}"), format!("[Invented] {en}"))
}

fn point(nr: &str, nl: &str, en: &str, minutes: i64, parent: Option<&str>) -> Json {
    let mut item = json!({ "nr": nr, "title": text(nl, en), "duration": minutes });
    if let Some(parent) = parent {
        item["parent"] = parent.into();
    }
    item
}

pub async fn invent(app: &App) -> Result<(), Refusal> {
    let who = Actor::System;
    let today = app.today();
    let soon = today.checked_add(jiff::Span::new().days(18)).unwrap_or(today);
    let past = today.checked_sub(jiff::Span::new().days(9)).unwrap_or(today);
    next_meeting(app, soon).await?;
    held_meeting(app, past).await?;
    signals(app, today).await?;
    app.watch_signals(&who).await?;
    for signal in ["verzonnen-signaal-stages", "verzonnen-signaal-kamer"] {
        app.step_signal(&who, signal, SignalDeed::Acknowledge, "", "").await?;
    }
    app.step_signal(&who, "verzonnen-signaal-stages", SignalDeed::Schedule, "", "lrt-verzonnen-volgende").await?;
    questions(app, today).await?;
    amendment(app).await
}

async fn next_meeting(app: &App, on: jiff::civil::Date) -> Result<(), Refusal> {
    let body = json!({
        "title": text("Regiegroep: na de Monitor", "Steering group: after the Monitor"),
        "organ": "lrt", "on": on, "starts": "10:00", "ends": "12:00", "access": "public",
        "place": text("Utrecht, zaal 3", "Utrecht, room 3"),
        "items": [
            point("1", "Wat de Monitor laat zien", "What the Monitor shows", 40, None),
            point("1a", "Instroom", "Inflow", 25, Some("1")),
            point("1b", "Docenten", "Teachers", 15, Some("1")),
            point("2", "Vragen uit de landsdelen", "Questions from the landsdelen", 30, None),
        ],
    });
    make(app, Kind::Meeting, "lrt-verzonnen-volgende", body, true).await?;
    let paper = |title: &str, url: &str, access: &str| NewPaper {
        title: title.into(),
        url: url.into(),
        item: Some("1".into()),
        access: access.into(),
    };
    let id = "lrt-verzonnen-volgende";
    app.add_paper(&Actor::System, id, paper("[Verzonnen] Cijfers op een blad", "https://voorbeeld.invalid/cijfers.pdf", "public")).await?;
    app.add_paper(&Actor::System, id, paper("[Verzonnen] Begroting per partij", "https://voorbeeld.invalid/begroting.pdf", "visible"))
        .await?;
    app.add_paper(&Actor::System, id, paper("[Verzonnen] Personele kwestie", "https://voorbeeld.invalid/personeel.pdf", "closed")).await
}

/// Held, with a roll call, a recusal, a decision and published minutes.
async fn held_meeting(app: &App, on: jiff::civil::Date) -> Result<(), Refusal> {
    let (who, id) = (Actor::System, "lrt-verzonnen-vorige");
    let body = json!({
        "title": text("Regiegroep: hybride docenten", "Steering group: hybrid teachers"),
        "organ": "lrt", "on": on, "starts": "13:00", "ends": "15:00", "access": "public",
        "place": text("Online", "Online"),
        "items": [
            point("1", "Campagne voor hybride docenten", "Campaign for hybrid teachers", 45, None),
            point("2", "Rondvraag", "Any other business", 10, None),
        ],
    });
    make(app, Kind::Meeting, id, body, true).await?;
    let world = app.world();
    let seats = app::steering::seats_on(&world, "lrt", on);
    let there: Vec<_> =
        seats.iter().enumerate().map(|(i, s)| (s.id.clone(), ["present", "present", "represented", "absent"][i % 4].to_string())).collect();
    app.record_attendance(&who, id, &there).await?;
    app.step_meeting(&who, id, MeetingDeed::Start).await?;
    let recusal = Recusal { item: "1".into(), seat: "lrt-fme".into(), reason: "[Verzonnen] Voert de campagne zelf uit".into() };
    app.recuse(&who, id, recusal).await?;
    let decision = NewDecision {
        title: both("Eén landelijke campagne voor hybride docenten", "One national campaign for hybrid teachers"),
        text: both(
            "De vijf landsdelen voeren samen één campagne. Elk landsdeel werft honderd hybride docenten.",
            "The five landsdelen run one campaign together. Each landsdeel recruits a hundred hybrid teachers.",
        ),
        basis: Some(both(
            "De cijfers van de Monitor 2024 en de proef in Brainport.",
            "The figures of the Monitor 2024 and the trial in Brainport.",
        )),
        goals: vec!["7".into(), "4".into()],
        indicators: vec!["persons_technical_occupation".into()],
        manner: Some("consent".into()),
        // Decided today, and looked back on today, so that the demonstration shows both.
        review_on: Some(app.today()),
        owner: Some("techniek-nederland".into()),
        ..NewDecision::default()
    };
    let number = app.decide(&who, id, "1", decision).await?;
    app.write_minutes(&who, id, "1", 0, "[Verzonnen] De leden stemmen in. Zuidwest begint in januari.").await?;
    app.write_minutes(&who, id, "2", 0, "[Verzonnen] Geen vragen.").await?;
    for step in [MeetingDeed::End, MeetingDeed::Submit, MeetingDeed::Adopt, MeetingDeed::Publish] {
        app.step_meeting(&who, id, step).await?;
    }
    app.decision_to_action(&who, &number, "techniek-nederland", None).await.map(drop)
}

async fn signals(app: &App, today: jiff::civil::Date) -> Result<(), Refusal> {
    let from_region = json!({
        "title": text("Stageplekken in de Achterhoek lopen achter", "Internships in the Achterhoek fall behind"),
        "text": text("Van de vijftig plekken zijn er eenendertig. Bedrijven missen begeleiders.", "Of fifty places there are thirty-one. Companies lack tutors."),
        "raised_by": "region", "region": "oost", "goals": ["9"], "agreement": "verzonnen-stages-oost", "raised": today,
    });
    make(app, Kind::Signal, "verzonnen-signaal-stages", from_region, true).await?;
    let from_parliament = json!({
        "title": text("De Kamer vraagt sneller resultaat bij instroom", "Parliament asks faster results on inflow"),
        "text": text("Een motie vraagt om via de regiegroep te sturen.", "A motion asks to steer through the steering group."),
        "raised_by": "parliament", "goals": ["4"], "raised": today,
    });
    make(app, Kind::Signal, "verzonnen-signaal-kamer", from_parliament, true).await
}

async fn questions(app: &App, today: jiff::civil::Date) -> Result<(), Refusal> {
    let day = |n: i64| today.checked_add(jiff::Span::new().days(n)).unwrap_or(today);
    let ask = |nl: &str, en: &str, direction: &str, region: &str, access: &str, due| json!({ "title": text(nl, en), "text": text(nl, en), "region": region, "direction": direction, "access": access, "due": due, "goals": ["9"] });
    let open = ask("Mag Oost geld van 2026 in 2027 gebruiken?", "May Oost use money of 2026 in 2027?", "to_lrt", "oost", "public", day(12));
    make(app, Kind::Question, "verzonnen-vraag-oost", open, true).await?;
    let late = ask(
        "Hoeveel vmbo-scholen doen mee in Noord?",
        "How many vmbo schools take part in Noord?",
        "to_region",
        "noord",
        "public",
        day(-3),
    );
    make(app, Kind::Question, "verzonnen-vraag-noord", late, true).await?;
    let closed = ask("Welk bedrijf trekt zich terug?", "Which company withdraws?", "to_lrt", "oost", "visible", day(5));
    make(app, Kind::Question, "verzonnen-vraag-bedrijf", closed, true).await?;
    let answer = both("Dat bespreken wij met het landsdeel zelf.", "We discuss that with the landsdeel itself.");
    app.answer_question(&Actor::System, "verzonnen-vraag-bedrijf", answer).await
}

async fn amendment(app: &App) -> Result<(), Refusal> {
    let new = domain::steering::Amendment {
        title: both("Zestig stageplekken in plaats van vijftig", "Sixty internships instead of fifty"),
        agreement: "verzonnen-stages-oost".into(),
        proposer: "techniek-nederland".into(),
        after: both(
            "Bedrijven en scholen in Oost regelen samen zestig extra stageplekken per jaar, met een begeleider per vijf plekken.",
            "Companies and schools in Oost arrange sixty extra internships a year together, with a tutor for every five.",
        ),
        grounds: both("Zonder begeleiders blijven plekken leeg.", "Without tutors places stay empty."),
        ..domain::steering::Amendment::default()
    };
    app.propose_amendment(&Actor::System, new).await.map(drop)
}
