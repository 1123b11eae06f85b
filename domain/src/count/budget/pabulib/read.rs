//! Reading a file.

use std::collections::{HashMap, HashSet};
use std::str::FromStr;

use super::cells::{Cell, Cells};
use super::money::money;
use super::{Doubt, Entry, Fault, File, Unreadable, Vote, VoteType};

/// A row of a table.
type Row<'a> = Vec<Cell<'a>>;

pub(super) const SECTIONS: [&str; 3] = ["META", "PROJECTS", "VOTES"];

impl FromStr for File {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<File, Unreadable> {
        Reader { cells: Cells::new(text), seen: 0 }.file()
    }
}

struct Reader<'a> {
    cells: Cells<'a>,
    /// How many sections have begun.
    seen: usize,
}

/// Which column of a table is which.
struct Columns {
    /// The place of each of those asked for.
    asked: Vec<usize>,
    /// The place of the one that may be missing.
    extra: Option<usize>,
    /// The places of the others.
    others: Vec<usize>,
    /// Their names.
    names: Vec<String>,
    /// How many there are.
    all: usize,
}

impl<'a> Reader<'a> {
    fn file(mut self) -> Result<File, Unreadable> {
        match self.cells.next_row()? {
            Some(row) if section(&row) == Some(0) => self.seen = 1,
            Some(row) => return Err(self.fault_at(Some(&row), Fault::NoSection(SECTIONS[0]))),
            None => return Err(self.fault_at(None, Fault::NoSection(SECTIONS[0]))),
        }
        let mut meta = self.meta()?;
        // It should have stood before the line that was read last.
        let end_of_meta = self.cells.line - 1;
        let missing = |name| Unreadable { line: end_of_meta, column: 1, fault: Fault::NoMeta(name) };
        let budget = taken(&mut meta, "budget", money)?.ok_or_else(|| missing("budget"))?;
        let vote_type_said = taken(&mut meta, "vote_type", |text| {
            let known = VoteType::ALL.iter().find(|(_, name)| name.eq_ignore_ascii_case(text));
            known.map(|(kind, _)| *kind).ok_or(Fault::VoteType)
        })?;
        let vote_type = vote_type_said.unwrap_or(VoteType::Approval);
        let (project_columns, projects) = self.projects()?;
        let (vote_columns, votes) = self.votes(vote_type, &projects)?;
        // Approval is a guess that points would prove wrong.
        if vote_type_said.is_none() && vote_columns.iter().any(|name| name == "points") {
            return Err(missing("vote_type"));
        }
        let mut said = |name: &str| {
            let at = meta.iter().position(|(known, _)| known.text == name)?;
            meta.remove(at).1.text.parse::<u64>().ok()
        };
        let (projects_said, votes_said) = (said("num_projects"), said("num_votes"));
        let mut doubts = Vec::new();
        if vote_type_said.is_none() {
            doubts.push(Doubt::VoteType);
        }
        if let Some(said) = projects_said.filter(|said| *said != projects.len() as u64) {
            doubts.push(Doubt::Projects { said, found: projects.len() as u64 });
        }
        if let Some(said) = votes_said.filter(|said| *said != votes.len() as u64) {
            doubts.push(Doubt::Votes { said, found: votes.len() as u64 });
        }
        let meta = meta.into_iter().map(|(name, value)| (name.text.into_owned(), value.text.into_owned())).collect();
        Ok(File { meta, budget, vote_type, project_columns, projects, vote_columns, votes, doubts })
    }

    fn fault_at(&self, row: Option<&Row<'_>>, fault: Fault) -> Unreadable {
        match row.and_then(|row| row.first()) {
            Some(cell) => cell.fault(fault),
            None => Unreadable { line: self.cells.line, column: 1, fault },
        }
    }

    /// The next row of this section; none when the next begins or the file ends.
    fn row(&mut self) -> Result<Option<Row<'a>>, Unreadable> {
        let Some(row) = self.cells.next_row()? else {
            if self.seen < SECTIONS.len() {
                return Err(self.fault_at(None, Fault::NoSection(SECTIONS[self.seen])));
            }
            return Ok(None);
        };
        match section(&row) {
            None => Ok(Some(row)),
            Some(next) if next == self.seen => {
                self.seen += 1;
                Ok(None)
            }
            Some(earlier) if earlier < self.seen => Err(self.fault_at(Some(&row), Fault::SectionTwice)),
            Some(_) => Err(self.fault_at(Some(&row), Fault::NoSection(SECTIONS[self.seen]))),
        }
    }

    fn meta(&mut self) -> Result<Vec<(Cell<'a>, Cell<'a>)>, Unreadable> {
        let mut meta: Vec<(Cell<'a>, Cell<'a>)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        while let Some(row) = self.row()? {
            let mut cells = row.into_iter();
            let Some(mut name) = cells.next() else { continue };
            let Some(mut value) = cells.next() else { return Err(name.fault(Fault::NoValue)) };
            name.text = name.text.trim().to_ascii_lowercase().into();
            let is_header = meta.is_empty() && name.text == "key" && value.text.eq_ignore_ascii_case("value");
            if is_header {
                continue;
            }
            // Whoever writes semicolons into a description without quotation marks means them to be there.
            for more in cells.filter(|more| !more.text.is_empty()) {
                value.text = format!("{};{}", value.text, more.text).into();
            }
            match places.get(&*name.text) {
                // Some take what is said first, others what is said last.
                Some(known) if meta[*known].1.text.trim() != value.text.trim() => {
                    return Err(name.fault(Fault::MetaTwice));
                }
                Some(_) => {}
                None => {
                    places.insert(name.text.to_string(), meta.len());
                    meta.push((name, value));
                }
            }
        }
        Ok(meta)
    }

    /// Reads a header. Columns that are asked for must be there, but for one that may be missing.
    fn columns(&mut self, asked: &[&'static str], extra: Option<&str>) -> Result<Columns, Unreadable> {
        let Some(header) = self.row()? else {
            let missing = Fault::NoColumn(asked.first().copied().unwrap_or_default());
            return Err(Unreadable { line: self.cells.line.saturating_sub(1).max(1), column: 1, fault: missing });
        };
        let mut names: Vec<String> = Vec::with_capacity(header.len());
        let mut known: HashMap<String, usize> = HashMap::new();
        for (at, cell) in header.iter().enumerate() {
            let name = cell.text.trim().to_ascii_lowercase();
            if !name.is_empty() && known.insert(name.clone(), at).is_some() {
                return Err(cell.fault(Fault::ColumnTwice));
            }
            names.push(name);
        }
        let mut places = Vec::with_capacity(asked.len());
        for name in asked {
            let place = known.get(*name).copied();
            places.push(place.ok_or_else(|| self.fault_at(Some(&header), Fault::NoColumn(name)))?);
        }
        let extra = extra.and_then(|name| known.get(name).copied());
        let named = |at: &usize| !names[*at].is_empty() && !places.contains(at) && extra != Some(*at);
        let others: Vec<usize> = (0..names.len()).filter(named).collect();
        let other_names = others.iter().map(|at| names[*at].clone()).collect();
        Ok(Columns { all: names.len(), others, names: other_names, asked: places, extra })
    }

    fn projects(&mut self) -> Result<(Vec<String>, Vec<Entry>), Unreadable> {
        let columns = self.columns(&["project_id", "cost"], None)?;
        let mut projects = Vec::new();
        let mut ids: HashSet<String> = HashSet::new();
        while let Some(row) = self.row()? {
            columns.check(&row, false)?;
            let (id, cost) = (columns.cell(&row, columns.asked[0])?, columns.cell(&row, columns.asked[1])?);
            let name = id.text.trim().to_owned();
            if name.is_empty() {
                return Err(id.fault(Fault::CellMissing));
            }
            if !ids.insert(name.clone()) {
                return Err(id.fault(Fault::ProjectTwice));
            }
            if projects.len() >= u32::MAX as usize - 1 {
                return Err(id.fault(Fault::TooLong));
            }
            let amount = money(cost.text.trim()).map_err(|fault| cost.fault(fault))?;
            projects.push(Entry { id: name, cost: amount, cells: columns.others(&row) });
        }
        Ok((columns.names, projects))
    }

    fn votes(&mut self, kind: VoteType, projects: &[Entry]) -> Result<(Vec<String>, Vec<Vote>), Unreadable> {
        let asked: &[&'static str] = if kind.gives_points() { &["vote", "points"] } else { &["vote"] };
        let columns = self.columns(asked, Some("voter_id"))?;
        let places: HashMap<&str, u32> = projects.iter().map(|entry| entry.id.as_str()).zip(0..).collect();
        let mut votes: Vec<Vote> = Vec::new();
        while let Some(row) = self.row()? {
            columns.check(&row, columns.asked[0] == 0)?;
            let voter = match columns.extra {
                Some(at) => columns.cell(&row, at)?.text.trim().to_owned(),
                // Without ids voters are numbered.
                None => (votes.len() + 1).to_string(),
            };
            if votes.len() >= u32::MAX as usize - 1 {
                return Err(self.fault_at(Some(&row), Fault::TooLong));
            }
            let mut vote = Vote { voter, chosen: Vec::new(), points: Vec::new(), cells: columns.others(&row) };
            // A row that ends before it is of one who chose nothing.
            if let Some(cell) = row.get(columns.asked[0]) {
                let points = columns.asked.get(1).map(|at| row.get(*at));
                choices(cell, points, &places, &mut vote)?;
            }
            votes.push(vote);
        }
        Ok((columns.names, votes))
    }
}

impl Columns {
    fn check(&self, row: &Row<'_>, begins_with_vote: bool) -> Result<(), Unreadable> {
        if let [cell] = &row[..]
            && self.all > 1
            && !begins_with_vote
            && names_a_section(cell)
        {
            return Err(cell.fault(Fault::UnknownSection(cell.text.to_string())));
        }
        match row.iter().skip(self.all).find(|cell| !cell.text.trim().is_empty()) {
            Some(cell) => Err(cell.fault(Fault::TooManyCells)),
            None => Ok(()),
        }
    }

    fn cell<'r, 'a>(&self, row: &'r Row<'a>, at: usize) -> Result<&'r Cell<'a>, Unreadable> {
        let missing = || row.last().map(|last| last.fault(Fault::CellMissing));
        match row.get(at) {
            Some(cell) => Ok(cell),
            // A row is never empty.
            None => Err(missing().unwrap_or(Unreadable { line: 1, column: 1, fault: Fault::CellMissing })),
        }
    }

    fn others(&self, row: &Row<'_>) -> Vec<String> {
        self.others.iter().map(|at| row.get(*at).map(|cell| cell.text.to_string()).unwrap_or_default()).collect()
    }
}

/// The section that a row is the head of. In quotation marks and with cells after it, it is somebody's or something's id.
fn section(row: &Row<'_>) -> Option<usize> {
    let (first, more) = row.split_first()?;
    let alone = more.is_empty() || !first.quoted && more.iter().all(|cell| cell.text.trim().is_empty());
    let named = |name: &&str| first.text.trim().eq_ignore_ascii_case(name);
    SECTIONS.iter().position(named).filter(|_| alone)
}

/// Whether a cell that stands alone is the head of a section of which nothing is known here: a word in capital letters, as
/// long as the shortest of those that are known. A voter who is called so and chose nothing is followed by a semicolon.
fn names_a_section(cell: &Cell<'_>) -> bool {
    let word = cell.text.trim();
    !cell.quoted
        && word.len() >= SECTIONS[0].len()
        && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

/// What META says under this name, taken out of it.
fn taken<T>(
    meta: &mut Vec<(Cell<'_>, Cell<'_>)>,
    name: &str,
    read: impl FnOnce(&str) -> Result<T, Fault>,
) -> Result<Option<T>, Unreadable> {
    let Some(at) = meta.iter().position(|(known, _)| known.text == name) else { return Ok(None) };
    let (_, value) = meta.remove(at);
    read(value.text.trim()).map(Some).map_err(|fault| value.fault(fault))
}

/// The items between commas, each with where it begins as far from the cell's beginning.
fn items<'c>(cell: &'c Cell<'_>) -> impl Iterator<Item = (&'c str, usize)> {
    let mut column = cell.column + usize::from(cell.quoted);
    cell.text.split(',').filter_map(move |item| {
        let at = column + item.chars().take_while(|c| c.is_whitespace()).count();
        column += item.chars().count() + 1;
        let item = item.trim();
        (!item.is_empty()).then_some((item, at))
    })
}

/// Reads what a vote names, and the points that it gives where ballots do: none when the row ends before these.
fn choices(
    cell: &Cell<'_>,
    points: Option<Option<&Cell<'_>>>,
    places: &HashMap<&str, u32>,
    vote: &mut Vote,
) -> Result<(), Unreadable> {
    // Other programs write so that there is nothing; but a project may be called so.
    let nothing = |cell: &Cell<'_>| cell.text.trim().eq_ignore_ascii_case("none");
    let named: Vec<_> = items(cell).filter(|(item, _)| !nothing(cell) || places.contains_key(item)).collect();
    let mut given = Vec::new();
    if let Some(points) = points {
        if let Some(points) = points.filter(|points| !nothing(points)) {
            for (item, at) in items(points) {
                let fault = || Unreadable { line: points.line, column: at, fault: Fault::Points(item.to_owned()) };
                given.push(whole(item).ok_or_else(fault)?);
            }
        }
        if given.len() != named.len() {
            return Err(points.unwrap_or(cell).fault(Fault::PointsNumber));
        }
    }
    let mut once = HashSet::new();
    for (nth, (item, at)) in named.into_iter().enumerate() {
        let unknown = || Unreadable { line: cell.line, column: at, fault: Fault::UnknownProject(item.to_owned()) };
        let place = *places.get(item).ok_or_else(unknown)?;
        // What is named twice counts where it is named first.
        if once.insert(place) {
            vote.chosen.push(place);
            vote.points.extend(given.get(nth));
        }
    }
    Ok(())
}

/// A whole number, be it written as `3` or as `3.0`.
fn whole(text: &str) -> Option<u32> {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let digits = !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit());
    (digits && places.bytes().all(|byte| byte == b'0')).then(|| whole.parse().ok()).flatten()
}
