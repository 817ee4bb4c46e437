//! A server without any HTTP library, which sees a request exactly as it was sent, and can misbehave.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use super::server::{Answer, BASE};

/// What the server does with a request.
#[derive(Debug, Clone)]
pub enum Reply {
    /// Answers.
    Answer(Answer),
    /// Sends these bytes, and closes the connection.
    Bytes(Vec<u8>),
    /// Sends these bytes, and then nothing more, and keeps the connection open.
    Stall(Vec<u8>),
    /// Closes the connection without an answer.
    Close,
    /// Never answers, and keeps the connection open.
    Hang,
}

/// A request, as it stood on the wire.
#[derive(Debug, Clone)]
pub struct RawRequest {
    /// The first line.
    pub line: String,
    /// The other lines of the head.
    pub headers: Vec<String>,
    /// The body.
    pub body: Vec<u8>,
    /// The number of the connection that it came on, from 0.
    pub connection: usize,
}

impl RawRequest {
    /// The target: path and query, as they were sent.
    pub fn target(&self) -> &str {
        self.line.split(' ').nth(1).unwrap_or_default()
    }

    /// The target without the base path.
    pub fn under_base(&self) -> &str {
        self.target().strip_prefix(BASE).expect("the target begins with the base path")
    }
}

type Responder = dyn Fn(usize) -> Reply + Send + Sync;

/// The server.
pub struct Raw {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<RawRequest>>>,
}

impl Raw {
    /// One that does the same with every request.
    pub fn start(reply: Reply) -> Self {
        Self::start_with(move |_| reply.clone())
    }

    /// One that does with each request what the function says of its number, from 0.
    pub fn start_with(responder: impl Fn(usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let address = listener.local_addr().expect("a listener has an address");
        let seen = Arc::<Mutex<Vec<RawRequest>>>::default();
        let responder: Arc<Responder> = Arc::new(responder);
        let shared = seen.clone();
        std::thread::spawn(move || {
            for (number, stream) in listener.incoming().flatten().enumerate() {
                let (seen, responder) = (shared.clone(), responder.clone());
                // A connection that breaks is no concern of the server.
                std::thread::spawn(move || drop(serve(stream, number, &seen, &*responder)));
            }
        });
        Self { address, seen }
    }

    /// The address for a client.
    pub fn address(&self) -> String {
        format!("http://{}{BASE}", self.address)
    }

    /// The requests so far.
    pub fn seen(&self) -> Vec<RawRequest> {
        self.seen.lock().expect("no test panics with the lock").clone()
    }

    /// The last request.
    pub fn last(&self) -> RawRequest {
        self.seen().pop().expect("there was a request")
    }
}

/// An address on loopback where nothing listens.
pub fn refused_address() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    format!("http://{}{BASE}", listener.local_addr().expect("a listener has an address"))
}

fn serve(
    stream: TcpStream,
    connection: usize,
    seen: &Mutex<Vec<RawRequest>>,
    responder: &Responder,
) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut stream = stream;
    while let Some(request) = read(&mut reader, connection)? {
        let number = {
            let mut seen = seen.lock().expect("no test panics with the lock");
            seen.push(request);
            seen.len() - 1
        };
        match responder(number) {
            Reply::Answer(answer) => stream.write_all(&wire(&answer))?,
            Reply::Bytes(bytes) => return stream.write_all(&bytes),
            Reply::Close => return Ok(()),
            // These two end when the client gives up.
            Reply::Stall(bytes) => {
                stream.write_all(&bytes)?;
                return reader.read_to_end(&mut Vec::new()).map(drop);
            }
            Reply::Hang => return reader.read_to_end(&mut Vec::new()).map(drop),
        }
    }
    Ok(())
}

fn read(reader: &mut impl BufRead, connection: usize) -> std::io::Result<Option<RawRequest>> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let length = lines.iter().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
    });
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body)?;
    let line = if lines.is_empty() { String::new() } else { lines.remove(0) };
    Ok(Some(RawRequest { line, headers: lines, body, connection }))
}

/// An answer as it stands on the wire.
pub fn wire(answer: &Answer) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {} X\r\ncontent-length: {}\r\n", answer.status, answer.body.len());
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    [head.as_bytes(), &answer.body].concat()
}
