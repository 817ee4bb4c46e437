//! `/metrics`: counters.

use std::collections::BTreeMap;

use serde::Serialize;

use super::answer::Answer;
use super::state::State;
use super::{Behaviour, Call, Crash};

pub fn behaviour(operation: &str) -> Option<Behaviour> {
    (operation == "get_metrics").then_some(get)
}

#[derive(Serialize)]
struct Node<'n> {
    node: &'n str,
    metrics: &'n BTreeMap<&'static str, u64>,
}

fn get(state: &mut State, _: &Call) -> Result<Answer, Crash> {
    Ok(Answer::data(&[Node { node: &state.node, metrics: &state.metrics }]))
}

/// What a client that connects increases.
pub const CONNECTED: [&str; 11] = [
    "client.auth.success",
    "client.auth.success.anonymous",
    "client.authenticate",
    "client.connack",
    "client.connect",
    "client.connected",
    "packets.connack.sent",
    "packets.connect.received",
    "packets.received",
    "packets.sent",
    "session.created",
];

/// Messages from publishers, by quality of service.
pub const RECEIVED: [&str; 3] = ["messages.qos0.received", "messages.qos1.received", "messages.qos2.received"];

/// Messages to subscribers, by quality of service.
pub const SENT: [&str; 3] = ["messages.qos0.sent", "messages.qos1.sent", "messages.qos2.sent"];

/// Every counter that a server sends.
pub const NAMES: [&str; 84] = [
    "bytes.received",
    "bytes.sent",
    "client.acl.allow",
    "client.acl.cache_hit",
    "client.acl.deny",
    "client.auth.failure",
    "client.auth.success",
    "client.auth.success.anonymous",
    "client.authenticate",
    "client.check_acl",
    "client.connack",
    "client.connect",
    "client.connected",
    "client.disconnected",
    "client.subscribe",
    "client.unsubscribe",
    "delivery.dropped",
    "delivery.dropped.expired",
    "delivery.dropped.no_local",
    "delivery.dropped.qos0_msg",
    "delivery.dropped.queue_full",
    "delivery.dropped.too_large",
    "messages.acked",
    "messages.delayed",
    "messages.delivered",
    "messages.dropped",
    "messages.dropped.await_pubrel_timeout",
    "messages.dropped.no_subscribers",
    "messages.forward",
    "messages.publish",
    "messages.qos0.received",
    "messages.qos0.sent",
    "messages.qos1.received",
    "messages.qos1.sent",
    "messages.qos2.received",
    "messages.qos2.sent",
    "messages.received",
    "messages.retained",
    "messages.sent",
    "packets.auth.received",
    "packets.auth.sent",
    "packets.connack.auth_error",
    "packets.connack.error",
    "packets.connack.sent",
    "packets.connect.received",
    "packets.disconnect.received",
    "packets.disconnect.sent",
    "packets.pingreq.received",
    "packets.pingresp.sent",
    "packets.puback.inuse",
    "packets.puback.missed",
    "packets.puback.received",
    "packets.puback.sent",
    "packets.pubcomp.inuse",
    "packets.pubcomp.missed",
    "packets.pubcomp.received",
    "packets.pubcomp.sent",
    "packets.publish.auth_error",
    "packets.publish.dropped",
    "packets.publish.error",
    "packets.publish.inuse",
    "packets.publish.received",
    "packets.publish.sent",
    "packets.pubrec.inuse",
    "packets.pubrec.missed",
    "packets.pubrec.received",
    "packets.pubrec.sent",
    "packets.pubrel.missed",
    "packets.pubrel.received",
    "packets.pubrel.sent",
    "packets.received",
    "packets.sent",
    "packets.suback.sent",
    "packets.subscribe.auth_error",
    "packets.subscribe.error",
    "packets.subscribe.received",
    "packets.unsuback.sent",
    "packets.unsubscribe.error",
    "packets.unsubscribe.received",
    "session.created",
    "session.discarded",
    "session.resumed",
    "session.takeovered",
    "session.terminated",
];
