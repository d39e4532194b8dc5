//! `monitor boundaries`: outlines that an operator brings for the maps of the Monitor.
//!
//! A file is read and matched with the division before it is laid in the data folder; one bad
//! position refuses it whole. The service reads the folder when it starts; a file that was damaged
//! since is left out with a warning, because a map with tiles is better than no site.

use super::look;
use crate::{Options, config};
use app::App;
use app::figures::{Boundaries as Outlines, Gazetteer, Level, fit};
use clap::Args;
use domain::world::World;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub struct Boundaries {
    /// GeoJSON with polygons, in degrees (WGS 84) or metres (Rijksdriehoek)
    file: PathBuf,
    /// Only look: say what was recognised, and keep nothing
    #[arg(long)]
    dry_run: bool,
}

/// Where the files lie within the data folder.
const FOLDER: &str = "boundaries";

pub async fn run(options: &Options, asked: &Boundaries) -> Result<(), String> {
    let config = config::read(options)?;
    let (world, _) = look(&config).await?.world(None).await.map_err(|e| e.to_string())?.ok_or("the store did not answer")?;
    let bytes = std::fs::read(&asked.file).map_err(|e| format!("{} cannot be read: {e}", asked.file.display()))?;
    let found = read(&bytes, &world).map_err(|e| format!("{}: {e}", asked.file.display()))?;
    if !asked.dry_run {
        keep(&config.data, found.level, &bytes)?;
    }
    let points: usize = found.areas.values().flatten().map(Vec::len).sum();
    if options.json {
        let answer = serde_json::json!({"level": found.level.code(), "areas": found.areas.len(), "points": points, "property": found.property,
            "unknown": found.strangers, "kept": !asked.dry_run});
        println!("{answer}");
    } else {
        println!(
            "{}: {} areas, named by \"{}\", {points} points after simplification",
            found.level.code(),
            found.areas.len(),
            found.property
        );
        if !found.strangers.is_empty() {
            println!("not in the division, left out: {}", found.strangers.join(", "));
        }
        println!("{}", if asked.dry_run { "nothing was kept" } else { "kept; a running service shows it after a restart" });
    }
    Ok(())
}

fn read(bytes: &[u8], world: &World) -> Result<Outlines, String> {
    let labels = seed::labels();
    let regions = labels.codes("region").map(|c| (c, labels.label("region", c, domain::Lang::Nl)));
    let gazetteer = Gazetteer::new(&world.crosswalk, regions);
    let features = geo::read(bytes, geo::Limits::default()).map_err(|e| e.to_string())?;
    fit(features, &gazetteer)
}

/// One file per level: a newer one takes the place of the older, whole or not at all.
fn keep(data: &Path, level: Level, bytes: &[u8]) -> Result<(), String> {
    let folder = data.join(FOLDER);
    let failed = |e: std::io::Error| format!("the data folder {} cannot be written to: {e}", data.display());
    std::fs::create_dir_all(&folder).map_err(failed)?;
    let half = folder.join(format!("{}.part", level.code()));
    std::fs::write(&half, bytes).map_err(failed)?;
    std::fs::rename(&half, folder.join(format!("{}.geojson", level.code()))).map_err(failed)
}

/// Hands the files of the data folder to the application.
pub fn load(data: &Path, app: &App) {
    let world = app.world();
    let mut all = Vec::new();
    for level in Level::ALL {
        let path = data.join(FOLDER).join(format!("{}.geojson", level.code()));
        let Ok(bytes) = std::fs::read(&path) else { continue };
        match read(&bytes, &world) {
            Ok(found) if found.level == level => all.push(found),
            Ok(found) => {
                tracing::warn!(file = %path.display(), level = found.level.code(), "boundaries of another level than the file's name; left out")
            }
            Err(e) => tracing::warn!(file = %path.display(), error = %e, "boundaries could not be read; left out"),
        }
    }
    app.set_boundaries(all);
}
