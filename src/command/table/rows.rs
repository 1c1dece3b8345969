//! The rows of the command table, family by family. Nothing but the list.

use super::{Command, row};
use crate::command::action::{Action, Context, Group};

const PAGE: &[Context] = &[Context::Page];
const SCROLL: &[Context] = &[Context::Page, Context::Source];
const SOURCE: &[Context] = &[Context::Source];
const MARKABLE: &[Context] = &[Context::Page, Context::Selection];
const SELECTION: &[Context] = &[Context::Selection];
const OUTLINE: &[Context] = &[Context::Outline];
const BROWSE: &[Context] = &[Context::Page, Context::Outline];
const EDITOR: &[Context] = &[Context::Editor];
const TYPING: &[Context] = &[Context::Editor, Context::Find, Context::Filter];
const FIND: &[Context] = &[Context::Find];
const FILTER: &[Context] = &[Context::Filter];
const HITS: &[Context] = &[Context::Hits];
const PEEK: &[Context] = &[Context::Peek];
const HINTS: &[Context] = &[Context::Hints];
const ADDRESS: &[Context] = &[Context::Address];
const NAMING: &[Context] = &[Context::Naming];
const SHEET: &[Context] = &[Context::Sheet];

use Action as A;
use Group::{Annotate, Changes, Edit, Find, Follow, Jump, Navigate, Outline, Select, Window};

/// Every command, one row each.
#[rustfmt::skip]
pub const COMMANDS: &[Command] = &[
    row(A::LineDown, "line-down", "j down ctrl-n", "Move one line down", "한 줄 아래로", Navigate, SCROLL),
    row(A::LineUp, "line-up", "k up ctrl-p", "Move one line up", "한 줄 위로", Navigate, SCROLL),
    row(A::HalfPageDown, "half-page-down", "d ctrl-d", "Move half a page down", "반 쪽 아래로", Navigate, SCROLL),
    row(A::HalfPageUp, "half-page-up", "ctrl-u", "Move half a page up", "반 쪽 위로", Navigate, SCROLL),
    row(A::PageDown, "page-down", "space ctrl-f pagedown", "Move one page down", "한 쪽 아래로", Navigate, SCROLL),
    row(A::PageUp, "page-up", "b ctrl-b pageup backspace", "Move one page up", "한 쪽 위로", Navigate, SCROLL),
    row(A::NextParagraph, "next-paragraph", "} ctrl-down", "Go to the next paragraph", "다음 문단으로", Navigate, PAGE),
    row(A::PreviousParagraph, "previous-paragraph", "{ ctrl-up", "Go to the previous paragraph", "이전 문단으로", Navigate, PAGE),
    row(A::NextSection, "next-section", ") f8 ctrl-right", "Go to the next section", "다음 절로", Navigate, PAGE),
    row(A::PreviousSection, "previous-section", "( f7 ctrl-left", "Go to the previous section", "이전 절로", Navigate, PAGE),
    row(A::Start, "start", "g,g home", "Go to the start", "처음으로", Navigate, SCROLL),
    row(A::End, "end", "G end", "Go to the end", "끝으로", Navigate, SCROLL),
    row(A::Percent, "percent", "%", "Go to a percentage: 50%", "백분율 위치로: 50%", Navigate, PAGE),
    row(A::NextSentence, "next-sentence", "w alt-w", "Go to the next sentence", "다음 문장으로", Navigate, PAGE),
    row(A::PreviousSentence, "previous-sentence", "W alt-W", "Go to the previous sentence", "이전 문장으로", Navigate, PAGE),
    row(A::CaretDown, "caret-down", "shift-down alt-n", "Move the current line down", "현재 줄을 아래로", Navigate, PAGE),
    row(A::CaretUp, "caret-up", "shift-up alt-p", "Move the current line up", "현재 줄을 위로", Navigate, PAGE),
    row(A::CentreLine, "centre-line", "C alt-c", "Bring the current line to the middle", "현재 줄을 가운데로", Navigate, PAGE),
    row(A::NextSibling, "next-sibling", "alt-down alt-j", "Go to the next section of the same level", "같은 단계의 다음 절로", Navigate, PAGE),
    row(A::PreviousSibling, "previous-sibling", "alt-up alt-k", "Go to the previous section of the same level", "같은 단계의 이전 절로", Navigate, PAGE),
    row(A::ParentSection, "parent-section", "U alt-u", "Go to the section around this one", "상위 절로", Navigate, PAGE),

    row(A::JumpBack, "jump-back", "ctrl-o alt-left", "Go back to where one was before a far move", "멀리 옮기기 전 자리로", Jump, PAGE),
    row(A::JumpForward, "jump-forward", "alt-right alt-o", "Go forward again", "되돌아오기 전 자리로", Jump, PAGE),
    row(A::SetFlag, "set-mark", "m alt-m", "Mark the place with a letter: m a", "자리에 글자 붙이기: m a", Jump, PAGE),
    row(A::GoToFlag, "go-to-mark", "' `", "Go to the place of a letter: ' a; '' leads to the place before", "글자를 붙인 자리로: ' a, ''는 앞 자리로", Jump, PAGE),
    row(A::NamingLeave, "mark-leave", "esc ctrl-g ctrl-c", "Leave the letter unsaid", "글자 고르기 그만두기", Jump, NAMING),
    row(A::PrintedPage, "printed-page", "p #", "Go to a printed page: 12p", "인쇄된 쪽 번호로: 12p", Jump, PAGE),

    row(A::Hints, "hints", "f alt-l", "Show letters at footnotes and links; typing one follows it", "각주와 링크에 글자를 붙여 고르기", Follow, PAGE),
    row(A::HintsNumbers, "hints-numbers", "tab space", "Figures in place of letters, or letters again", "글자 대신 숫자로·다시 글자로", Follow, HINTS),
    row(A::HintsErase, "hints-erase", "backspace", "Take back the last letter", "마지막 글자 지우기", Follow, HINTS),
    row(A::PeekOpen, "footnote-go", "enter", "Go to the footnote; Enter there leads back", "각주로 이동 (거기서 Enter는 본문으로)", Follow, PEEK),
    row(A::PeekNext, "footnote-next", "right l n tab ;", "Read the next footnote", "다음 각주", Follow, PEEK),
    row(A::PeekPrevious, "footnote-previous", "left h N backtab ,", "Read the previous footnote", "이전 각주", Follow, PEEK),
    row(A::PeekDown, "footnote-down", "down j ctrl-n", "One line down", "한 줄 아래로", Follow, PEEK),
    row(A::PeekUp, "footnote-up", "up k ctrl-p", "One line up", "한 줄 위로", Follow, PEEK),
    row(A::PeekCopy, "footnote-copy", "y ctrl-y", "Copy the footnote", "각주 복사", Follow, PEEK),
    row(A::AddressCopy, "link-copy", "c enter", "Copy the address", "주소 복사", Follow, ADDRESS),
    row(A::AddressOpen, "link-open", "o space", "Open the address, once asked", "물어본 뒤 주소 열기", Follow, ADDRESS),
    row(A::AddressYes, "link-yes", "y +", "Yes, open it", "예, 엽니다", Follow, ADDRESS),
    row(A::FollowLeave, "follow-leave", "esc q ctrl-g ctrl-c f10", "Back to the page", "본문으로 돌아가기", Follow, &[Context::Peek, Context::Hints, Context::Address]),
    row(A::FollowNo, "link-no", "n -", "No, back to the page", "아니요, 본문으로", Follow, ADDRESS),

    row(A::Find, "find", "/", "Search as one types", "치는 대로 찾기", Find, &[Context::Page, Context::Hits]),
    row(A::FindNext, "find-next", "n ;", "Go to the next hit", "다음 찾은 곳으로", Find, PAGE),
    row(A::FindPrevious, "find-previous", "N ,", "Go to the previous hit", "이전 찾은 곳으로", Find, PAGE),
    row(A::FindList, "find-list", "s shift-f4", "List all hits with their sections", "찾은 곳을 절 이름과 함께 모두 보기", Find, PAGE),
    row(A::FindKeep, "find-keep", "enter", "Stay at the hit", "찾은 곳에 머무르기", Find, FIND),
    row(A::FindLeave, "find-leave", "esc ctrl-g ctrl-c", "Go back to where one was", "있던 곳으로 돌아가기", Find, FIND),
    row(A::FindOlder, "find-older", "up ctrl-p", "Call up an earlier query", "앞서 찾은 말 불러오기", Find, FIND),
    row(A::FindNewer, "find-newer", "down ctrl-n", "Call up a later query", "뒤에 찾은 말 불러오기", Find, FIND),
    row(A::FindPattern, "find-pattern", "ctrl-t alt-r", "Search by a regular expression, or by words again", "정규식으로 찾기·글자 그대로 찾기", Find, FIND),
    row(A::HitsDown, "hits-down", "j down ctrl-n n ;", "Next hit", "다음 항목", Find, HITS),
    row(A::HitsUp, "hits-up", "k up ctrl-p N ,", "Previous hit", "이전 항목", Find, HITS),
    row(A::HitsPageDown, "hits-page-down", "pagedown space ctrl-f ctrl-d", "One page down", "한 쪽 아래로", Find, HITS),
    row(A::HitsPageUp, "hits-page-up", "pageup backspace ctrl-b ctrl-u", "One page up", "한 쪽 위로", Find, HITS),
    row(A::HitsFirst, "hits-first", "home g,g", "First hit", "첫 항목", Find, HITS),
    row(A::HitsLast, "hits-last", "end G", "Last hit", "마지막 항목", Find, HITS),
    row(A::HitsOpen, "hits-open", "enter right l", "Go to the hit", "그곳으로 이동", Find, HITS),
    row(A::HitsLeave, "hits-leave", "esc q s shift-f4 left h ctrl-g ctrl-c f10", "Close the list", "목록 닫기", Find, HITS),

    row(A::Select, "select", "v f6", "Start a selection at the first visible word", "보이는 첫 낱말부터 선택", Select, PAGE),
    row(A::SelectParagraph, "select-paragraph", "V shift-f6", "Select the paragraph at the caret", "현재 문단 선택", Select, MARKABLE),
    row(A::SelectNextWord, "select-next-word", "w ctrl-right", "Extend by one word", "한 어절 늘이기", Select, SELECTION),
    row(A::SelectPreviousWord, "select-previous-word", "b ctrl-left", "Draw back by one word", "한 어절 줄이기", Select, SELECTION),
    row(A::SelectRight, "select-right", "right l", "Extend by one character", "한 글자 뒤로", Select, SELECTION),
    row(A::SelectLeft, "select-left", "left h", "Draw back by one character", "한 글자 앞으로", Select, SELECTION),
    row(A::SelectDown, "select-down", "down j", "Extend by one line", "한 줄 아래로 늘이기", Select, SELECTION),
    row(A::SelectUp, "select-up", "up k", "Draw back by one line", "한 줄 위로 줄이기", Select, SELECTION),
    row(A::SelectRowEnd, "select-line-end", "end $", "Go to the end of the line", "줄 끝으로", Select, SELECTION),
    row(A::SelectRowStart, "select-line-start", "home 0", "Go to the start of the line", "줄 처음으로", Select, SELECTION),
    row(A::SelectOtherEnd, "select-other-end", "o tab", "Move the other end", "선택의 반대쪽 끝 옮기기", Select, SELECTION),
    row(A::Copy, "copy", "y enter", "Copy the selection", "선택한 글 복사", Select, SELECTION),
    row(A::SelectLeave, "select-leave", "esc ctrl-g ctrl-c q v", "Leave the selection", "선택 취소", Select, SELECTION),

    row(A::Highlight(1), "highlight-yellow", "1", "Highlight in yellow", "노랑으로 형광 표시", Annotate, SELECTION),
    row(A::Highlight(2), "highlight-green", "2", "Highlight in green", "초록으로 형광 표시", Annotate, SELECTION),
    row(A::Highlight(3), "highlight-blue", "3", "Highlight in blue", "파랑으로 형광 표시", Annotate, SELECTION),
    row(A::Highlight(4), "highlight-pink", "4", "Highlight in pink", "분홍으로 형광 표시", Annotate, SELECTION),
    row(A::Highlight(5), "highlight-purple", "5", "Highlight in purple", "보라로 형광 표시", Annotate, SELECTION),
    row(A::Annotate, "annotate", "a f5", "Write a note on the selection or paragraph", "선택한 글이나 문단에 메모 쓰기", Annotate, MARKABLE),
    row(A::Bookmark, "bookmark", "B f4", "Set or take away a bookmark", "책갈피 꽂기·빼기", Annotate, MARKABLE),
    row(A::EditNote, "edit-note", "e f9", "Edit the note at the caret", "현재 메모 고치기", Annotate, PAGE),
    row(A::ChangeInk, "change-ink", "c shift-f9", "Change the ink of the note at the caret", "현재 메모의 색 바꾸기", Annotate, PAGE),
    row(A::RemoveNote, "remove-note", "x delete", "Remove the note at the caret", "현재 메모 지우기", Annotate, PAGE),
    row(A::ShowNote, "show-note", "enter", "Read the note at the caret in full; without one, follow the footnote or link there", "현재 메모 전체 보기, 없으면 각주·링크 따라가기", Annotate, PAGE),
    row(A::ShowNotes, "show-notes", "M f11", "List all notes, those without a place first", "모든 메모 보기 (자리 잃은 것 먼저)", Annotate, PAGE),
    row(A::NextNote, "next-note", "] f3", "Go to the next note", "다음 메모로", Annotate, PAGE),
    row(A::PreviousNote, "previous-note", "[ shift-f3", "Go to the previous note", "이전 메모로", Annotate, PAGE),
    row(A::Undo, "undo", "u ctrl-z", "Undo the last change of notes", "메모 변경 되돌리기", Annotate, PAGE),
    row(A::Redo, "redo", "ctrl-r ctrl-y", "Redo what was undone", "되돌린 것 다시 하기", Annotate, PAGE),
    row(A::MergeCopies, "merge-copies", "F alt-f11", "Merge the copies of the notes that sync tools left", "동기화 프로그램이 남긴 메모 사본 합치기", Annotate, PAGE),

    row(A::NextChange, "next-change", "\\", "Go to the next change since the last visit", "지난번 뒤로 달라진 다음 곳으로", Changes, PAGE),
    row(A::PreviousChange, "previous-change", "\"", "Go to the previous change", "달라진 앞 곳으로", Changes, PAGE),
    row(A::ShowChange, "show-change", "-", "Compare the paragraph with what stood there", "현재 문단을 지난번 글과 견주기", Changes, PAGE),
    row(A::ShowChanges, "show-changes", "D ~", "List all changes", "달라진 곳 모두 보기", Changes, PAGE),
    row(A::ToggleChanges, "toggle-changes", "!", "Show or hide the marks of changes", "달라진 곳 표시 보이기·숨기기", Changes, PAGE),

    row(A::ToggleOutline, "toggle-outline", "t f2", "Show or hide the outline", "차례 보이기·숨기기", Window, BROWSE),
    row(A::FocusOutline, "focus-outline", "tab", "Go into the outline", "차례로 들어가기", Window, PAGE),
    row(A::Wider, "wider", ">", "Make the text wider", "글줄 넓히기", Window, PAGE),
    row(A::Narrower, "narrower", "<", "Make the text narrower", "글줄 좁히기", Window, PAGE),
    row(A::ToggleBreaking, "toggle-breaking", "=", "Break lines at words or at characters", "줄바꿈: 어절·글자 전환", Window, PAGE),
    row(A::ToggleJustify, "toggle-justify", "J +", "Let lines end alike, or leave them ragged", "글줄 끝 맞추기·두기", Window, PAGE),
    row(A::ToggleIndent, "toggle-indent", "P _", "Part paragraphs by a blank line or by indenting", "문단 나누기: 빈 줄·들여쓰기", Window, PAGE),
    row(A::ChangeSpacing, "change-spacing", "L |", "Change the blank rows between lines", "글줄 사이 빈 줄 바꾸기", Window, PAGE),
    row(A::ShowSource, "show-source", "z f12", "Show the source as it is, or the page again", "원문 그대로 보기·본문으로", Window, SCROLL),
    row(A::SourceLeave, "source-leave", "esc q ctrl-g ctrl-c f10", "Back to the page", "본문으로 돌아가기", Window, SOURCE),
    row(A::Terms, "terms", "K shift-f1", "Show where the terms in sight are explained", "보이는 용어가 풀이된 곳 보기", Window, MARKABLE),
    row(A::Redraw, "redraw", "ctrl-l", "Draw the screen anew", "화면 새로 그리기", Window, BROWSE),
    row(A::Help, "help", "? f1", "Show all keys", "모든 키 보기", Window, &[Context::Page, Context::Outline, Context::Selection, Context::Source]),
    row(A::Cancel, "cancel", "esc ctrl-g", "Leave what was begun", "하던 일 그만두기", Window, PAGE),
    row(A::Quit, "quit", "q ctrl-q ctrl-c f10", "Leave the program", "끝내기", Window, BROWSE),

    row(A::OutlineDown, "outline-down", "j down ctrl-n", "Next section", "다음 항목", Outline, OUTLINE),
    row(A::OutlineUp, "outline-up", "k up ctrl-p", "Previous section", "이전 항목", Outline, OUTLINE),
    row(A::OutlinePageDown, "outline-page-down", "pagedown space ctrl-f ctrl-d", "One page down", "한 쪽 아래로", Outline, OUTLINE),
    row(A::OutlinePageUp, "outline-page-up", "pageup backspace ctrl-b ctrl-u", "One page up", "한 쪽 위로", Outline, OUTLINE),
    row(A::OutlineFirst, "outline-first", "home g,g", "First section", "첫 항목", Outline, OUTLINE),
    row(A::OutlineLast, "outline-last", "end G", "Last section", "마지막 항목", Outline, OUTLINE),
    row(A::OutlineOpen, "outline-open", "enter right l", "Go to the section", "그 절로 이동", Outline, OUTLINE),
    row(A::OutlineLeave, "outline-leave", "esc tab left h ctrl-g", "Back to the page", "본문으로 돌아가기", Outline, OUTLINE),
    row(A::OutlineClose, "outline-close", "- c", "Close the section, or the one around it", "절 접기, 접혀 있으면 상위 절 접기", Outline, OUTLINE),
    row(A::OutlineExpand, "outline-expand", "+ = e", "Open the section", "절 펴기", Outline, OUTLINE),
    row(A::OutlineLevel(0), "outline-expand-all", "0 *", "Open all sections", "모든 절 펴기", Outline, OUTLINE),
    row(A::OutlineLevel(1), "outline-level-one", "1 _", "Show the first level only", "첫째 단계까지만", Outline, OUTLINE),
    row(A::OutlineLevel(2), "outline-level-two", "2", "Show two levels", "둘째 단계까지", Outline, OUTLINE),
    row(A::OutlineLevel(3), "outline-level-three", "3", "Show three levels", "셋째 단계까지", Outline, OUTLINE),
    row(A::OutlineLevel(4), "outline-level-four", "4", "Show four levels", "넷째 단계까지", Outline, OUTLINE),
    row(A::OutlineLevel(5), "outline-level-five", "5", "Show five levels", "다섯째 단계까지", Outline, OUTLINE),
    row(A::FilterOutline, "filter-outline", "/", "Show only the sections that one types", "치는 말이 있는 절만 보이기", Outline, OUTLINE),
    row(A::FilterDown, "filter-down", "down ctrl-n", "Next match", "다음 찾은 절", Outline, FILTER),
    row(A::FilterUp, "filter-up", "up ctrl-p", "Previous match", "이전 찾은 절", Outline, FILTER),
    row(A::FilterPageDown, "filter-page-down", "pagedown", "One page down", "한 쪽 아래로", Outline, FILTER),
    row(A::FilterPageUp, "filter-page-up", "pageup", "One page up", "한 쪽 위로", Outline, FILTER),
    row(A::FilterOpen, "filter-open", "enter", "Go to the section", "그 절로 이동", Outline, FILTER),
    row(A::FilterLeave, "filter-leave", "esc ctrl-g ctrl-c", "Show all sections again", "모든 절 다시 보이기", Outline, FILTER),

    row(A::EditorSave, "editor-save", "ctrl-s f5", "Save the note", "메모 저장", Edit, EDITOR),
    row(A::EditorLeave, "editor-leave", "esc ctrl-g ctrl-c", "Leave the editor", "편집 그만두기", Edit, EDITOR),
    row(A::EditorNewLine, "editor-new-line", "enter shift-enter", "New line", "줄 바꾸기", Edit, EDITOR),
    row(A::EditorLeft, "editor-left", "left ctrl-b", "One character left", "한 글자 앞으로", Edit, TYPING),
    row(A::EditorRight, "editor-right", "right ctrl-f", "One character right", "한 글자 뒤로", Edit, TYPING),
    row(A::EditorWordLeft, "editor-word-left", "ctrl-left alt-left alt-b", "One word left", "한 어절 앞으로", Edit, TYPING),
    row(A::EditorWordRight, "editor-word-right", "ctrl-right alt-right alt-f", "One word right", "한 어절 뒤로", Edit, TYPING),
    row(A::EditorUp, "editor-up", "up ctrl-p", "One line up", "한 줄 위로", Edit, EDITOR),
    row(A::EditorDown, "editor-down", "down ctrl-n", "One line down", "한 줄 아래로", Edit, EDITOR),
    row(A::EditorRowStart, "editor-line-start", "home ctrl-a", "Start of the line", "줄 처음으로", Edit, TYPING),
    row(A::EditorRowEnd, "editor-line-end", "end ctrl-e", "End of the line", "줄 끝으로", Edit, TYPING),
    row(A::EditorDeleteBack, "editor-delete-back", "backspace ctrl-h", "Delete the character before", "앞 글자 지우기", Edit, TYPING),
    row(A::EditorDeleteForward, "editor-delete-forward", "delete ctrl-d", "Delete the character after", "뒤 글자 지우기", Edit, TYPING),
    row(A::EditorDeleteWord, "editor-delete-word", "ctrl-w alt-backspace", "Delete the word before", "앞 어절 지우기", Edit, TYPING),
    row(A::EditorUndo, "editor-undo", "ctrl-z ctrl-u", "Undo typing", "입력 되돌리기", Edit, TYPING),
    row(A::EditorRedo, "editor-redo", "ctrl-r ctrl-y", "Redo typing", "입력 다시 하기", Edit, TYPING),

    row(A::SheetDown, "sheet-down", "j down ctrl-n", "One line down", "한 줄 아래로", Window, SHEET),
    row(A::SheetUp, "sheet-up", "k up ctrl-p", "One line up", "한 줄 위로", Window, SHEET),
    row(A::SheetPageDown, "sheet-page-down", "pagedown space ctrl-f", "One page down", "한 쪽 아래로", Window, SHEET),
    row(A::SheetPageUp, "sheet-page-up", "pageup backspace ctrl-b", "One page up", "한 쪽 위로", Window, SHEET),
    row(A::SheetFirst, "sheet-first", "home g,g", "First line", "첫 줄", Window, SHEET),
    row(A::SheetLast, "sheet-last", "end G", "Last line", "마지막 줄", Window, SHEET),
    row(A::SheetLeave, "sheet-leave", "esc q ? f1 f11 ctrl-g ctrl-c f10", "Back to the document", "문서로 돌아가기", Window, SHEET),
];
