//! Time zones that were probably meant.

use super::distance;

/// Cities where conferences meet and no zone is named after them, with the zone that they have.
const CITIES: [(&str, &str); 81] = [
    ("abu dhabi", "Asia/Dubai"),
    ("abuja", "Africa/Lagos"),
    ("agra", "Asia/Kolkata"),
    ("ankara", "Europe/Istanbul"),
    ("antalya", "Europe/Istanbul"),
    ("antwerp", "Europe/Brussels"),
    ("bali", "Asia/Makassar"),
    ("bangalore", "Asia/Kolkata"),
    ("barcelona", "Europe/Madrid"),
    ("beijing", "Asia/Shanghai"),
    ("belém", "America/Belem"),
    ("bern", "Europe/Zurich"),
    ("berne", "Europe/Zurich"),
    ("bombay", "Asia/Kolkata"),
    ("bonn", "Europe/Berlin"),
    ("boston", "America/New_York"),
    ("brasilia", "America/Sao_Paulo"),
    ("busan", "Asia/Seoul"),
    ("cali", "America/Bogota"),
    ("canberra", "Australia/Sydney"),
    ("cancún", "America/Cancun"),
    ("cape town", "Africa/Johannesburg"),
    ("cartagena", "America/Bogota"),
    ("davos", "Europe/Zurich"),
    ("delhi", "Asia/Kolkata"),
    ("denpasar", "Asia/Makassar"),
    ("doha", "Asia/Qatar"),
    ("durban", "Africa/Johannesburg"),
    ("florence", "Europe/Rome"),
    ("frankfurt", "Europe/Berlin"),
    ("geneva", "Europe/Zurich"),
    ("genf", "Europe/Zurich"),
    ("genève", "Europe/Zurich"),
    ("glasgow", "Europe/London"),
    ("goa", "Asia/Kolkata"),
    ("gothenburg", "Europe/Stockholm"),
    ("hague", "Europe/Amsterdam"),
    ("hamburg", "Europe/Berlin"),
    ("hanoi", "Asia/Ho_Chi_Minh"),
    ("hyderabad", "Asia/Kolkata"),
    ("incheon", "Asia/Seoul"),
    ("islamabad", "Asia/Karachi"),
    ("jeju", "Asia/Seoul"),
    ("kyoto", "Asia/Tokyo"),
    ("lausanne", "Europe/Zurich"),
    ("lyon", "Europe/Paris"),
    ("marrakech", "Africa/Casablanca"),
    ("marrakesh", "Africa/Casablanca"),
    ("milan", "Europe/Rome"),
    ("montreal", "America/Toronto"),
    ("montréal", "America/Toronto"),
    ("mumbai", "Asia/Kolkata"),
    ("munich", "Europe/Berlin"),
    ("nagoya", "Asia/Tokyo"),
    ("new delhi", "Asia/Kolkata"),
    ("nice", "Europe/Paris"),
    ("osaka", "Asia/Tokyo"),
    ("ottawa", "America/Toronto"),
    ("porto", "Europe/Lisbon"),
    ("pretoria", "Africa/Johannesburg"),
    ("pyeongchang", "Asia/Seoul"),
    ("quito", "America/Guayaquil"),
    ("rabat", "Africa/Casablanca"),
    ("rio", "America/Sao_Paulo"),
    ("rio de janeiro", "America/Sao_Paulo"),
    ("san francisco", "America/Los_Angeles"),
    ("seville", "Europe/Madrid"),
    ("sharm el sheikh", "Africa/Cairo"),
    ("sochi", "Europe/Moscow"),
    ("strasbourg", "Europe/Paris"),
    ("suva", "Pacific/Fiji"),
    ("the hague", "Europe/Amsterdam"),
    ("turin", "Europe/Rome"),
    ("valencia", "Europe/Madrid"),
    ("venice", "Europe/Rome"),
    ("washington", "America/New_York"),
    ("washington dc", "America/New_York"),
    ("wellington", "Pacific/Auckland"),
    ("wien", "Europe/Vienna"),
    ("yaoundé", "Africa/Douala"),
    ("yokohama", "Asia/Tokyo"),
];

/// Returns the zone that was meant by a name that none has: a slip of the hand, a city alone, or a
/// city after which no zone is named. A zone that is merely alike would bring wrong hours.
pub(crate) fn time_zone(typed: &str, known: &[&'static str]) -> Option<&'static str> {
    let name = typed.trim().replace(" / ", "/");
    let city = city_of(&name).to_lowercase().replace(['_', '-'], " ");
    let listed = CITIES.iter().find(|(listed, _)| *listed == city);
    listed
        .map(|(_, zone)| *zone)
        .or_else(|| nearest_zone(&name, known))
}

fn nearest_zone(typed: &str, known: &[&'static str]) -> Option<&'static str> {
    let slips = |zone: &str| {
        let whole = distance(typed, zone);
        let alone = distance(typed, city_of(zone));
        if typed.contains('/') { whole } else { alone }
    };
    if typed.len() > 64 {
        return None;
    }
    let cities = known.iter().filter(|zone| is_of_a_city(zone));
    let scored = cities.map(|zone| (slips(zone), *zone));
    let most = if city_of(typed).chars().count() > 6 {
        2
    } else {
        1
    };
    scored
        .filter(|(slips, _)| *slips <= most)
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, zone)| zone)
}

fn city_of(zone: &str) -> &str {
    zone.rsplit('/').next().unwrap_or(zone)
}

/// True if a zone is named by continent and city, not by a difference from UTC.
fn is_of_a_city(zone: &str) -> bool {
    zone.contains('/') && !zone.starts_with("Etc/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Zone;

    #[test]
    fn every_listed_zone_exists() {
        for (city, zone) in CITIES {
            assert!(Zone::named(zone).is_some(), "{city}: {zone}");
        }
    }

    #[test]
    fn slips_are_fixed_and_nothing_is_guessed() {
        let known = Zone::names();
        let meant = |typed| time_zone(typed, &known);
        assert_eq!(meant("Europe/Zuerich"), Some("Europe/Zurich"));
        assert_eq!(meant("zürich"), Some("Europe/Zurich"));
        assert_eq!(meant("New York"), Some("America/New_York"));
        assert_eq!(meant("Europe/The Hague"), Some("Europe/Amsterdam"));
        assert_eq!(meant("Europe/Gdansk"), None);
        assert_eq!(meant("Asia/Bagdad"), Some("Asia/Baghdad"));
        assert_eq!(meant("Europe/Wien"), Some("Europe/Vienna"));
        assert_eq!(meant("Asia/Delhi"), Some("Asia/Kolkata"));
        assert_eq!(meant("Pacific/Suva"), Some("Pacific/Fiji"));
        assert_eq!(meant("Sharm-el-Sheikh"), Some("Africa/Cairo"));
        assert_eq!(meant("Africa/Gaia"), None);
        assert_eq!(meant("GMT+2"), None);
        assert_eq!(meant("Central European Time"), None);
    }
}
