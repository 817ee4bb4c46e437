//! Rules for the commands of the command line, which only the default API has.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::body_fields;
use crate::naming;
use crate::read::Cursor;

pub fn check(root: &Cursor<'_>) {
    let info = root.get("info");
    let summaries = info.as_ref().and_then(|info| info.get("x-command-groups"));
    let operations = super::operations::all(root);
    if info.is_none_or(|info| info.value["x-api"]["default"] != true) {
        let given = operations.iter().filter_map(|(_, _, operation)| operation.get("x-command"));
        for place in given.chain(summaries) {
            place.problem("has no effect: only the default API has commands");
        }
        return;
    }
    let tags = root.list("tags");
    let tags: BTreeSet<_> = tags.iter().filter_map(|tag| tag.value["name"].as_str().map(naming::kebab)).collect();
    let mut used = BTreeSet::new();
    let mut commands = BTreeMap::new();
    for (_, _, operation) in &operations {
        let text = |key: &str| operation.value[key].as_str();
        let (id, tag) = (text("operationId").unwrap_or_default(), operation.value["tags"][0].as_str());
        let given = operation.get("x-command");
        if let Some(given) = given.as_ref().filter(|given| !is_command(given.text())) {
            given.problem("must be two words in kebab-case, the group and the name of the command: `users list`");
            continue;
        }
        let (group, name) = naming::command(text("x-command"), tag.unwrap_or_default(), id);
        if let Some(given) = &given
            && !tags.contains(&group)
            && summaries.as_ref().and_then(|summaries| summaries.get(&group)).is_none()
        {
            given.problem(format_args!(
                "the group `{group}` is not a tag: write its summary in `x-command-groups` of `info`"
            ));
        }
        let command = format!("{group} {name}");
        if let Some(first) = commands.get(&command) {
            let place = given.or_else(|| operation.get("operationId")).unwrap_or_else(|| operation.clone());
            place
                .problem(format_args!("`{command}` is already the command of `{first}`: set another with `x-command`"));
        }
        commands.insert(command, id);
        used.insert(group);
        arguments(operation);
    }
    for (group, summary) in summaries.map(|summaries| summaries.entries()).unwrap_or_default() {
        if tags.contains(group) {
            summary.problem(format_args!("`{group}` is a tag, whose description has the summary: remove it"));
        } else if !used.contains(group) {
            summary.problem(format_args!("no `x-command` has the group `{group}`: remove it"));
        }
        if summary.text().ends_with('.') || summary.text().contains('\n') {
            summary.problem("must be one line without a full stop");
        }
    }
}

fn is_command(text: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_lowercase()) && word.is_ascii() && word == naming::kebab(word)
    };
    text.split_once(' ').is_some_and(|(group, name)| is_word(group) && is_word(name))
}

/// Parameters and the fields of the body are arguments of one command.
fn arguments(operation: &Cursor<'_>) {
    let body =
        operation.get("requestBody").and_then(|body| body.get("content")?.get("application/json")?.get("schema"));
    let Some(body) = body else { return };
    let fields = body_fields(&body);
    for parameter in operation.list("parameters").iter().filter_map(Cursor::resolve) {
        let name = naming::given(parameter.value["name"].as_str().unwrap_or_default(), parameter.value);
        if let Some((field, _)) = fields.iter().find(|(field, _)| naming::field(field) == name) {
            operation.problem(format_args!(
                "the parameter `{name}` and the field `{field}` of the body would be one argument of the command: set another \
                 name of the parameter with `x-rust-name`"
            ));
        }
    }
}
