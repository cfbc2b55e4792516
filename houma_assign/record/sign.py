"""A detached signature beside a sealed file; needs the extra ``sign``."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Any

from ..check import canonical
from .save import write
from .words import NO_KEY, NO_PACKAGE, refused


def sign(path: Path, key: str | PathLike[str] | bytes, overwrite: bool) -> Path:
    """Sign a file as it stands; the signature is written beside it, with ``.sig`` behind the name.

    Parameters
    ----------
    path
        The sealed file.
    key
        An Ed25519 private key: the path of a PEM file without a password, or its 32 raw bytes.
    overwrite
        Whether a signature that is there may be replaced.

    Raises
    ------
    InputError
        If the package ``cryptography`` is missing, or the key is none.
    """
    secret = _private(path.name, key)
    public = secret.public_key().public_bytes_raw().hex()
    document = {"algorithm": "Ed25519", "key": public, "signature": secret.sign(path.read_bytes()).hex()}
    beside = path.with_name(path.name + ".sig")
    write(beside, canonical(document).encode(), overwrite)
    return beside


def _private(name: str, key: Any) -> Any:
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key
    except ImportError:
        raise refused(name, "sign", None, NO_PACKAGE) from None
    try:
        if isinstance(key, bytes):
            return Ed25519PrivateKey.from_private_bytes(key)
        made = load_pem_private_key(Path(key).read_bytes(), None)
    except (ValueError, TypeError):
        made = None
    if not isinstance(made, Ed25519PrivateKey):
        raise refused(name, "sign", None, NO_KEY)
    return made
