//! What there is instead of filters of jq in a program without the feature `jq`.

use std::convert::Infallible;

use serde_json::value::RawValue;

use super::sink::Sink;
use crate::exit::{Failure, Result};

/// A filter. There is none.
pub struct Jq(Infallible);

impl Jq {
    /// Returns an error.
    pub fn new(_: &str) -> Result<Self> {
        Err(Failure::usage("this program was built without `--jq`").hint("cargo install emqx-cloud-cli --features jq"))
    }

    /// Cannot be called.
    pub fn write(&self, _: &mut Sink, _: &RawValue) -> Result<()> {
        match self.0 {}
    }
}
