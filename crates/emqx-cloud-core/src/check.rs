//! Checks of arguments: each is one rule, and its error names the argument.

use crate::InvalidArgument;

/// Checks the length of a string, in characters.
///
/// # Errors
///
/// Returns an error if the string is shorter than `min` or longer than `max`.
pub fn text(argument: &str, value: &str, min: u64, max: Option<u64>) -> Result<(), InvalidArgument> {
    // A character has 1 to 4 bytes, so most strings need not be counted.
    let bytes = value.len() as u64;
    if bytes.div_ceil(4) >= min && max.is_none_or(|max| bytes <= max) {
        return Ok(());
    }
    let length = value.chars().count() as u64;
    if length < min {
        let problem = match min {
            1 => "must not be empty".to_owned(),
            _ => format!("must have at least {min} characters, got {length}"),
        };
        return Err(InvalidArgument::new(argument, problem));
    }
    match max {
        Some(max) if length > max => {
            Err(InvalidArgument::new(argument, format!("must have at most {max} characters, got {length}")))
        }
        _ => Ok(()),
    }
}

/// Checks the range of an integer.
///
/// # Errors
///
/// Returns an error if the integer is less than `min` or greater than `max`.
pub fn number(
    argument: &str,
    value: impl Into<i128>,
    min: Option<i128>,
    max: Option<i128>,
) -> Result<(), InvalidArgument> {
    let value = value.into();
    match (min, max) {
        (Some(min), _) if value < min => {
            Err(InvalidArgument::new(argument, format!("must be at least {min}, got {value}")))
        }
        (_, Some(max)) if value > max => {
            Err(InvalidArgument::new(argument, format!("must be at most {max}, got {value}")))
        }
        _ => Ok(()),
    }
}

/// Checks the range of a floating-point number.
///
/// # Errors
///
/// Returns an error if the number is less than `min`, greater than `max`, or not finite, which JSON cannot represent.
pub fn float(argument: &str, value: f64, min: Option<f64>, max: Option<f64>) -> Result<(), InvalidArgument> {
    match (min, max) {
        _ if !value.is_finite() => Err(InvalidArgument::new(argument, format!("must be a finite number, got {value}"))),
        (Some(min), _) if value < min => {
            Err(InvalidArgument::new(argument, format!("must be at least {min}, got {value}")))
        }
        (_, Some(max)) if value > max => {
            Err(InvalidArgument::new(argument, format!("must be at most {max}, got {value}")))
        }
        _ => Ok(()),
    }
}

/// Checks the number of items in a list.
///
/// # Errors
///
/// Returns an error if there are fewer than `min` or more than `max`.
pub fn count(argument: &str, count: usize, min: usize, max: Option<usize>) -> Result<(), InvalidArgument> {
    if count < min {
        let problem = match min {
            1 => "must not be empty".to_owned(),
            _ => format!("must have at least {min} items, got {count}"),
        };
        return Err(InvalidArgument::new(argument, problem));
    }
    match max {
        Some(max) if count > max => {
            Err(InvalidArgument::new(argument, format!("must have at most {max} items, got {count}")))
        }
        _ => Ok(()),
    }
}

/// Checks that a value of an enumeration is a documented one, as `known` says.
///
/// # Errors
///
/// Returns an error if it is not.
pub fn known(argument: &str, known: bool) -> Result<(), InvalidArgument> {
    if known { Ok(()) } else { Err(InvalidArgument::new(argument, "must be one of the documented values")) }
}

/// Checks that a string is one of the documented values.
///
/// # Errors
///
/// Returns an error if it is not.
pub fn one_of(argument: &str, value: &str, listed: &[&str]) -> Result<(), InvalidArgument> {
    if listed.contains(&value) {
        return Ok(());
    }
    let listed: Vec<_> = listed.iter().map(|value| format!("`{value}`")).collect();
    Err(InvalidArgument::new(argument, format!("must be one of {}", listed.join(", "))))
}

/// Checks that a string contains none of these characters.
///
/// # Errors
///
/// Returns an error if the string contains one of them.
pub fn without(argument: &str, value: &str, characters: &[char]) -> Result<(), InvalidArgument> {
    if !characters.iter().any(|character| contains(value, *character)) {
        return Ok(());
    }
    match value.chars().find(|character| characters.contains(character)) {
        Some('\0') => Err(InvalidArgument::new(argument, "must not contain a NUL")),
        Some('\u{fffd}') => Err(InvalidArgument::new(
            argument,
            "must not contain U+FFFD, which servers show in place of bytes that are not valid UTF-8: such a name cannot be \
             addressed",
        )),
        Some(character) => Err(InvalidArgument::new(argument, format!("must not contain `{character}`"))),
        None => Ok(()),
    }
}

/// Returns whether a string contains a character. Strings are short, so all their bytes are compared at once.
fn contains(value: &str, character: char) -> bool {
    match u8::try_from(character) {
        Ok(wanted) if wanted.is_ascii() => value.bytes().fold(false, |found, byte| found | (byte == wanted)),
        _ => value.contains(character),
    }
}

/// Checks a topic name, to publish to: at most 65,535 bytes and no wildcards.
///
/// # Errors
///
/// Returns an error if the string is not a valid topic name.
pub fn topic_name(argument: &str, value: &str) -> Result<(), InvalidArgument> {
    topic(argument, value)?;
    match contains(value, '+') || contains(value, '#') {
        true => Err(InvalidArgument::new(argument, "must not contain a wildcard (`+`, `#`) when publishing")),
        false => Ok(()),
    }
}

/// Checks a topic filter, to subscribe to: at most 65,535 bytes, `+` and `#` only as whole levels, `#` only as the last
/// level, and `$share/` only before the name of a group and a filter.
///
/// # Errors
///
/// Returns an error if the string is not a valid topic filter.
pub fn topic_filter(argument: &str, value: &str) -> Result<(), InvalidArgument> {
    topic(argument, value)?;
    let refuse = |problem: &str| Err(InvalidArgument::new(argument, problem));
    let filter = match value.strip_prefix("$share/").map(|shared| shared.split_once('/')) {
        None => value,
        Some(Some(("$queue", filter))) => {
            return refuse(&format!("must be `$queue/{filter}`, which servers show with `$share/` before it"));
        }
        Some(Some((group, filter))) if !group.is_empty() && !group.contains(['+', '#']) && !filter.is_empty() => filter,
        Some(_) => return refuse("must have a group and a filter after `$share/`"),
    };
    let mut levels = filter.split('/').peekable();
    while let Some(level) = levels.next() {
        if level != "+" && level != "#" && level.contains(['+', '#']) {
            return refuse("must contain a wildcard (`+`, `#`) only as a whole level");
        }
        if level == "#" && levels.peek().is_some() {
            return refuse("must contain `#` only as its last level");
        }
    }
    Ok(())
}

/// Checks that a topic filter to search for is not that of a shared subscription.
///
/// # Errors
///
/// Returns an error if the string is empty, or starts with `$share/` or `$queue/`.
pub fn unshared_topic_filter(argument: &str, value: &str) -> Result<(), InvalidArgument> {
    match ["$share/", "$queue/"].into_iter().find(|start| value.starts_with(start)) {
        Some(start) => Err(InvalidArgument::new(
            argument,
            format!("must not start with `{start}`: servers find shared subscriptions by the filter after the group"),
        )),
        None => text(argument, value, 1, None),
    }
}

/// Checks a string in an MQTT packet: at most 65,535 bytes.
///
/// # Errors
///
/// Returns an error if the string is longer.
pub fn mqtt_string(argument: &str, value: &str) -> Result<(), InvalidArgument> {
    match value.len() {
        ..=65_535 => Ok(()),
        length => Err(InvalidArgument::new(argument, format!("must have at most 65535 bytes, got {length}"))),
    }
}

/// Returns the number of bytes of a string after decoding; `encoding` is `base64`, or none.
pub fn decoded_bytes(value: &str, encoding: Option<&str>) -> usize {
    match encoding {
        // Servers skip whitespace.
        Some("base64") => value.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=').count() * 3 / 4,
        _ => value.len(),
    }
}

/// Checks the number of bytes of a value for which another argument is true.
///
/// # Errors
///
/// Returns an error if there are more than `most`.
pub fn bytes_with(argument: &str, bytes: usize, most: usize, with: &str) -> Result<(), InvalidArgument> {
    match bytes > most {
        true => {
            Err(InvalidArgument::new(argument, format!("must have at most {most} bytes with `{with}`, got {bytes}")))
        }
        false => Ok(()),
    }
}

fn topic(argument: &str, value: &str) -> Result<(), InvalidArgument> {
    text(argument, value, 1, None)?;
    mqtt_string(argument, value)
}

/// Checks each part of a comma-separated list.
///
/// # Errors
///
/// Returns the error of the first part that breaks the rule.
pub fn each(
    argument: &str,
    value: &str,
    rule: impl Fn(&str, &str) -> Result<(), InvalidArgument>,
) -> Result<(), InvalidArgument> {
    value.split(',').try_for_each(|part| rule(argument, part))
}

/// Checks a segment of a path.
///
/// # Errors
///
/// Returns an error if the string is empty, `.` or `..`. An empty segment would address another resource, and libraries
/// that follow the URL standard remove the other two, even when they are percent-encoded.
pub fn segment(argument: &str, value: &str) -> Result<(), InvalidArgument> {
    match value {
        "" => Err(InvalidArgument::new(argument, "must not be empty")),
        "." | ".." => Err(InvalidArgument::new(
            argument,
            format!("must not be `{value}`, which cannot be a segment of a URL's path"),
        )),
        _ => Ok(()),
    }
}
