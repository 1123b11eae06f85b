use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Timestamp, Zone};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// What a calendar and a clock on the wall show, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Civil {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    pub weekday: Weekday,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Monday first.
    pub const ALL: [Self; 7] =
        [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];

    fn of_day(days: i64) -> Self {
        // 1 January 1970 was a Thursday.
        Self::ALL[(days + 3).rem_euclid(7) as usize]
    }
}

impl fmt::Display for Weekday {
    /// Its English name.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, out)
    }
}

impl Civil {
    /// That date and time of day, or `None` if the calendar or the clock has no such thing.
    pub fn new(year: i32, month: u8, day: u8, hour: u8, minute: u8) -> Option<Self> {
        let real =
            (1..=12).contains(&month) && (1..=month_length(year, month)).contains(&day) && hour < 24 && minute < 60;
        real.then(|| Self {
            year,
            month,
            day,
            hour,
            minute,
            weekday: Weekday::of_day(days_from_date(year, month, day)),
        })
    }

    /// What clocks in `zone` show at that moment.
    pub fn at(at: Timestamp, zone: &Zone) -> Self {
        let clock = zone.clock_at(at);
        let days = clock.div_euclid(DAY);
        let second = clock.rem_euclid(DAY);
        let (year, month, day) = date_from_days(days);
        Self {
            year,
            month,
            day,
            hour: (second / HOUR) as u8,
            minute: (second % HOUR / MINUTE) as u8,
            weekday: Weekday::of_day(days),
        }
    }

    /// The moment clocks in `zone` show this. The weekday is not looked at.
    ///
    /// Shown twice (clocks go back): the earlier moment. Skipped (clocks go forward): as much later
    /// as the clocks went forward.
    pub fn instant(&self, zone: &Zone) -> Timestamp {
        zone.moment_of(self.clock())
    }

    /// Days since 1 January 1970, for counting how many dates lie between two.
    pub fn day_number(&self) -> i64 {
        days_from_date(self.year, self.month, self.day)
    }

    fn clock(&self) -> i64 {
        self.day_number() * DAY + i64::from(self.hour) * HOUR + i64::from(self.minute) * MINUTE
    }
}

/// Reads what `<input type="datetime-local">` sends: `2026-11-22T18:00`, years 1970 to 9999.
///
/// Also takes seconds, and a space for the `T`. `None` if it is anything else or there is no such
/// date. Twice-shown and skipped times are read as by [`Civil::instant`].
pub fn parse_local(text: &str, zone: &Zone) -> Option<Timestamp> {
    let text = text.trim();
    let (date, time) = text.split_once(['T', ' '])?;
    let [year, month, day] = numbers(date, b'-', [4, 2, 2])?;
    let [hour, minute, second] = match time.len() {
        5 => numbers(time, b':', [2, 2]).map(|[hour, minute]| [hour, minute, 0]),
        _ => numbers(time, b':', [2, 2, 2]),
    }?;
    if !(1970..=9999).contains(&year) || second > 59 {
        return None;
    }
    // Two digits each, so none of these is cut short.
    let civil = Civil::new(year, month as u8, day as u8, hour as u8, minute as u8)?;
    Some(zone.moment_of(civil.clock() + i64::from(second)))
}

/// Writes a moment as `<input type="datetime-local">` wants it: `2026-11-22T18:00`.
pub fn to_local_input(at: Timestamp, zone: &Zone) -> String {
    let Civil { year, month, day, hour, minute, .. } = Civil::at(at, zone);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}")
}

/// Reads numbers of exactly these many digits with a mark between; `None` if there is anything else.
fn numbers<const N: usize>(text: &str, mark: u8, digits: [usize; N]) -> Option<[i32; N]> {
    let mut values = [0; N];
    let mut parts = text.as_bytes().split(|&byte| byte == mark);
    for (value, digits) in values.iter_mut().zip(digits) {
        let part = parts.next()?;
        if part.len() != digits || !part.iter().all(u8::is_ascii_digit) {
            return None;
        }
        *value = part.iter().fold(0, |sum, digit| sum * 10 + i32::from(digit - b'0'));
    }
    parts.next().is_none().then_some(values)
}

fn month_length(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

// The two functions below are Howard Hinnant's: years begin in March, so that a leap day comes
// last, and 400 of them (an era) are always as long. 719 468 days lead from year 0 to 1970.

const ERA: i64 = 146_097;

fn days_from_date(year: i32, month: u8, day: u8) -> i64 {
    let (month, day) = (i64::from(month), i64::from(day));
    let year = i64::from(year) - i64::from(month <= 2);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    year.div_euclid(400) * ERA + day_of_era - 719_468
}

fn date_from_days(days: i64) -> (i32, u8, u8) {
    let days = days + 719_468;
    let day_of_era = days.rem_euclid(ERA);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = days.div_euclid(ERA) * 400 + year_of_era + i64::from(month <= 2);
    // Instants reach some 300 million years either way, well within 32 bits.
    (year as i32, month as u8, day as u8)
}
