//! A deployment that accepts everything, and has lists of any length.

use std::sync::Mutex;

use emqx_cloud_tests::calls::call;
use emqx_cloud_tests::server::{Answer, Request};
use serde_json::{Map, Value, json};

/// Names of the same length, so that all items have the same size.
pub fn name(number: usize) -> String {
    format!("name-{number:08}")
}

/// Replies of a deployment whose lists have this many rows. Credentials whose name ends with `5` exist already.
pub fn replies(rows: usize) -> impl Fn(&Request) -> Answer + Send + Sync {
    let client = call("list_clients").success()["data"][0].clone();
    let rules = Mutex::new(Vec::new());
    move |request| match (&*request.method, &*request.path) {
        ("POST", "/auth_username") => names(&items(request)),
        ("POST", "/acl") => {
            let mut created = items(request);
            rules.lock().expect("nothing panics with the lock").extend(created.iter().cloned());
            created.iter_mut().for_each(|rule| rule["result"] = json!("ok"));
            created.reverse();
            data(&created)
        }
        ("POST", _) => {
            let mut items = items(request);
            items.iter_mut().for_each(|item| item["code"] = json!(0));
            data(&items)
        }
        ("GET", "/clients") => page(request, rows, |row| {
            let mut client = client.clone();
            client["clientid"] = name(row).into();
            client
        }),
        ("GET", "/auth_username") => page(request, rows, |row| json!({"username": name(row)})),
        ("GET", _) => data(&rules.lock().expect("nothing panics with the lock")),
        _ => Answer::success(),
    }
}

fn items(request: &Request) -> Vec<Value> {
    match request.json() {
        Some(Value::Array(items)) => items,
        other => panic!("a batch, not {other:?}"),
    }
}

fn data(rows: &[Value]) -> Answer {
    Answer::json(&json!({"code": 0, "data": rows}))
}

/// The outcomes of credentials.
fn names(items: &[Value]) -> Answer {
    let outcome = |item: &Value| {
        let name = item["username"].as_str().expect("a name");
        (name.to_owned(), json!(if name.ends_with('5') { "{error,existed}" } else { "ok" }))
    };
    Answer::json(&json!({"code": 0, "data": items.iter().map(outcome).collect::<Map<_, _>>()}))
}

fn page(request: &Request, rows: usize, row: impl Fn(usize) -> Value) -> Answer {
    let number = |name: &str| request.parameter(name).and_then(|text| text.parse().ok());
    let page: usize = number("_page").unwrap_or(1);
    let limit: usize = number("_limit").expect("the limit is set");
    let first = ((page - 1) * limit).min(rows);
    let data: Vec<_> = (first..(first + limit).min(rows)).map(row).collect();
    let meta = json!({"page": page, "limit": limit, "count": rows, "hasnext": page * limit < rows});
    Answer::json(&json!({"code": 0, "data": data, "meta": meta}))
}
