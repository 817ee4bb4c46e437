//! Checks that everything that looks like a secret is marked, because an unmarked secret would be shown in logs and
//! errors.

use heck::ToSnakeCase;
use serde_json::Value;

use super::keywords::{Kind, Position};
use super::uses::{Site, resolved};
use crate::read::Cursor;

/// Words that make a name look like that of a secret.
const WORDS: &[&str] = &[
    "apikey",
    "authorization",
    "credential",
    "credentials",
    "passcode",
    "passphrase",
    "passwd",
    "password",
    "passwords",
    "psk",
    "pwd",
    "secret",
    "secrets",
    "token",
    "tokens",
];

/// Pairs of words that make a name look like that of a secret.
const PAIRS: &[(&str, &str)] = &[
    ("access", "key"),
    ("api", "key"),
    ("auth", "key"),
    ("encryption", "key"),
    ("private", "key"),
    ("signing", "key"),
];

fn looks_secret(name: &str) -> bool {
    let name = name.to_snake_case();
    let words: Vec<_> = name.split('_').collect();
    words.iter().any(|word| WORDS.contains(word))
        || words.windows(2).any(|pair| PAIRS.iter().any(|(first, second)| pair == [*first, *second]))
}

pub fn check(root: &Cursor<'_>, sites: &[Site<'_>]) {
    for site in sites.iter().filter(|site| site.position == Position::Property) {
        let name = site.place.pointer.rsplit('/').next().unwrap_or_default();
        property(name, &site.place);
    }
    for (_, _, operation) in super::operations::all(root) {
        for parameter in operation.list("parameters").iter().filter_map(Cursor::resolve) {
            let name = parameter.value["name"].as_str().unwrap_or_default();
            let string =
                parameter.get("schema").as_ref().and_then(resolved).is_some_and(|(_, kind)| kind == Kind::String);
            let said = said(&parameter);
            if string && looks_secret(name) && said.is_none() {
                parameter.problem(format_args!(
                    "`{name}` looks like a secret, and parameters are shown in traces and errors: send it in a body, or \
                     write `x-secret: false`"
                ));
            }
        }
    }
}

/// Reads `x-secret`, whose only value is `false`.
fn said(place: &Cursor<'_>) -> Option<()> {
    let flag = place.get("x-secret")?;
    if flag.value != &Value::Bool(false) {
        flag.problem("must be `false`; a secret has `format: password`");
    }
    Some(())
}

fn property(name: &str, place: &Cursor<'_>) {
    // `allOf` adds a description to a `$ref`.
    let inner = place.list("allOf").into_iter().next().unwrap_or_else(|| place.clone());
    let Some((mut found, mut kind)) = resolved(&inner) else { return };
    if kind == Kind::Array
        && let Some(items) = found.get("items").as_ref().and_then(resolved)
    {
        (found, kind) = items;
    }
    let marked = found.value["format"] == "password";
    match said(place) {
        Some(()) if marked => place.problem("has both `x-secret: false` and `format: password`: remove one of the two"),
        None if kind == Kind::String && !marked && looks_secret(name) => place.problem(format_args!(
            "`{name}` looks like a secret: write `format: password`, so that it is never shown, or `x-secret: false`{}",
            if place.value.get("$ref").is_some() { " beside `allOf`" } else { "" }
        )),
        _ => {}
    }
}
