//! Any arguments of any call by name are refused before sending, or sent unchanged.
//!
//! ```console
//! $ cargo install cargo-fuzz
//! $ cd tests && cargo +nightly fuzz run arguments -- -max_len=1280
//! ```
//!
//! Without a nightly toolchain: `RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none arguments -- -max_len=1280`. There
//! is no `unsafe` code for a sanitizer to check. `tests/tests/sdk/fuzz.rs` runs a fixed number of cases of the same
//! property.
#![no_main]

use std::cell::LazyCell;

use emqx_cloud_tests::fuzz::Bench;
use libfuzzer_sys::fuzz_target;

thread_local! {
    static BENCH: LazyCell<Bench> = LazyCell::new(|| Bench::new().expect("a server on loopback"));
}

fuzz_target!(|bytes: &[u8]| BENCH.with(|bench| _ = bench.arguments(bytes)));
