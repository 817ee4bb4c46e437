//! What a thorough user writes: reqwest, structs with all documented fields, and a map of the fields that are not documented.

// Fields that are only decoded.
#![allow(dead_code)]

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::floor::Message;
use super::{Client, Credentials};
use crate::work::Seen;

type Extra = BTreeMap<String, Value>;

pub struct AllFields {
    http: reqwest::Client,
    url: String,
    credentials: Credentials,
}

#[derive(Deserialize)]
struct Answer<T> {
    code: Option<i64>,
    message: Option<String>,
    data: Option<T>,
    meta: Option<Meta>,
    #[serde(flatten)]
    extra: Extra,
}

#[derive(Deserialize)]
struct Meta {
    page: i64,
    limit: i64,
    count: i64,
    hasnext: Option<bool>,
    #[serde(flatten)]
    extra: Extra,
}

#[derive(Deserialize)]
struct User {
    username: Option<String>,
    password: Option<String>,
    created_at: Option<u64>,
    #[serde(flatten)]
    extra: Extra,
}

#[derive(Deserialize)]
struct Row {
    awaiting_rel: Option<i64>,
    clean_start: Option<bool>,
    clientid: String,
    connected: bool,
    connected_at: Option<String>,
    created_at: Option<String>,
    disconnected_at: Option<String>,
    expiry_interval: Option<i64>,
    heap_size: Option<i64>,
    inflight: Option<i64>,
    ip_address: Option<String>,
    is_bridge: Option<bool>,
    keepalive: Option<i64>,
    mailbox_len: Option<i64>,
    max_awaiting_rel: Option<i64>,
    max_inflight: Option<i64>,
    max_mqueue: Option<i64>,
    max_subscriptions: Option<i64>,
    mountpoint: Option<String>,
    mqueue_dropped: Option<i64>,
    mqueue_len: Option<i64>,
    node: String,
    port: Option<i64>,
    proto_name: Option<String>,
    proto_ver: Option<Value>,
    recv_cnt: Option<i64>,
    recv_msg: Option<i64>,
    #[serde(rename = "recv_msg.dropped")]
    recv_msg_dropped: Option<i64>,
    #[serde(rename = "recv_msg.qos0")]
    recv_msg_qos0: Option<i64>,
    #[serde(rename = "recv_msg.qos1")]
    recv_msg_qos1: Option<i64>,
    #[serde(rename = "recv_msg.qos2")]
    recv_msg_qos2: Option<i64>,
    recv_oct: Option<i64>,
    recv_pkt: Option<i64>,
    reductions: Option<i64>,
    send_cnt: Option<i64>,
    send_msg: Option<i64>,
    #[serde(rename = "send_msg.dropped")]
    send_msg_dropped: Option<i64>,
    #[serde(rename = "send_msg.dropped.expired")]
    send_msg_dropped_expired: Option<i64>,
    #[serde(rename = "send_msg.dropped.queue_full")]
    send_msg_dropped_queue_full: Option<i64>,
    #[serde(rename = "send_msg.dropped.too_large")]
    send_msg_dropped_too_large: Option<i64>,
    #[serde(rename = "send_msg.qos0")]
    send_msg_qos0: Option<i64>,
    #[serde(rename = "send_msg.qos1")]
    send_msg_qos1: Option<i64>,
    #[serde(rename = "send_msg.qos2")]
    send_msg_qos2: Option<i64>,
    send_oct: Option<i64>,
    send_pkt: Option<i64>,
    subscriptions_cnt: Option<i64>,
    username: Option<String>,
    zone: Option<String>,
    #[serde(flatten)]
    extra: Extra,
}

#[derive(Deserialize)]
struct Outcome {
    topic: Option<String>,
    message: Option<String>,
    code: i64,
    #[serde(flatten)]
    extra: Extra,
}

impl AllFields {
    async fn send<T: DeserializeOwned>(&self, request: reqwest::RequestBuilder) -> Result<T> {
        let request = request.basic_auth(&self.credentials.id, Some(&self.credentials.secret));
        let answer: Answer<T> = request.send().await?.error_for_status()?.json().await?;
        match (answer.code, answer.data) {
            (Some(0), Some(data)) => Ok(data),
            (code, _) => anyhow::bail!("code {code:?}: {}", answer.message.unwrap_or_default()),
        }
    }
}

impl Client for AllFields {
    fn new(url: &str, credentials: Credentials) -> Result<Self> {
        Ok(Self { http: super::floor::http()?, url: url.to_owned(), credentials })
    }

    async fn small(&self, name: &str) -> Result<Seen> {
        let user: User = self.send(self.http.get(format!("{}/auth_username/{name}", self.url))).await?;
        ensure!(user.username.as_deref() == Some(name), "another user");
        Ok(Seen { rows: 1, sum: user.created_at.unwrap_or_default() })
    }

    async fn page(&self, rows: u32) -> Result<Seen> {
        let request = self.http.get(format!("{}/clients", self.url)).query(&[("_page", 1), ("_limit", rows)]);
        let rows: Vec<Row> = self.send(request).await?;
        let is_complete = |row: &&Row| row.connected && !row.clientid.is_empty() && row.ip_address.is_some();
        let rows = rows.iter().filter(is_complete).filter(|row| row.username.is_some());
        Ok(rows.fold(Seen::default(), |seen, row| seen + Seen { rows: 1, sum: row.port.unwrap_or_default() as u64 }))
    }

    async fn batch(&self, messages: impl Iterator<Item = (String, String)> + Send) -> Result<Seen> {
        let messages: Vec<_> = messages.map(|(topic, payload)| Message { topic, payload, qos: 1 }).collect();
        let request = self.http.post(format!("{}/mqtt/publish_batch", self.url)).json(&messages);
        let outcomes: Vec<Outcome> = self.send(request).await?;
        ensure!(outcomes.len() == messages.len(), "{} outcomes for {} messages", outcomes.len(), messages.len());
        Ok(Seen { rows: outcomes.iter().filter(|outcome| outcome.code == 0).count() as u64, sum: 0 })
    }
}
