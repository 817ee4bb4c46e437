//! Every recorded response of a documented operation has the right meaning for the typed call.

use crate::common;
use crate::common::recordings::{self, Exchange};
use emqx_cloud::{API, Client, Error, ErrorKind, Reason, ResultCode, Retry, operations};
use emqx_cloud_tests::calls::{Form, Sender, call};
use emqx_cloud_tests::server::Server;
use serde_json::{Value, json};

/// A recorded exchange with its typed call.
pub struct Row {
    pub exchange: Exchange,
    pub name: &'static str,
    pub form: Form,
    /// The items of a batch: those of the recorded request, as far as the typed call can express them.
    items: Vec<Value>,
    pub send: Sender,
}

impl Row {
    /// The recorded response, if it is a JSON object.
    pub fn answer(&self) -> Option<Value> {
        self.exchange.received().filter(Value::is_object)
    }

    fn is_code_0(&self) -> bool {
        self.answer().is_some_and(|answer| answer.get("code").is_some_and(|code| *code == 0))
    }

    /// The recorded outcome of every item sent: its row, and whether it succeeded.
    fn outcomes(&self) -> Vec<(Option<Value>, bool)> {
        let Some(answer) = self.answer().filter(|_| self.form.is_batch() && self.is_code_0()) else {
            return Vec::new();
        };
        let data = &answer["data"];
        let mut seen = Vec::new();
        let mut of = |(index, item): (usize, &Value)| match self.form {
            Form::Names => {
                let name = name(item);
                let first = !seen.contains(&name);
                seen.push(name.clone());
                let entries = || names(&self.exchange.received_text()).into_iter().filter(|(found, _)| *found == name);
                let outcome = entries().find(|(_, outcome)| outcome != "ok").or_else(|| entries().next());
                let outcome = outcome.filter(|_| first).map(|(_, outcome)| outcome);
                let is_ok = outcome.as_deref() == Some("ok");
                (outcome.map(|outcome| json!({"name": name, "outcome": outcome})), is_ok)
            }
            Form::Results => {
                let rows = data.as_array().expect("a list");
                let row = rows[rows.len() - 1 - index].clone();
                let is_ok = row["result"] == "ok";
                (Some(row), is_ok)
            }
            _ => (Some(data[index].clone()), data[index]["code"] == 0),
        };
        self.items.iter().enumerate().map(&mut of).collect()
    }

    pub fn is_absent(&self) -> bool {
        let data = self.answer().map(|answer| answer["data"].clone());
        match self.form {
            Form::Lookup => data == Some(json!({})),
            Form::LookupRow => data == Some(json!([])),
            _ => false,
        }
    }

    pub fn hides_a_failure(&self) -> bool {
        self.exchange.response.status == 200 && (!self.is_code_0() || self.outcomes().iter().any(|(_, is_ok)| !is_ok))
    }

    async fn fail(&self, server: &Server, client: &Client) -> Error {
        server.answer(self.exchange.answer());
        match (self.send)(client).await {
            Ok(value) => panic!("{} as {}: a success: {value}", self.exchange.name, self.name),
            Err(error) => error,
        }
    }
}

fn name(item: &Value) -> String {
    let name = item.get("username").or_else(|| item.get("clientid")).and_then(Value::as_str);
    name.expect("every item has a name").to_owned()
}

/// The names and outcomes in `data`, including duplicates.
fn names(body: &str) -> Vec<(String, String)> {
    let (_, inside) = body.split_once("\"data\":{").expect("the body has data");
    let (inside, _) = inside.rsplit_once("},\"code\"").expect("the data ends");
    let pair = |pair: &str| {
        let (name, outcome) = pair.split_once(':').expect("a name and an outcome");
        let text = |json: &str| serde_json::from_str::<String>(json).expect("a string");
        (text(name), text(outcome))
    };
    inside
        .split(",\"")
        .enumerate()
        .map(|(n, part)| if n == 0 { pair(part) } else { pair(&format!("\"{part}")) })
        .collect()
}

/// A string field of an item, if it is not empty.
fn text(item: &Value, field: &str) -> Option<String> {
    item.get(field)?.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The item, as far as the typed call can express it. Missing fields are `undefined`, as on the server.
fn writable(name: &str, index: usize, item: &Value) -> Value {
    let or = |field: &str, other: &str| text(item, field).unwrap_or_else(|| other.to_owned());
    let named = |field: &str| match item.get(field) {
        None => "undefined".to_owned(),
        Some(Value::Null) => "null".to_owned(),
        Some(Value::String(text)) if !text.is_empty() => text.clone(),
        Some(_) => format!("unwritable-{index}"),
    };
    match name {
        "create_username_batch" => json!({"username": named("username"), "password": or("password", "unwritable")}),
        "create_clientid_batch" => json!({"clientid": named("clientid"), "password": or("password", "unwritable")}),
        "create_acl_batch" => {
            let mut rule = json!({"topic": or("topic", "undefined"), "action": or("action", "undefined"),
                "access": or("access", "undefined")});
            for subject in ["clientid", "username"] {
                if let Some(text) = text(item, subject) {
                    rule[subject] = text.into();
                }
            }
            rule
        }
        // Invalid topic names are refused before anything is sent.
        "publish_batch" if or("topic", "").contains(['+', '#', ',']) => json!({"topic": "unwritable"}),
        "publish_batch" if item.get("topics").is_some() => {
            json!({"topics": or("topics", "undefined"), "payload": or("payload", "")})
        }
        "publish_batch" => json!({"topic": or("topic", "undefined"), "payload": or("payload", "")}),
        "subscribe_batch" if or("topic", "").contains([',', '\0']) || or("topic", "").contains("#/") => {
            json!({"clientid": or("clientid", "undefined"), "topic": "unwritable"})
        }
        _ => json!({"clientid": or("clientid", "undefined"), "topic": or("topic", "undefined")}),
    }
}

/// The exchange with a response that repeats the items that were sent in place of those that the typed call cannot express.
fn about(exchange: Exchange, form: Form, items: &[Value]) -> Exchange {
    let (Some(mut answer), Some(Value::Array(recorded))) = (exchange.received(), exchange.sent()) else {
        return exchange;
    };
    let Some(rows) = answer["data"].as_array_mut().filter(|rows| rows.len() == items.len()) else { return exchange };
    if form == Form::Results {
        rows.reverse();
    }
    let mut changed = false;
    for ((row, item), recorded) in rows.iter_mut().zip(items).zip(&recorded) {
        for (field, value) in item.as_object().into_iter().flatten() {
            if recorded.get(field) != Some(value) && row.get(field).is_some_and(|repeated| repeated != value) {
                row[field] = value.clone();
                changed = true;
            }
        }
    }
    if form == Form::Results {
        rows.reverse();
    }
    if changed { exchange.with_body(&answer) } else { exchange }
}

/// Every recorded exchange of an operation of this API.
pub fn rows() -> Vec<Row> {
    let rows = recordings::all().into_iter().filter_map(|exchange| {
        let operation = exchange.known_operation()?;
        let sent = exchange.sent();
        // Very long bodies are not recorded, but the response repeats the items.
        let answered = exchange.received().and_then(|answer| answer["data"].as_array().cloned());
        let as_batch = match (&sent, &answered) {
            (Some(sent), _) => sent.is_array(),
            (None, answered) => operation.id == "create_acl" && answered.is_some(),
        };
        let mut own = operation.calls.iter().map(|name| call(name));
        let call = own.find(|call| operation.calls.len() == 1 || call.form.is_batch() == as_batch);
        let call = call.expect("a typed call");
        let call = call.about(&serde_json::from_slice(&exchange.response.body).unwrap_or_default());
        let (name, form) = (call.name, call.form);
        let (items, send) = if form.is_batch() {
            let sent = match sent {
                Some(Value::Array(items)) => items,
                // A real server takes each field of an object as an item.
                Some(Value::Object(fields)) => fields.into_iter().map(|_| Value::Null).collect(),
                _ => answered.unwrap_or_default().into_iter().rev().collect(),
            };
            let mut items: Vec<_> = sent.iter().enumerate().map(|(index, item)| writable(name, index, item)).collect();
            // Some lists cannot be sent empty; their response is given to a list of one item.
            if items.is_empty() && matches!(form, Form::Names | Form::Results) {
                items.push(writable(name, 0, &Value::Null));
            }
            (items.clone(), call.with(items).send)
        } else {
            (Vec::new(), call.send)
        };
        let exchange = about(exchange, form, &items);
        Some(Row { exchange, name, form, items, send })
    });
    rows.collect()
}

/// The reason in a recorded message or item outcome.
fn reason(message: &str) -> Option<Reason> {
    let word = match message.split_once("{error,") {
        Some((_, rest)) => rest.split_once('}').expect("the term ends").0,
        None => message,
    };
    API.reasons.iter().map(|known| &known.reason).find(|reason| reason.word() == word).cloned()
}

#[test]
fn the_recordings_cover_the_api() {
    let rows = rows();
    let all = recordings::all();
    let outside: Vec<_> =
        all.iter().filter(|exchange| exchange.operation.is_some() && exchange.known_operation().is_none()).collect();
    // Only the path in the vendor's pages, which no server serves.
    assert_eq!(
        outside.iter().filter_map(|exchange| exchange.operation.as_deref()).collect::<Vec<_>>(),
        ["DELETE /acl/all/$all/topic/{}"]
    );
    assert!(rows.len() >= 377, "recordings are missing: {}", rows.len());
    // An operation may lack recordings; otherwise it has an exchange for each of its calls.
    let used = |call: &str| rows.iter().any(|row| row.name == call);
    for operation in operations::ALL.iter().filter(|operation| operation.calls.iter().any(|call| used(call))) {
        let unused: Vec<_> = operation.calls.iter().filter(|call| !used(call)).collect();
        assert!(unused.is_empty(), "no exchange for {unused:?}");
    }
}

#[tokio::test]
async fn every_recorded_failure_behind_a_200_is_an_error() {
    let server = Server::start();
    let client = common::client(&server.address());
    let (mut without_code, mut with_code, mut with_items) = (0, 0, 0);
    for row in rows().iter().filter(|row| row.hides_a_failure()) {
        let place = format!("{} as {}", row.exchange.name, row.name);
        let error = row.fail(&server, &client).await;
        assert_eq!(error.status(), Some(200), "{place}");
        let outcomes = row.outcomes();
        if row.is_code_0() {
            with_items += 1;
            assert_eq!(error.kind(), ErrorKind::PartialFailure, "{place}: {error:?}");
            assert_eq!(error.items().len(), outcomes.len(), "{place}");
            for (index, (item, (recorded, is_ok))) in error.items().iter().zip(&outcomes).enumerate() {
                assert_eq!((item.index(), item.is_ok()), (index, *is_ok), "{place}, item {index}");
                assert_eq!(item.row(), recorded.as_ref(), "{place}, item {index}");
                if *is_ok {
                    continue;
                }
                let recorded = recorded.as_ref().unwrap_or(&Value::Null);
                let code = recorded["code"].as_i64().map(ResultCode::from);
                assert_eq!(item.code(), code.as_ref(), "{place}, item {index}");
                let said = recorded.get("outcome").or_else(|| recorded.get("result")).and_then(Value::as_str);
                assert_eq!(item.reason(), said.and_then(reason).as_ref(), "{place}, item {index}");
                let message = said.or_else(|| recorded["message"].as_str());
                assert_eq!(item.message(), message, "{place}, item {index}");
            }
        } else {
            let answer = row.answer().expect("a failure behind a 200 is a JSON object");
            let code = answer.get("code").map(|code| ResultCode::from(code.as_i64().expect("a number")));
            *(if code.is_some() { &mut with_code } else { &mut without_code }) += 1;
            assert_eq!(error.kind(), ErrorKind::Refused, "{place}: {error:?}");
            assert_eq!(error.code(), code.as_ref(), "{place}");
            let message = answer["message"].as_str().expect("a failure has a message");
            assert_eq!(error.message(), Some(message), "{place}");
            assert_eq!(error.reason(), reason(message).as_ref(), "{place}");
            assert!(error.items().is_empty(), "{place}");
        }
    }
    println!("failures behind a 200: {without_code} without a code, {with_code} with one, {with_items} in items");
    assert!(
        without_code >= 34 && with_code >= 42 && with_items >= 13,
        "recordings are missing: {without_code}, {with_code}, {with_items}"
    );
}

#[tokio::test]
async fn every_recorded_success_is_returned_unchanged() {
    let server = Server::start();
    let client = common::client(&server.address());
    let (mut successes, mut absences) = (0, 0);
    for row in rows().iter().filter(|row| row.exchange.response.status == 200 && !row.hides_a_failure()) {
        let place = format!("{} as {}", row.exchange.name, row.name);
        if row.is_absent() {
            let error = row.fail(&server, &client).await;
            assert!(error.is_not_found() && error.kind() == ErrorKind::NotFound, "{place}: {error:?}");
            absences += 1;
            continue;
        }
        server.answer(row.exchange.answer());
        let got = (row.send)(&client).await.unwrap_or_else(|error| panic!("{place}: {error:?}"));
        let mut recorded = row.answer().expect("a success is a JSON object");
        let fields = recorded.as_object_mut().expect("an object");
        fields.remove("code");
        match (row.form, fields.get_mut("data")) {
            (Form::Results, Some(Value::Array(rows))) => rows.reverse(),
            (Form::MaybeObject, None) => drop(fields.insert("data".to_owned(), json!({}))),
            _ => {}
        }
        assert_eq!(got, recorded, "{place}");
        successes += 1;
    }
    println!("recorded successes: {successes}, and {absences} lookups without result");
    assert!(successes >= 213 && absences >= 4, "recordings are missing: {successes}, {absences}");
}

#[tokio::test]
async fn every_recorded_status_other_than_200_is_an_error() {
    let server = Server::start();
    let client = common::client(&server.address());
    let mut statuses = std::collections::BTreeMap::<u16, usize>::new();
    for row in rows().iter().filter(|row| row.exchange.response.status != 200) {
        let status = row.exchange.response.status;
        let place = format!("{} as {}", row.exchange.name, row.name);
        let error = row.fail(&server, &client).await;
        assert_eq!((error.kind(), error.status()), (ErrorKind::Status, Some(status)), "{place}");
        assert_eq!((error.code(), error.message()), (None, None), "{place}");
        assert!(error.to_string().contains(&format!("HTTP {status}")), "{place}: {error}");
        // The body adds information to the status, so it is shown.
        let body = row.exchange.received_text();
        assert!(error.to_string().contains(body.trim()), "{place}: {error}");
        *statuses.entry(status).or_default() += 1;
    }
    println!("recorded statuses other than 200: {statuses:?}");
    assert!(statuses.values().sum::<usize>() >= 71, "recordings are missing: {statuses:?}");
    assert_eq!(statuses.into_keys().collect::<Vec<_>>(), [204, 400, 401, 404, 414, 500]);
}

/// Calls send the items of the recorded requests.
#[tokio::test]
async fn batches_are_sent_with_the_recorded_names() {
    let server = Server::start();
    let client = crate::common::builder(&server.address()).retry(Retry::none()).build().expect("a client");
    let mut tried = 0;
    for row in rows().iter().filter(|row| row.form == Form::Names && row.exchange.response.status == 200) {
        server.answer(row.exchange.answer());
        // Other tests check the outcome.
        drop((row.send)(&client).await);
        assert_eq!(server.only().json(), Some(Value::Array(row.items.clone())), "{}", row.exchange.name);
        tried += 1;
    }
    assert!(tried >= 10, "{tried}");
}
