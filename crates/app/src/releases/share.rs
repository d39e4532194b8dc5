//! Shares, divided from a protected table: bounds of a part or of a whole are bounds of the share,
//! rounded away from each other; what is withheld stays withheld.

use super::build::{Built, Hidden, NotBuilt, codes};
use domain::recipe::{Share, TECHNICAL};
use domain::slices::{About, Axis, Slice, place};
use domain::value::{Value, outward};

/// The table of a share; none where the table has not all codes it divides by: a source without
/// women says nothing of women.
pub fn share(share: &Share, table: &Slice, about: About) -> Result<Option<Built>, NotBuilt> {
    let (mut axes, mut kept) = (Vec::new(), Vec::new());
    // The code each axis is read at, above and below the line; none where any is.
    let mut read = vec![None; table.axes.len()];
    for (i, axis) in table.axes.iter().enumerate() {
        let Some([above, below]) = share.codes(&axis.name) else {
            axes.push(Axis { name: axis.name.clone(), codes: axis.codes.iter().filter(|c| *c != TECHNICAL).cloned().collect() });
            kept.push(i);
            continue;
        };
        let (Some(above), Some(below)) = (axis.position(above), axis.position(below)) else { return Ok(None) };
        read[i] = Some((above, below));
    }
    let (mut cells, mut log) = (Vec::new(), Vec::new());
    for (at, whole) in table.cells() {
        if at.iter().zip(&read).any(|(p, read)| read.is_some_and(|(_, below)| below != *p)) {
            continue;
        }
        let Some(own) = own(table, &axes, &kept, &at) else { continue };
        let there: Vec<usize> = at.iter().zip(&read).map(|(p, read)| read.map_or(*p, |(above, _)| above)).collect();
        // Where the whole stands and the part does not, nobody is in the part.
        let part = table.at(&there).unwrap_or(Value::Number { value: 0.0 });
        let Some(value) = divided(part, whole, share.decimals) else { continue };
        if !matches!(value, Value::Number { .. }) {
            log.push(Hidden { codes: codes(&axes, &own), why: "part_or_whole_is_hidden" });
        }
        cells.push((place(&axes, &own), value));
    }
    let slice = Slice::new(about, axes, cells).map_err(|e| NotBuilt(e.0))?;
    Ok(Some(Built { slice, log }))
}

/// The cell of the share that a cell of the table is the whole of.
fn own(table: &Slice, axes: &[Axis], kept: &[usize], at: &[usize]) -> Option<Vec<usize>> {
    axes.iter().zip(kept).map(|(axis, i)| axis.position(&table.axes[*i].codes[at[*i]])).collect()
}

/// Part of a whole in percent; none where there is nothing to divide by.
pub fn divided(part: Value, whole: Value, decimals: u32) -> Option<Value> {
    let bounds = |v: Value| match v {
        Value::Number { value } => Some((value, value)),
        Value::Interval { low, high } => Some((low, high)),
        _ => None,
    };
    let (Some((low, high)), Some((least, most))) = (bounds(part), bounds(whole)) else { return Some(Value::Suppressed) };
    if most <= 0.0 {
        return None;
    }
    if low == high && least == most {
        let scale = 10f64.powi(decimals as i32);
        return Some(Value::Number { value: (low / most * 100.0 * scale).round() / scale });
    }
    let highest = if least > 0.0 { high / least * 100.0 } else { 100.0 };
    let (from, to) = outward(low / most * 100.0, highest, decimals as i32);
    let to = to.min(100.0);
    // Anything from nothing to all is no figure.
    Some(if from <= 0.0 && to >= 100.0 { Value::Suppressed } else { Value::Interval { low: from, high: to } })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: f64) -> Value {
        Value::Number { value }
    }

    #[test]
    fn a_share_holds_every_quotient_its_two_sides_leave_possible() {
        let sides = [number(3.0), number(7.0), Value::Interval { low: 1.0, high: 4.0 }, Value::Interval { low: 0.0, high: 9.0 }];
        let all = |v: Value| match v {
            Value::Number { value } => vec![value],
            Value::Interval { low, high } => (low as u32..=high as u32).map(f64::from).collect(),
            _ => panic!(),
        };
        for part in sides {
            for whole in [number(9.0), Value::Interval { low: 7.0, high: 12.0 }, Value::Interval { low: 0.0, high: 30.0 }] {
                let Some(value) = divided(part, whole, 1) else { panic!() };
                let (low, high) = match value {
                    Value::Number { value } => (value - 0.05, value + 0.05),
                    Value::Interval { low, high } => (low, high),
                    _ => (0.0, 100.0),
                };
                for n in all(part) {
                    for d in all(whole).into_iter().filter(|d| *d >= n && *d > 0.0) {
                        let share = n / d * 100.0;
                        assert!((low - 1e-9..=high + 1e-9).contains(&share), "{part:?} of {whole:?} is {value:?}, not {share}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_withheld_stays_withheld() {
        assert_eq!(divided(Value::Suppressed, number(9.0), 1), Some(Value::Suppressed));
        assert_eq!(divided(number(1.0), Value::Suppressed, 1), Some(Value::Suppressed));
        assert_eq!(divided(number(0.0), number(0.0), 1), None);
        assert_eq!(divided(number(5465.0), number(23_561.0), 1), Some(number(23.2)));
        assert_eq!(divided(Value::Interval { low: 0.0, high: 4.0 }, Value::Interval { low: 1.0, high: 4.0 }, 1), Some(Value::Suppressed));
    }
}
