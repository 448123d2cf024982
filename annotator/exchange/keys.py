"""A person's keys: one to sign with, one to which packages are sealed; and how the private halves are kept."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nacl import bindings, pwhash
from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from annotator.core.json_value import Json, compact
from annotator.errors import InputError
from annotator.exchange import age
from annotator.exchange.fingerprint import fingerprint_of
from annotator.exchange.passphrase import normalised
from annotator.language import tr

FORMAT = 1
# RFC 9106 wants 64 MiB and three passes with four lanes; libsodium has one lane, so it gets a pass more.
MEMORY, PASSES = 64 << 20, 4
MOST_MEMORY, MOST_PASSES = 1 << 30, 16  # what a file may ask of us
KEY = 32  # bytes


class WrongPassphraseError(InputError):
    """The passphrase does not open what it was given for."""


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """The halves of a person's keys that everybody may have.

    Attributes:
        signing: Ed25519, 64 hexadecimal digits.
        sealing: X25519, as age writes it: ``age1…``.
    """

    signing: str
    sealing: str

    @property
    def fingerprint(self) -> str:
        """Thirty digits that stand for both."""
        return fingerprint_of(bytes.fromhex(self.signing), self.sealing)

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Tell whether the owner of the keys has signed the message."""
        try:
            VerifyKey(bytes.fromhex(self.signing)).verify(message, signature)
        except (CryptoError, ValueError, TypeError):
            return False
        return True

    def to_json(self) -> dict[str, Json]:
        """Return them as JSON values."""
        return {"signing": self.signing, "sealing": self.sealing}


def public_keys_of(value: Any) -> PublicKeys:
    """Return the keys that :meth:`PublicKeys.to_json` wrote.

    Raises:
        InputError: They are none.
    """
    try:
        signing, sealing = value["signing"], value["sealing"]
        if set(value) != {"signing", "sealing"} or len(bytes.fromhex(signing)) != KEY or signing != signing.lower():
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(tr("These are no keys: ask for them again.")) from error
    if not age.is_recipient(sealing):
        raise InputError(tr("These are no keys: ask for them again."))
    return PublicKeys(signing, sealing)


@dataclass(frozen=True, slots=True)
class Identity:
    """A person's keys, unlocked. The private halves never leave this object but sealed."""

    public: PublicKeys
    _seed: bytes = field(repr=False)
    secret: str = field(repr=False)  # as age writes it

    def sign(self, message: bytes) -> bytes:
        """Return the signature of a message."""
        return bytes(SigningKey(self._seed).sign(message).signature)

    def wrapped(self, passphrase: str) -> str:
        """Return the keys as a file holds them: the private halves open with the passphrase only."""
        salt, nonce = secrets.token_bytes(pwhash.argon2id.SALTBYTES), secrets.token_bytes(12)
        inside = compact({"seed": self._seed.hex(), "secret": self.secret}).encode("ascii")
        bound = compact(self.public.to_json()).encode("ascii")
        key = _key(passphrase, salt, MEMORY, PASSES)
        sealed = bindings.crypto_aead_chacha20poly1305_ietf_encrypt(inside, bound, nonce, key)
        slot: Json = {
            "kdf": "argon2id",
            "memory": MEMORY,
            "passes": PASSES,
            "salt": salt.hex(),
            "nonce": nonce.hex(),
            "sealed": sealed.hex(),
        }
        return json.dumps({"format": FORMAT, "public": self.public.to_json(), "slot": slot}, indent=1) + "\n"


def new_identity() -> Identity:
    """Return keys that nobody else has."""
    seed, (secret, sealing) = secrets.token_bytes(KEY), age.new_pair()
    return Identity(PublicKeys(bytes(SigningKey(seed).verify_key).hex(), sealing), seed, secret)


def public_of(text: str) -> PublicKeys:
    """Return the public halves of wrapped keys; no passphrase is needed.

    Raises:
        InputError: The text is none of ours.
    """
    return public_keys_of(_read(text)["public"])


def unwrapped(text: str, passphrase: str) -> Identity:
    """Return the keys that :meth:`Identity.wrapped` wrote.

    Raises:
        WrongPassphraseError: The passphrase is another one, or the text was changed.
        InputError: The text is none of ours.
    """
    value = _read(text)
    public, slot = public_keys_of(value["public"]), value["slot"]
    try:
        memory, passes = slot["memory"], slot["passes"]
        if not (type(memory) is type(passes) is int and memory <= MOST_MEMORY and passes <= MOST_PASSES):
            raise ValueError
        salt, nonce, sealed = (bytes.fromhex(slot[name]) for name in ("salt", "nonce", "sealed"))
        key = _key(passphrase, salt, memory, passes)
        bound = compact(public.to_json()).encode("ascii")
        inside = json.loads(bindings.crypto_aead_chacha20poly1305_ietf_decrypt(sealed, bound, nonce, key))
        return Identity(public, bytes.fromhex(inside["seed"]), inside["secret"])
    except CryptoError as error:
        raise WrongPassphraseError(tr("The passphrase of your keys is another one: try again.")) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unreadable() from error


def _key(passphrase: str, salt: bytes, memory: int, passes: int) -> bytes:
    return bytes(pwhash.argon2id.kdf(KEY, normalised(passphrase), salt, opslimit=passes, memlimit=memory))


def _read(text: str) -> Mapping[str, Any]:
    try:
        value = json.loads(text)
        if value["format"] != FORMAT or not isinstance(value["slot"], dict) or "public" not in value:
            raise ValueError
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _unreadable() from error
    return dict(value)


def _unreadable() -> InputError:
    return InputError(tr("The file of your keys cannot be read: it is damaged, or of a newer version."))
