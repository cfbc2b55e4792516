"""Every fault is said in both languages: no bare text as a reason, no English in the Chinese, one code for one text."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from .every import for_every
from .sources import modules, tree

# Rooms and files whose faults are all messages.
ROOMS = (
    "aims", "cli", "constraints", "data", "datasets", "frames", "plan", "problem", "program", "questions", "record", "report",
    "scoring", "solve.py", "workbook",
)  # fmt: skip
PLACE = {"Fault": 4, "fault": 2, "argument_fault": 3}  # which argument is the reason
NAMES = {"CP", "SAT", "HiGHS", "Excel", "CSV", "xlsx", "JSON", "SVG", "PNG", "PDF"}  # names, the same in every language
WORD = re.compile(r"[A-Za-z]{2,}")
TYPED = re.compile(r"python -m houma_assign|--[a-z]+|\{\w+\}|\bout\b")  # what a reader types as it is, and places for values
HAN = re.compile(r"[\u4e00-\u9fff]")
COMPOSED = ("scoring", "workbook")  # their messages are put together of parts; a code there stands for a kind of them
CONVERTED = [module for module in modules() if module.as_posix().startswith(ROOMS)]
Values = dict[str, list[ast.expr]]


def calls(source: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(source):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            yield name, node


def assigned(source: ast.AST) -> Values:
    """Name -> what is assigned to it anywhere in the file."""
    found: Values = defaultdict(list)
    for node in ast.walk(source):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found[target.id].append(node.value)
                elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    for each, value in zip(target.elts, node.value.elts, strict=True):
                        if isinstance(each, ast.Name):
                            found[each.id].append(value)
    return found


def texts(node: ast.expr, values: Values) -> list[str]:
    """The literal texts that an expression may be, without what is put into them."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.JoinedStr):
        return ["".join(part.value for part in node.values if isinstance(part, ast.Constant))]
    if isinstance(node, ast.IfExp):
        return texts(node.body, values) + texts(node.orelse, values)
    if isinstance(node, ast.BinOp):
        return texts(node.left, values) + texts(node.right, values)
    if isinstance(node, ast.Name):
        return [text for value in values.pop(node.id, ()) for text in texts(value, values)]
    return []


def bare(source: ast.AST) -> list[str]:
    """Reasons of faults that are plain text."""
    found = []
    for name, call in calls(source):
        at = PLACE.get(name)
        if at is not None and len(call.args) > at:
            found += texts(call.args[at], assigned(source))
    return found


def wrong_chinese(source: ast.AST) -> list[str]:
    """Chinese texts of messages that are none, or hold a word of another language."""
    found = []
    for name, call in calls(source):
        if name == "Message" and len(call.args) == 3:
            said = texts(call.args[2], assigned(source))
            found += [text for text in said if set(WORD.findall(TYPED.sub("", text))) - NAMES]
            # Signs between what is put in are no words: there the parts are messages of their own.
            wordless = "".join(said) and not re.search(r"\w", "".join(said))
            found += said if said and not wordless and not HAN.search("".join(said)) else []
    return found


@for_every(CONVERTED)
def test_a_fault_is_told_by_a_message(module: Path) -> None:
    assert not bare(tree(module))


@for_every(CONVERTED)
def test_the_chinese_of_a_message_is_chinese(module: Path) -> None:
    assert not wrong_chinese(tree(module))


def test_one_code_stands_for_one_text() -> None:
    said = defaultdict(set)
    for module in CONVERTED:
        if module.parts[0] in COMPOSED:
            continue
        for name, call in calls(tree(module)):
            coded = name == "Message" and len(call.args) == 3 and isinstance(call.args[0], ast.Constant)
            text = texts(call.args[1], assigned(tree(module))) if coded else []
            if text:  # else it is a place or a value, no text of ours
                said[call.args[0].value].add(tuple(text))
    assert len(said) > 50
    assert not {code: each for code, each in said.items() if len(each) > 1}
    assert not [code for code in said if not re.fullmatch(r"[a-z][a-z0-9_.]*", code)]


def test_the_search_finds_what_it_should() -> None:
    assert bare(ast.parse('Fault("t", "", "c", None, "bad")')) == ["bad"]
    assert bare(ast.parse('why = f"bad {x}"\nself.fault("c", 1, why)')) == ["bad "]
    assert not bare(ast.parse('Fault("t", "", "c", None, Message("x", "bad", "坏"))'))
    assert wrong_chinese(ast.parse('zh = f"见 frame {x}"\nMessage("x", "see", zh)')) == ["见 frame "]
    assert wrong_chinese(ast.parse('Message("x", "see", "")')) == [""]
    assert not wrong_chinese(ast.parse('Message("x", "see", f"{name}：存为 PNG")'))
