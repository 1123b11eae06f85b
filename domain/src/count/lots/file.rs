//! Pools and quotas as files: comma-separated values, with a line of headings.
//!
//! `categories.csv` has a line a quota: `category,feature,min,max`, and, if wanted, `min_flex,max_flex`; `name` may stand
//! for `feature`, as older files have it. `respondents.csv` has a line a person and a column a category; a column
//! `id` or `nationbuilder_id` names them, else they are numbered from 1. Other columns are passed over.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::csv::{Broken, Field, Place, Row, rows};
use super::pool::{Flex, Person, Pool, Quota};

/// What is wrong with a file, and where: both numbers from 1; columns count characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    pub line: u32,
    pub column: u32,
    pub expected: Expected,
}

/// What should have been there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Expected {
    /// A line of headings.
    Headings,
    /// A column of this heading.
    Column { heading: String },
    /// A heading that is not already there.
    NewHeading { heading: String },
    /// The closing of a quote.
    ClosingQuote,
    /// A comma or a new line, after a closing quote.
    Comma,
    /// So many fields, as there are headings.
    Fields { headings: u32, fields: u32 },
    /// A whole number up to a hundred thousand.
    Number { found: String },
    /// A name: of a category, a feature or a person.
    Name { heading: String },
    /// A minimum that is no more than the maximum.
    MinUpToMax { min: u32, max: u32 },
    /// Flex that holds the quota: its minimum no more, its maximum no less.
    WiderFlex { min: u32, max: u32 },
    /// A feature that was not already named.
    NewFeature { category: String, feature: String },
    /// One of the features of the category, for the person of this number or id.
    Feature { person: String, category: String, found: String, allowed: Vec<String> },
    /// An id that nobody else has.
    NewId { id: String },
    /// At least one person, or one quota.
    Something,
    /// No more than a hundred thousand lines.
    Fewer,
}

/// The largest number that is taken, and the most lines.
const MOST: u32 = 100_000;

/// A file with its headings.
struct Table {
    headings: BTreeMap<String, usize>,
    rows: Vec<Row>,
    end: Place,
}

impl Table {
    fn of(text: &str) -> Result<Table, Fault> {
        let mut rows = rows(text).map_err(|broken| match broken {
            Broken::Open(at) => fault(at, Expected::ClosingQuote),
            Broken::AfterQuote(at) => fault(at, Expected::Comma),
        })?;
        let start = Place { line: 1, column: 1 };
        if rows.is_empty() {
            return Err(fault(start, Expected::Headings));
        }
        let (first, end) = rows.remove(0);
        let mut headings = BTreeMap::new();
        for (place, heading) in first.iter().enumerate().filter(|(_, heading)| !heading.text.is_empty()) {
            if headings.insert(heading.text.clone(), place).is_some() {
                return Err(fault(heading.at, Expected::NewHeading { heading: heading.text.clone() }));
            }
        }
        for (row, end) in &rows {
            if row.len() != first.len() {
                let at = row.get(first.len()).map_or(*end, |field| field.at);
                let count = |fields: usize| u32::try_from(fields).unwrap_or(u32::MAX);
                return Err(fault(at, Expected::Fields { headings: count(first.len()), fields: count(row.len()) }));
            }
        }
        if let Some((_, end)) = rows.get(MOST as usize) {
            return Err(fault(*end, Expected::Fewer));
        }
        if rows.is_empty() {
            return Err(fault(Place { line: end.line.saturating_add(1), column: 1 }, Expected::Something));
        }
        Ok(Table { headings, rows, end })
    }

    fn column(&self, heading: &str) -> Result<usize, Fault> {
        let missing = || fault(self.end, Expected::Column { heading: heading.to_owned() });
        self.headings.get(heading).copied().ok_or_else(missing)
    }
}

fn fault(at: Place, expected: Expected) -> Fault {
    Fault { line: at.line, column: at.column, expected }
}

fn number(field: &Field) -> Result<u32, Fault> {
    let digits = !field.text.is_empty() && field.text.bytes().all(|byte| byte.is_ascii_digit());
    let number = field.text.parse().ok().filter(|number| digits && *number <= MOST);
    number.ok_or_else(|| fault(field.at, Expected::Number { found: field.text.clone() }))
}

fn name(field: &Field, heading: &str) -> Result<String, Fault> {
    if field.text.is_empty() {
        return Err(fault(field.at, Expected::Name { heading: heading.to_owned() }));
    }
    Ok(field.text.clone())
}

/// Reads the quotas.
pub fn read_quotas(text: &str) -> Result<Vec<Quota>, Fault> {
    let table = Table::of(text)?;
    let category = table.column("category")?;
    let feature = table.column("feature").or_else(|missing| table.column("name").map_err(|_| missing))?;
    let (min, max) = (table.column("min")?, table.column("max")?);
    let flexes = match (table.headings.get("min_flex"), table.headings.get("max_flex")) {
        (None, None) => None,
        _ => Some((table.column("min_flex")?, table.column("max_flex")?)),
    };
    let mut quotas: Vec<Quota> = Vec::new();
    let mut known = std::collections::BTreeSet::new();
    for (row, _) in &table.rows {
        let (least, most) = (number(&row[min])?, number(&row[max])?);
        if least > most {
            return Err(fault(row[min].at, Expected::MinUpToMax { min: least, max: most }));
        }
        let mut quota = Quota {
            category: name(&row[category], "category")?,
            feature: name(&row[feature], "feature")?,
            min: least,
            max: most,
            flex: None,
        };
        if let Some((min_flex, max_flex)) = flexes {
            let flex = Flex { min: number(&row[min_flex])?, max: number(&row[max_flex])? };
            if flex.min > least || flex.max < most {
                let at = if flex.min > least { row[min_flex].at } else { row[max_flex].at };
                return Err(fault(at, Expected::WiderFlex { min: least, max: most }));
            }
            quota.flex = Some(flex);
        }
        if !known.insert((quota.category.clone(), quota.feature.clone())) {
            let Quota { category, feature, .. } = quota;
            return Err(fault(row[0].at, Expected::NewFeature { category, feature }));
        }
        quotas.push(quota);
    }
    Ok(quotas)
}

/// Reads the people, as far as quotas ask about them; `household` is the heading of the column that says whom they live with.
pub fn read_pool(text: &str, quotas: &[Quota], household: Option<&str>) -> Result<Pool, Fault> {
    let table = Table::of(text)?;
    let mut categories: Vec<String> = Vec::new();
    for quota in quotas.iter().filter(|quota| !quota.category.is_empty()) {
        if !categories.contains(&quota.category) {
            categories.push(quota.category.clone());
        }
    }
    let columns = categories.iter().map(|category| table.column(category)).collect::<Result<Vec<_>, _>>()?;
    let household = household.map(|heading| table.column(heading)).transpose()?;
    let id = ["id", "nationbuilder_id"].into_iter().find_map(|heading| table.headings.get(heading).copied());
    let mut pool = Pool { categories, people: Vec::new() };
    let mut ids = std::collections::BTreeSet::new();
    for (row_number, (row, _)) in (1..).zip(&table.rows) {
        let row_number: u32 = row_number;
        let id_of_row = match id {
            Some(column) => name(&row[column], "id")?,
            None => row_number.to_string(),
        };
        if !ids.insert(id_of_row.clone()) {
            let at = id.map_or(row[0].at, |column| row[column].at);
            return Err(fault(at, Expected::NewId { id: id_of_row }));
        }
        let mut features = Vec::with_capacity(columns.len());
        for (category, column) in pool.categories.iter().zip(&columns) {
            let found = &row[*column];
            let allowed = || quotas.iter().filter(|quota| quota.category == *category).map(|quota| &quota.feature);
            if !allowed().any(|feature| *feature == found.text) {
                let expected = Expected::Feature {
                    person: id_of_row,
                    category: category.clone(),
                    found: found.text.clone(),
                    allowed: allowed().cloned().collect(),
                };
                return Err(fault(found.at, expected));
            }
            features.push(found.text.clone());
        }
        let household = household.map(|column| row[column].text.clone()).filter(|household| !household.is_empty());
        pool.people.push(Person { id: id_of_row, household, features });
    }
    Ok(pool)
}
