//! The client profile: what each step makes of a construct, and the files.

use serde_json::{Value, json};
use xtask::emit::Source;
use xtask::model::Api;
use xtask::profile::{self, Profile, STEPS};
use xtask::read::Document;
use xtask::{Workspace, generate};

use crate::SPEC;

fn published() -> Document {
    Document::read(&Workspace::here().unwrap().path(SPEC), SPEC).unwrap()
}

fn derived(contract: &Document) -> Profile {
    profile::derive(contract, &Api::read(contract).unwrap().answers)
}

#[test]
fn each_step_changes_what_it_says() {
    let schema = |pointer: &str| format!("/components/schemas/{pointer}");
    let path = |path: &str, rest: &str| format!("/paths/{}/{rest}", path.replace('/', "~1"));
    let json = "responses/200/content/application~1json";
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    // Pointer in the profile, and the value there, if there is one.
    let cases = [
        // Successes.
        (path("/clients", &format!("get/{json}/schema")), Some(reference("ListClientsAnswer"))),
        (path("/clients", &format!("get/{json}/examples/bad_parameter")), None),
        (schema("Failure"), None),
        // Statuses.
        (path("/clients", "get/responses/401"), None),
        (path("/auth_username", "post/responses/204"), None),
        (path("/clients", "get/responses/200/description"), Some(json!("A page of clients."))),
        // Calls.
        (path("/acl", "post/operationId"), Some(json!("create_acl"))),
        (path("/acl", "post/summary"), Some(json!("Create one access rule"))),
        (path("/acl", "post/requestBody/content/application~1json/schema"), Some(reference("AclRule"))),
        (path("/acl", &format!("post/{json}/schema")), Some(reference("CreateAclOneAnswer"))),
        (path("/acl", &format!("post/{json}/examples/batch")), None),
        (path("/acl#batch", "post/operationId"), Some(json!("create_acl_batch"))),
        (path("/acl#batch", "post/requestBody/content/application~1json/schema"), Some(reference("AclRuleBatch"))),
        (path("/acl#batch", "post/requestBody/content/application~1json/examples/clientid"), None),
        (path("/acl#batch", &format!("post/{json}/schema")), Some(reference("CreateAclBatchAnswer"))),
        (path("/acl#batch", &format!("post/{json}/examples/success")), None),
        (path("/acl#batch", "get"), None),
        (path("/auth_username#batch", &format!("post/{json}/examples/success")), None),
        (path("/auth_username", &format!("post/{json}/examples/batch")), None),
        (schema("CreateAclBody"), None),
        // Objects.
        (schema("AclRule/oneOf"), None),
        (schema("AclRule/required"), Some(json!(["topic", "action", "access"]))),
        (schema("AclRule/additionalProperties"), Some(json!(false))),
        (schema("AclRule/properties/username/type"), Some(json!("string"))),
        (schema("ClientidAclRule"), None),
        // Required members.
        (schema("Message/anyOf"), None),
        (schema("SubscribeRequest/required"), Some(json!(["clientid"]))),
        // Words.
        (schema("ResultCode/anyOf"), None),
        (schema("ResultCode/type"), Some(json!("integer"))),
        (schema("SuccessCode/enum"), Some(json!([0]))),
        (schema("SuccessCode/x-enum-varnames"), Some(json!(["SUCCESS"]))),
        (schema("KnownResultCode"), None),
        (schema("FailureReason"), None),
        (schema("ProtocolVersion/anyOf"), None),
        (schema("ProtocolVersion/type"), None),
        (schema("ProtocolVersion/example"), Some(json!(4))),
        // Enumerations.
        (schema("ClientidAclEntry/properties/action/$ref"), None),
        (schema("ClientidAclEntry/properties/action/type"), Some(json!("string"))),
        (schema("AclRule/properties/action"), Some(reference("AclAction"))),
        (schema("AclAction/enum"), Some(json!(["pub", "sub", "pubsub"]))),
        (schema("AclAction/x-enum-varnames"), Some(json!(["PUB", "SUB", "PUBSUB"]))),
        // Defaults.
        (schema("Message/properties/qos/default"), None),
        (schema("Message/properties/qos/maximum"), None),
        ("/components/parameters/Page/schema/default".to_owned(), None),
        // Extensions.
        ("/info/x-answers".to_owned(), None),
        (path("/clients", "get/x-paging"), None),
        (schema("ClientInfo/properties/username/x-absent"), None),
    ];
    let contract = published();
    let profile = derived(&contract);
    for (pointer, wanted) in &cases {
        assert_eq!(profile.value.pointer(pointer), wanted.as_ref(), "{pointer}");
    }
    // What is lost in types is in descriptions.
    for (pointer, part) in [
        ("/info/description", "**`Failure`.** A failure with HTTP status 200"),
        ("/info/description", "`115` BAD_TOPIC, `116`"),
        ("/info/description", "`existed`, `noexisted`, "),
        ("/components/schemas/ResultCode/description", "- `112` CLIENT_OFFLINE: "),
        ("/components/schemas/ItemOutcomes/additionalProperties/description", "- `existed`: "),
        ("/components/schemas/AclRule/description", "\n- `username`, `topic`, `action`, `access`\n"),
        ("/components/schemas/UsernameAclEntry/properties/access/description", "- `deny`: The action is denied."),
        ("/components/schemas/Message/properties/qos/description", "The default is `0`."),
        ("/components/parameters/Page/description", "The default is `1`."),
    ] {
        let text = profile.value.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        assert!(text.contains(part), "{pointer}: {text}");
    }
    // Every schema that a description of the profile mentions is there or explained.
    let text = profile.value.to_string();
    for name in contract.at("/components/schemas").unwrap().as_object().unwrap().keys() {
        let known = profile.value["components"]["schemas"].get(name).is_some();
        assert!(
            known
                || !text.contains(&format!("`{name}`"))
                || text.contains(&format!("**`{name}`.**"))
                || name == "FailureReason",
            "{name}"
        );
    }
}

#[test]
fn names_of_values_that_two_enumerations_have_become_distinct() {
    let mut contract = published();
    contract.value["components"]["schemas"]["PayloadEncoding"]["x-enum-varnames"] = json!(["PLAIN", "MQTT"]);
    let profile = derived(&contract).value;
    let names = |schema: &str| profile["components"]["schemas"][schema]["x-enum-varnames"].clone();
    assert_eq!(names("PayloadEncoding"), json!(["PLAIN", "PAYLOAD_ENCODING_MQTT"]));
    assert_eq!(names("ProtoName")[0], "PROTO_NAME_MQTT");
    assert_eq!(names("AclAccess"), json!(["ALLOW", "DENY"]));
}

#[test]
fn the_files_have_the_same_document_in_yaml_and_json_and_the_readme_has_every_step() {
    let contract = published();
    let profile = derived(&contract);
    let api = Api::read(&contract).unwrap();
    let files = profile::files(&Source { spec: SPEC }, &api, &profile).unwrap();
    let (yaml, json) = (&files["generated/openapi/v4/client.yaml"], &files["generated/openapi/v4/client.json"]);
    let mut json: Value = serde_json::from_str(json).unwrap();
    let said = json.as_object_mut().unwrap().shift_remove("x-generated").unwrap();
    assert!(said.as_str().unwrap().starts_with("Generated from spec/"), "{said}");
    // Both versions of YAML.
    assert_eq!(Document::parse(yaml, "client.yaml").unwrap().value, json);
    assert_eq!(serde_yaml::from_str::<Value>(yaml).unwrap(), json);
    assert_eq!(json, profile.value);

    let all = generate::files(std::slice::from_ref(&contract)).unwrap();
    assert!(files.iter().all(|(path, text)| all[path] == *text));
    let readme = &all["generated/openapi/README.md"];
    for step in &STEPS {
        assert_eq!(readme.matches(&format!("\n| {} | {} | ", step.title, step.reason)).count(), 1, "{}", step.title);
    }
    let all = format!("| all {} operations |", api.operations.len());
    for place in [&all, "`create_acl_batch`", "`Message.qos`", "`x-docs` ("] {
        assert!(readme.contains(place), "{place}");
    }
}
