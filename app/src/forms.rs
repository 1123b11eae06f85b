//! What server and phone read out of a form besides its act.

/// The fields of a form that somebody posted.
#[derive(Debug, Clone, Default)]
pub struct Posted {
    /// Every field as the browser sent it.
    pub fields: Vec<(String, String)>,
}

impl Posted {
    /// Reads a body of `application/x-www-form-urlencoded`.
    pub fn read(body: &str) -> Posted {
        Posted { fields: serde_html_form::from_str(body).unwrap_or_default() }
    }

    /// What was typed in a field; nothing if there is no such field.
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Where to go when it is done: a page of this server; the one it was posted to, as narrow as it was,
    /// unless the form says otherwise. `how` and `what` tell that page what to say.
    pub fn next(&self, here: &str, how: &str, what: &str) -> String {
        let wanted = self.get("next");
        let address = if is_ours(wanted) { wanted } else { here };
        let (path, asked) = address.split_once('?').unwrap_or((address, ""));
        let stale = |part: &&str| part.is_empty() || part.starts_with("done=") || part.starts_with("saved=");
        let asked: String = asked.split('&').filter(|part| !stale(part)).map(|part| format!("{part}&")).collect();
        format!("{path}?{asked}{how}={what}")
    }
}

/// Whether an address that came with a request is one of this server's pages.
pub fn is_ours(address: &str) -> bool {
    address.starts_with('/')
        && !address.starts_with("//")
        && address.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
}

#[cfg(test)]
mod tests {
    use super::Posted;

    #[test]
    fn the_next_page_is_one_of_ours_and_as_narrow_as_it_was() {
        let next =
            |body: &str| Posted::read(body).next("/c/mill/issues?q=lamp&done=issue.raise", "done", "issue.me_too");
        assert_eq!(next(""), "/c/mill/issues?q=lamp&done=issue.me_too");
        assert_eq!(next("next=%2Fc%2Fmill"), "/c/mill?done=issue.me_too");
        assert_eq!(next("next=https%3A%2F%2Felsewhere"), "/c/mill/issues?q=lamp&done=issue.me_too");
        assert_eq!(next("next=%2F%2Felsewhere"), "/c/mill/issues?q=lamp&done=issue.me_too");
    }
}
