//! The generated crate alone: typed, but results are not interpreted.

use anyhow::{Result, ensure};
use emqx_cloud_api::requests::{GetUsername, ListClients, PublishBatch};
use emqx_cloud_api::types::Message;
use emqx_cloud_api::{Client as Api, codes};

use super::{Client, Credentials};
use crate::work::Seen;

pub struct Generated(Api);

impl Client for Generated {
    fn new(url: &str, Credentials { id, secret }: Credentials) -> Result<Self> {
        Ok(Self(Api::new(url, &id, &secret.into())?))
    }

    async fn small(&self, name: &str) -> Result<Seen> {
        let answer = self.0.get_username(&GetUsername::new(name)).await?.into_inner();
        ensure!(answer.code == codes::SUCCESS, "code {:?}", answer.code);
        ensure!(answer.data.username.as_deref() == Some(name), "another user");
        Ok(Seen { rows: 1, sum: answer.data.created_at.unwrap_or_default() as u64 })
    }

    async fn page(&self, rows: u32) -> Result<Seen> {
        let answer = self.0.list_clients(&ListClients::new().page(1).limit(rows)).await?.into_inner();
        ensure!(answer.code == codes::SUCCESS, "code {:?}", answer.code);
        Ok(super::sdk::sum(&answer.data))
    }

    async fn batch(&self, messages: impl Iterator<Item = (String, String)> + Send) -> Result<Seen> {
        let messages: Vec<_> = messages.map(|(topic, payload)| Message::new(topic, payload).qos(1)).collect();
        let count = messages.len();
        let answer = self.0.publish_batch(&PublishBatch::new(messages)).await?.into_inner();
        ensure!(answer.code == codes::SUCCESS && answer.data.len() == count, "code {:?}", answer.code);
        Ok(Seen { rows: answer.data.iter().filter(|outcome| outcome.code == codes::SUCCESS).count() as u64, sum: 0 })
    }
}
