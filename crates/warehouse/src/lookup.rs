//! From a text in the data to what it adds to a row's place in the cube.

use crate::spec::Spec;
use std::collections::HashMap;

/// One dimension's codes, with the step each takes in the dense array of leaves.
pub(crate) struct Lookup {
    steps: HashMap<Vec<u8>, u32>,
    pub missing: Option<u32>,
}

impl Lookup {
    /// One for each dimension.
    pub fn all(spec: &Spec) -> Vec<Self> {
        let strides = spec.shape.leaf_strides();
        let each = spec.shape.dimensions().iter().zip(strides).zip(&spec.missing);
        each.map(|((dimension, stride), missing)| {
            // A cube has at most two hundred million cells, so steps fit.
            let step = |position: usize| (position * stride) as u32;
            let codes = dimension.codes()[..dimension.leaves()].iter().enumerate();
            Self { steps: codes.map(|(i, code)| (code.as_bytes().to_vec(), step(i))).collect(), missing: missing.map(step) }
        })
        .collect()
    }

    /// The step for a code; `u32::MAX` when it is none. Empty is missing.
    pub fn step(&self, code: &[u8]) -> u32 {
        match self.steps.get(code) {
            Some(step) => *step,
            None if code.is_empty() => self.missing.unwrap_or(u32::MAX),
            None => u32::MAX,
        }
    }

    pub fn codes(&self) -> impl Iterator<Item = (&[u8], u32)> {
        self.steps.iter().map(|(code, step)| (code.as_slice(), *step))
    }

    /// What was expected, for a person.
    pub fn expected(&self) -> String {
        let mut some: Vec<&[u8]> = self.steps.keys().map(Vec::as_slice).collect();
        some.sort_unstable();
        let shown: Vec<_> = some.iter().take(5).map(|c| format!("{:?}", String::from_utf8_lossy(c))).collect();
        let more = some.len().saturating_sub(5);
        format!("one of the codes {}{}", shown.join(", "), if more > 0 { format!(" and {more} more") } else { String::new() })
    }
}
