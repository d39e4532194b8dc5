//! How often something may happen, per key (an address, an account), in a sliding window.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

pub struct Limiter {
    most: usize,
    window: Duration,
    seen: Mutex<HashMap<String, Vec<jiff::Timestamp>>>,
}

/// More keys than this and old ones are forgotten first: memory stays bounded under a flood.
const MOST_KEYS: usize = 20_000;

impl Limiter {
    pub fn new(most: usize, window: Duration) -> Limiter {
        Limiter { most, window, seen: Mutex::new(HashMap::new()) }
    }

    /// Counts one attempt of `key` at `now`; false where it was one too many.
    pub fn allow(&self, key: &str, now: jiff::Timestamp) -> bool {
        let oldest = now - jiff::SignedDuration::try_from(self.window).unwrap_or(jiff::SignedDuration::from_secs(3600));
        let mut seen = self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if seen.len() > MOST_KEYS {
            seen.retain(|_, times| times.last().is_some_and(|t| *t > oldest));
        }
        if seen.len() > MOST_KEYS {
            let mut last: Vec<_> = seen.values().filter_map(|times| times.last().copied()).collect();
            let (_, median, _) = last.select_nth_unstable(MOST_KEYS / 2);
            let median = *median;
            seen.retain(|_, times| times.last().is_some_and(|t| *t > median));
        }
        let times = seen.entry(key.to_string()).or_default();
        times.retain(|t| *t > oldest);
        if times.len() >= self.most {
            return false;
        }
        times.push(now);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_too_many_is_refused_until_the_window_has_passed() {
        let limiter = Limiter::new(2, Duration::from_secs(60));
        let at = |s: i64| jiff::Timestamp::from_second(s).unwrap();
        assert!(limiter.allow("a", at(0)) && limiter.allow("a", at(1)));
        assert!(!limiter.allow("a", at(2)));
        assert!(limiter.allow("b", at(2)));
        assert!(limiter.allow("a", at(61)));
    }

    #[test]
    fn a_flood_of_fresh_keys_takes_bounded_memory_and_the_newest_stay_counted() {
        let limiter = Limiter::new(1, Duration::from_secs(3600));
        let now = |n: usize| jiff::Timestamp::from_microsecond(n as i64).unwrap();
        for n in 0..3 * MOST_KEYS {
            assert!(limiter.allow(&n.to_string(), now(n)));
            assert!(!limiter.allow(&n.to_string(), now(n)));
        }
        assert!(limiter.seen.lock().unwrap().len() <= MOST_KEYS + 1);
    }
}
