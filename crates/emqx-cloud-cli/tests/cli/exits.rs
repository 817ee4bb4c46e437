//! Exit codes: what a script can rely on. A call that may have changed something is never reported as one that did not.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use emqx_cloud::types::UsernameAuth;
use emqx_cloud_test::{MockServer, missing, ok, refused};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::harness::{emqx, run};

/// What the server does, arguments, standard input, and the exit code.
type Case = (fn(&MockServer), &'static [&'static str], &'static str, i32);

const PUBLISH: &[&str] = &["mqtt", "publish", "devices/all", "on"];
const PUBLISH_TWO: &[&str] =
    &["mqtt", "publish-batch", "--body", r#"[{"topic":"a","payload":"on"},{"topic":"b","payload":"on"}]"#];
const CREATE: &[&str] = &["users", "create", "meter-7", "--password-file", "-"];
const CREATE_TWO: &[&str] = &["users", "create", "--body", "@-"];
const TWO_USERS: &str = r#"[{"username":"a","password":"hush-1"},{"username":"b","password":"hush-2"}]"#;
const DELETE: &[&str] = &["users", "delete", "meter-7"];
const LIST: &[&str] = &["users", "list"];
const ONE_ATTEMPT: &[&str] = &["users", "list", "--attempts", "1"];

/// What a reader of EMQX 5 sees.
const FIVE: &str = r#"{"code":"BAD_API_KEY_OR_SECRET","message":"Check api_key/api_secret"}"#;

const CASES: &[Case] = &[
    // Done.
    (|mock| drop(mock.list_usernames(|_, then| then.page([UsernameAuth::new()]))), LIST, "", 0),
    (|mock| drop(mock.publish(|_, then| then.json(&serde_json::json!({"code": 0})))), PUBLISH, "", 0),
    (|_| {}, &["users", "list", "--dry-run"], "", 0),
    (|_| {}, &["clients", "--help"], "", 0),
    // Not the response of this API, and a file that cannot be written.
    (|mock| drop(mock.list_usernames(|_, then| then.body("text/html", "<html>"))), LIST, "", 1),
    (|mock| drop(mock.list_usernames(|_, then| then.page([]))), &["users", "list", "--to", "/no/folder/a.csv"], "", 1),
    // Wrong input: nothing is sent.
    (|_| {}, &["users", "lsit"], "", 2),
    (|_| {}, &["users", "list", "--limit", "0"], "", 2),
    (|_| {}, &["users", "get", ""], "", 2),
    (|_| {}, &["users", "get", "a", "--query", "x"], "", 2),
    (|_| {}, &["users", "create", "a"], "", 2),
    (|_| {}, CREATE_TWO, "[", 2),
    (|_| {}, &["users", "create", "--body", "@/no/file"], "", 2),
    (|_| {}, &["mqtt", "publish", "devices/#", "on"], "", 2),
    (|_| {}, &["call", "no_such_call"], "", 2),
    (|_| {}, &["api", "GET", "/x?a=b"], "", 2),
    (|_| {}, &["users", "list", "--jq", "{"], "", 2),
    // The credentials.
    (|mock| drop(mock.list_usernames(|_, then| then.unauthorized())), LIST, "", 3),
    (|mock| drop(mock.publish(|_, then| then.unauthorized())), PUBLISH, "", 3),
    // There is no such object.
    (|mock| drop(mock.get_username(|_, then| then.not_found())), &["users", "get", "meter-7"], "", 4),
    (|mock| drop(mock.get_client(|_, then| then.not_found())), &["clients", "get", "meter-7"], "", 4),
    (
        |mock| drop(mock.update_username(|_, then| then.not_found())),
        &["users", "update", "meter-7", "--password-file", "-"],
        "hush",
        4,
    ),
    // The path is not served, which says nothing about the object.
    (|mock| drop(mock.get_username(|_, then| then.not_served())), &["users", "get", "meter-7"], "", 5),
    (|mock| drop(mock.publish(|_, then| then.not_served())), PUBLISH, "", 5),
    (|mock| drop(mock.delete_username(|_, then| then.not_served())), DELETE, "", 5),
    // The server refuses, or it is another one.
    (|mock| drop(mock.create_username(|_, then| then.already_exists())), CREATE, "hush", 5),
    (|mock| drop(mock.publish(|_, then| then.status(400))), PUBLISH, "", 5),
    (|mock| drop(mock.kick_client(|_, then| then.client_offline())), &["clients", "kick", "meter-7"], "", 5),
    (|mock| drop(mock.list_usernames(|_, then| then.status(401).body("application/json", FIVE))), LIST, "", 5),
    (|mock| drop(mock.publish_batch(|_, then| then.partial([refused(115), refused(115)]))), PUBLISH_TWO, "", 5),
    (
        |mock| drop(mock.create_username_batch(|_, then| then.partial([refused("existed"), refused("existed")]))),
        CREATE_TWO,
        TWO_USERS,
        5,
    ),
    // Some items were done.
    (|mock| drop(mock.publish_batch(|_, then| then.partial([ok(), refused(115)]))), PUBLISH_TWO, "", 6),
    (
        |mock| drop(mock.create_username_batch(|_, then| then.partial([refused("existed"), ok()]))),
        CREATE_TWO,
        TWO_USERS,
        6,
    ),
    // It may have been done.
    (|mock| drop(mock.publish(|_, then| then.lost())), PUBLISH, "", 7),
    (|mock| drop(mock.publish(|_, then| then.half_a_body())), PUBLISH, "", 7),
    (|mock| drop(mock.publish(|_, then| then.status(503))), PUBLISH, "", 7),
    (|mock| drop(mock.publish(|_, then| then.status(500))), PUBLISH, "", 7),
    (|mock| drop(mock.publish(|_, then| then.body("text/html", "<html>"))), PUBLISH, "", 7),
    (|mock| drop(mock.publish_batch(|_, then| then.partial([ok(), missing()]))), PUBLISH_TWO, "", 7),
    (|mock| drop(mock.publish_batch(|_, then| then.partial([refused(115), refused(101)]))), PUBLISH_TWO, "", 7),
    (|mock| drop(mock.delete_username(|_, then| then.lost())), &["users", "delete", "a", "--attempts", "1"], "", 7),
    (
        |mock| {
            mock.delete_username(|_, then| then.lost().times(1));
            mock.delete_username(|_, then| then.unauthorized());
        },
        DELETE,
        "",
        7,
    ),
    (|mock| drop(mock.publish(|_, then| then.lost())), &["api", "POST", "/mqtt/publish", "--body", "{}"], "", 7),
    // It was done, but nobody sees what the server said.
    (
        |mock| drop(mock.publish_batch(|_, then| then.partial([ok(), ok()]))),
        &["mqtt", "publish-batch", "--columns", "tpoic", "--body", PUBLISH_TWO[3]],
        "",
        7,
    ),
    (
        |mock| drop(mock.publish(|_, then| then.json(&serde_json::json!({"code": 0})))),
        &["mqtt", "publish", "a", "on", "--to", "/no/folder/a.json"],
        "",
        7,
    ),
    // There is no response, and nothing was changed.
    (|mock| drop(mock.list_usernames(|_, then| then.status(503))), ONE_ATTEMPT, "", 8),
    (|mock| drop(mock.list_usernames(|_, then| then.status(500))), ONE_ATTEMPT, "", 8),
    (|mock| drop(mock.list_usernames(|_, then| then.lost())), ONE_ATTEMPT, "", 8),
    (|mock| drop(mock.list_usernames(|_, then| then.half_a_body())), ONE_ATTEMPT, "", 8),
    (|mock| drop(mock.publish(|_, then| then.status(429))), &["mqtt", "publish", "a", "on", "--attempts", "1"], "", 8),
    (|_| {}, &["users", "list", "--attempts", "1", "--server", "http://127.0.0.1:9/api"], "", 8),
    (|_| {}, &["mqtt", "publish", "a", "on", "--attempts", "1", "--server", "http://127.0.0.1:9/api"], "", 8),
];

#[tokio::test(flavor = "multi_thread")]
async fn exit_codes_are_true() {
    let mut seen = BTreeSet::from([interrupted().await]);
    for (prepare, arguments, input, code) in CASES {
        let mock = MockServer::start().await.unwrap();
        prepare(&mock);
        let mut command = emqx(None);
        command
            .env("EMQX_CLOUD_API", mock.address())
            .env("EMQX_CLOUD_APP_ID", "id")
            .env("EMQX_CLOUD_APP_SECRET", "x-1");
        let said = run(command.args(*arguments).write_stdin(*input));
        assert_eq!(said.code, *code, "{arguments:?}: {}{}", said.out, said.err);
        assert_eq!(said.err.contains("error:"), *code != 0, "{arguments:?}: {}", said.err);
        assert!(!said.err.contains("hush"), "{arguments:?}: {}", said.err);
        mock.verify();
        seen.insert(said.code);
    }
    let help = run(emqx(None).arg("--help")).out;
    let (_, codes) = help.split_once("Exit codes:").unwrap();
    let documented = codes.lines().filter_map(|line| line.split_whitespace().next()).map(|code| code.parse().unwrap());
    assert_eq!(seen, documented.collect());
}

/// Returns the exit code after ctrl-c, as a shell has it.
async fn interrupted() -> i32 {
    use std::os::unix::process::ExitStatusExt as _;

    let simulator = emqx_cloud_test::Simulator::start().await.unwrap();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_emqx-cloud"))
        .args(["clients", "watch", "--server", simulator.address(), "--app-id", simulator.app_id()])
        .env("EMQX_CLOUD_APP_SECRET", simulator.app_secret())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut said = BufReader::new(child.stderr.take().unwrap());
    while !line.contains("watching") {
        assert!(said.read_line(&mut line).unwrap() > 0, "{line}");
    }
    kill(Pid::from_raw(child.id().try_into().unwrap()), Signal::SIGINT).unwrap();
    let status = child.wait().unwrap();
    status.code().or_else(|| status.signal().map(|signal| 128 + signal)).unwrap()
}
