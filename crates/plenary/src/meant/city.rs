//! The time zone that was probably meant.

use super::distance;

/// Cities where conferences meet and no zone is named after them, with the zone that they have.
const CITIES: [(&str, &str); 36] = [
    ("abidjan", "Africa/Abidjan"),
    ("abuja", "Africa/Lagos"),
    ("abu dhabi", "Asia/Dubai"),
    ("ankara", "Europe/Istanbul"),
    ("barcelona", "Europe/Madrid"),
    ("beijing", "Asia/Shanghai"),
    ("bern", "Europe/Zurich"),
    ("berne", "Europe/Zurich"),
    ("bombay", "Asia/Kolkata"),
    ("bonn", "Europe/Berlin"),
    ("brasilia", "America/Sao_Paulo"),
    ("busan", "Asia/Seoul"),
    ("cape town", "Africa/Johannesburg"),
    ("cartagena", "America/Bogota"),
    ("davos", "Europe/Zurich"),
    ("geneva", "Europe/Zurich"),
    ("genève", "Europe/Zurich"),
    ("hamburg", "Europe/Berlin"),
    ("hanoi", "Asia/Ho_Chi_Minh"),
    ("incheon", "Asia/Seoul"),
    ("kyoto", "Asia/Tokyo"),
    ("lausanne", "Europe/Zurich"),
    ("marrakesh", "Africa/Casablanca"),
    ("milan", "Europe/Rome"),
    ("montreal", "America/Toronto"),
    ("mumbai", "Asia/Kolkata"),
    ("new delhi", "Asia/Kolkata"),
    ("ottawa", "America/Toronto"),
    ("quito", "America/Guayaquil"),
    ("rio de janeiro", "America/Sao_Paulo"),
    ("sharm el sheikh", "Africa/Cairo"),
    ("strasbourg", "Europe/Paris"),
    ("the hague", "Europe/Amsterdam"),
    ("washington", "America/New_York"),
    ("washington dc", "America/New_York"),
    ("yaounde", "Africa/Douala"),
];

/// The zone that was meant by a name that none has: a slip of the hand, a city alone, or a city
/// after which no zone is named. A zone that is merely alike would bring wrong hours.
pub(crate) fn time_zone(typed: &str, known: &[&'static str]) -> Option<&'static str> {
    let typed = typed.trim().replace(" / ", "/");
    let city = city_of(&typed).to_lowercase().replace('_', " ");
    let listed = CITIES.iter().find(|(name, _)| *name == city);
    listed
        .map(|(_, zone)| *zone)
        .or_else(|| nearest_zone(&typed, known))
}

fn nearest_zone(typed: &str, known: &[&'static str]) -> Option<&'static str> {
    let slips = |zone: &str| {
        let whole = distance(typed, zone);
        let alone = distance(typed, city_of(zone));
        if typed.contains('/') { whole } else { alone }
    };
    let cities = known.iter().filter(|zone| is_of_a_city(zone));
    let scored = cities.map(|zone| (slips(zone), *zone));
    let most = if typed.chars().count() > 5 { 2 } else { 1 };
    scored
        .filter(|(slips, _)| *slips <= most)
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, zone)| zone)
}

fn city_of(zone: &str) -> &str {
    zone.rsplit('/').next().unwrap_or(zone)
}

/// Whether a zone is named by continent and city, not by a difference from Greenwich.
fn is_of_a_city(zone: &str) -> bool {
    zone.contains('/') && !zone.starts_with("Etc/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_zone_exists() {
        for (city, zone) in CITIES {
            assert!(zone.parse::<chrono_tz::Tz>().is_ok(), "{city}: {zone}");
        }
    }

    #[test]
    fn slips_are_mended_and_nothing_is_guessed() {
        let known: Vec<_> = chrono_tz::TZ_VARIANTS
            .iter()
            .map(|zone| zone.name())
            .collect();
        let meant = |typed| time_zone(typed, &known);
        assert_eq!(meant("Europe/Zuerich"), Some("Europe/Zurich"));
        assert_eq!(meant("zürich"), Some("Europe/Zurich"));
        assert_eq!(meant("New York"), Some("America/New_York"));
        assert_eq!(meant("Europe/The Hague"), Some("Europe/Amsterdam"));
        assert_eq!(meant("Europe/Gdansk"), None);
        assert_eq!(meant("Asia/Bagdad"), Some("Asia/Baghdad"));
        assert_eq!(meant("GMT+2"), None);
        assert_eq!(meant("Central European Time"), None);
    }
}
