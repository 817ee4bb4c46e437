//! Every command of the table, called with the examples of the document. A new operation is tested without a line here.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed unwrap fails the test")]

use std::fs;

use emqx_cloud::{Client, Operation};
use serde_json::{Map, Value};

use crate::args::{self, Origin, id};
use crate::call::Given;
use crate::commands::COMMANDS;
use crate::handwritten;
use crate::table::{Argument, Command, Kind};

/// Nothing is sent to it.
const ADDRESS: &str = "http://127.0.0.1:9/api/v4";

/// What a dry run shows of a secret.
const HIDDEN: &str = "***";

/// Arguments of a command, and where each is sent.
type Arguments = Vec<(Origin, &'static Argument)>;

#[tokio::test]
async fn every_command_sends_the_request_of_its_operation() {
    let emqx = Client::builder(ADDRESS, "made-up-id", "made-up-secret").build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    for command in COMMANDS {
        let operation = args::operation(command).unwrap();
        for arguments in choices(command) {
            let words = arguments.iter().map(|(origin, argument)| {
                if argument.secret {
                    fs::write(&secret, format!("{}\nnot a part of it\n", example(command, argument))).unwrap();
                }
                word(command, *origin, argument, &secret.to_string_lossy())
            });
            let (positions, options): (Vec<_>, Vec<_>) = words.partition(|(is_position, _)| *is_position);
            let words: Vec<_> = positions.into_iter().chain(options).map(|(_, word)| word).collect();
            let fields: Map<_, _> = arguments
                .iter()
                .filter(|(origin, _)| *origin == Origin::Field)
                .map(|(_, field)| (field.name.to_owned(), value(command, field)))
                .collect();
            let is_array = command.body.as_ref().is_some_and(|body| body.fields.is_empty());
            if !is_array {
                let body = command.body.as_ref().map(|_| fields.into());
                check(&emqx, command, operation, &arguments, &words, body).await;
            }

            // The same body as JSON, in a file, because it can have a secret.
            let Some(body) = &command.body else { continue };
            let is_parameter = |(origin, _): &&(Origin, _)| *origin == Origin::Parameter;
            let mut words: Vec<_> =
                arguments.iter().filter(is_parameter).map(|(_, argument)| argument.example.to_owned()).collect();
            let file = folder.path().join("body.json");
            fs::write(&file, body.example).unwrap();
            words.push(format!("--body=@{}", file.display()));
            let body = hidden(command, serde_json::from_str(body.example).unwrap());
            check(&emqx, command, operation, &arguments, &words, Some(body)).await;
        }
    }
}

/// Returns what a command is called with: whatever it needs, and in turn each of the other arguments.
fn choices(command: &'static Command) -> Vec<Arguments> {
    let parameters = command.parameters.iter().map(|parameter| (Origin::Parameter, parameter));
    let fields = command.body.iter().flat_map(|body| body.fields).map(|field| (Origin::Field, field));
    let all: Arguments = parameters.chain(fields).collect();
    let is_needed = |argument: &Argument| argument.required || argument.positional;
    let needed: Arguments = all.iter().filter(|(_, argument)| is_needed(argument)).copied().collect();
    let others = all.into_iter().filter(|(_, argument)| !is_needed(argument) && !example(command, argument).is_empty());
    let alternatives = command.body.as_ref().map_or(&[][..], |body| body.alternatives);
    let with_another = others.map(|other| {
        // Without an alternative that is typed without its name, there is no place for the words after it.
        let is_instead = alternatives.contains(&other.1.name);
        needed.iter().filter(|(_, argument)| argument.required || !is_instead).copied().chain([other]).collect()
    });
    std::iter::once(needed.clone()).chain(with_another).collect()
}

/// Returns whether an argument is typed without its name, and how it is typed.
fn word(command: &'static Command, origin: Origin, argument: &Argument, secret: &str) -> (bool, String) {
    let known = args::arguments(command);
    let known = known.iter().find(|known| *known.get_id() == id(argument, origin)).unwrap();
    let example = example(command, argument);
    let value = if argument.secret { secret } else { &example };
    match known.get_long() {
        Some(option) => (false, format!("--{option}={value}")),
        None => (true, value.to_owned()),
    }
}

/// Returns an example: that of the argument, or of the body.
fn example(command: &Command, argument: &Argument) -> String {
    let body: Option<Value> = command.body.as_ref().and_then(|body| serde_json::from_str(body.example).ok());
    match body.as_ref().and_then(|body| body.get(argument.name)) {
        Some(Value::String(example)) if argument.example.is_empty() => example.clone(),
        Some(example) if argument.example.is_empty() => example.to_string(),
        _ => argument.example.to_owned(),
    }
}

/// Returns the value of a field that a dry run shows for its example.
fn value(command: &Command, field: &Argument) -> Value {
    let example = example(command, field);
    match field.kind {
        _ if field.secret => HIDDEN.into(),
        Kind::String | Kind::OneOf(_) => example.into(),
        Kind::Integer { .. } | Kind::Number | Kind::Boolean | Kind::Json => serde_json::from_str(&example).unwrap(),
    }
}

/// Hides the secrets of a body.
fn hidden(command: &Command, body: Value) -> Value {
    let fields = command.body.iter().flat_map(|body| body.fields);
    let bulk = args::bulk(command).into_iter().flat_map(|(bulk, _)| bulk.fields);
    let secrets: Vec<_> = fields.chain(bulk).filter(|field| field.secret).map(|field| field.name).collect();
    match body {
        Value::Array(items) => items.into_iter().map(|item| hidden(command, item)).collect(),
        Value::Object(fields) => {
            let hide = |(name, value): (String, Value)| {
                if secrets.contains(&&*name) { (name, HIDDEN.into()) } else { (name, value) }
            };
            Value::Object(fields.into_iter().map(hide).collect())
        }
        other => other,
    }
}

/// Compares what a command line would send with the operation.
async fn check(
    emqx: &Client,
    command: &'static Command,
    operation: &Operation,
    arguments: &Arguments,
    words: &[String],
    body: Option<Value>,
) {
    let line = ["emqx-cloud", command.group, command.name].into_iter().chain(words.iter().map(String::as_str));
    let is_own = handwritten::in_group(command.group).iter().any(|own| own.get_name() == command.name);
    let matches = match is_own {
        // The program has a command with more abilities in its place.
        true => args::operation_command(command).try_get_matches_from(line.skip(2)),
        false => args::command().try_get_matches_from(line),
    };
    let matches = matches.unwrap_or_else(|error| panic!("{} {}: {words:?}: {error}", command.group, command.name));
    let mut matches = &matches;
    while let Some((_, inner)) = matches.subcommand() {
        matches = inner;
    }
    let request = Given::read(command, matches).unwrap().call(emqx, command, matches).dry_run().await;
    let request = request.unwrap_or_else(|error| panic!("{} {}: {words:?}: {error}", command.group, command.name));

    let mut path = operation.path.to_owned();
    let mut query = Vec::new();
    for (_, argument) in arguments.iter().filter(|(origin, _)| *origin == Origin::Parameter) {
        let parameter = operation.parameters.iter().find(|parameter| parameter.argument == argument.name).unwrap();
        let place = format!("{{{}}}", parameter.name);
        if path.contains(&place) {
            path = path.replace(&place, &encoded(argument.example, "$@"));
        } else {
            let once =
                if parameter.decoded_twice { argument.example.replace('%', "%25") } else { argument.example.into() };
            query.push(format!("{}={}", parameter.name, encoded(&once, "*")));
        }
    }
    assert_eq!(request.method(), operation.method, "{words:?}");
    let (base, found) = request.url().split_once('?').unwrap_or((request.url(), ""));
    assert_eq!(base, format!("{ADDRESS}{path}"), "{words:?}");
    assert_eq!(found, query.join("&"), "{words:?}");
    let sent = request.body().map(|body| serde_json::from_str::<Value>(body).unwrap());
    assert_eq!(sent, body, "{} {}: {words:?}", command.group, command.name);
}

/// Percent-encodes everything but letters, digits, and characters that are safe in this place.
fn encoded(text: &str, safe: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte) || safe.as_bytes().contains(&byte);
    let encode = |byte: u8| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(encode).collect()
}
