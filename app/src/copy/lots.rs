//! What is said of panels drawn by lot.

use std::fmt::Write;

use domain::count::lots::{
    Account, Bound, Change, Expected, Fairness, Fault, Impossible, Relaxation, Senseless, Side, Wrong,
};

use super::{count, grouped};

/// What was expected in a file, to stand after the place: `it must be a whole number`.
pub fn fault(fault: &Fault) -> String {
    match &fault.expected {
        Expected::Headings => "expected a line of headings".to_owned(),
        Expected::Column { heading } => format!("expected a column with the heading “{heading}”"),
        Expected::NewHeading { heading } => format!("expected each heading once, but “{heading}” is there twice"),
        Expected::Commas => "expected columns that are separated by commas".to_owned(),
        Expected::ClosingQuote => "expected a closing quote for this one".to_owned(),
        Expected::Comma => "expected a comma or a new line after the closing quote".to_owned(),
        Expected::Fields { headings, fields } => {
            format!("expected {} at most, as in the headings, found {fields}", count(*headings, "field", "fields"))
        }
        Expected::Number { found, most } => {
            format!("expected a whole number from 0 to {}, found “{found}”", grouped(*most))
        }
        Expected::Name { heading } => format!("expected something in “{heading}”, found nothing"),
        Expected::MinUpToMax { min, max } => format!("expected a min up to the max, found {min} and {max}"),
        Expected::WiderFlex { min, max } => {
            format!("expected a min_flex of at most {min} and a max_flex of at least {max}")
        }
        Expected::NewFeature { category, feature } => {
            format!("expected each feature once, but {category} “{feature}” is there twice")
        }
        Expected::Feature { person, category, found, allowed } => format!(
            "expected a {category} for person {person} that is in the categories file ({}), found “{found}”",
            allowed.join(", ")
        ),
        Expected::NewId { id } => format!("expected each id once, but “{id}” is there twice"),
        Expected::Something => "expected at least one line under the headings".to_owned(),
        Expected::Fewer => "expected at most 100,000 lines".to_owned(),
    }
}

/// Why nothing can be drawn, and what would help.
pub fn impossible(why: &Impossible) -> String {
    match why {
        Impossible::Senseless { what } => senseless(what),
        Impossible::TooFewPeople { people, seats } => {
            format!("There {} for {}.", are(*people, "person", "people"), count(*seats, "seat", "seats"))
        }
        Impossible::TooFewHouseholds { households, seats } => format!(
            "There {} for {}, and at most one person of each is drawn.",
            are(*households, "household", "households"),
            count(*seats, "seat", "seats")
        ),
        Impossible::Quotas { conflict, smallest, relaxation } => {
            let one_alone = if conflict.len() == 1 { "This one can't be kept" } else { "These can't be kept together" };
            let mut said = format!("No panel can keep all the quotas. {one_alone}:\n");
            for one in conflict {
                let _ = writeln!(said, "  {}", bound(one));
            }
            if *smallest && conflict.len() > 1 {
                said.push_str("Without any one of them, the others could be kept.\n");
            }
            if let Some(relaxation) = relaxation {
                relax(&mut said, relaxation);
            }
            said.trim_end().to_owned()
        }
        Impossible::TooHard => "These quotas are too hard for the search: it was given up. \
                                Wider quotas or fewer categories would help."
            .to_owned(),
    }
}

/// `is 1 seat`, `are 2 seats`.
fn are(n: u32, one: &str, many: &str) -> String {
    format!("{} {}", if n == 1 { "is" } else { "are" }, count(n, one, many))
}

fn relax(said: &mut String, relaxation: &Relaxation) {
    let people = relaxation.changes.iter().map(|change| change.bound.count.abs_diff(change.to)).sum();
    let _ = writeln!(said, "The smallest change that helps, {} in all:", count(people, "person", "people"));
    for Change { bound: from, to } in &relaxation.changes {
        let _ = writeln!(said, "  {}, not {}", bound(&Bound { count: *to, ..from.clone() }), from.count);
    }
    if relaxation.beyond_flex {
        said.push_str("That goes further than min_flex and max_flex allow; within them, nothing helps.\n");
    }
}

fn bound(Bound { category, feature, side, count }: &Bound) -> String {
    let side = match side {
        Side::AtLeast => "at least",
        Side::AtMost => "at most",
    };
    format!("{category} {feature}: {side} {count}")
}

fn senseless(what: &Senseless) -> String {
    match what {
        Senseless::Size => "The pool and the panel must have at least one person and at most 100,000.".to_owned(),
        Senseless::SameId { id } => format!("Two people have the id “{id}”."),
        Senseless::SameQuota { category, feature } => format!("{category} “{feature}” has two quotas."),
        Senseless::NoSuchCategory { category } => format!("Nobody was asked for their {category}."),
        Senseless::NoSuchFeature { id, category, feature } => {
            format!("Person {id} has {category} “{feature}”, which has no quota.")
        }
        Senseless::Crossed { category, feature } => format!("The minimum of {category} “{feature}” is too high."),
        Senseless::Features { id } => format!("Person {id} has not one feature in each category."),
    }
}

/// Why a seed is not the one that was promised.
pub fn wrong(wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::Secret => "This is not the secret that was committed to.",
        Wrong::Lottery => "The pool, the quotas or the seats are not those that were closed.",
        Wrong::Seed => "The seed does not follow from these parts.",
    }
}

/// A draw for people to read: what was asked for, how the panel meets it, chances, why this panel, and who is on it.
pub fn account(account: &Account) -> String {
    let mut said = String::new();
    let Account { seats, pool, ticket, .. } = account;
    let _ = writeln!(said, "{} of {} were drawn by lot.", grouped(*seats), count(*pool, "person", "people"));
    if let Some(households) = account.households {
        let verb = if households == 1 { "is" } else { "are" };
        let noun = if households == 1 { "household" } else { "households" };
        let _ = writeln!(said, "At most one of a household: there {verb} {} {noun}.", grouped(households));
    }
    said.push_str(match account.fairness {
        Fairness::Maximin => "The least chance of anyone is as great as the quotas allow (maximin).\n",
        Fairness::Leximin => {
            "The least chance of anyone is as great as the quotas allow, then the next, and so on (leximin).\n"
        }
    });
    let _ = writeln!(said, "The least chance is {} and the greatest {}.", account.least, account.most);
    if !account.impossible.is_empty() {
        let _ = writeln!(said, "On no panel that keeps the quotas: {}.", account.impossible.join(", "));
    }
    if !account.quotas.is_empty() {
        said.push('\n');
        let mut rows = vec![["", "", "at least", "at most", "in the pool", "drawn"].map(str::to_owned).to_vec()];
        rows.extend(account.quotas.iter().map(|quota| {
            let figures = [quota.min, quota.max, quota.pool, quota.drawn].map(|figure| figure.to_string());
            [quota.category.clone(), quota.feature.clone()].into_iter().chain(figures).collect()
        }));
        table(&mut said, &rows);
    }
    let _ = write!(
        said,
        "\nHash of the pool, quotas and seats: {}\nSeed: {}\n\
         The seed draws ticket {} of {}. Tickets {} to {} are for panel {} of {}.\n\n",
        account.lottery,
        account.seed.0,
        ticket.number,
        ticket.of,
        ticket.first,
        ticket.last,
        ticket.kind,
        account.kinds.len()
    );
    let mut rows = vec![["drawn".to_owned(), "chance".to_owned()].to_vec()];
    rows[0].extend(account.categories.iter().cloned());
    for id in &account.panel {
        let Some(group) = account.groups.iter().find(|group| group.people.contains(id)) else { continue };
        let mut row = vec![id.clone(), group.chance.to_string()];
        row.extend(group.features.iter().cloned());
        rows.push(row);
    }
    table(&mut said, &rows);
    said
}

/// A simple draw.
pub fn simple(panel: &[String], pool: u32) -> String {
    let seats = u32::try_from(panel.len()).unwrap_or(u32::MAX);
    let mut said =
        format!("{} of {} were drawn, all with the same chance:\n", grouped(seats), count(pool, "person", "people"));
    for (number, id) in (1..).zip(panel) {
        let _ = writeln!(said, "{number:>4}. {id}");
    }
    said
}

/// Rows with their columns in line; the first is the headings.
fn table(said: &mut String, rows: &[Vec<String>]) {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    for row in rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| {
            // Numbers end in line, words start in line.
            if cell.parse::<f64>().is_ok() { format!("{cell:>width$}") } else { format!("{cell:width$}") }
        });
        let _ = writeln!(said, "  {}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
}
