//! The command line, built from the table of commands and from the commands that are written by hand.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, StyledStr};
use clap::{Arg, ArgAction, Command, value_parser};

use crate::commands::{COMMANDS, GROUPS};
use crate::exit::Exit;
use crate::table::{self, Argument, Kind};
use crate::{globals, handwritten, jobs, output};

/// Options that a command can have in addition to its own. A parameter with such a name gets another option.
const TAKEN: [&str; 12] = [
    "all",
    "body",
    "chunk-items",
    "format",
    "from",
    "help",
    "max-in-flight",
    "query",
    "resend-unknown",
    "results",
    "resume",
    "start-at",
];

/// Returns the command line.
pub fn command() -> Command {
    let mut root = Command::new("emqx-cloud")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Operate an EMQX Cloud deployment: clients, credentials, access rules, messages and metrics")
        .after_long_help(exit_codes())
        .args(globals::arguments())
        .args(output::arguments())
        .max_term_width(100)
        .subcommand_required(true)
        .arg_required_else_help(true);
    for group in GROUPS {
        root = root.subcommand(group_command(group));
    }
    for command in handwritten::at_root() {
        root = root.subcommand(command);
    }
    root
}

fn exit_codes() -> String {
    let codes = Exit::ALL.map(|(exit, meaning)| format!("  {:>3}  {meaning}", exit.number()));
    format!("Exit codes:\n{}", codes.join("\n"))
}

/// Returns the generated command with this path.
pub fn find(group: &str, name: &str) -> Option<&'static table::Command> {
    COMMANDS.iter().find(|command| command.group == group && command.name == name)
}

/// Returns the only generated command of a group, which is also the meaning of the group alone.
pub fn only(group: &str) -> Option<&'static table::Command> {
    let mut commands = COMMANDS.iter().filter(|command| command.group == group);
    commands.next().filter(|_| commands.next().is_none())
}

/// Returns the bulk job of a command with its operation: its own, or that of the operation for an array of the same objects.
pub fn bulk(command: &table::Command) -> Option<(&'static table::Bulk, &'static str)> {
    let of = |name: &str| find(command.group, name).and_then(|found| Some((found.bulk.as_ref()?, found.operation)));
    of(command.name).or_else(|| of(&format!("{}-batch", command.name)))
}

fn group_command(group: &'static table::Group) -> Command {
    let mut parent =
        Command::new(group.name).about(group.summary).subcommand_required(true).arg_required_else_help(true);
    parent = parent.disable_help_subcommand(true);
    if let Some(command) = only(group.name) {
        parent = parent.subcommand_required(false).arg_required_else_help(false).args_conflicts_with_subcommands(true);
        parent = parent.args(arguments(command));
    }
    for command in COMMANDS.iter().filter(|command| command.group == group.name) {
        let own = handwritten::in_group(group.name).into_iter().find(|own| own.get_name() == command.name);
        parent = parent.subcommand(own.unwrap_or_else(|| operation_command(command)));
    }
    for own in handwritten::in_group(group.name) {
        if find(group.name, own.get_name()).is_none() {
            parent = parent.subcommand(own);
        }
    }
    parent
}

/// Returns the command that makes one call.
pub fn operation_command(command: &'static table::Command) -> Command {
    let about = about_operation(command);
    let made = Command::new(command.name).about(command.summary).args(arguments(command));
    if command.body.as_ref().is_some_and(|body| body.fields.iter().any(is_text)) {
        return made.after_help(FILES).after_long_help(format!("{FILES}\n\n{about}"));
    }
    made.after_long_help(about)
}

/// How a string of a body can be given.
const FILES: &str = "A string for the body can be `@FILE`, `-` for standard input, or `@@…` for a literal `@…`.";

/// Returns what the document says about the operation, which is written for people who send its requests.
fn about_operation(command: &table::Command) -> String {
    let Some(operation) = operation(command) else { return String::new() };
    let repeated = if operation.idempotent {
        "idempotent: retried even if an attempt may have been executed"
    } else {
        "not idempotent: retried only if no attempt was executed"
    };
    let mut text = format!("About the API call ({} {}, {repeated}):\n\n", operation.method, operation.path);
    text.push_str(&flowing(command.description));
    let body = command.body.iter().flat_map(|body| body.fields);
    let mut notes = String::new();
    for argument in command.parameters.iter().chain(body) {
        let (_, rest) = first_sentence(argument.description);
        if !rest.is_empty() {
            notes.push_str(&format!("\n{}: {rest}", argument.name));
        }
    }
    if !notes.is_empty() {
        text.push_str("\n");
        text.push_str(&notes);
    }
    text.trim().to_owned()
}

/// Returns whether an argument is a string that can be read from a file.
pub fn is_text(argument: &Argument) -> bool {
    argument.kind == Kind::String && !argument.secret
}

/// Returns the operation of a command, as data.
pub fn operation(command: &table::Command) -> Option<&'static emqx_cloud::Operation> {
    emqx_cloud::API.operation(command.operation)
}

/// Returns the arguments of a command that makes one call.
pub fn arguments(command: &'static table::Command) -> Vec<Arg> {
    let bulk = bulk(command);
    let mut instead = Vec::new();
    if bulk.is_some() {
        instead.push("from");
    }
    let mut arguments: Vec<_> =
        command.parameters.iter().map(|parameter| argument(parameter, Origin::Parameter, &instead)).collect();
    if let Some(body) = &command.body {
        instead.push("body");
        arguments.extend(body.fields.iter().map(|field| {
            let is_alternative = |name: &&&str| body.alternatives.contains(&field.name) && **name != field.name;
            let others = body.alternatives.iter().filter(is_alternative);
            let others = others.filter_map(|name| body.fields.iter().find(|field| field.name == *name));
            argument(field, Origin::Field, &instead).conflicts_with_all(others.map(|other| id(other, Origin::Field)))
        }));
        let body_argument = Arg::new("body")
            .long("body")
            .value_name("JSON")
            .help("The whole body as JSON, `@FILE`, or `@-` for standard input")
            .long_help(format!(
                "The whole body as JSON, `@FILE`, or `@-` for standard input{}{}. For example:\n{}",
                if body.takes_many && !body.fields.is_empty() { "; an array sends many at once" } else { "" },
                if body.fields.iter().any(|field| field.secret) { "; a secret must be in a file" } else { "" },
                body.example
            ));
        let required: &[&str] = if body.fields.is_empty() { &instead[..instead.len() - 1] } else { &["body"] };
        arguments.push(match required {
            ["body"] => body_argument,
            [] => body_argument.required(true),
            others => body_argument.required_unless_present_any(others.to_vec()),
        });
    }
    if operation(command).is_some_and(|operation| operation.paging.is_some()) {
        arguments.push(
            Arg::new("all")
                .long("all")
                .action(ArgAction::SetTrue)
                .help("Read all pages: the result has all rows, or the command fails"),
        );
    }
    arguments.push(query());
    if let Some((bulk, _)) = bulk {
        let others = arguments.iter().map(|argument| argument.get_id().clone()).collect();
        arguments.extend(jobs::bulk::arguments(bulk, others));
    }
    arguments
}

/// Returns the option for query parameters that the document does not have.
pub fn query() -> Arg {
    Arg::new("query")
        .long("query")
        .value_name("NAME=VALUE")
        .action(ArgAction::Append)
        .value_parser(name_and_value)
        .help("Add an undocumented query parameter, which servers ignore if they do not know it")
        .hide_short_help(true)
}

/// Reads `NAME=VALUE`.
pub fn name_and_value(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or_else(|| "must be NAME=VALUE".to_owned())?;
    if name.is_empty() {
        return Err("must have a name before the `=`".to_owned());
    }
    Ok((name.to_owned(), value.to_owned()))
}

/// Where an argument is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Parameter,
    Field,
}

/// Returns the identifier of an argument among those of a command.
pub fn id(argument: &Argument, origin: Origin) -> String {
    match origin {
        Origin::Parameter => format!("parameter {}", argument.name),
        Origin::Field => format!("field {}", argument.name),
    }
}

/// Returns the option of an argument, which is unique among those of a command.
fn option(argument: &Argument) -> String {
    let name = argument.name.replace('_', "-");
    let is_global =
        || globals::arguments().into_iter().chain(output::arguments()).any(|known| known.get_long() == Some(&name));
    if TAKEN.contains(&name.as_str()) || is_global() { format!("with-{name}") } else { name }
}

/// Returns an argument of a command.
pub fn argument(argument: &Argument, origin: Origin, instead: &[&'static str]) -> Arg {
    let (id, option) = (id(argument, origin), option(argument));
    let (first, _) = first_sentence(argument.description);
    let mut help = first.trim_end_matches('.').to_owned();
    if argument.secret {
        return Arg::new(id)
            .long(format!("{option}-file"))
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .help(format!(
                "{help}: the first line of this file, or of standard input with `-`; otherwise it is asked for"
            ));
    }
    if !argument.example.is_empty() && argument.positional {
        help.push_str(&format!(", such as `{}`", argument.example));
    }
    let mut arg = Arg::new(id).help(StyledStr::from(help));
    let value_name = match argument.kind {
        _ if argument.positional => argument.name.to_uppercase(),
        Kind::Integer { .. } | Kind::Number => "NUMBER".to_owned(),
        Kind::Json => "JSON".to_owned(),
        Kind::String | Kind::Boolean | Kind::OneOf(_) => argument.name.to_uppercase(),
    };
    arg = match argument.positional {
        true => arg.value_name(value_name),
        false => arg.long(option).value_name(value_name),
    };
    if argument.required {
        arg = if instead.is_empty() { arg.required(true) } else { arg.required_unless_present_any(instead.to_vec()) };
    }
    match argument.kind {
        // A mistyped option must not become a value; after `--`, everything is one.
        Kind::String | Kind::Json => arg.allow_negative_numbers(true),
        Kind::Integer { least, most } => {
            arg.value_parser(move |text: &str| integer(text, least, most)).allow_negative_numbers(true)
        }
        Kind::Number => arg.value_parser(value_parser!(f64)).allow_negative_numbers(true),
        Kind::Boolean => arg.value_parser(value_parser!(bool)).num_args(0..=1).default_missing_value("true"),
        Kind::OneOf(values) => arg.value_parser(PossibleValuesParser::new(values.iter().copied())),
    }
}

/// Reads an integer in a range.
pub fn integer(text: &str, least: i64, most: i64) -> Result<i64, String> {
    match text.parse() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ if (least, most) == (i64::MIN, i64::MAX) => Err("must be an integer".to_owned()),
        _ if most == i64::MAX => Err(format!("must be an integer, at least {least}")),
        _ => Err(format!("must be an integer from {least} to {most}")),
    }
}

/// Splits a description after its first sentence, on one line.
fn first_sentence(description: &str) -> (String, String) {
    let text = description.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.split_once(". ") {
        Some((first, rest)) => (format!("{first}."), rest.to_owned()),
        None => (text, String::new()),
    }
}

/// Joins the lines of each paragraph, so that they can be wrapped to the terminal.
fn flowing(description: &str) -> String {
    let paragraphs =
        description.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_consistent() {
        super::command().debug_assert();
    }
}
