//! The pages of landsdelen as a visitor gets them, over the pact as it was published.

use crate::shell::front::Front;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::permission::{Actor, Role};
use domain::record::Kind;
use serde_json::{Value as Json, json};
use testkit::{TempStore, TestApp, text};

struct Site {
    app: TestApp,
    front: Front,
}

impl Site {
    async fn open() -> Site {
        let app = TestApp::empty(TempStore::sqlite().await).await;
        app::setup::load_pact(app.store(), app.now()).await.unwrap();
        app.refresh().await.unwrap();
        let front = Front::new(app.app.clone(), crate::parts::site().router);
        Site { app, front }
    }

    async fn ask(&self, host: &str, path: &str) -> (StatusCode, String) {
        let request = Request::get(path).header("host", host).body(Body::empty()).unwrap();
        let answer = match self.front.kept(&request) {
            Some(kept) => kept,
            None => self.front.clone().handle(request).await,
        };
        let status = answer.status();
        let body = axum::body::to_bytes(answer.into_body(), 10_000_000).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    async fn page(&self, path: &str) -> String {
        let (status, body) = self.ask("pact.example", path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        body
    }

    /// Sets fields of a region the way its coordinator does.
    async fn change(&self, id: &str, fields: Json) {
        let body = self.app.world().regions.get(id).map(|r| (domain::world::body_of(&r.value), r.revision));
        let (mut body, revision) = body.unwrap();
        for (key, value) in fields.as_object().unwrap() {
            body[key] = value.clone();
        }
        let email = format!("{id}@pact.example");
        self.app.open_account_as_operator(&email, id, Role::Coordinator, Some(id), None).await.unwrap();
        let account = {
            let mut conn = self.app.store().read().await.unwrap();
            store::people::accounts(&mut conn).await.unwrap().into_iter().find(|a| a.email == email).unwrap()
        };
        self.app.edit(&account.actor(), Kind::Region, id, revision, body, "").await.unwrap();
    }

    async fn add(&self, kind: Kind, id: &str, body: Json) {
        self.app.create(&Actor::System, kind, Some(id), body, true, "").await.unwrap();
    }
}

/// The text between the tags, with single spaces.
fn read(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
        text.push(' ');
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn every_page_opens_in_both_languages_without_a_style_of_its_own() {
    let site = Site::open().await;
    let regions: Vec<String> = site.app.world().regions.live().map(|r| format!("/{}", r.id)).collect();
    let fixed = ["", "?toon=partijen", "?op=2021-06-01", "/vergelijk", "/vergelijk?a=oost&b=zuidoost", "/indeling", "/indeling?naam=weesp"];
    for path in fixed.iter().copied().chain(regions.iter().map(String::as_str)) {
        for lang in ["", "/en"] {
            let page = site.page(&format!("{lang}/landsdelen{path}")).await;
            assert!(!page.contains(" style="), "{path} carries a style");
        }
    }
    assert_eq!(site.ask("pact.example", "/landsdelen/nergens").await.0, StatusCode::NOT_FOUND);
    assert_eq!(site.ask("pact.example", "/landsdelen/noord/kleur.css").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_map_shows_what_the_table_says_on_the_day_asked() {
    let site = Site::open().await;
    for (day, all) in [("2021-06-01", 352), ("2022-02-01", 345), ("2023-06-01", 342)] {
        let page = site.page(&format!("/landsdelen?op={day}")).await;
        let dots = page.matches("<title>").count();
        // Drawn twice, for columns and for phones; so are the five tiles; the page itself has a title too.
        assert_eq!(dots, 2 * (all + 5) + 1, "{day}");
        assert!(read(&page).contains(&format!("Nederland {all} ")), "{day}");
    }
    let early = read(&site.page("/landsdelen?op=1-1-1900").await);
    assert!(early.contains("U ziet de oudste die wij hebben: van 1 januari 2021."));
}

#[tokio::test]
async fn a_landsdeel_has_its_own_address_colour_and_logo() {
    let site = Site::open().await;
    let own = json!({ "host": "Noord.example", "colour": "#8a1538", "logo": "https://noord.example/logo.svg" });
    site.change("noord", own).await;
    for _ in 0..2 {
        // Asked twice, in turn: the kept answers must not mix.
        let (_, start) = site.ask("pact.example", "/").await;
        let (_, home) = site.ask("noord.example:443", "/").await;
        let (_, english) = site.ask("noord.example", "/en/").await;
        assert!(!read(&start).contains("Zetel in de Landelijke Regiegroep"));
        assert!(read(&home).contains("Zetel in de Landelijke Regiegroep"));
        assert!(read(&english).contains("Seat in the national steering group"));
        assert!(home.contains("<link rel=\"stylesheet\" href=\"/landsdelen/noord/kleur.css\">"));
        assert!(home.contains("href=\"https://noord.example/logo.svg\"") && !home.contains("src=\"https://"));
    }
    let sheet = site.page("/landsdelen/noord/kleur.css").await;
    assert_eq!(sheet, ":root { --tp-brand: #8a1538; }\n");
}

#[tokio::test]
async fn what_a_landsdeel_made_stands_on_its_page_and_is_counted_nationally() {
    let site = Site::open().await;
    let national = "2023-actieplan";
    let body = json!({ "title": text("Techlab in Assen"), "text": text("Er komt een techlab."), "region": "noord", "translates": national, "goals": ["9"] });
    site.add(Kind::Agreement, "noord-1", body).await;
    let member = json!({ "title": text("Deelname"), "party": "fme", "network": "noord", "step": "accepted" });
    site.add(Kind::Membership, "fme-noord", member).await;
    let seat =
        json!({ "title": text("Voorzitter"), "body": "noord", "holder": "A. Bestuurder", "since": "2024-01-01", "until": "2025-12-31" });
    site.add(Kind::Seat, "noord-voorzitter", seat).await;

    let home = read(&site.page("/landsdelen/noord").await);
    assert!(home.contains("Techlab in Assen Werkt uit: Het pact helpt bij het Actieplan Groene en Digitale Banen"), "{home}");
    assert!(home.contains("FME deelname bevestigd"), "{home}");
    assert!(home.contains("Voorzitter : A. Bestuurder sinds 1 januari 2024 tot en met 31 december 2025"), "{home}");
    let all = read(&site.page("/landsdelen").await);
    assert!(all.contains("Het pact helpt bij het Actieplan Groene en Digitale Banen 1 0 0 0 0"), "{all}");
    assert!(!read(&site.page("/landsdelen/oost").await).contains("Techlab"));
}

#[tokio::test]
async fn only_what_was_published_is_compared() {
    let site = Site::open().await;
    let pair = read(&site.page("/landsdelen/vergelijk?a=noordwest&b=noord&indicator=pupils_nprofile_year4").await);
    assert!(pair.contains("2016/17 15.204 28,4% van Nederland 4.711 8,8% van Nederland 53.538 later herzien: 53.743"), "{pair}");
    assert!(pair.contains("havo, 2016/17 7.206 27,0% van Nederland niet gepubliceerd 26.705"), "{pair}");
    let none = read(&site.page("/landsdelen/vergelijk?a=oost&b=zuidoost&indicator=pupils_nprofile_year4").await);
    for name in ["Oost", "Zuidoost"] {
        assert!(none.contains(&format!("Over {name} is op deze indicator niets gepubliceerd.")), "{none}");
    }
    let home = read(&site.page("/landsdelen/zuidwest").await);
    assert!(home.contains("Over landsdeel Zuidwest zijn geen cijfers gepubliceerd die wij kennen."), "{home}");
}

#[tokio::test]
async fn the_division_is_found_by_name_and_downloaded_as_shown() {
    let site = Site::open().await;
    let weesp = read(&site.page("/landsdelen/indeling?naam=weesp").await);
    assert!(weesp.contains("24 maart 2022: Weesp ging op in Amsterdam"), "{weesp}");
    let then = read(&site.page("/landsdelen/indeling?naam=weesp&op=2022-01-01").await);
    assert!(then.contains("Weesp GM0457 Noordwest") && then.contains("23-03-2022 daarna Amsterdam"), "{then}");
    let file = site.page("/landsdelen/indeling.csv?naam=weesp&op=2022-01-01").await;
    let mut lines = file.lines();
    assert!(lines.next().is_some_and(|head| head.starts_with("code,gemeente,corop_code,corop,")));
    let row = "GM0457,Weesp,CR24,Het Gooi en Vechtstreek,PV27,Noord-Holland,LD03,noordwest,2021-01-01,2022-03-23,GM0363";
    assert_eq!((lines.next(), lines.next()), (Some(row), None));
    assert_eq!(site.page("/landsdelen/indeling.csv").await.lines().count(), 343);
}
