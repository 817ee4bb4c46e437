//! Names in Rust for names in the document, which are the same as progenitor's.

use heck::{ToKebabCase, ToPascalCase, ToShoutySnakeCase, ToSnakeCase};
use proc_macro2::Ident;
use quote::format_ident;
use serde_json::Value;
use syn::{GenericArgument, PathArguments, Type};

/// Returns the name of a field, an argument or a method.
pub fn field(name: &str) -> String {
    identifier(&dashed(name).to_snake_case())
}

/// Returns the name of a parameter or property: `x-rust-name`, or [`field`] of its name on the wire.
pub fn given(name: &str, place: &Value) -> String {
    place["x-rust-name"].as_str().map_or_else(|| field(name), str::to_owned)
}

/// Returns the name of a type.
pub fn type_name(name: &str) -> String {
    identifier(&dashed(name).to_pascal_case())
}

/// Returns [`field`] as a token.
pub fn field_ident(name: &str) -> Ident {
    format_ident!("{}", field(name))
}

/// Returns [`type_name`] as a token.
pub fn type_ident(name: &str) -> Ident {
    format_ident!("{}", type_name(name))
}

/// Returns the name of a constant.
pub fn constant(name: &str) -> Ident {
    format_ident!("{}", identifier(&name.to_shouty_snake_case()))
}

/// Returns the name of a value of an enumeration.
pub fn value(name: &str) -> Ident {
    format_ident!("{}", identifier(&dashed(name).to_pascal_case()))
}

/// Returns the name of the variant for a type: that of the type, or `List` for a list.
pub fn variant(ty: &Type) -> Option<Ident> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    Some(if last.ident == "Vec" { format_ident!("List") } else { last.ident.clone() })
}

/// Returns the type inside `Option<…>` or `Vec<…>`.
pub fn inner<'t>(ty: &'t Type, outer: &str) -> Option<&'t Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == outer)?;
    match &last.arguments {
        PathArguments::AngleBracketed(arguments) => match arguments.args.last() {
            Some(GenericArgument::Type(inner)) => Some(inner),
            _ => None,
        },
        _ => None,
    }
}

/// Returns a name as a word of the command line.
pub fn kebab(name: &str) -> String {
    name.to_kebab_case()
}

/// Returns the group and the name of the command of an operation: those of `x-command`, or by default the tag, and the
/// `operationId` without the words of the tag.
pub fn command(given: Option<&str>, tag: &str, id: &str) -> (String, String) {
    if let Some((group, name)) = given.and_then(|given| given.split_once(' ')) {
        return (group.to_owned(), name.to_owned());
    }
    let (group, whole) = (kebab(tag), kebab(id));
    let is_of_tag =
        |word: &str| group.split('-').any(|known| known == word || plural(known) == word || known == plural(word));
    let words: Vec<_> = whole.split('-').filter(|word| !is_of_tag(word)).collect();
    let name = if words.is_empty() { whole } else { words.join("-") };
    (group, name)
}

fn plural(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(start) if !start.ends_with(['a', 'e', 'o', 'u']) => format!("{start}ies"),
        _ if word.ends_with(['s', 'x']) || word.ends_with("ch") || word.ends_with("sh") => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

fn dashed(name: &str) -> String {
    name.replace('\'', "").replace(|c: char| !(c.is_alphanumeric() || c == '_'), "-")
}

fn identifier(name: &str) -> String {
    let name = match name.chars().next() {
        None => "x".to_owned(),
        Some(first) if first.is_alphabetic() || first == '_' => name.to_owned(),
        Some(_) => format!("_{name}"),
    };
    // A keyword does not parse as an identifier.
    if syn::parse_str::<Ident>(&name).is_ok() { name } else { format!("{name}_") }
}
