//! Which database to use, as the operator writes it.

use std::path::PathBuf;
use std::str::FromStr;

/// A database's address: `sqlite:PATH`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// A file.
    Sqlite(PathBuf),
}

impl FromStr for Database {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once(':') {
            Some(("sqlite", path)) if !path.trim_start_matches('/').is_empty() && path != ":memory:" => {
                // `sqlite://data.db` is how other programs write it.
                let path = path.strip_prefix("//").unwrap_or(path);
                Ok(Database::Sqlite(PathBuf::from(path)))
            }
            Some(("sqlite", _)) => Err("say which file, as in sqlite:./data/folkmoot.db".into()),
            _ => Err("write it as sqlite:PATH, as in sqlite:./data/folkmoot.db".into()),
        }
    }
}

impl std::fmt::Display for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Database::Sqlite(path) = self;
        write!(f, "sqlite:{}", path.display())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_sqlite_are_known() {
        let sqlite = |path: &str| Ok(Database::Sqlite(PathBuf::from(path)));
        assert_eq!("sqlite:./data/folkmoot.db".parse(), sqlite("./data/folkmoot.db"));
        assert_eq!("sqlite:/srv/moot.db".parse(), sqlite("/srv/moot.db"));
        assert_eq!("sqlite:///srv/moot.db".parse(), sqlite("/srv/moot.db"));
        for wrong in ["", "moot.db", "sqlite:", "sqlite://", "sqlite::memory:", "postgres://localhost/moot"] {
            assert!(wrong.parse::<Database>().is_err(), "{wrong}");
        }
    }
}
