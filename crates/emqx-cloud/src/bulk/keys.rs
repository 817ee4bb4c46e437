//! The fields that identify items, and those by which items keep their order.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasher, RandomState};

use emqx_cloud_core::Operation;
use emqx_cloud_core::private::Name;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::send::Load;
use crate::digest::{Digest, Digester};

/// The names of the fields of an item by which a job finds duplicates and keeps the order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keys {
    /// A second item with the same values of all of these is not sent.
    pub unique: &'static [&'static str],
    /// Items with the same value of one of these keep their order.
    pub ordered: &'static [Field],
}

/// A field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    pub name: &'static str,
    /// Whether its value is a list, separated by commas.
    pub is_list: bool,
}

/// The values of an item's fields: a string without quotes, anything else as JSON.
pub(super) struct Values<'l>(Vec<(&'static str, Cow<'l, str>)>);

impl<'l> Values<'l> {
    pub fn of(load: &'l Load, operation: &'static Operation, keys: Keys) -> Self {
        let (path, body) = match load {
            Load::Item(json) => (None, json.as_str()),
            Load::Request(request) => {
                let body = request.body().and_then(reqwest::Body::as_bytes).unwrap_or_default();
                (Some(request.url().path()), str::from_utf8(body).unwrap_or_default())
            }
        };
        let segments = path.into_iter().flat_map(|path| operation.segments(path));
        let mut values: Vec<_> = segments.map(|(parameter, segment)| (parameter.name, segment.into())).collect();
        let names = || keys.unique.iter().copied().chain(keys.ordered.iter().map(|field| field.name));
        if names().any(|name| values.iter().all(|(known, _)| *known != name)) {
            let wanted = |name: &str| names().find(|wanted| *wanted == name);
            // A request without a body has no fields.
            let _ = Wanted { wanted, values: &mut values }.deserialize(&mut serde_json::Deserializer::from_str(body));
        }
        Self(values)
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| &**value)
    }
}

/// Reads the fields of an object that are wanted, and skips the others.
struct Wanted<'v, 'l, W> {
    wanted: W,
    values: &'v mut Vec<(&'static str, Cow<'l, str>)>,
}

impl<'l, W: Fn(&str) -> Option<&'static str>> DeserializeSeed<'l> for Wanted<'_, 'l, W> {
    type Value = ();

    fn deserialize<D: Deserializer<'l>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'l, W: Fn(&str) -> Option<&'static str>> Visitor<'l> for Wanted<'_, 'l, W> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'l>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(name) = members.next_key_seed(Name)? {
            let Some(name) = (self.wanted)(&name) else {
                members.next_value::<IgnoredAny>()?;
                continue;
            };
            let json = members.next_value::<&RawValue>()?.get();
            let text = json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            let value = match text {
                Some(text) if !text.contains('\\') => Cow::Borrowed(text),
                Some(_) => serde_json::from_str(json).map_or(Cow::Borrowed(json), Cow::Owned),
                None => Cow::Borrowed(json),
            };
            self.values.push((name, value));
        }
        Ok(())
    }
}

/// The items that a job has seen, with their indices.
#[derive(Default)]
pub(super) struct Seen {
    digester: Digester,
    known: HashMap<Digest, u32>,
}

impl Seen {
    /// Notes an item, or returns the index of an earlier one with the same values.
    pub fn note(&mut self, index: usize, values: &Values<'_>, fields: &[&str]) -> Option<usize> {
        let digest = self.digester.digest(|write| {
            for value in fields.iter().map(|field| values.get(field)) {
                write(&[value.is_some().into()]);
                write(value.unwrap_or_default().as_bytes());
            }
        });
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let known = *self.known.entry(digest).or_insert(index);
        (known != index).then_some(known as usize)
    }
}

/// The hashes of the values in requests in flight. A collision only delays a request.
#[derive(Default)]
pub(super) struct Busy {
    state: RandomState,
    counts: HashMap<u64, usize>,
}

impl Busy {
    /// Adds the hashes of an item's values.
    pub fn hashes(&self, values: &Values<'_>, fields: &[Field], hashes: &mut Vec<u64>) {
        for field in fields {
            let Some(value) = values.get(field.name) else { continue };
            if field.is_list {
                hashes.extend(value.split(',').map(|part| self.state.hash_one(part)));
            } else {
                hashes.push(self.state.hash_one(value));
            }
        }
    }

    pub fn has_any(&self, hashes: &[u64]) -> bool {
        hashes.iter().any(|hash| self.counts.contains_key(hash))
    }

    pub fn add(&mut self, hashes: &[u64]) {
        for hash in hashes {
            *self.counts.entry(*hash).or_default() += 1;
        }
    }

    pub fn remove(&mut self, hashes: &[u64]) {
        for hash in hashes {
            if let Some(count) = self.counts.get_mut(hash) {
                *count -= 1;
                if *count == 0 {
                    self.counts.remove(hash);
                }
            }
        }
    }
}
