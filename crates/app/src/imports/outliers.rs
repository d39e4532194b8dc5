//! What differs so much from the year before that a person should look: whole series of the country
//! and of its parts, never single cells of a few persons.

use super::recognise::remark;
use domain::release::Remark;
use domain::slices::Slice;
use domain::value::Value;

/// A change by half or more …
const SHARE: f64 = 0.5;
/// … of this size at least is looked at.
const SIZE: f64 = 500.0;
/// More than this is no outlier but another table; the rest is counted.
const MOST: usize = 20;

/// Jumps between one period and the next, of totals that split one dimension at most.
pub fn outliers(slice: &Slice) -> Vec<Remark> {
    let last = slice.axes.len() - 1;
    let base: Vec<Option<usize>> = slice.axes[..last].iter().map(|a| a.position("").or_else(|| a.position("NL"))).collect();
    let mut found = Vec::new();
    for (at, value) in slice.cells() {
        let split = at[..last].iter().zip(&base).filter(|(p, b)| Some(**p) != **b).count();
        let alone = at[..last].iter().zip(&base).zip(&slice.axes).filter(|((p, b), a)| Some(**p) != **b && a.codes.len() > 1).count();
        if alone > 1 || split > 2 || at[last] == 0 {
            continue;
        }
        let mut before = at.clone();
        before[last] -= 1;
        let (Value::Number { value: now }, Some(Value::Number { value: then })) = (value, slice.at(&before)) else { continue };
        if (now - then).abs() >= SIZE && (now - then).abs() >= SHARE * then.abs() {
            found.push((at, then, now));
        }
    }
    let more = found.len().saturating_sub(MOST);
    let mut remarks: Vec<Remark> = found.into_iter().take(MOST).map(|(at, then, now)| told(slice, &at, then, now)).collect();
    if let Some(last) = remarks.last_mut() {
        last.times += more as u64;
    }
    remarks
}

fn told(slice: &Slice, at: &[usize], then: f64, now: f64) -> Remark {
    let codes = slice.axes.iter().zip(at).map(|(a, p)| (a.name.as_str(), a.codes[*p].as_str()));
    let named: Vec<String> = codes.filter(|(_, c)| !c.is_empty()).map(|(name, code)| format!("{name}={code}")).collect();
    remark("confirm", "outlier", None, Some(named.join(" ")), now.to_string(), format!("about {then}, as in the period before"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::slices::{About, Axis};

    #[test]
    fn a_jump_of_a_total_is_told_and_a_small_one_is_not() {
        let axis = |name: &str, codes: &[&str]| Axis { name: name.into(), codes: codes.iter().map(|c| (*c).into()).collect() };
        let axes = vec![axis("sector", &["", "techniek", "recht"]), axis("region", &["NL"]), axis("period", &["2018", "2019"])];
        let number = |value: f64| Value::Number { value };
        let cells =
            vec![(0, number(3000.0)), (1, number(3900.0)), (2, number(1000.0)), (3, number(1900.0)), (4, number(2.0)), (5, number(9.0))];
        let slice = Slice::new(About::default(), axes, cells).unwrap();
        let found: Vec<String> = outliers(&slice).iter().map(|r| r.column.clone().unwrap()).collect();
        assert_eq!(found, ["sector=techniek region=NL period=2019"]);
    }
}
