//! What must hold for every call by name, whatever its arguments.

use arbitrary::{Result, Unstructured};
use emqx_cloud::{ErrorKind, Operation, operations};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use super::{Bench, oracle};
use crate::server::{BASE_PATH, Request};
use crate::specification::Specification;

/// A call by name.
#[derive(Clone)]
struct Given {
    name: String,
    arguments: Vec<(String, Value)>,
    body: Option<Value>,
}

/// Truncates long values.
impl std::fmt::Debug for Given {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:?} {:?} {:?}", self.name, self.arguments, self.body);
        f.write_str(text.get(..4_000).unwrap_or(&text))
    }
}

impl Bench {
    pub(super) fn arguments_case(&self, bytes: &[u8]) -> bool {
        let given = self.given(&mut Unstructured::new(bytes)).expect("a call can be made of any bytes");
        // A refusal is not retried.
        self.set(b"HTTP/1.1 400 X\r\ncontent-length: 0\r\n\r\n".to_vec(), true);
        let mut call = self.kept.call(&given.name);
        for (name, value) in &given.arguments {
            call = call.arg(name, value.clone());
        }
        if let Some(body) = &given.body {
            call = call.body(body.clone());
        }
        let shown = format!("{call:?}");
        assert!(!shown.is_empty());
        let error = self.run(&given, call.send()).expect_err("the server says 400");
        let asked = self.asked();
        if error.kind() == ErrorKind::InvalidArgument {
            assert!(asked.is_empty(), "refused, but sent: {given:?}: {error}");
            assert!(error.argument().is_some(), "no argument is named: {given:?}: {error}");
            return false;
        }
        assert_eq!((error.status(), asked.len()), (Some(400), 1), "{given:?}: {error}");
        let operation = error.operation().expect("it was sent");
        if let Err(problem) = compare(operation, &given, &asked[0]) {
            panic!("{problem}: {given:?}: {asked:?}");
        }
        true
    }

    fn given(&self, u: &mut Unstructured<'_>) -> Result<Given> {
        let call = u.choose(&self.calls)?;
        let operation = call.operation;
        let name = if u.ratio(1, 50)? { u.arbitrary::<&str>()?.to_owned() } else { call.name.to_owned() };
        let mut arguments = Vec::new();
        for parameter in operation.parameters {
            // Path arguments are required.
            if u.ratio(if parameter.required { 49 } else { 20 }, 50)? {
                let documented = call.arguments.iter().find(|argument| argument.name == parameter.argument);
                let like = documented.map_or(&Value::Null, |argument| &argument.value);
                arguments.push((parameter.argument.to_owned(), value(u, like)?));
            }
        }
        if u.ratio(1, 30)? {
            let others = operations::ALL.iter().flat_map(|operation| operation.parameters);
            let others: Vec<_> = others.flat_map(|parameter| [parameter.argument, parameter.name]).collect();
            arguments.push(((*u.choose(&others)?).to_owned(), value(u, &Value::Null)?));
        }
        let mut body = call.body.clone();
        if let Some(body) = &mut body {
            for _ in 0..u.int_in_range(0..=4)? {
                edit(body, u)?;
            }
        }
        if u.ratio(1, 40)? {
            body = if body.is_some() { None } else { Some(Value::Object(Map::new())) };
        }
        Ok(Given { name, arguments, body })
    }
}

/// Strings that are easily misread.
const TEXTS: [&str; 36] = [
    "a",
    "",
    ".",
    "..",
    "/",
    "a/b",
    "a//b/",
    "..%2f",
    "%2e%2e",
    "%",
    "%zz",
    "%25",
    "a%2Fb",
    "+",
    "a+b",
    " ",
    "a b",
    "#",
    "a/#",
    "?x=1",
    "a&b=c",
    "=",
    ";",
    "\\",
    "\0",
    "\r\nHost: x",
    "\u{e9}\u{4e2d}\u{1f600}",
    "\u{202e}",
    "\u{fffd}",
    "$all",
    "@",
    "$share/g/t",
    "true",
    "007",
    "+5",
    "sensor-1",
];

fn text(u: &mut Unstructured<'_>) -> Result<String> {
    Ok(match u.int_in_range(0..=9)? {
        0..=5 => (*u.choose(&TEXTS)?).to_owned(),
        6 => format!("{}{}", u.choose(&TEXTS)?, u.choose(&TEXTS)?),
        7 => u.choose(&["x", "/", "%", "\u{e9}"])?.repeat(*u.choose(&[1_000, 8_000, 65_534, 65_535, 65_536, 70_000])?),
        _ => u.arbitrary::<&str>()?.to_owned(),
    })
}

/// A value, mostly of the same type as another.
fn value(u: &mut Unstructured<'_>, like: &Value) -> Result<Value> {
    let number = like.is_number();
    Ok(match u.int_in_range(0..=19)? {
        0 => Value::Null,
        1 => u.arbitrary::<bool>()?.into(),
        2 => u.arbitrary::<f64>()?.into(),
        3 => Value::Array(Vec::new()),
        4 => u.arbitrary::<i64>()?.into(),
        5 => u.arbitrary::<u64>()?.into(),
        6..=14 if number => u.int_in_range(-1..=20)?.into(),
        6..=14 if like.is_boolean() => u.arbitrary::<bool>()?.into(),
        15 if number => u.int_in_range(0..=20)?.to_string().into(),
        _ => text(u)?.into(),
    })
}

/// Mutates a body.
fn edit(body: &mut Value, u: &mut Unstructured<'_>) -> Result<()> {
    const FIELDS: [&str; 16] = [
        "clientid",
        "username",
        "password",
        "topic",
        "topics",
        "qos",
        "retain",
        "payload",
        "encoding",
        "properties",
        "user_properties",
        "return",
        "action",
        "access",
        "message_expiry_interval",
        "x",
    ];
    match body {
        Value::Array(items) => match u.int_in_range(0..=6)? {
            0 if !items.is_empty() => drop(items.remove(u.choose_index(items.len())?)),
            1 if !items.is_empty() => items.push(u.choose(items)?.clone()),
            2 => items.push(value(u, &Value::Null)?),
            _ if !items.is_empty() => {
                let index = u.choose_index(items.len())?;
                edit(&mut items[index], u)?;
            }
            _ => {}
        },
        Value::Object(fields) => {
            let known: Vec<String> = fields.keys().cloned().collect();
            match u.int_in_range(0..=7)? {
                0 if !known.is_empty() => drop(fields.remove(u.choose(&known)?)),
                1 => drop(fields.insert((*u.choose(&FIELDS)?).to_owned(), value(u, &0.into())?)),
                2 => drop(fields.insert("properties".to_owned(), object(u)?)),
                3 => drop(fields.insert("user_properties".to_owned(), object(u)?)),
                4 => drop(fields.insert((*u.choose(&FIELDS)?).to_owned(), value(u, &true.into())?)),
                _ if !known.is_empty() => {
                    let name = u.choose(&known)?.clone();
                    fields.insert(name, text(u)?.into());
                }
                _ => {}
            }
        }
        other => *other = value(u, &Value::Null)?,
    }
    Ok(())
}

fn object(u: &mut Unstructured<'_>) -> Result<Value> {
    let mut fields = Map::new();
    for _ in 0..u.int_in_range(0..=2)? {
        let name = if u.ratio(1, 2)? { "message_expiry_interval".to_owned() } else { text(u)? };
        fields.insert(name, value(u, &0.into())?);
    }
    Ok(Value::Object(fields))
}

/// Checks that a request has exactly the given arguments.
fn compare(operation: &Operation, given: &Given, asked: &Request) -> std::result::Result<(), String> {
    let expect = |is: bool, what: &str| if is { Ok(()) } else { Err(what.to_owned()) };
    expect(asked.method == operation.method, "another method")?;
    let (path, query) = asked.target.split_once('?').unwrap_or((&asked.target, ""));
    let path = path.strip_prefix(BASE_PATH).ok_or("another base path")?;
    let (template, path): (Vec<_>, Vec<_>) = (operation.path.split('/').collect(), path.split('/').collect());
    expect(template.len() == path.len(), "another number of segments")?;
    let mut left = given.arguments.clone();
    let mut take = |argument: &str| {
        let at = left.iter().position(|(name, _)| name == argument)?;
        Some(left.remove(at).1)
    };
    for (template, segment) in template.iter().zip(path) {
        match template.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            None => expect(*template == segment, "another path")?,
            Some(name) => {
                let parameter = operation.parameters.iter().find(|found| found.is_in_path() && found.name == name);
                let argument = take(parameter.ok_or("an unknown name in the path")?.argument);
                let decoded = percent_decode_str(segment).decode_utf8().map_err(|error| error.to_string())?;
                expect(argument.is_some_and(|given| given == *decoded), "another name in the path")?;
            }
        }
    }
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').ok_or("not a pair in the query")?;
        let parameter = operation.parameters.iter().find(|found| !found.is_in_path() && found.name == name);
        let parameter = parameter.ok_or("an unknown name in the query")?;
        let argument = take(parameter.argument).ok_or("a surplus name in the query")?;
        let value = form_decoded(value)?;
        // The server decodes this one twice.
        let twice = Specification::read().is_decoded_twice(operation, name);
        let value = if twice { percent_decode_str(&value).decode_utf8_lossy().into_owned() } else { value };
        expect(is_same(&argument, &value), &format!("another value in the query: {value:?}"))?;
    }
    expect(left.is_empty(), "an argument was not sent")?;
    match (&given.body, asked.body.is_empty()) {
        (None, true) => Ok(()),
        (Some(body), false) => {
            let sent: Value = serde_json::from_slice(&asked.body).map_err(|error| error.to_string())?;
            match oracle::difference("body", body, &sent) {
                None => expect(*body == sent, "another body"),
                Some(difference) => Err(difference),
            }
        }
        (None, false) => Err("a surplus body".to_owned()),
        (Some(_), true) => Err("the body was not sent".to_owned()),
    }
}

fn form_decoded(text: &str) -> std::result::Result<String, String> {
    let spaced = text.replace('+', "%20");
    percent_decode_str(&spaced).decode_utf8().map(Into::into).map_err(|error| error.to_string())
}

/// Whether a string on the wire is the given value: numbers and booleans may be given as strings.
fn is_same(given: &Value, sent: &str) -> bool {
    match given {
        Value::String(given) if given == sent => true,
        Value::String(given) => {
            matches!((given.parse::<i128>(), sent.parse::<i128>()), (Ok(given), Ok(sent)) if given == sent)
        }
        Value::Number(number) => number.to_string() == sent,
        Value::Bool(truth) => truth.to_string() == sent,
        _ => false,
    }
}
