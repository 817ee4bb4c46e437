//! Runs the program in an environment of its own.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;

use assert_cmd::Command;
use emqx_cloud_test::Simulator;
use tempfile::TempDir;

/// Returns the program, with an empty environment, and with the settings of a simulator in it, if one is given.
pub fn emqx<'s>(simulator: impl Into<Option<&'s Simulator>>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_emqx-cloud"));
    command.env_clear();
    command.envs(["PATH", "SYSTEMROOT"].into_iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
    // There is no such folder, so there is no configuration file.
    command.env("HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-home"));
    if let Some(simulator) = simulator.into() {
        command.env("EMQX_CLOUD_API", simulator.address());
        command.env("EMQX_CLOUD_APP_ID", simulator.app_id());
        command.env("EMQX_CLOUD_APP_SECRET", simulator.app_secret());
    }
    command
}

/// A user's home folder.
pub struct Home(TempDir);

impl Home {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// Returns a home folder with a configuration file.
    pub fn with(config: &str) -> Self {
        let home = Self::new();
        let path = home.config_file();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, config).unwrap();
        set_mode(&path, 0o600);
        home
    }

    pub fn config_file(&self) -> PathBuf {
        self.0.path().join(".config/emqx-cloud/config.toml")
    }

    pub fn folder(&self) -> &std::path::Path {
        self.0.path()
    }

    pub fn config(&self) -> String {
        fs::read_to_string(self.config_file()).unwrap()
    }

    /// Returns the program of this user, with an empty environment.
    pub fn emqx(&self) -> Command {
        let mut command = emqx(None);
        command.env("HOME", self.0.path());
        command
    }
}

/// Sets the permissions of a file.
pub fn set_mode(path: &std::path::Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// What a run of the program said.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs the program.
pub fn run(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs the program on a terminal, with what somebody types. What it writes there, with what was typed, is `err`.
pub fn on_a_terminal(command: &mut std::process::Command, typed: &str) -> Said {
    let pty = nix::pty::openpty(None, None).unwrap();
    let mut child = command
        .stdin(pty.slave.try_clone().unwrap())
        .stderr(pty.slave)
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // It has the other end of the terminal, too.
    command.stdin(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    let mut terminal = fs::File::from(pty.master);
    terminal.write_all(typed.as_bytes()).unwrap();
    let (mut err, mut out) = (Vec::new(), String::new());
    // It ends with an error on Linux.
    let _ = terminal.read_to_end(&mut err);
    child.stdout.take().unwrap().read_to_string(&mut out).unwrap();
    Said { code: child.wait().unwrap().code().unwrap(), out, err: String::from_utf8(err).unwrap() }
}

/// Starts a server that sends `respond(path)` as status and body, and returns its address.
pub fn serve(respond: fn(&str) -> (u16, &'static str)) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = BufReader::new(stream.unwrap());
            let mut head = String::new();
            while !head.ends_with("\r\n\r\n") && stream.read_line(&mut head).is_ok_and(|length| length > 0) {}
            let (status, body) = respond(head.split(' ').nth(1).unwrap_or_default());
            let length = body.len();
            let _ = write!(
                stream.get_mut(),
                "HTTP/1.1 {status} x\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
            );
        }
    });
    format!("http://{address}/api/v4")
}
