//! The page's policy allows its own style sheet, and nothing else.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use crate::cases::schedules;

#[test]
fn the_policy_names_the_style_sheet() {
    let (_, schedule) = schedules().swap_remove(0);
    let page = schedule.annex().to_html();
    let style = between(&page, "<style>", "</style>");
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"");
    let digest = STANDARD.encode(Sha256::digest(style));
    let expected = format!("'sha256-{digest}'");
    assert!(
        policy.ends_with(&expected),
        "{policy} should end with {expected}"
    );
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).expect("it begins");
    rest.split_once(to).expect("it ends").0
}
