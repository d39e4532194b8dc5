//! Floor 4: deeds on a clock.
