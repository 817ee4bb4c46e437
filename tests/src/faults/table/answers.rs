//! Valid HTTP responses with various content.

use super::meaning_of;
use crate::server::gzip;
use crate::server::{Answer, Body, Fault, Meaning, Step};

/// Every status with every kind of body.
pub(super) fn statuses() -> Vec<Fault> {
    let statuses = [
        200, 201, 202, 204, 206, 301, 302, 304, 307, 308, 400, 401, 403, 404, 405, 408, 409, 413, 414, 415, 421, 422,
        425, 429, 431, 500, 501, 502, 503, 504, 505, 511, 599,
    ];
    let html = b"<html><body><h1>Bad Gateway</h1></body></html>".to_vec();
    let bodies: [(&str, &str, Body, Meaning); 7] = [
        ("code 0", "application/json", Body::Success, Meaning::Success),
        ("code 101", "application/json", Body::SuccessButCode(Some("101".to_owned())), Meaning::Unknown),
        ("code 108", "application/json", Body::SuccessButCode(Some("108".to_owned())), Meaning::Refusal),
        ("a message", "application/json", Body::Bytes(br#"{"message":"existed"}"#.to_vec()), Meaning::Refusal),
        ("text", "text/plain", Body::Bytes(b"Not found.".to_vec()), Meaning::Nonsense),
        ("HTML", "text/html", Body::Bytes(html), Meaning::Nonsense),
        ("an empty body", "", Body::Bytes(Vec::new()), Meaning::Nonsense),
    ];
    let mut faults = Vec::new();
    for status in statuses {
        for (kind, content_type, body, at_200) in &bodies {
            let meaning = if status == 200 { *at_200 } else { meaning_of(status) };
            let answer = match content_type {
                &"" => Answer::status(status),
                content_type => Answer::new(status, content_type, body.clone()),
            };
            let answer = match status {
                300..=399 => answer.header("location", "http://127.0.0.1:9/elsewhere"),
                401 => answer.header("WWW-Authenticate", "Basic Realm=\"minirest-server\""),
                _ => answer,
            };
            faults.push(Fault::answer(format!("{status} with {kind}"), meaning, answer));
        }
    }
    // Like a real server that failed after a write: no header at all.
    faults.push(Fault::new(
        "204 without a header",
        Meaning::Nonsense,
        vec![Step::ReadRequest, Step::Raw(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec())],
    ));
    faults
}

/// Result codes, valid and invalid.
pub(super) fn codes() -> Vec<Fault> {
    use Meaning::{Nonsense, Refusal, Unknown};
    let numbers = [102, 103, 104, 105, 106, 107, 109, 110, 111, 112, 113, 114, 115, 116, 117, 999, -1];
    let mut faults: Vec<_> = numbers
        .map(|code| (code.to_string(), if code == 102 { Unknown } else { Refusal }))
        .into_iter()
        .chain([("\"NOT_FOUND\"".to_owned(), Refusal)])
        .collect::<Vec<_>>();
    // An invalid result code has no meaning.
    let none =
        ["0.0", "0.5", "-0.0", "1e400", "true", "false", "null", "[]", "[0]", "{}", "NaN", "Infinity", "00", "+0"];
    faults.extend(none.map(|code| (code.to_owned(), Nonsense)));
    faults.extend(["99999999999999999999", "-99999999999999999999"].map(|code| (code.to_owned(), Nonsense)));
    let faults = faults.into_iter().map(|(code, meaning)| {
        let body = Body::SuccessButCode(Some(code.clone()));
        Fault::answer(format!("code {code}"), meaning, Answer::success().body(body))
    });
    let twice = |name: &str, member: &str| {
        Fault::answer(name, Nonsense, Answer::success().body(Body::SuccessAnd(member.to_owned())))
    };
    let text = |name: &str, code: &str| {
        let body = Body::SuccessButCode(Some(code.to_owned()));
        Fault::answer(name, Nonsense, Answer::success().body(body))
    };
    faults
        .chain([
            text("code is the string 0", "\"0\""),
            text("code is an empty string", "\"\""),
            Fault::answer("no code", Nonsense, Answer::success().body(Body::SuccessButCode(None))),
            twice("code twice, the same", "\"code\":0"),
            twice("code twice, and a failure", "\"code\":101"),
            twice("code twice, in two spellings", "\"c\\u006fde\":101"),
        ])
        .collect()
}

/// Unexpected bodies with HTTP 200.
pub(super) fn bodies() -> Vec<Fault> {
    use Meaning::{Doubtful, Nonsense, Refusal, Success};
    let body = |name: &str, meaning, bytes: Vec<u8>| {
        Fault::answer(format!("200 with {name}"), meaning, Answer::success().body(Body::Bytes(bytes)))
    };
    let and = |name: &str, member: String| {
        Fault::answer(format!("code 0 and {name}"), Doubtful, Answer::success().body(Body::SuccessAnd(member)))
    };
    let data = |name: &str, value: String| {
        Fault::answer(format!("code 0, data {name}"), Doubtful, Answer::success().body(Body::SuccessButData(value)))
    };
    let nested = |open: &str, close: &str, depth: usize| open.repeat(depth) + "0" + &close.repeat(depth);
    let labelled = |name: &str, content_type: &str| {
        Fault::answer(format!("success as {name}"), Success, Answer::new(200, content_type, Body::Success))
    };
    vec![
        body("null", Nonsense, b"null".to_vec()),
        body("a number", Nonsense, b"0".to_vec()),
        body("true", Nonsense, b"true".to_vec()),
        body("a JSON string", Nonsense, b"\"ok\"".to_vec()),
        body("an empty array", Nonsense, b"[]".to_vec()),
        body("an array with a success", Nonsense, br#"[{"code":0}]"#.to_vec()),
        body("an empty object", Nonsense, b"{}".to_vec()),
        body("whitespace", Nonsense, b" \r\n\t ".to_vec()),
        body("half an object", Nonsense, br#"{"code":0,"#.to_vec()),
        body("two objects", Nonsense, br#"{"code":0}{"code":0}"#.to_vec()),
        body("an object and a comma", Nonsense, br#"{"code":0},"#.to_vec()),
        body("a trailing comma", Nonsense, br#"{"code":0,}"#.to_vec()),
        body("a byte order mark", Nonsense, b"\xef\xbb\xbf{\"code\":0}".to_vec()),
        body("UTF-16", Nonsense, "{\"code\":0}".encode_utf16().flat_map(u16::to_le_bytes).collect()),
        body("single quotes", Nonsense, b"{'code':0}".to_vec()),
        body("a comment", Nonsense, b"{\"code\":0} // ok".to_vec()),
        body("a zero byte", Nonsense, b"{\"code\":0}\0".to_vec()),
        body("invalid UTF-8 in a string", Nonsense, b"{\"code\":0,\"message\":\"\x80\xfe\xff\"}".to_vec()),
        body("invalid UTF-8 in a name", Nonsense, b"{\"code\":0,\"\xc3\x28\":1}".to_vec()),
        body("invalid UTF-8", Nonsense, (128..=255).collect()),
        body("half a surrogate pair", Refusal, br#"{"message":"existed","x":"\ud800"}"#.to_vec()),
        body("an array without an end", Nonsense, vec![b'['; 50_000]),
        body("objects without an end", Nonsense, br#"{"data":"#.repeat(5_000)),
        body("nothing but nesting", Nonsense, nested("[", "]", 20_000).into_bytes()),
        body(
            "a message and nesting",
            Refusal,
            format!(r#"{{"x":{},"message":"existed"}}"#, nested("[", "]", 5_000)).into(),
        ),
        and("a deep array", format!("\"deep\":{}", nested("[", "]", 10_000))),
        and("a deep object", format!("\"deep\":{}", nested("{\"a\":", "}", 5_000))),
        and("a huge number", "\"huge\":1e999".to_owned()),
        and("a long number", format!("\"long\":{}", "9".repeat(20_000))),
        and("a small number", "\"small\":1e-999".to_owned()),
        and("a long string", format!("\"long\":\"{}\"", "x".repeat(40_000))),
        and("a message", "\"message\":\"existed\"".to_owned()),
        and("many members", (0..3000).map(|at| format!("\"m{at}\":{at}")).collect::<Vec<_>>().join(",")),
        and("an escape for a zero", "\"zero\\u0000\":\"\\u0000\"".to_owned()),
        and("a lone surrogate", "\"half\":\"\\ud800\"".to_owned()),
        data("a deep array", nested("[", "]", 10_000)),
        data("a deep object", nested("{\"a\":", "}", 5_000)),
        data("a huge number", "1e999".to_owned()),
        data("a long number", "9".repeat(20_000)),
        data("a string", "\"x\"".to_owned()),
        data("null", "null".to_owned()),
        data("false", "false".to_owned()),
        data("an array of arrays", "[[],[[]]]".to_owned()),
        Fault::answer("code 0 and NaN", Nonsense, Answer::success().body(Body::SuccessAnd("\"nan\":NaN".to_owned()))),
        Fault::answer(
            "code 0 and Infinity",
            Nonsense,
            Answer::success().body(Body::SuccessAnd("\"infinity\":-Infinity".to_owned())),
        ),
        Fault::answer(
            "data twice",
            Nonsense,
            Answer::success().body(Body::SuccessAnd("\"data\":{},\"data\":[]".to_owned())),
        ),
        labelled("text", "text/plain"),
        labelled("HTML", "text/html"),
        labelled("an invalid content type", "☃"),
        labelled("JSON in another charset", "application/json; charset=utf-16"),
    ]
}

/// Responses labelled as compressed.
pub(super) fn compressed() -> Vec<Fault> {
    let gzip = |body: Body| Answer::success().header("content-encoding", "gzip").body(body);
    let with = |coding: &str, body| Answer::success().header("content-encoding", coding).body(body);
    let bomb = || Body::Bytes(gzip::bomb(1024 * 1024));
    vec![
        Fault::answer("invalid gzip", Meaning::Doubtful, gzip(Body::Success)),
        Fault::answer("gzip that was not requested", Meaning::Doubtful, gzip(Body::GzippedSuccess)),
        Fault::answer("gzip without a label", Meaning::Nonsense, Answer::success().body(Body::GzippedSuccess)),
        Fault::answer("a gzip bomb", Meaning::Nonsense, gzip(bomb())),
        Fault::answer("gzip that is cut", Meaning::Nonsense, gzip(Body::Bytes(vec![0x1f, 0x8b, 8, 0, 0]))),
        Fault::answer("gzip of nothing", Meaning::Nonsense, gzip(Body::Bytes(Vec::new()))),
        Fault::answer("another coding", Meaning::Doubtful, with("br", Body::Success)),
        Fault::answer("an unknown coding", Meaning::Doubtful, with("zork", Body::Success)),
    ]
}
