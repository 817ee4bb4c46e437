//! Jobs: results, resuming after a kill at any moment, ctrl-c, plans, and exit codes.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use emqx_cloud::types::ClientidAclRule;
use emqx_cloud_test::{MqttClient, Simulator};
use serde_json::Value;
use tempfile::TempDir;

use crate::harness::{Said, emqx, on_a_terminal, run};

/// A simulator, and a folder with files.
struct World {
    simulator: Simulator,
    folder: TempDir,
}

impl World {
    async fn new() -> Self {
        let simulator = Simulator::builder().keep_published(1_000_000).start().await.unwrap();
        Self { simulator, folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// Runs the program in the folder.
    fn run(&self, line: &str) -> Said {
        run(emqx(&self.simulator).current_dir(self.folder.path()).args(line.split(' ')))
    }

    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_emqx-cloud"));
        command.env("EMQX_CLOUD_API", self.simulator.address());
        command
            .env("EMQX_CLOUD_APP_ID", self.simulator.app_id())
            .env("EMQX_CLOUD_APP_SECRET", self.simulator.app_secret());
        command.env("HOME", self.folder.path()).current_dir(self.folder.path()).args(line.split(' '));
        command
    }

    /// Starts the program in the folder.
    fn start(&self, line: &str) -> Running {
        let (mut command, err) = (self.command(line), fs::File::create(self.path("stderr")).unwrap());
        Running(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(err).spawn().unwrap())
    }

    /// Writes messages, whose topics are `t/0` and so on.
    fn messages(&self, count: usize) {
        let lines = (0..count).map(|n| format!("{{\"topic\":\"t/{n}\",\"payload\":\"x\"}}\n"));
        self.write("m.jsonl", lines.collect::<String>());
    }

    /// Returns how often each message was published.
    fn published(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for message in self.simulator.published() {
            *counts.entry(message.topic).or_default() += 1;
        }
        counts
    }

    /// Returns the lines of a results file, which must be complete and in order.
    fn results(&self, name: &str) -> Vec<Value> {
        let lines: Vec<Value> = self.read(name).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        for (place, line) in lines.iter().enumerate() {
            assert_eq!(line["item"], place, "{line}");
        }
        lines
    }
}

/// A program that runs.
struct Running(Child);

impl Running {
    fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    fn signal(&self, name: &str) {
        let status = Command::new("kill").arg(format!("-{name}")).arg(self.0.id().to_string()).status();
        assert!(status.unwrap().success());
    }

    fn wait(mut self) -> Option<i32> {
        self.0.wait().unwrap().code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Waits until something holds.
#[track_caller]
fn until(what: &str, condition: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !condition() {
        assert!(Instant::now() < deadline, "never: {what}");
        sleep(Duration::from_millis(2));
    }
}

/// Returns results without the hashes of items, which are others in each job.
fn without_hashes(results: &str) -> String {
    let mut parts = results.split(",\"hash\":\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part.trim_start_matches(|c: char| c.is_ascii_hexdigit()).trim_start_matches('"')
    })
}

fn count(lines: &[Value], outcome: &str) -> usize {
    lines.iter().filter(|line| line["outcome"] == outcome).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_item_has_a_result_and_no_password_is_shown() {
    let world = World::new().await;
    world.simulator.add_username("there", "another");
    let rows = [
        "username,password",
        "meter-1,s3cret-1",
        "meter-1,s3cret-2",
        "there,s3cret-3",
        "meter-2,s3cret-4,s3cret-5",
        ",s3cret-6",
        "meter-3,s3cret-7",
    ];
    world.write("u.csv", format!("\u{feff}{}\r\n", rows.join("\r\n")));
    let plan = world.run("users import u.csv --dry-run");
    assert_eq!(plan.code, 2, "{}", plan.err);
    assert_eq!(plan.out, "create 2, leave 1, skip 1 duplicate\n");
    let problems = "line 5, unreadable: not sent: it has 3 fields, but the header has 2\nline 6, ``: not sent: `username` must not be empty\nerror: 2 items are invalid\n";
    assert_eq!(plan.err, problems);
    assert_eq!(world.simulator.password_of_username("meter-1"), None);

    let first = world.run("users import u.csv --results r.jsonl");
    assert_eq!(first.code, 6, "{}", first.err);
    let expected = concat!(
        r#"{"item":0,"line":2,"key":"meter-1","outcome":"done","result":"created"}"#,
        "\n",
        r#"{"item":1,"line":3,"key":"meter-1","outcome":"not_sent","message":"it is a duplicate of item 0","why":"duplicate"}"#,
        "\n",
        r#"{"item":2,"line":4,"key":"there","outcome":"done","result":"left"}"#,
        "\n",
        r#"{"item":3,"line":5,"outcome":"not_sent","message":"it has 3 fields, but the header has 2","why":"unreadable"}"#,
        "\n",
        r#"{"item":4,"line":6,"key":"","outcome":"not_sent","message":"`username` must not be empty","why":"invalid"}"#,
        "\n",
        r#"{"item":5,"line":7,"key":"meter-3","outcome":"done","result":"created"}"#,
        "\n",
    );
    let results = world.read("r.jsonl");
    assert_eq!(without_hashes(&results), expected);
    assert!(first.err.contains("line 5, unreadable: not sent: it has 3 fields"), "{}", first.err);
    assert!(first.err.contains("3 done (2 created, 1 left), 0 refused, 0 unknown, 3 not sent"), "{}", first.err);
    assert_eq!(world.names(), ["r.jsonl", "r.jsonl.journal", "u.csv"]);

    // The results are never overwritten, and nothing is done again.
    let again = world.run("users import u.csv --results r.jsonl");
    assert_eq!(again.code, 2, "{}", again.err);
    assert!(again.err.contains("add `--resume`"), "{}", again.err);
    let resumed = world.run("users import u.csv --results r.jsonl --resume");
    assert_eq!(resumed.code, 6, "{}", resumed.err);
    assert!(
        resumed.err.contains("send them: emqx-cloud users import u.csv --results r.jsonl --resume"),
        "{}",
        resumed.err
    );
    assert_eq!(world.read("r.jsonl"), results);

    world.write(
        "u.jsonl",
        "{\"username\":\"a\",\"password\":\"s3cret-8\"\n{\"username\":\"a\",\"password\":51423}\n\"s3cret-9\"\n",
    );
    let changed = world.run("users import u.jsonl --if-exists change-password --results j.jsonl");
    assert_eq!(changed.code, 2, "{}", changed.err);
    let all = [&plan, &first, &again, &resumed, &changed].map(|said| format!("{}{}", said.out, said.err)).concat();
    let all = all + &world.read("r.jsonl") + &world.read("j.jsonl");
    assert!(!all.contains("s3cret") && !all.contains("51423"), "{all}");
}

#[tokio::test(flavor = "multi_thread")]
async fn secrets_in_the_place_of_names_are_not_shown() {
    let world = World::new().await;
    world.simulator.add_username("alice", "x");
    let cases = [
        ("u.csv", "s3cret,alice\ns3cret,bob\n", "unknown column 1: "),
        ("u.csv", "username,s3cret\nalice,s3cret\n", "unknown column 2: "),
        ("u.csv", "\"username,password\nalice,s3cret\n", "a quote in line 1 is not closed"),
        ("u.csv", "username,password\nalice,\"s3cret\nbob,s3cret\n", "a quote in line 2 is not closed"),
        ("u.jsonl", "{\"username\":\"alice\",\"s3cret\":\"password\"}\n", "member 2 is not a field"),
        ("u.jsonl", "{\"s3cret\":1,\"username\":\"alice\",\"password\":\"s3cret\"}\n", "member 1 is not a field"),
        ("u.jsonl", "{\"username\":\"alice\",\"password\":{\"s3cret\":1}}\n", "`password`"),
        ("u.jsonl", "{\"username\":\"alice\",\"password\":[\"s3cret\"]}\n", "`password`"),
        ("u.jsonl", "{\"username\":\"alice\",\"password\" \"s3cret\"}\n", "see column "),
    ];
    for (name, text, problem) in cases {
        world.write(name, text);
        for line in [format!("users import {name}"), format!("users update --from {name}")] {
            for options in ["", " --results r.jsonl", " --dry-run"] {
                let said = world.run(&format!("{line}{options}"));
                assert_eq!(said.code, 2, "{line}{options}: {text}: {}", said.err);
                let all = said.out + &said.err + &world.read("r.jsonl");
                assert!(all.contains(problem) && !all.contains("s3cret"), "{line}{options}: {all}");
                let _ = (fs::remove_file(world.path("r.jsonl")), fs::remove_file(world.path("r.jsonl.journal")));
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exit_code_says_how_a_job_ended() {
    let world = World::new().await;
    world.simulator.add_username("there", "x");
    world.write("names.txt", "a\nb\n");
    world.write("there.csv", "username,password\nthere,s3cret\n");
    world.write("twice.csv", "username,password\nthere,s3cret\nthere,s3cret\n");
    world.write("some.csv", "username,password\nthere,s3cret\nnobody,s3cret\n");
    world.write("none.csv", "username,password\nnobody,s3cret\n");
    world.write("invalid.csv", "username,password\n,s3cret\n");
    world.write("empty.csv", "");
    world.write("bad.json", "{\"username\":\"there\",\"password\":\"s3cret\"}\n");
    world.write("there.json", "[\n  {\"username\": \"there\", \"password\": \"s3cret\"}\n]\n");
    world.write("wrong.csv", "username,passwort\nthere,s3cret\n");
    world.messages(1);
    let cases = [
        ("users update --from there.csv", 0, "1 done, 0 refused"),
        ("users update --from empty.csv", 0, "0 done, 0 refused"),
        ("users update --from some.csv", 6, "1 done, 1 refused"),
        ("users update --from none.csv", 5, "0 done, 1 refused"),
        ("users update --from invalid.csv", 2, "1 not sent"),
        ("users update --from wrong.csv", 2, "unknown column 2: the columns are `username`, `password`"),
        ("users update --from there.csv --start-at 1", 0, "0 done, 0 refused"),
        ("users update --from there.csv --start-at 2", 2, "the input has 1 items, so it cannot start at item 2"),
        ("users update --from empty.csv --start-at 2", 2, "the input has 0 items, so it cannot start at item 2"),
        ("users update --from missing.csv", 2, "cannot open `missing.csv`"),
        ("users update --from there.csv --dry-run", 0, "1 item would be sent\n"),
        ("users update --from there.csv --dry-run -q", 0, "1 item would be sent\n"),
        ("users create --from twice.csv --dry-run", 0, "1 item would be sent, skip 1 duplicate\n"),
        ("users update --from invalid.csv --dry-run", 2, "error: 1 item is invalid\n"),
        ("users update --from there.csv -o json", 2, "this command writes no data"),
        ("users import there.csv --dry-run --jq .", 2, "this command writes no data"),
        ("users update --from there.csv --dry-run --start-at 1", 2, "leave out `--start-at`"),
        ("users import there.csv --dry-run --results r.jsonl --resume", 2, "leave out `--resume`"),
        ("users import there.csv --dry-run -q", 0, "create 0, leave 1\n"),
        ("users delete a --from names.txt", 2, "cannot be used with"),
        ("users update --from -", 2, "add `--format`: `csv`"),
        ("users update --from bad.json", 2, "`bad.json` is not a JSON array: see line 1, column"),
        ("users update --from there.json", 0, "1 done, 0 refused"),
    ];
    for (line, code, text) in cases {
        let said = world.run(line);
        assert_eq!(said.code, code, "{line}: {}", said.err);
        // A plan is the data of a dry run.
        let shown = if line.contains("--dry-run") && code == 0 { &said.out } else { &said.err };
        assert!(shown.contains(text), "{line}: {}{}", said.out, said.err);
        assert!(!said.err.contains("s3cret"), "{line}: {}", said.err);
    }
    world.simulator.mock().publish_batch(|_, then| then.lost().times(1));
    let lost = world.run("mqtt publish --from m.jsonl --results lost.jsonl");
    assert_eq!(lost.code, 7, "{}", lost.err);
    let unauthorized = run(emqx(&world.simulator)
        .current_dir(world.folder.path())
        .env("EMQX_CLOUD_APP_SECRET", "wrong")
        .args(["users", "delete", "--from", "names.txt", "--results", "new.jsonl"]));
    assert_eq!(unauthorized.code, 3, "{}", unauthorized.err);
    // Nothing was done, so nothing is left.
    assert!(!world.names().iter().any(|name| name.starts_with("new")));
    let unreachable = run(emqx(&world.simulator)
        .current_dir(world.folder.path())
        .env("EMQX_CLOUD_API", world.simulator.address().replace("http:", "https:"))
        .args(["users", "delete", "--from", "names.txt"]));
    assert_eq!(unreachable.code, 8, "{}", unreachable.err);
}

/// The number of messages, and how many a request has.
const MESSAGES: usize = 3_000;
const CHUNK: usize = 50;
const PUBLISH: &str = "mqtt publish --from m.jsonl --results r.jsonl --chunk-items 50 --max-in-flight 4";

/// Lets the responses to all requests after the first ones take forever, as long as the switch is on. The requests are executed.
fn hang(world: &World, first: u64) -> (Arc<AtomicBool>, Arc<AtomicU64>) {
    let (hangs, seen) = (Arc::new(AtomicBool::new(true)), Arc::new(AtomicU64::new(0)));
    let (on, counted) = (hangs.clone(), seen.clone());
    let matches = move || counted.fetch_add(1, Ordering::SeqCst) >= first && on.load(Ordering::SeqCst);
    let [for_messages, for_users, for_clients] = [matches.clone(), matches.clone(), matches];
    let forever = Duration::from_secs(3_600);
    let mock = world.simulator.mock();
    mock.publish_batch(|when, then| (when.matches(move |_| for_messages()), then.delay(forever)));
    mock.create_username_batch(|when, then| (when.matches(move |_| for_users()), then.delay(forever)));
    mock.kick_client(|when, then| (when.matches(move |_| for_clients()), then.delay(forever)));
    (hangs, seen)
}

/// Checks that nothing was done twice, and that whatever is not known is reported.
#[track_caller]
fn is_true(world: &World, lines: &[Value]) {
    let published = world.published();
    for line in lines {
        let times = published.get(line["key"].as_str().unwrap()).copied().unwrap_or_default();
        match line["outcome"].as_str().unwrap() {
            "done" => assert_eq!(times, 1, "{line}"),
            "unknown" => assert!(times <= 1, "{line}"),
            _ => panic!("{line}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_are_not_published_twice_after_kills() {
    for (batches, kill_at) in [(0, 1), (0, 4 * CHUNK), (7, 7 * CHUNK + 1), (20, 21 * CHUNK)] {
        let world = World::new().await;
        world.messages(MESSAGES);
        let (hangs, seen) = hang(&world, batches);
        let running = world.start(PUBLISH);
        until("messages are published", || world.simulator.published().len() >= kill_at);
        running.kill();
        // A part of a line, as a kill can leave it.
        let before = world.read("r.jsonl");
        world.write("r.jsonl", format!("{before}{{\"item\":"));
        let executed = world.simulator.published().len();
        assert!(before.lines().count() < executed, "the kill was too late to matter");

        // Without the option, nothing happens.
        assert_eq!(world.run(PUBLISH).code, 2);
        // It is killed again, when it has sent more.
        seen.store(0, Ordering::SeqCst);
        let running = world.start(&format!("{PUBLISH} --resume"));
        until("more messages are published", || world.simulator.published().len() > executed);
        running.kill();
        // The kill can leave a part of a line.
        let after = world.read("r.jsonl");
        world.write("r.jsonl", &after[..after.rfind('\n').map_or(0, |end| end + 1)]);
        is_true(&world, &world.results("r.jsonl"));
        world.write("r.jsonl", after);

        hangs.store(false, Ordering::SeqCst);
        let said = world.run(&format!("{PUBLISH} --resume"));
        assert_eq!(said.code, 7, "{}", said.err);
        let lines = world.results("r.jsonl");
        assert_eq!(lines.len(), MESSAGES);
        is_true(&world, &lines);
        let unknown = count(&lines, "unknown");
        // At most what was in flight, as much again with results that were not written yet, what was read ahead for a request, and
        // a block, in each of the two runs.
        assert!((1..=2 * 10 * CHUNK).contains(&unknown), "{unknown}");
        assert_eq!(lines.iter().filter(|line| line["why"] == "interrupted").count(), unknown);
        assert_eq!(world.names(), ["m.jsonl", "r.jsonl", "r.jsonl.journal", "stderr"]);

        // Now nothing is left, unless the user decides to send the unknown ones again. That can be killed, too.
        let done = world.published();
        assert_eq!(world.run(&format!("{PUBLISH} --resume")).code, 7);
        assert_eq!(world.published(), done);
        seen.store(1_000_000, Ordering::SeqCst);
        hangs.store(true, Ordering::SeqCst);
        let running = world.start(&format!("{PUBLISH} --resume --resend-unknown"));
        until("some are published again", || world.published() != done);
        running.kill();
        hangs.store(false, Ordering::SeqCst);
        assert_eq!(world.run(&format!("{PUBLISH} --resume")).code, 7);
        let said = world.run(&format!("{PUBLISH} --resume --resend-unknown"));
        assert_eq!(said.code, 0, "{}", said.err);
        let published = world.published();
        let again = world.results("r.jsonl");
        assert_eq!(count(&again, "done"), MESSAGES);
        for (before, after) in lines.iter().zip(&again) {
            let times = published[after["key"].as_str().unwrap()];
            let most = if before["outcome"] == "unknown" { 3 } else { 1 };
            assert!((1..=most).contains(&times), "{times}: {before}");
        }
        assert_eq!(world.names(), ["m.jsonl", "r.jsonl", "r.jsonl.journal", "stderr"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_results_file_belongs_to_one_run_at_a_time() {
    let world = World::new().await;
    world.messages(MESSAGES);
    let (hangs, _) = hang(&world, 0);
    for line in [PUBLISH.to_owned(), format!("{PUBLISH} --resume")] {
        let before = world.published();
        let running = world.start(&line);
        until("messages are published", || world.published().len() >= before.len() + 4 * CHUNK);
        let (published, results) = (world.published(), world.read("r.jsonl"));
        for options in [" --resume", " --resume --resend-unknown"] {
            let other = world.run(&format!("{PUBLISH}{options}"));
            assert_eq!(other.code, 2, "{}", other.err);
            assert!(other.err.contains("another run uses `r.jsonl.journal`"), "{}", other.err);
        }
        assert_eq!((world.published(), world.read("r.jsonl"), world.names().len()), (published, results, 4));
        running.kill();
    }
    // The lock ends with the process.
    hangs.store(false, Ordering::SeqCst);
    assert_eq!(world.run(&format!("{PUBLISH} --resume")).code, 7);
    is_true(&world, &world.results("r.jsonl"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_is_complete_after_kills() {
    const IMPORT: &str = "users import u.csv --results r.jsonl";
    let world = World::new().await;
    let rows = (0..12_000).map(|n| format!("user-{n},s3cret-{n}\n"));
    world.write("u.csv", format!("username,password\n{}", rows.collect::<String>()));
    for batches in [0, 2] {
        let (hangs, seen) = hang(&world, batches);
        let line = if batches == 0 { IMPORT.to_owned() } else { format!("{IMPORT} --resume") };
        let running = world.start(&line);
        until("requests hang", || seen.load(Ordering::SeqCst) > batches);
        running.kill();
        hangs.store(false, Ordering::SeqCst);
    }
    let said = world.run(&format!("{IMPORT} --resume"));
    assert_eq!(said.code, 0, "{}", said.err);
    let lines = world.results("r.jsonl");
    assert_eq!((lines.len(), count(&lines, "done")), (12_000, 12_000));
    let left = lines.iter().filter(|line| line["result"] == "left").count();
    assert!(left > 0, "the kill was too late to matter");
    let summary = format!("12000 done ({} created, {left} left), 0 refused", 12_000 - left);
    assert!(said.err.contains(&summary), "{}", said.err);
    for n in 0..12_000 {
        let password = world.simulator.password_of_username(format!("user-{n}"));
        assert_eq!(password, Some(format!("s3cret-{n}").into_bytes()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_stops_a_job_between_requests() {
    for (signal, results) in [("INT", " --results r.jsonl"), ("TERM", "")] {
        let world = World::new().await;
        world.messages(MESSAGES);
        let line = format!("mqtt publish --from m.jsonl --chunk-items 50 --max-in-flight 4{results}");
        // The responses wait until the program has said that it stops.
        let stderr = world.path("stderr");
        let stopping = move || fs::read_to_string(&stderr).is_ok_and(|text| text.contains("stopping"));
        world.simulator.mock().publish_batch(|when, then| {
            let _ = when.matches({
                let stopping = stopping.clone();
                move |_| !stopping()
            });
            then.delay(Duration::from_millis(200))
        });
        let running = world.start(&line);
        until("messages are published", || world.simulator.published().len() > 2 * CHUNK);
        running.signal(signal);
        assert_eq!(running.wait(), Some(130));
        let said = world.read("stderr");
        let sent = world.simulator.published().len();
        assert!(sent < MESSAGES, "the signal was too late to matter");
        assert!(said.contains(&format!("{sent} done, 0 refused, 0 unknown, 0 not sent")), "{said}");
        let again = match results {
            "" => format!("{line} --start-at {sent}"),
            _ => format!("{line} --resume"),
        };
        assert!(said.contains(&format!("emqx-cloud {again}\n")), "{said}");
        let said = world.run(&again);
        assert_eq!(said.code, 0, "{}", said.err);
        let published = world.published();
        assert_eq!(published.len(), MESSAGES);
        assert!(published.values().all(|times| *times == 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_signal_ends_a_job_at_once() {
    let world = World::new().await;
    world.messages(MESSAGES);
    let (hangs, _) = hang(&world, 0);
    let running = world.start(PUBLISH);
    until("messages are published", || world.simulator.published().len() >= 4 * CHUNK);
    running.signal("INT");
    until("it says that it stops", || world.read("stderr").contains("press ctrl-c again"));
    running.signal("INT");
    assert_eq!(running.wait(), Some(130));
    hangs.store(false, Ordering::SeqCst);
    assert_eq!(world.run(&format!("{PUBLISH} --resume")).code, 7);
    is_true(&world, &world.results("r.jsonl"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_continues_after_an_error_if_it_is_the_same_job() {
    let world = World::new().await;
    world.messages(MESSAGES);
    let rejects = Arc::new(AtomicBool::new(true));
    let is_on = rejects.clone();
    world.simulator.mock().publish_batch(|when, then| {
        let is_late = |body: &[u8]| String::from_utf8_lossy(body).contains("\"t/500\"");
        let _ = when.matches(move |request| is_late(request.body()) && is_on.load(Ordering::SeqCst));
        then.unauthorized()
    });
    let line = "mqtt publish --from m.jsonl --results r.jsonl --chunk-items 50 --max-in-flight 1";
    let said = world.run(line);
    assert_eq!(said.code, 6, "{}", said.err);
    assert!(said.err.contains("the job stopped at item 500: 500 done"), "{}", said.err);
    assert!(said.err.contains(&format!("emqx-cloud {line} --resume")), "{}", said.err);
    // Items that had no effect have no result, so they are sent later.
    assert_eq!(world.results("r.jsonl").len(), 500);
    rejects.store(false, Ordering::SeqCst);

    let input = world.read("m.jsonl");
    let resume = format!("{line} --resume");
    world.write("m.jsonl", input.replace("\"t/17\"", "\"t/x\""));
    world.write("other.jsonl", &input);
    let shorter: String = input.lines().take(20).map(|line| format!("{line}\n")).collect();
    let cases = [
        (None, resume.clone(), "the input has changed: item 17 was `t/17` and is now `t/x`"),
        (Some(&shorter), resume.clone(), "the input has changed: it has 20 items"),
        (Some(&input), resume.replace("m.jsonl", "other.jsonl"), "its input was `"),
        (
            Some(&input),
            resume.replace("publish", "unsubscribe"),
            "its job was `publish_all`, and is now `unsubscribe_all`",
        ),
    ];
    for (text, line, problem) in cases {
        if let Some(text) = text {
            world.write("m.jsonl", text);
        }
        let said = world.run(&line);
        assert_eq!(said.code, 2, "{line}: {}", said.err);
        assert!(said.err.contains(problem), "{line}: {}", said.err);
        assert_eq!(world.simulator.published().len(), 500);
    }
    let other = Simulator::start().await.unwrap();
    let said = run(emqx(&other).current_dir(world.folder.path()).args(resume.split(' ')));
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.err.contains("its server was `"), "{}", said.err);

    let said = world.run(&resume);
    assert_eq!(said.code, 0, "{}", said.err);
    let published = world.published();
    assert_eq!((published.len(), count(&world.results("r.jsonl"), "done")), (MESSAGES, MESSAGES));
    assert!(published.values().all(|times| *times == 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_item_is_noticed() {
    let message = |n: usize| format!("{{\"topic\":\"t\",\"payload\":\"{n}\"}}\n");
    // How many requests have a response before the first run is killed, and what changes: an item with a result, one before it that
    // is new, and an item that may have been sent.
    for (batches, place, is_added) in [(7, 3, false), (7, 0, true), (7, 380, false), (7, 380, true), (0, 20, true)] {
        let world = World::new().await;
        let mut messages: Vec<_> = (0..MESSAGES).map(message).collect();
        world.write("m.jsonl", messages.concat());
        let (hangs, _) = hang(&world, batches);
        let running = world.start(PUBLISH);
        let answered = usize::try_from(batches).unwrap() * CHUNK;
        until("a request hangs", || world.simulator.published().len() > answered);
        until("results are written", || world.read("r.jsonl").lines().count() == answered);
        running.kill();
        hangs.store(false, Ordering::SeqCst);
        let (sent, unchanged) = (world.simulator.published().len(), messages.concat());
        messages.splice(place..place + usize::from(!is_added), [message(MESSAGES)]);
        world.write("m.jsonl", messages.concat());
        for _ in 0..2 {
            let said = world.run(&format!("{PUBLISH} --resume"));
            assert_eq!((said.code, world.simulator.published().len()), (2, sent), "{place}: {}", said.err);
            assert!(said.err.contains("the input has changed: item"), "{place}: {}", said.err);
        }
        world.write("m.jsonl", unchanged);
        let said = world.run(&format!("{PUBLISH} --resume"));
        assert_eq!(said.code, 7, "{}", said.err);
        let payloads: std::collections::HashSet<_> =
            world.simulator.published().into_iter().map(|message| message.payload).collect();
        assert_eq!(payloads.len(), world.simulator.published().len());
        let done = count(&world.results("r.jsonl"), "done");
        assert!((done..=MESSAGES).contains(&payloads.len()), "{done}");
    }

    // No secret can be guessed from the results alone, and only the user can read what has the salt.
    let world = World::new().await;
    world.write("u.csv", "username,password\na,s3cret\n");
    let mut hashes = Vec::new();
    for name in ["1", "2"] {
        assert_eq!(world.run(&format!("users import u.csv --results {name} --if-exists change-password")).code, 0);
        hashes.push(world.results(name)[0]["hash"].as_str().unwrap().to_owned());
        assert_eq!([name.to_owned(), format!("{name}.journal")].map(|name| mode(&world.path(&name))), [0o600; 2]);
    }
    assert!(hashes[0].len() == 8 && hashes[0] != hashes[1], "{hashes:?}");
    world.write("u.csv", "username,password\na,another\n");
    let said = world.run("users import u.csv --results 1 --if-exists change-password --resume");
    assert_eq!((said.code, said.err.contains("item 0, `a`, is not what it was")), (2, true), "{}", said.err);
}

/// Returns the permissions of a file.
fn mode(path: &std::path::Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test(flavor = "multi_thread")]
async fn items_that_a_busy_server_refuses_are_sent_later() {
    // The first item that is refused, how many requests are in flight, the exit code, and what was done.
    for (first, in_flight, code, done) in [(0, 1, 8, 0), (500, 1, 6, 500), (500, 4, 6, 500)] {
        let world = World::new().await;
        world.messages(MESSAGES);
        let (is_busy, topic) = (Arc::new(AtomicBool::new(true)), format!("\"t/{first}\""));
        let is_on = is_busy.clone();
        world.simulator.mock().publish_batch(|when, then| {
            let is_late = move |body: &[u8]| String::from_utf8_lossy(body).contains(&topic);
            let _ = when.matches(move |request| is_on.load(Ordering::SeqCst) && is_late(request.body()));
            then.status(429).header("retry-after", "0")
        });
        let line =
            format!("mqtt publish --from m.jsonl --results r.jsonl --chunk-items 50 --max-in-flight {in_flight}");
        let said = world.run(&line);
        assert_eq!(said.code, code, "{}", said.err);
        assert!(said.err.contains("HTTP 429"), "{}", said.err);
        let lines = world.results("r.jsonl");
        assert!(count(&lines, "done") >= done && lines.len() < MESSAGES, "{}", said.err);
        // Those that had no effect have no result, unless later ones were done.
        let refused: Vec<_> = lines.iter().filter(|line| line["outcome"] != "done").collect();
        assert!(refused.iter().all(|line| line["why"] == "busy" && line["outcome"] == "not_sent"), "{refused:?}");
        is_busy.store(false, Ordering::SeqCst);
        // If nothing was done, there is nothing to resume.
        let said = world.run(&if done > 0 { format!("{line} --resume") } else { line });
        assert_eq!(said.code, 0, "{}", said.err);
        let published = world.published();
        assert_eq!((published.len(), count(&world.results("r.jsonl"), "done")), (MESSAGES, MESSAGES));
        assert!(published.values().all(|times| *times == 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_same_job_is_complete() {
    const KICK: &str = "clients kick --from a.txt --results r.jsonl";
    let world = World::new().await;
    for n in 0..9 {
        world.simulator.add_client(MqttClient::new(format!("c-{n}")));
        world.simulator.add_username(format!("c-{n}"), "x");
    }
    world.write("a.txt", "c-0\nc-1\nc-2\n");
    world.write("b.txt", "c-0\nc-1\nc-2\nc-3\n");
    world.write("c.txt", "c-0\n");
    let missing = world.run(&format!("{KICK} --resume"));
    assert_eq!((missing.code, missing.err.contains("there is no job to resume")), (2, true), "{}", missing.err);
    assert_eq!(world.run(KICK).code, 0);
    let (results, journal) = (world.read("r.jsonl"), world.read("r.jsonl.journal"));
    let same = world.run(&format!("{KICK} --resume"));
    assert_eq!((same.code, same.err.contains("nothing is left to do")), (0, true), "{}", same.err);

    let set = |results: &str, journal: Option<&str>| {
        world.write("r.jsonl", results);
        match journal {
            Some(journal) => world.write("r.jsonl.journal", journal),
            None => fs::remove_file(world.path("r.jsonl.journal")).unwrap(),
        }
    };
    let one_line = format!("{}\n", results.lines().next().unwrap());
    let no_journal = "`r.jsonl` has no journal beside it (`r.jsonl.journal`), so it cannot be resumed";
    let empty_journal = "`r.jsonl` has results, and its journal is empty, so it cannot be resumed";
    let cases = [
        (&*results, Some(&*journal), KICK.replace("a.txt", "b.txt"), "its input was `"),
        (&results, Some(&journal), KICK.replace("--from a.txt", "c-3 c-4"), "its input was `"),
        (&results, Some(&journal), KICK.replace("clients kick", "users delete"), "its job was `kick_clients`"),
        (&results, None, KICK.to_owned(), no_journal),
        (&results, Some(""), KICK.to_owned(), empty_journal),
        ("{", Some(""), KICK.to_owned(), empty_journal),
        (&results, Some("{}"), KICK.to_owned(), "is not the journal of a job"),
        (&one_line, None, KICK.to_owned(), no_journal),
        ("", None, KICK.to_owned(), no_journal),
        ("", None, KICK.replace("--from a.txt", "--all --yes"), no_journal),
        (&results, Some(&journal), KICK.replace("--from a.txt", "--all --yes"), "belong to another job"),
    ];
    for (results, journal, line, problem) in cases {
        set(results, journal);
        // An error repairs nothing.
        for _ in 0..2 {
            let said = world.run(&format!("{line} --resume"));
            assert_eq!(said.code, 2, "{line}: {}", said.err);
            assert!(said.err.contains(problem), "{line}: {}", said.err);
        }
        assert_eq!(world.simulator.client_count(), 6, "{line}");
        assert!(world.simulator.password_of_username("c-0").is_some());
        if journal.is_none() {
            world.write("r.jsonl.journal", "");
        }
    }
    // Lost results of what must not be repeated are unknown, and items that were removed are noticed.
    set(&one_line, Some(&journal));
    let lost = world.run(&format!("{KICK} --resume"));
    assert_eq!((lost.code, world.results("r.jsonl").len()), (7, 3), "{}", lost.err);
    for (input, results) in [("c-0\nc-1\n", &results), ("c-0\n", &one_line), ("c-0\nc-1\nc-x\n", &results)] {
        set(results, Some(&journal));
        world.write("a.txt", input);
        let said = world.run(&format!("{KICK} --resume"));
        assert_eq!((said.code, said.err.contains("the input has changed")), (2, true), "{input}: {}", said.err);
    }
    // Those that were added are sent.
    set(&results, Some(&journal));
    world.write("a.txt", "c-0\nc-1\nc-2\nc-3\nc-4\n");
    let said = world.run(&format!("{KICK} --resume"));
    assert_eq!((said.code, world.simulator.client_count()), (0, 4), "{}", said.err);
    assert_eq!(count(&world.results("r.jsonl"), "done"), 5);

    // Another choice makes another job.
    world.write("u.csv", "username,password\nc-0,y\n");
    assert_eq!(world.run("users import u.csv --results u.jsonl").code, 0);
    let said = world.run("users import u.csv --results u.jsonl --if-exists change-password --resume");
    assert_eq!((said.code, said.err.contains("its job was `users import`")), (2, true), "{}", said.err);
}

#[tokio::test(flavor = "multi_thread")]
async fn corrected_items_are_sent() {
    let world = World::new().await;
    let messages = |second: &str, last: &str| {
        format!("{{\"topic\":\"t/1\"}}\n{second}\n{{\"topic\":\"t/3\"}}\n{{\"topic\":\"{last}\"}}\n")
    };
    world.write("m.jsonl", messages("nonsense", "t/#"));
    let line = "mqtt publish --from m.jsonl --results r.jsonl";
    let first = world.run(line);
    assert_eq!(first.code, 6, "{}", first.err);
    assert!(first.err.contains(&format!("send them: emqx-cloud {line} --resume\n")), "{}", first.err);
    world.write("m.jsonl", messages("{\"topic\":\"t/2\"}", "t/#"));
    let second = world.run(&format!("{line} --resume"));
    assert_eq!(second.code, 6, "{}", second.err);
    assert!(second.err.contains("3 done, 0 refused, 0 unknown, 1 not sent"), "{}", second.err);
    // Killed when a corrected one was sent: now it is unknown, and not sent again by itself.
    let (hangs, seen) = hang(&world, 0);
    world.write("m.jsonl", messages("{\"topic\":\"t/2\"}", "t/4"));
    let running = world.start(&format!("{line} --resume"));
    until("a request hangs", || seen.load(Ordering::SeqCst) > 0);
    until("it is published", || world.published().contains_key("t/4"));
    running.kill();
    hangs.store(false, Ordering::SeqCst);
    let third = world.run(&format!("{line} --resume"));
    assert_eq!(third.code, 7, "{}", third.err);
    assert_eq!(world.run(&format!("{line} --resume")).code, 7);
    let lines = world.results("r.jsonl");
    assert_eq!((lines.len(), count(&lines, "done"), count(&lines, "unknown")), (4, 3, 1));
    let published = world.published();
    assert_eq!(published.len(), 4);
    assert!(published.values().all(|times| *times == 1), "{published:?}");

    // What may have been sent stays unknown, even if an item before it can be corrected.
    world.write("n.jsonl", "nonsense\n{\"topic\":\"n/2\"}\n");
    let line = "mqtt publish --from n.jsonl --results n.results";
    assert_eq!(world.run(line).code, 6);
    let first_line = format!("{}\n", world.read("n.results").lines().next().unwrap());
    world.write("n.results", first_line);
    world.write("n.jsonl", "{\"topic\":\"n/1\"}\n{\"topic\":\"n/2\"}\n");
    for not_sent in [1, 0] {
        let said = world.run(&format!("{line} --resume"));
        assert_eq!(said.code, 7, "{}", said.err);
        let lines = world.results("n.results");
        assert_eq!((lines.len(), count(&lines, "unknown"), count(&lines, "not_sent")), (2, 1, not_sent));
    }
    let published = world.published();
    assert_eq!((published["n/1"], published["n/2"]), (1, 1));

    // A duplicate is one until it gets another name.
    let users = |name: &str| format!("username,password\na,s3cret\n{name},s3cret\n");
    world.write("u.csv", users("a"));
    let import = "users import u.csv --results u.jsonl";
    for (name, resume, code) in [("a", "", 6), ("a", " --resume", 6), ("b", " --resume", 0)] {
        world.write("u.csv", users(name));
        let said = world.run(&format!("{import}{resume}"));
        assert_eq!(said.code, code, "{}", said.err);
        assert_eq!(world.results("u.jsonl").len(), 2);
    }
    assert!(world.simulator.password_of_username("b").is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn items_of_every_form_are_sent() {
    let world = World::new().await;
    world.write("m.jsonl", "{\"topic\":\"t/1\",\"payload\":\"AQL/\",\"encoding\":\"base64\",\"qos\":1}\nnonsense\n");
    world.write("m.csv", "topic,payload,qos,retain\nt/2,\"a, b\",2,true\nt/3,,,\n");
    let dry = world.run("mqtt publish --from m.jsonl --dry-run");
    assert_eq!(dry.code, 2, "{}", dry.err);
    assert_eq!(dry.out, "1 item would be sent\n");
    assert!(dry.err.contains("line 2, unreadable: not sent: "), "{}", dry.err);
    assert!(world.simulator.published().is_empty());
    assert_eq!(world.run("mqtt publish --from m.jsonl").code, 6);
    let said = world.run("mqtt publish --from m.csv");
    assert_eq!(said.code, 0, "{}", said.err);
    let published = world.simulator.published();
    let shown: Vec<_> =
        published.iter().map(|it| (it.topic.as_str(), it.payload.as_slice(), it.qos, it.retain)).collect();
    assert_eq!(shown, [("t/1", &[1, 2, 255][..], 1, false), ("t/2", b"a, b", 2, true), ("t/3", b"", 0, false)]);

    world.simulator.add_client(MqttClient::new("meter-7"));
    world.write("s.csv", "clientid,topic,qos\nmeter-7,a/#,1\nmeter-8,a/#,1\n");
    let said = world.run("mqtt subscribe --from s.csv");
    assert_eq!(said.code, 6, "{}", said.err);
    assert_eq!(world.simulator.subscriptions("meter-7"), [("a/#".to_owned(), 1)]);

    world.write("a.csv", "clientid,topic,action,access\nmeter-7,a/#,pub,allow\n");
    assert_eq!(world.run("acl create --from a.csv").code, 0);
    assert_eq!(world.simulator.client().get_acl_by_clientid("meter-7").await.unwrap().len(), 1);

    // A pipe is read once, and its items are sent before the next one comes.
    nix::unistd::mkfifo(&world.path("pipe.jsonl"), nix::sys::stat::Mode::S_IRWXU).unwrap();
    for results in ["", " --results r.jsonl"] {
        let running = world.start(&format!("mqtt publish --from pipe.jsonl{results}"));
        let mut pipe = fs::OpenOptions::new().write(true).open(world.path("pipe.jsonl")).unwrap();
        for n in 0..3 {
            let topic = format!("pipe{}/{n}", results.len());
            writeln!(pipe, "{{\"topic\":\"{topic}\"}}").unwrap();
            until("it is published", || world.published().contains_key(&topic));
        }
        drop(pipe);
        assert_eq!(running.wait(), Some(0), "{}", world.read("stderr"));
    }
    assert_eq!(count(&world.results("r.jsonl"), "done"), 3);

    world.simulator.add_username("alice", "x");
    let said = run(emqx(&world.simulator).args("users delete --from -".split(' ')).write_stdin("alice\r\n"));
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(world.simulator.password_of_username("alice"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_are_kicked_only_as_asked() {
    let world = World::new().await;
    for n in 0..25 {
        world.simulator.add_client(MqttClient::new(format!("meter-{n}")));
        world.simulator.add_client(MqttClient::new(format!("sensor-{n}")));
    }
    let cases = [
        ("clients kick", 2, "which clients?"),
        ("clients kick --like-clientid meter-", 2, "no terminal to ask"),
        ("clients kick --all", 2, "kick 50 clients"),
        ("clients kick --all meter-1", 2, "cannot be used with"),
        ("clients kick --all --limit 5 --yes", 2, "unexpected argument '--limit' found"),
        ("clients kick --like-clientid meter- --dry-run", 0, "kick 25 clients: "),
        ("clients kick --like-clientid meter- --dry-run -q", 0, "kick 25 clients: "),
        ("clients kick --like-clientid meter-24 --dry-run -o jsonl", 0, "{\"clientid\":\"meter-24\"}\n"),
        ("clients kick --like-clientid meter-24 --dry-run --jq .clientid", 0, "meter-24\n"),
        ("clients kick --like-clientid meter-24 --yes -o jsonl", 2, "this command writes no data"),
        ("clients kick meter-24 --dry-run -o jsonl", 2, "this command writes no data"),
        ("clients kick meter-24 --dry-run", 0, "1 item would be sent\n"),
        ("clients kick --like-clientid nothing --yes", 0, "kick 0 clients"),
    ];
    for (line, code, text) in cases {
        let said = world.run(line);
        assert_eq!(said.code, code, "{line}: {}", said.err);
        let shown = if line.contains("--dry-run") && code == 0 { &said.out } else { &said.err };
        assert!(shown.contains(text), "{line}: {}{}", said.out, said.err);
        assert_eq!(world.simulator.client_count(), 50, "{line}");
    }
    assert!(world.run("clients kick --help").out.contains("A client that does not exist counts as done"));
    let export = world.run("clients export - --page-size 20");
    assert_eq!((export.code, export.out.lines().count()), (0, 51), "{}", export.err);
    let said = world.run("clients kick meter-1 meter-2");
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(world.simulator.client_count(), 48);
    world.write("names.txt", "meter-3\n");
    assert_eq!(world.run("clients kick --from names.txt").code, 0);

    // Those that match now are kicked, even if the job is resumed when the list is another one.
    let line = "clients kick --like-clientid meter- --yes --results k.jsonl --max-in-flight 2";
    let (hangs, seen) = hang(&world, 5);
    let running = world.start(line);
    until("a request hangs", || seen.load(Ordering::SeqCst) > 5);
    running.kill();
    hangs.store(false, Ordering::SeqCst);
    world.simulator.add_client(MqttClient::new("meter-1"));
    let said = world.run(&format!("{line} --resume"));
    assert_eq!(said.code, 7, "{}", said.err);
    let lines = world.results("k.jsonl");
    assert_eq!(lines.len(), 22);
    assert_eq!(count(&lines, "done") + count(&lines, "unknown"), 22);
    assert_eq!(world.simulator.is_connected("meter-1"), Some(true));
    assert_eq!(world.names(), ["k.jsonl", "k.jsonl.clients", "k.jsonl.journal", "names.txt", "stderr"]);
    let before = world.simulator.client_count();
    let other = world.run("clients kick --like-clientid sensor- --yes --results k.jsonl --resume");
    assert_eq!(other.code, 2, "{}", other.err);
    assert!(other.err.contains("its input was `clients with like_clientid="), "{}", other.err);
    assert_eq!(world.simulator.client_count(), before);
    assert_eq!(world.run("clients kick --all --yes").code, 0);
    assert_eq!(world.simulator.client_count(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn access_rules_are_those_of_the_file() {
    let world = World::new().await;
    let client = world.simulator.client();
    client.create_acl(ClientidAclRule::new("meter-7", "old/#", "sub", "allow")).await.unwrap();
    world.write(
        "rules.yaml",
        "# Rules\nclientids:\n  meter-7:\n    - {topic: meters/7/#, action: pubsub, access: allow}\nusernames:\n  alice: []\n  007: [{topic: x, action: sub, access: deny}]\n",
    );
    let plan = "rules of the client identifier `meter-7`: 0 unchanged\n+ allow pub meters/7/#\n+ allow sub meters/7/#\n- allow sub old/#\nrules of the user name `007`: 0 unchanged\n+ deny sub x\n2 of 3 clients and users would change\n";
    let dry = world.run("acl apply -f rules.yaml --dry-run");
    assert_eq!((dry.code, dry.out.as_str(), dry.err.as_str()), (0, plan, ""));
    assert_eq!(world.run("acl apply -f rules.yaml --dry-run -q").out, plan);
    assert_eq!(world.run("acl apply -f rules.yaml --dry-run -o json").code, 2);
    assert_eq!(world.run("acl apply -f rules.yaml").code, 2);
    assert_eq!(client.get_acl_by_clientid("meter-7").await.unwrap().len(), 1);
    let said = world.run("acl apply -f rules.yaml --yes");
    assert_eq!(said.code, 0, "{}", said.err);
    let done = "2 clients and users updated (4 changes), 0 failed, 0 not started\n";
    assert_eq!(said.err, format!("{plan}{done}"));
    let rules = client.get_acl_by_clientid("meter-7").await.unwrap();
    assert!(rules.len() == 2 && rules.iter().all(|rule| rule.topic == "meters/7/#"));
    assert_eq!(client.get_acl_by_username("007").await.unwrap().len(), 1);
    let again = world.run("acl apply -f rules.yaml --yes");
    assert_eq!((again.code, again.err.as_str()), (0, "0 of 3 clients and users would change\n"));

    // The topic loses a rule and keeps another, which is missing for a moment.
    world.write(
        "rules.json",
        r#"{"clientids": {"meter-7": [{"topic": "meters/7/#", "action": "pub", "access": "allow"}]}}"#,
    );
    let said = world.run("acl apply -f rules.json --yes");
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.err.contains("add `--allow-interruptions`"), "{}", said.err);
    assert_eq!(client.get_acl_by_clientid("meter-7").await.unwrap().len(), 2);
    assert_eq!(world.run("acl apply -f rules.json --yes --allow-interruptions").code, 0);
    assert_eq!(client.get_acl_by_clientid("meter-7").await.unwrap().len(), 1);

    let bad = [
        ("", "line 1: the file is empty"),
        ("clientids:\n  a: []\n  a: []\n", "line 3: the key `a` appears twice"),
        ("clients:\n  a: []\n", "line 1: unknown key `clients`"),
        ("clientids:\n  a:\n    - topic: x\n      acces: y\n", "line 4: unknown key `acces`"),
        ("clientids:\n  a:\n    - topic: x\n      action: pub\n", "line 3: a rule has the keys"),
        ("clientids:\n  a:\n", "must be a list of rules"),
        ("clientids:\n  a: [{topic: null, action: pub, access: allow}]\n", "line 2: `topic` must be a string"),
        ("clientids:\n  a:\n    - {topic: x, access: allow, action: }\n", "line 3: `action` must be a string"),
        ("clientids:\n  a: [{topic: 'null', action: ~, access: allow}]\n", "line 2: `action` must be a string"),
        ("clientids:\n  a: [\n", "it is not valid YAML"),
        (
            "clientids:\n  a:\n    - topic: x\n      action: publish\n      access: allow\n",
            "error: `bad.yaml`, line 4: `action` must be",
        ),
        (
            "usernames:\n  a:\n    - {topic: x, action: pub, access: deny}\n    - {topic: x, action: pub, access: no}\n",
            "error: `bad.yaml`, line 4: `access` must be",
        ),
        ("clientids:\n  \"\": []\n", "`bad.yaml`, line 2: `clientid` must not be empty"),
        ("- a\n", "the file must have `clientids`, `usernames`, or both"),
        ("clientids: &x\n  a: *x\n", "anchors, aliases and tags"),
    ];
    for (text, problem) in bad {
        world.write("bad.yaml", text);
        let said = world.run("acl apply -f bad.yaml --yes");
        assert_eq!(said.code, 2, "{text}: {}", said.err);
        assert!(said.err.contains(problem), "{text}: {}", said.err);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_of_rules_are_counted_even_if_a_later_one_fails() {
    let world = World::new().await;
    let client = world.simulator.client();
    for name in ["a", "b"] {
        client.create_acl(ClientidAclRule::new(name, "old/#", "sub", "allow")).await.unwrap();
    }
    world.simulator.mock().delete_acl_by_clientid(|_, then| then.status(400));
    let new = "[{topic: new/#, action: sub, access: allow}]";
    let cases = [
        ("clientids: {a: []}".to_owned(), 5, "0 clients and users updated (0 changes), 1 failed"),
        (format!("clientids: {{a: [], b: {new}}}"), 6, "0 clients and users updated (1 changes), 2 failed"),
        (
            format!("clientids: {{a: []}}\nusernames: {{c: {new}}}"),
            6,
            "1 clients and users updated (1 changes), 1 failed",
        ),
    ];
    for (rules, code, text) in cases {
        world.write("rules.yaml", &rules);
        let said = world.run("acl apply -f rules.yaml --yes");
        assert_eq!(said.code, code, "{rules}: {}", said.err);
        assert!(said.err.contains(text), "{rules}: {}", said.err);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_deletes_or_kicks_asks_on_a_terminal() {
    let world = World::new().await;
    world.write("names.txt", "alice\n");
    world.write("none.yaml", "clientids:\n  alice: []\n");
    // The command, its question, and whether it fails without a terminal.
    let cases = [
        ("clients kick alice alice-2", "Kick 2 clients: alice, alice-2? [y/N]", false),
        ("clients kick --from names.txt", "Kick out the clients in `names.txt`? [y/N]", false),
        ("clients kick --like-clientid ali", "kick 1 client: alice\r\nKick these clients? [y/N]", true),
        ("users delete --from names.txt", "Delete the credentials of the user names in `names.txt`? [y/N]", false),
        ("acl apply -f none.yaml -q", "- allow sub t/1\r\n1 of 1 clients and users would change\r\nApply", true),
    ];
    for (line, question, is_needed) in cases {
        for (typed, options, code) in
            [("n\n", "", 130), ("\n", "", 130), ("y\n", "", 0), ("", " --yes", 0), ("", " --dry-run", 0)]
        {
            world.simulator.add_client(MqttClient::new("alice"));
            world.simulator.add_username("alice", "x");
            let client = world.simulator.client();
            let rules = [ClientidAclRule::new("alice", "t/1", "sub", "allow")];
            client
                .apply_acl_by_clientid("alice", rules.map(|rule| (rule.topic, rule.action, rule.access)))
                .await
                .unwrap();
            let said = on_a_terminal(&mut world.command(&format!("{line}{options}")), typed);
            assert_eq!(said.code, code, "{line}{options}: {}", said.err);
            assert_eq!(said.err.contains(question), options.is_empty(), "{line}{options}: {}", said.err);
            let is_left = world.simulator.is_connected("alice") == Some(true)
                && world.simulator.password_of_username("alice").is_some()
                && !client.get_acl_by_clientid("alice").await.unwrap().is_empty();
            assert_eq!(is_left, code != 0 || options == " --dry-run", "{line}{options}");
        }
        assert_eq!(world.run(line).code == 2, is_needed, "{line}");
    }
}
