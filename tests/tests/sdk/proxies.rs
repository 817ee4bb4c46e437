//! Proxies: the credentials reach no proxy unencrypted, unless that is allowed.
//!
//! The variables of the environment belong to the whole process, so each row of the table is a process of its own.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use emqx_cloud::{Client, ErrorKind, Retry};
use emqx_cloud_tests::server::{Answer, BASE_PATH, Server};
use serde_json::{Value, json};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls;

use crate::common::{APP_ID, APP_SECRET, AUTHORIZATION};

/// The variable that has the task of a child process, as JSON.
const TASK: &str = "EMQX_CLOUD_TESTS_PROXY";

/// How the call of a row ends.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Ends {
    /// The server gets the request, and the proxy nothing.
    Direct,
    /// The proxy gets the request.
    Proxied,
    /// The proxy connects to the server, and sees only encrypted bytes.
    Tunnelled,
    /// There is no client.
    Refused,
}

/// The host of an address that is not the same machine. Only the proxy and the child process know where it is.
const ELSEWHERE: &str = "deployment.example";

#[test]
fn credentials_reach_a_proxy_only_encrypted_or_if_that_is_allowed() {
    use Ends::{Direct, Proxied, Refused, Tunnelled};
    let variables: [&[&str]; 5] =
        [&["HTTP_PROXY"], &["http_proxy"], &["ALL_PROXY"], &["all_proxy"], &["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"]];
    let secure: [&[&str]; 4] = [&["HTTPS_PROXY"], &["https_proxy"], &["ALL_PROXY"], &["all_proxy"]];
    let mut rows: Vec<(&[&str], String, &[&str], Ends)> = vec![
        // The proxy is set in the program.
        (&[], "http://127.0.0.1".into(), &["proxy"], Direct),
        (&[], "http://localhost".into(), &["proxy", "allow_plain_http_proxy"], Direct),
        (&[], "https://localhost".into(), &["proxy"], Direct),
        (&[], format!("http://{ELSEWHERE}"), &["proxy"], Direct),
        (&[], format!("http://{ELSEWHERE}"), &["proxy", "allow_plain_http_proxy"], Proxied),
        (&[], format!("https://{ELSEWHERE}"), &["proxy"], Tunnelled),
        (&[], format!("https://{ELSEWHERE}"), &["proxy", "no_proxy"], Direct),
        // There is none.
        (&[], format!("http://{ELSEWHERE}"), &[], Direct),
        (&[], format!("https://{ELSEWHERE}"), &[], Direct),
        // It is for others.
        (&["HTTPS_PROXY"], format!("http://{ELSEWHERE}"), &[], Direct),
        (&["HTTP_PROXY"], format!("https://{ELSEWHERE}"), &[], Direct),
        (&["HTTP_PROXY", "NO_PROXY"], format!("http://{ELSEWHERE}"), &[], Direct),
    ];
    for variables in variables {
        rows.extend([
            (variables, "http://127.0.0.1".into(), &[][..], Direct),
            (variables, "http://localhost".into(), &[], Direct),
            (variables, "http://127.0.0.1".into(), &["allow_plain_http_proxy"], Direct),
            (variables, "http://127.0.0.1".into(), &["typed client"], Direct),
            (variables, format!("http://{ELSEWHERE}"), &[], Refused),
            (variables, format!("http://{ELSEWHERE}"), &["no_proxy"], Direct),
            (variables, format!("http://{ELSEWHERE}"), &["allow_plain_http_proxy"], Proxied),
        ]);
    }
    for variables in secure {
        rows.extend([
            (variables, format!("https://{ELSEWHERE}"), &[][..], Tunnelled),
            (variables, format!("https://{ELSEWHERE}"), &["no_proxy"], Direct),
            (variables, "https://localhost".into(), &[], Direct),
        ]);
    }

    let server = Server::replying(Answer::ok(r#"{"code":0}"#));
    let (secure, certificate) = tls_before(server.socket_address());
    let proxy = Proxy::start(server.socket_address(), secure);
    for (variables, origin, settings, ends) in rows {
        let place = format!("{variables:?}, {origin}, {settings:?}");
        let address = if origin.starts_with("https") { secure } else { server.socket_address() };
        let task = json!({
            "address": format!("{origin}:{}{BASE_PATH}", address.port()),
            "server": address.to_string(),
            "proxy": proxy.url,
            "settings": settings,
            "certificate": STANDARD.encode(&certificate),
        });
        let output = child(&task, variables, &proxy.url);
        let heard = proxy.heard();
        let seen = server.seen();
        let ended = if output.contains("OUTCOME refused") { Refused } else { outcome(&heard) };
        assert_eq!(ended, ends, "{place}: {output}");
        let heard = String::from_utf8_lossy(&heard).into_owned();
        let shows = [AUTHORIZATION, APP_SECRET, "\nauthorization"].iter().any(|mark| heard.contains(mark));
        assert_eq!(shows, ends == Proxied, "{place}: {heard}");
        if ends == Refused {
            assert!(seen.is_empty(), "{place}");
            assert!(output.contains("unencrypted to the proxy"), "{place}: {output}");
            assert!(output.contains("allow_plain_http_proxy") && !output.contains("word@"), "{place}: {output}");
        } else {
            assert!(output.contains("OUTCOME ok"), "{place}: {output}");
            assert_eq!(seen.len(), 1, "{place}");
            assert_eq!(seen[0].header("authorization"), Some(AUTHORIZATION), "{place}");
        }
    }
}

fn outcome(heard: &[u8]) -> Ends {
    match heard {
        [] => Ends::Direct,
        [b'C', b'O', b'N', ..] => Ends::Tunnelled,
        _ => Ends::Proxied,
    }
}

/// Makes a call in another process, and returns what it printed.
fn child(task: &Value, variables: &[&str], proxy: &str) -> String {
    let mut command = Command::new(std::env::current_exe().expect("the tests are a file"));
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
        command.env_remove(name).env_remove(name.to_lowercase());
    }
    for name in variables {
        command.env(name, if *name == "NO_PROXY" { ELSEWHERE } else { proxy });
    }
    command.env_remove("REQUEST_METHOD").env(TASK, task.to_string());
    let test = concat!(module_path!(), "::the_call_of_a_child_process");
    let test = test.split_once("::").map(|(_, name)| name).expect("a test is in a crate");
    let output = command.args(["--exact", test, "--nocapture"]).output().expect("it can be started");
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Does nothing, except in a [`child`] process.
#[tokio::test]
async fn the_call_of_a_child_process() {
    let Ok(task) = std::env::var(TASK) else { return };
    let task: Value = serde_json::from_str(&task).expect("it is JSON");
    let text = |name: &str| task[name].as_str().expect("it is a string").to_owned();
    let is_set = |name: &str| task["settings"].as_array().is_some_and(|settings| settings.contains(&name.into()));
    if is_set("typed client") {
        let client = emqx_cloud_api::Client::new(&text("address"), APP_ID, &APP_SECRET.into()).expect("good settings");
        let result = client.delete_username(&emqx_cloud_api::requests::DeleteUsername::new("u")).await;
        println!("OUTCOME {}", if result.is_ok() { "ok" } else { "failed" });
        return;
    }
    let certificate = STANDARD.decode(text("certificate")).expect("it is base64");
    let certificate = reqwest::Certificate::from_der(&certificate).expect("it is a certificate");
    let server: SocketAddr = text("server").parse().expect("it is an address");
    let proxy = is_set("proxy").then(|| reqwest::Proxy::all(text("proxy")).expect("it is a proxy"));
    let builder = Client::builder(&text("address"), APP_ID, APP_SECRET).retry(Retry::none()).allow_plain_http();
    let mut builder = builder.http(move |http| {
        let http = http.tls_certs_only([certificate.clone()]).resolve(ELSEWHERE, server);
        match &proxy {
            Some(proxy) => http.proxy(proxy.clone()),
            None => http,
        }
    });
    if is_set("no_proxy") {
        builder = builder.no_proxy();
    }
    if is_set("allow_plain_http_proxy") {
        builder = builder.allow_plain_http_proxy();
    }
    match builder.build() {
        Err(error) if error.kind() == ErrorKind::Configuration => println!("OUTCOME refused: {error}"),
        Err(error) => println!("OUTCOME error: {error}"),
        Ok(client) => match client.delete_username("u").await {
            Ok(_) => println!("OUTCOME ok"),
            Err(error) => println!("OUTCOME failed: {error:#?}"),
        },
    }
}

/// A proxy that keeps what it gets, and sends it to a server, or to one behind TLS for `CONNECT`.
struct Proxy {
    url: String,
    heard: Arc<Mutex<Vec<u8>>>,
}

impl Proxy {
    fn start(plain: SocketAddr, secure: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        // Its password is not shown by an error either.
        let url = format!("http://user:word@{}", listener.local_addr().expect("a listener has an address"));
        let heard = Arc::<Mutex<Vec<u8>>>::default();
        let kept = heard.clone();
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let kept = kept.clone();
                // A connection that breaks is the end of it.
                std::thread::spawn(move || drop(pass(client, plain, secure, &kept)));
            }
        });
        Self { url, heard }
    }

    /// Returns what it got since the last time.
    fn heard(&self) -> Vec<u8> {
        std::mem::take(&mut *self.heard.lock().expect("no test panics with the lock"))
    }
}

fn pass(mut client: TcpStream, plain: SocketAddr, secure: SocketAddr, kept: &Mutex<Vec<u8>>) -> std::io::Result<()> {
    let keep = |bytes: &[u8]| kept.lock().expect("no test panics with the lock").extend_from_slice(bytes);
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        client.read_exact(&mut byte)?;
        keep(&byte);
        head.extend(byte);
    }
    let mut server = if head.starts_with(b"CONNECT ") {
        let server = TcpStream::connect(secure)?;
        client.write_all(b"HTTP/1.1 200 OK\r\n\r\n")?;
        server
    } else {
        let mut server = TcpStream::connect(plain)?;
        server.write_all(&head)?;
        server
    };
    let (mut from, mut to) = (server.try_clone()?, client.try_clone()?);
    std::thread::spawn(move || std::io::copy(&mut from, &mut to));
    let mut bytes = [0; 4096];
    loop {
        match client.read(&mut bytes)? {
            0 => return Ok(()),
            length => {
                keep(&bytes[..length]);
                server.write_all(&bytes[..length])?;
            }
        }
    }
}

/// Takes TLS off what comes, and passes it on. Returns its address and its certificate.
fn tls_before(server: SocketAddr) -> (SocketAddr, Vec<u8>) {
    let rcgen::CertifiedKey { cert, signing_key } =
        rcgen::generate_simple_self_signed(["localhost".to_owned(), ELSEWHERE.to_owned()]).expect("a certificate");
    let certificate = cert.der().to_vec();
    let key = rustls::pki_types::PrivateKeyDer::try_from(signing_key.serialize_der()).expect("a key");
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let settings = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let settings =
        settings.expect("versions of TLS").with_no_client_auth().with_single_cert(vec![cert.der().clone()], key);
    let acceptor = TlsAcceptor::from(Arc::new(settings.expect("a certificate with its key")));
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    listener.set_nonblocking(true).expect("a socket can be that");
    let address = listener.local_addr().expect("a listener has an address");
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
            while let Ok((stream, _)) = listener.accept().await {
                let acceptor = acceptor.clone();
                tokio::spawn(async move {
                    let mut outside = acceptor.accept(stream).await?;
                    let mut inside = tokio::net::TcpStream::connect(server).await?;
                    tokio::io::copy_bidirectional(&mut outside, &mut inside).await.map(drop)
                });
            }
        });
    });
    (address, certificate)
}
