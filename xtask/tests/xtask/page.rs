//! The page: what each step makes of the contract, and the file.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};
use xtask::model::Api;
use xtask::page::{self, file};
use xtask::read::Document;
use xtask::{Workspace, generate};

use crate::SPEC;

fn published() -> Document {
    Document::read(&Workspace::here().unwrap().path(SPEC), SPEC).unwrap()
}

fn second() -> Document {
    Document::parse(include_str!("../../../tests/second-api/openapi.yaml"), "openapi.yaml").unwrap()
}

fn derived(contract: &Document) -> Value {
    page::derive(contract, &Api::read(contract).unwrap())
}

fn operation<'p>(page: &'p Value, method: &str, path: &str) -> &'p Value {
    &page["paths"][path][method]
}

/// Returns the samples of an operation, with their labels.
fn samples<'p>(page: &'p Value, method: &str, path: &str) -> Vec<(&'p str, &'p str)> {
    let listed = operation(page, method, path)["x-codeSamples"].as_array().unwrap();
    let text = |sample: &'p Value, key: &str| sample[key].as_str().unwrap_or_default();
    listed.iter().map(|sample| (text(sample, "label"), text(sample, "source"))).collect()
}

#[test]
fn tags_and_operations_have_labels_and_the_keys_of_the_generator_are_gone() {
    let (page, second) = (derived(&published()), derived(&second()));
    let names = |page: &Value| -> Vec<String> {
        let tags = page["tags"].as_array().unwrap().iter();
        tags.map(|tag| tag["x-displayName"].as_str().unwrap().to_owned()).collect()
    };
    let expected = ["Credentials", "Access rules", "Clients", "Subscriptions", "Publish and subscribe", "Metrics"];
    assert_eq!(names(&page), expected);
    assert_eq!(names(&second), ["Devices", "Sites"]);
    let badge = |method: &str| operation(&page, method, "/auth_username").get("x-badges");
    assert_eq!(badge("get"), Some(&json!([{"name": "idempotent", "position": "before"}])));
    assert_eq!(badge("post"), None);

    fn keys<'v>(value: &'v Value, found: &mut BTreeSet<&'v str>) {
        match value {
            Value::Object(entries) => {
                found.extend(entries.keys().map(String::as_str).filter(|key| key.starts_with("x-")));
                entries.values().for_each(|value| keys(value, found));
            }
            Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    keys(&page, &mut found);
    let expected = ["x-badges", "x-codeSamples", "x-displayName", "x-enum-descriptions", "x-enum-varnames"];
    assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn the_introduction_has_sections_and_every_code_and_reason() {
    let contract = published();
    let (page, api) = (derived(&contract), Api::read(&contract).unwrap());
    let text = page["info"]["description"].as_str().unwrap();
    let headings: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(headings.first(), Some(&"Success and failure"));
    assert_eq!(headings[headings.len() - 3..], ["In a shell", "Result codes", "Reasons"]);
    assert!(!text.contains("\n**"), "{text}");
    for part in [
        "export EMQX_CLOUD_API='https://deployment.example.emqx.cloud:8443/api'\n",
        "`jq -en 'input | ., (.code == 0)'`",
        "| `115` | `BAD_TOPIC`<br>There is no valid topic.",
        "`{error,existed}`",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(api.codes.len() > 10 && api.reasons.len() > 5);
    for named in api.codes.iter().chain(&api.reasons) {
        let value = named.value.as_str().map_or_else(|| named.value.to_string(), str::to_owned);
        let row = format!("| `{value}` | `{}`<br>{} |", named.name, named.description);
        assert_eq!(text.matches(&row).count(), 1, "{row}");
    }

    let second = derived(&second());
    let text = second["info"]["description"].as_str().unwrap();
    for part in
        ["Devices, by site.", "## In a shell", "export REGISTRY_API='https://registry.example/v1'\n", "a bearer token"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("jq"), "{text}");
}

/// A sample checks what a success is, for each form of response, and is quoted for a shell.
#[test]
fn samples_tell_success_from_failure() {
    let page = derived(&published());
    let filters = [
        ("get", "/clients", vec![".code == 0"]),
        ("put", "/auth_username/{username}", vec![".code == 0"]),
        ("get", "/auth_username/{username}", vec![".code == 0 and .data != {}"]),
        ("get", "/clients/{clientid}", vec![".code == 0 and .data != []"]),
        ("post", "/auth_username", vec![".code == 0", r#".code == 0 and all(.data[]; . == "ok")"#]),
        (
            "post",
            "/acl",
            vec![
                r#".code == 0 and .data.result == "ok""#,
                r#".code == 0 and .data.result == "ok""#,
                r#".code == 0 and .data.result == "ok""#,
                r#".code == 0 and all(.data[]; .result == "ok")"#,
            ],
        ),
        ("post", "/mqtt/publish_batch", vec![".code == 0 and all(.data[]; .code == 0)"]),
    ];
    for (method, path, expected) in filters {
        let found: Vec<_> = samples(&page, method, path).into_iter().map(|(_, source)| source).collect();
        let filters: Vec<_> = found.iter().map(|source| source.rsplit_once("| jq -en ").unwrap().1).collect();
        assert_eq!(
            filters,
            expected.iter().map(|filter| format!("'input | {filter}'")).collect::<Vec<_>>(),
            "{method} {path}"
        );
    }
    let whole = [
        (
            "delete",
            "/acl/$all/topic/{topic}",
            "curl",
            r#"curl -sS -X DELETE "$EMQX_CLOUD_API/acl/\$all/topic/topic%2FA" \
  -u "$EMQX_CLOUD_APP_ID:$EMQX_CLOUD_APP_SECRET" \
  | jq -en 'input | .code == 0'"#,
        ),
        (
            "get",
            "/clients",
            "curl",
            r#"curl -sS "$EMQX_CLOUD_API/clients?_limit=10" \
  -u "$EMQX_CLOUD_APP_ID:$EMQX_CLOUD_APP_SECRET" \
  | jq -en 'input | .code == 0'"#,
        ),
        (
            "put",
            "/auth_username/{username}",
            "curl",
            r#"curl -sS -X PUT "$EMQX_CLOUD_API/auth_username/emqx_u_1" \
  -u "$EMQX_CLOUD_APP_ID:$EMQX_CLOUD_APP_SECRET" \
  -H 'Content-Type: application/json' \
  -d '{"password": "password"}' \
  | jq -en 'input | .code == 0'"#,
        ),
        (
            "post",
            "/auth_username",
            "Two users",
            r#"curl -sS "$EMQX_CLOUD_API/auth_username" \
  -u "$EMQX_CLOUD_APP_ID:$EMQX_CLOUD_APP_SECRET" \
  -H 'Content-Type: application/json' \
  -d '[
    {
      "username": "api_user1",
      "password": "password"
    },
    {
      "username": "api_user2",
      "password": "password"
    }
  ]' \
  | jq -en 'input | .code == 0 and all(.data[]; . == "ok")'"#,
        ),
    ];
    for (method, path, example, expected) in whole {
        let found = samples(&page, method, path);
        assert!(found.contains(&(example, expected)), "{found:#?}");
    }
    // Without result codes, the status decides.
    let second = derived(&second());
    let [(_, source)] = samples(&second, "get", "/devices/{number}/readings/{kind}")[..] else { panic!("one sample") };
    let expected = "curl -sS --fail-with-body \"$REGISTRY_API/devices/7/readings/heat\" \\\n  \
                    -H \"Authorization: Bearer $REGISTRY_TOKEN\"";
    assert_eq!(source, expected);
}

#[test]
fn a_quote_in_a_body_does_not_end_the_string_of_the_shell() {
    let mut contract = published();
    let pointer = "/paths/~1mqtt~1publish/post/requestBody/content/application~1json/examples/text/value/payload";
    *contract.value.pointer_mut(pointer).unwrap() = json!("it's");
    let page = derived(&contract);
    let (_, source) = samples(&page, "post", "/mqtt/publish")[0];
    assert!(source.contains(r#""payload": "it'\''s""#), "{source}");
}

/// Nothing of the contract is lost: every operation, a sample for each example of a body, and each failure.
#[test]
fn every_operation_has_its_samples_and_failures() {
    let contract = published();
    let (page, api) = (derived(&contract), Api::read(&contract).unwrap());
    let mut failures = 0;
    for found in &api.operations {
        let method = found.method.to_lowercase();
        let shown = operation(&page, &method, &found.path);
        assert_eq!(shown["summary"], found.summary);
        let description = shown["description"].as_str().unwrap();
        assert!(description.starts_with(&found.description), "{description}");
        let media = |operation: &Value| operation["requestBody"]["content"]["application/json"].clone();
        let original = media(&contract.value["paths"][&found.path][&method]);
        let bodies: Vec<_> =
            original["examples"].as_object().into_iter().flat_map(|examples| examples.values()).collect();
        let labels: Vec<_> = match bodies.len() {
            0 | 1 => vec!["curl"],
            _ => bodies.iter().map(|example| example["summary"].as_str().unwrap()).collect(),
        };
        let given: Vec<_> = samples(&page, &method, &found.path).into_iter().map(|(label, _)| label).collect();
        assert_eq!(given, labels, "{}", found.id);
        assert_eq!(media(shown).get("examples"), None, "{}", found.id);
        for failure in &found.failures {
            failures += usize::from(failure.status == found.status);
            assert!(
                failure.status != found.status || description.contains(&format!("\n- {}:", failure.summary)),
                "{description}"
            );
        }
        // Scalar shows the key of a shared example, and the summary of this one.
        let examples = &shown["responses"]["200"]["content"]["application/json"]["examples"];
        assert!(examples.as_object().unwrap().values().all(|example| example["summary"].is_string()), "{}", found.id);
    }
    assert!(failures > 20, "{failures}");
    // Successes by code are listed too if they are not what was wanted.
    for (method, path, listed, not_listed) in [
        (
            "post",
            "/auth_username",
            "- One item failed, and the code is still 0:\n\n  ```json\n  {",
            "Two users created",
        ),
        ("get", "/clients/{clientid}", ": `{\"data\": [], \"code\": 0}`", "One client"),
        ("post", "/acl", "\n- The action is unknown:\n\n  ```json\n", "Three rules were stored"),
        (
            "post",
            "/mqtt/publish",
            "- There is no valid topic: `{\"message\": \"bad_topic\", \"code\": 115}`",
            "- Success",
        ),
    ] {
        let description = operation(&page, method, path)["description"].as_str().unwrap();
        assert!(description.contains("\n\n**Status 200, but not a success**\n\n- "), "{description}");
        assert!(description.contains(listed) && !description.contains(not_listed), "{description}");
    }
    let lists = operation(&page, "get", "/auth_username")["description"].as_str().unwrap();
    assert!(!lists.contains("not a success"), "{lists}");
}

#[test]
fn the_page_has_the_documents_of_all_apis_and_one_bundle() {
    let mut contracts = [published(), second()];
    contracts[1].value["info"]["description"] = json!("</script><!-- <script>");
    contracts[1].value["info"]["title"] = json!("A & <B>");
    let apis: Vec<_> = contracts.iter().map(|contract| Api::read(contract).unwrap()).collect();
    let shown: Vec<_> = apis.iter().zip(&contracts).map(|(api, contract)| (api, page::derive(contract, api))).collect();
    let page = file::Page::of(&shown).unwrap().with("the bundle {title} $&");
    assert_eq!(page.matches("/* The bundle begins. */\nthe bundle {title} $&\n/* The bundle ends. */\n").count(), 1);
    assert!(page.contains("<title>EMQX Cloud REST API, A &amp; &lt;B></title>"));
    let (_, rest) = page.split_once("<script type=\"application/json\" id=\"documents\">\n").unwrap();
    let (documents, _) = rest.split_once("</script>").unwrap();
    assert!(!documents.contains('<'));
    let documents: Vec<Value> = serde_json::from_str(documents).unwrap();
    let parts = |document: &Value| (document["slug"].clone(), document["default"].clone(), document["content"].clone());
    let found: Vec<_> = documents.iter().map(parts).collect();
    assert_eq!(
        found,
        [(json!("v4"), json!(true), shown[0].1.clone()), (json!("registry"), json!(false), shown[1].1.clone())]
    );
    for part in [
        "Generated from spec/ by `cargo xtask generate`.",
        "Copyright (c) 2023-present Scalar",
        "connect-src",
        "default-src 'none'",
    ] {
        assert_eq!(page.contains(part), part != "connect-src", "{part}");
    }
    for place in ["{banner}", "{documents}", "{licence}", "{version}"] {
        assert!(!page.contains(place), "{place}");
    }
    // Only the pinned bundle is accepted.
    assert_eq!(file::bundle(&page), None);
    let committed = fs::read_to_string(Workspace::here().unwrap().path(file::FILE)).unwrap();
    let bundle = file::bundle(&committed).unwrap();
    assert_eq!(file::bundle(&file::marked(bundle)), Some(bundle));
    assert_eq!(file::bundle(&file::marked(&bundle.replacen("Scalar", "scalar", 1))), None);
    assert!(!generate::files(&contracts[..1]).unwrap().contains_key(file::FILE));
}
