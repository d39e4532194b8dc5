//! Editions of the demonstration: one that is out, the next waiting for a second person, one under
//! embargo. The counts are made up; their source file says so in its name.

use app::App;
use app::imports::Handed;
use domain::permission::Actor;
use domain::text::Text;
use sources::File;

const HEAD: &str = "GEMEENTENUMMER;GEMEENTENAAM;TYPE HOGER ONDERWIJS;BRIN NUMMER ACTUEEL;INSTELLINGSNAAM ACTUEEL;CROHO ONDERDEEL;\
    OPLEIDINGSCODE ACTUEEL;OPLEIDINGSNAAM ACTUEEL;GESLACHT;2021;2022;2023;2024;2025";

/// Municipality, number, institution, BRIN code, size.
const PLACES: &[(&str, &str, &str, &str, u32)] = &[
    ("0014", "Groningen", "Hanzehogeschool Groningen", "25BE", 31),
    ("0153", "Enschede", "Saxion", "23AH", 27),
    ("0363", "Amsterdam", "Hogeschool van Amsterdam", "28DN", 45),
    ("0599", "Rotterdam", "Hogeschool Rotterdam", "22OJ", 41),
    ("0772", "Eindhoven", "Fontys Hogescholen", "30GB", 38),
];

const SECTORS: &[(&str, u32, u32, u32)] = &[
    ("techniek", 34, 78, 22),
    ("economie", 38, 60, 40),
    ("gezondheidszorg", 30, 25, 75),
    ("onderwijs", 29, 30, 70),
    ("taal en cultuur", 18, 42, 58),
];

/// A table in DUO's layout; `shift` moves the last year a little, as a revision does.
fn table(shift: u32) -> File {
    let mut lines = vec![HEAD.to_string()];
    for (number, town, school, brin, size) in PLACES {
        for (n, (sector, weight, men, women)) in SECTORS.iter().enumerate() {
            for (sex, share) in [("man", men), ("vrouw", women)] {
                let base = size * weight * share / 40;
                let year = |y: u32| base + base * y * (n as u32 + 1) / 90;
                let last = year(4) + shift * (n as u32 + 1);
                let years = [year(0), year(1), year(2), year(3), last].map(|v| v.to_string()).join(";");
                lines.push(format!("{number};{town};bachelor;{brin};{school};{sector};34{n}00;B Verzonnen opleiding {n};{sex};{years}"));
            }
        }
    }
    File::new("verzonnen-eerstejaars.csv", (lines.join("\r\n") + "\r\n").into_bytes())
}

pub async fn invent(app: &App) -> Result<(), String> {
    let staged = [("2025-06-verzonnen", 2025, 0), ("2026-06-verzonnen", 2026, 9), ("2027-06-verzonnen", 2027, 14)];
    for (edition, year, shift) in staged {
        let title = Text::both(format!("[Verzonnen] Monitor {year}"), format!("[Invented] Monitor {year}"));
        let handed = Handed { edition: edition.into(), title: Some(title), files: vec![table(shift)], ..Handed::default() };
        let told = |e: &dyn std::fmt::Display| format!("the demonstration's edition {edition}: {e}");
        let imported = app.import(&Actor::System, handed).await.map_err(|e| told(&e))?;
        for run in imported.runs.iter().filter(|r| r.waits()) {
            app.confirm_import(&Actor::System, &run.id, "[Verzonnen] Zo bedoeld.").await.map_err(|e| told(&e))?;
        }
        app.submit_release(&Actor::System, edition).await.map_err(|e| told(&e))?;
        // The last one waits for a second person.
        if year < 2027 {
            app.approve_release(&Actor::System, edition, "[Verzonnen] Gezien.").await.map_err(|e| told(&e))?;
        }
        match year {
            2025 => app.release(&Actor::System, edition).await.map_err(|e| told(&e))?,
            2026 => {
                let opens = app.now() + jiff::SignedDuration::from_hours(24 * 7);
                app.embargo_release(&Actor::System, edition, opens).await.map_err(|e| told(&e))?;
            }
            _ => {}
        }
    }
    Ok(())
}
