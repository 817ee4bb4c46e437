//! Changes that break clients are found, and others are not taken for breaking.

#![allow(clippy::unwrap_used, reason = "a test")]

use breaking::{Change, Impact, changes, check_version};
use semver::Version;
use xtask::Workspace;
use xtask::folder::ApiFolder;
use xtask::read::Document;

/// Replaces a text of the contract, which must be there.
type Edit = (&'static str, &'static str, &'static str);

fn contract() -> (String, Document) {
    let workspace = Workspace::here().unwrap();
    let folder = ApiFolder::find(&workspace, Some("v4")).unwrap();
    let text = std::fs::read_to_string(workspace.path(&folder.name("openapi.yaml"))).unwrap();
    let document = Document::parse(&text, "openapi.yaml").unwrap();
    (text, document)
}

fn edited(text: &str, from: &str, to: &str) -> Document {
    assert!(text.contains(from), "the contract has no {from:?}");
    Document::parse(&text.replacen(from, to, 1), "edited.yaml").unwrap()
}

#[test]
fn breaking_changes_are_named() {
    // The text that is replaced, the new one, and a part of what is said.
    let edits: &[Edit] = &[
        ("  /metrics:\n", "  /counters:\n", "GET /metrics: operation removed"),
        ("operationId: kick_client", "operationId: kick", "`kick_client` -> `kick`"),
        ("      name: _limit\n", "      name: limit\n", "param `_limit`: parameter removed"),
        (
            "        port:\n          type: integer\n          format: int64\n          description: The client's port.\n",
            "        source_port:\n          type: integer\n          format: int64\n          description: The client's port.\n",
            "ClientInfo.port: field removed",
        ),
        ("      required: [node, clientid, connected]\n", "      required: [node, clientid]\n", "ClientInfo.connected"),
        ("        minLength: 1\n", "        minLength: 2\n", "`minLength` was 1, and is 2"),
        ("x-idempotent: true", "x-idempotent: false", "it can no longer be repeated"),
        ("order: reversed", "order: request", "`batch` was"),
        ("bulk: {name: create_acls", "bulk: {name: create_rules", "`bulk` was"),
        ("x-bulk: {name: kick_clients", "x-bulk: {name: kick_all", "`x-bulk` was"),
        ("more: hasnext, total: count}", "total: count}", "`x-paging` was"),
        ("    success: {code: 0}\n", "    success: {code: 1}\n", "`x-answers` was"),
        ("  - url: https://{address}/api\n", "  - url: https://{address}/api/v5\n", "`servers` was"),
        ("      tags: [auth]\n", "      tags: [acl]\n", "`tags` was"),
        ("  x-excluded-characters: \"\\0\"\n", "  x-excluded-characters: \"\\0a\"\n", "`x-excluded-characters` was"),
        ("        - CLIENT_OFFLINE\n", "        - OFFLINE\n", "the name of 112 was"),
        ("x-max-body-bytes: 8000000", "x-max-body-bytes: 1000", "`x-max-body-bytes` was 8000000, and is 1000"),
        ("      x-not-found: empty-object\n", "", "`x-not-found` was \"empty-object\", and is missing"),
    ];
    // Another API, in which the status is the rule of success.
    let others: &[Edit] =
        &[("        \"201\":\n", "        \"202\":\n", "the status of a success was 201, and is 202")];
    let (text, _) = contract();
    let other = std::fs::read_to_string(Workspace::here().unwrap().path("tests/second-api/openapi.yaml")).unwrap();
    let edits = edits.iter().map(|edit| (&text, edit)).chain(others.iter().map(|edit| (&other, edit)));
    for (text, (from, to, said)) in edits {
        let old = Document::parse(text, "openapi.yaml").unwrap();
        let found = changes(&old, &edited(text, from, to)).unwrap_or_else(|error| panic!("{to}: {error:#}"));
        let listed: String = found.iter().map(|change| format!("{change}\n")).collect();
        let breaking: Vec<_> = found.iter().filter(|change| change.impact == Impact::Breaking).collect();
        assert!(breaking.iter().any(|change| change.to_string().contains(said)), "{to:?}:\n{listed}");
    }
}

#[test]
fn other_changes_are_not_breaking() {
    let (text, old) = contract();
    assert_eq!(changes(&old, &old).unwrap(), []);
    let edits: &[(&str, &str, usize)] = &[
        ("      summary: Kick out a client\n", "      summary: Kick a client\n", 0),
        (
            "          description: The client identifier.\n",
            "          description: The identifier of the client.\n",
            0,
        ),
        ("x-max-body-bytes: 8000000", "x-max-body-bytes: 9000000", 0),
        ("x-idempotent: false", "x-idempotent: true", 0),
        ("    x-displayName: Metrics\n", "    x-displayName: Counters\n", 0),
        ("      One deployment. The base", "      A deployment. The base", 0),
        (
            "        zone:\n",
            "        shard:\n          type: string\n          description: The shard.\n          example: a\n        zone:\n",
            1,
        ),
    ];
    for (from, to, additive) in edits {
        let found = changes(&old, &edited(&text, from, to)).unwrap();
        assert!(found.iter().all(|change| change.impact == Impact::Additive), "{to:?}: {found:#?}");
        assert!(found.len() >= *additive, "{to:?}: {found:#?}");
    }
}

#[test]
fn versions_say_what_changed() {
    let change = |impact| Change { impact, place: String::new(), text: String::new() };
    let (breaking, additive) = ([change(Impact::Breaking)], [change(Impact::Additive)]);
    let rows: &[(&str, &str, &[Change], bool)] = &[
        ("1.2.3", "1.2.3", &[], true),
        ("1.2.3", "1.2.2", &[], false),
        ("1.2.3", "1.2.4", &additive, false),
        ("1.2.3", "1.3.0", &additive, true),
        ("1.2.3", "1.3.0", &breaking, false),
        ("1.2.3", "2.0.0", &breaking, true),
        ("0.1.0", "0.1.0", &additive, false),
        ("0.1.0", "0.1.1", &additive, true),
        ("0.1.0", "0.1.1", &breaking, false),
        ("0.1.0", "0.2.0", &breaking, true),
    ];
    for (old, new, changes, fits) in rows {
        let checked = check_version(&Version::parse(old).unwrap(), &Version::parse(new).unwrap(), changes);
        assert_eq!(checked.is_ok(), *fits, "{old} to {new}: {checked:?}");
    }
}
