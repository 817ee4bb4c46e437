//! The session in the README of the command line.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A program that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill().and_then(|()| self.0.wait());
    }
}

#[test]
fn the_readme_shows_what_happens() {
    let program = env!("CARGO_BIN_EXE_emqx-cloud");
    let simulator = Command::new(program).args(["simulator", "--quiet"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut simulator = Running(simulator);
    let lines = BufReader::new(simulator.0.stdout.take().unwrap()).lines().take(3);
    let folder = tempfile::tempdir().unwrap();
    let readme = folder.path().join("README.md");
    std::fs::copy("README.md", &readme).unwrap();
    let inputs = folder.path().join("README.in");
    std::fs::create_dir(&inputs).unwrap();
    for name in ["users.csv", "rules.yaml", "messages.jsonl"] {
        std::fs::copy(Path::new("tests/cli/readme").join(name), inputs.join(name)).unwrap();
    }
    let cases = trycmd::TestCases::new();
    cases.register_bin("emqx-cloud", Path::new(program)).env("HOME", "/no-home").env("XDG_CONFIG_HOME", "/no-home");
    for line in lines {
        let line = line.unwrap();
        let (name, value) = line.strip_prefix("export ").and_then(|line| line.split_once('=')).unwrap();
        cases.env(name, value);
    }
    cases.case(readme);
    cases.run();
}
