//! Pools and quotas as files: comma-separated values, with a line of headings.
//!
//! `categories.csv` has a line a quota: `category,feature,min,max`, and, if wanted, `min_flex,max_flex`. Other programs
//! write `feature,value` or `category,name`. `respondents.csv` has a line a person and a column a category; one of
//! [`IDS`] names them, else they are numbered from 1. Other columns are passed over. Headings and features are known by
//! their letters whatever their case, if none is quite the same.

use serde::{Deserialize, Serialize};

use super::csv::Field;
use super::pool::{Flex, Person, Pool, Quota};
use super::table::{Table, alike, fault};

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
    /// Columns separated by commas.
    Commas,
    /// The closing of a quote.
    ClosingQuote,
    /// A comma or a new line, after a closing quote.
    Comma,
    /// No more fields than there are headings.
    Fields { headings: u32, fields: u32 },
    /// A whole number up to so much.
    Number { found: String, most: u32 },
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

/// Where people are named, the first that there is.
pub const IDS: [&str; 6] =
    ["id", "nationbuilder_id", "unique_id", "pool_member_identifier", "respondent_id", "person_id"];

/// Headings for what the quotas are about, and for one of its features where the first says `category`, and where
/// it says `feature`.
const CATEGORY: [&str; 3] = ["category", "feature", "feature_name"];
const FEATURE: [&str; 6] = ["feature", "name", "value", "category value", "category_value", "feature_value"];
const VALUE: [&str; 5] = ["value", "name", "category value", "category_value", "feature_value"];

/// The greatest minimum.
const MOST: u32 = 100_000;
/// The greatest maximum: files say “no limit” by large numbers.
const NO_LIMIT: u32 = 1_000_000_000;

fn number(field: &Field, most: u32) -> Result<u32, Fault> {
    let digits = !field.text.is_empty() && field.text.bytes().all(|byte| byte.is_ascii_digit());
    let number = field.text.parse().ok().filter(|number| digits && *number <= most);
    number.ok_or_else(|| fault(field.at, Expected::Number { found: field.text.clone(), most }))
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
    let category = table.one_of(&CATEGORY)?;
    let features: &[&str] = if alike(table.heading(category), CATEGORY[0]) { &FEATURE } else { &VALUE };
    let feature = table.one_of(features)?;
    let (min, max) = (table.column("min")?, table.column("max")?);
    let flexes = match (table.find("min_flex")?, table.find("max_flex")?) {
        (None, None) => None,
        _ => Some((table.column("min_flex")?, table.column("max_flex")?)),
    };
    let mut quotas: Vec<Quota> = Vec::new();
    let mut known = std::collections::BTreeSet::new();
    for row in &table.rows {
        let min_field = table.cell(row, min)?;
        let (least, most) = (number(min_field, MOST)?, number(table.cell(row, max)?, NO_LIMIT)?);
        if least > most {
            return Err(fault(min_field.at, Expected::MinUpToMax { min: least, max: most }));
        }
        let category_field = table.cell(row, category)?;
        let mut quota = Quota {
            category: name(category_field, table.heading(category))?,
            feature: name(table.cell(row, feature)?, table.heading(feature))?,
            min: least,
            max: most,
            flex: None,
        };
        if let Some((min_flex, max_flex)) = flexes {
            quota.flex = flex(&table.or_blank(row, min_flex), &table.or_blank(row, max_flex), &quota)?;
        }
        if !known.insert((quota.category.clone(), quota.feature.clone())) {
            let Quota { category, feature, .. } = quota;
            return Err(fault(category_field.at, Expected::NewFeature { category, feature }));
        }
        quotas.push(quota);
    }
    Ok(quotas)
}

/// How far a quota may give way. Blanks say nothing, nor do two zeroes that no quota could keep.
fn flex(min: &Field, max: &Field, quota: &Quota) -> Result<Option<Flex>, Fault> {
    if min.text.is_empty() && max.text.is_empty() {
        return Ok(None);
    }
    let flex = Flex { min: number(min, MOST)?, max: number(max, NO_LIMIT)? };
    if flex.min == 0 && flex.max == 0 && quota.max > 0 {
        return Ok(None);
    }
    if flex.min > quota.min || flex.max < quota.max {
        let at = if flex.min > quota.min { min.at } else { max.at };
        return Err(fault(at, Expected::WiderFlex { min: quota.min, max: quota.max }));
    }
    Ok(Some(flex))
}

/// Which columns of a pool to take, by their headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Columns<'a> {
    /// What people are called. Without it, the first there is of [`IDS`].
    pub id: Option<&'a str>,
    /// Whom they live with.
    pub household: Option<&'a str>,
}

/// What was read of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Respondents {
    pub pool: Pool,
    /// Whether no column names people, so that they are called by the number of their row.
    pub numbered: bool,
}

/// Reads the people, as far as quotas ask about them.
pub fn read_pool(text: &str, quotas: &[Quota], columns: Columns) -> Result<Respondents, Fault> {
    let table = Table::of(text)?;
    let mut categories: Vec<String> = Vec::new();
    for quota in quotas.iter().filter(|quota| !quota.category.is_empty()) {
        if !categories.contains(&quota.category) {
            categories.push(quota.category.clone());
        }
    }
    let asked = categories.iter().map(|category| table.column(category)).collect::<Result<Vec<_>, _>>()?;
    let household = columns.household.map(|heading| table.column(heading)).transpose()?;
    let id = match columns.id {
        Some(heading) => Some(table.column(heading)?),
        None => table.first_of(&IDS)?,
    };
    let mut pool = Pool { categories, people: Vec::new() };
    let mut ids = std::collections::BTreeSet::new();
    for (row_number, row) in (1..).zip(&table.rows) {
        let row_number: u32 = row_number;
        let (id, at) = match id {
            Some(column) => {
                let field = table.cell(row, column)?;
                (name(field, table.heading(column))?, field.at)
            }
            None => (row_number.to_string(), row.1),
        };
        if !ids.insert(id.clone()) {
            return Err(fault(at, Expected::NewId { id }));
        }
        let mut features = Vec::with_capacity(asked.len());
        for (category, column) in pool.categories.iter().zip(&asked) {
            let allowed = || quotas.iter().filter(|quota| quota.category == *category).map(|quota| &quota.feature);
            let found = table.cell(row, *column)?;
            let Some(feature) = known(&found.text, allowed()) else {
                let expected = Expected::Feature {
                    person: id,
                    category: category.clone(),
                    found: found.text.clone(),
                    allowed: allowed().cloned().collect(),
                };
                return Err(fault(found.at, expected));
            };
            features.push(feature.clone());
        }
        let household = household.map(|column| table.or_blank(row, column).text).filter(|home| !home.is_empty());
        pool.people.push(Person { id, household, features });
    }
    Ok(Respondents { pool, numbered: id.is_none() })
}

/// The one of these that is meant: the same, or else the only one that differs in case alone.
fn known<'a>(found: &str, names: impl Iterator<Item = &'a String> + Clone) -> Option<&'a String> {
    names.clone().find(|name| **name == found).or_else(|| {
        let mut names = names.filter(|name| alike(name, found));
        names.next().filter(|_| names.next().is_none())
    })
}
