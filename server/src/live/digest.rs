//! What exactly a command was, so that its id can't be used for another.

use domain::text::Hash;
use domain::{Caller, Command};
use serde_json::Value;

use super::{Failure, LONGEST};

/// The digest of a command. What is left empty does not count, so that a command kept on a phone
/// is still the same when a later version of its form has one more field.
pub fn of(caller: Caller, command: &Command) -> Result<Hash, Failure> {
    // Commands are plain data with string keys: writing them as JSON cannot fail.
    let mut value = serde_json::to_value(command).map_err(|_| Failure::TooLarge)?;
    drop_empty(&mut value);
    let bytes = serde_json::to_vec(&value).map_err(|_| Failure::TooLarge)?;
    if caller != Caller::System && bytes.len() > LONGEST {
        return Err(Failure::TooLarge);
    }
    Ok(Hash::of(&bytes))
}

fn drop_empty(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(drop_empty);
            fields.retain(|_, field| !is_empty(field));
        }
        Value::Array(items) => items.iter_mut().for_each(drop_empty),
        _ => {}
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(ticked) => !ticked,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Number(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::CommandId;
    use domain::{issues, members};
    use uuid::Uuid;

    use super::*;

    fn command(act: impl Into<domain::Act>) -> Command {
        Command { id: CommandId(Uuid::from_u128(1)), act: act.into() }
    }

    #[test]
    fn every_word_counts_and_empty_fields_do_not() {
        let of = |command: &Command| super::of(Caller::Nobody, command);
        let join = |name: &str, code: &str| command(members::Join { name: name.into(), code: code.into() });
        assert_eq!(of(&join("Ada", "")), of(&join("Ada", "")));
        assert_ne!(of(&join("Ada", "")), of(&join("Eve", "")));
        assert_ne!(of(&join("Ada", "")), of(&join("Ada", "7K2M")));

        let issue = domain::ids::IssueId(Uuid::from_u128(2));
        let me_too = |yes| command(issues::MeToo { issue, yes });
        assert_ne!(of(&me_too(true)), of(&me_too(false)));

        let mut with_new_field = serde_json::to_value(join("Ada", "")).expect("plain data");
        with_new_field["with"]["later"] = Value::String(String::new());
        drop_empty(&mut with_new_field);
        let bytes = serde_json::to_vec(&with_new_field).expect("plain data");
        assert_eq!(Ok(Hash::of(&bytes)), of(&join("Ada", "")));
    }

    #[test]
    fn people_are_held_to_the_size_of_a_form() {
        let long = command(members::Join { name: "a".repeat(LONGEST), code: String::new() });
        assert_eq!(of(Caller::Nobody, &long), Err(Failure::TooLarge));
        assert!(of(Caller::System, &long).is_ok());
    }
}
