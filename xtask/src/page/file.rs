//! The file of the page, and the bundle of Scalar in it.
//!
//! The bundle is in the repository only once: in the page. `cargo xtask generate` keeps it, and writes everything else.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::emit::COMMAND;
use crate::model::Api;

/// The page, in the workspace. There is one for all APIs, with one bundle.
pub const FILE: &str = "generated/openapi/index.html";

/// The version of Scalar.
pub const VERSION: &str = "1.72.1";

/// The SHA-256 of its bundle.
pub const SHA256: &str = "bf091006bdc3af6067af77c2f534812e3e633e94a94e87138069f570f33b762c";

const TEMPLATE: &str = include_str!("page.html");
const LICENCE: &str = include_str!("scalar-licence.txt");
const BEGIN: &str = "/* The bundle begins. */\n";
const END: &str = "\n/* The bundle ends. */";

/// Everything of the page except the bundle.
pub struct Page {
    before: String,
    after: String,
}

impl Page {
    /// Makes a page that shows the documents of these APIs.
    pub fn of(shown: &[(&Api, Value)]) -> Result<Self> {
        let document = |(api, value): &(&Api, Value)| json!({"title": api.info.title, "slug": api.info.module, "default": api.info.default, "content": value});
        let documents: Vec<_> = shown.iter().map(document).collect();
        let documents = serde_json::to_string_pretty(&documents).context("the document of the page is not JSON")?;
        let titles: Vec<_> = shown.iter().map(|(api, _)| escaped(&api.info.title)).collect();
        let banner =
            format!("Generated from spec/ by `{COMMAND}`. Do not edit: change the document, and run the command.");
        let (before, after) = TEMPLATE.split_once("{bundle}").context("the template has no place for the bundle")?;
        let before = before
            .replace("{banner}", &banner)
            .replace("{version}", VERSION)
            .replace("{licence}", LICENCE.trim_end())
            .replace("{title}", &titles.join(", "))
            // In JSON a `<` is only in strings. Escaped, none can end the element.
            .replace("{documents}", &documents.replace('<', "\\u003c"));
        Ok(Self { before, after: after.to_owned() })
    }

    /// Returns the page with this bundle.
    pub fn with(&self, bundle: &str) -> String {
        [&self.before, BEGIN, bundle, END, &self.after].concat()
    }
}

/// Returns a bundle between its marks.
pub fn marked(bundle: &str) -> String {
    format!("{BEGIN}{bundle}{END}")
}

/// Returns the bundle of an existing page, if it is the one of this version.
pub fn bundle(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once(BEGIN)?;
    // Searched from the end, because the bundle is most of the page.
    let (bundle, _) = rest.rsplit_once(END)?;
    (sha256(bundle.as_bytes()) == SHA256).then_some(bundle)
}

/// Returns the SHA-256 of a file, in hexadecimal.
pub fn sha256(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
