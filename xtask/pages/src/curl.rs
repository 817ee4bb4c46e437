//! Reads the `curl` commands of examples.

/// A command.
#[derive(Debug, Default)]
pub struct Command {
    /// The line that it starts on, from 0.
    pub line: usize,
    /// The method, given or implied.
    pub method: String,
    /// The URL as written.
    pub url: String,
    pub body: Option<String>,
    /// A syntax problem, if it has one.
    pub odd: Option<String>,
}

/// A part of a code block with commands.
#[derive(Debug)]
pub enum Part {
    Command(Command),
    /// Text that is not a command, with its first line, from 0.
    Other(usize, String),
}

/// Options with a value that has nothing to do with the API.
const WITH_VALUE: &[&str] = &["-u", "--user", "-H", "--header", "-o", "--output"];

/// Options with a body.
const BODY: &[&str] = &["-d", "--data", "--data-raw", "--data-binary", "--json"];

/// Returns whether a line starts a command.
pub fn is_command(line: &str) -> bool {
    command(line).split(' ').next() == Some("curl")
}

/// Returns the commands of a code block and the text between them, without shell comments.
pub fn read(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let start = command(line);
        if start.is_empty() || start.starts_with('#') {
            continue;
        }
        if !is_command(line) {
            match parts.last_mut() {
                Some(Part::Other(_, other)) => *other += &format!("{line}\n"),
                _ => parts.push(Part::Other(number, format!("{line}\n"))),
            }
            continue;
        }
        let mut command = start.to_owned();
        // A quote that is never closed is a typo, and ends with its line.
        while command.ends_with('\\')
            || open_quote(&command).is_some_and(|quote| lines.clone().any(|(_, line)| line.contains(quote)))
        {
            let Some((_, next)) = lines.next() else { break };
            command += &format!("\n{next}");
        }
        parts.push(match take(&command) {
            Some(found) => Part::Command(Command { line: number, ..found }),
            None => Part::Other(number, format!("{command}\n")),
        });
    }
    parts
}

/// Returns a line without a shell prompt.
fn command(line: &str) -> &str {
    line.trim_start().trim_start_matches('$').trim()
}

/// Returns the quote that a command does not close.
fn open_quote(command: &str) -> Option<char> {
    if shlex::split(command).is_some() {
        return None;
    }
    ['\'', '"'].into_iter().find(|quote| shlex::split(&format!("{command}{quote}")).is_some())
}

fn take(command: &str) -> Option<Command> {
    let open = open_quote(command);
    let words = shlex::split(&command.chars().chain(open).collect::<String>())?;
    let odd = open.map(|quote| format!("a quote {quote} that is never closed"));
    let mut found = Command { odd, ..Command::default() };
    let mut words = words.into_iter().skip(1);
    while let Some(word) = words.next() {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
            _ => (word.as_str(), None),
        };
        if matches!(name, "-X" | "--request") {
            found.method = value.or_else(|| words.next())?.to_uppercase();
        } else if let Some(method) = word.strip_prefix("-X") {
            found.method = method.to_uppercase();
        } else if BODY.contains(&name) {
            found.body = value.or_else(|| words.next());
        } else if WITH_VALUE.contains(&name) {
            value.or_else(|| words.next())?;
        } else if !word.starts_with('-') && !word.trim().is_empty() {
            if found.url.is_empty() {
                found.url = word;
            } else {
                found.odd = found.odd.or(Some(format!("`{word}`, which is neither an option nor the address")));
            }
        }
    }
    if found.method.is_empty() {
        found.method = if found.body.is_some() { "POST" } else { "GET" }.to_owned();
    }
    Some(found).filter(|found| !found.url.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Command {
        match read(text).pop() {
            Some(Part::Command(command)) => command,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn method_address_and_body() {
        let command = one("$ curl -i --basic -u id:secret -X GET \"{api}/clients?_page=1&_limit=10\"");
        assert_eq!((command.method.as_str(), command.url.as_str()), ("GET", "{api}/clients?_page=1&_limit=10"));
        let command = one("curl -u a:b -d '{\"a\": \"it\\\"s\"}' \\\n  https://x.example:8443/api/v4/mqtt/publish");
        assert_eq!(
            (command.method.as_str(), command.url.as_str()),
            ("POST", "https://x.example:8443/api/v4/mqtt/publish")
        );
        assert_eq!(command.body.as_deref(), Some("{\"a\": \"it\\\"s\"}"));
        assert_eq!(one("curl -X GET {api}/acl/\\$all").url, "{api}/acl/$all");
        assert_eq!(one("curl -XPUT --data-raw '{\n}' {api}/x").body.as_deref(), Some("{\n}"));
    }

    #[test]
    fn text_that_is_not_a_command_is_kept() {
        let parts = read("# all\ncurl {api}/a\n\n{\"code\":\n0}\ncurl\n");
        let [Part::Command(_), Part::Other(3, json), Part::Other(5, odd)] = parts.as_slice() else {
            panic!("{parts:?}")
        };
        assert_eq!((json.as_str(), odd.as_str()), ("{\"code\":\n0}\n", "curl\n"));
    }

    #[test]
    fn an_unclosed_quote_is_reported_and_ends_with_its_line() {
        let command = one("curl -X POST -d '{}' {api}/clients/c1/subscribe'\n");
        assert_eq!(command.url, "{api}/clients/c1/subscribe");
        assert_eq!(command.odd.as_deref(), Some("a quote ' that is never closed"));
    }
}
