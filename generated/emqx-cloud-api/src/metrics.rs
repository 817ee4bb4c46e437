// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The names of the documented `metrics`.
//!
//! The counters of one node since it started; they begin at 0 when it is restarted. Which of them a server sends
//! depends on its version and edition; each may be missing. The descriptions say which are only on the vendor's page, and which are not on it.
//!
//! For [`Metrics::get`](crate::types::Metrics::get).
/// `actions.failure`: Rule-engine actions that failed. The page swaps its description with that of `actions.success`. Not sent by
/// the open source servers that were measured, and not in the page's example.
pub const ACTIONS_FAILURE: &str = "actions.failure";
/// `actions.success`: Rule-engine actions that succeeded. The page swaps its description with that of `actions.failure`. Not sent
/// by the open source servers that were measured.
pub const ACTIONS_SUCCESS: &str = "actions.success";
/// `actions.error`: Rule-engine actions that ended in an error. Only in the page's example; not sent by the open source servers
/// that were measured.
pub const ACTIONS_ERROR: &str = "actions.error";
/// `actions.exception`: Rule-engine actions that raised an exception. Only in the page's example; not sent by the open source
/// servers that were measured.
pub const ACTIONS_EXCEPTION: &str = "actions.exception";
/// `actions.retry`: Times that a rule-engine action was retried. Only in the page's example; not sent by the open source servers
/// that were measured.
pub const ACTIONS_RETRY: &str = "actions.retry";
/// `actions.taken`: Rule-engine actions that were run, whatever their outcome. Only in the page's example; not sent by the open
/// source servers that were measured.
pub const ACTIONS_TAKEN: &str = "actions.taken";
/// `bytes.received`: Bytes received from clients.
pub const BYTES_RECEIVED: &str = "bytes.received";
/// `bytes.sent`: Bytes sent to clients, over all connections. The page says "on this connection".
pub const BYTES_SENT: &str = "bytes.sent";
/// `client.connect`: Connections that clients requested.
pub const CLIENT_CONNECT: &str = "client.connect";
/// `client.connack`: `CONNACK` packets that were about to be sent.
pub const CLIENT_CONNACK: &str = "client.connack";
/// `client.connected`: Clients that connected successfully.
pub const CLIENT_CONNECTED: &str = "client.connected";
/// `client.disconnected`: Clients that disconnected.
pub const CLIENT_DISCONNECTED: &str = "client.disconnected";
/// `client.authenticate`: Times that a client's credentials were checked.
pub const CLIENT_AUTHENTICATE: &str = "client.authenticate";
/// `client.auth.success`: Clients whose credentials were accepted. In the page's example, but not in its table.
pub const CLIENT_AUTH_SUCCESS: &str = "client.auth.success";
/// `client.auth.success.anonymous`: Clients that were accepted without credentials. Not on the vendor's page.
pub const CLIENT_AUTH_SUCCESS_ANONYMOUS: &str = "client.auth.success.anonymous";
/// `client.auth.failure`: Clients whose credentials were rejected. In the page's example, but not in its table.
pub const CLIENT_AUTH_FAILURE: &str = "client.auth.failure";
/// `client.auth.ignore`: Credential checks without a decision. Only in the page's example; not sent by the open source servers that
/// were measured.
pub const CLIENT_AUTH_IGNORE: &str = "client.auth.ignore";
/// `client.auth.anonymous`: Clients that logged in without credentials. Measured servers call it `client.auth.success.anonymous`. Not
/// sent by the open source servers that were measured.
pub const CLIENT_AUTH_ANONYMOUS: &str = "client.auth.anonymous";
/// `client.check_acl`: Times that access rules were checked.
pub const CLIENT_CHECK_ACL: &str = "client.check_acl";
/// `client.acl.allow`: Access checks that allowed the action. In the page's example, but not in its table.
pub const CLIENT_ACL_ALLOW: &str = "client.acl.allow";
/// `client.acl.deny`: Access checks that denied the action. In the page's example, but not in its table.
pub const CLIENT_ACL_DENY: &str = "client.acl.deny";
/// `client.acl.cache_hit`: Access checks whose result came from the cache. Not on the vendor's page.
pub const CLIENT_ACL_CACHE_HIT: &str = "client.acl.cache_hit";
/// `client.acl.ignore`: Access checks without a decision. Only in the page's example; not sent by the open source servers that were
/// measured.
pub const CLIENT_ACL_IGNORE: &str = "client.acl.ignore";
/// `client.subscribe`: Times that a client subscribed.
pub const CLIENT_SUBSCRIBE: &str = "client.subscribe";
/// `client.unsubscribe`: Times that a client unsubscribed.
pub const CLIENT_UNSUBSCRIBE: &str = "client.unsubscribe";
/// `delivery.dropped`: All messages dropped while being delivered to a session: the sum of the `delivery.dropped.` counters.
pub const DELIVERY_DROPPED: &str = "delivery.dropped";
/// `delivery.dropped.no_local`: Messages dropped because the subscription has the `No Local` option and the client is their publisher.
pub const DELIVERY_DROPPED_NO_LOCAL: &str = "delivery.dropped.no_local";
/// `delivery.dropped.too_large`: Messages dropped because they are larger than the client accepts.
pub const DELIVERY_DROPPED_TOO_LARGE: &str = "delivery.dropped.too_large";
/// `delivery.dropped.qos0_msg`: QoS 0 messages dropped because the session's queue was full.
pub const DELIVERY_DROPPED_QOS0_MSG: &str = "delivery.dropped.qos0_msg";
/// `delivery.dropped.queue_full`: QoS 1 and 2 messages dropped because the session's queue was full.
pub const DELIVERY_DROPPED_QUEUE_FULL: &str = "delivery.dropped.queue_full";
/// `delivery.dropped.expired`: Messages dropped because they expired before they were sent.
pub const DELIVERY_DROPPED_EXPIRED: &str = "delivery.dropped.expired";
/// `messages.received`: Messages received from clients: the sum of `messages.qos0.received`, `messages.qos1.received` and
/// `messages.qos2.received`.
pub const MESSAGES_RECEIVED: &str = "messages.received";
/// `messages.qos0.received`: QoS 0 messages received from clients.
pub const MESSAGES_QOS0_RECEIVED: &str = "messages.qos0.received";
/// `messages.qos1.received`: QoS 1 messages received from clients.
pub const MESSAGES_QOS1_RECEIVED: &str = "messages.qos1.received";
/// `messages.qos2.received`: QoS 2 messages received from clients.
pub const MESSAGES_QOS2_RECEIVED: &str = "messages.qos2.received";
/// `messages.sent`: Messages sent to clients: the sum of `messages.qos0.sent`, `messages.qos1.sent` and `messages.qos2.sent`.
pub const MESSAGES_SENT: &str = "messages.sent";
/// `messages.qos0.sent`: QoS 0 messages sent to clients.
pub const MESSAGES_QOS0_SENT: &str = "messages.qos0.sent";
/// `messages.qos1.sent`: QoS 1 messages sent to clients.
pub const MESSAGES_QOS1_SENT: &str = "messages.qos1.sent";
/// `messages.qos2.sent`: QoS 2 messages sent to clients.
pub const MESSAGES_QOS2_SENT: &str = "messages.qos2.sent";
/// `messages.publish`: Messages published, without the server's own system messages.
pub const MESSAGES_PUBLISH: &str = "messages.publish";
/// `messages.dropped`: All messages dropped before they reached any session: the sum of the `messages.dropped.` counters.
pub const MESSAGES_DROPPED: &str = "messages.dropped";
/// `messages.dropped.await_pubrel_timeout`: QoS 2 messages dropped because the publisher's `PUBREL` did not come in time. Not on the vendor's page.
pub const MESSAGES_DROPPED_AWAIT_PUBREL_TIMEOUT: &str = "messages.dropped.await_pubrel_timeout";
/// `messages.dropped.expired`: Messages dropped because they had expired when they were received. Not sent by the open source servers that
/// were measured.
pub const MESSAGES_DROPPED_EXPIRED: &str = "messages.dropped.expired";
/// `messages.dropped.no_subscribers`: Messages dropped because nobody subscribes to their topic.
pub const MESSAGES_DROPPED_NO_SUBSCRIBERS: &str = "messages.dropped.no_subscribers";
/// `messages.forward`: Messages forwarded to other nodes.
pub const MESSAGES_FORWARD: &str = "messages.forward";
/// `messages.delayed`: Messages with delayed publishing that were stored.
pub const MESSAGES_DELAYED: &str = "messages.delayed";
/// `messages.delivered`: Messages passed to the sessions of subscribers.
pub const MESSAGES_DELIVERED: &str = "messages.delivered";
/// `messages.retained`: Retained messages that were stored.
pub const MESSAGES_RETAINED: &str = "messages.retained";
/// `messages.acked`: Messages that clients acknowledged, with `PUBACK` or `PUBREC`.
pub const MESSAGES_ACKED: &str = "messages.acked";
/// `packets.received`: MQTT packets received.
pub const PACKETS_RECEIVED: &str = "packets.received";
/// `packets.sent`: MQTT packets sent.
pub const PACKETS_SENT: &str = "packets.sent";
/// `packets.connect.received`: `CONNECT` packets received.
pub const PACKETS_CONNECT_RECEIVED: &str = "packets.connect.received";
/// `packets.connack.sent`: `CONNACK` packets sent.
pub const PACKETS_CONNACK_SENT: &str = "packets.connack.sent";
/// `packets.connack.error`: `CONNACK` packets sent that reject the connection.
pub const PACKETS_CONNACK_ERROR: &str = "packets.connack.error";
/// `packets.connack.auth_error`: `CONNACK` packets sent that reject the connection because of wrong credentials or missing permission.
pub const PACKETS_CONNACK_AUTH_ERROR: &str = "packets.connack.auth_error";
/// `packets.publish.received`: `PUBLISH` packets received.
pub const PACKETS_PUBLISH_RECEIVED: &str = "packets.publish.received";
/// `packets.publish.sent`: `PUBLISH` packets sent.
pub const PACKETS_PUBLISH_SENT: &str = "packets.publish.sent";
/// `packets.publish.inuse`: `PUBLISH` packets received with a packet identifier that was in use.
pub const PACKETS_PUBLISH_INUSE: &str = "packets.publish.inuse";
/// `packets.publish.error`: `PUBLISH` packets received that could not be published.
pub const PACKETS_PUBLISH_ERROR: &str = "packets.publish.error";
/// `packets.publish.auth_error`: `PUBLISH` packets received that the access rules denied.
pub const PACKETS_PUBLISH_AUTH_ERROR: &str = "packets.publish.auth_error";
/// `packets.publish.dropped`: `PUBLISH` packets received and dropped because the client had sent more than the limit.
pub const PACKETS_PUBLISH_DROPPED: &str = "packets.publish.dropped";
/// `packets.puback.received`: `PUBACK` packets received.
pub const PACKETS_PUBACK_RECEIVED: &str = "packets.puback.received";
/// `packets.puback.sent`: `PUBACK` packets sent.
pub const PACKETS_PUBACK_SENT: &str = "packets.puback.sent";
/// `packets.puback.inuse`: `PUBACK` packets received with a packet identifier that was in use.
pub const PACKETS_PUBACK_INUSE: &str = "packets.puback.inuse";
/// `packets.puback.missed`: `PUBACK` packets received with an unknown packet identifier.
pub const PACKETS_PUBACK_MISSED: &str = "packets.puback.missed";
/// `packets.pubrec.received`: `PUBREC` packets received.
pub const PACKETS_PUBREC_RECEIVED: &str = "packets.pubrec.received";
/// `packets.pubrec.sent`: `PUBREC` packets sent.
pub const PACKETS_PUBREC_SENT: &str = "packets.pubrec.sent";
/// `packets.pubrec.inuse`: `PUBREC` packets received with a packet identifier that was in use.
pub const PACKETS_PUBREC_INUSE: &str = "packets.pubrec.inuse";
/// `packets.pubrec.missed`: `PUBREC` packets received with an unknown packet identifier.
pub const PACKETS_PUBREC_MISSED: &str = "packets.pubrec.missed";
/// `packets.pubrel.received`: `PUBREL` packets received.
pub const PACKETS_PUBREL_RECEIVED: &str = "packets.pubrel.received";
/// `packets.pubrel.sent`: `PUBREL` packets sent.
pub const PACKETS_PUBREL_SENT: &str = "packets.pubrel.sent";
/// `packets.pubrel.missed`: `PUBREL` packets received with an unknown packet identifier.
pub const PACKETS_PUBREL_MISSED: &str = "packets.pubrel.missed";
/// `packets.pubcomp.received`: `PUBCOMP` packets received.
pub const PACKETS_PUBCOMP_RECEIVED: &str = "packets.pubcomp.received";
/// `packets.pubcomp.sent`: `PUBCOMP` packets sent.
pub const PACKETS_PUBCOMP_SENT: &str = "packets.pubcomp.sent";
/// `packets.pubcomp.inuse`: `PUBCOMP` packets received with a packet identifier that was in use.
pub const PACKETS_PUBCOMP_INUSE: &str = "packets.pubcomp.inuse";
/// `packets.pubcomp.missed`: `PUBCOMP` packets received with an unknown packet identifier. The page repeats its description of
/// `packets.pubcomp.sent`.
pub const PACKETS_PUBCOMP_MISSED: &str = "packets.pubcomp.missed";
/// `packets.subscribe.received`: `SUBSCRIBE` packets received.
pub const PACKETS_SUBSCRIBE_RECEIVED: &str = "packets.subscribe.received";
/// `packets.subscribe.error`: `SUBSCRIBE` packets received that failed.
pub const PACKETS_SUBSCRIBE_ERROR: &str = "packets.subscribe.error";
/// `packets.subscribe.auth_error`: `SUBSCRIBE` packets received that the access rules denied. The page says `SUBACK`.
pub const PACKETS_SUBSCRIBE_AUTH_ERROR: &str = "packets.subscribe.auth_error";
/// `packets.suback.sent`: `SUBACK` packets sent.
pub const PACKETS_SUBACK_SENT: &str = "packets.suback.sent";
/// `packets.unsubscribe.received`: `UNSUBSCRIBE` packets received.
pub const PACKETS_UNSUBSCRIBE_RECEIVED: &str = "packets.unsubscribe.received";
/// `packets.unsubscribe.error`: `UNSUBSCRIBE` packets received that failed.
pub const PACKETS_UNSUBSCRIBE_ERROR: &str = "packets.unsubscribe.error";
/// `packets.unsuback.sent`: `UNSUBACK` packets sent.
pub const PACKETS_UNSUBACK_SENT: &str = "packets.unsuback.sent";
/// `packets.pingreq.received`: `PINGREQ` packets received.
pub const PACKETS_PINGREQ_RECEIVED: &str = "packets.pingreq.received";
/// `packets.pingresp.sent`: `PINGRESP` packets sent. The page says `PUBRESP`, which does not exist.
pub const PACKETS_PINGRESP_SENT: &str = "packets.pingresp.sent";
/// `packets.disconnect.received`: `DISCONNECT` packets received.
pub const PACKETS_DISCONNECT_RECEIVED: &str = "packets.disconnect.received";
/// `packets.disconnect.sent`: `DISCONNECT` packets sent.
pub const PACKETS_DISCONNECT_SENT: &str = "packets.disconnect.sent";
/// `packets.auth.received`: `AUTH` packets received.
pub const PACKETS_AUTH_RECEIVED: &str = "packets.auth.received";
/// `packets.auth.sent`: `AUTH` packets sent.
pub const PACKETS_AUTH_SENT: &str = "packets.auth.sent";
/// `rules.matched`: Times that a rule of the rule engine matched. Not sent by the open source servers that were measured.
pub const RULES_MATCHED: &str = "rules.matched";
/// `session.created`: Sessions created.
pub const SESSION_CREATED: &str = "session.created";
/// `session.resumed`: Sessions resumed because a client connected without asking for a fresh session.
pub const SESSION_RESUMED: &str = "session.resumed";
/// `session.takeovered`: Sessions taken over from another connection because a client connected without asking for a fresh session.
pub const SESSION_TAKEOVERED: &str = "session.takeovered";
/// `session.discarded`: Sessions discarded because a client connected and asked for a fresh session.
pub const SESSION_DISCARDED: &str = "session.discarded";
/// `session.terminated`: Sessions that ended.
pub const SESSION_TERMINATED: &str = "session.terminated";
/// Every documented name.
pub static KNOWN: &[&str] = &[
    ACTIONS_FAILURE,
    ACTIONS_SUCCESS,
    ACTIONS_ERROR,
    ACTIONS_EXCEPTION,
    ACTIONS_RETRY,
    ACTIONS_TAKEN,
    BYTES_RECEIVED,
    BYTES_SENT,
    CLIENT_CONNECT,
    CLIENT_CONNACK,
    CLIENT_CONNECTED,
    CLIENT_DISCONNECTED,
    CLIENT_AUTHENTICATE,
    CLIENT_AUTH_SUCCESS,
    CLIENT_AUTH_SUCCESS_ANONYMOUS,
    CLIENT_AUTH_FAILURE,
    CLIENT_AUTH_IGNORE,
    CLIENT_AUTH_ANONYMOUS,
    CLIENT_CHECK_ACL,
    CLIENT_ACL_ALLOW,
    CLIENT_ACL_DENY,
    CLIENT_ACL_CACHE_HIT,
    CLIENT_ACL_IGNORE,
    CLIENT_SUBSCRIBE,
    CLIENT_UNSUBSCRIBE,
    DELIVERY_DROPPED,
    DELIVERY_DROPPED_NO_LOCAL,
    DELIVERY_DROPPED_TOO_LARGE,
    DELIVERY_DROPPED_QOS0_MSG,
    DELIVERY_DROPPED_QUEUE_FULL,
    DELIVERY_DROPPED_EXPIRED,
    MESSAGES_RECEIVED,
    MESSAGES_QOS0_RECEIVED,
    MESSAGES_QOS1_RECEIVED,
    MESSAGES_QOS2_RECEIVED,
    MESSAGES_SENT,
    MESSAGES_QOS0_SENT,
    MESSAGES_QOS1_SENT,
    MESSAGES_QOS2_SENT,
    MESSAGES_PUBLISH,
    MESSAGES_DROPPED,
    MESSAGES_DROPPED_AWAIT_PUBREL_TIMEOUT,
    MESSAGES_DROPPED_EXPIRED,
    MESSAGES_DROPPED_NO_SUBSCRIBERS,
    MESSAGES_FORWARD,
    MESSAGES_DELAYED,
    MESSAGES_DELIVERED,
    MESSAGES_RETAINED,
    MESSAGES_ACKED,
    PACKETS_RECEIVED,
    PACKETS_SENT,
    PACKETS_CONNECT_RECEIVED,
    PACKETS_CONNACK_SENT,
    PACKETS_CONNACK_ERROR,
    PACKETS_CONNACK_AUTH_ERROR,
    PACKETS_PUBLISH_RECEIVED,
    PACKETS_PUBLISH_SENT,
    PACKETS_PUBLISH_INUSE,
    PACKETS_PUBLISH_ERROR,
    PACKETS_PUBLISH_AUTH_ERROR,
    PACKETS_PUBLISH_DROPPED,
    PACKETS_PUBACK_RECEIVED,
    PACKETS_PUBACK_SENT,
    PACKETS_PUBACK_INUSE,
    PACKETS_PUBACK_MISSED,
    PACKETS_PUBREC_RECEIVED,
    PACKETS_PUBREC_SENT,
    PACKETS_PUBREC_INUSE,
    PACKETS_PUBREC_MISSED,
    PACKETS_PUBREL_RECEIVED,
    PACKETS_PUBREL_SENT,
    PACKETS_PUBREL_MISSED,
    PACKETS_PUBCOMP_RECEIVED,
    PACKETS_PUBCOMP_SENT,
    PACKETS_PUBCOMP_INUSE,
    PACKETS_PUBCOMP_MISSED,
    PACKETS_SUBSCRIBE_RECEIVED,
    PACKETS_SUBSCRIBE_ERROR,
    PACKETS_SUBSCRIBE_AUTH_ERROR,
    PACKETS_SUBACK_SENT,
    PACKETS_UNSUBSCRIBE_RECEIVED,
    PACKETS_UNSUBSCRIBE_ERROR,
    PACKETS_UNSUBACK_SENT,
    PACKETS_PINGREQ_RECEIVED,
    PACKETS_PINGRESP_SENT,
    PACKETS_DISCONNECT_RECEIVED,
    PACKETS_DISCONNECT_SENT,
    PACKETS_AUTH_RECEIVED,
    PACKETS_AUTH_SENT,
    RULES_MATCHED,
    SESSION_CREATED,
    SESSION_RESUMED,
    SESSION_TAKEOVERED,
    SESSION_DISCARDED,
    SESSION_TERMINATED,
];
