//! The introduction of the page: the description of the document.

use serde_json::Value;

use crate::model::{Answers, Api, Credentials, Named};
use crate::profile::{add_paragraph, known};
use crate::read::Document;

fn add(value: &mut Value, section: &str) {
    if let Some(info) = value.get_mut("info").and_then(Value::as_object_mut) {
        add_paragraph(info, section);
    }
}

/// Makes sections of paragraphs that begin with a title, such as `**Strings.** …`, so that they are in the sidebar.
pub fn sections(value: &mut Value, _: &Document, _: &Api) {
    let description = value["info"]["description"].as_str().unwrap_or_default();
    let section = |paragraph: &str| {
        let found = paragraph.strip_prefix("**").and_then(|rest| rest.split_once(".** "));
        found.map_or_else(|| paragraph.to_owned(), |(title, text)| format!("## {title}\n\n{text}"))
    };
    let sections: Vec<_> = description.split("\n\n").map(section).collect();
    value["info"]["description"] = sections.join("\n\n").into();
}

/// Explains the samples.
pub fn shell(value: &mut Value, _: &Document, api: &Api) {
    let mut variables = vec![(api.info.address.as_str(), address(value))];
    let credentials = api.info.credentials.parts();
    variables.extend(credentials.iter().map(|part| (part.variable.as_str(), "…".to_owned())));
    let lines: Vec<_> = variables.iter().map(|(name, value)| format!("export {name}='{value}'")).collect();
    let check = match api.answers.success_code {
        Some(success) => format!(
            " A response without JSON, an empty one and none at all are failures too. To print the response as well, add `.,` \
             and parentheses to the filter: `jq -en 'input | ., (.{} == {success})'`.",
            api.answers.code
        ),
        None => String::new(),
    };
    let kind = match api.info.credentials {
        Credentials::Basic(..) => "HTTP Basic authentication",
        Credentials::Bearer(_) => "a bearer token",
    };
    add(
        value,
        &format!(
            "## In a shell\n\nEvery operation has samples for `curl`, with {kind}. They use these variables:\n\n```shell\n{}\n```\n\n\
             The exit code of a sample is 0 only if the call has succeeded.{check}",
            lines.join("\n"),
        ),
    );
}

/// Returns the address of the first server, with the default of every variable.
fn address(value: &Value) -> String {
    let server = &value["servers"][0];
    let mut url = server["url"].as_str().unwrap_or_default().to_owned();
    for (name, variable) in server["variables"].as_object().into_iter().flatten() {
        url = url.replace(&format!("{{{name}}}"), variable["default"].as_str().unwrap_or_default());
    }
    url
}

/// Adds the tables of result codes and of reasons.
pub fn tables(value: &mut Value, contract: &Document, api: &Api) {
    let Answers { code, message, .. } = &api.answers;
    let others = "Servers can send others.".to_owned();
    add_table(value, "Result codes", known(contract, "result-code"), &api.codes, &others);
    let Some(reason) = api.reasons.first().and_then(|reason| reason.value.as_str()) else { return };
    let others = format!(
        "{others} A failure without a `{code}` has such a word in its `{message}`, alone or in a longer string, and an item \
         of a batch has it as `{{error,{reason}}}`."
    );
    add_table(value, "Reasons", known(contract, "reason"), &api.reasons, &others);
}

fn add_table(value: &mut Value, title: &str, schema: Option<&Value>, named: &[Named], others: &str) {
    if let Some(description) = schema.and_then(|schema| schema["description"].as_str()) {
        add(value, &format!("## {title}\n\n{description} {others}\n\n{}", table(named)));
    }
}

/// Makes a table of two columns, because a third one does not fit on a phone.
fn table(named: &[Named]) -> String {
    let row = |Named { value, name, description, .. }: &Named| {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        format!("| `{value}` | `{name}`<br>{} |", description.replace('|', "\\|").replace('\n', " "))
    };
    let rows: Vec<_> = named.iter().map(row).collect();
    format!("| value | name and meaning |\n| --- | --- |\n{}", rows.join("\n"))
}
