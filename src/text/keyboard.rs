//! Korean keyboards: which keys stand behind the Hangul and the signs that an input method sends.
//! Layouts: the two-set one of KS X 5002; 세벌식 390 and 최종 as libhangul has them. Knows nothing of
//! commands: a key is the Latin character on it.

use super::hangul;

/// The layout of a Korean keyboard, by which letters are read back as keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keyboard {
    /// 두벌식, KS X 5002.
    #[default]
    TwoSet,
    /// 세벌식 390.
    ThreeSet390,
    /// 세벌식 최종 (391).
    ThreeSetFinal,
}

/// The keys that may have typed one letter, the likeliest first; each is one Latin character or more.
pub type Readings = Vec<&'static str>;

/// The keys of a layout by the letters that they type. Several ways to type one are parted by spaces.
struct Layout {
    /// Of the 19 initial consonants, in Unicode order.
    initials: [&'static str; 19],
    /// Of the 21 vowels, in Unicode order.
    vowels: [&'static str; 21],
    /// Of the 27 final consonants, in Unicode order.
    finals: [&'static str; 27],
    /// Of the signs and digits that stand on other keys than on a Latin keyboard.
    signs: &'static [(char, &'static str)],
}

const TWO_SET: Layout = Layout {
    initials: [
        "r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v",
        "g",
    ],
    vowels: [
        "k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl",
        "b", "m", "ml", "l",
    ],
    finals: [
        "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a",
        "q", "qt", "t", "T", "d", "w", "c", "z", "x", "v", "g",
    ],
    signs: &[],
};

/// The initial consonants of both three-set layouts; doubled ones are typed twice.
const THREE_SET_INITIALS: [&str; 19] = [
    "k", "kk", "h", "u", "uu", "y", "i", ";", ";;", "n", "nn", "j", "l", "ll", "o", "0", "'", "p",
    "m",
];

// ㅗ and ㅜ have a second key for the vowels that begin with them. Alone, ㅗ is taken for `/` first:
// the search has no other key on these layouts.
const THREE_SET_390: Layout = Layout {
    initials: THREE_SET_INITIALS,
    vowels: [
        "f", "r", "6", "R", "t", "c", "e", "7", "/ v", "/f vf", "/r vr", "/d vd", "4", "b 9",
        "9t bt", "9c bc", "9d bd", "5", "g", "8 gd", "d",
    ],
    finals: [
        "x", "F xx", "xq", "s", "s!", "S s1", "A", "w", "D wx", "C wz", "w3", "wq", "wW", "wQ",
        "V w1", "z", "3", "X 3q", "q", "2 qq", "a", "!", "Z", "E", "W", "Q", "1",
    ],
    signs: &[
        ('2', "<"),
        ('3', ">"),
        ('!', "B"),
        ('/', "G"),
        ('\'', "H"),
        ('8', "I"),
        ('4', "J"),
        ('5', "K"),
        ('6', "L"),
        ('1', "M"),
        ('0', "N"),
        ('9', "O"),
        ('>', "P"),
        (';', "T"),
        ('7', "U"),
        ('<', "Y"),
    ],
};

const THREE_SET_FINAL: Layout = Layout {
    initials: THREE_SET_INITIALS,
    vowels: [
        "f", "r", "6", "G", "t", "c", "e", "7", "/ v", "/f vf", "/r vr", "/d vd", "4", "b 9",
        "9t bt", "9c bc", "9d bd", "5", "g", "8 gd", "d",
    ],
    finals: [
        "x", "! xx", "V xq", "s", "E s#", "S s1", "A", "w", "@ wx", "F wz", "D w3", "T wq", "% wW",
        "$ wQ", "R w1", "z", "3", "X 3q", "q", "2 qq", "a", "#", "Z", "C", "W", "Q", "1",
    ],
    signs: &[
        ('·', "\""),
        ('“', "&"),
        ('\'', "("),
        ('~', ")"),
        ('”', "*"),
        (',', ", <"),
        (')', "-"),
        ('.', ". >"),
        ('4', ":"),
        ('>', "="),
        ('!', "?"),
        ('?', "B"),
        ('0', "H"),
        ('7', "I"),
        ('1', "J"),
        ('2', "K"),
        ('3', "L"),
        ('"', "M"),
        ('-', "N"),
        ('8', "O"),
        ('9', "P"),
        ('6', "U"),
        ('5', "Y"),
        ('(', "["),
        (':', "\\"),
        ('<', "]"),
        ('=', "^"),
        (';', "_"),
        ('*', "`"),
        ('%', "{"),
        ('\\', "|"),
        ('/', "}"),
        ('※', "~"),
    ],
};

impl Keyboard {
    fn layout(self) -> &'static Layout {
        match self {
            Self::TwoSet => &TWO_SET,
            Self::ThreeSet390 => &THREE_SET_390,
            Self::ThreeSetFinal => &THREE_SET_FINAL,
        }
    }

    /// The letters of a Hangul character, each with the keys that may have typed it; `None` when it is no
    /// Hangul of today. Fillers, which input methods add to incomplete syllables, have no letters.
    pub fn letters(self, c: char) -> Option<Vec<Readings>> {
        let layout = self.layout();
        let pick = |keys: &[&'static str], n: u32| -> Readings {
            let ways = keys.get(n as usize).copied().unwrap_or("");
            ways.split(' ').filter(|way| !way.is_empty()).collect()
        };
        if let Some((initial, vowel, last)) = hangul::decompose(c) {
            let mut letters = vec![pick(&layout.initials, initial), pick(&layout.vowels, vowel)];
            if last > 0 {
                letters.push(pick(&layout.finals, last - 1));
            }
            return Some(letters);
        }
        let letter = match u32::from(c) {
            n @ 0x1100..=0x1112 => pick(&layout.initials, n - 0x1100),
            n @ 0x1161..=0x1175 => pick(&layout.vowels, n - 0x1161),
            n @ 0x11A8..=0x11C2 => pick(&layout.finals, n - 0x11A8),
            n @ 0x314F..=0x3163 => pick(&layout.vowels, n - 0x314F),
            0x3131..=0x314E => {
                // It does not say whether it was typed as an initial or as a final.
                let (initial, last) = hangul::places_of_consonant(c);
                let mut ways = initial.map_or_else(Vec::new, |n| pick(&layout.initials, n));
                for way in last.map_or_else(Vec::new, |n| pick(&layout.finals, n)) {
                    if !ways.contains(&way) {
                        ways.push(way);
                    }
                }
                ways.sort_by_key(|way| way.len());
                ways
            }
            0x115F | 0x1160 => return Some(Vec::new()),
            _ => return self.letters(hangul::full_width_jamo(c)?),
        };
        Some(vec![letter])
    }

    /// The likeliest keys that type a Hangul character; `None` when it is no Hangul of today.
    pub fn keys(self, c: char) -> Option<String> {
        let letters = self.letters(c)?;
        Some(
            letters
                .iter()
                .filter_map(|ways| ways.first())
                .copied()
                .collect(),
        )
    }

    /// The keys that type a sign or digit which the layout has moved; `None` when it stands where a Latin
    /// keyboard has it. Only to be asked while Korean input is on.
    pub fn moved_sign(self, c: char) -> Option<Readings> {
        let mut signs = self.layout().signs.iter();
        signs
            .find(|(sign, _)| *sign == c)
            .map(|(_, ways)| ways.split(' ').collect())
    }
}

/// The vowel that is left when the letter typed last is taken from it, by its number.
pub(super) fn shorter_vowel(n: u32) -> Option<u32> {
    shorter(&TWO_SET.vowels, n)
}

/// The final that is left when the letter typed last is taken from it, by its number.
pub(super) fn shorter_final(n: u32) -> Option<u32> {
    shorter(&TWO_SET.finals, n)
}

/// Letters of several keys are those that people write in several steps: ㅘ is ㅗ and ㅏ.
fn shorter(keys: &[&str], n: u32) -> Option<u32> {
    let typed = keys.get(n as usize)?;
    let mut left = typed.chars();
    left.next_back()?;
    let at = keys.iter().position(|keys| *keys == left.as_str())?;
    u32::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What every key of the three-set layouts types, from `!` to `~`; jamo as code points.
    fn typed(keyboard: Keyboard) -> Vec<(char, char)> {
        let same = "\
            a11BC b116E c1166 d1175 e1167 f1161 g1173 h1102 i1106 j110B k1100 l110C m1112 n1109 \
            o110E p1111 q11BA r1162 s11AB t1165 u1103 v1169 w11AF x11A8 y1105 z11B7 \
            0110F 111C2 211BB 311B8 4116D 51172 61163 71168 81174 9116E ;1107 '1110 /1169";
        let own = match keyboard {
            Keyboard::ThreeSet390 => {
                "!11BD A11AE C11B1 D11B0 E11BF F11A9 Q11C1 R1164 S11AD V11B6 W11C0 X11B9 Z11BE \
                 <0032 >0033 B0021 G002F H0027 I0038 J0034 K0035 L0036 M0031 N0030 O0039 P003E \
                 T003B U0037 Y003C"
            }
            _ => {
                "!11A9 #11BD $11B5 %11B4 @11B0 A11AE C11BF D11B2 E11AC F11B1 G1164 Q11C1 R11B6 \
                 S11AD T11B3 V11AA W11C0 X11B9 Z11BE \"00B7 &201C (0027 )007E *201D -0029 :0034 \
                 <002C =003E >002E ?0021 B003F H0030 I0037 J0031 K0032 L0033 M0022 N002D O0038 \
                 P0039 U0036 Y0035 [0028 \\003A ]003C ^003D _003B `002A {0025 |005C }002F ~203B"
            }
        };
        let moved: Vec<(char, char)> = format!("{same} {own}")
            .split_whitespace()
            .map(|entry| {
                let (key, code) = entry.split_at(1);
                let code = u32::from_str_radix(code, 16).unwrap();
                (key.chars().next().unwrap(), char::from_u32(code).unwrap())
            })
            .collect();
        let rest = ('!'..='~').filter(|key| moved.iter().all(|(moved, _)| moved != key));
        let mut all = moved.clone();
        all.extend(rest.map(|key| (key, key)));
        all
    }

    #[test]
    fn every_key_of_the_three_set_layouts_is_read_back() {
        for keyboard in [Keyboard::ThreeSet390, Keyboard::ThreeSetFinal] {
            let typed = typed(keyboard);
            assert_eq!(typed.len(), 94);
            for (key, sent) in typed {
                let letters = keyboard.letters(sent).map(|letters| letters.concat());
                let ways = letters
                    .or_else(|| keyboard.moved_sign(sent))
                    .unwrap_or_default();
                let key = key.to_string();
                if ways.is_empty() {
                    assert_eq!(sent.to_string(), key, "{keyboard:?}");
                } else {
                    assert!(ways.contains(&key.as_str()), "{keyboard:?} {key}: {ways:?}");
                }
            }
        }
    }

    #[test]
    fn no_three_set_layout_claims_a_key_that_types_something_else() {
        for keyboard in [Keyboard::ThreeSet390, Keyboard::ThreeSetFinal] {
            let layout = typed(keyboard);
            let jamo = ('\u{1100}'..='\u{1112}')
                .chain('\u{1161}'..='\u{1175}')
                .chain('\u{11A8}'..='\u{11C2}');
            for sent in jamo.chain(' '..='~') {
                let ways = match keyboard.letters(sent) {
                    Some(letters) => letters.concat(),
                    None => keyboard.moved_sign(sent).unwrap_or_default(),
                };
                for way in ways.iter().filter(|way| way.len() == 1) {
                    let types = layout.iter().find(|(key, _)| way.starts_with(*key));
                    assert_eq!(types.map(|(_, types)| *types), Some(sent), "{way}");
                }
            }
        }
    }

    #[test]
    fn syllables_and_doubled_letters_are_several_keys() {
        for (keyboard, sent, keys) in [
            (Keyboard::ThreeSet390, '한', "mfs"),
            (Keyboard::ThreeSet390, '과', "k/f"),
            (Keyboard::ThreeSet390, '꿈', "kkbz"),
            (Keyboard::ThreeSet390, '웬', "j9cs"),
            (Keyboard::ThreeSetFinal, '앉', "jfE"),
            (Keyboard::ThreeSetFinal, '값', "kfX"),
            (Keyboard::ThreeSetFinal, '얘', "jG"),
            (Keyboard::TwoSet, '꽤', "Rho"),
        ] {
            assert_eq!(keyboard.keys(sent).as_deref(), Some(keys), "{sent}");
        }
        assert_eq!(Keyboard::ThreeSet390.keys('j'), None);
        assert_eq!(Keyboard::TwoSet.keys('\u{1160}').as_deref(), Some(""));
        assert_eq!(Keyboard::TwoSet.keys('ﾡ').as_deref(), Some("r"));
    }

    #[test]
    fn a_consonant_that_may_be_a_final_too_is_read_both_ways() {
        let ways = |c| Keyboard::ThreeSet390.letters(c).unwrap().concat();
        assert_eq!(ways('ㅎ'), ["m", "1"]);
        assert_eq!(ways('\u{1112}'), ["m"]);
        assert_eq!(ways('\u{11C2}'), ["1"]);
        assert_eq!(ways('ㄲ'), ["F", "kk", "xx"]);
        assert_eq!(ways('ㅗ'), ["/", "v"]);
    }
}
