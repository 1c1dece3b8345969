//! A reader for tables as Lua writes them: literals only. Nothing is run; calls, names and operators are
//! faults. Nesting and size are bounded.

use super::GatherError;

/// How many tables may lie in one another.
const DEEPEST: usize = 64;
/// How many values a text may have.
const MOST_VALUES: usize = 2_000_000;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Lua {
    /// Nothing.
    Nil,
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(f64),
    /// Text.
    Text(String),
    /// Keys and values, as they stand; what has no key is counted from 1.
    Table(Vec<(Self, Self)>),
}

impl Lua {
    /// The value under a name.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        let Self::Table(fields) = self else {
            return None;
        };
        let found = fields.iter().rev();
        found
            .filter(|(key, _)| matches!(key, Self::Text(key) if key == name))
            .map(|(_, value)| value)
            .next()
    }

    /// The text under a name; nothing when there is none.
    pub(super) fn text(&self, name: &str) -> &str {
        match self.get(name) {
            Some(Self::Text(text)) => text,
            _ => "",
        }
    }

    /// The values under numbers, in the order of the numbers.
    pub(super) fn items(&self) -> Vec<&Self> {
        let Self::Table(fields) = self else {
            return Vec::new();
        };
        let mut numbered: Vec<(f64, &Self)> = fields
            .iter()
            .filter_map(|(key, value)| match key {
                Self::Number(number) => Some((*number, value)),
                _ => None,
            })
            .collect();
        numbered.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        numbered.into_iter().map(|(_, value)| value).collect()
    }
}

/// Reads the value that a file of Lua returns.
///
/// # Errors
/// When it does anything else than returning a value, is broken, or too deep or large.
pub(super) fn returned(text: &str) -> Result<Lua, GatherError> {
    let mut reader = Reader {
        text,
        at: 0,
        values: 0,
    };
    reader.skip();
    if reader.word() != "return" {
        return Err(reader.fault("no table is returned"));
    }
    let value = reader.value(0)?;
    reader.skip();
    reader.take(';');
    reader.skip();
    if reader.rest().is_empty() {
        Ok(value)
    } else {
        Err(reader.fault("something follows the table"))
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    values: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn fault(&self, message: &str) -> GatherError {
        let before = self.text.get(..self.at).unwrap_or("");
        GatherError::Broken {
            line: before.matches('\n').count() + 1,
            message: message.to_owned(),
        }
    }

    /// Passes white space and comments.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            let Some(comment) = trimmed.strip_prefix("--") else {
                return;
            };
            self.at += 2;
            if comment.starts_with('[') && self.long().is_some() {
                continue;
            }
            let end = self.rest().find('\n').unwrap_or(self.rest().len());
            self.at += end;
        }
    }

    /// The letters, digits and `_` that come next.
    fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let word = rest.get(..end.unwrap_or(rest.len())).unwrap_or("");
        self.at += word.len();
        word
    }

    fn value(&mut self, depth: usize) -> Result<Lua, GatherError> {
        self.skip();
        self.values += 1;
        if depth > DEEPEST || self.values > MOST_VALUES {
            return Err(GatherError::TooMuch);
        }
        match self.peek() {
            Some('{') => self.table(depth),
            Some(quote @ ('"' | '\'')) => self.string(quote).map(Lua::Text),
            Some('[') => {
                let text = self.long();
                text.map(|text| Lua::Text(text.to_owned()))
                    .ok_or_else(|| self.fault("a text is not closed"))
            }
            Some(c) if c.is_ascii_digit() || matches!(c, '-' | '.') => self.number(),
            _ => match self.word() {
                "nil" => Ok(Lua::Nil),
                "true" => Ok(Lua::Bool(true)),
                "false" => Ok(Lua::Bool(false)),
                _ => Err(self.fault("this is no value")),
            },
        }
    }

    fn table(&mut self, depth: usize) -> Result<Lua, GatherError> {
        self.take('{');
        let mut fields = Vec::new();
        let mut counted = 0.0;
        loop {
            self.skip();
            if self.take('}') {
                return Ok(Lua::Table(fields));
            }
            let key = self.key(depth)?;
            let value = self.value(depth + 1)?;
            let key = key.unwrap_or_else(|| {
                counted += 1.0;
                Lua::Number(counted)
            });
            if value != Lua::Nil {
                fields.push((key, value));
            }
            self.skip();
            if !self.take(',') && !self.take(';') && self.peek() != Some('}') {
                return Err(self.fault("a table is not closed"));
            }
        }
    }

    /// `[key] =` or `name =`, if a key comes next.
    fn key(&mut self, depth: usize) -> Result<Option<Lua>, GatherError> {
        let rest = self.rest();
        if rest.starts_with('[') && !rest.starts_with("[[") && !rest.starts_with("[=") {
            self.take('[');
            let key = self.value(depth + 1)?;
            self.skip();
            let closed = self.take(']');
            self.skip();
            if closed && self.take('=') {
                return Ok(Some(key));
            }
            return Err(self.fault("a key is not closed"));
        }
        let before = self.at;
        let word = self.word();
        let names = !word.is_empty() && !word.starts_with(|c: char| c.is_ascii_digit());
        self.skip();
        if names && self.peek() == Some('=') {
            self.take('=');
            return Ok(Some(Lua::Text(word.to_owned())));
        }
        self.at = before;
        Ok(None)
    }

    fn number(&mut self) -> Result<Lua, GatherError> {
        let minus = self.take('-');
        self.skip();
        let rest = self.rest();
        let hex = rest.strip_prefix("0x").or_else(|| rest.strip_prefix("0X"));
        if let Some(hex) = hex {
            let end = hex
                .find(|c: char| !c.is_ascii_hexdigit())
                .unwrap_or(hex.len());
            self.at += 2 + end;
            let number = u32::from_str_radix(hex.get(..end).unwrap_or(""), 16);
            let number = number.map_or(f64::NAN, f64::from);
            return Ok(Lua::Number(if minus { -number } else { number }));
        }
        let mut before = ' ';
        let end = rest.find(|c: char| {
            let sign = matches!(c, '+' | '-') && matches!(before, 'e' | 'E');
            before = c;
            !(c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E') || sign)
        });
        let digits = rest.get(..end.unwrap_or(rest.len())).unwrap_or("");
        self.at += digits.len();
        let number: f64 = digits
            .parse()
            .ok()
            .ok_or_else(|| self.fault("this is no number"))?;
        Ok(Lua::Number(if minus { -number } else { number }))
    }

    /// `[[text]]`, `[=[text]=]` and so on; a line break right after the opening is no part of it.
    fn long(&mut self) -> Option<&'t str> {
        let rest = self.rest().strip_prefix('[')?;
        let signs = rest.len() - rest.trim_start_matches('=').len();
        let inside = rest.get(signs..)?.strip_prefix('[')?;
        let close = format!("]{}]", "=".repeat(signs));
        let end = inside.find(&close)?;
        self.at += 2 + signs + end + close.len();
        let text = inside.get(..end)?;
        Some(
            text.strip_prefix("\r\n")
                .or(text.strip_prefix('\n'))
                .unwrap_or(text),
        )
    }

    /// A quoted text. Escapes may spell bytes, so it is put together of bytes.
    fn string(&mut self, quote: char) -> Result<String, GatherError> {
        self.take(quote);
        let mut bytes = Vec::new();
        loop {
            match self.next() {
                Some(c) if c == quote => break,
                Some('\\') => self.escape(&mut bytes)?,
                None | Some('\n') => return Err(self.fault("a text is not closed")),
                Some(c) => bytes.extend(c.encode_utf8(&mut [0; 4]).bytes()),
            }
        }
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn escape(&mut self, bytes: &mut Vec<u8>) -> Result<(), GatherError> {
        let simple = |c: char| {
            Some(match c {
                'n' | '\n' => b'\n',
                't' => b'\t',
                'r' => b'\r',
                'a' => 7,
                'b' => 8,
                'f' => 12,
                'v' => 11,
                '\\' | '"' | '\'' => u8::try_from(c).ok()?,
                _ => return None,
            })
        };
        let bad = |reader: &Self| reader.fault("an escape is not known");
        match self.next() {
            Some('z') => self.at += self.rest().len() - self.rest().trim_start().len(),
            Some('\r') => {
                self.take('\n');
                bytes.push(b'\n');
            }
            Some('x') => {
                let digits = self.rest().get(..2).unwrap_or("");
                let byte = u8::from_str_radix(digits, 16);
                bytes.push(byte.ok().ok_or_else(|| bad(self))?);
                self.at += 2;
            }
            Some('u') => {
                let inside = self
                    .rest()
                    .strip_prefix('{')
                    .and_then(|r| r.split_once('}'));
                let digits = inside.map_or("", |(digits, _)| digits);
                let c = u32::from_str_radix(digits, 16)
                    .ok()
                    .and_then(char::from_u32);
                let c = c.ok_or_else(|| bad(self))?;
                bytes.extend(c.encode_utf8(&mut [0; 4]).bytes());
                self.at += digits.len() + 2;
            }
            Some(c) if c.is_ascii_digit() => {
                self.at -= 1;
                let rest = self.rest();
                let end = rest
                    .find(|c: char| !c.is_ascii_digit())
                    .unwrap_or(rest.len());
                let digits = rest.get(..end.min(3)).unwrap_or("");
                let byte = digits.parse();
                bytes.push(byte.ok().ok_or_else(|| bad(self))?);
                self.at += digits.len();
            }
            Some(c) => bytes.push(simple(c).ok_or_else(|| bad(self))?),
            None => return Err(bad(self)),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tables_are_read_with_keys_texts_and_comments() {
        let text = "-- a file\nreturn {\n [1] = { text = \"가\\n\\\"나\\\" \\236\\149\\132\", n = -1.5e2, },\n --[[ all\n of it ]] [\"b\"] = [==[ ]] ]==]; true, nil, 0x1F, 'x\\\ny'\n}";
        let value = returned(text).unwrap();
        assert_eq!(value.items()[0].text("text"), "가\n\"나\" 아");
        assert_eq!(value.items()[0].get("n"), Some(&Lua::Number(-150.0)));
        assert_eq!(value.text("b"), " ]] ");
        assert_eq!(value.items().len(), 4);
    }

    #[test]
    fn what_would_run_is_a_fault_with_its_line() {
        let fault = |text: &str| match returned(text) {
            Err(GatherError::Broken { line, .. }) => line,
            other => panic!("{other:?}"),
        };
        assert_eq!(fault("return {\n os.execute(\"x\") }"), 2);
        assert_eq!(fault("os.exit()"), 1);
        assert_eq!(fault("return {} .. x"), 1);
        assert_eq!(fault("return {\n\n \"가"), 3);
        assert_eq!(fault("return { [1 = 2 }"), 1);
        assert_eq!(fault("return { \"\\q\" }"), 1);
        let deep = format!("return {}", "{".repeat(100_000));
        assert_eq!(returned(&deep), Err(GatherError::TooMuch));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "return [{}\\[\\]=,\"'\\\\a1. \n가x-]{0,40}") {
            let _ = returned(&text);
        }
    }
}
