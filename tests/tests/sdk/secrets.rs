//! What a server echoes: no secret is shown, in whatever form and at whatever place it comes back, and what is shown is
//! one line without characters that do harm.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use emqx_cloud::types::UsernameCredentials;
use emqx_cloud::{Client, Error, ErrorKind, ResultCode};
use emqx_cloud_tests::server::{Answer, Server};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::common::properties::check;
use crate::common::{self, APP_ID, everything};

// ---- Forms ----

/// An encoding of a secret: its name, how many encodings it has inside of each other, and how it is written.
type Form = (&'static str, usize, fn(&str) -> String);

/// How many encodings inside of each other are found.
const LAYERS: usize = 3;

fn bytes(secret: &str, write: impl Fn(u8) -> String) -> String {
    secret.bytes().map(write).collect()
}

fn characters(secret: &str, write: impl Fn(char) -> String) -> String {
    secret.chars().map(write).collect()
}

fn utf16(secret: &str, write: impl Fn(u16) -> String) -> String {
    secret.encode_utf16().map(write).collect()
}

fn list(numbers: impl Iterator<Item = u32>, comma: &str) -> String {
    numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(comma)
}

fn numbers(secret: &str) -> impl Iterator<Item = String> {
    secret.bytes().map(|byte| byte.to_string())
}

fn joined(parts: impl Iterator<Item = String>, separator: &str) -> String {
    parts.collect::<Vec<_>>().join(separator)
}

fn json_list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", joined(items, ","))
}

/// The bytes of a text in UTF-16.
fn wide(secret: &str, write: fn(u16) -> [u8; 2]) -> Vec<u8> {
    secret.encode_utf16().flat_map(write).collect()
}

fn erlang_character(character: char) -> String {
    match character {
        ' ' => "$\\s".to_owned(),
        '\\' => "$\\\\".to_owned(),
        other => format!("${other}"),
    }
}

/// A character that is written with a name in HTML.
fn entity(character: char) -> String {
    match character {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '"' => "&quot;".to_owned(),
        '\'' => "&apos;".to_owned(),
        '!' => "&excl;".to_owned(),
        '%' => "&percnt;".to_owned(),
        '\\' => "&bsol;".to_owned(),
        'ü' => "&uuml;".to_owned(),
        other => other.to_string(),
    }
}

/// Characters in a programming language that knows only ASCII.
fn ascii_json(secret: &str) -> String {
    characters(secret, |character| match character {
        '"' | '\\' => format!("\\{character}"),
        ' '..='~' => character.to_string(),
        other => utf16(&other.to_string(), |unit| format!("\\u{unit:04x}")),
    })
}

const FORMS: [Form; 73] = [
    ("plain", 0, str::to_owned),
    ("percent, all", 1, |secret| bytes(secret, |byte| format!("%{byte:02X}"))),
    ("percent, all, lower case", 1, |secret| bytes(secret, |byte| format!("%{byte:02x}"))),
    ("percent", 1, |secret| utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string()),
    ("percent, lower case", 1, |secret| {
        utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string().to_lowercase_percent()
    }),
    ("form", 1, |secret| utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string().replace("%20", "+")),
    ("percent, UTF-16", 1, |secret| utf16(secret, |unit| format!("%u{unit:04X}"))),
    ("JSON, all", 1, |secret| utf16(secret, |unit| format!("\\u{unit:04x}"))),
    ("JSON, all, upper case", 1, |secret| utf16(secret, |unit| format!("\\u{unit:04X}"))),
    ("JSON", 1, |secret| json_string(secret)),
    ("JSON in JSON", 2, |secret| json_string(&json_string(secret))),
    ("JSON in JSON in JSON", 3, |secret| json_string(&json_string(&json_string(secret)))),
    ("JSON, ASCII", 1, ascii_json),
    ("bytes", 1, |secret| bytes(secret, |byte| format!("\\x{byte:02x}"))),
    ("bytes, upper case", 1, |secret| bytes(secret, |byte| format!("\\x{byte:02X}"))),
    ("characters", 1, |secret| characters(secret, |character| format!("\\x{{{:x}}}", u32::from(character)))),
    ("characters of Rust", 1, |secret| characters(secret, |character| format!("\\u{{{:x}}}", u32::from(character)))),
    ("octal", 1, |secret| bytes(secret, |byte| format!("\\{byte:03o}"))),
    ("Debug of bytes", 1, |secret| secret.as_bytes().escape_ascii().to_string()),
    ("base64", 1, |secret| STANDARD.encode(secret)),
    ("base64 after one byte", 1, |secret| STANDARD.encode(format!(":{secret}"))),
    ("base64 after two bytes", 1, |secret| STANDARD.encode(format!("a:{secret}"))),
    ("base64 after three bytes", 1, |secret| STANDARD.encode(format!("id:{secret}"))),
    ("base64 in the middle", 1, |secret| STANDARD.encode(format!("the-app:{secret}, and more"))),
    ("base64 without padding", 1, |secret| STANDARD_NO_PAD.encode(format!("1{secret}"))),
    ("base64url", 1, |secret| URL_SAFE.encode(format!("{secret}?>"))),
    ("base64url without padding", 1, |secret| URL_SAFE_NO_PAD.encode(format!("~~{secret}"))),
    ("base64 after other letters", 1, |secret| format!("x{}", STANDARD.encode(secret))),
    ("base64 after other letters", 1, |secret| format!("xyz{}", STANDARD.encode(secret))),
    ("base64 in lines", 1, |secret| {
        let lines: Vec<_> = STANDARD.encode(format!("the-app:{secret}")).into_bytes();
        lines.chunks(8).map(|line| String::from_utf8_lossy(line).into_owned()).collect::<Vec<_>>().join("\r\n")
    }),
    ("hex", 1, |secret| bytes(secret, |byte| format!("{byte:02x}"))),
    ("hex, upper case", 1, |secret| bytes(secret, |byte| format!("{byte:02X}"))),
    ("hex after a digit", 1, |secret| format!("f{}", bytes(secret, |byte| format!("{byte:02x}")))),
    ("hex in groups", 1, |secret| bytes(secret, |byte| format!("{byte:02x}:"))),
    ("HTML", 1, |secret| characters(secret, entity)),
    ("HTML, with numbers", 1, |secret| {
        characters(secret, |character| match entity(character) {
            entity if entity.len() == 1 => entity,
            _ => format!("&#{};", u32::from(character)),
        })
    }),
    ("HTML, all", 1, |secret| characters(secret, |character| format!("&#{};", u32::from(character)))),
    ("HTML, all, hexadecimal", 1, |secret| characters(secret, |character| format!("&#x{:x};", u32::from(character)))),
    ("HTML, all, upper case", 1, |secret| characters(secret, |character| format!("&#X{:04X};", u32::from(character)))),
    ("HTML of JSON", 2, |secret| characters(&json_string(secret), entity)),
    ("Erlang bytes", 1, |secret| format!("<<{}>>", list(secret.bytes().map(u32::from), ","))),
    ("Erlang list", 1, |secret| format!("[{}]", list(secret.chars().map(u32::from), ","))),
    ("Erlang list with spaces", 1, |secret| format!("[{}]", list(secret.bytes().map(u32::from), ", "))),
    ("Erlang list in lines", 1, |secret| format!("[{}]", list(secret.chars().map(u32::from), ",\n  "))),
    ("Erlang list that goes on", 1, |secret| format!("[1,2,{},300]", list(secret.bytes().map(u32::from), ","))),
    ("Erlang list after a text", 1, |secret| json_list(["\"x\"".to_owned()].into_iter().chain(numbers(secret)))),
    ("Erlang list after null", 1, |secret| json_list(["null".to_owned()].into_iter().chain(numbers(secret)))),
    ("Erlang list after a negative number", 1, |secret| {
        json_list(["-1".to_owned()].into_iter().chain(numbers(secret)))
    }),
    ("Erlang list before a text", 1, |secret| json_list(numbers(secret).chain(["\"x\"".to_owned()]))),
    ("list with fractions", 1, |secret| json_list(numbers(secret).map(|number| format!("{number}.0")))),
    ("list of lists", 1, |secret| json_list(numbers(secret).map(|number| format!("[{number}]")))),
    ("list of objects", 1, |secret| json_list(numbers(secret).map(|number| format!("{{\"byte\":{number}}}")))),
    ("list of pairs", 1, |secret| json_list(numbers(secret).zip(1..).map(|(byte, at)| format!("[{at},{byte}]")))),
    ("list of quoted numbers", 1, |secret| json_list(numbers(secret).map(|number| format!("\"{number}\"")))),
    ("list of quoted hex", 1, |secret| json_list(secret.bytes().map(|byte| format!("\"{byte:02x}\"")))),
    ("list of quoted hex, 0x", 1, |secret| json_list(secret.bytes().map(|byte| format!("\"0x{byte:02x}\"")))),
    ("list of quoted characters", 1, |secret| json_list(secret.chars().map(|character| json!(character).to_string()))),
    ("object of numbers", 1, |secret| {
        let members: Vec<_> = numbers(secret).zip(0..).map(|(byte, at)| format!("\"{at}\":{byte}")).collect();
        format!("{{{}}}", members.join(","))
    }),
    ("Erlang bytes with sizes", 1, |secret| {
        format!("<<{}>>", joined(numbers(secret).map(|byte| format!("{byte}:8")), ","))
    }),
    ("Erlang bytes with types", 1, |secret| {
        format!("<<{}>>", joined(numbers(secret).map(|byte| format!("{byte}:8/unsigned-integer")), ", "))
    }),
    ("Erlang bytes, hexadecimal", 1, |secret| {
        format!("<<{}>>", joined(secret.bytes().map(|byte| format!("16#{byte:02X}")), ","))
    }),
    ("Erlang characters", 1, |secret| format!("[{}]", joined(secret.chars().map(erlang_character), ","))),
    ("C bytes", 1, |secret| format!("{{ {} }}", joined(secret.bytes().map(|byte| format!("0x{byte:02x}")), ", "))),
    ("C characters", 1, |secret| format!("{{{}}}", joined(secret.chars().map(|one| format!("{one:?}")), ", "))),
    ("Go bytes", 1, |secret| format!("[{}]", joined(numbers(secret), " "))),
    ("Java bytes", 1, |secret| {
        format!("[{}]", joined(secret.bytes().map(|byte| byte.cast_signed().to_string()), ", "))
    }),
    ("hex of UTF-16", 2, |secret| wide(secret, u16::to_be_bytes).iter().map(|byte| format!("{byte:02x}")).collect()),
    ("hex of UTF-16, little-endian", 2, |secret| {
        wide(secret, u16::to_le_bytes).iter().map(|byte| format!("{byte:02X}")).collect()
    }),
    ("base64 of UTF-16", 2, |secret| STANDARD.encode(wide(secret, u16::to_be_bytes))),
    ("base64 of UTF-16, little-endian", 2, |secret| STANDARD.encode(wide(secret, u16::to_le_bytes))),
    ("base64 of UTF-16 in the middle", 2, |secret| {
        STANDARD.encode([b"id:", &*wide(secret, u16::to_le_bytes), b"!"].concat())
    }),
    ("base64, folded", 1, |secret| {
        let encoded = STANDARD.encode(format!("the-app:{secret}"));
        joined(encoded.as_bytes().chunks(8).map(|line| String::from_utf8_lossy(line).into_owned()), "\n ")
    }),
    ("hex, folded", 1, |secret| {
        joined(
            secret.as_bytes().chunks(4).map(|line| joined(line.iter().map(|byte| format!("{byte:02x}")), ":")),
            ":\n    ",
        )
    }),
];

fn json_string(text: &str) -> String {
    let quoted = Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

trait LowerCase {
    fn to_lowercase_percent(&self) -> String;
}

impl LowerCase for String {
    /// Writes the digits after each `%` in lower case.
    fn to_lowercase_percent(&self) -> String {
        let mut parts = self.split('%');
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |all, part| format!("{all}%{}{}", part[..2].to_lowercase(), &part[2..]))
    }
}

// ---- Places ----

/// Where an answer has a text: its status and its body.
type Place = (&'static str, fn(&str) -> Answer);

const PLACES: [Place; 23] = [
    ("message", |text| Answer::json(&json!({"code": 108, "message": text}))),
    ("message in words", |text| Answer::json(&json!({"code": 108, "message": format!("bad value {text} given")}))),
    ("message without a code", |text| Answer::json(&json!({"message": text}))),
    ("message that is an object", |text| Answer::json(&json!({"code": 108, "message": {"is": [text], text: 1}}))),
    ("reason", |text| Answer::json(&json!({"message": format!("{{error,{text}}}")}))),
    ("term", |text| {
        let term = format!("{{add,#{{password => <<\"{text}\">>,result => <<\"{{error,{text}}}\">>}}}}");
        Answer::json(&json!({"message": term}))
    }),
    ("code", |text| Answer::json(&json!({"code": text, "message": "m"}))),
    ("name", |text| Answer::json(&json!({text: 1}))),
    ("name of a duplicate key", |text| Answer::ok(format!("{{\"code\":0,{}:{{\"a\":1,\"a\":2}}}}", Value::from(text)))),
    ("name of two duplicate keys", |text| {
        let name = Value::from(text);
        Answer::ok(format!("{{\"code\":0,{name}:1,{name}:2}}"))
    }),
    ("name, not a success", |text| Answer::ok(format!("{{{}:{{\"a\":1,\"a\":2}}}}", Value::from(text)))),
    ("item", |text| Answer::json(&json!({"code": 0, "data": {"u": format!("{{error,{text}}}"), text: text}}))),
    ("item that is an object", |text| Answer::json(&json!({"code": 0, "data": {"u": {text: [text]}, "v": "ok"}}))),
    ("data", |text| Answer::json(&json!({"code": 0, "data": text}))),
    ("text", |text| Answer::text(400, format!("bad value {text} given"))),
    ("text without words", |text| Answer::text(502, text)),
    ("page", |text| Answer::status(502).typed("text/html", format!("<html><body>{text}</body></html>"))),
    ("JSON", |text| Answer::status(500).typed("application/json", json!({"error": {text: [text]}}).to_string())),
    ("JSON of JSON", |text| {
        Answer::status(500).typed("application/json", Value::from(json!({"error": text}).to_string()).to_string())
    }),
    ("JSON that ends too early", |text| {
        Answer::status(500).typed("application/json", format!("{{\"error\":{}", Value::from(text)))
    }),
    ("JSON of a list", |text| match serde_json::from_str::<Value>(text) {
        Ok(list) => Answer::json(&json!({"code": 0, "data": {"u": {"echo": list}}})),
        Err(_) => Answer::text(400, format!("[{text}]")),
    }),
    ("JSON of a list among others", |text| match serde_json::from_str::<Value>(text) {
        Ok(list) => Answer::json(&json!({"code": 108, "message": [{"a": list, "b": "other"}, list, {"c": 1}]})),
        Err(_) => Answer::text(400, format!("[[{text}]]")),
    }),
    ("header", |text| {
        let is_header = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        Answer::status(400).typed(&format!("text/{}", if is_header { text } else { "plain" }), "no")
    }),
];

/// A server whose answers can be set, and a client whose secret is sent with every request.
struct Echo {
    server: Server,
    runtime: tokio::runtime::Runtime,
}

impl Echo {
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        Self { server: Server::start(), runtime }
    }

    /// Sends a secret as a password or with the credentials, and returns the errors.
    fn errors(&self, secret: &str, answer: Answer) -> Vec<Error> {
        self.server.answer(answer);
        let client = common::client(&self.server.address());
        let items = [UsernameCredentials::new("u", secret), UsernameCredentials::new("v", "other-password")];
        let mut errors = Vec::new();
        self.runtime.block_on(async {
            errors.extend(client.create_username("u", secret).await.err());
            errors.extend(client.create_username_batch(items).await.err());
            let own = Client::builder(&self.server.address(), APP_ID, secret).retry(emqx_cloud::Retry::none());
            // A secret with a control character is not sent with the credentials.
            if let Ok(own) = own.http(|http| http.tls_certs_only([])).build() {
                errors.extend(own.get_metrics().await.err());
                errors.extend(own.get_username("u").await.err());
            }
        });
        errors
    }
}

/// Returns a text in which a secret is shown in this form.
fn leak(errors: &[Error], secret: &str, form: &str) -> Option<String> {
    let written = [form.to_owned(), form.escape_debug().to_string(), json_string(form), form.replace('\\', "\\\\")];
    let shown = errors.iter().flat_map(everything);
    let mut leaks = shown.filter(|text| text.contains(secret) || written.iter().any(|form| text.contains(form)));
    leaks.next()
}

/// A secret with characters that every form changes.
const SECRET: &str = "hunter2 &'\"\\%+<ü主😀!";

#[test]
fn no_form_of_a_secret_is_shown_at_any_place() {
    let echo = Echo::new();
    let mut leaks = Vec::new();
    let mut shown = 0;
    for (row, secret) in [SECRET, "hunter2-secret"].into_iter().enumerate() {
        for (column, (form, _, write)) in FORMS.into_iter().enumerate() {
            for (place, answer) in PLACES {
                // In the quick form, each secret in half of the forms.
                if !common::full() && (row + column) % 2 == 0 {
                    continue;
                }
                let text = write(secret);
                let errors = echo.errors(secret, answer(&text));
                shown += errors.len();
                let leak = leak(&errors, secret, &text);
                leaks.extend(leak.map(|leak| format!("{secret}, {form}, {place}: {leak}")));
            }
        }
    }
    assert_eq!(leaks, [""; 0], "{} of {shown}", leaks.len());
    assert!(shown > FORMS.len() * PLACES.len() * 3, "{shown} errors");
}

#[test]
fn no_form_inside_of_another_one_is_shown() {
    let echo = Echo::new();
    let mut leaks = Vec::new();
    for (row, (inner, layers, first)) in FORMS.into_iter().enumerate() {
        for (column, (outer, more, second)) in FORMS.into_iter().enumerate() {
            if layers + more > LAYERS || (!common::full() && (row + column) % 3 != 0) {
                continue;
            }
            let text = second(&first("hunter2&\\secret"));
            let errors = echo.errors("hunter2&\\secret", PLACES[1].1(&text));
            leaks.extend(leak(&errors, "hunter2&\\secret", &text).map(|leak| format!("{inner} in {outer}: {leak}")));
        }
    }
    assert_eq!(leaks, [""; 0], "{}", leaks.len());
}

fn secrets() -> impl Strategy<Value = String> {
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    let punctuation = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    let other = "äöüßéñÿ主密😀\u{301}\u{202e}";
    let character = prop_oneof![
        6 => select(letters.chars().collect::<Vec<_>>()),
        2 => select(punctuation.chars().collect::<Vec<_>>()),
        1 => select(other.chars().collect::<Vec<_>>()),
    ];
    vec(character, 4..40).prop_map(|characters| characters.into_iter().collect())
}

#[test]
fn no_secret_is_shown_whatever_it_is() {
    let echo = Echo::new();
    // What comes before must not change what the first characters of an encoding mean.
    let before = select(vec!["", " ", "\"", "x", "=", "[", "aGk", "%20", "100% ", "\\n", "&amp;", "\u{1b}"]);
    let after = select(vec!["", " ", "\"", "x", "=", "%", "\\", "&", "]", "aGk", "\u{1b}"]);
    let values = (secrets(), any::<Index>(), any::<Option<Index>>(), any::<Index>(), before, after);
    check(6_000, &values, |(secret, first, second, place, before, after)| {
        let (form, layers, write) = FORMS[first.index(FORMS.len())];
        let (place, answer) = PLACES[place.index(PLACES.len())];
        let mut text = write(&secret);
        if let Some((_, more, second)) = second.map(|second| FORMS[second.index(FORMS.len())])
            && layers + more <= LAYERS
        {
            text = second(&text);
        }
        let errors = echo.errors(&secret, answer(&format!("{before}{text}{after}")));
        assert_eq!(leak(&errors, &secret, &text), None, "{form}, {place}: {text}");
    });
}

/// An ordinary text is shown, however much in it looks like an encoding.
#[test]
fn what_is_no_secret_is_shown() {
    let echo = Echo::new();
    for text in [
        "bad value aGVsbG8gd29ybGQ= for {\"a\":[104,101,108,108,111]}",
        "https://deployment.example/a%20b?c=%C3%BC&amp;d=\\xfc",
        "68656c6c6f20776f726c64 and <<104,101,108,108,111>>",
        "C:\\new\\table 100% of 5 & 7 [1,2,3] 2026-11-26T03:00:00Z 192.168.100.200",
        "{add,#{access => <<\"allow\">>,action => <<\"subpub\">>,topic => <<\"a/b\">>}}",
    ] {
        for error in echo.errors("hunter2-secret", Answer::json(&json!({"code": 108, "message": text}))) {
            assert_eq!(error.message(), Some(text));
        }
        for error in echo.errors("hunter2-secret", Answer::text(400, text)) {
            assert!(error.to_string().contains(text), "{error}");
        }
    }
    let long = "all work and no play makes jack a dull boy, ".repeat(360);
    let pages = [("a%20", 4), ("&lt;p&gt;", 9), ("\\n", 2), ("[1,2]", 5)];
    for (part, length) in pages {
        let text = format!("{long}{}", part.repeat(100 / length));
        for error in echo.errors("hunter2-secret", Answer::json(&json!({"code": 108, "message": text}))) {
            assert_eq!(error.message(), Some(&*text));
        }
    }
}

/// A list is hidden, but not what is next to it. A list that is not a secret is shown, however long it is.
#[test]
fn only_the_list_that_is_a_secret_is_hidden() {
    const SECRET: &str = "hunter2-secret";
    let echo = Echo::new();
    let row = |outcome: &Value| {
        let answer = Answer::json(&json!({"code": 0, "data": {"u": outcome, "v": "ok"}}));
        let errors = echo.errors(SECRET, answer);
        let error = errors.into_iter().find(Error::is_partial_failure).expect("an item failed");
        error.items()[0].row().expect("a row that was received")["outcome"].clone()
    };
    let list = json!(SECRET.as_bytes());
    let (front, back) = SECRET.as_bytes().split_at(5);
    for (outcome, shown) in [
        (
            json!({"echo": list, "why": "bad", "limits": [1, 2, 3, 4, 5]}),
            json!({"echo": "***", "why": "bad", "limits": [1, 2, 3, 4, 5]}),
        ),
        (json!([{"echo": list}, list, "bad"]), json!([{"echo": "***"}, "***", "bad"])),
        (json!({"a": [front, back], "b": 1}), json!({"a": "***", "b": 1})),
        (json!({"a": {"a": front, "b": back, "c": list}, "b": 1}), json!({"a": "***", "b": 1})),
        (json!({"password": list, "n": [list, "bad"]}), json!({"password": "***", "n": ["***", "bad"]})),
    ] {
        assert_eq!(row(&outcome), shown, "{outcome}");
    }
    let mut long: Vec<Value> = (0..16_000).map(|number| json!(number % 250)).collect();
    assert_eq!(row(&json!(long)), json!(long));
    for at in (4_400..4_900).step_by(41).chain([0, 15_900]) {
        let mut hidden = long.clone();
        hidden.splice(at..at, SECRET.bytes().map(Value::from));
        assert_eq!(row(&json!(hidden)), "***", "at {at}");
    }
    // What is nested deeply is not searched again and again.
    long.extend(SECRET.bytes().map(Value::from));
    let mut deep = json!(long);
    for _ in 0..100 {
        deep = json!([deep, 1]);
    }
    let timed = |value: &Value| {
        let start = std::time::Instant::now();
        assert_eq!(row(value).to_string().matches("***").count(), 1);
        start.elapsed()
    };
    // 100 levels would take 100 times as long if each were searched. It was 3 times when this was written.
    let (flat, nested) = (timed(&json!(long)), timed(&deep));
    assert!(nested < flat * 20, "{nested:?} instead of {flat:?}");
}

/// A number is a text of digits.
#[test]
fn a_secret_of_digits_is_not_shown_as_a_number() {
    let echo = Echo::new();
    for body in [
        json!({"code": 48_151_623, "message": "m"}),
        json!({"code": 108, "message": 48_151_623}),
        json!({"code": 0, "data": {"u": 48_151_623, "v": {"n": [48_151_623]}}}),
        json!({"code": 0, "data": 48_151_623}),
        json!({"error": 48_151_623}),
    ] {
        for error in echo.errors("48151623", Answer::json(&body)) {
            assert_eq!(leak(&[error], "48151623", "48151623"), None, "{body}");
        }
    }
    let error = echo.errors("48151623", Answer::json(&json!({"code": 4_815, "message": "m"}))).remove(0);
    assert_eq!(error.code(), Some(&ResultCode::from(4_815)));
}

/// What is inside of a password that a server sends is not known to be one, so its place is not shown either.
#[test]
fn a_name_inside_of_a_password_is_not_shown() {
    let echo = Echo::new();
    for body in [
        r#"{"code":0,"data":{"username":"u","password":{"MARK":{"a":1,"a":2}}}}"#,
        r#"{"code":0,"data":{"username":"u","password":{"MARK":1}}}"#,
        r#"{"code":0,"data":{"username":5,"password":"MARK"}}"#,
        r#"{"code":0,"password":{"MARK":{"a":1,"a":2}}}"#,
        r#"{"message":{"password":{"MARK":["MARK"]}}}"#,
    ] {
        for error in echo.errors("hunter2-secret", Answer::ok(body)) {
            assert_eq!(leak(&[error], "MARK", "MARK"), None, "{body}");
        }
    }
}

/// Somebody mixed up the arguments: the path has a secret, percent-encoded.
#[tokio::test]
async fn a_secret_in_a_path_is_not_shown() {
    let server = Server::replying(Answer::text(500, "it broke"));
    for secret in ["k!a&b/c", "hunter2 &'\"\\%+<ü主😀!", "%41%42%43", "pass word", "a/b/c/d/e"] {
        let client = Client::builder(&server.address(), APP_ID, secret).http(|http| http.tls_certs_only([]));
        let client = client.retry(emqx_cloud::Retry::none()).build().expect("good settings");
        let encoded = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
        for error in [
            client.get_client(secret).await.expect_err("a 500"),
            client.get_client(format!("x{secret}y")).await.expect_err("a 500"),
            client.delete_acl_by_clientid("c", format!("t/{secret}")).await.expect_err("a 500"),
            client.update_username(secret, "other").await.expect_err("a 500"),
        ] {
            assert!(error.path().is_some_and(|path| path.starts_with("/api/v4/") && path.contains("***")), "{error}");
            assert_eq!(leak(&[error], secret, &encoded), None);
        }
        let error = client.delete_username("other").await.expect_err("a 500");
        assert_eq!(error.path(), Some("/api/v4/auth_username/other"));
    }
}

/// By name, a body can have any field, also one whose name is the password.
#[tokio::test]
async fn a_name_in_a_body_that_is_refused_is_not_shown() {
    let client = common::client("https://deployment.example/api");
    for body in [
        json!({"username": "u", "password": "hunter2-secret", "hunter2-secret": 1}),
        json!({"username": "u", "password": {"hunter2-secret": "hunter2-secret"}}),
        json!([{"username": "u", "password": "hunter2-secret", "hunter2-secret": 1}]),
        json!({"username": {"hunter2-secret": 1}, "password": "hunter2-secret"}),
        json!({"username": "u", "password": "hunter2-secret", "aHVudGVyMi1zZWNyZXQ=": 1}),
    ] {
        let error = client.call("create_username").body(body.clone()).send().await.expect_err("it does not fit");
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
        assert_eq!(leak(&[error], "hunter2-secret", "aHVudGVyMi1zZWNyZXQ="), None, "{body}");
    }
    let client = Client::new("https://deployment.example", APP_ID, "hunter2-secret").expect("good settings");
    for error in [
        client.call("hunter2-secret").send().await.expect_err("no such call"),
        client
            .call("get_username")
            .arg("username", "u")
            .arg("hunter2-secret", 1)
            .send()
            .await
            .expect_err("no argument"),
        client.call("get_username").arg("hunter2-secret", 1).arg("hunter2-secret", 1).send().await.expect_err("twice"),
    ] {
        assert_eq!(leak(&[error], "hunter2-secret", "hunter2-secret"), None);
    }
}

// ---- Causes ----

/// A server that gets a request over HTTP/2, and then ends the connection with `debug` as the reason.
fn going_away(debug: &'static [u8]) -> String {
    fn frame(kind: u8, payload: &[u8]) -> Vec<u8> {
        let length = u32::try_from(payload.len()).expect("it is short").to_be_bytes();
        [&length[1..], &[kind, 0], &[0; 4], payload].concat()
    }
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let address = listener.local_addr().expect("a listener has an address");
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut read = || -> std::io::Result<()> {
                stream.write_all(&frame(4, &[]))?;
                stream.read_exact(&mut [0; 24])?;
                loop {
                    let mut head = [0; 9];
                    stream.read_exact(&mut head)?;
                    let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
                    stream.read_exact(&mut vec![0; length as usize])?;
                    if head[3] == 1 {
                        break;
                    }
                }
                // The last stream that was read is none, and this is a protocol error.
                stream.write_all(&frame(7, &[&[0, 0, 0, 0, 0, 0, 0, 1], debug].concat()))
            };
            // A client that has gone is as good as one that reads everything.
            drop(read());
        }
    });
    format!("http://{address}/api/v4")
}

#[tokio::test]
async fn no_secret_is_in_the_cause_of_an_error() {
    for debug in [
        &b"the secret is hunter2-secret"[..],
        b"the password is pass\"word\\\xc3\xbc-one",
        b"\x1b[31mred\r\n\xe2\x80\xa8hunter2-secret pass\"word\\\xc3\xbc-one",
        b"Basic YXBwLWlkOmh1bnRlcjItc2VjcmV0",
        b"68756e746572322d736563726574",
        b"hunter2%2Dsecret",
    ] {
        let builder = Client::builder(&going_away(debug), APP_ID, "hunter2-secret").retry(emqx_cloud::Retry::none());
        let client =
            builder.http(|http| http.tls_certs_only([]).http2_prior_knowledge()).build().expect("good settings");
        let error = client.create_username("u", "pass\"word\\ü-one").await.expect_err("no answer");
        assert_eq!(error.kind(), ErrorKind::Transport, "{error:?}");
        let marks = ["hunter2", "secret\"", "word\\", "-one", "aHVudGVy", "h1bnRlcj", "68756e74", "\u{1b}", "\u{2028}"];
        for text in everything(&error) {
            assert!(marks.iter().all(|mark| !text.contains(mark)), "{text}");
        }
        // It still says what happened, in every link.
        let sources = std::iter::successors(std::error::Error::source(&error), |source| (*source).source());
        assert!(sources.count() >= 2 && error.to_string().contains("connection lost"), "{error:#?}");
    }
    let harmless = Client::builder(&going_away(b"too_many_pings"), APP_ID, "hunter2-secret");
    let harmless =
        harmless.http(|http| http.tls_certs_only([]).http2_prior_knowledge()).retry(emqx_cloud::Retry::none());
    let error = harmless.build().expect("good settings").get_metrics().await.expect_err("no answer");
    assert!(error.to_string().contains("too_many_pings"), "{error}");
}

// ---- One line ----

#[test]
fn everything_that_is_shown_is_one_line_without_harmful_characters() {
    let harmful = [
        '\0',
        '\u{7}',
        '\u{8}',
        '\t',
        '\n',
        '\u{b}',
        '\r',
        '\u{1b}',
        '\u{7f}',
        '\u{85}',
        '\u{9b}',
        '\u{ad}',
        '\u{61c}',
        '\u{180e}',
        '\u{200b}',
        '\u{200d}',
        '\u{200e}',
        '\u{200f}',
        '\u{2028}',
        '\u{2029}',
        '\u{202a}',
        '\u{202b}',
        '\u{202d}',
        '\u{202e}',
        '\u{2060}',
        '\u{2066}',
        '\u{2067}',
        '\u{2069}',
        '\u{206f}',
        '\u{feff}',
        '\u{fff9}',
        '\u{fe0f}',
        '\u{3164}',
        '\u{e0001}',
        '\u{e0041}',
        '\u{e0100}',
    ];
    let text = format!("{}end ü主😀é", harmful.iter().map(|character| format!("a{character}")).collect::<String>());
    let echo = Echo::new();
    let mut seen = 0;
    for (place, answer) in PLACES {
        for error in echo.errors("hunter2-secret", answer(&text)) {
            for (index, shown) in everything(&error).into_iter().enumerate() {
                // `{:#?}` is the one form that has lines.
                let shown = if index == 3 || shown.starts_with("ItemOutcome {\n") || shown.starts_with("Cause {\n") {
                    shown.replace('\n', "")
                } else {
                    shown
                };
                let found: Vec<_> = shown.chars().filter(|character| harmful.contains(character)).collect();
                assert!(found.is_empty(), "{place}: {found:?} in {shown}");
                seen += usize::from(shown.contains("ü主😀é"));
            }
        }
    }
    assert!(seen > 100, "{seen}");
    let error = echo.errors("hunter2-secret", PLACES[0].1("a\n\u{1b}[2J\u{202e}b\\n")).remove(0);
    assert_eq!(error.message(), Some("a\\n\\u{1b}[2J\\u{202e}b\\n"));
    let errors = echo.errors("hunter2-secret", PLACES[11].1("a\r\nb"));
    let error = errors.iter().find(|error| error.is_partial_failure()).expect("items failed");
    assert_eq!(error.items()[0].row().map(|row| &row["outcome"]), Some(&"{error,a\\r\\nb}".into()));
}

// ---- Many and long ----

/// A long text is cut, but not inside of a secret: its first half would be shown.
#[test]
fn a_form_of_a_secret_is_not_cut_in_two() {
    let echo = Echo::new();
    for (form, layers, write) in FORMS {
        let text = write("hunter2&secret-7261");
        let beginning: String = text.chars().take(16).collect();
        if layers > 1 {
            continue;
        }
        for before in [8, 20].map(|back| (16 << 10) - back) {
            let message = format!("{}{text}", ".".repeat(before));
            let errors = echo.errors("hunter2&secret-7261", Answer::json(&json!({"message": message})));
            assert_eq!(leak(&errors[..1], "hunter2&", &beginning), None, "{form}, {before}");
            assert!(errors[0].message().is_some_and(|message| message.len() < 17 << 10), "{form}");
        }
        // A body is quoted for 200 characters.
        let body = format!("{} {text}", "-".repeat(180));
        let errors = echo.errors("hunter2&secret-7261", Answer::text(500, body));
        assert_eq!(leak(&errors[..1], "hunter2&", &beginning), None, "{form}");
    }
}

/// As many secrets as a body can hold, and an answer about each of them.
#[tokio::test]
async fn a_batch_of_the_largest_size_shows_its_outcomes_and_no_secret() {
    const ITEMS: usize = 80_000;
    let items = (0..ITEMS)
        .map(|number| UsernameCredentials::new(format!("meter-{number}"), format!("pw-{number:05}-{number:x}")));
    let items: Vec<_> = items.collect();
    let outcomes = (0..ITEMS).map(|number| {
        let outcome =
            if number % 2 == 0 { "{error,existed}".to_owned() } else { format!("bad pw-{number:05}-{number:x}") };
        (format!("meter-{number}"), outcome.into())
    });
    let outcomes: serde_json::Map<_, _> = outcomes.collect();
    let answers = Arc::new(Mutex::new(vec![
        Answer::text(500, "it broke"),
        Answer::json(&json!({"code": 108, "message": "bad cHctMDAwMDUtNQ=="})),
        Answer::json(&json!({"code": 0, "data": outcomes})),
    ]));
    let server = Server::replying_with(move |_| answers.lock().expect("no test panics with the lock").remove(0));
    let client = common::client(&server.address());
    let error = client.create_username_batch(items.clone()).await.expect_err("a 500");
    assert!(error.to_string().contains("it broke"), "{error}");
    let error = client.create_username_batch(items.clone()).await.expect_err("a refusal");
    assert_eq!(error.message(), Some("***"));
    let error = client.create_username_batch(items).await.expect_err("items failed");
    assert_eq!(error.items().len(), ITEMS);
    for (number, item) in error.items().iter().enumerate() {
        let message = if number % 2 == 0 { "{error,existed}" } else { "bad ***" };
        assert_eq!(item.message(), Some(message), "{number}");
        assert_eq!(item.row().map(|row| &row["name"]), Some(&format!("meter-{number}").into()));
        assert_eq!(item.is_already_exists(), number % 2 == 0);
    }
}
