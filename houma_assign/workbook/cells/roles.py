"""What people call the two roles that the library itself speaks of."""

from __future__ import annotations

from ...errors import Message

WORDS = {
    "secretary": (
        "党支部书记", "村党支部书记", "支部书记", "村支部书记", "村支书", "书记", "村书记", "村党组织书记", "党组织书记",
        "村党总支书记", "第一书记", "驻村第一书记", "village party secretary", "party secretary", "first secretary",
    ),
    "member": (
        "支部委员", "党支部委员", "村党支部委员", "村支部委员", "委员", "党组织委员", "村党组织委员", "工作队员", "驻村工作队员",
        "队员", "branch committee member", "committee member", "team member",
    ),
}  # fmt: skip
ROLES = {word: code for code, words in WORDS.items() for word in words}
READ_AS = {
    word: Message(f"role.{code}", f"{word} was read as the code {code}", f"“{word}”已读作岗位类别“{WORDS[code][0]}”")
    for word, code in ROLES.items()
}
