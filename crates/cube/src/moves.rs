//! Finding a move: a change of hidden cells that leaves everything published as it is.
//!
//! The search crosses one pattern for each dimension, cell by cell, and drops a branch as soon as
//! it costs more than the best move so far. Zeros that are published can never take part.

use crate::pattern::Pattern;

/// What the search looks at, cell by cell.
pub(crate) struct Ground {
    /// True counts.
    pub value: Vec<i64>,
    /// How far each cell may go down in the attacker's eyes, given moves already made.
    pub room: Vec<i64>,
    pub hidden: Vec<bool>,
    /// May the cell be hidden at all?
    pub allowed: Vec<bool>,
    /// Price of hiding the cell.
    pub price: Vec<f32>,
}

/// A change of cells, each by plus or minus one times the step.
#[derive(Debug, Clone, Default)]
pub(crate) struct Move {
    pub cells: Vec<(u32, i8)>,
    /// The largest step that keeps every cell possible.
    pub step: i64,
}

/// The search; buffers are kept between calls.
pub(crate) struct Finder {
    patterns: Vec<Vec<Vec<Pattern>>>,
    /// Dimensions, those with the fewest patterns first.
    order: Vec<usize>,
    strides: Vec<usize>,
    lengths: Vec<usize>,
    cells: Vec<(u32, i8)>,
    best: Move,
    score: f32,
}

/// What to look for.
#[derive(Clone, Copy)]
pub(crate) struct Wish {
    pub cell: usize,
    /// +1 to raise the cell, −1 to lower it.
    pub sign: i8,
    /// Steps wanted; a move with fewer counts as proportionally dearer.
    pub need: i64,
    /// Only moves over cells that are hidden already.
    pub free: bool,
}

impl Finder {
    pub fn new(shape: &crate::shape::Shape) -> Self {
        let dimensions = shape.dimensions();
        let patterns: Vec<_> = dimensions.iter().zip(shape.strides()).map(|(d, s)| crate::pattern::patterns(d, *s)).collect();
        let mut order: Vec<usize> = (0..dimensions.len()).collect();
        order.sort_by_key(|d| patterns[*d].first().map_or(0, Vec::len));
        let lengths = dimensions.iter().map(crate::dimension::Dimension::len).collect();
        let (cells, best) = (Vec::new(), Move::default());
        Self { patterns, order, strides: shape.strides().to_vec(), lengths, cells, best, score: 0.0 }
    }

    /// The cheapest move that grants the wish, or goes some way to it.
    pub fn find(&mut self, ground: &Ground, wish: Wish) -> Option<Move> {
        let start = if wish.sign < 0 { ground.room[wish.cell] } else { i64::MAX };
        let price = if ground.hidden[wish.cell] { 0.0 } else { ground.price[wish.cell] };
        if start <= 0 || (wish.free && price > 0.0) {
            return None;
        }
        self.cells.clear();
        self.cells.push((wish.cell as u32, wish.sign));
        self.score = f32::INFINITY;
        self.extend(0, ground, wish, price, start);
        (self.score < f32::INFINITY).then(|| std::mem::take(&mut self.best))
    }

    fn extend(&mut self, level: usize, ground: &Ground, wish: Wish, price: f32, room: i64) {
        let Some(dimension) = self.order.get(level).copied() else { return self.take(wish, price, room) };
        let position = wish.cell / self.strides[dimension] % self.lengths[dimension];
        let patterns = std::mem::take(&mut self.patterns[dimension][position]);
        let length = self.cells.len();
        for pattern in &patterns {
            if let Some((price, room)) = self.cross(pattern, length, ground, wish, price, room) {
                self.extend(level + 1, ground, wish, price, room);
            }
            self.cells.truncate(length);
            if self.score <= 0.0 {
                break;
            }
        }
        self.patterns[dimension][position] = patterns;
    }

    /// Adds the cells of one pattern; gives the new price and step, or nothing when it is no use.
    fn cross(
        &mut self,
        pattern: &Pattern,
        length: usize,
        ground: &Ground,
        wish: Wish,
        mut price: f32,
        mut room: i64,
    ) -> Option<(f32, i64)> {
        for (go, sign) in pattern {
            for i in 0..length {
                let (from, with) = self.cells[i];
                let cell = from.wrapping_add_signed(*go);
                let (at, sign) = (cell as usize, with * sign);
                if !ground.hidden[at] {
                    price += ground.price[at];
                    if wish.free || !ground.allowed[at] || price >= self.score {
                        return None;
                    }
                }
                if sign < 0 {
                    room = room.min(ground.room[at]);
                    if room <= 0 {
                        return None;
                    }
                }
                self.cells.push((cell, sign));
            }
        }
        Some((price, room))
    }

    fn take(&mut self, wish: Wish, price: f32, room: i64) {
        let step = room.min(wish.need);
        let short = (wish.need - step) as f32 / wish.need as f32;
        let score = price * (1.0 + short) + short * 0.5;
        if score < self.score {
            self.score = score;
            self.best = Move { cells: self.cells.clone(), step };
        }
    }
}
