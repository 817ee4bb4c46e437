//! Reads the `curl` commands of examples.

/// A command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// The line that it starts on, from 0.
    pub line: usize,
    /// The method: the one that is given, or the one that curl uses.
    pub method: String,
    /// The path after the address of the API, with a leading slash.
    pub path: String,
    /// The query.
    pub query: Vec<(String, String)>,
    /// The body.
    pub body: Option<String>,
    /// What is odd about it.
    pub odd: Option<String>,
}

/// A part of a code block with commands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A command.
    Command(Command),
    /// Text that is no command, with its first line, from 0.
    Other(usize, String),
}

/// Options that take a value which says nothing about the API.
const WITH_VALUE: &[&str] = &[
    "-u",
    "--user",
    "-H",
    "--header",
    "-o",
    "--output",
    "-A",
    "--user-agent",
    "-m",
    "--max-time",
    "--connect-timeout",
    "-w",
    "-b",
    "--cookie",
    "--cacert",
    "--cert",
    "--key",
];

/// Options that carry a body.
const BODY: &[&str] = &["-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json"];

/// The commands of a code block, and what stands between them; comments of the shell are left out.
pub fn read(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut lines = text.lines().enumerate().peekable();
    while let Some((number, line)) = lines.next() {
        let start = line.trim_start().trim_start_matches('$').trim_start();
        if start.is_empty() || start.starts_with('#') {
            continue;
        }
        if start != "curl" && !start.starts_with("curl ") {
            match parts.last_mut() {
                Some(Part::Other(_, other)) => {
                    other.push_str(line);
                    other.push('\n');
                }
                _ => parts.push(Part::Other(number, format!("{line}\n"))),
            }
            continue;
        }
        let mut command = start.to_owned();
        loop {
            let (_, open) = words(&command);
            let goes_on = command.ends_with('\\');
            if goes_on {
                command.pop();
            }
            // A quote that no later line closes is a slip, and ends with its line.
            let closes = || open.is_some_and(|quote| lines.clone().any(|(_, line)| line.contains(quote)));
            if !goes_on && !closes() {
                break;
            }
            let Some((_, next)) = lines.next() else { break };
            command.push(if goes_on { ' ' } else { '\n' });
            command.push_str(next);
        }
        parts.push(match take(number, &command) {
            Some(command) => Part::Command(command),
            None => Part::Other(number, format!("{command}\n")),
        });
    }
    parts
}

fn take(line: usize, command: &str) -> Option<Command> {
    let (words, open) = words(command);
    let (mut method, mut body, mut url): (Option<String>, Option<String>, Option<String>) = (None, None, None);
    let mut odd = open.map(|quote| format!("a quote {quote} that is never closed"));
    let mut words = words.into_iter().skip(1);
    while let Some(word) = words.next() {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name.to_owned(), Some(value.to_owned())),
            _ => (word.clone(), None),
        };
        if matches!(name.as_str(), "-X" | "--request") {
            method = value.or_else(|| words.next());
        } else if let Some(rest) = word.strip_prefix("-X").filter(|rest| !rest.is_empty()) {
            method = Some(rest.to_owned());
        } else if BODY.contains(&name.as_str()) {
            body = value.or_else(|| words.next());
        } else if matches!(name.as_str(), "--url") {
            url = value.or_else(|| words.next());
        } else if WITH_VALUE.contains(&name.as_str()) {
            if value.is_none() {
                words.next();
            }
        } else if !word.starts_with('-') && !word.trim().is_empty() {
            match url {
                None => url = Some(word),
                Some(_) => odd = odd.or(Some(format!("`{word}`, which is no option and not the address"))),
            }
        }
    }
    let url = url?;
    let (path, query) = split(&url)?;
    let method = method.unwrap_or_else(|| if body.is_some() { "POST" } else { "GET" }.to_owned()).to_uppercase();
    Some(Command { line, method, path, query, body, odd })
}

/// The path and query of an address: of `{api}/x?a=1`, `https://host/api/x` or `/x`.
pub fn split(url: &str) -> Option<(String, Vec<(String, String)>)> {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let path = if path.starts_with('/') {
        path.to_owned()
    } else if path.contains("://") {
        let path = path.split_once("://")?.1.split_once('/').map_or("", |(_, path)| path);
        let path = path
            .strip_prefix("api/v4")
            .or_else(|| path.strip_prefix("api/v5"))
            .or_else(|| path.strip_prefix("api"))
            .unwrap_or(path);
        format!("/{}", path.trim_start_matches('/'))
    } else {
        // `{api}/x`, `${api}/x`, `$API/x`
        let (base, path) = path.split_once('/')?;
        let base = base.trim_matches(['{', '}', '$', '<', '>']).to_lowercase();
        if !matches!(base.as_str(), "api" | "base" | "base_url" | "baseurl" | "api_url" | "host" | "endpoint") {
            return None;
        }
        format!("/{path}")
    };
    let query = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (name.to_owned(), value.to_owned())
    });
    Some((path, query.collect()))
}

/// The words of a command as a shell would see them, and the quote that is open at its end.
fn words(command: &str) -> (Vec<String>, Option<char>) {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut signs = command.chars().peekable();
    while let Some(sign) = signs.next() {
        match (quote, sign) {
            (Some(open), _) if sign == open => quote = None,
            (Some('"') | None, '\\') => {
                let next = signs.peek().copied();
                let escapes = quote.is_none() || matches!(next, Some('"' | '\\' | '$' | '`'));
                if escapes {
                    signs.next();
                    word.get_or_insert_default().extend(next);
                } else {
                    word.get_or_insert_default().push(sign);
                }
            }
            (Some(_), _) => word.get_or_insert_default().push(sign),
            (None, '\'' | '"') => {
                quote = Some(sign);
                word.get_or_insert_default();
            }
            (None, _) if sign.is_whitespace() => words.extend(word.take()),
            (None, _) => word.get_or_insert_default().push(sign),
        }
    }
    words.extend(word);
    (words, quote)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn one(text: &str) -> Command {
        match read(text).as_slice() {
            [Part::Command(command)] => command.clone(),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn method_path_query_and_body() {
        let command = one("$ curl -i --basic -u id:secret -X GET \"{api}/clients?_page=1&_limit=10\"");
        assert_eq!((command.method.as_str(), command.path.as_str()), ("GET", "/clients"));
        assert_eq!(command.query, [("_page".into(), "1".into()), ("_limit".into(), "10".into())]);
        let command = one("curl -u a:b -d '{\"a\": \"it\\\"s\"}' \\\n  https://x.example:8443/api/v4/mqtt/publish");
        assert_eq!((command.method.as_str(), command.path.as_str()), ("POST", "/mqtt/publish"));
        assert_eq!(command.body.as_deref(), Some("{\"a\": \"it\\\"s\"}"));
        assert_eq!(one("curl -X GET {api}/acl/\\$all").path, "/acl/$all");
        assert_eq!(one("curl -XPUT --data-raw '{\n}' {api}/x").body.as_deref(), Some("{\n}"));
    }

    #[test]
    fn what_is_no_command_is_kept() {
        let parts = read("# all\ncurl {api}/a\n\n{\"code\":\n0}\ncurl nowhere\n");
        let [Part::Command(_), Part::Other(3, json), Part::Other(5, odd)] = parts.as_slice() else {
            panic!("{parts:?}")
        };
        assert_eq!((json.as_str(), odd.as_str()), ("{\"code\":\n0}\n", "curl nowhere\n"));
    }

    #[test]
    fn a_stray_quote_is_odd_and_ends_with_its_line() {
        let command = one("curl -X POST -d '{}' {api}/clients/c1/subscribe'\n");
        assert_eq!(command.path, "/clients/c1/subscribe");
        assert_eq!(command.odd.as_deref(), Some("a quote ' that is never closed"));
    }
}
