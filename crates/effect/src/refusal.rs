//! Why the data cannot carry an answer.

/// What is missing. Faces say it in words; the numbers tell what would be enough.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// No unit is named that acted, or it is not in the panel.
    NobodyActed,
    /// A value is missing: no year is guessed.
    Missing { unit: String, time: i32 },
    /// Too few years before or after the start.
    Periods { before: usize, after: usize },
    /// Too few units did not act.
    TooFewControls { found: usize, needed: usize },
    /// Before the start the two groups were already drifting apart.
    NotParallel {
        /// Slope of those who acted minus slope of the others, per year.
        drift: f64,
        /// Chance of such a drift, or more, between groups that run parallel.
        chance: f64,
    },
    /// No mix of the others looks like the one that acted did before the start.
    PoorFit { found: f64, allowed: f64 },
    /// The synthetic comparison is for one unit that acted.
    OneOnly { found: usize },
    /// A confidence that is no probability.
    Confidence { found: f64 },
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refusal::NobodyActed => write!(f, "no unit of the panel is named as having acted"),
            Refusal::Missing { unit, time } => write!(f, "no value for {unit} in {time}"),
            Refusal::Periods { before, after } => write!(f, "too few years: {before} before the start and {after} from it on"),
            Refusal::TooFewControls { found, needed } => write!(f, "{found} units to compare with, {needed} needed"),
            Refusal::NotParallel { drift, chance } => {
                write!(f, "the groups drifted apart before the start: {drift} per year, chance {chance}")
            }
            Refusal::PoorFit { found, allowed } => write!(f, "no mix fits the years before: off by {found}, at most {allowed} allowed"),
            Refusal::OneOnly { found } => write!(f, "one unit that acted is expected, {found} found"),
            Refusal::Confidence { found } => write!(f, "a confidence lies between 0 and 1, found {found}"),
        }
    }
}

impl std::error::Error for Refusal {}
