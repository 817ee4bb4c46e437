//! The SDK's calls by name, with arguments and results as JSON.

use anyhow::{Context, Result, ensure};
use emqx_cloud::Answer;
use serde_json::{Value, json};

use super::{Client, Credentials};
use crate::work::Seen;

pub struct ByName(emqx_cloud::Client);

fn data(answer: &Answer) -> Result<Value> {
    answer.data().context("no data")
}

impl Client for ByName {
    fn new(url: &str, Credentials { id, secret }: Credentials) -> Result<Self> {
        Ok(Self(emqx_cloud::Client::builder(url, id, secret).build()?))
    }

    async fn small(&self, name: &str) -> Result<Seen> {
        let user = data(&self.0.call("get_username").arg("username", name).await?)?;
        ensure!(user["username"] == name, "another user");
        Ok(Seen { rows: 1, sum: user["created_at"].as_u64().unwrap_or_default() })
    }

    async fn page(&self, rows: u32) -> Result<Seen> {
        let rows = data(&self.0.call("list_clients").arg("page", 1).arg("limit", rows).await?)?;
        let is_complete = |row: &&Value| {
            row["connected"] == true && ["clientid", "username", "ip_address"].iter().all(|name| row[name].is_string())
        };
        let rows = rows.as_array().context("no rows")?.iter().filter(is_complete);
        Ok(rows
            .fold(Seen::default(), |seen, row| seen + Seen { rows: 1, sum: row["port"].as_u64().unwrap_or_default() }))
    }

    async fn batch(&self, messages: impl Iterator<Item = (String, String)> + Send) -> Result<Seen> {
        let message = |(topic, payload)| json!({"topic": topic, "payload": payload, "qos": 1});
        let messages: Vec<_> = messages.map(message).collect();
        let outcomes = data(&self.0.call("publish_batch").body(messages).await?)?;
        let outcomes = outcomes.as_array().context("no outcomes")?;
        Ok(Seen { rows: outcomes.iter().filter(|outcome| outcome["code"] == 0).count() as u64, sum: 0 })
    }
}
