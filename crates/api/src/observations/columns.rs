//! Names of columns: Dutch, in one word, the same in every shape. A dimension is named by its
//! Dutch label, so `sex` is `geslacht`.

use domain::Lang;
use seed::labels;

/// Columns every table has, apart from the dimensions.
pub const FIXED: &[&str] = &[
    "indicator",
    "regio",
    "periode",
    "editie",
    "reeks",
    "definitie",
    "waarde",
    "ondergrens",
    "bovengrens",
    "eenheid",
    "status",
    "nauwkeurigheid",
    "toelichting",
    "reeksbreuk",
    "correctie",
    "gepubliceerdeWaarde",
    "bron",
    "pagina",
    "aantal",
    "formaat",
    "stijl",
    "op",
];

/// The column of a dimension.
pub fn column_of(dim: &str) -> String {
    let name = one_word(labels().dim_name(dim, Lang::Nl));
    if name.is_empty() || FIXED.contains(&name.as_str()) { format!("{}Dimensie", one_word(dim)) } else { name }
}

/// `opleiding van de werkende` as `opleidingVanDeWerkende`.
fn one_word(text: &str) -> String {
    let plain = domain::record::slug(text).replace('_', "-");
    let mut words = plain.split('-').filter(|w| !w.is_empty());
    let first = words.next().unwrap_or("").to_string();
    words.fold(first, |name, word| name + &capital(word))
}

/// With a capital first letter.
pub fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dimensions_are_columns_in_one_dutch_word() {
        assert_eq!(column_of("sex"), "geslacht");
        assert_eq!(column_of("education"), "opleidingVanDeWerkende");
        assert_eq!(column_of("not_known"), "notKnown");
        assert_eq!(column_of("region"), "gebied");
        assert_eq!(column_of("periode"), "periodeDimensie");
    }
}
