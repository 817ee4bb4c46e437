//! Commands that make one call: those of the table, and `call` for an operation by name.

use std::ffi::OsStr;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command};
use emqx_cloud::{Answer, Client, NamedCall, Operation, PreparedRequest, operations};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::args::{self, Origin, id};
use crate::exit::{Exit, Failure, Result};
use crate::jobs;
use crate::near::did_you_mean;
use crate::output::{Columns, Output};
use crate::session::Session;
use crate::table::{self, Argument, Kind};

/// Returns the command for a call by name.
pub fn command() -> Command {
    Command::new("call")
        .about("Make a call by the name of its operation")
        .after_help("For example: emqx-cloud call list_clients --arg limit=10 --arg like_clientid=sensor-")
        .after_long_help(operations())
        .arg(
            Arg::new("operation")
                .value_name("OPERATION")
                .required(true)
                .value_parser(CallName)
                .hide_possible_values(true)
                .help("The operation, such as `list_clients`; `--help` lists all of them"),
        )
        .arg(
            Arg::new("arg")
                .long("arg")
                .value_name("NAME=VALUE")
                .action(ArgAction::Append)
                .value_parser(args::name_and_value)
                .help("Set an argument"),
        )
        .arg(
            Arg::new("body")
                .long("body")
                .value_name("JSON")
                .help("The body as JSON, `@FILE`, or `@-` for standard input"),
        )
        .arg(Arg::new("all").long("all").action(ArgAction::SetTrue).help("Read all pages of a list"))
        .arg(args::query())
}

/// Reads the name of a call. Shells complete it, and an error names the nearest ones instead of all.
#[derive(Debug, Clone)]
struct CallName;

impl TypedValueParser for CallName {
    type Value = String;

    fn parse_ref(&self, command: &Command, _: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        let name = value.to_string_lossy();
        if names().any(|known| known == name) {
            return Ok(name.into_owned());
        }
        let near = did_you_mean(&name, names());
        let text = format!("there is no operation `{}`{near}\n", name.escape_debug());
        Err(clap::Error::raw(clap::error::ErrorKind::InvalidValue, text).with_cmd(command))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(names().map(PossibleValue::new)))
    }
}

/// Returns the names of all calls.
fn names() -> impl Iterator<Item = &'static str> {
    operations::ALL.iter().flat_map(|operation| operation.calls.iter().copied())
}

fn operations() -> String {
    let lines = operations::ALL.iter().flat_map(|operation| {
        let arguments: Vec<_> = operation.parameters.iter().map(|parameter| parameter.argument).collect();
        operation.calls.iter().map(move |call| format!("  {call}: {}", arguments.join(", ")))
    });
    let lines: Vec<_> = lines.map(|line| line.trim_end_matches([':', ' ']).to_owned()).collect();
    format!("Operations, with their arguments:\n{}", lines.join("\n"))
}

/// Makes a call by name.
pub async fn run(session: &Session, output: &Output, matches: &ArgMatches) -> Result<()> {
    let name = matches.get_one::<String>("operation").map(String::as_str).unwrap_or_default();
    let body = matches.get_one::<String>("body").map(|text| json_body(text)).transpose()?;
    let mut call = session.client().await?.call(name);
    for (name, value) in matches.get_many::<(String, String)>("arg").into_iter().flatten() {
        call = call.arg(name, value.as_str());
    }
    if let Some(body) = body {
        call = call.body(body);
    }
    let command = crate::commands::COMMANDS.iter().find(|command| command.operation == name);
    send(session, output, with_query(call, matches), command, matches.get_flag("all")).await
}

/// Makes the call of a command of the table.
pub async fn run_operation(
    session: &Session,
    output: &Output,
    command: &'static table::Command,
    matches: &ArgMatches,
) -> Result<()> {
    if jobs::bulk::is_asked(matches) {
        return jobs::bulk::run(session, command, matches).await;
    }
    let is_list = args::operation(command).is_some_and(|operation| operation.paging.is_some());
    let all = is_list && matches.get_flag("all");
    let call = prepared(session, command, matches).await?;
    send(session, output, call, Some(command), all).await
}

/// Reads a whole list, and returns the number of rows.
pub async fn run_list(
    session: &Session,
    output: &Output,
    command: &'static table::Command,
    matches: &ArgMatches,
) -> Result<u64> {
    let call = prepared(session, command, matches).await?;
    if session.globals.dry_run {
        return show(&call.dry_run().await?).map(|()| 0);
    }
    all_rows(session, output, call, columns(Some(command), args::operation(command))).await
}

/// Returns the call of a command with its arguments.
async fn prepared(session: &Session, command: &'static table::Command, matches: &ArgMatches) -> Result<NamedCall> {
    let given = Given::read(command, matches)?;
    Ok(given.call(&session.client().await?, command, matches))
}

/// What the command line has for a call.
pub struct Given {
    parameters: Vec<(&'static str, Value)>,
    body: Option<Value>,
}

impl Given {
    /// Reads the command line, the files that it names, and standard input if it says so.
    pub fn read(command: &'static table::Command, matches: &ArgMatches) -> Result<Self> {
        let mut parameters = Vec::new();
        for parameter in command.parameters {
            if let Some(value) = value(parameter, Origin::Parameter, matches)? {
                parameters.push((parameter.name, value));
            }
        }
        Ok(Self { parameters, body: body(command, matches)? })
    }

    /// Returns the call.
    pub fn call(self, client: &Client, command: &table::Command, matches: &ArgMatches) -> NamedCall {
        let mut call = client.call(command.operation);
        for (name, value) in self.parameters {
            call = call.arg(name, value);
        }
        if let Some(body) = self.body {
            call = call.body(body);
        }
        with_query(call, matches)
    }
}

fn with_query(mut call: NamedCall, matches: &ArgMatches) -> NamedCall {
    for (name, value) in matches.get_many::<(String, String)>("query").into_iter().flatten() {
        call = call.query(name, value);
    }
    call
}

async fn send(
    session: &Session,
    output: &Output,
    call: NamedCall,
    command: Option<&'static table::Command>,
    all: bool,
) -> Result<()> {
    let operation = command.and_then(args::operation);
    let columns = columns(command, operation);
    if session.globals.dry_run {
        return show(&call.dry_run().await?);
    }
    if all {
        let rows = all_rows(session, output, call, columns).await?;
        if rows == 0 && output.is_table() {
            session.note(NO_ROWS);
        }
        return Ok(());
    }
    let answer = call.send().await?;
    let only_reads = operation.is_some_and(|operation| operation.method == "GET");
    output.answer(&answer, columns).map_err(|failure| if only_reads { failure } else { failure.after_success() })?;
    note(session, output, &answer, operation);
    Ok(())
}

async fn all_rows(session: &Session, output: &Output, call: NamedCall, columns: Columns<'_>) -> Result<u64> {
    let mut rows = call.complete()?;
    let mut writer = output.rows(columns)?;
    while let Some(row) = rows.next().await {
        writer.write_text(row?.get())?;
    }
    note_left_out(session, rows.report().left_out);
    writer.finish()
}

/// Shows the request of a dry run.
pub fn show(request: &PreparedRequest) -> Result<()> {
    use std::io::Write;

    Ok(writeln!(io::stdout(), "{request}")?)
}

/// Returns the documented columns of the result of a command.
fn columns(command: Option<&'static table::Command>, operation: Option<&'static Operation>) -> Columns<'static> {
    Columns {
        documented: command.map_or(&[], |command| command.columns),
        key: operation.and_then(|operation| operation.paging).map_or(&[], |paging| paging.key),
    }
}

/// Says what the data does not show.
fn note(session: &Session, output: &Output, answer: &Answer, operation: Option<&Operation>) {
    note_left_out(session, answer.left_out() as u64);
    match operation.and_then(|operation| operation.paging) {
        Some(paging) => {
            let member = |name: Option<&str>| answer.meta.as_ref()?.get(name?);
            let more = member(paging.more).and_then(|more| more.as_bool());
            let total = member(paging.total).and_then(|total| total.as_u64());
            // Unread: a row can have a number that has no place in a `Value`.
            let rows = answer.raw_data().and_then(|data| serde_json::from_str::<Vec<&RawValue>>(data).ok());
            let rows = rows.map_or(0, |rows| rows.len()) as u64;
            match (more, total) {
                (Some(false) | None, _) if output.is_table() && has_nothing(answer) => session.note(NO_ROWS),
                (Some(false), _) => {}
                (_, Some(total)) if total > rows => {
                    session.note(format_args!("note: {} of {total}; `--all` reads all of them", count(rows)));
                }
                (Some(true), _) => {
                    session.note(format_args!("note: there are more than {}; `--all` reads all of them", count(rows)))
                }
                _ => {}
            }
        }
        None => note_nothing(session, output, answer, operation.is_some_and(|operation| operation.method == "GET")),
    }
}

/// Says that a table is empty, or that a change was made.
pub fn note_nothing(session: &Session, output: &Output, answer: &Answer, only_reads: bool) {
    if output.is_table() && has_nothing(answer) {
        session.note(if only_reads { NO_ROWS } else { "done" });
    }
}

/// The note for an empty table.
const NO_ROWS: &str = "no rows";

/// Returns whether a table of the result is empty.
fn has_nothing(answer: &Answer) -> bool {
    match answer.raw_data() {
        Some(data) => matches!(data, "[]" | "{}"),
        None => answer.extra.is_empty(),
    }
}

fn note_left_out(session: &Session, left_out: u64) {
    if left_out > 0 {
        let rows = count(left_out);
        session
            .note(format_args!("note: {rows} that do not fit the filters were left out: the server ignores a filter"));
    }
}

fn count(rows: u64) -> String {
    format!("{rows} row{}", if rows == 1 { "" } else { "s" })
}

/// Returns the value of a parameter, if it is given.
pub fn parameter(parameter: &Argument, matches: &ArgMatches) -> Option<Value> {
    // Only fields of a body can be files.
    value(parameter, Origin::Parameter, matches).ok().flatten()
}

/// Returns the value of an argument, if it is given.
fn value(argument: &Argument, origin: Origin, matches: &ArgMatches) -> Result<Option<Value>> {
    let id = id(argument, origin);
    let text = || matches.get_one::<String>(&id);
    Ok(match argument.kind {
        Kind::Integer { .. } => matches.get_one::<i64>(&id).map(|&number| number.into()),
        Kind::Number => matches.get_one::<f64>(&id).map(|&number| number.into()),
        Kind::Boolean => matches.get_one::<bool>(&id).map(|&value| value.into()),
        Kind::OneOf(_) => text().cloned().map(Value::String),
        Kind::String if origin == Origin::Parameter => text().cloned().map(Value::String),
        Kind::String => text().map(|text| field_text(argument.name, text)).transpose()?.map(Value::String),
        Kind::Json => match text() {
            Some(text) => Some(
                serde_json::from_str(text)
                    .map_err(|error| Failure::usage(format!("`{}` must be JSON: {error}", argument.name)))?,
            ),
            None => None,
        },
    })
}

/// Returns the text of a field: `@FILE` is the content of a file, `-` is standard input, and `@@` a literal `@`.
fn field_text(name: &str, text: &str) -> Result<String> {
    let path = match text {
        "-" => "-",
        text => match text.strip_prefix('@') {
            Some(path) => path,
            None => return Ok(text.to_owned()),
        },
    };
    if path.starts_with('@') {
        return Ok(path.to_owned());
    }
    let content = read(path).map_err(|failure| failure.hint(format!("for a literal `@`, write `@{text}`")))?;
    String::from_utf8(content).map_err(|_| {
        Failure::usage(format!("`{name}` must be text, and {path:?} is not valid UTF-8"))
            .hint("encode it, if the operation takes base64: base64 FILE | emqx-cloud … @- --encoding base64")
    })
}

/// Returns the body of a command: the whole of `--body`, or the fields.
fn body(command: &'static table::Command, matches: &ArgMatches) -> Result<Option<Value>> {
    let Some(body) = &command.body else { return Ok(None) };
    let mut fields = Map::new();
    for field in body.fields.iter().filter(|field| !field.secret) {
        if let Some(value) = value(field, Origin::Field, matches)? {
            fields.insert(field.name.to_owned(), value);
        }
    }
    let files = body.fields.iter().filter(|field| field.secret);
    let files: Vec<_> = files.map(|field| (field, matches.get_one::<PathBuf>(&id(field, Origin::Field)))).collect();
    if let Some(text) = matches.get_one::<String>("body") {
        if let Some(name) =
            fields.keys().next().or(files.iter().find_map(|(field, file)| file.map(|_| field.name.to_owned())).as_ref())
        {
            return Err(Failure::usage(format!("`--body` is the whole body, so `{name}` must not be set as well")));
        }
        return json_body(text).map(Some);
    }
    for (field, file) in files {
        if let Some(secret) = secret(field, file.map(PathBuf::as_path))? {
            fields.insert(field.name.to_owned(), secret.into());
        }
    }
    Ok(Some(Value::Object(fields)))
}

/// Returns the value of a secret field: from a file, from standard input, or from the terminal if it is required.
fn secret(field: &Argument, file: Option<&Path>) -> Result<Option<String>> {
    let name = field.name;
    let text = match file {
        Some(file) => {
            let content = read(&file.to_string_lossy())?;
            String::from_utf8(content).map_err(|_| Failure::usage(format!("`{name}` must be valid UTF-8")))?
        }
        None if !field.required => return Ok(None),
        None if io::stdin().is_terminal() => {
            let ask = |prompt: String| {
                rpassword::prompt_password(prompt)
                    .map_err(|error| Failure::new(Exit::Other, format!("cannot read `{name}`: {error}")))
            };
            let first = ask(format!("{name}: "))?;
            if ask(format!("{name} again: "))? != first {
                return Err(Failure::usage(format!("the two values of `{name}` differ")));
            }
            first
        }
        None => {
            return Err(Failure::usage(format!("`{name}` is not set, and there is no terminal to ask for it"))
                .hint(format!("`--{name}-file FILE`, or `--{name}-file -` for standard input")));
        }
    };
    Ok(Some(text.lines().next().unwrap_or_default().to_owned()))
}

/// Reads a body: JSON, `@FILE`, or `@-`.
pub fn json_body(text: &str) -> Result<Value> {
    let file = text.strip_prefix('@').or_else(|| (text == "-").then_some("-"));
    let content = match file {
        Some(path) => read(path)?,
        None => text.as_bytes().to_vec(),
    };
    let from_file = "`--body @FILE`, or `--body @-` for standard input";
    // The message of the error has no part of the body, which can be a secret.
    let body = serde_json::from_slice(&content).map_err(|error| {
        Failure::usage(format!("the body is not valid JSON, at line {} column {}", error.line(), error.column()))
            .hint(from_file)
    })?;
    match secret_in(&body) {
        Some(name) if file.is_none() => {
            let why = format!("the body has the secret `{name}`, and other users of this machine can see arguments");
            Err(Failure::usage(why).hint(from_file))
        }
        _ => Ok(body),
    }
}

/// Returns the name of the first field with a secret.
fn secret_in(body: &Value) -> Option<&str> {
    match body {
        Value::Object(fields) => fields.iter().find_map(|(name, value)| {
            let is_secret = emqx_cloud::API.secret_fields.contains(&name.as_str());
            is_secret.then_some(name.as_str()).or_else(|| secret_in(value))
        }),
        Value::Array(items) => items.iter().find_map(secret_in),
        _ => None,
    }
}

/// Reads a file, or standard input for `-`.
fn read(path: &str) -> Result<Vec<u8>> {
    let mut content = Vec::new();
    let read = match path {
        "-" => io::stdin().lock().read_to_end(&mut content).map(drop),
        path => std::fs::read(path).map(|read| content = read),
    };
    match read {
        Ok(()) => Ok(content),
        Err(error) => Err(Failure::usage(format!("cannot read {path:?}: {error}"))),
    }
}
