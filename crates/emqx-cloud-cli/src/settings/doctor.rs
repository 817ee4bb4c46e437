//! `emqx-cloud doctor`: checks each step in turn.

mod tls;

use std::future::Future;
use std::net::IpAddr;

use emqx_cloud::reqwest::Url;
use emqx_cloud::{Client, Method, Retry};
use futures_util::future::join_all;
use hyper_util::client::proxy::matcher::Matcher;
use serde::Serialize;
use serde_json::Value as Json;
use tokio::net::{TcpStream, lookup_host};

use super::probe::{self, LIMIT};
use super::{Connected, Settings, Source, Value, connect, shown};
use crate::exit::{Exit, Failure, Result};
use crate::output::Output;
use crate::session::Session;

/// The steps, in their order. Each needs the ones before it.
const STEPS: [&str; 12] = [
    "file",
    "address",
    "app_id",
    "app_secret",
    "proxy",
    "host name",
    "connection",
    "TLS",
    "API",
    "credentials",
    "server",
    "features",
];

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Outcome {
    Ok,
    /// It works, and should not stay as it is.
    Warning,
    Failed,
    Skipped,
}

/// A step.
#[derive(Debug, Serialize)]
struct Step {
    step: &'static str,
    result: Outcome,
    detail: String,
    advice: Vec<String>,
}

/// A step has failed, and is in the report.
#[derive(Debug)]
struct Stop;

/// The steps so far.
#[derive(Debug)]
struct Report {
    /// Whether each step is printed when it is done.
    prints: bool,
    steps: Vec<Step>,
    /// The exit code of the first problem.
    exit: Option<Exit>,
}

/// Returns the command.
pub fn command() -> clap::Command {
    clap::Command::new("doctor").about("Find out what is wrong: settings, connection, TLS, credentials, server").long_about(
        "Check each step in turn: settings and where they come from, address, proxy, host name, connection, TLS, \
         API, credentials, version of the server, and features that are off.\n\nIt changes nothing: it gets at most one row of \
         each list. A step takes at most about 10 seconds. The exit code is that of the first problem, and 0 if all is well; a \
         feature that is off is only a warning.",
    )
}

/// Runs the command.
pub async fn run(session: &Session, output: &Output) -> Result<()> {
    let mut report = Report { prints: output.is_table(), steps: Vec::new(), exit: None };
    // What failed is in the report.
    let _ = examine(session, &mut report).await;
    for step in STEPS {
        if !report.steps.iter().any(|done| done.step == step) {
            report.add(step, Outcome::Skipped, "a step before it failed", Vec::new());
        }
    }
    let found = report.exit.map_or(Ok(()), |exit| Err(Failure::reported(exit)));
    if report.prints {
        return found;
    }
    match output.records(&report.steps, &["step", "result", "detail", "advice"]) {
        Err(failure) if failure.exit() != Exit::Success => Err(failure),
        _ => found,
    }
}

impl Report {
    fn add(&mut self, step: &'static str, result: Outcome, detail: impl Into<String>, advice: Vec<String>) {
        let word = match result {
            Outcome::Ok => "ok",
            Outcome::Warning => "warning",
            Outcome::Failed => "failed",
            Outcome::Skipped => "skipped",
        };
        let detail = detail.into();
        if self.prints {
            anstream::println!("{word:8} {step:12} {detail}");
            for advice in &advice {
                anstream::println!("{:21} try: {advice}", "");
            }
        }
        self.steps.push(Step { step, result, detail, advice });
    }

    fn ok(&mut self, step: &'static str, detail: impl Into<String>) {
        self.add(step, Outcome::Ok, detail, Vec::new());
    }

    fn failed(&mut self, step: &'static str, failure: &Failure) -> Stop {
        self.exit.get_or_insert(failure.exit());
        self.add(step, Outcome::Failed, failure.text(), failure.hints().to_vec());
        Stop
    }
}

async fn examine(session: &Session, report: &mut Report) -> Result<(), Stop> {
    let mut settings = settings(session, report).await?;
    secrets(&mut settings, report).await?;
    let connected = match Connected::of(session, settings).await {
        Ok(connected) => connected,
        Err(failure) => return Err(report.failed("address", &failure)),
    };
    let address = &connected.deployment.address;
    let Ok(url) = Url::parse(address) else {
        return Err(report.failed("address", &Failure::usage("the API address is not a URL")));
    };
    let from = format!("{} ({})", shown(address), source(connected.settings.address.as_ref()));
    match connected.settings.mixed_sources() {
        Some(warning) => report.add("address", Outcome::Warning, format!("{from}: {warning}"), Vec::new()),
        None => report.ok("address", from),
    }
    connection(&url, report).await?;
    tls(&url, &connected, report).await?;
    api(&connected, report).await?;
    report.ok("server", limited(server(&connected.client)).await.unwrap_or_else(|_| "unknown version".to_owned()));
    features(&connected.client, report).await;
    Ok(())
}

/// Finds the settings, and says where they come from.
async fn settings(session: &Session, report: &mut Report) -> Result<Settings, Stop> {
    let settings = match connect::read(session).await {
        Ok(settings) => settings,
        Err(failure) => return Err(report.failed("file", &failure)),
    };
    let profile = settings.profile.as_ref();
    let profile = profile.map(|profile| format!("profile `{}` ({})", profile.value, profile.source));
    let file = settings.file.display();
    let mode = settings.file_mode.map(|mode| format!(", mode {mode:03o}")).unwrap_or_default();
    report.ok(
        "file",
        match (settings.file_exists, profile) {
            (true, Some(profile)) => format!("{file}{mode}, {profile}"),
            (true, None) => format!("{file}{mode}, no profile is chosen"),
            (false, _) => format!("{file} does not exist"),
        },
    );
    // There can be somebody to ask for the secret.
    let can_ask = settings.address.is_some() && settings.app_id.is_some() && super::secret::can_ask();
    let missing = [
        ("address", settings.address.is_none()),
        ("app_id", settings.app_id.is_none()),
        ("app_secret", settings.app_secret.is_none()),
    ];
    match settings.check_complete() {
        Err(failure) if !can_ask => {
            let step = missing.into_iter().find(|(_, is_missing)| *is_missing).map_or("address", |(step, _)| step);
            return Err(report.failed(step, &failure));
        }
        _ => {}
    }
    Ok(settings)
}

/// Gets the secret and the certificates.
async fn secrets(settings: &mut Settings, report: &mut Report) -> Result<(), Stop> {
    if settings.is_simulator() {
        for step in ["app_id", "app_secret"] {
            report.ok(step, Source::Simulator.to_string());
        }
        return Ok(());
    }
    report.ok("app_id", source(settings.app_id.as_ref()));
    if let Some(file) = &settings.ca_file {
        match connect::certificates(file).await {
            Ok(certificates) => {
                report.ok("ca_file", format!("{} certificate(s) in {}", certificates.len(), file.value.display()))
            }
            Err(failure) => return Err(report.failed("ca_file", &failure)),
        }
    }
    if let Err(failure) = settings.deployment().await {
        return Err(report.failed("app_secret", &failure));
    }
    report.ok("app_secret", source(settings.app_secret.as_ref()));
    Ok(())
}

fn source<T>(value: Option<&Value<T>>) -> String {
    value.map(|value| value.source.to_string()).unwrap_or_default()
}

/// Looks up the host, and connects.
async fn connection(url: &Url, report: &mut Report) -> Result<(), Stop> {
    let (Some(host), Some(port)) = (url.host_str(), url.port_or_known_default()) else {
        return Err(report.failed("address", &Failure::usage("the API address has no host")));
    };
    let host = bare(host);
    if let Some(proxy) = proxy(url) {
        report.ok("proxy", format!("{proxy}, from the environment"));
        for step in ["host name", "connection"] {
            report.add(step, Outcome::Skipped, "the proxy does it", Vec::new());
        }
        return Ok(());
    }
    report.ok("proxy", "none is used");
    let addresses: Vec<_> = match limited(lookup_host((host, port))).await {
        Ok(Ok(addresses)) => addresses.collect(),
        Ok(Err(error)) => {
            let failure = Failure::new(Exit::Network, format!("the host {host} is unknown: {error}"));
            let failure =
                failure.hint("checking the host name: the console shows the address on the deployment's page");
            return Err(report.failed("host name", &failure));
        }
        Err(failure) => return Err(report.failed("host name", &failure)),
    };
    let shown: Vec<_> = addresses.iter().map(|address| address.ip().to_string()).collect();
    report.ok("host name", format!("{host} is {}", shown.join(", ")));
    let failure = match limited(TcpStream::connect(addresses.as_slice())).await {
        Ok(Ok(stream)) => {
            let peer = stream.peer_addr().map(|peer| peer.to_string()).unwrap_or_default();
            report.ok("connection", format!("connected to {peer}"));
            return Ok(());
        }
        Ok(Err(error)) => Failure::new(Exit::Network, format!("cannot connect to {host}, port {port}: {error}")),
        Err(failure) => failure,
    };
    let failure = failure.hint("checking the port, and that the deployment is running");
    Err(report.failed("connection", &failure.hint("checking for a firewall or an IP allowlist")))
}

/// Returns a host without the brackets of an IPv6 address.
fn bare(host: &str) -> &str {
    host.trim_start_matches('[').trim_end_matches(']')
}

/// Returns the host and port of the proxy that is used for a URL. Its credentials are not shown.
fn proxy(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    let is_loopback = bare(host).parse().is_ok_and(|address: IpAddr| address.is_loopback());
    // The SDK uses none then.
    if is_loopback || host.eq_ignore_ascii_case("localhost") {
        return None;
    }
    let intercept = Matcher::from_system().intercept(&url.as_str().parse().ok()?)?;
    let (host, port) = (intercept.uri().host()?, intercept.uri().port_u16());
    Some(port.map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
}

async fn tls(url: &Url, connected: &Connected, report: &mut Report) -> Result<(), Stop> {
    if url.scheme() != "https" {
        report.add("TLS", Outcome::Skipped, "the address is `http://`, so nothing is encrypted", Vec::new());
        return Ok(());
    }
    match limited(tls::check(url, &connected.deployment.certificates)).await {
        Ok(Ok(())) => {
            report.ok("TLS", "the certificate is valid");
            Ok(())
        }
        Ok(Err(failure)) | Err(failure) => {
            let failure = match proxy(url) {
                Some(proxy) => failure.hint(format!(
                    "checking the proxy {proxy}, or adding the host to the environment variable NO_PROXY"
                )),
                None => failure,
            };
            Err(report.failed("TLS", &failure))
        }
    }
}

/// Gets a row of a list.
async fn api(connected: &Connected, report: &mut Report) -> Result<(), Stop> {
    let (list, result) = match limited(probe::any_row(&connected.client)).await {
        Ok(Some(result)) => result,
        Ok(None) => return Ok(()),
        Err(failure) => return Err(report.failed("API", &failure)),
    };
    let failure = match result {
        Ok(_) => {
            report.ok("API", format!("{} works", probe::command(list)));
            report.ok("credentials", "accepted");
            return Ok(());
        }
        Err(error) if error.is_other_api() => probe::failure(list, error),
        Err(error) if error.is_unauthorized() => {
            report.ok("API", "the server asks for credentials");
            let failure = probe::failure(list, error).hint(connected.settings.sources_hint());
            return Err(report.failed("credentials", &failure));
        }
        Err(error) if probe::is_not_served(&error) => {
            let exit = Failure::from(error).exit();
            Failure::new(exit, "the server serves none of the lists").hint(probe::PATH)
        }
        Err(error) => {
            let is_strange = error.kind() == emqx_cloud::ErrorKind::UnexpectedResponse;
            let failure = probe::failure(list, error);
            if is_strange { failure.hint(probe::PATH) } else { failure }
        }
    };
    Err(report.failed("API", &failure))
}

/// Asks for the version and the nodes. No documented operation tells them, so not every server does.
async fn server(client: &Client) -> String {
    for path in ["/brokers", "/nodes"] {
        let call = client.request(Method::GET, path).retry(Retry::none()).attempt_timeout(LIMIT / 2);
        let Ok(answer) = call.await else { continue };
        let nodes = match answer.data() {
            Some(Json::Array(nodes)) => nodes,
            Some(node @ Json::Object(_)) => vec![node],
            _ => continue,
        };
        let text = |node: &Json, name: &str| Some(node.get(name)?.as_str()?.chars().take(80).collect::<String>());
        let mut versions: Vec<_> = nodes.iter().filter_map(|node| text(node, "version")).collect();
        versions.sort();
        versions.dedup();
        let names: Vec<_> = nodes.iter().take(20).filter_map(|node| text(node, "node")).collect();
        if !versions.is_empty() {
            let told = format!("version {}, {} node(s): {}", versions.join(" and "), nodes.len(), names.join(", "));
            return told.escape_debug().to_string();
        }
    }
    "unknown version".to_owned()
}

/// Tries each list.
async fn features(client: &Client, report: &mut Report) {
    let tried = join_all(probe::lists().map(|list| async move { (list, probe::one_row(client, list).await) })).await;
    let (mut served, mut is_off) = (Vec::new(), false);
    let mut failed = Vec::new();
    for (list, result) in tried {
        match result {
            Ok(_) => served.push(probe::command(list)),
            Err(error) if probe::is_not_served(&error) => {
                is_off = true;
                let advice = "switching the feature on in the deployment, if you need it";
                report.add(
                    "features",
                    Outcome::Warning,
                    format!("{} is off, or not served", probe::command(list)),
                    vec![advice.into()],
                );
            }
            Err(error) => failed.push(probe::failure(list, error)),
        }
    }
    for failure in failed {
        report.failed("features", &failure);
    }
    if !served.is_empty() || !is_off {
        report.ok("features", format!("{} work", served.join(", ")));
    }
}

/// Runs a step within its time limit.
async fn limited<T>(step: impl Future<Output = T>) -> Result<T> {
    let late = |_| Failure::new(Exit::Network, format!("no response within {} seconds", LIMIT.as_secs()));
    tokio::time::timeout(LIMIT, step).await.map_err(late)
}
