//! `api`: requests to any path.

use clap::{Arg, ArgAction, ArgMatches, Command};
use emqx_cloud::{Answer, Method, RequestCall};
use serde_json::value::RawValue;

use crate::exit::{Exit, Failure, Result};
use crate::output::{Columns, Output};
use crate::session::Session;
use crate::{args, call};

/// Returns the command.
pub fn command() -> Command {
    Command::new("api")
        .about("Send a request to any path, for operations that have no command")
        .after_help(
            "For example:\n  emqx-cloud api GET /banned --paginate\n  \
             emqx-cloud api POST /banned --body '{\"who\": \"meter-7\", \"as\": \"clientid\"}'",
        )
        .arg(Arg::new("method").value_name("METHOD").required(true).help("GET, POST, PUT, PATCH or DELETE"))
        .arg(
            Arg::new("path")
                .value_name("PATH")
                .required(true)
                .help("The path, relative to the address, such as `/banned`"),
        )
        .arg(
            Arg::new("body")
                .long("body")
                .value_name("JSON")
                .help("The body as JSON, `@FILE`, or `@-` for standard input"),
        )
        .arg(
            Arg::new("query")
                .long("query")
                .value_name("NAME=VALUE")
                .action(ArgAction::Append)
                .value_parser(args::name_and_value)
                .help("Add a query parameter"),
        )
        .arg(
            Arg::new("idempotent")
                .long("idempotent")
                .action(ArgAction::SetTrue)
                .help("Retry the request even if an attempt may have been executed"),
        )
        .arg(Arg::new("paginate").long("paginate").action(ArgAction::SetTrue).help("Request one page after the other"))
}

/// Sends the request.
pub async fn run(session: &Session, output: &Output, matches: &ArgMatches) -> Result<()> {
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str).unwrap_or_default();
    let method = Method::from_bytes(text("method").to_uppercase().as_bytes())
        .map_err(|_| Failure::usage("the method must be GET, POST, PUT, PATCH or DELETE"))?;
    let (path, query) = text("path").split_once('?').unwrap_or((text("path"), ""));
    if !query.is_empty() {
        return Err(
            Failure::usage("the path must not have a query").hint("`--query NAME=VALUE`, which encodes the value")
        );
    }
    let mut request = session.client().await?.request(method.clone(), path);
    for (name, value) in matches.get_many::<(String, String)>("query").into_iter().flatten() {
        request = request.query(name, value);
    }
    if matches.get_flag("idempotent") {
        request = request.idempotent(true);
    }
    if let Some(body) = matches.get_one::<String>("body") {
        request = request.body(call::json_body(body)?);
    }
    if session.globals.dry_run {
        return call::show(&request.dry_run().await.map_err(documented)?);
    }
    if matches.get_flag("paginate") {
        if method != Method::GET {
            return Err(Failure::usage("only a GET has pages"));
        }
        return paginate(output, request).await;
    }
    let answer = request.send().await.map_err(documented)?;
    let only_reads = method == Method::GET;
    let shown = output.answer(&answer, Columns::default());
    shown.map_err(|failure| if only_reads { failure } else { failure.after_success() })?;
    call::note_nothing(session, output, &answer, only_reads);
    Ok(())
}

/// Names the command for a request that only its typed call can make.
fn documented(error: emqx_cloud::Error) -> Failure {
    let command = error
        .operation()
        .and_then(|operation| crate::commands::COMMANDS.iter().find(|command| command.operation == operation.id));
    let is_for_command = error.is_invalid_argument() && error.status().is_none();
    match command.filter(|_| is_for_command) {
        Some(command) => Failure::from(error).hint(format!("`emqx-cloud {} {}`", command.group, command.name)),
        None => error.into(),
    }
}

/// Requests pages, as the documented lists have them, until one is the last.
async fn paginate(output: &Output, request: RequestCall) -> Result<()> {
    let paging = emqx_cloud::operations::ALL.iter().find_map(|operation| operation.paging);
    let Some(paging) = paging else { return Err(Failure::usage("this API has no lists with pages")) };
    let position = paging.position.parameter();
    let mut writer = output.rows(Columns::default())?;
    let mut before: Option<String> = None;
    for page in 1_u64.. {
        let answer = request.clone().query(position, page.to_string()).send().await?;
        let rows = rows(&answer)?;
        if !rows.is_empty() && before.as_deref() == answer.raw_data() {
            let failure = Failure::new(Exit::Other, format!("page {page} is the same as the one before it"));
            return Err(failure.hint("leave out `--paginate`: this path seems to have no pages"));
        }
        for row in &rows {
            writer.write(row)?;
        }
        let more = answer.meta.as_ref().zip(paging.more).and_then(|(meta, more)| meta.get(more)?.as_bool());
        if rows.is_empty() || more == Some(false) {
            break;
        }
        before = answer.raw_data().map(str::to_owned);
    }
    writer.finish().map(drop)
}

fn rows(answer: &Answer) -> Result<Vec<&RawValue>> {
    serde_json::from_str(answer.raw_data().unwrap_or_default())
        .map_err(|_| Failure::new(Exit::Other, "the response is not a list").hint("leave out `--paginate`"))
}
