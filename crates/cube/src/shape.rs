//! The shape of a cube: its dimensions and where each cell lies.
//!
//! Cells lie row-major over positions (leaves and nodes); the last dimension is contiguous.

use crate::dimension::Dimension;
use crate::error::CubeError;

/// The most cells a dense cube may have: 1.6 GB of counts.
pub const MAX_CELLS: usize = 200_000_000;

/// Dimensions in order, with the strides of the dense array.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    dimensions: Vec<Dimension>,
    strides: Vec<usize>,
    cells: usize,
}

impl Shape {
    /// The shape over these dimensions.
    ///
    /// # Errors
    /// [`CubeError::TooManyCells`] with the multiplication written out.
    pub fn new(dimensions: Vec<Dimension>) -> Result<Self, CubeError> {
        let cells = dimensions.iter().try_fold(1u128, |n, d| n.checked_mul(d.len() as u128)).unwrap_or(u128::MAX);
        if cells > MAX_CELLS as u128 {
            let factors: Vec<String> = dimensions.iter().map(|d| format!("{} {}", d.name(), d.len())).collect();
            return Err(CubeError::TooManyCells { product: factors.join(" × "), cells });
        }
        let strides = strides(&dimensions, Dimension::len);
        Ok(Self { dimensions, strides, cells: cells as usize })
    }

    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// Number of cells, margins included.
    pub fn cells(&self) -> usize {
        self.cells
    }

    /// Cells between one position of a dimension and the next.
    pub fn strides(&self) -> &[usize] {
        &self.strides
    }

    /// The cell at these positions, one for each dimension.
    pub fn cell(&self, positions: &[usize]) -> usize {
        positions.iter().zip(&self.strides).map(|(p, s)| p * s).sum()
    }

    /// The cell with these codes, one for each dimension; `None` when a code is unknown.
    pub fn find(&self, codes: &[&str]) -> Option<usize> {
        if codes.len() != self.dimensions.len() {
            return None;
        }
        let places = codes.iter().zip(&self.dimensions).map(|(c, d)| d.position(c));
        Some(self.cell(&places.collect::<Option<Vec<_>>>()?))
    }

    /// The positions of a cell.
    pub fn positions(&self, cell: usize) -> Vec<usize> {
        self.dimensions.iter().zip(&self.strides).map(|(d, s)| cell / s % d.len()).collect()
    }

    /// The codes of a cell.
    pub fn codes(&self, cell: usize) -> Vec<&str> {
        self.positions(cell).into_iter().zip(&self.dimensions).map(|(p, d)| d.codes()[p].as_str()).collect()
    }

    /// Strides of the array of leaves alone, in which rows are counted.
    /// Row-major, as cells are.
    pub fn leaf_strides(&self) -> Vec<usize> {
        strides(&self.dimensions, Dimension::leaves)
    }

    /// Number of leaf cells.
    pub fn leaf_cells(&self) -> usize {
        self.dimensions.iter().map(Dimension::leaves).product()
    }

    /// The full cell of each leaf cell, in leaf order.
    pub(crate) fn leaf_to_cell(&self) -> impl Iterator<Item = usize> + '_ {
        let last = self.dimensions.last().map_or(1, Dimension::leaves);
        let leaf_strides = self.leaf_strides();
        (0..self.leaf_cells() / last.max(1)).flat_map(move |line| {
            let start: usize = (0..self.dimensions.len()).map(|d| self.leaf_place(line * last, d, &leaf_strides) * self.strides[d]).sum();
            start..start + last
        })
    }

    fn leaf_place(&self, leaf: usize, dimension: usize, leaf_strides: &[usize]) -> usize {
        leaf / leaf_strides[dimension] % self.dimensions[dimension].leaves()
    }

    /// In how many dimensions a cell is a sum over others.
    pub(crate) fn level(&self, cell: usize) -> usize {
        self.dimensions.iter().zip(&self.strides).filter(|(d, s)| cell / **s % d.len() >= d.leaves()).count()
    }

    /// Every sum that holds between published cells: (parent, children) for each node of each
    /// dimension at each place of the other dimensions.
    pub(crate) fn equations(&self, mut each: impl FnMut(usize, &mut dyn Iterator<Item = usize>)) {
        for (d, dimension) in self.dimensions.iter().enumerate() {
            let (stride, block) = (self.strides[d], self.strides[d] * dimension.len());
            for (node, children) in dimension.sums() {
                for base in (0..self.cells).step_by(block).flat_map(|outer| outer..outer + stride) {
                    each(base + node * stride, &mut children.iter().map(|c| base + c * stride));
                }
            }
        }
    }
}

fn strides(dimensions: &[Dimension], length: fn(&Dimension) -> usize) -> Vec<usize> {
    let mut strides = vec![1; dimensions.len()];
    for d in (1..dimensions.len()).rev() {
        strides[d - 1] = strides[d] * length(&dimensions[d]);
    }
    strides
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape() -> Shape {
        let sex = Dimension::with_total("sex", &["m", "v"], "t").unwrap();
        let year = Dimension::flat("year", &["2023", "2024"]).unwrap();
        Shape::new(vec![year, sex]).unwrap()
    }

    #[test]
    fn a_cell_is_found_and_named() {
        let shape = shape();
        assert_eq!(shape.cells(), 6);
        assert_eq!(shape.find(&["2024", "t"]), Some(5));
        assert_eq!(shape.codes(4), ["2024", "v"]);
        assert_eq!(shape.find(&["2024", "x"]), None);
        assert_eq!(shape.leaf_to_cell().collect::<Vec<_>>(), [0, 1, 3, 4]);
    }

    #[test]
    fn equations_are_the_sums() {
        let mut seen = Vec::new();
        shape().equations(|parent, children| seen.push((parent, children.collect::<Vec<_>>())));
        assert_eq!(seen, [(2, vec![0, 1]), (5, vec![3, 4])]);
    }

    #[test]
    fn too_many_cells_name_the_product() {
        let wide: Vec<String> = (0..20_000).map(|i| i.to_string()).collect();
        let wide: Vec<&str> = wide.iter().map(String::as_str).collect();
        let d = || Dimension::flat("gemeente", &wide[..]).unwrap();
        let Err(CubeError::TooManyCells { product, cells }) = Shape::new(vec![d(), d()]) else { panic!() };
        assert_eq!((product.as_str(), cells), ("gemeente 20000 × gemeente 20000", 400_000_000));
    }
}
