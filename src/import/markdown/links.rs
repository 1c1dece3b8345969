//! Addresses that stand bare in Korean text. The parser takes a particle for a part of the address:
//! `https://example.org에서`.

/// Particles and endings that follow an address without a space.
const PARTICLES: [&str; 36] = [
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "에",
    "의",
    "와",
    "과",
    "로",
    "도",
    "만",
    "나",
    "에서",
    "으로",
    "에는",
    "에도",
    "에게",
    "까지",
    "부터",
    "이나",
    "이며",
    "이다",
    "이고",
    "라는",
    "에서는",
    "에서도",
    "이라는",
    "입니다",
    "으로는",
    "로부터",
    "등",
    "등의",
    "등을",
    "참조",
];

/// Where a bare address ends: before a particle, and before a closing bracket in front of it.
pub(super) fn end_of_address(address: &str) -> usize {
    let is_hangul = |c: char| ('가'..='힣').contains(&c);
    let bare = address.trim_end_matches(is_hangul);
    let tail = address.get(bare.len()..).unwrap_or("");
    if !PARTICLES.contains(&tail) {
        return address.len();
    }
    let mut end = bare.trim_end_matches([
        '.', ',', ';', ':', '”', '’', '"', '\'', '」', '』', '>', '〉', '》',
    ]);
    while let Some(inner) = end.strip_suffix(')') {
        if inner.matches('(').count() > inner.matches(')').count() {
            break;
        }
        end = inner;
    }
    end.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_are_no_part_of_an_address() {
        for (address, end) in [
            ("https://example.org에서", "https://example.org"),
            ("https://example.org/a(b)은", "https://example.org/a(b)"),
            ("https://example.org)는", "https://example.org"),
            (
                "https://ko.example.org/wiki/한글",
                "https://ko.example.org/wiki/한글",
            ),
            ("https://example.org/a", "https://example.org/a"),
        ] {
            assert_eq!(&address[..end_of_address(address)], end);
        }
    }
}
