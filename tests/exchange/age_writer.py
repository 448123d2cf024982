"""Seals with a passphrase as age does, written anew from its specification, with as little work as a test wants.

The library takes a second and half a gigabyte for each; and it does not make the headers that a stranger may make.
https://github.com/C2SP/C2SP/blob/main/age.md
"""

from __future__ import annotations

import base64
import hmac
import secrets
from hashlib import scrypt, sha256

from nacl.bindings import crypto_aead_chacha20poly1305_ietf_encrypt as encrypt

CHUNK = 64 << 10
LITTLE = 4  # powers of two


def sealed(data: bytes, passphrase: bytes, work: int = LITTLE) -> bytes:
    """Return the data, sealed with a passphrase; the header names so much work."""
    file_key, salt = secrets.token_bytes(16), secrets.token_bytes(16)
    key = scrypt(passphrase, salt=b"age-encryption.org/v1/scrypt" + salt, n=1 << work, r=8, p=1, dklen=32)
    body = encrypt(file_key, b"", bytes(12), key)
    head = f"age-encryption.org/v1\n-> scrypt {_base64(salt)} {work}\n{_base64(body)}\n---".encode("ascii")
    mac = hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")
    nonce = secrets.token_bytes(16)
    return head + f" {_base64(mac)}\n".encode("ascii") + nonce + _stream(data, _derived(file_key, nonce, b"payload"))


def _stream(data: bytes, key: bytes) -> bytes:
    chunks = [data[start : start + CHUNK] for start in range(0, max(len(data), 1), CHUNK)]
    last = len(chunks) - 1
    return b"".join(
        encrypt(chunk, b"", number.to_bytes(11, "big") + bytes([number == last]), key)
        for number, chunk in enumerate(chunks)
    )


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    """Return 32 bytes by HKDF-SHA-256, RFC 5869."""
    extracted = hmac.digest(salt or bytes(sha256().digest_size), key, "sha256")
    return hmac.digest(extracted, info + b"\1", "sha256")


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii").rstrip("=")
