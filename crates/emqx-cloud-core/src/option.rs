//! Arguments of setters for optional values.

use crate::Secret;

/// The argument of a setter for an optional value: a value or an `Option`.
///
/// ```
/// use emqx_cloud_core::IntoOption;
///
/// fn set(name: impl IntoOption<String>) -> Option<String> {
///     name.into_option()
/// }
///
/// assert_eq!(set("meter-7").as_deref(), Some("meter-7"));
/// assert_eq!(set(None::<&str>), None);
/// ```
pub trait IntoOption<T> {
    /// Returns the value, if there is one.
    fn into_option(self) -> Option<T>;
}

impl<T> IntoOption<T> for T {
    fn into_option(self) -> Option<T> {
        Some(self)
    }
}

impl<T> IntoOption<T> for Option<T> {
    fn into_option(self) -> Self {
        self
    }
}

/// Implements [`IntoOption`] for convertible values, and for `Option`s of them.
macro_rules! into_option {
    ($($from:ty => $to:ty),* $(,)?) => {$(
        impl IntoOption<$to> for $from {
            fn into_option(self) -> Option<$to> {
                Some(self.into())
            }
        }

        impl IntoOption<$to> for Option<$from> {
            fn into_option(self) -> Option<$to> {
                self.map(Into::into)
            }
        }
    )*};
}

into_option! {
    &str => String,
    &String => String,
    &str => Secret,
    String => Secret,
    &String => Secret,
    &Secret => Secret,
}
