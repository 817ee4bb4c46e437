//! What the program writes is true: a list that is not complete never looks like one, and no value changes on its way.

use std::fs;

use emqx_cloud::types::ClientInfo;
use emqx_cloud_test::{MockServer, MqttClient, Simulator};

use crate::harness::{Said, emqx, run};

const FORMATS: [&str; 5] = ["table", "json", "jsonl", "csv", "yaml"];

/// Starts a server that sends two clients and then fails.
async fn fails_in_the_middle() -> MockServer {
    let mock = MockServer::start().await.unwrap();
    mock.list_clients(|_, then| then.page(["meter-1", "meter-2"].map(ClientInfo::new)).has_next().times(1));
    mock.list_clients(|_, then| then.status(500));
    mock
}

/// Runs the program with a mock, with words that are separated by spaces.
fn ask(mock: &MockServer, line: &str) -> Said {
    let mut command = emqx(None);
    command.env("EMQX_CLOUD_API", mock.address()).env("EMQX_CLOUD_APP_ID", "id").env("EMQX_CLOUD_APP_SECRET", "hush-1");
    run(command.args(line.split(' ')))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_fails_in_the_middle_is_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    for format in FORMATS {
        let file = folder.path().join(format!("clients.{format}"));
        let file = file.display();
        for line in [
            format!("clients list --all --limit 2 --attempts 1 -o {format}"),
            format!("clients list --all --limit 2 --attempts 1 -o {format} --to {file}"),
            format!("clients export {file} --page-size 2 --attempts 1 -o {format}"),
        ] {
            let mock = fails_in_the_middle().await;
            let said = ask(&mock, &line);
            assert_eq!(said.code, 8, "{line}: {}", said.err);
            assert!(said.err.contains("HTTP 500"), "{line}: {}", said.err);
            // Even a reader that does not look at the exit code sees that the JSON is not complete.
            let is_json = serde_json::from_str::<serde_json::Value>(&said.out).is_ok();
            assert!(!is_json, "{line}: {}", said.out);
            mock.verify();
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{line}");
        }
    }
    // A file that was there stays as it was.
    let file = folder.path().join("clients.csv");
    fs::write(&file, "before").unwrap();
    ask(&fails_in_the_middle().await, &format!("clients export {} --page-size 2 --attempts 1", file.display()));
    assert_eq!(fs::read_to_string(&file).unwrap(), "before");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_pipe_ends_it_quietly() {
    // More than a pipe holds.
    let simulator = Simulator::builder().clients(3_000).start().await.unwrap();
    let program = env!("CARGO_BIN_EXE_emqx-cloud");
    let options = FORMATS.map(|format| format!("-o {format}")).into_iter().chain(["--jq .".to_owned()]);
    for options in options.flat_map(|options| [options.clone(), format!("{options} --all")]) {
        let line = format!("{{ {program} clients list {options}; echo $? >&2; }} | head -1");
        let said = run(assert_cmd::Command::new("sh").args(["-c", &line]).envs([
            ("EMQX_CLOUD_API", simulator.address()),
            ("EMQX_CLOUD_APP_ID", simulator.app_id()),
            ("EMQX_CLOUD_APP_SECRET", simulator.app_secret()),
        ]));
        assert_eq!((said.out.lines().count(), &*said.err), (1, "0\n"), "{options}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn characters_that_control_a_terminal_are_only_in_data_for_programs() {
    let simulator = Simulator::start().await.unwrap();
    let evil = "a\u{1b}[2J\u{7}b\u{202e}c\u{200b}\nd\te";
    simulator.add_client(MqttClient::new(evil).username(evil));
    let ask = |line: &str| run(emqx(&simulator).args(line.split(' '))).out;
    let get = run(emqx(&simulator).args(["clients", "get", evil])).out;
    for table in [ask("clients list"), ask("clients list --columns clientid,username"), get] {
        let escaped = r"a\u{1b}[2J\u{7}b\u{202e}c\u{200b}\nd\te";
        assert!(table.contains(escaped), "{table}");
        let is_harmless = |character: char| !character.is_control() || character == '\n';
        assert!(table.chars().all(is_harmless) && !table.contains(['\u{202e}', '\u{200b}']), "{table}");
    }
    let json: serde_json::Value = serde_json::from_str(&ask("clients list -o json")).unwrap();
    assert_eq!(json[0]["clientid"], evil);
    let mut csv = csv_reader(&ask("clients list -o csv --columns clientid"));
    assert_eq!(csv.pop().unwrap(), [evil]);
    // In an error, too.
    let said = run(emqx(&simulator).args(["clients", "get", "a\u{1b}[2J\u{202e}"]));
    assert!(said.code == 4 && !said.err.contains(['\u{1b}', '\u{202e}']), "{}", said.err);
}

fn csv_reader(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_keep_their_digits() {
    const DIGITS: [&str; 4] = ["12345678901234567890123", "0.1234567890123456789012", "1e400", "-0.0"];
    let [big, small, huge, zero] = DIGITS;
    let row = serde_json::to_string(&ClientInfo::new("a")).unwrap();
    let row =
        format!(r#"{},"big":{big},"small":{small},"huge":{huge},"zero":{zero}}}"#, row.strip_suffix('}').unwrap());
    let body = format!(r#"{{"code":0,"data":[{row}],"meta":{{"page":1,"limit":10,"count":1}}}}"#);
    let mock = MockServer::start().await.unwrap();
    mock.list_clients(|_, then| then.body("application/json", body));
    let options = FORMATS.map(|format| format!("-o {format}")).into_iter();
    for options in options.flat_map(|options| [options.clone(), format!("{options} --all")]) {
        let said = ask(&mock, &format!("clients list --columns clientid,big,small,huge,zero {options}"));
        assert!(
            said.code == 0 && said.err.is_empty() && DIGITS.iter().all(|digits| said.out.contains(digits)),
            "{options}: {}{}",
            said.out,
            said.err
        );
    }
    let said = ask(&mock, "clients list --jq .big,.small");
    assert_eq!(said.out, format!("{}\n{}\n", DIGITS[0], DIGITS[1]));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_data_is_on_standard_output() {
    let simulator = Simulator::builder().clients(3).start().await.unwrap();
    // What is on standard error, and whether there is something on standard output.
    let cases = [
        ("clients list", "", true),
        ("clients list --limit 2", "note: 2 rows of 3; `--all` reads all of them", true),
        ("clients list --limit 2 -q", "", true),
        ("clients list --limit 2 -o json", "note:", true),
        ("clients list -v", "list_clients: ", true),
        ("clients kick device-000001", "done", false),
        ("clients kick device-000002 -q", "", false),
        ("clients get nobody", "error: ", false),
        ("clients lsit", "error: ", false),
        ("clients list --columns clientdi", "did you mean `clientid`", false),
    ];
    for (line, err, has_data) in cases {
        for colours in [None, Some(("NO_COLOR", "1"))] {
            let said = run(emqx(&simulator).args(line.split(' ')).envs(colours));
            assert!(said.err.contains(err) && (said.err.is_empty() == err.is_empty()), "{line}: {}", said.err);
            assert_eq!(!said.out.is_empty(), has_data, "{line}: {}", said.out);
            assert!(!said.out.contains('\u{1b}') && !said.err.contains('\u{1b}'), "{line}: {}{}", said.out, said.err);
            if line.ends_with("json") {
                serde_json::from_str::<serde_json::Value>(&said.out).unwrap();
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_shown_is_a_failure_that_says_whether_it_was_done() {
    let deep = format!("{}1{}", "[".repeat(200), "]".repeat(200));
    let mock = MockServer::start().await.unwrap();
    let body = format!("{{\"code\":0,\"data\":[{{\"username\":\"a\",\"more\":{deep}}}]}}");
    mock.list_usernames(|_, then| then.body("application/json", body));
    mock.update_username(|_, then| then.body("application/json", format!("{{\"code\":0,\"data\":{deep}}}")));
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pw"), "s3cret-9").unwrap();
    let password = folder.path().join("pw");
    for (line, code) in [
        ("users list -o json".to_owned(), 0),
        ("users list -o yaml".to_owned(), 1),
        ("users list --jq .more".to_owned(), 1),
        (format!("users update a --password-file {} -o yaml", password.display()), 7),
    ] {
        let said = ask(&mock, &line);
        assert_eq!(said.code, code, "{line}: {}", said.err);
        assert_eq!(said.err.contains("nested more than"), code != 0, "{line}: {}", said.err);
    }
    for filter in ["import \"/x\" as $x; $x", "import \"x\" as x; x::y", "include \"x\"; y", ".[["] {
        let said = run(emqx(None).args(["clients", "list", "--server", "simulator", "--jq", filter]));
        assert_eq!(said.code, 2, "{filter}: {}", said.err);
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_is_no_file_stays_what_it_is() {
    let simulator = Simulator::builder().clients(3).start().await.unwrap();
    for target in ["/dev/stdout", "-"] {
        let said = run(emqx(&simulator).args(["clients", "list", "-o", "jsonl", "--to", target]));
        assert_eq!((said.code, said.out.lines().count()), (0, 3), "{target}: {}", said.err);
    }
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real.jsonl"), folder.path().join("link.jsonl"));
    fs::write(&real, "").unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let said = run(emqx(&simulator).args(["clients", "list", "--to"]).arg(&link));
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&real).unwrap().lines().count(), 3);
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_a_failure_and_no_panic() {
    let simulator = Simulator::builder().clients(3).start().await.unwrap();
    let program = env!("CARGO_BIN_EXE_emqx-cloud");
    for (line, code) in [
        ("clients list >/dev/full", 1),
        ("clients list 2>/dev/full", 0),
        ("clients get nobody 2>/dev/full", 4),
        ("clients kick device-000001 --yes 2>/dev/full", 0),
        ("clients list --limit 1 -v 2>/dev/full", 0),
        ("config path >/dev/full", 1),
        ("config show 2>/dev/full", 0),
        ("doctor >/dev/full", 1),
    ] {
        let mut command = assert_cmd::Command::new("sh");
        let from = emqx(&simulator);
        command.env_clear();
        for (name, value) in from.get_envs() {
            if let Some(value) = value {
                command.env(name, value);
            }
        }
        let said = run(command.arg("-c").arg(format!("{program} {line}")));
        assert_eq!(said.code, code, "{line}: {}", said.err);
    }
}
