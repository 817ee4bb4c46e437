//! The SDK: typed calls, with the default settings.

use anyhow::{Result, ensure};
use emqx_cloud::types::{ClientInfo, Message};
use futures_util::TryStreamExt;

use super::{Client, Credentials};
use crate::work::{IN_FLIGHT, Seen};

pub struct Sdk(emqx_cloud::Client);

pub fn sum(rows: &[ClientInfo]) -> Seen {
    let is_complete = |row: &ClientInfo| row.connected && !row.clientid.is_empty() && row.ip_address.is_some();
    let rows = rows.iter().filter(|row| is_complete(row) && row.username.is_some());
    rows.fold(Seen::default(), |seen, row| seen + Seen { rows: 1, sum: row.port.unwrap_or_default() as u64 })
}

fn message((topic, payload): (String, String)) -> Message {
    Message::new(topic, payload).qos(1)
}

impl Client for Sdk {
    fn new(url: &str, Credentials { id, secret }: Credentials) -> Result<Self> {
        Ok(Self(emqx_cloud::Client::builder(url, id, secret).build()?))
    }

    async fn small(&self, name: &str) -> Result<Seen> {
        let user = self.0.get_username(name).await?;
        ensure!(user.username.as_deref() == Some(name), "another user");
        Ok(Seen { rows: 1, sum: user.created_at.unwrap_or_default() as u64 })
    }

    async fn page(&self, rows: u32) -> Result<Seen> {
        Ok(sum(&self.0.list_clients().page(1).limit(rows).await?.items))
    }

    async fn batch(&self, messages: impl Iterator<Item = (String, String)> + Send) -> Result<Seen> {
        let outcomes = self.0.publish_batch(messages.map(message).collect::<Vec<_>>()).await?;
        Ok(Seen { rows: outcomes.len() as u64, sum: 0 })
    }

    async fn bulk(&self, messages: impl Iterator<Item = (String, String)> + Send + 'static) -> Result<Seen> {
        let mut results = self.0.publish_all(messages.map(message)).max_in_flight(IN_FLIGHT);
        let mut seen = Seen::default();
        while let Some(result) = results.next().await {
            seen.rows += u64::from(result.is_done());
        }
        Ok(seen)
    }

    async fn walk(&self, _pages: u32, rows: u32, in_flight: usize) -> Result<Seen> {
        let mut pages = self.0.list_clients().limit(rows).pages();
        if in_flight > 1 {
            pages = pages.prefetch(in_flight);
        }
        let mut seen = Seen::default();
        while let Some(page) = pages.try_next().await? {
            seen = seen + sum(&page.items);
        }
        Ok(seen)
    }
}
