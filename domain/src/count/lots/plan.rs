//! From fair chances to a draw that anyone can repeat.

use std::collections::BTreeMap;

use super::account::{Account, Chance, GroupChance, PanelKind, PersonChance, QuotaMet, Ticket};
use super::fair::fairest;
use super::groups::{Groups, Panel};
use super::infeasible::{Impossible, why};
use super::pool::Lottery;
use super::search::Found;
use crate::count::lot::Seed;
use crate::text::sha256;

/// How many tickets there are. Each kind of panel has some of them, as its probability is.
pub const TICKETS: u64 = 1_000_000_000_000;

/// The chances of everybody, settled before anything is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    lottery: Lottery,
    groups: Groups,
    /// Kinds of panel and how many tickets each has, in order.
    kinds: Vec<(Panel, u64)>,
}

impl Plan {
    /// Works out the fairest chances.
    pub fn new(lottery: &Lottery) -> Result<Plan, Impossible> {
        lottery.check().map_err(|what| Impossible::Senseless { what })?;
        let lottery = lottery.sorted();
        let groups = Groups::of(&lottery);
        let homes: u32 = groups.classes.iter().map(|class| class.count()).sum();
        let fair = match if homes < lottery.seats { Found::Nothing } else { fairest(&groups, lottery.fairness) } {
            Found::This(fair) => fair,
            Found::Nothing => return Err(why(&lottery, &groups)),
            Found::Lost => return Err(Impossible::TooHard),
        };
        let mut kinds: BTreeMap<Panel, f64> = BTreeMap::new();
        for (panel, probability) in fair.panels.into_iter().zip(fair.probabilities) {
            *kinds.entry(panel).or_default() += probability;
        }
        Ok(Plan { lottery, groups, kinds: tickets(kinds) })
    }

    /// The chance of a person of a group.
    fn chance(&self, group: usize) -> Chance {
        let size = u128::from(self.groups.groups[group].size);
        let tickets = |(panel, tickets): &(Panel, u64)| u128::from(panel[group]) * u128::from(*tickets);
        Chance::of(self.kinds.iter().map(tickets).sum(), size * u128::from(TICKETS))
    }

    /// Draws a panel. The seed says which ticket: its number is the first 16 bytes of SHA-256(seed ‖ `ticket`), the highest
    /// first, modulo the number of tickets. Then people fill the panel: in each class of households these are put in order by
    /// [`Seed::order`] with the label `households` and the number of their first member; the first go to the first group of
    /// the class, and so on; and of several alike in a household the first by the label `member` is drawn. People are numbered
    /// from 1 in the order of the bytes of their ids.
    pub fn draw(&self, seed: &Seed) -> Account {
        let Plan { lottery, groups, kinds } = self;
        let digest = sha256(&[&seed.0.0, b"ticket"]);
        let number = digest[..16].iter().fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
        // The rest is less than the number of tickets.
        let number = u64::try_from(number % u128::from(TICKETS)).unwrap_or(0);
        let mut before = 0;
        let mut drawn = 0;
        for (kind, (_, tickets)) in kinds.iter().enumerate() {
            drawn = kind;
            if number < before + tickets {
                break;
            }
            before += tickets;
        }
        let panel = self.fill(&kinds[drawn].0, seed);
        let counts = groups.filled(&kinds[drawn].0);
        let ticket = Ticket {
            number,
            of: TICKETS,
            first: before,
            last: before + kinds[drawn].1 - 1,
            // There are fewer kinds than twice the number of people and quotas, or than were generated.
            kind: u32::try_from(drawn + 1).unwrap_or(u32::MAX),
        };
        let chances: Vec<Chance> = (0..groups.groups.len()).map(|group| self.chance(group)).collect();
        let possible = || chances.iter().filter(|chance| **chance != Chance::NONE);
        let id = |person: &usize| lottery.pool.people[*person].id.clone();
        let group_chances: Vec<GroupChance> = groups
            .groups
            .iter()
            .enumerate()
            .map(|(number, group)| {
                let class = &groups.classes[group.class];
                let place = number - class.groups.start;
                let people: Vec<usize> = class.households.iter().flat_map(|home| home[place].iter().copied()).collect();
                let features =
                    people.first().map_or_else(Vec::new, |person| lottery.pool.people[*person].features.clone());
                GroupChance { features, chance: chances[number], people: people.iter().map(id).collect() }
            })
            .collect();
        let mut people: Vec<PersonChance> = Vec::new();
        for group in &group_chances {
            people.extend(group.people.iter().map(|id| PersonChance { id: id.clone(), chance: group.chance }));
        }
        people.sort_by(|a, b| a.id.cmp(&b.id));
        let named = lottery.pool.people.iter().any(|person| person.household.is_some());
        let in_pool = |category: &String, feature: &String| {
            let place = lottery.pool.categories.iter().position(|known| known == category);
            let has =
                |place: usize| lottery.pool.people.iter().filter(move |person| person.features[place] == *feature);
            place.map_or(0, |place| u32::try_from(has(place).count()).unwrap_or(u32::MAX))
        };
        let quotas = lottery.quotas.iter().zip(&counts).map(|(quota, drawn)| QuotaMet {
            category: quota.category.clone(),
            feature: quota.feature.clone(),
            min: quota.min,
            max: quota.max,
            pool: in_pool(&quota.category, &quota.feature),
            drawn: *drawn,
        });
        Account {
            fairness: lottery.fairness,
            seats: lottery.seats,
            pool: u32::try_from(lottery.pool.people.len()).unwrap_or(u32::MAX),
            households: named.then(|| groups.classes.iter().map(|class| class.count()).sum()),
            categories: lottery.pool.categories.clone(),
            lottery: lottery.hash(),
            quotas: quotas.collect(),
            least: possible().min().copied().unwrap_or(Chance::NONE),
            most: chances.iter().max().copied().unwrap_or(Chance::NONE),
            impossible: people
                .iter()
                .filter(|person| person.chance == Chance::NONE)
                .map(|person| person.id.clone())
                .collect(),
            people,
            groups: group_chances,
            kinds: kinds.iter().map(|(panel, tickets)| PanelKind::new(panel, *tickets)).collect(),
            seed: *seed,
            ticket,
            panel: panel.iter().map(id).collect(),
        }
    }

    /// People for a kind of panel, by number.
    fn fill(&self, panel: &Panel, seed: &Seed) -> Vec<usize> {
        // Numbers of people are less than `Lottery::MOST`.
        let number = |person: usize| u32::try_from(person + 1).unwrap_or(u32::MAX);
        let mut drawn = Vec::new();
        for class in &self.groups.classes {
            let wanted = &panel[class.groups.clone()];
            if wanted.iter().all(|count| *count == 0) {
                continue;
            }
            let first = |home: &Vec<Vec<usize>>| home.iter().flatten().min().map_or(0, |person| number(*person));
            let homes: BTreeMap<u32, _> = class.households.iter().map(|home| (first(home), home)).collect();
            let mut order = seed.order("households", homes.keys().copied()).into_iter();
            for (place, count) in wanted.iter().enumerate() {
                for home in order.by_ref().take(*count as usize) {
                    let alike = homes[&home][place].iter().map(|person| number(*person));
                    drawn.extend(seed.first("member", alike).map(|number| number as usize - 1));
                }
            }
        }
        drawn.sort_unstable();
        drawn
    }
}

/// Whole numbers of tickets for probabilities: rounded down, and what is left goes to the most probable.
fn tickets(kinds: BTreeMap<Panel, f64>) -> Vec<(Panel, u64)> {
    // Probabilities are between 0 and 1, so the product fits.
    let whole = |probability: f64| ((probability * TICKETS as f64).floor() as u64).min(TICKETS);
    let mut kinds: Vec<(Panel, u64)> = kinds
        .into_iter()
        .map(|(panel, probability)| (panel, whole(probability)))
        .filter(|(_, tickets)| *tickets > 0)
        .collect();
    kinds.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| b.0.cmp(&a.0)));
    let given: u64 = kinds.iter().map(|(_, tickets)| tickets).sum();
    if let Some((_, tickets)) = kinds.first_mut() {
        *tickets = (*tickets + TICKETS).saturating_sub(given);
    }
    kinds
}
