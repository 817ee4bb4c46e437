//! The table of commands of the command line follows from the document alone.

use crate::SPEC;
use xtask::emit::COMMANDS;
use xtask::read::Document;
use xtask::{Workspace, generate, naming};

#[test]
fn a_command_is_named_after_its_operation_without_the_words_of_its_tag() {
    let cases = [
        ("clients", "list_clients", "clients list"),
        ("clients", "kick_client", "clients kick"),
        ("acl", "list_acl_by_clientid", "acl list-by-clientid"),
        ("subscriptions", "get_client_subscriptions", "subscriptions get-client"),
        ("metrics", "get_metrics", "metrics get"),
        ("mqtt", "publish", "mqtt publish"),
        ("policies", "delete_policy", "policies delete"),
        ("switches", "toggle_switch", "switches toggle"),
        ("access_rules", "check_access_of_rules", "access-rules check-of"),
        // Nothing would be left.
        ("publish", "publish", "publish publish"),
    ];
    for (tag, id, command) in cases {
        let (group, name) = naming::command(None, tag, id);
        assert_eq!(format!("{group} {name}"), command, "{id}");
        assert_eq!(naming::command(Some("users list"), tag, id), ("users".into(), "list".into()), "{id}");
    }
}

/// An operation with every kind of argument, and a body with two forms.
const PATHS: &str = r##"
  /trial/{number}/{kind}:
    put:
      operationId: paint_client
      summary: Paint a client
      description: Paints it.
      tags: [clients]
      x-idempotent: true
      x-bulk: {name: paint_clients, summary: Paint any number of clients}
      x-docs: [{server: 4.4.19, says: made for a test}]
      parameters:
        - {name: number, in: path, required: true, description: Which., schema: {type: integer, minimum: 1, maximum: 9}, example: 2}
        - {name: kind, in: path, required: true, description: How., schema: {type: string, enum: [dry, wet]}, example: wet}
        - {name: _share, in: query, description: How much., schema: {type: number}, example: 0.5}
        - {name: state, in: query, description: Where., schema: {$ref: "#/components/schemas/ConnState"}}
      requestBody:
        description: A colour.
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Trial"}
            examples: {one: {summary: One, value: {colour: red, key: k}}}
      responses:
        "200":
          description: It is painted, or a failure.
          content:
            application/json:
              schema:
                anyOf: [{$ref: "#/components/schemas/Ack"}, {$ref: "#/components/schemas/Failure"}]
        "400": {$ref: "#/components/responses/BadRequest"}
        "401": {$ref: "#/components/responses/Unauthorized"}
        "404": {$ref: "#/components/responses/NotFound"}
        "414": {$ref: "#/components/responses/RequestLineTooLong"}
        "500": {$ref: "#/components/responses/InternalError"}
"##;

const SCHEMAS: &str = r##"
    TrialColour:
      description: A colour.
      type: object
      additionalProperties: false
      required: [colour, key]
      properties:
        colour: {type: string, minLength: 1, description: Its name., example: red}
        key: {type: string, format: password, description: A key.}
        rest: {$ref: "#/components/schemas/TrialRest"}
    TrialMix:
      description: A mix.
      type: object
      additionalProperties: false
      required: [parts, key]
      properties:
        parts: {type: integer, format: int64, minimum: 0, description: How many.}
        key: {type: string, format: password, description: A key.}
    TrialRest:
      description: The rest.
      type: object
      additionalProperties: false
      properties:
        token: {type: string, format: password, description: A token.}
    Trial:
      description: One of the two.
      oneOf: [{$ref: "#/components/schemas/TrialColour"}, {$ref: "#/components/schemas/TrialMix"}]
"##;

#[test]
fn a_command_has_the_arguments_of_its_operation() {
    let text = std::fs::read_to_string(Workspace::here().unwrap().path(SPEC)).unwrap();
    let text = text.replacen("\npaths:\n", &format!("\npaths:{PATHS}"), 1);
    let text = text.replacen("\n  schemas:\n", &format!("\n  schemas:{SCHEMAS}"), 1);
    let files = generate::files(&[Document::parse(&text, SPEC).unwrap()]).unwrap();
    let table = files[&format!("{COMMANDS}/commands.rs")].split_whitespace().collect::<Vec<_>>().join(" ");
    let argument = |name: &str, description: &str, kind: &str, flags: [bool; 3], example: &str| {
        let [required, positional, secret] = flags;
        format!(
            "Argument {{ name: {name:?}, description: {description:?}, kind: Kind::{kind}, required: {required}, positional: \
             {positional}, secret: {secret}, example: {example:?}, }}, "
        )
    };
    let path = [
        argument("number", "Which.", "Integer { least: 1, most: 9 }", [true, true, false], "2"),
        argument("kind", "How.", "OneOf(&[\"dry\", \"wet\"])", [true, true, false], "wet"),
    ]
    .concat();
    let query = [
        argument("share", "How much.", "Number", [false, false, false], "0.5"),
        argument(
            "state",
            "Where.",
            "OneOf(&[\"connected\", \"idle\", \"disconnected\"])",
            [false, false, false],
            "connected",
        ),
    ]
    .concat();
    // Only what all forms need is required, and a secret has no position.
    let fields = [
        argument("colour", "Its name.", "String", [false, false, false], "red"),
        argument("key", "A key.", "String", [true, false, true], ""),
        argument("rest", "The rest.", "Json", [false, false, true], ""),
        argument("parts", "How many.", "Integer { least: 0, most: i64::MAX, }", [false, false, false], ""),
    ]
    .concat();
    let (path, query, fields) = (path.trim_end(), query.trim_end(), fields.trim_end());
    for part in [
        format!(
            "Command {{ group: \"clients\", name: \"paint\", operation: \"paint_client\", summary: \"Paint a client\", \
             description: \"Paints it.\", parameters: &[ {path} {query} ], body: Some(Body {{ fields: TRIAL_FIELDS, \
             takes_many: false, alternatives: &[], example: \"{{\\\"colour\\\":\\\"red\\\",\\\"key\\\":\\\"k\\\"}}\", }}), columns: &[], bulk: Some(Bulk {{ \
             method: \"paint_clients\", summary: \"Paint any number of clients\", fields: &[ {path} {fields} ], }}), }}"
        ),
        format!("const TRIAL_FIELDS: &[Argument] = &[ {fields} ];"),
    ] {
        assert!(table.contains(&part), "{part}\nis not in\n{}", &table[table.find("\"paint\"").unwrap()..]);
    }
}

#[test]
fn only_the_default_api_has_commands() {
    let text = std::fs::read_to_string(Workspace::here().unwrap().path(SPEC)).unwrap();
    let second = include_str!("../../../tests/second-api/openapi.yaml");
    for (documents, has) in [(vec![(text.as_str(), SPEC)], true), (vec![(second, "second.yaml")], false)] {
        let documents: Vec<_> =
            documents.into_iter().map(|(text, name)| Document::parse(text, name).unwrap()).collect();
        let files = generate::files(&documents).unwrap();
        assert_eq!(files.keys().any(|path| path.starts_with(COMMANDS)), has);
    }
}
