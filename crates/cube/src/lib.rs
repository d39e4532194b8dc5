//! Counting people into a cube, and publishing it so that nobody can be worked out.

mod columns;
mod cube;
mod dimension;
mod error;
mod rollup;
mod shape;

pub use columns::{Codes, Columns};
pub use cube::{Builder, Cube};
pub use dimension::Dimension;
pub use error::{CubeError, DimensionFault};
pub use shape::{MAX_CELLS, Shape};
mod audit;
mod certificate;
mod log;
mod lp;
mod moves;
mod noise;
mod pattern;
mod protect;
mod protected;
mod rule;
mod solve;
mod suppress;
mod system;
mod value;
mod walk;
mod witness;
pub use audit::audit;
pub use certificate::{Audit, Certificate};
pub use log::{Entry, Log, Reason};
pub use noise::NoiseTable;
pub use protect::{protect, suppress};
pub use protected::Protected;
pub use rule::{Rule, Zeros};
pub use value::{Value, Why};

pub fn trial(cube: &Cube, threshold: u64, rounds: usize, alpha: f32) {
    let mut pop = vec![0f32; cube.count().len()];
    for r in 0..rounds {
        let t = std::time::Instant::now();
        let mut w = suppress::Work::new(cube.shape(), cube.count(), threshold, 0).unwrap();
        let prim = w.guarded.len();
        for (p, u) in w.ground.price.iter_mut().zip(&pop) { *p /= 1.0 + alpha * u; }
        w.select().unwrap();
        let hid = w.ground.hidden.iter().filter(|h| **h).count() - prim;
        pop.iter_mut().for_each(|u| *u *= 0.5);
        for g in &w.guarded { for (c, _) in &g.up.cells { pop[*c] += 1.0; } }
        let a = t.elapsed();
        let mut left = 0;
        if cube.count().len() < 5000 { w.tidy(cube.shape()); left = w.ground.hidden.iter().filter(|h| **h).count() - prim; }
        println!("round {r} select {a:?} {hid} tidy {:?} {left}", t.elapsed()-a);
    }
}
