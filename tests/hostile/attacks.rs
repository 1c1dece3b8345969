//! What a document could try on a terminal, as text that is put wherever a document may have text.

/// Attacks by name. None of them may reach the terminal as a sequence.
pub(crate) const ATTACKS: [(&str, &str); 36] = [
    ("the title of the window", "\x1b]0;taken\x07"),
    ("the title, ended by ST", "\x1b]2;taken\x1b\\"),
    ("the clipboard, written", "\x1b]52;c;dGFrZW4=\x07"),
    ("the clipboard, asked for", "\x1b]52;c;?\x07"),
    (
        "a link",
        "\x1b]8;;https://example.org/taken\x1b\\here\x1b]8;;\x1b\\",
    ),
    ("a colour of the palette", "\x1b]4;1;rgb:ff/00/00\x07"),
    ("the folder of the shell", "\x1b]7;file:///taken\x07"),
    ("a notification", "\x1b]777;notify;taken;taken\x07"),
    ("the settings, asked for", "\x1bP$q\"p\x1b\\"),
    ("terminfo, asked for", "\x1bP+q544e\x1b\\"),
    ("device attributes", "\x1b[c\x1b[>c\x1b[=c\x1bZ"),
    ("the cursor's place", "\x1b[6n\x1b[?6n\x1b[5n"),
    ("the title, asked for", "\x1b[21t\x1b[20t"),
    ("the answerback", "\x05"),
    (
        "games with the cursor",
        "\x1b[2J\x1b[H\x1b[10A\x1b[99C\x1b7\x1b8\x1bM\x1bD\x1bE",
    ),
    (
        "letters over letters",
        "honest\x08\x08\x08\x08\x08\x08taken\rtaken\x0b\x0c",
    ),
    ("other letters", "\x0e\x1b(0lqqk\x1b)0\x1b#8\x0f"),
    ("modes", "\x1b[?1049l\x1b[?1003h\x1b[20h\x1b[?5h\x1b="),
    ("a reset", "\x1bc\x1b[!p"),
    ("a picture by sixel", "\x1bPq#0;2;0;0;0#0~~\x1b\\"),
    ("a picture by kitty", "\x1b_Gf=24,s=1,v=1;AAAA\x1b\\"),
    ("a picture by iTerm2", "\x1b]1337;File=inline=1:AAAA\x07"),
    (
        "a sequence in a sequence",
        "\x1b]0;\x1b[31m\x1b]52;c;dA==\x07\x07\x1bPtmux;\x1b\x1b]0;t\x07\x1b\\",
    ),
    (
        "colours, asked for",
        "\x1b]10;?\x07\x1b]11;?\x1b\\\x1b]4;0;?\x07",
    ),
    ("a font", "\x1b]50;taken\x07"),
    ("a variable of iTerm2", "\x1b]1337;SetUserVar=a=dA==\x07"),
    ("progress and prompts", "\x1b]9;4;1;50\x07\x1b]133;A\x07"),
    ("a title as in screen", "\x1bktaken\x1b\\"),
    (
        "messages and applications",
        "\x1b^taken\x1b\\\x1b_taken\x1b\\\x1bXtaken\x1b\\",
    ),
    ("the printer", "\x1b[5i\x1b[?5i\x1b[i"),
    ("keys with another meaning", "\x1bP0;1|17/74616b656e\x1b\\"),
    (
        "reports of keys",
        "\x1b[>4;2m\x1b[>1u\x1b[?u\x1b[?2004$p\x1b[?996n",
    ),
    (
        "the window, rectangles and repetition",
        "\x1b[8;1;1t\x1b[2t\x1b[65;1;1;5;5$x\x1b[1;1;9;9$z\x1b[999999b\x1b[1'}",
    ),
    ("a sequence cut off", "\x1b[38;5;\x1b]0;cut\x1bP\x1b"),
    (
        "C1 controls",
        "\u{9b}31m\u{9d}0;taken\u{9c}\u{90}q\u{9c}\u{84}\u{85}\u{8d}\u{9f}G\u{9c}",
    ),
    (
        "marks that are not seen",
        "\u{202e}nekat\u{202c}\u{2066}x\u{2069}\u{200b}\u{feff}\u{ad}\u{e0041}\u{115f}\u{3164}\u{7f}",
    ),
];

/// Bytes that are no characters: C1 as single bytes, and escape in overlong UTF-8.
pub(crate) const BYTES: &[u8] =
    b"\x9b31m\x9d0;taken\x9c \xc0\x9b[31m \xe0\x80\x9b]0;t\x07 \xc1\x9b \xf0\x80\x80\x9b[c";

/// All attacks, one after the other, on one line.
pub(crate) fn all() -> String {
    let attacks = ATTACKS.map(|(name, attack)| format!("{name} {attack} "));
    attacks.concat().replace('\n', " ")
}

/// A document of a format with the attacks in its title, headings, text, code, links, tables and notes.
pub(crate) fn document(format: &str) -> Vec<u8> {
    let all = all();
    let text = match format {
        "md" => format!(
            "---\ntitle: \"{title}\"\nauthor: {all}\n---\n# {all}\n\n본문 {all} 끝[^1] [{all}](https://example.org/{all}) \
             ![{all}](x.png) `{all}`\n\n```\n{all}\n```\n\n| 하나 | {all} |\n| --- | --- |\n| {all} | 둘 |\n\n- {all}\n\n> {all}\n\n\
             <b title=\"{all}\">{all}</b> &#27;]0;t&#7; &#x9b;31m &#155;31m\n\n## 다음 절\n\n마지막 문단이다. 확장 시험(test {all}).\n\n[^1]: {all}\n",
            title = all.escape_default()
        ),
        "html" => format!(
            "<!doctype html><title>{all}</title><meta name=author content=\"{all}\"><h1>{all}</h1><p style=\"color:red\">본문 {all} \
             <a href=\"https://example.org/{all}\">{all}</a> &#27;]0;t&#7; &#x9b;31m &#155;31m <img alt=\"{all}\" src=x></p>\
             <table><tr><td>{all}<td>둘</table><pre>{all}</pre><h2>다음 절</h2><p>마지막 문단이다.</p>"
        ),
        _ => {
            format!("{all}\n\n제1장 {all}\n\n본문 {all} 끝.\n\n제2장 다음 절\n\n마지막 문단이다.\n")
        }
    };
    let mut bytes = text.into_bytes();
    bytes.extend(b"\n\n");
    bytes.extend(BYTES);
    bytes.extend("\n\n끝 문단이다.\n".as_bytes());
    bytes
}
