"""What may be shown to someone who has not asked, with a reason, to see more."""

from __future__ import annotations


def mask_id(text: str | None) -> str:
    """140521********1234: the county and the last four stay, the birth date goes.

    Anything of another length keeps less: two characters at each end, nothing under six.
    """
    if not text:
        return ""
    return _keep(text, 6, 4) if len(text) >= 15 else _keep(text, 2, 2)


def mask_name(text: str | None) -> str:
    """王*, 王*国, 欧阳**: the first character and, of three or more, the last."""
    if not text:
        return ""
    return _keep(text, 1, 1) if len(text) > 2 else text[0] + "*" * (len(text) - 1)


def mask_phone(text: str | None) -> str:
    """138****0000."""
    return _keep(text, 3, 4) if text else ""


def mask_account(text: str | None) -> str:
    """The last four digits only, as a bank slip prints them."""
    return _keep(text, 0, 4) if text else ""


def _keep(text: str, head: int, tail: int) -> str:
    hidden = len(text) - head - tail
    if hidden <= 0:
        return "*" * len(text)
    return text[:head] + "*" * hidden + text[-tail:]
