//! Writing a file.

use std::borrow::Cow;
use std::fmt::{self, Write};

use super::{File, read::SECTIONS};

impl fmt::Display for File {
    /// Writes it so that reading it gives the same again.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "META\nkey;value")?;
        for (name, value) in &self.meta {
            row(f, [name.as_str(), value])?;
        }
        row(f, ["num_projects", &self.projects.len().to_string()])?;
        row(f, ["num_votes", &self.votes.len().to_string()])?;
        row(f, ["budget", &self.budget.to_string()])?;
        row(f, ["vote_type", self.vote_type.name()])?;
        writeln!(f, "PROJECTS")?;
        row(f, ["project_id", "cost"].into_iter().chain(self.project_columns.iter().map(String::as_str)))?;
        for entry in &self.projects {
            let cost = entry.cost.to_string();
            row(f, [entry.id.as_str(), &cost].into_iter().chain(entry.cells.iter().map(String::as_str)))?;
        }
        writeln!(f, "VOTES")?;
        let gives_points = self.vote_type.gives_points();
        let columns = if gives_points { &["voter_id", "vote", "points"][..] } else { &["voter_id", "vote"] };
        row(f, columns.iter().copied().chain(self.vote_columns.iter().map(String::as_str)))?;
        for vote in &self.votes {
            let ids = vote.chosen.iter().filter_map(|place| self.projects.get(*place as usize));
            let chosen = joined(ids.map(|entry| entry.id.as_str()));
            let points = joined(vote.points.iter().map(u32::to_string));
            let cells = [vote.voter.as_str(), &chosen].into_iter().chain(gives_points.then_some(points.as_str()));
            row(f, cells.chain(vote.cells.iter().map(String::as_str)))?;
        }
        Ok(())
    }
}

fn joined(items: impl Iterator<Item = impl fmt::Display>) -> String {
    items.fold(String::new(), |mut line, item| {
        let comma = if line.is_empty() { "" } else { "," };
        // Writing to a string cannot fail.
        let _ = write!(line, "{comma}{item}");
        line
    })
}

fn row<'a>(f: &mut fmt::Formatter<'_>, cells: impl IntoIterator<Item = &'a str>) -> fmt::Result {
    for (at, cell) in cells.into_iter().enumerate() {
        let semicolon = if at > 0 { ";" } else { "" };
        write!(f, "{semicolon}{}", quoted(cell, at == 0))?;
    }
    f.write_char('\n')
}

/// In quotation marks where it would not be read as it is.
fn quoted(cell: &str, first: bool) -> Cow<'_, str> {
    let plain = !cell.contains([';', '"', '\n', '\r'])
        && cell.trim() == cell
        && !(first && (cell.is_empty() || cell.starts_with('#') || names_section(cell)));
    if plain { Cow::Borrowed(cell) } else { Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\""))) }
}

fn names_section(cell: &str) -> bool {
    SECTIONS.iter().any(|name| cell.eq_ignore_ascii_case(name))
}
