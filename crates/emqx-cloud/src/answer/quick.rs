//! The quick way to interpret a response: one pass over a success of the documented form.
//!
//! Every function returns `None` if the response is anything else, or if that is not certain. Then the thorough way decides.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;

use emqx_cloud_core::private::Name;
use emqx_cloud_core::quick::{Quick, refused, undocumented};
use emqx_cloud_core::{Members, MembersBuilder, Received, Scalar, Success as Rule};
use serde::de::value::{Error as Unreadable, MapDeserializer};
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Context, Listed, Response};
use crate::batch::{Outcome, Rows, is_success};
use crate::json::List;

/// The maximum size of the other members of an outcome, in bytes. They are searched for each field of its item.
const OTHERS: usize = 4 * 1024;

/// Returns the members of a success without data.
pub(super) fn ack(response: &Response, context: &Context) -> Option<Members> {
    let found = parts(response, context, None, None, Quick::<Members>::default())?;
    Some(found.extra)
}

/// Returns the rows of a list, with the other members of the response.
pub(super) fn listed<T: Received>(response: &Response, context: &Context) -> Option<Listed<T>> {
    let meta = match context.operation.paging {
        Some(paging) => Some(paging.meta?),
        None => None,
    };
    let seed = List::quick(response.body.len());
    let Parts { data, meta, extra } = match context.rows_member() {
        Some(name) => parts(response, context, Some(name), meta, seed)?,
        None => Parts { data: Some(whole(response, context, seed)?), meta: None, extra: Members::default() },
    };
    let items = data?;
    context.is_about_it(&items).ok()?;
    Some(Listed { items, meta, extra })
}

/// Returns the rows that are the data.
pub(super) fn list<T: Received>(response: &Response, context: &Context) -> Option<Vec<T>> {
    let rows = data(response, context, List::quick(response.body.len()))?;
    context.is_about_it(&rows).ok()?;
    Some(rows)
}

/// Returns the object that is the data, if it is not empty.
pub(super) fn object<T: Received>(response: &Response, context: &Context) -> Option<T> {
    let found = data(response, context, Quick::default())?;
    context.is_about_it([&found]).ok()?;
    Some(found)
}

/// Like [`object`], and an object that is missing is empty.
pub(super) fn optional_object<T: DeserializeOwned + Received>(response: &Response, context: &Context) -> Option<T> {
    let Some(name) = context.api().answers.data else { return object(response, context) };
    let found = match parts(response, context, Some(name), None, Quick::default())?.data {
        Some(found) => found,
        None => serde_json::from_str("{}").ok()?,
    };
    context.is_about_it([&found]).ok()?;
    Some(found)
}

/// Returns the outcome of an item, if it is a success that repeats what was sent.
pub(super) fn outcome<T: Received>(response: &Response, context: &Context, rows: Rows) -> Option<T> {
    let found: T = object(response, context)?;
    let sent = read(str::from_utf8(context.sent()).ok()?, Sent { row: &found, rows: &rows });
    (is_done(&found, Outcome::Result, context) && sent.is_some()).then_some(found)
}

/// Returns the outcomes of a batch, if every item succeeded.
pub(super) fn batch<T: DeserializeOwned + Received>(
    response: &Response,
    context: &Context,
    rows: Rows,
) -> Option<Vec<T>> {
    let sent = str::from_utf8(context.sent()).ok()?;
    if let Some(key) = rows.key {
        let done = data(response, context, Done)?;
        return read(sent, Named { key, done: &done, outcomes: PhantomData });
    }
    let mut found: Vec<T> = data(response, context, List::quick(response.body.len()))?;
    if rows.reversed {
        found.reverse();
    }
    let are_done = found.iter().all(|row| is_done(row, rows.outcome, context));
    (are_done && read(sent, SentList { rows: &rows, found: &found }).is_some()).then_some(found)
}

/// Returns whether a row says that its item succeeded.
fn is_done(row: &impl Received, outcome: Outcome, context: &Context) -> bool {
    let answers = &context.api().answers;
    match outcome {
        Outcome::Code => match row.field(answers.code).and_then(Received::scalar) {
            Some(Scalar::Integer(code)) => is_success(i64::try_from(code).ok(), answers),
            _ => false,
        },
        Outcome::Result => row.field("result").and_then(Received::scalar) == Some(Scalar::Text("ok")),
        Outcome::Name => false,
    }
}

/// The parts of a success.
struct Parts<T> {
    data: Option<T>,
    meta: Option<Members>,
    extra: Members,
}

/// Reads the data of a success.
fn data<'a, S: DeserializeSeed<'a>>(response: &'a Response, context: &Context, seed: S) -> Option<S::Value> {
    match context.api().answers.data {
        Some(name) => parts(response, context, Some(name), None, seed)?.data,
        None => whole(response, context, seed),
    }
}

/// Reads the body of a success as a whole.
fn whole<'a, S: DeserializeSeed<'a>>(response: &'a Response, context: &Context, seed: S) -> Option<S::Value> {
    let by_code = matches!(context.api().answers.success, Rule::Code(_));
    if by_code { None } else { read(body(response, context)?, seed) }
}

/// Reads the parts of a success: the member `data` with this seed, the member `meta`, and others.
fn parts<'a, S: DeserializeSeed<'a>>(
    response: &'a Response,
    context: &Context,
    data: Option<&'static str>,
    meta: Option<&'static str>,
    seed: S,
) -> Option<Parts<S::Value>> {
    let answers = &context.api().answers;
    let code = match answers.success {
        Rule::Code(success) => Some((answers.code, success)),
        Rule::Status => None,
    };
    read(body(response, context)?, Envelope { code, data, meta, seed })
}

/// Returns the body of a response that can be a success.
fn body<'a>(response: &'a Response, context: &Context) -> Option<&'a str> {
    if context.is_success(response.status) { str::from_utf8(&response.body).ok() } else { None }
}

/// Reads JSON.
fn read<'a, S: DeserializeSeed<'a>>(json: &'a str, seed: S) -> Option<S::Value> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let found = seed.deserialize(&mut deserializer).ok()?;
    deserializer.end().ok()?;
    Some(found)
}

/// Reads an object with a result code, data, and the position of a page.
struct Envelope<S> {
    /// The name of the member with the result code, and the code of a success.
    code: Option<(&'static str, i64)>,
    data: Option<&'static str>,
    meta: Option<&'static str>,
    seed: S,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Envelope<S> {
    type Value = Parts<S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for Envelope<S> {
    type Value = Parts<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let Self { code, data: data_name, meta: meta_name, seed } = self;
        let (mut found_code, mut seed) = (None, Some(seed));
        let (mut data, mut meta, mut extra) = (None, None, MembersBuilder::default());
        while let Some(name) = members.next_key_seed(Name)? {
            let is = |member: Option<&str>| member == Some(&*name);
            if is(code.map(|(name, _)| name)) {
                if found_code.replace(members.next_value::<i64>()?).is_some() {
                    return Err(refused());
                }
            } else if is(data_name) {
                let seed = seed.take().ok_or_else(refused)?;
                data = Some(members.next_value_seed(seed)?);
            } else if is(meta_name) {
                if meta.replace(members.next_value_seed(Quick::default())?).is_some() {
                    return Err(refused());
                }
            } else {
                undocumented(&mut members, &name, &mut extra)?;
            }
        }
        if found_code != code.map(|(_, success)| success) {
            return Err(refused());
        }
        Ok(Parts { data, meta, extra: extra.build()? })
    }
}

/// Reads the outcomes of a batch by name, if all are successes.
struct Done;

impl<'de> DeserializeSeed<'de> for Done {
    type Value = HashSet<Cow<'de, str>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Done {
    type Value = HashSet<Cow<'de, str>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut done = HashSet::new();
        while let Some(name) = members.next_key_seed(Name)? {
            if members.next_value_seed(Name)? != "ok" || !done.insert(name) {
                return Err(refused());
            }
        }
        Ok(done)
    }
}

/// Reads the sent items of a batch whose outcomes have names, and returns the outcomes in their order, if there is exactly one
/// for each.
struct Named<'d, T> {
    key: &'static str,
    done: &'d HashSet<Cow<'d, str>>,
    outcomes: PhantomData<T>,
}

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for Named<'_, T> {
    type Value = Vec<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: DeserializeOwned> Visitor<'de> for Named<'_, T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut outcomes = Vec::with_capacity(self.done.len());
        let mut names = HashSet::with_capacity(self.done.len());
        while let Some(name) = items.next_element_seed(Key(self.key))? {
            let name = self.done.get(&name).filter(|name| names.insert(*name)).ok_or_else(refused)?;
            let members = [("name", &**name), ("outcome", "ok")].into_iter();
            let outcome = T::deserialize(MapDeserializer::<_, Unreadable>::new(members));
            outcomes.push(outcome.map_err(|_| refused())?);
        }
        if outcomes.len() == self.done.len() { Ok(outcomes) } else { Err(refused()) }
    }
}

/// Reads the name of an item.
struct Key(&'static str);

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut key = None;
        while let Some(name) = members.next_key_seed(Name)? {
            if name == self.0 {
                key = Some(members.next_value_seed(Name)?);
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        key.ok_or_else(refused)
    }
}

/// Reads the sent items of a batch, if each fits the row at its place.
struct SentList<'r, T> {
    rows: &'r Rows,
    found: &'r [T],
}

impl<'de, T: Received> DeserializeSeed<'de> for SentList<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Received> Visitor<'de> for SentList<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        for row in self.found {
            items.next_element_seed(Sent { row, rows: self.rows })?.ok_or_else(refused)?;
        }
        if items.next_element::<IgnoredAny>()?.is_some() { Err(refused()) } else { Ok(()) }
    }
}

/// Reads a sent item, if a row fits it.
struct Sent<'r, T> {
    row: &'r T,
    rows: &'r Rows,
}

impl<'de, T: Received> DeserializeSeed<'de> for Sent<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: Received> Visitor<'de> for Sent<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let Self { row, rows } = self;
        let others = row.members().filter(|others| !others.is_empty());
        if others.is_some_and(|others| others.as_json().len() > OTHERS) {
            return Err(refused());
        }
        let is_other = |name: &str| others.is_some_and(|others| others.raw(name).is_some());
        // The kinds that the item does not have.
        let mut kinds: Vec<&str> = rows.kinds.to_vec();
        // The fields of the row that were compared, if the item can have several that they repeat.
        let mut compared: Vec<&str> = Vec::new();
        while let Some(name) = members.next_key_seed(Name)? {
            kinds.retain(|kind| *kind != name);
            let renamed = rows.repeated.iter().find(|(field, other)| *field == name || *other == name);
            let name = match renamed {
                Some((_, other)) if compared.contains(other) => return Err(refused()),
                Some((_, other)) => {
                    compared.push(other);
                    other
                }
                None => &*name,
            };
            if is_other(name) {
                return Err(refused());
            }
            match row.field(name) {
                Some(repeated) => members.next_value_seed(Same(repeated.scalar().ok_or_else(refused)?))?,
                None => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        let is_of_kind = |kind: &&str| row.field(kind).is_some();
        if kinds.iter().any(is_of_kind) { Err(refused()) } else { Ok(()) }
    }
}

/// Reads a value, if it is this one.
struct Same<'r>(Scalar<'r>);

impl<'de> DeserializeSeed<'de> for Same<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Same<'_> {
    fn is<E: Error>(&self, sent: &Scalar<'_>) -> Result<(), E> {
        if self.0 == *sent { Ok(()) } else { Err(refused()) }
    }
}

impl Visitor<'_> for Same<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the same value")
    }

    fn visit_bool<E: Error>(self, sent: bool) -> Result<(), E> {
        self.is(&Scalar::Boolean(sent))
    }

    fn visit_i64<E: Error>(self, sent: i64) -> Result<(), E> {
        self.is(&Scalar::Integer(sent.into()))
    }

    fn visit_u64<E: Error>(self, sent: u64) -> Result<(), E> {
        self.is(&Scalar::Integer(sent.into()))
    }

    fn visit_str<E: Error>(self, sent: &str) -> Result<(), E> {
        self.is(&Scalar::Text(sent))
    }
}
