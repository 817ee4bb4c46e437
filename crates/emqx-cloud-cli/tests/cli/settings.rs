//! Settings: where they come from, how they are made, and what is wrong with them.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use emqx_cloud_test::Simulator;

use crate::harness::{Home, Said, emqx, run, serve, set_mode};

const SECRET: &str = "hush-hush-7";

/// Profiles with everything, and with nothing.
const CONFIG: &str = r#"# My deployments.
default = "prod"

[profile.prod] # Careful!
api = "https://prod.example/api"
app_id = "id-prod"
app_secret = "hush-hush-7"

[profile.test]
api = "https://test.example/api"
app_id = "id-test"
app_secret = "hush-hush-7"

[profile.empty]
"#;

/// A setting, options, variables, and what `config show` tells then.
type Case<'c> = (&'c str, &'c [&'c str], &'c [(&'c str, &'c str)], String);

/// Returns value and source of a setting, as `config show` tells them.
fn setting(said: &Said, name: &str) -> String {
    let row = said.out.lines().find(|line| line.split(' ').next() == Some(name));
    row.unwrap_or_else(|| panic!("{name}: {}{}", said.out, said.err))
        .split_whitespace()
        .skip(1)
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn each_value_comes_from_the_first_source_that_has_it() {
    let home = Home::with(CONFIG);
    let file = home.config_file();
    let file = file.display();
    let (chosen, flagged) = (format!("profile `prod` in {file}"), format!("profile `test` in {file}"));
    let by_variable = format!("profile `test` in {file}");
    // Options, variables, and what each of the settings is then.
    let empty = ("EMQX_CLOUD_PROFILE", "empty");
    let cases: [Case; 18] = [
        ("api", &[], &[empty], "not set -".into()),
        ("api", &[], &[], format!("https://prod.example/api {chosen}")),
        ("api", &[], &[("EMQX_CLOUD_PROFILE", "test")], format!("https://test.example/api {by_variable}")),
        ("api", &[], &[("EMQX_CLOUD_API", "https://v/")], "https://v/ environment variable EMQX_CLOUD_API".into()),
        (
            "api",
            &[],
            &[("EMQX_CLOUD_API", "https://v/"), ("EMQX_CLOUD_PROFILE", "test")],
            "https://v/ environment variable EMQX_CLOUD_API".into(),
        ),
        (
            "api",
            &["--profile", "test"],
            &[("EMQX_CLOUD_API", "https://v/")],
            format!("https://test.example/api {flagged}"),
        ),
        (
            "api",
            &["--profile", "empty"],
            &[("EMQX_CLOUD_API", "https://v/")],
            "https://v/ environment variable EMQX_CLOUD_API".into(),
        ),
        (
            "api",
            &["--profile", "test", "--server", "https://f/"],
            &[("EMQX_CLOUD_API", "https://v/")],
            "https://f/ flag --server".into(),
        ),
        ("app_id", &[], &[], format!("id-prod {chosen}")),
        ("app_id", &[], &[("EMQX_CLOUD_APP_ID", "v")], "v environment variable EMQX_CLOUD_APP_ID".into()),
        ("app_id", &["--profile", "test"], &[("EMQX_CLOUD_APP_ID", "v")], format!("id-test {flagged}")),
        ("app_id", &["--app-id", "f"], &[("EMQX_CLOUD_APP_ID", "v")], "f flag --app-id".into()),
        ("app_secret", &[], &[], format!("set {chosen}")),
        (
            "app_secret",
            &[],
            &[("EMQX_CLOUD_APP_SECRET", SECRET)],
            "set environment variable EMQX_CLOUD_APP_SECRET".into(),
        ),
        ("app_secret", &["--profile", "test"], &[("EMQX_CLOUD_APP_SECRET", SECRET)], format!("set {flagged}")),
        (
            "app_secret",
            &["--app-secret-stdin"],
            &[("EMQX_CLOUD_APP_SECRET", SECRET)],
            "not read yet flag --app-secret-stdin".into(),
        ),
        ("profile", &["--profile", "test"], &[empty], "test flag --profile".into()),
        ("profile", &[], &[empty], "empty environment variable EMQX_CLOUD_PROFILE".into()),
    ];
    for (name, options, variables, expected) in cases {
        let said = run(home.emqx().envs(variables.iter().copied()).args(["config", "show"]).args(options).arg("-v"));
        assert_eq!((said.code, setting(&said, name)), (0, expected), "{name} {options:?} {variables:?}");
        assert!(!said.out.contains("hush") && !said.err.contains("hush"), "{}{}", said.out, said.err);
    }
    // The only profile needs no `default`.
    let home = Home::with("[profile.one]\napi = \"https://one.example\"\n");
    let said = run(home.emqx().args(["config", "show"]));
    assert!(setting(&said, "api").starts_with("https://one.example profile `one`"), "{}", said.out);
}

#[test]
fn the_file_is_where_the_environment_says() {
    let (home, other) = (Home::new(), Home::with(CONFIG));
    let (file, folder) = (other.config_file(), other.config_file().parent().unwrap().parent().unwrap().to_owned());
    for (variable, value, expected) in [
        ("EMQX_CLOUD_CONFIG", file.as_path(), file.clone()),
        ("XDG_CONFIG_HOME", folder.as_path(), file.clone()),
        ("UNRELATED", folder.as_path(), home.config_file()),
    ] {
        let said = run(home.emqx().env(variable, value).args(["config", "path"]));
        assert_eq!(said.out.trim_end(), expected.display().to_string(), "{variable}");
        let said = run(home.emqx().env(variable, value).args(["config", "list"]));
        assert_eq!(said.out.contains("prod  "), expected == file, "{variable}: {}", said.out);
    }
}

#[test]
fn warns_of_an_address_and_a_secret_that_do_not_belong_together() {
    let home = Home::with(CONFIG);
    for (options, warns) in [
        (&[][..], false),
        (&["--profile", "test"], false),
        (&["--server", "https://other.example"], true),
        (&["--server", "https://other.example", "--app-secret-stdin"], false),
        (&["--server", "simulator"], false),
    ] {
        let said = run(home.emqx().args(["config", "show"]).args(options));
        assert_eq!(said.err.contains("come from different sources"), warns, "{options:?}: {}", said.err);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_that_connects_warns_once() {
    let simulator = Simulator::start().await.unwrap();
    let address = simulator.address();
    let home =
        Home::with(&format!("[profile.a]\napi = \"{address}\"\napp_id = \"app-id\"\napp_secret = \"app-secret\"\n"));
    for command in ["clients list --all", "call list_clients", "api GET /clients", "users delete x --yes"] {
        for (options, variables, warnings) in [
            (&[][..], &[][..], 0),
            (&["--server", address], &[], 1),
            (&[], &[("EMQX_CLOUD_API", address)], 1),
            (&["-q"], &[("EMQX_CLOUD_API", address)], 0),
            (&["--profile", "a"], &[("EMQX_CLOUD_API", address)], 0),
            (&["--server", "simulator"], &[], 0),
        ] {
            let words = command.split(' ').chain(options.iter().copied());
            let said = run(home.emqx().envs(variables.iter().copied()).args(words));
            let found =
                said.err.matches("warning: the API address and the AppSecret come from different sources").count();
            assert_eq!((said.code, found), (0, warnings), "{command} {options:?} {variables:?}: {}", said.err);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_address_leads_to_the_doctor_and_fails_the_login() {
    let simulator = Simulator::start().await.unwrap();
    let address = simulator.address().to_owned();
    let five = serve(|_| (401, r#"{"code":"BAD_API_KEY_OR_SECRET","message":"Check api_key/api_secret"}"#));
    let page = serve(|_| (200, "<html>Welcome</html>"));
    let (advice, other) = ("try: `emqx-cloud doctor", "is not that of EMQX 4: ");
    for (address, is_wrong) in
        [(address.as_str(), false), (&address.replace("/api/v4", "/api"), true), (&five, true), (&page, true)]
    {
        for command in ["clients list", "users create u --password-file Cargo.toml"] {
            let said = run(emqx(&simulator).env("EMQX_CLOUD_API", address).args(command.split(' ')));
            // What may have been done comes first.
            assert_eq!(said.err.contains(advice), is_wrong && said.code != 7, "{address} {command}: {}", said.err);
        }
        let home = Home::new();
        let login = ["login", "--server", address, "--app-id", "app-id", "--app-secret-stdin"];
        let said = run(home.emqx().args(login).write_stdin("app-secret"));
        assert_eq!((said.code != 0, home.config_file().exists()), (is_wrong, !is_wrong), "{address}: {}", said.err);
        assert_eq!(said.err.contains(other) && said.err.contains(advice), is_wrong, "{address}: {}", said.err);
        assert!(!said.err.contains("list_"), "{address}: {}", said.err);
    }
    // A client that does not exist is no reason for it.
    let said = run(emqx(&simulator).args(["clients", "get", "nobody"]));
    assert!(said.code == 4 && !said.err.contains("doctor"), "{}", said.err);
    // A wrong address fails before anything is read or asked.
    let said = run(Home::new().emqx().args(["login", "--server", "deployment.example/api", "--app-id", "a"]));
    assert!(said.code == 2 && said.err.contains("the API address (flag --server)"), "{}", said.err);
}

/// Runs a command line of this user in a terminal, types a line after each question, and returns everything in the terminal.
#[cfg(target_os = "linux")]
fn in_terminal(home: &Home, command: &str, mut lines: &[&str]) -> String {
    use std::io::{Read as _, Write as _};
    use std::process::{Command, Stdio};
    let mut terminal = Command::new("script");
    terminal.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).env("HOME", home.folder());
    terminal.args(["-qec", &format!("{} {command}", env!("CARGO_BIN_EXE_emqx-cloud")), "/dev/null"]);
    let mut child = terminal.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut input, mut output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let (mut all, mut buffer) = (Vec::new(), [0; 4096]);
    while let Ok(length @ 1..) = output.read(&mut buffer) {
        all.extend_from_slice(&buffer[..length]);
        let last = all.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        if last.ends_with(b": ") && last.starts_with(b"A") {
            let Some((line, rest)) = lines.split_first() else { break };
            writeln!(input, "{line}").unwrap();
            lines = rest;
        }
    }
    let _ = child.kill();
    child.wait().unwrap();
    String::from_utf8(all).unwrap()
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn login_asks_again_for_what_was_wrong() {
    let simulator = Simulator::start().await.unwrap();
    let address = simulator.address();
    let wrong_path = address.replace("/api/v4", "/api");
    // Options, what is typed, how often each of them is asked for, and whether it works in the end.
    let cases: [(String, &[&str], _, _); 8] = [
        (String::new(), &[address, "app-id", "app-secret"], [1, 1, 1], true),
        // Neither AppID nor AppSecret has to be typed again.
        (String::new(), &[&wrong_path, "app-id", "app-secret", address], [2, 1, 1], true),
        // There is no secret yet.
        (String::new(), &["no-address", address, "app-id", "app-secret"], [2, 1, 1], true),
        // Enter keeps the AppID.
        (String::new(), &[address, "app-id", SECRET, "", "app-secret"], [1, 2, 2], true),
        (String::new(), &[address, "a", "a", "b", "b", "c", "c"], [1, 3, 3], false),
        (String::new(), &["a", "b", "c"], [3, 0, 0], false),
        // Options are not asked for.
        (format!("--server {wrong_path}"), &["app-id", "app-secret"], [0, 1, 1], false),
        (format!("--server {address} --app-id app-id"), &[SECRET, "app-secret"], [0, 0, 2], true),
    ];
    for (options, input, asked, works) in cases {
        let home = Home::new();
        let all = in_terminal(&home, &format!("login {options}"), input);
        let questions =
            |name: &str| all.matches(&format!("{name}: ")).count() + all.matches(&format!("{name} [")).count();
        assert_eq!(["API address", "AppID", "AppSecret"].map(questions), asked, "{options} {input:?}: {all}");
        assert_eq!(home.config_file().exists(), works, "{options} {input:?}: {all}");
        if works {
            assert!(home.config().contains("app_id = \"app-id\"\napp_secret = \"app-secret\""), "{}", home.config());
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_shows_that_a_call_retries_to_connect() {
    let home =
        Home::with("[profile.a]\napi = \"http://127.0.0.1:1/api\"\napp_id = \"a\"\napp_secret = \"hush-hush-7\"\n");
    for (options, notes) in [("--timeout 1", 1), ("--timeout 1 -q", 0), ("--attempts 1", 0)] {
        let all = in_terminal(&home, &format!("clients list {options}"), &[]);
        assert_eq!(all.matches("cannot connect, retrying").count(), notes, "{options}: {all}");
        assert!(all.contains("error: "), "{options}: {all}");
    }
    // Programs read the rest.
    let said = run(home.emqx().args(["clients", "list", "--timeout", "1"]));
    assert!(said.err.starts_with("error: "), "{}", said.err);
}

#[test]
fn the_default_profile_can_be_changed() {
    let home = Home::with(CONFIG);
    let default = |home: &Home| setting(&run(home.emqx().args(["config", "show"])), "profile");
    for (name, code) in [("test", 0), ("tset", 2), ("empty", 0), ("prod", 0)] {
        let before = home.config();
        let said = run(home.emqx().args(["config", "use", name, "--dry-run"]));
        assert_eq!((said.code, home.config()), (code, before.clone()), "{name}: {}", said.err);
        let said = run(home.emqx().args(["config", "use", name]));
        assert_eq!(said.code, code, "{name}: {}", said.err);
        match code {
            0 => assert!(default(&home).starts_with(name), "{name}: {}", home.config()),
            _ => assert!(said.err.contains("did you mean `test`?") && home.config() == before, "{}", said.err),
        }
    }
    // Comments and everything else stay.
    assert_eq!(home.config(), CONFIG);
    let home = Home::with("# Mine.\n[profile.a]\n\n[profile.b] # Careful!\n");
    assert_eq!(run(home.emqx().args(["config", "use", "b"])).code, 0);
    assert!(default(&home).starts_with("b `default`"), "{}", home.config());
    assert!(home.config().ends_with("# Mine.\n[profile.a]\n\n[profile.b] # Careful!\n"), "{}", home.config());
    // No profiles at all.
    let said = run(Home::new().emqx().args(["config", "list", "-o", "json"]));
    assert_eq!((said.code, said.out.as_str()), (0, "[]\n"));
    assert!(said.err.contains("`emqx-cloud login` creates one"), "{}", said.err);
}

#[test]
fn missing_values_are_null_for_programs() {
    let home = Home::with("[profile.a]\n");
    for (command, expected) in [
        ("config show -o jsonl", r#"{"setting":"app_secret","value":null,"source":null}"#),
        ("config show -o jsonl", r#"{"setting":"timeout","value":"120 s","source":"default"}"#),
        ("config show -o jsonl", r#"{"setting":"attempts","value":"3","source":"default"}"#),
        ("config show -o jsonl --attempts 7", r#"{"setting":"attempts","value":"7","source":"flag --attempts"}"#),
        ("config show -o csv", "\napp_id,,\n"),
        ("config list -o jsonl", r#"{"profile":"a","default":false,"api":null,"app_id":null,"app_secret":null}"#),
    ] {
        let said = run(home.emqx().args(command.split(' ')));
        assert!(said.out.replace('\r', "").contains(expected), "{command}: {}", said.out);
    }
    let said = run(home.emqx().args(["config", "show"]));
    assert_eq!(setting(&said, "app_secret"), "not set -", "{}", said.out);
}

#[test]
fn says_what_is_wrong_with_the_file() {
    let cases = [
        (
            "[profile.a]\napi = \"https://a\"\napp_sceret = \"hush\"\n",
            "line 3: unknown key \"app_sceret\"; did you mean `app_secret`?",
        ),
        ("defualt = \"a\"\n", "line 1: unknown key \"defualt\"; did you mean `default`?"),
        ("\n[profiles.a]\n", "line 2: unknown key \"profiles\"; did you mean `profile`?"),
        ("[profile.a]\n\napp_secret = [\"hush\"]\n", "line 3: `app_secret` must be a string"),
        ("[profile.a]\napp_secret = \"\"\n", "line 2: `app_secret` must not be empty"),
        ("[profile.a]\nallow_plain_http = \"hush\"\n", "line 2: `allow_plain_http` must be `true` or `false`"),
        ("[profile.a]\napp_secret = \"hush\nx", "line 2: invalid TOML"),
        ("[profile.a]\napp_secret hush\n", "line 2: invalid TOML"),
        (
            "[profile.a]\napp_secret = \"hush\"\napp_secret_command = [\"x\"]\n",
            "line 3: `app_secret` and `app_secret_command` exclude each other",
        ),
        ("[profile.a]\napp_secret_command = \"hush\"\n", "line 2: `app_secret_command` must be an array of strings"),
        ("default = \"prdo\"\n[profile.prod]\n[profile.test]\n", "has `prod`, `test`; did you mean `prod`?"),
    ];
    for (config, expected) in cases {
        let home = Home::with(config);
        let said = run(home.emqx().args(["config", "show"]));
        assert!(said.code == 2 && said.err.contains(expected), "{config}: {}", said.err);
        assert!(said.err.contains(&home.config_file().display().to_string()), "{}", said.err);
        assert!(!said.err.contains("hush") && said.out.is_empty(), "{}{}", said.err, said.out);
        // It is not overwritten either.
        let login = ["login", "a", "--server", "https://a", "--app-id", "a", "--app-secret-stdin", "--no-check"];
        let _ = run(home.emqx().args(login).write_stdin("x"));
        assert!(home.config().starts_with(config.lines().next().unwrap_or_default()));
    }
    let said = run(Home::with(CONFIG).emqx().args(["config", "show"]).env("EMQX_CLOUD_API", ""));
    assert!(said.code == 2 && said.err.contains("EMQX_CLOUD_API is empty"), "{}", said.err);
}

#[test]
fn refuses_a_secret_that_others_can_read() {
    for (mode, refused) in [(0o600, false), (0o400, false), (0o640, true), (0o604, true), (0o620, true)] {
        let home = Home::with(CONFIG);
        set_mode(&home.config_file(), mode);
        for command in [&["config", "show"][..], &["doctor", "--timeout", "1", "--server", "http://127.0.0.1:1"]] {
            let said = run(home.emqx().args(command));
            let all = format!("{}{}", said.out, said.err);
            let advice = format!("chmod 600 {}", home.config_file().display());
            assert_eq!(
                all.contains(&advice) && all.contains(&format!("its mode is {mode:o}")),
                refused,
                "{mode:o}: {all}"
            );
            assert_eq!(said.code == 2, refused, "{mode:o}: {all}");
            assert!(!all.contains("hush"), "{all}");
        }
        // A secret from elsewhere is not affected.
        let said = run(home.emqx().args(["config", "show"]).env("EMQX_CLOUD_APP_SECRET", SECRET));
        assert_eq!(said.code, 0, "{mode:o}: {}", said.err);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn login_keeps_what_works() {
    let simulator = Simulator::start().await.unwrap();
    let home = Home::new();
    let login = |name: &'static str, secret: &str, more: &[&str]| {
        let options = ["login", name, "--server", simulator.address(), "--app-id", "app-id", "--app-secret-stdin"];
        run(home.emqx().args(options).args(more).write_stdin(format!("{secret}\nnot a part of it\n")))
    };
    // A wrong secret is not kept, and the message says where it came from.
    let said = login("prod", SECRET, &[]);
    assert_eq!(said.code, 3, "{}", said.err);
    assert!(said.err.contains("flag --app-secret-stdin") && !said.err.contains(SECRET), "{}", said.err);
    assert!(!home.config_file().exists());

    assert_eq!(login("prod", "app-secret", &[]).code, 0);
    let expected = format!(
        "default = \"prod\"\n\n[profile.prod]\napi = \"{}\"\napp_id = \"app-id\"\napp_secret = \"app-secret\"\n",
        simulator.address()
    );
    assert_eq!(home.config(), expected);
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&home.config_file()), mode(home.config_file().parent().unwrap())), (0o600, 0o700));
    let said = run(home.emqx().arg("doctor"));
    assert_eq!(said.code, 0, "{}", said.out);

    // Comments and other profiles stay, and so does the default.
    let commented =
        expected.replace("[profile.prod]", "# Mine.\n[profile.prod] # Careful!").replace("app-id\"", "app-id\" # A.");
    fs::write(home.config_file(), &commented).unwrap();
    set_mode(&home.config_file(), 0o644);
    assert_eq!(login("test", SECRET, &["--no-check"]).code, 0);
    let added = format!(
        "\n[profile.test]\napi = \"{}\"\napp_id = \"app-id\"\napp_secret = \"{SECRET}\"\n",
        simulator.address()
    );
    assert_eq!((home.config(), mode(&home.config_file())), (format!("{commented}{added}"), 0o600));

    // A new secret for an old profile.
    let options = ["login", "prod", "--app-secret-stdin", "--no-check"];
    assert_eq!(run(home.emqx().args(options).write_stdin("new")).code, 0);
    let changed = format!("{commented}{added}").replace("\"app-secret\"", "\"new\"");
    assert_eq!(home.config(), changed);

    let said = run(home.emqx().args(["config", "list"]));
    let rows: Vec<Vec<_>> = said.out.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[1], ["prod", "true", simulator.address(), "app-id", "set"]);
    assert_eq!(rows[2], ["test", "false", simulator.address(), "app-id", "set"]);

    assert_eq!(run(home.emqx().args(["logout", "test"])).code, 0);
    assert_eq!(home.config(), commented.replace("\"app-secret\"", "\"new\""));
    let said = run(home.emqx().args(["logout", "prdo"]));
    assert!(said.code == 2 && said.err.contains("did you mean `prod`?"), "{}", said.err);
    assert_eq!(run(home.emqx().args(["logout", "prod"])).code, 0);
    assert!(!home.config().contains("new") && !home.config().contains("default"), "{}", home.config());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_can_print_the_secret() {
    let simulator = Simulator::start().await.unwrap();
    let cases = [
        (r#"["printf", "app-secret\nuser: x\n"]"#, 0, "accepted"),
        (r#"["printf", "hush-hush-7"]"#, 3, "`app_secret_command` of profile `a`"),
        (r#"["printf", ""]"#, 1, "printed no AppSecret"),
        (r#"["false"]"#, 1, "exit status: 1"),
        (r#"["no-such-program"]"#, 2, "cannot run no-such-program"),
    ];
    for (command, code, expected) in cases {
        let config = format!(
            "[profile.a]\napi = \"{}\"\napp_id = \"app-id\"\napp_secret_command = {command}\n",
            simulator.address()
        );
        let home = Home::with(&config);
        let (found, _, all) = doctor(&mut home.emqx());
        assert!(found == code && all.contains(expected) && !all.contains(SECRET), "{command}: {found}: {all}");
        // Others could change the command.
        set_mode(&home.config_file(), 0o660);
        assert!(doctor(&mut home.emqx()).2.contains("chmod 600"));
    }
}

#[test]
fn a_link_to_the_file_stays_one() {
    let home = Home::with("");
    let elsewhere = home.config_file().with_file_name("elsewhere.toml");
    fs::rename(home.config_file(), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, home.config_file()).unwrap();
    assert_eq!(run(home.emqx().args(["login", "s", "--server", "simulator"])).code, 0);
    assert!(home.config_file().is_symlink());
    assert_eq!(fs::read_to_string(elsewhere).unwrap(), "default = \"s\"\n\n[profile.s]\napi = \"simulator\"\n");
    // And the profile is used.
    assert!(run(home.emqx().arg("doctor")).out.contains("accepted"));
}

#[test]
fn without_settings_it_says_how_to_make_them() {
    for (variables, missing) in [
        (&[][..], "the API address, the AppID, the AppSecret are not set"),
        (&[("EMQX_CLOUD_API", "https://a"), ("EMQX_CLOUD_APP_ID", "a")], "the AppSecret is not set"),
    ] {
        let said = run(emqx(None).arg("doctor").envs(variables.iter().copied()));
        assert_eq!(said.code, 2, "{}", said.out);
        for word in [missing, "emqx-cloud login", "EMQX_CLOUD_APP_SECRET", "--app-secret-stdin", "--server simulator"] {
            assert!(said.out.contains(word), "{word}: {}", said.out);
        }
    }
}

/// Returns how each step ended, and everything that was said.
fn doctor(command: &mut assert_cmd::Command) -> (i32, Vec<(String, String)>, String) {
    let said = run(command.arg("doctor"));
    let steps = said.out.lines().filter(|line| !line.starts_with(' '));
    let steps = steps.map(|line| (line[9..21].trim().to_owned(), line[..8].trim().to_owned())).collect();
    (said.code, steps, format!("{}{}", said.out, said.err))
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_finds_the_first_problem() {
    let simulator = Simulator::start().await.unwrap();
    let address = simulator.address().to_owned();
    let wrong_path = address.replace("/api/v4", "/api");
    let five = serve(|_| (401, r#"{"code":"BAD_API_KEY_OR_SECRET","message":"Check api_key/api_secret"}"#));
    let page = serve(|_| (200, "<html>Welcome</html>"));
    let tells = serve(|path| match path.contains("/brokers") {
        true => (200, r#"{"code":0,"data":[{"node":"emqx@10.0.0.1","version":"4.4.19"}]}"#),
        false => (200, r#"{"code":0,"data":[],"meta":{"page":1,"limit":1,"count":0}}"#),
    });
    // Address, secret, exit code, the step that fails, and what is said.
    let cases = [
        (address.as_str(), "app-secret", 0, "", "`clients list`"),
        (&address, SECRET, 3, "credentials", "environment variable EMQX_CLOUD_APP_SECRET"),
        (&wrong_path, "app-secret", 5, "API", "the path of the address"),
        (&five, SECRET, 5, "API", "EMQX 5"),
        (&page, SECRET, 1, "API", "the path of the address"),
        (&tells, SECRET, 0, "", "version 4.4.19, 1 node(s): emqx@10.0.0.1"),
        ("http://127.0.0.1:1/api", SECRET, 8, "connection", "refused"),
        ("http://10.0.0.1/api", SECRET, 2, "address", "--allow-plain-http"),
        ("deployment.example/api", SECRET, 2, "address", "https://"),
        ("https://u:hush-hush-7@deployment.example/api", SECRET, 2, "address", "must not contain credentials"),
    ];
    for (address, secret, code, problem, said) in cases {
        let mut command = emqx(&simulator);
        let (found, steps, all) = doctor(command.env("EMQX_CLOUD_API", address).env("EMQX_CLOUD_APP_SECRET", secret));
        assert!(found == code && all.contains(said), "{address}: {found}: {all}");
        let failed: Vec<_> =
            steps.iter().filter(|(_, result)| result == "failed").map(|(step, _)| step.as_str()).collect();
        assert_eq!(failed.join(" "), problem, "{address}: {all}");
        // Whatever comes after the problem is skipped.
        let after = steps.iter().skip_while(|(_, result)| result != "failed").skip(1);
        assert!(after.clone().all(|(_, result)| result == "skipped"), "{address}: {all}");
        assert!(!all.contains("app-secret\"") && !all.contains(SECRET), "{address}: {all}");
        // Commands, and not operations.
        assert!(!all.contains("list_"), "{address}: {all}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_tells_features_that_are_off() {
    let simulator = Simulator::start().await.unwrap();
    // The first lists are off, which does not mean that the path is wrong.
    simulator.set_active("auth", false);
    let (code, steps, all) = doctor(&mut emqx(&simulator));
    let off: Vec<_> = all.lines().filter(|line| line.starts_with("warning  features")).collect();
    let is_off = |list: &str| off.iter().any(|line| line.contains(&format!("`{list}`")));
    assert!(is_off("users list") && is_off("clientids list") && !is_off("clients list"), "{all}");
    assert!(steps.contains(&("features".into(), "ok".into())) && code == 0, "{all}");
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_has_data_for_programs() {
    let simulator = Simulator::start().await.unwrap();
    for (secret, code, expected) in [
        ("app-secret", 0, r#"{"step":"credentials","result":"ok","detail":"accepted","advice":[]}"#),
        (SECRET, 3, r#"{"step":"credentials","result":"failed","detail":"`"#),
        (SECRET, 3, r#"{"step":"server","result":"skipped","detail":"a step before it failed","advice":[]}"#),
    ] {
        let mut command = emqx(&simulator);
        let said = run(command.env("EMQX_CLOUD_APP_SECRET", secret).args(["doctor", "-o", "jsonl"]));
        assert!(said.code == code && said.out.contains(expected) && said.err.is_empty(), "{}{}", said.out, said.err);
        assert!(said.out.lines().all(|line| line.starts_with("{\"step\":\"")), "{}", said.out);
    }
    for (format, start) in [("json", "[\n  {\"step\":"), ("csv", "step,result,detail,advice"), ("yaml", "- step: ")] {
        let said = run(emqx(&simulator).args(["doctor", "-o", format]));
        assert!(said.code == 0 && said.out.starts_with(start), "{format}: {}", said.out);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_names_problems_of_certificates() {
    let here = tls_server("127.0.0.1").await;
    let other = tls_server("other.example").await;
    let cases = [
        (&here, None, "TLS", "ca_file"),
        (&here, Some(&here.1), "", "the certificate is valid"),
        (&other, Some(&other.1), "TLS", "the certificate is for another host name"),
        (&here, Some(&String::new()), "ca_file", "no certificate"),
    ];
    for ((address, _), certificate, problem, said) in cases {
        let ca_file = certificate.map_or("", |_| "ca_file = \"ca.pem\"\n");
        let config = format!("[profile.a]\napi = \"{address}\"\napp_id = \"a\"\napp_secret = \"{SECRET}\"\n{ca_file}");
        let home = Home::with(&config);
        if let Some(certificate) = certificate {
            fs::write(home.config_file().with_file_name("ca.pem"), certificate).unwrap();
        }
        let (_, steps, all) = doctor(&mut home.emqx());
        let failed = steps.iter().find(|(_, result)| result == "failed").map_or("", |(step, _)| step);
        let failed = if failed == "API" { "" } else { failed };
        assert!(failed == problem && all.contains(said), "{said}: {all}");
    }
}

/// Starts a server that speaks TLS with a certificate for `name` and closes every connection then. Returns its address and the
/// certificate.
async fn tls_server(name: &str) -> (String, String) {
    use base64::Engine as _;
    use std::sync::Arc;
    use tokio_rustls::rustls::ServerConfig;
    use tokio_rustls::rustls::pki_types::PrivateKeyDer;
    let made = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let config =
        ServerConfig::builder().with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key).unwrap();
    let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("https://{}/api", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = acceptor.accept(stream).await;
        }
    });
    let certificate = base64::engine::general_purpose::STANDARD.encode(made.cert.der());
    (address, format!("-----BEGIN CERTIFICATE-----\n{certificate}\n-----END CERTIFICATE-----\n"))
}

#[test]
fn the_simulator_prints_its_settings_and_serves() {
    use std::io::BufRead as _;
    let program = env!("CARGO_BIN_EXE_emqx-cloud");
    let mut child = std::process::Command::new(program)
        .args(["sim", "--clients", "3", "--version", "4.3.5", "-q"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let lines = std::io::BufReader::new(child.stdout.take().unwrap()).lines().take(3).map(Result::unwrap);
    let variables: Vec<_> = lines.map(|line| line.strip_prefix("export ").unwrap().to_owned()).collect();
    let variables = variables.iter().map(|line| line.split_once('=').unwrap());
    let (code, _, all) = doctor(emqx(None).envs(variables));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(code == 0 && all.contains("accepted"), "{all}");
    // In this process: said, unless nobody wants to know.
    for (options, says) in [(&[][..], true), (&["--quiet"], false)] {
        let said = run(emqx(None).args(["doctor", "--server", "simulator"]).args(options));
        assert!(said.code == 0 && said.err.contains("this is a simulator") == says, "{}", said.err);
    }
}
