//! `/acl`: access rules.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::answer::{Answer, Meta};
use super::auth::field;
use super::erlang;
use super::json::{Json, Text};
use super::params::{Page, contains};
use super::state::{Access, Kind, Rule, RuleAction, State};
use super::{Behaviour, Call, Crash, Version};

pub fn behaviour(operation: &str) -> Option<Behaviour> {
    Some(match operation {
        "create_acl" => create,
        "list_acl_by_clientid" => |state, call| list(state, call, Some(Kind::Clientid)),
        "list_acl_by_username" => |state, call| list(state, call, Some(Kind::Username)),
        "list_acl_for_all" => |state, call| list(state, call, None),
        "get_acl_by_clientid" => |state, call| get(state, call, Kind::Clientid),
        "get_acl_by_username" => |state, call| get(state, call, Kind::Username),
        "delete_acl_by_clientid" => |state, call| delete(state, call, Some(Kind::Clientid)),
        "delete_acl_by_username" => |state, call| delete(state, call, Some(Kind::Username)),
        "delete_acl_for_all" => |state, call| delete(state, call, None),
        _ => return None,
    })
}

/// The name in a rule for all clients.
const ALL: Json = Json::Atom("$all");

struct Row<'r> {
    kind: Option<Kind>,
    login: &'r [u8],
    rule: &'r Rule,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self.kind {
            Some(kind) => map.serialize_entry(kind.field(), &Text(self.login))?,
            None => map.serialize_entry("all", &ALL)?,
        }
        map.serialize_entry("topic", &Text(&self.rule.topic))?;
        map.serialize_entry("action", self.rule.action.word())?;
        map.serialize_entry("access", self.rule.access.word())?;
        map.end()
    }
}

fn list(state: &mut State, call: &Call, kind: Option<Kind>) -> Result<Answer, Crash> {
    let newest = state.version >= Version::V4_4_19;
    let page = Page::of(&call.params, if newest { 50 } else { 10 })?;
    if page.limit == 0 {
        return Err(Crash);
    }
    let filter = |name| if newest { call.params.get(name) } else { Ok(None) };
    let login = kind.map_or(Ok(None), |kind| filter(kind.field()))?;
    let like = kind.map_or(Ok(None), |kind| filter(kind.like()))?;
    let (topic, action, access) = (filter("topic")?, filter("action")?, filter("access")?);
    let is = |wanted: Option<&Json>, value: &[u8]| wanted.is_none_or(|wanted| wanted.bytes() == Some(value));

    let mut rows = Vec::new();
    let mut somebody_without = false;
    for (name, rules) in state.rules(kind).iter().filter(|(name, _)| is(login, name)) {
        // An empty part is in every name, other than in the lists of credentials.
        let like = like.and_then(Json::filled);
        let is_alike = like.map_or(Ok(true), |like| contains(name, like))?;
        let matching = rules.iter().filter(|rule| {
            let words = is(action, rule.action.word().as_bytes()) && is(access, rule.access.word().as_bytes());
            is_alike && words && is(topic, &rule.topic)
        });
        let before = rows.len();
        rows.extend(matching.map(|rule| Row { kind, login: name, rule }));
        somebody_without |= rows.len() == before;
    }
    // The server counts wrongly as soon as a filter matches no rule of somebody.
    let count = if somebody_without { 0 } else { i64::try_from(rows.len()).unwrap_or(i64::MAX) };
    let (mut rows, _) = page.take(rows.into_iter());
    rows.sort_by_key(|row| std::cmp::Reverse(row.rule.created_at));
    Ok(Answer::page(Some(Meta { page: page.number, limit: page.limit, hasnext: None, count }), &rows))
}

fn get(state: &mut State, call: &Call, kind: Kind) -> Result<Answer, Crash> {
    let login = call.segment(kind.field());
    let rules = state.rules(Some(kind)).get(login).map_or(&[][..], Vec::as_slice);
    let rows: Vec<_> = rules.iter().map(|rule| Row { kind: Some(kind), login, rule }).collect();
    Ok(Answer::data(&rows))
}

fn delete(state: &mut State, call: &Call, kind: Option<Kind>) -> Result<Answer, Crash> {
    let login = kind.map_or(&b""[..], |kind| call.segment(kind.field()));
    let topic = call.segment("topic");
    let table = state.rules_mut(kind);
    if let Some(rules) = table.get_mut(login) {
        rules.retain(|rule| *rule.topic != *topic);
        if rules.is_empty() {
            table.remove(login);
        }
    }
    Ok(Answer::ok())
}

/// A rule as it was sent, with what became of it.
struct Outcome {
    login: Option<(Kind, Json)>,
    topic: Json,
    action: Json,
    access: Json,
    result: &'static str,
}

impl Outcome {
    /// Its fields, by name.
    fn fields(&self) -> Vec<(Vec<u8>, Json)> {
        let (name, login) = match &self.login {
            Some((kind, name)) => (kind.field(), name.clone()),
            None => ("all", ALL),
        };
        let mut fields = vec![
            ("access", self.access.clone()),
            ("action", self.action.clone()),
            (name, login),
            ("result", Json::Bytes(self.result.as_bytes().to_vec())),
            ("topic", self.topic.clone()),
        ];
        fields.sort_by_key(|(name, _)| *name);
        fields.into_iter().map(|(name, value)| (name.as_bytes().to_vec(), value)).collect()
    }

    /// `{add,#{access => …}}`.
    fn message(&self) -> Vec<u8> {
        let mut message = b"{add,#{".to_vec();
        for (index, (name, value)) in self.fields().into_iter().enumerate() {
            if index > 0 {
                message.push(b',');
            }
            message.extend_from_slice(&name);
            message.extend_from_slice(b" => ");
            erlang::print(&value, &mut message);
        }
        message.extend_from_slice(b"}}");
        message
    }
}

fn create(state: &mut State, call: &Call) -> Result<Answer, Crash> {
    let rows = match &call.params {
        Json::Array(items) => match items.first() {
            None => return Err(Crash),
            Some(first) if first.is_list() => items,
            Some(_) => return single(state, &call.params),
        },
        params => return single(state, params),
    };
    // Items before one that crashes stay written.
    let outcomes = rows.iter().map(|row| add(state, row)).collect::<Result<Vec<_>, _>>()?;
    Ok(Answer::data(&outcomes.iter().rev().map(|outcome| Json::Object(outcome.fields())).collect::<Vec<_>>()))
}

fn single(state: &mut State, params: &Json) -> Result<Answer, Crash> {
    let outcome = add(state, params)?;
    Ok(match outcome.result {
        "ok" => Answer::data(&Json::Object(outcome.fields())),
        _ => Answer::message(&outcome.message()),
    })
}

fn add(state: &mut State, row: &Json) -> Result<Outcome, Crash> {
    let login = match (row.get("clientid")?, row.get("username")?) {
        (None, None) => None,
        (Some(_), None) => Some((Kind::Clientid, field(state.version, row, "clientid")?)),
        (None, Some(_)) => Some((Kind::Username, field(state.version, row, "username")?)),
        (Some(_), Some(_)) => return Err(Crash),
    };
    let topic = field(state.version, row, "topic")?;
    let action = field(state.version, row, "action")?;
    let access = field(state.version, row, "access")?;
    let actions = action.bytes().and_then(RuleAction::parse);
    let is_access = access.bytes().and_then(Access::parse);

    let result = if login.as_ref().is_some_and(|(_, name)| name.filled().is_none()) {
        "{error,login}"
    } else if let Some(topic) = topic.filled() {
        match (actions, is_access) {
            (None, _) => "{error,action}",
            (_, None) => "{error,access}",
            (Some(actions), Some(access)) => {
                let kind = login.as_ref().map(|(kind, _)| *kind);
                let name = login.as_ref().and_then(|(_, name)| name.bytes()).unwrap_or_default();
                state.add_rule(kind, name, topic, actions, access);
                "ok"
            }
        }
    } else {
        "{error,topic}"
    };
    Ok(Outcome { login, topic, action, access, result })
}

#[cfg(test)]
mod tests {
    use super::super::json::UNDEFINED;
    use super::*;

    #[test]
    fn a_refused_rule_is_printed_as_a_term() {
        let outcome = Outcome {
            login: Some((Kind::Clientid, Json::Bytes("客户".into()))),
            topic: UNDEFINED,
            action: Json::Bytes(b"b\"ad".to_vec()),
            access: Json::Null,
            result: "{error,topic}",
        };
        let expected = "{add,#{access => null,action => <<\"b\\\"ad\">>,clientid => <<229,174,162,230,136,183>>,\
                        result => <<\"{error,topic}\">>,topic => undefined}}";
        assert_eq!(String::from_utf8(outcome.message()).unwrap(), expected);
    }
}
