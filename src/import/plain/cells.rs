//! The cells of lines that are kept as they stand: where runs of spaces or tabs part all of them in
//! the same way, the lines are the rows of a table. Anything less regular stays line by line.

use super::lines::Line;

/// The rows of a table, or nothing where the lines are not one.
pub(super) fn rows<'a>(lines: &[&Line<'a>]) -> Option<Vec<Vec<&'a str>>> {
    let mut rows: Vec<Vec<&'a str>> = lines.iter().map(|line| cells(line.body)).collect();
    let columns = rows.last()?.len();
    // The first column needs no name.
    if let Some(head) = rows
        .first_mut()
        .filter(|head| columns > 2 && head.len() + 1 == columns)
    {
        head.insert(0, "");
    }
    let even = rows.iter().all(|row| row.len() == columns);
    let drawn = |line: &&Line<'_>| {
        line.body
            .contains(['|', '│', '┃', '─', '━', '{', '}', ';', '+'])
    };
    let worded = rows.iter().flatten().all(|cell| {
        cell.is_empty() || cell.chars().any(char::is_alphanumeric) || cell.chars().count() == 1
    });
    let least = if columns > 2 { 2 } else { 3 };
    let table = columns >= 2 && rows.len() >= least && even && worded;
    (table && !lines.iter().any(drawn)).then_some(rows)
}

/// The parts of a line between tabs or runs of two and more spaces.
fn cells(body: &str) -> Vec<&str> {
    body.split('\t')
        .flat_map(|part| part.split("  "))
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    fn read(text: &str) -> Option<Vec<Vec<&str>>> {
        let lines = split(text);
        rows(&lines.iter().collect::<Vec<_>>())
    }

    #[test]
    fn even_rows_are_a_table() {
        let text = "구분        2019년   2021년\n노선 수(개)     5     8\n이용객   1,870   2,860\n";
        let rows = read(text).unwrap();
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[1], ["노선 수(개)", "5", "8"]);
        assert_eq!(
            read("   2019   2021\n가   1   2\n나   3   4\n").unwrap()[0],
            ["", "2019", "2021"]
        );
    }

    #[test]
    fn other_lines_are_none() {
        assert_eq!(read("가  나  다\n라  마\n바\n"), None);
        assert_eq!(read("| 가  나 |\n| 다  라 |\n| 마  바 |\n"), None);
        assert_eq!(read("한 줄의 글이다\n다른 줄의 글이다\n"), None);
    }
}
