//! Floor 2: the pact as data. The files of `data/` are compiled in and read into the nouns of
//! `domain`, so that a new installation starts with the pact as it was published.
//!
//! A file that does not fit its noun is an error that names file, entry and field. What is
//! deliberately absent: a directory to read at run time (change the files, build again), and any
//! judgement of a figure.

mod error;
mod figures;
mod labels;
mod recipes;
mod records;
mod suppliers;
mod synonyms;

pub use error::SeedError;
pub use labels::{Labels, labels};
pub use recipes::{Recipes, recipes};
pub use records::SeedRecord;
pub use suppliers::{Licence, licence};
pub use synonyms::synonyms;

use domain::monitor::Figure;
use domain::regions::Crosswalk;

/// Everything a new installation starts with.
#[derive(Clone, Debug)]
pub struct Seed {
    pub records: Vec<SeedRecord>,
    /// In the order of the file: by indicator.
    pub figures: Vec<Figure>,
    pub crosswalk: Crosswalk,
}

/// Reads the compiled-in files. The files are tested, so an error here is a fault of the build.
pub fn load() -> Result<Seed, SeedError> {
    Ok(Seed { records: records::load()?, figures: figures::load()?, crosswalk: figures::load_crosswalk()? })
}

#[cfg(test)]
mod tests;
