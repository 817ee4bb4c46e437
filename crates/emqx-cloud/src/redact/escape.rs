//! Escapes characters that would add lines, control a terminal, or change the order of what is read.

use std::fmt::Write as _;

/// Returns a text in which every such character is written as `\n`, `\t`, `\r` or `\u{…}`, on one line.
pub(super) fn escape(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' | '\t' => shown.extend(character.escape_default()),
            // A string takes everything.
            _ if is_harmful(character) => drop(write!(shown, "{}", character.escape_unicode())),
            _ => shown.push(character),
        }
    }
    shown
}

/// Returns the same JSON, in which every such character is written as `\uXXXX`.
pub(super) fn escape_json(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for character in json.chars() {
        if is_harmful(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(shown, "\\u{unit:04x}");
            }
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Returns whether a character controls something, or is invisible.
pub(super) fn is_harmful(character: char) -> bool {
    character.is_control()
        || matches!(character,
            // Separators of lines and paragraphs, marks and overrides of the direction, joiners, and other characters of
            // Unicode's category Cf.
            '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}'
            | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff0}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
            // Other characters that have no glyph.
            | '\u{34f}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2800}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}')
}
