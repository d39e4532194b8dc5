//! Groups of words that mean the same for someone who searches.

use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    words: Vec<String>,
}

/// Every group, phrases as written. The file is tested; one that cannot be read gives no synonyms.
pub fn synonyms() -> &'static [Vec<String>] {
    static GROUPS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| read().unwrap_or_default());
    &GROUPS
}

fn read() -> Result<Vec<Vec<String>>, toml::de::Error> {
    let file: File = toml::from_str(include_str!("../../../data/synonyms.toml"))?;
    Ok(file.group.into_iter().map(|g| g.words).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_list_reads_and_no_phrase_stands_twice() {
        let groups = read().expect("data/synonyms.toml");
        assert!(groups.len() > 20 && groups.iter().all(|g| g.len() > 1));
        let all: Vec<_> = groups.iter().flatten().collect();
        let unique: BTreeSet<_> = all.iter().map(|w| w.to_lowercase()).collect();
        assert_eq!(unique.len(), all.len(), "a phrase stands in two groups");
    }
}
