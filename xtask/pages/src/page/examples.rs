//! Reads commands and JSON in the code blocks of a section.

use super::{Draft, Spot};
use crate::curl;
use crate::facts::{Call, Code, Example};
use crate::json;
use crate::outline::address_of;
use crate::table::brief;
use crate::words::Part;

impl Draft<'_> {
    /// Reads a code block, and returns whether it gave facts.
    pub(super) fn code(&mut self, line: usize, spot: &Spot, info: &str, text: &str, first_line: usize) -> bool {
        if text.trim().is_empty() {
            self.problem(line, "the code block is empty");
            return false;
        }
        if text.lines().any(curl::is_command) {
            return self.commands(spot, text, first_line);
        }
        let language = info.split([' ', '{', ',']).next().unwrap_or("");
        if matches!(language, "json" | "http") || json::looks_like(text) {
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
                    match address_of(&command.url) {
                        Some((path, query)) => {
                            self.section.calls.push(Call { method: command.method, path, query, line });
                        }
                        None => self.problem(line, format!("the command calls `{}`", brief(&command.url))),
                    }
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
        let is_read = |method: &str| matches!(method, "GET" | "DELETE" | "HEAD");
        let operations = &self.section.operations;
        let only_reads = !operations.is_empty() && operations.iter().all(|operation| is_read(&operation.method));
        let calls_read = self.section.calls.last().is_some_and(|call| is_read(&call.method));
        let is_request = match spot.part {
            Some(Part::RequestExample | Part::Request | Part::Body) if !in_command && (only_reads || calls_read) => {
                let message =
                    "an example stands with the request of an operation without a body; it is taken for the answer";
                self.problem(first_line, message);
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
        let (found, status) = match json::read(text) {
            Ok(read) => read,
            Err(fault) => {
                self.problem(first_line + fault.line, format!("the JSON is invalid: {}", fault.what));
                self.prose.push(text.to_owned());
                return false;
            }
        };
        if let Some(status) = status {
            self.section.statuses.push(Code { code: status.into(), text: String::new(), line: first_line });
        }
        if let Some(json::Found { value, line, status, repaired }) = found {
            let line = first_line + line;
            if !repaired.is_empty() {
                self.problem(line, format!("the JSON is invalid, and was repaired: {}", repaired.join(", ")));
            }
            let repaired = repaired.into_iter().map(str::to_owned).collect();
            let examples = if is_request { &mut self.section.requests } else { &mut self.section.responses };
            examples.push(Example { value, status, repaired, line });
        }
        true
    }
}
