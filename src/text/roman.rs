//! Roman numerals, as pages and list items carry them.

/// A number in small Roman letters; nothing for 0.
pub fn lower(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_readers_know_them() {
        for (number, written) in [
            (0, ""),
            (4, "iv"),
            (9, "ix"),
            (14, "xiv"),
            (49, "xlix"),
            (1998, "mcmxcviii"),
        ] {
            assert_eq!(lower(number), written);
        }
    }
}
