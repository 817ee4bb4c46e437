//! The tour example works, covers the API, and touches only its own names.

#[path = "../../examples/tour.rs"]
#[allow(dead_code, reason = "`main` is for the example")]
mod example;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use emqx_cloud_test::{MqttClient, Simulator, Version};
use emqx_cloud_tests::server::{Reply, Request, Server};
use serde_json::Value;

const PREFIX: &str = "emqx-cloud-tour-";

/// A simulator behind a server that records the requests, which the tour takes for a deployment.
struct Deployment {
    simulator: Simulator,
    front: Server,
    place: example::Place,
}

impl Deployment {
    async fn start(simulator: Simulator) -> Self {
        let back = simulator.socket_address();
        let front = Server::replying_with(move |request| forward(request, back));
        let variables = [
            ("EMQX_CLOUD_API", front.address()),
            ("EMQX_CLOUD_APP_ID", simulator.app_id().to_owned()),
            ("EMQX_CLOUD_APP_SECRET", simulator.app_secret().to_owned()),
        ];
        let read = |name: &str| variables.iter().find(|(variable, _)| *variable == name).map(|(_, value)| value.into());
        let place = example::choose(read).await.unwrap();
        assert!(place.simulator.is_none());
        Self { simulator, front, place }
    }
}

/// Sends a request to another server, and returns its response.
fn forward(request: &Request, to: SocketAddr) -> Reply {
    let authorization = request.header("authorization").unwrap_or_default();
    let head = format!(
        "{} {} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {}\r\nauthorization: {authorization}\r\n\r\n",
        request.method, request.target, request.length
    );
    let mut stream = TcpStream::connect(to).unwrap();
    stream.write_all(&[head.as_bytes(), &request.body].concat()).unwrap();
    let mut response = Vec::new();
    stream.read_to_end(&mut response).unwrap();
    Reply::Bytes(response)
}

#[tokio::test]
async fn every_step_is_as_expected_on_the_simulator() {
    let place = example::choose(|_| None).await.unwrap();
    let report = example::run(&place).await;
    assert_eq!(report.unexpected, Vec::<String>::new());
    assert!(report.steps > 60, "only {} steps", report.steps);
}

/// Of every version, with the tour's client and without it.
#[tokio::test]
async fn every_step_is_as_expected_on_a_deployment() {
    for (version, is_there) in Version::ALL.into_iter().flat_map(|version| [(version, true), (version, false)]) {
        let simulator = Simulator::builder().version(version).start().await.unwrap();
        if is_there {
            simulator.add_client(MqttClient::new("emqx-cloud-tour-valve"));
        }
        let deployment = Deployment::start(simulator).await;
        let report = example::run(&deployment.place).await;
        assert_eq!(report.unexpected, Vec::<String>::new(), "{version}");
        let hint = report.lines.iter().any(|line| line.contains("Connect an MQTT client"));
        assert_eq!(hint, !is_there, "{version}");
        assert!(report.lines.iter().any(|line| line.contains("only told on the simulator")), "{version}");
    }
}

#[tokio::test]
async fn lines_fit_100_columns() {
    let place = example::choose(|_| None).await.unwrap();
    for line in example::run(&place).await.lines {
        assert!(line.chars().count() <= 100, "{line}");
        assert!(!line.contains(char::is_control), "{line:?}");
    }
}

/// The README shows a part of the output.
#[tokio::test]
async fn the_excerpt_in_the_readme_is_what_the_tour_prints() {
    let readme = include_str!("../../../README.md");
    let (_, excerpt) = readme.split_once("```text\n2. ").unwrap();
    let (excerpt, _) = excerpt.split_once("\n…\n```").unwrap();
    let place = example::choose(|_| None).await.unwrap();
    let printed = example::run(&place).await.lines.join("\n");
    assert!(printed.contains(&format!("\n2. {excerpt}\n")), "{excerpt}");
}

#[tokio::test]
async fn every_operation_is_shown() {
    let deployment = Deployment::start(example::choose(|_| None).await.unwrap().simulator.unwrap()).await;
    example::run(&deployment.place).await;
    let sent = deployment.front.requests();
    for operation in emqx_cloud::operations::ALL {
        let template: Vec<_> = operation.path.split('/').collect();
        let shown = sent.iter().any(|request| {
            let segments: Vec<_> = request.path.split('/').collect();
            let fits = |(own, sent): (&&str, &&str)| own.starts_with('{') || own == sent;
            request.method == operation.method
                && segments.len() == template.len()
                && template.iter().zip(&segments).all(fits)
        });
        assert!(shown || !is_simulated(operation, &deployment).await, "the tour does not show {}", operation.id);
    }
}

/// Whether the simulator has behaviour for an operation. It responds with 501 to those that were just added.
async fn is_simulated(operation: &emqx_cloud::Operation, deployment: &Deployment) -> bool {
    let url = format!("{}{}", deployment.simulator.address(), operation.path);
    let request = reqwest::Client::new().request(operation.method.parse().unwrap(), url);
    let request = request.basic_auth(deployment.simulator.app_id(), Some(deployment.simulator.app_secret()));
    request.send().await.unwrap().status() != 501
}

#[tokio::test]
async fn only_names_of_the_tour_are_touched() {
    let deployment = Deployment::start(example::choose(|_| None).await.unwrap().simulator.unwrap()).await;
    example::run(&deployment.place).await;
    let sent = deployment.front.requests();
    let writes: Vec<_> = sent.iter().filter(|request| request.method != "GET").collect();
    assert!(writes.len() > 40, "only {} writes", writes.len());
    for request in &writes {
        for name in names_in(request) {
            assert!(name.starts_with(PREFIX), "{} {} touches `{name}`", request.method, request.path);
        }
    }
    let created = writes.iter().filter(|request| request.method == "POST" && !request.path.contains("/mqtt/"));
    let created: BTreeSet<_> = created.flat_map(|request| names_in(request)).collect();
    assert!(created.len() > 5, "{created:?}");
    let last_write = writes.iter().rposition(|request| request.method != "DELETE").unwrap();
    let deleted: BTreeSet<_> = writes[last_write..].iter().flat_map(|request| names_in(request)).collect();
    assert!(created.is_subset(&deleted), "left behind: {:?}", created.difference(&deleted));
}

#[tokio::test]
async fn missing_variables_are_named() {
    let some = |name: &str| (name == "EMQX_CLOUD_APP_ID").then(|| OsString::from("app-id"));
    let problem = example::choose(some).await.err().unwrap();
    assert!(problem.contains("EMQX_CLOUD_API is not set"), "{problem}");
    assert!(problem.contains("EMQX_CLOUD_APP_SECRET is not set"), "{problem}");
    assert!(!problem.contains("EMQX_CLOUD_APP_ID is not set"), "{problem}");
}

#[tokio::test]
async fn invalid_credentials_end_the_tour() {
    let mut place = example::choose(|_| None).await.unwrap();
    place.emqx = emqx_cloud::Client::new(place.emqx.address(), "app-id", "wrong").unwrap();
    let report = example::run(&place).await;
    assert_eq!((report.unexpected.len(), report.steps), (1, 0), "{:?}", report.unexpected);
    assert!(report.unexpected[0].contains("HTTP 401"), "{:?}", report.unexpected);
}

/// The names of users, clients and topics in a request.
fn names_in(request: &Request) -> Vec<String> {
    let mut names = Vec::new();
    let path = request.path.replace("%2F", "/").replace("%23", "#");
    if let Some(at) = path.find(PREFIX) {
        names.extend(path[at..].split("/topic/").map(str::to_owned));
    } else if request.method != "POST" {
        names.extend(path.rsplit('/').next().map(str::to_owned));
    }
    collect(&request.json().unwrap_or_default(), &mut names);
    names
}

fn collect(body: &Value, names: &mut Vec<String>) {
    match body {
        Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
        Value::Object(fields) => {
            for field in ["username", "clientid", "topic", "topics"] {
                names.extend(
                    fields
                        .get(field)
                        .and_then(Value::as_str)
                        .into_iter()
                        .flat_map(|text| text.split(',').map(str::to_owned)),
                );
            }
        }
        _ => {}
    }
}
