//! The least that a request over HTTP takes: hyper's client, with the structs of the floor.

use anyhow::{Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use hyper::{Method, Request};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde::de::DeserializeOwned;

use super::floor::{Answer, Message, Outcome, Row, User, done, sum};
use super::{Client, Credentials};
use crate::work::Seen;

pub struct Hyper {
    http: hyper_util::client::legacy::Client<HttpConnector, Full<Bytes>>,
    url: String,
    authorization: HeaderValue,
}

impl Hyper {
    async fn send<T: DeserializeOwned>(&self, method: Method, path: &str, body: Option<Vec<u8>>) -> Result<T> {
        let request = Request::builder().method(method).uri(format!("{}{path}", self.url));
        let mut request = request.header(AUTHORIZATION, self.authorization.clone());
        if body.is_some() {
            request = request.header(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        let response = self.http.request(request.body(Full::from(body.unwrap_or_default()))?).await?;
        ensure!(response.status() == 200, "status {}", response.status());
        let body = response.into_body().collect().await?.to_bytes();
        serde_json::from_slice::<Answer<T>>(&body)?.into_data()
    }
}

impl Client for Hyper {
    fn new(url: &str, Credentials { id, secret }: Credentials) -> Result<Self> {
        let mut connector = HttpConnector::new();
        // As reqwest does.
        connector.set_nodelay(true);
        let http = hyper_util::client::legacy::Client::builder(TokioExecutor::new()).build(connector);
        let authorization = format!("Basic {}", STANDARD.encode(format!("{id}:{secret}"))).parse()?;
        Ok(Self { http, url: url.to_owned(), authorization })
    }

    async fn small(&self, name: &str) -> Result<Seen> {
        let user: User = self.send(Method::GET, &format!("/auth_username/{name}"), None).await?;
        ensure!(user.username == name, "another user");
        Ok(Seen { rows: 1, sum: user.created_at })
    }

    async fn page(&self, rows: u32) -> Result<Seen> {
        let path = format!("/clients?_page=1&_limit={rows}");
        Ok(sum(&self.send::<Vec<Row>>(Method::GET, &path, None).await?))
    }

    async fn batch(&self, messages: impl Iterator<Item = (String, String)> + Send) -> Result<Seen> {
        let messages: Vec<_> = messages.map(|(topic, payload)| Message { topic, payload, qos: 1 }).collect();
        let body = serde_json::to_vec(&messages)?;
        let outcomes: Vec<Outcome> = self.send(Method::POST, "/mqtt/publish_batch", Some(body)).await?;
        ensure!(outcomes.len() == messages.len(), "{} outcomes for {} messages", outcomes.len(), messages.len());
        Ok(done(&outcomes))
    }
}
