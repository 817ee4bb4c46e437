//! `export`: whole lists in files.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::exit::{Failure, Result};
use crate::output::Output;
use crate::session::Session;
use crate::{args, call, table};

/// Returns the argument of a list with the size of a page.
pub fn limit(list: &table::Command) -> Option<&'static table::Argument> {
    let operation = args::operation(list)?;
    let name = operation.paging?.limit;
    let parameter = operation.parameters.iter().find(|parameter| parameter.name == name)?;
    list.parameters.iter().find(|argument| argument.name == parameter.argument)
}

/// Returns the command for a group, if the group has a list.
pub fn command(group: &str) -> Option<Command> {
    let list = args::find(group, "list")?;
    // It is no limit here, because an export has all rows.
    let limit = limit(list).map(|argument| args::id(argument, args::Origin::Parameter));
    let page_size = move |argument: Arg| match limit.as_deref() == Some(argument.get_id().as_str()) {
        true => argument.long("page-size").help("How many rows to request at once").long_help(None),
        false => argument,
    };
    let about =
        format!("Write the whole list to a file: {}", list.summary.strip_prefix("List ").unwrap_or(list.summary));
    let has_secrets = list.columns.iter().any(|column| emqx_cloud::API.secret_fields.contains(column));
    let secrets = if has_secrets { "\n\nPasswords cannot be exported: servers do not show them." } else { "" };
    Some(
        Command::new("export")
            .about(about)
            .long_about(format!("Write the whole list to a file, which appears only when it is complete.{secrets}"))
            .arg(
                Arg::new("file")
                    .value_name("FILE")
                    .value_parser(value_parser!(PathBuf))
                    .required(true)
                    .help("A file with the extension csv, jsonl, json or yaml, or `-` for standard output"),
            )
            .args(args::arguments(list).into_iter().filter(|argument| argument.get_id() != "all").map(page_size)),
    )
}

/// Writes the list.
pub async fn run(group: &str, session: &Session, output: &Output, matches: &ArgMatches) -> Result<()> {
    let Some(list) = args::find(group, "list") else { return Err(Failure::usage("this group has no list")) };
    let file = matches.get_one::<PathBuf>("file").filter(|file| file.as_os_str() != "-");
    let rows = call::run_list(session, &output.to_file(file)?, list, matches).await?;
    match file {
        Some(file) if !session.globals.dry_run => session.note(format_args!("{rows} rows in {}", file.display())),
        _ => {}
    }
    Ok(())
}
