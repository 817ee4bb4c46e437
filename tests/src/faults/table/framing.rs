//! Responses in invalid or unusual HTTP.

use super::{BODY_LIMIT, ends, error_text};
use crate::server::{Answer, Body, Fault, Framing, Meaning, Part, Step};

/// Lengths that differ from that of the body.
pub(super) fn lengths() -> Vec<Fault> {
    use Meaning::{Doubtful, Nonsense, Success, Unknown};
    let framed = |framing| Answer::success().framing(framing);
    let lines = |lines: &[&'static str]| framed(Framing::Lines(lines.to_vec()));
    let long = |how, end| {
        let answer = Step::Send(framed(Framing::LengthOff(10)), Part::All);
        Fault::new(format!("length too long, {how}"), Unknown, vec![Step::ReadRequest, answer, end])
    };
    let cut = Step::Send(framed(Framing::UntilClose), Part::HalfBody);
    let mut faults = vec![
        Fault::answer("length too short", Nonsense, framed(Framing::LengthOff(-1))),
        Fault::answer("length 0 and a body", Nonsense, lines(&["content-length: 0"])),
        Fault::new("no length, half of the body, close", Nonsense, vec![Step::ReadRequest, cut, Step::Close]),
        Fault::new(
            "no length, close",
            Success,
            vec![Step::ReadRequest, Step::Send(framed(Framing::UntilClose), Part::All), Step::Close],
        ),
        Fault::new(
            "no length, stall",
            Unknown,
            vec![Step::ReadRequest, Step::Send(framed(Framing::UntilClose), Part::All), Step::Hold],
        ),
        Fault::new(
            "length and trailing bytes",
            Success,
            vec![Step::ReadRequest, Step::Send(Answer::success(), Part::All), Step::Raw(b"{\"code\":101}".to_vec())],
        ),
        Fault::new(
            "two responses to one request",
            Success,
            vec![
                Step::ReadRequest,
                Step::Send(Answer::success(), Part::All),
                Step::Send(Answer::status(500), Part::All),
            ],
        ),
    ];
    faults.extend(ends().into_iter().map(|(how, end)| long(how, end)));
    for bad in [
        "content-length: -1",
        "content-length: ten",
        "content-length:",
        "content-length: 1e1",
        "content-length: 0x10",
        "content-length: 10.0",
        "content-length: 99999999999999999999999999",
        "content-length: 5, 6",
        "content-length: 5 5",
    ] {
        faults.push(Fault::answer(format!("{bad:?}"), Unknown, lines(&[bad])));
    }
    let differing = lines(&["content-length: 5", "content-length: 6"]);
    faults.push(Fault::answer("two lengths that differ", Unknown, differing));
    let large = Step::Send(lines(&["content-length: 18446744073709551615"]), Part::All);
    faults.push(Fault::new("the longest length, close", Unknown, vec![Step::ReadRequest, large, Step::Close]));
    let both = Answer::success().framing(Framing::Chunked).header("content-length", "5");
    faults.push(Fault::answer("a length and chunks", Doubtful, both));
    faults
}

/// Invalid chunks.
pub(super) fn chunks() -> Vec<Fault> {
    use Meaning::{Nonsense, Success, Unknown};
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
    let raw = |name: &str, meaning, body: &str| Fault::raw(name, meaning, format!("{head}{body}"));
    let coded =
        |coding: &str| Answer::success().framing(Framing::Lines(Vec::new())).header("transfer-encoding", coding);
    let until_close = |name: &str, meaning, answer| {
        Fault::new(name, meaning, vec![Step::ReadRequest, Step::Send(answer, Part::All), Step::Close])
    };
    vec![
        Fault::answer("chunks", Success, Answer::success().framing(Framing::Chunked)),
        raw("chunk size is not a number", Unknown, "zz\r\n{\r\n0\r\n\r\n"),
        raw("chunk size is negative", Unknown, "-1\r\n{\r\n0\r\n\r\n"),
        raw("chunk size overflows", Unknown, "fffffffffffffffff\r\n{\r\n0\r\n\r\n"),
        raw("chunk size is the largest", Unknown, "ffffffffffffffff\r\n{\r\n0\r\n\r\n"),
        raw("chunk is longer than it says", Unknown, "1\r\n{{{{\r\n0\r\n\r\n"),
        raw("chunk is shorter than it says", Unknown, "5\r\n{\r\n0\r\n\r\n"),
        raw("no chunk but the last", Nonsense, "0\r\n\r\n"),
        raw("trailer is not a header", Unknown, "2\r\n{}\r\n0\r\nno header\r\n"),
        raw("trailers after half an object", Nonsense, "1\r\n{\r\n0\r\nx-late: 1\r\n\r\n"),
        until_close("transfer-encoding: gzip", Success, coded("gzip")),
        until_close("unknown transfer-encoding", Success, coded("zork")),
        until_close("labelled as chunked, but is not", Unknown, coded("chunked")),
    ]
}

/// Not HTTP at all.
pub(super) fn garbage() -> Vec<Fault> {
    let bytes: [(&str, Vec<u8>); 16] = [
        ("text", b"no HTTP at all\r\n\r\n".to_vec()),
        ("empty lines", b"\r\n\r\n\r\n".to_vec()),
        ("zeros", vec![0; 500]),
        ("high bytes", (128..=255).collect()),
        ("all bytes", (0..=255).cycle().take(2000).collect()),
        ("JSON without a head", br#"{"code":0}"#.to_vec()),
        ("a request", b"POST /api/v4/mqtt/publish HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n".to_vec()),
        ("a TLS alert", vec![21, 3, 3, 0, 2, 2, 70]),
        ("HTTP/2 settings", vec![0, 0, 0, 4, 0, 0, 0, 0, 0]),
        ("SSH", b"SSH-2.0-OpenSSH_9.6\r\n".to_vec()),
        ("MQTT", vec![0x20, 2, 0, 0]),
        ("another version of HTTP", b"HTTP/9.9 200 OK\r\ncontent-length: 10\r\n\r\n{\"code\":0}".to_vec()),
        ("another protocol", b"ICY 200 OK\r\ncontent-length: 10\r\n\r\n{\"code\":0}".to_vec()),
        ("a status of two digits", b"HTTP/1.1 20 OK\r\ncontent-length: 10\r\n\r\n{\"code\":0}".to_vec()),
        ("a status of four digits", b"HTTP/1.1 2000 OK\r\ncontent-length: 10\r\n\r\n{\"code\":0}".to_vec()),
        ("a status that is not a number", b"HTTP/1.1 OK 200\r\ncontent-length: 10\r\n\r\n{\"code\":0}".to_vec()),
    ];
    bytes.map(|(name, bytes)| Fault::raw(format!("garbage: {name}"), Meaning::Unknown, bytes)).to_vec()
}

/// Unusual and invalid heads.
pub(super) fn heads() -> Vec<Fault> {
    use Meaning::{Doubtful, Success, Unknown};
    let with = |name: &str, value: &[u8]| Answer::success().header(name, value);
    let line = |line| Answer::success().framing(Framing::Lines(vec![line, "connection: close"]));
    let until_close = |name: &str, meaning, answer| {
        Fault::new(name, meaning, vec![Step::ReadRequest, Step::Send(answer, Part::All), Step::Close])
    };
    let many = |count: usize| (0..count).fold(Answer::success(), |answer, at| answer.header(&format!("x-{at}"), "y"));
    let length = "content-length: 10";
    vec![
        Fault::answer("header in UTF-8", Success, with("x-name", "Zähler".as_bytes())),
        Fault::answer("header with invalid UTF-8", Success, with("x-name", &[0x80, 0xfe, 0xff])),
        Fault::answer("content type with invalid UTF-8", Success, with("content-type", &[0x80, 0xfe, 0xff])),
        Fault::answer("empty header", Success, with("x-name", b"")),
        Fault::answer("an unrelated header", Success, with("x-request-id", b"7")),
        Fault::answer("a long header", Success, with("x-long", &[b'a'; 20_000])),
        Fault::answer("a header without end", Unknown, with("x-long", &vec![b'a'; 1_000_000])),
        Fault::answer("80 headers", Success, many(80)),
        Fault::answer("1000 headers", Unknown, many(1000)),
        Fault::answer("HTTP/1.0", Success, Answer::success().version("HTTP/1.0")),
        Fault::answer("connection: close, but open", Success, with("connection", b"close")),
        until_close("connection: keep-alive, but closed", Success, with("connection", b"keep-alive")),
        until_close("header without a name", Unknown, line(": x")),
        until_close("header without a colon", Unknown, line("x-name")),
        until_close("header with a space in its name", Unknown, line("x name: x")),
        until_close("header with a zero byte", Unknown, line("x-name: \0")),
        until_close("header over two lines", Unknown, line("x-name: x\r\n  y")),
        Fault::raw("lines end in line feeds", Doubtful, format!("HTTP/1.1 200 OK\n{length}\n\n{{\"code\":0}}")),
        Fault::raw("no reason phrase", Doubtful, format!("HTTP/1.1 200\r\n{length}\r\n\r\n{{\"code\":0}}")),
        Fault::raw("an empty line first", Doubtful, format!("\r\nHTTP/1.1 200 OK\r\n{length}\r\n\r\n{{\"code\":0}}")),
        Fault::answer("a cookie", Success, with("set-cookie", b"session=1; Path=/")),
        Fault::answer("upgrade offered", Success, with("upgrade", b"h2c")),
        Fault::answer("another host", Success, with("location", b"http://127.0.0.2/")),
    ]
}

/// Responses that never end.
pub(super) fn endless() -> Vec<Fault> {
    use Step::{Endless, EndlessStall, Raw, ReadRequest, Send};
    let head = |framing| Send(Answer::success().framing(framing), Part::Head);
    let chunk = [b"1000\r\n", vec![b' '; 0x1000].as_slice(), b"\r\n"].concat();
    let long = Framing::Lines(vec!["content-length: 1000000000000"]);
    let over = |name: &str, steps| Fault::new(name, Meaning::Nonsense, steps);
    vec![
        over("endless chunks", vec![ReadRequest, head(Framing::Chunked), Endless(chunk.clone())]),
        over("endless body", vec![ReadRequest, head(long), Endless(vec![b' '; 0x1000])]),
        over(
            "endless body without a length",
            vec![ReadRequest, head(Framing::UntilClose), Endless(vec![b' '; 0x1000])],
        ),
        over(
            "one byte over the limit",
            vec![ReadRequest, Send(Answer::success().body(Body::Bytes(vec![b' '; BODY_LIMIT + 1])), Part::All)],
        ),
        Fault::new(
            "endless head",
            Meaning::Unknown,
            vec![ReadRequest, Raw(b"HTTP/1.1 200 OK\r\n".to_vec()), Endless(b"x-more: 0123456789\r\n".repeat(5000))],
        ),
        Fault::new(
            "endless header",
            Meaning::Unknown,
            vec![ReadRequest, Raw(b"HTTP/1.1 200 OK\r\nx-more: ".to_vec()), Endless(vec![b'a'; 0x10000])],
        ),
        Fault::new(
            "endless chunk size",
            Meaning::Unknown,
            vec![ReadRequest, head(Framing::Chunked), EndlessStall(b"0".repeat(0x1000))],
        ),
        Fault::new(
            "endless trailers",
            Meaning::Unknown,
            vec![
                ReadRequest,
                head(Framing::Chunked),
                Raw(b"0\r\n".to_vec()),
                Endless(b"x-more: 0123456789\r\n".repeat(5000)),
            ],
        ),
        Fault::new(
            "endless 102",
            Meaning::Unknown,
            vec![ReadRequest, EndlessStall(b"HTTP/1.1 102 Processing\r\n\r\n".to_vec())],
        ),
    ]
}

/// Informational responses, which are not final.
pub(super) fn informational() -> Vec<Fault> {
    use Meaning::{Nonsense, Success, Unknown};
    let mut faults = Vec::new();
    for (status, reason) in [(100, "Continue"), (102, "Processing"), (103, "Early Hints")] {
        let first = Step::Raw(format!("HTTP/1.1 {status} {reason}\r\nlink: </>\r\n\r\n").into_bytes());
        let well = Step::Send(Answer::success(), Part::All);
        let steps = vec![Step::ReadRequest, first.clone(), well.clone()];
        faults.push(Fault::new(format!("{status}, then success"), Success, steps));
        let steps = vec![Step::ReadHead, first.clone(), Step::ReadRequest, well];
        faults.push(Fault::new(format!("{status} before the body is read, then success"), Success, steps));
        let failed = Step::Send(Answer::new(500, "text/plain", error_text()), Part::All);
        faults.push(Fault::new(format!("{status}, then 500"), Unknown, vec![Step::ReadRequest, first.clone(), failed]));
        for (how, end) in ends() {
            let steps = vec![Step::ReadRequest, first.clone(), end];
            faults.push(Fault::new(format!("{status}, then {how}"), Unknown, steps));
        }
    }
    // What follows is not a response, so the client does not wait for it.
    let first = b"HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n".to_vec();
    for (how, end) in [("close", Step::Close), ("reset", Step::Reset), ("nothing", Step::HoldNext)] {
        let steps = vec![Step::ReadRequest, Step::Raw(first.clone()), end];
        faults.push(Fault::new(format!("101, then {how}"), Nonsense, steps));
    }
    faults
}
