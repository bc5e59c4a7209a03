"""Seals and opens tokens of the sealed format as docs/token-format.md has it. Reads a JSON list of requests, writes one of answers."""

import json
import os
import sys

from cryptography.hazmat.primitives import hashes, hmac, padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.constant_time import bytes_eq
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def derive(key):
    kdf = HKDF(algorithm=hashes.SHA512(), length=68, salt=None, info=b"edgeseal sealed 1")
    material = kdf.derive(key)
    return material[:32], material[32:64], material[64:]


def tag_of(mac_key, associated, iv, ciphertext):
    mac = hmac.HMAC(mac_key, hashes.SHA512())
    mac.update(associated + iv + ciphertext + (8 * len(associated)).to_bytes(8, "big"))
    return mac.finalize()[:32]


def seal(key, purpose, issued, expires, value):
    mac_key, cipher_key, key_id = derive(key)
    iv = os.urandom(16)
    padder = padding.PKCS7(128).padder()
    plain = issued.to_bytes(8, "big") + expires.to_bytes(8, "big") + value
    encryptor = Cipher(algorithms.AES(cipher_key), modes.CBC(iv)).encryptor()
    ciphertext = encryptor.update(padder.update(plain) + padder.finalize()) + encryptor.finalize()
    head = b"\x01" + key_id
    return head + iv + ciphertext + tag_of(mac_key, head + purpose, iv, ciphertext)


def open_token(key, purpose, token):
    mac_key, cipher_key, key_id = derive(key)
    head, iv, ciphertext, tag = token[:5], token[5:21], token[21:-32], token[-32:]
    if head != b"\x01" + key_id:
        return "another key"
    if not bytes_eq(tag, tag_of(mac_key, head + purpose, iv, ciphertext)):
        return "not genuine"
    decryptor = Cipher(algorithms.AES(cipher_key), modes.CBC(iv)).decryptor()
    unpadder = padding.PKCS7(128).unpadder()
    plain = unpadder.update(decryptor.update(ciphertext) + decryptor.finalize()) + unpadder.finalize()
    times = [int.from_bytes(plain[at : at + 8], "big") for at in (0, 8)]
    return {"issuedAt": times[0], "expiresAt": times[1], "value": plain[16:].hex()}


def answer(request):
    key = bytes.fromhex(request["key"])
    purpose = request["purpose"].encode()
    if "token" in request:
        return open_token(key, purpose, bytes.fromhex(request["token"]))
    value = bytes.fromhex(request["value"])
    return seal(key, purpose, request["issuedAt"], request["expiresAt"], value).hex()


json.dump([answer(request) for request in json.load(sys.stdin)], sys.stdout)
