//! Published figures and the dated crosswalk of municipalities.

use crate::{Conn, StoreError, Tx, args};
use domain::monitor::Figure;
use domain::regions::{Crosswalk, Municipality};
use std::collections::BTreeMap;

/// Adds figures; the same figure again adds nothing. Returns how many were new.
pub async fn load(tx: &mut Tx, figures: &[Figure], at: jiff::Timestamp) -> Result<u64, StoreError> {
    let mut added = 0;
    for figure in figures {
        let body = serde_json::to_string(figure).expect("a figure is plain data");
        added += tx
            .run(
                "INSERT INTO figure (indicator, key, body, loaded_at) VALUES ($1, $2, $3, $4) ON CONFLICT (indicator, key) DO NOTHING",
                args![&figure.key.indicator, figure.key.to_string(), body, at],
            )
            .await?;
    }
    Ok(added)
}

pub async fn all(conn: &mut Conn) -> Result<BTreeMap<String, Vec<Figure>>, StoreError> {
    let rows: Vec<(String, String)> = conn.all("SELECT indicator, body FROM figure ORDER BY indicator, key", vec![]).await?;
    let mut figures = BTreeMap::<String, Vec<Figure>>::new();
    for (indicator, body) in rows {
        let figure = serde_json::from_str(&body).map_err(|e| domain::world::BadBody {
            kind: domain::Kind::Indicator,
            id: indicator.clone(),
            why: format!("figure: {e}"),
        })?;
        figures.entry(indicator).or_default().push(figure);
    }
    Ok(figures)
}

pub async fn load_crosswalk(tx: &mut Tx, crosswalk: &Crosswalk) -> Result<(), StoreError> {
    for m in &crosswalk.municipalities {
        let body = serde_json::to_string(m).expect("a municipality is plain data");
        tx.run(
            "INSERT INTO municipality (code, valid_from, body) VALUES ($1, $2, $3) \
             ON CONFLICT (code, valid_from) DO UPDATE SET body = excluded.body",
            args![&m.code, m.valid_from.to_string(), body],
        )
        .await?;
    }
    Ok(())
}

pub async fn crosswalk(conn: &mut Conn) -> Result<Crosswalk, StoreError> {
    let rows: Vec<(String, String)> = conn.all("SELECT code, body FROM municipality ORDER BY code, valid_from", vec![]).await?;
    let municipalities = rows
        .into_iter()
        .map(|(code, body)| {
            serde_json::from_str::<Municipality>(&body).map_err(|e| domain::world::BadBody {
                kind: domain::Kind::Region,
                id: code,
                why: e.to_string(),
            })
        })
        .collect::<Result<_, _>>()?;
    Ok(Crosswalk { municipalities })
}

/// Marks figures and crosswalk as changed in the deed with this sequence number.
pub async fn pulse(tx: &mut Tx, seq: i64) -> Result<(), StoreError> {
    tx.pulse("figure", seq);
    Ok(())
}
