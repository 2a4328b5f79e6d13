from django.apps import AppConfig


class LedgersConfig(AppConfig):
    name = "yingbao.ledgers"
    label = "ledgers"
    verbose_name = "台账"

    def ready(self) -> None:
        """The audit page speaks of a ledger's verbs in the words of its doors."""
        from yingbao.casework.selectors import audit_words
        from yingbao.ledgers.registry import LEDGERS

        for ledger in LEDGERS:
            doors = [*ledger.doors, *([ledger.opening] if ledger.opening else [])]
            audit_words.learn(ledger.slug, ledger.title, {door.name: door.label for door in doors})
