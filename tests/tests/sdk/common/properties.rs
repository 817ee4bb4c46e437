//! Property tests.

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngSeed, TestRunner};

/// Checks a property for many values from a fixed seed, and reports the smallest counterexample that it finds. Returns
/// the number of cases: a tenth of `cases`, or all of them in [full](super::full) runs.
pub fn check<S: Strategy>(cases: u32, values: &S, property: impl Fn(S::Value)) -> u32 {
    let cases = match std::env::var("PROPTEST_CASES") {
        Ok(cases) => cases.parse().expect("PROPTEST_CASES is a number"),
        Err(_) if super::full() => cases,
        Err(_) => cases / 10,
    };
    let seed = RngSeed::Fixed(0x0e09_c10d);
    let config =
        Config { cases, rng_seed: seed, failure_persistence: None, max_shrink_iters: 2_000, ..Config::default() };
    let outcome = TestRunner::new(config).run(values, |value| {
        property(value);
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    cases
}
