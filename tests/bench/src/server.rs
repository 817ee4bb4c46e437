//! A bare server: it answers as a deployment does, from memory and as fast as it can.
//!
//! Its address says what it has: `http://127.0.0.1:PORT/CLIENTS/DELAY/plain` is the API of a deployment with so many clients that
//! waits so many milliseconds before each response. With `extra` in place of `plain`, each client has a field that is not
//! documented.

use std::collections::HashMap;
use std::convert::Infallible;
use std::io::{Read, Write};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

/// `created_at` of every user.
pub const CREATED_AT: u64 = 1_795_376_165_669;

/// The recorded exchanges of a real server.
const RECORDED: &str = include_str!("../../data/exchanges/clients.jsonl");

/// The port of a client.
pub fn port(row: u32) -> u16 {
    20_000 + (row % 40_000) as u16
}

/// Serves until the standard input ends, so that the server never outlives the program that started it.
pub fn serve() -> Result<()> {
    std::thread::spawn(|| {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        std::process::exit(0);
    });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let (listener, address) = bind().await?;
        println!("http://{address}");
        std::io::stdout().flush()?;
        accept(listener).await
    })
}

pub async fn bind() -> Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind("127.0.0.1:0").await.context("cannot listen")?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

pub async fn accept(listener: TcpListener) -> Result<()> {
    let server = Arc::new(Server::new()?);
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let server = server.clone();
        let service = hyper::service::service_fn(move |request| {
            let server = server.clone();
            async move { Ok::<_, Infallible>(server.answer(request).await) }
        });
        tokio::spawn(hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

/// What a path says about the deployment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Deployment {
    clients: u32,
    delay: u64,
    is_extra: bool,
}

struct Server {
    row: Row,
    /// Pages that were requested before, by deployment, page and limit.
    pages: Mutex<HashMap<(Deployment, u32, u32), Bytes>>,
}

impl Server {
    fn new() -> Result<Self> {
        Ok(Self { row: Row::recorded().context("there is no recorded row")?, pages: Mutex::default() })
    }

    async fn answer(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
        let (head, body) = request.into_parts();
        let body = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
        let mut steps = head.uri.path().splitn(5, '/').skip(1);
        let (clients, delay, form) = (steps.next(), steps.next(), steps.next());
        let number = |text: Option<&str>| text.and_then(|text| text.parse().ok());
        let deployment = Deployment {
            clients: number(clients).unwrap_or_default(),
            delay: number(delay).unwrap_or_default().into(),
            is_extra: form == Some("extra"),
        };
        if deployment.delay > 0 {
            tokio::time::sleep(Duration::from_millis(deployment.delay)).await;
        }
        let path = steps.next().unwrap_or_default();
        let found = match (&head.method, path.split_once('/')) {
            (&Method::GET, None) if path == "clients" => {
                Some(self.page(deployment, head.uri.query().unwrap_or_default()))
            }
            (&Method::GET, Some(("auth_username", name))) => Some(user(name)),
            (&Method::POST, Some(("mqtt", "publish_batch"))) => outcomes(&body),
            _ => None,
        };
        let (status, body) = match found {
            Some(body) => (StatusCode::OK, body),
            None => (StatusCode::NOT_FOUND, Bytes::new()),
        };
        let mut response = Response::new(Full::new(body));
        *response.status_mut() = status;
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        response
    }

    fn page(&self, deployment: Deployment, query: &str) -> Bytes {
        let parameter = |name| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(found, _)| *found == name).and_then(|(_, value)| value.parse().ok())
        };
        let (page, limit) = (parameter("_page").unwrap_or(1), parameter("_limit").unwrap_or(10_000));
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.entry((deployment, page, limit)).or_insert_with(|| self.row.page(deployment, page, limit)).clone()
    }
}

fn user(name: &str) -> Bytes {
    format!(r#"{{"data":{{"username":"{name}","created_at":{CREATED_AT}}},"code":0}}"#).into()
}

/// A success for every message.
fn outcomes(body: &[u8]) -> Option<Bytes> {
    #[derive(Deserialize)]
    struct Message<'a> {
        topic: &'a str,
    }
    #[derive(Serialize)]
    struct Outcome<'a> {
        topic: &'a str,
        code: u8,
    }
    #[derive(Serialize)]
    struct Answer<'a> {
        data: Vec<Outcome<'a>>,
        code: u8,
    }
    let messages: Vec<Message<'_>> = serde_json::from_slice(body).ok()?;
    let data = messages.into_iter().map(|message| Outcome { topic: message.topic, code: 0 }).collect();
    serde_json::to_vec(&Answer { data, code: 0 }).ok().map(Bytes::from)
}

/// A recorded row with places for the values that differ between rows.
struct Row(Vec<Piece>);

enum Piece {
    Same(&'static str),
    Clientid,
    Username,
    Port,
}

impl Row {
    fn recorded() -> Option<Self> {
        #[derive(Deserialize)]
        struct Exchange {
            name: String,
            response: Answered,
        }
        #[derive(Deserialize)]
        struct Answered {
            body: String,
        }
        let exchanges = RECORDED.lines().filter_map(|line| serde_json::from_str::<Exchange>(line).ok());
        let body = exchanges.into_iter().find(|exchange| exchange.name == "clients.list.all")?.response.body;
        let at = body.find(r#""clientid":"dev-1""#)?;
        // Rows have no objects inside.
        let (start, end) = (body[..at].rfind('{')?, at + body[at..].find('}')? + 1);
        // One row, for as long as the server runs.
        let row: &'static str = String::leak(body[start..end].to_owned());
        let mut pieces = Vec::new();
        let mut rest = row;
        let mut places = [(r#""clientid":""#, '"', 0), (r#""username":""#, '"', 1), (r#""port":"#, ',', 2)];
        places.sort_by_key(|(name, ..)| row.find(name));
        for (name, end, which) in places {
            let value = rest.find(name)? + name.len();
            pieces.push(Piece::Same(&rest[..value]));
            pieces.push(match which {
                0 => Piece::Clientid,
                1 => Piece::Username,
                _ => Piece::Port,
            });
            rest = &rest[value + rest[value..].find(end)?..];
        }
        pieces.push(Piece::Same(rest.strip_suffix('}')?));
        Some(Self(pieces))
    }

    fn page(&self, deployment: Deployment, page: u32, limit: u32) -> Bytes {
        let first = page.saturating_sub(1).saturating_mul(limit).min(deployment.clients);
        let last = first.saturating_add(limit).min(deployment.clients);
        let has_next = last < deployment.clients;
        let count = deployment.clients;
        let mut body =
            format!(r#"{{"meta":{{"page":{page},"limit":{limit},"hasnext":{has_next},"count":{count}}},"data":["#);
        for row in first..last {
            if row > first {
                body.push(',');
            }
            for piece in &self.0 {
                match piece {
                    Piece::Same(text) => body.push_str(text),
                    Piece::Clientid => body.push_str(&format!("meter-{row:06}")),
                    Piece::Username => body.push_str(&format!("site-{}", row % 50)),
                    Piece::Port => body.push_str(&port(row).to_string()),
                }
            }
            if deployment.is_extra {
                body.push_str(&format!(r#","tenant":"tenant-{}""#, row % 7));
            }
            body.push('}');
        }
        body.push_str(r#"],"code":0}"#);
        body.into()
    }
}
