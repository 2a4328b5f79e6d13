"""Password storage measured for the machine a county has: two cores, two hundred people at nine."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class TwoCoreArgon2(Argon2PasswordHasher):
    """OWASP's minimum for argon2id; Django's default took twenty seconds for a morning's logins."""

    time_cost = 2
    memory_cost = 19 * 1024  # KiB
    parallelism = 1
