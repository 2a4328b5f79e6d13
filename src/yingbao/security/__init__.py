"""Keys, sealing and masking: what keeps identity numbers from being read. The public door."""

from yingbao.security.keyfile import KeyRingError
from yingbao.security.keys import KeyRing
from yingbao.security.masking import mask_account, mask_id, mask_name, mask_phone

__all__ = ["KeyRing", "KeyRingError", "mask_account", "mask_id", "mask_name", "mask_phone"]
