//! The files of client profiles.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::Map;

use super::{Profile, STEPS};
use crate::emit::{COMMAND, Files, Source, banner};
use crate::model::Api;
use crate::read::to_yaml;

/// The workspace folder of the profiles, one folder for each API in it.
pub const FOLDER: &str = "generated/openapi";

/// Makes the profile of an API, as YAML and as JSON.
pub fn files(source: &Source<'_>, api: &Api, profile: &Profile) -> Result<Files> {
    // JSON has no comments.
    let mut json = Map::new();
    let said = format!(
        "Generated from {} by `{COMMAND}`. Do not edit: change the document, and run the command.",
        source.spec
    );
    json.insert("x-generated".to_owned(), said.into());
    json.extend(profile.value.as_object().cloned().unwrap_or_default());
    let json = serde_json::to_string_pretty(&json).context("the client profile is not JSON: this is a bug in xtask")?;
    let folder = format!("{FOLDER}/{}", api.info.module);
    Ok(Files::from([
        (format!("{folder}/client.yaml"), format!("{}{}", banner("#", source), to_yaml(&profile.value, 0))),
        (format!("{folder}/client.json"), format!("{json}\n")),
    ]))
}

const INTRODUCTION: &str = "# Client profiles

For each API, `client.yaml` and `client.json` (the same document) are for tools that generate clients in other languages. The
contract, `spec/<api>/openapi.yaml`, describes all that servers do, but few generators can read all of it: some make code that
does not compile, and most make clients that take a failure for a success. The client profile describes the same requests and
successes with less of OpenAPI.

It lists only successes. Any other status is a failure, and so is a response that does not have the documented schema, such as
one whose `code` is missing or not 0. Few generated clients find such failures by themselves, so each needs a guard:
[`spec/clients`](../../spec/clients/README.md) has one for each language.

`index.html` is not for tools: it is the documentation of all APIs for people, derived from the contracts.
";

/// Makes the README: the steps, and what each changed in which document.
pub fn readme(apis: &[(&Api, &str, &Profile)]) -> Files {
    let mut text = format!(
        "<!-- Generated from spec/ by `{COMMAND}`. Do not edit: change the document, and run the command. -->\n\n{INTRODUCTION}"
    );
    for (api, spec, profile) in apis {
        let Api { info, .. } = api;
        let _ = write!(
            text,
            "\n## {}\n\n`{}/` is derived from `{spec}` in these steps:\n\n| step | reason | places |\n| --- | --- | --- |\n",
            info.title, info.module
        );
        for (step, changed) in STEPS.iter().zip(&profile.changed) {
            let places = if changed.is_empty() { "none".to_owned() } else { changed.join(", ") };
            let _ = writeln!(text, "| {} | {} | {places} |", step.title, step.reason);
        }
    }
    Files::from([(format!("{FOLDER}/README.md"), text)])
}
