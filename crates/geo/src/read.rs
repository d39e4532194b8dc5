//! GeoJSON (RFC 7946, and older files that name the national grid).

use crate::rd::to_degrees;
use crate::{Feature, Limits, Problem, Refusal, Ring, simpler};
use serde_json::Value as Json;

/// Outlines are drawn at some 200 pixels a degree; a third of a pixel is not seen.
const TOLERANCE_DEGREES: f64 = 0.0015;

#[derive(Clone, Copy, Debug, PartialEq)]
enum System {
    Degrees,
    Metres,
}

/// Reads a collection of areas. All or nothing: one bad position refuses the file.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Vec<Feature>, Refusal> {
    if bytes.len() > limits.bytes {
        return Err(Refusal::whole(Problem::TooLarge { bytes: bytes.len(), most: limits.bytes }));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::whole(Problem::NotUtf8))?;
    let json: Json = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|e| Refusal { place: format!("line {}, column {}", e.line(), e.column()), problem: Problem::Json(e.to_string()) })?;
    if kind(&json) != "FeatureCollection" {
        return Err(Refusal::whole(Problem::NotACollection(kind(&json))));
    }
    let features = json.get("features").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
    if features.is_empty() {
        return Err(Refusal::whole(Problem::NoFeatures));
    }
    if features.len() > limits.features {
        return Err(Refusal::whole(Problem::TooManyFeatures { most: limits.features }));
    }
    let mut reader = Reader { system: named_system(&json)?, left: limits.positions, limits };
    features.iter().enumerate().map(|(i, f)| reader.feature(f, i + 1)).collect()
}

fn kind(json: &Json) -> String {
    let plain = match json {
        Json::Null => "nothing",
        Json::Array(_) => "a list",
        Json::Object(_) => json.get("type").and_then(Json::as_str).unwrap_or("an object without type"),
        _ => "a single value",
    };
    plain.chars().take(40).collect()
}

/// The system that an older file names; RFC 7946 files name none.
fn named_system(json: &Json) -> Result<Option<System>, Refusal> {
    let name = json.pointer("/crs/properties/name").and_then(Json::as_str);
    match name {
        None => Ok(None),
        Some(name) if name.contains("28992") => Ok(Some(System::Metres)),
        Some(name) if name.contains("CRS84") || name.ends_with("4326") || name.ends_with("4258") => Ok(Some(System::Degrees)),
        Some(name) => Err(Refusal::whole(Problem::UnknownSystem(name.chars().take(80).collect()))),
    }
}

struct Reader {
    system: Option<System>,
    left: usize,
    limits: Limits,
}

impl Reader {
    fn feature(&mut self, json: &Json, nr: usize) -> Result<Feature, Refusal> {
        let place = format!("feature {nr}");
        let geometry = json.get("geometry").unwrap_or(&Json::Null);
        let coordinates = geometry.get("coordinates").and_then(Json::as_array);
        let mut rings = Vec::new();
        match (kind(geometry).as_str(), coordinates) {
            ("Polygon", Some(own)) => self.polygon(own, &place, &mut rings)?,
            ("MultiPolygon", Some(parts)) => {
                for (i, part) in parts.iter().enumerate() {
                    let place = format!("{place}, part {}", i + 1);
                    let own = part.as_array().ok_or_else(|| Refusal { place: place.clone(), problem: Problem::NotAPosition })?;
                    self.polygon(own, &place, &mut rings)?;
                }
            }
            (found, _) => return Err(Refusal { place, problem: Problem::NotAnArea(found.into()) }),
        }
        if rings.is_empty() {
            return Err(Refusal { place, problem: Problem::NotAnArea("an area without rings".into()) });
        }
        Ok(Feature { properties: properties(json), rings })
    }

    fn polygon(&mut self, json: &[Json], place: &str, rings: &mut Vec<Ring>) -> Result<(), Refusal> {
        for (i, ring) in json.iter().enumerate() {
            let place = format!("{place}, ring {}", i + 1);
            let points = ring.as_array().ok_or_else(|| Refusal { place: place.clone(), problem: Problem::NotAPosition })?;
            rings.push(simpler(&self.ring(points, &place)?, TOLERANCE_DEGREES));
        }
        Ok(())
    }

    fn ring(&mut self, json: &[Json], place: &str) -> Result<Ring, Refusal> {
        self.left = self
            .left
            .checked_sub(json.len())
            .ok_or_else(|| Refusal { place: place.into(), problem: Problem::TooManyPositions { most: self.limits.positions } })?;
        let mut ring: Ring = Vec::with_capacity(json.len());
        for (i, position) in json.iter().enumerate() {
            let failed = |problem| Refusal { place: format!("{place}, position {}", i + 1), problem };
            let number = |n: usize| position.get(n).and_then(Json::as_f64).filter(|v| v.is_finite());
            let (x, y) = number(0).zip(number(1)).ok_or_else(|| failed(Problem::NotAPosition))?;
            ring.push(self.degrees(x, y).map_err(failed)?);
        }
        let refuse = |problem| Err(Refusal { place: place.into(), problem });
        if ring.len() < 4 {
            return refuse(Problem::ShortRing { points: ring.len() });
        }
        if ring.first() != ring.last() {
            return refuse(Problem::OpenRing);
        }
        ring.pop();
        Ok(ring)
    }

    /// The point in degrees. The first position decides the system of the whole file.
    fn degrees(&mut self, x: f64, y: f64) -> Result<(f64, f64), Problem> {
        let found = match (x, y) {
            (3.0..=7.5, 50.5..=53.8) => System::Degrees,
            (-10_000.0..=300_000.0, 280_000.0..=640_000.0) => System::Metres,
            _ => return Err(Problem::Elsewhere { x, y }),
        };
        if *self.system.get_or_insert(found) != found {
            return Err(Problem::Mixed);
        }
        Ok(if found == System::Degrees { (x, y) } else { to_degrees(x, y) })
    }
}

/// Properties that are text or numbers, as text.
fn properties(json: &Json) -> Vec<(String, String)> {
    let text = |v: &Json| match v {
        Json::String(s) => Some(s.trim().to_string()),
        Json::Number(n) => Some(n.to_string()),
        _ => None,
    };
    let all = json.get("properties").and_then(Json::as_object);
    all.into_iter().flatten().filter_map(|(k, v)| Some((k.clone(), text(v)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(geometry: &str) -> String {
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"code":"GM0014","n":3,"x":null}},"geometry":{geometry}}}]}}"#
        )
    }

    fn refused(text: &str) -> String {
        read(text.as_bytes(), Limits { bytes: 4000, features: 1, positions: 12 }).unwrap_err().to_string()
    }

    #[test]
    fn degrees_and_metres_give_the_same_place() {
        let degrees = file(r#"{"type":"Polygon","coordinates":[[[5.0,52.0],[5.5,52.0],[5.5,52.5],[5.0,52.0]]]}"#);
        let found = read(degrees.as_bytes(), Limits::default()).unwrap();
        assert_eq!(found[0].rings, [vec![(5.0, 52.0), (5.5, 52.0), (5.5, 52.5)]]);
        assert_eq!(found[0].properties, [("code".to_string(), "GM0014".to_string()), ("n".to_string(), "3".to_string())]);
        let metres = file(r#"{"type":"MultiPolygon","coordinates":[[[[155000,463000],[165000,463000],[165000,473000],[155000,463000]]]]}"#);
        let (lon, lat) = read(metres.as_bytes(), Limits::default()).unwrap()[0].rings[0][0];
        assert!((lon - 5.3872).abs() < 1e-3 && (lat - 52.1552).abs() < 1e-3);
    }

    #[test]
    fn every_refusal_names_its_place() {
        let check = |text: &str, start: &str| assert!(refused(text).starts_with(start), "{} / {start}", refused(text));
        check("{\"type\":\"FeatureCollection\",\n \"features\":[}", "line 2, column 14: not JSON");
        check("[1]", "expected a FeatureCollection, found a list");
        check(r#"{"type":"FeatureCollection","features":[]}"#, "the collection holds no features");
        check(&file(r#"{"type":"Point","coordinates":[5,52]}"#), "feature 1: expected a Polygon or MultiPolygon, found Point");
        check(&file(r#"{"type":"Polygon","coordinates":[[[5,52],[5.1,52],[5,52]]]}"#), "feature 1, ring 1: a ring needs at least four");
        check(
            &file(r#"{"type":"Polygon","coordinates":[[[5,52],[5.1,52],[5.1,52.1],[5.2,52]]]}"#),
            "feature 1, ring 1: the ring is not closed",
        );
        check(
            &file(r#"{"type":"Polygon","coordinates":[[[5,52],[52,5],[5.1,52.1],[5,52]]]}"#),
            "feature 1, ring 1, position 2: (52, 5) does not lie",
        );
        check(
            &file(r#"{"type":"Polygon","coordinates":[[[5,52],["a",5],[5.1,52.1],[5,52]]]}"#),
            "feature 1, ring 1, position 2: expected a position",
        );
        check(
            &file(r#"{"type":"Polygon","coordinates":[[[5,52],[155000,463000],[5,52.1],[5,52]]]}"#),
            "feature 1, ring 1, position 2: degrees and metres",
        );
        let long = format!("[[{}[5,52]]]", "[5,52],".repeat(20));
        check(&file(&format!(r#"{{"type":"Polygon","coordinates":{long}}}"#)), "feature 1, ring 1: more than 12 positions");
        check(&"x".repeat(5000), "the file has 5000 bytes");
        let mercator = r#"{"type":"FeatureCollection","crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[1]}"#;
        check(mercator, "the coordinate system urn:ogc:def:crs:EPSG::3857 is not read");
    }

    #[test]
    fn deep_nesting_and_odd_bytes_are_refused_not_followed() {
        assert!(refused(&"[".repeat(3000)).contains("not JSON"));
        assert!(read(b"\xff\xfe", Limits::default()).unwrap_err().to_string().contains("UTF-8"));
    }

    /// The shared files, when they are there (`TECHNIEKPACT_SHARED`).
    #[test]
    fn real_files_are_read_whole() {
        let Ok(shared) = std::env::var("TECHNIEKPACT_SHARED") else { return };
        for (name, count) in [("nl_corop", 40), ("nl_provincie", 12), ("nl_gemeente", 352)] {
            let Ok(bytes) = std::fs::read(format!("{shared}/data/geo/{name}.geojson")) else { continue };
            let found = read(&bytes, Limits::default()).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert_eq!(found.len(), count, "{name}");
            assert!(found.iter().flat_map(|f| &f.rings).all(|r| r.len() >= 3), "{name}");
        }
    }
}
