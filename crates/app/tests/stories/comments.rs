//! Comments of visitors: read by somebody before anybody else reads them.

use crate::{assert_denied, each_site, refusal, refused_at};
use domain::Lang;
use domain::event::Change;
use domain::field::Problem;
use domain::record::{Kind, State};
use serde_json::json;
use testkit::text;

#[tokio::test]
async fn a_comment_waits_until_who_answers_for_the_action_makes_it_public() {
    each_site(async |site, people| {
        let body =
            json!({ "title": text("Techlab"), "lead": text("Een lab."), "owner": "metaalunie", "landsdeel": "noord", "goals": ["1"] });
        site.create(&people.programme, Kind::Action, Some("lab"), body, true, "").await.unwrap();
        let long = "De bus rijdt er niet. ".repeat(10);
        site.comment("lab", &long, Some("ouder".into()), Lang::Nl, None).await.unwrap();
        let world = site.world();
        let kept = world.comments.0.values().next().unwrap();
        assert_eq!((kept.state.clone(), kept.value.author.as_deref()), (State::Draft, Some("ouder")));
        assert!(kept.value.title.nl.ends_with('…') && kept.value.text.nl == long.trim());
        let (id, draft) = (kept.id.clone(), site.public_events(i64::MAX, None, 5).await.unwrap());
        assert!(!draft.iter().any(|e| e.about.kind == Some(Kind::Comment)), "a draft is in no public journal");
        for (who, deed) in [(&people.oost, "comment.publish"), (&people.metaalunie, "comment.publish"), (&people.reader, "comment.publish")]
        {
            let foreign = site.publish(who, Kind::Comment, &id, 1, "").await;
            assert_denied(&site, &people, who, deed, foreign).await;
        }
        site.publish(&people.noord, Kind::Comment, &id, 1, "").await.unwrap();
        assert!(site.world().comments.get_live(&id).is_some());
        let newest = site.public_events(i64::MAX, None, 1).await.unwrap().remove(0);
        assert_eq!((newest.about.id, newest.change), (id, Change::Published));
    })
    .await;
}

#[tokio::test]
async fn an_empty_comment_one_on_nothing_and_a_flood_are_refused() {
    each_site(async |site, people| {
        let body =
            json!({ "title": text("Techlab"), "lead": text("Een lab."), "owner": "metaalunie", "landsdeel": "noord", "goals": ["1"] });
        site.create(&people.programme, Kind::Action, Some("lab"), body, true, "").await.unwrap();
        assert_eq!(refused_at(site.comment("lab", " \n", None, Lang::Nl, None).await), [("comment_text".to_string(), Problem::Required)]);
        assert!(matches!(site.comment("geen", "x", None, Lang::Nl, None).await, Err(app::Refusal::NotFound)));
        let from = |n: u8| Some(std::net::IpAddr::from([192, 0, 2, n]));
        for _ in 0..10 {
            site.comment("lab", "Goed idee.", None, Lang::En, from(1)).await.unwrap();
        }
        assert_eq!(refusal(site.comment("lab", "Goed idee.", None, Lang::Nl, from(1)).await), "refusal-too-often");
        site.comment("lab", "Goed idee.", None, Lang::Nl, from(2)).await.unwrap();
        assert_eq!(site.world().comments.0.len(), 11);
    })
    .await;
}
