//! From bytes to a response.

use arbitrary::{Result, Unstructured};
use serde_json::Value;

use super::node::Node;
use crate::calls::{Form, TypedCall};
use crate::exchanges;
use crate::specification::Specification;

/// The longest body, which exceeds the body limit.
const LONGEST: usize = 4 * super::BODY_LIMIT;

/// A response to a call.
#[derive(Clone)]
pub(super) struct Case {
    /// The index of the call.
    pub call: usize,
    /// The bytes to send.
    pub wire: Vec<u8>,
    /// Whether the connection stays open.
    pub keep: bool,
    /// The meaning, if the bytes are certainly valid HTTP.
    pub meant: Option<Meant>,
}

/// A valid HTTP response.
#[derive(Clone)]
pub(super) struct Meant {
    pub status: u16,
    pub body: Vec<u8>,
}

/// Truncates long responses.
impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown = &self.wire[..self.wire.len().min(4_000)];
        write!(f, "call {}, {} bytes, kept {}: {}", self.call, self.wire.len(), self.keep, shown.escape_ascii())
    }
}

/// Real responses to start from.
pub(super) struct Seeds {
    /// For each call.
    own: Vec<Vec<Vec<u8>>>,
    all: Vec<Vec<u8>>,
}

impl Seeds {
    /// Reads the responses of the recordings and of the document.
    pub fn read(calls: &[TypedCall]) -> std::result::Result<Self, exchanges::Error> {
        let examples = Specification::read().answers();
        let recorded = exchanges::all()?;
        let own: Vec<Vec<Vec<u8>>> = calls
            .iter()
            .map(|call| {
                let documented = examples.iter().filter(|example| example.operation == call.operation.id);
                let documented = documented.map(|example| example.value.to_string().into_bytes());
                let template = template(call);
                let recorded = recorded.iter().filter(|exchange| exchange.operation.as_deref() == Some(&*template));
                let recorded = recorded.map(|exchange| exchange.response.body.clone());
                let mut bodies: Vec<_> =
                    documented.chain(recorded).chain([call.success().to_string().into()]).collect();
                bodies.retain(|body| body.len() <= super::BODY_LIMIT);
                bodies.sort();
                bodies.dedup();
                bodies
            })
            .collect();
        let all = own.iter().flatten().cloned().collect();
        Ok(Self { own, all })
    }
}

/// The operation as recordings write it.
fn template(call: &TypedCall) -> String {
    let segments = call.operation.path.split('/').map(|segment| if segment.starts_with('{') { "{}" } else { segment });
    format!("{} {}", call.operation.method, segments.collect::<Vec<_>>().join("/"))
}

impl Case {
    /// Builds a case from bytes, even from too few.
    pub fn new(u: &mut Unstructured<'_>, calls: &[TypedCall], seeds: &Seeds) -> Result<Self> {
        let call = u.choose_index(calls.len())?;
        let body = body(u, &calls[call], &seeds.own[call], &seeds.all)?;
        let status = match u.int_in_range(0..=9)? {
            0..=6 => 200,
            7 => *u.choose(&[100, 101, 103, 201, 204, 206, 301, 302, 304, 307, 400, 403, 408, 409, 418, 429])?,
            8 => *u.choose(&[500, 501, 502, 503, 504, 599, 401, 404])?,
            _ => u.int_in_range(100..=999)?,
        };
        let headers = headers(u)?;
        let meant = Meant { status, body };
        Ok(match u.int_in_range(0..=9)? {
            // Not a response: arbitrary bytes.
            9 if u.ratio(1, 2)? => Self { call, wire: u.bytes(u.len().min(600))?.to_vec(), keep: false, meant: None },
            // Nearly a response.
            7..=9 => {
                let mut wire = if u.ratio(1, 4)? { chunked(u, &meant, &headers)? } else { whole(&meant, &headers) };
                for _ in 0..u.int_in_range(1..=3)? {
                    edit_bytes(&mut wire, u)?;
                }
                Self { call, wire, keep: false, meant: None }
            }
            5 | 6 => Self { call, wire: chunked(u, &meant, &headers)?, keep: false, meant: Some(meant) },
            _ => {
                // Bytes after a response without body belong to the next request.
                let keep = meant.has_body() && !headers.iter().any(|(name, _)| name == "connection");
                Self { call, wire: whole(&meant, &headers), keep, meant: Some(meant) }
            }
        })
    }
}

impl Meant {
    /// Whether a status can have a body.
    pub fn has_body(&self) -> bool {
        !matches!(self.status, 100..=199 | 204 | 304)
    }
}

fn body(u: &mut Unstructured<'_>, call: &TypedCall, own: &[Vec<u8>], all: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut body = match u.int_in_range(0..=11)? {
        0 => return Ok(u.bytes(u.len().min(300))?.to_vec()),
        1 => Node::envelope(u)?.text().into_bytes(),
        2 => near(u, call)?.text().into_bytes(),
        3 => u.choose(all)?.clone(),
        4 => u.choose(own)?.clone(),
        kind => {
            let seed = u.choose(own)?;
            match Node::read(seed) {
                None => seed.clone(),
                Some(mut node) => {
                    for _ in 0..if kind < 8 { 1 } else { u.int_in_range(1..=4)? } {
                        node.edit(u)?;
                    }
                    node.text().into_bytes()
                }
            }
        }
    };
    if u.ratio(1, 5)? {
        for _ in 0..u.int_in_range(1..=3)? {
            edit_bytes(&mut body, u)?;
        }
    }
    body.truncate(LONGEST);
    Ok(body)
}

/// A mutated success, which tests the decision between success and failure more often.
fn near(u: &mut Unstructured<'_>, call: &TypedCall) -> Result<Node> {
    let mut success = call.success();
    let word = *u.choose(&["ok", "{error,existed}", "OK", ""])?;
    match (call.form, success.get_mut("data")) {
        (Form::Names, Some(Value::Object(names))) if u.ratio(1, 2)? => {
            names.insert(u.arbitrary::<&str>()?.to_owned(), word.into());
        }
        (Form::Codes | Form::Results, Some(Value::Array(rows))) if !rows.is_empty() && u.ratio(1, 4)? => {
            rows.remove(u.choose_index(rows.len())?);
        }
        _ => {}
    }
    let text = success.to_string();
    let mut node = Node::read(text.as_bytes()).unwrap_or(Node::Leaf(text));
    for _ in 0..u.int_in_range(0..=2)? {
        node.edit(u)?;
    }
    Ok(node)
}

/// Flips a bit, truncates, inserts, removes, or repeats something.
fn edit_bytes(bytes: &mut Vec<u8>, u: &mut Unstructured<'_>) -> Result<()> {
    let at = u.int_in_range(0..=bytes.len())?;
    let length = u.int_in_range(0..=40)?.min(bytes.len() - at);
    match u.int_in_range(0..=5)? {
        0 if at < bytes.len() => bytes[at] ^= 1 << u.int_in_range(0..=7)?,
        1 => bytes.truncate(at),
        2 => {
            let odd: [&[u8]; 8] = [b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\0", b"\r\n", b"\"", b"}"];
            drop(bytes.splice(at..at, u.choose(&odd)?.iter().copied()));
        }
        3 => drop(bytes.drain(at..at + length)),
        4 => {
            let part = bytes[at..at + length].repeat(u.int_in_range(1..=200)?);
            drop(bytes.splice(at..at, part));
        }
        _ => {
            let new: Vec<u8> = u.bytes(length.min(u.len()))?.to_vec();
            drop(bytes.splice(at..at + new.len().min(length), new));
        }
    }
    bytes.truncate(LONGEST);
    Ok(())
}

fn headers(u: &mut Unstructured<'_>) -> Result<Vec<(String, Vec<u8>)>> {
    const KNOWN: [(&str, &str); 22] = [
        ("content-type", "application/json"),
        ("content-type", "text/html; charset=utf-16"),
        ("content-type", ""),
        ("content-type", "\u{fc}"),
        ("content-encoding", "gzip"),
        ("content-encoding", "br, zstd"),
        ("retry-after", "1"),
        ("retry-after", "99999999999999999999999"),
        ("retry-after", "-1"),
        ("retry-after", "Fri, 31 Dec 9999 23:59:59 GMT"),
        ("retry-after", "Thu, 01 Jan 1970 00:00:00 GMT"),
        ("date", "Thu, 01 Jan 1970 00:00:00 GMT"),
        ("date", "Fri, 31 Dec 9999 23:59:59 GMT"),
        ("date", "now"),
        ("location", "http://127.0.0.1:1/"),
        ("location", "://"),
        ("www-authenticate", "Basic Realm=\"x\""),
        ("connection", "close"),
        ("set-cookie", "a=b; Domain=example.com"),
        ("alt-svc", "h3=\":1\""),
        ("upgrade", "h2c"),
        ("content-range", "bytes 0-1/2"),
    ];
    let mut headers = Vec::new();
    for _ in 0..u.int_in_range(0..=3)? {
        if u.ratio(4, 5)? {
            let (name, value) = u.choose(&KNOWN)?;
            headers.push(((*name).to_owned(), value.as_bytes().to_vec()));
        } else {
            let value = u.bytes(u.len().min(20))?.iter().copied().filter(|byte| *byte >= 0x20 && *byte != 0x7f);
            headers.push(("x-any".to_owned(), value.collect()));
        }
    }
    Ok(headers)
}

fn head(status: u16, headers: &[(String, Vec<u8>)], length: &str) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status} X\r\n{length}\r\n").into_bytes();
    for (name, value) in headers {
        head.extend_from_slice(name.as_bytes());
        head.extend_from_slice(b": ");
        head.extend_from_slice(value);
        head.extend_from_slice(b"\r\n");
    }
    head.extend_from_slice(b"\r\n");
    head
}

fn whole(meant: &Meant, headers: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut wire = head(meant.status, headers, &format!("content-length: {}", meant.body.len()));
    wire.extend_from_slice(&meant.body);
    wire
}

fn chunked(u: &mut Unstructured<'_>, meant: &Meant, headers: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let mut wire = head(meant.status, headers, "transfer-encoding: chunked");
    let size = u.int_in_range(1..=meant.body.len().max(1))?.max(meant.body.len() / 200);
    for chunk in meant.body.chunks(size.max(1)) {
        wire.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        wire.extend_from_slice(chunk);
        wire.extend_from_slice(b"\r\n");
    }
    wire.extend_from_slice(b"0\r\n\r\n");
    Ok(wire)
}
