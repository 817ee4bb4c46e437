//! Reads a text as a server could have written it: percent-encoded, with escapes or entities, as base64, in hex, in UTF-16,
//! or as a list of numbers or characters.

use std::collections::HashSet;
use std::hash::{BuildHasher, Hash, RandomState};

/// How many encodings inside each other are undone: three of the server's, and one where JSON is quoted.
const DEPTH: usize = 4;

/// Separates decoded parts that are not next to each other in the text. It is not part of any UTF-8.
const GAP: u8 = 0xff;

/// Returns whether `finds` finds something in a text once its encodings are undone, or if that takes more than `work`
/// bytes, which are counted down. `shortest` is the length of the shortest thing to find, in bytes.
pub(super) fn any(text: &[u8], shortest: usize, work: &mut usize, finds: impl Fn(&[u8]) -> bool) -> bool {
    let mut seen = Seen::default();
    let mut level = vec![text.to_vec()];
    for _ in 0..DEPTH {
        let mut next = Vec::new();
        for view in &level {
            let mut decoded: Vec<_> =
                [percent(view), form(view), escapes(view), entities(view)].into_iter().flatten().collect();
            decoded.extend(utf16_bytes(view));
            decoded.extend(lists(&numbers(view)));
            decoded.extend(lists(&letters(view)));
            decoded.extend(base64(view, shortest, &mut seen));
            decoded.extend(hex(view, shortest, &mut seen));
            // What is decoded further only becomes shorter.
            for view in decoded.into_iter().filter(|view| view.len() >= shortest) {
                match work.checked_sub(view.len()) {
                    Some(left) => *work = left,
                    None => return true,
                }
                if finds(&view) {
                    return true;
                }
                if seen.is_new(&view) {
                    next.push(view);
                }
            }
        }
        level = next;
    }
    false
}

/// What was already decoded: most encodings can be undone in any order, with the same result.
#[derive(Default)]
struct Seen(HashSet<u64>, RandomState);

impl Seen {
    fn is_new(&mut self, decoded: impl Hash) -> bool {
        self.0.insert(self.1.hash_one(decoded))
    }
}

/// Replaces what starts with `mark` by what `read` makes of the rest: its length, and the bytes in place of it. `None` if
/// there is nothing to replace.
fn replaced(text: &[u8], mark: u8, read: impl Fn(&[u8], &mut Vec<u8>) -> Option<usize>) -> Option<Vec<u8>> {
    let mut decoded = Vec::new();
    let (mut rest, mut is_changed) = (text, false);
    while let Some(at) = rest.iter().position(|byte| *byte == mark) {
        decoded.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        match read(rest, &mut decoded) {
            Some(length) => {
                is_changed = true;
                rest = &rest[length..];
            }
            None => decoded.push(mark),
        }
    }
    decoded.extend_from_slice(rest);
    is_changed.then_some(decoded)
}

/// Undoes percent-encoding: `%C3%BC` and `%u00fc`.
fn percent(text: &[u8]) -> Option<Vec<u8>> {
    replaced(text, b'%', |rest, decoded| match rest {
        [b'u', ..] => utf16(rest, b'%', decoded),
        _ => {
            decoded.push(u8::try_from(exactly(rest, 2)?).ok()?);
            Some(2)
        }
    })
}

/// Undoes percent-encoding in a form, where a space is a plus.
fn form(text: &[u8]) -> Option<Vec<u8>> {
    if !text.contains(&b'+') {
        return None;
    }
    percent(&text.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect::<Vec<_>>())
}

/// Undoes the escapes of JSON and of programming languages: `\"`, `\n`, `\u00fc`, `\u{fc}`, `\xfc`, `\x{fc}`, `\374`.
fn escapes(text: &[u8]) -> Option<Vec<u8>> {
    replaced(text, b'\\', escape)
}

/// Reads what comes after a backslash, and returns its length.
fn escape(rest: &[u8], decoded: &mut Vec<u8>) -> Option<usize> {
    let byte = match *rest.first()? {
        b'u' | b'x' if rest.get(1) == Some(&b'{') => {
            let (code, length) = number(&rest[2..], 16).filter(|(_, length)| rest.get(length + 2) == Some(&b'}'))?;
            return character(decoded, code, length + 3);
        }
        b'u' => return utf16(rest, b'\\', decoded),
        b'U' => return character(decoded, exactly(&rest[1..], 8)?, 9),
        b'x' => {
            decoded.push(u8::try_from(exactly(&rest[1..], 2)?).ok()?);
            return Some(3);
        }
        b'0'..=b'7' => {
            let length = rest.iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
            let (code, _) = number(&rest[..length], 8)?;
            decoded.push(u8::try_from(code).ok()?);
            return Some(length);
        }
        b'n' => b'\n',
        b't' => b'\t',
        b'r' => b'\r',
        b'b' => 8,
        b'f' => 12,
        b'v' => 11,
        b'e' => 27,
        b's' => b' ',
        other => other,
    };
    decoded.push(byte);
    Some(1)
}

/// Reads `u00fc`, or the two halves of a character with a mark between them: `ud83d\ude00`.
fn utf16(rest: &[u8], mark: u8, decoded: &mut Vec<u8>) -> Option<usize> {
    let high = exactly(&rest[1..], 4)?;
    let low = match rest.get(5..7) {
        Some([found, b'u']) if *found == mark => exactly(&rest[7..], 4).filter(|low| (0xdc00..0xe000).contains(low)),
        _ => None,
    };
    match (high, low) {
        (0xd800..0xdc00, Some(low)) => character(decoded, 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00), 11),
        _ => character(decoded, high, 5),
    }
}

/// Undoes the entities of HTML and XML: `&uuml;`, `&#252;`, `&#xfc;`.
fn entities(text: &[u8]) -> Option<Vec<u8>> {
    replaced(text, b'&', |rest, decoded| {
        let (code, length) = match rest {
            [b'#', b'x' | b'X', rest @ ..] => number(rest, 16).map(|(code, length)| (code, length + 2))?,
            [b'#', rest @ ..] => number(rest, 10).map(|(code, length)| (code, length + 1))?,
            _ => {
                let length = rest.iter().take(10).take_while(|byte| byte.is_ascii_alphanumeric()).count();
                let name = &rest[..length];
                let ascii = ASCII.iter().find(|(known, _)| known.as_bytes() == name).map(|(_, byte)| u32::from(*byte));
                let latin = || (160..).zip(LATIN.split(' ')).find(|(_, known)| known.as_bytes() == name);
                (ascii.or_else(|| latin().map(|(code, _)| code))?, length)
            }
        };
        character(decoded, code, length + usize::from(rest.get(length) == Some(&b';')))
    })
}

/// The entities of ASCII characters.
const ASCII: [(&str, u8); 43] = [
    ("Tab", b'\t'),
    ("NewLine", b'\n'),
    ("excl", b'!'),
    ("quot", b'"'),
    ("QUOT", b'"'),
    ("num", b'#'),
    ("dollar", b'$'),
    ("percnt", b'%'),
    ("amp", b'&'),
    ("AMP", b'&'),
    ("apos", b'\''),
    ("lpar", b'('),
    ("rpar", b')'),
    ("ast", b'*'),
    ("midast", b'*'),
    ("plus", b'+'),
    ("comma", b','),
    ("period", b'.'),
    ("sol", b'/'),
    ("colon", b':'),
    ("semi", b';'),
    ("lt", b'<'),
    ("LT", b'<'),
    ("equals", b'='),
    ("gt", b'>'),
    ("GT", b'>'),
    ("quest", b'?'),
    ("commat", b'@'),
    ("lsqb", b'['),
    ("lbrack", b'['),
    ("bsol", b'\\'),
    ("rsqb", b']'),
    ("rbrack", b']'),
    ("Hat", b'^'),
    ("lowbar", b'_'),
    ("grave", b'`'),
    ("lcub", b'{'),
    ("lbrace", b'{'),
    ("verbar", b'|'),
    ("vert", b'|'),
    ("rcub", b'}'),
    ("rbrace", b'}'),
    ("hyphen", b'-'),
];

/// The entities of the characters from U+00A0 to U+00FF.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 \
    sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
    AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times \
    Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute \
    ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc \
    uuml yacute thorn yuml";

/// Reads bytes as UTF-16, if one of them is zero, as every other one is in ordinary words.
fn utf16_bytes(text: &[u8]) -> Vec<Vec<u8>> {
    if !text.contains(&0) {
        return Vec::new();
    }
    let read = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let mut decoded = Vec::new();
        for read in char::decode_utf16(bytes.as_chunks().0.iter().map(|bytes| unit(*bytes))) {
            match read {
                Ok(read) => decoded.extend_from_slice(read.encode_utf8(&mut [0; 4]).as_bytes()),
                Err(_) => decoded.push(GAP),
            }
        }
        decoded
    };
    let both = |bytes| [read(bytes, u16::from_le_bytes), read(bytes, u16::from_be_bytes)];
    [both(text), both(&text[1..])].concat()
}

/// Reads the numbers of a text, whatever is between them: `[104,117]`, `<<104:8,117:8>>`, `["104","117"]`, `[104 117]`,
/// `0x68, 0x75`, `16#68,16#75`.
fn numbers(text: &[u8]) -> Vec<i64> {
    let mut codes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.iter().position(u8::is_ascii_digit) {
        // A hyphen after another number separates the two.
        let is_negative = match &rest[..at] {
            [.., before, b'-'] => !before.is_ascii_alphanumeric(),
            [b'-'] => codes.is_empty(),
            _ => false,
        };
        rest = &rest[at..];
        let (code, length) = match rest {
            [b'0', b'x' | b'X', digits @ ..] => number(digits, 16).map(|(code, length)| (code, length + 2)),
            _ => None,
        }
        .or_else(|| {
            let (base, length) = number(rest, 10)?;
            let digits = rest[length..].strip_prefix(b"#").filter(|_| (2..=36).contains(&base))?;
            number(digits, base).map(|(code, digits)| (code, length + 1 + digits))
        })
        .or_else(|| number(rest, 10))
        .unwrap_or((u32::MAX, 1));
        codes.push(if is_negative { -i64::from(code) } else { code.into() });
        rest = &rest[length..];
        // The fraction of a whole number, and the size of a byte.
        for suffix in [&b".0"[..], b":8"] {
            if rest.starts_with(suffix) && !rest.get(2).is_some_and(u8::is_ascii_digit) {
                rest = &rest[2..];
            }
        }
    }
    codes
}

/// Reads the characters of a text that are written one by one: `$h,$u`, `["h","u"]`.
fn letters(text: &[u8]) -> Vec<i64> {
    let mut codes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'$' | b'"' | b'\'')) {
        let mark = rest[at];
        rest = &rest[at + 1..];
        if let Some((code, length)) = letter(rest)
            && (mark == b'$' || rest.get(length) == Some(&mark))
        {
            codes.push(i64::from(code));
            // The quote at the end can be the one at the start of the next character.
            rest = &rest[length..];
        }
    }
    codes
}

/// Reads a character, which can be escaped, and returns its length.
fn letter(text: &[u8]) -> Option<(u32, usize)> {
    let first = |text: &[u8]| {
        let character = text.utf8_chunks().next()?.valid().chars().next()?;
        Some((u32::from(character), character.len_utf8()))
    };
    match text {
        [b'\\', rest @ ..] => {
            let mut decoded = Vec::new();
            let length = escape(rest, &mut decoded)?;
            first(&decoded).map(|(code, _)| (code, length + 1))
        }
        _ => first(&text[..text.len().min(4)]),
    }
}

/// Returns what a list of numbers says, as bytes and as characters. Every other number can be something else, such as a
/// position.
fn lists(codes: &[i64]) -> Vec<Vec<u8>> {
    let mut lists = Vec::new();
    for (start, step) in [(0, 1), (0, 2), (1, 2)] {
        let codes = || codes.iter().skip(start).step_by(step).copied();
        // In some languages, bytes have a sign.
        let byte = |code: i64| u8::try_from(if (-128..0).contains(&code) { code + 256 } else { code });
        let bytes: Vec<_> = codes().map(|code| byte(code).unwrap_or(GAP)).collect();
        let mut characters = Vec::new();
        for code in codes() {
            if u32::try_from(code).ok().and_then(|code| character(&mut characters, code, 0)).is_none() {
                characters.push(GAP);
            }
        }
        if bytes != characters {
            lists.push(characters);
        }
        lists.push(bytes);
    }
    lists
}

/// Decodes base64 and base64url, wherever it starts and whatever comes before the secret in it.
fn base64(text: &[u8], shortest: usize, seen: &mut Seen) -> Vec<Vec<u8>> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    };
    // Lines can be broken, and the next one can start with space.
    let is_space = |byte: u8| byte.is_ascii_whitespace();
    let runs = runs(text, value, is_space, |space| space.iter().any(|byte| matches!(byte, b'\r' | b'\n')));
    packed(&runs, (6, 4), shortest.saturating_mul(4).div_ceil(3), seen)
}

/// Decodes hexadecimal digits, which may be in groups, in lines, or in a list.
fn hex(text: &[u8], shortest: usize, seen: &mut Seen) -> Vec<Vec<u8>> {
    let separates =
        |byte: u8| matches!(byte, b':' | b',' | b'-' | b'"' | b'\'' | b'[' | b']') || byte.is_ascii_whitespace();
    let runs = runs(text, digit, separates, |_| true);
    packed(&runs, (4, 2), shortest.saturating_mul(2), seen)
}

/// Returns the longest sequences of digits, by their values. Between two digits, any number of bytes that separate them are
/// skipped if they `join`.
fn runs(
    text: &[u8],
    value: impl Fn(u8) -> Option<u8>,
    separates: impl Fn(u8) -> bool,
    joins: impl Fn(&[u8]) -> bool,
) -> Vec<Vec<u8>> {
    let (mut runs, mut run) = (Vec::new(), Vec::new());
    let mut rest = text;
    while let [first, after @ ..] = rest {
        if let Some(value) = value(*first) {
            run.push(value);
            rest = after;
            continue;
        }
        let length = rest.iter().take_while(|byte| separates(**byte)).count();
        if length == 0 || !joins(&rest[..length]) {
            runs.push(std::mem::take(&mut run));
        }
        rest = &rest[length.max(1)..];
    }
    runs.push(run);
    runs
}

/// Puts digits of so many bits together to bytes, once for each of the first digits at which a byte can start. Sequences of
/// fewer than `least` digits are left out, and those that are not new.
fn packed(runs: &[Vec<u8>], (bits, starts): (u32, usize), least: usize, seen: &mut Seen) -> Vec<Vec<u8>> {
    let runs: Vec<_> = runs.iter().filter(|run| run.len() >= least.max(starts) && seen.is_new((bits, run))).collect();
    if runs.is_empty() {
        return Vec::new();
    }
    let from = |start: usize| {
        let mut view = Vec::new();
        for run in &runs {
            let (mut held, mut count) = (0_u32, 0);
            for value in &run[start..] {
                held = held << bits | u32::from(*value);
                count += bits;
                if count >= 8 {
                    count -= 8;
                    view.push((held >> count) as u8);
                    held &= (1 << count) - 1;
                }
            }
            view.push(GAP);
        }
        view
    };
    (0..starts).map(from).collect()
}

/// Adds a character, and returns the length that stood for it.
fn character(decoded: &mut Vec<u8>, code: u32, length: usize) -> Option<usize> {
    let character = char::from_u32(code)?;
    decoded.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
    Some(length)
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Reads a number with exactly so many hexadecimal digits.
fn exactly(text: &[u8], digits: usize) -> Option<u32> {
    number(text.get(..digits)?, 16).filter(|(_, length)| *length == digits).map(|(number, _)| number)
}

/// Reads a number, and returns its length. A number that is too large is the largest.
fn number(text: &[u8], base: u32) -> Option<(u32, usize)> {
    let digits = text.iter().map_while(|byte| char::from(*byte).to_digit(base));
    let (number, length) = digits
        .fold((0_u32, 0), |(number, length), digit| (number.saturating_mul(base).saturating_add(digit), length + 1));
    (length > 0).then_some((number, length))
}
