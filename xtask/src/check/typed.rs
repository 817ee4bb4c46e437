//! Rules for the typed views of responses: times, and readings.

use std::collections::BTreeSet;

use heck::ToSnakeCase;

use super::keywords::Kind;
use super::names;
use super::uses::{Site, entries, resolved};
use crate::naming;
use crate::read::Cursor;

/// The suffix of the accessor that returns a field as a time.
pub const TIME: &str = "_time";

pub fn check(sites: &[Site<'_>]) {
    let (mut modules, mut listed) = (BTreeSet::new(), BTreeSet::new());
    for site in sites {
        times(&site.place);
        if let Some(reading) = site.place.get("x-reading") {
            self::reading(&site.place, &reading, &mut modules);
            let values = reading.value["values"].as_str().unwrap_or_default();
            let values = site.place.value["properties"][values]["$ref"].as_str();
            if values.is_some_and(|values| !listed.insert(values)) {
                reading.problem("its values are those of another reading too: give them a schema of their own");
            }
        }
    }
}

fn times(object: &Cursor<'_>) {
    let properties = entries(object, &["properties"]);
    let names: Vec<_> = properties.iter().map(|(name, place)| naming::given(name, place.value)).collect();
    let constructors: Vec<_> = entries(object, &["x-constructors"]).into_iter().map(|(name, _)| name).collect();
    for ((_, place), name) in properties.iter().zip(&names) {
        let Some(time) = place.get("x-time") else { continue };
        let allowed: &[&str] = match place.value["type"].as_str() {
            Some("string") => &["server-local"],
            _ => &["unix-s", "unix-ms"],
        };
        if !allowed.contains(&time.text()) {
            time.problem(format_args!("must be `{}`", allowed.join("` or `")));
        }
        let accessor = format!("{}{TIME}", name.trim_end_matches('_'));
        if names.contains(&accessor) || constructors.contains(&accessor.as_str()) {
            time.problem(format_args!("its accessor would be called `{accessor}`, which is taken: remove it"));
        }
    }
}

fn reading(object: &Cursor<'_>, reading: &Cursor<'_>, modules: &mut BTreeSet<String>) {
    let required = object.list("required");
    let part = |key: &str| {
        let name = reading.get(key)?;
        let property = object.get("properties").and_then(|properties| properties.get(name.text()));
        if property.is_none() {
            name.problem(format_args!("`{}` is not a property", name.text()));
        } else if required.iter().all(|required| required.value != name.value) {
            name.problem(format_args!("`{}` must be required", name.text()));
        }
        Some((name, property?))
    };
    if let Some((name, property)) = part("source")
        && resolved(&property).is_none_or(|(_, kind)| kind != Kind::String)
    {
        name.problem("must be a string");
    }
    let Some((name, property)) = part("values") else { return };
    let module = name.text();
    if module != module.to_snake_case() || !names::is_module(module) {
        name.problem(format_args!("`{module}` becomes a module, and cannot be its name: choose another name"));
    } else if !modules.insert(module.to_owned()) {
        name.problem(format_args!("there is already a module `{module}`: choose another name"));
    }
    let values = property.ref_name().and_then(|name| object.named_schema(name));
    let Some(values) = values else {
        return name.problem("must be a `$ref` to an object with properties");
    };
    // The list of all names is `KNOWN`.
    let mut constants = BTreeSet::from([naming::constant("known")]);
    let properties = entries(&values, &["properties"]);
    if properties.is_empty() {
        name.problem("must be a `$ref` to an object with properties");
    }
    for (name, property) in properties {
        if resolved(&property).is_none_or(|(_, kind)| kind != Kind::Integer) {
            property.problem("is a value of a reading, so it must be an integer");
        }
        if !constants.insert(naming::constant(name)) {
            property.problem("two values would have one constant in Rust: rename one of them");
        }
    }
    for (name, place) in entries(&values, &["x-constructors"]) {
        if matches!(name, "get" | "iter") {
            place.problem(format_args!("`{name}` is a method of a reading's values: choose another name"));
        }
    }
}
