//! The tour example works, covers the API, and touches only its own names.

#[path = "../../examples/tour.rs"]
#[allow(dead_code, reason = "`main` is for the example")]
mod example;

use std::collections::BTreeSet;
use std::ffi::OsString;

use emqx_cloud_tests::exchanges;
use emqx_cloud_tests::server::Request;
use serde_json::Value;

const PREFIX: &str = "emqx-cloud-tour-";

#[tokio::test]
async fn every_step_succeeds_with_recorded_responses() {
    let place = example::choose(|_| None).unwrap();
    let report = example::run(&place.emqx, &place.names).await;
    assert_eq!(report.unexpected, Vec::<String>::new());
    assert!(report.steps > 70, "only {} steps", report.steps);
}

#[tokio::test]
async fn every_recorded_operation_is_shown() {
    let place = example::choose(|_| None).unwrap();
    example::run(&place.emqx, &place.names).await;
    let sent = place.server.unwrap().requests();
    let mut recorded = 0;
    for operation in emqx_cloud::operations::ALL {
        let template: Vec<_> = operation.path.split('/').collect();
        // The tour's server replays the recordings.
        let names = template.iter().map(|segment| if segment.starts_with('{') { "{}" } else { segment });
        let name = format!("{} {}", operation.method, names.collect::<Vec<_>>().join("/"));
        if !exchanges::all().unwrap().iter().any(|exchange| exchange.operation.as_deref() == Some(&*name)) {
            continue;
        }
        recorded += 1;
        let shown = sent.iter().any(|request| {
            let segments: Vec<_> = request.path.trim_start_matches("/api/v4").split('/').collect();
            let fits = |(own, sent): (&&str, &&str)| own.starts_with('{') || own == sent;
            request.method == operation.method
                && segments.len() == template.len()
                && template.iter().zip(&segments).all(fits)
        });
        assert!(shown, "the tour does not show {}", operation.id);
    }
    assert!(recorded > 0);
}

#[tokio::test]
async fn only_names_of_the_tour_are_touched() {
    let place = example::choose(|_| None).unwrap();
    // The responses do not fit the names, which does not matter here.
    example::run(&place.emqx, &example::Names::of_a_deployment()).await;
    let sent = place.server.unwrap().requests();
    let writes: Vec<_> = sent.iter().filter(|request| request.method != "GET").collect();
    assert!(writes.len() > 40, "only {} writes", writes.len());
    for request in &writes {
        for name in names_in(request) {
            assert!(name.starts_with(PREFIX), "{} {} touches `{name}`", request.method, request.path);
        }
    }
    let created = writes.iter().filter(|request| request.method == "POST" && !request.path.contains("/mqtt/"));
    let created: BTreeSet<_> = created.flat_map(|request| names_in(request)).collect();
    let last_write = writes.iter().rposition(|request| request.method != "DELETE").unwrap();
    let deleted: BTreeSet<_> = writes[last_write..].iter().flat_map(|request| names_in(request)).collect();
    assert!(created.is_subset(&deleted), "left behind: {:?}", created.difference(&deleted));
}

#[test]
fn missing_variables_are_named() {
    let some = |name: &str| (name == "EMQX_CLOUD_APP_ID").then(|| OsString::from("app-id"));
    let problem = example::choose(some).err().unwrap();
    assert!(problem.contains("EMQX_CLOUD_API is not set"), "{problem}");
    assert!(problem.contains("EMQX_CLOUD_APP_SECRET is not set"), "{problem}");
    assert!(!problem.contains("EMQX_CLOUD_APP_ID is not set"), "{problem}");
}

#[tokio::test]
async fn invalid_credentials_end_the_tour() {
    let place = example::choose(|_| None).unwrap();
    let stranger = emqx_cloud::Client::new(place.emqx.address(), "app-id", "wrong").unwrap();
    let report = example::run(&stranger, &place.names).await;
    assert_eq!(report.unexpected.len(), 1, "{:?}", report.unexpected);
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
