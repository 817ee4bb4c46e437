//! Traits of every generated string enumeration.

/// Implements `FromStr`, `Display`, `Serialize`, `Deserialize` and [`IntoOption`](crate::IntoOption) for an enumeration
/// of strings that has `From<&str>` and `as_str`.
#[macro_export]
macro_rules! text_enum {
    ($name:ty) => {
        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
                Ok(value.into())
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                value.as_str().into()
            }
        }

        impl $crate::IntoOption<$name> for &str {
            fn into_option(self) -> ::std::option::Option<$name> {
                Some(self.into())
            }
        }

        impl $crate::IntoOption<$name> for ::std::option::Option<&str> {
            fn into_option(self) -> ::std::option::Option<$name> {
                self.map(Into::into)
            }
        }

        impl $crate::IntoOption<$name> for ::std::option::Option<::std::string::String> {
            fn into_option(self) -> ::std::option::Option<$name> {
                self.map(Into::into)
            }
        }

        impl $crate::Received for $name {
            fn scalar(&self) -> ::std::option::Option<$crate::Scalar<'_>> {
                Some($crate::Scalar::Text(self.as_str()))
            }

            $crate::as_deserialize!();
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::private::serde::Serialize for $name {
            fn serialize<S: $crate::private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let value =
                    $crate::private::serde::de::DeserializeSeed::deserialize($crate::private::Name, deserializer)?;
                Ok((&*value).into())
            }
        }
    };
}
