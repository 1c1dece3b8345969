//! Times the import of texts that double in size: `cargo run --release --example doubling -- report.txt`.
//! Where the time per megabyte stays level, the work is linear.

use std::time::Instant;

use yeobaek::import::{Format, decode, import};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let name = std::env::args().nth(1);
    let name = name.unwrap_or_else(|| "examples/documents/night-bus-report.txt".into());
    let bytes = std::fs::read(name)?;
    let once = decode(&bytes)?.text;
    println!("      MB   blocks   notes  seconds  s/MB");
    for half_megabytes in [1, 2, 4, 8] {
        let times = (half_megabytes * 500_000_usize).div_ceil(once.len().max(1));
        let text = format!("{once}\u{c}").repeat(times);
        let begun = Instant::now();
        let document = import(&text, Format::Plain, "UTF-8");
        let seconds = begun.elapsed().as_secs_f32();
        let megabytes = f32::from(u16::try_from(text.len() / 1000)?) / 1000.0;
        println!(
            "{megabytes:8.2} {:8} {:7} {seconds:8.2} {:5.2}",
            document.blocks().len(),
            document.footnotes().len(),
            seconds / megabytes
        );
    }
    Ok(())
}
