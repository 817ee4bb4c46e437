//! `/clients`: connected clients and sessions.

use std::net::IpAddr;
use std::time::{Duration, UNIX_EPOCH};

use emqx_cloud::LocalTime;
use serde::Serialize;
use serde::ser::{Error, Serializer};

use super::answer::{Answer, Failure, Meta};
use super::json::{Json, Text};
use super::params::{Page, cannot_convert, contains, to_integer};
use super::state::{Client, State};
use super::{Behaviour, Call, Crash, Version};

pub fn behaviour(operation: &str) -> Option<Behaviour> {
    Some(match operation {
        "list_clients" => list,
        "get_client" => get,
        "kick_client" => kick,
        _ => return None,
    })
}

/// How often a client's statistics are made anew, in seconds.
const STATISTICS: u64 = 15;

/// The longest atom.
const MAX_ATOM: usize = 255;

/// A row. Its counters are about what the simulator does; it has no packets to count.
#[derive(Serialize)]
struct Row<'r> {
    clientid: Text<'r>,
    username: Text<'r>,
    node: &'r str,
    zone: &'r str,
    mountpoint: &'static str,
    proto_name: &'static str,
    proto_ver: u8,
    ip_address: IpAddr,
    port: u16,
    is_bridge: bool,
    connected: bool,
    clean_start: bool,
    expiry_interval: u32,
    keepalive: u16,
    #[serde(serialize_with = "time")]
    created_at: u64,
    #[serde(serialize_with = "time")]
    connected_at: u64,
    #[serde(serialize_with = "time", skip_serializing_if = "is_zero")]
    disconnected_at: u64,
    subscriptions_cnt: usize,
    max_subscriptions: u32,
    inflight: u32,
    max_inflight: u32,
    mqueue_len: u32,
    mqueue_dropped: u32,
    max_mqueue: u32,
    awaiting_rel: u32,
    max_awaiting_rel: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    recv_oct: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recv_cnt: Option<u32>,
    recv_pkt: u32,
    recv_msg: u32,
    #[serde(rename = "recv_msg.qos0")]
    recv_msg_qos0: u32,
    #[serde(rename = "recv_msg.qos1")]
    recv_msg_qos1: u32,
    #[serde(rename = "recv_msg.qos2")]
    recv_msg_qos2: u32,
    #[serde(rename = "recv_msg.dropped")]
    recv_msg_dropped: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    send_oct: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    send_cnt: Option<u32>,
    send_pkt: u32,
    send_msg: u32,
    #[serde(rename = "send_msg.qos0")]
    send_msg_qos0: u32,
    #[serde(rename = "send_msg.qos1")]
    send_msg_qos1: u32,
    #[serde(rename = "send_msg.qos2")]
    send_msg_qos2: u32,
    #[serde(rename = "send_msg.dropped")]
    send_msg_dropped: u32,
    #[serde(rename = "send_msg.dropped.expired")]
    send_msg_dropped_expired: u32,
    #[serde(rename = "send_msg.dropped.queue_full")]
    send_msg_dropped_queue_full: u32,
    #[serde(rename = "send_msg.dropped.too_large")]
    send_msg_dropped_too_large: u32,
    mailbox_len: u32,
    heap_size: u32,
    reductions: u32,
}

/// Writes a time in seconds since 1970 as servers do. The simulator is in UTC.
fn time<S: Serializer>(seconds: &u64, serializer: S) -> Result<S::Ok, S::Error> {
    let time = UNIX_EPOCH.checked_add(Duration::from_secs(*seconds)).and_then(|time| LocalTime::at(time, 0));
    match time {
        Some(time) => serializer.collect_str(&time),
        None => Err(Error::custom("the clock is set to a time that cannot be written")),
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_zero(seconds: &u64) -> bool {
    *seconds == 0
}

impl<'r> Row<'r> {
    fn new(id: &'r [u8], client: &'r Client, state: &'r State) -> Self {
        // The limits of the two zones of the real server's default configuration.
        let (max_inflight, max_mqueue, max_awaiting_rel) =
            if &*client.zone == "internal" { (128, 10_000, 1_000) } else { (32, 1_000, 100) };
        let sent = client.delivered.iter().sum();
        // Some time after the connection has ended, its counters are gone.
        let has_socket = client.connected || state.now_s() < client.disconnected_at + STATISTICS;
        let socket = |count| has_socket.then_some(count);
        Self {
            clientid: Text(id),
            username: Text(client.username.as_deref().unwrap_or(b"undefined")),
            node: &state.node,
            zone: &client.zone,
            mountpoint: "undefined",
            proto_name: client.protocol_name(),
            proto_ver: client.protocol,
            ip_address: client.address,
            port: client.port,
            is_bridge: false,
            connected: client.connected,
            clean_start: client.clean_start,
            expiry_interval: client.expiry_interval,
            keepalive: client.keepalive,
            created_at: client.connected_at,
            connected_at: client.connected_at,
            disconnected_at: if client.connected { 0 } else { client.disconnected_at },
            subscriptions_cnt: client.subscriptions.len(),
            max_subscriptions: 0,
            inflight: 0,
            max_inflight,
            mqueue_len: client.mqueue_len,
            mqueue_dropped: client.mqueue_dropped,
            max_mqueue,
            awaiting_rel: 0,
            max_awaiting_rel,
            recv_oct: socket(0),
            recv_cnt: socket(1),
            recv_pkt: 1,
            recv_msg: 0,
            recv_msg_qos0: 0,
            recv_msg_qos1: 0,
            recv_msg_qos2: 0,
            recv_msg_dropped: 0,
            send_oct: socket(0),
            send_cnt: socket(sent),
            send_pkt: sent,
            send_msg: sent,
            send_msg_qos0: client.delivered[0],
            send_msg_qos1: client.delivered[1],
            send_msg_qos2: client.delivered[2],
            send_msg_dropped: 0,
            send_msg_dropped_expired: 0,
            send_msg_dropped_queue_full: 0,
            send_msg_dropped_too_large: 0,
            mailbox_len: 0,
            heap_size: 1598,
            reductions: 2370,
        }
    }
}

/// What a list is filtered by. Of a filter that appears twice, the last counts.
#[derive(Debug, Default)]
struct Filters {
    clientid: Option<Json>,
    username: Option<Json>,
    zone: Option<Vec<u8>>,
    address: Option<Option<IpAddr>>,
    conn_state: Option<Vec<u8>>,
    clean_start: Option<Vec<u8>>,
    proto_name: Option<Json>,
    proto_ver: Option<i64>,
    like_clientid: Option<Vec<u8>>,
    like_username: Option<Vec<u8>>,
    created_at: Range,
    connected_at: Range,
    mqueue_len: Range,
    mqueue_dropped: Range,
}

#[derive(Debug, Default)]
struct Range {
    min: Option<i64>,
    max: Option<i64>,
}

impl Range {
    fn contains(&self, value: impl TryInto<i64>) -> bool {
        let value = value.try_into().unwrap_or(i64::MAX);
        self.min.is_none_or(|min| value >= min) && self.max.is_none_or(|max| value <= max)
    }
}

impl Filters {
    /// Reads the filters; `None` if there are none.
    fn of(params: &Json, version: Version) -> Result<Option<Self>, Failure> {
        let Json::Object(members) = params else { return Ok(None) };
        let mut filters = Self::default();
        let mut any = false;
        for (name, value) in members {
            let name = str::from_utf8(name).unwrap_or_default();
            let integer = |kind| match value {
                Json::Bytes(digits) => to_integer(digits).ok_or_else(|| cannot_convert(digits, kind)).map(Some),
                _ => Err(cannot_convert(b"", kind)),
            };
            let text = || value.bytes().map(<[u8]>::to_vec);
            let atom = || match value.bytes() {
                Some(name) if name.len() <= MAX_ATOM && str::from_utf8(name).is_ok() => Ok(Some(name.to_vec())),
                name => Err(cannot_convert(name.unwrap_or_default(), "atom")),
            };
            match name {
                "clientid" => filters.clientid = Some(value.clone()),
                "username" => filters.username = Some(value.clone()),
                "zone" => filters.zone = atom()?,
                "ip_address" => filters.address = Some(address(value.bytes().unwrap_or_default())?),
                "conn_state" => filters.conn_state = atom()?,
                "clean_start" => filters.clean_start = atom()?,
                "proto_name" => filters.proto_name = Some(value.clone()),
                "proto_ver" => filters.proto_ver = integer("integer")?,
                "_like_clientid" => filters.like_clientid = text(),
                "_like_username" => filters.like_username = text(),
                "_gte_created_at" => filters.created_at.min = integer("timestamp")?,
                "_lte_created_at" => filters.created_at.max = integer("timestamp")?,
                "_gte_connected_at" => filters.connected_at.min = integer("timestamp")?,
                "_lte_connected_at" => filters.connected_at.max = integer("timestamp")?,
                // Older servers do not know them, and ignore them.
                "_gte_mqueue_len" if version >= Version::V4_4_19 => filters.mqueue_len.min = integer("integer")?,
                "_lte_mqueue_len" if version >= Version::V4_4_19 => filters.mqueue_len.max = integer("integer")?,
                "_gte_mqueue_dropped" if version >= Version::V4_4_19 => {
                    filters.mqueue_dropped.min = integer("integer")?;
                }
                "_lte_mqueue_dropped" if version >= Version::V4_4_19 => {
                    filters.mqueue_dropped.max = integer("integer")?;
                }
                _ => continue,
            }
            any = true;
        }
        Ok(any.then_some(filters))
    }

    fn match_client(&self, id: &[u8], client: &Client) -> Result<bool, Crash> {
        let is = |wanted: &Option<Json>, value: Option<&[u8]>| {
            wanted.as_ref().is_none_or(|wanted| value.is_some() && wanted.bytes() == value)
        };
        let word =
            |wanted: &Option<Vec<u8>>, value: &str| wanted.as_ref().is_none_or(|wanted| wanted == value.as_bytes());
        let exact = is(&self.clientid, Some(id))
            && is(&self.username, client.username.as_deref())
            && is(&self.proto_name, Some(client.protocol_name().as_bytes()))
            && word(&self.zone, &client.zone)
            && word(&self.conn_state, if client.connected { "connected" } else { "disconnected" })
            && word(&self.clean_start, if client.clean_start { "true" } else { "false" })
            && self.address.is_none_or(|address| address == Some(client.address))
            && self.proto_ver.is_none_or(|version| version == i64::from(client.protocol))
            && self.created_at.contains(client.connected_at)
            && self.connected_at.contains(client.connected_at)
            && self.mqueue_len.contains(client.mqueue_len)
            && self.mqueue_dropped.contains(client.mqueue_dropped);
        let like = |part: &Option<Vec<u8>>, value: &[u8]| part.as_ref().map_or(Ok(true), |part| contains(value, part));
        // The server looks for parts of names only in rows that match otherwise.
        Ok(exact
            && like(&self.like_clientid, id)?
            && like(&self.like_username, client.username.as_deref().unwrap_or_default())?)
    }
}

/// An IPv4 address. Numbers over 255 are accepted, and match no client.
fn address(text: &[u8]) -> Result<Option<IpAddr>, Failure> {
    let numbers = text.split(|byte| *byte == b'.');
    let is_number = |number: &[u8]| !number.is_empty() && number.iter().all(u8::is_ascii_digit);
    if numbers.clone().count() > 4 || !numbers.clone().all(is_number) {
        return Err(cannot_convert(text, "ip"));
    }
    Ok(str::from_utf8(text).ok().and_then(|text| text.parse().ok()))
}

fn list(state: &mut State, call: &Call) -> Result<Answer, Crash> {
    let filters = match Filters::of(&call.params, state.version) {
        Ok(filters) => filters,
        Err(failure) => return Ok(Answer::failure(&failure)),
    };
    let page = Page::of(&call.params, 10_000)?;
    let table = state.clients();
    let row = |(id, client)| Row::new(id, client, state);
    let (rows, more, count) = match filters {
        None => {
            let (rows, more) = page.take(table.iter().map(|(id, client)| (&**id, client)).map(row));
            (rows, more, i64::try_from(table.len()).unwrap_or(i64::MAX))
        }
        Some(filters) => {
            let mut matching = Vec::new();
            for (id, client) in table.iter() {
                if filters.match_client(id, client)? {
                    matching.push((&**id, client));
                }
            }
            let (rows, more) = page.take(matching.into_iter().map(row));
            (rows, more, -1)
        }
    };
    let meta = Meta { page: page.number, limit: page.limit, hasnext: Some(more), count };
    Ok(Answer::page(Some(meta), &rows))
}

fn get(state: &mut State, call: &Call) -> Result<Answer, Crash> {
    let id = call.segment("clientid");
    let row = state.clients().get(id).map(|client| Row::new(id, client, state));
    Ok(Answer::data(&row.into_iter().collect::<Vec<_>>()))
}

fn kick(state: &mut State, call: &Call) -> Result<Answer, Crash> {
    let was_there = state.remove_client(call.segment("clientid"));
    if !was_there && state.version < Version::V4_4_0 {
        return Ok(Answer::failure(&Failure::new(112, "not_found")));
    }
    Ok(Answer::ok())
}
