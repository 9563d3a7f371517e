//! Prints the annex of a schedule in Markdown.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "schedules/att-csp12-working-groups.toml".to_owned());
    let source = plenary::open(path)?;
    let schedule = plenary::compile(&source)?.value;
    print!("{}", schedule.annex().to_markdown());
    Ok(())
}
