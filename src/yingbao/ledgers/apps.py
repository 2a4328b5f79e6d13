from django.apps import AppConfig


class LedgersConfig(AppConfig):
    name = "yingbao.ledgers"
    label = "ledgers"
    verbose_name = "台账"
