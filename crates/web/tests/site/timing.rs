//! Whether a known address can be told from an unknown one by how long the answer takes: paired
//! samples, Mann-Whitney. A measurement, so it is run by hand on a quiet machine:
//!
//! `cargo test --release -p web --test site -- --ignored timing --nocapture` (`SAMPLES=200` for fewer)

use crate::common::TestSite;
use domain::permission::Role;
use std::time::{Duration, Instant};

/// Accounts that take turns: one address gets five letters an hour at most.
const ADDRESSES: usize = 400;

/// Standard deviations between the ranks of two samples, by the normal approximation.
fn mann_whitney(a: &[f64], b: &[f64]) -> f64 {
    let mut all: Vec<(f64, bool)> = a.iter().map(|v| (*v, true)).chain(b.iter().map(|v| (*v, false))).collect();
    all.sort_by(|x, y| x.0.total_cmp(&y.0));
    let ranks: f64 = all.iter().enumerate().filter(|(_, (_, of_a))| *of_a).map(|(rank, _)| rank as f64 + 1.0).sum();
    let (n, m) = (a.len() as f64, b.len() as f64);
    let u = ranks - n * (n + 1.0) / 2.0;
    (u - n * m / 2.0) / (n * m * (n + m + 1.0) / 12.0).sqrt()
}

#[test]
fn ranks_tell_a_shift_from_noise() {
    let one: Vec<f64> = (0..200).map(|n| f64::from(n * 7 % 200)).collect();
    let same: Vec<f64> = (0..200).map(|n| f64::from(n * 11 % 200) + 0.5).collect();
    let slower: Vec<f64> = same.iter().map(|v| v + 30.0).collect();
    assert!(mann_whitney(&one, &same).abs() < 1.0);
    assert!(mann_whitney(&one, &slower) < -3.0);
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

async fn microseconds(site: &TestSite, path: &str, form: &[(&str, &str)]) -> f64 {
    let begun = Instant::now();
    site.post_as(None, path, form).await;
    let took = begun.elapsed().as_secs_f64() * 1e6;
    // What goes on after the answer ends before the next is timed: an attacker sees one answer, not the next one's wait.
    tokio::time::sleep(Duration::from_millis(1)).await;
    took
}

/// Known and unknown in turns, each first as often as the other.
async fn compare(site: &TestSite, name: &str, path: &str, more: &[(&str, &str)], samples: usize) -> f64 {
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for n in 0..samples {
        if n % (ADDRESSES * 4) == 0 {
            site.test.clock.pass(jiff::SignedDuration::from_hours(2));
        }
        let addresses = [format!("known{}@pact.example", n % ADDRESSES), format!("other{}@pact.example", n % ADDRESSES)];
        for turn in if n % 2 == 0 { [0, 1] } else { [1, 0] } {
            let form: Vec<(&str, &str)> = [("email", addresses[turn].as_str())].into_iter().chain(more.iter().copied()).collect();
            let took = microseconds(site, path, &form).await;
            if turn == 0 { known.push(took) } else { unknown.push(took) }
        }
    }
    let z = mann_whitney(&known, &unknown);
    println!("{name}: {samples} pairs, median {:.1} µs known, {:.1} µs unknown, z = {z:.2}", median(known), median(unknown));
    z
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement"]
async fn the_time_of_an_answer_does_not_tell_whether_an_address_is_known() {
    let site = TestSite::new().await;
    for n in 0..ADDRESSES {
        site.test.open_account_as_operator(&format!("known{n}@pact.example"), "x", Role::Reader, None, None).await.unwrap();
    }
    let samples = std::env::var("SAMPLES").ok().and_then(|s| s.parse().ok()).unwrap_or(2000);
    let link = compare(&site, "sign-in link", "/inloggen", &[], samples).await;
    let claim = compare(&site, "link to claim a party", "/inloggen", &[("terug", "/partijen/uwv/claim")], samples).await;
    let password = compare(&site, "password", "/inloggen/wachtwoord", &[("password", "verkeerd wachtwoord")], samples / 10).await;
    for z in [link, claim, password] {
        assert!(z.abs() < 3.3, "z = {z:.2}: p below 0.001");
    }
}
