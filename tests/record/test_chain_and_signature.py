"""Files that follow each other, and who signed them."""

from __future__ import annotations

from pathlib import Path

import pytest

import houma_assign as ha
from houma_assign.check import check, main

from .sealed_cases import document_of, drawn, forged, states

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Eleven sealed files, each after the one before it."""
    folder, made = tmp_path_factory.mktemp("chain"), list[Path]()
    plans = [plan for plan in map(drawn, range(20)) if plan][:11]
    for number, plan in enumerate(plans):
        made.append(plan.save(folder / f"{number}.json", previous=made[-1] if made else None).path)
    return made


def chained(files: list[Path]) -> set[str]:
    return states(check(files[-1], earlier=files[:-1]), "chain")


def test_a_whole_chain_is_checked(chain: list[Path]) -> None:
    assert chained(chain) == {"checked"}
    assert states(check(chain[-1], earlier=reversed(chain[:-1])), "chain") == {"checked"}, "in any order"
    assert states(check(chain[0]), "chain") == {"checked"}
    assert states(check(chain[-1]), "chain") == {"unchecked"}, "nobody can say without the others"


@pytest.mark.parametrize("at", [0, 4, 9])
def test_a_removed_file_shows(at: int, chain: list[Path]) -> None:
    assert chained(chain[:at] + chain[at + 1 :]) == {"failed"}


@pytest.mark.parametrize("at", [0, 4, 9])
def test_an_altered_file_shows(at: int, chain: list[Path], tmp_path: Path) -> None:
    document = document_of(chain[at])
    document["body"]["run"] = {"by": "somebody else"}
    assert chained([*chain[:at], forged(document, tmp_path / "f.json"), *chain[at + 1 :]]) == {"failed"}


def test_two_files_that_changed_places_show(chain: list[Path], tmp_path: Path) -> None:
    document = document_of(chain[5])
    document["body"]["chain"] = document_of(chain[6])["body"]["chain"]
    assert chained([*chain[:5], forged(document, tmp_path / "f.json"), *chain[6:]]) == {"failed"}


def test_a_number_that_does_not_follow_shows(chain: list[Path], tmp_path: Path) -> None:
    document = document_of(chain[-1])
    document["body"]["chain"]["number"] += 1
    assert chained([*chain[:-1], forged(document, tmp_path / "f.json")]) == {"failed"}


def test_a_file_that_is_no_part_of_it_shows(chain: list[Path], tmp_path: Path) -> None:
    drawn(0).save(tmp_path / "other.json", by="nobody")
    assert chained([tmp_path / "other.json", *chain]) == {"failed"}


def test_the_one_before_must_be_whole(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(drawn(0).save(tmp_path / "b.json").path.read_bytes().replace(b'"seed":"s"', b'"seed":"t"'))
    with pytest.raises(ha.InputError, match="altered"):
        drawn(0).save(tmp_path / "c.json", previous=tmp_path / "a.json")


def test_a_signature_says_who(tmp_path: Path) -> None:
    pytest.importorskip("cryptography")
    path = drawn(0).save(tmp_path / "d.json", sign=KEY).path
    public = document_of(tmp_path / "d.json.sig")["key"]
    assert states(check(path, key=public), "signature") == {"checked"}
    assert states(check(path), "signature") == {"unchecked"}, "signed, but by whom"
    assert states(check(path, key=public[:-1] + ("0" if public[-1] != "0" else "1")), "signature") == {"failed"}
    drawn(0).save(tmp_path / "o.json", sign=OTHER)
    (tmp_path / "d.json.sig").write_bytes((tmp_path / "o.json.sig").read_bytes())
    assert states(check(path, key=public), "signature") == {"failed"}


def test_a_missing_signature_is_told_to_whoever_asks_for_one(tmp_path: Path) -> None:
    pytest.importorskip("cryptography")
    path = drawn(0).save(tmp_path / "d.json").path
    assert states(check(path), "signature") == set()
    assert states(check(path, key="ab" * 32), "signature") == {"failed"}


def test_a_signature_of_another_file_is_none_of_this(tmp_path: Path) -> None:
    pytest.importorskip("cryptography")
    for number, plan in enumerate([drawn(0), drawn(1)]):
        plan.save(tmp_path / f"{number}.json", sign=KEY)
    (tmp_path / "0.json.sig").write_bytes((tmp_path / "1.json.sig").read_bytes())
    assert states(check(tmp_path / "0.json"), "signature") == {"failed"}


def test_a_key_may_be_a_file(tmp_path: Path) -> None:
    ed25519 = pytest.importorskip("cryptography.hazmat.primitives.asymmetric.ed25519")
    form = pytest.importorskip("cryptography.hazmat.primitives.serialization")
    plain = (form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
    (tmp_path / "key.pem").write_bytes(ed25519.Ed25519PrivateKey.from_private_bytes(KEY).private_bytes(*plain))
    drawn(0).save(tmp_path / "a.json", sign=tmp_path / "key.pem")
    drawn(0).save(tmp_path / "b.json", sign=KEY)
    assert (tmp_path / "a.json.sig").read_bytes() == (tmp_path / "b.json.sig").read_bytes()
    (tmp_path / "no.pem").write_text("no key")
    with pytest.raises(ha.InputError, match="private key is expected"):
        drawn(0).save(tmp_path / "c.json", sign=tmp_path / "no.pem")


def test_without_the_package_it_is_said_not_to_be_checkable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("cryptography")
    path = drawn(0).save(tmp_path / "d.json", sign=KEY).path
    for name in ("cryptography.exceptions", "cryptography.hazmat.primitives.asymmetric.ed25519"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    assert states(check(path, key="ab" * 32), "signature") == {"unchecked"}
    with pytest.raises(ha.InputError, match=r"houma_assign\[sign\]"):
        drawn(0).save(tmp_path / "e.json", sign=KEY)


def test_the_command_takes_a_chain_a_digest_and_a_key(chain: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    last, *others = map(str, reversed(chain))
    assert main([last, *others, "--digest", ha.check(chain[-1]).lines[1].en.split()[-1]]) == 0
    told = capsys.readouterr().out
    assert "[checked] number 11 of a chain that is whole" in told
    assert "[checked] the digest printed on the papers" in told
    assert main([last, *others[1:]]) == 1
