//! States and the deeds that lead from one to the next, as one table each. What is not in the
//! table cannot happen; `docs/parts/steering.md` draws the same tables and a test compares them.

macro_rules! machine {
    ($(#[$doc:meta])* $step:ident { $first:ident $first_code:literal $(, $state:ident $code:literal)* $(,)? }
     by $deed:ident { $($does:ident $deed_code:literal),+ $(,)? }
     moves { $($from:ident, $by:ident => $to:ident);+ $(;)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $step { #[default] $first, $($state),* }

        impl $step {
            pub const ALL: &'static [$step] = &[$step::$first, $($step::$state),*];
            pub const CODES: &'static [&'static str] = &[$first_code, $($code),*];

            pub fn code(self) -> &'static str {
                match self { $step::$first => $first_code, $($step::$state => $code),* }
            }

            pub fn from_code(code: &str) -> Option<$step> {
                $step::ALL.iter().copied().find(|s| s.code() == code)
            }

            /// The state after a deed; none where it cannot be done now.
            pub fn after(self, deed: $deed) -> Option<$step> {
                match (self, deed) {
                    $(($step::$from, $deed::$by) => Some($step::$to),)+
                    #[allow(unreachable_patterns, reason = "a table may be full")]
                    _ => None,
                }
            }
        }

        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $deed { $($does),+ }

        impl $deed {
            pub const ALL: &'static [$deed] = &[$($deed::$does),+];

            pub fn code(self) -> &'static str {
                match self { $($deed::$does => $deed_code),+ }
            }

            pub fn from_code(code: &str) -> Option<$deed> {
                $deed::ALL.iter().copied().find(|d| d.code() == code)
            }
        }
    };
}

pub(crate) use machine;

#[cfg(test)]
mod tests {
    use crate::steering::*;
    use std::collections::BTreeSet;

    const DRAWN: &str = include_str!("../../../../docs/parts/steering.md");

    /// The arrows of one drawing: (from, deed, to).
    fn arrows(heading: &str) -> BTreeSet<(String, String, String)> {
        let section = DRAWN.split(&format!("\n## {heading}\n")).nth(1).unwrap_or_else(|| panic!("no section {heading}"));
        let drawing =
            section.split("```mermaid").nth(1).and_then(|d| d.split("```").next()).unwrap_or_else(|| panic!("{heading}: no drawing"));
        let arrow = |line: &str| {
            let (from, rest) = line.trim().split_once(" --> ")?;
            let (to, deed) = rest.split_once(": ")?;
            Some((from.to_string(), deed.to_string(), to.to_string()))
        };
        drawing.lines().filter_map(arrow).collect()
    }

    macro_rules! as_drawn {
        ($name:ident, $heading:literal, $step:ident, $deed:ident) => {
            #[test]
            fn $name() {
                let drawn = arrows($heading);
                let mut coded = BTreeSet::new();
                for step in $step::ALL {
                    for deed in $deed::ALL {
                        if let Some(to) = step.after(*deed) {
                            coded.insert((step.code().to_string(), deed.code().to_string(), to.code().to_string()));
                        }
                    }
                    assert_eq!($step::from_code(step.code()), Some(*step));
                    assert_eq!(serde_json::to_value(step).unwrap(), step.code());
                }
                assert_eq!(coded, drawn);
                assert!(drawn.len() >= 3);
            }
        };
    }

    as_drawn!(a_signal_moves_as_drawn, "A signal", SignalStep, SignalDeed);
    as_drawn!(a_meeting_moves_as_drawn, "A meeting", MeetingStep, MeetingDeed);
    as_drawn!(a_decision_moves_as_drawn, "A decision", DecisionStep, DecisionDeed);
    as_drawn!(a_question_moves_as_drawn, "A question", QuestionStep, QuestionDeed);
    as_drawn!(an_amendment_moves_as_drawn, "An amendment", AmendmentStep, AmendmentDeed);
}
