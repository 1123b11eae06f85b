//! Large plain data within other data: read and written by way of a JSON value.
//!
//! Data within tagged data would else be compiled for every form that it may come in, which weighs on phones.

use serde::de::{DeserializeOwned, Error as _};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// For `#[serde(with = "crate::plain")]`.
pub fn serialize<T: Serialize, S: Serializer>(data: &T, to: S) -> Result<S::Ok, S::Error> {
    serde_json::to_value(data).map_err(S::Error::custom)?.serialize(to)
}

/// As above.
pub fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    serde_json::from_value(serde_json::Value::deserialize(from)?).map_err(D::Error::custom)
}
