//! Rust by openapi-generator: contender WORK CALLS WARM_UPS URL. With GUARD=on, a middleware finds failures with status 200.

#[allow(dead_code)]
mod guard;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use emqx_client::apis::configuration::Configuration;
use emqx_client::apis::{auth_api, clients_api, mqtt_api};
use emqx_client::models::Message;
use futures_util::future::try_join_all;
use reqwest_middleware::ClientBuilder;

const USER: &str = "meter-1";

fn configuration(url: &str) -> Result<Configuration> {
    let variable = |name, default: &str| std::env::var(name).unwrap_or_else(|_| default.to_owned());
    let http = reqwest::Client::builder().connect_timeout(Duration::from_secs(5)).timeout(Duration::from_secs(15));
    let mut client = ClientBuilder::new(http.redirect(reqwest::redirect::Policy::none()).no_proxy().build()?);
    if std::env::var("GUARD").is_ok_and(|guard| guard == "on") {
        client = client.with(guard::Guard);
    }
    Ok(Configuration {
        base_path: url.to_owned(),
        basic_auth: Some((
            variable("EMQX_CLOUD_APP_ID", "app-id"),
            Some(variable("EMQX_CLOUD_APP_SECRET", "app-secret")),
        )),
        client: client.build(),
        ..Configuration::default()
    })
}

async fn small(api: &Configuration) -> Result<(u64, u64)> {
    let user = auth_api::get_username(api, USER).await?.data;
    ensure!(user.username.as_deref() == Some(USER), "another user");
    Ok((1, user.created_at.unwrap_or_default() as u64))
}

#[rustfmt::skip] // Twenty arguments, by position.
async fn page(api: &Configuration, rows: i64) -> Result<(u64, u64)> {
    let answer = clients_api::list_clients(
        api, Some(1), Some(rows), None, None, None, None, None, None, None, None, None,
        None, None, None, None, None, None, None, None, None,
    );
    let mut rows = answer.await?.data;
    rows.retain(|row| row.connected && !row.clientid.is_empty() && row.username.is_some() && row.ip_address.is_some());
    Ok((rows.len() as u64, rows.iter().filter_map(|row| row.port).sum::<i64>() as u64))
}

async fn batch(api: &Configuration) -> Result<(u64, u64)> {
    let message = |n| Message {
        topic: Some(format!("meters/meter-{n:06}/price")),
        payload: Some(format!(r#"{{"price":0.31,"sequence":{n}}}"#)),
        qos: Some(1),
        ..Message::new()
    };
    let messages: Vec<_> = (0..1_000).map(message).collect();
    let count = messages.len();
    let outcomes = mqtt_api::publish_batch(api, messages).await?.data;
    ensure!(outcomes.len() == count, "outcomes are missing");
    Ok((outcomes.iter().filter(|outcome| outcome.code == 0).count() as u64, 0))
}

async fn calls(api: &Configuration, work: &str, count: usize) -> Result<(u64, u64)> {
    let mut found = Vec::new();
    if work == "small-64" {
        for _ in 0..count / 64 {
            found.extend(try_join_all((0..64).map(|_| small(api))).await?);
        }
    } else {
        for _ in 0..count {
            found.push(match work {
                "small" => small(api).await?,
                "batch" => batch(api).await?,
                "page-100" => page(api, 100).await?,
                _ => page(api, 10_000).await?,
            });
        }
    }
    Ok(found.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1)))
}

fn main() -> Result<()> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [work, count, warm_ups, url] = arguments.as_slice() else { anyhow::bail!("WORK CALLS WARM_UPS URL") };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let api = configuration(url)?;
    runtime.block_on(calls(&api, work, warm_ups.parse().context("WARM_UPS")?))?;
    let started = Instant::now();
    let (rows, sum) = runtime.block_on(calls(&api, work, count.parse().context("CALLS")?))?;
    println!("{rows} {sum} {}", started.elapsed().as_nanos());
    Ok(())
}
