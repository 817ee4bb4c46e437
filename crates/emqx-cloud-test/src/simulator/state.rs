//! What the server remembers.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::net::{IpAddr, Ipv4Addr};
use std::time::{Duration, UNIX_EPOCH};

use super::table::{Key, Table};
use super::{Clock, Version, metrics, topic};

/// Payloads above this size are not retained.
const MAX_RETAINED: usize = 1_048_576;

/// The two kinds of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Username,
    Clientid,
}

impl Kind {
    /// The field with such a name.
    pub fn field(self) -> &'static str {
        match self {
            Self::Username => "username",
            Self::Clientid => "clientid",
        }
    }

    /// The filter by a part of such a name.
    pub fn like(self) -> &'static str {
        match self {
            Self::Username => "_like_username",
            Self::Clientid => "_like_clientid",
        }
    }
}

/// Credentials.
#[derive(Debug)]
pub struct User {
    pub password: Box<[u8]>,
    /// In milliseconds.
    pub created_at: u64,
}

impl User {
    /// The password as old servers show it: four bytes of salt, and 64 hexadecimal digits. It is not a real hash.
    pub fn stored(&self) -> Vec<u8> {
        let mix = |seed: u64| {
            self.password.iter().fold(seed, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
        };
        let salt = mix(self.created_at).to_be_bytes();
        let digits: String = (0..4).map(|seed| format!("{:016x}", mix(seed ^ 0xcbf2_9ce4_8422_2325))).collect();
        [&salt[..4], digits.as_bytes()].concat()
    }
}

/// What a rule is about. A rule for both is two rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleAction {
    Publish,
    Subscribe,
}

impl RuleAction {
    pub fn word(self) -> &'static str {
        match self {
            Self::Publish => "pub",
            Self::Subscribe => "sub",
        }
    }

    pub fn parse(word: &[u8]) -> Option<&'static [Self]> {
        match word {
            b"pub" => Some(&[Self::Publish]),
            b"sub" => Some(&[Self::Subscribe]),
            b"pubsub" => Some(&[Self::Subscribe, Self::Publish]),
            _ => None,
        }
    }
}

/// What a rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Allow,
    Deny,
}

impl Access {
    pub fn word(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Deny => "deny",
        }
    }

    pub fn parse(word: &[u8]) -> Option<Self> {
        match word {
            b"allow" => Some(Self::Allow),
            b"deny" => Some(Self::Deny),
            _ => None,
        }
    }
}

/// An access rule.
#[derive(Debug)]
pub struct Rule {
    pub topic: Box<[u8]>,
    pub action: RuleAction,
    pub access: Access,
    /// In milliseconds.
    pub created_at: u64,
}

/// A client that is connected, or that left a session behind.
#[derive(Debug)]
pub struct Client {
    pub username: Option<Box<[u8]>>,
    pub zone: Box<str>,
    pub protocol: u8,
    pub clean_start: bool,
    pub expiry_interval: u32,
    pub keepalive: u16,
    pub address: IpAddr,
    pub port: u16,
    pub connected: bool,
    /// In seconds.
    pub connected_at: u64,
    /// In seconds.
    pub disconnected_at: u64,
    pub mqueue_len: u32,
    pub mqueue_dropped: u32,
    /// By quality of service.
    pub delivered: [u32; 3],
    pub subscriptions: Vec<Key>,
}

impl Client {
    pub fn protocol_name(&self) -> &'static str {
        if self.protocol == 3 { "MQIsdp" } else { "MQTT" }
    }
}

/// A subscription of a client.
#[derive(Debug)]
pub struct Subscription {
    pub client: Key,
    pub group: Option<Box<[u8]>>,
    pub topic: Key,
    pub qos: u8,
}

/// A client to add with [`Simulator::add_client`](crate::Simulator::add_client).
///
/// By default, it is connected from 127.0.0.1 with MQTT 3.1.1, has no user name and no subscriptions, and starts clean.
///
/// ```
/// use emqx_cloud_test::MqttClient;
///
/// let client = MqttClient::new("sensor-1").username("alice").subscription("sensors/+/temp", 1);
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct MqttClient {
    id: Vec<u8>,
    username: Option<Vec<u8>>,
    zone: String,
    protocol: u8,
    clean_start: bool,
    expiry_interval: u32,
    keepalive: u16,
    address: IpAddr,
    /// How long ago it left.
    offline: Option<Duration>,
    mqueue: (u32, u32),
    subscriptions: Vec<(Vec<u8>, u8)>,
}

impl MqttClient {
    /// Creates a client with an identifier, which need not be UTF-8.
    pub fn new(id: impl Into<Vec<u8>>) -> Self {
        Self {
            id: id.into(),
            username: None,
            zone: "external".to_owned(),
            protocol: 4,
            clean_start: true,
            expiry_interval: 0,
            keepalive: 60,
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            offline: None,
            mqueue: (0, 0),
            subscriptions: Vec::new(),
        }
    }

    /// Sets the user name. Without one, lists show the string `undefined`.
    pub fn username(mut self, username: impl Into<Vec<u8>>) -> Self {
        self.username = Some(username.into());
        self
    }

    /// Sets the zone: `external` by default.
    pub fn zone(mut self, zone: impl Into<String>) -> Self {
        self.zone = zone.into();
        self
    }

    /// Sets the version of MQTT: 3 (3.1), 4 (3.1.1, the default) or 5.
    pub fn protocol(mut self, version: u8) -> Self {
        self.protocol = version;
        self
    }

    /// Keeps the session for a number of seconds after the client has left.
    pub fn persistent(mut self, expiry_interval: u32) -> Self {
        self.clean_start = false;
        self.expiry_interval = expiry_interval;
        self
    }

    /// Sets the keep-alive interval in seconds: 60 by default.
    pub fn keepalive(mut self, seconds: u16) -> Self {
        self.keepalive = seconds;
        self
    }

    /// Sets the address that it connects from.
    pub fn address(mut self, address: IpAddr) -> Self {
        self.address = address;
        self
    }

    /// Makes it a client that left some time ago, and whose session the server keeps.
    pub fn offline(mut self, ago: Duration) -> Self {
        self.offline = Some(ago);
        self
    }

    /// Sets how many messages wait for it, and how many were dropped because too many waited.
    pub fn queue(mut self, waiting: u32, dropped: u32) -> Self {
        self.mqueue = (waiting, dropped);
        self
    }

    /// Adds a subscription. An invalid filter is ignored.
    pub fn subscription(mut self, filter: impl Into<Vec<u8>>, qos: u8) -> Self {
        self.subscriptions.push((filter.into(), qos));
        self
    }
}

/// A message that was published through the API.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Published {
    /// The topic.
    pub topic: String,
    /// The payload, decoded if it was sent in base64.
    pub payload: Vec<u8>,
    /// The quality of service.
    pub qos: u8,
    /// Whether the message was published as a retained one.
    pub retain: bool,
    /// The client that it was published for.
    pub clientid: Option<String>,
    /// How many subscriptions it was delivered to.
    pub deliveries: usize,
}

/// Everything that the server remembers.
#[derive(Debug)]
pub struct State {
    pub version: Version,
    pub node: String,
    pub metrics: BTreeMap<&'static str, u64>,
    /// The groups of operations whose plugin is switched off.
    pub inactive: BTreeSet<String>,
    clock: Clock,
    usernames: Table<User>,
    clientids: Table<User>,
    username_rules: Table<Vec<Rule>>,
    clientid_rules: Table<Vec<Rule>>,
    rules_for_all: Table<Vec<Rule>>,
    clients: Table<Client>,
    subscriptions: Table<Subscription>,
    by_topic: HashMap<Key, Vec<Key>>,
    wildcards: BTreeSet<Key>,
    retained: BTreeMap<Key, Vec<u8>>,
    published: VecDeque<Published>,
    keep_published: usize,
    messages: u64,
    ports: u16,
}

impl State {
    pub fn new(version: Version, clock: Clock, keep_published: usize) -> Self {
        Self {
            version,
            node: "emqx@127.0.0.1".to_owned(),
            metrics: metrics::NAMES.iter().map(|name| (*name, 0)).collect(),
            inactive: BTreeSet::new(),
            clock,
            usernames: Table::default(),
            clientids: Table::default(),
            username_rules: Table::default(),
            clientid_rules: Table::default(),
            rules_for_all: Table::default(),
            clients: Table::default(),
            subscriptions: Table::default(),
            by_topic: HashMap::new(),
            wildcards: BTreeSet::new(),
            retained: BTreeMap::new(),
            published: VecDeque::new(),
            keep_published,
            messages: 0,
            ports: 0,
        }
    }

    fn since_epoch(&self) -> Duration {
        (self.clock.0)().duration_since(UNIX_EPOCH).unwrap_or_default()
    }

    /// The time in seconds since 1970.
    pub fn now_s(&self) -> u64 {
        self.since_epoch().as_secs()
    }

    /// The time in milliseconds since 1970.
    pub fn now_ms(&self) -> u64 {
        u64::try_from(self.since_epoch().as_millis()).unwrap_or(u64::MAX)
    }

    pub fn count(&mut self, metric: &'static str, by: u64) {
        *self.metrics.entry(metric).or_default() += by;
    }

    pub fn users(&self, kind: Kind) -> &Table<User> {
        match kind {
            Kind::Username => &self.usernames,
            Kind::Clientid => &self.clientids,
        }
    }

    pub fn users_mut(&mut self, kind: Kind) -> &mut Table<User> {
        match kind {
            Kind::Username => &mut self.usernames,
            Kind::Clientid => &mut self.clientids,
        }
    }

    /// The rules for names of a kind, or for everybody, which are those of the empty name.
    pub fn rules(&self, kind: Option<Kind>) -> &Table<Vec<Rule>> {
        match kind {
            Some(Kind::Username) => &self.username_rules,
            Some(Kind::Clientid) => &self.clientid_rules,
            None => &self.rules_for_all,
        }
    }

    pub fn rules_mut(&mut self, kind: Option<Kind>) -> &mut Table<Vec<Rule>> {
        match kind {
            Some(Kind::Username) => &mut self.username_rules,
            Some(Kind::Clientid) => &mut self.clientid_rules,
            None => &mut self.rules_for_all,
        }
    }

    /// Adds a rule, and replaces one about the same.
    pub fn add_rule(&mut self, kind: Option<Kind>, name: &[u8], topic: &[u8], actions: &[RuleAction], access: Access) {
        let created_at = self.now_ms();
        let table = self.rules_mut(kind);
        if table.get(name).is_none() {
            table.insert(name.into(), Vec::new());
        }
        let Some(rules) = table.get_mut(name) else { return };
        for action in actions {
            rules.retain(|rule| (&*rule.topic, rule.action) != (topic, *action));
            rules.push(Rule { topic: topic.into(), action: *action, access, created_at });
        }
    }

    pub fn clients(&self) -> &Table<Client> {
        &self.clients
    }

    /// Adds a client; one with the same identifier is removed.
    pub fn add_client(&mut self, client: MqttClient) {
        self.remove_client(&client.id);
        self.ports = self.ports.wrapping_add(1);
        let id: Key = client.id.into();
        let now = self.now_s();
        let left = now.saturating_sub(client.offline.unwrap_or_default().as_secs());
        let row = Client {
            username: client.username.map(Vec::into_boxed_slice),
            zone: client.zone.into(),
            protocol: client.protocol,
            clean_start: client.clean_start,
            expiry_interval: client.expiry_interval,
            keepalive: client.keepalive,
            address: client.address,
            port: 32_768 + self.ports % 28_000,
            connected: client.offline.is_none(),
            connected_at: left,
            disconnected_at: left,
            mqueue_len: client.mqueue.0,
            mqueue_dropped: client.mqueue.1,
            delivered: [0; 3],
            subscriptions: Vec::new(),
        };
        self.clients.insert(id.clone(), row);
        for metric in metrics::CONNECTED {
            self.count(metric, 1);
        }
        for (filter, qos) in client.subscriptions {
            if let Some(parsed) = topic::parse(&filter).filter(|_| topic::is_filter(&filter)) {
                self.subscribe(&id, &parsed, qos);
            }
        }
        if client.offline.is_some() {
            self.count("client.disconnected", 1);
        }
    }

    /// Removes a client and its session.
    pub fn remove_client(&mut self, id: &[u8]) -> bool {
        let Some(client) = self.clients.remove(id) else { return false };
        for key in client.subscriptions {
            self.forget(&key);
        }
        if client.connected {
            self.count("client.disconnected", 1);
        }
        self.count("session.terminated", 1);
        true
    }

    /// Ends a client's connection. Its session stays if it is persistent.
    pub fn disconnect(&mut self, id: &[u8]) -> bool {
        let now = self.now_s();
        match self.clients.get_mut(id) {
            Some(client) if client.connected && !client.clean_start => {
                client.connected = false;
                client.disconnected_at = now;
                self.count("client.disconnected", 1);
                true
            }
            Some(client) if client.connected => self.remove_client(id),
            _ => false,
        }
    }

    pub fn subscriptions(&self) -> &Table<Subscription> {
        &self.subscriptions
    }

    /// The subscriptions of a client.
    pub fn subscriptions_of(&self, client: &[u8]) -> impl Iterator<Item = &Subscription> {
        let keys = self.clients.get(client).map_or(&[][..], |client| client.subscriptions.as_slice());
        keys.iter().filter_map(|key| self.subscriptions.get(key))
    }

    /// The subscriptions with a filter, without the share prefix.
    pub fn subscriptions_to(&self, topic: &[u8]) -> impl Iterator<Item = &Subscription> {
        let keys = self.by_topic.get(topic).map_or(&[][..], Vec::as_slice);
        keys.iter().filter_map(|key| self.subscriptions.get(key))
    }

    /// Subscribes a client. Returns whether there is such a client.
    pub fn subscribe(&mut self, client: &[u8], filter: &topic::Parsed, qos: u8) -> bool {
        let key = subscription_key(client, filter);
        let Some(row) = self.clients.get_mut(client) else { return false };
        let qos = qos.min(2);
        if let Some(subscription) = self.subscriptions.get_mut(&key) {
            subscription.qos = qos;
            return true;
        }
        row.subscriptions.push(key.clone());
        let topic: Key = filter.topic.as_slice().into();
        if topic::has_wildcard(&topic) {
            self.wildcards.insert(topic.clone());
        }
        self.by_topic.entry(topic.clone()).or_default().push(key.clone());
        let group = filter.group.as_deref().map(Into::into);
        self.subscriptions.insert(key, Subscription { client: client.into(), group, topic, qos });
        self.count("client.subscribe", 1);
        true
    }

    /// Unsubscribes a client. Returns whether there is such a client.
    pub fn unsubscribe(&mut self, client: &[u8], filter: &topic::Parsed) -> bool {
        let key = subscription_key(client, filter);
        let Some(row) = self.clients.get_mut(client) else { return false };
        let before = row.subscriptions.len();
        row.subscriptions.retain(|other| *other != key);
        if row.subscriptions.len() < before {
            self.forget(&key);
            self.count("client.unsubscribe", 1);
        }
        true
    }

    /// Removes a subscription from everything but its client.
    fn forget(&mut self, key: &[u8]) {
        let Some(subscription) = self.subscriptions.remove(key) else { return };
        if let Some(keys) = self.by_topic.get_mut(&subscription.topic) {
            keys.retain(|other| **other != *key);
            if keys.is_empty() {
                self.by_topic.remove(&subscription.topic);
                self.wildcards.remove(&subscription.topic);
            }
        }
    }

    /// Publishes a message, and returns its identifier. The connections of clients with MQTT 5 end if the message cannot be sent
    /// to them.
    pub fn publish(&mut self, mut message: Published, is_unsendable: bool) -> String {
        let topic = message.topic.as_bytes();
        let wildcards = self.wildcards.iter().filter(|filter| topic::matches(topic, filter));
        let filters = self.by_topic.get_key_value(topic).map(|(filter, _)| filter).into_iter().chain(wildcards);
        let filters: Vec<Key> = filters.cloned().collect();
        let mut groups = BTreeSet::new();
        let mut receivers = Vec::new();
        for subscription in filters.iter().flat_map(|filter| self.subscriptions_to(filter)) {
            // Of a group, only one client gets the message.
            let is_first = match &subscription.group {
                Some(group) => groups.insert((group.clone(), subscription.topic.clone())),
                None => true,
            };
            if is_first {
                receivers.push((subscription.client.clone(), message.qos.min(subscription.qos)));
            }
        }
        message.deliveries = receivers.len();
        for (client, qos) in receivers {
            let Some(row) = self.clients.get_mut(&client) else { continue };
            if is_unsendable && row.protocol == 5 && row.connected {
                self.disconnect(&client);
                continue;
            }
            if row.connected {
                row.delivered[usize::from(qos)] += 1;
                self.count(metrics::SENT[usize::from(qos)], 1);
                for metric in ["messages.sent", "packets.publish.sent", "packets.sent"] {
                    self.count(metric, 1);
                }
            } else {
                row.mqueue_len += 1;
            }
            self.count("messages.delivered", 1);
        }
        for metric in ["messages.publish", "messages.received", metrics::RECEIVED[usize::from(message.qos.min(2))]] {
            self.count(metric, 1);
        }
        if message.deliveries == 0 {
            self.count("messages.dropped", 1);
            self.count("messages.dropped.no_subscribers", 1);
        }
        if message.retain {
            self.retain(&message);
        }
        self.messages += 1;
        let id = format!("{:016X}{:016X}", self.since_epoch().as_micros() & u128::from(u64::MAX), self.messages);
        while self.published.len() >= self.keep_published {
            if self.published.pop_front().is_none() {
                return id;
            }
        }
        self.published.push_back(message);
        id
    }

    fn retain(&mut self, message: &Published) {
        if message.payload.is_empty() {
            self.retained.remove(message.topic.as_bytes());
        } else if message.payload.len() <= MAX_RETAINED {
            self.retained.insert(message.topic.as_bytes().into(), message.payload.clone());
            self.count("messages.retained", 1);
        }
    }

    pub fn retained(&self, topic: &[u8]) -> Option<&[u8]> {
        self.retained.get(topic).map(Vec::as_slice)
    }

    pub fn published(&self) -> impl Iterator<Item = &Published> {
        self.published.iter()
    }

    /// Changes the order of everything, as a restart does. Connections end, and so do sessions that are not persistent.
    pub fn restart(&mut self) {
        let ids: Vec<_> = self.clients.iter().map(|(id, _)| id.clone()).collect();
        for id in ids {
            self.remove_client(&id);
        }
        self.usernames.shuffle();
        self.clientids.shuffle();
        self.username_rules.shuffle();
        self.clientid_rules.shuffle();
        for count in self.metrics.values_mut() {
            *count = 0;
        }
    }
}

fn subscription_key(client: &[u8], filter: &topic::Parsed) -> Key {
    // The lengths keep the parts apart.
    let group = filter.group.as_deref().unwrap_or_default();
    let length = |part: &[u8]| u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes();
    let shared = [u8::from(filter.group.is_some())];
    [&length(client)[..], client, &shared, &length(group), group, &filter.topic].concat().into()
}
