//! Example charts for tests and for the gallery. All figures are made up.

use charts::*;

pub fn style(unit: Unit) -> Style {
    Style {
        unit,
        locale: Locale::Nl,
        words: Words {
            suppressed: "onderdrukt".into(),
            provisional: "voorlopig cijfer".into(),
            forecast: "prognose".into(),
            series_break: "reeksbreuk".into(),
            axis_cut: "as begint niet bij 0".into(),
            margin: "marge 95%".into(),
            range: "ligt tussen deze grenzen".into(),
            no_data: "geen gegevens".into(),
        },
        patterns: false,
    }
}

pub fn frame(id: &str, title: &str, subtitle: &str) -> Frame {
    Frame {
        id: id.into(),
        title: title.into(),
        subtitle: subtitle.into(),
        source: "Bron: DUO (voorbeeldcijfers), bewerking Techniekpact. Peildatum 1 oktober. \
                 Versie 2026-11-01. Licentie CC BY 4.0."
            .into(),
        summary: "De grafiek in woorden.".into(),
    }
}

pub fn years(from: i32, to: i32) -> Vec<XTick> {
    (from..=to).map(|y| tick(&y.to_string(), f64::from(y))).collect()
}

pub fn tick(label: &str, position: f64) -> XTick {
    XTick { label: label.into(), position, emphasis: false }
}

pub fn series(name: &str, from: f64, values: &[f64]) -> Series {
    let point = |(i, v): (usize, &f64)| Point { x: from + i as f64, value: Mark::new(*v), break_before: false };
    Series { name: name.into(), points: values.iter().enumerate().map(point).collect(), emphasis: false }
}

pub fn chart(frame: Frame, unit: Unit, x: Vec<XTick>, series: Vec<Series>) -> Chart {
    Chart { frame, style: style(unit), x, series, targets: Vec::new(), annotations: Vec::new(), from_zero: true }
}

const PERCENT: Unit = Unit::Percent { decimals: 1 };
const LANDSDELEN: [&str; 5] = ["Noord", "Oost", "Zuidoost", "Zuidwest", "Noordwest"];

/// Five series that end close together.
pub fn five() -> Chart {
    let values = [
        [24.8, 25.1, 25.9, 26.2, 26.0, 26.8, 27.1, 27.5, 27.9],
        [25.9, 26.4, 27.2, 27.0, 27.8, 28.3, 28.6, 29.2, 29.6],
        [27.0, 27.2, 27.9, 28.4, 28.3, 28.8, 29.5, 29.9, 30.2],
        [23.9, 24.6, 24.9, 25.4, 25.1, 26.0, 26.3, 26.9, 27.1],
        [22.8, 23.1, 23.8, 24.5, 24.2, 24.9, 25.4, 25.8, 26.3],
    ];
    let lines = LANDSDELEN.iter().zip(values);
    let lines = lines.map(|(name, v)| series(name, 2017.0, &v)).collect();
    let frame = frame(
        "five",
        "Zuidoost kiest het vaakst techniek, maar Oost loopt in",
        "Aandeel technische opleidingen in alle instroom mbo en hbo, per landsdeel",
    );
    let mut chart = chart(frame, PERCENT, years(2017, 2025), lines);
    chart.from_zero = false;
    chart
}

/// A series break, a provisional last point, a margin and a suppressed year.
pub fn women() -> Chart {
    let women = [9.1, 9.4, 9.9, 10.3, 10.8, 11.2, 11.9, 12.6, 12.9, 13.1, 13.9, 14.2, 14.8, 15.1, 15.3, 15.9, 16.4];
    let men: Vec<f64> = women.iter().map(|w| 46.0 - w * 0.4).collect();
    let mut lines = vec![series("Mannen", 2007.0, &men), series("Vrouwen", 2007.0, &women)];
    for line in &mut lines {
        line.points[6].break_before = true;
        line.points[16].value = Mark::with(line.points[16].value.value().unwrap_or(0.0), Status::Provisional);
    }
    lines[1].points[3].value = Mark::Suppressed;
    let frame = frame(
        "women",
        "Steeds meer vrouwen kiezen techniek; het verschil met mannen blijft groot",
        "Aandeel dat een technische opleiding kiest, eerstejaars hbo",
    );
    let mut chart = chart(frame, PERCENT, years(2007, 2023), lines);
    chart.annotations = vec![Annotation { x: 2013.0, label: "Start Techniekpact".into() }];
    chart
}

/// A target, and a forecast with margin after the last figure.
pub fn target() -> Chart {
    let mut line = series("Instroom", 2015.0, &[25.0, 25.4, 25.9, 26.1, 26.9, 26.1, 25.8, 26.3, 27.0, 27.6, 28.4]);
    for (i, v) in [28.9, 29.3, 29.8, 30.1, 30.5].into_iter().enumerate() {
        let room = 0.5 + 0.4 * i as f64;
        line.points.push(Point {
            x: 2026.0 + i as f64,
            value: Mark::Value { value: v, status: Status::Forecast, low: Some(v - room), high: Some(v + room) },
            break_before: false,
        });
    }
    let frame = frame(
        "target",
        "Met dit tempo haalt de instroom het doel van 2030 niet",
        "Aandeel technische opleidingen in alle instroom mbo en hbo",
    );
    let mut chart = chart(frame, PERCENT, years(2015, 2030), vec![line]);
    chart.targets = vec![Target { label: "Doel".into(), from_x: 2019.0, value: 32.0, year: 2030 }];
    chart.from_zero = false;
    chart
}

/// Twelve bars with long names.
pub fn sectors() -> Chart {
    let rows = [
        ("Ambacht, laboratorium en gezondheidstechniek", 12_480.0),
        ("Bouw en infra", 31_950.0),
        ("Afbouw, hout en onderhoud", 9_310.0),
        ("Techniek en procesindustrie", 58_720.0),
        ("Informatie en communicatietechnologie", 44_105.0),
        ("Mobiliteit en voertuigen", 21_660.0),
        ("Transport, scheepvaart en logistiek", 26_040.0),
        ("Voedsel, natuur en leefomgeving", 18_230.0),
        ("Media en vormgeving", 15_775.0),
        ("Elektrotechniek en energie", 23_498.0),
        ("Luchtvaarttechniek", 1_204.0),
        ("Glastechniek", 61.0),
    ];
    let x = rows.iter().enumerate().map(|(i, (name, _))| XTick { emphasis: i == 3, ..tick(name, i as f64) });
    let values: Vec<f64> = rows.iter().map(|(_, v)| *v).collect();
    let mut bars = series("Studenten", 0.0, &values);
    bars.points[11].value = Mark::Suppressed;
    bars.points[8].value = Mark::with(15_775.0, Status::Provisional);
    let frame = frame(
        "sectors",
        "Techniek en procesindustrie is de grootste technische sector in het mbo",
        "Aantal studenten mbo per sectorkamer, studiejaar 2025/’26",
    );
    chart(frame, Unit::Count, x.collect(), vec![bars])
}

/// Two bars per landsdeel, with negative values and patterns.
pub fn change() -> Chart {
    let x = LANDSDELEN.iter().enumerate().map(|(i, name)| tick(name, i as f64));
    let lines = vec![series("mbo", 0.0, &[-0.4, 0.9, 1.1, 0.6, -1.8]), series("hbo", 0.0, &[0.8, 1.4, -0.2, 0.3, 0.9])];
    let frame = frame("change", "In het mbo daalt de instroom in twee landsdelen", "Verandering 2024–2025 in procentpunt");
    let unit = Unit::Other { suffix: "procentpunt".into(), decimals: 1 };
    let mut chart = chart(frame, unit, x.collect(), lines);
    chart.style.patterns = true;
    chart
}

pub fn panels() -> (Frame, Vec<Chart>) {
    let panel = |(i, s): (usize, Series)| {
        let mut c = chart(frame(&format!("p{i}"), &s.name, ""), PERCENT, years(2017, 2025), vec![Series { name: String::new(), ..s }]);
        c.from_zero = false;
        c
    };
    let panels = five().series.into_iter().enumerate().map(panel).collect();
    (
        frame(
            "panels",
            "In alle landsdelen groeit de instroom",
            "Aandeel technische opleidingen in alle instroom, per landsdeel; grijs: de andere landsdelen",
        ),
        panels,
    )
}

pub fn landsdelen() -> TileMap {
    let places = [(1.0, 0.0), (1.0, 1.0), (1.0, 2.0), (0.0, 2.0), (0.0, 1.0)];
    let values = [27.9, 29.6, 30.2, 27.1, 26.3];
    let tile = |((name, (column, row)), v): ((&&str, (f64, f64)), f64)| Tile {
        label: (*name).into(),
        short: name.chars().take(2).collect(),
        column,
        row,
        value: Mark::new(v),
        href: Some(format!("/nl/landsdelen/{}", name.to_lowercase())),
    };
    TileMap {
        frame: frame(
            "tiles",
            "In Zuidoost kiest drie op de tien voor techniek",
            "Aandeel technische opleidingen in alle instroom mbo en hbo, 2025",
        ),
        style: style(PERCENT),
        tiles: LANDSDELEN.iter().zip(places).zip(values).map(tile).collect(),
        scale: Vec::new(),
    }
}

/// Municipalities from the shared file, when it is there (`TECHNIEKPACT_SHARED` or `../shared`
/// beside the repository).
pub fn municipalities() -> Option<DotMap> {
    let shared = std::env::var("TECHNIEKPACT_SHARED").unwrap_or_else(|_| "../../../../shared".to_owned());
    let file = format!("{shared}/data/geo/municipality_centroids_2021.csv");
    let csv = std::fs::read_to_string(file).ok()?;
    let dot = |(i, line): (usize, &str)| {
        let mut cells = line.rsplitn(3, ',');
        let (lat, lon) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
        let name = cells.next()?.split_once(',')?.1.trim_matches('"');
        let large = ["Amsterdam", "Rotterdam", "'s-Gravenhage", "Utrecht", "Eindhoven", "Groningen", "Enschede"];
        let size = if large.contains(&name) { 7_500.0 + 300.0 * (i % 9) as f64 } else { 40.0 + (i * 7919 % 1100) as f64 };
        let class = if lat > 52.75 {
            0
        } else if lon > 5.75 && lat > 51.8 {
            1
        } else if lat < 51.8 && lon > 5.0 {
            2
        } else if lat < 52.1 {
            3
        } else {
            4
        };
        Some(Dot { lon, lat, size, class, label: name.to_owned() })
    };
    Some(DotMap {
        frame: frame(
            "dots",
            "Techniekstudenten wonen vooral in en om de grote steden",
            "Studenten in een technische opleiding, per woongemeente, 2025",
        ),
        style: style(Unit::Count),
        classes: LANDSDELEN.iter().map(|l| (*l).to_owned()).collect(),
        dots: csv.lines().skip(1).enumerate().filter_map(dot).collect(),
        names: 7,
    })
}

/// Every drawing in both widths.
pub fn all() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (suffix, width) in [("wide", Width::Wide), ("narrow", Width::Narrow)] {
        let (frame, charts) = panels();
        let mut add = |name: &str, svg: String| all.push((format!("{name}-{suffix}"), svg));
        add("five", line(&five(), width));
        add("women", line(&women(), width));
        add("target", line(&target(), width));
        add("sectors", bars(&sectors(), width));
        add("change", bars(&change(), width));
        add("panels", small_multiples(&frame, &charts, width));
        add("tiles", tiles(&landsdelen(), width));
        if let Some(map) = municipalities() {
            add("dots", dots(&map, width));
        }
    }
    all.push(("spark".to_owned(), spark(&women().series[1])));
    all
}
