//! `/auth_username` and `/auth_clientid`: credentials.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::answer::{Answer, Meta};
use super::json::{Json, Text, UNDEFINED};
use super::params::{Page, contains, decoded_in_body};
use super::state::{Kind, State, User};
use super::{Behaviour, Call, Crash, Version};

pub fn behaviour(operation: &str) -> Option<Behaviour> {
    Some(match operation {
        "list_usernames" => |state, call| list(state, call, Kind::Username),
        "create_username" => |state, call| create(state, call, Kind::Username),
        "get_username" => |state, call| get(state, call, Kind::Username),
        "update_username" => |state, call| update(state, call, Kind::Username),
        "delete_username" => |state, call| delete(state, call, Kind::Username),
        "list_clientids" => |state, call| list(state, call, Kind::Clientid),
        "create_clientid" => |state, call| create(state, call, Kind::Clientid),
        "get_clientid" => |state, call| get(state, call, Kind::Clientid),
        "update_clientid" => |state, call| update(state, call, Kind::Clientid),
        "delete_clientid" => |state, call| delete(state, call, Kind::Clientid),
        _ => return None,
    })
}

/// A row: the name's field is called as its kind.
struct Row<'r> {
    kind: Kind,
    name: &'r [u8],
    created_at: Option<u64>,
    password: Option<&'r [u8]>,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(self.kind.field(), &Text(self.name))?;
        if let Some(password) = self.password {
            map.serialize_entry("password", &Text(password))?;
        }
        if let Some(created_at) = self.created_at {
            map.serialize_entry("created_at", &created_at)?;
        }
        map.end()
    }
}

fn list(state: &mut State, call: &Call, kind: Kind) -> Result<Answer, Crash> {
    let newest = state.version >= Version::V4_4_19;
    let page = Page::of(&call.params, if newest { 10_000 } else { 10 })?;
    if page.limit == 0 && !newest {
        return Err(Crash);
    }
    let name = if newest { call.params.get(kind.field())? } else { None };
    let like = if newest { call.params.get(kind.like())? } else { None };

    let table = state.users(kind);
    let mut rows = Vec::new();
    for (key, user) in table.iter() {
        let is_it = name.is_none_or(|name| name.bytes() == Some(key));
        if is_it && like.map_or(Ok(true), |like| contains(key, like.bytes().ok_or(Crash)?))? {
            rows.push((key, user));
        }
    }
    let filtered = name.is_some() || like.is_some();
    let count = if filtered { -1 } else { i64::try_from(table.len()).unwrap_or(i64::MAX) };
    let (mut rows, more) = page.take(rows.into_iter());
    // Only inside of a page.
    rows.sort_by_key(|(_, user)| std::cmp::Reverse(user.created_at));
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(name, user)| Row { kind, name, created_at: newest.then_some(user.created_at), password: None })
        .collect();
    let meta = Meta { page: page.number, limit: page.limit, hasnext: newest.then_some(more), count };
    Ok(Answer::page(Some(meta), &rows))
}

fn get(state: &mut State, call: &Call, kind: Kind) -> Result<Answer, Crash> {
    let name = call.segment(kind.field());
    let version = state.version;
    let Some(user) = state.users(kind).get(name) else {
        return Ok(Answer::data(&BTreeMap::<&str, &str>::new()));
    };
    let created_at = (version >= Version::V4_4_19).then_some(user.created_at);
    let password = user.stored();
    let password = (version < Version::V4_4_0).then_some(password.as_slice());
    Ok(Answer::data(&Row { kind, name, created_at, password }))
}

fn create(state: &mut State, call: &Call, kind: Kind) -> Result<Answer, Crash> {
    let rows = match &call.params {
        // The server takes the first item off the list.
        Json::Array(items) => match items.first() {
            None => return Err(Crash),
            Some(first) if first.is_list() => items,
            Some(_) => return single(state, &call.params, kind),
        },
        params => return single(state, params, kind),
    };
    let mut outcomes = BTreeMap::new();
    let mut is_sendable = true;
    for row in rows {
        let name = field(state.version, row, kind.field())?;
        let outcome = match add(state, row, kind)? {
            Ok(()) => "ok".to_owned(),
            Err(reason) => format!("{{error,{reason}}}"),
        };
        match key(&name) {
            // The outcome of a name that appears twice is that of the first.
            Some(key) => _ = outcomes.entry(key).or_insert(outcome),
            None => is_sendable = false,
        }
    }
    if !is_sendable {
        // A name that cannot be a key. Everything has been written.
        return Ok(Answer::empty(204));
    }
    let outcomes = outcomes.into_iter().rev().map(|((_, name), outcome)| (name, Json::Bytes(outcome.into_bytes())));
    Ok(Answer::data(&Json::Object(outcomes.collect())))
}

/// A name as a key of the answer, with whether it is a string: atoms are smaller.
fn key(name: &Json) -> Option<(bool, Vec<u8>)> {
    match name {
        Json::Atom(name) => Some((false, name.as_bytes().to_vec())),
        Json::Null => Some((false, b"null".to_vec())),
        Json::Bool(value) => Some((false, value.to_string().into_bytes())),
        Json::Bytes(name) => Some((true, name.clone())),
        _ => None,
    }
}

fn single(state: &mut State, params: &Json, kind: Kind) -> Result<Answer, Crash> {
    Ok(match add(state, params, kind)? {
        Ok(()) => Answer::ok(),
        Err(reason) => Answer::message(reason.as_bytes()),
    })
}

/// Adds a user; `Err` with the server's reason if it does not.
fn add(state: &mut State, row: &Json, kind: Kind) -> Result<Result<(), &'static str>, Crash> {
    let name = field(state.version, row, kind.field())?;
    let password = field(state.version, row, "password")?;
    let Some(name) = name.filled() else { return Ok(Err("login")) };
    let Some(password) = password.filled() else { return Ok(Err("password")) };
    let created_at = state.now_ms();
    let users = state.users_mut(kind);
    if users.get(name).is_some() {
        return Ok(Err("existed"));
    }
    users.insert(name.into(), User { password: password.into(), created_at });
    Ok(Ok(()))
}

fn update(state: &mut State, call: &Call, kind: Kind) -> Result<Answer, Crash> {
    let password = call.params.get_or_undefined("password")?;
    let Some(password) = password.filled() else { return Ok(Answer::message(b"password")) };
    let password = in_body(state.version, password)?;
    Ok(match state.users_mut(kind).get_mut(call.segment(kind.field())) {
        Some(user) => {
            user.password = password.into();
            Answer::ok()
        }
        None => Answer::message(b"noexisted"),
    })
}

fn delete(state: &mut State, call: &Call, kind: Kind) -> Result<Answer, Crash> {
    state.users_mut(kind).remove(call.segment(kind.field()));
    Ok(Answer::ok())
}

/// A field of a body. Old servers decode it, and crash if it is not a string.
pub fn field(version: Version, row: &Json, name: &str) -> Result<Json, Crash> {
    let value = row.get(name)?;
    if version >= Version::V4_4_0 {
        return Ok(value.cloned().unwrap_or(UNDEFINED));
    }
    let value = value.and_then(Json::bytes).ok_or(Crash)?;
    in_body(version, value).map(Json::Bytes)
}

fn in_body(version: Version, value: &[u8]) -> Result<Vec<u8>, Crash> {
    if version >= Version::V4_4_0 { Ok(value.to_vec()) } else { decoded_in_body(value).ok_or(Crash) }
}
