//! What a user in a hurry writes: reqwest, and structs with the fields that are needed.

use std::time::Duration;

use anyhow::{Result, ensure};
use futures_util::{StreamExt, TryStreamExt, stream};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Client, Credentials};
use crate::work::{BATCH, IN_FLIGHT, Seen};

pub struct Floor {
    http: reqwest::Client,
    url: String,
    credentials: Credentials,
}

/// A response; a failure with status 200 has another `code`, or none.
#[derive(Deserialize)]
pub struct Answer<T> {
    code: Option<i64>,
    message: Option<String>,
    data: Option<T>,
}

impl<T> Answer<T> {
    pub fn into_data(self) -> Result<T> {
        match (self.code, self.data) {
            (Some(0), Some(data)) => Ok(data),
            (code, _) => anyhow::bail!("code {code:?}: {}", self.message.unwrap_or_default()),
        }
    }
}

#[derive(Deserialize)]
pub struct User {
    pub username: String,
    pub created_at: u64,
}

#[derive(Deserialize)]
pub struct Row {
    pub clientid: String,
    pub username: Option<String>,
    pub ip_address: String,
    pub port: u64,
    pub connected: bool,
}

#[derive(Serialize)]
pub struct Message {
    pub topic: String,
    pub payload: String,
    pub qos: u8,
}

#[derive(Deserialize)]
pub struct Outcome {
    pub code: i64,
}

/// Creates a client with the settings of the generated one.
pub fn http() -> Result<reqwest::Client> {
    let builder = reqwest::Client::builder().connect_timeout(Duration::from_secs(5)).timeout(Duration::from_secs(15));
    Ok(builder.redirect(reqwest::redirect::Policy::none()).no_proxy().build()?)
}

pub fn sum(rows: &[Row]) -> Seen {
    let is_complete = |row: &Row| row.connected && !row.clientid.is_empty() && !row.ip_address.is_empty();
    let rows = rows.iter().filter(|row| is_complete(row) && row.username.is_some());
    rows.fold(Seen::default(), |seen, row| seen + Seen { rows: 1, sum: row.port })
}

pub fn done(outcomes: &[Outcome]) -> Seen {
    Seen { rows: outcomes.iter().filter(|outcome| outcome.code == 0).count() as u64, sum: 0 }
}

impl Floor {
    async fn send<T: DeserializeOwned>(&self, request: reqwest::RequestBuilder) -> Result<T> {
        let request = request.basic_auth(&self.credentials.id, Some(&self.credentials.secret));
        request.send().await?.error_for_status()?.json::<Answer<T>>().await?.into_data()
    }

    async fn clients(&self, page: u32, rows: u32) -> Result<Seen> {
        let request = self.http.get(format!("{}/clients", self.url)).query(&[("_page", page), ("_limit", rows)]);
        Ok(sum(&self.send::<Vec<Row>>(request).await?))
    }

    async fn publish(&self, messages: &[Message]) -> Result<Seen> {
        let request = self.http.post(format!("{}/mqtt/publish_batch", self.url)).json(messages);
        let outcomes: Vec<Outcome> = self.send(request).await?;
        ensure!(outcomes.len() == messages.len(), "{} outcomes for {} messages", outcomes.len(), messages.len());
        Ok(done(&outcomes))
    }
}

fn message((topic, payload): (String, String)) -> Message {
    Message { topic, payload, qos: 1 }
}

impl Client for Floor {
    fn new(url: &str, credentials: Credentials) -> Result<Self> {
        Ok(Self { http: http()?, url: url.to_owned(), credentials })
    }

    async fn small(&self, name: &str) -> Result<Seen> {
        let user: User = self.send(self.http.get(format!("{}/auth_username/{name}", self.url))).await?;
        ensure!(user.username == name, "another user");
        Ok(Seen { rows: 1, sum: user.created_at })
    }

    async fn page(&self, rows: u32) -> Result<Seen> {
        self.clients(1, rows).await
    }

    async fn batch(&self, messages: impl Iterator<Item = (String, String)> + Send) -> Result<Seen> {
        self.publish(&messages.map(message).collect::<Vec<_>>()).await
    }

    async fn bulk(&self, messages: impl Iterator<Item = (String, String)> + Send + 'static) -> Result<Seen> {
        let mut messages = messages.map(message);
        let chunks = std::iter::from_fn(move || {
            let chunk: Vec<_> = messages.by_ref().take(BATCH).collect();
            (!chunk.is_empty()).then_some(chunk)
        });
        let sent = stream::iter(chunks).map(|chunk| async move { self.publish(&chunk).await });
        sent.buffered(IN_FLIGHT).try_fold(Seen::default(), async |seen, one| Ok(seen + one)).await
    }

    async fn walk(&self, pages: u32, rows: u32, in_flight: usize) -> Result<Seen> {
        let pages = stream::iter(1..=pages).map(|page| self.clients(page, rows)).buffered(in_flight);
        pages.try_fold(Seen::default(), async |seen, one| Ok(seen + one)).await
    }
}
