//! `/subscriptions`.

use serde::Serialize;

use super::answer::{Answer, Meta};
use super::erlang;
use super::json::{Json, Text};
use super::params::{Page, to_integer};
use super::state::{State, Subscription};
use super::{Behaviour, Call, Crash, Version, topic};
use crate::percent::form_decoded;

pub fn behaviour(operation: &str) -> Option<Behaviour> {
    Some(match operation {
        "list_subscriptions" => list,
        "get_client_subscriptions" => get,
        _ => return None,
    })
}

#[derive(Serialize)]
struct Row<'r> {
    node: &'r str,
    topic: Json,
    clientid: Text<'r>,
    qos: u8,
}

impl<'r> Row<'r> {
    fn new(subscription: &'r Subscription, node: &'r str) -> Self {
        let topic = Json::Bytes(topic::shown(subscription.group.as_deref(), &subscription.topic));
        Self { node, topic, clientid: Text(&subscription.client), qos: subscription.qos }
    }
}

fn get(state: &mut State, call: &Call) -> Result<Answer, Crash> {
    let rows = state.subscriptions_of(call.segment("clientid"));
    Ok(Answer::data(&rows.map(|row| Row::new(row, &state.node)).collect::<Vec<_>>()))
}

#[derive(Default)]
struct Filters<'f> {
    clientid: Option<&'f [u8]>,
    qos: Option<i64>,
    share: Option<&'f [u8]>,
    matching: Option<&'f [u8]>,
}

impl Filters<'_> {
    fn is_match(&self, row: &Subscription, share: impl Fn(&[u8], &[u8]) -> bool) -> bool {
        self.clientid.is_none_or(|id| *id == *row.client)
            && self.qos.is_none_or(|qos| qos == i64::from(row.qos))
            && self.share.is_none_or(|wanted| row.group.as_deref().is_some_and(|group| share(group, wanted)))
            && self.matching.is_none_or(|filter| topic::matches(&row.topic, filter))
    }
}

fn list(state: &mut State, call: &Call) -> Result<Answer, Crash> {
    let params = &call.params;
    let topic = params.get("topic")?;
    let text = |name| params.get(name).map(|value| value.and_then(Json::bytes));
    let mut filters =
        Filters { clientid: text("clientid")?, qos: None, share: text("share")?, matching: text("_match_topic")? };
    if let Some(qos) = text("qos")? {
        filters.qos = match to_integer(qos) {
            Some(qos) => Some(qos),
            // Of no interest to old servers beside a topic.
            None if topic.is_some() && state.version < Version::V4_4_19 => None,
            None if topic.is_some() || state.version < Version::V4_4_19 => return Err(Crash),
            None => {
                let mut message = b"{bad_value_type,{<<\"qos\">>,integer,".to_vec();
                erlang::binary(qos, &mut message);
                message.extend_from_slice(b"}}");
                return Ok(Answer::text(400, message));
            }
        };
    }
    match topic {
        Some(topic) => list_topic(state, params, topic.bytes().ok_or(Crash)?, filters),
        None => list_all(state, params, &filters),
    }
}

fn list_all(state: &State, params: &Json, filters: &Filters<'_>) -> Result<Answer, Crash> {
    let page = Page::of(params, 10_000)?;
    let table = state.subscriptions();
    let filtered =
        ["clientid", "qos", "share", "_match_topic"].iter().any(|name| matches!(params.get(name), Ok(Some(_))));
    let matching =
        table.iter().map(|(_, row)| row).filter(|row| filters.is_match(row, |group, wanted| group == wanted));
    let (rows, more) = page.take(matching.map(|row| Row::new(row, &state.node)));
    let count = if filtered { -1 } else { i64::try_from(table.len()).unwrap_or(i64::MAX) };
    let meta = Meta { page: page.number, limit: page.limit, hasnext: Some(more), count };
    Ok(Answer::page(Some(meta), &rows))
}

/// The list of a topic takes another way through the server, which counts, and decodes the topic once more.
fn list_topic(state: &State, params: &Json, topic: &[u8], filters: Filters<'_>) -> Result<Answer, Crash> {
    let page = Page::of(params, 10_000)?;
    let filters = if state.version >= Version::V4_4_19 { filters } else { Filters::default() };
    if page.number < 1 && state.version >= Version::V4_4_19 {
        return Err(Crash);
    }
    // A value that cannot be decoded matches no topic.
    let topic = form_decoded(topic);
    let rows = topic.iter().flat_map(|topic| state.subscriptions_to(topic));
    let rows = rows.filter(|row| filters.is_match(row, |group, wanted| group.starts_with(wanted)));
    let rows: Vec<_> = rows.map(|row| Row::new(row, &state.node)).collect();
    if state.version < Version::V4_4_0 {
        return Ok(Answer::page(None, &rows));
    }
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let (rows, more) = page.take(rows.into_iter());
    let meta = Meta { page: page.number, limit: page.limit, hasnext: Some(more), count };
    Ok(Answer::page(Some(meta), &rows))
}
