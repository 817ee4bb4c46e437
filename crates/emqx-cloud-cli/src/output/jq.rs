//! Filters of jq.

use jaq_core::load::{self, Arena, File, Loader};
use jaq_core::{Compiler, Ctx, Filter, Vars, data, unwrap_valr};
use jaq_json::{Val, read};
use serde_json::value::RawValue;

use super::row::check_depth;
use super::sink::Sink;
use crate::exit::{Exit, Failure, Result};

type Data = data::JustLut<Val>;

/// A compiled filter.
pub struct Jq(Filter<Data>);

impl Jq {
    /// Compiles a filter.
    pub fn new(filter: &str) -> Result<Self> {
        let invalid = || Failure::usage(format!("`--jq` is not a valid filter: {filter}")).hint("`--jq .clientid`");
        let definitions = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs());
        let functions = jaq_core::funs().chain(jaq_std::funs()).chain(jaq_json::funs());
        let arena = Arena::default();
        let modules = Loader::new(definitions).load(&arena, File { code: filter, path: () }).map_err(|_| invalid())?;
        // There are no files to import.
        load::import(&modules, |_| Err(String::new())).map_err(|_| invalid())?;
        Compiler::default().with_funs(functions).compile(modules).map(Self).map_err(|_| invalid())
    }

    /// Writes what the filter makes of a value: strings without quotes, and anything else as JSON, one on each line.
    pub fn write(&self, out: &mut Sink, value: &RawValue) -> Result<()> {
        check_depth(value)?;
        let input = read::parse_single(value.get().as_bytes())
            .map_err(|error| Failure::new(Exit::Other, format!("jq cannot read the data: {error}")))?;
        let context = Ctx::<Data>::new(&self.0.lut, Vars::new([]));
        for made in self.0.id.run((context, input)).map(unwrap_valr) {
            match made {
                Ok(Val::TStr(text) | Val::BStr(text)) => {
                    out.text(&String::from_utf8_lossy(&text))?;
                    out.text("\n")?;
                }
                Ok(made) => out.text(&format!("{made}\n"))?,
                Err(error) => {
                    let failure = Failure::new(Exit::Other, format!("jq: {error}"));
                    return Err(failure.hint("a filter for one row: `.clientid`, not `.[].clientid`"));
                }
            }
        }
        Ok(())
    }
}
