//! Compares a response with the recorded one.

use std::collections::BTreeSet;
use std::fmt;

use emqx_cloud_tests::exchanges::Answered;
use emqx_cloud_tests::replay::Json;
use serde_json::Value;

/// Why values may differ. Their form may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The recording was made at another time.
    Time,
    /// The simulator sees no packets and runs no processes, so it does not count their bytes and work.
    Counter,
    /// Messages have other identifiers on each server.
    MessageId,
    /// The server's tables have no order.
    Order,
    /// Which rows are on one of several pages follows from the order.
    Page,
    /// Stored passwords begin with a random salt.
    Salt,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Time => "times differ",
            Self::Counter => "counters of packets, bytes and processes differ",
            Self::MessageId => "identifiers of messages differ",
            Self::Order => "rows come in another order",
            Self::Page => "a page of several has other rows",
            Self::Salt => "salted passwords differ",
        })
    }
}

const TIMES: [&str; 3] = ["created_at", "connected_at", "disconnected_at"];

/// What a client's row says about packets and processes.
const COUNTERS: [&str; 10] = [
    "recv_oct",
    "recv_cnt",
    "recv_pkt",
    "send_oct",
    "send_cnt",
    "send_pkt",
    "mailbox_len",
    "heap_size",
    "reductions",
    "port",
];

/// Returns the rules that were needed.
///
/// # Errors
///
/// The responses differ beyond the rules.
pub fn compare(recorded: &Answered, got: &Answered) -> Result<BTreeSet<Rule>, String> {
    if recorded.status != got.status {
        let body = String::from_utf8_lossy(&got.body);
        return Err(format!("status {} instead of {}: {body:.200}", got.status, recorded.status));
    }
    for name in ["content-type", "www-authenticate"] {
        let header = |answer: &Answered| answer.headers.get(name).cloned();
        // Not every recording has the second one.
        if header(recorded) != header(got) && (name == "content-type" || header(recorded).is_some()) {
            return Err(format!("{name} is {:?} instead of {:?}", header(got), header(recorded)));
        }
    }
    let (Ok(wanted), Ok(is)) = (Json::read(&recorded.body), Json::read(&got.body)) else {
        return if recorded.body == got.body {
            Ok(BTreeSet::new())
        } else {
            let text = |answer: &Answered| String::from_utf8_lossy(&answer.body).into_owned();
            Err(format!("the body is {:?} instead of {:?}", text(got), text(recorded)))
        };
    };
    let mut comparison = Comparison { several_pages: several_pages(&wanted.value()), rules: BTreeSet::new() };
    comparison.value(&wanted, &is, "")?;
    if !newest_first(&wanted.value()["data"]) || newest_first(&is.value()["data"]) {
        return Ok(comparison.rules);
    }
    Err("the newest row of a page must come first".to_owned())
}

/// Whether rows are sorted by the number that says when they were created.
fn newest_first(rows: &Value) -> bool {
    let times: Vec<_> = rows.as_array().into_iter().flatten().map(|row| row["created_at"].as_u64()).collect();
    times.is_sorted_by(|one, other| one >= other)
}

/// Whether a list has rows on other pages.
fn several_pages(body: &Value) -> bool {
    let meta = &body["meta"];
    let rows = body["data"].as_array().map_or(0, Vec::len);
    let is_full = meta["limit"].as_u64().is_some_and(|limit| limit <= rows as u64);
    meta.is_object() && (meta["hasnext"] == true || meta["page"].as_i64() > Some(1) || is_full)
}

struct Comparison {
    several_pages: bool,
    rules: BTreeSet<Rule>,
}

impl Comparison {
    fn value(&mut self, wanted: &Json, is: &Json, path: &str) -> Result<(), String> {
        match (wanted, is) {
            (Json::Object(wanted), Json::Object(is)) => self.object(wanted, is, path),
            (Json::Array(wanted), Json::Array(is)) => self.array(wanted, is, path),
            _ => self.scalar(wanted, is, path),
        }
    }

    /// The order of members does not count, but how often they appear.
    fn object(&mut self, wanted: &[(String, Json)], is: &[(String, Json)], path: &str) -> Result<(), String> {
        let sorted = |members: &[(String, Json)]| {
            let mut members: Vec<_> = members.to_vec();
            members.sort_by(|(one, _), (other, _)| one.cmp(other));
            members
        };
        let (wanted, is) = (sorted(wanted), sorted(is));
        let names = |members: &[(String, Json)]| members.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        if names(&wanted) != names(&is) {
            return Err(format!("`{path}` has the members {:?} instead of {:?}", names(&is), names(&wanted)));
        }
        wanted
            .iter()
            .zip(&is)
            .try_for_each(|((name, wanted), (_, is))| self.value(wanted, is, &format!("{path}/{name}")))
    }

    fn array(&mut self, wanted: &[Json], is: &[Json], path: &str) -> Result<(), String> {
        if wanted.len() != is.len() {
            return Err(format!("`{path}` has {} items instead of {}: {}", is.len(), wanted.len(), names(is)));
        }
        let start = self.rules.clone();
        let in_order = wanted.iter().zip(is).enumerate();
        let first = in_order.map(|(index, (wanted, is))| self.value(wanted, is, &format!("{path}/{index}")));
        let Some(error) = first.collect::<Result<Vec<_>, _>>().err() else { return Ok(()) };
        // Only the rows of lists have no order, which are objects without an outcome.
        let is_row = |item: &Json| {
            item.members().is_some_and(|members| !members.iter().any(|(name, _)| name == "code" || name == "result"))
        };
        if path != "/data" || !wanted.iter().all(is_row) {
            return Err(error);
        }
        self.rules = start;
        let mut left: Vec<&Json> = is.iter().collect();
        let mut missing = None;
        for row in wanted {
            let found = left.iter().position(|other| {
                let mut trial = Self { several_pages: false, rules: BTreeSet::new() };
                let same = trial.value(row, other, "").is_ok();
                if same {
                    self.rules.extend(trial.rules);
                }
                same
            });
            match found {
                Some(index) => _ = left.remove(index),
                None => missing = Some(row),
            }
        }
        let Some(missing) = missing else {
            self.rules.insert(Rule::Order);
            return Ok(());
        };
        // Other rows, but of the same form.
        if self.several_pages && wanted.iter().zip(is).all(|(wanted, is)| members(wanted) == members(is)) {
            self.rules.insert(Rule::Page);
            return Ok(());
        }
        Err(format!("`{path}` has no row {}: {}", names(std::slice::from_ref(missing)), names(is)))
    }

    fn scalar(&mut self, wanted: &Json, is: &Json, path: &str) -> Result<(), String> {
        if wanted == is {
            return Ok(());
        }
        let name = path.rsplit('/').next().unwrap_or_default();
        let (one, other) = (wanted.value(), is.value());
        let numbers = one.is_u64() && other.is_u64();
        let form = |value: &Value| value.as_str().map(form);
        let rule = if TIMES.contains(&name) && (numbers || form(&one) == form(&other)) {
            Some(Rule::Time)
        } else if numbers && (COUNTERS.contains(&name) || path.contains("/metrics/")) {
            Some(Rule::Counter)
        } else if path.contains("/data/msgid") && one.is_string() && form(&one) == form(&other) {
            Some(Rule::MessageId)
        } else if name == "password" && one.is_string() && other.is_string() {
            Some(Rule::Salt)
        } else {
            None
        };
        match rule {
            Some(rule) => {
                self.rules.insert(rule);
                Ok(())
            }
            None => Err(format!("`{path}` is {other} instead of {one}")),
        }
    }
}

fn members(row: &Json) -> Vec<&str> {
    let mut names: Vec<_> = row.members().unwrap_or_default().iter().map(|(name, _)| name.as_str()).collect();
    // A time that only some rows have.
    names.retain(|name| *name != "disconnected_at");
    names.sort_unstable();
    names
}

/// The form of a string: hexadecimal digits are all the same.
fn form(text: &str) -> String {
    text.chars().map(|character| if character.is_ascii_hexdigit() { '0' } else { character }).collect()
}

/// The rows, shortly.
fn names(rows: &[Json]) -> String {
    let short = |row: &Json| match row.value() {
        Value::Object(members) if members.len() > 8 => {
            members.get("clientid").map_or_else(String::new, Value::to_string)
        }
        value => value.to_string(),
    };
    rows.iter().map(short).collect::<Vec<_>>().join(", ")
}
