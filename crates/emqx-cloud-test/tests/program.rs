//! The program: what it prints, and that it serves.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_emqx-cloud-test");

#[test]
fn prints_its_address_and_serves() {
    let mut child = Command::new(PROGRAM)
        .args(["--base-path", "/api", "--clients", "3", "--version", "4.4.0", "--app-id", "me", "--app-secret", "x"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines: Vec<_> = BufReader::new(child.stdout.take().unwrap()).lines().take(3).map(Result::unwrap).collect();
    let address = lines[0].strip_prefix("export EMQX_CLOUD_API=http://").unwrap();
    assert_eq!(lines[1..], ["export EMQX_CLOUD_APP_ID=me", "export EMQX_CLOUD_APP_SECRET=x"]);

    let host = address.strip_suffix("/api").unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    // `me:x`
    let head = "GET /api/clients HTTP/1.1\r\nhost: x\r\nauthorization: Basic bWU6eA==\r\nconnection: close\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(answer.contains("\"count\":3") && answer.contains("device-000002"), "{answer}");
}

#[test]
fn refuses_what_it_does_not_understand() {
    for (arguments, problem) in [
        (&["--prot", "1"][..], "there is no option `--prot`"),
        (&["--port"], "`--port` needs a value"),
        (&["--port", "x"], "`--port` must be a port, got \"x\""),
        (&["--version", "5.0"], "`--version` must be 4.3.5, 4.4.0 or 4.4.19, got \"5.0\""),
    ] {
        let output = Command::new(PROGRAM).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(text.starts_with(problem) && text.contains("usage:"), "{text}");
    }
    let output = Command::new(PROGRAM).arg("--help").output().unwrap();
    assert!(output.status.success() && output.stdout.starts_with(b"usage:"));
}
