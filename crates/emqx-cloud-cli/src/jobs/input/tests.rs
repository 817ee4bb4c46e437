//! Every format, with odd lines.

use super::*;

const FIELDS: &[Argument] = &[
    Argument {
        name: "name",
        description: "",
        kind: Kind::String,
        required: true,
        positional: true,
        secret: false,
        example: "",
    },
    Argument {
        name: "qos",
        description: "",
        kind: Kind::Integer { least: 0, most: 2 },
        required: false,
        positional: false,
        secret: false,
        example: "",
    },
];

#[derive(Default)]
struct Taken(Vec<Record>);

impl Sink for Taken {
    fn take(&mut self, record: Record) -> Result<(), Stop> {
        self.0.push(record);
        Ok(())
    }

    fn idle(&mut self) -> Result<(), Stop> {
        Ok(())
    }
}

/// Returns the line and the value or the problem of each record, or why there are none.
fn read(name: &str, bytes: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    let sink = Rc::new(RefCell::new(Taken::default()));
    let input = Input::new(Source::File(path), None, FIELDS).expect("a known format");
    match input.read(&sink, Arc::default()) {
        Ok(()) => {}
        Err(Stop::Enough) => panic!("nobody stops"),
        Err(Stop::Failed(failure)) => return vec![failure.to_string()],
    }
    let shown = |record: &Record| match &record.value {
        Ok(value) => format!("{} {value}", record.line.unwrap_or_default()),
        Err(problem) => format!("{} {problem}", record.line.unwrap_or_default()),
    };
    let records = sink.borrow();
    records.0.iter().map(shown).collect()
}

#[test]
fn every_item_has_its_line() {
    let long = format!("name\n{}", "\"a\n\"\n".repeat(40_000));
    let cases: &[(&str, &[u8], &[&str])] = &[
        ("a.csv", b"", &[]),
        ("a.csv", b"name\n", &[]),
        (
            "a.csv",
            b"\xEF\xBB\xBFname,qos\r\n\"a\r\nb\",1\r\n\r\nc,\r\n",
            &[r#"2 {"name":"a\r\nb","qos":1}"#, r#"5 {"name":"c"}"#],
        ),
        ("a.csv", b"name\n\n\na\nb", &[r#"4 {"name":"a"}"#, r#"5 {"name":"b"}"#]),
        (
            "a.csv",
            b"name,qos\na,2\nb,x\n1\n\xFF,\nc,\n",
            &[
                r#"2 {"name":"a","qos":2}"#,
                "3 the column `qos` must be an integer",
                "4 it has 1 field, but the header has 2",
                "5 it is invalid UTF-8",
                r#"6 {"name":"c"}"#,
            ],
        ),
        (
            "a.csv",
            b"name,zap\na,b\n",
            &["unknown column `zap`: the columns are `name`, `qos`\n  try: name the columns in the first line"],
        ),
        // A quote that is not closed takes all rows after it.
        ("a.csv", b"name\na\nb,\"c\nd\n", &[r#"2 {"name":"a"}"#, "3 a quote in line 3 is not closed"]),
        ("a.csv", b"qos,name\n1,\"a\"\"\n\"\"\n\n", &["2 a quote in line 2 is not closed"]),
        ("a.csv", b"name\n\"a\nb\"\n\"", &[r#"2 {"name":"a\nb"}"#, "4 a quote in line 4 is not closed"]),
        ("a.csv", b"\xEF\xBB\xBF\"name\ns3cret\n", &["a quote in line 1 is not closed"]),
        (
            "a.csv",
            b"\xEF\xBB\xBF\"name\"\na\"\n\"b\"c\"\n\"d\"\"\"",
            &[r#"2 {"name":"a\""}"#, r#"3 {"name":"bc\""}"#, r#"4 {"name":"d\""}"#],
        ),
        ("a.csv", b"qos\n1\n", &["there is no column `name`"]),
        (
            "a.json",
            b"\xEF\xBB\xBF[{\"name\":\n\"a\"},\n\n {\"name\":\"b\"}, 7]\n",
            &[r#"1 {"name":"a"}"#, r#"4 {"name":"b"}"#, "4 it is not a JSON object"],
        ),
        ("a.json", b"[]", &[]),
        ("a.jsonl", b"", &[]),
        (
            "a.jsonl",
            b"\xEF\xBB\xBF{\"name\":\"a\"}\r\n\r\n \n\"s3cret\"\n{\"s3cret\n{\"name\":\"b\",\"qos\":1,\"name\":\"c\"}\n{\"name\":\"b\"}",
            &[
                r#"1 {"name":"a"}"#,
                "4 it is not a JSON object",
                "5 it is not valid JSON: see column 8",
                "6 member 3 has the name of an earlier one",
                r#"7 {"name":"b"}"#,
            ],
        ),
        (
            "a.txt",
            b"\xEF\xBB\xBFa\r\n\nb c\n\xFF\nd",
            &[r#"1 {"name":"a"}"#, r#"3 {"name":"b c"}"#, "4 it is invalid UTF-8", r#"5 {"name":"d"}"#],
        ),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(read(name, bytes), *expected, "{name}: {:?}", String::from_utf8_lossy(bytes));
    }
    let last = read("a.csv", long.as_bytes());
    assert_eq!((last.len(), last[39_999].as_str()), (40_000, r#"80000 {"name":"a\n"}"#));
}
