//! Rejects descriptions that rustdoc would misread, run as a test or warn about.

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use serde_json::Value;

use crate::read::Cursor;

/// The languages of code blocks, which rustdoc does not compile.
const LANGUAGES: &[&str] = &["bash", "console", "http", "json", "sh", "text", "toml", "xml", "yaml"];

pub fn check(root: &Cursor<'_>) {
    root.walk(&mut |place| {
        if is_data(&place.pointer) {
            return;
        }
        for key in ["summary", "description", "advice"] {
            if let Some(found) = place.get(key)
                && let Value::String(text) = found.value
            {
                markdown(&found, text);
                if key == "summary" && (text.ends_with('.') || text.contains('\n')) {
                    found.problem("must be one line without a full stop");
                }
            }
        }
        for item in place.list("x-enum-descriptions") {
            if let Value::String(text) = item.value {
                markdown(&item, text);
            }
        }
    });
}

/// Returns whether a pointer is inside an example, whose strings are not rustdoc.
pub fn is_data(pointer: &str) -> bool {
    let mut before = "";
    for step in pointer.split('/') {
        let named = matches!(before, "properties" | "schemas" | "parameters" | "responses" | "examples" | "variables");
        if !named && matches!(step, "example" | "default" | "value" | "enum") {
            return true;
        }
        // A property can have the name `properties`.
        before = if named { "" } else { step };
    }
    false
}

fn markdown(place: &Cursor<'_>, text: &str) {
    if let Some(control) = text.chars().find(|c| c.is_control() && *c != '\n') {
        return place.problem(format_args!("has the character U+{:04X}: write spaces", control as u32));
    }
    let mut broken = Vec::new();
    let mut callback = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        broken.push(link.reference.to_string());
        None
    };
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let parser = Parser::new_with_broken_link_callback(text, options, Some(&mut callback));
    let (mut code, mut link) = (false, false);
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                place.problem(format_args!("`{}` is read as HTML: put it in backticks", html.trim()));
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                code = true;
                place.problem("an indented block is compiled as Rust: put it between lines of ```text and ```");
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                code = true;
                if !LANGUAGES.contains(&&*language) {
                    let known = LANGUAGES.join(", ");
                    place.problem(format_args!("a fence without a language is compiled as Rust: write ```text (or one of {known}), got ```{language}"));
                }
                let block = text.get(range).unwrap_or_default().trim_end();
                let last = block.lines().skip(1).last().unwrap_or_default().trim();
                if last.len() < 3 || !(last.bytes().all(|b| b == b'`') || last.bytes().all(|b| b == b'~')) {
                    place.problem("a fence is not closed: write ``` below it");
                }
            }
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                link = true;
                if link_type != LinkType::Autolink
                    && !dest_url.starts_with("https://")
                    && !dest_url.starts_with("http://")
                {
                    place.problem(format_args!("`{dest_url}` is not a URL of a page: put it in backticks"));
                }
            }
            Event::End(TagEnd::Link) => link = false,
            Event::Start(Tag::Image { .. }) => place.problem("has an image: remove it"),
            Event::Start(Tag::Heading { .. }) => {
                place.problem("has a heading, which would be one of the whole page: write bold text")
            }
            Event::FootnoteReference(name) => {
                place.problem(format_args!("`[^{name}]` is read as a footnote: put it in backticks"))
            }
            Event::Start(Tag::FootnoteDefinition(name)) => {
                place.problem(format_args!("`[^{name}]` is read as a footnote: put it in backticks"));
            }
            Event::TaskListMarker(_) => place.problem("`[ ]` is read as a checkbox: put it in backticks"),
            Event::Text(words) if !code && !link => {
                if let Some(start) = ["https://", "http://"].iter().find_map(|scheme| words.find(scheme)) {
                    let url = words[start..].split_whitespace().next().unwrap_or_default();
                    place.problem(format_args!("`{url}` is a bare URL: write <…> around it, or backticks"));
                }
            }
            _ => {}
        }
    }
    for reference in broken {
        place.problem(format_args!("`[{reference}]` is read as a link: put it in backticks"));
    }
}
