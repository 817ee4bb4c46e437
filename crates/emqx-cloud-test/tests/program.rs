//! The program: what it prints, and that it serves.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_emqx-cloud-test");

#[test]
fn prints_its_address_and_serves() {
    let options = "--base-path /api --clients 3 --version 4.4.0 --app-id me --app-secret x --connections 9 --latency 1 --faults 0 \
                   --seed 7 --stalls-after-unread-body";
    let mut child = Command::new(PROGRAM).args(options.split(' ')).stdout(Stdio::piped()).spawn().unwrap();
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
fn fails_as_often_as_it_should() {
    for (percent, lines) in [("100", 0), ("0", 1)] {
        let mut child =
            Command::new(PROGRAM).args(["--faults", percent, "--seed", "1"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let host = line.trim().strip_prefix("export EMQX_CLOUD_API=http://").unwrap().strip_suffix("/api/v4").unwrap();
        let mut works = 0;
        for _ in 0..8 {
            let mut stream = TcpStream::connect(host).unwrap();
            stream.write_all(b"GET /status HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            works += usize::from(answer.starts_with("HTTP/1.1 200"));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(works, 8 * lines, "{percent} %");
    }
}

#[test]
fn refuses_what_it_does_not_understand() {
    for (arguments, problem) in [
        (&["--prot", "1"][..], "there is no option `--prot`"),
        (&["--port"], "`--port` needs a value"),
        (&["--stalls-after-unread-body", "--faults"], "`--faults` needs a value"),
        (&["--faults", "some"], "`--faults` must be a number, got \"some\""),
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
