//! Takes commands and JSON out of the code blocks of a section.

use super::super::curl;
use super::super::facts::{Call, Code, Example, Operation};
use super::super::json;
use super::super::table::brief;
use super::super::words::Part;
use super::{Draft, Spot};

impl Draft<'_> {
    /// Takes a code block; whether facts were taken from it.
    pub(super) fn code(&mut self, line: usize, spot: &Spot, info: &str, text: &str, first_line: usize) -> bool {
        let language = info.split([' ', '{', ',']).next().unwrap_or("");
        if text.trim().is_empty() {
            self.problem(line, "the code block is empty");
            return false;
        }
        let has_command = text.lines().any(|line| {
            let line = line.trim_start().trim_start_matches('$').trim_start();
            line == "curl" || line.starts_with("curl ")
        });
        if has_command {
            return self.commands(spot, text, first_line);
        }
        let is_json =
            matches!(language, "json" | "json5" | "jsonc" | "javascript" | "js" | "http") || json::looks_like(text);
        if is_json || matches!(language, "" | "bash" | "shell" | "sh" | "text" | "txt") && json::looks_like(text) {
            return self.json(spot, text, first_line, false);
        }
        let shown =
            if language.is_empty() { "without a language".to_owned() } else { format!("in `{}`", brief(language)) };
        self.problem(line, format!("a code block {shown}, which is neither JSON nor a curl command"));
        self.prose.push(text.to_owned());
        false
    }

    fn commands(&mut self, spot: &Spot, text: &str, first_line: usize) -> bool {
        let mut used = false;
        for part in curl::read(text) {
            match part {
                curl::Part::Command(command) => {
                    used = true;
                    let line = first_line + command.line;
                    if let Some(odd) = command.odd {
                        self.problem(line, format!("the command has {odd}"));
                    }
                    self.section.calls.push(Call {
                        method: command.method,
                        path: command.path,
                        query: command.query,
                        line,
                    });
                    if let Some(body) = command.body {
                        let spot = Spot { part: Some(Part::RequestExample), ..spot.clone() };
                        self.json(&spot, &body, line, true);
                    }
                }
                curl::Part::Other(at, text) if json::looks_like(&text) => {
                    let spot = Spot { part: Some(Part::ResponseExample), ..spot.clone() };
                    used |= self.json(&spot, &text, first_line + at, false);
                }
                curl::Part::Other(at, text) => {
                    self.problem(first_line + at, "a line among commands that is neither a curl command nor JSON");
                    self.prose.push(text);
                }
            }
        }
        used
    }

    fn json(&mut self, spot: &Spot, text: &str, first_line: usize, in_command: bool) -> bool {
        let is_read = |operation: &Operation| matches!(operation.method.as_str(), "GET" | "DELETE" | "HEAD");
        let only_reads = !self.section.operations.is_empty() && self.section.operations.iter().all(is_read);
        let calls_read = self.section.calls.last().is_some_and(|call| matches!(call.method.as_str(), "GET" | "DELETE"));
        let is_request = match spot.part {
            Some(Part::RequestExample | Part::Request | Part::Body) if !in_command && (only_reads || calls_read) => {
                self.problem(
                    first_line,
                    "an example stands with the request of an operation without a body; it is taken for the answer",
                );
                false
            }
            Some(Part::RequestExample | Part::Request | Part::Body) => true,
            Some(Part::ResponseExample | Part::Response | Part::Examples) => false,
            _ => {
                self.problem(first_line, "JSON that stands neither with the request nor with the answer");
                self.prose.push(text.to_owned());
                return false;
            }
        };
        let (found, statuses) = match json::read(text) {
            Ok(read) => read,
            Err(fault) => {
                self.problem(first_line + fault.line, format!("the JSON is broken: {}", fault.what));
                self.prose.push(text.to_owned());
                return false;
            }
        };
        for status in statuses {
            self.section.statuses.push(Code { code: i64::from(status), text: String::new(), line: first_line });
        }
        for found in found {
            let line = first_line + found.line;
            if !found.mended.is_empty() {
                self.problem(line, format!("the JSON is broken, and was mended: {}", found.mended.join(", ")));
            }
            let example = Example {
                value: found.value,
                status: found.status,
                mended: found.mended.into_iter().map(str::to_owned).collect(),
                line,
            };
            if is_request { self.section.requests.push(example) } else { self.section.responses.push(example) }
        }
        true
    }
}
